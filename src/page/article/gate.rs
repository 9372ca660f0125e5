//! Whether the page is one article, to act on at all.

use std::sync::OnceLock;

use crate::data;
use crate::lower;
use crate::map::{Map, Set};
use crate::page::snapshot::{Builder, Layout};
use crate::page::{Metadata, NodeId, PageSnapshot};
use crate::text::one_line;
use crate::wordlist::words;

use super::body::Body;
use super::cards::cards;
use super::likeness::Words;
use super::model::{Model, Row, Sink, Sum};
use super::outline::Outline;
use super::words::Groups;
use super::{Article, body};

/// From this likelihood on the page is acted upon. More than even: to leave an article alone costs the
/// reader a click, to act on a bank's page costs trust.
const THRESHOLD: f32 = 0.6;

/// Judges the page.
pub(crate) fn judge(outline: &Outline<'_>, metadata: &Metadata, body: &Body, article: &mut Article) {
    static MODEL: OnceLock<Model> = OnceLock::new();
    let model = MODEL.get_or_init(|| Model::read(crate::data::table("article/gate.tsv"), &names()));
    let facts = Facts::new(outline, metadata, body);
    let mut sum = Sum::new(model);
    facts.signals(&mut sum);
    article.confidence = sum.probability();
    article.is_article = article.confidence >= THRESHOLD && body.words > 0;
    article.reasons = facts.reasons(article.is_article);
}

/// What the gate looks at.
pub(crate) struct Facts<'o, 'p> {
    outline: &'o Outline<'p>,
    metadata: &'o Metadata,
    body: &'o Body,
    /// Words of visible text, of links, and of text outside the body that is no link.
    words: u32,
    links: u32,
    beside: u32,
    headline: Option<usize>,
    /// Headings that are wholly links, and headings in all.
    linked_headings: u32,
    headings: u32,
    /// `article` elements with a link and few words.
    teasers: u32,
    prices: u32,
    passwords: u32,
    inputs: u32,
    buys: u32,
    posts: u32,
    code: u32,
    media: u32,
    /// Words of the body's longest stretch of siblings.
    together: u32,
    /// Words of the body that lie in several things alike, the largest left out, and in such with a title that leads
    /// elsewhere.
    several: u32,
    teased: u32,
    path: Path,
}

/// What the address looks like.
#[derive(Default)]
struct Path {
    known: bool,
    root: bool,
    words: usize,
    dated: bool,
    number: bool,
    listing: bool,
    query: bool,
}

impl<'o, 'p> Facts<'o, 'p> {
    pub(crate) fn new(outline: &'o Outline<'p>, metadata: &'o Metadata, body: &'o Body) -> Self {
        let page = outline.page;
        let words = outline.words.first().copied().unwrap_or(0);
        let links: u32 = outline.blocks.iter().map(|b| b.link_words).sum();
        let in_body: u32 =
            body.blocks.iter().map(|&i| outline.blocks[i].words - outline.blocks[i].link_words).sum();
        let mut facts = Facts {
            outline,
            metadata,
            body,
            words,
            links,
            beside: words.saturating_sub(links).saturating_sub(in_body),
            headline: super::furniture::headline(outline, metadata),
            linked_headings: 0,
            headings: 0,
            teasers: 0,
            prices: 0,
            passwords: 0,
            inputs: 0,
            buys: 0,
            posts: 0,
            code: 0,
            media: 0,
            together: 0,
            several: 0,
            teased: 0,
            path: Path::new(address(page)),
        };
        facts.count_elements();
        facts.count_blocks();
        facts
    }

    fn count_elements(&mut self) {
        let page = self.outline.page;
        let product = Groups::of(&["product"]);
        let comment = Groups::of(&["comment"]);
        for node in 0..page.nodes.len() as NodeId {
            if !page.is_element(node) || self.outline.hidden[node as usize] {
                continue;
            }
            let words = self.outline.words[node as usize];
            match page.tag(node) {
                "input" => {
                    let kind = page.attribute(node, "type").unwrap_or("text");
                    self.passwords += u32::from(kind == "password");
                    self.inputs +=
                        u32::from(!words!["hidden", "submit", "search", "button", "image"].has(kind));
                }
                "select" | "textarea" => self.inputs += 1,
                "article" => self.teasers += u32::from((3..80).contains(&words)),
                "pre" | "code" => self.code += words,
                "video" | "audio" => self.media += 1,
                _ => {}
            }
            let own = self.outline.own[node as usize];
            self.buys += u32::from(own.any(product) && words < 40);
            self.posts += u32::from(own.any(comment) && (8..400).contains(&words));
        }
    }

    fn count_blocks(&mut self) {
        let page = self.outline.page;
        for block in &self.outline.blocks {
            let heading = std::iter::once(block.node)
                .chain(page.ancestors(block.node))
                .take(3)
                .any(|n| words!["h1", "h2", "h3", "h4"].has(page.tag(n)));
            self.headings += u32::from(heading);
            self.linked_headings += u32::from(heading && block.link_words * 10 >= block.words * 8);
            if block.words < 12 {
                self.prices += u32::from(is_price(self.outline.text(block.node, block.end)));
            }
        }
        let cards = cards(self.outline);
        let mut several = Map::default();
        let mut parents = Map::default();
        for &index in &self.body.blocks {
            let block = &self.outline.blocks[index];
            let card = cards[block.node as usize];
            if card.count > 0 {
                let words = several.entry(card.node, (0, card.is_linked));
                words.0 += block.words;
            }
            let parent = page.parent(block.node).unwrap_or(0);
            *parents.entry(parent, 0) += block.words;
        }
        // One of them alone may be the article, whatever stands beside it.
        let largest = several.values().iter().map(|(words, _)| *words).max().unwrap_or(0);
        let teased = several.values().iter().filter(|(_, is_linked)| *is_linked);
        self.several = several.values().iter().map(|(words, _)| *words).sum::<u32>() - largest;
        self.teased = teased.map(|(words, _)| *words).sum::<u32>().min(self.several);
        self.together = parents.values().iter().copied().max().unwrap_or(0);
    }

    /// The signals of the page.
    pub(crate) fn signals(&self, sink: &mut impl Sink) {
        let ratio = |part: u32, whole: u32| part as f32 / whole.max(1) as f32;
        let body = self.body;
        sink.range(
            "body words",
            body.words as f32,
            &[
                (30.0, "below 30"),
                (80.0, "below 80"),
                (150.0, "below 150"),
                (300.0, "below 300"),
                (700.0, "below 700"),
            ],
            "700 and more",
        );
        sink.put("body words", "logarithm", (body.words as f32 + 1.0).ln() / 5.0);
        sink.put("body", "likelihood before levelling", body.strength);
        sink.put("body", "share of page", ratio(body.words, self.words));
        sink.put("body", "against other text", ratio(body.words, body.words + self.beside));
        sink.put("body", "against links", ratio(body.words, body.words + self.links));
        sink.put("body", "in one element", ratio(self.together, body.words));
        sink.put("body", "in several things alike", ratio(self.several, body.words));
        sink.put("body", "in several that lead elsewhere", ratio(self.teased, body.words));
        let count = body.blocks.len() as u32;
        sink.put("body", "words a block", (ratio(body.words, count) + 1.0).ln() / 4.0);
        let long = body.blocks.iter().filter(|&&i| self.outline.blocks[i].words >= 25).count() as f32;
        sink.range(
            "long paragraphs",
            long,
            &[(0.5, "none"), (1.5, "1"), (3.5, "2 to 3"), (7.5, "4 to 7")],
            "more",
        );
        sink.put("links", "share of page", ratio(self.links, self.words));
        sink.put("links", "in the body", {
            let links: u32 = body.blocks.iter().map(|&i| self.outline.blocks[i].link_words).sum();
            ratio(links, body.words)
        });
        self.stated(sink);
        self.built(sink);
        self.addressed(sink);
    }

    /// What the page says it is.
    fn stated(&self, sink: &mut impl Sink) {
        let metadata = self.metadata;
        let kind = |names: &[&str]| metadata.types.iter().any(|t| names.contains(&t.as_str()));
        let article = metadata
            .types
            .iter()
            .any(|t| t.ends_with("article") || t.ends_with("blogposting") || t == "reportagenewsarticle");
        sink.flag("type", "article", article);
        sink.flag("type", "news article", metadata.types.iter().any(|t| t.ends_with("newsarticle")));
        sink.flag(
            "type",
            "product",
            kind(&[
                "product",
                "offer",
                "itempage",
                "aggregaterating",
                "og:product",
                "product.item",
                "localbusiness",
                "restaurant",
                "store",
            ]),
        );
        sink.flag(
            "type",
            "thing",
            kind(&[
                "recipe",
                "event",
                "jobposting",
                "softwareapplication",
                "mobileapplication",
                "book",
                "course",
                "movie",
                "tvseries",
            ]),
        );
        sink.flag("type", "website", kind(&["website"]));
        sink.flag(
            "type",
            "list",
            kind(&[
                "itemlist",
                "collectionpage",
                "searchresultspage",
                "blog",
                "profilepage",
                "discussionforumposting",
                "qapage",
                "faqpage",
                "techarticle",
                "apireference",
            ]),
        );
        sink.flag(
            "type",
            "media",
            kind(&[
                "videoobject",
                "video",
                "video.other",
                "musicrecording",
                "music.song",
                "audioobject",
                "podcastepisode",
                "profile",
                "music.radio_station",
            ]),
        );
        sink.flag(
            "type",
            "only website",
            kind(&["website"])
                && !article
                && metadata.types.iter().all(|t| {
                    words![
                        "website",
                        "organization",
                        "searchaction",
                        "webpage",
                        "person",
                        "newsmediaorganization"
                    ]
                    .has(t.as_str())
                }),
        );
        sink.flag("type", "none", metadata.types.is_empty());
        let source = metadata.published.as_ref().map_or("", |m| m.source);
        sink.flag("published", "stated for machines", words!["JSON-LD", "meta", "microdata"].has(source));
        sink.flag("published", "seen on the page", matches!(source, "<time>" | "dateline"));
        sink.flag("published", "unknown", source.is_empty());
        sink.flag("byline", "known", metadata.byline.is_some());
        sink.flag("headline", "found", self.headline.is_some());
        let near = self.headline.zip(self.body.blocks.first()).is_some_and(|(h, &b)| h <= b && b - h < 25);
        sink.flag("headline", "just before the body", near);
        let title = &self.outline.page.title;
        let text = |i: usize| self.outline.text(self.outline.blocks[i].node, self.outline.blocks[i].end);
        let alike = self.headline.map_or(0.0, |h| Words::of(title).likeness(text(h), 0.0));
        sink.put("headline", "like the title", alike);
        let words = self.headline.map_or(0, |h| self.outline.blocks[h].words);
        sink.range(
            "headline words",
            words as f32,
            &[(0.5, "none"), (3.5, "1 to 3"), (5.5, "4 to 5"), (16.5, "6 to 16")],
            "more",
        );
        let tagged = self.headline.is_some_and(|h| {
            let page = self.outline.page;
            let node = self.outline.blocks[h].node;
            std::iter::once(node).chain(page.ancestors(node)).take(3).any(|n| page.tag(n) == "h1")
        });
        sink.flag("headline", "is an h1", tagged);
        let (own, name) = parts(title);
        let standing = self.headline.is_some_and(|h| is_standing(text(h))) || is_standing(own);
        sink.flag("headline", "of a page that stands", standing);
        sink.flag("title", "of a shop, forum or wiki", is_no_paper(name));
        let meta =
            |wanted: &str| self.outline.page.meta.iter().any(|(n, v)| n.starts_with(wanted) && !v.is_empty());
        sink.flag("meta", "article:", meta("article:"));
        sink.flag("meta", "product:", meta("product:"));
    }

    /// How the page is built.
    fn built(&self, sink: &mut impl Sink) {
        let many = &[(0.5, "none"), (2.5, "1 to 2"), (6.5, "3 to 6"), (15.5, "7 to 15")];
        sink.range("linked headings", self.linked_headings as f32, many, "more");
        sink.put("linked headings", "share", self.linked_headings as f32 / self.headings.max(1) as f32);
        sink.range("teasers", self.teasers as f32, many, "more");
        sink.range("prices", self.prices as f32, &[(0.5, "none"), (2.5, "1 to 2"), (6.5, "3 to 6")], "more");
        sink.flag("form", "password", self.passwords > 0);
        sink.range(
            "form fields",
            self.inputs as f32,
            &[(0.5, "none"), (2.5, "1 to 2"), (6.5, "3 to 6")],
            "more",
        );
        sink.range(
            "named as products",
            self.buys as f32,
            &[(0.5, "none"), (3.5, "1 to 3"), (12.5, "4 to 12")],
            "more",
        );
        sink.range(
            "named as comments",
            self.posts as f32,
            &[(0.5, "none"), (5.5, "1 to 5"), (30.5, "6 to 30")],
            "more",
        );
        sink.put("code", "against the body", (self.code as f32 / self.body.words.max(1) as f32).min(1.0));
        sink.flag("media", "player", self.media > 0);
        let before =
            self.body.blocks.first().map_or(0, |&i| self.outline.blocks[..i].iter().map(|b| b.words).sum());
        sink.put("body", "page before it", before as f32 / self.words.max(1) as f32);
    }

    fn addressed(&self, sink: &mut impl Sink) {
        let path = &self.path;
        sink.flag("address", "unknown", !path.known);
        sink.flag("address", "of the site itself", path.root);
        sink.flag("address", "dated", path.dated);
        sink.flag("address", "numbered", path.number);
        sink.flag("address", "of a list", path.listing);
        sink.flag("address", "with a query", path.query);
        sink.range(
            "address words",
            if path.known { path.words as f32 } else { -1.0 },
            &[(-0.5, "unknown"), (1.5, "1 or none"), (3.5, "2 to 3"), (5.5, "4 to 5")],
            "more",
        );
    }

    /// The facts that speak for the verdict, in plain words, the strongest first.
    fn reasons(&self, is_article: bool) -> Vec<String> {
        let words = self.body.words;
        let mut reasons = Vec::new();
        let mut say = |when: bool, text: String| reasons.extend(when.then_some(text));
        let typed = self.metadata.types.iter().find(|t| t.ends_with("article") || t.ends_with("blogposting"));
        if is_article {
            say(true, format!("{words} words of running text stand together."));
            say(
                typed.is_some(),
                format!("The page says it is of type {}.", typed.map_or("", String::as_str)),
            );
            say(self.headline.is_some(), "A headline goes with the page's title.".to_owned());
            say(self.metadata.published.is_some(), "A day of publication is stated.".to_owned());
            say(self.metadata.byline.is_some(), "An author is named.".to_owned());
        } else {
            say(words < 80, format!("Only {words} words of running text stand together."));
            let share = 100 * self.links / self.words.max(1);
            say(share >= 40, format!("{share} % of the words are links."));
            say(self.linked_headings >= 7, format!("{} headings lead to other pages.", self.linked_headings));
            say(self.passwords > 0, "The page asks for a password.".to_owned());
            say(self.prices >= 3 || self.buys >= 4, "Goods or prices are offered.".to_owned());
            say(self.path.root, "The address is that of the site itself.".to_owned());
            say(typed.is_none(), "The page does not say that it is an article.".to_owned());
            say(self.metadata.published.is_none(), "No day of publication is stated.".to_owned());
        }
        reasons
    }
}

impl Path {
    fn new(url: &str) -> Path {
        let Some((_, rest)) = url.split_once("://") else { return Path::default() };
        let (rest, query) = rest.split_once(['?', '#']).map_or((rest, ""), |(r, q)| (r, q));
        let path = rest.split_once('/').map_or("", |(_, path)| path).trim_end_matches('/');
        let parts: Vec<&str> = path.split('/').filter(|p| !p.is_empty()).collect();
        let last = parts.last().copied().unwrap_or("");
        static LISTS: OnceLock<Set<&str>> = OnceLock::new();
        let list = |p: &&str| {
            data::words("article/lists.txt", &LISTS)
                .has(p.split('.').next().unwrap_or("").to_ascii_lowercase().as_str())
        };
        Path {
            known: true,
            root: parts.len() <= 1 && last.len() <= 12 && !last.contains('-') && query.is_empty(),
            words: last.split(['-', '_', '+']).filter(|w| w.chars().any(char::is_alphabetic)).count(),
            dated: crate::page::metadata::day_in_address(url).is_some(),
            number: parts.iter().any(|p| p.bytes().filter(u8::is_ascii_digit).count() >= 5),
            listing: parts.iter().any(list),
            query: query.contains('='),
        }
    }
}

/// The page's address, or the one it states where none is known: that of a saved page on the reader's own machine
/// says nothing of what it is.
fn address(page: &PageSnapshot) -> &str {
    let host = page.url.split_once("://").map_or("", |(_, rest)| rest).split(['/', ':']).next().unwrap_or("");
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let is_own_machine = host.is_empty() || host == "localhost" || host.split('.').all(is_number);
    if !is_own_machine {
        return &page.url;
    }
    page.meta.iter().find(|(name, _)| name == "og:url").map_or("", |(_, value)| value)
}

/// A title and what stands in it behind the first bar or dash, most often the site's name.
fn parts(title: &str) -> (&str, &str) {
    let signs = [" | ", " - ", " – ", " — ", " · ", " » "];
    let end = signs.iter().filter_map(|sign| title.find(sign)).min().unwrap_or(title.len());
    title.split_at(end)
}

/// Whether a title is that of a page that stands, rather than of a report.
fn is_standing(title: &str) -> bool {
    let title = lower::text(&one_line(title)).replace('’', "'");
    let title = title.trim_end_matches(['!', '.', ':', '?']);
    standing().any(|line| line == title)
}

/// Whether a site's name says that it sells, collects or discusses.
fn is_no_paper(name: &str) -> bool {
    let words = || name.split(|c: char| !c.is_alphanumeric()).map(lower::text);
    standing().filter_map(|line| line.strip_prefix("| ")).any(|known| words().any(|word| word == known))
}

fn standing() -> impl Iterator<Item = &'static str> {
    crate::data::table("article/standing.txt").lines().filter(|line| !line.starts_with('#'))
}

/// A short text with a sign of currency beside a digit.
fn is_price(text: &str) -> bool {
    let sign = |c: char| matches!(c, '$' | '€' | '£' | '¥' | '₽' | '₹' | '₩');
    let text = text.trim();
    text.contains(|c: char| c.is_ascii_digit())
        && (text.contains(sign) || text.contains("EUR") || text.contains("USD"))
}

/// The names of the signals, by asking for those of the smallest page there is.
pub(crate) fn names() -> Vec<String> {
    let mut builder = Builder::new(PageSnapshot::default());
    let root = builder.intern("body");
    builder.open(root, &[], Layout::default());
    let page = builder.finish();
    row(&page, &Metadata::default()).names
}

/// The signals of a page, for the recipe.
pub(crate) fn row(page: &PageSnapshot, metadata: &Metadata) -> Row {
    let outline = Outline::new(page);
    let body = body::find(&outline, metadata);
    let mut row = Row::default();
    Facts::new(&outline, metadata, &body).signals(&mut row);
    row
}
