//! What belongs to the article but is not its body: headline, byline, pictures, captions, tables; and what of
//! all this is safe from hiding.

use crate::order;
use crate::page::metadata::day_in_line;
use crate::page::{Metadata, NodeId};
use crate::text::BlockKind;
use crate::wordlist::words;

use super::body::Body;
use super::likeness::Words;
use super::outline::{Outline, TextBlock};
use super::signals::{self, AUTHORED, DATED};
use super::words::Groups;
use super::{Article, ArticleBlock, phrases};

/// Between paragraphs of the body, what is this likely to be body is not hidden: in doubt it is article.
const DOUBT: f32 = 0.15;

/// How many blocks above the headline may belong to it.
const ABOVE: usize = 8;

/// How far around a picture is looked, in elements and in blocks.
const NEAR: usize = 12;
/// Words of a link that may be the title of another page.
const TITLE: u32 = 4;
/// How many cells tell what a table is.
const CELLS: usize = 100;

/// Puts the article together from its body.
pub(crate) fn assemble(outline: &Outline<'_>, metadata: &Metadata, body: &Body) -> Article {
    let found = Assembly::new(outline, metadata, body);
    let day = metadata.published.as_ref().map(|moment| moment.date);
    let mut article = Article { root: Some(body.root), day, ..Article::default() };
    let mut safe: Vec<NodeId> = Vec::new();
    for (index, block) in outline.blocks.iter().enumerate() {
        let place = found.place(index);
        let (kind, is_body) = match place {
            Place::Headline => (BlockKind::Headline, false),
            Place::Body => (kind(outline, block), true),
            Place::Caption => (BlockKind::Caption, false),
            Place::Credit | Place::Byline => (BlockKind::Credit, false),
            Place::Summary => (BlockKind::Paragraph, false),
            Place::Doubt | Place::Outside => {
                if place == Place::Doubt {
                    safe.extend(tops(outline, block));
                }
                continue;
            }
        };
        match place {
            Place::Headline => article.headline = Some(block.node),
            Place::Byline if article.byline.is_none() => article.byline = Some(block.node),
            _ => {}
        }
        safe.extend(tops(outline, block));
        article.blocks.push(ArticleBlock { node: block.node, end: block.end, kind, is_body });
    }
    found.pictures(&mut safe);
    article.protected = disjoint(outline, safe);
    article
}

/// What a block is to the article.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Place {
    Headline,
    Byline,
    /// Between headline and body: the standfirst.
    Summary,
    Body,
    Caption,
    /// A date, a photographer, an agency.
    Credit,
    /// Perhaps body: not read, not hidden.
    Doubt,
    Outside,
}

struct Assembly<'a, 'p> {
    outline: &'a Outline<'p>,
    body: &'a Body,
    headline: Option<usize>,
    described: Words,
    byline: &'a str,
    /// The first and the last block of the article, headline included.
    start: usize,
    end: usize,
    /// One past the block up to which bylines and dates stand: after the first paragraphs nobody signs.
    head: usize,
    /// The smallest element around headline and body.
    scope: NodeId,
    /// What stands above the headline belongs to the article only within this element.
    lead: NodeId,
    /// Per node: within something that its names call clutter, below the scope.
    hostile: Vec<bool>,
    author: Groups,
    date: Groups,
    caption: Groups,
    summary: Groups,
    note: Groups,
}

impl<'a, 'p> Assembly<'a, 'p> {
    fn new(outline: &'a Outline<'p>, metadata: &'a Metadata, body: &'a Body) -> Self {
        let page = outline.page;
        let first = body.blocks.first().copied().unwrap_or(usize::MAX);
        // A headline far from the body, or after its beginning, is that of something else.
        let headline = headline(outline, metadata).filter(|&h| {
            body.blocks.binary_search(&h).is_ok()
                || h < first && first - h < 60
                || h < first.saturating_add(3)
        });
        let start = headline.map_or(first, |h| h.min(first));
        let end = body.blocks.last().copied().unwrap_or(0);
        let scope = match headline {
            Some(h) => {
                let node = outline.blocks[h].node;
                let root = body.root;
                std::iter::once(root)
                    .chain(page.ancestors(root))
                    .find(|&n| page.contains(n, node))
                    .unwrap_or(0)
            }
            None => body.root,
        };
        let around = std::iter::once(scope).chain(page.ancestors(scope)).take(3);
        let lead = around.take_while(|&n| !matches!(page.tag(n), "body" | "html")).last().unwrap_or(scope);
        Assembly {
            hostile: hostile(outline, lead, body),
            head: body.blocks.get(2).copied().unwrap_or(first),
            lead,
            outline,
            body,
            headline,
            described: Words::of(metadata.description.as_deref().unwrap_or("")),
            byline: metadata.byline.as_deref().unwrap_or(""),
            start,
            end,
            scope,
            author: Groups::of(&["author"]),
            date: Groups::of(&["date"]),
            caption: Groups::of(&["caption", "credit"]),
            summary: Groups::of(&["summary"]),
            note: Groups::of(&["note"]),
        }
    }

    fn place(&self, index: usize) -> Place {
        let outline = self.outline;
        let page = outline.page;
        let block = &outline.blocks[index];
        let likely = self.body.likely[index];
        let first = self.body.blocks.first().copied().unwrap_or(usize::MAX);
        if self.headline == Some(index) {
            return Place::Headline;
        }
        if likely > 0.5 {
            return Place::Body;
        }
        let near = || std::iter::once(block.node).chain(page.ancestors(block.node)).take(4);
        let in_figure = near().any(|n| matches!(page.tag(n), "figcaption" | "figure"));
        if self.hostile[block.node as usize] {
            return Place::Outside;
        }
        if index < self.start {
            let close = index + ABOVE >= self.start && page.contains(self.lead, block.node);
            return if close && self.headline.is_some() {
                self.above(block, in_figure)
            } else {
                Place::Outside
            };
        }
        if !page.contains(self.scope, block.node) {
            return Place::Outside;
        }
        let names = near()
            .filter(|&n| outline.words[n as usize] < 120)
            .fold(Groups::default(), |all, n| all | outline.own[n as usize]);
        let text = outline.text(block.node, block.end);
        let (inside, begins) = phrases::groups(text);
        let says = |group: &str, bits: u32| {
            phrases::names().position(|n| n == group).is_some_and(|i| bits >> i & 1 != 0)
        };
        let in_body = index > first && index < self.end;
        if in_figure || names.any(self.caption) && block.words > 1 {
            let inner = index <= self.end && (in_body || block.words < 80);
            if inner && block.link_words * 2 <= block.words {
                return if says("credit", inside) && block.words < 12 {
                    Place::Credit
                } else {
                    Place::Caption
                };
            }
        }
        let linked = block.link_words * 10 > block.words * 8;
        if index < self.head && block.words <= if index < first { 45 } else { AUTHORED } {
            let stated = block.words >= 2 && block.words <= AUTHORED && signals::names(text, self.byline);
            if stated || names.any(self.author) || says("byline", begins) && block.words <= DATED {
                return Place::Byline;
            }
            if block.words <= DATED && day_in_line(text).is_some() {
                return Place::Credit;
            }
            let dated =
                near().take(2).any(|n| page.tag(n) == "time") || names.any(self.date) || says("date", begins);
            if dated && !linked && text.contains(|c: char| c.is_ascii_digit()) {
                return Place::Credit;
            }
        }
        if index < first && block.words >= 5 && !linked {
            let described = block.words < 100 && self.described.likeness(text, 0.7) > 0.7;
            if described || names.any(self.summary) || likely > DOUBT {
                return Place::Summary;
            }
        }
        let close = index > first && index <= self.end + 6 && page.contains(self.body.root, block.node);
        if close && (says("note", begins) || names.any(self.note)) && block.words < 120 && !linked {
            return Place::Credit;
        }
        // The last paragraph may lie in a box of its own, under the fade of a wall.
        let is_tail = index > first
            && index <= self.end + 2
            && likely > 2.0 * DOUBT
            && page.contains(self.body.root, block.node);
        if (in_body || is_tail)
            && likely > DOUBT
            && !says("join", inside)
            && !says("ask", inside)
            && !says("appeal", inside)
            && !says("onward", begins)
        {
            return Place::Doubt;
        }
        Place::Outside
    }

    /// What a block above the headline is: captions and credits of the lead picture, the author, the day.
    fn above(&self, block: &TextBlock, in_figure: bool) -> Place {
        let text = self.outline.text(block.node, block.end);
        let is_linked = block.link_words * 2 > block.words;
        if in_figure && !is_linked && block.words < 80 {
            Place::Caption
        } else if block.words >= 2 && block.words <= AUTHORED && signals::names(text, self.byline) {
            Place::Byline
        } else if block.words <= DATED && !is_linked && day_in_line(text).is_some() {
            Place::Credit
        } else {
            Place::Outside
        }
    }

    /// Pictures, players, tables between the headline and the end of the body.
    fn pictures(&self, safe: &mut Vec<NodeId>) {
        let page = self.outline.page;
        let (Some(first), Some(last)) =
            (self.outline.blocks.get(self.start), self.outline.blocks.get(self.end))
        else {
            return;
        };
        let mut node = self.outline.blocks[..self.start].last().map_or(0, |b| b.end);
        node = node.max(page.subtree(self.scope).start).min(first.node);
        while node < last.end.min(page.subtree(self.scope).end) {
            let next = page.nodes[node as usize].end.max(node + 1);
            let shown =
                page.is_element(node) && !self.hostile[node as usize] && !self.outline.hidden[node as usize];
            match page.tag(node) {
                "figure" | "picture" | "video" | "audio" | "img" | "iframe" | "object"
                    if shown && !self.is_teaser(node) =>
                {
                    safe.push(node);
                    node = next;
                }
                "table" if shown && self.is_data(node) => {
                    safe.push(node);
                    node = next;
                }
                _ if page.is_element(node) && self.hostile[node as usize] && next <= last.node => node = next,
                _ => node += 1,
            }
        }
    }

    /// Whether a picture stands for another page: it shares a small element with a linked title.
    fn is_teaser(&self, node: NodeId) -> bool {
        let outline = self.outline;
        let page = outline.page;
        if page.tag(node) == "figure" && outline.words[node as usize] > 0 {
            // A caption is one text; a list of titles is that of other pages.
            let start = outline.blocks.partition_point(|b| b.node < node);
            let within =
                outline.blocks[start..].iter().take(NEAR).take_while(|b| page.contains(node, b.node));
            let (titles, others) = within.fold((0, 0), |(titles, others), b| match b.link_words == b.words {
                true => (titles + u32::from(b.words >= TITLE), others),
                false => (titles, others + b.words),
            });
            return titles >= 2 && others < TITLE;
        }
        let Some(holder) = page.ancestors(node).find(|&n| outline.words[n as usize] > 0) else {
            return false;
        };
        if holder == self.scope || page.contains(holder, self.body.root) {
            return false;
        }
        let start = outline.blocks.partition_point(|b| b.node < holder);
        let (mut words, mut links) = (0, 0);
        for block in outline.blocks[start..].iter().take(NEAR).take_while(|b| page.contains(holder, b.node)) {
            (words, links) = (words + block.words, links + block.link_words);
        }
        words >= 3 && links * 10 > words * 7
    }

    /// Whether a table holds text rather than the layout of something else.
    fn is_data(&self, node: NodeId) -> bool {
        let outline = self.outline;
        let start = outline.blocks.partition_point(|b| b.node < node);
        let blocks =
            outline.blocks[start..].iter().take(CELLS).take_while(|b| outline.page.contains(node, b.node));
        let (mut cells, mut words, mut links) = (0, 0, 0);
        for block in blocks {
            (cells, words, links) = (cells + 1, words + block.words, links + block.link_words);
        }
        cells >= 2 && links * 2 < words && !outline.page.contains(node, self.body.root)
    }
}

/// Per node, whether it lies in something below the scope that its names call clutter. What holds a good part
/// of the body is no clutter, whatever it is called.
fn hostile(outline: &Outline<'_>, scope: NodeId, body: &Body) -> Vec<bool> {
    let page = outline.page;
    let bad = Groups::of(&[
        "comment",
        "related",
        "share",
        "newsletter",
        "ask",
        "ad",
        "navigation",
        "tags",
        "overlay",
        "form",
        "product",
    ]);
    // Ahead of the body's end a footer is that of a headline or a picture.
    let footer = Groups::of(&["footer"]);
    let end = body.blocks.last().map_or(0, |&i| outline.blocks[i].node);
    let mut mass = vec![0u32; page.nodes.len()];
    for &index in &body.blocks {
        mass[outline.blocks[index].node as usize] += outline.blocks[index].words;
    }
    for node in (1..mass.len()).rev() {
        mass[page.nodes[node].parent as usize] += mass[node];
    }
    let mut hostile = vec![false; page.nodes.len()];
    for node in page.subtree(scope).skip(1) {
        let parent = page.nodes[node as usize].parent;
        let own = outline.own[node as usize];
        let named = own.any(bad)
            || own.any(footer) && node > end
            || words!["nav", "form", "aside"].has(page.tag(node));
        let small = mass[node as usize] * 4 < body.words.max(1);
        hostile[node as usize] = hostile[parent as usize] || named && small;
    }
    hostile
}

/// The nodes at the top of a block.
fn tops(outline: &Outline<'_>, block: &TextBlock) -> impl Iterator<Item = NodeId> {
    let mut next = block.node;
    std::iter::from_fn(move || {
        (next < block.end).then(|| {
            let node = next;
            next = outline.page.nodes[node as usize].end.max(node + 1);
            node
        })
    })
}

/// Sorted, without what lies in another.
fn disjoint(outline: &Outline<'_>, mut nodes: Vec<NodeId>) -> Vec<NodeId> {
    order::by_key(&mut nodes, |&node| node);
    let mut reached = 0;
    nodes.retain(|&node| {
        let keep = node >= reached;
        if keep {
            reached = outline.page.nodes[node as usize].end;
        }
        keep
    });
    nodes
}

/// The block whose text is the headline that the page states, `h1` first; else the first `h1`.
pub(crate) fn headline(outline: &Outline<'_>, metadata: &Metadata) -> Option<usize> {
    let stated = metadata.headline.as_deref().unwrap_or(&outline.page.title);
    let stated = Words::of(stated);
    let mut best: Option<(f32, usize)> = None;
    for (index, block) in outline.blocks.iter().enumerate().filter(|(_, b)| b.words <= 60) {
        let level = match structure(outline, block, &["h1", "h2", "h3", "h4"]) {
            Some("h1") => 0.6,
            Some("h2") => 0.3,
            Some(_) => 0.15,
            None => 0.0,
        };
        let score = stated.likeness(outline.text(block.node, block.end), 0.75 - level) + level;
        if score > 0.75 && best.is_none_or(|(high, _)| score > high + 0.01) {
            best = Some((score, index));
        }
    }
    let first = || {
        let is_h1 = |b: &TextBlock| b.words >= 3 && structure(outline, b, &["h1"]).is_some();
        outline.blocks.iter().position(is_h1)
    };
    best.map(|(_, index)| index).or_else(first)
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
    const TAGS: &[&str] =
        &["p", "h1", "h2", "h3", "h4", "h5", "h6", "figcaption", "caption", "blockquote", "li", "td", "th"];
    match structure(outline, block, TAGS) {
        Some("h1" | "h2" | "h3" | "h4" | "h5" | "h6") => BlockKind::Heading,
        Some("figcaption" | "caption") => BlockKind::Caption,
        Some("li" | "td" | "th") => BlockKind::Item,
        Some("blockquote") => BlockKind::Quote,
        _ => BlockKind::Paragraph,
    }
}
