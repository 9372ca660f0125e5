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
    let crumbs = topic("crumbs").unwrap_or_default();
    let mut kept = vec![false; page.nodes.len()];
    let mut node = 1;
    while node < page.nodes.len() {
        let words = measured.nodes[node].words();
        let is_trail = measured.own[node].has(crumbs) && words > 0 && words <= LONGEST_TRAIL;
        let end = page.nodes[node].end as usize;
        if is_trail || is_reply(measured, node as NodeId) {
            kept[node..end].fill(true);
            page.ancestors(node as NodeId).for_each(|n| kept[n as usize] = true);
            node = end;
        } else {
            node += 1;
        }
    }
    kept
}

/// Whether readers write their comments in this form.
fn is_reply(measured: &Measured<'_>, form: NodeId) -> bool {
    let page = measured.page;
    let measure = &measured.nodes[form as usize];
    if page.tag(form) != "form" || measure.words() > LONGEST_FORM {
        return false;
    }
    let mut named = measure.below;
    let mut node = form as usize;
    for _ in 0..=ABOVE {
        named |= measured.own[node];
        node = page.nodes[node].parent as usize;
    }
    named.has(topic("comments").unwrap_or_default()) && page.subtree(form).any(|n| page.tag(n) == "textarea")
}
