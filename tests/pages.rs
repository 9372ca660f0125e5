//! Whole pages: a folder each under `tests/pages/`, with what is found on it in a form that people can read.
//!
//! `page.html` is the page; `about.md` says what it stands for and which texts must be hidden (`hide: …`), must stay
//! (`keep: …`), or should be hidden and are not yet (`missed: …`: once one is, it moves to `hide`); `expected.txt` holds
//! everything that is found. `UPDATE=1 cargo test --test pages` writes `expected.txt` anew; what changed is to be read
//! before it is committed.

mod rendered;

use std::fs;
use std::path::{Path, PathBuf};

use newsgloss::page::{PageSnapshot, html};
use newsgloss::{Analysis, Engine, Settings, civil::Date};

/// A fixture and what is found on it, at the default level.
struct Fixture {
    name: String,
    folder: PathBuf,
    page: PageSnapshot,
    analysis: Analysis,
}

fn fixture(folder: &Path, engine: &Engine) -> Fixture {
    let name = folder.file_name().expect("a name").to_string_lossy().into_owned();
    let source = fs::read_to_string(folder.join("page.html")).expect("page.html");
    let page = html::snapshot(&source, &format!("https://{name}.example/"));
    // The reader's day is fixed: what is found must not depend on when the test runs.
    let settings = Settings { today: Date::new(2026, 7, 1), ..Settings::default() };
    let analysis = engine.analyze(&page, &settings);
    Fixture { name, folder: folder.to_owned(), page, analysis }
}

fn fixtures() -> Vec<Fixture> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let mut folders: Vec<PathBuf> =
        fs::read_dir(root).expect("tests/pages").flatten().map(|e| e.path()).filter(|p| p.is_dir()).collect();
    folders.sort();
    let engine = Engine::new(newsgloss::people::record::BUILT_IN);
    folders.iter().map(|folder| fixture(folder, &engine)).collect()
}

#[test]
fn findings_are_as_expected() {
    let update = std::env::var_os("UPDATE").is_some();
    let mut wrong = Vec::new();
    for Fixture { name, folder, page, analysis } in fixtures() {
        let found = rendered::findings(&page, &analysis);
        let file = folder.join("expected.txt");
        let expected = fs::read_to_string(&file).unwrap_or_default();
        if found == expected {
            continue;
        }
        if update {
            fs::write(&file, &found).expect("expected.txt can be written");
        } else {
            wrong.push(format!("{name}:\n{}", rendered::difference(&expected, &found)));
        }
    }
    assert!(wrong.is_empty(), "UPDATE=1 rewrites what is expected\n\n{}", wrong.join("\n"));
}

#[test]
fn what_must_be_hidden_is_and_what_must_stay_stays() {
    let mut wrong = Vec::new();
    for Fixture { name, folder, page, analysis } in fixtures() {
        let hidden: Vec<String> =
            analysis.clutter.iter().map(|c| rendered::collapse(page.subtree_text(c.node))).collect();
        let all = rendered::collapse(&page.text);
        let about = fs::read_to_string(folder.join("about.md")).expect("about.md");
        for line in about.lines() {
            let (text, hide) = match line.split_once(": ") {
                Some(("hide", text)) => (text, true),
                Some(("keep" | "missed", text)) => (text, false),
                _ => continue,
            };
            assert!(all.contains(text), "{name}: the page does not hold {text:?}");
            if hidden.iter().any(|block| block.contains(text)) != hide {
                wrong.push(format!("{name}: {} {text:?}", if hide { "in view:" } else { "hidden:" }));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What the sample promises, whatever its golden file says.
#[test]
fn the_sample_is_understood() {
    let seed = fixtures().into_iter().find(|f| f.name == "seed").expect("the sample").analysis;
    let prose = &seed.prose.prose;
    let person = |name: &str| seed.people.iter().find(|p| p.name == name).expect("a person");
    let official = person("Kathryn Wheelbarger");
    let role = "assistant secretary of defense for international security affairs";
    assert!(official.official && official.roles.iter().any(|r| r.text == role), "{official:#?}");
    let mentions: Vec<&str> = official.mentions.iter().map(|m| prose.slice(m.span)).collect();
    assert_eq!(mentions.iter().filter(|m| **m == "Wheelbarger").count(), 2, "{mentions:?}");
    assert!(mentions.contains(&"The official"), "{mentions:?}");
    let president = person("Donald Trump");
    assert!(president.roles.iter().any(|r| r.text == "President"), "{president:#?}");
    let first =
        president.record.iter().find(|t| t.end.as_deref() == Some("2021-01-20")).expect("the first term");
    assert_eq!(first.in_office, Some(true));
    assert!(
        president.record.iter().any(|t| t.current == Some(true) && t.office.contains("President")),
        "{president:#?}"
    );
    let figure = |text: &str| {
        let found = seed.figures.iter().find(|f| prose.slice(f.span) == text);
        rendered::figure(found.unwrap_or_else(|| panic!("no figure {text:?}")))
    };
    assert_eq!(figure("79"), "cardinal 79 of coalition members");
    assert_eq!(figure("400"), "cardinal up_to 400 of troops");
    assert_eq!(figure("April 9"), "date 2019-04-09");
    assert_eq!(figure("Last December"), "date 2018-12");
    assert_eq!(figure("next June"), "date 2019-06");
    assert_eq!(figure("April 28, 2017"), "date 2017-04-28");
    assert_eq!(seed.metadata.published.map(|m| m.date), Date::new(2019, 4, 10));
}
