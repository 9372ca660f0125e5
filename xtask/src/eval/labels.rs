//! Labelled pages: those of `../shared/eval/clutter`, with what is clutter there and what must stay, and further
//! pages of `../shared/eval` by the project's own labels, `data/clutter/labels.tsv`.

use std::collections::HashMap;
use std::path::Path;

use newsgloss::clutter::Kind;
use newsgloss::page::html::Document;
use newsgloss::page::{Article, NodeId, PageSnapshot, article, metadata};
use serde_json::Value;

use crate::data::article::{gunzip, host};
use crate::data::gate::domain;

/// What a label says of its element.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Says {
    /// Clutter.
    Hide(Kind),
    /// Neither rewarded nor punished.
    Either,
    /// The article's running text, less the clutter in it.
    Body,
    /// Another part of the article, or what looks like clutter and is none.
    Keep,
}

/// A label whose element was found.
#[derive(Clone, Debug)]
pub(crate) struct Label {
    pub(crate) node: NodeId,
    pub(crate) says: Says,
    /// At most a few words with a link, rather than a block.
    pub(crate) is_link: bool,
    /// Not displayed until something shows it.
    pub(crate) is_hidden: bool,
    pub(crate) text: String,
}

/// A labelled page.
#[derive(Debug)]
pub(crate) struct Labelled {
    pub(crate) id: String,
    pub(crate) site: String,
    pub(crate) document: Document,
    pub(crate) article: Article,
    pub(crate) labels: Vec<Label>,
    /// Whether all clutter is labelled, rather than the asks alone.
    pub(crate) is_complete: bool,
    /// Whether the page has no clutter.
    pub(crate) is_clean: bool,
}

/// Reads the labelled pages of a folder.
pub(crate) fn read(folder: &Path) -> Result<Vec<Labelled>, String> {
    let path = folder.join("labels.jsonl");
    let lines = std::fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    lines.lines().filter(|l| !l.is_empty()).map(|line| page(folder, line)).collect()
}

/// Reads the pages of `data/clutter/labels.tsv`; all clutter of theirs is labelled, what must stay is not.
pub(crate) fn read_own(eval: &Path) -> Result<Vec<Labelled>, String> {
    let path = crate::root().join("data/clutter/labels.tsv");
    let table = std::fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    let rows: Vec<Vec<&str>> =
        table.lines().filter(|l| !l.starts_with('#')).map(|l| l.split('\t').collect()).collect();
    let addresses = addresses(eval)?;
    rows.chunk_by(|one, two| one[0] == two[0]).map(|rows| own(eval, rows, &addresses)).collect()
}

fn own(eval: &Path, rows: &[Vec<&str>], addresses: &HashMap<String, String>) -> Result<Labelled, String> {
    let name = rows[0][0];
    let address = addresses.get(name).map_or("", String::as_str);
    let source = gunzip(&eval.join(format!("{name}.html.gz")))?;
    let document = Document::parse(&source, if address.contains("://") { address } else { "" });
    let article = article::find(&document.page, &metadata::read(&document.page));
    let mut labels = Vec::new();
    for row in rows.iter().filter(|row| row.get(1) != Some(&"none")) {
        let wrong =
            || format!("data/clutter/labels.tsv: {:?} is no row `page, kind, position`", row.join("\t"));
        let [_, kind, position] = row[..] else { return Err(wrong()) };
        let node = document.at_position(position).ok_or_else(wrong)?;
        let says = match kind {
            "either" => Says::Either,
            // Teasers in the menus of a site, and lines among the paragraphs, were read as menus and as text in the
            // other set of labels.
            "related" | "share" | "app" | "newsletter" if is_of_text(&article, node) => Says::Either,
            "related"
                if is_in_menu(&document.page, node) || is_line_within(&document.page, &article, node) =>
            {
                Says::Either
            }
            _ => Says::Hide(Kind::named(kind).ok_or_else(wrong)?),
        };
        let text = document.page.subtree_text(node).split_whitespace().collect::<Vec<_>>().join(" ");
        let is_link = text.split(' ').count() <= 3;
        labels.push(Label { node, says, is_link, is_hidden: false, text: text.chars().take(80).collect() });
    }
    Ok(Labelled {
        id: name.rsplit('/').next().unwrap_or_default().chars().take(20).collect(),
        site: domain(host(address)).to_owned(),
        document,
        article,
        labels,
        is_complete: true,
        is_clean: false,
    })
}

fn is_of_text(article: &Article, node: NodeId) -> bool {
    article.blocks.iter().any(|b| b.node <= node && node < b.end)
}

/// A short line between the first and the last paragraph.
fn is_line_within(page: &PageSnapshot, article: &Article, node: NodeId) -> bool {
    let mut body = article.blocks.iter().filter(|b| b.is_body);
    let (first, last) = (body.next().map_or(0, |b| b.node), body.next_back().map_or(0, |b| b.end));
    first < node && node < last && page.subtree_text(node).split_whitespace().count() <= 25
}

fn is_in_menu(page: &PageSnapshot, node: NodeId) -> bool {
    page.ancestors(node).any(|above| {
        let named = |name| {
            page.attribute(above, name).is_some_and(|v| {
                v.to_ascii_lowercase()
                    .split(|c: char| !c.is_ascii_alphabetic())
                    .any(|w| w == "menu" || w == "nav" || w == "subnav" || w == "navigation")
            })
        };
        page.tag(above) == "nav" || above != 0 && (named("class") || named("id") || named("role"))
    })
}

/// The addresses of the pages that own labels may name, by name; a site's name where no more is known.
fn addresses(eval: &Path) -> Result<HashMap<String, String>, String> {
    let file = |name: &str| {
        std::fs::read_to_string(eval.join(name)).map_err(|e| format!("../shared/eval/{name}: {e}"))
    };
    let mut found = HashMap::new();
    let truth: Value = serde_json::from_str(&file("article/truth.json")?).map_err(|e| e.to_string())?;
    for (name, entry) in truth.as_object().into_iter().flatten() {
        found.insert(format!("article/pages/{name}"), entry["url"].as_str().unwrap_or_default().to_owned());
    }
    for line in file("gate/labels.jsonl")?.lines() {
        let line: Value = serde_json::from_str(line).map_err(|e| e.to_string())?;
        let address = line["url"].as_str().or(line["site"].as_str()).unwrap_or_default();
        found.insert(format!("gate/pages/{}", line["id"].as_str().unwrap_or_default()), address.to_owned());
    }
    Ok(found)
}

fn page(folder: &Path, line: &str) -> Result<Labelled, String> {
    let record: Value = serde_json::from_str(line).map_err(|e| format!("labels.jsonl: {e}"))?;
    let text = |value: &Value, name: &str| value[name].as_str().unwrap_or_default().to_owned();
    let path = folder.join(text(&record, "file"));
    let bytes = std::fs::read(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    let document = Document::parse(&String::from_utf8_lossy(&bytes), &text(&record, "url"));
    let read = metadata::read(&document.page);
    let article = article::find(&document.page, &read);
    let mut labels = Vec::new();
    for label in record["labels"].as_array().into_iter().flatten() {
        let Some(node) = document.select(&text(label, "selector")).and_then(|f| f.first().copied()) else {
            continue;
        };
        let says = match (text(label, "category").as_str(), label["optional"].as_bool()) {
            ("keep", _) if label["role"] == "body" => Says::Body,
            ("keep", _) => Says::Keep,
            (_, Some(true)) => Says::Either,
            (category, _) => {
                let kind = Kind::named(category);
                Says::Hide(kind.ok_or_else(|| format!("labels.jsonl: {category:?} is no kind"))?)
            }
        };
        labels.push(Label {
            node,
            says,
            is_link: label["size"] == "link",
            is_hidden: !label["static_hidden"].is_null() || !label["css_hidden"].is_null(),
            text: text(label, "text"),
        });
    }
    Ok(Labelled {
        id: text(&record, "id"),
        site: text(&record, "domain"),
        document,
        article,
        labels,
        is_complete: record["complete"].as_array().is_some_and(|c| c.len() > 2),
        is_clean: record["clean"].as_bool().unwrap_or(false),
    })
}
