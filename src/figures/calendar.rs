//! Dates that name their day, month or year: `Nov. 19, 2019`, `May 18`, `June`, `2016`, `the 1990s`.

use crate::civil::Date;
use crate::wordlist::words;

use super::lexicon::class;
use super::moment::{Grain, Moment};
use super::tense::Tense;
use super::tokens::Tokens;

/// A date as printed.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Printed {
    pub(super) weekday: u8,
    pub(super) year: Option<i32>,
    pub(super) month: u8,
    pub(super) day: Option<u8>,
    /// One past its last token.
    pub(super) end: usize,
}

impl Printed {
    /// The stretch it names. A month or a day without a year is the nearest one that fits the tense.
    pub(super) fn resolve(self, anchor: Option<Date>, tense: Tense) -> Option<Moment> {
        let month = u32::from(self.month);
        if let Some(year) = self.year {
            return match self.day {
                Some(day) => Date::new(year, month, u32::from(day)).map(|d| Moment::new(d, Grain::Day)),
                None => Date::new(year, month, 1).map(|d| Moment::new(d, Grain::Month)),
            };
        }
        let anchor = anchor?;
        let candidates = anchor.year() - 1..=anchor.year() + 1;
        match self.day {
            Some(day) => candidates
                .filter_map(|y| Date::new(y, month, u32::from(day)))
                .filter(|d| self.weekday == 0 || d.weekday().0 == self.weekday)
                .min_by_key(|d| {
                    let distance = d.day_number() - anchor.day_number();
                    // The nearest, unless the tense points the other way and that is not much further off.
                    let against = match tense {
                        Tense::Past if distance > 0 => 300,
                        Tense::Future if distance < 0 => 240,
                        Tense::Soon if distance < -120 => 60,
                        _ => 0,
                    };
                    distance.abs() + against
                })
                .map(|d| Moment::new(d, Grain::Day)),
            None => {
                let this = Moment::new(anchor, Grain::Month).start;
                candidates
                    .filter_map(|y| Date::new(y, month, 1))
                    .filter(|d| match tense {
                        Tense::Future => *d >= this,
                        // `goes on sale in January`: soon, or else the one gone by.
                        Tense::Soon => d.day_number() - this.day_number() <= 130,
                        Tense::Near => true,
                        Tense::Past | Tense::Unknown => *d <= this,
                    })
                    .min_by_key(|d| {
                        let distance = d.day_number() - this.day_number();
                        distance.abs() * 2 + i32::from(distance > 0)
                    })
                    .map(|d| Moment::new(d, Grain::Month))
            }
        }
    }
}

/// A year in four digits.
pub(super) fn year(t: &Tokens, i: usize) -> Option<i32> {
    let word = t.word(i);
    let four = t.is_number(i) && word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    word.parse().ok().filter(|y| four && (1000..=2199).contains(y))
}

/// The day of a month in digits, with or without its ending; and the token behind.
fn day(t: &Tokens, i: usize) -> Option<(u8, usize)> {
    let word = t.word(i);
    let small = t.is_number(i) && word.len() <= 2;
    let day: u8 = word.parse().ok().filter(|d| small && (1..=31).contains(d))?;
    let ending = t.glued(i + 1) && t.any(i + 1, words!["st", "nd", "rd", "th"]);
    Some((day, i + 1 + usize::from(ending)))
}

/// A month's name; and the token behind it, its dot included where a day or a year follows.
fn month(t: &Tokens, i: usize) -> Option<(u8, usize, bool)> {
    let month = t.entry(i).month;
    if month == 0 || !t.is_capital(i) {
        return None;
    }
    let short = t.word(i).len() <= 4 && !words!["may", "june", "july"].has(t.word(i));
    let dot = short && t.word(i + 1) == "." && t.glued(i + 1);
    Some((month, i + 1 + usize::from(dot), short))
}

/// A date that begins at this token.
pub(super) fn read(t: &Tokens, i: usize) -> Option<Printed> {
    if t.is_number(i) {
        return numeric(t, i).or_else(|| day_first(t, i));
    }
    let weekday = t.entry(i).weekday;
    if weekday > 0 && t.is_capital(i) {
        let mut at = i + 1;
        at += usize::from(t.word(at) == "." && t.glued(at) && t.word(i).len() <= 5);
        at += usize::from(t.word(at) == ",");
        at += usize::from(t.word(at) == "the");
        let date = if t.is_number(at) { day_first(t, at) } else { month_first(t, at) };
        return date.filter(|d| d.day.is_some()).map(|d| Printed { weekday, ..d });
    }
    month_first(t, i)
}

fn month_first(t: &Tokens, i: usize) -> Option<Printed> {
    let (month, at, short) = month(t, i)?;
    let printed = Printed { month, end: at, ..Printed::default() };
    let the = usize::from(t.word(at) == "the" && t.is_number(at + 1));
    if let Some((day, end)) = day(t, at + the).filter(|(_, end)| !measures(t, *end)) {
        let comma = usize::from(t.word(end) == ",");
        let year = year(t, end + comma).filter(|_| !t.glued(end + comma));
        let end = if year.is_some() { end + comma + 1 } else { end };
        return Some(Printed { day: Some(day), year, end, ..printed });
    }
    let of = usize::from(t.any(at, words!["of", ","]) && year(t, at + 1).is_some());
    if let Some(year) = year(t, at + of) {
        let plural = t.glued(at + of + 1) && t.word(at + of + 1) == "s";
        if !plural {
            return Some(Printed { year: Some(year), end: at + of + 1, ..printed });
        }
    }
    let apostrophe = t.any(at, words!["'", "’", "‘"])
        && t.is_number(at + 1)
        && t.glued(at + 1)
        && t.word(at + 1).len() == 2;
    if apostrophe {
        let year: i32 = t.word(at + 1).parse().ok()?;
        return Some(Printed {
            year: Some(year + if year < 50 { 2000 } else { 1900 }),
            end: at + 2,
            ..printed
        });
    }
    // A bare abbreviation keeps its dot out unless the sentence goes on behind it.
    let dotted = short && at == i + 2 && t.is_small(at);
    if short && at == i + 1 && !matches!(t.word(i), "sept") || !is_month(t, i) {
        return None;
    }
    Some(Printed { end: if dotted { at } else { i + 1 }, ..printed })
}

/// `May 5 percent`, `March 3-2`: the number is no day.
fn measures(t: &Tokens, end: usize) -> bool {
    t.any(end, words!["%", "percent", "per", "million", "billion"]) && !t.glued(end.wrapping_sub(1))
}

/// Whether a bare month name is the month: names of people and verbs are written the same.
fn is_month(t: &Tokens, i: usize) -> bool {
    let before = i.wrapping_sub(1);
    let near = t.any(
        before,
        words![
            "in",
            "since",
            "by",
            "until",
            "till",
            "from",
            "last",
            "next",
            "this",
            "of",
            "early",
            "late",
            "mid",
            "through",
            "during",
            "before",
            "after",
            "between",
            "every",
            "for",
            "to",
            "and",
            "or",
            "each",
            "past",
            "previous",
            "following",
            "around",
            "about",
            "-",
            "–",
        ],
    );
    let preposition = near && !t.any(before, words!["and", "or", "for", "to"]);
    let beside = |k: usize| t.any(k, words!["and", "or", "to", "-", "–", ","]);
    let paired =
        beside(before) && t.entry(i.wrapping_sub(2)).month > 0 || beside(i + 1) && t.entry(i + 2).month > 0;
    match t.word(i) {
        "may" | "march" | "mar" => {
            // `the May election`, `the March high`; `the March on the capital` is none.
            let named = t.word(before) == "the"
                && t.is_small(i + 1)
                && !t.is(i + 1, class::FUNCTION)
                && !t.title_case;
            // `May’s labour report`; a person called so is told by a name before.
            let report = t.word(i) == "may"
                && t.any(i + 1, words!["’s", "'s"])
                && t.is_small(i + 2)
                && !t.title_case
                && (t.is_small(before) || t.begins_sentence(i) || t.word(before) == ",");
            preposition || paired || named || report
        }
        "april" | "june" | "august" | "jan" => {
            let name = t.is_capital(i + 1) && !t.title_case && t.entry(i + 1).weekday == 0;
            let surname = t.is_capital(before)
                && !t.begins_sentence(before)
                && !t.title_case
                && !t.is(before, class::FUNCTION);
            // `the June CITT meeting`
            let letters = t.word(before) == "the" && t.case(i + 1) == crate::text::Case::Upper;
            preposition || paired || letters || !(name || surname)
        }
        _ => true,
    }
}

/// `19 November 2019`, `19th of November`
fn day_first(t: &Tokens, i: usize) -> Option<Printed> {
    let (day, mut at) = day(t, i)?;
    at += usize::from(t.word(at) == "of" && at > i + 1);
    if at == i + 1 && t.glued(at) && !t.hyphen(at) {
        return None;
    }
    at += usize::from(t.hyphen(at));
    let (month, end, _) = month(t, at)?;
    // `15 March protesters`, `5 May supporters`: only with a preposition, a year or a full stop near.
    let comma = usize::from(t.word(end) == ",");
    let year = year(t, end + comma).filter(|y| comma == 0 || *y > 1900);
    let end =
        if year.is_some() { end + comma + 1 } else { at + 1 + usize::from(end > at + 1 && t.is_small(end)) };
    Some(Printed { month, day: Some(day), year, end, ..Printed::default() })
}

/// `2019-11-19`, `11/19/2019`, `19.11.2019`; day and month stay open where both orders fit.
fn numeric(t: &Tokens, i: usize) -> Option<Printed> {
    if let Some(printed) = dotted(t.word(i), i + 1).filter(|_| !t.glued(i) && !t.glued(i + 2)) {
        return Some(printed);
    }
    let mark = t.word(i + 1);
    if !matches!(mark, "-" | "/") || t.word(i + 3) != mark || t.glued(i) {
        return None;
    }
    if !(1..=4).all(|k| t.glued(i + k))
        || t.glued(i + 5) && (t.is_number(i + 5) || t.any(i + 5, words!["-", "/"]))
    {
        return None;
    }
    let number = |k: usize| -> Option<u32> {
        let word = t.word(i + k);
        word.parse().ok().filter(|_| t.is_number(i + k) && word.len() <= 4)
    };
    let (a, b, c) = (number(0)?, number(2)?, number(4)?);
    let printed = Printed { end: i + 5, ..Printed::default() };
    if mark == "-" {
        let year = year(t, i)?;
        Date::new(year, b, c)?;
        return Some(Printed { year: Some(year), month: b as u8, day: Some(c as u8), ..printed });
    }
    let full = if t.word(i + 4).len() == 4 { c as i32 } else { 2000 + c as i32 };
    if t.word(i + 4).len() == 3 || t.word(i + 4).len() == 1 {
        return None;
    }
    match (a, b) {
        (1..=12, 13..=31) => {
            Some(Printed { year: Some(full), month: a as u8, day: Some(b as u8), ..printed })
        }
        (13..=31, 1..=12) => {
            Some(Printed { year: Some(full), month: b as u8, day: Some(a as u8), ..printed })
        }
        (1..=12, 1..=12) if a == b => {
            Some(Printed { year: Some(full), month: a as u8, day: Some(b as u8), ..printed })
        }
        // Two orders fit: a day, but which? Month 0 resolves to nothing.
        (1..=12, 1..=12) => Some(Printed { year: Some(full), month: 0, day: Some(1), ..printed }),
        _ => None,
    }
}

/// `03.10.2023`: nobody writes the month first with dots.
fn dotted(word: &str, end: usize) -> Option<Printed> {
    let mut parts = word.split('.');
    let (d, m, y) = (parts.next()?, parts.next()?, parts.next()?);
    let full = parts.next().is_none() && d.len() <= 2 && m.len() <= 2 && y.len() == 4;
    let (day, month, year): (u8, u8, i32) = (d.parse().ok()?, m.parse().ok()?, y.parse().ok()?);
    Date::new(year, u32::from(month), u32::from(day)).filter(|_| full && year > 1900)?;
    Some(Printed { year: Some(year), month, day: Some(day), end, weekday: 0 })
}

/// The weekday that the tense points to, the anchor's own day included.
pub(super) fn weekday(anchor: Date, weekday: u8, tense: Tense) -> Moment {
    let ahead = matches!(tense, Tense::Future | Tense::Soon | Tense::Near);
    let forward = (i32::from(weekday) - i32::from(anchor.weekday().0)).rem_euclid(7);
    let days = if ahead || forward == 0 { forward } else { forward - 7 };
    Moment::new(anchor.plus_days(days), Grain::Day)
}
