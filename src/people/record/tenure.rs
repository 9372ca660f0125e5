//! Whether an office was held on a day: yes, no, or the dates cannot tell.

use super::partial::{Doubt, Partial};
use super::{PersonId, Record, Row};
use crate::civil::{Date, days_in_month};
use crate::order;
use crate::people::Tenure;

/// Days after (or, for a list of one day, around) the source's date for which its word is still taken.
/// A minister serves about three years, so one in eighteen changes within two months.
const STILL_GOOD: i32 = 60;

/// Days around a date that is only about right.
const ABOUT: i32 = 120;

impl Row<'_> {
    /// Whether the office was held on this day. Both the first and the last day count.
    pub fn held_on(&self, day: Date) -> Option<bool> {
        if self.start.is_none() && self.end.is_none() {
            // A list of office holders as of one day.
            let apart = self.as_of?.day_number() - day.day_number();
            return (apart.abs() <= STILL_GOOD).then_some(true);
        }
        let begun = self.start.and_then(|start| begun_by(start, day));
        let lasting = match self.end {
            Some(end) => not_ended_by(end, self.start, day),
            None => self.as_of.and_then(|as_of| (day <= as_of.plus_days(STILL_GOOD)).then_some(true)),
        };
        match (begun, lasting) {
            (Some(false), _) | (_, Some(false)) => Some(false),
            (Some(true), Some(true)) => Some(true),
            _ => None,
        }
    }

    /// Whether the office was held on the source's own day.
    pub fn is_current(&self) -> Option<bool> {
        self.as_of.and_then(|day| self.held_on(day))
    }

    /// Years between this day and the office; 0 while it was held or may have been, `None` without dates.
    pub(super) fn years_away(&self, day: Date) -> Option<i32> {
        let dated = |p: Partial| i32::from(p.year);
        let start = self.start.map(dated);
        let end = self.end.map(dated);
        if start.is_none() && end.is_none() {
            return self.as_of.map(|as_of| (as_of.year() - day.year()).abs());
        }
        let before = start.or(end).map_or(0, |s| s - day.year()).max(0);
        let after = end.map_or(0, |e| day.year() - e).max(0);
        Some(before.max(after))
    }
}

/// The tenures of a person as shown to the reader: those held on the day first, then the latest first.
pub fn of(record: &Record, person: PersonId, published: Option<Date>) -> Vec<Tenure> {
    let wikidata = record.wikidata(person);
    let mut tenures: Vec<Tenure> = record
        .rows(person)
        .map(|row| Tenure {
            office: row.office.to_owned(),
            jurisdiction: row.jurisdiction.to_owned(),
            start: row.start.map(|d| d.to_string()),
            end: row.end.map(|d| d.to_string()),
            party: row.party.to_owned(),
            wikidata: wikidata.clone(),
            source: row.source.to_owned(),
            in_office: published.and_then(|day| row.held_on(day)),
            current: row.is_current(),
            as_of: row.as_of.map(|day| day.to_string()).unwrap_or_default(),
        })
        .collect();
    // On the day on which somebody moves from one office to the next, the old one is over.
    let today = published.map(|day| day.to_string());
    let moves = today.is_some() && tenures.iter().any(|t| t.start == today);
    for tenure in tenures.iter_mut().filter(|t| moves && t.end == today) {
        tenure.in_office = Some(false);
    }
    tenures.reverse();
    // Of several crowns, the one that the others go with.
    order::by_key(&mut tenures, |t| (t.in_office != Some(true), !t.office.starts_with("Monarch of ")));
    tenures
}

fn begun_by(start: Partial, day: Date) -> Option<bool> {
    let (first, last) = span(start)?;
    let slack = if start.doubt == Doubt::None { 0 } else { ABOUT };
    if day >= last.plus_days(slack) {
        Some(true)
    } else if day < first.plus_days(-slack) {
        Some(false)
    } else {
        None
    }
}

fn not_ended_by(end: Partial, start: Option<Partial>, day: Date) -> Option<bool> {
    let (first, last) = span(end)?;
    match end.doubt {
        Doubt::None if day <= first => Some(true),
        Doubt::None if day > last => Some(false),
        Doubt::None => None,
        // The year of the last yearly list: gone at the latest with the next one. There was none for three
        // years after 2017.
        Doubt::About => {
            let next = if end.year == 2017 { 3 } else { 1 };
            if day < first {
                Some(true)
            } else if day > last.plus_months(12 * next) {
                Some(false)
            } else {
                None
            }
        }
        Doubt::Planned => (day <= first).then_some(true),
        Doubt::Latest if day > last => Some(false),
        Doubt::Latest => start.and_then(|s| (day <= span(s)?.1.plus_months(12)).then_some(true)),
    }
}

/// The first and the last day that a date may mean; `None` for a day that no calendar has.
fn span(date: Partial) -> Option<(Date, Date)> {
    let (year, month, day) = (i32::from(date.year), u32::from(date.month), u32::from(date.day));
    match (month, day) {
        (0, _) => Date::new(year, 1, 1).zip(Date::new(year, 12, 31)),
        (_, 0) => Date::new(year, month, 1).zip(Date::new(year, month, days_in_month(year, month))),
        _ => Date::new(year, month, day).map(|d| (d, d)),
    }
}
