//! Wikidata, through its query service.

use std::collections::BTreeMap;

use newsgloss::people::record::table::Fact;
use serde::Deserialize;

/// What to ask, per country (`?country wdt:P297 "FR"`) and class of office: ministers Q83307, presidents
/// Q30461, prime ministers Q14212, ambassadors Q121998, mayors Q30185. Prepend `BIND`s for both.
pub(super) const QUERY: &str = r#"
SELECT ?person ?personLabel (GROUP_CONCAT(DISTINCT ?also; SEPARATOR="|") AS ?aliases)
       ?officeLabel ?code ?kind ?start ?end ?partyLabel WHERE {
  ?person p:P39 ?held . ?held ps:P39 ?office . ?office wdt:P279* ?class .
  ?office wdt:P1001|wdt:P17 ?country . ?country wdt:P297 ?code .
  OPTIONAL { ?held pq:P580 ?start } OPTIONAL { ?held pq:P582 ?end } OPTIONAL { ?held pq:P4100 ?party }
  OPTIONAL { ?person skos:altLabel ?also . FILTER(LANG(?also) = "en") }
  ?held wikibase:rank ?rank . FILTER(?rank != wikibase:DeprecatedRank)
  SERVICE wikibase:label { bd:serviceParam wikibase:language "en" }
} GROUP BY ?person ?personLabel ?officeLabel ?code ?kind ?start ?end ?partyLabel"#;

#[derive(Deserialize)]
struct Answer {
    results: Results,
}

#[derive(Deserialize)]
struct Results {
    bindings: Vec<BTreeMap<String, Value>>,
}

#[derive(Deserialize)]
struct Value {
    value: String,
}

/// Each binding becomes a tenure. A label that is the item's number says that there is no English name.
pub(super) fn read(text: &str) -> Result<Vec<Fact>, String> {
    let answer: Answer = serde_json::from_str(text).map_err(|e| e.to_string())?;
    let mut facts = Vec::new();
    for binding in &answer.results.bindings {
        let get = |key: &str| binding.get(key).map_or("", |v| v.value.as_str());
        let item = get("person").rsplit('/').next().unwrap_or("");
        let name = get("personLabel");
        let is_number =
            |label: &str| label.strip_prefix('Q').is_some_and(|n| n.bytes().all(|b| b.is_ascii_digit()));
        if name.is_empty() || is_number(name) || is_number(get("officeLabel")) {
            continue;
        }
        let office = get("officeLabel");
        let first = office.chars().next().map_or(String::new(), |c| c.to_uppercase().collect());
        let office = first + office.get(office.chars().next().map_or(0, char::len_utf8)..).unwrap_or("");
        let kind = match get("kind") {
            "" => kind(&office),
            kind => kind,
        };
        facts.push(Fact {
            name: name.to_owned(),
            aliases: get("aliases").to_owned(),
            office,
            jurisdiction: get("code").to_owned(),
            start: date(get("start")),
            end: date(get("end")),
            party: get("partyLabel").to_owned(),
            wikidata: item.to_owned(),
            kind: kind.to_owned(),
            source: "wikidata".to_owned(),
        });
    }
    Ok(facts)
}

/// The service writes a year as its first day, and so a first of January is taken as the year alone.
fn date(text: &str) -> String {
    let day = text.get(..10).unwrap_or("");
    day.strip_suffix("-01-01").unwrap_or(day).to_owned()
}

fn kind(office: &str) -> &'static str {
    let office = office.to_lowercase();
    let any = |words: &[&str]| words.iter().any(|w| office.contains(w));
    if any(&["prime minister", "chancellor of", "premier of"]) {
        "head-of-government"
    } else if any(&["ambassador", "representative to the united nations"]) {
        "diplomat"
    } else if any(&["mayor"]) {
        "mayor"
    } else if any(&["minister", "secretary of", "attorney general"]) {
        "minister"
    } else if any(&["president of", "king of", "queen of", "monarch"]) {
        "head-of-state"
    } else {
        "other"
    }
}
