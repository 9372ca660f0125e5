//! Is this page an article, and which part of it?
//!
//! ```text
//! outline   the page as text blocks, measured once
//! signals   what speaks for and against a block being part of the body
//! panels    what the other lines of a small box say of one
//! body      which blocks are the body
//! furniture headline, byline, pictures, captions: what belongs to the article but is not its body
//! gate      whether to act on the page at all
//! ```

mod around;
mod body;
mod cards;
mod furniture;
mod gate;
#[doc(hidden)]
pub mod learning;
mod likeness;
mod model;
mod outline;
mod panels;
mod phrases;
mod signals;
mod words;

use crate::civil::Date;
use crate::text::BlockKind;

use super::{Metadata, NodeId, PageSnapshot};

pub(crate) use outline::Outline;

/// A block of the article: siblings whose text belongs together, most often a single element.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ArticleBlock {
    /// The first node: an element, or a text node where the text lies bare among other blocks.
    pub node: NodeId,
    /// One past the last node: more than the first node's subtree where several siblings make the block.
    pub end: NodeId,
    /// What it is.
    pub kind: BlockKind,
    /// Whether it is part of the running text, rather than headline, standfirst, caption or credit.
    pub is_body: bool,
}

/// The article of a page.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Article {
    /// Whether the page is one article, to be cleaned and explained. Nothing is done to any other page.
    pub is_article: bool,
    /// How sure that is, 0 to 1.
    pub confidence: f32,
    /// Why, in plain words.
    pub reasons: Vec<String>,
    /// The element of the headline.
    pub headline: Option<NodeId>,
    /// The element of the byline.
    pub byline: Option<NodeId>,
    /// The smallest element that holds the whole body.
    pub root: Option<NodeId>,
    /// Headline, paragraphs, captions and so on, in document order, disjoint.
    pub blocks: Vec<ArticleBlock>,
    /// Elements that are never hidden, nor anything above or within them (sorted, disjoint subtrees): the
    /// blocks, and pictures, tables, credits and corrections that belong to the article.
    pub protected: Vec<NodeId>,
    /// The day on which it was published, where the page states it.
    pub day: Option<Date>,
}

/// Finds the article. The parts are found on every page, so that the reasons can speak of them; only where
/// `is_article` holds do they mean anything.
pub fn find(page: &PageSnapshot, metadata: &Metadata) -> Article {
    if page.nodes.is_empty() {
        return Article { reasons: vec!["The page is empty.".to_owned()], ..Article::default() };
    }
    let outline = Outline::new(page);
    let body = body::find(&outline, metadata);
    let mut article = furniture::assemble(&outline, metadata, &body);
    gate::judge(&outline, metadata, &body, &mut article);
    article
}
