//! What belongs to the article but is not its body: headline, byline, pictures, captions, tables.

use crate::page::Metadata;
use crate::text::BlockKind;

use super::body::Body;
use super::likeness::likeness;
use super::outline::{Outline, TextBlock};
use super::{Article, ArticleBlock};

/// Puts the article together from its body.
pub(crate) fn assemble(outline: &Outline<'_>, metadata: &Metadata, body: &Body) -> Article {
    let page = outline.page;
    let mut article = Article { root: Some(body.root), ..Article::default() };
    let headline = headline(outline, metadata);
    let mut taken: Vec<(usize, BlockKind)> =
        body.blocks.iter().map(|&b| (b, kind(outline, &outline.blocks[b]))).collect();
    if let Some(index) = headline {
        article.headline = Some(outline.blocks[index].node);
        taken.retain(|(b, _)| *b != index);
        taken.push((index, BlockKind::Headline));
    }
    taken.sort_unstable_by_key(|(b, _)| *b);
    for (index, kind) in taken {
        let block = &outline.blocks[index];
        article.blocks.push(ArticleBlock { node: block.node, end: block.end, kind });
        let mut node = block.node;
        while node < block.end {
            article.protected.push(node);
            node = page.nodes[node as usize].end.max(node + 1);
        }
    }
    article
}

/// The block whose text is the headline that the page states, `h1` first; else the first `h1`.
pub(crate) fn headline(outline: &Outline<'_>, metadata: &Metadata) -> Option<usize> {
    let page = outline.page;
    let stated = metadata.headline.as_deref().unwrap_or(&page.title);
    let mut best: Option<(f32, usize)> = None;
    for (index, block) in outline.blocks.iter().enumerate() {
        if block.words > 60 {
            continue;
        }
        let level = match structure(outline, block, &["h1", "h2", "h3", "h4"]) {
            Some("h1") => 0.6,
            Some("h2") => 0.3,
            Some(_) => 0.15,
            None => 0.0,
        };
        let score = likeness(outline.text(block.node, block.end), stated) + level;
        if score > 0.75 && best.is_none_or(|(high, _)| score > high + 0.01) {
            best = Some((score, index));
        }
    }
    best.map(|(_, index)| index)
}

/// The nearest of these elements at or a few steps above the block.
fn structure<'t>(outline: &Outline<'_>, block: &TextBlock, tags: &[&'t str]) -> Option<&'t str> {
    let page = outline.page;
    std::iter::once(block.node)
        .chain(page.ancestors(block.node))
        .take(4)
        .find_map(|n| tags.iter().find(|t| **t == page.tag(n)).copied())
}

/// What kind of text a block of the body is.
fn kind(outline: &Outline<'_>, block: &TextBlock) -> BlockKind {
    match structure(
        outline,
        block,
        &["p", "h1", "h2", "h3", "h4", "h5", "h6", "figcaption", "caption", "blockquote", "li", "td", "th"],
    ) {
        Some("h1" | "h2" | "h3" | "h4" | "h5" | "h6") => BlockKind::Heading,
        Some("figcaption" | "caption") => BlockKind::Caption,
        Some("li" | "td" | "th") => BlockKind::Item,
        Some("blockquote") => BlockKind::Quote,
        _ => BlockKind::Paragraph,
    }
}
