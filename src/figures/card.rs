//! The card of a figure: rounded first, exact below, then what follows from it, each line with its working.

use crate::civil::{Date, MONTHS};
use crate::plan::{About, Basis, Card, Row};
use crate::settings::Units;
use crate::{Analysis, Settings};

use super::lexicon::{self, Lexicon, System, Unit};
use super::{Figure, Kind, Modifier, Value};

/// The card of a figure.
pub fn card(figure: &Figure, analysis: &Analysis, settings: &Settings) -> Card {
    let prose = &analysis.prose.prose;
    let published = settings.published.or(analysis.metadata.published.as_ref().map(|m| m.date));
    let mut rows = Vec::new();
    match figure.range_of.unwrap_or(figure.kind) {
        Kind::Date => date(figure, prose.slice(figure.span), published, settings.today, &mut rows),
        Kind::Time => rows.extend(figure.iso.as_ref().map(|iso| clock(iso, prose.slice(figure.span)))),
        Kind::Age => age(figure, published, &mut rows),
        Kind::Duration => duration(figure, &mut rows),
        _ => number(figure, prose.slice(figure.span), settings, &mut rows),
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

fn number(figure: &Figure, stated: &str, settings: &Settings, rows: &mut Vec<Row>) {
    let Some(value) = figure.value else { return };
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
            let text = if v <= 1.0 {
                format!("{told}{} percent", tidy(v * 100.0, 3))
            } else {
                format!("{told}{} times", tidy(v, 4))
            };
            rows.push(row(Basis::Computed, "That is", text, "the quotient of the two numbers"));
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
                rows.push(row(Basis::Stated, "As stated", format!("{told}{full}{}", name(v)), ""));
            }
        }
        Value::Two([a, b]) if figure.kind == Kind::Ratio && a + b > 0.0 => {
            let share = tidy(a / (a + b) * 100.0, 3);
            rows.push(row(
                Basis::Computed,
                "Share of the first",
                format!("{share} percent"),
                &format!("{a} ÷ ({a} + {b})"),
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
        convert(figure, unit, value, settings.units, rows);
    }
    let Value::One(v) = value else { return };
    if figure.kind == Kind::Percent && figure.unit.is_none() {
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
        rows.push(row(Basis::Computed, "In a year", text, &format!("× {yearly}")));
    }
    if let Some(row) = currency.filter(|_| v >= 1e9).and_then(|c| per_head(c.code, c.plural, v)) {
        rows.push(row);
    }
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
    Some(row(Basis::Computed, "That is", format!("{near}{part} in {whole}"), "the percentage of so many"))
}

/// A big sum as it falls on each inhabitant of the currency's country.
fn per_head(code: &str, plural: &str, value: f64) -> Option<Row> {
    let fields = lexicon::rows(crate::data::table("figures/population.tsv")).find(|f| f[0] == code)?;
    let millions: f64 = fields[2].parse().ok()?;
    // Pennies tell nobody anything.
    if value / millions / 1e6 < 10.0 {
        return None;
    }
    let text =
        format!("about {} {plural} for each inhabitant of {}", tidy(value / millions / 1e6, 2), fields[1]);
    let source = format!("÷ {millions} million inhabitants, mid-2024 (World Population Prospects 2024)");
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
fn convert(figure: &Figure, unit: &Unit, value: Value, units: Units, rows: &mut Vec<Row>) {
    let wanted = if units == Units::Metric { System::Metric } else { System::Us };
    let si = |v: f64| v * unit.factor + unit.offset;
    let foreign = unit.system != System::Both && unit.system != wanted;
    let size = match value {
        Value::One(v) => si(v),
        Value::Two([_, b]) => si(b),
    };
    if foreign && let Some(target) = target(unit, size, wanted) {
        let there = |v: f64| (si(v) - target.offset) / target.factor;
        let text = match value {
            Value::One(v) => format!("about {} {}", tidy(there(v), 3), units_of(target, there(v))),
            Value::Two([a, b]) => {
                format!("about {} to {} {}", tidy(there(a), 3), tidy(there(b), 3), units_of(target, 2.0))
            }
        };
        let working = if unit.offset == 0.0 && target.offset == 0.0 {
            format!("1 {} = {} {}", unit.singular, tidy(unit.factor / target.factor, 5), target.singular)
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
    const USUAL: &[&str] = &[
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
        .filter(|u| u.dimension == unit.dimension && u.system == system && USUAL.contains(&u.code));
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
        let size: f64 = fields[1].parse().ok()?;
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
    let text =
        if whole == 1.0 { format!("about {}", fields[2]) } else { format!("about {whole} {}", fields[3]) };
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
            &format!("{} − {years}, before or after the birthday", published.year()),
        ));
    }
}

fn date(figure: &Figure, stated: &str, published: Option<Date>, today: Option<Date>, rows: &mut Vec<Row>) {
    let Some(iso) = &figure.iso else {
        let why = if published.is_none() {
            "The day of publication is not known, so this cannot be placed."
        } else {
            "The article leaves open which day is meant."
        };
        rows.push(row(Basis::Note, "Date", why.to_owned(), ""));
        return;
    };
    let dated = iso.get(..4).is_some_and(|year| stated.contains(year));
    let working = match published {
        Some(day) if !dated => format!("counted from publication on {day}, or from the date told before"),
        _ => String::new(),
    };
    let basis = if dated { Basis::Stated } else { Basis::Computed };
    rows.push(row(basis, "Date", iso_in_words(iso), &working));
    if let Some(published) = published {
        rows.extend(period_distance(iso, published).map(|text| {
            row(Basis::Computed, "From publication", text, &format!("published on {published}"))
        }));
    }
    let Some(day) = iso.get(..10).and_then(Date::parse).filter(|_| !iso.contains('/')) else { return };
    if let Some(published) = published {
        let text = distance(day, published, "publication");
        rows.push(row(Basis::Computed, "From publication", text, &format!("published on {published}")));
    }
    if let Some(today) = today {
        rows.push(row(
            Basis::Computed,
            "From today",
            distance(day, today, "today"),
            &format!("today is {today}"),
        ));
    }
}

/// How far a month or a year lies from the month or the year of publication.
fn period_distance(iso: &str, published: Date) -> Option<String> {
    let year: i32 = iso.get(..4)?.parse().ok()?;
    let (count, unit) = match iso.len() {
        4 => (year - published.year(), "year"),
        7 => {
            let month: i32 = iso.get(5..)?.parse().ok()?;
            ((year - published.year()) * 12 + month - published.month() as i32, "month")
        }
        _ => return None,
    };
    let side = if count < 0 { "before" } else { "after" };
    let (count, unit) =
        if unit == "month" && count.abs() >= 24 { (count / 12, "year") } else { (count, unit) };
    let about = if unit == "year" && iso.len() == 7 { "about " } else { "" };
    let plural = if count.abs() == 1 { "" } else { "s" };
    Some(match count {
        0 => format!("the {unit} of publication"),
        _ => format!("{about}{} {unit}{plural} {side} publication", count.abs()),
    })
}

fn distance(day: Date, from: Date, name: &str) -> String {
    let days = i64::from(day.day_number()) - i64::from(from.day_number());
    let side = if days < 0 { "before" } else { "after" };
    let length = days.abs();
    let text = match length {
        0 => return format!("the day of {name}").replace("the day of today", "today"),
        1 => "1 day".to_owned(),
        2..=59 => format!("{length} days"),
        60..=729 => format!("about {} months", (length as f64 / 30.4375).round()),
        _ => format!("about {} years", tidy(length as f64 / 365.25, 2)),
    };
    format!("{text} {side} {name}")
}

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// An ISO date as a reader says it.
fn iso_in_words(iso: &str) -> String {
    if let Some((a, b)) = iso.split_once('/') {
        return format!("{} to {}", iso_in_words(a), iso_in_words(b));
    }
    if let Some(day) = iso.get(..10).and_then(Date::parse) {
        let part = match iso.get(10..) {
            Some("TMO") => ", morning",
            Some("TAF") => ", afternoon",
            Some("TEV") => ", evening",
            Some("TNI") => ", night",
            _ => "",
        };
        let weekday = WEEKDAYS[usize::from(day.weekday().0.clamp(1, 7)) - 1];
        let month = MONTHS[(day.month().clamp(1, 12) - 1) as usize];
        return format!("{weekday}, {month} {}, {}{part}", day.day(), day.year());
    }
    let (year, rest) = (iso.get(..4).unwrap_or(iso), iso.get(5..).unwrap_or(""));
    match (iso.len(), rest) {
        (2, _) => iso.parse::<u32>().map_or(iso.to_owned(), |n| format!("the years {}00 to {}99", n, n)),
        (3, _) => format!("the years {iso}0 to {iso}9"),
        (4, _) => format!("the year {iso}"),
        (_, "SP") => format!("spring {year}"),
        (_, "SU") => format!("summer {year}"),
        (_, "FA") => format!("autumn {year}"),
        (_, "WI") => format!("the winter that began in {year}"),
        (_, part) if part.starts_with(['Q', 'H']) => {
            let length = if part.starts_with('Q') { 3 } else { 6 };
            let last = part[1..].parse::<usize>().unwrap_or(1) * length;
            match (MONTHS.get(last.wrapping_sub(length)), MONTHS.get(last.wrapping_sub(1))) {
                (Some(first), Some(last)) => format!("{first} to {last} {year}, by the calendar"),
                _ => iso.to_owned(),
            }
        }
        (_, week) if week.starts_with('W') => {
            let (number, first) = match week.strip_suffix("-WE") {
                Some(number) => (&number[1..], 5),
                None => (&week[1..], 0),
            };
            match week_day(year, number, first).zip(week_day(year, number, 6)) {
                Some((first, last)) => {
                    format!("{} to {}", iso_in_words(&first.to_string()), iso_in_words(&last.to_string()))
                }
                None => iso.to_owned(),
            }
        }
        (_, month) => match month.parse::<usize>() {
            Ok(m @ 1..=12) => format!("{} {year}", MONTHS[m - 1]),
            _ => iso.to_owned(),
        },
    }
}

/// A day of an ISO week, 0 for its Monday.
fn week_day(year: &str, week: &str, day: i32) -> Option<Date> {
    // The fourth of January lies in the first week.
    let fourth = Date::new(year.parse().ok()?, 1, 4)?;
    let monday = fourth.plus_days(1 - i32::from(fourth.weekday().0));
    Some(monday.plus_days((week.parse::<i32>().ok()? - 1) * 7 + day))
}

/// Rounded to so many digits, grouped.
fn tidy(value: f64, digits: i32) -> String {
    if value == 0.0 || !value.is_finite() {
        return "0".to_owned();
    }
    let size = value.abs().log10().floor() as i32;
    let step = 10f64.powi(size - digits + 1);
    let rounded = (value / step).round() * step;
    let places = (digits - 1 - size).clamp(0, 9) as usize;
    let text = format!("{rounded:.places$}");
    let trimmed = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    group(trimmed)
}

/// All digits, grouped by threes; at most four decimals.
fn grouped(value: f64) -> String {
    let text = format!("{}", (value * 1e4).round() / 1e4);
    group(&text)
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
