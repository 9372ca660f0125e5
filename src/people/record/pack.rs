//! Packs tables of facts into the file that [`super::Record`] reads in place.
//!
//! Little-endian, no padding. A head of magic, version and nine section ends; then the sections:
//!
//! | section | entry |
//! |---|---|
//! | sources, jurisdictions, parties, offices, names | `u32` ends of strings, then their UTF-8 |
//! | people | `u24` first row; their names (`Name|Alias|…`) are the string of the same number |
//! | rows | office `u16`, jurisdiction `u16`, party `u8`, kind and source `u8`, start `u24`, end `u24` |
//! | items | person `u24`, Wikidata number `u32`; sorted |
//! | keys | surname `u32`, given name `u16`, person `u24`; sorted; hashes of outlines |
//!
//! People are sorted by folded surname and name, rows by person and time.

use super::partial::Partial;
use super::table::{Fact, KINDS};
use super::{fold, identity};

/// The first bytes of the file.
pub const MAGIC: &[u8; 8] = b"NGRECORD";

/// Raised with every change of the form; another version is not read.
pub const VERSION: u32 = 1;

/// Bytes of the head: magic, version, section ends.
pub const HEAD: usize = 12 + 4 * SECTIONS;

/// Number of sections.
pub const SECTIONS: usize = 9;

/// Bytes of an entry of the sections people, rows, items and keys.
pub const PERSON: usize = 3;
/// See [`PERSON`].
pub const ROW: usize = 12;
/// See [`PERSON`].
pub const ITEM: usize = 7;
/// See [`PERSON`].
pub const KEY: usize = 9;

/// Packs the facts. `sources` are tags with their dates (`YYYY-MM-DD`), at most 16.
///
/// Fails where a limit of the form is passed or a fact names an unknown source or kind.
pub fn pack(facts: &[Fact], sources: &[(String, String)]) -> Result<Vec<u8>, String> {
    let mut people: Vec<Person> =
        identity::people(facts).into_iter().map(|rows| Person::new(rows, facts)).collect();
    people.sort_by(|a, b| a.order.cmp(&b.order).then_with(|| a.rows.cmp(&b.rows)));

    let mut jurisdictions = Interned::of(facts.iter().map(|f| f.jurisdiction.as_str()));
    let mut parties = Interned::of(facts.iter().map(|f| f.party.as_str()));
    let mut offices = Interned::of(facts.iter().map(|f| f.office.as_str()));
    let (mut starts, mut rows, mut items, mut keys) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (number, person) in people.iter().enumerate() {
        starts.extend(u24(rows.len() / ROW)?);
        for &index in &person.rows {
            let fact = &facts[index];
            let kind = KINDS.iter().position(|k| *k == fact.kind).ok_or("unknown kind")?;
            let source = sources
                .iter()
                .position(|(tag, _)| *tag == fact.source)
                .filter(|n| *n < 16)
                .ok_or(format!("{}: source {:?} is not among the sources", fact.name, fact.source))?;
            rows.extend(u16::try_from(offices.number(&fact.office)).map_err(wide)?.to_le_bytes());
            rows.extend(u16::try_from(jurisdictions.number(&fact.jurisdiction)).map_err(wide)?.to_le_bytes());
            rows.push(u8::try_from(parties.number(&fact.party)).map_err(wide)?);
            rows.push((kind << 4 | source) as u8);
            rows.extend(Partial::pack(Partial::parse(&fact.start)));
            rows.extend(Partial::pack(Partial::parse(&fact.end)));
        }
        if let Some(item) = person.item {
            items.extend(u24(number)?);
            items.extend(item.to_le_bytes());
        }
        keys.extend(person.keys.iter().map(|(surname, given)| (hash(surname), hash(given) as u16, number)));
    }
    keys.sort_unstable();
    keys.dedup();
    let mut packed_keys = Vec::with_capacity(keys.len() * KEY);
    for (surname, given, person) in keys {
        packed_keys.extend(surname.to_le_bytes());
        packed_keys.extend(given.to_le_bytes());
        packed_keys.extend(u24(person)?);
    }
    let sources: Vec<String> = sources.iter().map(|(tag, day)| format!("{tag}|{day}")).collect();
    let names: Vec<String> = people.iter().map(|p| p.names.join("|")).collect();
    Ok(file([
        strings(sources.iter().map(String::as_str)),
        strings(jurisdictions.list()),
        strings(parties.list()),
        strings(offices.list()),
        strings(names.iter().map(String::as_str)),
        starts,
        rows,
        items,
        packed_keys,
    ]))
}

/// FNV-1a, 32 bits: <http://www.isthe.com/chongo/tech/comp/fnv/>.
pub fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193))
}

struct Person {
    order: (String, Vec<String>),
    names: Vec<String>,
    /// Facts, by time.
    rows: Vec<usize>,
    item: Option<u32>,
    keys: Vec<identity::Key>,
}

impl Person {
    fn new(mut rows: Vec<usize>, facts: &[Fact]) -> Person {
        rows.sort_by(|&a, &b| {
            (&facts[a].start, &facts[a].end, &facts[a].office).cmp(&(
                &facts[b].start,
                &facts[b].end,
                &facts[b].office,
            ))
        });
        let mut keys: Vec<identity::Key> = Vec::new();
        let mut forms: Vec<&str> = Vec::new();
        for &row in &rows {
            let fact = &facts[row];
            let brief = matches!(fact.kind.as_str(), "mayor" | "state-legislator");
            keys.extend(fact.names().flat_map(|n| identity::keys(n, &fact.jurisdiction, brief)));
            forms.extend(fact.names());
        }
        keys.sort();
        keys.dedup();
        // A form that another one covers says nothing more; of equal ones the first stays.
        let words: Vec<Vec<String>> = forms.iter().map(|f| fold::words(f)).collect();
        let covered = |i: usize| {
            (0..forms.len())
                .any(|j| i != j && covers(&words[j], &words[i]) && (j < i || !covers(&words[i], &words[j])))
        };
        let main = forms.first().copied().unwrap_or("");
        let mut names = vec![main.to_owned()];
        names.extend(
            (1..forms.len()).filter(|&i| !covered(i) && forms[i] != main).map(|i| forms[i].to_owned()),
        );
        let item = rows.iter().find_map(|&r| facts[r].wikidata.strip_prefix('Q')?.parse().ok());
        let words = fold::words(main.split(" of ").next().unwrap_or(main));
        let surname = words.last().map(|w| fold::outline(w)).unwrap_or_default();
        Person { order: (surname, words), names, rows, item, keys }
    }
}

/// Whether each word of the shorter form is a word of the longer one, or its initial, in order.
fn covers(longer: &[String], shorter: &[String]) -> bool {
    let mut rest = longer.iter();
    shorter
        .iter()
        .all(|word| rest.any(|full| full == word || word.len() == 1 && full.starts_with(word.as_str())))
}

/// The texts of a column, the most frequent first.
struct Interned<'a> {
    list: Vec<&'a str>,
    numbers: std::collections::BTreeMap<&'a str, usize>,
}

impl<'a> Interned<'a> {
    fn of(texts: impl Iterator<Item = &'a str>) -> Interned<'a> {
        let mut counts = std::collections::BTreeMap::new();
        texts.for_each(|t| *counts.entry(t).or_insert(0_usize) += 1);
        let mut list: Vec<&str> = counts.keys().copied().collect();
        list.sort_by_key(|t| (std::cmp::Reverse(counts[t]), *t));
        let numbers = list.iter().enumerate().map(|(number, text)| (*text, number)).collect();
        Interned { list, numbers }
    }

    fn number(&mut self, text: &str) -> usize {
        self.numbers.get(text).copied().unwrap_or(usize::MAX)
    }

    fn list(&self) -> impl Iterator<Item = &str> {
        self.list.iter().copied()
    }
}

fn strings<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<u8> {
    let (mut ends, mut bytes) = (Vec::<u8>::new(), Vec::<u8>::new());
    for text in texts {
        bytes.extend(text.as_bytes());
        ends.extend((bytes.len() as u32).to_le_bytes());
    }
    let mut section = ((ends.len() / 4) as u32).to_le_bytes().to_vec();
    section.extend(ends);
    section.extend(bytes);
    section
}

fn file(sections: [Vec<u8>; SECTIONS]) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    bytes.extend(VERSION.to_le_bytes());
    let mut end = HEAD;
    for section in &sections {
        end += section.len();
        bytes.extend((end as u32).to_le_bytes());
    }
    sections.iter().for_each(|s| bytes.extend(s));
    bytes
}

fn u24(number: usize) -> Result<[u8; 3], String> {
    let bytes = (number as u32).to_le_bytes();
    if number >> 24 != 0 {
        return Err(format!("{number} does not fit three bytes"));
    }
    Ok([bytes[0], bytes[1], bytes[2]])
}

fn wide(error: std::num::TryFromIntError) -> String {
    format!("a column has more texts than its number can count: {error}")
}
