//! Which text blocks are the article's body.

use crate::page::NodeId;

use super::outline::{Flow, Outline};
use super::words::Groups;

/// The body of the page's article, or of what comes nearest to one.
#[derive(Clone, Debug, Default)]
pub(crate) struct Body {
    /// Indices into [`Outline::blocks`], ascending.
    pub(crate) blocks: Vec<usize>,
    /// The smallest element that holds them all.
    pub(crate) root: NodeId,
    /// Words in these blocks.
    pub(crate) words: u32,
}

/// Finds the body.
pub(crate) fn find(outline: &Outline<'_>) -> Body {
    let page = outline.page;
    let above = inherited(outline);
    let bad = Groups::of(&[
        "comment",
        "related",
        "share",
        "newsletter",
        "ask",
        "ad",
        "navigation",
        "footer",
        "author",
        "tags",
        "overlay",
        "unseen",
        "form",
        "product",
    ]);
    let mut score = vec![0f32; page.nodes.len()];
    let good: Vec<bool> = outline
        .blocks
        .iter()
        .map(|b| {
            b.words >= 8
                && b.link_words * 3 < b.words
                && !(above[b.node as usize] | outline.own[b.node as usize]).any(bad)
        })
        .collect();
    for (block, _) in outline.blocks.iter().zip(&good).filter(|(_, good)| **good) {
        let weight = (block.words - block.link_words) as f32;
        let holder =
            if block.parent == block.node { page.nodes[block.node as usize].parent } else { block.parent };
        score[holder as usize] += weight;
        if let Some(next) = page.parent(holder) {
            score[next as usize] += weight / 2.0;
        }
    }
    let Some(top) = (0..score.len()).max_by(|&a, &b| score[a].total_cmp(&score[b]).then(b.cmp(&a))) else {
        return Body::default();
    };
    let mut prose = vec![0u32; page.nodes.len()];
    for (block, _) in outline.blocks.iter().zip(&good).filter(|(_, good)| **good) {
        prose[block.node as usize] += block.words;
    }
    for node in (1..prose.len()).rev() {
        prose[page.nodes[node].parent as usize] += prose[node];
    }
    let mut root = top as NodeId;
    for (node, _) in page.ancestors(root).take(4).zip(0..) {
        if prose[node as usize] * 4 > prose[root as usize] * 5 && node != 0 {
            root = node;
        }
    }
    let mut body = Body::default();
    for (index, block) in outline.blocks.iter().enumerate() {
        let inside = page.contains(root, block.node);
        let groups = above[block.node as usize] | outline.own[block.node as usize];
        if inside && !groups.any(bad) && block.link_words * 2 <= block.words {
            body.blocks.push(index);
            body.words += block.words;
        }
    }
    body.root = root;
    body
}

/// Per node: what the names of the elements above it mean. An element that holds a good part of the page's
/// text says nothing against what is in it: `class="page has-sidebar"`.
fn inherited(outline: &Outline<'_>) -> Vec<Groups> {
    let page = outline.page;
    let total = outline.words.first().copied().unwrap_or(0);
    let mut above = vec![Groups::default(); page.nodes.len()];
    for (node, record) in page.nodes.iter().enumerate().skip(1) {
        let parent = record.parent as usize;
        above[node] = above[parent];
        if outline.flow[parent] != Flow::Text && outline.words[parent] * 3 < total {
            above[node] = above[node] | outline.own[parent];
        }
    }
    above
}
