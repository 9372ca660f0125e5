//! congress-legislators: people with terms.

use newsgloss::people::record::table::Fact;
use serde::Deserialize;

use super::{day, state_name};

#[derive(Deserialize)]
struct Person {
    #[serde(default)]
    id: Ids,
    name: Name,
    #[serde(default)]
    terms: Vec<Term>,
    #[serde(default)]
    leadership_roles: Vec<Lead>,
}

#[derive(Deserialize, Default)]
struct Ids {
    #[serde(default)]
    wikidata: String,
}

#[derive(Deserialize)]
struct Name {
    first: String,
    last: String,
    middle: Option<String>,
    nickname: Option<String>,
    suffix: Option<String>,
    official_full: Option<String>,
}

#[derive(Deserialize)]
struct Term {
    #[serde(rename = "type")]
    kind: String,
    start: String,
    end: Option<String>,
    #[serde(default)]
    state: String,
    #[serde(default)]
    party: String,
}

#[derive(Deserialize)]
struct Lead {
    title: String,
    #[serde(default)]
    chamber: String,
    start: String,
    end: Option<String>,
}

/// Terms become tenures; the end of the last one is planned, not known.
pub(super) fn read(text: &str) -> Result<Vec<Fact>, String> {
    let people: Vec<Person> = serde_json::from_str(text).map_err(|e| e.to_string())?;
    let mut facts = Vec::new();
    for person in &people {
        let (name, aliases) = names(&person.name);
        let fact =
            |office: String, jurisdiction: String, start: &str, end: String, party: &str, kind: &str| Fact {
                name: name.clone(),
                aliases: aliases.clone(),
                office,
                jurisdiction,
                start: day(Some(start)),
                end,
                party: party.replace("Democrat", "Democratic"),
                wikidata: person.id.wikidata.clone(),
                kind: kind.to_owned(),
                source: "congress-legislators".to_owned(),
            };
        for (index, term) in person.terms.iter().enumerate() {
            let last = index + 1 == person.terms.len();
            let end = day(term.end.as_deref()) + if last { "?" } else { "" };
            let end = if end == "?" { String::new() } else { end };
            let (office, jurisdiction, kind) = match term.kind.as_str() {
                "prez" => ("President of the United States".to_owned(), "US".to_owned(), "head-of-state"),
                "viceprez" => ("Vice President of the United States".to_owned(), "US".to_owned(), "minister"),
                chamber => {
                    let title = if chamber == "sen" { "Senator" } else { "Representative" };
                    let office = format!("U.S. {title} from {}", state_name(&term.state));
                    (office, format!("US-{}", term.state), "legislator")
                }
            };
            facts.push(fact(office, jurisdiction, &term.start, end, &term.party, kind));
        }
        for lead in &person.leadership_roles {
            let house = if lead.chamber == "senate" { "Senate" } else { "House" };
            let office = match lead.title.starts_with(house) || lead.title.contains("House") {
                true => lead.title.clone(),
                false => format!("{house} {}", lead.title),
            };
            facts.push(fact(
                office,
                "US".to_owned(),
                &lead.start,
                day(lead.end.as_deref()),
                "",
                "legislator",
            ));
        }
    }
    Ok(facts)
}

/// The name in use, and the fuller ones.
fn names(name: &Name) -> (String, String) {
    let plain = format!("{} {}", name.first, name.last);
    let main = match &name.nickname {
        Some(nickname) => format!("{nickname} {}", name.last),
        None => name.official_full.clone().unwrap_or_else(|| plain.clone()),
    };
    let middle = name.middle.iter().map(|m| format!("{} {m} {}", name.first, name.last));
    let suffixed = name.suffix.iter().map(|s| format!("{plain} {s}"));
    let mut aliases: Vec<String> =
        middle.chain(suffixed).chain(name.official_full.clone()).chain([plain.clone()]).collect();
    aliases.retain(|a| *a != main);
    aliases.sort();
    aliases.dedup();
    (main, aliases.join("|"))
}
