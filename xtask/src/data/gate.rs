//! The weights of the gate, learned from pages labelled as article or not.
//!
//! From `../shared/eval`: `gate/`, and the pages of `article/` and `clutter/`, which are articles all.

use std::path::Path;

use newsgloss::page::article::learning;
use newsgloss::page::{html, metadata};
use serde_json::Value;

use super::article::{gunzip, host};
use crate::Outcome;
use crate::learn::{self, Example};

const PENALTY: f32 = 0.004;
const ROUNDS: usize = 600;
const FOLDS: u64 = 10;
/// What a sign means where it means anything: the penalty draws its weight here rather than to 0, since many kinds
/// of pages are seen here only a few times.
const EXPECTED: &[(&str, f32)] = &[
    ("body words: logarithm", 1.0),
    ("body: likelihood before levelling", 2.0),
    ("body: against other text", 1.0),
    ("body: in one element", 1.0),
    ("body: in several things alike", -1.0),
    ("body: in several that lead elsewhere", -2.0),
    ("long paragraphs: none", -1.0),
    ("long paragraphs: more", 0.5),
    ("links: share of page", -1.5),
    ("links: in the body", -1.5),
    ("type: article", 1.0),
    ("type: news article", 1.5),
    ("type: product", -2.0),
    ("type: list", -1.5),
    ("type: media", -1.0),
    ("type: thing", -2.0),
    ("published: stated for machines", 0.5),
    ("published: unknown", -0.8),
    ("byline: known", 0.5),
    ("headline: found", 0.5),
    ("headline: just before the body", 0.5),
    ("headline: of a page that stands", -4.0),
    ("title: of a shop, forum or wiki", -3.0),
    ("linked headings: share", -1.0),
    ("linked headings: more", -0.5),
    ("teasers: more", -0.5),
    ("prices: more", -1.0),
    ("form: password", -1.0),
    ("form fields: more", -0.5),
    ("named as products: more", -1.0),
    ("named as comments: more", -0.7),
    ("code: against the body", -2.0),
    ("address: of the site itself", -1.5),
    ("address: of a list", -1.5),
    ("address: dated", 1.0),
];

/// As in `src/page/article/gate.rs`.
const THRESHOLD: f32 = 0.6;

/// Re-creates `data/article/gate.tsv`.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let eval = crate::root().join("../shared/eval");
    let mut names = Vec::new();
    let mut rows = Vec::new();
    let mut about: Vec<Option<(Value, bool)>> = Vec::new();
    let mut add = |source: &str, address: &str, yes: bool, weight: f32, label: Option<Value>| {
        // Half of the times an address is not known.
        for url in [address, ""] {
            let page = html::snapshot(source, url);
            let (known, values) = learning::gate(&page, &metadata::read(&page));
            names = known;
            let label = label.clone().map(|l| (l, url.is_empty()));
            rows.push(Example::new(&values, yes, weight / 2.0, learn::site(domain(host(address)))));
            about.push(label);
        }
    };
    for line in lines(&eval.join("gate/labels.jsonl"))? {
        let id = line["id"].as_str().unwrap_or_default();
        let yes = line["article"] == true;
        let weight = match (line["doubtful"] == true, yes) {
            (true, _) => 0.0,
            // What is no article is rarer here than on the web, and a mistake there is worse.
            (false, false) => 2.0,
            (false, true) => 1.0,
        };
        let source = gunzip(&eval.join(format!("gate/pages/{id}.html.gz")))?;
        let address = line["url"].as_str().or(line["site"].as_str()).unwrap_or_default().to_owned();
        add(&source, &address, yes, weight, Some(line));
    }
    for line in lines(&eval.join("clutter/labels.jsonl"))? {
        let file = eval.join("clutter").join(line["file"].as_str().unwrap_or_default());
        let bytes = std::fs::read(&file).map_err(|e| format!("{}: {e}", file.display()))?;
        add(&String::from_utf8_lossy(&bytes), line["url"].as_str().unwrap_or_default(), true, 0.5, None);
    }
    let truth = std::fs::read_to_string(eval.join("article/truth.json")).map_err(|e| e.to_string())?;
    let truth: Value = serde_json::from_str(&truth).map_err(|e| e.to_string())?;
    for (name, entry) in truth.as_object().into_iter().flatten() {
        let source = gunzip(&eval.join(format!("article/pages/{name}.html.gz")))?;
        add(&source, entry["url"].as_str().unwrap_or_default(), true, 0.5, None);
    }

    let expected: Vec<f32> = names
        .iter()
        .map(|name| EXPECTED.iter().find(|(known, _)| known == name).map_or(0.0, |(_, weight)| *weight))
        .collect();
    let held = learn::cross_validate(&rows, &expected, PENALTY, ROUNDS, FOLDS);
    let verbose = arguments.iter().any(|a| a == "--errors");
    report("cross-validated by site", &held, &about, verbose);
    let used: Vec<&Example> = rows.iter().filter(|r| r.weight > 0.0).collect();
    let model = learn::fit(&used, &expected, PENALTY, ROUNDS);
    let fitted: Vec<f32> = rows.iter().map(|r| model.probability(&r.signals)).collect();
    report("fitted", &fitted, &about, false);
    let head = "# Learned by `cargo xtask data gate`; see README.md. Signal, weight.\n";
    let path = crate::root().join("data/article/gate.tsv");
    std::fs::write(&path, model.table(&names, head)).map_err(|e| format!("{}: {e}", path.display()))
}

fn report(name: &str, held: &[f32], about: &[Option<(Value, bool)>], verbose: bool) {
    for without in [false, true] {
        let (mut right, mut pages, mut acted, mut others, mut missed) = (0, 0, 0, 0, 0);
        for (p, entry) in held.iter().zip(about) {
            let Some((label, bare)) = entry else { continue };
            if *bare != without || label["doubtful"] == true {
                continue;
            }
            let (yes, verdict) = (label["article"] == true, *p >= THRESHOLD);
            pages += 1;
            right += usize::from(yes == verdict);
            others += usize::from(!yes);
            acted += usize::from(!yes && verdict);
            missed += usize::from(yes && !verdict);
            if verbose && (yes != verdict || (p - THRESHOLD).abs() < 0.15) {
                let mark = if yes == verdict { "near " } else { "WRONG" };
                println!(
                    "  {mark} {p:.2} {} {}",
                    label["id"].as_str().unwrap_or_default(),
                    if yes { "article" } else { "" }
                );
            }
        }
        let how = if without { "without address" } else { "with address" };
        println!(
            "{name}, {how}: {right}/{pages} right ({:.1} %), {acted} of {others} others acted upon, {missed} missed",
            100.0 * right as f32 / pages as f32
        );
    }
}

/// The last two labels of a host: what is one site.
pub(crate) fn domain(host: &str) -> &str {
    let dots: Vec<usize> = host.match_indices('.').map(|(at, _)| at).collect();
    dots.len().checked_sub(2).and_then(|i| dots.get(i)).map_or(host, |at| &host[at + 1..])
}

fn lines(path: &Path) -> Result<Vec<Value>, String> {
    let text = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    text.lines()
        .filter(|l| !l.trim().is_empty())
        .map(|l| serde_json::from_str(l).map_err(|e| format!("{}: {e}", path.display())))
        .collect()
}
