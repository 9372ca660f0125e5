//! What a reader is shown about a person: what the article states, then what is on record.

use super::own::title;
use super::record::partial::{Doubt, Partial};
use super::{Person, Role, Tenure};
use crate::civil::{Date, MONTHS};
use crate::plan::{About, Basis, Card, Row};
use crate::text::collapse;
use crate::text::{Prose, Span};
use crate::{Analysis, Settings};

/// Longest sentence shown as evidence, in characters.
const SENTENCE: usize = 240;

/// Days for which the record's word on who is in office is passed on. After that it says nothing about today.
const RECENT: i32 = 400;

/// The card of a person.
pub fn card(person: &Person, _index: usize, analysis: &Analysis, settings: &Settings) -> Card {
    let prose = &analysis.prose.prose;
    let published = settings.published.or(analysis.metadata.published.as_ref().map(|m| m.date));
    let mut rows: Vec<Row> = Vec::new();
    for role in &person.roles {
        let row = stated(prose, role);
        if !rows.iter().any(|r| r.text == row.text) {
            rows.push(row);
        }
    }
    rows.extend(
        person.record.iter().map(|tenure| on_record(tenure, &person.record, published, settings.today)),
    );
    let remarks = person.candidates.iter().map(|text| ("Could be", text));
    rows.extend(remarks.chain(person.notes.iter().map(|text| ("Note", text))).map(|(label, text)| Row {
        basis: Basis::Note,
        label: label.to_owned(),
        text: text.clone(),
        details: Vec::new(),
        source: String::new(),
    }));
    let subtitle = person.roles.first().map(|role| role.text.clone());
    let subtitle = subtitle.or_else(|| person.record.first().map(|t| t.office.clone())).unwrap_or_default();
    Card { about: About::Person, title: person.name.clone(), subtitle, rows }
}

fn stated(prose: &Prose, role: &Role) -> Row {
    let sentence = prose.sentences.iter().find_map(|tokens| {
        let first = prose.tokens.get(tokens.start)?.span;
        let last = prose.tokens.get(tokens.end.checked_sub(1)?)?.span;
        let span = Span { start: first.start, end: last.end };
        span.contains(role.span).then_some(span)
    });
    let said = sentence.map(|span| collapse(prose.slice(span), SENTENCE)).filter(|said| !said.is_empty());
    Row {
        basis: Basis::Stated,
        label: "In this article".to_owned(),
        text: role.text.clone(),
        details: said.map(|said| format!("“{said}”")).into_iter().collect(),
        source: String::new(),
    }
}

fn on_record(tenure: &Tenure, all: &[Tenure], published: Option<Date>, today: Option<Date>) -> Row {
    let mut details = Vec::new();
    details.extend(term(tenure));
    if !tenure.party.is_empty() {
        details.push(tenure.party.clone());
    }
    details.push(match (tenure.in_office, published) {
        (_, None) => {
            "In office when this was published: unknown, as no day of publication is stated".to_owned()
        }
        (Some(true), Some(day)) => format!("In office when this was published, on {}: yes", day.in_words()),
        (Some(false), Some(day)) => format!("In office when this was published, on {}: no", day.in_words()),
        (None, Some(_)) => "In office when this was published: the dates on record cannot tell".to_owned(),
    });
    details.extend(now(tenure, all, today));
    let source = match Date::parse(&tenure.as_of) {
        Some(day) => format!("{}, as of {}", source(&tenure.source), day.in_words()),
        None => source(&tenure.source).to_owned(),
    };
    Row {
        basis: Basis::Record,
        label: String::new(),
        text: title(&tenure.office, &tenure.jurisdiction),
        details,
        source,
    }
}

/// From when to when, in words.
fn term(tenure: &Tenure) -> Option<String> {
    let words = |date: &Option<String>| date.as_deref().and_then(Partial::parse).map(partly_in_words);
    match (words(&tenure.start), words(&tenure.end)) {
        (Some(start), Some(end)) => Some(format!("{start} to {end}")),
        (Some(start), None) => Some(format!("from {start}")),
        (None, Some(end)) => Some(format!("until {end}")),
        (None, None) => None,
    }
}

/// Whether the office is held today, as far as the record knows. Of an earlier term, that of the present one is said.
fn now(tenure: &Tenure, all: &[Tenure], today: Option<Date>) -> Option<String> {
    let same = |t: &&Tenure| t.office == tenure.office && t.jurisdiction == tenure.jurisdiction;
    let again = all.iter().filter(same).find(|t| t.current == Some(true) && t.start > tenure.start);
    let tenure = again.unwrap_or(tenure);
    let (as_of, today) = (Date::parse(&tenure.as_of)?, today?);
    let age = today.day_number() - as_of.day_number();
    match tenure.current? {
        true if age <= RECENT && again.is_some() => {
            Some(format!("Today: in office again, as of {}", as_of.in_words()))
        }
        true if age <= RECENT => Some(format!("Today: in office, as of {}", as_of.in_words())),
        true => Some(format!("Today: unknown; in office on {}, the day of the record", as_of.in_words())),
        false if tenure.start.as_deref().is_some_and(|start| *start > *tenure.as_of) => None,
        false => Some(format!("Today: not in office, as of {}", as_of.in_words())),
    }
}

/// A day as far as it is known: “15 March 2012”, “March 2012”, “about 2012”.
fn partly_in_words(date: Partial) -> String {
    let month = usize::from(date.month).checked_sub(1).and_then(|m| MONTHS.get(m));
    let text = match month {
        Some(month) if date.day > 0 => format!("{} {month} {}", date.day, date.year),
        Some(month) => format!("{month} {}", date.year),
        None => date.year.to_string(),
    };
    match date.doubt {
        Doubt::None => text,
        Doubt::About => format!("about {text}"),
        Doubt::Planned => format!("{text}, as planned"),
        Doubt::Latest => format!("{text} or before"),
    }
}

/// The name of a source by its tag, for the reader.
fn source(tag: &str) -> &str {
    let mut lines = crate::data::table("officials/sources.tsv").lines();
    let line = lines.find(|line| line.split('\t').next() == Some(tag));
    line.and_then(|line| line.split('\t').nth(5)).unwrap_or(tag)
}
