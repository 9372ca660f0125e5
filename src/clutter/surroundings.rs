//! The reading level: everything around the article.

use crate::page::NodeId;
use crate::settings::{Level, Settings};

use super::blocks::Choice;
use super::guard::{SILENT, Surroundings};
use super::measure::Measured;
use super::topics::topic;
use super::{Clutter, Kind};

/// The outermost elements that neither belong to the article nor hold a part of it, and are not hidden
/// anyway. Within the article pictures, tables and embedded media stay.
pub(super) fn find(
    measured: &Measured<'_>,
    around: &Surroundings,
    hidden: &[Choice],
    settings: &Settings,
) -> Vec<Clutter> {
    if settings.level < Level::Reading {
        return Vec::new();
    }
    let page = measured.page;
    let comments = topic("comments").unwrap_or_default();
    let mut found = Vec::new();
    let mut chosen = hidden.iter().map(|c| c.node).peekable();
    let mut node: NodeId = 1;
    while (node as usize) < page.nodes.len() {
        while chosen.next_if(|&c| c < node).is_some() {}
        let end = page.subtree(node).end;
        if chosen.peek() == Some(&node) {
            node = end;
            continue;
        }
        let index = node as usize;
        if around.guarded[index] || !page.is_element(node) {
            node += 1;
            continue;
        }
        let holds_chosen = chosen.peek().is_some_and(|&c| c < end);
        if around.is_part(measured, node) {
            node += 1;
            continue;
        }
        let kind = if measured.own[index].has(comments) { Kind::Comments } else { Kind::Surroundings };
        if settings.kept_kinds.contains(&kind) || SILENT.has(page.tag(node)) {
            node = if holds_chosen { node + 1 } else { end };
            continue;
        }
        let reason = match kind {
            Kind::Comments => "Readers’ comments".to_owned(),
            _ => "Around the article, not part of it".to_owned(),
        };
        found.push(Clutter { node, kind, confidence: 1.0, reason, evidence: Vec::new() });
        node = end;
    }
    found
}
