//! What belongs to the article but is not its body: headline, byline, pictures, captions, tables.

use crate::page::Metadata;
use crate::text::BlockKind;

use super::body::Body;
use super::outline::{Outline, TextBlock};
use super::{Article, ArticleBlock};

/// Puts the article together from its body.
pub(crate) fn assemble(outline: &Outline<'_>, metadata: &Metadata, body: &Body) -> Article {
    let page = outline.page;
    let mut article = Article { root: Some(body.root), ..Article::default() };
    let headline = headline(outline, metadata, body);
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
fn headline(outline: &Outline<'_>, metadata: &Metadata, body: &Body) -> Option<usize> {
    let page = outline.page;
    let stated = metadata.headline.as_deref().unwrap_or(&page.title);
    let last = body.blocks.last().copied().unwrap_or(usize::MAX);
    let mut best: Option<(f32, usize)> = None;
    for (index, block) in outline.blocks.iter().enumerate().take_while(|(i, _)| *i <= last) {
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

/// How much two short texts are the same: shared words over the words of the shorter, 0 where that has few.
fn likeness(one: &str, other: &str) -> f32 {
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|w| !w.is_empty())
            .take(60)
            .map(str::to_lowercase)
            .collect()
    };
    let (one, other) = (words(one), words(other));
    if one.len().min(other.len()) < 2 {
        return f32::from(u8::from(!one.is_empty() && one == other));
    }
    let shared = one.iter().filter(|w| other.contains(w)).count() as f32;
    (shared / one.len() as f32).min(2.0 * shared / other.len() as f32)
}
