//! What stands behind a number: percent signs, currencies, units.

use super::homes::Homes;
use super::lexicon::{Currency, Unit, class, unit};
use super::number::Number;
use super::tokens::Tokens;
use crate::wordlist::{WordList, words};

/// What a number measures, told by the words behind it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Measure {
    None,
    Percent,
    /// Percentage points; the factor turns basis points into points.
    Points(f64),
    /// The factor turns cents and pence into the full unit.
    Money(&'static Currency, f64),
    Unit(&'static Unit),
}

/// What the article as a whole tells about ambiguous words.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Context {
    /// Pounds are money.
    pub(super) sterling: bool,
    /// Bare degrees are of this unit.
    pub(super) degrees: Option<&'static Unit>,
    /// What `$` is in an article about another country of dollars.
    pub(super) dollar: Option<&'static str>,
    /// What bare cents are a part of.
    pub(super) cents: Option<&'static str>,
    /// `N500`, `R350`, `P20` are money: the currency whose letter that is.
    pub(super) letter_money: Option<&'static str>,
    /// Whose shillings `Sh` are.
    pub(super) shillings: Option<&'static str>,
    /// Bare francs are of Switzerland.
    pub(super) francs: bool,
    /// Whose rupees these are, where not India's.
    pub(super) rupees: Option<&'static str>,
    /// The country whose pesos these are.
    pub(super) pesos: Option<&'static str>,
    /// The article is about what people said they would vote for.
    pub(super) poll: bool,
    /// The article is about games.
    pub(super) sport: bool,
}

impl Context {
    pub(super) fn of(text: &str) -> Context {
        let lower = text.to_ascii_lowercase();
        let has = |word: &str| lower.contains(word);
        let first = |words: [&str; 2]| words.iter().filter_map(|w| lower.find(w)).min();
        let weather =
            ["temperature", "forecast", "heat wave", "heatwave", "weather", "warming", "humidity", "temps "];
        let metric =
            || text.contains('£') || ["kilomet", "metre", " km", "km/h", "kph"].iter().any(|w| has(w));
        // Of two scales the one told first is the article's own.
        let degrees = match (first(["fahrenheit", "°f"]), first(["celsius", "°c"])) {
            (Some(f), Some(c)) => unit(if f < c { "[degF]" } else { "Cel" }),
            (Some(_), None) => unit("[degF]"),
            (None, Some(_)) => unit("Cel"),
            _ if weather.iter().any(|w| has(w)) => unit(if metric() { "Cel" } else { "[degF]" }),
            _ => None,
        };
        let homes = Homes(&lower);
        let letter_money = ["n", "r", "p"].iter().find_map(|sign| homes.only(sign));
        let dollar = text.contains('$').then(|| homes.dollar()).flatten();
        // Cents are of the article's own dollar, else of the one money it tells of.
        let other = if text.contains('€') { Some("EUR") } else { homes.only("r") };
        let cents = dollar.or(other.filter(|_| !text.contains('$')));
        Context {
            sport: false,
            poll: has("poll") && (has("voters") || has("percent") || has("survey")),
            sterling: text.contains('£') || has("sterling"),
            degrees,
            dollar,
            cents,
            francs: homes.only("fr").is_some() && !has("cfa"),
            letter_money,
            rupees: homes.most("rs"),
            shillings: homes.most("sh"),
            pesos: homes.only("peso"),
        }
    }
}

/// What may stand between a number and the time that it counts.
#[rustfmt::skip]
const OF_TIME: WordList = words![
    "more", "additional", "extra", "further", "full", "whole", "long", "short", "straight", "consecutive", "successive",
    "working", "business", "calendar", "solid", "happy", "hard", "tough", "difficult", "good", "brief",
];

/// The measure at token `at`, right behind a number, and the token after it.
pub(super) fn read(t: &Tokens, context: &Context, number: &Number, at: usize) -> (Measure, usize) {
    // `40+ years`
    if t.word(at) == "+" && t.glued(at) && t.is_word(at + 1) && !t.glued(at + 1) {
        let unit = units(t, context, number, at + 1, at + 1);
        return unit.map_or((Measure::None, at), |(unit, end)| (Measure::Unit(unit), end));
    }
    if t.word(at) == "%" {
        return (Measure::Percent, at + 1);
    }
    // `10,000/-`, `4m/-`: shillings, and rupees, without small change.
    let letter = usize::from(t.any(at, words!["m", "k", "bn"]) && t.glued(at));
    let whole = |k: usize| t.word(k) == "/" && t.glued(k) && t.word(k + 1) == "-" && t.glued(k + 1);
    if whole(at + letter)
        && let Some(code) = context.shillings.or(context.rupees)
        && let Some(currency) = t.lexicon.currency(code)
    {
        let scale = match t.word(at) {
            "m" => 1e6,
            "k" => 1e3,
            "bn" => 1e9,
            _ => 1.0,
        };
        return (Measure::Money(currency, scale), at + letter + 2);
    }
    if matches!(t.word(at), "¢") && t.glued(at) {
        return (cents(t, "USD"), at + 1);
    }
    // `50€`, `1,200 ₽`; not the sign of the next amount.
    if words!["€", "£", "¥", "₩", "₽", "₹", "₺", "₴", "₦", "$", "₪", "฿", "zł"].has(t.word(at))
        && !t.is_number(at + 1)
        && (t.glued(at) || t.word(at) != "$")
        && let Some(currency) = t.lexicon.sign(t.word(at))
    {
        return (Measure::Money(currency, 1.0), at + 1);
    }
    let hyphen = usize::from(t.hyphen(at));
    let j = at + hyphen;
    if !t.is_word(j) && t.word(j) != "°" {
        return (Measure::None, at);
    }
    match t.word(j) {
        "percent" | "pct" => return (Measure::Percent, j + 1),
        "pc" if t.glued(j) => return (Measure::Percent, j + 1),
        "per" if t.word(j + 1) == "cent" => return (Measure::Percent, j + 2),
        "per" if t.hyphen(j + 1) && t.word(j + 2) == "cent" => return (Measure::Percent, j + 3),
        "percentage" => {
            let k = j + 1 + usize::from(t.hyphen(j + 1));
            if t.any(k, words!["point", "points"]) {
                return (Measure::Points(1.0), k + 1);
            }
        }
        "basis" => {
            let k = j + 1 + usize::from(t.hyphen(j + 1));
            if t.any(k, words!["point", "points"]) {
                return (Measure::Points(0.01), k + 1);
            }
        }
        "bps" | "bp" => return (Measure::Points(0.01), j + 1),
        _ => {}
    }
    if let Some((measure, end)) = money(t, context, number, j, hyphen == 1) {
        return (measure, end);
    }
    // `two more years`, `five working days`
    let kept = hyphen == 0 && OF_TIME.has(t.word(j)) && t.entry(j + 1).unit.is_some_and(Unit::is_time);
    let j = j + usize::from(kept);
    match units(t, context, number, if kept { j } else { at }, j) {
        Some((unit, end)) => (Measure::Unit(unit), end),
        None => (Measure::None, at),
    }
}

fn cents(t: &Tokens, code: &str) -> Measure {
    t.lexicon.currency(code).map_or(Measure::None, |c| Measure::Money(c, 0.01))
}

fn money(t: &Tokens, context: &Context, number: &Number, j: usize, hyphen: bool) -> Option<(Measure, usize)> {
    let full = |code: &str, end: usize| t.lexicon.currency(code).map(|c| (Measure::Money(c, 1.0), end));
    match t.word(j) {
        "cent" | "cents" if !t.hyphen(j + 1) || t.word(j) == "cents" || hyphen => {
            let code = if t.word(j + 1) == "euro" { "EUR" } else { context.cents.unwrap_or("USD") };
            return Some((cents(t, code), j + 1));
        }
        "us" | "u.s." if t.raw(j).starts_with('U') && t.any(j + 1, words!["cents", "cent"]) => {
            return Some((cents(t, "USD"), j + 2));
        }
        // `160.9c a litre`
        "c" if t.glued(j)
            && t.raw(j) == "c"
            && t.any(j + 1, words!["a", "per"])
            && t.entry(j + 2).unit.is_some() =>
        {
            return Some((cents(t, context.cents.unwrap_or("USD")), j + 1));
        }
        "pence" | "penny" => return Some((cents(t, "GBP"), j + 1)),
        "p" if t.glued(j) && t.raw(j) == "p" && context.sterling => return Some((cents(t, "GBP"), j + 1)),
        "pound" | "pounds" => {
            let weighed = hyphen
                || (2..=4).any(|k| t.word(j.wrapping_sub(k)).starts_with("weigh"))
                || t.any(j + 1, words!["of", "heavier", "lighter"]) && number.scale < 1000.0;
            // `1.7 million pounds of thrust`
            let much = number.scale >= 1e6 && (context.sterling || t.word(j + 1) != "of");
            let money = t.word(j + 1) == "sterling" || much || context.sterling && !weighed;
            let end = j + 1 + usize::from(t.word(j + 1) == "sterling");
            return if money { full("GBP", end) } else { None };
        }
        "rupee" | "rupees" => return full(context.rupees.unwrap_or("INR"), j + 1),
        "peso" | "pesos" => {
            let code = context.pesos.unwrap_or("MXN");
            return full(code, j + 1).or_else(|| full("MXN", j + 1));
        }
        "francs" | "franc" if context.francs => return full("CHF", j + 1),
        "won" if number.value >= 1000.0 && number.digits => return full("KRW", j + 1),
        "real" => return if number.scale >= 1e6 { full("BRL", j + 1) } else { None },
        "rials" | "riyals" => return full(if t.word(j) == "rials" { "IRR" } else { "SAR" }, j + 1),
        "us" if t.raw(j) == "US" && t.any(j + 1, words!["dollars", "dollar"]) => return full("USD", j + 2),
        _ => {}
    }
    let (adjective, k) = if t.is_capital(j) && !t.hyphen(j + 1) {
        let two = t.is_capital(j + 1) && t.is(j, 0) | t.any(j, words!["hong", "new", "south"]);
        let last = j + usize::from(two);
        (t.word(last), last + 1)
    } else {
        ("", j)
    };
    // `New Zealand dollars`: the table has the last two words.
    if k > j
        && let Some(currency) = t.lexicon.find(&format!("{adjective}_{}", t.word(k))).currency
    {
        return Some((Measure::Money(currency, 1.0), k + 1));
    }
    let currency = t.entry(j).currency?;
    if currency.code == "CHF" && t.is_small(j) {
        return None;
    }
    Some((Measure::Money(currency, 1.0), j + 1))
}

fn units(
    t: &Tokens,
    context: &Context,
    number: &Number,
    at: usize,
    j: usize,
) -> Option<(&'static Unit, usize)> {
    let hyphen = j > at;
    let find = |name: &str| t.lexicon.find(name).unit;
    let next = j + 1 + usize::from(t.hyphen(j + 1));
    // `square feet`, `3,300-sq.-ft.`, `megawatt-hours`: the table has the two words.
    let dot = usize::from(t.any(j, words!["sq", "cu"]) && t.word(next) == "." && t.glued(next));
    let second = next + dot + usize::from(dot == 1 && t.hyphen(next + 1));
    if let Some(unit) = find(&format!("{}_{}", t.word(j), t.word(second))) {
        return Some((unit, second + 1));
    }
    let (name, end) = match t.word(j) {
        "°" => {
            let letter = t.word(j + 1);
            if matches!(letter, "c" | "f") && t.is_word(j + 1) {
                return find(if letter == "c" { "°c" } else { "°f" }).map(|u| (u, j + 2));
            }
            return context.degrees.or_else(|| find("°")).map(|u| (u, j + 1));
        }
        // `40C`, `101 F`; with decimals they can be nothing else: `1.5C`.
        "c" | "f"
            if !hyphen
                && t.case(j) == crate::text::Case::Upper
                && (context.degrees.is_some() && (t.glued(j) || number.digits && !t.is_capital(j + 1))
                    || t.word(j.wrapping_sub(2)) == "minus" && !t.is_capital(j + 1)
                    || t.glued(j) && number.value.fract() != 0.0 && !t.hyphen(j + 1)) =>
        {
            (if t.word(j) == "c" { "°c" } else { "°f" }, j + 1)
        }
        "degree" | "degrees" => {
            let scale = match t.word(next) {
                "c" if t.raw(next) == "C" => "°c",
                "f" if t.raw(next) == "F" => "°f",
                _ => "",
            };
            // `a 40-degree angle`, `28 degrees north`
            let turned = t.any(
                next,
                words![
                    "angle",
                    "angles",
                    "turn",
                    "turns",
                    "slope",
                    "slopes",
                    "incline",
                    "north",
                    "south",
                    "east",
                    "west",
                    "latitude",
                    "longitude",
                    "view",
                    "camera",
                ],
            );
            let academic = t.any(next, words!["from", "in", "at"]) && context.degrees.is_none();
            if !scale.is_empty() {
                (scale, next + 1)
            } else if turned {
                ("°", j + 1)
            } else {
                return context.degrees.or_else(|| find("°")).filter(|_| !academic).map(|u| (u, j + 1));
            }
        }
        "miles" | "mile" if t.word(j + 1) == "per" && t.word(j + 2) == "gallon" => ("mpg", j + 3),
        "fahrenheit" | "celsius" if !hyphen && number.digits => {
            (if t.word(j) == "celsius" { "°c" } else { "°f" }, j + 1)
        }
        // `882 mb` is a pressure.
        "mb" if t.raw(j) == "mb" && !t.glued(j) => ("millibar", j + 1),
        // `417 parts per million`
        "parts" if t.word(j + 1) == "per" && t.any(j + 2, words!["million", "billion"]) => {
            (if t.word(j + 2) == "million" { "ppm" } else { "ppb" }, j + 3)
        }
        // `1-2in of rain`
        "in" if t.glued(j) && !hyphen && number.digits => ("inch", j + 1),
        // `0.14 of an inch`
        "of" if number.value < 1.0 && number.digits && t.any(j + 1, words!["a", "an"]) => {
            return t.entry(j + 2).unit.filter(|u| !u.is_time()).map(|u| (u, j + 3));
        }
        "au" if t.raw(j) != "AU" => return None,
        "g" if number.bare
            && (3.0..=6.0).contains(&number.value)
            && t.any(
                j + 1,
                words!["network", "networks", "mobile", "phones", "spectrum", "technology", "services"],
            ) =>
        {
            return None;
        }
        // `less than 30 g, he said`
        "g" if !t.glued(j)
            && number.digits
            && t.raw(j) == "g"
            && (!t.is_word(j + 1) || t.word(j + 1) == "of") =>
        {
            ("g", j + 1)
        }
        "m" if !t.glued(j)
            && number.digits
            && t.raw(j) == "m"
            && (!t.is_word(j + 1) && !t.glued(j + 1) || t.is(j + 1, class::FUNCTION)) =>
        {
            ("m", j + 1)
        }
        "m" if t.word(j + 1) == "/" && t.glued(j + 1) && t.any(j + 2, words!["s", "sec"]) => ("m_s", j + 3),
        // `40 Nm` is torque, `40 nm` a length.
        "nm" if t.raw(j) == "Nm" => ("newton_metre", j + 1),
        "w" if t.raw(j) == "W" && t.glued(j) => ("watt", j + 1),
        "v" if t.raw(j) == "V" && t.glued(j) => ("volt", j + 1),
        "mp" if !t.glued(j) || hyphen || t.raw(j) != "MP" => return None,
        "pound" | "pounds" => ("lb", j + 1),
        "stone" if number.value >= 5.0 && !hyphen => ("stone_weight", j + 1),
        _ => ("", 0),
    };
    if !name.is_empty() {
        return find(name).map(|u| (u, end));
    }
    let unit = t.entry(j).unit?;
    let (word, raw) = (t.word(j), t.raw(j));
    // Single letters and symbols only right behind digits, and in the case that the symbol has.
    if word.len() == 1 && !(t.glued(j) && !hyphen && raw == word) {
        return None;
    }
    if unit.is_time() {
        // `two second-half goals`, `5 second-tier clubs`: a rank.
        let singular = !word.ends_with('s');
        if word == "second" && !hyphen && (number.value != 1.0 || t.hyphen(j + 1)) {
            return None;
        }
        if singular && !hyphen && number.value != 1.0 && t.is_capital(j) && !t.title_case {
            return None;
        }
        if word == "min" && t.raw(j) != "min" && t.raw(j) != "mins" {
            return None;
        }
    }
    // `100 miles per hour`, `90 km an hour`, `5 metres per second`
    let slow = if words!["mile", "miles", "mi"].has(word) {
        "mi_h"
    } else if unit.code == "km" {
        "km_h"
    } else if unit.code == "m" {
        "m_s"
    } else {
        ""
    };
    if !slow.is_empty() {
        let per = j + 1 + usize::from(t.hyphen(j + 1));
        let noun = per + 1 + usize::from(t.hyphen(per + 1));
        let hour = if slow == "m_s" { t.any(noun, words!["second"]) } else { t.any(noun, words!["hour"]) };
        if t.any(per, words!["per", "an", "a"]) && hour {
            return find(slow).map(|u| (u, noun + 1));
        }
        if unit.code == "km"
            && t.word(j + 1) == "/"
            && t.glued(j + 1)
            && t.any(j + 2, words!["h", "hr", "hour"])
        {
            return find(slow).map(|u| (u, j + 3));
        }
        if unit.code == "m" && t.word(j + 1) == "/" && t.glued(j + 1) && t.any(j + 2, words!["s", "sec"]) {
            return find(slow).map(|u| (u, j + 3));
        }
    }
    Some((unit, j + 1))
}
