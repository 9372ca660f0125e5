//! Dates in running text: which words are one, and which stretch of the calendar they mean.

use crate::civil::Date;

use super::calendar::{self, Printed};
use super::finder::Finder;
use super::lexicon::class;
use super::moment::{Grain, Moment};
use super::tense::{self, Tense};
use super::{Figure, Kind, Modifier, modifier};

impl Finder<'_> {
    /// A date that begins at token `i`; the token behind it.
    pub(super) fn date(&mut self, i: usize) -> Option<usize> {
        let t = &self.t;
        if t.is_number(i) {
            return self.decade(i).or_else(|| self.printed(i)).or_else(|| self.years(i));
        }
        if let Some(end) = self.short_year(i) {
            return Some(end);
        }
        let t = &self.t;
        if t.any(i, &["'", "’", "‘"]) && t.is_number(i + 1) && t.glued(i + 1) && t.word(i + 2) == "s" {
            return self.decade(i + 1).inspect(|&end| {
                if let Some(last) = self.out.last_mut() {
                    last.span = self.t.span(i, end);
                }
            });
        }
        if !t.is_word(i) {
            return None;
        }
        let entry = t.entry(i);
        if t.word(i) == "mid" && t.any(i + 1, &["-", "‑", "–"]) && t.word(i + 2) != "mid" {
            let count = self.out.len();
            let end = self.date(i + 2)?;
            let span = self.t.span(i, end);
            if self.out.len() > count
                && let Some(figure) = self.out.last_mut()
            {
                figure.span = span;
                figure.modifier = Some(Modifier::Mid);
            }
            return Some(end);
        }
        if entry.weekday > 0 {
            return self.weekday(i);
        }
        if entry.month > 0 {
            return self.printed(i);
        }
        if entry.season > 0 {
            return self.season(i);
        }
        if entry.ordinal.is_some() {
            return self.period(i);
        }
        match t.word(i) {
            "today" | "yesterday" | "tomorrow" | "tonight" => self.near_day(i),
            "last" | "next" | "this" | "previous" | "following" | "past" => self.deictic(i),
            "weekend" => self.weekend(i),
            "fiscal" | "fy" => self.fiscal(i),
            "q" | "h" if t.glued(i + 1) => self.short_period(i),
            _ => None,
        }
    }

    /// The day that relative dates count from.
    pub(super) fn anchor(&self) -> Option<Date> {
        self.quoted.or(self.published)
    }

    pub(super) fn push_moment(&mut self, from: usize, to: usize, moment: Option<Moment>) -> Option<usize> {
        let iso = moment.map(Moment::iso);
        if let Some(moment) = moment {
            self.narrative = Some(moment);
        }
        self.push_date(from, to, iso)
    }

    pub(super) fn push_date(&mut self, from: usize, to: usize, iso: Option<String>) -> Option<usize> {
        let modifier = modifier::of_date(&self.t, from);
        self.out.push(Figure { iso, modifier, ..Figure::new(Kind::Date, self.t.span(from, to)) });
        Some(to)
    }

    pub(super) fn near_day(&mut self, i: usize) -> Option<usize> {
        let offset = match self.t.word(i) {
            "yesterday" => -1,
            "tomorrow" => 1,
            _ => 0,
        };
        // `USA Today`, `NBC’s TODAY`, `Today show`, `The World of Tomorrow`, `By Miami Today`
        let t = &self.t;
        let before = i.wrapping_sub(1);
        let named = t.is_capital(before) && !t.is(before, class::FUNCTION)
            || t.any(before, &["’s", "'s"]) && t.is_capital(before.wrapping_sub(1))
            || t.word(before) == "of" && t.is_capital(before.wrapping_sub(1))
            || t.any(i + 1, &["show"]);
        if t.case(i) != crate::text::Case::Lower && (named && !t.title_case || self.is_byline()) {
            return None;
        }
        // `Today (Nov. 18)`
        if t.word(i) != "tonight"
            && let Some(day) = self.bracketed(i + 1)
        {
            return self.push_moment(i, i + 1, Some(Moment::new(day, Grain::Day)));
        }
        let tonight = self.t.word(i) == "tonight";
        let spoken = if tonight { 0 } else { self.t.entry(i + 1).part };
        let day = self.anchor().map(|d| Moment::new(d.plus_days(offset), Grain::Day));
        let moment = day.map(|m| m.with_part(if tonight { 4 } else { spoken }));
        self.push_moment(i, i + 1 + usize::from(spoken > 0), moment)
    }

    /// Whether the block says who wrote it: `By Laura June Hall`, `Written by Miami Today`.
    fn is_byline(&self) -> bool {
        let (t, block) = (&self.t, self.t.block());
        let by = block.start + usize::from(t.any(block.start, &["written", "posted"]));
        let name = t.is_capital(by + 1) && !t.is(by + 1, class::FUNCTION) && t.entry(by + 1).month == 0;
        block.len() <= 30 && t.word(by) == "by" && name && t.word(block.end.wrapping_sub(1)) != "."
    }

    /// The day that brackets behind a relative one give: `Monday night (Nov. 18)`.
    fn bracketed(&self, at: usize) -> Option<Date> {
        let t = &self.t;
        let printed =
            calendar::read(t, at + 1).filter(|p| p.day.is_some() && p.weekday == 0 && p.month > 0)?;
        let closed = t.word(at) == "(" && t.word(printed.end) == ")";
        printed.resolve(self.anchor(), Tense::Unknown).filter(|_| closed).map(|m| m.start)
    }

    /// `in ’80`, `the summer of ’96`: years that left their century out.
    fn short_year(&mut self, i: usize) -> Option<usize> {
        let t = &self.t;
        let at = i + 1;
        let short = t.any(i, &["'", "’", "‘"])
            && !t.glued(i)
            && t.is_number(at)
            && t.glued(at)
            && t.word(at).len() == 2
            && t.word(at).bytes().all(|b| b.is_ascii_digit());
        let led = t.any(
            i.wrapping_sub(1),
            &[
                "in", "of", "since", "by", "until", "from", "after", "before", "early", "late", "summer",
                "spring", "fall", "autumn", "winter", "class",
            ],
        );
        let alone = !t.glued(at + 1)
            || !t.is_word(at + 1) && !t.is_number(at + 1) && !t.any(at + 1, &["%", "°", "-", "'", "’"]);
        if !short || !led || !alone || t.entry(at + 1).unit.is_some() || t.any(at + 1, &["percent", "per"]) {
            return None;
        }
        let year: i32 = t.word(at).parse().ok()?;
        let latest = self.published.map_or(2030, |d| d.year()) + 1;
        let full = if 2000 + year <= latest { 2000 + year } else { 1900 + year };
        self.push_moment(i, at + 1, Moment::year(full))
    }

    fn weekday(&mut self, i: usize) -> Option<usize> {
        let t = &self.t;
        let (number, full) = (t.entry(i).weekday, t.word(i).ends_with("day"));
        if !t.is_capital(i) || t.is(i.wrapping_sub(1), class::DAYMODIFIER) && t.is_capital(i.wrapping_sub(1))
        {
            return None;
        }
        if let Some(printed) = calendar::read(t, i) {
            return self.push_printed(i, printed);
        }
        if !full || (t.is(i + 1, class::DAYTAIL) && t.is_capital(i + 1)) || t.phrase(i + 1, "night football")
        {
            return None;
        }
        if t.phrase(i + 1, "night live") {
            return None;
        }
        let mut end = i + 1;
        let part = t.entry(end).part;
        end += usize::from(part > 0);
        if let Some(day) = self.bracketed(end).filter(|d| d.weekday().0 == number) {
            self.weekdays[usize::from(number)] = Some(day);
            return self.push_moment(i, end, Some(Moment::new(day, Grain::Day).with_part(part)));
        }
        // `on a Monday`, `every Monday`: none in particular; `in a Monday interview` is one.
        let before = i.wrapping_sub(1);
        let article = if t.is_small(before) && !t.is(before, class::FUNCTION) {
            before.wrapping_sub(1)
        } else {
            before
        };
        let any = t.any(article, &["a", "an"])
            && t.word(article.wrapping_sub(1)) == "on"
            && !(t.is_small(end) && !t.is(end, class::FUNCTION))
            || t.any(before, &["every", "each", "any", "alternate"]);
        if any {
            return self.push_date(i, end, None);
        }
        // `Friday last week`, `Wednesday next week`
        if t.any(end, &["last", "next", "this"]) && t.word(end + 1) == "week" {
            let weeks = match t.word(end) {
                "last" => -1,
                "next" => 1,
                _ => 0,
            };
            let day = self.anchor().map(|d| {
                let monday = Moment::new(d, Grain::Week).plus(weeks).start;
                Moment::new(monday.plus_days(i32::from(number) - 1), Grain::Day).with_part(part)
            });
            return self.push_moment(i, end + 2, day);
        }
        // `Monday to Friday`, `Monday through Friday`; `moved from Tuesday to Friday` is a change.
        let moved = t.word(before) == "from"
            && (2..=8).any(|k| {
                t.any(
                    i.wrapping_sub(k),
                    &["moved", "postponed", "delayed", "pushed", "shifted", "rescheduled", "brought"],
                )
            });
        if moved && part == 0 && t.word(end) == "to" && t.entry(end + 1).weekday > 0 {
            let days = (i32::from(t.entry(end + 1).weekday) - i32::from(number)).rem_euclid(7);
            let tense = tense::around(t, i, end + 2);
            let first = self.anchor().map(|d| calendar::weekday(d, number, tense));
            self.push_moment(i, end, first);
            return self.push_moment(end + 1, end + 2, first.map(|m| m.plus(days)));
        }
        if part == 0 && (t.any(end, &["to", "through"]) || t.hyphen(end)) && t.entry(end + 1).weekday > 0 {
            let last = t.entry(end + 1).weekday;
            let tense = tense::around(t, i, end + 2);
            let iso = self.anchor().map(|d| {
                let first = calendar::weekday(d, number, tense).start;
                let length = (i32::from(last) - i32::from(number)).rem_euclid(7);
                format!("{first}/{}", first.plus_days(length))
            });
            return self.push_date(i, end + 2, iso);
        }
        let tense = tense::around(t, i, end);
        // `Tuesday (early Wednesday in Sydney)`: the same moment elsewhere.
        let aside = (1..=3).map(|k| i.wrapping_sub(k)).find(|k| t.word(*k) == "(");
        let aside = aside.and_then(|k| {
            let last = self.out.last().filter(|f| f.kind == Kind::Date)?;
            let near = t.token_start(k).is_some_and(|start| start <= last.span.end + 1);
            self.narrative.filter(|m| near && m.grain == Grain::Day)
        });
        let known = self.weekdays[usize::from(number)].filter(|_| tense == Tense::Unknown);
        let day = match (aside, known) {
            (Some(moment), _) => {
                let ahead = calendar::weekday(moment.start, number, Tense::Soon);
                let back = calendar::weekday(moment.start, number, Tense::Past);
                let distance = |m: Moment| (m.start.day_number() - moment.start.day_number()).abs();
                Some(if distance(ahead) <= distance(back) { ahead } else { back })
            }
            (None, Some(day)) => Some(Moment::new(day, Grain::Day)),
            (None, None) => self.anchor().map(|d| calendar::weekday(d, number, tense)),
        };
        self.weekdays[usize::from(number)] = day.map(|m| m.start);
        self.push_moment(i, end, day.map(|m| m.with_part(part)))
    }

    fn printed(&mut self, i: usize) -> Option<usize> {
        if self.t.glued(i)
            && self.t.any(i.wrapping_sub(1), &["-", "/", "."])
            && self.t.is_number(i)
            && self.t.is_number(i.wrapping_sub(2))
        {
            return None;
        }
        let printed = calendar::read(&self.t, i)?;
        // `Laura June Hall`
        if printed.day.is_none() && printed.year.is_none() && self.is_byline() {
            return None;
        }
        self.push_printed(i, printed)
    }

    /// The year of a month that points back to the story: `In October of that year`.
    fn year_told(&self, end: usize) -> Option<i32> {
        let t = &self.t;
        let of = t.word(end) == "of"
            && t.any(end + 1, &["that", "the"])
            && (t.word(end + 2) == "year" || t.phrase(end + 2, "same year"));
        let told = self.narrative.filter(|m| m.grain <= Grain::Year)?;
        of.then_some(told.start.year())
    }

    pub(super) fn push_printed(&mut self, i: usize, printed: Printed) -> Option<usize> {
        if let Some(end) = self.printed_interval(i, printed) {
            return Some(end);
        }
        let tense = self.month_tense(i, printed);
        if let Some(end) = self.month_of_year(i, printed) {
            return Some(end);
        }
        let printed = Printed { year: printed.year.or_else(|| self.year_told(printed.end)), ..printed };
        // A month that the article tells of with its year keeps that year further on.
        let told = self.month_years.get(usize::from(printed.month)).copied().filter(|y| *y > 0);
        let past = told.filter(|y| {
            let near = printed.resolve(self.anchor(), tense).zip(self.anchor());
            // The month just gone needs no year.
            let old = near.is_some_and(|(m, day)| day.day_number() - m.start.day_number() > 75);
            tense != Tense::Future && old && self.anchor().is_some_and(|d| *y < d.year())
        });
        let printed = Printed { year: printed.year.or(past), ..printed };
        let mut moment = printed.resolve(self.anchor(), tense);
        let mut end = printed.end;
        // A weekday that contradicts the date is told by the consistency check; the date is what is printed.
        if moment.is_none() && printed.weekday > 0 {
            moment = Printed { weekday: 0, ..printed }.resolve(self.anchor(), tense);
        }
        if printed.day.is_some() && self.t.entry(end).part > 0 && printed.year.is_none() {
            moment = moment.map(|m| m.with_part(self.t.entry(end).part));
            end += 1;
        }
        self.push_moment(i, end, moment)
    }

    /// `May last year`, `October next year`
    fn month_of_year(&mut self, i: usize, printed: Printed) -> Option<usize> {
        let t = &self.t;
        let shift = match t.word(printed.end) {
            "last" => -1,
            "this" => 0,
            "next" => 1,
            _ => return None,
        };
        if t.word(printed.end + 1) != "year" || printed.year.is_some() {
            return None;
        }
        let moment = self
            .anchor()
            .and_then(|d| Printed { year: Some(d.year() + shift), ..printed }.resolve(None, Tense::Unknown));
        self.push_moment(i, printed.end + 2, moment)
    }

    /// The tense at a printed date. A bare month is more often near than the verb says.
    fn month_tense(&self, i: usize, printed: Printed) -> Tense {
        let t = &self.t;
        let tense = tense::around(t, i, printed.end);
        if printed.year.is_some() || printed.day.is_some() {
            return tense;
        }
        let back = |k: usize| t.word(i.wrapping_sub(k));
        // `for the December debate`, `ahead of the November vote`
        let noun = t.is_small(printed.end) && !t.is(printed.end, class::FUNCTION | class::PAST);
        if noun && back(1) == "the" && matches!(back(2), "for" | "before" | "until")
            || noun && back(1) == "the" && back(2) == "of" && back(3) == "ahead"
        {
            return Tense::Near;
        }
        // `than in April`, `if the May report was weak`: with a future verb elsewhere in the sentence.
        let compared = back(1) == "in" && back(2) == "than";
        let ahead =
            self.anchor().is_some_and(|d| (i32::from(printed.month) - d.month() as i32).rem_euclid(12) >= 10);
        if tense == Tense::Future && (compared || ahead && noun && back(1) == "the") {
            return Tense::Past;
        }
        tense
    }

    /// `Nov. 12-14`, `May 3 to June 5`, `March through May`, `between March and May`
    fn printed_interval(&mut self, i: usize, first: Printed) -> Option<usize> {
        let t = &self.t;
        let at = first.end;
        let between = t.word(i.wrapping_sub(1)) == "between" && t.word(at) == "and";
        if !(between || t.hyphen(at) || t.any(at, &["to", "through", "thru", "until", "–", "-"])) {
            return None;
        }
        let next = at + 1;
        let bare_day = t.is_number(next)
            && t.word(next).len() <= 2
            && first.day.is_some()
            && !t.any(next + 1, &["percent", "%", "p.m.", "a.m.", "pm", "am", "per", ":", "/"]);
        let second = if bare_day && t.entry(next + 1).month == 0 {
            let day: u8 = t.word(next).parse().ok().filter(|d| *d <= 31 && Some(*d) > first.day)?;
            let comma = usize::from(t.word(next + 1) == ",");
            let year = calendar::year(t, next + 1 + comma);
            let end = if year.is_some() { next + 2 + comma } else { next + 1 };
            Printed { day: Some(day), year, end, weekday: 0, ..first }
        } else {
            calendar::read(t, next).filter(|p| p.weekday == 0)?
        };
        let tense = tense::around(t, i, second.end);
        let end = second.resolve(self.anchor(), tense);
        let year = first.year.or(second.year);
        let start = Printed { year, ..first }.resolve(self.anchor(), tense);
        let iso = start
            .zip(end)
            .filter(|(a, b)| a.start <= b.start)
            .map(|(a, b)| format!("{}/{}", a.iso(), b.iso()));
        self.narrative = end.or(self.narrative);
        self.push_date(i, second.end, iso)
    }

    /// A year, or an interval of years.
    fn years(&mut self, i: usize) -> Option<usize> {
        let t = &self.t;
        let year = calendar::year(t, i)?;
        let mut end = i + 1;
        let between = t.word(i.wrapping_sub(1)) == "between" && t.word(end) == "and";
        let to = t.any(end, &["to", "through", "until", "–", "-", "—"]) || between;
        if to && !(t.any(end, &["—"]) && !t.hyphen(end)) {
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

    /// Whether four digits are a year rather than a count, a code, a clock.
    pub(super) fn is_year(&self, i: usize, year: i32) -> bool {
        let t = &self.t;
        let (before, after) = (i.wrapping_sub(1), i + 1);
        if t.glued(i) && !t.any(before, &["(", "[", "“", "\"", "‘", "—", "'", "’", "/"]) {
            let prefixed = t.any(before, &["-", "–"])
                && t.any(before.wrapping_sub(1), &["pre", "post", "mid", "late", "early"]);
            if !prefixed {
                return false;
            }
        }
        if t.glued(after)
            && (t.is_word(after) && !t.any(after, &["’s", "'s"]) || t.any(after, &["%", "/", "°", "+"]))
        {
            return false;
        }
        let next = t.entry(after);
        if (next.unit.is_some() || next.currency.is_some() || next.scale.is_some()) && t.is_small(after)
            || t.any(after, &["percent", "gmt", "utc", "hours", "block", "calories"])
            || t.is(before, class::DESIGNATOR) && t.is_capital(before)
            || t.any(
                before,
                &["no", "nos", "than", "nearly", "almost", "some", "roughly", "#", "$", "£", "€"],
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
        let around = t.any(before, &["around", "about"])
            && t.any(before.wrapping_sub(1), &["from", "in", "since", "to"]);
        let when = around && (1400..1900).contains(&year)
            || t.any(
                before,
                &[
                    "in", "since", "of", "until", "till", "by", "before", "after", "from", "during", "early",
                    "late", "mid", "circa", "year", "between",
                ],
            );
        if t.hyphen(after) && t.is_word(after + 1) && !when && !(1950..=2050).contains(&year) {
            return false;
        }
        let counted = t.is(after, class::PEOPLE) && t.is_small(after);
        let risen = t.any(before, &["from", "to"]) && (2..=6).any(|k| t.is(i.wrapping_sub(k), class::CHANGE));
        if (1900..=2099).contains(&year) {
            !counted || when && t.word(before) != "of"
        } else {
            when && !risen && (!t.is_small(after) || t.is(after, class::FUNCTION))
        }
    }

    /// `1990s`, `’90s`, `2020s`, and ages: `in his 40s`.
    fn decade(&mut self, i: usize) -> Option<usize> {
        let t = &self.t;
        let word = t.word(i);
        let value: i32 = word.parse().ok()?;
        let plain = t.glued(i + 1) && t.any(i + 1, &["s", "’s", "'s"]);
        if !plain
            || value % 10 != 0
            || !matches!(word.len(), 2 | 4)
            || word.len() == 4 && !(1000..=2190).contains(&value)
        {
            return None;
        }
        if word.len() == 4 {
            if t.any(i + 1, &["’s", "'s"]) && !t.any(i.wrapping_sub(1), &["the", "early", "late", "mid", "-"])
            {
                return None;
            }
            let grain = if value % 100 == 0 && t.word(i.wrapping_sub(1)) == "the" && value < 2000 {
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
        if let Some(first) = decade.filter(|y| t.any(link, &["and", "or", "to"]) && value > y % 100) {
            let year = first - first % 100 + value;
            return self.push_moment(i, i + 2, Date::new(year, 1, 1).map(|d| Moment::new(d, Grain::Decade)));
        }
        let owner = (1..=3)
            .map(|k| i.wrapping_sub(k))
            .find(|k| t.any(*k, &["his", "her", "their", "my", "our", "your"]));
        let apostrophe = t.any(i.wrapping_sub(1), &["'", "’", "‘"]) && t.glued(i);
        if owner.is_some() && !apostrophe {
            let figure = super::decade_of_life(t.span(i, i + 2), value);
            let modifier = modifier::of_date(t, i);
            self.out.push(Figure { modifier, ..figure });
            return Some(i + 2);
        }
        let before = i.wrapping_sub(1);
        let the = t.word(before) == "the"
            || t.any(before, &["early", "late"])
            || t.word(before) == "-" && t.word(before.wrapping_sub(1)) == "mid";
        if !(apostrophe || the && self.context.degrees.is_none()) {
            return None;
        }
        let century = if value <= 20 { 2000 } else { 1900 };
        self.push_moment(i, i + 2, Date::new(century + value, 1, 1).map(|d| Moment::new(d, Grain::Decade)))
    }

    /// `summer 2019`, `the fall of 2016`; a bare season says no year.
    fn season(&mut self, i: usize) -> Option<usize> {
        let t = &self.t;
        let of = usize::from(t.word(i + 1) == "of");
        let year = calendar::year(t, i + 1 + of)?;
        let moment = season_of(t.entry(i).season, year);
        self.push_moment(i, i + 2 + of, moment)
    }

    /// `third quarter`, `second-half results`, `19th century`, `first half of 2020`
    fn period(&mut self, i: usize) -> Option<usize> {
        let rank = i32::from(self.t.entry(i).ordinal?);
        self.ranked_period(i, i + 1, rank)
    }

    /// The period whose rank stands on `i..at`.
    pub(super) fn ranked_period(&mut self, i: usize, at: usize, rank: i32) -> Option<usize> {
        let t = &self.t;
        let noun = at + usize::from(t.hyphen(at));
        let hyphen = noun > at;
        match t.word(noun) {
            // `21st Century Fox`
            "century"
                if t.is_capital(noun) && t.is_capital(noun + 1) && !t.title_case && !t.glued(noun + 1) =>
            {
                None
            }
            "century" | "centuries" if (1..=30).contains(&rank) => {
                let moment = Date::new((rank - 1) * 100, 1, 1).map(|d| Moment::new(d, Grain::Century));
                self.push_moment(i, noun + 1, moment)
            }
            "quarter" | "half" => {
                let quarter = t.word(noun) == "quarter";
                if rank > if quarter { 4 } else { 2 } {
                    return None;
                }
                let of = usize::from(t.word(noun + 1) == "of");
                let fiscal = usize::from(t.word(noun + 1 + of) == "fiscal");
                let year = calendar::year(t, noun + 1 + of + fiscal);
                let this =
                    of == 1 && t.any(noun + 2, &["this", "last", "next"]) && t.word(noun + 3) == "year";
                let of_year = this || of == 1 && t.phrase(noun + 2, "the year");
                let sentence = t.sentence(i);
                let window = sentence.start.max(i.saturating_sub(30))..sentence.end.min(i + 30);
                let sport = window.clone().any(|k| {
                    t.any(
                        k,
                        &[
                            "touchdown",
                            "touchdowns",
                            "scored",
                            "yards",
                            "game",
                            "goal",
                            "goals",
                            "ball",
                            "halftime",
                            "points",
                            "lead",
                            "basket",
                        ],
                    ) && !t.phrase(k.wrapping_sub(1), "basis points")
                        && !t.phrase(k.wrapping_sub(1), "percentage points")
                });
                let bracket = usize::from(t.any(noun + 1, &["]", ")"]));
                let business = t.any(
                    noun + 1 + bracket,
                    &[
                        "results", "earnings", "sales", "profit", "profits", "revenue", "guidance", "loss",
                        "growth",
                    ],
                );
                let sport = sport || self.context.sport;
                if year.is_none() && !of_year && (sport && !business || !quarter && !(hyphen && business)) {
                    return None;
                }
                let mut end = noun + 1;
                let mut moment = None;
                let grain = if quarter { Grain::Quarter } else { Grain::Half };
                let length = if quarter { 3 } else { 6 };
                let within = |year: i32| {
                    Date::new(year, (rank as u32 - 1) * length + 1, 1).map(|d| Moment::new(d, grain))
                };
                if let Some(year) = year {
                    end = noun + 2 + of + fiscal;
                    moment = within(year);
                } else if this {
                    end = noun + 4;
                    let shift = match t.word(noun + 2) {
                        "last" => -1,
                        "next" => 1,
                        _ => 0,
                    };
                    moment = self.anchor().and_then(|d| within(d.year() + shift));
                } else if let Some(anchor) = self.anchor() {
                    // The last that has begun; the next that begins where the sentence looks ahead.
                    let years = anchor.year() - 1..=anchor.year() + 1;
                    let ahead = tense::around(t, i, end) == Tense::Future;
                    let mut fits = years
                        .filter_map(within)
                        .filter(|m| if ahead { m.plus(1).start > anchor } else { m.start <= anchor });
                    moment = if ahead { fits.next() } else { fits.next_back() };
                    if fiscal == 0 && t.word(i.wrapping_sub(1)) == "fiscal" {
                        moment = None;
                    }
                }
                self.push_moment(i, end, moment)
            }
            _ => None,
        }
    }

    /// `Q3`, `H1 2020`
    fn short_period(&mut self, i: usize) -> Option<usize> {
        let t = &self.t;
        let rank: u32 = t.word(i + 1).parse().ok()?;
        let quarter = t.word(i) == "q";
        let fits = t.is_number(i + 1)
            && t.word(i + 1).len() == 1
            && (1..=if quarter { 4 } else { 2 }).contains(&rank);
        if !fits
            || t.glued(i + 2) && t.is_word(i + 2)
            || !quarter && calendar::year(t, i + 2).is_none()
            || !t.is_capital(i)
        {
            return None;
        }
        let (grain, length) = if quarter { (Grain::Quarter, 3) } else { (Grain::Half, 6) };
        let of = usize::from(t.word(i + 2) == "of");
        let year = calendar::year(t, i + 2 + of);
        let end = if year.is_some() { i + 3 + of } else { i + 2 };
        let within = |year: i32| Date::new(year, (rank - 1) * length + 1, 1).map(|d| Moment::new(d, grain));
        let moment = match year {
            Some(year) => within(year),
            None => self
                .anchor()
                .and_then(|d| (d.year() - 1..=d.year()).filter_map(within).rfind(|m| m.start <= d)),
        };
        self.push_moment(i, end, moment)
    }

    /// `over the weekend`: the one just gone, or the one to come where the sentence looks ahead.
    fn weekend(&mut self, i: usize) -> Option<usize> {
        let t = &self.t;
        let spent = t.any(
            i.wrapping_sub(2),
            &["over", "during", "at", "on", "spent", "spend", "through", "throughout"],
        );
        if t.word(i.wrapping_sub(1)) != "the" || !spent || t.any(i + 1, &["of", "before", "after"]) {
            return None;
        }
        let ahead = tense::around(t, i, i + 1) == Tense::Future;
        let moment = self.anchor().map(|d| {
            let this = Moment::new(d, Grain::Weekend);
            if ahead || d.weekday().0 >= 6 { this } else { this.plus(-1) }
        });
        self.push_moment(i, i + 1, moment)
    }

    /// `fiscal 2019`, `fiscal year 2019`, `FY19`
    fn fiscal(&mut self, i: usize) -> Option<usize> {
        let t = &self.t;
        let at = i + 1 + usize::from(t.word(i + 1) == "year");
        let short = t.word(i) == "fy" && t.is_number(at) && t.word(at).len() == 2;
        let year =
            if short { t.word(at).parse().ok().map(|y: i32| 2000 + y) } else { calendar::year(t, at) }?;
        self.push_moment(i, at + 1, Moment::year(year))
    }
}

/// Spring 1 to winter 4, the winter bearing the year of its December.
pub(super) fn season_of(season: u8, year: i32) -> Option<Moment> {
    Date::new(year, u32::from(season) * 3, 1).map(|d| Moment::new(d, Grain::Season))
}
