//! Numbers, amounts, dates: what they say, normalised.
//!
//! One pass over the shared tokens ([`finder`]) asks small recognisers in order. A figure is the smallest span
//! that states the whole; what it counts and how exactly it is stated are read off the words around it.
//! Dates are resolved against the day of publication, against the day of a quoted post inside it, and those
//! told by a distance (`a year earlier`) against the date last told.

mod ages;
mod amounts;
mod arithmetic;
mod around;
mod calendar;
mod card;
mod clock;
mod consistency;
mod counted;
mod dates;
mod deictic;
mod elapsed;
mod finder;
mod homes;
mod lexicon;
mod modifier;
mod moment;
mod names;
mod number;
mod pairs;
mod periods;
mod proportion;
mod ranks;
mod signs;
mod tail;
mod tense;
mod tokens;
mod when;
mod worth;
mod years;

pub use card::card;
pub use consistency::{Contradiction, contradictions};

use serde::Serialize;

use crate::civil::Date;
use crate::decimal;
use crate::text::{Prose, Span};
use crate::wordlist::words;

/// What a figure states.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A count: `79` coalition members.
    Cardinal,
    /// A rank: `first`, `No. 2`.
    Ordinal,
    /// `2.5%`, `3 percentage points`.
    Percent,
    /// An amount of money.
    Money,
    /// A number with a unit of measurement.
    Quantity,
    /// A length of time.
    Duration,
    /// A day, week, month, season, year, decade, century, or an interval of such.
    Date,
    /// A time of day.
    Time,
    /// The age of a person.
    Age,
    /// From one value to another.
    Range,
    /// A fraction, a multiple, odds, a vote.
    Ratio,
    /// The result of a game.
    Score,
}

/// A number, or the two ends of a range, vote or score.
#[derive(Clone, Copy, PartialEq, Debug, Serialize)]
#[serde(untagged)]
pub enum Value {
    /// One number.
    One(f64),
    /// Two numbers, in text order.
    Two([f64; 2]),
}

/// How exactly a figure is stated.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Modifier {
    /// About, around, roughly, some.
    Approx,
    /// Up to, as many as, no more than, at most.
    UpTo,
    /// At least, no fewer than, `100+`.
    AtLeast,
    /// More than, over, above.
    MoreThan,
    /// Less than, fewer than, under, below.
    LessThan,
    /// Nearly, almost, close to.
    Nearly,
    /// Early in a period.
    Early,
    /// The middle of a period.
    Mid,
    /// Late in a period.
    Late,
}

/// A figure of the text. Which fields are given depends on the kind; they are those of the labelled set's
/// schema, and ISO 8601, ISO 4217 and UCUM codes are used throughout.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Figure {
    /// The smallest span with the whole figure; modifiers and what is counted are outside.
    #[serde(skip)]
    pub span: Span,
    /// What it states.
    pub kind: Kind,
    /// The number, in full units.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
    /// Dates, times, durations and ages as ISO 8601 (TIMEX3 where ISO has no form).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub iso: Option<String>,
    /// UCUM code of the unit, or its plain name; `pp` for percentage points.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// ISO 4217 code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// What is counted or ranked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// The rate's denominator: `month`, `barrel`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per: Option<String>,
    /// What a range is a range of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range_of: Option<Kind>,
    /// How exactly it is stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub modifier: Option<Modifier>,
}

impl Figure {
    /// A figure of a kind, nothing else known.
    pub fn new(kind: Kind, span: Span) -> Figure {
        Figure {
            span,
            kind,
            value: None,
            iso: None,
            unit: None,
            currency: None,
            of: None,
            per: None,
            range_of: None,
            modifier: None,
        }
    }
}

/// Finds the figures of a text, in text order, disjoint. Relative dates are resolved against `published`;
/// without it they have no `iso`.
///
/// A text that is plainly not English has none.
pub fn find(prose: &Prose, published: Option<Date>) -> Vec<Figure> {
    if is_foreign(prose) {
        return Vec::new();
    }
    finder::Finder::new(prose, published).run()
}

/// Whether a long text lacks the commonest words of English, whatever its page says of its language.
fn is_foreign(prose: &Prose) -> bool {
    /// So many words tell; fewer may be a table or a list of names.
    const ENOUGH: usize = 60;
    /// Small words that make a block a paragraph, and no line of names and numbers.
    const PARAGRAPH: usize = 12;
    /// Every so many words at least one is of these; English news has one in four or five.
    const RARE: usize = 20;
    let (mut words, mut common) = (0, 0);
    for block in &prose.blocks {
        let (mut small, mut known) = (0, 0);
        for index in block.tokens.clone() {
            let word = prose.word(index);
            small += usize::from(word.starts_with(char::is_lowercase));
            known += usize::from(
                words![
                    "the", "of", "and", "to", "that", "with", "is", "for", "from", "by", "was", "it", "he"
                ]
                .has(word),
            );
        }
        if small >= PARAGRAPH {
            words += small;
            common += known;
        }
        if words > 2000 {
            break;
        }
    }
    words >= ENOUGH && common * RARE < words
}

/// ISO 8601 duration of some parts, each a value with its unit of time.
fn iso_duration(parts: &[(f64, &lexicon::Unit)]) -> Option<String> {
    let (mut days, mut clock) = (String::new(), String::new());
    for (value, unit) in parts {
        let (factor, letter) = match unit.code {
            "a" => (1.0, 'Y'),
            "decade" => (10.0, 'Y'),
            "century" => (100.0, 'Y'),
            "mo" => (1.0, 'M'),
            "wk" => (1.0, 'W'),
            "fortnight" => (2.0, 'W'),
            "d" => (1.0, 'D'),
            "h" => (1.0, 'H'),
            "min" => (1.0, 'M'),
            "s" => (1.0, 'S'),
            _ => return None,
        };
        let part = if words!["h", "min", "s"].has(unit.code) { &mut clock } else { &mut days };
        part.push_str(&decimal::write(value * factor));
        part.push(letter);
    }
    Some(if clock.is_empty() { format!("P{days}") } else { format!("P{days}T{clock}") })
}

/// `his 40s`: the ten years of life from `first` on.
fn decade_of_life(span: Span, first: i32) -> Figure {
    Figure {
        value: Some(Value::Two([f64::from(first), f64::from(first + 9)])),
        iso: Some(format!("P{first}Y/P{}Y", first + 9)),
        unit: Some("a".to_owned()),
        range_of: Some(Kind::Age),
        ..Figure::new(Kind::Range, span)
    }
}
