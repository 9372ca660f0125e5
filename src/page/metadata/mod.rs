//! What a page says of itself: JSON-LD, meta elements, microdata, its address.

mod dateline;
mod json;
mod language;
mod linked_data;
mod moment;

use crate::civil::Date;

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

/// Names of meta elements that state the day of publication, best first.
const PUBLISHED: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "article.published",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "publication-date",
    "published-date",
    "cxenseparse:recs:publishtime",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "dc.date.created",
    "rnews:datepublished",
    "citation_publication_date",
    "article_date_original",
    "originalpublicationdate",
    "date",
    "datecreated",
];

const MODIFIED: &[&str] = &[
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "last-modified",
    "lastmod",
    "dcterms.modified",
    "dc.date.modified",
    "revised",
    "date_modified",
    "updated",
];

const AUTHOR: &[&str] = &[
    "author",
    "parsely-author",
    "byl",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "article:author",
    "og:article:author",
];

/// Reads the metadata. Wrong or contradictory statements are left out rather than repaired.
pub fn read(page: &PageSnapshot) -> Metadata {
    let linked = LinkedData::read(page);
    let mut metadata = Metadata { types: linked.types, notes: linked.notes, ..Metadata::default() };
    let main = linked.article;
    metadata.types.extend(meta(page, &["og:type"]).map(str::to_ascii_lowercase));

    metadata.headline = main
        .headline
        .or_else(|| meta(page, &["og:title", "twitter:title", "dc.title", "parsely-title"]).next().map(clean))
        .filter(|h| !h.is_empty());
    let microdata = Microdata::read(page);
    metadata.byline = main
        .authors
        .or_else(|| {
            // A profile's address instead of a name is no byline.
            let names: Vec<String> = meta(page, AUTHOR).filter(|a| !a.contains("://")).map(clean).collect();
            names.into_iter().find(|n| !n.is_empty())
        })
        .or(microdata.author);

    let moment = |written: Option<String>, source| {
        written.and_then(|w| Some(Moment { date: moment::day(&w)?, written: w, source }))
    };
    let from_meta = |names| meta(page, names).find_map(|w| moment(Some(w.to_owned()), "meta"));
    metadata.published = moment(main.published, "JSON-LD")
        .or_else(|| from_meta(PUBLISHED))
        .or_else(|| moment(microdata.published, "microdata"))
        .or_else(|| moment(microdata.time, "<time>"))
        .or_else(|| {
            moment::in_address(&page.url).map(|date| Moment {
                date,
                written: page.url.clone(),
                source: "address",
            })
        })
        .or_else(|| dateline::beside_headline(page, metadata.headline.as_deref()))
        .or_else(|| dateline::in_postmark(page));
    metadata.modified = moment(main.modified, "JSON-LD")
        .or_else(|| from_meta(MODIFIED))
        .or_else(|| moment(microdata.modified, "microdata"))
        // A change before the publication is a wrong statement.
        .filter(|m| metadata.published.as_ref().is_none_or(|p| p.date <= m.date));

    metadata.site = meta(page, &["og:site_name", "application-name"])
        .map(clean)
        .find(|s| !s.is_empty())
        .or(main.publisher);
    metadata.description = main.description.or_else(|| {
        meta(page, &["og:description", "description", "twitter:description"])
            .map(clean)
            .find(|d| !d.is_empty())
    });
    metadata.body = main.body;
    metadata.language = language(page, main.language);
    metadata
}

/// The day in an address: `/2019/04/10/`, `-20190410`.
pub(crate) fn day_in_address(url: &str) -> Option<Date> {
    moment::in_address(url)
}

/// The day that a short line states.
pub(crate) fn day_in_line(line: &str) -> Option<Date> {
    moment::in_line(line)
}

/// The values of meta elements, by the order of the names.
fn meta<'p>(page: &'p PageSnapshot, names: &[&str]) -> impl Iterator<Item = &'p str> {
    names.iter().flat_map(move |name| {
        page.meta.iter().filter(move |(n, _)| n == name).map(|(_, value)| value.as_str())
    })
}

/// Blanks collapsed, and the character references that were escaped twice resolved.
fn clean(text: &str) -> String {
    let mut text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.contains('&') {
        for (reference, character) in [
            ("&quot;", "\""),
            ("&#34;", "\""),
            ("&#39;", "'"),
            ("&#039;", "'"),
            ("&apos;", "'"),
            ("&rsquo;", "’"),
            ("&lsquo;", "‘"),
            ("&#8217;", "’"),
            ("&#8216;", "‘"),
            ("&#8220;", "“"),
            ("&#8221;", "”"),
            ("&ldquo;", "“"),
            ("&rdquo;", "”"),
            ("&#8211;", "–"),
            ("&ndash;", "–"),
            ("&nbsp;", " "),
            ("&amp;", "&"),
        ] {
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
        .chain(meta(page, &["content-language", "og:locale", "language", "dc.language", "inlanguage"]))
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
            // The day of a post that is quoted is not the article's.
            if tag == "time" && !page.ancestors(node).any(|n| page.tag(n) == "blockquote") {
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
