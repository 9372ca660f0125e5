//! Is this page an article, and which part of it?

use crate::text::BlockKind;

use super::{Metadata, NodeId, PageSnapshot};

/// A block of the article: an element whose text belongs together.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ArticleBlock {
    /// The element.
    pub node: NodeId,
    /// What it is.
    pub kind: BlockKind,
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
}

/// Finds the article.
pub fn find(page: &PageSnapshot, metadata: &Metadata) -> Article {
    let _ = (page, metadata);
    Article::default()
}
