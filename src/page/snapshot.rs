//! The page as a value: its tree, its text, and nothing of the browser.

use std::ops::Range;

use crate::map::Map;
use crate::wordlist::{WordList, words};

/// Index of a node in [`PageSnapshot::nodes`].
pub type NodeId = u32;

/// What only a browser knows of an element's layout; a set of bits.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Layout(
    /// The bits, as on the wire.
    pub u8,
);

impl Layout {
    /// `position: fixed` or `sticky`.
    pub const PINNED: Layout = Layout(1);
    /// Covers at least half of the viewport, in front of the page.
    pub const COVERS: Layout = Layout(2);
    /// Not displayed (`display: none`, `hidden`, `visibility: hidden`), by itself.
    pub const HIDDEN: Layout = Layout(4);

    /// Whether all bits of the other are set.
    pub fn has(self, other: Layout) -> bool {
        self.0 & other.0 == other.0
    }
}

/// What a node is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum NodeKind {
    /// An element.
    Element {
        /// Lower-case name, in [`PageSnapshot::strings`].
        tag: u32,
        /// Its kept attributes, in [`PageSnapshot::attributes`].
        attributes: Range<u32>,
        /// Facts of layout.
        layout: Layout,
    },
    /// A text node.
    Text {
        /// Its bytes in [`PageSnapshot::text`].
        bytes: Range<u32>,
    },
}

/// A node of the tree. Nodes are in document order (pre-order), so a subtree is `id..end`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Node {
    /// The parent; the root is its own parent.
    pub parent: NodeId,
    /// One past the last node of the subtree.
    pub end: NodeId,
    /// What it is.
    pub kind: NodeKind,
}

/// What the analysis may know of a page. Scripts, styles, comments and the inside of drawings are not part
/// of it; neither is what the reader typed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct PageSnapshot {
    /// The page's address; empty where unknown.
    pub url: String,
    /// `lang` of the document; empty where it has none.
    pub language: String,
    /// `document.title`.
    pub title: String,
    /// `<meta>`: (name, property, itemprop or http-equiv in lower case; content), in order.
    pub meta: Vec<(String, String)>,
    /// The text of each `<script type="application/ld+json">`, in order.
    pub linked_data: Vec<String>,
    /// Distinct names and attribute values.
    pub strings: Vec<String>,
    /// (name, value) of kept attributes, both in [`PageSnapshot::strings`].
    pub attributes: Vec<(u32, u32)>,
    /// The tree below and with `<body>`, in document order.
    pub nodes: Vec<Node>,
    /// The text of all text nodes, one after the other.
    pub text: String,
    /// What was cut or could not be read, for the reader.
    pub notes: Vec<String>,
}

/// Elements that stand within a line of text.
pub(crate) const INLINE: WordList = words![
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font",
    "i", "img", "ins", "kbd", "label", "mark", "nobr", "picture", "q", "s", "samp", "small", "source",
    "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
];

/// Attributes a snapshot keeps. All others stay in the page.
pub const KEPT_ATTRIBUTES: &[&str] = &[
    "id",
    "class",
    "role",
    "href",
    "type",
    "name",
    "itemprop",
    "itemtype",
    "rel",
    "datetime",
    "alt",
    "title",
    "aria-label",
    "aria-modal",
    "property",
    "placeholder",
    "action",
    "value",
    "data-testid",
    "data-component",
    "lang",
    "hidden",
    "src",
    "style",
    "aria-hidden",
];

/// The longest attribute value kept, in UTF-16 units; longer ones are cut.
pub const MAX_ATTRIBUTE: usize = 160;
/// The most nodes kept; the rest of a larger page is left alone.
pub const MAX_NODES: usize = 200_000;
/// The most text kept, in UTF-16 units.
pub const MAX_TEXT: usize = 8_000_000;

/// Elements that a snapshot leaves out with all that is in them.
pub const SKIPPED_TAGS: &[&str] = &[
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "canvas", "textarea",
    "select",
];

impl PageSnapshot {
    /// The element's name; empty for text.
    pub fn tag(&self, node: NodeId) -> &str {
        match self.nodes.get(node as usize).map(|n| &n.kind) {
            Some(NodeKind::Element { tag, .. }) => self.string(*tag),
            _ => "",
        }
    }

    /// Whether the node is an element.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn is_element(&self, node: NodeId) -> bool {
        matches!(self.nodes.get(node as usize), Some(Node { kind: NodeKind::Element { .. }, .. }))
    }

    /// The value of a kept attribute.
    pub fn attribute(&self, node: NodeId, name: &str) -> Option<&str> {
        self.attributes(node).find(|(n, _)| *n == name).map(|(_, value)| value)
    }

    /// The kept attributes of an element: (name, value).
    pub fn attributes(&self, node: NodeId) -> impl Iterator<Item = (&str, &str)> {
        let range = match self.nodes.get(node as usize).map(|n| &n.kind) {
            Some(NodeKind::Element { attributes, .. }) => attributes.start as usize..attributes.end as usize,
            _ => 0..0,
        };
        self.attributes
            .get(range)
            .unwrap_or_default()
            .iter()
            .map(|&(name, value)| (self.string(name), self.string(value)))
    }

    /// Facts of layout; none for text.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn layout(&self, node: NodeId) -> Layout {
        match self.nodes.get(node as usize).map(|n| &n.kind) {
            Some(NodeKind::Element { layout, .. }) => *layout,
            _ => Layout::default(),
        }
    }

    /// The text of a text node; empty for elements.
    pub fn own_text(&self, node: NodeId) -> &str {
        match self.nodes.get(node as usize).map(|n| &n.kind) {
            Some(NodeKind::Text { bytes }) => {
                self.text.get(bytes.start as usize..bytes.end as usize).unwrap_or("")
            }
            _ => "",
        }
    }

    /// All text in the subtree, as it stands in the source (blanks and all). Without a copy.
    pub fn subtree_text(&self, node: NodeId) -> &str {
        let mut texts = self.subtree(node).filter_map(|n| match &self.nodes[n as usize].kind {
            NodeKind::Text { bytes } => Some(bytes),
            NodeKind::Element { .. } => None,
        });
        let Some(first) = texts.next() else { return "" };
        let last = self.subtree(node).rev().find_map(|n| match &self.nodes[n as usize].kind {
            NodeKind::Text { bytes } => Some(bytes.end),
            NodeKind::Element { .. } => None,
        });
        self.text.get(first.start as usize..last.unwrap_or(first.end) as usize).unwrap_or("")
    }

    /// The node and all below it, in document order.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn subtree(&self, node: NodeId) -> Range<NodeId> {
        self.nodes.get(node as usize).map_or(0..0, |n| node..n.end)
    }

    /// The children, in order.
    pub fn children(&self, node: NodeId) -> impl Iterator<Item = NodeId> {
        let end = self.nodes.get(node as usize).map_or(0, |n| n.end);
        let mut next = node + 1;
        std::iter::from_fn(move || {
            (next < end).then(|| {
                let child = next;
                next = self.nodes[child as usize].end.max(child + 1);
                child
            })
        })
    }

    /// The parent; `None` for the root.
    pub fn parent(&self, node: NodeId) -> Option<NodeId> {
        self.nodes.get(node as usize).map(|n| n.parent).filter(|&p| p != node)
    }

    /// The parent, its parent, and so on up to the root.
    pub fn ancestors(&self, node: NodeId) -> impl Iterator<Item = NodeId> {
        std::iter::successors(self.parent(node), |&n| self.parent(n))
    }

    /// Whether the first is the second or lies above it.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn contains(&self, ancestor: NodeId, node: NodeId) -> bool {
        self.subtree(ancestor).contains(&node)
    }

    fn string(&self, id: u32) -> &str {
        self.strings.get(id as usize).map_or("", String::as_str)
    }
}

/// Builds a snapshot node by node, in document order. Both the wire decoder and the HTML reader go through
/// it, so that limits and invariants are kept in one place.
#[derive(Debug, Default)]
pub struct Builder {
    page: PageSnapshot,
    index: Map<String, u32>,
    open: Vec<NodeId>,
    full: bool,
}

impl Builder {
    /// Starts with the facts that are not part of the tree.
    pub fn new(page: PageSnapshot) -> Builder {
        Builder { page, ..Builder::default() }
    }

    /// The id of a string, added when new.
    pub fn intern(&mut self, text: &str) -> u32 {
        if let Some(&id) = self.index.get(text) {
            return id;
        }
        let id = self.page.strings.len() as u32;
        self.page.strings.push(text.to_owned());
        self.index.insert(text.to_owned(), id);
        id
    }

    /// Opens an element; everything until [`Builder::close`] is inside it.
    pub fn open(&mut self, tag: u32, attributes: &[(u32, u32)], layout: Layout) {
        let start = self.page.attributes.len() as u32;
        self.page.attributes.extend_from_slice(attributes);
        let range = start..self.page.attributes.len() as u32;
        let id = self.push(NodeKind::Element { tag, attributes: range, layout });
        self.open.push(id);
    }

    /// Closes the innermost open element.
    pub fn close(&mut self) {
        let end = self.page.nodes.len() as NodeId;
        if let Some(id) = self.open.pop() {
            self.page.nodes[id as usize].end = end;
        }
    }

    /// Adds a text node.
    pub fn text(&mut self, text: &str) {
        let start = self.page.text.len() as u32;
        self.page.text.push_str(text);
        let bytes = start..self.page.text.len() as u32;
        self.push(NodeKind::Text { bytes });
    }

    /// Whether a limit is reached; the caller should stop adding.
    pub fn is_full(&self) -> bool {
        self.page.nodes.len() >= MAX_NODES || self.page.text.len() >= MAX_TEXT
    }

    /// How many elements are open.
    pub fn depth(&self) -> usize {
        self.open.len()
    }

    /// Closes what is open and hands the snapshot over.
    pub fn finish(mut self) -> PageSnapshot {
        if self.is_full() && !self.full {
            self.full = true;
            self.page.notes.push(format!(
                "The page is larger than {MAX_NODES} nodes or {MAX_TEXT} characters; the rest of it was left alone."
            ));
        }
        while !self.open.is_empty() {
            self.close();
        }
        self.page
    }

    fn push(&mut self, kind: NodeKind) -> NodeId {
        let id = self.page.nodes.len() as NodeId;
        let parent = self.open.last().copied().unwrap_or(0);
        self.page.nodes.push(Node { parent, end: id + 1, kind });
        id
    }
}
