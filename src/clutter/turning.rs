//! The links that turn to the article before and to the next: in their words and addresses, whatever their make.

use crate::page::NodeId;

use super::measure::Measured;
use super::names;
use super::topics::topic;

/// An element that does nothing else has at most so many words, and so many of them beside its links.
const LONGEST: u32 = 40;
const BESIDE: u32 = 6;
/// An arrow that points back turns to what has so many words: `← Home` is a way out.
const TITLE: u32 = 3;

/// Whether an element holds one or two links, and one of them turns: `Older post`, `« The lock is open again`.
pub(super) fn is_turning(measured: &Measured<'_>, node: NodeId) -> bool {
    let page = measured.page;
    let measure = &measured.nodes[node as usize];
    let is_small = (1..=2).contains(&measure.links)
        && measure.prose + u32::from(measure.buttons) == 0
        && measure.words() <= LONGEST
        && measure.words() - measure.link_words.min(measure.words()) <= BESIDE;
    if !is_small {
        return false;
    }
    let turning = topic("turning").unwrap_or_default();
    let own = names::split(&page.url).1.trim_end_matches('/');
    let mut turns = measured.opening[node as usize].has(turning);
    for link in page.subtree(node).filter(|&n| page.tag(n) == "a") {
        // A page of the article itself, or no page at all.
        let address = page.attribute(link, "href").unwrap_or("#");
        let path = names::split(address).1;
        if path.starts_with(['#', '?'])
            || address.starts_with("javascript:")
            || !own.is_empty() && path.starts_with(own)
        {
            return false;
        }
        let text = page.subtree_text(link).trim();
        let back = text.starts_with(['«', '‹', '←']) && !text.contains('»');
        turns |= measured.whole[link as usize].has(turning)
            || back && measured.nodes[link as usize].words() >= TITLE;
    }
    turns
}
