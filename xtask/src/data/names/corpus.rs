//! The texts to learn from: labelled documents, and invented stories filled with names.

use std::path::Path;

use newsgloss::text::Span;

use super::Chance;

/// A text with the spans of its names.
#[derive(Clone)]
pub(crate) struct Labelled {
    pub(crate) text: String,
    pub(crate) names: Vec<Span>,
    pub(crate) source: &'static str,
}

const FILES: &[(&str, &str)] = &[
    ("wikigold.jsonl", "wikigold"),
    ("crossner_politics_train.jsonl", "politics"),
    ("crossner_politics_dev.jsonl", "politics"),
    ("crossner_other_domains.jsonl", "other"),
    ("re3d-half.jsonl", "re3d"),
];

/// Reads the labelled documents.
pub(crate) fn read(folder: &Path) -> Result<Vec<Labelled>, String> {
    let mut all = Vec::new();
    for (file, source) in FILES {
        let path = folder.join(file);
        let lines = std::fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
        for line in lines.lines() {
            let record: serde_json::Value = serde_json::from_str(line).map_err(|e| format!("{file}: {e}"))?;
            let text = record["text"].as_str().unwrap_or("").to_owned();
            let mut bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            bytes.push(text.len());
            let place = |v: &serde_json::Value| {
                v.as_u64().and_then(|n| bytes.get(n as usize)).copied().unwrap_or(text.len())
            };
            let mut names: Vec<Span> = record["persons"]
                .as_array()
                .into_iter()
                .flatten()
                .map(|p| Span::new(place(&p["start"]), place(&p["end"])))
                .collect();
            names.sort_unstable();
            all.push(Labelled { text, names, source });
        }
    }
    Ok(all)
}

/// How often each story is told, with other names each time.
const TELLINGS: usize = 12;

/// Fills the invented stories.
pub(crate) fn stories(path: &Path, facts: &[(String, String)]) -> Result<Vec<Labelled>, String> {
    let text = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let body: Vec<&str> = text.lines().filter(|l| !l.starts_with('#')).collect();
    let mut chance = Chance(7);
    let mut all = Vec::new();
    for story in body.join("\n").split("\n\n") {
        for _ in 0..TELLINGS {
            all.push(tell(story.trim(), facts, &mut chance));
        }
    }
    Ok(all)
}

fn tell(story: &str, facts: &[(String, String)], chance: &mut Chance) -> Labelled {
    let people: Vec<_> = (0..5).map(|_| chance.pick(facts).clone()).collect();
    let mut told = Labelled { text: String::new(), names: Vec::new(), source: "stories" };
    let mut rest = story;
    while let Some((before, after)) = rest.split_once('{') {
        let (slot, after) = after.split_once('}').unwrap_or((after, ""));
        told.text.push_str(before);
        rest = after;
        let start = told.text.len();
        match slot.strip_prefix(|c: char| c.is_ascii_digit()) {
            Some(form) => {
                let index = usize::from(slot.as_bytes()[0] - b'1').min(people.len() - 1);
                let (given, last) = &people[index];
                told.text.push_str(&match form {
                    "" => format!("{given} {last}"),
                    "l" => last.clone(),
                    "f" => given.clone(),
                    "u" => format!("{given} {last}").to_uppercase(),
                    "lu" => last.to_uppercase(),
                    _ => {
                        format!("{given} {}. {last}", *chance.pick(&["A", "B", "C", "J", "L", "M", "R", "W"]))
                    }
                });
                let span = Span::new(start, told.text.len());
                // Slots that touch are one name: `{1f} {1l}`, `{1f}-{2f} {1l}`.
                match told.names.last_mut() {
                    Some(last)
                        if matches!(&told.text[last.end as usize..start], " " | "-")
                            && !before.contains(',') =>
                    {
                        last.end = span.end;
                    }
                    _ => told.names.push(span),
                }
            }
            None => {
                let (given, last) = chance.pick(facts).clone();
                let word = match slot {
                    "s" => last,
                    "f" => given,
                    "place" => (*chance.pick(PLACES)).to_owned(),
                    "dem" => (*chance.pick(DEMONYMS)).to_owned(),
                    "agency" => (*chance.pick(AGENCIES)).to_owned(),
                    "title" => (*chance.pick(TITLES)).to_owned(),
                    "month" => (*chance.pick(MONTHS)).to_owned(),
                    "day" => (*chance.pick(DAYS)).to_owned(),
                    _ => (*chance.pick(WORDS)).to_owned(),
                };
                told.text.push_str(&word);
            }
        }
    }
    told.text.push_str(rest);
    // `Independent {1f} “{word}” {4l}`: a nickname joins what stands around it.
    let mut joined: Vec<Span> = Vec::new();
    for span in told.names {
        match joined.last_mut() {
            Some(last)
                if told.text[last.end as usize..span.start as usize].starts_with(" “")
                    && told.text[last.end as usize..span.start as usize].ends_with("” ")
                    && span.start - last.end < 30 =>
            {
                last.end = span.end
            }
            _ => joined.push(span),
        }
    }
    Labelled { names: joined, ..told }
}

/// Towns, and other things that a single word names, most of them in no list of places: what is unknown is not always a name.
const PLACES: &[&str] = &[
    "London",
    "Paris",
    "Texas",
    "Ohio",
    "Nevada",
    "Berlin",
    "Kenya",
    "Brazil",
    "Tokyo",
    "Moscow",
    "Boston",
    "Lagos",
    "Ottawa",
    "Spain",
    "Cairo",
    "New York",
    "South Dakota",
    "Los Angeles",
    "Hong Kong",
    "Manila",
    "Washington",
    "Iran",
    "Ukraine",
    "China",
    "Sydney",
    "Ankara",
    "Gaza",
    "Kabul",
    "Virginia",
    "Georgia",
    "North Carolina",
    "Brussels",
    "Geneva",
    "Delhi",
    "Warsaw",
    "Mexico City",
    "Baghdad",
    "Seoul",
    "Dortmund",
    "Graz",
    "Mwanza",
    "Bergen",
    "Aarhus",
    "Tampere",
    "Gdynia",
    "Lviv",
    "Zaporizhzhia",
    "Sevastopol",
    "Tbilisi",
    "Batumi",
    "Gyumri",
    "Shiraz",
    "Tabriz",
    "Kirkuk",
    "Latakia",
    "Sidon",
    "Nablus",
    "Aqaba",
    "Muscat",
    "Ibadan",
    "Kaduna",
    "Owerri",
    "Kumasi",
    "Bamako",
    "Ouagadougou",
    "Gao",
    "Kigali",
    "Gulu",
    "Mombasa",
    "Kisumu",
    "Ndola",
    "Bulawayo",
    "Maputo",
    "Windhoek",
    "Durban",
    "Polokwane",
    "Bengaluru",
    "Mysuru",
    "Kochi",
    "Pune",
    "Nagpur",
    "Patna",
    "Sylhet",
    "Kandy",
    "Peshawar",
    "Quetta",
    "Herat",
    "Mandalay",
    "Cebu",
    "Davao",
    "Iloilo",
    "Surabaya",
    "Medan",
    "Penang",
    "Hanoi",
    "Busan",
    "Nagoya",
    "Sapporo",
    "Darwin",
    "Geelong",
    "Ballarat",
    "Otago",
    "Napier",
    "Suva",
    "Calgary",
    "Halifax",
    "Regina",
    "Moncton",
    "Duluth",
    "Tulsa",
    "Omaha",
    "Boise",
    "Fresno",
    "Stockton",
    "Laredo",
    "Monterrey",
    "Oaxaca",
    "Cartagena",
    "Guayaquil",
    "Cusco",
    "Rosario",
    "Mendoza",
    "Manaus",
    "Recife",
    "Cork",
    "Limerick",
    "Sligo",
    "Derry",
    "Swansea",
    "Dundee",
    "Inverness",
    "Rochdale",
    "Grimsby",
    "Ipswich",
    "Plymouth",
    "Bayern",
    "Ajax",
    "Benfica",
    "Sevilla",
    "Porto",
    "Juventus",
    "Chelsea",
    "Arsenal",
    "Everton",
    "Burnley",
    "Mercury",
    "Neptune",
    "Apollo",
    "Moskva",
    "Bravo",
    "Titan",
    "Brexit",
    "Comelec",
    "Kremlin",
    "Hezbollah",
    "Boko",
    "Stagecoach",
    "Ryanair",
    "Siemens",
    "Nestle",
    "Unilever",
    "Gazprom",
    "Rosneft",
    "Infosys",
    "Lukoil",
    "Pfizer",
    "Moderna",
    "Netflix",
    "Spotify",
];
const DEMONYMS: &[&str] = &[
    "French",
    "German",
    "Turkish",
    "Kenyan",
    "American",
    "Russian",
    "Ukrainian",
    "Israeli",
    "British",
    "Iraqi",
    "Chinese",
    "Japanese",
    "Polish",
    "Brazilian",
    "Canadian",
    "Australian",
    "Saudi",
    "Iranian",
    "Indian",
];
const AGENCIES: &[&str] = &[
    "Reuters",
    "FBI",
    "AP",
    "CNN",
    "NATO",
    "EPA",
    "Justice Department",
    "State Department",
    "World Bank",
    "EU",
    "Senate Judiciary Committee",
    "White House",
    "Foreign Ministry",
    "U.N.",
    "Supreme Court",
    "Pentagon",
    "Fox News",
    "National Weather Service",
    "City Council",
    "European Commission",
    "Getty Images",
    "Coast Guard",
];
const TITLES: &[&str] = &[
    "President",
    "Prime Minister",
    "Foreign Minister",
    "Mayor",
    "Gov.",
    "Sen.",
    "Rep.",
    "Attorney General",
    "Police Chief",
    "Defense Secretary",
    "Chancellor",
    "Ambassador",
    "Justice",
    "Judge",
    "Lt. Gov.",
    "Sheriff",
    "U.S. Attorney",
    "Treasury Secretary",
    "Interior Minister",
    "General",
    "Commissioner",
    "Democratic Sen.",
    "Republican Rep.",
    "French President",
    "German Chancellor",
    "spokesman",
    "spokeswoman",
    "former President",
];
const MONTHS: &[&str] = &["January", "March", "April", "May", "June", "August", "Sept.", "Oct.", "December"];
const DAYS: &[&str] = &["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const WORDS: &[&str] = &[
    "Star", "Liberty", "Justice", "Red", "Hope", "Freedom", "Morning", "Summer", "River", "Golden", "Bull",
    "Union", "National", "Light", "Iron", "House", "Black", "Second", "Modern", "Global", "Patriot",
];
