//! Times of day: `6:38 p.m.`, `9 a.m.`, `noon`, `14:30 GMT`, `1430 GMT`.

use std::sync::OnceLock;

use super::finder::Finder;
use super::{Figure, Kind, modifier};
use crate::data;
use crate::map::Set;
use crate::wordlist::words;

/// Hour and minute, what half of the day is said, and the token behind.
#[derive(Clone, Copy)]
struct Clock {
    hour: u32,
    minute: u32,
    half: Option<bool>,
    colon: bool,
    end: usize,
}

impl Finder<'_> {
    /// A time that begins at token `i`; the token behind it.
    pub(super) fn clock(&mut self, i: usize) -> Option<usize> {
        let t = &self.t;
        match t.word(i) {
            "noon" if t.is_small(i) && !t.any(i.wrapping_sub(1), words!["high"]) => {
                return self.push_time(i, i + 1, 12, 0);
            }
            "midnight" if t.is_small(i) => return self.push_time(i, i + 1, 0, 0),
            "half" | "quarter" | "a" => return self.told_by_halves(i),
            _ => {}
        }
        if !t.is_number(i) && t.entry(i).cardinal.is_none() {
            return None;
        }
        let first = self.face(i)?;
        // `5-7 p.m.`, `10 a.m. to 4 p.m.`
        let between = t.word(first.end) == "and" && t.word(i.wrapping_sub(1)) == "between";
        let to = t.hyphen(first.end) || t.any(first.end, words!["to", "–", "-", "or"]) || between;
        // `between 05:00 and 07:30`, on the 24-hour clock
        let clocks =
            |s: &Clock| first.colon && s.colon && (between || t.hyphen(first.end)) && !self.context.sport;
        if to
            && t.word(i.wrapping_sub(1)) != "from"
            && let Some(second) = self.face(first.end + 1).filter(|s| s.half.is_some() || clocks(s))
        {
            let half = first.half.or(second.half);
            let mut start = Clock { half, ..first }.minutes();
            let end = second.minutes();
            if first.half.is_none() && start > end {
                start = Clock { half: half.map(|h| !h), ..first }.minutes();
            }
            let iso = format!("T{:02}:{:02}/T{:02}:{:02}", start / 60, start % 60, end / 60, end % 60);
            let span = t.span(i, second.end);
            self.out.push(Figure {
                iso: Some(iso),
                range_of: Some(Kind::Time),
                ..Figure::new(Kind::Range, span)
            });
            return Some(second.end);
        }
        // `scored at 7:14 of the second period`: a clock that runs, and games begin on the hour or near it.
        let played = self.context.sport && first.half.is_none() && first.minute % 5 != 0;
        let hour = (1..=12).contains(&first.hour)
            && first.end == i + 1
            && (t.is_number(i) && !t.word(i).contains('.') || !t.is_number(i));
        let led = t.any(i.wrapping_sub(1), words!["at", "by", "until", "before", "after", "around"]);
        // `at 9 tonight`, `returned at 9 Tuesday morning`
        let dated = hour
            && led
            && (t.any(first.end, words!["tonight", "today", "tomorrow", "yesterday"])
                || t.entry(first.end).weekday > 0 && t.entry(first.end + 1).part > 0);
        let sure = dated || first.half.is_some() || first.colon && !played && self.expects_time(i, first.end);
        if !sure {
            return None;
        }
        let half = first.half.or_else(|| self.half_told(first));
        let minutes = Clock { half, ..first }.minutes();
        self.push_time(i, first.end, minutes / 60, minutes % 60)
    }

    /// The half of the day that a date behind the time tells: `at 6:21 this evening`, `8:30 on Monday night`.
    fn half_told(&self, clock: Clock) -> Option<bool> {
        let t = &self.t;
        let last = (clock.end..clock.end + 4)
            .take_while(|k| t.is_word(*k))
            .find(|k| t.entry(*k).part > 0 || t.word(*k) == "tonight")?;
        // A night has hours on both sides of midnight; the small ones are the next day's.
        let late = t.word(last) == "tonight" || t.entry(last).part >= 2;
        (late && (5..12).contains(&clock.hour) || t.entry(last).part == 2 && clock.hour < 12).then_some(true)
    }

    /// `half past seven`, `a quarter to eight`: the half of the day is the one told behind, or the first.
    fn told_by_halves(&mut self, i: usize) -> Option<usize> {
        let t = &self.t;
        let at = i + usize::from(t.word(i) == "a");
        let part = match t.word(at) {
            "half" if t.word(at + 1) == "past" => 30,
            "quarter" if t.any(at + 1, words!["past", "to"]) => 15,
            _ => return None,
        };
        let hour = t.entry(at + 2).cardinal.map(u32::from).or_else(|| t.word(at + 2).parse().ok());
        let hour = hour.filter(|h| (1..=12).contains(h) && !(t.glued(at + 3) && t.is_word(at + 3)))?;
        let end = at + 3;
        let clock = Clock { hour: hour % 12, minute: 0, half: None, colon: false, end };
        let late = self.half_told(clock) == Some(true) || t.any(end, words!["p.m.", "pm"]);
        let said = usize::from(t.any(end, words!["p.m.", "pm", "a.m.", "am"]));
        let hours = (hour % 12 + if late { 12 } else { 0 }) * 60;
        let minutes =
            (if t.word(at + 1) == "to" { hours + 24 * 60 - part } else { hours + part }) % (24 * 60);
        self.push_time(i, end + said, minutes / 60, minutes % 60)
    }

    fn push_time(&mut self, from: usize, to: usize, hour: u32, minute: u32) -> Option<usize> {
        // `03:29 - Source: Harbour TV`: how long a film runs.
        let runs = from == self.t.block().start && self.t.any(to, words!["-", "–", "—", "•", "·"]);
        if runs && self.t.any(to + 1, words!["source", "credit", "video"]) {
            return Some(to);
        }
        let span = self.t.span(from, to);
        let modifier = modifier::of_amount(&self.t, from, to).or_else(|| modifier::of_date(&self.t, from));
        self.out.push(Figure {
            iso: Some(format!("T{hour:02}:{minute:02}")),
            modifier,
            ..Figure::new(Kind::Time, span)
        });
        Some(to)
    }

    /// A clock's face in figures or words, with `a.m.` or `p.m.` where it is there.
    fn face(&self, i: usize) -> Option<Clock> {
        let t = &self.t;
        if t.glued(i) && t.any(i.wrapping_sub(1), words![":", "/", ".", "$", "£", "€"]) {
            return None;
        }
        let word = t.word(i);
        let (mut hour, mut minute, mut end, mut colon) = (0, 0, i + 1, false);
        if let Some(value) = t.entry(i).cardinal {
            hour = u32::from(value);
        } else if t.is_number(i) {
            if let Some((h, m)) = word.split_once('.') {
                // `10.30am`
                hour = h.parse().ok().filter(|_| h.len() <= 2)?;
                minute = m.parse().ok().filter(|_| m.len() == 2)?;
                // `17.15 GMT`, `17.00 hrs`
                colon = self.is_zone(i + 1) || t.word(i + 1) == "hrs";
            } else if word.len() == 4 && (self.is_zone(i + 1) || t.any(i + 1, words!["hours", "hrs"])) {
                hour = word[..2].parse().ok()?;
                minute = word[2..].parse().ok()?;
                return (hour < 24 && minute < 60).then_some(Clock {
                    hour,
                    minute,
                    half: None,
                    colon: true,
                    end: i + 1,
                });
            } else {
                hour = word.parse().ok().filter(|_| word.len() <= 2)?;
                let minutes = t.word(i + 2);
                if t.word(i + 1) == ":"
                    && t.glued(i + 1)
                    && t.glued(i + 2)
                    && minutes.len() == 2
                    && t.is_number(i + 2)
                {
                    minute = minutes.parse().ok()?;
                    (end, colon) = (i + 3, true);
                    if t.word(end) == ":" && t.glued(end) {
                        return None;
                    }
                }
            }
        }
        // `at 16hrs`, `beyond 18hrs`
        let led = t.any(
            i.wrapping_sub(1),
            words!["at", "by", "until", "till", "before", "after", "from", "to", "beyond", "around"],
        );
        if t.is_number(i)
            && word.len() == 2
            && hour < 24
            && led
            && t.glued(end)
            && t.any(end, words!["hrs", "hr"])
        {
            return Some(Clock { hour, minute: 0, half: Some(hour >= 12), colon, end: end + 1 });
        }
        let mut half = None;
        match t.word(end) {
            "a.m." | "am" if !(t.word(end) == "am" && t.raw(end) == "Am") => half = Some(false),
            "p.m." | "pm" if t.raw(end) != "Pm" => half = Some(true),
            "o'clock" | "o’clock" => {
                let night = t.phrase(end + 1, "in the afternoon")
                    || t.phrase(end + 1, "in the evening")
                    || t.phrase(end + 1, "at night");
                let early = t.phrase(end + 1, "in the morning");
                return (1..=12).contains(&hour).then_some(Clock {
                    hour,
                    minute,
                    half: if night || early { Some(night) } else { Some(hour < 7 && hour > 0) },
                    colon,
                    end: end + 1,
                });
            }
            // `3 or 4 in the morning`
            _ if (t.is_number(i) || t.any(i.wrapping_sub(1), words!["at", "by", "until", "around"]))
                && (1..=12).contains(&hour)
                && minute < 60 =>
            {
                let late = t.phrase(end, "in the afternoon")
                    || t.phrase(end, "in the evening")
                    || t.phrase(end, "at night");
                if late || t.phrase(end, "in the morning") && !t.is_small(end + 3) {
                    return Some(Clock { hour, minute, half: Some(late), colon, end });
                }
            }
            _ => {}
        }
        if half.is_some() {
            end += 1;
            if !(1..=12).contains(&hour) && !(13..24).contains(&hour) {
                return None;
            }
        }
        let fits = hour < 24 && minute < 60 && (half.is_some() || t.is_number(i));
        fits.then_some(Clock { hour, minute, half, colon, end })
    }

    /// Whether a token names a time zone: in capitals, for `cat`, `eat` and `west` are words.
    fn is_zone(&self, i: usize) -> bool {
        let t = &self.t;
        static ZONES: OnceLock<Set<&str>> = OnceLock::new();
        data::words("figures/zones.txt", &ZONES).has(t.word(i))
            && t.raw(i).bytes().all(|b| b.is_ascii_uppercase())
    }

    /// Whether digits with a colon and nothing else are a time here, and no score, verse or lap.
    fn expects_time(&self, i: usize, end: usize) -> bool {
        let t = &self.t;
        let zone = self.is_zone(end)
            || (t.any(end, words!["local", "hours", "hrs", "in"])
                && (t.word(end) != "in" || t.word(end + 2) == "morning"));
        if zone
            || t.any(i.wrapping_sub(1), words!["at", "until", "by", "before", "after"])
                && t.word(i + 2).len() == 2
        {
            return true;
        }
        // `Published: 10:48, Tue, Nov 19`, `20 November 2019 11:42`
        let dated = |k: usize| t.entry(k).weekday > 0 || t.entry(k).month > 0;
        let year = super::calendar::year(t, i.wrapping_sub(1)).is_some();
        if t.word(i + 2).len() == 2
            && (t.word(end) == "," && dated(end + 1) || year && (2..5).any(|k| dated(i.wrapping_sub(k))))
        {
            return true;
        }
        // `the 07:03 from Reading`, `06:00 tomorrow`: nothing but a clock has an hour of two digits that is
        // zero or after noon; verses have a book before, laps and lengths `in` or `of`.
        let hour = t.word(i);
        let clock = hour.len() == 2 && (hour.starts_with('0') || hour >= "13");
        clock
            && t.word(i + 2).len() == 2
            && !(t.glued(end) && (t.is_word(end) || t.is_number(end) || t.glued(end + 1)))
            && (!t.glued(i) || t.word(i.wrapping_sub(1)) == "(")
            && !(t.is_capital(i.wrapping_sub(1)) && !t.begins_sentence(i.wrapping_sub(1)))
            && !t.any(i.wrapping_sub(1), words!["in", "of", "with", "just"])
    }
}

impl Clock {
    /// Minutes since midnight.
    fn minutes(self) -> u32 {
        let hour = match self.half {
            Some(false) if self.hour == 12 => 0,
            Some(true) if self.hour < 12 => self.hour + 12,
            _ => self.hour,
        };
        hour * 60 + self.minute
    }
}
