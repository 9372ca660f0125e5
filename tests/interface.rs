//! What the reader's pages must say and hold.

use std::fs;
use std::path::Path;

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path))
        .unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// Words and marks alone: no tags, addresses or line breaks.
fn words(text: &str) -> String {
    let mut result = String::new();
    let mut depth = 0;
    for c in text.chars() {
        match c {
            '<' => depth += 1,
            '>' => depth -= 1,
            c if depth == 0 => result.push(c),
            _ => {}
        }
    }
    let text = result.replace("()", "").split_whitespace().collect::<Vec<_>>().join(" ");
    text.replace(" ,", ",")
}

#[test]
fn the_attribution_of_the_record_is_shown() {
    let readme = read("data/officials/README.md");
    let (_, section) = readme.split_once("## Attribution").expect("a section on attribution");
    let (_, section) = section.split_once("\n\n").expect("a text below its heading");
    let (text, _) = section.split_once("\n## ").expect("a section after it");
    let options = words(&read("extension/options/options.html"));
    for sentence in words(text).split_inclusive(". ") {
        assert!(options.contains(sentence.trim()), "the options page does not say {sentence:?}");
    }
}

#[test]
fn pages_hold_no_inline_scripts_and_bring_nothing_from_elsewhere() {
    for page in ["popup/popup", "options/options", "welcome/welcome"] {
        let source = read(&format!("extension/{page}.html"));
        for tag in source.split('<').filter(|t| t.starts_with("script")) {
            assert!(tag.contains("src=") && tag.trim_end().ends_with('>'), "{page}: <{tag}");
        }
        for attribute in ["src=\"http", "src=\"//", "style=", " onclick", "@import"] {
            assert!(!source.contains(attribute), "{page} holds {attribute}");
        }
    }
}

#[test]
fn the_permissions_are_explained() {
    let manifest = read("extension/manifest.json");
    let (_, list) = manifest.split_once("\"permissions\": [").expect("permissions");
    let (list, _) = list.split_once(']').expect("an end of the list");
    let (welcome, readme) = (read("extension/welcome/welcome.html"), read("README.md"));
    for permission in list.split(',').map(|p| p.trim().trim_matches('"')) {
        assert!(welcome.contains(&format!("data-permission=\"{permission}\"")), "welcome page: {permission}");
        assert!(readme.contains(&format!("| `{permission}` |")), "README.md: {permission}");
    }
}
