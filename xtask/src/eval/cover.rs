//! How well what the core protects covers the article, on the labelled clutter pages: nothing of the article
//! may be left open to hiding, and no clutter may be sheltered.

use std::collections::BTreeMap;
use std::path::Path;

use newsgloss::page::html::Document;
use newsgloss::page::{NodeId, PageSnapshot, article, metadata};
use serde_json::Value;

use crate::Outcome;

/// Scores all pages under `folder`, the labelled clutter set; with `list`, tells each failure.
pub(super) fn run(folder: &Path, list: bool) -> Outcome {
    let path = folder.join("labels.jsonl");
    let labels = std::fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    let mut totals: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    let mut pages = (0, 0);
    for line in labels.lines().filter(|l| !l.trim().is_empty()) {
        let entry: Value = serde_json::from_str(line).map_err(|e| format!("{}: {e}", path.display()))?;
        let file = folder.join(entry["file"].as_str().unwrap_or_default());
        let bytes = std::fs::read(&file).map_err(|e| format!("{}: {e}", file.display()))?;
        let document = Document::parse(&String::from_utf8_lossy(&bytes), "");
        let page = &document.page;
        let found = article::find(page, &metadata::read(page));
        pages = (pages.0 + u32::from(found.is_article), pages.1 + 1);
        let id = entry["id"].as_str().unwrap_or_default();
        let labels = entry["labels"].as_array().cloned().unwrap_or_default();
        let nodes_of = |label: &Value| {
            document.select(label["selector"].as_str().unwrap_or_default()).unwrap_or_default()
        };
        let clutter: Vec<NodeId> =
            labels.iter().filter(|l| l["category"] != "keep").flat_map(nodes_of).collect();
        let safe = marked(page, &found.protected);
        let cluttered = marked(page, &clutter);
        let mut count = |what: &str, good: u32, all: u32| {
            let total = totals.entry(what.to_owned()).or_default();
            *total = (total.0 + good, total.1 + all);
        };
        for label in &labels {
            for node in nodes_of(label) {
                let role = label["role"].as_str().unwrap_or_default();
                if label["category"] == "keep" {
                    let (good, all) = covered(page, node, &safe, &cluttered, &mut |text| {
                        if list && role != "hard-negative" {
                            println!("{id} open {role}: {text}");
                        }
                    });
                    count(&format!("{role}: words protected"), good, all);
                    let whole =
                        page.subtree(node).any(|n| safe[n as usize]) || all == 0 && safe[node as usize];
                    count(&format!("{role}: elements with a part protected"), u32::from(whole), 1);
                } else if label["optional"] != true {
                    // A block can be hidden unless it lies in something protected or holds such a thing.
                    let sheltered = page.subtree(node).any(|n| safe[n as usize]);
                    let category = label["category"].as_str().unwrap_or_default();
                    count(&format!("{category}: elements open to hiding"), u32::from(!sheltered), 1);
                    if sheltered && list {
                        let at = page.subtree(node).find(|&n| safe[n as usize]).unwrap_or(node);
                        let text = page.subtree_text(at).split_whitespace().collect::<Vec<_>>().join(" ");
                        let text: String = text.chars().take(100).collect();
                        println!("{id} sheltered {category} <{}>: {text}", page.tag(at));
                    }
                }
            }
        }
    }
    println!("taken for articles: {} of {}", pages.0, pages.1);
    for (what, (good, all)) in totals {
        println!("{what}: {good} of {all} ({:.1} %)", 100.0 * good as f32 / all.max(1) as f32);
    }
    Ok(())
}

/// Per node, whether it lies in one of the subtrees.
fn marked(page: &PageSnapshot, roots: &[NodeId]) -> Vec<bool> {
    let mut marks = vec![false; page.nodes.len()];
    roots.iter().for_each(|&root| page.subtree(root).for_each(|n| marks[n as usize] = true));
    marks
}

/// Words of a subtree that are safe, of those that are no clutter; tells the others.
fn covered(
    page: &PageSnapshot,
    root: NodeId,
    safe: &[bool],
    cluttered: &[bool],
    tell: &mut dyn FnMut(&str),
) -> (u32, u32) {
    let (mut good, mut all) = (0, 0);
    for node in page.subtree(root).filter(|&n| !cluttered[n as usize]) {
        let text = page.own_text(node).trim();
        let words = text.split_whitespace().count() as u32;
        all += words;
        if safe[node as usize] {
            good += words;
        } else if words > 0 {
            tell(text);
        }
    }
    (good, all)
}
