//! Dates on the card: in words, and how far away they are.

use crate::civil::{Date, MONTHS};
use crate::plan::{Basis, Row};

use super::Figure;
use super::card::{row, tidy};

/// The rows of a date: which one it is, how far from the publication and from today.
pub(super) fn date(
    figure: &Figure,
    stated: &str,
    published: Option<Date>,
    today: Option<Date>,
    rows: &mut Vec<Row>,
) {
    let Some(iso) = &figure.iso else {
        let why = if published.is_none() {
            "The day of publication is not known, so this cannot be placed."
        } else {
            "The article leaves open which day is meant."
        };
        rows.push(row(Basis::Note, "Date", why.to_owned(), ""));
        return;
    };
    // Centuries and years of few digits are as stated: `the 19th century`, `AD 476`, `44 BC`.
    let dated = iso.len() < 4
        || iso.starts_with('-')
        || iso.get(..4).is_some_and(|year| stated.contains(year.trim_start_matches('0')));
    let working = match published {
        Some(day) if !dated => {
            format!("counted from the publication on {day}, or from a date given before it")
        }
        _ => String::new(),
    };
    let basis = if dated { Basis::Stated } else { Basis::Computed };
    let text = match iso_in_words(iso) {
        year if iso.len() == 4 && stated.to_ascii_lowercase().starts_with('f') => {
            year.replace("the year", "the fiscal year") + ", which need not be the calendar’s"
        }
        text => text,
    };
    rows.push(row(basis, "Date", text, &working));
    if let Some(published) = published {
        rows.extend(period_distance(iso, published, "publication").map(|text| {
            row(Basis::Computed, "From publication", text, &format!("published on {published}"))
        }));
    }
    if let Some(today) = today {
        rows.extend(
            period_distance(iso, today, "today")
                .map(|text| row(Basis::Computed, "From today", text, &format!("today is {today}"))),
        );
    }
    let Some(day) = iso.get(..10).and_then(Date::parse).filter(|_| !iso.contains('/')) else { return };
    if let Some(published) = published {
        let text = distance(day, published, "publication");
        rows.push(row(Basis::Computed, "From publication", text, &format!("published on {published}")));
    }
    if let Some(today) = today {
        rows.push(row(
            Basis::Computed,
            "From today",
            distance(day, today, "today"),
            &format!("today is {today}"),
        ));
    }
}

/// How far a month or a year lies from the month or the year of a day.
fn period_distance(iso: &str, from: Date, name: &str) -> Option<String> {
    let year: i32 = iso.get(..4)?.parse().ok()?;
    let (count, unit) = match iso.len() {
        4 => (year - from.year(), "year"),
        7 => {
            let month: i32 = iso.get(5..)?.parse().ok()?;
            ((year - from.year()) * 12 + month - from.month() as i32, "month")
        }
        _ => return None,
    };
    let side = if count < 0 { "before" } else { "after" };
    let length = count.abs();
    Some(match length {
        0 if name == "today" => format!("this {unit}"),
        0 => format!("the {unit} of {name}"),
        1 => format!("1 {unit} {side} {name}"),
        24.. if unit == "month" => format!("about {} years {side} {name}", tidy(f64::from(length) / 12.0, 2)),
        _ => format!("{length} {unit}s {side} {name}"),
    })
}

fn distance(day: Date, from: Date, name: &str) -> String {
    let days = i64::from(day.day_number()) - i64::from(from.day_number());
    let side = if days < 0 { "before" } else { "after" };
    let length = days.abs();
    let text = match length {
        0 => return format!("the day of {name}").replace("the day of today", "today"),
        1 => "1 day".to_owned(),
        2..=59 => format!("{length} days"),
        60..=729 => format!("about {} months", (length as f64 / 30.4375).round() as u32),
        _ => format!("about {} years", tidy(length as f64 / 365.25, 2)),
    };
    format!("{text} {side} {name}")
}

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// An ISO date as a reader says it.
fn iso_in_words(iso: &str) -> String {
    if let Some(year) = iso.strip_prefix('-').and_then(|y| y.parse::<i32>().ok()) {
        return format!("the year {} BC", year + 1);
    }
    if let Some((a, b)) = iso.split_once('/') {
        return format!("{} to {}", iso_in_words(a), iso_in_words(b));
    }
    if let Some(day) = iso.get(..10).and_then(Date::parse) {
        let part = match iso.get(10..) {
            Some("TMO") => ", morning",
            Some("TAF") => ", afternoon",
            Some("TEV") => ", evening",
            Some("TNI") => ", night",
            _ => "",
        };
        let weekday = WEEKDAYS[usize::from(day.weekday().0.clamp(1, 7)) - 1];
        let month = MONTHS[(day.month().clamp(1, 12) - 1) as usize];
        return format!("{weekday}, {month} {}, {}{part}", day.day(), day.year());
    }
    let (year, rest) = (iso.get(..4).unwrap_or(iso), iso.get(5..).unwrap_or(""));
    match (iso.len(), rest) {
        (2, _) => iso.parse::<u32>().map_or(iso.to_owned(), |n| format!("the years {}00 to {}99", n, n)),
        (3, _) => format!("the years {iso}0 to {iso}9"),
        (4, _) => format!("the year {}", iso.trim_start_matches('0')),
        (_, "SP") => format!("spring {year}"),
        (_, "SU") => format!("summer {year}"),
        (_, "FA") => format!("autumn {year}"),
        (_, "WI") => format!("the winter that began in {year}"),
        (_, part) if part.starts_with(['Q', 'H']) => {
            let length = if part.starts_with('Q') { 3 } else { 6 };
            let last = part[1..].parse::<usize>().unwrap_or(1) * length;
            match (MONTHS.get(last.wrapping_sub(length)), MONTHS.get(last.wrapping_sub(1))) {
                (Some(first), Some(last)) => format!("{first} to {last} {year}, by the calendar"),
                _ => iso.to_owned(),
            }
        }
        (_, week) if week.starts_with('W') => {
            let (number, first) = match week.strip_suffix("-WE") {
                Some(number) => (&number[1..], 5),
                None => (&week[1..], 0),
            };
            match week_day(year, number, first).zip(week_day(year, number, 6)) {
                Some((first, last)) => {
                    format!("{} to {}", iso_in_words(&first.to_string()), iso_in_words(&last.to_string()))
                }
                None => iso.to_owned(),
            }
        }
        (_, month) => match month.parse::<usize>() {
            Ok(m @ 1..=12) => format!("{} {year}", MONTHS[m - 1]),
            _ => iso.to_owned(),
        },
    }
}

/// A day of an ISO week, 0 for its Monday.
fn week_day(year: &str, week: &str, day: i32) -> Option<Date> {
    // The fourth of January lies in the first week.
    let fourth = Date::new(year.parse().ok()?, 1, 4)?;
    let monday = fourth.plus_days(1 - i32::from(fourth.weekday().0));
    Some(monday.plus_days((week.parse::<i32>().ok()? - 1) * 7 + day))
}
