//! Dates told from where one stands: “last December”, “next week”, “this Friday”.

use super::calendar::{self, Printed};
use super::finder::Finder;
use crate::civil::Date;
use crate::wordlist::words;

use super::moment::{Grain, Moment};
use super::periods::season_of;
use super::tense::{self, Tense};

impl Finder<'_> {
    /// `last December`, `this morning`, `next week`, `the following morning`
    pub(super) fn deictic(&mut self, i: usize) -> Option<usize> {
        let t = &self.t;
        let word = t.word(i);
        let mut at = i + 1;
        let narrated = matches!(word, "previous" | "following")
            || t.word(i.wrapping_sub(1)) == "the" && matches!(word, "next")
            // `In August 2016 … The next year`
            ;
        let past = word == "past";
        if past {
            // `this past Friday`
            if t.word(i.wrapping_sub(1)) != "this" || t.entry(at).weekday == 0 {
                return None;
            }
        } else if t.any(at, words!["past", "coming"])
            && (t.entry(at + 1).weekday > 0
                || t.entry(at + 1).month > 0 && t.is_capital(at + 1)
                || t.entry(at + 1).season > 0
                || t.any(at + 1, words!["week", "weekend"]))
        {
            at += 1;
        }
        let step = match word {
            "last" | "previous" | "past" => -1,
            "next" | "following" => 1,
            _ => match t.word(at.wrapping_sub(1)) {
                "past" => -1,
                "coming" => 1,
                _ => 0,
            },
        };
        let the = t.word(i.wrapping_sub(1)) == "the";
        if the && word == "last" {
            return None;
        }
        if narrated
            && the
            && t.any(
                i.wrapping_sub(2),
                words!["over", "in", "within", "during", "for", "into", "through", "throughout"],
            )
            && t.word(at) != "day"
        {
            return None;
        }
        let published = self.anchor();
        let told = self.narrative;
        // What comes next after a day to come is seen from the publication: `by the end of the next decade`.
        let ahead = word == "next"
            && t.any(at, words!["decade", "century"])
            && told.zip(published).is_some_and(|(m, day)| m.start > day);
        let narrated = narrated && !ahead;
        let told = told.filter(|_| !ahead);
        let base = if narrated { told.map(|m| m.start) } else { published };
        let entry = t.entry(at);
        if entry.part > 0 {
            let part = entry.part;
            let moment = match word {
                "this" => published.map(|d| Moment::new(d, Grain::Day)),
                "last" if part == 4 || part == 3 => {
                    published.map(|d| Moment::new(d.plus_days(-1), Grain::Day))
                }
                "previous" | "following" | "next" if narrated => base
                    .filter(|_| told.is_some_and(|m| m.grain == Grain::Day))
                    .map(|d| Moment::new(d.plus_days(step), Grain::Day)),
                _ => return None,
            };
            return self.push_moment(i, at + 1, moment.map(|m| m.with_part(part)));
        }
        // `this Sunday, Nov. 10, 2019, photo`, `this May 5, 2011, file photo`
        let printed =
            calendar::read(t, at).filter(|p| p.day.is_some() && (p.weekday > 0 || p.year.is_some()));
        if let Some(printed) = printed.filter(|_| word == "this") {
            return self.push_printed(at, printed);
        }
        // `the following spring` of a story is counted from there.
        let origin = if narrated {
            told.filter(|m| m.grain < Grain::Year).map(|m| m.start).or(published)
        } else {
            published
        };
        if entry.weekday > 0 && t.is_capital(at) && t.word(at).ends_with("day") {
            return self.deictic_weekday(i, at, step, origin);
        }
        if entry.month > 0 && t.is_capital(at) {
            return self.deictic_month(i, at, step, origin);
        }
        if entry.season > 0 {
            return self.deictic_season(i, at, step, origin);
        }
        let grain = match t.word(at) {
            "day" if narrated => Grain::Day,
            "week" => Grain::Week,
            "weekend" => Grain::Weekend,
            "month" => Grain::Month,
            "quarter" => Grain::Quarter,
            "year" => Grain::Year,
            "decade" => Grain::Decade,
            "century" => Grain::Century,
            _ => return None,
        };
        if t.hyphen(at + 1) && !t.any(at + 2, words!["to", "on"]) {
            return None;
        }
        // `the following year` of a story told in days is still counted from that story.
        let fine = told.is_none_or(|m| m.grain <= grain);
        if narrated && !fine {
            return self.push_date(i, at + 1, None);
        }
        // A weekend seen from its week: `last weekend` on a Tuesday is the one just gone.
        let moment = base.map(|d| {
            if grain == Grain::Weekend && !narrated {
                let this = Moment::new(d, Grain::Weekend);
                return if step < 0 && d.weekday().0 == 7 { this.plus(-1) } else { this.plus(step) };
            }
            Moment::new(d, grain).plus(step)
        });
        self.push_moment(i, at + 1, moment)
    }

    fn deictic_weekday(&mut self, i: usize, at: usize, step: i32, origin: Option<Date>) -> Option<usize> {
        let weekday = self.t.entry(at).weekday;
        let part = self.t.entry(at + 1).part;
        let moment = origin.map(|d| {
            let own = i32::from(d.weekday().0);
            let forward = (i32::from(weekday) - own).rem_euclid(7);
            let days = match step {
                -1 => {
                    if forward == 0 {
                        -7
                    } else {
                        forward - 7
                    }
                }
                // The day of the coming week, not the one just ahead.
                1 if self.t.word(i) == "next" => 7 - own + i32::from(weekday),
                1 => {
                    if forward == 0 {
                        7
                    } else {
                        forward
                    }
                }
                _ => match tense::around(&self.t, i, at + 1) {
                    Tense::Past if forward > 0 => forward - 7,
                    _ => forward,
                },
            };
            Moment::new(d.plus_days(days), Grain::Day).with_part(part)
        });
        self.push_moment(i, at + 1 + usize::from(part > 0), moment)
    }

    fn deictic_month(&mut self, i: usize, at: usize, step: i32, origin: Option<Date>) -> Option<usize> {
        let printed = calendar::read(&self.t, at).unwrap_or(Printed {
            month: self.t.entry(at).month,
            end: at + 1,
            ..Printed::default()
        });
        let moment = origin.and_then(|d| {
            let years = d.year() - 1..=d.year() + 1;
            let day = u32::from(printed.day.unwrap_or(1));
            let grain = if printed.day.is_some() { Grain::Day } else { Grain::Month };
            let own = Moment::new(d, grain);
            let mut fits = years
                .filter_map(|y| Date::new(y, u32::from(printed.month), day))
                .map(|d| Moment::new(d, grain))
                .filter(|m| match step {
                    -1 => m.start < own.start,
                    1 => m.start > own.start,
                    _ => true,
                });
            match step {
                -1 => fits.next_back(),
                1 => fits.next(),
                _ => fits.min_by_key(|m| (m.start.day_number() - own.start.day_number()).abs()),
            }
        });
        self.push_moment(i, printed.end, moment)
    }

    fn deictic_season(&mut self, i: usize, at: usize, step: i32, origin: Option<Date>) -> Option<usize> {
        let season = self.t.entry(at).season;
        if self.t.any(at + 1, words!["training", "break"]) && season == 1 {
            return None;
        }
        let tense = tense::around(&self.t, i, at + 1);
        let moment = origin.and_then(|d| {
            let mut fits = (d.year() - 2..=d.year() + 1).filter_map(|y| season_of(season, y));
            match step {
                -1 => fits.rfind(|m| m.plus(1).start <= d),
                1 => fits.find(|m| m.start > d),
                // `complete this summer`, said in January
                _ if season < 3 && d.month() < u32::from(season) * 3 && tense != Tense::Past => {
                    season_of(season, d.year())
                }
                // The one under way, else the nearest.
                _ => fits.min_by_key(|m| {
                    let (start, end, day) =
                        (m.start.day_number(), m.plus(1).start.day_number(), d.day_number());
                    if (start..end).contains(&day) { 0 } else { (start - day).abs().min((end - day).abs()) }
                }),
            }
        });
        self.push_moment(i, at + 1, moment)
    }
}
