//! Times of day: `6:38 p.m.`, `9 a.m.`, `noon`, `14:30 GMT`, `1430 GMT`.

use super::finder::Finder;
use super::{Figure, Kind, modifier};

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
            "noon" if t.is_small(i) && !t.any(i.wrapping_sub(1), &["high"]) => {
                return self.push_time(i, i + 1, 12, 0);
            }
            "midnight" if t.is_small(i) => return self.push_time(i, i + 1, 0, 0),
            _ => {}
        }
        if !t.is_number(i) && t.entry(i).cardinal.is_none() {
            return None;
        }
        let first = self.face(i)?;
        // `5-7 p.m.`, `10 a.m. to 4 p.m.`
        let to = t.hyphen(first.end)
            || t.any(first.end, &["to", "–", "-", "or"])
            || t.word(first.end) == "and" && t.word(i.wrapping_sub(1)) == "between";
        if to
            && t.word(i.wrapping_sub(1)) != "from"
            && let Some(second) = self.face(first.end + 1).filter(|s| s.half.is_some())
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
        let sure = first.half.is_some() || first.colon && !played && self.expects_time(i, first.end);
        if !sure {
            return None;
        }
        let minutes = first.minutes();
        self.push_time(i, first.end, minutes / 60, minutes % 60)
    }

    fn push_time(&mut self, from: usize, to: usize, hour: u32, minute: u32) -> Option<usize> {
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
        if t.glued(i) && t.any(i.wrapping_sub(1), &[":", "/", ".", "$", "£", "€"]) {
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
            } else if word.len() == 4 && t.any(i + 1, &["gmt", "utc", "hours", "hrs"]) {
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

    /// Whether digits with a colon and nothing else are a time here, and no score, verse or lap.
    fn expects_time(&self, i: usize, end: usize) -> bool {
        let t = &self.t;
        let zone = t.any(
            end,
            &[
                "gmt", "utc", "et", "est", "edt", "pt", "pst", "pdt", "ct", "cst", "cdt", "bst", "cet",
                "cest", "ist", "jst", "local", "hours", "hrs", "in",
            ],
        ) && (t.word(end) != "in" || t.word(end + 2) == "morning");
        zone || t.any(i.wrapping_sub(1), &["at", "until", "by", "before", "after"])
            && t.word(i + 2).len() == 2
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
