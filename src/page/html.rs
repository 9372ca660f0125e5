//! A snapshot from saved HTML, for the native program, tests and benchmarks.

use std::borrow::Cow;

use scraper::{Html, Node, Selector};

use super::NodeId;
use super::snapshot::{Builder, KEPT_ATTRIBUTES, Layout, MAX_ATTRIBUTE, PageSnapshot, SKIPPED_TAGS};

/// A parsed page that knows which element each node of its snapshot is.
#[derive(Debug)]
pub struct Document {
    /// The snapshot.
    pub page: PageSnapshot,
    html: Html,
    /// Per node of the snapshot: the same node of `html`.
    nodes: Vec<ego_tree::NodeId>,
}

/// The snapshot of a page; see [`Document::parse`].
pub fn snapshot(html: &str, url: &str) -> PageSnapshot {
    Document::parse(html, url).page
}

impl Document {
    /// Parses HTML as a browser with scripts enabled does. Never fails: any text is some HTML. Elements hidden
    /// by their own markup (`hidden`, inline `display: none`) are marked so; style sheets are not read.
    pub fn parse(source: &str, url: &str) -> Document {
        let (source, notes) = match without_depths(source) {
            Some(flat) => (Cow::Owned(flat), vec![TOO_DEEP.to_owned()]),
            None => (Cow::Borrowed(source), Vec::new()),
        };
        let html = Html::parse_document(&source);
        let facts = PageSnapshot {
            notes,
            url: url.to_owned(),
            language: attribute_of_first(&html, "html", "lang"),
            title: text_of_first(&html, "title"),
            meta: meta(&html),
            linked_data: linked_data(&html),
            ..PageSnapshot::default()
        };
        let mut builder = Builder::new(facts);
        let mut nodes = Vec::new();
        if let Some(body) = first(&html, "body") {
            copy(*body, &mut builder, &mut nodes);
        }
        Document { page: builder.finish(), html, nodes }
    }

    /// The nodes that a CSS selector matches, in document order; `None` where it is no selector.
    pub fn select(&self, selector: &str) -> Option<Vec<NodeId>> {
        let selector = Selector::parse(selector).ok()?;
        let found: std::collections::HashSet<_> = self.html.select(&selector).map(|e| e.id()).collect();
        Some((0..self.nodes.len()).filter(|&n| found.contains(&self.nodes[n])).map(|n| n as NodeId).collect())
    }

    /// Where an element stands in the source's own tree: from `body` down, its place among the elements of each
    /// parent, counted from 1 (`3.1.2`; empty for `body` and for text). Unlike a selector it holds no name.
    pub fn position(&self, node: NodeId) -> String {
        let mut places = Vec::new();
        let mut at = self.nodes.get(node as usize).and_then(|&id| self.html.tree.get(id));
        while let Some(here) = at.filter(|n| n.value().as_element().is_some_and(|e| e.name() != "body")) {
            places.push(here.prev_siblings().filter(|n| n.value().is_element()).count() + 1);
            at = here.parent();
        }
        places.iter().rev().map(usize::to_string).collect::<Vec<_>>().join(".")
    }

    /// The element at a [`position`](Document::position); `None` where there is none.
    pub fn at_position(&self, position: &str) -> Option<NodeId> {
        let mut here = self.html.tree.get(*self.nodes.first()?)?;
        for place in position.split('.').filter(|p| !p.is_empty()) {
            let place: usize = place.parse().ok()?;
            here = here.children().filter(|n| n.value().is_element()).nth(place.checked_sub(1)?)?;
        }
        let id = here.id();
        self.nodes.iter().position(|&n| n == id).map(|n| n as NodeId)
    }

    /// The page as HTML, with these elements marked `hidden`.
    pub fn with_hidden(mut self, hidden: &[NodeId]) -> String {
        for &node in hidden {
            let Some(&id) = self.nodes.get(node as usize) else { continue };
            let Some(mut node) = self.html.tree.get_mut(id) else { continue };
            if let Node::Element(element) = node.value() {
                let mut name = element.name.clone();
                (name.prefix, name.ns, name.local) = (None, "".into(), "hidden".into());
                element.attrs.retain(|(n, _)| *n != name);
                element.attrs.push((name, "".into()));
            }
        }
        self.html.html()
    }
}

/// Elements nested deeper than this are taken for siblings, as browsers do from 512 on: the parser's time
/// grows with the square of the depth.
const MAX_DEPTH: usize = 4_000;
const TOO_DEEP: &str =
    "Elements are nested deeper than any page needs; the innermost were taken for siblings.";

/// The source without the tags of elements nested too deep; `None` where there are none. Counted are tags that
/// never close by themselves, so that paragraphs and items without an end are no depth.
fn without_depths(source: &str) -> Option<String> {
    const COUNTED: &[&str] = &[
        "div",
        "span",
        "section",
        "article",
        "ul",
        "ol",
        "table",
        "blockquote",
        "center",
        "font",
        "b",
        "i",
        "em",
        "strong",
        "main",
        "aside",
        "nav",
        "header",
        "footer",
        "form",
        "dl",
        "figure",
    ];
    let mut kept = String::new();
    let (mut copied, mut depth, mut deepest) = (0, 0usize, 0);
    for (at, _) in source.match_indices('<') {
        if at < copied {
            continue;
        }
        let rest = &source[at + 1..];
        let (closes, rest) = rest.strip_prefix('/').map_or((false, rest), |r| (true, r));
        let length = rest.bytes().take(12).take_while(u8::is_ascii_alphanumeric).count();
        let name = &rest[..length];
        if !COUNTED.iter().any(|c| c.eq_ignore_ascii_case(name)) {
            continue;
        }
        if !closes {
            depth += 1;
            deepest = deepest.max(depth);
        }
        if depth > MAX_DEPTH {
            let end = rest.find('>').map_or(source.len(), |end| source.len() - rest.len() + end + 1);
            kept.push_str(&source[copied..at]);
            copied = end;
        }
        if closes {
            depth = depth.saturating_sub(1);
        }
    }
    kept.push_str(&source[copied..]);
    (deepest > MAX_DEPTH).then_some(kept)
}

/// Copies the tree below and with `<body>`.
fn copy(body: NodeRef<'_>, builder: &mut Builder, nodes: &mut Vec<ego_tree::NodeId>) {
    let mut attributes = Vec::new();
    for edge in edges(body) {
        match edge {
            Edge::Open(node) => {
                match node.value() {
                    Node::Text(text) => builder.text(text),
                    Node::Element(element) => {
                        attributes.clear();
                        for (name, value) in
                            element.attrs().filter(|(name, _)| KEPT_ATTRIBUTES.contains(name))
                        {
                            let pair = (builder.intern(name), builder.intern(cut(value)));
                            attributes.push(pair);
                        }
                        let tag = builder.intern(element.name());
                        builder.open(tag, &attributes, layout(element));
                    }
                    _ => continue,
                }
                nodes.push(node.id());
            }
            Edge::Close => builder.close(),
        }
        if builder.is_full() {
            break;
        }
    }
}

/// What markup alone tells of the layout.
fn layout(element: &scraper::node::Element) -> Layout {
    let unseen = element.attr("style").is_some_and(|style| {
        let style: String = style.split_whitespace().collect();
        let style = style.to_ascii_lowercase();
        style.contains("display:none") || style.contains("visibility:hidden")
    });
    if unseen || element.attr("hidden").is_some() { Layout::HIDDEN } else { Layout::default() }
}

/// `ego_tree`'s node, named without a dependency of its own.
type NodeRef<'a> = <scraper::ElementRef<'a> as std::ops::Deref>::Target;

enum Edge<'a> {
    Open(NodeRef<'a>),
    Close,
}

/// Walks the kept part of a tree with a stack of its own.
fn edges<'a>(root: NodeRef<'a>) -> impl Iterator<Item = Edge<'a>> {
    let mut stack = vec![Some(root)];
    std::iter::from_fn(move || {
        let Some(node) = stack.pop()? else { return Some(Edge::Close) };
        if let Node::Element(element) = node.value() {
            stack.push(None);
            if !SKIPPED_TAGS.contains(&element.name()) {
                let kept = |n: &NodeRef<'_>| matches!(n.value(), Node::Text(_) | Node::Element(_));
                stack.extend(node.children().rev().filter(kept).map(Some));
            }
        }
        Some(Edge::Open(node))
    })
}

fn cut(value: &str) -> &str {
    match value.char_indices().nth(MAX_ATTRIBUTE) {
        Some((at, _)) => &value[..at],
        None => value,
    }
}

fn first<'a>(document: &'a Html, selector: &str) -> Option<scraper::ElementRef<'a>> {
    let selector = Selector::parse(selector).ok()?;
    document.select(&selector).next()
}

fn attribute_of_first(document: &Html, selector: &str, name: &str) -> String {
    first(document, selector).and_then(|e| e.attr(name)).unwrap_or_default().to_owned()
}

fn text_of_first(document: &Html, selector: &str) -> String {
    first(document, selector).map(|e| e.text().collect::<String>().trim().to_owned()).unwrap_or_default()
}

fn meta(document: &Html) -> Vec<(String, String)> {
    let Ok(selector) = Selector::parse("meta[content]") else { return Vec::new() };
    document
        .select(&selector)
        .filter_map(|e| {
            let name = ["property", "name", "itemprop", "http-equiv"].iter().find_map(|n| e.attr(n))?;
            Some((name.to_ascii_lowercase(), e.attr("content")?.to_owned()))
        })
        .collect()
}

fn linked_data(document: &Html) -> Vec<String> {
    let Ok(selector) = Selector::parse("script[type=\"application/ld+json\" i]") else { return Vec::new() };
    document.select(&selector).map(|e| e.text().collect()).collect()
}
