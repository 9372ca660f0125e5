//! Small parts of a page that hold several blocks: a box between two paragraphs, a list below the text. What one
//! line of such a box says, a field in it, tells what the other lines are.

use crate::page::NodeId;

use super::model::Sink;
use super::outline::{Outline, TextBlock};
use super::phrases;

/// What a panel has in it.
#[derive(Clone, Copy, Debug, Default)]
struct Panel {
    blocks: u32,
    words: u32,
    link_words: u32,
    /// Whether there is something to press in it.
    has_button: bool,
    /// Whether it has a field for an e-mail address.
    asks_address: bool,
    /// Groups of phrases that a block in it begins with.
    begins: u32,
}

/// The panels of a page.
pub(super) struct Panels {
    /// Per node: the outermost element around it that holds less than a quarter of the running text and none of the
    /// element where most of that lies; 0 where there is none.
    of: Vec<NodeId>,
    /// Per node: what it holds, if it is such an element.
    panels: Vec<Panel>,
}

/// A panel with more words is a part of the text, or several things.
const LONGEST: u32 = 150;

/// So many words that are no links are a sentence of their own.
const SENTENCE: u32 = 8;

impl Panels {
    /// From the words of running text in each subtree, the element with most of it directly in it, and what each
    /// block begins with and says.
    pub(super) fn new(outline: &Outline<'_>, prose: &[u32], top: NodeId, said: &[(u32, u32)]) -> Panels {
        let page = outline.page;
        let total = prose.first().copied().unwrap_or(0);
        let mut of: Vec<NodeId> = vec![0; page.nodes.len()];
        for node in 1..page.nodes.len() {
            let above = of[page.nodes[node].parent as usize];
            let small = prose[node] * 4 < total && !page.contains(node as NodeId, top);
            of[node] =
                if above == 0 && small && page.is_element(node as NodeId) { node as NodeId } else { above };
        }
        let mut panels = vec![Panel::default(); page.nodes.len()];
        for (block, (_, begins)) in outline.blocks.iter().zip(said) {
            let panel = &mut panels[of[block.node as usize] as usize];
            panel.blocks += 1;
            panel.words += block.words;
            panel.link_words += block.link_words;
            panel.begins |= begins;
        }
        for node in 1..page.nodes.len() as NodeId {
            let panel = &mut panels[of[node as usize] as usize];
            match (page.tag(node), page.attribute(node, "type")) {
                ("input", Some("email")) => panel.asks_address = true,
                ("input", Some("submit")) | ("button", _) => panel.has_button = true,
                _ => {}
            }
        }
        Panels { of, panels }
    }

    /// What the panel around a node tells; nothing where the node is all of it.
    pub(super) fn around(&self, block: &TextBlock, sink: &mut impl Sink) {
        let at = self.of[block.node as usize];
        let panel = self.panels[at as usize];
        let is_panel = at != 0 && panel.blocks > 1;
        let small = is_panel && panel.words <= LONGEST;
        // Below `Read more into it than that` stands text, where it is no list.
        let plain = block.words >= SENTENCE && block.link_words * 3 < block.words;
        sink.flag("panel", "e-mail field", small && panel.asks_address);
        sink.flag("panel", "button", small && panel.has_button);
        sink.flag("panel", "links", small && panel.link_words * 10 > panel.words * 7);
        for (bit, name) in phrases::names().enumerate() {
            let of_links = matches!(name, "ad" | "onward" | "share");
            if of_links || matches!(name, "join" | "ask" | "appeal" | "app") {
                let counts = small && !(of_links && plain);
                sink.flag("panel begins", name, counts && panel.begins >> bit & 1 != 0);
            }
        }
    }
}
