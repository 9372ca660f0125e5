//! The day that a page gives its readers, where it says nothing to programs.

use crate::lower;
use crate::page::{NodeId, PageSnapshot};

use super::{Moment, clean, moment, short_text};

/// A day in one of the short lines around the headline: “Published April 10, 2019”, “24.01.2022 11:38”. Above it
/// only the nearest lines count: what stands further up may be today's date.
pub(super) fn beside_headline(page: &PageSnapshot, headline: Option<&str>) -> Option<Moment> {
    const BEFORE: usize = 4;
    const AFTER: usize = 25;
    let count = page.nodes.len() as NodeId;
    let text = |node: NodeId| page.own_text(node).trim();
    let stated = [headline.unwrap_or(""), page.title.as_str()].map(clean);
    // The first `h1` may be the site's name.
    let is_stated = |node: &NodeId| {
        let own = short_text(page, *node).replace('\u{ad}', "");
        own.len() >= 10 && stated.iter().any(|s| s.contains(&own))
    };
    let headings = || (0..count).filter(|&n| page.tag(n) == "h1").take(20);
    let same_text = || (0..count).find(|&n| text(n).len() >= 15 && text(n) == stated[0]);
    let start = headings().find(is_stated).or_else(|| headings().next()).or_else(same_text)?;
    let after = (start..count).map(text).filter(|t| !t.is_empty()).take(AFTER);
    let before = (0..start).rev().map(text).filter(|t| !t.is_empty()).take(BEFORE);
    after.chain(before).filter(|t| t.len() < 90).find_map(|line| {
        let date = moment::in_line(line)?;
        Some(Moment { date, written: clean(line), source: "dateline" })
    })
}

/// What a line begins with that says when the page was written, below the text as well.
const POSTED: &[&str] = &[
    "posted on ",
    "published on ",
    "published: ",
    "this entry was posted ",
    "this article was published ",
    "dieser artikel wurde ",
    "dieser beitrag wurde ",
    "dieser eintrag wurde ",
    "veröffentlicht am ",
    "veröffentlicht: ",
    "publié le ",
    "mis en ligne le ",
    "article publié le ",
    "publicado el ",
    "publicado: ",
];

/// The day that a line gives which says that it does, where all such lines give the same.
pub(super) fn in_postmark(page: &PageSnapshot) -> Option<Moment> {
    const LONGEST: usize = 160;
    let mut found: Option<Moment> = None;
    let lines = (0..page.nodes.len() as NodeId).map(|node| page.own_text(node).trim());
    for line in lines.filter(|line| (10..=LONGEST).contains(&line.len())) {
        let Some(rest) = POSTED.iter().find_map(|start| after(line, start)) else { continue };
        let Some((date, _)) = moment::in_words(rest) else { continue };
        match &found {
            Some(known) if known.date != date => return None,
            Some(_) => {}
            None => found = Some(Moment { date, written: clean(line), source: "dateline" }),
        }
    }
    found
}

/// What follows a beginning, whatever its case.
fn after<'t>(line: &'t str, start: &str) -> Option<&'t str> {
    let head = line.get(..start.len())?;
    (lower::text(head) == start).then(|| &line[start.len()..])
}
