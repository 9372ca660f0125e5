//! Days as pages write them.

use std::sync::OnceLock;

use crate::civil::Date;
use crate::lower;

/// The calendar day of a value of `datetime`, `datePublished` and the like, in the zone it is written in:
/// ISO 8601 in its basic and extended forms, RFC 2822, and days in words in the languages of [`month`].
pub(crate) fn day(text: &str) -> Option<Date> {
    let text = text.trim();
    iso(text)
        .or_else(|| in_words(text).map(|(date, _)| date))
        .or_else(|| slashed(text))
        .or_else(|| by_signs(text))
        .filter(plausible)
}

/// Pages are younger than the web, and a year typed wrong is no date.
fn plausible(date: &Date) -> bool {
    (1990..=2100).contains(&date.year())
}

/// `2019-04-10…`, `20190410`, `2019/04/10`, `2019.04.10`.
fn iso(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    let number = |range: std::ops::Range<usize>| {
        let digits = bytes.get(range)?;
        digits.iter().try_fold(0u32, |n, b| b.is_ascii_digit().then(|| n * 10 + u32::from(b - b'0')))
    };
    let year = number(0..4)?;
    let after = |at: usize| !bytes.get(at).is_some_and(u8::is_ascii_digit);
    if matches!(bytes.get(4), Some(b'-' | b'/' | b'.')) {
        let (month, end) = match number(5..7) {
            Some(month) => (month, 7),
            None => (number(5..6)?, 6),
        };
        (bytes.get(end) == bytes.get(4)).then_some(())?;
        let day = number(end + 1..end + 3).or_else(|| number(end + 1..end + 2))?;
        return Date::new(year as i32, month, day);
    }
    let basic = after(8) || bytes.len() == 14;
    if basic { Date::new(year as i32, number(4..6)?, number(6..8)?) } else { None }
}

/// `10.04.2019` and `10/04/2019`: the day first unless that is impossible; undecidable ones are no date.
fn slashed(text: &str) -> Option<Date> {
    let head = text.split_whitespace().next()?;
    let dotted = head.contains('.');
    let mut parts = head.trim_end_matches([',', ';', '.']).split(['.', '/']).map(str::parse::<u32>);
    let (a, b, year) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
    if parts.next().is_some() || year < 1000 {
        return None;
    }
    match (a, b) {
        (13.., _) => Date::new(year as i32, b, a),
        (_, 13..) => Date::new(year as i32, a, b),
        _ if dotted || a == b => Date::new(year as i32, b, a),
        _ => None,
    }
}

/// The day that a short line states: in words, or in figures where the line has little else.
pub(crate) fn in_line(line: &str) -> Option<Date> {
    /// Letters beside the figures: a label, the name of a day.
    const LETTERS: usize = 24;
    let words = in_words(line).map(|(date, _)| date);
    let figures = || {
        let letters = line.chars().filter(|c| c.is_alphabetic()).count();
        let mut parts = line.split(|c: char| c.is_whitespace() || matches!(c, '|' | ',' | '(' | ')' | '·'));
        (letters <= LETTERS)
            .then(|| parts.find_map(|part| iso(part).or_else(|| slashed(part))))?
            .or_else(|| by_signs(line))
    };
    words.or_else(figures).filter(plausible)
}

/// `2019年4月10日`, `2019년 4월 10일`.
fn by_signs(text: &str) -> Option<Date> {
    let mut numbers = [0u32; 3];
    let mut rest = text;
    for (slot, signs) in numbers.iter_mut().zip([['年', '년'], ['月', '월'], ['日', '일']]) {
        let (head, tail) = rest.split_once(signs)?;
        let digits = head.trim_end().trim_start_matches(|c: char| !c.is_ascii_digit());
        *slot = digits.parse().ok()?;
        rest = tail;
    }
    Date::new(numbers[0] as i32, numbers[1], numbers[2])
}

/// The first day in words in a short text, and where it ends: `April 10, 2019`, `10 avril 2019`,
/// `10. April 2019`, `Wed, 10 Apr 2019`, `10 de abril de 2019`.
pub(crate) fn in_words(text: &str) -> Option<(Date, usize)> {
    let mut words: Vec<(&str, usize)> = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain(Some((text.len(), ' '))).take(400) {
        if c.is_alphanumeric() {
            start.get_or_insert(at);
        } else if let Some(begin) = start.take() {
            words.push((&text[begin..at], at));
        }
    }
    let number = |index: Option<usize>| -> Option<u32> {
        let (word, _) = words.get(index?)?;
        word.trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse().ok()
    };
    let skip_de = |index: usize, step: isize| -> Option<usize> {
        let next = index.checked_add_signed(step)?;
        match words.get(next)?.0 {
            "de" | "del" => next.checked_add_signed(step),
            _ => Some(next),
        }
    };
    for (index, (word, _)) in words.iter().enumerate() {
        let Some(month) = month(word) else { continue };
        let (before, after) = (skip_de(index, -1), skip_de(index, 1));
        let end = |at: Option<usize>| at.and_then(|i| words.get(i)).map_or(text.len(), |w| w.1);
        let full = |year: &u32| (1000..=9999).contains(year);
        let written = number(before).zip(number(after).filter(full)).map(|(d, y)| (d, y, end(after)));
        let american = || {
            let year = after.map(|i| i + 1);
            number(after).zip(number(year).filter(full)).map(|(d, y)| (d, y, end(year)))
        };
        if let Some((day, year, end)) = written.or_else(american)
            && let Some(date) = Date::new(year as i32, month, day)
        {
            return Some((date, end));
        }
    }
    None
}

/// 1 to 12 for the name of a month, whole or cut, in the languages of Western and Northern Europe, Polish and Russian.
fn month(word: &str) -> Option<u32> {
    static SORTED: OnceLock<Vec<(&str, u32)>> = OnceLock::new();
    // The shortest name and the longest, in bytes.
    if !(3..=16).contains(&word.len()) || word.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let sorted = SORTED.get_or_init(|| {
        let mut all = Vec::new();
        let lines = crate::data::table("text/months.txt").lines().filter(|line| !line.starts_with('#'));
        for (month, names) in (1..).zip(lines) {
            names.split(' ').for_each(|name| all.push((name, month)));
        }
        crate::order::by_key(&mut all, |(name, _)| *name);
        all
    });
    let lower = lower::text(word);
    sorted.binary_search_by(|(name, _)| (*name).cmp(&lower)).ok().map(|at| sorted[at].1)
}

/// The day in an address: `/2019/04/10/`, `/2019-04-10-`, `-20190410`, `/2019/apr/10/`.
pub(crate) fn in_address(url: &str) -> Option<Date> {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest).split(['?', '#']).next()?;
    let path = &path[path.find('/')?..];
    let parts: Vec<&str> = path.split(['/', '-', '_', '.']).collect();
    let number = |text: &str, length: std::ops::RangeInclusive<usize>| -> Option<u32> {
        (length.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit()))
            .then(|| text.parse().ok())?
    };
    for (index, part) in parts.iter().enumerate() {
        if part.len() == 8
            && let Some(date) = number(part, 8..=8).and_then(|_| iso(part)).filter(plausible)
        {
            return Some(date);
        }
        let Some(year) = number(part, 4..=4) else { continue };
        let (Some(second), Some(third)) = (parts.get(index + 1), parts.get(index + 2)) else { continue };
        let Some(month) = number(second, 1..=2).or_else(|| month(second)) else { continue };
        let date = number(third, 1..=2).and_then(|day| Date::new(year as i32, month, day)).filter(plausible);
        if date.is_some() {
            return date;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(read: fn(&str) -> Option<Date>, text: &str, expected: &str) {
        assert_eq!(read(text).map_or(String::new(), |d| d.to_string()), expected, "{text}");
    }

    #[test]
    fn values() {
        for (text, expected) in [
            ("2019-04-10T23:30:00-05:00", "2019-04-10"),
            ("2019-04-10 07:00", "2019-04-10"),
            ("20190410T0700Z", "2019-04-10"),
            ("20190410", "2019-04-10"),
            ("Wed, 10 Apr 2019 07:00:00 +0200", "2019-04-10"),
            ("April 10th, 2019 at 7 p.m.", "2019-04-10"),
            ("10. März 2019, 7.30 Uhr", "2019-03-10"),
            ("10 de abril de 2019", "2019-04-10"),
            ("le 1er août 2022 à 10h", "2022-08-01"),
            ("10.4.2019", "2019-04-10"),
            ("10/04/2019", ""),
            ("25/12/2019", "2019-12-25"),
            ("1554854400", ""),
            ("2019-02-30", ""),
            ("0001-01-01T00:00:00", ""),
            ("2019年4月10日", "2019-04-10"),
            ("10 aprile 2019", "2019-04-10"),
            ("10 апреля 2019 г.", "2019-04-10"),
            ("today", ""),
        ] {
            check(day, text, expected);
        }
    }

    #[test]
    fn lines() {
        for (text, expected) in [
            ("Published April 10, 2019 at 7 p.m.", "2019-04-10"),
            ("Stand: 10.04.2019, 11:38 Uhr", "2019-04-10"),
            ("2019.04.10", "2019-04-10"),
            ("2019년 4월 10일 (수)", "2019-04-10"),
            ("The 10.04.2019 release of the council's software has not been found", ""),
            ("10/04/2019", ""),
            ("11:38", ""),
        ] {
            check(in_line, text, expected);
        }
    }

    #[test]
    fn addresses() {
        for (url, expected) in [
            ("https://paper.example/2019/04/10/vote", "2019-04-10"),
            ("https://paper.example/world/2019/apr/10/vote", "2019-04-10"),
            ("https://paper.example/vote-20190410.html", "2019-04-10"),
            ("https://paper.example/2019/04/vote-in-2018", ""),
            ("https://2019.example/04/10/", ""),
            ("paper", ""),
        ] {
            check(in_address, url, expected);
        }
    }
}
