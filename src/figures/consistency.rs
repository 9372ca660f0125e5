//! Figures of one article that do not agree. A mark is only set where the text itself binds the two figures
//! together; in doubt there is none.

use crate::civil::Date;
use crate::decimal;
use crate::order;
use crate::text::{Prose, Span};
use crate::wordlist::words;

use super::calendar;
use super::tense::Tense;
use super::tokens::Tokens;
use super::{Figure, Kind, Value, lexicon::class};

/// Two figures that cannot both be right.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Contradiction {
    /// Where the first stands.
    pub first: Span,
    /// Where the second stands; the same as the first where one figure contradicts itself.
    pub second: Span,
    /// Why they do not agree, in one sentence.
    pub reason: String,
}

/// The figures of a text that do not agree, in text order.
pub fn contradictions(prose: &Prose, figures: &[Figure]) -> Vec<Contradiction> {
    let mut checker = Checker { t: Tokens::new(prose), figures, found: Vec::new() };
    let mut from = 0;
    for block in &prose.blocks {
        checker.t.enter(block);
        let count = figures[from..].iter().take_while(|f| f.span.start < block.span.end).count();
        let range = from..from + count;
        for index in range.clone() {
            checker.weekday(index);
            checker.share(index, range.end);
            checker.points(index, range.end);
            checker.parts(index, range.end);
            checker.shares(index, range.end);
            checker.growth(index, range.end);
            checker.conversion(index, range.end);
        }
        from = range.end;
    }
    checker.repeated(prose);
    checker.ages();
    order::by_key(&mut checker.found, |c| (c.first.start, c.second.start));
    checker.found
}

pub(super) struct Checker<'a> {
    pub(super) t: Tokens<'a>,
    pub(super) figures: &'a [Figure],
    found: Vec<Contradiction>,
}

impl Checker<'_> {
    pub(super) fn mark(&mut self, first: usize, second: usize, reason: String) {
        let (first, second) = (self.figures[first].span, self.figures[second].span);
        self.found.push(Contradiction { first, second, reason });
    }

    /// The tokens of a figure.
    pub(super) fn tokens(&self, figure: &Figure) -> (usize, usize) {
        let prose = self.t.prose;
        (prose.token_at(figure.span.start as usize), prose.token_at(figure.span.end as usize - 1) + 1)
    }

    pub(super) fn same_sentence(&self, a: &Figure, b: &Figure) -> bool {
        self.t.sentence(self.tokens(a).0).contains(&self.tokens(b).0)
    }

    /// `Saturday, May 18, 2019` where that day is another weekday.
    fn weekday(&mut self, index: usize) {
        let figure = &self.figures[index];
        if figure.kind != Kind::Date {
            return;
        }
        let (at, end) = self.tokens(figure);
        // `Saturday, May 18, 2019`; `May 18, 2019, a Saturday`
        let behind = if self.t.word(end) == "," && self.t.word(end + 1) == "a" {
            self.t.entry(end + 2).weekday
        } else {
            0
        };
        let Some(printed) = calendar::read(&self.t, at)
            .map(|p| calendar::Printed { weekday: p.weekday.max(behind), ..p })
            .filter(|p| p.weekday > 0 && p.day.is_some())
        else {
            return;
        };
        let Some(day) = figure.iso.as_deref().and_then(|iso| iso.get(..10)).and_then(Date::parse) else {
            return;
        };
        // Without a year any of three will do; only when none fits is the text wrong for sure.
        let undated = printed.year.is_none();
        let fits = undated && (printed.resolve(Some(day), Tense::Unknown)).is_some();
        if day.weekday().0 != printed.weekday && !fits {
            const NAMES: [&str; 7] =
                ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
            let name = NAMES[usize::from(day.weekday().0.clamp(1, 7)) - 1];
            self.mark(index, index, format!("{day} is a {name}."));
        }
    }

    /// `12 of 48, a third`: a share that is not the quotient of the two counts beside it.
    fn share(&mut self, index: usize, end: usize) {
        let (Some(first), Some(second)) = (self.figures.get(index), self.figures.get(index + 1)) else {
            return;
        };
        let counts = |f: &Figure| match (f.kind, f.value) {
            (Kind::Cardinal, Some(Value::One(v))) if v >= 1.0 && f.modifier.is_none() => Some(v),
            _ => None,
        };
        let (Some(part), Some(whole)) = (counts(first), counts(second)) else { return };
        let between = (self.tokens(first).1, self.tokens(second).0);
        let t = &self.t;
        let of = t.word(between.0) == "of"
            && (between.1 == between.0 + 1
                || between.1 == between.0 + 2 && t.is(between.0 + 1, class::DETERMINER))
            || t.phrase(between.0, "out of") && between.1 == between.0 + 2;
        if !of || part >= whole || index + 2 >= end {
            return;
        }
        let third = &self.figures[index + 2];
        let (start, stop) = (self.tokens(second).1, self.tokens(third).0);
        // `, or a third,`, `(25 percent)`, `— about half —`: nothing but the counted noun in between.
        let bound = stop.saturating_sub(start) <= 7
            && (start..stop).any(|k| t.any(k, words![",", "(", "—", "–"]))
            && (start..stop).all(|k| {
                !t.is(k, class::PAST | class::AUXILIARY)
                    && !t.any(k, words!["and", "of", "in", "while", "with"])
            })
            && (t.any(
                stop.wrapping_sub(1),
                words![
                    "or", "(", ",", "—", "–", "about", "nearly", "almost", "roughly", "than", "just", "over"
                ],
            ));
        let share = match (third.kind, third.value) {
            (Kind::Ratio, Some(Value::One(v))) if v < 1.0 => v,
            (Kind::Percent, Some(Value::One(v))) if third.unit.is_none() => v / 100.0,
            _ => return,
        };
        let loose = third.modifier.is_some() || third.kind == Kind::Ratio;
        let off = (share - part / whole).abs();
        let allowed = if loose { 0.15 * share } else { 0.006 + 0.01 * share };
        if bound && off > allowed {
            let percent = (part / whole * 1000.0).round() / 10.0;
            let [part, whole, percent] = [part, whole, percent].map(decimal::write);
            self.mark(index, index + 2, format!("{part} of {whole} is {percent} percent."));
        }
    }

    /// `from 40% to 45%, up 5 percent`: the difference of percentages is counted in points.
    fn points(&mut self, index: usize, end: usize) {
        let percent = |i: usize| {
            self.figures.get(i).filter(|f| i < end && f.kind == Kind::Percent && f.unit.is_none()).and_then(
                |f| match f.value {
                    Some(Value::One(v)) => Some(v),
                    _ => None,
                },
            )
        };
        let (Some(a), Some(b), Some(c)) = (percent(index), percent(index + 1), percent(index + 2)) else {
            return;
        };
        let [first, second, third] = [0, 1, 2].map(|k| &self.figures[index + k]);
        let t = &self.t;
        let (from, to) = (self.tokens(first).0, self.tokens(second).0);
        let pair = t.word(from.wrapping_sub(1)) == "from"
            && t.word(to.wrapping_sub(1)) == "to"
            && to == self.tokens(first).1 + 1;
        let (stop, behind) = self.tokens(third);
        let close = stop.saturating_sub(self.tokens(second).1) <= 6 && self.same_sentence(first, third);
        let change = (stop.saturating_sub(4)..behind + 3)
            .any(|k| t.is(k, class::CHANGE) || t.any(k, words!["gain", "jump", "rise", "change", "of"]));
        let difference = (b - a).abs();
        let relative = difference / a.abs().max(1e-9) * 100.0;
        if pair && close && change && (c - difference).abs() < 0.011 && (c - relative).abs() > 0.6 {
            let [a, b, c, relative] = [a, b, c, relative.round()].map(decimal::write);
            let text = format!("From {a} to {b} percent is {c} percentage points, or {relative} percent.");
            self.mark(index + 1, index + 2, text);
        }
    }

    /// The same thing counted twice: same verb, same noun, other number.
    fn repeated(&mut self, prose: &Prose) {
        let mut seen: Vec<(String, f64, usize)> = Vec::new();
        let mut from = 0;
        for block in &prose.blocks {
            self.t.enter(block);
            while let Some(figure) = self.figures.get(from).filter(|f| f.span.start < block.span.end) {
                let index = from;
                from += 1;
                let Some((key, value)) = self.claim(figure) else { continue };
                match seen.iter().find(|(k, ..)| *k == key).map(|(_, v, i)| (*v, *i)) {
                    Some((other, first))
                        if other != value && value / other < 10.0 && other / value < 10.0 =>
                    {
                        let [value, other] = [value, other].map(decimal::write);
                        self.mark(first, index, format!("Here {value}, there {other}, of the same."));
                    }
                    Some(_) => {}
                    None if seen.len() < 400 => seen.push((key, value, index)),
                    None => {}
                }
            }
        }
    }

    /// What is counted, with the verb in front of it: `killed 21 coal miners` is `killed coal miners`.
    fn claim(&self, figure: &Figure) -> Option<(String, f64)> {
        let Some(Value::One(value)) =
            figure.value.filter(|_| figure.kind == Kind::Cardinal && figure.modifier.is_none())
        else {
            return None;
        };
        let t = &self.t;
        let (at, behind) = self.tokens(figure);
        let verb = at.wrapping_sub(1);
        let told = t.is_small(verb)
            && (t.word(verb).len() > 3 && t.word(verb).ends_with("ed")
                || t.is(verb, class::PAST) && !t.is(verb, class::AUXILIARY));
        // `the 24 miners killed`, `24 miners were killed`, `the deaths of 24 miners`, `the 12-member panel`
        let suffered = self.suffered(at, behind);
        let told = told || suffered.is_some();
        let noun = figure.of.as_ref().filter(|_| {
            !t.hyphen(behind) && !t.any(behind, words!["of", "more", "other", "additional", "new"])
        })?;
        // Another time, another place, another count: not the same claim.
        let sentence = t.sentence(at);
        let other = sentence.clone().take(60).any(|k| {
            calendar::year(t, k).is_some()
                || t.entry(k).month > 0 && t.is_capital(k)
                || t.any(
                    k,
                    words![
                        "ago",
                        "another",
                        "previous",
                        "previously",
                        "earlier",
                        "last",
                        "separate",
                        "separately",
                        "each",
                        "also",
                        "had",
                        "initially",
                        "originally",
                        "later",
                        "since",
                        "then",
                        "second",
                        "next",
                        "if",
                        "would",
                        "every",
                        "per",
                        "by",
                        "similar",
                    ],
                )
        });
        (told && value >= 2.0 && !other && sentence.len() <= 60)
            .then(|| (format!("{} {}", suffered.unwrap_or(t.word(verb)), noun.to_ascii_lowercase()), value))
    }

    /// What befell those counted, where it is told behind the noun or as `deaths of`.
    fn suffered(&self, at: usize, behind: usize) -> Option<&str> {
        let t = &self.t;
        let the = usize::from(t.word(at.wrapping_sub(1)) == "the");
        let of = at.wrapping_sub(1 + the);
        if t.word(of) == "of" && t.any(of.wrapping_sub(1), words!["deaths", "death", "killing", "killings"]) {
            return Some("killed");
        }
        let mut k = behind;
        while k < behind + 5
            && t.is_small(k)
            && !t.is(k, class::AUXILIARY | class::PAST | class::FUNCTION)
            && !is_event(t, k)
        {
            k += 1;
        }
        k += usize::from(t.any(k, words!["were", "was"]));
        if k == behind || !is_event(t, k) {
            return None;
        }
        Some(if t.any(k, words!["died", "dead"]) { "killed" } else { t.word(k) })
    }

    /// One person, two ages: `Dana Webb, 51,` and `Webb, 53,`.
    fn ages(&mut self) {
        let mut seen: Vec<(String, String, f64, usize)> = Vec::new();
        let mut found = Vec::new();
        let mut from = 0;
        for block in &self.t.prose.blocks {
            self.t.enter(block);
            while let Some(figure) = self.figures.get(from).filter(|f| f.span.start < block.span.end) {
                let index = from;
                from += 1;
                let Some((given, surname, age)) = self.aged(figure) else { continue };
                let mut same =
                    seen.iter().filter(|(g, s, ..)| *s == surname && (given.is_empty() || *g == given));
                let first = same.next().map(|(_, _, a, i)| (*a, *i));
                let alone = same.next().is_none();
                match first {
                    Some((other, at)) if alone && other != age => {
                        let [age, other] = [age, other].map(decimal::write);
                        found.push((at, index, format!("Here {surname} is {other}, there {age}.")));
                    }
                    None if !given.is_empty() && seen.len() < 400 => seen.push((given, surname, age, index)),
                    _ => {}
                }
            }
        }
        for (first, second, reason) in found {
            self.mark(first, second, reason);
        }
    }

    /// Given name, empty where it is left out, surname and age of `Dana Webb, 51,`.
    fn aged(&self, figure: &Figure) -> Option<(String, String, f64)> {
        let t = &self.t;
        let Some(Value::One(age)) = figure.value.filter(|_| figure.kind == Kind::Age) else { return None };
        let (at, end) = self.tokens(figure);
        let surname = at.wrapping_sub(2);
        let apposed = t.is_number(at)
            && t.word(at.wrapping_sub(1)) == ","
            && t.any(end, words![",", "."])
            && end == at + 1;
        let dated = t.sentence(at).take(60).any(|k| calendar::year(t, k).is_some());
        if !apposed || dated || !t.is_capital(surname) || t.title_case {
            return None;
        }
        let name = |k: usize| t.is_capital(k) && !t.is(k, class::FUNCTION | class::DESIGNATOR);
        let given = surname.wrapping_sub(1);
        let given = if name(given) { t.word(given).to_owned() } else { String::new() };
        Some((given, t.word(surname).to_owned(), age))
    }
}

/// What befalls people.
fn is_event(t: &Tokens, k: usize) -> bool {
    t.any(
        k,
        words![
            "killed",
            "died",
            "dead",
            "injured",
            "wounded",
            "arrested",
            "evacuated",
            "rescued",
            "displaced",
            "drowned",
        ],
    )
}
