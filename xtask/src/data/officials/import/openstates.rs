//! Open States: one YAML file a person.

use newsgloss::people::record::table::Fact;
use serde::Deserialize;

use super::{day, state_name};

#[derive(Deserialize)]
struct Person {
    name: String,
    #[serde(default)]
    other_names: Vec<OtherName>,
    #[serde(default)]
    party: Vec<OtherName>,
    #[serde(default)]
    roles: Vec<Role>,
    #[serde(default)]
    ids: Ids,
}

#[derive(Deserialize, Default)]
struct Ids {
    #[serde(default)]
    wikidata: String,
}

#[derive(Deserialize)]
struct OtherName {
    name: String,
}

#[derive(Deserialize)]
struct Role {
    #[serde(rename = "type")]
    kind: String,
    jurisdiction: String,
    start_date: Option<String>,
    end_date: Option<String>,
}

/// Roles become tenures. Ends of governors and mayors are those of the term, whether or not it was the last.
pub(super) fn read(text: &str) -> Result<Vec<Fact>, String> {
    let person: Person = serde_yaml_ng::from_str(text).map_err(|e| e.to_string())?;
    let aliases: Vec<&str> = person.other_names.iter().map(|n| n.name.as_str()).collect();
    let party = person.party.last().map_or("", |p| p.name.as_str());
    let mut facts = Vec::new();
    for role in &person.roles {
        // ocd-jurisdiction/country:us/state:oh/place:toledo/government
        let part = |key: &str| role.jurisdiction.split('/').find_map(|p| p.strip_prefix(key)).unwrap_or("");
        let code = part("state:").to_uppercase();
        let state = state_name(&code);
        let place: Vec<String> = part("place:").split('_').map(capital).collect();
        let (office, kind) = match role.kind.as_str() {
            "governor" => (format!("Governor of {state}"), "governor"),
            "lt_governor" => (format!("Lieutenant Governor of {state}"), "governor"),
            "mayor" => (format!("Mayor of {}, {state}", place.join(" ")), "mayor"),
            "upper" => (format!("Member of the {state} Senate"), "state-legislator"),
            "lower" => (format!("Member of the {state} House of Representatives"), "state-legislator"),
            "legislature" => (format!("Member of the {state} Legislature"), "state-legislator"),
            _ => continue,
        };
        let end = day(role.end_date.as_deref());
        let planned = !end.is_empty() && kind != "state-legislator";
        facts.push(Fact {
            name: person.name.clone(),
            aliases: aliases.join("|"),
            office,
            jurisdiction: format!("US-{code}"),
            start: day(role.start_date.as_deref()),
            end: end + if planned { "?" } else { "" },
            party: party.to_owned(),
            wikidata: person.ids.wikidata.clone(),
            kind: kind.to_owned(),
            source: "openstates-people".to_owned(),
        });
    }
    Ok(facts)
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().collect::<String>() + letters.as_str())
}
