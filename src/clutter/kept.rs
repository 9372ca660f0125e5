//! What stays below the reading level though it is no part of the article: the trail of pages that leads to it, and
//! the form in which readers write their comments.

use crate::page::NodeId;

use super::measure::Measured;
use super::topics::topic;

/// A longer trail is a menu.
const LONGEST_TRAIL: u32 = 40;
/// In a longer form the whole page lies.
const LONGEST_FORM: u32 = 200;
/// So far above a form stands what says that it is one for comments.
const ABOVE: usize = 4;

/// Per node: lies within what stays, or holds it.
pub(super) fn find(measured: &Measured<'_>) -> Vec<bool> {
    let page = measured.page;
    let [crumbs, comments] = ["crumbs", "comments"].map(|name| topic(name).unwrap_or_default());
    let mut kept = vec![false; page.nodes.len()];
    let mut end = 0;
    for node in 1..page.nodes.len() as NodeId {
        if node < end || !page.is_element(node) {
            continue;
        }
        let measure = &measured.nodes[node as usize];
        let is_trail =
            measured.own[node as usize].has(crumbs) && (1..=LONGEST_TRAIL).contains(&measure.words());
        let is_reply = page.tag(node) == "form"
            && measure.words() <= LONGEST_FORM
            && page.subtree(node).any(|n| page.tag(n) == "textarea")
            && (measure.below.has(comments)
                || std::iter::once(node)
                    .chain(page.ancestors(node).take(ABOVE))
                    .any(|n| measured.own[n as usize].has(comments)));
        if is_trail || is_reply {
            let whole = page.subtree(node);
            end = whole.end;
            whole.for_each(|n| kept[n as usize] = true);
            page.ancestors(node).for_each(|n| kept[n as usize] = true);
        }
    }
    kept
}
