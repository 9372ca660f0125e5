//! The links that turn to the article before and to the next: in their words and addresses, whatever their make.

use crate::page::NodeId;

use super::measure::Measured;
use super::names;
use super::topics::topic;

/// An element that does nothing else has at most so many words, and so many of them beside its links.
const LONGEST: u32 = 40;
const BESIDE: u32 = 6;
const NODES: usize = 60;
/// An arrow that points back turns to what has so many words: `← Back to the start` is a way out.
const TITLE: u32 = 5;

/// Whether an element holds one or two links, and one of them turns: `Older post`, `« The lock is open again`.
pub(super) fn is_turning(measured: &Measured<'_>, node: NodeId) -> bool {
    let page = measured.page;
    let measure = &measured.nodes[node as usize];
    let is_small = (1..=2).contains(&measure.links)
        && measure.prose + u32::from(measure.buttons) == 0
        && measure.words() <= LONGEST
        && page.subtree(node).len() <= NODES
        && measure.words() - measure.link_words.min(measure.words()) <= BESIDE;
    if !is_small {
        return false;
    }
    let turning = topic("turning").unwrap_or_default();
    let own = names::split(&page.url).1;
    let mut turns = measured.opening[node as usize].has(turning);
    for link in page.subtree(node).filter(|&n| page.tag(n) == "a") {
        let address = page.attribute(link, "href").unwrap_or("#");
        let path = names::split(address).1;
        // No address of the site's, or another page of the article itself: `/vote/3`, `/vote-3.html`, `?page=3`.
        let is_page =
            path.starts_with(own.trim_end_matches('/')) && own.len() > 1 || letters(path).eq(letters(own));
        if !address.contains('/') || !path.starts_with('/') || is_page {
            return false;
        }
        let text = page.subtree_text(link).trim();
        let back = text.starts_with(['«', '‹', '←']) && !text.contains('»');
        turns |= measured.whole[link as usize].has(turning)
            || back && measured.nodes[link as usize].words() >= TITLE;
    }
    turns
}

/// What is left of the path of an address without the numbers and signs of pages.
fn letters(path: &str) -> impl Iterator<Item = char> {
    path.split(['?', '#']).next().unwrap_or("").chars().filter(|c| c.is_alphabetic())
}
