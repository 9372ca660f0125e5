//! Whether the page is one article, to act on at all.

use crate::page::Metadata;

use super::Article;
use super::body::Body;
use super::outline::Outline;

/// Judges the page.
pub(crate) fn judge(outline: &Outline<'_>, metadata: &Metadata, body: &Body, article: &mut Article) {
    let typed = metadata.types.iter().any(|t| t.contains("article") || t.contains("posting"));
    let links: u32 = outline.blocks.iter().filter(|b| b.link_words * 2 > b.words).map(|b| b.words).sum();
    let score = body.words as f32 / (body.words + links + 100) as f32 + if typed { 0.3 } else { 0.0 };
    article.is_article = body.words > 120 && score > 0.4;
    article.confidence = score.min(1.0);
    article.reasons.push(format!("{} words of running text", body.words));
}
