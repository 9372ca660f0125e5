//! The card of a figure: rounded first, exact below, then what follows from it, each line with its working.

use crate::civil::Date;
use crate::decimal;
use crate::plan::{About, Basis, Card, Row};
use crate::settings::Units;
use crate::text::Prose;
use crate::wordlist::{WordList, words};
use crate::{Analysis, Settings};

use super::around::Around;
use super::lexicon::{self, Lexicon, System, Unit};
use super::{Figure, Kind, Modifier, Value};

/// The card of a figure.
pub fn card(figure: &Figure, analysis: &Analysis, settings: &Settings) -> Card {
    let prose = &analysis.prose.prose;
    let published = settings.published.or(analysis.metadata.published.as_ref().map(|m| m.date));
    let mut rows = Vec::new();
    match figure.range_of.unwrap_or(figure.kind) {
        Kind::Date => {
            super::when::date(figure, prose.slice(figure.span), published, settings.today, &mut rows)
        }
        Kind::Time => rows.extend(figure.iso.as_ref().map(|iso| clock(iso, prose.slice(figure.span)))),
        Kind::Age => age(figure, published, &mut rows),
        Kind::Duration => duration(figure, &mut rows),
        _ => number(figure, prose, settings, &mut rows),
    }
    if let (Kind::Money, Some(Value::One(value)), Some(code), None, Some(day)) =
        (figure.kind, figure.value, figure.currency.as_deref(), figure.per.as_ref(), published)
    {
        rows.extend(super::worth::rows(code, value, day.year(), settings.units));
    }
    for contradiction in &analysis.contradictions {
        let other = if contradiction.first.overlaps(figure.span) {
            contradiction.second
        } else if contradiction.second.overlaps(figure.span) {
            contradiction.first
        } else {
            continue;
        };
        let text = format!("{} Compare “{}”.", contradiction.reason, prose.slice(other));
        rows.push(row(Basis::Note, "Does not agree", text, "compared within the article"));
    }
    let subtitle = subtitle(figure);
    Card { about: About::Figure, title: prose.slice(figure.span).to_owned(), subtitle, rows }
}

pub(super) fn row(basis: Basis, label: &str, text: String, source: &str) -> Row {
    Row { basis, label: label.to_owned(), text, details: Vec::new(), source: source.to_owned() }
}

fn subtitle(figure: &Figure) -> String {
    let kind = match figure.kind {
        Kind::Cardinal => "a count",
        Kind::Ordinal => "a rank",
        Kind::Percent if figure.unit.is_some() => "percentage points: the difference of two percentages",
        Kind::Percent => "a share of a hundred",
        Kind::Money => "an amount of money",
        Kind::Quantity => "a measurement",
        Kind::Duration => "a length of time",
        Kind::Date => "a date",
        Kind::Time => "a time of day",
        Kind::Age => "an age",
        Kind::Range => "a range",
        Kind::Ratio if matches!(figure.value, Some(Value::Two(_))) => "a vote or a ratio",
        Kind::Ratio => "a proportion",
        Kind::Score => "a result",
    };
    match &figure.of {
        Some(of) => format!("{kind}: {of}"),
        None => kind.to_owned(),
    }
}

/// How the modifier reads before a number.
fn exactly(modifier: Option<Modifier>) -> &'static str {
    match modifier {
        Some(Modifier::Approx) => "about ",
        Some(Modifier::UpTo) => "at most ",
        Some(Modifier::AtLeast) => "at least ",
        Some(Modifier::MoreThan) => "more than ",
        Some(Modifier::LessThan) => "less than ",
        Some(Modifier::Nearly) => "a little less than ",
        _ => "",
    }
}

/// A time of day on the other clock.
fn clock(iso: &str, stated: &str) -> Row {
    let halves = stated.to_ascii_lowercase();
    if ["m.", "am", "pm", "noon", "midnight", "clock"].iter().any(|half| halves.contains(half)) {
        return row(Basis::Computed, "On a 24-hour clock", iso.replace('T', "").replace('/', " to "), "");
    }
    let twelve = |time: &str| {
        let (hour, minute) = time.trim_start_matches('T').split_once(':').unwrap_or((time, "00"));
        let hour: u32 = hour.parse().unwrap_or(0);
        let half = if hour < 12 { "a.m." } else { "p.m." };
        format!("{}:{minute} {half}", (hour + 11) % 12 + 1)
    };
    let text = iso.split('/').map(twelve).collect::<Vec<_>>().join(" to ");
    row(Basis::Computed, "On a 12-hour clock", text, "")
}

/// A sum as it is said: three digits and the magnitude.
pub(super) fn amount(value: f64) -> String {
    if value.abs() >= 1e6 { in_words(value) } else { tidy(value, 3) }
}

fn number(figure: &Figure, prose: &Prose, settings: &Settings, rows: &mut Vec<Row>) {
    let Some(value) = figure.value else { return };
    let (stated, around) = (prose.slice(figure.span), Around::of(prose, figure));
    let public = around.public();
    let unit = figure.unit.as_deref().and_then(lexicon::unit);
    let currency = figure.currency.as_deref().and_then(|code| Lexicon::get().currency(code));
    let name = |v: f64| -> String {
        match (currency, unit, figure.range_of.unwrap_or(figure.kind)) {
            (Some(c), _, _) => format!(" {}", if v == 1.0 { c.singular } else { c.plural }),
            (_, Some(u), _) => format!(" {}", units_of(u, v)),
            (_, None, Kind::Percent) => {
                if figure.unit.is_some() { " percentage points" } else { " percent" }.to_owned()
            }
            _ => String::new(),
        }
    };
    let told = exactly(figure.modifier);
    match value {
        Value::One(v) if figure.kind == Kind::Ratio => {
            let digits = stated.contains(|c: char| c.is_ascii_digit());
            if v <= 1.0 {
                let working =
                    if digits { "the quotient of the two numbers" } else { "the fraction in hundredths" };
                let text = format!("{told}{} percent", tidy(v * 100.0, 3));
                rows.push(row(Basis::Computed, "That is", text, working));
            } else if !digits {
                rows.push(row(Basis::Stated, "As stated", format!("{told}{} times", tidy(v, 4)), ""));
            }
        }
        Value::One(v) if figure.kind != Kind::Ordinal => {
            let (short, full) = (in_words(v), grouped(v));
            if v.abs() >= 1e6 && !short.is_empty() {
                rows.push(row(
                    Basis::Computed,
                    "Rounded",
                    format!("{told}{short}{}", name(v)),
                    "rounded to three digits",
                ));
            }
            let plain = currency.is_none() && unit.is_none();
            if plain && v.abs() >= 1000.0 && !stated.contains(&full) || !plain {
                let text = unit.and_then(|u| feet_and_inches(u, v)).unwrap_or(format!("{full}{}", name(v)));
                rows.push(row(Basis::Stated, "As stated", format!("{told}{text}"), ""));
            }
        }
        Value::Two([a, b]) if figure.kind == Kind::Ratio && a + b > 0.0 => {
            let share = tidy(a / (a + b) * 100.0, 3);
            rows.push(row(
                Basis::Computed,
                "Share of the first",
                format!("{share} percent"),
                &format!("{0} ÷ ({0} + {1})", decimal::write(a), decimal::write(b)),
            ));
        }
        Value::Two([a, b]) if figure.kind == Kind::Range => {
            if b.abs() >= 1e6 {
                let text = format!("{told}{} to {}{}", amount(a), amount(b), name(b));
                rows.push(row(Basis::Computed, "Rounded", text, "rounded to three digits"));
            }
            rows.push(row(
                Basis::Stated,
                "From, to",
                format!("{} to {}{}", grouped(a), grouped(b), name(b)),
                "",
            ));
        }
        _ => {}
    }
    if let Some(unit) = unit {
        // `10 degrees cooler` is a difference, which has no zero to start from.
        let apart = unit.dimension == "temperature" && around.difference();
        convert(figure, unit, value, settings.units, apart, rows);
    }
    let Value::One(v) = value else { return };
    // `rose 40 percent` is no share of anything.
    if figure.kind == Kind::Percent && figure.unit.is_none() && !around.change() {
        rows.extend(odds(v));
    }
    let yearly = match figure.per.as_deref() {
        Some("month") => 12.0,
        Some("week") => 52.0,
        Some("day") => 365.0,
        _ => 0.0,
    };
    if let Some(currency) = currency.filter(|_| matches!(figure.per.as_deref(), Some("hour" | "hr"))) {
        let text = format!("about {} {}", grouped((v * 2080.0).round()), currency.plural);
        rows.push(row(Basis::Estimated, "In a year", text, "52 weeks of 40 hours"));
    }
    if let Some(currency) = currency.filter(|_| yearly > 0.0) {
        let text = format!("{} {}", grouped(v * yearly), currency.plural);
        rows.push(row(Basis::Computed, "In a year", text, &format!("× {}", decimal::write(yearly))));
    }
    if let Some(row) = currency.filter(|_| v >= 1e9 && public).and_then(|c| per_head(c.code, c.plural, v)) {
        rows.push(row);
    }
}

/// `6 feet 2 inches` of a height in feet.
fn feet_and_inches(unit: &Unit, value: f64) -> Option<String> {
    let (feet, inches) = (value.floor(), (value.fract() * 12.0).round());
    let mixed = unit.code == "[ft_i]" && value < 10.0 && (1.0..12.0).contains(&inches);
    let exact = mixed && (value.fract() * 12.0 - inches).abs() < 1e-3 && value.fract() != 0.5;
    let many = |n: f64, one: &str, more: &str| {
        format!("{} {}", decimal::write(n), if n == 1.0 { one } else { more })
    };
    exact.then(|| format!("{} {}", many(feet, "foot", "feet"), many(inches, "inch", "inches")))
}

/// A percentage as so many in a few.
fn odds(percent: f64) -> Option<Row> {
    let parts = 100.0 / percent;
    let (part, whole, off) = (1..=10)
        .map(|whole| (percent / 100.0 * f64::from(whole), whole))
        .map(|(part, whole)| (part.round(), whole, (part - part.round()).abs() / f64::from(whole) * 100.0))
        .filter(|(part, whole, _)| *part == 1.0 || matches!(whole, 3 | 4 | 5 | 10))
        .filter(|(part, whole, off)| *part >= 1.0 && *part < f64::from(*whole) && *off <= 0.7)
        .min_by(|a, b| (a.2 > 1e-9, a.1).partial_cmp(&(b.2 > 1e-9, b.1)).unwrap_or(std::cmp::Ordering::Equal))
        .or_else(|| {
            let near = (parts - parts.round()).abs() < 0.02 * parts;
            ((10.0..=1000.0).contains(&parts) && near)
                .then(|| (1.0, parts.round() as i32, parts - parts.round()))
        })?;
    let near = if off.abs() < 1e-9 { "" } else { "about " };
    Some(row(
        Basis::Computed,
        "That is",
        format!("{near}{} in {whole}", decimal::write(part)),
        "the percentage of so many",
    ))
}

/// A big sum as it falls on each inhabitant of the currency's country.
fn per_head(code: &str, plural: &str, value: f64) -> Option<Row> {
    let fields = lexicon::rows(crate::data::table("figures/population.tsv")).find(|f| f[0] == code)?;
    let millions = decimal::read(fields[2])?;
    // Pennies tell nobody anything.
    if value / millions / 1e6 < 10.0 {
        return None;
    }
    let text =
        format!("about {} {plural} for each inhabitant of {}", tidy(value / millions / 1e6, 2), fields[1]);
    let source = format!("÷ {} million inhabitants, mid-2024 (World Population Prospects 2024)", fields[2]);
    Some(row(Basis::Estimated, "Per head", text, &source))
}

pub(super) fn units_of(unit: &Unit, value: f64) -> String {
    if value == 1.0 {
        return unit.singular.to_owned();
    }
    match unit.singular {
        "foot" => "feet".to_owned(),
        "inch" => "inches".to_owned(),
        "square foot" => "square feet".to_owned(),
        "square inch" => "square inches".to_owned(),
        "cubic foot" => "cubic feet".to_owned(),
        "hertz" | "horsepower" | "kilohertz" | "megahertz" | "gigahertz" | "stone" => {
            unit.singular.to_owned()
        }
        "degree Celsius" | "degree Fahrenheit" => unit.singular.replace("degree", "degrees"),
        "century" => "centuries".to_owned(),
        other => match other.split_once(" per ") {
            Some((head, tail)) => format!("{head}s per {tail}"),
            None => format!("{other}s"),
        },
    }
}

/// The same in the reader's system, and one comparison with something familiar.
fn convert(figure: &Figure, unit: &Unit, value: Value, units: Units, apart: bool, rows: &mut Vec<Row>) {
    let wanted = if units == Units::Metric { System::Metric } else { System::Us };
    let offset = |of: &Unit| if apart { 0.0 } else { of.offset };
    let si = |v: f64| v * unit.factor + offset(unit);
    let foreign = unit.system != System::Both && unit.system != wanted;
    let size = match value {
        Value::One(v) => si(v),
        Value::Two([_, b]) => si(b),
    };
    if foreign && let Some(target) = target(unit, size, wanted) {
        let there = |v: f64| (si(v) - offset(target)) / target.factor;
        let text = match value {
            Value::One(v) => format!("about {} {}", amount(there(v)), units_of(target, there(v))),
            Value::Two([a, b]) => {
                format!("about {} to {} {}", amount(there(a)), amount(there(b)), units_of(target, 2.0))
            }
        };
        let working = if offset(unit) == 0.0 && offset(target) == 0.0 {
            let factor = unit.factor / target.factor;
            format!("1 {} = {} {}", unit.singular, tidy(factor, 5), units_of(target, factor))
        } else if target.code == "Cel" {
            "(°F − 32) × 5 ÷ 9".to_owned()
        } else {
            "°C × 9 ÷ 5 + 32".to_owned()
        };
        let label = if wanted == System::Metric { "Metric" } else { "US units" };
        rows.push(row(Basis::Computed, label, text, &working));
    }
    if figure.kind == Kind::Quantity
        && let Some(row) = familiar(unit.dimension, size)
    {
        rows.push(row);
    }
}

/// The largest unit of the system that leaves at least one whole.
fn target(unit: &Unit, si: f64, system: System) -> Option<&'static Unit> {
    const USUAL: WordList = words![
        "m",
        "km",
        "cm",
        "mm",
        "[mi_i]",
        "[ft_i]",
        "[in_i]",
        "m2",
        "km2",
        "har",
        "[sft_i]",
        "[acr_us]",
        "[smi_us]",
        "kg",
        "g",
        "t",
        "[lb_av]",
        "[oz_av]",
        "[ston_av]",
        "L",
        "mL",
        "m3",
        "[gal_us]",
        "[cft_i]",
        "km/h",
        "[mi_i]/h",
        "Cel",
        "[degF]",
        "N.m",
        "[lbf_av].[ft_i]",
    ];
    let fits = lexicon::units()
        .iter()
        .filter(|u| u.dimension == unit.dimension && u.system == system && USUAL.has(u.code));
    // Litres stay litres up to a large tank; cubic metres belong to what is measured in cubic feet.
    let fits = fits
        .filter(|u| u.code != "m3" || unit.code.starts_with("[cft") || unit.code == "[acr_ft]" || si > 100.0);
    let (large, small): (Vec<_>, Vec<_>) = fits.partition(|u| u.factor <= si.abs() * 1.0001);
    let biggest = large.into_iter().max_by(|a, b| a.factor.total_cmp(&b.factor));
    biggest.or_else(|| small.into_iter().min_by(|a, b| a.factor.total_cmp(&b.factor)))
}

/// One comparison, where the ratio is a small whole number.
fn familiar(dimension: &str, si: f64) -> Option<Row> {
    let things = lexicon::rows(crate::data::table("figures/familiar.tsv"))
        .filter(|f| f[0] == dimension && f.len() == 5);
    let mut best: Option<(f64, f64, Vec<&str>)> = None;
    for fields in things {
        let size = decimal::read(fields[1])?;
        let (ratio, whole) = (si / size, (si / size).round());
        let off = (ratio - whole).abs() / ratio;
        if [1.0, 2.0, 3.0, 4.0, 5.0, 10.0, 20.0].contains(&whole)
            && off <= 0.03
            && best.as_ref().is_none_or(|(_, o, _)| off < *o)
        {
            best = Some((whole, off, fields));
        }
    }
    let (whole, _, fields) = best?;
    let text = if whole == 1.0 {
        format!("about {}", fields[2])
    } else {
        format!("about {} {}", decimal::write(whole), fields[3])
    };
    Some(row(Basis::Estimated, "As much as", text, fields[4]))
}

fn duration(figure: &Figure, rows: &mut Vec<Row>) {
    let (Some(Value::One(value)), Some(unit)) =
        (figure.value, figure.unit.as_deref().and_then(lexicon::unit))
    else {
        return;
    };
    let seconds = value * unit.factor;
    let (name, size) = match unit.code {
        "s" if value >= 120.0 => ("minutes", 60.0),
        "min" if value >= 120.0 => ("hours", 3600.0),
        "h" if value >= 48.0 => ("days", 86_400.0),
        "d" if value >= 60.0 => ("months", 2_629_800.0),
        "wk" if value >= 9.0 => ("months", 2_629_800.0),
        "mo" if value >= 18.0 => ("years", 31_557_600.0),
        _ => return,
    };
    let text = format!("{}about {} {name}", exactly(figure.modifier), tidy(seconds / size, 2));
    rows.push(row(Basis::Computed, "That is", text, "a month counted as 30.4 days, a year as 365.25"));
}

fn age(figure: &Figure, published: Option<Date>, rows: &mut Vec<Row>) {
    let (Some(Value::One(years)), Some("a"), Some(published)) =
        (figure.value, figure.unit.as_deref(), published)
    else {
        return;
    };
    if years.fract() == 0.0 && years <= 120.0 {
        let born = published.year() - years as i32;
        let text = format!("{} or {born}", born - 1);
        rows.push(row(
            Basis::Computed,
            "Born in",
            text,
            &format!("{} − {}, before or after the birthday", published.year(), years as i32),
        ));
    }
}

/// Rounded to so many digits, grouped.
pub(super) fn tidy(value: f64, digits: i32) -> String {
    if value == 0.0 || !value.is_finite() {
        return "0".to_owned();
    }
    let size = value.abs().log10().floor() as i32;
    let step = 10f64.powi(size - digits + 1);
    let rounded = (value / step).round() * step;
    let places = (digits - 1 - size).clamp(0, 9) as usize;
    let text = decimal::write_rounded(rounded, places);
    let trimmed = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    group(trimmed)
}

/// All digits, grouped by threes; at most four decimals.
fn grouped(value: f64) -> String {
    group(&decimal::write((value * 1e4).round() / 1e4))
}

fn group(text: &str) -> String {
    let (sign, digits) = text.strip_prefix('-').map_or(("", text), |rest| ("−", rest));
    let (whole, decimals) = digits.split_once('.').map_or((digits, ""), |(w, d)| (w, d));
    let mut result = sign.to_owned();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            result.push(',');
        }
        result.push(digit);
    }
    if !decimals.is_empty() {
        result.push('.');
        result.push_str(decimals);
    }
    result
}

/// `5.9 million`; empty below a million.
fn in_words(value: f64) -> String {
    for (size, name) in [(1e12, "trillion"), (1e9, "billion"), (1e6, "million")] {
        if value.abs() >= size {
            return format!("{} {name}", tidy(value / size, 3));
        }
    }
    String::new()
}
