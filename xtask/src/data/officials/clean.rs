//! Rules that clean single lines: names, aliases, offices, kinds, parties, dates.

use newsgloss::people::record::{fold, partial::Partial, table::Fact};

use super::Report;

/// Applies every rule to every line; lines without a name or an office are left out.
pub(super) fn clean(facts: Vec<Fact>, departments: &str, report: &mut Report) -> Vec<Fact> {
    let departments: Vec<(&str, &str)> = departments
        .lines()
        .filter_map(|line| {
            let mut cells = line.split('\t');
            let (short, long) = (cells.next()?, cells.next()?);
            (cells.next()? == "uk-government").then_some((short, long))
        })
        .collect();
    let mut cleaned = Vec::with_capacity(facts.len());
    for mut fact in facts {
        if name(&mut fact) {
            report.count("names: text that is no name cut off");
        }
        if aliases(&mut fact) {
            report.count("aliases: forms left out that are no other name, or implied");
        }
        if office(&mut fact, &departments) {
            report.count("offices: names and kinds set right");
        }
        if dates(&mut fact) {
            report.count("dates: made as vague as they are");
        }
        fact.party = party(&fact.party).to_owned();
        if fold::words(&fact.name).is_empty() || fact.office.is_empty() {
            report.count("lines without a name or an office left out");
        } else {
            cleaned.push(fact);
        }
    }
    cleaned
}

/// Words that stand lower-case inside names.
const PARTICLES: [&str; 43] = [
    "a", "af", "al", "ap", "arap", "at", "av", "ben", "bin", "bint", "d", "da", "dal", "das", "de", "degli",
    "del", "della", "den", "der", "di", "do", "dos", "du", "e", "el", "i", "ibn", "la", "las", "le", "los",
    "ould", "of", "ter", "the", "ul", "van", "von", "y", "zu", "zum", "zur",
];

/// “Yair Lapid serving as caretaker”, “Jerzy Buzek - Solidarity Electoral Union”, “Boris Yel'Tsin”.
fn name(fact: &mut Fact) -> bool {
    let before = fact.name.clone();
    let mut name = before.split(" - ").next().unwrap_or("").trim().replace("'T", "'t");
    if fact.source == "cia-factbook" {
        let words: Vec<&str> = name.split(' ').collect();
        let stray = words.iter().position(|w| {
            w.starts_with(|c: char| c.is_lowercase())
                && !PARTICLES.contains(&w.split(['-', '\'']).next().unwrap_or(""))
        });
        if let Some(at) = stray.filter(|at| *at >= 2) {
            name = words[..at].join(" ");
        }
    }
    // “French Polynesia Moetai Brotherson”, President of French Polynesia
    let place = fact.office.split_once(" of ").map_or("", |(_, place)| place.trim_start_matches("the "));
    if let Some(rest) = name.strip_prefix(place).filter(|rest| !place.is_empty() && rest.starts_with(' ')) {
        name = rest.trim_start().to_owned();
    }
    if let Some(rest) = name.strip_prefix(['"', '“']) {
        name = rest.replacen(['"', '”'], "", 1);
    }
    fact.name = name;
    fact.name != before
}

/// Keeps the aliases that a look-up could not derive from the name, and of these only such as share the
/// surname or a given name with it.
fn aliases(fact: &mut Fact) -> bool {
    let main = fold::words(&fact.name);
    let outline: Vec<String> = main.iter().map(|w| fold::outline(w)).collect();
    let trusted = matches!(fact.source.as_str(), "congress-legislators" | "bioguide" | "ifg-ministers");
    let mut kept: Vec<String> = Vec::new();
    for alias in fact.aliases.split('|') {
        let words = fold::words(alias);
        let shape = words.len() >= 2
            && !alias.contains([',', '(', ')', '"'])
            && !alias.contains(|c: char| c.is_ascii_digit())
            && alias.starts_with(char::is_uppercase)
            && words[0].len() > 1;
        let shouted = alias.split(' ').any(|w| w.len() > 3 && w.chars().all(char::is_uppercase));
        // Each word of the alias is one of the name's, or its initial: nothing new.
        let mut rest = main.iter();
        let implied = words.iter().all(|w| rest.any(|m| m == w || w.len() == 1 && m.starts_with(w.as_str())));
        let same = |word: &String| outline.contains(&fold::outline(word));
        let kin = words.last().is_some_and(same) || words.first().is_some_and(same);
        let near = words.last().is_some_and(|w| main.iter().any(|m| resembles(w, m)));
        // The name, read in an encoding that lost its accented letters: “Francia M Rquez”.
        let letters =
            |text: &str| text.chars().filter(char::is_ascii_alphabetic).collect::<String>().to_lowercase();
        let (all, plain) = (letters(alias), letters(&fact.name));
        let mut left = plain.chars();
        let mangled = !fact.name.is_ascii() && alias.is_ascii() && all.chars().all(|c| left.any(|l| l == c));
        let first_fits = main.iter().any(|m| words.first().is_some_and(|w| w[..1] == m[..1]))
            || words.first().is_some_and(|w| main.iter().any(|m| fold::given(m) == fold::given(w)));
        let title = alias.contains(" of ") && !alias.starts_with("Lord ") && !alias.starts_with("Baroness ");
        if shape && !shouted && !implied && !title && !mangled && (trusted || kin && near && first_fits) {
            kept.push(alias.to_owned());
        }
    }
    kept.sort();
    kept.dedup();
    let joined = kept.join("|");
    let changed = joined != fact.aliases;
    fact.aliases = joined;
    changed
}

/// Whether two folded words may be spellings of one name: the same outline, a common beginning, or no more
/// than two letters apart.
pub(super) fn resembles(a: &str, b: &str) -> bool {
    let (a, b) = (fold::outline(a), fold::outline(b));
    let common = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count();
    a == b
        || common >= 3
        || a.len().abs_diff(b.len()) <= 2 && a.len() > 3 && distance(a.as_bytes(), b.as_bytes()) <= 2
}

/// Levenshtein distance.
fn distance(a: &[u8], b: &[u8]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let changed = diagonal + usize::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = changed.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

/// What the lower houses that are no House of Representatives are called.
const LOWER_HOUSES: [(&str, &str); 8] = [
    ("California", "California State Assembly"),
    ("Maryland", "Maryland House of Delegates"),
    ("Nevada", "Nevada Assembly"),
    ("New Jersey", "New Jersey General Assembly"),
    ("New York", "New York State Assembly"),
    ("Virginia", "Virginia House of Delegates"),
    ("West Virginia", "West Virginia House of Delegates"),
    ("Wisconsin", "Wisconsin State Assembly"),
];

fn office(fact: &mut Fact, departments: &[(&str, &str)]) -> bool {
    let before = (fact.office.clone(), fact.kind.clone());
    if let Some(first) = fact.office.chars().next().filter(|c| c.is_lowercase()) {
        fact.office = first.to_uppercase().collect::<String>() + &fact.office[first.len_utf8()..];
    }
    if fact.source == "openstates-people" && fact.office.starts_with("Member of the ") {
        fact.kind = "state-legislator".to_owned();
        for (state, house) in LOWER_HOUSES {
            if fact.office == format!("Member of the {state} House of Representatives") {
                fact.office = format!("Member of the {house}");
            }
        }
    }
    if fact.office == "Governor of District of Columbia" {
        fact.office = "Mayor of Washington, District of Columbia".to_owned();
        fact.kind = "mayor".to_owned();
    }
    // Presidents of a government or a council of ministers are prime ministers.
    let heads_government = ["President of the Government", "President of the Council of Ministers"];
    if fact.kind == "head-of-state" && heads_government.iter().any(|h| fact.office.starts_with(h)) {
        fact.kind = "head-of-government".to_owned();
    }
    // “Minister of State, DfID”
    if let Some((post, short)) = fact.office.rsplit_once(", ")
        && let Some((_, long)) = departments.iter().find(|(s, _)| *s == short)
    {
        fact.office = format!("{post}, {long}");
    }
    (fact.office.clone(), fact.kind.clone()) != before
}

fn party(party: &str) -> &str {
    match party {
        "Democrat" => "Democratic",
        other => other,
    }
}

/// Dates that look more exact than they are.
fn dates(fact: &mut Fact) -> bool {
    let before = (fact.start.clone(), fact.end.clone());
    match fact.source.as_str() {
        // Years, written as their first and last days.
        "openstates-people" if fact.kind == "state-legislator" => {
            if let Some(year) = fact.start.strip_suffix("-01-01") {
                fact.start = year.to_owned();
            }
            if let Some(year) = fact.end.strip_suffix("-12-31") {
                fact.end = year.to_owned();
            }
        }
        // The ends are those of the term, whether or not the term was the last.
        "openstates-people" if matches!(fact.kind.as_str(), "mayor" | "governor") && !fact.end.is_empty() => {
            fact.end.push('?');
        }
        // A bare year is that of the last yearly edition that lists the person.
        "cia-factbook" if fact.end.len() == 4 => fact.end.push('~'),
        _ => {}
    }
    let backwards = Partial::parse(&fact.start)
        .zip(Partial::parse(&fact.end))
        .is_some_and(|(start, end)| (end.year, end.month.max(1)) < (start.year, start.month));
    if backwards {
        fact.end.clear();
    }
    (fact.start.clone(), fact.end.clone()) != before
}
