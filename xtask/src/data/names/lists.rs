//! Lists of given names, surnames, places and public bodies, taken from the project's facts.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::corpus::Labelled;
use crate::Outcome;

const OFFICIALS: &[&str] = &[
    "officials.tsv",
    "officials-us-state-legislators.tsv",
    "snapshot-cia-world-leaders-2019-06.tsv",
    "officials-from-memory.tsv",
];

/// The names of officials, each as (given names, surname), sorted.
pub(crate) fn people(facts: &Path) -> Result<Vec<(String, String)>, String> {
    let mut names = BTreeSet::new();
    for file in OFFICIALS {
        for row in table(&facts.join(file))? {
            let Some(name) = row.first() else { continue };
            let words: Vec<&str> = name
                .split_whitespace()
                .filter(|w| !w.contains(['"', '.', ',', '(']) && w.chars().count() > 1)
                .filter(|w| !matches!(*w, "Jr" | "Sr" | "II" | "III" | "IV"))
                .collect();
            if let [given, .., last] = words.as_slice()
                && [given, last].iter().all(|w| w.starts_with(char::is_uppercase))
            {
                let particle = words[..words.len() - 1]
                    .iter()
                    .rposition(|w| !w.starts_with(char::is_lowercase))
                    .unwrap_or(0);
                names.insert(((*given).to_owned(), words[particle + 1..].join(" ")));
            }
        }
    }
    Ok(names.into_iter().collect())
}

/// Writes the lists that the library includes.
pub(crate) fn write(facts: &Path, texts: &[Labelled], data: &Path) -> Outcome {
    let people = people(facts)?;
    let count = |words: &mut dyn Iterator<Item = &str>| {
        let mut count: BTreeMap<String, usize> = BTreeMap::new();
        words.for_each(|w| *count.entry(w.to_owned()).or_default() += 1);
        count
            .into_iter()
            .filter(|(w, n)| *n >= 2 && w.chars().all(char::is_alphabetic) && w.chars().count() > 1)
            .map(|(w, _)| w)
            .collect::<Vec<_>>()
    };
    // Those that `data/people/given.tsv` has are known already.
    let known =
        std::fs::read_to_string(data.join("../people/given.tsv")).map_err(|e| format!("given.tsv: {e}"))?;
    let known: BTreeSet<&str> = known.split(['\t', '\n', ' ']).collect();
    let mut given = count(&mut people.iter().map(|(given, _)| given.as_str()));
    given.retain(|name| !known.contains(name.as_str()));
    let family = count(&mut people.iter().filter_map(|(_, last)| last.rsplit(' ').next()));
    let (mut places, mut demonyms) = (BTreeSet::new(), BTreeSet::new());
    for row in table(&facts.join("places.tsv"))? {
        for cell in [0, 3].into_iter().filter_map(|at| row.get(at)) {
            places.extend(one_word(cell));
        }
        demonyms.extend(row.get(4).iter().flat_map(|c| c.split('|')).filter_map(one_word));
    }
    let others = not_in_names(texts);
    let mut governing = governing(facts)?;
    governing.retain(|word| {
        let listed = family.contains(word) || given.contains(word) || places.contains(word);
        !listed && !known.contains(word.as_str()) && !others.contains(word.as_str())
    });
    let mut agencies = BTreeSet::new();
    for row in table(&facts.join("organisations.tsv"))? {
        let public = row.get(2).is_some_and(|kind| {
            matches!(
                kind.as_str(),
                "intergovernmental"
                    | "us-government"
                    | "uk-government"
                    | "government-other"
                    | "military"
                    | "intelligence-foreign"
            )
        });
        agencies.extend(row.first().filter(|_| public).and_then(one_word));
    }
    for (name, what, list) in [
        ("given.txt", "Given names of two or more officials that people/given.tsv lacks", given),
        ("family.txt", "Surnames of two or more officials with different given names", family),
        (
            "governing.txt",
            "Last names of heads of state and government since 2000 that the other lists lack",
            governing.into_iter().collect(),
        ),
        ("places.txt", "Countries, territories and capitals of one word", places.into_iter().collect()),
        ("demonyms.txt", "Their people, of one word", demonyms.into_iter().collect()),
        ("agencies.txt", "Short names of public bodies", agencies.into_iter().collect()),
    ] {
        let text = format!("# {what}, from the project's facts.\n{}\n", list.join("\n"));
        super::write(&data.join(name), text.as_bytes())?;
        println!("{name}: {}", list.len());
    }
    Ok(())
}

/// The last names of presidents, prime ministers and chancellors since 2000: of them news says `the Roe administration`
/// and no more. Of two words only: the last of three or more is often not what somebody is called by.
fn governing(facts: &Path) -> Result<BTreeSet<String>, String> {
    let mut names = BTreeSet::new();
    for file in OFFICIALS {
        for row in table(&facts.join(file))? {
            let [name, aliases, office, _, _, end, _, _, kind, ..] = row.as_slice() else { continue };
            let titles = ["President", "Prime Minister", "Chancellor"];
            let mut titled = titles.iter().filter_map(|title| office.strip_prefix(title));
            let governs = matches!(kind.as_str(), "head-of-state" | "head-of-government")
                && titled.any(|rest| !rest.contains("Council"));
            let recent = end.is_empty() || end.as_str() >= "2000";
            if !governs || !recent {
                continue;
            }
            let full = std::iter::once(name.as_str()).chain(aliases.split('|'));
            let last = full.filter_map(|name| name.split_once(' ')).filter_map(|(_, last)| one_word(last));
            names.extend(
                last.filter(|word| word.chars().count() >= 5 && word.starts_with(char::is_uppercase)),
            );
        }
    }
    Ok(names)
}

/// Words that stand outside of names as often as in them in the labelled texts: towns, and plain words with a capital.
fn not_in_names(texts: &[Labelled]) -> BTreeSet<&str> {
    let mut counts: BTreeMap<&str, i32> = BTreeMap::new();
    for Labelled { text, names, .. } in texts {
        let mut from = 0;
        for name in names {
            let (start, end) = (name.start as usize, name.end as usize);
            for (part, by) in [(text.get(from..start), 1), (text.get(start..end), -1)] {
                let words = part.unwrap_or("").split(|c: char| !c.is_alphabetic());
                words.for_each(|word| *counts.entry(word).or_default() += by);
            }
            from = end;
        }
        let rest = text.get(from..).unwrap_or("").split(|c: char| !c.is_alphabetic());
        rest.for_each(|word| *counts.entry(word).or_default() += 1);
    }
    counts.into_iter().filter(|(_, more)| *more >= 0).map(|(word, _)| word).collect()
}

fn one_word(cell: impl AsRef<str>) -> Option<String> {
    let word = cell.as_ref();
    (word.chars().count() > 1 && word.chars().all(char::is_alphabetic)).then(|| word.to_owned())
}

fn table(path: &Path) -> Result<Vec<Vec<String>>, String> {
    let text = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    Ok(text.lines().skip(1).map(|line| line.split('\t').map(str::to_owned).collect()).collect())
}
