//! Who is in the record, counted per country and kind of office: for the options page.

use super::{Record, table};
use crate::map::Map;
use crate::order;

/// A line of the coverage table.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Coverage {
    /// ISO 3166-1 code (states and cities are counted with their country), or an organisation.
    pub jurisdiction: String,
    /// Kind of office; see [`table::KINDS`].
    pub kind: &'static str,
    /// Different people.
    pub people: usize,
    /// Lines: offices held.
    pub rows: usize,
    /// The latest day of a source that counts here, `YYYY-MM-DD`.
    pub as_of: String,
}

/// Counts the record; by jurisdiction, then in the order of [`table::KINDS`].
pub fn coverage(record: &Record) -> Vec<Coverage> {
    let mut counts: Map<(&str, usize), Coverage> = Map::default();
    for person in 0..record.people() {
        let mut seen = Vec::new();
        for row in record.rows(person) {
            let country = match row.jurisdiction.as_bytes() {
                [_, _, b'-', ..] => row.jurisdiction.get(..2).unwrap_or(""),
                _ => row.jurisdiction,
            };
            let order = table::KINDS.iter().position(|k| *k == row.kind).unwrap_or(usize::MAX);
            let line = counts.entry(
                (country, order),
                Coverage {
                    jurisdiction: country.to_owned(),
                    kind: row.kind,
                    people: 0,
                    rows: 0,
                    as_of: String::new(),
                },
            );
            line.rows += 1;
            if !seen.contains(&(country, order)) {
                line.people += 1;
                seen.push((country, order));
            }
            let day = row.as_of.map(|d| d.to_string()).unwrap_or_default();
            line.as_of = line.as_of.clone().max(day);
        }
    }
    let mut lines: Vec<_> = counts.keys().iter().zip(counts.values()).collect();
    order::by_key(&mut lines, |(place, _)| *place);
    lines.into_iter().map(|(_, line)| line.clone()).collect()
}
