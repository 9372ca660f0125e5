//! What a page says of itself: JSON-LD, meta elements, microdata, its address.

mod dateline;
mod json;
mod language;
mod linked_data;
mod moment;

use std::sync::OnceLock;

use crate::civil::Date;
use crate::text::one_line;

use super::snapshot::NodeKind;
use super::{NodeId, PageSnapshot};

use linked_data::LinkedData;

/// A moment as a page states it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Moment {
    /// The calendar day in the zone the page wrote it in.
    pub date: Date,
    /// The whole value as written, for the reader.
    pub written: String,
    /// Where it came from: `JSON-LD`, `meta`, `microdata`, `<time>`, `address`, `dateline`.
    pub source: &'static str,
}

impl Moment {
    /// The moment that is written so, where it states a day.
    fn read(written: Option<String>, source: &'static str) -> Option<Moment> {
        let written = written?;
        Some(Moment { date: moment::day(&written)?, written, source })
    }
}

/// What a page says of itself.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Metadata {
    /// The types of its JSON-LD items and `og:type`, lower case.
    pub types: Vec<String>,
    /// The headline.
    pub headline: Option<String>,
    /// The authors, as one line.
    pub byline: Option<String>,
    /// When it was first published.
    pub published: Option<Moment>,
    /// When it was last changed.
    pub modified: Option<Moment>,
    /// BCP 47 language, lower case, as stated or as recognised from the text; empty where unknown.
    pub language: String,
    /// Name of the site.
    pub site: Option<String>,
    /// The description, as for search results and shared links.
    pub description: Option<String>,
    /// The whole text, where linked data states it.
    pub body: Option<String>,
    /// What could not be read, in plain sentences.
    pub notes: Vec<String>,
}

/// Reads the metadata. Wrong or contradictory statements are left out rather than repaired.
pub fn read(page: &PageSnapshot) -> Metadata {
    let linked = LinkedData::read(page);
    let mut metadata = Metadata { types: linked.types, notes: linked.notes, ..Metadata::default() };
    let main = linked.article;
    metadata.types.extend(meta_of(page, "og:type").map(str::to_ascii_lowercase));

    metadata.headline =
        main.headline.or_else(|| meta(page, "title").next().map(clean)).filter(|h| !h.is_empty());
    let microdata = Microdata::read(page);
    metadata.byline = main
        .authors
        .or_else(|| {
            // A profile's address instead of a name is no byline.
            let names: Vec<String> = meta(page, "author").filter(|a| !a.contains("://")).map(clean).collect();
            names.into_iter().find(|n| !n.is_empty())
        })
        .or(microdata.author);

    let from_meta = |names| meta(page, names).find_map(|w| Moment::read(Some(w.to_owned()), "meta"));
    metadata.published = Moment::read(main.published, "JSON-LD")
        .or_else(|| from_meta("published"))
        .or_else(|| Moment::read(microdata.published, "microdata"))
        .or_else(|| Moment::read(microdata.time, "<time>"))
        .or_else(|| {
            moment::in_address(&page.url).map(|date| Moment {
                date,
                written: page.url.clone(),
                source: "address",
            })
        })
        .or_else(|| dateline::beside_headline(page, metadata.headline.as_deref()))
        .or_else(|| dateline::in_postmark(page));
    metadata.modified = Moment::read(main.modified, "JSON-LD")
        .or_else(|| from_meta("modified"))
        .or_else(|| Moment::read(microdata.modified, "microdata"))
        // A change before the publication is a wrong statement.
        .filter(|m| metadata.published.as_ref().is_none_or(|p| p.date <= m.date));

    metadata.site = meta(page, "site").map(clean).find(|s| !s.is_empty()).or(main.publisher);
    metadata.description =
        main.description.or_else(|| meta(page, "description").map(clean).find(|d| !d.is_empty()));
    metadata.body = main.body;
    metadata.language = language(page, main.language);
    metadata
}

/// The day in an address: `/2019/04/10/`, `-20190410`.
pub(crate) fn day_in_address(url: &str) -> Option<Date> {
    moment::in_address(url)
}

/// Whether a line begins as those do that say when, or by whom, the page was written.
pub(crate) fn is_postmark(line: &str) -> bool {
    dateline::is_postmark(line)
}

/// The day that a short line states.
pub(crate) fn day_in_line(line: &str) -> Option<Date> {
    moment::in_line(line)
}

/// The values of the meta elements that state this, best first.
fn meta<'p>(page: &'p PageSnapshot, what: &str) -> impl Iterator<Item = &'p str> {
    static NAMES: OnceLock<Vec<(&str, &str)>> = OnceLock::new();
    let rows = crate::data::pairs("text/meta.tsv", &NAMES);
    let names = rows.iter().find(|(name, _)| *name == what).map_or("", |(_, names)| names);
    names.split(' ').flat_map(move |name| meta_of(page, name))
}

/// The values of the meta elements of one name.
fn meta_of<'p>(page: &'p PageSnapshot, name: &'static str) -> impl Iterator<Item = &'p str> {
    page.meta.iter().filter(move |(n, _)| n == name).map(|(_, value)| value.as_str())
}

/// Blanks collapsed, and the character references that were escaped twice resolved.
fn clean(text: &str) -> String {
    let mut text = one_line(text);
    if text.contains('&') {
        // The ampersand comes last.
        static REFERENCES: OnceLock<Vec<(&str, &str)>> = OnceLock::new();
        for (reference, character) in crate::data::pairs("text/references.tsv", &REFERENCES) {
            text = text.replace(reference, character);
        }
    }
    text
}

/// The stated language, unless the text is clearly in another one.
fn language(page: &PageSnapshot, linked: Option<String>) -> String {
    let stated = [Some(page.language.as_str()), linked.as_deref()]
        .into_iter()
        .flatten()
        .chain(meta(page, "language"))
        .map(|value| value.split(',').next().unwrap_or("").trim().replace('_', "-").to_ascii_lowercase())
        .find(|tag| is_language_tag(tag))
        .unwrap_or_default();
    // Short texts are menus and buttons, in any language; paragraphs tell.
    let paragraphs = page.nodes.iter().filter_map(|n| match &n.kind {
        NodeKind::Text { bytes } => page.text.get(bytes.start as usize..bytes.end as usize),
        NodeKind::Element { .. } => None,
    });
    match language::recognise(paragraphs.filter(|t| t.len() > 80)) {
        Some(seen) if stated.split('-').next() != Some(seen) => seen.to_owned(),
        _ => stated,
    }
}

/// `en`, `pt-br`, `zh-hans-cn`.
fn is_language_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    parts.next().is_some_and(|p| (2..=3).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_lowercase()))
        && parts.all(|p| (1..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// What microdata and `<time>` state.
#[derive(Default)]
struct Microdata {
    published: Option<String>,
    modified: Option<String>,
    author: Option<String>,
    time: Option<String>,
}

impl Microdata {
    fn read(page: &PageSnapshot) -> Microdata {
        let mut found = Microdata::default();
        let mut times = 0;
        let mut after_headline = false;
        // One past the last node of the quotations so far.
        let mut quoted = 0;
        for node in (0..page.nodes.len() as NodeId).filter(|&n| page.is_element(n)) {
            let tag = page.tag(node);
            after_headline |= tag == "h1";
            if let Some(names) = page.attribute(node, "itemprop") {
                let value = || {
                    ["datetime", "content", "value"]
                        .iter()
                        .find_map(|a| page.attribute(node, a))
                        .map_or_else(|| short_text(page, node), str::to_owned)
                };
                for name in names.split_whitespace() {
                    let slot = match name {
                        "datePublished" => &mut found.published,
                        "dateModified" => &mut found.modified,
                        "author" => &mut found.author,
                        _ => continue,
                    };
                    if slot.is_none() {
                        *slot = Some(value()).filter(|v| !v.is_empty() && !v.contains("://"));
                    }
                }
            }
            if tag == "blockquote" {
                quoted = quoted.max(page.subtree(node).end);
            }
            // The day of a post that is quoted is not the article's.
            if tag == "time" && node >= quoted {
                times += 1;
                // `<abbr class="published"><time …>`, as hAtom has it; whatever a publisher's box shows is another matter.
                let published = |n| {
                    let says = |c: &str| c.contains("publish") && !c.contains("publisher");
                    page.attribute(n, "class").is_some_and(says)
                };
                let marked = page.attribute(node, "pubdate").is_some()
                    || published(node)
                    || published(page.nodes[node as usize].parent);
                let value =
                    page.attribute(node, "datetime").map_or_else(|| short_text(page, node), str::to_owned);
                let near = after_headline && times <= 4;
                if (found.time.is_none() && near || marked && times <= 20) && moment::day(&value).is_some() {
                    let first = found.time.is_none();
                    if first || marked {
                        found.time = Some(value);
                    }
                }
            }
        }
        found
    }
}

fn short_text(page: &PageSnapshot, node: NodeId) -> String {
    let text = clean(page.subtree_text(node));
    if text.len() > 200 { String::new() } else { text }
}
