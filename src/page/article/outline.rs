//! A page as a sequence of text blocks: what lies between two line breaks of a browser's layout.

use crate::page::snapshot::{INLINE, Layout, NodeKind};
use crate::page::{NodeId, PageSnapshot};
use crate::wordlist::{WordList, words};

use super::words::{self, Groups};

/// How an element takes part in the flow of text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Flow {
    Text,
    Inline,
    /// Breaks the line before and after itself.
    Block,
}

/// A run of text that a reader sees as one paragraph, heading, item or cell.
#[derive(Clone, Debug)]
pub(crate) struct TextBlock {
    /// The first node: the element that holds nothing but this block, or else the first of its siblings.
    pub(crate) node: NodeId,
    /// One past the last node.
    pub(crate) end: NodeId,
    /// The innermost element around the text that is a block of the layout.
    pub(crate) parent: NodeId,
    /// Words, where a script without blanks counts two characters as one.
    pub(crate) words: u32,
    /// Words inside links.
    pub(crate) link_words: u32,
}

/// A page, measured once.
pub(crate) struct Outline<'p> {
    pub(crate) page: &'p PageSnapshot,
    /// Per node.
    pub(crate) flow: Vec<Flow>,
    /// Per node: not displayed, by itself or by what is above it.
    pub(crate) hidden: Vec<bool>,
    /// Per node: what its own names mean.
    pub(crate) own: Vec<Groups>,
    /// Per node: the nearest element at or above it that is a block of the layout; the root for want of one.
    pub(crate) holder: Vec<NodeId>,
    /// Per node: words of visible text in the subtree.
    pub(crate) words: Vec<u32>,
    /// In document order, disjoint.
    pub(crate) blocks: Vec<TextBlock>,
}

/// Attributes whose words tell what an element is for.
const NAMING: WordList =
    words!["class", "id", "role", "itemprop", "data-testid", "data-component", "rel", "aria-label"];

impl<'p> Outline<'p> {
    pub(crate) fn new(page: &'p PageSnapshot) -> Outline<'p> {
        let count = page.nodes.len();
        let mut outline = Outline {
            page,
            flow: Vec::with_capacity(count),
            hidden: vec![false; count],
            own: vec![Groups::default(); count],
            holder: vec![0; count],
            words: vec![0; count],
            blocks: Vec::new(),
        };
        outline.read_nodes();
        let breaks = outline.inner_breaks();
        outline.cut(&breaks);
        for node in (1..count).rev() {
            let parent = page.nodes[node].parent as usize;
            outline.words[parent] += outline.words[node];
        }
        outline
    }

    /// The text between two nodes, as it stands in the source.
    pub(crate) fn text(&self, node: NodeId, end: NodeId) -> &'p str {
        let mut texts = (node..end).filter_map(|n| match &self.page.nodes[n as usize].kind {
            NodeKind::Text { bytes } => Some(bytes),
            NodeKind::Element { .. } => None,
        });
        let Some(first) = texts.next() else { return "" };
        let last = texts.next_back().unwrap_or(first);
        self.page.text.get(first.start as usize..last.end as usize).unwrap_or("")
    }

    /// Flow, hiding and naming of every node. Names repeat, so each string is looked up once.
    fn read_nodes(&mut self) {
        let strings = self.page.strings.len();
        let mut flows: Vec<Option<Flow>> = vec![None; strings];
        let mut meanings: Vec<Option<Groups>> = vec![None; strings];
        let mut naming: Vec<Option<bool>> = vec![None; strings];
        let string = |id: u32| self.page.strings.get(id as usize).map_or("", String::as_str);
        for (index, node) in self.page.nodes.iter().enumerate() {
            let above = index > 0 && self.hidden[node.parent as usize];
            let NodeKind::Element { tag, attributes, layout } = &node.kind else {
                self.flow.push(Flow::Text);
                self.hidden[index] = above;
                continue;
            };
            let flow = |name: &str| if name == "br" || INLINE.has(name) { Flow::Inline } else { Flow::Block };
            let known = flows.get_mut(*tag as usize);
            self.flow.push(known.map_or(Flow::Block, |f| *f.get_or_insert_with(|| flow(string(*tag)))));
            self.hidden[index] = above || layout.has(Layout::HIDDEN);
            let range = attributes.start as usize..attributes.end as usize;
            for &(name, value) in self.page.attributes.get(range).unwrap_or_default() {
                let (Some(names), true) = (naming.get_mut(name as usize), (value as usize) < strings) else {
                    continue;
                };
                if *names.get_or_insert_with(|| NAMING.has(string(name))) {
                    let meaning = &mut meanings[value as usize];
                    let groups = *meaning.get_or_insert_with(|| words::groups(string(value)));
                    self.own[index] = self.own[index] | groups;
                }
            }
        }
    }

    /// Per node: whether something below it breaks the line as a paragraph does: a block, or a second `<br>`
    /// with nothing but blanks since the first (which is marked as a block itself).
    fn inner_breaks(&mut self) -> Vec<bool> {
        let page = self.page;
        let mut after_break = false;
        for node in 0..page.nodes.len() {
            match self.flow[node] {
                Flow::Text => after_break &= page.own_text(node as NodeId).trim().is_empty(),
                Flow::Inline if page.tag(node as NodeId) == "br" => {
                    if after_break {
                        self.flow[node] = Flow::Block;
                    }
                    after_break = true;
                }
                Flow::Inline => {}
                Flow::Block => after_break = false,
            }
        }
        for node in 1..page.nodes.len() {
            let block = self.flow[node] == Flow::Block;
            let above = self.holder[page.nodes[node].parent as usize];
            self.holder[node] = if block { node as NodeId } else { above };
        }
        let mut breaks = vec![false; page.nodes.len()];
        for node in (1..page.nodes.len()).rev() {
            if self.flow[node] == Flow::Block || breaks[node] {
                breaks[page.nodes[node].parent as usize] = true;
            }
        }
        breaks
    }

    fn cut(&mut self, breaks: &[bool]) {
        let nodes = &self.page.nodes;
        let mut run: Option<(NodeId, NodeId)> = None;
        let mut node = 0;
        while node < nodes.len() {
            let id = node as NodeId;
            let leaf = self.flow[node] != Flow::Block && !breaks[node];
            let parent = nodes[node].parent;
            if let Some((start, end)) = run
                && (!leaf || nodes[start as usize].parent != parent || end != id)
            {
                self.close(start, end);
                run = None;
            }
            if leaf {
                let end = nodes[node].end;
                // Something unseen within a run does not part it.
                run = match run {
                    Some((start, _)) => Some((start, end)),
                    None => (!self.hidden[node]).then_some((id, end)),
                };
                node = end as usize;
            } else {
                node += 1;
            }
        }
        if let Some((start, end)) = run {
            self.close(start, end);
        }
    }

    /// Ends a run of siblings; blank ones leave nothing.
    fn close(&mut self, mut start: NodeId, mut end: NodeId) {
        let page = self.page;
        let (mut words, mut link_words) = (0, 0);
        let mut link_end = 0;
        for node in start..end {
            if page.tag(node) == "a" {
                link_end = page.nodes[node as usize].end.max(link_end);
            }
            if self.hidden[node as usize] {
                continue;
            }
            let count = count_words(page.own_text(node));
            self.words[node as usize] = count;
            words += count;
            if node < link_end {
                link_words += count;
            }
        }
        if words == 0 {
            return;
        }
        let parent = page.nodes[start as usize].parent;
        // A link around the whole block makes all of it a link.
        if page.tag(parent) == "a" || page.ancestors(parent).take(3).any(|a| page.tag(a) == "a") {
            link_words = words;
        }
        // The whole of its parent: then the parent is the block.
        if parent + 1 == start && page.nodes[parent as usize].end == end && parent != 0 {
            (start, end) = (parent, page.nodes[parent as usize].end);
        }
        let parent = self.holder[parent as usize];
        self.blocks.push(TextBlock { node: start, end, parent, words, link_words });
    }
}

/// Words as a reader counts them; two characters of a script without blanks make one.
pub(crate) fn count_words(text: &str) -> u32 {
    let mut count = 0;
    for word in text.split_whitespace() {
        let dense = if word.is_ascii() { 0 } else { word.chars().filter(|&c| is_dense(c)).count() };
        count += if dense > 0 {
            (dense as u32).div_ceil(2)
        } else {
            u32::from(word.contains(|c: char| c.is_alphanumeric()))
        };
    }
    count
}

/// Han, kana, Thai, Lao, Khmer, Burmese: no blanks between words.
fn is_dense(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}
