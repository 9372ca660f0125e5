//! The labelled pages of `../shared/eval/clutter`: what is clutter there, and what must stay.

use std::path::Path;

use newsgloss::clutter::Kind;
use newsgloss::page::html::Document;
use newsgloss::page::{Article, NodeId, article, metadata};
use serde_json::Value;

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
                let kind = serde_json::from_value(Value::from(category));
                Says::Hide(kind.map_err(|e| format!("labels.jsonl: {e}"))?)
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
