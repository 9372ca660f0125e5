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

/// What is counted ends before the verb, and a participle before its noun is no verb.
#[test]
fn what_is_counted() {
    for (text, of) in [
        ("“Sold,” one farmer joked.", "farmer"),
        ("A third long quarrel divided the harbour.", "long quarrel"),
        ("They saw 12 armed men.", "armed men"),
        ("It counted 79 coalition members.", "coalition members"),
        ("They tested 3 high speed trains.", "high speed trains"),
        ("Nearly 40 kitchen and laundry workers went.", "kitchen and laundry workers"),
        ("Half of Norway’s population left.", "Norway’s population"),
        ("It was the first time Nordmann had spoken.", "time"),
        ("Three ferry lines share piers.", "ferry lines"),
        ("They sent 9,000 US sailors there.", "US sailors"),
        ("He sold five 350 Ultra trams.", "350 Ultra trams"),
        ("We need 12 employees and revenue.", "employees"),
        ("A third of Norway’s 12,000 farmers left.", "farmers"),
        ("She made 20 of her season-high 31 points.", "points"),
        ("They hold 60 of the embattled 350 Ultra trams.", "embattled 350 Ultra trams"),
        ("They ordered 30 Ultra 350 trams.", "Ultra 350 trams"),
        ("It is half of all ferry sales.", "ferry sales"),
        ("It was one-third of the global total.", "global total"),
        ("It was three times the annual total.", "annual total"),
        ("One Rovers executive joked.", "Rovers executive"),
        ("It was their first ever Rovers Cup final.", "Rovers Cup final"),
        ("They found 10 early Black Friday deals.", "early Black Friday deals"),
        ("It came from six foreign “supplier” firms.", "foreign “supplier” firms"),
        ("There is one league game remaining.", "league game"),
        ("There one young lawyer stands as a witness.", "young lawyer"),
        ("They allowed two visits by friends.", "visits"),
        ("They allowed only one shot on goal.", "shot"),
        ("Two Republicans John Roe and Ada Brook left.", "Republicans"),
        ("A third of adults 18 and older left.", "adults"),
        ("One corps of engineers left.", "corps"),
        ("More than 600 Israelis live there.", "Israelis"),
    ] {
        let prose = Prose::from_plain(text);
        let found = figures::find(&prose, None);
        assert_eq!(found.first().and_then(|f| f.of.as_deref()), Some(of), "{text}");
    }
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
            "In euros: about 5.27 million euros",
            "In prices of 2025: about 7.43 million US dollars",
        ],
    );
    check(
        &us,
        "The government spent £2 billion.",
        &[
            "Rounded: 2 billion pounds sterling",
            "As stated: 2,000,000,000 pounds sterling",
            "Per head: about 29 pounds sterling for each inhabitant of the United Kingdom",
            "In US dollars: about 2.55 billion US dollars",
        ],
    );
    check(
        &metric,
        "It will cost $40 to $50 million.",
        &["Rounded: 40 million to 50 million US dollars", "From, to: 40,000,000 to 50,000,000 US dollars"],
    );
    check(&us, "It pays $20 an hour.", &["As stated: 20 US dollars", "In a year: about 41,600 US dollars"]);
    check(&metric, "Some 40 percent left.", &["That is: 2 in 5"]);
    check(&metric, "Some 66.5% left.", &["That is: about 2 in 3"]);
    check(&metric, "It drew 13,000 people.", &[]);
    check(&metric, "It drew 1.5 million people.", &["Rounded: 1.5 million", "As stated: 1,500,000"]);
    check(&metric, "It began at 14:30 local time.", &["On a 12-hour clock: 2:30 p.m."]);
    check(&metric, "It rained last week.", &["Date: Monday, April 1, 2019 to Sunday, April 7, 2019"]);
    check(
        &metric,
        "He left in August 2016.",
        &[
            "Date: August 2016",
            "From publication: about 2.7 years before publication",
            "From today: about 9.6 years before today",
        ],
    );
    check(
        &metric,
        "Sales fell in the third quarter of 2018.",
        &["Date: July to September 2018, by the calendar"],
    );
    check(&metric, "It costs $6.99 a month.", &["As stated: 6.99 US dollars", "In a year: 83.88 US dollars"]);
    check(&metric, "Some 2.5% of them left.", &["That is: 1 in 40"]);
    check(&metric, "The stock fell 2.5%.", &[]);
    check(&metric, "It is 8.6 times as massive.", &[]);
    check(&metric, "It is two and a half times as fast.", &["As stated: 2.5 times"]);
    check(
        &us,
        "It is 10 degrees Celsius cooler there.",
        &["As stated: 10 degrees Celsius", "US units: about 18 degrees Fahrenheit"],
    );
    check(
        &us,
        "It holds 55 billion cubic metres.",
        &[
            "Rounded: 55 billion cubic metres",
            "As stated: 55,000,000,000 cubic metres",
            "US units: about 1.94 trillion cubic feet",
        ],
    );
    check(&metric, "He is six-foot-two.", &["As stated: 6 feet 2 inches", "Metric: about 1.88 metres"]);
    check(&metric, "He died in 44 BC.", &["Date: the year 44 BC"]);
    check(&metric, "It was built in the 19th century.", &["Date: the years 1800 to 1899"]);
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
