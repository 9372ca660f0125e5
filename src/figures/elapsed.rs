//! Days told by their distance: `two years ago`, `a year earlier`, `three days later`.

use super::finder::Finder;
use super::moment::{Grain, Moment};
use super::tail::Measure;
use super::{Figure, Kind, modifier};
use crate::wordlist::words;

impl Finder<'_> {
    /// A date told by its distance that begins at token `i`; the token behind it.
    pub(super) fn elapsed(&mut self, i: usize) -> Option<usize> {
        let t = &self.t;
        let and_half = t.any(i, words!["a", "an"]) && t.phrase(i + 2, "and a half");
        let (count, unit, at) = if t.any(i, words!["a", "an", "the"]) && !and_half {
            (1.0, t.entry(i + 1).unit.filter(|_| t.is_small(i + 1) && !t.word(i + 1).ends_with('s'))?, i + 2)
        } else {
            let amount = self.read_amount(i).filter(|a| !a.negative && !t.hyphen(a.number.end))?;
            match amount.measure {
                Measure::Unit(unit) => (amount.number.value, unit, amount.end),
                _ => return None,
            }
        };
        if !unit.is_time() {
            return None;
        }
        let the = t.word(i) == "the";
        let (step, told, end) = match t.word(at) {
            "ago" => (-1.0, false, at + 1),
            "earlier" | "previously" => (-1.0, true, at + 1),
            "later" | "afterward" | "afterwards" => (1.0, true, at + 1),
            "hence" => (1.0, false, at + 1),
            "from" if t.any(at + 1, words!["now", "today"]) => (1.0, false, at + 2),
            // `two years before.`, `the year before`; with a clause behind it is a length of time.
            "before"
                if !t.is_word(at + 1) && !t.is_number(at + 1)
                    || the && t.any(at + 1, words!["and", "but", "to"]) =>
            {
                (-1.0, true, at + 1)
            }
            "after" if the && !t.is_word(at + 1) && !t.is_number(at + 1) => (1.0, true, at + 1),
            _ => return None,
        };
        if the && !t.any(at, words!["before", "after"]) || t.hyphen(end) {
            return None;
        }
        // `half a century ago`
        let (count, code) = match unit.code {
            "century" if count.fract() == 0.5 => (count * 100.0, "a"),
            "decade" if count.fract() == 0.5 => (count * 10.0, "a"),
            "a" if count.fract() == 0.5 => (count * 12.0, "mo"),
            code => (count, code),
        };
        if count.fract() != 0.0 || count > 100_000.0 {
            return self.length_ago(i, end);
        }
        let (grain, factor) = match code {
            "d" => (Grain::Day, 1),
            "wk" => (Grain::Week, 1),
            "fortnight" => (Grain::Week, 2),
            "mo" => (Grain::Month, 1),
            "a" => (Grain::Year, 1),
            "decade" => (Grain::Year, 10),
            "century" => (Grain::Year, 100),
            // Hours and minutes: of the day, which a day may hide.
            _ => return None,
        };
        let base = if told {
            self.narrative.filter(|m| m.grain <= grain).map(|m| m.start).or(self.quoted).or(self.published)
        } else {
            self.quoted.or(self.published)
        };
        let steps = step as i32 * count as i32 * factor;
        let moment = base
            .map(|d| Moment::new(d, grain).plus(steps))
            .filter(|m| m.start.year() > 0 && steps.abs() < 9000 * 12);
        // `Two years later he was gone`, counted to a day that is still to come: the story is older than the
        // date last told.
        let beyond = told
            && step > 0.0
            && moment.zip(self.published).is_some_and(|(m, day)| m.start > day)
            && super::tense::around(t, i, end) != super::tense::Tense::Future;
        let moment = moment.filter(|_| !beyond);
        let iso = moment.map(Moment::iso);
        let span = t.span(i, end);
        let modifier = modifier::of_amount(t, i, end);
        if told && moment.is_some() && self.narrative.is_some() {
            self.narrative = moment;
        }
        self.out.push(Figure { iso, modifier, ..Figure::new(Kind::Date, span) });
        Some(end)
    }

    fn length_ago(&mut self, i: usize, end: usize) -> Option<usize> {
        let span = self.t.span(i, end);
        self.out.push(Figure::new(Kind::Date, span));
        Some(end)
    }
}
