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

/// The day that a line gives which says that it does, where all such lines give the same.
pub(super) fn in_postmark(page: &PageSnapshot) -> Option<Moment> {
    /// Of a line, in bytes.
    const LONGEST: usize = 160;
    let mut found: Option<Moment> = None;
    let lines = (0..page.nodes.len() as NodeId).map(|node| page.own_text(node).trim());
    for line in lines.filter(|line| (10..=LONGEST).contains(&line.len())) {
        if !is_postmark(line) {
            continue;
        }
        let Some((date, _)) = moment::in_words(line) else { continue };
        match &found {
            Some(known) if known.date != date => return None,
            Some(_) => {}
            None => found = Some(Moment { date, written: clean(line), source: "dateline" }),
        }
    }
    found
}

/// Whether a line begins as those do that say when, or by whom, the page was written.
pub(super) fn is_postmark(line: &str) -> bool {
    let lower = lower::text(line);
    let mut starts = crate::data::table("text/postmarks.txt").lines().filter(|start| !start.starts_with('#'));
    starts.any(|start| lower.starts_with(start))
}
