//! Findings as text that people can read: the article's lines with marks under what was found in them.

use std::fmt::Write;

use newsgloss::Analysis;
use newsgloss::figures::{Figure, Value};
use newsgloss::page::PageSnapshot;
use newsgloss::people::Person;
use newsgloss::quotes::Speaker;
use newsgloss::text::Span;

/// Characters in a line.
const WIDTH: usize = 100;

/// Something found in the text.
struct Mark {
    span: Span,
    sign: char,
    says: String,
}

/// Everything that was found on a page.
pub(crate) fn findings(page: &PageSnapshot, analysis: &Analysis) -> String {
    let mut out = String::new();
    let (article, metadata) = (&analysis.article, &analysis.metadata);
    let day = |moment: Option<String>| moment.unwrap_or_else(|| "unknown".to_owned());
    let _ = writeln!(out, "article    {}", if article.is_article { "yes" } else { "no" });
    let _ = writeln!(out, "published  {}", day(metadata.published.as_ref().map(|m| m.date.to_string())));
    let _ = writeln!(out, "language   {}", metadata.language);
    for note in &analysis.notes {
        let _ = writeln!(out, "note       {note}");
    }
    let _ = writeln!(out, "\n== Hidden");
    for clutter in &analysis.clutter {
        let kind = format!("{:?}", clutter.kind).to_lowercase();
        let text = shorten(&collapse(page.subtree_text(clutter.node)), 90);
        let _ = writeln!(out, "{kind:<11}<{}> {text}\n{:<11}{}", page.tag(clutter.node), "", clutter.reason);
    }
    let _ = writeln!(out, "\n== People");
    for (index, person) in analysis.people.iter().enumerate() {
        people(&mut out, index, person);
    }
    let _ = writeln!(out, "\n== Text");
    let marks = marks(analysis);
    for block in &analysis.prose.prose.blocks {
        let _ = writeln!(out);
        lines(&mut out, analysis, block.span, &marks);
    }
    out
}

/// A figure as one line: kind, how exactly, value, unit, what is counted.
pub(crate) fn figure(figure: &Figure) -> String {
    let mut parts = vec![format!("{:?}", figure.kind).to_lowercase()];
    parts.extend(figure.modifier.map(|m| format!("{:?}", m)).map(|name| snake(&name)));
    parts.extend(figure.value.map(|value| match value {
        Value::One(one) => one.to_string(),
        Value::Two([from, to]) => format!("{from}..{to}"),
    }));
    parts.extend(figure.iso.clone());
    parts.extend(figure.currency.clone());
    parts.extend(figure.unit.clone());
    parts.extend(figure.of.as_ref().map(|of| format!("of {of}")));
    parts.extend(figure.per.as_ref().map(|per| format!("per {per}")));
    parts.join(" ")
}

/// The first line that differs, with what was expected there.
pub(crate) fn difference(expected: &str, found: &str) -> String {
    let mut out = String::new();
    let (mut old, mut new) = (expected.lines(), found.lines());
    for number in 1.. {
        match (old.next(), new.next()) {
            (None, None) => break,
            (a, b) if a == b => {}
            (a, b) => {
                let (a, b) = (a.unwrap_or("(nothing)"), b.unwrap_or("(nothing)"));
                let _ = writeln!(out, "  line {number}\n    expected {a}\n    found    {b}");
                break;
            }
        }
    }
    out
}

/// Blanks collapsed.
pub(crate) fn collapse(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn people(out: &mut String, index: usize, person: &Person) {
    let official = if person.official { ", official" } else { "" };
    let _ = writeln!(out, "{} {}{official} ({} mentions)", index + 1, person.name, person.mentions.len());
    for role in &person.roles {
        let _ = writeln!(out, "  role    {}", role.text);
    }
    for t in &person.record {
        let on_day = t.in_office.map_or("cannot tell", |yes| if yes { "yes" } else { "no" });
        let (start, end) = (t.start.as_deref().unwrap_or("?"), t.end.as_deref().unwrap_or("?"));
        let _ =
            writeln!(out, "  record  {}, {} {start}..{end} in office: {on_day}", t.office, t.jurisdiction);
    }
    for line in person.candidates.iter().chain(&person.notes) {
        let _ = writeln!(out, "  note    {line}");
    }
}

fn marks(analysis: &Analysis) -> Vec<Mark> {
    let mut marks = Vec::new();
    for (index, person) in analysis.people.iter().enumerate() {
        let says = format!("{} {}", index + 1, person.name);
        marks.extend(person.mentions.iter().map(|m| Mark { span: m.span, sign: '=', says: says.clone() }));
    }
    marks.extend(analysis.figures.iter().map(|f| Mark { span: f.span, sign: '~', says: figure(f) }));
    marks.extend(analysis.quotes.iter().map(|quote| {
        let speaker = match &quote.speaker {
            Some(Speaker::Person(index)) => analysis.people.get(*index).map_or("?", |p| p.name.as_str()),
            Some(Speaker::Named(name)) => name,
            None => "nobody for sure",
        };
        let span = Span { end: quote.span.start + 3, ..quote.span };
        Mark { span, sign: '"', says: format!("quotation: {speaker}") }
    }));
    marks.sort_by_key(|m| (m.span.start, m.span.end));
    marks
}

/// A block's text in lines, each with its marks underneath.
fn lines(out: &mut String, analysis: &Analysis, block: Span, marks: &[Mark]) {
    let prose = &analysis.prose.prose;
    let text = prose.slice(block);
    let mut from = 0;
    while from < text.len() {
        let rest = &text[from..];
        let limit = rest.char_indices().nth(WIDTH).map_or(rest.len(), |(at, _)| at);
        let cut = if limit == rest.len() {
            limit
        } else {
            rest[..limit].rfind(' ').filter(|at| *at > 0).map_or(limit, |at| at + 1)
        };
        let line = &rest[..cut];
        let start = block.start + from as u32;
        let here: Vec<&Mark> =
            marks.iter().filter(|m| start <= m.span.start && m.span.start < start + cut as u32).collect();
        let _ = writeln!(out, "  {}", line.trim_end());
        under(out, line, start, &here);
        from += cut;
    }
}

fn under(out: &mut String, line: &str, start: u32, here: &[&Mark]) {
    if here.is_empty() {
        return;
    }
    let width = line.chars().count();
    let column = |byte: u32| line.get(..(byte - start) as usize).map_or(width, |head| head.chars().count());
    let mut signs = vec![' '; width];
    for mark in here {
        let to = column(mark.span.end).min(width);
        signs[column(mark.span.start)..to].fill(mark.sign);
    }
    let signs: String = signs.into_iter().collect();
    let says: Vec<&str> = here.iter().map(|m| m.says.as_str()).collect();
    let _ = writeln!(out, "  {}\n  > {}", signs.trim_end(), says.join(" | "));
}

fn shorten(text: &str, longest: usize) -> String {
    match text.char_indices().nth(longest) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}

fn snake(name: &str) -> String {
    let mut result = String::new();
    for c in name.chars() {
        if c.is_uppercase() && !result.is_empty() {
            result.push('_');
        }
        result.extend(c.to_lowercase());
    }
    result
}
