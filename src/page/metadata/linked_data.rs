//! JSON-LD: what the blocks of linked data say of the article.

use crate::page::PageSnapshot;
use crate::wordlist::words;

use super::clean;
use super::json::Json;

/// What the blocks of a page say together.
#[derive(Default)]
pub(super) struct LinkedData {
    /// All types, lower case, without their vocabulary's address.
    pub(super) types: Vec<String>,
    /// The item that is the article.
    pub(super) article: Item,
    pub(super) notes: Vec<String>,
}

/// An item of type `Article` and kin, or the page's own item.
#[derive(Default)]
pub(super) struct Item {
    pub(super) headline: Option<String>,
    pub(super) authors: Option<String>,
    pub(super) published: Option<String>,
    pub(super) modified: Option<String>,
    pub(super) language: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) description: Option<String>,
    pub(super) body: Option<String>,
}

impl LinkedData {
    /// Reads all blocks; broken ones are noted and left out.
    pub(super) fn read(page: &PageSnapshot) -> LinkedData {
        let mut found = LinkedData::default();
        let mut broken = 0;
        let blocks: Vec<Json> = page
            .linked_data
            .iter()
            .filter_map(|text| {
                let json = Json::parse(unwrap(text));
                broken += usize::from(json.is_none() && !text.trim().is_empty());
                json
            })
            .collect();
        if broken > 0 {
            found.notes.push(format!(
                "{broken} of {} blocks of linked data could not be read.",
                page.linked_data.len()
            ));
        }
        let mut items: Vec<&Json> = Vec::new();
        for block in &blocks {
            collect(block, &mut items, 0);
        }
        for item in &items {
            found.types.extend(types(item).map(str::to_ascii_lowercase).collect::<Vec<_>>());
        }
        // The article says most; a page's item may still know its dates.
        let chosen = items
            .iter()
            .filter(|i| types(i).any(is_article))
            .max_by_key(|i| {
                ["headline", "datePublished", "author", "articleBody"]
                    .iter()
                    .filter(|n| i.get(n).is_some())
                    .count()
            })
            .or_else(|| {
                items
                    .iter()
                    .find(|i| types(i).any(|t| t.ends_with("Page")) && i.get("datePublished").is_some())
            });
        if let Some(item) = chosen {
            let value = |name: &str| item.get(name).and_then(Json::text).map(clean).filter(|v| !v.is_empty());
            found.article = Item {
                headline: value("headline").or_else(|| value("name")),
                authors: item.get("author").and_then(|a| names(a, &items)),
                published: value("datePublished").or_else(|| value("dateCreated")),
                modified: value("dateModified"),
                language: value("inLanguage"),
                description: value("description"),
                body: value("articleBody"),
                publisher: item.get("publisher").and_then(|p| names(p, &items)),
            };
        }
        found
    }
}

/// Whether a schema.org type is a kind of article.
fn is_article(kind: &str) -> bool {
    let kind = kind.to_ascii_lowercase();
    kind.ends_with("article")
        || kind.ends_with("blogposting")
        || words!["report", "review", "claimreview", "advertisercontentarticle"].has(kind.as_str())
}

/// Linked data inside an HTML or CDATA comment.
fn unwrap(text: &str) -> &str {
    let text = text.trim();
    let text = text.strip_prefix("<!--").or_else(|| text.strip_prefix("//<![CDATA[")).unwrap_or(text);
    text.strip_prefix("<![CDATA[").unwrap_or(text)
}

/// The items of a block: itself, the members of arrays and of `@graph`, and what they are chiefly about.
fn collect<'j>(json: &'j Json, items: &mut Vec<&'j Json>, depth: usize) {
    if depth > 4 {
        return;
    }
    match json {
        Json::Array(members) => members.iter().for_each(|m| collect(m, items, depth + 1)),
        Json::Object(_) => {
            items.push(json);
            for name in ["@graph", "mainEntity", "mainEntityOfPage"] {
                if let Some(inner) = json.get(name) {
                    collect(inner, items, depth + 1);
                }
            }
        }
        _ => {}
    }
}

fn types(item: &Json) -> impl Iterator<Item = &str> {
    item.get("@type")
        .map(Json::items)
        .unwrap_or_default()
        .iter()
        .filter_map(Json::text)
        .map(|t| t.rsplit(['/', '#', ':']).next().unwrap_or(t))
}

/// The names of persons or organisations, as one line; `@id` is looked up among the items.
fn names(value: &Json, items: &[&Json]) -> Option<String> {
    let mut names: Vec<String> = Vec::new();
    for one in value.items() {
        let name = match one {
            Json::Text(text) => Some(text.as_str()),
            _ => one.get("name").and_then(Json::text).or_else(|| {
                let id = one.get("@id")?.text()?;
                items
                    .iter()
                    .find(|i| i.get("@id").and_then(Json::text) == Some(id) && i.get("name").is_some())?
                    .get("name")?
                    .text()
            }),
        };
        let name = name.map(clean).filter(|n| !n.is_empty() && !n.contains("://"));
        names.extend(name.filter(|n| !names.contains(n)));
    }
    (!names.is_empty()).then(|| names.join(", "))
}
