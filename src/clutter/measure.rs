//! Every element of a page, measured once: what is in it, bottom-up, in one pass.

use crate::page::snapshot::{INLINE, Layout, NodeKind};
use crate::page::{NodeId, PageSnapshot};
use crate::wordlist::words;

use super::names::{self, Names};
use super::phrases::{Phrases, UNKNOWN, Word};
use super::topics::{SPOKEN, TOPICS, Topics};

/// Sums over a subtree.
#[derive(Clone, Debug, Default)]
pub(super) struct Measure {
    /// First and one past the last word, in [`Measured::words`].
    pub(super) first: u32,
    pub(super) last: u32,
    pub(super) link_words: u32,
    /// Words in lines of at least 15 words, less than a third of them in links.
    pub(super) prose: u32,
    pub(super) lines: u32,
    pub(super) links: u16,
    /// Links of at least four words.
    pub(super) headlines: u16,
    pub(super) media: u16,
    pub(super) frames: u16,
    pub(super) buttons: u16,
    pub(super) email_fields: u16,
    pub(super) passwords: u16,
    pub(super) searches: u16,
    pub(super) fields: u16,
    /// Sums of money that are not part of prose.
    pub(super) amounts: u16,
    /// Lines that say whose the rights are, `© 2026`: a page's last line, or whose a picture is.
    pub(super) rights: u16,
    /// Phrases anywhere in it, by topic.
    pub(super) said: [u16; SPOKEN],
    /// Links and lines that say nothing else, by topic.
    pub(super) entire: [u16; SPOKEN],
    /// Words of such links and lines.
    pub(super) covered: [u16; SPOKEN],
    /// Links that lead there, by topic.
    pub(super) leads: [u16; SPOKEN],
    /// Topics of names below it, its own left out.
    pub(super) below: Topics,
}

impl Measure {
    pub(super) fn words(&self) -> u32 {
        self.last - self.first
    }

    /// Whether it holds what is the site's own and stays: its search, its log-in, whose the rights are. Among headlines
    /// that is who took their pictures.
    pub(super) fn is_own(&self) -> bool {
        self.searches.max(self.passwords) > 0 || self.rights > 0 && self.headlines < LIST
    }

    fn add(&mut self, part: &Measure) {
        self.link_words += part.link_words;
        self.prose += part.prose;
        self.lines += part.lines;
        for (sum, value) in [
            (&mut self.links, part.links),
            (&mut self.headlines, part.headlines),
            (&mut self.media, part.media),
            (&mut self.frames, part.frames),
            (&mut self.buttons, part.buttons),
            (&mut self.email_fields, part.email_fields),
            (&mut self.passwords, part.passwords),
            (&mut self.searches, part.searches),
            (&mut self.fields, part.fields),
            (&mut self.amounts, part.amounts),
            (&mut self.rights, part.rights),
        ] {
            *sum = sum.saturating_add(value);
        }
        for topic in 0..SPOKEN {
            self.said[topic] = self.said[topic].saturating_add(part.said[topic]);
            self.entire[topic] = self.entire[topic].saturating_add(part.entire[topic]);
            self.covered[topic] = self.covered[topic].saturating_add(part.covered[topic]);
            self.leads[topic] = self.leads[topic].saturating_add(part.leads[topic]);
        }
    }
}

/// A line: words between two breaks of the layout.
#[derive(Clone, Debug)]
struct Line {
    first: u32,
    last: u32,
    /// The lowest element that holds all of it.
    holder: NodeId,
}

/// A page, measured.
pub(super) struct Measured<'p> {
    pub(super) page: &'p PageSnapshot,
    pub(super) words: Vec<Word>,
    /// Per node.
    pub(super) nodes: Vec<Measure>,
    /// Per node: topics of its own names.
    pub(super) own: Vec<Topics>,
    /// Per node: the topics of its own address.
    pub(super) address: Vec<Topics>,
    /// Per node: what its whole text says, where it is short.
    pub(super) whole: Vec<Topics>,
    /// Per node: what its first line begins with or says.
    pub(super) opening: Vec<Topics>,
    /// Per node: what the short text right before it says, where that is a heading or alone in its line.
    pub(super) heading_above: Vec<Topics>,
    /// Per node: what its neighbours among its siblings say, where they are short.
    pub(super) beside: Vec<Topics>,
    /// Per node: not displayed, by itself or by what is above it.
    pub(super) hidden: Vec<bool>,
}

/// So many links of several words make a list of other articles.
const LIST: u16 = 3;
/// The year stands so near to the sign of rights. In characters.
const RIGHTS: usize = 40;
/// Texts longer than this are never "the whole" of a phrase.
const LONGEST_WHOLE: u32 = 12;
const PROSE_LINE: u32 = 15;
/// A line of so many words, less than half of them in links, is a sentence.
const SENTENCE: u32 = 8;
/// Of longer neighbours the phrases say nothing about an element.
const LONGEST_NEIGHBOUR: u32 = 80;

impl<'p> Measured<'p> {
    pub(super) fn new(page: &'p PageSnapshot) -> Measured<'p> {
        let count = page.nodes.len();
        let mut measured = Measured {
            page,
            words: Vec::new(),
            nodes: vec![Measure::default(); count],
            own: vec![Topics::default(); count],
            address: vec![Topics::default(); count],
            whole: vec![Topics::default(); count],
            opening: vec![Topics::default(); count],
            heading_above: vec![Topics::default(); count],
            beside: vec![Topics::default(); count],
            hidden: vec![false; count],
        };
        measured.read_names();
        let lines = measured.read_words();
        measured.read_elements();
        measured.find_phrases(&lines);
        measured.sum();
        measured.find_headings();
        measured
    }

    /// A heading speaks for the siblings after it.
    fn find_headings(&mut self) {
        let page = self.page;
        let mut last: Vec<NodeId> = vec![0; page.nodes.len()];
        for node in 1..page.nodes.len() {
            if !page.is_element(node as NodeId) || self.nodes[node].words() == 0 {
                continue;
            }
            let parent = page.nodes[node].parent as usize;
            let before = std::mem::replace(&mut last[parent], node as NodeId) as usize;
            if before == 0 {
                continue;
            }
            let says = |n: usize| {
                let measure = &self.nodes[n];
                let mut topics = Topics::default();
                if measure.words() <= LONGEST_NEIGHBOUR {
                    (0..SPOKEN)
                        .filter(|&t| measure.said[t] + measure.entire[t] > 0)
                        .for_each(|t| topics |= Topics::of(t));
                }
                topics
            };
            let (one, two) = (says(before), says(node));
            self.beside[node] |= one;
            self.beside[before] |= two;
            let short = self.nodes[before].words() <= LONGEST_WHOLE && self.nodes[before].lines == 1;
            if short && !INLINE.has(page.tag(before as NodeId)) {
                self.heading_above[node] = Topics(self.whole[before].0 | self.opening[before].0);
            }
        }
    }

    /// Names repeat, so each string is looked up once.
    fn read_names(&mut self) {
        let page = self.page;
        let names = Names::shared();
        let mut known: Vec<Option<Topics>> = vec![None; page.strings.len()];
        for node in 0..page.nodes.len() {
            let NodeKind::Element { attributes, layout, .. } = &page.nodes[node].kind else { continue };
            self.hidden[node] = layout.has(Layout::HIDDEN);
            let range = attributes.start as usize..attributes.end as usize;
            for &(name, value) in page.attributes.get(range).unwrap_or_default() {
                let (Some(name), Some(text)) =
                    (page.strings.get(name as usize), page.strings.get(value as usize))
                else {
                    continue;
                };
                // `role="banner"` is a page's header.
                if !words!["class", "id", "role", "data-testid", "data-component", "aria-label", "name"]
                    .has(name.as_str())
                    || name == "role" && text == "banner"
                {
                    continue;
                }
                if let Some(slot) = known.get_mut(value as usize) {
                    self.own[node] |= *slot.get_or_insert_with(|| names.of_name(text));
                }
            }
            if page.tag(node as NodeId).contains('-') {
                self.own[node] |= names.of_name(page.tag(node as NodeId));
            }
        }
        for node in 1..page.nodes.len() {
            self.hidden[node] |= self.hidden[page.nodes[node].parent as usize];
        }
    }

    /// The visible words, and where lines begin and end.
    fn read_words(&mut self) -> Vec<Line> {
        let page = self.page;
        let phrases = Phrases::shared();
        let mut lines: Vec<Line> = Vec::new();
        let mut open: Option<Line> = None;
        // Elements end before the next node begins: a block that ends breaks the line as one that begins does.
        let mut ends: Vec<NodeId> = Vec::new();
        for node in 0..page.nodes.len() as NodeId {
            let index = node as usize;
            while ends.last().is_some_and(|&end| end <= node) {
                ends.pop();
                lines.extend(open.take());
            }
            self.nodes[index].first = self.words.len() as u32;
            if let NodeKind::Text { .. } = page.nodes[index].kind {
                let start = self.words.len() as u32;
                if !self.hidden[index] {
                    phrases.words(page.own_text(node), |word| self.words.push(word));
                    self.nodes[index].rights = u16::from(claims_rights(page.own_text(node)));
                }
                let end = self.words.len() as u32;
                if end > start {
                    let parent = page.nodes[index].parent;
                    match &mut open {
                        Some(line) => {
                            line.last = end;
                            while !page.contains(line.holder, node) && line.holder != 0 {
                                line.holder = page.nodes[line.holder as usize].parent;
                            }
                        }
                        None => open = Some(Line { first: start, last: end, holder: parent }),
                    }
                }
                self.nodes[index].last = end;
            } else if !INLINE.has(page.tag(node)) {
                lines.extend(open.take());
                ends.push(page.nodes[index].end);
            }
        }
        lines.extend(open.take());
        // A subtree's last word is the last of its last text; in pre-order the next node's first word says it.
        let total = self.words.len() as u32;
        for index in 0..page.nodes.len() {
            let end = page.nodes[index].end as usize;
            self.nodes[index].last = self.nodes.get(end).map_or(total, |next| next.first);
        }
        lines
    }

    fn read_elements(&mut self) {
        let page = self.page;
        let names = Names::shared();
        let own_host = names::split(&page.url).0;
        let phrases = Phrases::shared();
        for node in 0..page.nodes.len() as NodeId {
            let index = node as usize;
            let tag = page.tag(node);
            if tag.is_empty() {
                continue;
            }
            let words = self.nodes[index].words();
            if words > 0 && words <= LONGEST_WHOLE {
                let (first, last) = (self.nodes[index].first as usize, self.nodes[index].last as usize);
                self.whole[index] = phrases.whole(&self.words[first..last]);
            }
            let mut own = Measure::default();
            match tag {
                "a" => {
                    own.links = 1;
                    own.link_words = words;
                    // A link within the page leads to no other article.
                    let within =
                        page.attribute(node, "href").is_some_and(|h| h.starts_with('#') && h.len() > 1);
                    own.headlines = u16::from(words >= 4 && !within);
                }
                "img" | "video" | "audio" | "picture" => own.media = 1,
                "iframe" => own.frames = 1,
                "button" => own.buttons = 1,
                "input" => self.read_field(node, &mut own),
                _ => {}
            }
            let address = match tag {
                "a" => page.attribute(node, "href"),
                "form" => page.attribute(node, "action"),
                _ => None,
            };
            if let Some(address) = address {
                let topics = names.of_address(address, own_host);
                self.address[index] = topics;
                for topic in topics.iter().filter(|t| *t < SPOKEN) {
                    own.leads[topic] = 1;
                }
            }
            self.nodes[index].add(&own);
        }
    }

    fn read_field(&self, node: NodeId, own: &mut Measure) {
        let page = self.page;
        let kind = page.attribute(node, "type").unwrap_or("text").to_ascii_lowercase();
        let says = |part: &str| {
            ["name", "id", "placeholder", "aria-label", "class"]
                .iter()
                .filter_map(|a| page.attribute(node, a))
                .any(|value| value.to_ascii_lowercase().contains(part))
        };
        match kind.as_str() {
            "hidden" => {}
            "password" => own.passwords = 1,
            "submit" | "button" => {
                own.buttons = 1;
                let phrases = Phrases::shared();
                let mut words = Vec::new();
                phrases.words(page.attribute(node, "value").unwrap_or(""), |w| words.push(w));
                for topic in phrases.whole(&words).iter().filter(|t| *t < SPOKEN) {
                    own.entire[topic] = 1;
                }
            }
            "search" => own.searches = 1,
            "email" => own.email_fields = 1,
            _ if says("mail") => own.email_fields = 1,
            _ if says("search") || says("suche") || says("recherch") || says("busca") => own.searches = 1,
            "checkbox" | "radio" => {}
            _ => own.fields = 1,
        }
    }

    /// Phrases count for the lowest element that holds their line.
    fn find_phrases(&mut self, lines: &[Line]) {
        let phrases = Phrases::shared();
        // Words in links, as a running sum, to tell prose from lists of links.
        let mut linked = vec![0u32; self.words.len() + 1];
        for (index, node) in self.nodes.iter().enumerate() {
            if self.page.tag(index as NodeId) == "a" && node.words() > 0 {
                for word in node.first..node.last {
                    linked[word as usize + 1] = 1;
                }
            }
        }
        for index in 1..linked.len() {
            linked[index] += linked[index - 1];
        }
        self.find_entire(lines, &linked);
        // What each line opens with, by its first word.
        let mut openings: Vec<(u32, Topics)> = Vec::with_capacity(lines.len());
        for line in lines {
            let holder = line.holder as usize;
            let words = &self.words[line.first as usize..line.last as usize];
            let length = words.len() as u32;
            let in_links = linked[line.last as usize] - linked[line.first as usize];
            let is_prose = length >= PROSE_LINE && in_links * 3 < length;
            self.nodes[holder].lines += 1;
            if is_prose {
                self.nodes[holder].prose += length;
            }
            let mut opening = if length <= LONGEST_WHOLE { phrases.whole(words) } else { Topics::default() };
            for topic in opening.iter().filter(|t| *t < SPOKEN) {
                self.nodes[holder].entire[topic] += 1;
                // A link that is all of its line was counted as a link.
                if in_links < length {
                    self.nodes[holder].covered[topic] += length as u16;
                }
            }
            let mut at = 0;
            while at < words.len() {
                if !is_prose
                    && (Phrases::is_currency(words[at])
                        && words.get(at + 1).is_some_and(|w| Phrases::is_number(*w))
                        || Phrases::is_number(words[at])
                            && words.get(at + 1).is_some_and(|w| Phrases::is_currency(*w)))
                {
                    self.nodes[holder].amounts += 1;
                }
                // A line that begins with a word no pattern knows may still go on with one.
                match (words[at] != UNKNOWN).then(|| phrases.at(&words[at..], at == 0)).flatten() {
                    Some(hit) => {
                        for topic in hit.topics.iter().filter(|t| *t < SPOKEN) {
                            self.nodes[holder].said[topic] += 1;
                        }
                        if at == 0 {
                            opening |= hit.topics;
                        }
                        at += hit.length;
                    }
                    None => at += 1,
                }
            }
            openings.push((line.first, opening));
        }
        for index in 0..self.nodes.len() {
            let first = self.nodes[index].first;
            if self.nodes[index].words() > 0
                && let Ok(found) = openings.binary_search_by_key(&first, |o| o.0)
            {
                self.opening[index] = openings[found].1;
            }
        }
    }

    /// Links, buttons and headings that say nothing else. A word of a sentence that is a link (“… to *save* the pubs”) says
    /// no more than the sentence.
    fn find_entire(&mut self, lines: &[Line], linked: &[u32]) {
        for index in 0..self.nodes.len() {
            let tag = self.page.tag(index as NodeId);
            let topics = self.whole[index];
            if topics == Topics::default()
                || !words!["a", "button", "h1", "h2", "h3", "h4", "h5", "h6"].has(tag)
            {
                continue;
            }
            let (first, words) = (self.nodes[index].first, self.nodes[index].words());
            let line = lines.partition_point(|line| line.last <= first);
            let in_sentence = lines.get(line).is_some_and(|line| {
                let length = line.last - line.first;
                let in_links = linked[line.last as usize] - linked[line.first as usize];
                line.first <= first && length >= SENTENCE && in_links * 2 < length
            });
            if tag == "a" && in_sentence {
                continue;
            }
            for topic in topics.iter().filter(|t| *t < SPOKEN) {
                self.nodes[index].entire[topic] = self.nodes[index].entire[topic].saturating_add(1);
                self.nodes[index].covered[topic] =
                    self.nodes[index].covered[topic].saturating_add(words as u16);
            }
        }
    }

    fn sum(&mut self) {
        for index in (1..self.nodes.len()).rev() {
            let parent = self.page.nodes[index].parent as usize;
            let (above, rest) = self.nodes.split_at_mut(index);
            above[parent].add(&rest[0]);
            let below = Topics(rest[0].below.0 | self.own[index].0);
            above[parent].below |= below;
        }
    }
}

/// `© 2026 The Harbour Post`, `© Copyright 2026`, `© The Harbour Post 2026`
fn claims_rights(text: &str) -> bool {
    text.split_once('©').is_some_and(|(_, owner)| owner.chars().take(RIGHTS).any(|c| c.is_ascii_digit()))
}

const _: () = assert!(SPOKEN <= TOPICS.len() && TOPICS.len() <= 32);
