//! Rules about the project itself: what belongs where, and that every part is described.

use std::fs;
use std::path::{Path, PathBuf};

/// Rooms of the core and the rooms each may use; see ARCHITECTURE.md. All may sort (`order`), which the module
/// does in one place to stay small.
#[rustfmt::skip]
const MAY_USE: &[(&str, &[&str])] = &[
    ("civil", &[]),
    ("text", &["data", "map", "wordlist"]),
    ("settings", &["civil", "clutter"]),
    ("decimal", &[]),
    ("lower", &[]),
    ("map", &[]),
    ("order", &[]),
    ("wordlist", &[]),
    ("data", &["map"]),
    ("page", &["civil", "data", "decimal", "lower", "map", "order", "text", "wordlist"]),
    ("clutter", &["page", "settings", "text", "civil", "data", "decimal", "lower", "map", "order", "wordlist"]),
];

/// A longer file holds more than one idea.
const LONGEST_FILE: usize = 600;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The project's own files: what git tracks, or would.
fn files() -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a readable folder").flatten() {
            let (path, name) = (entry.path(), entry.file_name());
            if path.is_dir() {
                if !["target", "node_modules", ".git"].iter().any(|skipped| name == *skipped) {
                    folders.push(path);
                }
            } else if name != ".git" {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn has_extension(path: &Path, extensions: &[&str]) -> bool {
    path.extension().and_then(|e| e.to_str()).is_some_and(|e| extensions.contains(&e))
}

#[test]
fn rooms_use_only_the_rooms_below_them() {
    let mut wrong = Vec::new();
    for (room, allowed) in MAY_USE {
        let folder = root().join("src").join(room);
        let single = folder.with_extension("rs");
        for file in files().iter().filter(|f| f.starts_with(&folder) || **f == single) {
            let source = fs::read_to_string(file).expect("source is UTF-8");
            for (number, line) in source.lines().enumerate() {
                let Some(rest) = line.trim_start().strip_prefix("use crate::") else { continue };
                let used = rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or("");
                if used != *room && !allowed.contains(&used) {
                    wrong.push(format!("{}:{}: {room} uses {used}", file.display(), number + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn files_hold_one_idea() {
    let mut long = Vec::new();
    for file in files().iter().filter(|f| has_extension(f, &["rs", "js", "mjs", "css", "html"])) {
        if file.starts_with(root().join("tests/pages")) {
            continue;
        }
        let lines = fs::read_to_string(file).expect("source is UTF-8").lines().count();
        if lines > LONGEST_FILE {
            long.push(format!("{}: {lines} lines", file.display()));
        }
    }
    assert!(long.is_empty(), "more than {LONGEST_FILE} lines:\n{}", long.join("\n"));
}

#[test]
fn data_names_its_origin_and_licence() {
    let mut missing = Vec::new();
    for entry in fs::read_dir(root().join("data")).expect("data/").flatten().filter(|e| e.path().is_dir()) {
        let readme = fs::read_to_string(entry.path().join("README.md")).unwrap_or_default().to_lowercase();
        for word in ["origin", "licence"] {
            if !readme.contains(word) {
                missing.push(format!("{}/README.md does not speak of its {word}", entry.path().display()));
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn fixture_pages_are_complete() {
    for entry in fs::read_dir(root().join("tests/pages")).into_iter().flatten().flatten() {
        if entry.path().is_dir() {
            for name in ["page.html", "about.md", "expected.txt"] {
                assert!(entry.path().join(name).is_file(), "{} lacks {name}", entry.path().display());
            }
        }
    }
}

#[test]
fn the_project_speaks_of_itself_alone() {
    // Written apart, so that this file does not find itself.
    let foreign =
        [["/wo", "rk/"], ["/ro", "ot/"], ["/ho", "me/"], ["registry.", "npmjs"], ["index.", "crates.io"]];
    let mut found = Vec::new();
    let text = &["rs", "js", "mjs", "ts", "css", "html", "md", "json", "toml", "tsv", "txt", "yml"];
    for file in files().iter().filter(|f| has_extension(f, text)) {
        let source = fs::read_to_string(file).unwrap_or_default();
        for (number, line) in source.lines().enumerate() {
            // Inside a list of words (`our/work`) a slash begins no path.
            let begins = |at: usize| !line[..at].ends_with(char::is_alphanumeric);
            if foreign.iter().any(|parts| line.match_indices(&parts.concat()).any(|(at, _)| begins(at))) {
                found.push(format!("{}:{}: {}", file.display(), number + 1, line.trim()));
            }
        }
    }
    assert!(found.is_empty(), "paths of one machine or hosts of a registry:\n{}", found.join("\n"));
}

/// What a page is read into where JavaScript reads it has to be what the native program reads from saved HTML.
#[test]
fn both_readings_of_a_page_keep_the_same() {
    use newsgloss::page::snapshot::{KEPT_ATTRIBUTES, MAX_ATTRIBUTE, MAX_NODES, MAX_TEXT, SKIPPED_TAGS};
    let source = fs::read_to_string(root().join("extension/shared/serialized.js")).expect("readable");
    let list = |start: &str| -> Vec<&str> {
        let (_, rest) = source.split_once(start).unwrap_or_else(|| panic!("serialized.js has no `{start}`"));
        let (inner, _) = rest.split_once(']').expect("the list ends");
        inner.split(',').map(|name| name.trim().trim_matches('"')).filter(|name| !name.is_empty()).collect()
    };
    assert_eq!(list("const KEPT = new Map(["), KEPT_ATTRIBUTES);
    assert_eq!(list("const SKIPPED = new Set(["), SKIPPED_TAGS);
    let numbers = source.replace('_', "");
    for (name, value) in [("ATTRIBUTE", MAX_ATTRIBUTE), ("NODES", MAX_NODES), ("TEXT", MAX_TEXT)] {
        assert!(numbers.contains(&format!("const MAX{name} = {value};")), "MAX_{name} is {value}");
    }
}
