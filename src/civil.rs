//! Calendar days without a clock or time zone: the only notion of time the core has.
//!
//! Day numbers follow Howard Hinnant's "chrono-Compatible Low-Level Date Algorithms"
//! (<https://howardhinnant.github.io/date_algorithms.html>); the calendar is proleptic Gregorian.

use std::fmt;

/// A day of the proleptic Gregorian calendar. Ordered by time.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Date {
    year: i16,
    month: u8,
    day: u8,
}

/// A day of the week; Monday is 1 and Sunday 7, as in ISO 8601.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Weekday(
    /// 1 (Monday) to 7 (Sunday).
    pub u8,
);

impl Date {
    /// The day, or `None` where the calendar has no such day or the year is outside −9999..=9999.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Date> {
        let valid = (-9999..=9999).contains(&year)
            && (1..=12).contains(&month)
            && day >= 1
            && day <= days_in_month(year, month);
        valid.then_some(Date { year: year as i16, month: month as u8, day: day as u8 })
    }

    /// The calendar year.
    pub fn year(self) -> i32 {
        i32::from(self.year)
    }

    /// 1 to 12.
    pub fn month(self) -> u32 {
        u32::from(self.month)
    }

    /// 1 to 31.
    pub fn day(self) -> u32 {
        u32::from(self.day)
    }

    /// Days since 1970-01-01 (negative before).
    pub fn day_number(self) -> i32 {
        let (m, d) = (self.month() as i32, self.day() as i32);
        let y = self.year() - i32::from(m <= 2);
        let era = y.div_euclid(400);
        let year_of_era = y.rem_euclid(400);
        let day_of_year = (153 * (m + if m > 2 { -3 } else { 9 }) + 2) / 5 + d - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        era * 146_097 + day_of_era - 719_468
    }

    /// The day with this number of days since 1970-01-01; `None` outside the supported years.
    pub fn from_day_number(number: i32) -> Option<Date> {
        let z = number.checked_add(719_468)?;
        let era = z.div_euclid(146_097);
        let day_of_era = z.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let mp = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * mp + 2) / 5 + 1;
        let month = if mp < 10 { mp + 3 } else { mp - 9 };
        let year = year_of_era + era * 400 + i32::from(month <= 2);
        Date::new(year, month as u32, day as u32)
    }

    /// This many days later (earlier when negative); saturates at the ends of the supported years.
    pub fn plus_days(self, days: i32) -> Date {
        Date::from_day_number(self.day_number().saturating_add(days)).unwrap_or(self)
    }

    /// This many months later (earlier when negative), the day cut to the length of that month.
    pub fn plus_months(self, months: i32) -> Date {
        let index = self.year() * 12 + self.month() as i32 - 1 + months;
        let (year, month) = (index.div_euclid(12), index.rem_euclid(12) as u32 + 1);
        Date::new(year, month, self.day().min(days_in_month(year, month))).unwrap_or(self)
    }

    /// In words: “4 November 2019”.
    pub fn in_words(self) -> String {
        let month = MONTHS[(self.month().clamp(1, 12) - 1) as usize];
        format!("{} {month} {}", self.day(), self.year())
    }

    /// The day of the week.
    pub fn weekday(self) -> Weekday {
        Weekday((self.day_number() + 3).rem_euclid(7) as u8 + 1)
    }

    /// ISO 8601 week: (week-numbering year, week 1 to 53).
    pub fn iso_week(self) -> (i32, u32) {
        let thursday = self.plus_days(4 - i32::from(self.weekday().0));
        let first = Date { year: thursday.year, month: 1, day: 1 };
        (thursday.year(), ((thursday.day_number() - first.day_number()) / 7 + 1) as u32)
    }

    /// Reads `YYYY-MM-DD`, with anything after it ignored when it starts with `T` or a blank.
    pub fn parse(text: &str) -> Option<Date> {
        let head = text.get(..10)?;
        if text.as_bytes().get(10).is_some_and(|b| !matches!(b, b'T' | b't' | b' ')) {
            return None;
        }
        let mut parts = head.split('-');
        let year = parts.next().filter(|y| y.len() == 4)?.parse().ok()?;
        let month = parts.next()?.parse().ok()?;
        let day = parts.next()?.parse().ok()?;
        if parts.next().is_some() {
            return None;
        }
        Date::new(year, month, day)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl serde::Serialize for Date {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// The months by name.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Whether the year has a 29 February.
pub fn is_leap(year: i32) -> bool {
    (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
}

/// The number of days of a month (1 to 12) in a year.
pub fn days_in_month(year: i32, month: u32) -> u32 {
    match month {
        2 => 28 + u32::from(is_leap(year)),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn day_numbers_round_trip() {
        let first = Date::new(1600, 1, 1).unwrap().day_number();
        for number in (first..first + 200_000).step_by(7) {
            assert_eq!(Date::from_day_number(number).unwrap().day_number(), number);
        }
    }

    #[test]
    fn weeks_and_weekdays() {
        let day = Date::parse("2019-04-10").unwrap();
        assert_eq!(day.weekday(), Weekday(3));
        assert_eq!(Date::parse("2021-01-03").unwrap().iso_week(), (2020, 53));
        assert_eq!(Date::parse("2024-12-30T08:00").unwrap().iso_week(), (2025, 1));
        assert_eq!(Date::parse("2024-01-31").unwrap().plus_months(1).to_string(), "2024-02-29");
        assert_eq!(Date::parse("2024-02-30"), None);
    }
}
