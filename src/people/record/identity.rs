//! Which lines of the tables speak of one person.
//!
//! Sources name people, not identities. Two lines are one person when a form of the name agrees, nothing
//! contradicts (Wikidata item, middle names, generation, lifetime) and the offices lie within reach of one
//! career: the same country or state, or a country and an international organisation.

use std::collections::BTreeMap;

use super::fold;
use super::partial::Partial;
use super::table::Fact;

/// Surname and given name, in outline; the given name is empty where only one name is known.
pub type Key = (String, String);

/// Groups the facts, each group in the given order; groups in the order of their first facts.
pub fn people(facts: &[Fact]) -> Vec<Vec<usize>> {
    let lines: Vec<Line> = facts.iter().map(Line::new).collect();
    // Well-identified lines first, so that vague ones find them.
    let mut order: Vec<usize> = (0..facts.len()).collect();
    order.sort_by_key(|&i| (facts[i].wikidata.is_empty(), lines[i].rank, i));
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut by_key: BTreeMap<&Key, Vec<usize>> = BTreeMap::new();
    for index in order {
        let line = &lines[index];
        let mut near: Vec<usize> =
            line.keys.iter().filter_map(|key| by_key.get(key)).flatten().copied().collect();
        near.sort_unstable();
        near.dedup();
        near.retain(|&group| {
            let members = &groups[group];
            let conflict = |&m: &usize| conflict(line, &lines[m], &facts[index], &facts[m]);
            let tied = |&m: &usize| tied(line, &lines[m]) || crowned(&facts[index], &facts[m]);
            !members.iter().any(conflict) && members.iter().any(tied)
        });
        let named = |group: &usize| {
            groups[*group].iter().any(|&m| facts[index].names().any(|n| facts[m].names().any(|o| n == o)))
        };
        let exact: Vec<usize> = near.iter().copied().filter(|g| named(g)).collect();
        let group = match (&near[..], &exact[..]) {
            ([one], _) | (_, [one]) => *one,
            _ => {
                groups.push(Vec::new());
                groups.len() - 1
            }
        };
        groups[group].push(index);
        for key in &line.keys {
            let known = by_key.entry(key).or_default();
            if known.last() != Some(&group) {
                known.push(group);
            }
        }
    }
    for group in &mut groups {
        group.sort_unstable();
    }
    groups.sort();
    groups
}

/// The keys under which a name is looked up: every given name of two letters or more with the surname; for
/// Spanish names the first surname too, and for East Asian ones the first word as surname.
pub fn keys(name: &str, jurisdiction: &str, brief: bool) -> Vec<Key> {
    // “Lord Evans of Temple Guiting” is Lord Evans.
    let name = name.split(" of ").next().unwrap_or(name);
    let words = fold::words(name);
    let mut keys = Vec::new();
    let mut add = |surname: &str, given: &[String]| {
        let surname = fold::outline(surname);
        let mut givens: Vec<&String> =
            given.iter().filter(|w| w.len() > 1 && !PARTICLES.contains(&w.as_str())).collect();
        givens.truncate(if brief { 1 } else { 6 });
        if givens.is_empty() {
            givens.extend(given.first());
        }
        keys.extend(givens.into_iter().map(|g| (surname.clone(), fold::given(g))));
    };
    match &words[..] {
        [] => {}
        [only] => keys.push((fold::outline(only), String::new())),
        [given @ .., surname] => {
            let country = jurisdiction.split('-').next().unwrap_or("");
            // “Kim Jong-un”, “Kim Jong-il”: the given name is whole or nothing.
            let whole = FAMILY_FIRST.contains(&country);
            if whole {
                add(surname, &[given.concat()]);
                add(&given[0], &[words[1..].concat()]);
            } else {
                add(surname, given);
            }
            if SPANISH.contains(&country) && given.len() >= 2 {
                // “José Luis”, “Juan Carlos” are given names, and no José of the family Luis.
                let surnames = (1..given.len()).filter(|&at| !SECOND_GIVEN.contains(&given[at].as_str()));
                surnames.for_each(|at| add(&given[at], &given[..at]));
            }
        }
    }
    keys.sort();
    keys.dedup();
    keys
}

/// What stands before a name of the father or the house, and is no given name: Hafez al-Assad is not Bashar al-Assad.
const PARTICLES: [&str; 5] = ["al", "bin", "ibn", "bint", "el"];

/// Where people bear two surnames and are called by the first.
const SPANISH: [&str; 21] = [
    "AR", "BO", "CL", "CO", "CR", "CU", "DO", "EC", "ES", "GQ", "GT", "HN", "MX", "NI", "PA", "PE", "PR",
    "PY", "SV", "UY", "VE",
];

/// Second given names, which are no surnames where people bear two of each.
const SECOND_GIVEN: [&str; 44] = [
    "alberto",
    "alejandro",
    "alfonso",
    "andres",
    "angel",
    "antonio",
    "armando",
    "augusto",
    "carlos",
    "cesar",
    "daniel",
    "de",
    "del",
    "eduardo",
    "enrique",
    "ernesto",
    "esteban",
    "felipe",
    "fernando",
    "francisco",
    "gabriel",
    "guillermo",
    "hugo",
    "ignacio",
    "javier",
    "jesus",
    "jose",
    "juan",
    "julio",
    "la",
    "luis",
    "luisa",
    "manuel",
    "maria",
    "mario",
    "miguel",
    "pablo",
    "pedro",
    "rafael",
    "ramon",
    "ricardo",
    "roberto",
    "teresa",
    "victor",
];

/// Where the family name comes first.
const FAMILY_FIRST: [&str; 8] = ["CN", "HK", "KH", "KP", "KR", "SG", "TW", "VN"];

/// Where a middle initial tells namesakes apart.
const MIDDLE_INITIALS: [&str; 5] = ["AU", "CA", "GB", "NZ", "US"];

struct Line {
    keys: Vec<Key>,
    /// Initials of the middle names of the fullest form.
    middle: Vec<char>,
    generation: Option<&'static str>,
    country: String,
    state: String,
    reach: Reach,
    /// First and last year in office.
    years: Option<(u16, u16)>,
    rank: u8,
}

/// How far an office reaches.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reach {
    World,
    Country,
    State,
    /// A state's legislature.
    Chamber,
    Town,
}

impl Line {
    fn new(fact: &Fact) -> Line {
        let is_code = fact.jurisdiction.len() == 2 || fact.jurisdiction.as_bytes().get(2) == Some(&b'-');
        let (country, state) = match fact.jurisdiction.split_once('-') {
            _ if !is_code || fact.jurisdiction == "EU" || fact.jurisdiction == "UN" => (String::new(), ""),
            Some((country, _)) => (country.to_owned(), fact.jurisdiction.as_str()),
            None => (fact.jurisdiction.clone(), ""),
        };
        let reach = match fact.kind.as_str() {
            _ if country.is_empty() => Reach::World,
            // Mayors whom own.tsv names are known beyond their towns.
            "mayor" if !fact.source.starts_with("own") => Reach::Town,
            "state-legislator" => Reach::Chamber,
            _ if !state.is_empty() => Reach::State,
            _ => Reach::Country,
        };
        let brief = matches!(reach, Reach::Chamber | Reach::Town);
        let mut keys: Vec<Key> =
            fact.names().flat_map(|n| self::keys(n, &fact.jurisdiction, brief)).collect();
        keys.sort();
        keys.dedup();
        let mut middle = Vec::new();
        for name in fact.names() {
            let words = fold::words(name);
            if words.len() > 2 && words.len() - 2 > middle.len() {
                middle =
                    words[1..words.len() - 1].iter().filter_map(|w| w.chars().next()).collect::<Vec<char>>();
            }
        }
        let year = |text: &str| Partial::parse(text).map(|p| p.year);
        let (start, end) = (year(&fact.start), year(&fact.end));
        let rank = match reach {
            Reach::Country => 0,
            Reach::World => 1,
            Reach::State => 2,
            Reach::Chamber => 3,
            Reach::Town => 4,
        };
        Line {
            keys,
            middle,
            generation: fact.names().find_map(fold::generation),
            country,
            state: state.to_owned(),
            reach,
            years: start.or(end).map(|first| (first, end.unwrap_or(first))),
            rank,
        }
    }
}

fn conflict(a: &Line, b: &Line, fact: &Fact, other: &Fact) -> bool {
    let items = !fact.wikidata.is_empty() && !other.wikidata.is_empty();
    if items {
        return fact.wikidata != other.wikidata;
    }
    if let (Some(x), Some(y)) = (a.years, b.years) {
        let gap = i32::from(x.0.max(y.0)) - i32::from(x.1.min(y.1));
        let whole = i32::from(x.1.max(y.1)) - i32::from(x.0.min(y.0));
        if gap > 40 || whole > 70 {
            return true;
        }
    }
    let with_initials = MIDDLE_INITIALS.contains(&a.country.as_str());
    if with_initials && a.middle.first().zip(b.middle.first()).is_some_and(|(x, y)| x != y) {
        return true;
    }
    let apart = |x: (u16, u16), y: (u16, u16)| x.1 <= y.0 || y.1 <= x.0;
    match (a.generation, b.generation) {
        (Some(x), Some(y)) if x != y => return true,
        // Father and son in the same seat, one after the other.
        (Some(_), None) | (None, Some(_)) if fact.office == other.office => {
            return a.years.zip(b.years).is_none_or(|(x, y)| apart(x, y));
        }
        _ => {}
    }
    let local = |line: &Line| matches!(line.reach, Reach::Chamber | Reach::Town);
    let states = !a.state.is_empty() && !b.state.is_empty() && a.state != b.state;
    let chambers = a.reach == Reach::Chamber && b.reach == Reach::Chamber && fact.office != other.office;
    let overlap = a.years.zip(b.years).is_some_and(|(x, y)| x.0 < y.1 && y.0 < x.1);
    // John Brook, a senator of one state, is not John B. Brook, the governor of another.
    let alike = || fact.names().any(|name| other.names().any(|o| o == name));
    states && (local(a) || local(b) || overlap || !alike())
        || in_two_houses(fact, other)
        || in_two_houses(other, fact)
        || in_two_branches(fact, other)
        || in_two_branches(other, fact)
        || chambers && overlap
        || a.reach != b.reach && local(a) && local(b)
}

/// Whether one entered a state's legislature well within the other's time in the nation's: two people of one name.
fn in_two_houses(nation: &Fact, state: &Fact) -> bool {
    let day = |text: &str| Partial::parse(text).map(|p| (p.year, p.month));
    let (Some(from), Some(entered)) = (day(&nation.start), day(&state.start)) else { return false };
    let until = day(&nation.end).unwrap_or((u16::MAX, 0));
    nation.kind == "legislator"
        && state.kind == "state-legislator"
        && (nation.jurisdiction.starts_with("US") && state.jurisdiction.starts_with("US"))
        && entered > (from.0 + 1, from.1)
        && entered < until
}

/// Whether one sat in the Congress of the United States and served its president at once, which nobody may: two people,
/// where the names are written differently as well (Bob, Robert). Some weeks are a source's, and some sources give whole
/// congresses.
fn in_two_branches(congress: &Fact, office: &Fact) -> bool {
    /// In days.
    const SOME_WEEKS: i32 = 21;
    if !(congress.kind == "legislator" && office.kind == "minister")
        || !congress.jurisdiction.starts_with("US")
        || office.jurisdiction != "US"
        || congress.names().any(|name| office.names().any(|other| name == other))
    {
        return false;
    }
    // Days, as if each month had 31.
    let day = |text: &str| {
        let whole = Partial::parse(text).filter(|p| p.month > 0 && p.day > 0)?;
        Some((i32::from(whole.year) * 12 + i32::from(whole.month)) * 31 + i32::from(whole.day))
    };
    let ends = |fact: &Fact| Some((day(&fact.start)?, day(&fact.end)?));
    let overlap = ends(congress).zip(ends(office)).map(|(a, b)| a.1.min(b.1) - a.0.max(b.0));
    overlap.is_some_and(|days| days > SOME_WEEKS)
}

/// Whether both are the same crown of several countries: one name with its number, from one day on.
fn crowned(fact: &Fact, other: &Fact) -> bool {
    let monarch = |f: &Fact| ["King ", "Queen ", "Monarch "].iter().any(|title| f.office.starts_with(title));
    monarch(fact)
        && monarch(other)
        && fact.name == other.name
        && !fact.start.is_empty()
        && fact.start == other.start
        && fold::generation(&fact.name).is_some()
}

/// Whether the two offices lie within reach of one career.
fn tied(a: &Line, b: &Line) -> bool {
    use Reach::{Chamber, Country, State, Town, World};
    let same_country = a.country == b.country;
    match (a.reach, b.reach) {
        (World, Chamber | Town) | (Chamber | Town, World) => false,
        (World, _) | (_, World) => true,
        // A prince of two countries, a queen of fifteen.
        (Country, Country) => same_country || a.rank == b.rank && a.years.is_some() && a.years == b.years,
        (Country, State) | (State, Country) => same_country,
        (State, State) => same_country,
        (State | Chamber, State | Chamber) | (Town, Town) => a.state == b.state,
        _ => false,
    }
}
