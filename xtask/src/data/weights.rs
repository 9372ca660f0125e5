//! The weights of the clutter signals, learned from labelled pages.
//!
//! One logistic regression per kind over signs that are there or not, with pairs of signs where two together
//! say more than their sum. Pages of one site are never on both sides of a split. Thresholds come from
//! scores of pages that were not learned from, and are folded into the bias.

use std::collections::HashMap;
use std::fmt::Write;

use newsgloss::clutter::model::{ANY, KINDS, Model, Row, SCORES};
use newsgloss::clutter::signals::{self, Signal};
use newsgloss::clutter::{self, Clutter, Kind};
use newsgloss::page::{NodeId, PageSnapshot};
use newsgloss::{Level, Settings};

use crate::Outcome;
use crate::eval::hiding::{Tally, is_social};
use crate::eval::labels::{self, Labelled, Says};
use crate::learn;

const FOLDS: u64 = 6;
const ROUNDS: usize = 14;
/// The weights are the mean over so many last rounds.
const AVERAGED: usize = 10;
/// Orders of the examples over which the weights are averaged.
const ORDERS: usize = 4;
/// Penalty on the squares of the weights, per example.
const PENALTY: f32 = 4e-4;
/// Pairs of signs added, and on how many sites a sign or a pair must occur.
const PAIRS: usize = 160;
const SITES: usize = 3;
/// How much a labelled element speaks for its kind.
const YES: f32 = 4.0;
/// How much more a word of the article that is hidden costs than another that is hidden wrongly.
const TRUST: f32 = 3.0;
/// How much a part of a labelled ask speaks for it: where the whole is not known, its parts may be.
const PART: f32 = 1.0;
/// Kinds of which saved pages have too few to learn from; of these, pages that were written for this project teach as well.
const RARE: &[Kind] = &[Kind::App, Kind::Other];

/// An element, or several that look the same: its signs, and how much it speaks for or against each kind.
struct Example {
    signs: Vec<Signal>,
    yes: Row,
    no: Row,
    site: usize,
}

impl Example {
    /// Speaks of the rare kinds alone.
    fn keep_rare(&mut self) {
        for slot in 0..SCORES {
            if !KINDS.get(slot).is_some_and(|kind| RARE.contains(kind)) {
                (self.yes[slot], self.no[slot]) = (0.0, 0.0);
            }
        }
    }
}

/// Re-creates `data/clutter/weights.tsv`; prints what is found on sites that were not learned from.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let eval = crate::root().join("../shared/eval");
    if !eval.is_dir() {
        return Err("../shared/eval is not there; the weights are learned from its pages".to_owned());
    }
    let mut pages = labels::read(&eval.join("clutter"))?;
    let given = pages.len();
    pages.extend(labels::read_own(&eval)?);
    let saved = pages.len();
    pages.extend(labels::read_written()?);
    let mut examples = Vec::new();
    let mut of_page = Vec::new();
    for (index, page) in pages.iter().enumerate() {
        let start = examples.len();
        let mut found = read_examples(page, index);
        if index >= saved {
            found.iter_mut().for_each(Example::keep_rare);
        }
        examples.extend(found);
        of_page.push(start..examples.len());
    }
    let fold = |page: usize| learn::site(&pages[page].site) % FOLDS;
    println!("{} pages, {} examples, {} signs", pages.len(), examples.len(), signals::names().len());

    let (mut tally, mut own, mut written) = (Tally::default(), Tally::default(), Tally::default());
    let mut held: Vec<Row> = vec![[0.0; SCORES]; examples.len()];
    let mut models = Vec::new();
    for number in 0..FOLDS {
        let train: Vec<&Example> = examples.iter().filter(|e| fold(e.site) != number).collect();
        let model = fit(&train);
        for (index, range) in of_page.iter().enumerate().filter(|(i, _)| fold(*i) == number) {
            let _ = index;
            for at in range.clone() {
                held[at] = model.scores(&examples[at].signs);
            }
        }
        models.push(model);
    }
    // On saved pages alone: the others hold more clutter than a page does.
    let of_saved = of_page[saved - 1].end;
    let thresholds = thresholds(&examples[..of_saved], &held[..of_saved]);
    for (index, page) in pages.iter().enumerate() {
        let mut model = models[fold(index) as usize].clone();
        shift(&mut model, &thresholds);
        let tally = match index {
            _ if index < given => &mut tally,
            _ if index < saved => &mut own,
            _ => &mut written,
        };
        tally.add(page, &hides(page, &model));
    }
    let errors = arguments.iter().any(|a| a == "--errors");
    println!("cross-validated by site, {given} pages of ../shared/eval/clutter:");
    tally.print(errors);
    println!("cross-validated by site, {} pages of data/clutter/labels.tsv:", saved - given);
    own.print(errors);
    println!("cross-validated by site, {} pages of data/pages:", pages.len() - saved);
    written.print(errors);

    let mut model = fit(&examples.iter().collect::<Vec<_>>());
    shift(&mut model, &thresholds);
    let path = crate::root().join("data/clutter/weights.tsv");
    std::fs::write(&path, table(&model)).map_err(|e| format!("{}: {e}", path.display()))
}

fn hides(page: &Labelled, model: &Model) -> Vec<Clutter> {
    if !page.article.is_article {
        return Vec::new();
    }
    let settings = Settings { level: Level::Tidy, ..Settings::default() };
    clutter::find_with(&page.document.page, &page.article, &settings, model).clutter
}

/// The examples of a page. What lies within a labelled block, but for parts of asks, and what holds nothing but several,
/// teaches nothing.
fn read_examples(labelled: &Labelled, index: usize) -> Vec<Example> {
    let page = &labelled.document.page;
    let count = page.nodes.len();
    let mut words = vec![0u32; count];
    let mut clutter_words = vec![0u32; count];
    let mut inside: Vec<Option<Kind>> = vec![None; count];
    let mut kind_of: Vec<Option<Kind>> = vec![None; count];
    let mut either = vec![false; count];
    let mut own = vec![false; count];
    for label in &labelled.labels {
        match label.says {
            Says::Hide(kind) => {
                kind_of[label.node as usize] = Some(kind);
                page.subtree(label.node).for_each(|n| inside[n as usize] = Some(kind));
            }
            Says::Either => page.subtree(label.node).for_each(|n| either[n as usize] = true),
            Says::Body | Says::Keep => page.subtree(label.node).for_each(|n| own[n as usize] = true),
        }
    }
    for node in (0..count).rev() {
        let said = page.own_text(node as NodeId).split_whitespace().count() as u32;
        words[node] += said;
        if inside[node].is_some() || either[node] {
            clutter_words[node] += said;
        }
        let parent = page.nodes[node].parent as usize;
        if parent != node {
            words[parent] += words[node];
            clutter_words[parent] += clutter_words[node];
        }
    }
    // A wrapper around nothing else is the block as well, and so is the only thing in it.
    for node in (1..count).rev() {
        let parent = page.nodes[node].parent as usize;
        if let Some(kind) = kind_of[node]
            && kind_of[parent].is_none()
            && words[parent] == words[node]
            && words[node] > 0
        {
            kind_of[parent] = Some(kind);
        }
    }
    for node in 1..count {
        let parent = page.nodes[node].parent as usize;
        if let Some(kind) = kind_of[parent]
            && kind_of[node].is_none()
            && page.is_element(node as NodeId)
            && words[parent] == words[node]
            && words[node] > 0
        {
            kind_of[node] = Some(kind);
        }
    }
    let mut merged: HashMap<Vec<Signal>, usize> = HashMap::new();
    let mut examples: Vec<Example> = Vec::new();
    for (node, signs) in clutter::examine(page, &labelled.article) {
        let node = node as usize;
        // Names of networks without a label were not read as clutter, nor as anything else.
        if kind_of[node].is_none() && is_row_of_networks(page, node as NodeId) {
            continue;
        }
        let kind = kind_of[node];
        let kinds = clutter::kinds_of(&signs);
        let is_part = kind.is_none()
            && !either[node]
            && words[node] > 0
            && inside[node].is_some_and(|part_of| {
                matches!(part_of, Kind::Donation | Kind::Pricing)
                    && KINDS.iter().position(|k| *k == part_of).is_some_and(|slot| kinds & 1 << slot != 0)
            });
        let all_clutter = words[node] > 0 && clutter_words[node] == words[node];
        if kind.is_none()
            && !is_part
            && (inside[node].is_some() || either[node] || all_clutter || words[node] == 0)
        {
            continue;
        }
        let share = 1.0 - clutter_words[node] as f32 / words[node].max(1) as f32;
        // A wrongly hidden word costs as much wherever it stands, but for the article's.
        let trust = if own[node] { TRUST } else { 1.0 };
        let against = share * trust * (1.5 + words[node].min(200) as f32 / 20.0);
        let at = *merged.entry(signs.clone()).or_insert_with(|| {
            examples.push(Example { signs, yes: [0.0; SCORES], no: [0.0; SCORES], site: index });
            examples.len() - 1
        });
        let (kind, weight) = if is_part { (inside[node], PART) } else { (kind, YES) };
        if kind.is_some_and(|k| KINDS.contains(&k)) {
            examples[at].yes[ANY] += weight;
        } else if labelled.is_complete {
            examples[at].no[ANY] += against;
        }
        for (slot, &candidate) in KINDS.iter().enumerate().filter(|(slot, _)| kinds & 1 << slot != 0) {
            let is_ask = matches!(candidate, Kind::Donation | Kind::Pricing);
            if kind == Some(candidate) {
                examples[at].yes[slot] += weight;
            } else if is_part {
                continue;
            } else if kind.is_some() {
                // Another kind of clutter: hidden all the same, but say rightly what it is.
                examples[at].no[slot] += 0.15;
            } else if labelled.is_complete || is_ask {
                examples[at].no[slot] += against;
            }
        }
    }
    examples
}

/// Whether most words of a short element are names of social networks and what stands with them.
fn is_row_of_networks(page: &PageSnapshot, node: NodeId) -> bool {
    let text = page.subtree_text(node);
    let (mut words, mut social) = (0, 0);
    for word in text.split_whitespace().take(41) {
        words += 1;
        social += usize::from(is_social(word));
    }
    words <= 40 && social * 10 >= words * 6
}

/// Fits weights: signs first, then the pairs that explain most of what is left, then all together.
fn fit(examples: &[&Example]) -> Model {
    let signs = signals::names().len();
    let mut sites = vec![Vec::new(); signs];
    for example in examples {
        for &sign in &example.signs {
            let known: &mut Vec<usize> = &mut sites[sign as usize];
            if known.last() != Some(&example.site) {
                known.push(example.site);
            }
        }
    }
    let usable: Vec<bool> = sites.iter().map(|s| s.len() >= SITES).collect();
    let mut fitter = Fitter::new(signs, usable);
    fitter.run(examples, &[]);
    let pairs = fitter.pairs(examples);
    fitter.run(examples, &pairs);
    fitter.model(&pairs)
}

/// Stochastic descent with a step for each weight (Duchi, Hazan and Singer, "Adaptive Subgradient Methods", 2011).
struct Fitter {
    usable: Vec<bool>,
    weights: Vec<Row>,
    squares: Vec<Row>,
    signs: usize,
}

impl Fitter {
    fn new(signs: usize, usable: Vec<bool>) -> Fitter {
        Fitter {
            usable,
            weights: vec![[0.0; SCORES]; signs + 1],
            squares: vec![[1e-3; SCORES]; signs + 1],
            signs,
        }
    }

    /// Indices of the weights that take part: signs, pairs, and the bias.
    fn active(&self, signs: &[Signal], pairs: &HashMap<(Signal, Signal), usize>, active: &mut Vec<usize>) {
        active.clear();
        active.push(self.signs);
        active.extend(signs.iter().map(|s| *s as usize).filter(|s| self.usable[*s]));
        if !pairs.is_empty() {
            for (at, &one) in signs.iter().enumerate() {
                for &two in &signs[at + 1..] {
                    active.extend(pairs.get(&(one, two)).map(|p| self.signs + 1 + p));
                }
            }
        }
    }

    fn run(&mut self, examples: &[&Example], pairs: &[(Signal, Signal)]) {
        let index: HashMap<(Signal, Signal), usize> =
            pairs.iter().enumerate().map(|(i, p)| (*p, i)).collect();
        self.weights.resize(self.signs + 1 + pairs.len(), [0.0; SCORES]);
        self.squares.resize(self.signs + 1 + pairs.len(), [1e-3; SCORES]);
        let mut all = Vec::with_capacity(examples.len());
        let mut active = Vec::new();
        for example in examples {
            self.active(&example.signs, &index, &mut active);
            all.push(active.clone());
        }
        let count = examples.len();
        let (weights, squares) = (self.weights.clone(), self.squares.clone());
        // What is met last moves the weights most: their mean over the last rounds, and over several orders, depends on
        // it less.
        let mut means = vec![[0.0; SCORES]; self.weights.len()];
        for order in 0..ORDERS {
            (self.weights, self.squares) = (weights.clone(), squares.clone());
            // A fixed shuffle: a step through the examples that meets each once.
            let from = count / 2 + 1 + order * 1013;
            let stride = (from..).find(|s| gcd(*s, count) == 1).unwrap_or(1);
            for round in 0..ROUNDS {
                let mut at = (round + order * 31) * 7919 % count.max(1);
                for _ in 0..count {
                    at = (at + stride) % count;
                    self.step(examples[at], &all[at]);
                }
                if round + AVERAGED >= ROUNDS {
                    for (mean, weight) in means.iter_mut().flatten().zip(self.weights.iter().flatten()) {
                        *mean += weight / (AVERAGED * ORDERS) as f32;
                    }
                }
            }
        }
        self.weights = means;
    }

    fn step(&mut self, example: &Example, active: &[usize]) {
        let mut sum = [0f32; SCORES];
        for &index in active {
            for (total, weight) in sum.iter_mut().zip(&self.weights[index]) {
                *total += weight;
            }
        }
        let mut slope = [0f32; SCORES];
        for kind in 0..SCORES {
            let likely = 1.0 / (1.0 + (-sum[kind]).exp());
            slope[kind] = likely * example.no[kind] - (1.0 - likely) * example.yes[kind];
        }
        for &index in active {
            for kind in 0..SCORES {
                let weight = &mut self.weights[index][kind];
                let gradient = slope[kind] + PENALTY * *weight;
                let square = &mut self.squares[index][kind];
                *square += gradient * gradient;
                *weight -= 0.1 * gradient / square.sqrt();
            }
        }
    }

    /// The pairs whose examples are, on the whole, judged most wrongly.
    fn pairs(&self, examples: &[&Example]) -> Vec<(Signal, Signal)> {
        let signs = self.signs;
        let none = HashMap::new();
        let mut active = Vec::new();
        let mut slopes = vec![[0f32; SCORES]; signs * signs];
        let mut spread = vec![[0f32; SCORES]; signs * signs];
        let mut sites = vec![(0u16, u32::MAX); signs * signs];
        for example in examples {
            self.active(&example.signs, &none, &mut active);
            let mut sum = [0f32; SCORES];
            for &index in &active {
                for (total, weight) in sum.iter_mut().zip(&self.weights[index]) {
                    *total += weight;
                }
            }
            let mut slope = [0f32; SCORES];
            for kind in 0..SCORES {
                let likely = 1.0 / (1.0 + (-sum[kind]).exp());
                slope[kind] = likely * example.no[kind] - (1.0 - likely) * example.yes[kind];
            }
            if slope.iter().all(|s| s.abs() < 0.02) {
                continue;
            }
            for (at, &one) in example.signs.iter().enumerate() {
                for &two in &example.signs[at + 1..] {
                    let cell = one as usize * signs + two as usize;
                    for kind in 0..SCORES {
                        slopes[cell][kind] += slope[kind];
                        spread[cell][kind] += slope[kind] * slope[kind];
                    }
                    if sites[cell].1 != example.site as u32 {
                        sites[cell] = (sites[cell].0 + 1, example.site as u32);
                    }
                }
            }
        }
        let mut found: Vec<(f32, (Signal, Signal))> = Vec::new();
        for (cell, slope) in slopes.iter().enumerate() {
            if (sites[cell].0 as usize) < SITES + 1 {
                continue;
            }
            let gain =
                (0..SCORES).map(|k| slope[k].abs() / (spread[cell][k] + 4.0).sqrt()).fold(0.0, f32::max);
            found.push((gain, ((cell / signs) as Signal, (cell % signs) as Signal)));
        }
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        found.truncate(PAIRS);
        found.into_iter().map(|f| f.1).collect()
    }

    fn model(&self, pairs: &[(Signal, Signal)]) -> Model {
        let mut model = Model {
            bias: self.weights[self.signs],
            single: self.weights[..self.signs].to_vec(),
            pairs: pairs.iter().enumerate().map(|(i, p)| (*p, self.weights[self.signs + 1 + i])).collect(),
        };
        model.pairs.sort_by_key(|(pair, _)| *pair);
        model
    }
}

fn gcd(a: usize, b: usize) -> usize {
    if b == 0 { a } else { gcd(b, a % b) }
}

/// Per kind the score from which on hiding is worth most, over examples that were not learned from: what is right less
/// the cost of what is wrong. Near its height that sum is flat, and a single page may decide; so the score is the mean of
/// several, each without some of the pages.
fn thresholds(examples: &[Example], held: &[Row]) -> Row {
    /// What is wrong costs so many times what is right gains. An ask missed weighs more than one of the many other things;
    /// of nags there are few to learn from, and in a row of buttons there is little to lose.
    const COST: f32 = 2.0;
    const COST_OF_LITTLE: f32 = 1.0;
    const COST_OF_ASK: f32 = 0.6;
    /// How often the score is sought, each time without the pages of one part.
    const PARTS: usize = 12;
    let mut thresholds = [0.0; SCORES];
    for (kind, threshold) in thresholds.iter_mut().enumerate() {
        let mut order: Vec<usize> =
            (0..examples.len()).filter(|&e| examples[e].yes[kind] + examples[e].no[kind] > 0.0).collect();
        order.sort_by(|&a, &b| held[b][kind].total_cmp(&held[a][kind]).then(a.cmp(&b)));
        let cost = match KINDS.get(kind) {
            Some(Kind::Donation | Kind::Pricing | Kind::Newsletter) => COST_OF_ASK,
            Some(Kind::App | Kind::Other | Kind::Share) => COST_OF_LITTLE,
            _ => COST,
        };
        for part in 0..PARTS {
            let (mut worth, mut most, mut best) = (0.0, 0.0, f32::INFINITY);
            for &example in order.iter().filter(|&&e| examples[e].site % PARTS != part) {
                worth += examples[example].yes[kind] - cost * examples[example].no[kind];
                if worth > most {
                    (most, best) = (worth, held[example][kind]);
                }
            }
            *threshold += best.clamp(-0.5, 1.5) / PARTS as f32;
        }
    }
    thresholds
}

fn shift(model: &mut Model, thresholds: &Row) {
    for (bias, threshold) in model.bias.iter_mut().zip(thresholds) {
        *bias -= threshold;
    }
}

fn table(model: &Model) -> String {
    let names = signals::names();
    let mut text = String::from(
        "# Weights of the clutter signals, by kind; re-created by `cargo xtask data weights`. A score above 0 hides.\n",
    );
    let _ = write!(text, "# signal");
    for kind in KINDS {
        let _ = write!(text, "\t{}", format!("{kind:?}").to_lowercase());
    }
    text.push_str("\tany\n");
    // Tenths are fine enough for sums of many signs, and half the size; the bias holds the threshold.
    let mut line = |name: &str, row: &Row| {
        let steps = if name == "bias" { 100.0 } else { 10.0 };
        if row.iter().any(|w| w.abs() * steps >= 0.5) {
            text.push_str(name);
            for weight in row {
                let rounded = (weight * steps).round() / steps + 0.0;
                let _ = write!(text, "\t{rounded}");
            }
            text.push('\n');
        }
    };
    line("bias", &model.bias);
    for (name, row) in names.iter().zip(&model.single) {
        line(name, row);
    }
    for ((one, two), row) in &model.pairs {
        line(&format!("{} & {}", names[*one as usize], names[*two as usize]), row);
    }
    text
}
