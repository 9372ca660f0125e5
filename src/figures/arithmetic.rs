//! Sums that an article states and that do not come out: parts and wholes, shares, growth, conversions.

use crate::decimal;
use crate::wordlist::{WordList, words};

use super::card::units_of;
use super::consistency::Checker;
use super::lexicon::{self, class};
use super::{Figure, Kind, Value};

/// Dashes, which enclose an aside.
const DASHES: WordList = words!["—", "–", "--"];

/// No list has more parts.
const LONGEST: usize = 12;

/// No list goes on for more tokens.
const REACH: usize = 60;

/// A figure's one number, where nothing says that it is not exact.
fn exact(figure: &Figure, kind: Kind) -> Option<f64> {
    match figure.value {
        Some(Value::One(value)) if figure.kind == kind && figure.modifier.is_none() => Some(value),
        _ => None,
    }
}

/// The share that a fraction or a percentage states.
fn share_of(figure: &Figure) -> Option<f64> {
    match (figure.kind, figure.value) {
        (Kind::Ratio, Some(Value::One(v))) if v < 1.0 => Some(v),
        (Kind::Percent, Some(Value::One(v))) if figure.unit.is_none() => Some(v / 100.0),
        _ => None,
    }
}

impl Checker<'_> {
    /// `a third of the towns, 12 of 48,`; `one in five (35 percent)`.
    pub(super) fn shares(&mut self, index: usize, end: usize) {
        let Some(second) = self.figures.get(index + 1).filter(|_| index + 1 < end) else { return };
        let first = &self.figures[index];
        let Some(share) = share_of(first) else { return };
        let t = &self.t;
        let (from, behind) = (self.tokens(second).0, self.tokens(first).1);
        if !self.same_sentence(first, second) || from - behind.min(from) > 6 {
            return;
        }
        let verbs = (behind..from).any(|k| {
            t.is(k, class::PAST | class::AUXILIARY)
                || t.any(k, words!["and", "while", "with", "to", "from", "than", "but", "vs"])
        });
        let opened = t.any(from.wrapping_sub(1), words![",", "(", "or", "—", "–"]);
        if verbs || !opened {
            return;
        }
        // The other share in figures, or the two counts that make it.
        let other = if second.kind != first.kind && from - behind <= 3 {
            share_of(second).map(|v| (v, index + 1))
        } else {
            self.figures.get(index + 2).filter(|_| index + 2 < end).and_then(|third| {
                let (part, whole) = (exact(second, Kind::Cardinal)?, exact(third, Kind::Cardinal)?);
                let between = self.tokens(second).1..self.tokens(third).0;
                let of = t.word(between.start) == "of" && between.len() <= 2
                    || t.phrase(between.start, "out of") && between.len() <= 3;
                (of && part < whole && part >= 1.0).then_some((part / whole, index + 2))
            })
        };
        let Some((value, last)) = other else { return };
        let closed = t.any(self.tokens(&self.figures[last]).1, words![",", ")", "—", "–", "."])
            || t.any(from.wrapping_sub(1), words!["or", "("]);
        if closed && (share - value).abs() > 0.15 * share.max(value) {
            let percent = |share: f64| decimal::write((share * 1000.0).round() / 10.0);
            let text = format!("The one is {} percent, the other {}.", percent(value), percent(share));
            self.mark(index, last, text);
        }
    }

    /// `rose 20 percent to $50 million from $40 million`, `from $40 million to $50 million, a 20 percent gain`.
    pub(super) fn growth(&mut self, index: usize, end: usize) {
        if index + 2 >= end {
            return;
        }
        let [first, second, third] = [0, 1, 2].map(|k| &self.figures[index + k]);
        if !self.same_sentence(first, third) {
            return;
        }
        let t = &self.t;
        let (spans, word) = ([first, second, third].map(|f| self.tokens(f)), |k: usize| t.word(k));
        let gap = |a: usize, b: usize| spans[b].0.saturating_sub(spans[a].1);
        let change = |from: usize, to: usize| {
            (from..to).any(|k| {
                t.is(k, class::CHANGE) || t.any(k, words!["gain", "jump", "growth", "drop", "decline"])
            })
        };
        let (grown, low, high, last) = if word(spans[1].0.wrapping_sub(1)) == "to"
            && gap(0, 1) <= 2
            && (word(spans[2].0.wrapping_sub(1)) == "from" && gap(1, 2) <= 5)
            && change(spans[0].0.saturating_sub(4), spans[0].0)
        {
            (first, third, second, index + 1)
        } else if word(spans[0].0.wrapping_sub(1)) == "from"
            && word(spans[1].0.wrapping_sub(1)) == "to"
            && gap(0, 1) == 1
            && gap(1, 2) <= 5
            && (spans[1].1..spans[2].0).any(|k| t.any(k, words![",", "(", "—", "–"]))
            && change(spans[2].0.saturating_sub(3), spans[2].1 + 3)
        {
            (third, first, second, index + 2)
        } else {
            return;
        };
        let same = low.kind == high.kind
            && low.unit == high.unit
            && low.currency == high.currency
            && low.per == high.per;
        let percent = exact(grown, Kind::Percent).filter(|_| grown.unit.is_none() && same);
        let (Some(stated), Some(a), Some(b)) = (percent, exact(low, low.kind), exact(high, high.kind)) else {
            return;
        };
        // `climbed 3 percent, to 39 percent from 36 percent`: points.
        if low.kind == Kind::Percent && low.unit.is_none() {
            let (difference, relative) = ((b - a).abs(), ((b - a) / a.max(1e-9) * 100.0).abs());
            if last == index + 1 && (stated - difference).abs() < 0.011 && (stated - relative).abs() > 0.6 {
                let [a, b, stated, relative] = [a, b, stated, relative.round()].map(decimal::write);
                let text =
                    format!("From {a} to {b} percent is {stated} percentage points, or {relative} percent.");
                self.mark(index, last, text);
            }
            return;
        }
        let measured = matches!(low.kind, Kind::Money | Kind::Cardinal | Kind::Quantity);
        if !measured || a <= 0.0 || b <= 0.0 {
            return;
        }
        let relative = ((b - a) / a * 100.0).abs();
        let rounding = 100.0 * (self.step(low) / a + self.step(high) / b) * (1.0 + relative / 100.0);
        if (stated - relative).abs() > 1.0 + 0.06 * relative + rounding {
            let relative = decimal::write((relative * 10.0).round() / 10.0);
            let text = format!("From the one to the other is {relative} percent.");
            self.mark(index, last, text);
        }
    }

    /// Half a unit of the last digit that the figure gives, in its own unit.
    fn step(&self, figure: &Figure) -> f64 {
        let text = self.t.prose.slice(figure.span);
        let digits: String = text
            .chars()
            .skip_while(|c| !c.is_ascii_digit())
            .take_while(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
            .filter(|c| *c != ',')
            .collect();
        let Some(Value::One(value)) = figure.value else { return 0.0 };
        let printed = match decimal::read(digits.trim_end_matches('.')) {
            Some(printed) if printed > 0.0 => printed,
            // A number in words is as exact as its last word.
            _ => return value.abs() * 0.01,
        };
        let places = digits.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        let zeros = if places > 0 { 0 } else { digits.len() - digits.trim_end_matches('0').len() };
        let zeros = zeros.min(digits.len().saturating_sub(2));
        0.5 * 10f64.powi(zeros as i32 - places as i32) * (value / printed).abs()
    }

    /// `100 miles (120 kilometers)`.
    pub(super) fn conversion(&mut self, index: usize, end: usize) {
        if index + 1 >= end {
            return;
        }
        let (first, second) = (&self.figures[index], &self.figures[index + 1]);
        let unit =
            |f: &Figure| f.unit.as_deref().and_then(lexicon::unit).filter(|_| f.kind == Kind::Quantity);
        let (Some(a), Some(b)) = (unit(first), unit(second)) else { return };
        let (Some(Value::One(x)), Some(Value::One(y))) = (first.value, second.value) else { return };
        let t = &self.t;
        let (open, close) = (self.tokens(second).0.wrapping_sub(1), self.tokens(second).1);
        let told = t.word(open) == "(" && t.word(close) == ")" && open == self.tokens(first).1;
        // A temperature may as well be a difference.
        if !told
            || a.dimension != b.dimension
            || a.code == b.code
            || matches!(a.dimension, "temperature" | "angle")
        {
            return;
        }
        let factor = a.factor / b.factor;
        let there = x * factor;
        let rounding = 2.0 * (self.step(second) + self.step(first) * factor);
        if (there - y).abs() > (0.1 * there.abs()).max(rounding) {
            let there = (there * 10.0).round() / 10.0;
            let (one, other) = (units_of(a, x), units_of(b, there));
            let text = format!("{} {one} is {} {other}.", decimal::write(x), decimal::write(there));
            self.mark(index, index + 1, text);
        }
    }

    /// `30 people: 12 women and 10 men`, `12 women and 10 men, 30 in all`: parts that do not make up the whole.
    pub(super) fn parts(&mut self, index: usize, end: usize) {
        let count = |f: &Figure| exact(f, Kind::Cardinal).filter(|_| f.per.is_none());
        let Some(whole) = count(&self.figures[index]) else { return };
        let t = &self.t;
        let (at, behind) = self.tokens(&self.figures[index]);
        let sentence = t.sentence(at);
        let total = t.any(behind, words!["in"]) && t.any(behind + 1, words!["all", "total"])
            || t.any(behind, words!["altogether", "overall"])
            || t.phrase(at.wrapping_sub(2), "total of") && t.any(at.wrapping_sub(4), words!["for", ",", "("]);
        if total {
            let parts = self.parts_before(index, sentence.start);
            let sum: f64 = parts.iter().filter_map(|i| count(&self.figures[*i])).sum();
            if parts.len() >= 2 && sum != whole {
                self.mark(*parts.last().unwrap_or(&index), index, add_up_to(sum, whole));
            }
            return;
        }
        let opens = |k: usize| t.word(k) == ":" || t.any(k, DASHES);
        let pair = self.pair_of_sexes(index, end);
        let Some(open) = (behind..behind + 6).find(|k| opens(*k) || pair && t.word(*k) == ",") else {
            return;
        };
        if (behind..open).any(|k| !t.is_word(k)) {
            return;
        }
        let dash = t.any(open, DASHES) || t.word(open) == ",";
        let stop = if dash {
            (open + 1..sentence.end.min(open + REACH)).find(|k| t.word(*k) == t.word(open)).unwrap_or(open)
        } else {
            sentence.end.min(open + REACH)
        };
        let mut sum = 0.0;
        let mut parts = Vec::new();
        for i in index + 1..end {
            let figure = &self.figures[i];
            let at = self.tokens(figure).0;
            if at >= stop {
                break;
            }
            let Some(value) = count(figure) else { return };
            // Each part stands behind the opening, a comma or an `and`.
            let listed =
                if parts.is_empty() { at == open + 1 } else { t.any(at.wrapping_sub(1), words![",", "and"]) };
            if !listed {
                return;
            }
            sum += value;
            parts.push(i);
        }
        if parts.len() >= 2 && self.is_list(open, stop) && sum != whole {
            let last = *parts.last().unwrap_or(&index);
            self.mark(index, last, add_up_to(sum, whole));
        }
    }

    /// Whether the tokens are a list and nothing is told in it.
    fn is_list(&self, from: usize, to: usize) -> bool {
        let t = &self.t;
        (from..to).all(|k| {
            !t.is(k, class::AUXILIARY | class::PAST)
                && !t.any(
                    k,
                    words![
                        "including",
                        "others",
                        "other",
                        "some",
                        "several",
                        "rest",
                        "many",
                        "for",
                        "with",
                        "who",
                        "which",
                        "of",
                    ],
                )
        })
    }

    /// The counts joined by commas and `and` that end right before the figure, the nearest first.
    fn parts_before(&self, index: usize, start: usize) -> Vec<usize> {
        let t = &self.t;
        let mut parts = Vec::new();
        let mut stop = self.tokens(&self.figures[index]).0;
        for i in (0..index).rev().take(LONGEST) {
            let figure = &self.figures[i];
            let (at, behind) = self.tokens(figure);
            let count = exact(figure, Kind::Cardinal).is_some() && figure.per.is_none();
            if at < start || !count || stop - behind.min(stop) > 7 || !self.is_list_or_total(behind, stop) {
                break;
            }
            parts.push(i);
            stop = at;
            if !t.any(at.wrapping_sub(1), words![",", "and"]) {
                break;
            }
        }
        parts
    }

    fn is_list_or_total(&self, from: usize, to: usize) -> bool {
        let total = (from..to).find(|k| self.t.phrase(*k, "for a total")).unwrap_or(to);
        self.is_list(from, total)
    }

    /// `30 people, 12 women and 10 men,`: between commas only what is known to be a whole.
    fn pair_of_sexes(&self, index: usize, end: usize) -> bool {
        let noun =
            |i: usize| self.figures.get(i).filter(|_| i < end).and_then(|f| f.of.as_deref()).unwrap_or("");
        let pairs = [("women", "men"), ("men", "women"), ("girls", "boys"), ("boys", "girls")];
        pairs.contains(&(noun(index + 1), noun(index + 2)))
    }
}

fn add_up_to(sum: f64, whole: f64) -> String {
    format!("The parts add up to {}, not {}.", decimal::write(sum), decimal::write(whole))
}
