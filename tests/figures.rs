//! Figures through the public entry: a table of hard cases, and texts that try to break the reader.

use newsgloss::civil::Date;
use newsgloss::figures::{self, Figure, Kind, Value};
use newsgloss::text::Prose;

/// A figure in one line: `$5.9 million: money 5900000 USD`.
fn show(prose: &Prose, figure: &Figure) -> String {
    let name = |kind: Kind| format!("{kind:?}").to_lowercase();
    let mut line = format!("{}: {}", prose.slice(figure.span), name(figure.kind));
    let base = figure.range_of.unwrap_or(figure.kind);
    if let Some(of) = figure.range_of {
        line += &format!(" {}", name(of));
    }
    if matches!(base, Kind::Date | Kind::Time | Kind::Duration | Kind::Age) {
        line += &format!(" {}", figure.iso.as_deref().unwrap_or("?"));
    } else {
        line += &match figure.value {
            Some(Value::One(value)) => format!(" {}", (value * 1e4).round() / 1e4),
            Some(Value::Two([a, b])) => format!(" {a}..{b}"),
            None => " ?".to_owned(),
        };
        if let Some(unit) = figure.currency.as_ref().or(figure.unit.as_ref()) {
            line += &format!(" {unit}");
        }
    }
    if let Some(per) = &figure.per {
        line += &format!(" per {per}");
    }
    if let Some(modifier) = figure.modifier {
        line += &format!(" ({})", serde_json::to_value(modifier).expect("a name").as_str().unwrap_or(""));
    }
    line
}

fn found(text: &str, published: &str) -> String {
    let prose = Prose::from_plain(text);
    let figures = figures::find(&prose, Date::parse(published));
    figures.iter().map(|f| show(&prose, f)).collect::<Vec<_>>().join(" | ")
}

/// Each line of the table: source of trouble, day of publication, text, figures.
#[test]
fn hard_cases() {
    let table = include_str!("figures/cases.tsv");
    let (mut wrong, mut count) = (Vec::new(), 0);
    for (number, line) in table.lines().enumerate().filter(|(_, l)| !l.starts_with('#') && !l.is_empty()) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [trouble, published, text, expected] = fields[..] else {
            panic!("line {}: four fields parted by tabs: {line}", number + 1);
        };
        count += 1;
        let found = found(text, published);
        if found != expected {
            wrong.push(format!(
                "{}: {trouble}\n  {text}\n  expected {expected}\n  found    {found}",
                number + 1
            ));
        }
    }
    assert!(wrong.is_empty(), "{} of {count} cases:\n{}", wrong.len(), wrong.join("\n"));
    assert!(count >= 300, "only {count} cases");
}

/// Disjoint, in order, inside the text.
fn sound(text: &str) {
    let prose = Prose::from_plain(text);
    let mut reached = 0;
    for figure in figures::find(&prose, Date::parse("2026-03-04")) {
        assert!(figure.span.start >= reached && figure.span.end > figure.span.start, "{figure:?}");
        assert!(figure.span.of(text).is_some(), "{figure:?}");
        reached = figure.span.end;
    }
}

#[test]
fn a_megabyte_of_anything_is_read_in_linear_time() {
    let pieces = [
        "9",
        ",",
        "1,",
        "\"",
        "’",
        "-",
        "1-",
        "1 ",
        "1/",
        "one ",
        "one-",
        "hundred ",
        "May ",
        "Monday ",
        "Monday, May 5, ",
        "$",
        "$1",
        "a ",
        "half ",
        "and ",
        "5 and ",
        "5, ",
        "last ",
        "mid-",
        "1990s ",
        "2019 to ",
        "twenty-",
        ".5",
        "5.",
        "5:",
        "@",
        "of ",
        "percent ",
        "the first ",
        "third quarter ",
        "(",
        "1 in ",
        "Jr., 5, ",
        "two years ",
        "a year ago ",
        "99999 ",
        "−",
        "½",
        "°",
        "to 5 ",
    ];
    for piece in pieces {
        let text = piece.repeat(1_000_000 / piece.len());
        let start = std::time::Instant::now();
        sound(&text);
        assert!(start.elapsed().as_secs() < 60, "{piece:?} took {:?}", start.elapsed());
    }
}

#[test]
fn huge_values_do_not_overflow() {
    for text in [
        "99999999999999999999999999999999999999 million billion trillion years ago",
        "In the year 99999 and 9999, 9999 years later, 9999 centuries ago",
        "Dec. 31, 9999 and the next day, the following year, a century later, 1,000 years later",
        "999999999 weeks ago, 99999 decades earlier, 2147483647 days from now, 30000 months ago",
        "the 9999999th century, the 31st century, 99999-99999, May 99, 2019-99-99, 1/0, 0/0",
        "twenty trillion trillion trillion trillion trillion dollars",
    ] {
        sound(text);
    }
}

#[test]
fn without_a_day_of_publication_relative_dates_stay_open() {
    assert_eq!(
        found("He left on Tuesday, came back last week and died on May 4, 2011.", ""),
        "Tuesday: date ? | last week: date ? | May 4, 2011: date 2011-05-04"
    );
}

/// A small generator of numbers, the same on every machine (constants of Knuth's MMIX).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, from: u64, to: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        from + (self.0 >> 33) % (to - from + 1)
    }
}

/// An invented article with one statement of each kind; `planted` says which of them is wrong.
fn article(dice: &mut Dice, planted: usize) -> String {
    let wrong = |kind: usize| u64::from(kind == planted);
    let nouns = ["coal miners", "hospital nurses", "bus drivers", "school teachers", "forest rangers"];
    let noun = nouns[dice.roll(0, 4) as usize];
    let dead = dice.roll(5, 60);
    let (women, men) = (dice.roll(3, 30), dice.roll(3, 30));
    let part = dice.roll(5, 20);
    let whole = part * 4;
    let (low, step) = (dice.roll(20, 40), dice.roll(3, 9));
    let day = Date::new(2018 + dice.roll(0, 6) as i32, dice.roll(1, 12) as u32, dice.roll(1, 28) as u32)
        .expect("a day");
    let names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    let months = [
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
    let weekday = names[((u64::from(day.weekday().0) - 1 + wrong(1) * dice.roll(1, 6)) % 7) as usize];
    let month = months[day.month() as usize - 1];
    let (fraction, unit) =
        if wrong(4) == 1 { ("a third", "percent") } else { ("a quarter", "percentage points") };
    let unit = if wrong(5) == 1 { "percent" } else { unit };
    let total = women + men + wrong(3) * dice.roll(1, 9);
    let again = dead + wrong(2) * dice.roll(1, 4);
    let opening = ["The fire on the ridge", "The collapse of the hall", "The storm off the coast"]
        [dice.roll(0, 2) as usize];
    format!(
        "{opening} killed {dead} {noun}, the province said.\n\
         The inquiry was opened on {weekday}, {month} {}, {}, in the capital.\n\
         The panel has {total} members: {women} women and {men} men.\n\
         Of the towns in the valley, {part} of {whole}, or {fraction}, have no doctor.\n\
         Support for the plan rose from {low} percent to {} percent, a gain of {step} {unit}.\n\
         Officials confirmed that the accident killed {again} {noun}.\n",
        day.day(),
        day.year(),
        low + step,
    )
}

#[test]
fn planted_contradictions_are_found_and_sound_articles_left_alone() {
    let mut dice = Dice(20_190_410);
    let marks = |text: &str| {
        let prose = Prose::from_plain(text);
        figures::contradictions(&prose, &figures::find(&prose, Date::parse("2025-06-10")))
    };
    let (mut found, mut planted) = (0, 0);
    let mut missed = Vec::new();
    for kind in 1..=5 {
        for _ in 0..40 {
            planted += 1;
            let text = article(&mut dice, kind);
            match marks(&text).len() {
                0 => missed.push(format!("kind {kind}:\n{text}")),
                1 => found += 1,
                more => panic!("{more} marks for one contradiction:\n{text}\n{:?}", marks(&text)),
            }
        }
    }
    assert!(
        found * 10 >= planted * 8,
        "{found} of {planted} found; missed\n{}",
        missed[..missed.len().min(3)].join("\n")
    );
    for _ in 0..100 {
        let text = article(&mut dice, 0);
        assert_eq!(marks(&text), [], "{text}");
    }
}

/// What the card of the only figure of a text says: `label: text` by line.
fn card_of(text: &str, settings: &newsgloss::Settings) -> Vec<String> {
    let engine = newsgloss::Engine::default();
    let analysis = engine.analyze_text(text, settings);
    let [figure] = &analysis.figures[..] else { panic!("one figure: {:?}", analysis.figures) };
    let card = figures::card(figure, &analysis, settings);
    card.rows.iter().map(|r| format!("{}: {}", r.label, r.text)).collect()
}

#[test]
fn cards_say_what_follows() {
    let metric = newsgloss::Settings {
        published: Date::parse("2019-04-10"),
        today: Date::parse("2026-03-04"),
        ..newsgloss::Settings::default()
    };
    let us = newsgloss::Settings { units: newsgloss::settings::Units::Us, ..metric.clone() };
    let check =
        |settings, text: &str, expected: &[&str]| assert_eq!(card_of(text, settings), expected, "{text}");
    check(&metric, "It lies 100 miles off.", &["As stated: 100 miles", "Metric: about 161 kilometres"]);
    check(&us, "It lies 100 miles off.", &["As stated: 100 miles"]);
    check(
        &us,
        "It is 20 degrees Celsius there.",
        &["As stated: 20 degrees Celsius", "US units: about 68 degrees Fahrenheit"],
    );
    check(
        &metric,
        "The hall has 76,000 square feet.",
        &[
            "As stated: 76,000 square feet",
            "Metric: about 7,060 square metres",
            "As much as: about a football pitch",
        ],
    );
    check(
        &metric,
        "It cost nearly $5.9 million.",
        &[
            "Rounded: a little less than 5.9 million US dollars",
            "As stated: a little less than 5,900,000 US dollars",
        ],
    );
    check(&metric, "It costs $6.99 a month.", &["As stated: 6.99 US dollars", "In a year: 83.88 US dollars"]);
    check(&metric, "The stock fell 2.5%.", &["That is: 1 in 40"]);
    check(&metric, "Dana Webb, 51, was held.", &["Born in: 1967 or 1968"]);
    check(
        &metric,
        "He left on Monday.",
        &[
            "Date: Monday, April 8, 2019",
            "From publication: 2 days before publication",
            "From today: about 6.9 years before today",
        ],
    );
    check(
        &newsgloss::Settings::default(),
        "He left on Monday.",
        &["Date: The day of publication is not known, so this cannot be placed."],
    );
}
