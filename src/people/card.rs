//! What a reader is shown about a person: what the article states, then what is on record.

use super::{Person, Role, Tenure};
use crate::plan::{About, Basis, Card, Row};
use crate::text::collapse;
use crate::text::{Prose, Span};
use crate::{Analysis, Settings};

/// Longest sentence shown as evidence, in characters.
const SENTENCE: usize = 240;

/// The card of a person.
pub fn card(person: &Person, _index: usize, analysis: &Analysis, _settings: &Settings) -> Card {
    let prose = &analysis.prose.prose;
    let mut rows: Vec<Row> = Vec::new();
    for role in &person.roles {
        let row = stated(prose, role);
        if !rows.iter().any(|r| r.text == row.text) {
            rows.push(row);
        }
    }
    rows.extend(person.record.iter().map(on_record));
    let remarks = person.candidates.iter().map(|text| ("Could be", text));
    rows.extend(remarks.chain(person.notes.iter().map(|text| ("Note", text))).map(|(label, text)| Row {
        basis: Basis::Note,
        label: label.to_owned(),
        text: text.clone(),
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
    let said = sentence.map(|span| collapse(prose.slice(span), SENTENCE)).unwrap_or_default();
    let text = if said.is_empty() { role.text.clone() } else { format!("{}: “{said}”", role.text) };
    Row { basis: Basis::Stated, label: "In this article".to_owned(), text, source: String::new() }
}

fn on_record(tenure: &Tenure) -> Row {
    let mut text = tenure.office.clone();
    if !tenure.jurisdiction.is_empty() {
        text.push_str(&format!(" ({})", tenure.jurisdiction));
    }
    match (&tenure.start, &tenure.end) {
        (Some(start), Some(end)) => text.push_str(&format!(", {start} to {end}")),
        (Some(start), None) => text.push_str(&format!(", from {start}")),
        (None, Some(end)) => text.push_str(&format!(", until {end}")),
        (None, None) => {}
    }
    if !tenure.party.is_empty() {
        text.push_str(&format!("; {}", tenure.party));
    }
    text.push_str(match tenure.in_office {
        Some(true) => "; in office when this was published: yes",
        Some(false) => "; in office when this was published: no",
        None => "; in office when this was published: unknown",
    });
    Row { basis: Basis::Record, label: "On record".to_owned(), text, source: tenure.source.clone() }
}
