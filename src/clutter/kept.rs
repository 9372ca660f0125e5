//! What stays below the reading level though it is no part of the article: the trail of pages that leads to it, and
//! the form in which readers write their comments.

use crate::page::NodeId;

use super::measure::Measured;
use super::topics::topic;

/// A longer trail is a menu.
const LONGEST_TRAIL: u32 = 40;
/// In a longer form the whole page lies.
const LONGEST_FORM: u32 = 200;
/// So far above a field stands its form, and so far above that what says that it is one for comments.
const ABOVE: usize = 12;

/// Per node: lies within what stays, or holds it.
pub(super) fn find(measured: &Measured<'_>) -> Vec<bool> {
    let page = measured.page;
    let crumbs = topic("crumbs").unwrap_or_default();
    let mut kept = vec![false; page.nodes.len()];
    for node in 1..page.nodes.len() {
        if kept[node] {
            continue;
        }
        let words = measured.nodes[node].words();
        let whole = match page.tag(node as NodeId) {
            "textarea" => reply(measured, node),
            _ if measured.own[node].has(crumbs) && words > 0 && words <= LONGEST_TRAIL => node,
            _ => continue,
        };
        if whole > 0 {
            kept[whole..page.nodes[whole].end as usize].fill(true);
            for above in page.ancestors(whole as NodeId) {
                if std::mem::replace(&mut kept[above as usize], true) {
                    break;
                }
            }
        }
    }
    kept
}

/// The form that a field of several lines is in, where readers write their comments there; 0 for any other.
fn reply(measured: &Measured<'_>, field: usize) -> usize {
    let page = measured.page;
    let (mut form, mut above) = (0, field);
    let mut named = measured.own[field];
    for _ in 0..ABOVE {
        above = page.nodes[above].parent as usize;
        named |= measured.own[above];
        if form == 0 && page.tag(above as NodeId) == "form" {
            form = above;
            named |= measured.nodes[form].below;
        }
    }
    let is_reply =
        measured.nodes[form].words() <= LONGEST_FORM && named.has(topic("comments").unwrap_or_default());
    if is_reply { form } else { 0 }
}
