//! Years and decades: `2016`, `2002 to 2005`, `2022/23`, `’96`, `the 1990s`, `his 40s`.

use crate::civil::Date;
use crate::wordlist::{WordList, words};

use super::calendar;
use super::finder::Finder;
use super::lexicon::class;
use super::moment::{Grain, Moment};
use super::{Figure, modifier};

impl Finder<'_> {
    /// `in ’80`, `the summer of ’96`: years that left their century out.
    pub(super) fn short_year(&mut self, i: usize) -> Option<usize> {
        let t = &self.t;
        let at = i + 1;
        let short = t.any(i, words!["'", "’", "‘"])
            && !t.glued(i)
            && t.is_number(at)
            && t.glued(at)
            && t.word(at).len() == 2
            && t.word(at).bytes().all(|b| b.is_ascii_digit());
        let led = t.any(
            i.wrapping_sub(1),
            words![
                "in", "of", "since", "by", "until", "from", "after", "before", "early", "late", "summer",
                "spring", "fall", "autumn", "winter", "class",
            ],
        );
        let alone = !t.glued(at + 1)
            || !t.is_word(at + 1) && !t.is_number(at + 1) && !t.any(at + 1, words!["%", "°", "-", "'", "’"]);
        let led = led
            || t.any(i.wrapping_sub(1), words!["a", "his", "her", "the"])
                && t.is_capital(at + 1)
                && !t.title_case;
        if !short
            || !led
            || !alone
            || t.entry(at + 1).unit.is_some()
            || t.any(at + 1, words!["percent", "per"])
        {
            return None;
        }
        let year: i32 = t.word(at).parse().ok()?;
        let latest = self.published.map_or(2030, |d| d.year()) + 1;
        let full = if 2000 + year <= latest { 2000 + year } else { 1900 + year };
        self.push_moment(i, at + 1, Moment::year(full))
    }

    /// A year, or an interval of years.
    pub(super) fn years(&mut self, i: usize) -> Option<usize> {
        if let Some(end) = self.era(i) {
            return Some(end);
        }
        let t = &self.t;
        let year = calendar::year(t, i)?;
        let mut end = i + 1;
        let between = t.word(i.wrapping_sub(1)) == "between" && t.word(end) == "and";
        let to = t.any(end, words!["to", "through", "until", "–", "-", "—"]) || between;
        if to && !(t.any(end, words!["—"]) && !t.hyphen(end)) {
            let word = t.word(end + 1);
            let short = t.hyphen(end) && t.is_number(end + 1) && word.len() == 2;
            let last = match calendar::year(t, end + 1) {
                Some(last) => Some(last),
                None if short => word.parse::<i32>().ok().map(|n| year.div_euclid(100) * 100 + n),
                None => None,
            };
            // `from 1840 to 1841`; `rose from 1200 to 1500` counts.
            let from = t.word(i.wrapping_sub(1)) == "from"
                && (1500..1900).contains(&year)
                && !(2..=6).any(|k| t.is(i.wrapping_sub(k), class::CHANGE));
            let counted = !(1900..=2099).contains(&year) && !t.hyphen(end) && !between && !from;
            if let Some(last) = last.filter(|l| *l > year && *l - year <= 400 && !counted)
                && !(t.glued(end + 2) && (t.is_number(end + 2) || t.hyphen(end + 2)))
            {
                self.narrative = Moment::year(last);
                return self.push_date(i, end + 2, Some(format!("{year:04}/{last:04}")));
            }
        }
        // `2022/23`, `2016/2017`
        let slashed = t.word(end) == "/"
            && t.glued(end)
            && t.is_number(end + 1)
            && t.glued(end + 1)
            && t.word(end + 2) != "/";
        if slashed && !t.glued(i) && (1900..2100).contains(&year) {
            let last = match t.word(end + 1) {
                word if word.len() == 2 => word.parse::<i32>().ok().map(|n| year.div_euclid(100) * 100 + n),
                _ => calendar::year(t, end + 1),
            };
            if last == Some(year + 1) {
                self.narrative = Moment::year(year + 1);
                return self.push_date(i, end + 2, Some(format!("{year:04}/{:04}", year + 1)));
            }
        }
        if !self.is_year(i, year) {
            return None;
        }
        // `the 2021 July unrest`
        let month = t.entry(end).month;
        if month > 0 && t.is_capital(end) && t.word(end).len() > 3 && !t.is_number(end + 1) && !t.glued(end) {
            let moment = Date::new(year, u32::from(month), 1).map(|d| Moment::new(d, Grain::Month));
            return self.push_moment(i, end + 1, moment);
        }
        // `2019 fiscal year`
        if t.word(end) == "fiscal" && t.word(end + 1) == "year" {
            end += 2;
        }
        self.push_moment(i, end, Moment::year(year))
    }

    /// `AD 476`, `79 AD`, `44 BC`.
    fn era(&mut self, i: usize) -> Option<usize> {
        let t = &self.t;
        let year: i32 = t.word(i).parse().ok().filter(|y| (1..=2199).contains(y))?;
        let said = |k: usize, names: WordList| t.any(k, names) && !t.is_small(k) && !t.glued(i);
        let free = self.out.last().is_none_or(|f| t.token_start(i.wrapping_sub(1)) >= Some(f.span.end));
        let before = free && said(i.wrapping_sub(1), words!["ad", "a.d."]);
        if before || said(i + 1, words!["ad", "a.d.", "ce", "c.e."]) {
            let (from, to) = if before { (i - 1, i + 1) } else { (i, i + 2) };
            return self.push_moment(from, to, Moment::year(year));
        }
        // The year before 1 is 0 in ISO 8601.
        said(i + 1, words!["bc", "b.c.", "bce", "b.c.e."])
            .then(|| self.push_date(i, i + 2, Some(format!("-{:04}", year - 1))))?
    }

    /// Whether four digits are a year rather than a count, a code, a clock.
    pub(super) fn is_year(&self, i: usize, year: i32) -> bool {
        let t = &self.t;
        let (before, after) = (i.wrapping_sub(1), i + 1);
        if t.glued(i) && !t.any(before, words!["(", "[", "“", "\"", "‘", "—", "'", "’", "/"]) {
            let prefixed = t.any(before, words!["-", "–"])
                && t.any(before.wrapping_sub(1), words!["pre", "post", "mid", "late", "early", "end"]);
            if !prefixed || t.entry(after).unit.is_some() {
                return false;
            }
            if (1000..1900).contains(&year) {
                return true;
            }
        }
        if t.glued(after)
            && (t.is_word(after) && !t.any(after, words!["’s", "'s"])
                || t.any(after, words!["%", "/", "°", "+"]))
        {
            return false;
        }
        let next = t.entry(after);
        if (next.unit.is_some() || next.currency.is_some() || next.scale.is_some()) && t.is_small(after)
            || t.any(after, words!["percent", "gmt", "utc", "hours", "block", "calories", "pixels"])
            || t.is(before, class::DESIGNATOR) && t.is_capital(before)
            || t.any(
                before,
                words!["no", "nos", "than", "nearly", "almost", "some", "roughly", "#", "$", "£", "€"],
            )
        {
            return false;
        }
        // `1119 Eighth St.`
        if t.is_capital(after) && super::names::is_address(t, i, after) {
            return false;
        }
        // `“The Brook” (1892)`
        if t.word(before) == "(" && t.word(after) == ")" && t.glued(i) && (1400..=2099).contains(&year) {
            return true;
        }
        let around = t.any(before, words!["around", "about"])
            && t.any(before.wrapping_sub(1), words!["from", "in", "since", "to"]);
        let when = around && (1400..1900).contains(&year)
            || t.any(
                before,
                words![
                    "in", "since", "of", "until", "till", "by", "before", "after", "from", "during", "early",
                    "late", "mid", "circa", "year", "between",
                ],
            );
        if t.hyphen(after)
            && t.is_word(after + 1)
            && (!when && !(1950..=2050).contains(&year)
                || t.entry(after + 1).unit.is_some_and(|u| !u.is_time()))
        {
            return false;
        }
        // `the Great Fire of 1666 burned`, `the Treaty of 1648`
        if t.word(before) == "of" && t.is_capital(before.wrapping_sub(1)) && (1400..1900).contains(&year) {
            return true;
        }
        let counted = t.is(after, class::PEOPLE) && t.is_small(after);
        let risen =
            t.any(before, words!["from", "to"]) && (2..=6).any(|k| t.is(i.wrapping_sub(k), class::CHANGE));
        if (1900..=2099).contains(&year) {
            !counted || when && t.word(before) != "of"
        } else {
            when && !risen && (!t.is_small(after) || t.is(after, class::FUNCTION))
        }
    }

    /// `in her nineties`, `in the early thirties of life` is not said: only with whose they are.
    pub(super) fn decade_in_words(&mut self, i: usize) -> Option<usize> {
        const TENS: [&str; 8] =
            ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"];
        let t = &self.t;
        // `the Seventies`, of the century before this one where written with a capital
        let the = t.word(i) == "the";
        if !the && !t.any(i, words!["his", "her", "their", "my", "our", "your"]) {
            return None;
        }
        let at = i + 1 + usize::from(t.any(i + 1, words!["early", "mid", "late"]));
        let at = at + usize::from(t.hyphen(at));
        let tens = TENS.iter().position(|w| *w == t.word(at))?;
        if the {
            let year = 1920 + tens as i32 * 10;
            let decade = Date::new(year, 1, 1).filter(|_| {
                // `the Forties field`
                t.is_capital(at) && !t.title_case && (!t.is_small(at + 1) || t.is(at + 1, class::FUNCTION))
            });
            return self.push_moment(at, at + 1, Some(Moment::new(decade?, Grain::Decade)));
        }
        let figure = super::decade_of_life(t.span(at, at + 1), tens as i32 * 10 + 20);
        let modifier = modifier::of_date(t, at);
        self.out.push(Figure { modifier, ..figure });
        Some(at + 1)
    }

    /// `1990s`, `’90s`, `2020s`, and ages: `in his 40s`.
    pub(super) fn decade(&mut self, i: usize) -> Option<usize> {
        let t = &self.t;
        let word = t.word(i);
        let value: i32 = word.parse().ok()?;
        let plain = t.glued(i + 1) && t.any(i + 1, words!["s", "’s", "'s"]);
        if !plain
            || value % 10 != 0
            || !matches!(word.len(), 2 | 4)
            || word.len() == 4 && !(1000..=2190).contains(&value)
        {
            return None;
        }
        if word.len() == 4 {
            if t.any(i + 1, words!["’s", "'s"])
                && !t.any(i.wrapping_sub(1), words!["the", "early", "late", "mid", "-"])
            {
                return None;
            }
            let grain = if value % 100 == 0
                && t.any(i.wrapping_sub(1), words!["the", "early", "late"])
                && value < 2000
            {
                Grain::Century
            } else {
                Grain::Decade
            };
            return self.push_moment(i, i + 2, Date::new(value, 1, 1).map(|d| Moment::new(d, grain)));
        }
        // `the 1930s and 50s`
        let link = i.wrapping_sub(1);
        let decade = calendar::year(t, link.wrapping_sub(2))
            .filter(|y| y % 10 == 0 && t.word(link.wrapping_sub(1)) == "s");
        if let Some(first) = decade.filter(|y| t.any(link, words!["and", "or", "to"]) && value > y % 100) {
            let year = first - first % 100 + value;
            return self.push_moment(i, i + 2, Date::new(year, 1, 1).map(|d| Moment::new(d, Grain::Decade)));
        }
        let owner = (1..=3)
            .map(|k| i.wrapping_sub(k))
            .find(|k| t.any(*k, words!["his", "her", "their", "my", "our", "your"]));
        let apostrophe = t.any(i.wrapping_sub(1), words!["'", "’", "‘"]) && t.glued(i);
        if owner.is_some() && !apostrophe {
            let figure = super::decade_of_life(t.span(i, i + 2), value);
            let modifier = modifier::of_date(t, i);
            self.out.push(Figure { modifier, ..figure });
            return Some(i + 2);
        }
        let before = i.wrapping_sub(1);
        let the = t.word(before) == "the"
            || t.any(before, words!["early", "late"])
            || t.word(before) == "-" && t.word(before.wrapping_sub(1)) == "mid";
        if !(apostrophe || the && self.context.degrees.is_none()) {
            return None;
        }
        let century = if value <= 20 { 2000 } else { 1900 };
        self.push_moment(i, i + 2, Date::new(century + value, 1, 1).map(|d| Moment::new(d, Grain::Decade)))
    }
}
