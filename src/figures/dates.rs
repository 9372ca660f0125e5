//! Dates in running text: which words are one, and which stretch of the calendar they mean.

use crate::civil::Date;
use crate::wordlist::words;

use super::calendar::{self, Printed};
use super::finder::Finder;
use super::lexicon::class;
use super::moment::{Grain, Moment};
use super::tense::{self, Tense};
use super::tokens::Tokens;
use super::{Figure, Kind, Modifier, modifier};

/// Whether a time of the day ends here: `p.m.`, `noon`.
fn is_hour(t: &Tokens, at: usize) -> bool {
    t.any(at, words!["a.m.", "p.m.", "a.m", "p.m", "am", "pm", "noon", "midnight"])
        || t.word(at) == "." && t.any(at.wrapping_sub(1), words!["a.m", "p.m"])
}

/// Whether a number that counts in order ends here: `second`, `4th`.
fn is_counted(t: &Tokens, at: usize) -> bool {
    t.entry(at).ordinal.is_some()
        || t.is_number(at.wrapping_sub(1)) && t.glued(at) && t.any(at, words!["th", "nd", "rd", "st"])
}

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
        if t.any(i, words!["'", "’", "‘"]) && t.is_number(i + 1) && t.glued(i + 1) && t.word(i + 2) == "s"
        {
            return self.decade(i + 1).inspect(|&end| {
                if let Some(last) = self.out.last_mut() {
                    last.span = self.t.span(i, end);
                    last.modifier = modifier::of_date(&self.t, i);
                }
            });
        }
        if !t.is_word(i) {
            return None;
        }
        let entry = t.entry(i);
        if t.word(i) == "mid" && t.any(i + 1, words!["-", "‑", "–"]) && t.word(i + 2) != "mid" {
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
            // Another year ends the story of long ago.
            self.story = self.story.filter(|(s, _)| (moment.start.year() - s.start.year()).abs() <= 1);
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
            || t.any(before, words!["’s", "'s"]) && t.is_capital(before.wrapping_sub(1))
            || t.word(before) == "of" && t.is_capital(before.wrapping_sub(1))
            || t.any(i + 1, words!["show"]);
        // `Ada Brook Harbour Today`: a line of names alone
        let last = i + 1 == t.block().end && (t.block().start..i).all(|k| t.is_capital(k));
        let titled = t.title_case && !(last && t.block().len() <= 6);
        if t.case(i) != crate::text::Case::Lower && (named && !titled || self.is_byline()) {
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
        let by = block.start + usize::from(t.any(block.start, words!["written", "posted"]));
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
        let any = t.any(article, words!["a", "an"])
            && (t.word(article.wrapping_sub(1)) == "on"
                || t.word(article.wrapping_sub(1)) == "," && !t.is_word(end))
            && !(t.is_small(end) && !t.is(end, class::FUNCTION))
            || t.any(before, words!["every", "each", "any", "alternate"])
            // `the second Tuesday of each month`
            || is_counted(t, before) && t.word(end) == "of";
        if any {
            return self.push_date(i, end, None);
        }
        // `Friday last week`, `Wednesday next week`
        if t.any(end, words!["last", "next", "this"]) && t.word(end + 1) == "week" {
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
                    words!["moved", "postponed", "delayed", "pushed", "shifted", "rescheduled", "brought"],
                )
            });
        if moved && part == 0 && t.word(end) == "to" && t.entry(end + 1).weekday > 0 {
            let days = (i32::from(t.entry(end + 1).weekday) - i32::from(number)).rem_euclid(7);
            let tense = tense::around(t, i, end + 2);
            let first = self.anchor().map(|d| calendar::weekday(d, number, tense));
            self.push_moment(i, end, first);
            return self.push_moment(end + 1, end + 2, first.map(|m| m.plus(days)));
        }
        if part == 0 && (t.any(end, words!["to", "through"]) || t.hyphen(end)) && t.entry(end + 1).weekday > 0
        {
            // `9 a.m. to 5 p.m. Tuesday-Sunday`: hours of every week.
            let hours = is_hour(t, before)
                && (before.saturating_sub(5)..before).any(|k| t.any(k, words!["to", "-", "–"]));
            if t.hyphen(end) && hours
                || t.is_number(end + 2) && (end + 3..end + 7).any(|k| is_hour(t, k))
                || t.phrase(end + 2, "every week")
            {
                return self.push_date(i, end + 2, None);
            }
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

    /// `2-5 February`, `between 2 and 5 February 2024`: the month stands behind both days.
    fn days_of_month(&mut self, i: usize) -> Option<usize> {
        let t = &self.t;
        let first: u8 = t.word(i).parse().ok().filter(|d| t.word(i).len() <= 2 && (1..=31).contains(d))?;
        let between = t.word(i.wrapping_sub(1)) == "between" && t.word(i + 1) == "and";
        let linked = t.hyphen(i + 1) || t.any(i + 1, words!["to", "–"]) || between;
        let printed = calendar::read(t, i + 2)
            .filter(|p| linked && t.is_number(i + 2) && p.day > Some(first) && p.month > 0)?;
        let start = Printed { day: Some(first), end: i + 1, weekday: 0, ..printed };
        self.interval(i, start, printed)
    }

    /// `July 30 and 31`: a day that takes its month from the one before.
    fn another_day(&mut self, i: usize) -> Option<usize> {
        let t = &self.t;
        let day: u32 = t.word(i).parse().ok().filter(|d| t.word(i).len() <= 2 && (1..=31).contains(d))?;
        let link = i.wrapping_sub(1);
        let told =
            self.out.last().filter(|f| f.kind == Kind::Date && t.any(link, words!["and", "or", "&"]))?;
        let near = t.token_start(link).is_some_and(|start| start <= told.span.end + 1);
        let ends = t.is_number(link.wrapping_sub(1)) && t.entry(link.wrapping_sub(2)).month > 0;
        let free = !t.is_word(i + 1) && !t.glued(i + 2) || t.is(i + 1, class::FUNCTION);
        let first = self.narrative.filter(|m| near && ends && free && m.grain == Grain::Day)?;
        let date = Date::new(first.start.year(), first.start.month(), day).filter(|d| *d > first.start)?;
        self.push_moment(i, i + 1, Some(Moment::new(date, Grain::Day)))
    }

    fn printed(&mut self, i: usize) -> Option<usize> {
        if let Some(end) = self.days_of_month(i).or_else(|| self.another_day(i)) {
            return Some(end);
        }
        if self.t.glued(i)
            && self.t.any(i.wrapping_sub(1), words!["-", "/", "."])
            && self.t.is_number(i)
            && self.t.is_number(i.wrapping_sub(2))
        {
            return None;
        }
        let printed = calendar::read(&self.t, i)?;
        // `every 2 April`, `each June`, `October 2023 was the warmest October`: of no year in particular.
        let t = &self.t;
        let before = i.wrapping_sub(1);
        let any = t.any(before, words!["every", "each"])
            || printed.day.is_none()
                && t.word(before).ends_with("est")
                && (t.sentence(i).start..before).any(|k| t.entry(k).month == printed.month);
        if any && printed.year.is_none() {
            return self.push_date(i, printed.end, None);
        }
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
            && t.any(end + 1, words!["that", "the"])
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
        let told = self.month_years.get(usize::from(printed.month)).copied();
        // A day is not put back to a year that is long gone: `in October 2011 … since Oct. 7`.
        let recent = |y: i32| self.anchor().is_some_and(|d| d.year() - y <= 5);
        let told = told.filter(|y| *y > 0 && (printed.day.is_none() || recent(*y)));
        let past = told.filter(|y| {
            let near = printed.resolve(self.anchor(), tense).zip(self.anchor());
            // The month just gone needs no year.
            let old = near.is_some_and(|(m, day)| day.day_number() - m.start.day_number() > 75);
            tense != Tense::Future && old && self.anchor().is_some_and(|d| *y < d.year())
        });
        let printed =
            Printed { year: printed.year.or(past).or_else(|| self.story_year(i, printed, tense)), ..printed };
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
        // `the most since October 2015` compares; the story does not go on from there.
        let compared = self
            .t
            .any(i.wrapping_sub(1), words!["since", "than", "from", "until", "before", "in"])
            && self
                .t
                .any(i.wrapping_sub(2), words!["since", "than", "from", "until", "before", "ever", "most"])
            || self.t.any(i.wrapping_sub(1), words!["since", "than"]);
        let coming = moment.zip(self.anchor()).is_some_and(|(m, day)| m.start > day);
        if (printed.year.is_some() || coming && printed.day.is_some()) && !compared {
            self.story = moment.map(|m| (m, self.t.span(i, end).end));
        }
        self.push_moment(i, end, moment)
    }

    /// The year of a date in a story of long ago, told just before with its own year: `May 7, 1945 … on
    /// May 8`. In the same sentence the end of a stretch is of that story too: `in December 2018 … until Jan. 25`.
    fn story_year(&self, i: usize, printed: Printed, tense: Tense) -> Option<i32> {
        /// A story as old as that does not come to the present without saying so.
        const LONG_AGO: i32 = 3 * 365;
        let t = &self.t;
        let (story, told) = self.story?;
        let anchor = self.anchor()?;
        let same = t.token_start(t.sentence(i).start).is_some_and(|start| start < told);
        // A run of days to come goes on from the last one: `opens June 9 … and ends October 10`.
        let goes_on = t.any(
            i.wrapping_sub(1),
            words!["and", "until", "to", "through", "ends", "on", "concludes", "–", "-"],
        );
        if story.start > anchor && same && goes_on && printed.day.is_some() && tense != Tense::Past {
            let on = |year: i32| Date::new(year, u32::from(printed.month), u32::from(printed.day?));
            let year = story.start.year();
            return (year..=year + 1).find(|y| on(*y).is_some_and(|d| d >= story.start));
        }
        if tense == Tense::Future {
            return None;
        }
        // `It was to take effect on May 8`: what was to come then.
        if tense == Tense::Soon
            && !t.sentence(i).any(|k| t.any(k, words!["was", "were"]) && t.word(k + 1) == "to")
        {
            return None;
        }
        let ends = same && t.any(i.wrapping_sub(1), words!["until", "till", "through", "to"]);
        let old = anchor.day_number() - story.start.day_number();
        if old <= LONG_AGO && !(ends && old > 60) {
            return None;
        }
        let day = u32::from(printed.day.unwrap_or(1));
        let grain = if printed.day.is_some() { Grain::Day } else { Grain::Month };
        let from = Moment::new(story.start, grain).start;
        let on = |year: i32| Date::new(year, u32::from(printed.month), day);
        let year =
            (from.year()..=from.year() + 1).find(|y| on(*y).is_some_and(|d| (from..=anchor).contains(&d)))?;
        // `on Aug. 15, 1945 … the attacks of Aug. 6`: days before it rather than a year later.
        let away = |year: i32| on(year).map(|d| d.day_number() - from.day_number());
        let before =
            away(year - 1).is_some_and(|days| -days <= 60) && away(year).is_some_and(|days| days > 300);
        Some(year - i32::from(before && !ends))
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
        if noun && back(1) == "the" && words!["for", "before", "until"].has(back(2))
            || noun && back(1) == "the" && back(2) == "of" && back(3) == "ahead"
        {
            return Tense::Near;
        }
        // `than in April`, `if the May report was weak`: with a future verb elsewhere in the sentence.
        let compared = back(1) == "in" && back(2) == "than";
        let ahead =
            self.anchor().is_some_and(|d| (i32::from(printed.month) - d.month() as i32).rem_euclid(12) >= 10);
        // `the bar rises in September`, said in June
        let rises = |k: usize| t.is(k, class::CHANGE) && t.word(k).ends_with('s');
        if tense == Tense::Unknown && (t.sentence(i).start.max(i.saturating_sub(10))..i).any(rises) {
            return Tense::Soon;
        }
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
        if !(between || t.hyphen(at) || t.any(at, words!["to", "through", "thru", "until", "–", "-"])) {
            return None;
        }
        let next = at + 1;
        let bare_day = t.is_number(next)
            && t.word(next).len() <= 2
            && first.day.is_some()
            && !t.any(next + 1, words!["percent", "%", "p.m.", "a.m.", "pm", "am", "per", ":", "/"]);
        let second = if bare_day && t.entry(next + 1).month == 0 {
            let day: u8 = t.word(next).parse().ok().filter(|d| *d <= 31 && Some(*d) > first.day)?;
            let comma = usize::from(t.word(next + 1) == ",");
            let year = calendar::year(t, next + 1 + comma);
            let end = if year.is_some() { next + 2 + comma } else { next + 1 };
            Printed { day: Some(day), year, end, weekday: 0, ..first }
        } else {
            calendar::read(t, next).filter(|p| p.weekday == 0)?
        };
        self.interval(i, first, second)
    }

    fn interval(&mut self, i: usize, first: Printed, second: Printed) -> Option<usize> {
        let tense = tense::around(&self.t, i, second.end);
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
}
