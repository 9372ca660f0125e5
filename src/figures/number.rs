//! Numbers in digits and in words.

use crate::decimal;
use crate::wordlist::words;

use super::tokens::Tokens;

/// A number at a place in the text.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Number {
    pub(super) value: f64,
    /// One past its last token.
    pub(super) end: usize,
    /// Whether it begins with digits.
    pub(super) digits: bool,
    /// Digits only, no separator, no magnitude: could be a year, a code, a room.
    pub(super) bare: bool,
    /// Digits as printed of a bare number.
    pub(super) length: usize,
    /// The magnitude word or letters it carries; 1 without.
    pub(super) scale: f64,
    /// Magnitude letters glued to it that may just as well be a unit: `30m`.
    pub(super) letters: bool,
}

/// The number that begins at this token. A magnitude in letters (`5bn`, `449K`) is taken where the letters
/// can be nothing else, and `m` and `t` only after a currency (`money`).
pub(super) fn read(t: &Tokens, i: usize, money: bool) -> Option<Number> {
    let mut number = if t.is_number(i) { digits(t, i, money)? } else { words(t, i)? };
    if number.digits {
        magnitude(t, &mut number, money);
    }
    Some(number)
}

/// The value of a vulgar fraction character.
fn vulgar(mark: &str) -> Option<f64> {
    Some(match mark {
        "½" => 0.5,
        "¼" => 0.25,
        "¾" => 0.75,
        "⅓" => 1.0 / 3.0,
        "⅔" => 2.0 / 3.0,
        "⅕" => 0.2,
        "⅛" => 0.125,
        "⅜" => 0.375,
        "⅝" => 0.625,
        "⅞" => 0.875,
        _ => return None,
    })
}

fn digits(t: &Tokens, i: usize, money: bool) -> Option<Number> {
    let raw = t.word(i);
    // In an article that writes `32,7` nothing tells what `1,899` is.
    if t.foreign
        && matches!(raw.split_once([',', '.']), Some((whole, rest)) if rest.len() == 3 && whole.len() <= 3)
    {
        return None;
    }
    let value = grouped(raw).or_else(|| foreign(raw).filter(|_| money || is_measured(t, i + 1)))?;
    let bare = raw.bytes().all(|b| b.is_ascii_digit());
    let mut number =
        Number { value, end: i + 1, digits: true, bare, length: raw.len(), scale: 1.0, letters: false };
    if let Some((value, end)) = spaced(t, i, money) {
        return Some(Number { value, end, bare: false, ..number });
    }
    if let Some(part) = vulgar(t.word(i + 1)).filter(|_| bare && t.glued(i + 1)) {
        number = Number { value: value + part, end: i + 2, bare: false, ..number };
    } else if bare
        && raw.len() <= 3
        && ((t.is_number(i + 1) && !t.glued(i + 1)) || (t.hyphen(i + 1) && t.is_number(i + 2)))
    {
        // `3 1/2`, `3-1/2`
        let at = if t.is_number(i + 1) { i + 1 } else { i + 2 };
        if let Some(part) = slashed(t, at).filter(|part| *part < 1.0) {
            number = Number { value: value + part, end: at + 3, bare: false, ..number };
        }
    }
    Some(number)
}

/// The tokens from `i` on that are groups of three digits, with blanks or Swiss apostrophes between them;
/// `i` where there are none.
fn groups(t: &Tokens, i: usize) -> usize {
    let plain = |k: usize, least: usize| {
        let word = t.word(k);
        t.is_number(k) && (least..=3).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit())
    };
    if !plain(i, 1) || t.word(i).starts_with('0') || t.is_number(i.wrapping_sub(1)) {
        return i;
    }
    let mut end = i + 1;
    loop {
        let apostrophe = t.any(end, words!["’", "'"]) && t.glued(end) && t.glued(end + 1);
        let next = end + usize::from(apostrophe);
        // `1’234.50`
        let cents = apostrophe
            && t.is_number(next)
            && t.word(next)
                .split_once('.')
                .is_some_and(|(w, d)| w.len() == 3 && d.len() == 2 && !d.contains(['.', ',']));
        if cents {
            return next + 1;
        }
        if !plain(next, 3) || t.glued(next) != apostrophe || end > i + 10 {
            break;
        }
        end = next + 1;
    }
    if end == i + 1 { i } else { end }
}

/// `10 000`, `1 234 567`, `1’234`: digits in groups. A blank that may just as well part two numbers joins
/// them only behind a currency, where the page holds them together or a group begins with 0.
fn spaced(t: &Tokens, i: usize, money: bool) -> Option<(f64, usize)> {
    let end = groups(t, i);
    if end == i || is_open(t, i, end) && !money {
        return None;
    }
    let digits: String = (i..end).map(|k| t.word(k)).filter(|w| !matches!(*w, "’" | "'")).collect();
    decimal::read(&digits).map(|value| (value, end))
}

/// Whether the groups `i..end` may be two numbers.
fn is_open(t: &Tokens, i: usize, end: usize) -> bool {
    end == i + 2 && t.is_number(i + 1) && !t.word(i + 1).starts_with('0') && !t.held(i + 1)
}

/// Two groups of digits of which nothing tells whether they are one number, and the token behind them.
pub(super) fn ambiguous(t: &Tokens, i: usize) -> Option<usize> {
    let end = groups(t, i);
    let apart = t.is(i + 1, super::lexicon::class::CODES) || t.is_capital(end);
    (end > i && is_open(t, i, end) && !apart).then_some(end)
}

/// `1/2` as a value, where it is a fraction that people write.
pub(super) fn slashed(t: &Tokens, i: usize) -> Option<f64> {
    if t.word(i + 1) != "/" {
        return None;
    }
    let over = t.glued(i + 1) && t.glued(i + 2) && t.is_number(i + 2);
    let (above, below): (u32, u32) = (t.word(i).parse().ok()?, t.word(i + 2).parse().ok()?);
    let usual = matches!(below, 2 | 3 | 4 | 5 | 6 | 8 | 10 | 16 | 32);
    (over && above >= 1 && above < below && usual && t.word(i + 3) != "/")
        .then(|| f64::from(above) / f64::from(below))
}

/// The value of digits with group and decimal marks as English writes them (Indian grouping included);
/// `None` where the marks fit no rule: lists, versions, other languages' numbers.
fn grouped(raw: &str) -> Option<f64> {
    if raw.len() > 40 {
        return None;
    }
    let (whole, decimals) = raw.split_once('.').unwrap_or((raw, ""));
    if decimals.contains(['.', ',']) {
        return None;
    }
    let groups: Vec<&str> = whole.split(',').collect();
    if groups.len() > 1 {
        let (first, rest) = (groups[0].len(), &groups[1..]);
        let last = rest.last().map_or(0, |g| g.len());
        let inner = |n: usize| rest[..rest.len() - 1].iter().all(|g| g.len() == n);
        if last != 3 || !(1..=3).contains(&first) || !(inner(3) || inner(2) && first <= 2) {
            return None;
        }
        // `0,750`
        if groups[0].starts_with('0') {
            return None;
        }
    }
    let joined: String = raw.chars().filter(|c| *c != ',').collect();
    decimal::read(&joined)
}

/// The value of digits as most of Europe and South Africa write them, where English cannot mean them:
/// `32,7`, `1.234.567`, `1.234,56`; not `1.234`.
pub(super) fn foreign(raw: &str) -> Option<f64> {
    let (whole, decimals) = raw.split_once(',').unwrap_or((raw, ""));
    let groups: Vec<&str> = whole.split('.').collect();
    let grouped = groups.len() > 1 && groups[1..].iter().all(|g| g.len() == 3) && groups[0].len() <= 3;
    let sure = match decimals.len() {
        0 => grouped && groups.len() > 2,
        1 | 2 => groups.len() == 1 && whole.len() <= 6 || grouped,
        _ => false,
    };
    if !sure || decimals.contains(['.', ',']) {
        return None;
    }
    decimal::read(&format!("{}.{decimals}", groups.concat()))
}

/// Whether a unit, a magnitude or a percent sign stands at token `at`.
fn is_measured(t: &Tokens, at: usize) -> bool {
    let entry = t.entry(at);
    entry.unit.is_some() && !(t.word(at) == "in" || t.word(at).len() == 1 && !t.glued(at))
        || entry.scale.is_some()
        || entry.currency.is_some()
        || t.any(at, words!["%", "percent", "€", "°", "square", "cubic"])
        || t.phrase(at, "per cent")
}

fn magnitude(t: &Tokens, number: &mut Number, money: bool) {
    for _ in 0..2 {
        let hyphen = usize::from(t.hyphen(number.end));
        let at = number.end + hyphen;
        let Some(scale) = t.entry(at).scale.filter(|_| t.is_small(at) || t.is_capital(at)) else { break };
        if scale == 12.0 && hyphen == 1 {
            break;
        }
        number.value *= scale;
        number.scale *= scale;
        number.end = at + 1;
        number.bare = false;
    }
    if number.scale != 1.0 || !t.is_word(number.end) {
        return;
    }
    let (word, raw, glued) = (t.word(number.end), t.raw(number.end), t.glued(number.end));
    let Some(scale) = t.entry(number.end).abbreviated else { return };
    let sure = match word {
        "bn" | "mn" | "mln" | "bln" | "trn" | "tn" => true,
        "k" => glued && (money || raw == "K" && number.value >= 5.0 || raw == "k" && number.value >= 5.0),
        "m" | "b" | "t" | "tr" | "mm" | "mil" | "cr" => money,
        _ => false,
    };
    // `5m` people is a number, a `5m` wall a length: told by the plural that follows.
    let people = word == "m" && glued && t.is_small(number.end + 1) && counts(t, number.end + 1)
        // `it carries 4.3m a week`
        // `17.4m voted`, `16.1m for Remain`
        || word == "m"
            && glued
            && (t.is(number.end + 1, super::lexicon::class::PAST | super::lexicon::class::AUXILIARY)
                || number.value.fract() != 0.0 && t.any(number.end + 1, words!["for", "against", "into"])
                || t.word(number.end + 1) == "of" && t.is_number(number.end + 2)
                || t.is_small(number.end + 1) && t.word(number.end + 1).ends_with("ed"))
        || word == "m" && glued && t.any(number.end + 1, words!["a"]) && t.any(number.end + 2, words!["day", "week", "month", "year"]);
    if sure && (glued || money) || people {
        number.value *= scale;
        number.scale = scale;
        number.letters = !money;
        number.end += 1;
        number.bare = false;
    }
}

/// Whether a small word is a plural that people count.
fn counts(t: &Tokens, i: usize) -> bool {
    let word = t.word(i);
    t.is(i, super::lexicon::class::PEOPLE)
        || word.len() > 4 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us")
}

/// A number in words: `three`, `twenty-five`, `two hundred and ten`, `half a million`, `a dozen`.
fn words(t: &Tokens, i: usize) -> Option<Number> {
    if !t.is_word(i) {
        return vulgar(t.word(i)).map(|value| plain(value, i + 1));
    }
    if t.word(i) == "half" {
        return half_of(t, i).map(|(scale, end)| Number { scale, ..plain(scale / 2.0, end) });
    }
    // `the first dozen`, `an extra dozen overs`
    if t.word(i) == "dozen"
        && t.any(
            i.wrapping_sub(1),
            words![
                "first",
                "last",
                "next",
                "extra",
                "initial",
                "additional",
                "other",
                "another",
                "final",
                "the"
            ],
        )
    {
        return Some(Number { scale: 12.0, ..plain(12.0, i + 1) });
    }
    if t.any(i, words!["a", "an"]) {
        if t.phrase(i, "a quarter of a million") {
            return Some(Number { scale: 1e6, ..plain(250_000.0, i + 5) });
        }
        if t.word(i + 1) == "quarter"
            && let Some(scale) = t.entry(i + 2).scale.filter(|s| *s >= 1e6)
        {
            return Some(Number { scale, ..plain(scale / 4.0, i + 3) });
        }
        let scale = t.entry(i + 1).scale?;
        return if t.hyphen(i + 2) && scale == 12.0 { None } else { Some(compose(t, i + 1, 1.0)) };
    }
    Some(compose(t, i, f64::from(t.entry(i).cardinal?)))
}

/// The magnitude behind `half`: `half a million`, `half-dozen`; and the token behind it.
pub(super) fn half_of(t: &Tokens, i: usize) -> Option<(f64, usize)> {
    let hyphen = usize::from(t.hyphen(i + 1));
    let article = usize::from(hyphen == 0 && t.any(i + 1, words!["a", "an"]));
    let at = i + 1 + hyphen + article;
    t.entry(at)
        .scale
        .filter(|_| t.word(i) == "half" && (hyphen + article > 0 || t.word(at) == "dozen"))
        .map(|s| (s, at + 1))
}

fn plain(value: f64, end: usize) -> Number {
    Number { value, end, digits: false, bare: false, length: 0, scale: 1.0, letters: false }
}

/// Adds up number words from `at` on; `first` is the value of what stands there when it is no magnitude.
fn compose(t: &Tokens, at: usize, first: f64) -> Number {
    let (mut total, mut group, mut scale) = (0.0, first, 1.0);
    let mut end = at + usize::from(t.entry(at).cardinal.is_some());
    // After a small word only a magnitude or a smaller part may follow.
    let mut room = if first >= 20.0 { 10.0 } else { 0.0 };
    for _ in 0..12 {
        let hyphen = usize::from(t.hyphen(end));
        let and = usize::from(hyphen == 0 && t.word(end) == "and" && (scale >= 100.0));
        let next = t.entry(end + hyphen + and);
        if !t.is_word(end + hyphen + and) {
            break;
        }
        if let Some(value) = next.cardinal.map(f64::from) {
            let fits = value > 0.0 && value < room && (and == 0 || value < 100.0);
            if !fits || hyphen == 0 && room == 10.0 && scale == 1.0 && first < 20.0 {
                break;
            }
            group += value;
            room = if value >= 20.0 { 10.0 } else { 0.0 };
            end += hyphen + and + 1;
        } else if let Some(size) = next.scale.filter(|_| and == 0) {
            if size == 12.0 && group > 20.0 || total > 0.0 && size >= scale && size > 100.0 && scale > 100.0 {
                break;
            }
            if size == 100.0 {
                group *= size;
                room = 100.0;
            } else {
                total += group * size;
                group = 0.0;
                room = if size >= 1000.0 { 1000.0 } else { 0.0 };
            }
            scale = size;
            end += hyphen + 1;
        } else if and == 0 && scale == 1.0 && (t.phrase(end + hyphen, "and a half") || half(t, end) > 0) {
            // `two and a half million`, `three-and-a-half`
            group += 0.5;
            end += if hyphen == 1 { half(t, end) } else { 3 };
            if let Some(size) = t.entry(end).scale.filter(|_| t.is_word(end)) {
                return Number { scale: size, ..plain((total + group) * size, end + 1) };
            }
            break;
        } else {
            break;
        }
    }
    Number { scale, ..plain(total + group, end) }
}

/// The tokens of a glued `-and-a-half`; 0 where it is not there.
fn half(t: &Tokens, at: usize) -> usize {
    let glued = t.hyphen(at)
        && t.word(at + 1) == "and"
        && t.hyphen(at + 2)
        && t.word(at + 3) == "a"
        && t.hyphen(at + 4)
        && t.word(at + 5) == "half";
    if glued { 6 } else { 0 }
}
