//! Labelled pages: those of `../shared/eval/clutter`, with what is clutter there and what must stay; further pages of
//! `../shared/eval` by the project's own labels, `data/clutter/labels.tsv`; and those that were written for this
//! project, `data/pages`.

use std::collections::HashMap;
use std::path::Path;

use newsgloss::clutter::Kind;
use newsgloss::page::html::Document;
use newsgloss::page::{Article, NodeId, PageSnapshot, article, metadata};
use serde_json::Value;

use crate::data::article::{gunzip, host};
use crate::data::gate::domain;
use crate::label::KINDS;

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

/// Reads the pages of `data/pages`, whose elements bear their labels; see the README there.
pub(crate) fn read_written() -> Result<Vec<Labelled>, String> {
    let folder = crate::root().join("data/pages");
    let wrong = |e: std::io::Error| format!("{}: {e}", folder.display());
    let files = std::fs::read_dir(&folder).map_err(wrong)?.collect::<Result<Vec<_>, _>>().map_err(wrong)?;
    let mut paths: Vec<_> = files.iter().map(std::fs::DirEntry::path).collect();
    paths.retain(|path| path.extension().is_some_and(|e| e == "html"));
    paths.sort();
    paths.iter().map(|path| written(path)).collect()
}

fn written(path: &Path) -> Result<Labelled, String> {
    let source = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let id = path.file_stem().and_then(|s| s.to_str()).unwrap_or_default().to_owned();
    let site = format!("{id}.example");
    let document = Document::parse(&source, &format!("https://{site}/news/some-story"));
    let article = article::find(&document.page, &metadata::read(&document.page));
    let select = |selector: &str| document.select(selector).unwrap_or_default();
    let links = select("[data-size=link]");
    let mut labels = Vec::new();
    let mut add = |selector: &str, says: Says| {
        for node in select(selector) {
            let text = document.page.subtree_text(node).split_whitespace().collect::<Vec<_>>().join(" ");
            let is_link = links.contains(&node);
            labels.push(Label {
                node,
                says,
                is_link,
                is_hidden: false,
                text: text.chars().take(80).collect(),
            });
        }
    };
    for kind in KINDS.iter().filter(|kind| **kind != "either") {
        let says = Kind::named(kind).map(Says::Hide).ok_or_else(|| format!("{kind:?} is no kind"))?;
        add(&format!("[data-clutter={kind}]"), says);
    }
    add("[data-clutter=either]", Says::Either);
    add("[data-keep=body]", Says::Body);
    add("[data-keep]:not([data-keep=body])", Says::Keep);
    Ok(Labelled { id, site, document, article, labels, is_complete: true, is_clean: false })
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

#[cfg(test)]
mod tests {
    use super::*;

    /// As `data/pages/README.md` says: known names alone, an article in each, and nothing of it inside clutter.
    #[test]
    fn written_pages_are_labelled_as_described() {
        let pages = read_written().expect("pages that can be read");
        assert!(pages.len() > 80, "{} pages", pages.len());
        for page in &pages {
            let all = |says: fn(&Says) -> bool| page.labels.iter().filter(move |label| says(&label.says));
            assert!(all(|says| *says == Says::Body).count() > 0, "{} has no body", page.id);
            let stray =
                page.document.select("[data-clutter],[data-keep],[data-size=link]").unwrap_or_default();
            let known = |node: &NodeId| page.labels.iter().any(|label| label.node == *node);
            assert!(stray.iter().all(known), "{}: a label of an unknown name", page.id);
            for clutter in all(|says| matches!(says, Says::Hide(_))) {
                let inside = page.document.page.subtree(clutter.node);
                let kept = all(|says| matches!(says, Says::Keep | Says::Body));
                let lost: Vec<_> = kept.filter(|keep| inside.contains(&keep.node)).collect();
                assert!(lost.is_empty(), "{}: {:?} lies in {:?}", page.id, lost, clutter.text);
            }
        }
    }
}
