//! The words that recognisers look at, from the tables in `data/figures`.

use std::sync::OnceLock;

use crate::data::table;
use crate::decimal;
use crate::map::Map;

/// Classes of words, as bits of [`Entry::classes`].
pub(super) mod class {
    macro_rules! classes {
        ($($name:ident = $bit:expr;)*) => {
            $(pub(in super::super) const $name: u32 = 1 << $bit;)*
            /// The class of that name in `words.tsv`.
            pub(super) fn named(name: &str) -> u32 {
                let upper = name.to_ascii_uppercase();
                $(if upper == stringify!($name) { return $name; })*
                0
            }
        };
    }
    classes! {
        DETERMINER = 0;
        FUNCTION = 1;
        PREPOSITION = 2;
        AUXILIARY = 3;
        FUTURE = 4;
        EXPECTED = 5;
        PAST = 6;
        SCHEDULED = 7;
        PEOPLE = 8;
        CHANGE = 9;
        VOTE = 10;
        GAME = 11;
        DESIGNATOR = 12;
        STREET = 13;
        UNITNAME = 14;
        DAYMODIFIER = 15;
        DAYTAIL = 16;
        CODES = 17;
        ENDERS = 18;
        REPORTING = 19;
        PRESENT = 20;
        SPORT = 21;
        OPENER = 22;
        HAPPENED = 23;
        PERSON = 24;
        AGED = 25;
        PORTION = 26;
        NUMBERED = 27;
        PLAYED = 28;
        ASKING = 29;
    }
}

/// What a unit measures.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum System {
    Metric,
    Us,
    Both,
}

/// A unit of measurement or of time; its SI value is `value × factor + offset`.
#[derive(PartialEq, Debug)]
pub(super) struct Unit {
    /// UCUM, or a plain name.
    pub(super) code: &'static str,
    pub(super) dimension: &'static str,
    pub(super) factor: f64,
    pub(super) offset: f64,
    pub(super) system: System,
    pub(super) singular: &'static str,
}

impl Unit {
    pub(super) fn is_time(&self) -> bool {
        self.dimension == "time"
    }
}

/// A currency.
#[derive(PartialEq, Debug)]
pub(super) struct Currency {
    /// ISO 4217.
    pub(super) code: &'static str,
    pub(super) singular: &'static str,
    pub(super) plural: &'static str,
}

/// All that the tables say of one word.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Entry {
    pub(super) classes: u32,
    pub(super) cardinal: Option<u8>,
    pub(super) scale: Option<f64>,
    /// A magnitude written as letters behind digits: `449K`, `5bn`.
    pub(super) abbreviated: Option<f64>,
    pub(super) ordinal: Option<u16>,
    /// The denominator: `third`, `quarters`.
    pub(super) fraction: Option<u16>,
    pub(super) month: u8,
    pub(super) weekday: u8,
    pub(super) season: u8,
    pub(super) part: u8,
    pub(super) unit: Option<&'static Unit>,
    pub(super) currency: Option<&'static Currency>,
}

impl Entry {
    pub(super) fn is(&self, classes: u32) -> bool {
        self.classes & classes != 0
    }
}

/// The tables, read once.
#[derive(Debug)]
pub(super) struct Lexicon {
    entries: Vec<Entry>,
    index: Map<&'static str, u16>,
    signs: Vec<(&'static str, &'static Currency)>,
    compounds: Map<&'static str, Vec<&'static str>>,
}

/// No entry is longer than this.
const LONGEST_WORD: usize = 18;

impl Lexicon {
    pub(super) fn get() -> &'static Lexicon {
        static LEXICON: OnceLock<Lexicon> = OnceLock::new();
        LEXICON.get_or_init(Lexicon::read)
    }

    /// The index of a lower-case word's entry; 0 where the tables do not have it.
    pub(super) fn index(&self, word: &str) -> u16 {
        if word.len() > LONGEST_WORD { 0 } else { self.index.get(word).copied().unwrap_or(0) }
    }

    pub(super) fn entry(&self, index: u16) -> &Entry {
        &self.entries[usize::from(index)]
    }

    pub(super) fn find(&self, word: &str) -> &Entry {
        self.entry(self.index(word))
    }

    /// The currency that a sign before an amount stands for; the sign in lower case.
    pub(super) fn sign(&self, sign: &str) -> Option<&'static Currency> {
        self.signs.iter().find(|(s, _)| *s == sign).map(|(_, c)| *c)
    }

    pub(super) fn currency(&self, code: &str) -> Option<&'static Currency> {
        currencies().iter().find(|c| c.code == code)
    }

    /// Whether `first-second` is a compound that states no figure.
    pub(super) fn is_compound(&self, first: &str, second: &str) -> bool {
        self.compounds.get(first).is_some_and(|tails| tails.contains(&second))
    }

    fn read() -> Lexicon {
        let mut lexicon = Lexicon {
            entries: vec![Entry::default()],
            index: Map::default(),
            signs: Vec::new(),
            compounds: Map::default(),
        };
        for fields in rows(crate::data::table("figures/words.tsv")) {
            let [name, words] = fields[..] else { continue };
            for word in words.split(' ') {
                let (word, value) = word.split_once('=').unwrap_or((word, ""));
                lexicon.learn(name, word, decimal::read(value).unwrap_or(0.0));
            }
        }
        for (unit, names) in units().iter().zip(column(table(UNITS), 6)) {
            for name in names.split(' ').filter(|n| !n.is_empty()) {
                lexicon.add(name).unit = Some(unit);
            }
        }
        for (currency, fields) in currencies().iter().zip(rows(table(CURRENCIES))) {
            for sign in fields.get(3).unwrap_or(&"").split(' ').filter(|s| !s.is_empty()) {
                lexicon.signs.push((sign, currency));
            }
            for word in fields.get(4).unwrap_or(&"").split(' ').filter(|w| !w.is_empty()) {
                lexicon.add(word).currency = Some(currency);
            }
        }
        for fields in rows(crate::data::table("figures/compounds.tsv")) {
            if let [first, seconds] = fields[..] {
                lexicon.compounds.entry(first, Vec::new()).extend(seconds.split(' '));
            }
        }
        lexicon
    }

    fn add(&mut self, word: &'static str) -> &mut Entry {
        let next = self.entries.len() as u16;
        let index = *self.index.entry(word, next);
        if index == next {
            self.entries.push(Entry::default());
        }
        &mut self.entries[usize::from(index)]
    }

    fn learn(&mut self, name: &str, word: &'static str, value: f64) {
        let entry = self.add(word);
        match name {
            "cardinal" => entry.cardinal = Some(value as u8),
            "scale" => entry.scale = Some(value),
            "abbreviated" => entry.abbreviated = Some(value),
            "ordinal" => entry.ordinal = Some(value as u16),
            "fraction" => entry.fraction = Some(value as u16),
            "month" => entry.month = value as u8,
            "weekday" => entry.weekday = value as u8,
            "season" => entry.season = value as u8,
            "part" => entry.part = value as u8,
            other => entry.classes |= class::named(other),
        }
    }
}

/// All units, in the order of the table.
pub(super) fn units() -> &'static [Unit] {
    static UNITS_READ: OnceLock<Vec<Unit>> = OnceLock::new();
    UNITS_READ.get_or_init(|| {
        rows(table(UNITS))
            .map(|fields| Unit {
                code: fields[0],
                dimension: fields[1],
                factor: decimal::read(fields[2]).unwrap_or(1.0),
                offset: decimal::read(fields[3]).unwrap_or(0.0),
                system: match fields[4] {
                    "metric" => System::Metric,
                    "us" => System::Us,
                    _ => System::Both,
                },
                singular: fields[5],
            })
            .collect()
    })
}

/// The unit with this code.
pub(super) fn unit(code: &str) -> Option<&'static Unit> {
    units().iter().find(|u| u.code == code)
}

fn currencies() -> &'static [Currency] {
    static READ: OnceLock<Vec<Currency>> = OnceLock::new();
    READ.get_or_init(|| {
        rows(table(CURRENCIES))
            .map(|fields| Currency { code: fields[0], singular: fields[1], plural: fields[2] })
            .collect()
    })
}

const UNITS: &str = "figures/units.tsv";
const CURRENCIES: &str = "figures/currencies.tsv";

/// The rows of a table: fields parted by tabs, `#` before a comment.
pub(super) fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).map(|l| l.split('\t').collect())
}

fn column(table: &'static str, index: usize) -> impl Iterator<Item = &'static str> {
    rows(table).map(move |fields| fields.get(index).copied().unwrap_or(""))
}
