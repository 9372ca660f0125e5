//! Clutter hidden on the labelled pages, word by word, without a browser: style sheets are not read, so what they
//! hide counts as visible unless the labels say otherwise.

use std::collections::BTreeMap;
use std::path::Path;

use newsgloss::clutter::{self, Clutter, Kind};
use newsgloss::page::NodeId;
use newsgloss::{Level, Settings};

use super::labels::{self, Labelled, Says};
use crate::Outcome;

/// A word hidden without a label: by what, the word, and whether it is the article's.
type Wrong<'c> = (&'c Clutter, String, bool);

/// Counts over pages.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tally {
    /// By category: visible, hidden.
    elements: BTreeMap<String, (u32, u32)>,
    keep: u32,
    keep_hidden: u32,
    keep_damaged: u32,
    body: u32,
    body_hidden: u32,
    hidden: u32,
    in_clutter: u32,
    neutral: u32,
    /// Of pages all of whose clutter is labelled: hidden words, and those of them without a label.
    strict: (u32, u32),
    clean_hidden: u32,
    pages: Vec<(u32, String)>,
    /// What was missed and what was hidden wrongly, for `--errors`.
    remarks: Vec<String>,
}

/// Prints recall by kind, precision and the worst pages. `--errors` tells each difference, `--level asks` judges another
/// level, and the name of a folder other pages that are labelled in the same way.
pub(crate) fn run(folder: &Path, more: &[String]) -> Outcome {
    let level = match more.iter().position(|a| a == "--level").and_then(|at| more.get(at + 1)) {
        Some(level) if level == "asks" => Level::Asks,
        Some(level) if level == "reading" => Level::Reading,
        _ => Level::Tidy,
    };
    let settings = Settings { level, ..Settings::default() };
    let mut tally = Tally::default();
    let other = more.iter().map(Path::new).find(|path| path.join("labels.jsonl").is_file());
    for page in labels::read(other.unwrap_or(folder))? {
        let hidden = if page.article.is_article || more.iter().any(|a| a == "--ungated") {
            clutter::find(&page.document.page, &page.article, &settings).clutter
        } else {
            tally.remarks.push(format!("{} {}: taken for no article", page.id, page.site));
            Vec::new()
        };
        tally.add(&page, &hidden);
    }
    tally.print(more.iter().any(|a| a == "--errors"));
    Ok(())
}

impl Tally {
    /// Scores what is hidden on a page.
    pub(crate) fn add(&mut self, labelled: &Labelled, hides: &[Clutter]) {
        let page = &labelled.document.page;
        let count = page.nodes.len();
        let mut hidden: Vec<Option<&Clutter>> = vec![None; count];
        for clutter in hides {
            page.subtree(clutter.node).for_each(|n| hidden[n as usize] = Some(clutter));
        }
        let mut unseen = vec![false; count];
        let (mut clutter, mut either, mut body, mut keep) =
            (vec![false; count], vec![false; count], vec![false; count], vec![false; count]);
        for label in &labelled.labels {
            let set = match label.says {
                Says::Hide(_) => &mut clutter,
                Says::Either => &mut either,
                Says::Body => &mut body,
                Says::Keep => &mut keep,
            };
            page.subtree(label.node).for_each(|n| set[n as usize] = true);
            if label.is_hidden {
                page.subtree(label.node).for_each(|n| unseen[n as usize] = true);
            }
        }
        for node in 0..count {
            let parent = page.nodes[node].parent as usize;
            let layout = page.layout(node as NodeId);
            unseen[node] |= unseen[parent] || layout.has(newsgloss::page::snapshot::Layout::HIDDEN);
        }
        let words = |node: usize| page.own_text(node as NodeId).split_whitespace();
        let visible = |node: usize| if unseen[node] { 0 } else { words(node).count() as u32 };

        let (mut wrong, mut run) = (0, Vec::new());
        let right_before = self.in_clutter;
        for node in 0..count {
            let shown = visible(node);
            if shown == 0 {
                continue;
            }
            let in_article = body[node] && !clutter[node] && !either[node];
            self.body += if in_article { shown } else { 0 };
            let Some(why) = hidden[node] else {
                wrong += self.close_run(labelled, &mut run);
                continue;
            };
            self.hidden += shown;
            if in_article {
                self.body_hidden += shown;
            }
            if labelled.is_clean {
                self.clean_hidden += shown;
            }
            if clutter[node] {
                self.in_clutter += shown;
            } else if either[node] {
                self.neutral += shown;
            } else {
                run.extend(words(node).map(|w| (why, w.to_owned(), keep[node] || in_article)));
            }
        }
        wrong += self.close_run(labelled, &mut run);
        if labelled.is_complete {
            self.strict.0 += self.in_clutter - right_before + wrong;
            self.strict.1 += wrong;
        }
        self.pages.push((wrong, format!("{} {}", labelled.id, labelled.site)));

        for label in &labelled.labels {
            let (mut total, mut gone) = (0, 0);
            for node in page.subtree(label.node) {
                let shown = visible(node as usize);
                total += shown;
                gone += if hidden[node as usize].is_some() { shown } else { 0 };
            }
            if total == 0 {
                continue;
            }
            let is_gone = gone * 10 >= total * 9;
            match label.says {
                Says::Either => {}
                Says::Body | Says::Keep => {
                    self.keep += 1;
                    self.keep_hidden += u32::from(is_gone);
                    if label.says == Says::Keep && gone * 10 > total {
                        self.keep_damaged += 1;
                        self.remarks.push(format!("{} KEEP {gone}/{total}: {}", labelled.id, label.text));
                    }
                }
                Says::Hide(kind) => {
                    let size = if label.is_link { "link" } else { "block" };
                    let category = match kind {
                        Kind::Donation | Kind::Pricing => format!("{kind:?} ({size})"),
                        _ => format!("{kind:?}"),
                    };
                    let entry = self.elements.entry(category).or_default();
                    entry.0 += 1;
                    entry.1 += u32::from(is_gone);
                    if !is_gone {
                        let guarded = labelled
                            .article
                            .protected
                            .iter()
                            .any(|&p| page.contains(label.node, p) || page.contains(p, label.node));
                        self.remarks.push(format!(
                            "{} missed {kind:?}{} {gone}/{total}: <{}> {}",
                            labelled.id,
                            if guarded { " (guarded)" } else { "" },
                            page.tag(label.node),
                            label.text
                        ));
                    }
                }
            }
        }
    }

    /// Words hidden one after the other without a label. A row of names of social networks was not labelled.
    fn close_run(&mut self, labelled: &Labelled, run: &mut Vec<Wrong<'_>>) -> u32 {
        let words = run.len() as u32;
        if words == 0 {
            return 0;
        }
        let social =
            run.iter().filter(|(_, word, _)| is_social(word)).count() * 10 >= run.len() * 6 && words <= 40;
        if social {
            self.neutral += words;
        } else {
            let text: Vec<&str> = run.iter().take(24).map(|(_, w, _)| w.as_str()).collect();
            let kept = if run.iter().any(|r| r.2) { " OF THE ARTICLE" } else { "" };
            let why: Vec<String> =
                run[0].0.evidence.iter().map(|e| format!("{} {:.1}", e.signal, e.weight)).collect();
            self.remarks.push(format!(
                "{} wrongly {:?} {:.2} {words}{kept}: {} [{}]",
                labelled.id,
                run[0].0.kind,
                run[0].0.confidence,
                text.join(" "),
                why.join("; ")
            ));
        }
        run.clear();
        if social { 0 } else { words }
    }

    /// Prints the figures, and each difference where asked for.
    pub(crate) fn print(&self, errors: bool) {
        let percent = |part: u32, whole: u32| 100.0 * f64::from(part) / f64::from(whole.max(1));
        for (category, (visible, hidden)) in &self.elements {
            println!("{category:<18} {hidden:>4} of {visible:>4}  {:>5.1} %", percent(*hidden, *visible));
        }
        println!(
            "precision {:.1} % of {} hidden words (neutral {}), {:.1} % on pages labelled completely",
            percent(self.in_clutter, self.hidden - self.neutral),
            self.hidden,
            self.neutral,
            percent(self.strict.0 - self.strict.1, self.strict.0)
        );
        println!(
            "keep elements hidden {} and damaged {} of {}; article words hidden {} of {}; on clean pages {}",
            self.keep_hidden, self.keep_damaged, self.keep, self.body_hidden, self.body, self.clean_hidden
        );
        let mut worst = self.pages.clone();
        worst.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        for (words, page) in worst.iter().take(10).filter(|w| w.0 > 0) {
            println!("  {words:>5} words wrongly hidden on {page}");
        }
        if errors {
            self.remarks.iter().for_each(|r| println!("{r}"));
        }
    }
}

/// A social network's name, or a word that stands beside such names.
pub(crate) fn is_social(word: &str) -> bool {
    const NAMES: &[&str] = &[
        "facebook",
        "twitter",
        "x",
        "instagram",
        "youtube",
        "you-tube",
        "linkedin",
        "pinterest",
        "reddit",
        "tumblr",
        "whatsapp",
        "telegram",
        "tiktok",
        "flipboard",
        "snapchat",
        "google",
        "google+",
        "rss",
        "feed",
        "feeds",
        "email",
        "e-mail",
        "print",
        "copy",
        "link",
        "follow",
        "us",
        "share",
        "shares",
        "tweet",
        "submit",
        "on",
        "via",
        "find",
        "like",
        "our",
        "channel",
        "fans",
        "fan",
        "connect",
        "with",
        "and",
    ];
    let word = word.to_lowercase();
    let word = word.trim_end_matches([':', '.', ',']);
    NAMES.contains(&word)
        || (!word.is_empty() && word.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | 'k')))
}
