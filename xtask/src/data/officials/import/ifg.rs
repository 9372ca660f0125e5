//! The Institute for Government's ministers: appointments that point to people, posts and organisations.

use std::collections::BTreeMap;

use newsgloss::people::record::table::Fact;

use super::{File, day};

/// Joins the four files. A person stands there once per form of the name, with the days on which it was theirs.
pub(super) fn read(files: &[File]) -> Result<Vec<Fact>, String> {
    let appointments = table(files, "appointment.csv")?;
    let people = by_id(table(files, "person.csv")?);
    let posts = by_id(table(files, "post.csv")?);
    let organisations = by_id(table(files, "organisation.csv")?);
    let mut facts = Vec::new();
    for appointment in &appointments {
        let get = |key: &str| appointment.get(key).map_or("", String::as_str);
        let missing = |what: &str| format!("appointment {}: no {what} of that id", get("id"));
        let forms = people.get(get("person_id")).ok_or_else(|| missing("person"))?;
        let post = posts.get(get("post_id")).and_then(|p| p.first()).ok_or_else(|| missing("post"))?;
        let start = day(Some(get("start_date")));
        let of = |row: &Row, key: &str| row.get(key).cloned().unwrap_or_default();
        let then = forms.iter().find(|form| {
            let (from, to) = (day(Some(&of(form, "start_date"))), day(Some(&of(form, "end_date"))));
            from <= start && (to.is_empty() || start < to)
        });
        let name = of(then.unwrap_or(&forms[0]), "display_name");
        let aliases: Vec<String> =
            forms.iter().map(|f| of(f, "display_name")).filter(|n| *n != name).collect();
        let organisation = organisations.get(post.get("organisation_id").map_or("", String::as_str));
        let organisation = organisation.and_then(|o| o.first()).map(|o| of(o, "name")).unwrap_or_default();
        let title = of(post, "name");
        let is_first = title == "Prime Minister";
        facts.push(Fact {
            name,
            aliases: aliases.join("|"),
            office: match title.as_str() {
                "Prime Minister" => "Prime Minister of the United Kingdom".to_owned(),
                // Bare ranks say nothing without their department.
                "Minister of State"
                | "Parliamentary Under Secretary of State"
                | "Parliamentary Secretary" => {
                    format!("{title}, {organisation}")
                }
                _ => title,
            },
            jurisdiction: "GB".to_owned(),
            start,
            end: day(Some(get("end_date"))),
            kind: if is_first { "head-of-government" } else { "minister" }.to_owned(),
            source: "ifg-ministers".to_owned(),
            ..Fact::default()
        });
    }
    Ok(facts)
}

type Row = BTreeMap<String, String>;

fn by_id(rows: Vec<Row>) -> BTreeMap<String, Vec<Row>> {
    let mut map: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    for row in rows {
        map.entry(row.get("id").cloned().unwrap_or_default()).or_default().push(row);
    }
    map
}

fn table(files: &[File], name: &str) -> Result<Vec<Row>, String> {
    let file = files.iter().find(|(path, _)| path.ends_with(name));
    let (_, text) = file.ok_or(format!(
        "ifg: {name} is missing; give appointment.csv, person.csv, post.csv, organisation.csv"
    ))?;
    let mut records = records(text).into_iter();
    let head = records.next().unwrap_or_default();
    Ok(records.map(|cells| head.iter().cloned().zip(cells).collect()).collect())
}

/// Comma-separated values as in RFC 4180.
fn records(text: &str) -> Vec<Vec<String>> {
    let (mut records, mut record, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut quoted = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => record.push(std::mem::take(&mut cell)),
            '\r' if !quoted => {}
            '\n' if !quoted => {
                record.push(std::mem::take(&mut cell));
                records.push(std::mem::take(&mut record));
            }
            _ => cell.push(c),
        }
    }
    if !cell.is_empty() || !record.is_empty() {
        record.push(cell);
        records.push(record);
    }
    records
}
