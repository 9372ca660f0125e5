//! What speaks for and against a text block being part of the article's body.

use crate::lower;
use crate::map::{Map, Set};
use crate::page::metadata::day_in_line;
use crate::page::snapshot::{Builder, Layout};
use crate::page::{Metadata, NodeId, PageSnapshot};
use crate::wordlist::words;

use super::cards::{Card, cards, look};
use super::likeness::Words;
use super::model::{Row, Sink};
use super::outline::{Flow, Outline, TextBlock};
use super::panels::Panels;
use super::words::Groups;
use super::{phrases, words};

/// Facts of the whole page that signals of single blocks refer to.
pub(crate) struct Context<'o, 'p> {
    pub(super) outline: &'o Outline<'p>,
    /// Per node: what the names of the elements above it mean.
    pub(super) above: Vec<Groups>,
    /// Per block: looks like a paragraph of running text, by itself.
    pub(super) good: Vec<bool>,
    /// Per node: words of good blocks in the subtree.
    pub(super) prose: Vec<u32>,
    /// Words of good blocks on the page.
    pub(super) total: u32,
    /// The element that holds most of the running text, as Readability finds it.
    pub(super) top: NodeId,
    /// Per node: how many steps up from `top` the first element stands that holds both; 9 for 9 and more.
    pub(super) lift: Vec<u8>,
    /// Per node: the innermost of several things alike.
    pub(super) cards: Vec<Card>,
    panels: Panels,
    /// Per block: share of the running text with the same way of marking up.
    pub(super) alike: Vec<f32>,
    /// Per block: whether the same text stood in an earlier block.
    pub(super) repeated: Vec<bool>,
    /// Per block: words in the blocks before it, and the words of all blocks.
    pub(super) before: Vec<u32>,
    pub(super) headline: Option<usize>,
    pub(super) title: Words,
    /// Runs of three words of `articleBody`, hashed; empty where the page states none.
    pub(super) stated: Set<u64>,
    pub(super) description: Words,
    byline: String,
    /// Per block: what its phrases say, and those it begins with.
    said: Vec<(u32, u32)>,
}

impl<'o, 'p> Context<'o, 'p> {
    pub(crate) fn new(outline: &'o Outline<'p>, metadata: &Metadata) -> Self {
        let page = outline.page;
        let headline = super::furniture::headline(outline, metadata);
        let above = inherited(outline, headline.map(|h| outline.blocks[h].node));
        let bad = Groups::of(&[
            "comment",
            "related",
            "share",
            "newsletter",
            "ask",
            "ad",
            "navigation",
            "footer",
            "author",
            "tags",
            "overlay",
            "unseen",
            "form",
            "product",
        ]);
        let good: Vec<bool> = outline
            .blocks
            .iter()
            .map(|b| {
                let groups = above[b.node as usize] | outline.own[b.node as usize];
                b.words >= 8 && b.link_words * 3 < b.words && !groups.any(bad)
            })
            .collect();
        let mut prose = vec![0u32; page.nodes.len()];
        for (block, _) in outline.blocks.iter().zip(&good).filter(|(_, good)| **good) {
            prose[block.node as usize] += block.words;
        }
        for node in (1..prose.len()).rev() {
            prose[page.nodes[node].parent as usize] += prose[node];
        }
        let top = top(outline, &good);
        let mut before = Vec::with_capacity(outline.blocks.len() + 1);
        let mut sum = 0;
        for block in &outline.blocks {
            before.push(sum);
            sum += block.words;
        }
        before.push(sum);
        let mut seen = Set::default();
        let repeated = outline
            .blocks
            .iter()
            .map(|b| !seen.add(hash(&mut outline.text(b.node, b.end).split_whitespace())))
            .collect();
        let title = Words::of(metadata.headline.as_deref().unwrap_or(&page.title));
        let said: Vec<_> =
            outline.blocks.iter().map(|b| phrases::groups(outline.text(b.node, b.end))).collect();
        Context {
            panels: Panels::new(outline, &prose, top, &said),
            said,
            lift: lift(outline, top),
            cards: cards(outline),
            alike: alike(outline, &good),
            total: prose.first().copied().unwrap_or(0).max(1),
            stated: metadata.body.as_deref().map(shingles).unwrap_or_default(),
            headline,
            description: Words::of(metadata.description.as_deref().unwrap_or_default()),
            byline: metadata.byline.clone().unwrap_or_default(),
            outline,
            above,
            good,
            prose,
            top,
            repeated,
            before,
            title,
        }
    }

    /// The signals of a block.
    pub(crate) fn block(&self, index: usize, sink: &mut impl Sink) {
        let outline = self.outline;
        let block = &outline.blocks[index];
        let text = outline.text(block.node, block.end);
        self.length(block, sink);
        writing(text, sink);
        self.structure(block, sink);
        self.naming(block, sink);
        self.place(index, block, sink);
        self.neighbours(index, sink);
        self.card(block, sink);
        self.panels.around(block, sink);

        let (inside, first) = self.said[index];
        let short = block.words < 25;
        for (bit, name) in phrases::names().enumerate() {
            sink.flag("begins", name, first >> bit & 1 != 0);
            sink.flag("says, short", name, short && inside >> bit & 1 != 0);
            sink.flag("says, long", name, !short && inside >> bit & 1 != 0);
        }
        sink.flag("text", "is the title", block.words < 60 && self.title.likeness(text, 0.8) > 0.8);
        sink.flag(
            "text",
            "is the description",
            block.words < 100 && self.description.likeness(text, 0.8) > 0.8,
        );
        sink.flag("text", "repeated", self.repeated[index]);
        sink.flag("text", "names the author", block.words <= AUTHORED && names(text, &self.byline));
        sink.flag("text", "states a day", block.words <= DATED && day_in_line(text).is_some());
        let share = self.stated_share(text);
        sink.flag("stated body", "has it", share > 0.5);
        sink.flag("stated body", "lacks it", (0.0..=0.2).contains(&share));
    }

    fn length(&self, block: &TextBlock, sink: &mut impl Sink) {
        sink.range("words", block.words as f32, WORDS, "120 and more");
        let density = block.link_words as f32 / block.words.max(1) as f32;
        sink.range("links", density, DENSITY, "all");
    }

    fn structure(&self, block: &TextBlock, sink: &mut impl Sink) {
        let page = self.outline.page;
        let mut tags = [""; 8];
        let mut count = 0;
        for node in std::iter::once(block.node).chain(page.ancestors(block.node)).take(8) {
            tags[count] = page.tag(node);
            count += 1;
        }
        let leaf = tags[..count]
            .iter()
            .find(|t| !t.is_empty() && !words!["a", "span", "strong", "b", "em", "i"].has(t));
        let leaf = *leaf.unwrap_or(&"");
        for tag in LEAVES {
            sink.flag("element", tag, leaf == *tag);
        }
        for tag in HOLDERS {
            sink.flag("within", tag, tags[..count].contains(tag));
        }
        sink.flag(
            "element",
            "bare",
            block.end != page.nodes[block.node as usize].end || !page.is_element(block.node),
        );
        // All of it bold: a heading, or a link onward.
        let mut strong_end = 0;
        let (mut strong, mut all) = (0, 0);
        for node in block.node..block.end {
            if words!["strong", "b", "em", "i", "h1", "h2", "h3"].has(page.tag(node)) {
                strong_end = strong_end.max(page.nodes[node as usize].end);
            }
            let length = page.own_text(node).trim().len();
            all += length;
            strong += if node < strong_end { length } else { 0 };
        }
        sink.flag(
            "element",
            "all emphasised",
            strong * 10 >= all * 9 && leaf != "h1" && leaf != "h2" && leaf != "h3",
        );
    }

    fn naming(&self, block: &TextBlock, sink: &mut impl Sink) {
        let outline = self.outline;
        let page = outline.page;
        let own = outline.own[block.node as usize];
        let parent = page.parent(block.node);
        let near = [parent, parent.and_then(|p| page.parent(p))]
            .into_iter()
            .flatten()
            .fold(Groups::default(), |all, n| all | self.name_of(n));
        let above = self.above[block.node as usize];
        for (bit, name) in words::names().enumerate() {
            sink.flag("named", name, own.has(bit));
            sink.flag("parent named", name, near.has(bit));
            sink.flag("above named", name, above.has(bit) && !near.has(bit));
        }
    }

    /// What an element's names say about what is in it: nothing where it holds a good part of the page.
    fn name_of(&self, node: NodeId) -> Groups {
        let large = self.outline.words[node as usize] * 3 >= self.outline.words[0];
        if large { Groups::default() } else { self.outline.own[node as usize] }
    }

    fn place(&self, index: usize, block: &TextBlock, sink: &mut impl Sink) {
        let page = self.outline.page;
        let lift = self.lift[block.node as usize];
        for steps in 0..=9u8 {
            sink.flag("steps to the text", STEPS[steps as usize], lift == steps);
        }
        let holder = page.parent(block.node).unwrap_or(0);
        let share = |node: NodeId| self.prose[node as usize] as f32 / self.total as f32;
        sink.range("parent's share of text", share(holder), SHARE, "most");
        let second = page.parent(holder).unwrap_or(0);
        sink.range("grandparent's share of text", share(second), SHARE, "most");
        let density =
            |node: NodeId| self.prose[node as usize] as f32 / self.outline.words[node as usize].max(1) as f32;
        sink.range("parent's text density", density(holder), DENSITY, "all");
        sink.range("grandparent's text density", density(second), DENSITY, "all");
        sink.range("share of text marked up alike", self.alike[index], SHARE, "most");
        let all = self.before.last().copied().unwrap_or(0).max(1) as f32;
        sink.range("page before it", self.before[index] as f32 / all, DENSITY, "all");
        let headline = self.headline.map_or(0, |h| (index > h) as usize + 1 + usize::from(index == h));
        sink.flag("headline", "none found", headline == 0);
        sink.flag("headline", "comes after", headline == 1);
        sink.flag("headline", "stands before", headline == 2);
        sink.flag("in the text's element", "inside", page.contains(self.top, block.node));
    }

    fn card(&self, block: &TextBlock, sink: &mut impl Sink) {
        let card = self.cards[block.node as usize];
        let words = if card.count > 0 { self.outline.words[card.node as usize] as f32 } else { -1.0 };
        sink.range(
            "alike beside it",
            card.count as f32,
            &[(2.5, "none"), (3.5, "2"), (6.5, "3 to 5")],
            "more",
        );
        let sizes = &[(-0.5, "none"), (30.5, "below 30"), (80.5, "below 80"), (250.5, "below 250")];
        sink.range("words of one of several", words, sizes, "more");
        sink.flag("one of several", "has a linked title", card.is_linked);
        sink.flag("one of several", "has none", card.count > 0 && !card.is_linked);
    }

    fn neighbours(&self, index: usize, sink: &mut impl Sink) {
        let blocks = &self.outline.blocks;
        let inside = |i: usize| self.lift[blocks[i].node as usize] == 0;
        for (group, step) in [("before", -1isize), ("after", 1)] {
            let next = index.checked_add_signed(step).filter(|&i| i < blocks.len());
            let words = next.map_or(0.0, |i| blocks[i].words as f32);
            sink.range(if step < 0 { "words before" } else { "words after" }, words, WORDS, "120 and more");
            let links = next.map_or(0.0, |i| blocks[i].link_words as f32 / blocks[i].words.max(1) as f32);
            sink.range(if step < 0 { "links before" } else { "links after" }, links, DENSITY, "all");
            // How far the next good paragraph in the text's element is.
            let mut distance = 0;
            let mut at = index;
            while distance < 8 {
                match at.checked_add_signed(step).filter(|&i| i < blocks.len()) {
                    Some(i) => at = i,
                    None => {
                        distance = 8;
                        break;
                    }
                }
                if self.good[at] && inside(at) {
                    break;
                }
                distance += 1;
            }
            let group = if group == "before" { "blocks since good text" } else { "blocks until good text" };
            sink.range(group, distance as f32, DISTANCE, "more");
        }
        sink.flag("good text", "itself", self.good[index]);
    }

    /// The share of the text's runs of three words that the stated body holds; below 0 where none is stated.
    fn stated_share(&self, text: &str) -> f32 {
        if self.stated.is_empty() {
            return -1.0;
        }
        let words = shingle_words(text);
        if words.len() < 3 {
            return -1.0;
        }
        let found =
            words.windows(3).filter(|w| self.stated.has(&hash(&mut w.iter().map(String::as_str)))).count();
        found as f32 / (words.len() - 2) as f32
    }
}

/// The most words of a line that names the author, and of one that states the day.
pub(super) const AUTHORED: u32 = 25;
pub(super) const DATED: u32 = 14;

/// Whether a line holds a name, or the names, as they are stated.
pub(super) fn names(line: &str, stated: &str) -> bool {
    stated.len() >= 5 && lower::text(line).contains(&lower::text(stated))
}

const WORDS: &[(f32, &str)] = &[
    (0.5, "none"),
    (1.5, "1"),
    (3.5, "2 to 3"),
    (7.5, "4 to 7"),
    (14.5, "8 to 14"),
    (24.5, "15 to 24"),
    (39.5, "25 to 39"),
    (69.5, "40 to 69"),
    (119.5, "70 to 119"),
];
const DENSITY: &[(f32, &str)] = &[
    (0.01, "none"),
    (0.1, "below 0.1"),
    (0.25, "below 0.25"),
    (0.5, "below 0.5"),
    (0.75, "below 0.75"),
    (0.95, "below 0.95"),
];
const SHARE: &[(f32, &str)] =
    &[(0.002, "none"), (0.05, "below 0.05"), (0.15, "below 0.15"), (0.4, "below 0.4"), (0.75, "below 0.75")];
const DISTANCE: &[(f32, &str)] = &[(0.5, "0"), (1.5, "1"), (2.5, "2"), (4.5, "3 to 4"), (7.5, "5 to 7")];
const STEPS: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9 and more"];
const LEAVES: &[&str] = &[
    "p",
    "div",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "figcaption",
    "blockquote",
    "td",
    "th",
    "dt",
    "dd",
    "pre",
    "button",
    "label",
    "legend",
    "time",
    "section",
    "article",
    "header",
    "footer",
    "address",
    "summary",
    "cite",
    "small",
    "caption",
    "body",
];
const HOLDERS: &[&str] = &[
    "p",
    "li",
    "ul",
    "ol",
    "dl",
    "table",
    "form",
    "figure",
    "figcaption",
    "blockquote",
    "aside",
    "nav",
    "header",
    "footer",
    "article",
    "section",
    "main",
    "a",
    "details",
    "center",
    "label",
];

/// How a text is written.
fn writing(text: &str, sink: &mut impl Sink) {
    let text = text.trim();
    let (mut letters, mut upper, mut digits, mut commas, mut stops, mut count) =
        (0u32, 0u32, 0u32, 0u32, 0u32, 0u32);
    for c in text.chars().take(2_000) {
        count += 1;
        letters += u32::from(c.is_alphabetic());
        upper += u32::from(c.is_uppercase());
        digits += u32::from(c.is_ascii_digit());
        commas += u32::from(matches!(c, ',' | '、' | '،' | ';'));
        stops += u32::from(matches!(c, '.' | '!' | '?' | '。' | '؟' | '…'));
    }
    let end = text
        .trim_end_matches(['”', '"', '’', '\'', '»', ')', '«', '“', ']'])
        .chars()
        .next_back()
        .unwrap_or(' ');
    let start = text.chars().next().unwrap_or(' ');
    sink.flag("ends", "as a sentence", matches!(end, '.' | '!' | '?' | '。' | '؟' | '…'));
    sink.flag("ends", "with a colon", end == ':');
    sink.flag("starts", "small", start.is_lowercase());
    sink.flag("starts", "with a digit", start.is_ascii_digit());
    sink.flag("starts", "with a quotation", matches!(start, '“' | '"' | '‘' | '«' | '„' | '\''));
    sink.flag(
        "starts",
        "with a sign",
        !start.is_alphanumeric() && !matches!(start, '“' | '"' | '‘' | '«' | '„' | '\'' | '('),
    );
    sink.flag("starts", "in brackets", matches!(start, '(' | '['));
    sink.flag("letters", "capitals", letters > 3 && upper * 10 > letters * 7);
    sink.range(
        "digits",
        digits as f32 / count.max(1) as f32,
        &[(0.01, "none"), (0.05, "few"), (0.2, "some")],
        "many",
    );
    sink.range(
        "commas and stops",
        (commas + stops) as f32 * 100.0 / count.max(1) as f32,
        &[(0.1, "none"), (1.0, "few"), (2.5, "some")],
        "many",
    );
    sink.range("sentences", stops as f32, &[(0.5, "0"), (1.5, "1"), (3.5, "2 to 3")], "more");
    sink.flag("text", "has an address", text.contains("://") || text.contains("www.") || text.contains('@'));
    sink.flag(
        "text",
        "has a bar",
        text.contains(" | ") || text.contains(" • ") || text.contains(" · ") || text.contains(" » "),
    );
}

/// Per node: what the names of the elements above it mean. An element that holds a good part of the page's
/// text says nothing against what is in it: `class="page has-sidebar"`.
fn inherited(outline: &Outline<'_>, headline: Option<NodeId>) -> Vec<Groups> {
    let comment = Groups::of(&["comment"]);
    // The first comment of a page with a headline stands behind it: a section of comments may be larger than
    // the article, but never holds the headline.
    let is_comments =
        |node: NodeId| outline.own[node as usize].any(comment) && headline.is_some_and(|h| node > h);
    let page = outline.page;
    let total = outline.words.first().copied().unwrap_or(0);
    let mut above = vec![Groups::default(); page.nodes.len()];
    for (node, record) in page.nodes.iter().enumerate().skip(1) {
        let parent = record.parent as usize;
        above[node] = above[parent];
        if outline.flow[parent] != Flow::Text {
            if outline.words[parent] * 3 < total {
                above[node] = above[node] | outline.own[parent];
            } else if is_comments(record.parent) {
                above[node] = above[node] | comment;
            }
        }
    }
    above
}

/// The element with the most running text directly in it; its grandchildren's count for half (the score of
/// Mozilla's Readability).
fn top(outline: &Outline<'_>, good: &[bool]) -> NodeId {
    let page = outline.page;
    let mut score = vec![0u32; page.nodes.len()];
    for (block, _) in outline.blocks.iter().zip(good).filter(|(_, good)| **good) {
        let weight = 2 * (block.words - block.link_words);
        let whole = block.node == block.parent;
        let holder = if whole { page.parent(block.node).unwrap_or(0) } else { block.parent };
        score[holder as usize] += weight;
        if let Some(next) = page.parent(holder) {
            score[next as usize] += weight / 2;
        }
    }
    (0..score.len()).max_by_key(|&n| (score[n], std::cmp::Reverse(n))).unwrap_or(0) as NodeId
}

/// Per node, the steps up from `top` to the first element that holds both.
pub(super) fn lift(outline: &Outline<'_>, top: NodeId) -> Vec<u8> {
    let page = outline.page;
    let mut lift = vec![9u8; page.nodes.len()];
    let mut inner = 0..0;
    for (steps, node) in std::iter::once(top).chain(page.ancestors(top)).take(9).enumerate() {
        let outer = page.subtree(node);
        for id in (outer.start..inner.start.max(outer.start)).chain(inner.end.max(outer.start)..outer.end) {
            lift[id as usize] = steps as u8;
        }
        inner = outer;
    }
    lift
}

/// Per block, the share of the good text whose element has the same name and classes, in the same kind of
/// parent.
fn alike(outline: &Outline<'_>, good: &[bool]) -> Vec<f32> {
    let page = outline.page;
    let mut sums = Map::<((u32, &str), (u32, &str)), u32>::default();
    let keys: Vec<_> = outline
        .blocks
        .iter()
        .map(|b| (look(page, b.node), page.parent(b.node).map_or((0, ""), |n| look(page, n))))
        .collect();
    let mut total = 1;
    for ((block, key), good) in outline.blocks.iter().zip(&keys).zip(good) {
        if *good {
            *sums.entry(*key, 0) += block.words;
            total += block.words;
        }
    }
    keys.iter().map(|key| sums.get(key).copied().unwrap_or(0) as f32 / total as f32).collect()
}

/// The hashed runs of three words of a text.
fn shingles(text: &str) -> Set<u64> {
    let words = shingle_words(text);
    let mut found = Set::default();
    words.windows(3).for_each(|w| _ = found.add(hash(&mut w.iter().map(String::as_str))));
    found
}

fn shingle_words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(lower::text).collect()
}

/// FNV-1a over words.
fn hash(words: &mut dyn Iterator<Item = &str>) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325u64;
    for word in words {
        for byte in word.bytes().chain(Some(b' ')) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
        }
    }
    hash
}

/// The names of the signals of [`Context::block`].
pub(crate) fn first_names() -> Vec<String> {
    with_example(|context, row| context.block(0, row))
}

/// The names of the signals of [`Context::block`] and [`Around::block`].
pub(crate) fn second_names() -> Vec<String> {
    with_example(|context, row| {
        context.block(0, row);
        context.around(&[0.5]).block(0, row);
    })
}

/// Names come from asking for the signals of the smallest page there is.
fn with_example(ask: impl Fn(&Context<'_, '_>, &mut Row)) -> Vec<String> {
    let mut builder = Builder::new(PageSnapshot::default());
    let body = builder.intern("body");
    builder.open(body, &[], Layout::default());
    builder.text("word");
    let page = builder.finish();
    let outline = Outline::new(&page);
    let mut row = Row::default();
    ask(&Context::new(&outline, &Metadata::default()), &mut row);
    row.names
}
