//! Stretches of the calendar with the ISO 8601 and TIMEX3 forms that state them.

use crate::civil::Date;

/// The unit in which a date is stated.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Grain {
    Day,
    Weekend,
    Week,
    Month,
    Quarter,
    Season,
    Half,
    Year,
    Decade,
    Century,
}

/// A stretch of the calendar: the one of this grain that holds the day.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Moment {
    /// Its first day.
    pub(super) start: Date,
    pub(super) grain: Grain,
    /// Part of the day, 1 morning to 4 night; 0 for the whole day.
    pub(super) part: u8,
}

impl Moment {
    pub(super) fn new(day: Date, grain: Grain) -> Moment {
        let month = |m: u32| Date::new(day.year(), m, 1).unwrap_or(day);
        let start = match grain {
            Grain::Day => day,
            Grain::Week => day.plus_days(1 - i32::from(day.weekday().0)),
            Grain::Weekend => day.plus_days(6 - i32::from(day.weekday().0)),
            Grain::Month => month(day.month()),
            Grain::Quarter => month((day.month() - 1) / 3 * 3 + 1),
            Grain::Half => month((day.month() - 1) / 6 * 6 + 1),
            // A winter begins in December and bears the year of that December.
            Grain::Season => {
                let first = match day.month() {
                    12 | 1 | 2 => 12,
                    m => m / 3 * 3,
                };
                let year = day.year() - i32::from(day.month() <= 2);
                Date::new(year, first, 1).unwrap_or(day)
            }
            Grain::Year => month(1),
            Grain::Decade => Date::new(day.year().div_euclid(10) * 10, 1, 1).unwrap_or(day),
            Grain::Century => Date::new(day.year().div_euclid(100) * 100, 1, 1).unwrap_or(day),
        };
        Moment { start, grain, part: 0 }
    }

    pub(super) fn year(year: i32) -> Option<Moment> {
        Date::new(year, 1, 1).map(|d| Moment::new(d, Grain::Year))
    }

    /// So many of its grain later, or earlier.
    pub(super) fn plus(self, count: i32) -> Moment {
        let months = |n: i32| self.start.plus_months(count.saturating_mul(n).clamp(-40_000, 40_000));
        let day = match self.grain {
            Grain::Day => self.start.plus_days(count),
            Grain::Week | Grain::Weekend => self.start.plus_days(count.saturating_mul(7)),
            Grain::Month => months(1),
            Grain::Quarter | Grain::Season => months(3),
            Grain::Half => months(6),
            Grain::Year => months(12),
            Grain::Decade => months(120),
            Grain::Century => months(1200),
        };
        Moment { part: self.part, ..Moment::new(day, self.grain) }
    }

    pub(super) fn with_part(self, part: u8) -> Moment {
        Moment { part, ..self }
    }

    pub(super) fn iso(self) -> String {
        let (year, month) = (self.start.year(), self.start.month());
        match self.grain {
            Grain::Day => {
                let part = ["", "TMO", "TAF", "TEV", "TNI"][usize::from(self.part.min(4))];
                format!("{}{part}", self.start)
            }
            Grain::Week | Grain::Weekend => {
                let (year, week) = self.start.iso_week();
                format!("{year:04}-W{week:02}{}", if self.grain == Grain::Weekend { "-WE" } else { "" })
            }
            Grain::Month => format!("{year:04}-{month:02}"),
            Grain::Quarter => format!("{year:04}-Q{}", (month - 1) / 3 + 1),
            Grain::Half => format!("{year:04}-H{}", (month - 1) / 6 + 1),
            Grain::Season => {
                let name = match month {
                    3 => "SP",
                    6 => "SU",
                    9 => "FA",
                    _ => "WI",
                };
                format!("{year:04}-{name}")
            }
            Grain::Year => format!("{year:04}"),
            Grain::Decade => format!("{:03}", year.div_euclid(10)),
            Grain::Century => format!("{:02}", year.div_euclid(100)),
        }
    }
}
