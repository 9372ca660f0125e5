//! The article's text, and the way back from it to the page's text nodes.

use crate::text::{BlockKind, Prose, Span, one_line};

use super::snapshot::Layout;
use super::{Article, NodeId, PageSnapshot};

/// A place in the page: a text node and an offset in UTF-16 units, as a DOM range wants it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Place {
    /// The text node.
    pub node: NodeId,
    /// UTF-16 units from the start of the node.
    pub offset: u32,
}

/// A stretch of prose that was copied unchanged from one text node.
#[derive(Clone, Copy, Debug)]
struct Stretch {
    /// Where it begins in the prose.
    start: u32,
    /// Where it begins in the page's text.
    source: u32,
    node: NodeId,
}

/// The text of an article, blanks collapsed as a browser shows them, blocks parted by a blank line; with the
/// map back to the page.
#[derive(Clone, Debug, Default)]
pub struct PageProse {
    /// The text, cut into blocks, sentences and tokens.
    pub prose: Prose,
    stretches: Vec<Stretch>,
    /// Where in the prose the page has text that is not displayed, in order.
    unseen: Vec<u32>,
}

impl PageProse {
    /// Collects the article's blocks.
    pub fn new(page: &PageSnapshot, article: &Article) -> PageProse {
        let mut copy = Copy { page, text: String::new(), stretches: Vec::new(), unseen: Vec::new() };
        let mut blocks = Vec::new();
        for block in &article.blocks {
            if !copy.text.is_empty() {
                copy.text.push_str("\n\n");
            }
            let start = copy.text.len();
            copy.block(block.node..block.end);
            copy.text.truncate(start + copy.text[start..].trim_end().len());
            if copy.text.len() > start {
                blocks.push((block.kind, Span::new(start, copy.text.len())));
            } else {
                copy.text.truncate(start.saturating_sub(2));
            }
        }
        PageProse { prose: Prose::new(copy.text, blocks), stretches: copy.stretches, unseen: copy.unseen }
    }

    /// Plain text as a page-less prose: spans stay spans of that text, and no place leads back to a page.
    pub fn plain(text: &str) -> PageProse {
        PageProse { prose: Prose::from_plain(text), ..PageProse::default() }
    }

    /// The places where a span begins and ends in the page; `None` where the text has no page, and where the page has
    /// more between them than is displayed: a range there would take it along.
    pub fn places(&self, page: &PageSnapshot, span: Span) -> Option<(Place, Place)> {
        let next = self.unseen.partition_point(|&at| at <= span.start);
        if span.is_empty() || self.unseen.get(next).is_some_and(|&at| at < span.end) {
            return None;
        }
        Some((self.place(page, span.start, false)?, self.place(page, span.end, true)?))
    }

    /// The place of a byte offset; `after` asks for the end of the character before it rather than the start
    /// of the one behind it, so that a range never reaches into the next node.
    fn place(&self, page: &PageSnapshot, byte: u32, after: bool) -> Option<Place> {
        let index = if after {
            self.stretches.partition_point(|s| s.start < byte)
        } else {
            self.stretches.partition_point(|s| s.start <= byte)
        };
        let stretch = self.stretches.get(index.checked_sub(1)?)?;
        let source = (stretch.source + byte - stretch.start) as usize;
        let own = page.own_text(stretch.node);
        let base = own.as_ptr() as usize - page.text.as_ptr() as usize;
        let before = own.get(..source.checked_sub(base)?)?;
        Some(Place { node: stretch.node, offset: before.encode_utf16().count() as u32 })
    }
}

struct Copy<'p> {
    page: &'p PageSnapshot,
    text: String,
    stretches: Vec<Stretch>,
    unseen: Vec<u32>,
}

impl Copy<'_> {
    fn block(&mut self, nodes: std::ops::Range<NodeId>) {
        let from = self.text.len();
        let mut unseen = 0;
        for node in nodes {
            if node < unseen {
                continue;
            }
            // What is not displayed is not part of the text.
            if self.page.layout(node).has(Layout::HIDDEN) {
                let below = self.page.subtree(node);
                unseen = below.end;
                if below.clone().any(|n| !self.page.own_text(n).is_empty()) {
                    self.unseen.push(self.text.len() as u32);
                }
                continue;
            }
            match self.page.tag(node) {
                "" => self.text_node(node, from),
                "br" => self.blank(from),
                _ => {}
            }
        }
    }

    fn text_node(&mut self, node: NodeId, from: usize) {
        let own = self.page.own_text(node);
        let base = (own.as_ptr() as usize - self.page.text.as_ptr() as usize) as u32;
        let mut run = None;
        if own.starts_with(char::is_uppercase) && ends_small(&self.text[from..]) {
            self.blank(from);
        }
        for (at, c) in own.char_indices() {
            // A no-break space stays: it is text, not layout.
            if matches!(c, ' ' | '\n' | '\t' | '\r' | '\u{c}') {
                self.copy(node, base, own, run.take(), at);
                self.blank(from);
            } else if run.is_none() {
                run = Some(at);
            }
        }
        self.copy(node, base, own, run, own.len());
    }

    fn copy(&mut self, node: NodeId, base: u32, own: &str, run: Option<usize>, end: usize) {
        let Some(start) = run else { return };
        let stretch = Stretch { start: self.text.len() as u32, source: base + start as u32, node };
        // Words of one node that are parted by single blanks are one stretch.
        let joined = self.stretches.last().is_some_and(|last| {
            last.node == node && stretch.start - last.start == stretch.source - last.source
        });
        if !joined {
            self.stretches.push(stretch);
        }
        self.text.push_str(&own[start..end]);
    }

    fn blank(&mut self, from: usize) {
        if self.text.len() > from && !self.text.ends_with(' ') {
            self.text.push(' ');
        }
    }
}

/// Whether a text ends inside a word of small letters. A capital in the next node begins something else, which the
/// page sets apart by its style alone: `Ola Nordmann` and `July 18`, side by side.
fn ends_small(text: &str) -> bool {
    text.chars().rev().take(2).filter(|c| c.is_lowercase()).count() == 2
}

/// The running text of an article, block by block, parted by blank lines: without headline, standfirst,
/// credits and captions.
pub fn body_text(page: &PageSnapshot, article: &Article) -> String {
    let blocks =
        article.blocks.iter().filter(|b| b.is_body && b.kind != BlockKind::Caption).cloned().collect();
    PageProse::new(page, &Article { blocks, ..Article::default() }).prose.text
}

/// All text that a reader sees of a page without these elements, a block a line.
pub fn visible_text(page: &PageSnapshot, without: &[NodeId]) -> String {
    let outline = super::article::Outline::new(page);
    let mut gone = outline.hidden;
    for &node in without {
        page.subtree(node).for_each(|n| gone[n as usize] = true);
    }
    let mut lines = Vec::new();
    for block in &outline.blocks {
        let mut line = String::new();
        for node in (block.node..block.end).filter(|&n| !gone[n as usize]) {
            line.push_str(if page.tag(node) == "br" { " " } else { page.own_text(node) });
        }
        let line = one_line(&line);
        lines.extend((!line.is_empty()).then_some(line));
    }
    lines.join("\n")
}
