//! Shares, multiples and odds: “one in five”, “two-thirds”, “50 times”.

use super::finder::Finder;
use crate::wordlist::words;

use super::amounts::{Amount, calendar_year};
use super::lexicon::class;
use super::number;
use super::tail::{self, Measure};
use super::{Figure, Kind, Value, counted, modifier};

impl Finder<'_> {
    /// `one in five`, `nine out of 10`, `50 times more`, `tenfold`
    pub(super) fn proportion(&mut self, a: &Amount) -> Option<usize> {
        let t = &self.t;
        // `19 times out of 20`, `one chance in 3.5 million`
        let end = a.number.end;
        let end = end
            + usize::from(
                t.word(end) == "times" && t.phrase(end + 1, "out of")
                    || t.any(end, words!["chance"]) && t.word(end + 1) == "in",
            );
        let mut found = None;
        let out = t.phrase(end, "out of") || t.phrase(end, "out of every");
        let hyphen = t.hyphen(end) && t.word(end + 1) == "in" && t.hyphen(end + 2);
        let within = t.word(end) == "in" || out || hyphen;
        if within && a.number.scale == 1.0 {
            let mut at = end
                + if out {
                    2
                } else if hyphen {
                    3
                } else {
                    1
                };
            at += usize::from(t.word(at) == "every");
            let below = number::read(t, at, false);
            let (_, tail) = below.map_or((Measure::None, at), |n| tail::read(t, &self.context, &n, n.end));
            if let Some(n) = below.filter(|n| {
                let year = calendar_year(*n);
                n.value > a.number.value
                    && !year
                    && tail == n.end
                    && (out
                        || matches!(
                            n.value as u64,
                            2..=10
                                | 12
                                | 15
                                | 20
                                | 25
                                | 30
                                | 40
                                | 50
                                | 60
                                | 75
                                | 100
                                | 1000
                                | 10_000
                                | 100_000
                                | 1_000_000
                        ) && a.number.value <= 10.0
                        // `1 in 50,000`, `one in 44 children`; `one in 12 games` is another thing.
                        || a.number.value == 1.0
                            && (hyphen
                                || n.value >= 100.0 && (n.value / 50.0).fract() == 0.0
                                || n.scale > 12.0
                                || t.is(n.end, class::PEOPLE) && !t.any(n.end, words!["times", "miles"])))
                    && (out || a.number.value == 1.0 || n.value <= 10.0 || n.value == 100.0)
            }) {
                found = Some((a.number.value / n.value, n.end));
            }
        }
        let times = end + usize::from(t.hyphen(end));
        if t.word(times) == "times" && (a.number.value >= 2.0 || a.number.digits && a.number.value > 1.0) {
            let compared = t.any(
                times + 1,
                words![
                    "as", "more", "less", "the", "that", "higher", "lower", "larger", "bigger", "greater",
                    "faster", "its", "their", "his", "her", "likelier", "over", "smaller", "what", "longer",
                    "stronger", "earnings", "those", "normal", "worse", "better", "deadlier", "cheaper",
                ],
            ) && !t.phrase(times + 1, "over the")
                && !t.phrase(times + 1, "in");
            if compared && !t.any(times + 1, words!["over"]) {
                found = Some((a.number.value, times + 1));
            }
        }
        // `9x as cost-effective`, `3x faster`
        if t.word(end) == "x"
            && t.glued(end)
            && !t.glued(end + 1)
            && (t.any(end + 1, words!["as", "more", "less", "the", "that", "its", "their"])
                || t.word(end + 1).ends_with("er"))
        {
            found = Some((a.number.value, end + 1));
        }
        if t.word(times) == "fold" && times > end {
            found = Some((a.number.value, times + 1));
        }
        let (value, to) = found?;
        let span = t.span(a.from, to);
        let of = counted::after_of(t, to).or_else(|| counted::after(t, to));
        let modifier = modifier::of_amount(t, a.from, to);
        self.out.push(Figure {
            value: Some(Value::One(value)),
            of,
            modifier,
            ..Figure::new(Kind::Ratio, span)
        });
        Some(to)
    }
}
