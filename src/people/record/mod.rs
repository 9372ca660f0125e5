//! The record of officials: packed when building, read in place.
//!
//! [`table`] is the form of the tables under `data/officials/`, [`identity`] tells which lines are one
//! person, [`pack`] writes the file, [`Record`] reads it without parsing, [`link`] says who of the record
//! an article speaks of, and [`tenure`] whether an office was held on a day.

mod context;
pub mod coverage;
pub mod fold;
pub mod identity;
mod link;
mod names;
pub mod offices;
pub mod pack;
pub mod partial;
pub mod table;
#[cfg(feature = "native")]
pub mod tables;
pub mod tenure;

use std::borrow::Cow;

use crate::civil::Date;
use crate::order;
use pack::{HEAD, ITEM, KEY, MAGIC, PERSON, ROW, SECTIONS, VERSION};
use partial::Partial;

pub(crate) use link::means;
pub use link::{link, link_unless};

/// The record as packed from `data/officials/` when this program was built; the extension ships the same bytes as a
/// file of its own.
#[cfg(feature = "native")]
pub const BUILT_IN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/record.bin"));

/// The packed record.
#[derive(Clone, Debug, Default)]
pub struct Record {
    bytes: Cow<'static, [u8]>,
    /// End of each section, in bytes from the start; all zero where there is no record.
    ends: [usize; SECTIONS],
    /// What was wrong with the file, for the reader; `None` where all is well.
    pub note: Option<String>,
}

/// A person of the record: number in the order of folded surnames.
pub type PersonId = usize;

/// A line of the record: an office and when it was held.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Row<'a> {
    /// Name of the office.
    pub office: &'a str,
    /// ISO 3166-1/-2 code, or an organisation.
    pub jurisdiction: &'a str,
    /// Party; empty where none is given.
    pub party: &'a str,
    /// One of [`table::KINDS`].
    pub kind: &'static str,
    /// Tag of the source.
    pub source: &'a str,
    /// Day of the source.
    pub as_of: Option<Date>,
    /// First day.
    pub start: Option<Partial>,
    /// Last day.
    pub end: Option<Partial>,
}

#[derive(Clone, Copy)]
enum Section {
    Sources,
    Jurisdictions,
    Parties,
    Offices,
    Names,
    People,
    Rows,
    Items,
    Keys,
}

impl Record {
    /// Takes the packed file as it is. A file that is cut short or of another version gives a record that
    /// knows nobody, and a note; no bytes at all are a record that knows nobody, without one.
    pub fn open(bytes: impl Into<Cow<'static, [u8]>>) -> Record {
        let bytes = bytes.into();
        if bytes.is_empty() {
            return Record::default();
        }
        match head(&bytes) {
            Ok(ends) => Record { bytes, ends, note: None },
            Err(message) => Record {
                note: Some(format!("The record of officials cannot be used: {message}.")),
                ..Record::default()
            },
        }
    }

    /// Whether it knows nobody.
    pub fn is_empty(&self) -> bool {
        self.people() == 0
    }

    /// Number of people.
    pub fn people(&self) -> usize {
        self.section(Section::People).len() / PERSON
    }

    /// Number of lines: offices held.
    pub fn lines(&self) -> usize {
        self.section(Section::Rows).len() / ROW
    }

    /// All forms of a person's name on record, with `|` between; the main one first.
    pub fn names(&self, person: PersonId) -> &str {
        self.string(Section::Names, person)
    }

    /// The Wikidata item; empty where none is given.
    pub fn wikidata(&self, person: PersonId) -> String {
        let items = self.section(Section::Items);
        let at = partition(items.len() / ITEM, |i| number(items, i * ITEM, 3) < person);
        match number(items, at * ITEM, 3) == person && (at + 1) * ITEM <= items.len() {
            true => format!("Q{}", number(items, at * ITEM + 3, 4)),
            false => String::new(),
        }
    }

    /// The lines of a person, by time.
    pub fn rows(&self, person: PersonId) -> impl Iterator<Item = Row<'_>> {
        let starts = self.section(Section::People);
        let first = match (person + 1) * PERSON <= starts.len() {
            true => number(starts, person * PERSON, 3),
            false => self.lines(),
        };
        let last = match (person + 2) * PERSON <= starts.len() {
            true => number(starts, (person + 1) * PERSON, 3),
            false => self.lines(),
        };
        (first..last.min(self.lines())).map(|row| self.row(row))
    }

    /// Everybody whose name has this surname and any of these given names, in outline: candidates, to be
    /// compared in full. Two binary searches and no more than the matches.
    pub fn find(&self, name: &str) -> Vec<PersonId> {
        let words = fold::words(name);
        let mut found = Vec::new();
        let Some((surname, givens)) = words.split_last() else { return found };
        let mut look = |surname: &str, given: &str| {
            let wanted = (pack::hash(&fold::outline(surname)), pack::hash(given) as u16);
            found.extend(self.keyed(|key| key < wanted, |key| key == wanted));
        };
        if givens.is_empty() {
            look(surname, "");
        }
        for given in givens.iter().filter(|w| w.len() > 1).take(4) {
            look(surname, &fold::given(given));
        }
        // “J.D. Vance”, “S. Jaishankar”: nothing but initials, apart or together.
        let short = |w: &String| w.len() == 1 || w.len() == 2 && !w.contains(['a', 'e', 'i', 'o', 'u', 'y']);
        if !givens.is_empty() && givens.iter().all(short) {
            look(surname, givens[0].get(..1).unwrap_or(""));
            look(surname, &givens.concat());
        }
        // “Kim Jong-un”: the given name is whole.
        if givens.len() >= 2 {
            look(&words[0], &fold::given(&words[1..].concat()));
            look(surname, &fold::given(&givens.concat()));
        }
        // “Pedro Sánchez Pérez-Castejón”: the first surname may be the one on record.
        if givens.len() >= 2 && givens[1].len() > 1 {
            look(&givens[1], &fold::given(&givens[0]));
        }
        order::by_key(&mut found, |&id| id);
        found.dedup();
        found
    }

    /// Everybody with this surname, in outline.
    pub fn bearers(&self, surname: &str) -> Vec<PersonId> {
        let wanted = pack::hash(&fold::outline(&fold::word(surname)));
        let mut found: Vec<PersonId> = self.keyed(|(s, _)| s < wanted, |(s, _)| s == wanted).collect();
        order::by_key(&mut found, |&id| id);
        found.dedup();
        found
    }

    fn keyed(
        &self,
        before: impl Fn((u32, u16)) -> bool,
        wanted: impl Fn((u32, u16)) -> bool,
    ) -> impl Iterator<Item = PersonId> {
        let keys = self.section(Section::Keys);
        let count = keys.len() / KEY;
        let key = move |i: usize| (number(keys, i * KEY, 4) as u32, number(keys, i * KEY + 4, 2) as u16);
        let first = partition(count, |i| before(key(i)));
        (first..count).take_while(move |&i| wanted(key(i))).map(move |i| number(keys, i * KEY + 6, 3))
    }

    fn row(&self, row: usize) -> Row<'_> {
        let rows = self.section(Section::Rows);
        let part = |offset: usize, width: usize| number(rows, row * ROW + offset, width);
        let date = |offset: usize| {
            let bits = part(offset, 3) as u32;
            let [a, b, c, _] = bits.to_le_bytes();
            Partial::unpack([a, b, c])
        };
        let marks = part(5, 1);
        let source = self.string(Section::Sources, marks & 15);
        let (source, day) = source.split_once('|').unwrap_or((source, ""));
        Row {
            office: self.string(Section::Offices, part(0, 2)),
            jurisdiction: self.string(Section::Jurisdictions, part(2, 2)),
            party: self.string(Section::Parties, part(4, 1)),
            kind: table::KINDS.get(marks >> 4).copied().unwrap_or(""),
            source,
            as_of: Date::parse(day),
            start: date(6),
            end: date(9),
        }
    }

    fn section(&self, section: Section) -> &[u8] {
        let at = section as usize;
        let start = if at == 0 { HEAD } else { self.ends[at - 1] };
        self.bytes.get(start..self.ends[at]).unwrap_or(&[])
    }

    /// A string of a section of strings; empty where there is none of this number.
    fn string(&self, section: Section, index: usize) -> &str {
        let bytes = self.section(section);
        let count = number(bytes, 0, 4);
        if index >= count {
            return "";
        }
        let base = 4 + 4 * count;
        let end = |i: usize| base.saturating_add(number(bytes, 4 + 4 * i, 4));
        let start = if index == 0 { base } else { end(index - 1) };
        bytes.get(start..end(index)).and_then(|b| std::str::from_utf8(b).ok()).unwrap_or("")
    }
}

/// The section ends, checked once against the length of the file.
fn head(bytes: &[u8]) -> Result<[usize; SECTIONS], String> {
    if !bytes.starts_with(MAGIC) {
        return Err("the file is none".to_owned());
    }
    let version = number(bytes, 8, 4);
    if version != VERSION as usize {
        return Err(format!("the file is of version {version}, this program reads version {VERSION}"));
    }
    let mut ends = [0; SECTIONS];
    let mut reached = HEAD;
    for (index, end) in ends.iter_mut().enumerate() {
        *end = number(bytes, 12 + 4 * index, 4);
        if *end < reached {
            return Err("its parts overlap".to_owned());
        }
        reached = *end;
    }
    if reached != bytes.len() {
        return Err(format!("the file has {} bytes and should have {reached}", bytes.len()));
    }
    Ok(ends)
}

/// A little-endian number of up to four bytes; 0 where the bytes end before it.
fn number(bytes: &[u8], at: usize, width: usize) -> usize {
    let slice = at.checked_add(width).and_then(|end| bytes.get(at..end)).unwrap_or(&[]);
    slice.iter().rev().fold(0, |n, &b| n << 8 | usize::from(b))
}

/// The first index for which this no longer holds.
fn partition(count: usize, holds: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = low + (high - low) / 2;
        if holds(middle) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}
