//! Periods of the calendar that bear a rank or a name: quarters, halves, centuries, seasons, fiscal years, weekends.

use crate::civil::Date;
use crate::wordlist::words;

use super::calendar;
use super::counted::is_amount;
use super::finder::Finder;
use super::moment::{Grain, Moment};
use super::tense::{self, Tense};

impl Finder<'_> {
    /// `summer 2019`, `the fall of 2016`; a bare season says no year.
    pub(super) fn season(&mut self, i: usize) -> Option<usize> {
        let t = &self.t;
        let of = usize::from(t.word(i + 1) == "of");
        let at = i + 1 + of;
        let year = calendar::year(t, at)?;
        let moment = season_of(t.entry(i).season, year);
        // `the winter of 1944-45` begins in the first year.
        let next = t.word(at + 2).parse::<i32>().ok().filter(|_| t.hyphen(at + 1) || t.word(at + 1) == "/");
        let both = next.is_some_and(|n| n == (year + 1) % 100 || n == year + 1);
        self.push_moment(i, at + 1 + if both { 2 } else { 0 }, moment)
    }

    /// `third quarter`, `second-half results`, `19th century`, `first half of 2020`
    pub(super) fn period(&mut self, i: usize) -> Option<usize> {
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
                    of == 1 && t.any(noun + 2, words!["this", "last", "next"]) && t.word(noun + 3) == "year";
                let of_year = this || of == 1 && t.phrase(noun + 2, "the year");
                let sentence = t.sentence(i);
                let window = sentence.start.max(i.saturating_sub(30))..sentence.end.min(i + 30);
                let sport = window.clone().any(|k| {
                    t.any(
                        k,
                        words![
                            "touchdown",
                            "touchdowns",
                            "scored",
                            "yards",
                            "game",
                            "goal",
                            "goals",
                            "ball",
                            "halftime",
                            "lead",
                            "basket",
                        ],
                    )
                    // `24 points`, but neither `basis points` nor `points to a rebound`
                        || t.word(k) == "points" && is_amount(t, k.wrapping_sub(1))
                });
                let bracket = usize::from(t.any(noun + 1, words!["]", ")"]));
                let business = t.any(
                    noun + 1 + bracket,
                    words![
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
    pub(super) fn short_period(&mut self, i: usize) -> Option<usize> {
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
    pub(super) fn weekend(&mut self, i: usize) -> Option<usize> {
        let t = &self.t;
        let spent = t.any(
            i.wrapping_sub(2),
            words!["over", "during", "at", "on", "spent", "spend", "through", "throughout"],
        );
        if t.word(i.wrapping_sub(1)) != "the" || !spent || t.any(i + 1, words!["of", "before", "after"]) {
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
    pub(super) fn fiscal(&mut self, i: usize) -> Option<usize> {
        let t = &self.t;
        let at = i + 1 + usize::from(t.word(i + 1) == "year");
        let short = t.word(i) == "fy" && t.is_number(at) && t.word(at).len() == 2;
        let year =
            if short { t.word(at).parse().ok().map(|y: i32| 2000 + y) } else { calendar::year(t, at) }?;
        // `FY 2020/21` runs over both.
        let next = t.word(at + 2).parse::<i32>().ok().filter(|_| t.word(at + 1) == "/" || t.hyphen(at + 1));
        // `FY2020-22`: from one to the other.
        // `FY1999/00`
        let turn = |last: i32| if last < year { last + 100 } else { last };
        let last = next.map(|n| if n < 100 { turn(year - year % 100 + n) } else { n });
        if let Some(last) = last.filter(|l| (year + 1..year + 10).contains(l) && !short) {
            self.narrative = Moment::year(last);
            return self.push_date(i, at + 3, Some(format!("{year:04}/{last:04}")));
        }
        self.push_moment(i, at + 1, Moment::year(year))
    }
}

/// Spring 1 to winter 4, the winter bearing the year of its December.
pub(super) fn season_of(season: u8, year: i32) -> Option<Moment> {
    Date::new(year, u32::from(season) * 3, 1).map(|d| Moment::new(d, Grain::Season))
}
