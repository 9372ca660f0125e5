//! Things that a page shows several of, one beside the other and built alike: teasers, comments, products. The
//! body of an article is one of a kind.

use crate::map::Map;
use crate::page::snapshot::NodeKind;
use crate::page::{NodeId, PageSnapshot};

use super::outline::Outline;

/// Per node, what is known of the innermost thing of several that it lies in.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Card {
    /// The element; 0 where the node lies in none.
    pub(super) node: NodeId,
    /// How many of its siblings, itself included, are built alike; 0 where the node lies in none.
    pub(super) count: u32,
    /// Whether a title in it leads elsewhere.
    pub(super) is_linked: bool,
}

/// What an element looks like from outside: its name and classes.
pub(super) fn look(page: &PageSnapshot, node: NodeId) -> (u32, &str) {
    match page.nodes.get(node as usize).map(|n| &n.kind) {
        Some(NodeKind::Element { tag, .. }) => (*tag + 1, page.attribute(node, "class").unwrap_or("")),
        _ => (0, ""),
    }
}

/// The innermost card around every node.
pub(super) fn cards(outline: &Outline<'_>) -> Vec<Card> {
    let page = outline.page;
    let count = page.nodes.len();
    // Blocks and links of three words and more per element.
    let (mut blocks, mut links) = (vec![0u32; count], vec![0u32; count]);
    for block in &outline.blocks {
        blocks[block.node as usize] += 1;
        links[block.node as usize] += u32::from(block.words >= 3 && block.link_words * 10 > block.words * 8);
    }
    for node in (1..count).rev() {
        let parent = page.nodes[node].parent as usize;
        blocks[parent] += blocks[node];
        links[parent] += links[node];
    }
    let mut alike = Map::<(NodeId, (u32, &str)), u32>::default();
    // A single block is a paragraph or an item, not a thing made of parts.
    let is_thing = |node: usize| blocks[node] >= 2 && !matches!(page.tag(node as NodeId), "tr" | "tbody");
    for node in (1..count).filter(|&n| is_thing(n)) {
        *alike.entry((page.nodes[node].parent, first_look(page, node as NodeId)), 0) += 1;
    }
    let mut cards = vec![Card::default(); count];
    for node in 1..count {
        let parent = page.nodes[node].parent;
        cards[node] = cards[parent as usize];
        if is_thing(node) {
            let number = alike.get(&(parent, first_look(page, node as NodeId))).copied().unwrap_or(0);
            if number >= 3 {
                cards[node] = Card { node: node as NodeId, count: number, is_linked: links[node] > 0 };
            }
        }
    }
    cards
}

/// The name and the first class: cards of a kind differ in the others (`post-17`, `odd`).
fn first_look(page: &PageSnapshot, node: NodeId) -> (u32, &str) {
    let (tag, classes) = look(page, node);
    (tag, classes.split_whitespace().next().unwrap_or(""))
}
