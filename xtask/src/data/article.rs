//! The weights of the article's body, learned from pages whose text is known.
//!
//! From `../shared/eval`: `article/` (pages with their text) and `clutter/` (pages whose body and clutter are
//! labelled); and from `data/pages`, which were written for this project and are labelled in the same way. Only weights of general signals leave this recipe; no text and no name of a site does.

use std::collections::{HashMap, HashSet};
use std::io::Read;
use std::ops::Range;
use std::path::Path;

use newsgloss::page::article::learning;
use newsgloss::page::html::Document;
use newsgloss::page::{PageSnapshot, metadata};
use serde_json::Value;

use crate::Outcome;
use crate::eval::labels::{self, Says};
use crate::learn::{self, Example};

/// Of the squares of the weights.
const PENALTY: f32 = 0.0006;
const ROUNDS: usize = 500;
const FOLDS: u64 = 5;
/// How much a page counts once more, with the names of its elements taken away.
const NAMELESS: f32 = 0.05;

/// What a sign means where it means anything: the penalty draws its weight here rather than to 0. Pages with many
/// comments, a poll, a list of teasers before the headline are few among these, because most sites bring such
/// things by script; a reader sees them all the same.
const EXPECTED: &[(&str, f32)] = &[
    ("headline: comes after", -2.0),
    ("text: names the author", -1.5),
    ("text: states a day", -1.0),
    ("element: figcaption", -1.0),
    ("begins: byline", -0.7),
    ("begins: date", -1.0),
    ("begins: ad", -2.0),
    ("begins: onward", -1.5),
    ("begins: ask", -1.0),
    ("begins: join", -1.0),
    ("begins: share", -1.0),
    ("begins: app", -1.0),
    ("says, short: ad", -1.0),
    ("says, short: ask", -1.0),
    ("says, short: appeal", -1.5),
    ("says, short: join", -1.0),
    ("says, long: appeal", -0.7),
    ("panel: e-mail field", -3.0),
    ("panel: button", -1.0),
    ("panel: links", -1.5),
    ("panel begins: ad", -1.0),
    ("panel begins: onward", -1.5),
    ("panel begins: join", -1.5),
    ("panel begins: ask", -1.5),
    ("panel begins: appeal", -1.5),
    ("panel begins: share", -1.0),
    ("panel begins: app", -1.0),
    ("named: ask", -2.0),
    ("named: comment", -4.0),
    ("named: form", -2.0),
    ("named: newsletter", -2.0),
    ("named: app", -1.5),
    ("named: share", -2.0),
    ("named: navigation", -2.0),
    ("named: footer", -2.0),
    ("named: overlay", -2.0),
    ("named: author", -1.5),
    ("named: tags", -1.5),
];

/// The weight expected of each signal. A name weighs on what is below the element that bears it; its own text is
/// often a label.
fn expected(names: &[String]) -> Vec<f32> {
    let weight = |name: &str| EXPECTED.iter().find(|(n, _)| *n == name).map(|(_, weight)| *weight);
    let above = |name: &str| {
        let group = name.strip_prefix("parent ").or_else(|| name.strip_prefix("above "))?;
        group.starts_with("named").then(|| weight(group))?
    };
    let one =
        |name: &String| if name.starts_with("named") { None } else { weight(name).or_else(|| above(name)) };
    names.iter().map(|name| one(name).unwrap_or(0.0)).collect()
}

/// A page with what is known of its blocks: `None` where a block is neither.
struct Labelled {
    page: PageSnapshot,
    site: u64,
    yes: Vec<Option<bool>>,
    /// The true text, where it is known whole.
    text: Option<String>,
    weight: f32,
}

impl Labelled {
    /// The page as a site writes it whose classes are made up by a build: what is learned must not lean on names alone.
    fn nameless(&self) -> Labelled {
        Labelled {
            page: nameless(&self.page),
            site: self.site,
            yes: self.yes.clone(),
            text: self.text.clone(),
            weight: self.weight * NAMELESS,
        }
    }
}

/// A page without what its author called its elements.
fn nameless(page: &PageSnapshot) -> PageSnapshot {
    const NAMES: [&str; 6] = ["class", "id", "data-testid", "data-component", "name", "role"];
    let mut page = page.clone();
    let empty = page.strings.len() as u32;
    for (name, value) in &mut page.attributes {
        if NAMES.contains(&page.strings[*name as usize].as_str()) {
            *value = empty;
        }
    }
    page.strings.push(String::new());
    page
}

/// Re-creates `data/article/blocks.tsv` and `context.tsv`.
pub(crate) fn run(_arguments: &[String]) -> Outcome {
    let eval = crate::root().join("../shared/eval");
    let mut pages = with_text(&eval.join("article"))?;
    pages.extend(with_labels(&eval.join("clutter"))?);
    let given = pages.len();
    pages.extend(written()?);
    let plain = pages.len();
    let copies: Vec<Labelled> = pages.iter().map(Labelled::nameless).collect();
    pages.extend(copies);
    let (first_names, second_names) = learning::block_signals();

    let (first_rows, spans) = examples(&pages, None);
    eprintln!("{} pages, {} blocks, {} signals", pages.len(), first_rows.len(), first_names.len());
    let used =
        |rows: &[Example]| -> Vec<Example> { rows.iter().filter(|e| e.weight > 0.0).cloned().collect() };
    let held = learn::cross_validate(&first_rows, &expected(&first_names), PENALTY, ROUNDS, FOLDS);
    report("first pass, cross-validated", &pages[..given], &spans, &held);

    // The second pass learns from what the first thinks of pages it has not seen.
    let (second_rows, _) = examples(&pages, Some((&held, &spans)));
    let held = learn::cross_validate(&second_rows, &expected(&second_names), PENALTY, ROUNDS, FOLDS);
    report("second pass, cross-validated", &pages[..given], &spans, &held);
    report("the same, pages of data/pages", &pages[given..plain], &spans[given..plain], &held);
    report("the same without names", &pages[plain..plain + given], &spans[plain..], &held);
    if _arguments.iter().any(|a| a == "--errors") {
        errors(&pages, &spans, &held);
    }

    let head = "# Learned by `cargo xtask data article`; see README.md. Signal, weight.\n";
    let save = |file: &str, rows: &[Example], names: &[String]| {
        let rows = used(rows);
        let model = learn::fit(&rows.iter().collect::<Vec<_>>(), &expected(names), PENALTY, ROUNDS);
        let path = crate::root().join("data/article").join(file);
        std::fs::write(&path, model.table(names, head)).map_err(|e| format!("{}: {e}", path.display()))
    };
    save("blocks.tsv", &first_rows, &first_names)?;
    save("context.tsv", &second_rows, &second_names)
}

type Spans = Vec<Range<usize>>;

/// All blocks of all pages as examples, and which of them belong to which page. Blocks of unknown meaning
/// weigh nothing.
fn examples(pages: &[Labelled], first: Option<(&[f32], &Spans)>) -> (Vec<Example>, Spans) {
    let (mut rows, mut spans) = (Vec::new(), Vec::new());
    for (index, labelled) in pages.iter().enumerate() {
        let likely = first.map(|(held, spans)| &held[spans[index].clone()]);
        let blocks = learning::blocks(&labelled.page, &metadata::read(&labelled.page), likely);
        let worth = |words: u32| (words.min(150) as f32 + 2.0).powf(0.7);
        let total: f32 = blocks.iter().map(|b| worth(b.words)).sum();
        let start = rows.len();
        for (block, yes) in blocks.iter().zip(&labelled.yes) {
            let weight = if yes.is_some() { labelled.weight * worth(block.words) / total } else { 0.0 };
            rows.push(Example::new(&block.signals, yes.unwrap_or(false), weight, labelled.site));
        }
        spans.push(start..rows.len());
    }
    (rows, spans)
}

fn blocks_of(page: &PageSnapshot) -> Vec<learning::Example> {
    learning::blocks(page, &metadata::read(page), None)
}

/// Pages with their text: a block is body where most of its runs of four words stand in the text, or where
/// it is a line of it.
fn with_text(folder: &Path) -> Result<Vec<Labelled>, String> {
    let truth: HashMap<String, Value> = read_json(&folder.join("truth.json"))?;
    let mut names: Vec<_> = truth.iter().collect();
    names.sort_by_key(|(name, _)| *name);
    let mut pages = Vec::new();
    for (name, entry) in names {
        let html = gunzip(&folder.join(format!("pages/{name}.html.gz")))?;
        let text = entry["articleBody"].as_str().unwrap_or_default().to_owned();
        let address = entry["url"].as_str().unwrap_or_default();
        let page = Document::parse(&html, "").page;
        let lines: HashSet<String> = text.lines().map(squash).collect();
        let known: HashSet<Vec<&str>> = words(&text).windows(4).map(<[&str]>::to_vec).collect();
        let yes = blocks_of(&page)
            .iter()
            .map(|block| {
                let own = words(&block.text);
                let runs = own.windows(4).count();
                let found = own.windows(4).filter(|w| known.contains(*w)).count();
                Some(if runs >= 2 { found * 10 >= runs * 6 } else { lines.contains(&squash(&block.text)) })
            })
            .collect();
        pages.push(Labelled { page, site: learn::site(host(address)), yes, text: Some(text), weight: 1.0 });
    }
    Ok(pages)
}

/// Pages with labelled elements: what lies in a body root and in no clutter is body; captions and the like
/// inside it are neither.
fn with_labels(folder: &Path) -> Result<Vec<Labelled>, String> {
    let path = folder.join("labels.jsonl");
    let file = std::fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    let mut pages = Vec::new();
    for line in file.lines().filter(|l| !l.trim().is_empty()) {
        let entry: Value = serde_json::from_str(line).map_err(|e| format!("{}: {e}", path.display()))?;
        let source = folder.join(entry["file"].as_str().unwrap_or_default());
        let bytes = std::fs::read(&source).map_err(|e| format!("{}: {e}", source.display()))?;
        let document = Document::parse(&String::from_utf8_lossy(&bytes), "");
        let page = &document.page;
        let mut state = vec![Some(false); page.nodes.len()];
        let labels = entry["labels"].as_array().cloned().unwrap_or_default();
        let mut mark = |wanted: &dyn Fn(&Value) -> bool, value: Option<bool>| {
            for label in labels.iter().filter(|l| wanted(l)) {
                for node in
                    document.select(label["selector"].as_str().unwrap_or_default()).unwrap_or_default()
                {
                    page.subtree(node).for_each(|n| state[n as usize] = value);
                }
            }
        };
        mark(&|l| l["role"] == "body", Some(true));
        mark(&|l| l["category"] != "keep", Some(false));
        mark(&|l| l["optional"] == true, None);
        mark(&|l| matches!(l["role"].as_str(), Some("headline" | "byline")), Some(false));
        let yes = blocks_of(page).iter().map(|block| state_of(page, block, &state)).collect();
        let site = learn::site(entry["site"].as_str().unwrap_or_default());
        pages.push(Labelled { page: document.page, site, yes, text: None, weight: 0.5 });
    }
    Ok(pages)
}

/// The pages of `data/pages`: what lies in a body and in no clutter is body, headline, byline and day are none.
fn written() -> Result<Vec<Labelled>, String> {
    let labelled = labels::read_written()?.into_iter().map(|one| {
        let page = &one.document.page;
        let mut state = vec![Some(false); page.nodes.len()];
        for says in [Says::Body, Says::Either] {
            let value = if says == Says::Body { Some(true) } else { None };
            for label in one.labels.iter().filter(|label| label.says == says) {
                page.subtree(label.node).for_each(|n| state[n as usize] = value);
            }
        }
        let clutter =
            one.labels.iter().filter(|label| matches!(label.says, Says::Hide(_))).map(|label| label.node);
        let around = one.document.select("[data-keep=headline],[data-keep=byline],[data-keep=date]");
        for node in clutter.chain(around.unwrap_or_default()) {
            page.subtree(node).for_each(|n| state[n as usize] = Some(false));
        }
        let yes = blocks_of(page).iter().map(|block| state_of(page, block, &state)).collect();
        // Judged, and not learned from: beside them no more of the saved pages is read rightly, and some less.
        Labelled { site: learn::site(&one.site), yes, text: None, weight: 0.0, page: one.document.page }
    });
    Ok(labelled.collect())
}

/// What is known of a block: of captions in a body, and of short things there, nothing; they are as often furniture that
/// nobody labelled as they are text.
fn state_of(page: &PageSnapshot, block: &learning::Example, state: &[Option<bool>]) -> Option<bool> {
    let state = state[block.node as usize];
    let mut near = std::iter::once(block.node).chain(page.ancestors(block.node)).take(6);
    let caption = near.any(|n| matches!(page.tag(n), "figure" | "figcaption" | "button" | "label"));
    if state == Some(true) && (caption || block.words < 8) { None } else { state }
}

/// Precision and recall over runs of four words, as `../shared/eval/article.py` takes them.
fn report(name: &str, pages: &[Labelled], spans: &[Range<usize>], held: &[f32]) {
    let (mut precision, mut recall, mut count) = (0.0, 0.0, 0.0);
    let mut labelled = [[0u32; 2]; 2];
    for (page, span) in pages.iter().zip(spans) {
        let blocks = blocks_of(&page.page);
        let held = learning::level(&page.page, &held[span.clone()]);
        match &page.text {
            Some(text) => {
                let (p, r) = score(text, &blocks, &held);
                (precision, recall, count) = (precision + p, recall + r, count + 1.0);
            }
            None => {
                for ((block, p), yes) in blocks.iter().zip(&held).zip(&page.yes) {
                    if let Some(yes) = yes {
                        labelled[usize::from(*yes)][usize::from(*p > 0.5)] += block.words;
                    }
                }
            }
        }
    }
    let (p, r) = (precision / count, recall / count);
    match count > 0.0 {
        true => println!("{name}: text F1 {:.4}, precision {p:.4}, recall {r:.4}", 2.0 * p * r / (p + r)),
        false => println!("{name}:"),
    }
    println!(
        "  words of labelled pages: body kept {}, body lost {}, other left out {}, other taken {}",
        labelled[1][1], labelled[1][0], labelled[0][0], labelled[0][1]
    );
}

fn score(text: &str, blocks: &[learning::Example], held: &[f32]) -> (f32, f32) {
    let taken: Vec<&str> =
        blocks.iter().zip(held).filter(|(_, p)| **p > 0.5).map(|(b, _)| b.text.as_str()).collect();
    let taken = taken.join("\n");
    let bag = |text: &str| {
        let mut bag: HashMap<String, u32> = HashMap::new();
        words(text).windows(4).for_each(|w| *bag.entry(w.join(" ")).or_default() += 1);
        bag
    };
    let (truth, taken) = (bag(text), bag(&taken));
    let hit: u32 = truth.iter().map(|(run, n)| (*n).min(taken.get(run).copied().unwrap_or(0))).sum();
    let sum = |bag: &HashMap<String, u32>| bag.values().sum::<u32>().max(1) as f32;
    (hit as f32 / sum(&taken), hit as f32 / sum(&truth))
}

/// The blocks judged wrongly, worst pages first.
fn errors(pages: &[Labelled], spans: &Spans, held: &[f32]) {
    for (number, (page, span)) in pages.iter().zip(spans).enumerate() {
        let blocks = blocks_of(&page.page);
        for ((block, p), yes) in blocks.iter().zip(&held[span.clone()]).zip(&page.yes) {
            let wrong = yes.is_some_and(|yes| yes != (*p > 0.5));
            if wrong && block.words > 3 {
                let text: String = block.text.chars().take(110).collect();
                let kind = if page.text.is_some() { "text" } else { "clutter" };
                println!(
                    "{kind} {number:3} {} {p:.2} {:4} {} {text}",
                    if *p > 0.5 { "TAKEN" } else { "LOST " },
                    block.words,
                    page.page.tag(block.node)
                );
            }
        }
    }
}

fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|w| !w.is_empty()).collect()
}

fn squash(text: &str) -> String {
    words(text).join(" ")
}

pub(crate) fn host(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.split('/').next().unwrap_or(rest).trim_start_matches("www.")
}

pub(crate) fn gunzip(path: &Path) -> Result<String, String> {
    let wrong = |e: std::io::Error| format!("{}: {e}", path.display());
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(wrong)?;
    flate2::read::GzDecoder::new(file).read_to_end(&mut bytes).map_err(wrong)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn read_json<T: serde::de::DeserializeOwned>(path: &Path) -> Result<T, String> {
    let text = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    serde_json::from_str(&text).map_err(|e| format!("{}: {e}", path.display()))
}
