//! The weak signs that speak for or against hiding an element, each with a name that
//! `data/clutter/weights.tsv` gives a weight.

use crate::page::NodeId;
use crate::page::snapshot::Layout;

use super::guard::Surroundings;
use super::measure::{Measure, Measured};
use super::topics::{SPOKEN, TOPICS, Topics, topic};

/// A sign: its index in [`names`].
pub type Signal = u16;

const TAGS: &[&str] = &[
    "a", "article", "aside", "button", "dialog", "div", "figure", "footer", "form", "header", "heading",
    "iframe", "img", "inline", "ins", "li", "list", "nav", "p", "section", "table", "custom", "field",
];
/// Upper ends, exclusive.
const SIZES: &[u32] = &[1, 2, 4, 7, 16, 41, 101, 301];
const LINKED: &[&str] = &["none", "some", "half", "most", "all"];
const COUNTED: &[&str] = &[
    "headline links 1-2",
    "headline links 3+",
    "links 1",
    "links 2-5",
    "links 6+",
    "prose 1-60",
    "prose 61+",
    "prose most",
    "media",
    "media 3+",
    "frame",
    "button",
    "email field",
    "password",
    "search field",
    "other field",
    "amounts 1-2",
    "amounts 3+",
    "lines 1",
    "lines 2-4",
    "lines 5+",
    "before the article",
    "in the article",
    "after the article",
    "between paragraphs",
    "after the last paragraph",
    "holds the headline",
    "pinned",
    "covers",
    "dialog",
    "one of many",
    "page share 30 %",
    "sentence",
    "nothing inside",
    "paragraph of the article",
    "ends the article",
    "sign-up form",
];
/// The place of “sign-up form” among them.
const SIGN_UP: usize = COUNTED.len() - 1;
const _: () = assert!(matches!(COUNTED[SIGN_UP].as_bytes(), b"sign-up form"));
/// Ways in which a phrase can be said.
const SAID: &[&str] = &[
    "entire",
    "opens",
    "dense",
    "said",
    "said 3+",
    "line entire",
    "briefly",
    "at length",
    "nothing else",
    "half of it",
];
const NAMED: &[&str] = &["own", "below", "above"];
/// The place of “above” among them.
const ABOVE: usize = 2;
const LEADS: &[&str] = &["itself", "most links", "a link", "all links", "nothing but links"];
/// Topics that names can have.
const NAME_TOPICS: usize = TOPICS.len();

const TAG: usize = 0;
const SIZE: usize = TAG + TAGS.len();
const LINK: usize = SIZE + SIZES.len() + 1;
const COUNT: usize = LINK + LINKED.len();
const PHRASE: usize = COUNT + COUNTED.len();
const FOLLOW: usize = PHRASE + SAID.len() * SPOKEN;
const BESIDE: usize = FOLLOW + SPOKEN;
const NAME: usize = BESIDE + SPOKEN;
const LEAD: usize = NAME + NAMED.len() * NAME_TOPICS;
const END: usize = LEAD + LEADS.len() * SPOKEN;

/// The names of all signs, in order.
pub fn names() -> Vec<String> {
    let mut names: Vec<String> = TAGS.iter().map(|t| format!("tag {t}")).collect();
    let mut low = 0;
    for &high in SIZES {
        names.push(if high - low == 1 {
            format!("words {low}")
        } else {
            format!("words {low}-{}", high - 1)
        });
        low = high;
    }
    names.push(format!("words {low}+"));
    names.extend(LINKED.iter().map(|l| format!("in links: {l}")));
    names.extend(COUNTED.iter().map(|c| (*c).to_owned()));
    for topic in &TOPICS[..SPOKEN] {
        names.extend(SAID.iter().map(|how| format!("phrase {topic}: {how}")));
    }
    names.extend(TOPICS[..SPOKEN].iter().map(|topic| format!("heading above {topic}")));
    names.extend(TOPICS[..SPOKEN].iter().map(|topic| format!("beside {topic}")));
    for topic in TOPICS {
        names.extend(NAMED.iter().map(|where_| format!("name {topic}: {where_}")));
    }
    for topic in &TOPICS[..SPOKEN] {
        names.extend(LEADS.iter().map(|how| format!("link {topic}: {how}")));
    }
    debug_assert_eq!(names.len(), END);
    names
}

/// Topic of a phrase, name or link sign; `None` for the others.
pub(super) fn about(signal: Signal) -> Option<(Family, usize)> {
    match signal as usize {
        s if s < PHRASE => None,
        s if s < FOLLOW => Some((Family::Phrase, (s - PHRASE) / SAID.len())),
        s if s < NAME => None,
        s if s < LEAD => Some((Family::Name, (s - NAME) / NAMED.len())),
        s => Some((Family::Link, (s - LEAD) / LEADS.len())),
    }
}

/// Bit by kind, as in the weights' table: whether any of these signs is about what that kind is about. Lists of
/// headlines are a sign of other articles, whatever stands above them, and a form that asks for an address alone is one
/// of a newsletter, whatever it says. What stands above alone makes nothing of a kind, nor does the address of an offer
/// of a word in a menu (`Deals`, `Packages`). Where it `is_strict`, phrases count for nothing.
pub(super) fn kinds(signals: &[Signal], is_strict: bool) -> u32 {
    let many = (COUNT + 1) as Signal;
    let sign_up = (COUNT + SIGN_UP) as Signal;
    let is_silent = signals.contains(&(SIZE as Signal));
    let is_short = (SIZE..SIZE + 4).any(|size| signals.contains(&(size as Signal)));
    let pricing = topic("pricing");
    let newsletter = topic("newsletter").unwrap_or_default();
    signals.iter().fold(0, |kinds, &signal| {
        let at = signal as usize;
        let topic = match at {
            s if is_strict && (PHRASE..NAME).contains(&s) => None,
            s if (FOLLOW..BESIDE).contains(&s) => Some(s - FOLLOW),
            // A few words beside a sign-up may be anything: `Privacy`, `Log in`.
            s if s == BESIDE + newsletter && is_short => None,
            s if (BESIDE..NAME).contains(&s) => Some(s - BESIDE),
            _ if signal == many => topic("related"),
            _ if signal == sign_up => topic("newsletter"),
            s if (NAME..LEAD).contains(&s) && (s - NAME) % NAMED.len() == ABOVE => None,
            s if !is_silent && s >= LEAD && Some((s - LEAD) / LEADS.len()) == pricing => None,
            _ => about(signal).map(|(_, topic)| topic),
        };
        topic.map_or(kinds, |topic| kinds | 1 << topic)
    })
}

/// What a sign looked at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Family {
    Phrase,
    Name,
    Link,
}

/// Per node: the topics of the names above it, of elements that hold less than a third of the page's words.
pub(super) fn names_above(measured: &Measured<'_>) -> Vec<Topics> {
    let page = measured.page;
    let total = measured.words.len() as u32;
    let mut above = vec![Topics::default(); page.nodes.len()];
    for node in 1..page.nodes.len() {
        let parent = page.nodes[node].parent as usize;
        above[node] = above[parent];
        if measured.nodes[parent].words() * 3 < total {
            above[node] |= measured.own[parent];
            above[node] |= tag_topics(page.tag(parent as NodeId));
        }
    }
    above
}

/// What an element's name says by itself.
fn tag_topics(tag: &str) -> Topics {
    let name = match tag {
        "nav" => "navigation",
        "header" => "header",
        "footer" => "footer",
        "aside" => "sidebar",
        "figure" => "media",
        "button" => "button",
        "dialog" => "overlay",
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => "heading",
        _ => return Topics::default(),
    };
    topic(name).map_or(Topics::default(), Topics::of)
}

/// The signs of one element.
pub(super) fn of(
    measured: &Measured<'_>,
    surroundings: &Surroundings,
    above: Topics,
    node: NodeId,
    signals: &mut Vec<Signal>,
) {
    signals.clear();
    let page = measured.page;
    let index = node as usize;
    let measure = &measured.nodes[index];
    let words = measure.words();
    let mut add = |signal: usize| signals.push(signal as Signal);

    add(TAG + tag(page.tag(node)));
    add(SIZE + SIZES.iter().position(|&high| words < high).unwrap_or(SIZES.len()));
    let links = measure.link_words.min(words);
    add(LINK
        + match () {
            () if links == 0 => 0,
            () if links == words => 4,
            () if links * 10 >= words * 8 => 3,
            () if links * 10 >= words * 4 => 2,
            () => 1,
        });

    let total = (measured.words.len() as u32).max(1);
    let order = page.subtree(node);
    let tag_name = page.tag(node);
    let siblings = || {
        let parent = page.nodes[index].parent;
        let list = page.tag(parent);
        matches!(list, "ul" | "ol")
            || page.children(parent).filter(|&c| page.tag(c) == tag_name).take(4).count() > 3
    };
    let counted = [
        (1..=2).contains(&measure.headlines),
        measure.headlines >= 3,
        measure.links == 1,
        (2..=5).contains(&measure.links),
        measure.links >= 6,
        (1..=60).contains(&measure.prose),
        measure.prose > 60,
        measure.prose > 0 && measure.prose * 10 > words * 7,
        (1..=2).contains(&measure.media),
        measure.media >= 3,
        measure.frames > 0,
        measure.buttons > 0,
        measure.email_fields > 0,
        measure.passwords > 0,
        measure.searches > 0,
        measure.fields > 0,
        (1..=2).contains(&measure.amounts),
        measure.amounts >= 3,
        measure.lines == 1,
        (2..=4).contains(&measure.lines),
        measure.lines >= 5,
        order.end <= surroundings.first,
        surroundings.root.0 < node && order.end <= surroundings.root.1,
        node >= surroundings.root.1,
        node > surroundings.first && order.end <= surroundings.last,
        surroundings.root.0 < node && node >= surroundings.last && order.end <= surroundings.root.1,
        surroundings.headline.is_some_and(|h| order.contains(&h)),
        page.layout(node).has(Layout::PINNED)
            || page.attribute(node, "style").is_some_and(|s| s.replace(' ', "").contains("position:fixed")),
        page.layout(node).has(Layout::COVERS),
        page.attribute(node, "aria-modal").is_some()
            || matches!(page.attribute(node, "role"), Some("dialog" | "alertdialog" | "alert")),
        siblings(),
        words * 10 > total * 3,
        measure.lines == 1 && (8..=60).contains(&words),
        order.end == node + 1,
        surroundings.disputable[index],
        node < surroundings.last && order.end >= surroundings.last,
        is_sign_up(measure),
    ];
    for (offset, _) in counted.iter().enumerate().filter(|(_, on)| **on) {
        add(COUNT + offset);
    }

    for topic in 0..SPOKEN {
        let said = u32::from(measure.said[topic]);
        let entire = u32::from(measure.entire[topic]);
        let covered = u32::from(measure.covered[topic]);
        let ways = [
            measured.whole[index].has(topic),
            measured.opening[index].has(topic),
            (said + entire) * 10 >= words && said + entire > 0,
            said > 0,
            said >= 3,
            entire > 0,
            said + entire > 0 && words <= 40,
            said + entire > 0 && words > 100,
            covered >= words && words > 0,
            covered * 2 >= words && words > 0,
        ];
        for (way, _) in ways.iter().enumerate().filter(|(_, on)| **on) {
            add(PHRASE + topic * SAID.len() + way);
        }
    }
    for topic in measured.heading_above[index].iter().filter(|t| *t < SPOKEN) {
        add(FOLLOW + topic);
    }
    for topic in measured.beside[index].iter().filter(|t| *t < SPOKEN) {
        add(BESIDE + topic);
    }
    let mut own = measured.own[index];
    own |= tag_topics(page.tag(node));
    for topic in 0..NAME_TOPICS {
        let ways = [own.has(topic), measure.below.has(topic), above.has(topic)];
        for (way, _) in ways.iter().enumerate().filter(|(_, on)| **on) {
            add(NAME + topic * NAMED.len() + way);
        }
    }
    for topic in 0..SPOKEN {
        let leads = measure.leads[topic];
        let all = leads > 1 && leads == measure.links;
        let ways = [
            measured.address[index].has(topic),
            leads * 2 > measure.links,
            leads > 0,
            all,
            all && links == words,
        ];
        for (way, _) in ways.iter().enumerate().filter(|(_, on)| **on) {
            add(LEAD + topic * LEADS.len() + way);
        }
    }
}

/// At most so many words and other fields stand in a form that asks for an address to write to; with more it is a
/// letter to the editors, an order, a comment.
const SIGN_UP_WORDS: u32 = 100;
const SIGN_UP_FIELDS: u16 = 3;

/// Whether an element asks for an e-mail address and for little else.
fn is_sign_up(measure: &Measure) -> bool {
    measure.email_fields > 0
        && measure.passwords.max(measure.searches) == 0
        && measure.fields <= SIGN_UP_FIELDS
        && measure.words() <= SIGN_UP_WORDS
}

fn tag(name: &str) -> usize {
    let group = match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => "heading",
        "ul" | "ol" | "dl" => "list",
        "table" | "tr" | "td" | "tbody" | "th" => "table",
        "span" | "strong" | "em" | "b" | "i" | "small" | "u" | "label" | "font" => "inline",
        "input" | "select" | "textarea" => "field",
        "dt" | "dd" => "li",
        "picture" | "video" | "svg" => "img",
        custom if custom.contains('-') => "custom",
        other => other,
    };
    TAGS.iter().position(|t| *t == group).unwrap_or(5)
}

/// The names, made once.
pub(super) fn shared_names() -> &'static [String] {
    static NAMES: std::sync::OnceLock<Vec<String>> = std::sync::OnceLock::new();
    NAMES.get_or_init(names)
}
