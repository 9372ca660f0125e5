//! Ages: `8-year-old`, `Webb, 51,`, `aged 12`, `She was 34.`

use super::amounts::Amount;
use super::finder::Finder;
use super::lexicon::{self, Unit, class};
use super::{Figure, Kind, Value, modifier};
use crate::wordlist::words;

impl Finder<'_> {
    /// `8-year-old`, `73 years old`, `12 years of age`
    pub(super) fn age(&mut self, a: &Amount, unit: &'static Unit) -> Option<usize> {
        let t = &self.t;
        let hyphen = usize::from(t.hyphen(a.end));
        let end = if t.any(a.end + hyphen, words!["old", "olds"]) {
            a.end + hyphen + 1
        } else if t.phrase(a.end, "of age") {
            a.end + 2
        } else if self.hangs_on_age(a.end) {
            a.end
        } else {
            return None;
        };
        let mut figure = self.age_figure(a.from, end, a.number.value, unit)?;
        // `a 200-year-old house`: the age of a thing is a length of time like any other here.
        figure.modifier = modifier::of_amount(t, a.from, end);
        self.out.push(figure);
        Some(end)
    }

    /// `3- and 4-year-olds`: the first shares the ending of the second.
    fn hangs_on_age(&self, at: usize) -> bool {
        let t = &self.t;
        let hung = t.any(at, words!["-", "‑"]) && t.glued(at) && t.any(at + 1, words!["and", "or"]);
        let Some(next) = self.read_amount(at + 2).filter(|_| hung) else { return false };
        t.any(next.end + usize::from(t.hyphen(next.end)), words!["old", "olds"])
    }

    /// Whether the number at `i` goes on a list of ages: `aged 23, 27 and 31`, `boys ages 6 and 13`.
    fn follows_age(&self, i: usize) -> bool {
        let t = &self.t;
        let before = i.wrapping_sub(1);
        let link = t.any(before, words!["and", "or", ",", "&"]);
        let first = before
            .wrapping_sub(1 + usize::from(t.word(before) != "," && t.word(before.wrapping_sub(1)) == ","));
        let told = self.out.last().is_some_and(|f| {
            f.kind == Kind::Age && t.is_number(first) && f.span == t.span(first, before.min(first + 1))
        });
        let head = first.wrapping_sub(1);
        link && told && t.any(head, words!["aged", "ages", ",", "and"])
    }

    pub(super) fn age_figure(
        &self,
        from: usize,
        to: usize,
        value: f64,
        unit: &'static Unit,
    ) -> Option<Figure> {
        let mut figure = Figure::new(Kind::Age, self.t.span(from, to));
        figure.value = Some(Value::One(value));
        figure.unit = Some(unit.code.to_owned());
        figure.iso = super::iso_duration(&[(value, unit)]);
        Some(figure)
    }

    /// Ages without a unit: `Webb, 51,`, `aged 12`, `turned 50`, `She was 34.`
    pub(super) fn stated_age(&mut self, a: &Amount) -> Option<usize> {
        let t = &self.t;
        let (i, end) = (a.at, a.number.end);
        let before = i.wrapping_sub(1);
        let years =
            (1.0..=119.0).contains(&a.number.value) && a.number.value.fract() == 0.0 && a.number.scale == 1.0;
        if !years
            || a.negative
            || t.glued(i) && !t.any(before, words!["(", "-"])
            || t.hyphen(end)
            || t.glued(end) && t.is_word(end) && !t.any(end, words!["’s", "'s"])
        {
            return None;
        }
        let unit = lexicon::unit("a")?;
        // `12 and older`, `those 65 or over`
        let people = t.is(before, class::AGED);
        let bound = a.number.digits
            && t.any(end, words!["and", "or"])
            && (t.any(end + 1, words!["older", "younger"])
                || people && t.any(end + 1, words!["over", "above", "under", "up"]));
        // `dies at 91`, `married at 22`; `At 80, she walked there.`
        let at = a.number.digits
            && a.number.bare
            && (!t.is_word(end) || t.any(end, words!["in", "after", "of", "from", "and"]));
        let at = at
            && t.word(before) == "at"
            && (t.any(
                before.wrapping_sub(1),
                words![
                    "died", "dies", "dead", "married", "retired", "retires", "orphaned", "widowed", "aged"
                ],
            ) || t.begins_sentence(before)
                && t.word(end) == ","
                && a.number.value >= 10.0
                && t.any(end + 1, words!["he", "she", "i"]));
        let told = t.any(before, words!["aged", "ages"])
            || bound
            || at
            || self.follows_age(i) && (!t.is_word(end) || t.is(end, class::FUNCTION))
            || t.phrase(before.wrapping_sub(1), "age of")
            || t.word(before) == "age" && !t.any(end, words!["percent", "%"])
            || t.any(before, words!["turned", "turns", "turning"])
                && a.number.digits
                && (!t.is_small(end) || t.any(end, words!["on", "in", "this", "next", "today"]))
            || t.any(before, words!["over", "under", "than", "above", "below"])
                && a.number.digits
                && t.is(before.wrapping_sub(1), class::AGED)
                && (a.number.value >= 5.0)
                && (!t.is_word(end)
                    || t.is(end, class::FUNCTION)
                    || t.any(end, words!["free", "pay", "get"]));
        let named = |k: usize| {
            let month = t.entry(k).month > 0 || t.entry(k).weekday > 0;
            let short = k.wrapping_sub(1);
            let suffix = t.word(k) == "."
                && (t.any(short, words!["jr", "sr"]) || t.is_capital(short) && t.word(short).len() == 1);
            (t.is_capital(k) && !month && !t.is(k, class::DESIGNATOR) && !t.title_case || suffix)
                && t.word(k) != "i"
        };
        let closes = t.any(end, words![",", ".", ";", ")", "—", "–", ":", "?"])
            || t.any(end, words!["and", "who", "was", "of", "from"])
                && t.word(end.wrapping_sub(1)) != ","
                && t.any(end, words!["and", "who", "was"])
            || !t.is_word(end) && !t.is_number(end) && t.word(end).is_empty();
        // `I’m 74 and`, `She was 34 when`
        let adverb = t.any(
            before,
            words!["already", "only", "just", "now", "then", "about", "around", "nearly", "almost"],
        );
        let be = if adverb { before.wrapping_sub(1) } else { before };
        let verb = t.any(be, words!["is", "was", "turned", "am"])
            && t.any(be.wrapping_sub(1), words!["he", "she", "i", "who"])
            || t.any(be, words!["are", "were"]) && t.word(be.wrapping_sub(1)) == "you"
            || t.any(be, words!["i’m", "i'm"])
            || t.any(be, words!["’s", "'s"]) && t.any(be.wrapping_sub(1), words!["he", "she"]);
        // `Ada Brook was 12 in 1976`, `when Ada was 12`
        let who = be.wrapping_sub(1);
        let verb = verb
            || t.any(be, words!["is", "was"])
                && named(who)
                && !t.is(who, class::FUNCTION)
                // `Turnout was 62 in 2020`
                && (!t.begins_sentence(who) || t.word(who.wrapping_sub(1)) == "when")
                && a.number.value >= 2.0
                && (t.word(end) == "in" && super::calendar::year(t, end + 1).is_some()
                    || t.word(who.wrapping_sub(1)) == "when");
        let told = told
            || verb
                && (a.number.digits && a.number.bare || !a.number.digits)
                && (!t.is_word(end) && !t.any(end, words!["%", "/", "-", "–", "°", ":"])
                    || t.word(end) == "in" && super::calendar::year(t, end + 1).is_some()
                    || t.any(end, words!["and", "but", "when", "at", "years", "who", "then", "now", "or"]))
                && (!t.is_number(end + 1) || t.word(end) == "in")
                && (a.number.digits || a.number.value >= 2.0);
        // Young ages in words, between commas behind a full name: `Ada King, six, and`.
        let spelled = !a.number.digits
            && (2.0..=19.0).contains(&a.number.value)
            && t.word(before) == ","
            && t.any(end, words![",", "."])
            && t.any(end + 1, words!["and", "who", "was", "died", "from", "of", "has", "had", "is", "said"])
            && (1..=2)
                .all(|k| named(before.wrapping_sub(k)) && !t.is(before.wrapping_sub(k), class::FUNCTION));
        // `a woman, 21, suffered`
        let person = a.number.digits
            && a.number.bare
            && a.number.value >= 2.0
            && t.word(before) == ","
            && t.any(end, words![",", ";", "."])
            && t.is(before.wrapping_sub(1), class::PERSON)
            && !t.is_number(end + 1);
        // `Roy Dent, then 23,`
        let person = person
            || a.number.digits
                && a.number.bare
                && a.number.value >= 2.0
                && t.any(before, words!["then", "now", "also"])
                && t.word(before.wrapping_sub(1)) == ","
                && (named(before.wrapping_sub(2)) || t.is(before.wrapping_sub(2), class::PERSON))
                && t.any(end, words![",", ".", ";", ")"])
                && !t.is_number(end + 1);
        // `Ola Nordmann 31, of Fernhill`
        let person = person
            || a.number.digits
                && a.number.bare
                && (2.0..100.0).contains(&a.number.value)
                && named(before)
                && named(before.wrapping_sub(1))
                && t.word(end) == ","
                && t.any(end + 1, words!["of", "from"])
                && t.is_capital(end + 2);
        let apposed = spelled || person || a.number.digits && a.number.bare && a.number.value >= 2.0 && t.word(before) == "," && named(before.wrapping_sub(1)) && closes
            && !t.is_number(end + 1)
            // `Salt Lake City, 12, and` is rare; `Section A, 3,` and `Psalm` are no people.
            || a.number.digits && t.word(before) == "(" && t.word(end) == ")" && !self.context.sport && named(before.wrapping_sub(1)) && a.number.value >= 10.0 && t.is_capital(before.wrapping_sub(2)) && a.number.bare
                && !t.glued(before);
        if !told && !apposed {
            return None;
        }
        // `age 59 and a half`
        let half = t.phrase(end, "and a half");
        let (value, end) = if half { (a.number.value + 0.5, end + 3) } else { (a.number.value, end) };
        let mut figure = self.age_figure(a.from, end, value, unit)?;
        figure.modifier = modifier::of_amount(&self.t, a.from, end);
        self.out.push(figure);
        Some(end)
    }
}
