//! Training: conditional log-likelihood of a linear chain, by stochastic gradient (AdaGrad; Duchi, Hazan and
//! Singer 2011) with weight decay, then rounded to signed bytes.

use std::ops::Range;

use newsgloss::people::names::features::View;
use newsgloss::people::names::model::{BEGIN, HEADER, INSIDE, LABELS, Model, OUTSIDE, ROWS, UNIT};
use newsgloss::people::names::tag;
use newsgloss::text::{BlockKind, Prose, Span};

use super::Chance;
use super::corpus::Labelled;
use crate::Outcome;

const EPOCHS: usize = 3;
const ORDERS: usize = 4;
const RATE: f32 = 0.15;
const DECAY: f32 = 1e-6;

/// A run of tokens with its features and labels.
struct Run {
    features: Vec<Vec<u32>>,
    labels: Vec<usize>,
    weight: f32,
}

/// Trains on these and packs the weights.
pub(crate) fn train(texts: &[Labelled]) -> Vec<u8> {
    let mut runs = Vec::new();
    let mut chance = Chance(11);
    for text in texts {
        runs.extend(prepare(text, 0, false));
        // The same text where the lists of names know only half of the names, and some in capitals.
        runs.extend(prepare(text, chance.next() | 1, false));
        if text.source != "stories" && chance.percent(20) {
            runs.extend(prepare(text, 0, true));
        }
    }
    // Several trainings, each in its own order, averaged: what one order learned by chance goes.
    let trained: Vec<Crf> = (0..ORDERS)
        .map(|_| {
            let mut crf = Crf::new();
            crf.fit(&mut runs, &mut chance);
            crf
        })
        .collect();
    Crf::mean(&trained).pack()
}

/// Trains on four fifths and tests on the rest, for each fifth, by source.
pub(crate) fn cross_check(texts: &[Labelled], stories: &[Labelled]) -> Outcome {
    let mut score = std::collections::BTreeMap::<&str, [usize; 3]>::new();
    for fold in 0..5 {
        let (mut learn, mut test) = (stories.to_vec(), Vec::new());
        for (at, text) in texts.iter().enumerate() {
            if at % 5 == fold { test.push(text) } else { learn.push(text.clone()) }
        }
        let weights = train(&learn);
        let Some(model) = Model::open(&weights) else { return Err("packed badly".to_owned()) };
        for text in test {
            let prose = prose(&text.text);
            let view = View::new(&prose);
            let found: Vec<Span> = tag(&view, &model).into_iter().map(|r| span(&prose, &r)).collect();
            let hits = found.iter().filter(|s| text.names.contains(s)).count();
            let entry = score.entry(text.source).or_default();
            *entry = [entry[0] + hits, entry[1] + found.len(), entry[2] + text.names.len()];
        }
    }
    for (source, [hits, found, gold]) in score {
        let (p, r) = (hits as f64 / found as f64, hits as f64 / gold as f64);
        println!("{source}: P {p:.3} R {r:.3} F1 {:.3} of {gold}", 2.0 * p * r / (p + r));
    }
    Ok(())
}

fn span(prose: &Prose, range: &Range<usize>) -> Span {
    Span { start: prose.tokens[range.start].span.start, end: prose.tokens[range.end - 1].span.end }
}

/// Every line a paragraph: a labelled text has no headline.
fn prose(text: &str) -> Prose {
    let mut blocks = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        blocks.push((BlockKind::Paragraph, Span::new(at, at + line.trim_end().len())));
        at += line.len();
    }
    Prose::new(text.to_owned(), blocks)
}

fn prepare(text: &Labelled, forget: u64, capitals: bool) -> Vec<Run> {
    // Upper-casing ASCII letters alone keeps every offset.
    let shown = if capitals { text.text.to_ascii_uppercase() } else { text.text.clone() };
    let prose = prose(&shown);
    let mut view = View::new(&prose);
    if forget != 0 {
        view.forget_names(|key| (key ^ forget).count_ones().is_multiple_of(2));
    }
    let mut runs = Vec::new();
    let mut features = Vec::new();
    for (number, sentence) in prose.sentences.iter().enumerate() {
        view.runs(sentence.clone(), |range| {
            let mut run =
                Run { features: Vec::new(), labels: Vec::new(), weight: if capitals { 0.3 } else { 1.0 } };
            let mut last = None;
            for at in range {
                view.features(sentence, number, at, &mut features);
                run.features.push(features.iter().map(|f| f % ROWS as u32).collect());
                let token = prose.tokens[at].span;
                let name = text.names.iter().position(|n| n.contains(token));
                run.labels.push(match name {
                    None => OUTSIDE,
                    some if some == last => INSIDE,
                    _ => BEGIN,
                });
                last = name;
            }
            runs.push(run);
        });
    }
    runs
}

struct Crf {
    weights: Vec<[f32; 2]>,
    squares: Vec<[f32; 2]>,
    seen: Vec<u32>,
    moves: [f32; 9],
    move_squares: [f32; 9],
    step: u32,
}

impl Crf {
    fn new() -> Crf {
        Crf {
            weights: vec![[0.0; 2]; ROWS],
            squares: vec![[1e-3; 2]; ROWS],
            seen: vec![0; ROWS],
            moves: [0.0; 9],
            move_squares: [1e-3; 9],
            step: 0,
        }
    }

    fn fit(&mut self, runs: &mut [Run], chance: &mut Chance) {
        for _ in 0..EPOCHS {
            for at in (1..runs.len()).rev() {
                runs.swap(at, chance.below(at + 1));
            }
            for run in runs.iter() {
                self.step += 1;
                self.learn(run);
            }
        }
    }

    /// The mean of several.
    fn mean(of: &[Crf]) -> Crf {
        let mut mean = Crf::new();
        let share = 1.0 / of.len().max(1) as f32;
        for one in of {
            for (sum, w) in mean.weights.iter_mut().zip(&one.weights) {
                sum[0] += share * w[0];
                sum[1] += share * w[1];
            }
            for (sum, w) in mean.moves.iter_mut().zip(&one.moves) {
                *sum += share * w;
            }
        }
        mean
    }

    fn allowed(from: usize, to: usize, at: usize) -> bool {
        !(to == INSIDE && (from == OUTSIDE || at == 0)) && !(at == 0 && from != OUTSIDE)
    }

    /// One step along the gradient of one run's log-likelihood (forward and backward sums in logarithms).
    fn learn(&mut self, run: &Run) {
        let n = run.labels.len();
        let emit: Vec<[f32; LABELS]> = run
            .features
            .iter()
            .map(|f| {
                let mut e = [0.0; LABELS];
                for &x in f {
                    e[BEGIN] += self.weights[x as usize][0];
                    e[INSIDE] += self.weights[x as usize][1];
                }
                e
            })
            .collect();
        let none = f32::NEG_INFINITY;
        let sum = |v: &[f32]| {
            let top = v.iter().copied().fold(none, f32::max);
            if top == none { none } else { top + v.iter().map(|x| (x - top).exp()).sum::<f32>().ln() }
        };
        let mut forward = vec![[none; LABELS]; n];
        for at in 0..n {
            for to in 0..LABELS {
                let mut terms = [none; LABELS];
                for from in 0..LABELS {
                    if Crf::allowed(from, to, at) {
                        let before = if at == 0 { 0.0 } else { forward[at - 1][from] };
                        terms[from] = before + self.moves[from * LABELS + to];
                    }
                }
                forward[at][to] = sum(&terms) + emit[at][to];
            }
        }
        let mut backward = vec![[0.0; LABELS]; n];
        for at in (0..n - 1).rev() {
            for from in 0..LABELS {
                let mut terms = [none; LABELS];
                for to in 0..LABELS {
                    if Crf::allowed(from, to, at + 1) {
                        terms[to] = self.moves[from * LABELS + to] + emit[at + 1][to] + backward[at + 1][to];
                    }
                }
                backward[at][from] = sum(&terms);
            }
        }
        let all = sum(&forward[n - 1]);
        let mut moves = [0.0; 9];
        for at in 0..n {
            let mut gradient = [0.0; 2];
            for label in [BEGIN, INSIDE] {
                let expected = (forward[at][label] + backward[at][label] - all).exp();
                gradient[label - 1] = f32::from(u8::from(run.labels[at] == label)) - expected;
            }
            let before = if at == 0 { OUTSIDE } else { run.labels[at - 1] };
            moves[before * LABELS + run.labels[at]] += 1.0;
            for from in 0..LABELS {
                for to in 0..LABELS {
                    if Crf::allowed(from, to, at) {
                        let left = if at == 0 { 0.0 } else { forward[at - 1][from] };
                        moves[from * LABELS + to] -=
                            (left + self.moves[from * LABELS + to] + emit[at][to] + backward[at][to] - all)
                                .exp();
                    }
                }
            }
            for &x in &run.features[at] {
                let x = x as usize;
                let idle = (self.step - self.seen[x]) as f32;
                self.seen[x] = self.step;
                for l in 0..2 {
                    self.weights[x][l] *= (1.0 - DECAY * idle).max(0.5);
                    let g = gradient[l] * run.weight;
                    if g.abs() > 1e-6 {
                        self.squares[x][l] += g * g;
                        self.weights[x][l] += RATE * g / self.squares[x][l].sqrt();
                    }
                }
            }
        }
        for at in 0..9 {
            let g = moves[at] * run.weight;
            self.move_squares[at] += g * g;
            self.moves[at] += RATE * g / self.move_squares[at].sqrt();
        }
    }

    fn pack(&self) -> Vec<u8> {
        let byte = |w: f32| ((w / UNIT).round().clamp(-127.0, 127.0) as i8) as u8;
        let mut packed = vec![0; HEADER + 2 * ROWS];
        for (at, &w) in self.moves.iter().enumerate() {
            packed[at] = byte(w);
        }
        // Every fourth unit alone: a third smaller when deflated, and a few mentions in a thousand judged otherwise.
        let coarse = |w: f32| {
            let units = (w / UNIT).round();
            let kept = if units.abs() <= 2.0 { 0.0 } else { (units / 4.0).round() * 4.0 };
            (kept.clamp(-124.0, 124.0) as i8) as u8
        };
        for (at, w) in self.weights.iter().enumerate() {
            packed[HEADER + 2 * at] = coarse(w[0]);
            packed[HEADER + 2 * at + 1] = coarse(w[1]);
        }
        packed
    }
}
