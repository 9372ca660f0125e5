//! Contradictions that a generator plants in invented articles are found; articles that agree with themselves
//! are left alone. Every statement has several wordings, so that no one of them is what is recognised.

use newsgloss::civil::Date;
use newsgloss::figures;
use newsgloss::text::Prose;

/// A small generator of numbers, the same on every machine (constants of Knuth's MMIX).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, from: u64, to: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        from + (self.0 >> 33) % (to - from + 1)
    }

    fn pick<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.roll(0, list.len() as u64 - 1) as usize]
    }
}

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS: [&str; 12] = [
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

/// Puts values into a wording: `{name}`.
fn fill(wording: &str, values: &[(&str, String)]) -> String {
    values.iter().fold(wording.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
}

/// A weekday with its date.
fn day(dice: &mut Dice, wrong: bool) -> String {
    let day = Date::new(2018 + dice.roll(0, 6) as i32, dice.roll(1, 12) as u32, dice.roll(1, 28) as u32)
        .expect("a day");
    let off = if wrong { dice.roll(1, 6) } else { 0 };
    let wording = dice.pick(&[
        "The inquiry was opened on {w}, {m} {d}, {y}, in the capital.",
        "On {w} {d} {m} {y} the inquiry was opened.",
        "The inquiry was opened on {m} {d}, {y}, a {w}.",
        "It was on the night of {w}, {m} {d}, {y}, that the hall was shut.",
        "“They came on {w}, {m} {d}, {y},” she recalled.",
    ]);
    let weekday = WEEKDAYS[((u64::from(day.weekday().0) - 1 + off) % 7) as usize];
    fill(
        wording,
        &[
            ("w", weekday.to_owned()),
            ("m", MONTHS[day.month() as usize - 1].to_owned()),
            ("d", day.day().to_string()),
            ("y", day.year().to_string()),
        ],
    )
}

/// The dead, told twice.
fn dead(dice: &mut Dice, wrong: bool) -> String {
    let noun = dice.pick(&["coal miners", "hospital nurses", "bus drivers", "school teachers", "rangers"]);
    let dead = dice.roll(5, 60);
    let again = dead + if wrong { dice.roll(1, 4) } else { 0 };
    let first = dice.pick(&[
        "The fire on the ridge killed {a} {n}, the province said.",
        "The collapse of the hall killed {a} {n}.",
        "When the dam gave way, {a} {n} were killed.",
        "Rescuers counted the deaths of {a} {n}.",
    ]);
    let second = dice.pick(&[
        "Officials confirmed that the accident killed {b} {n}.",
        "The {b} {n} killed there were mourned across the valley.",
        "A stone now stands for the {b} {n} killed.",
        "In all, {b} {n} died.",
    ]);
    let values = [("a", dead.to_string()), ("b", again.to_string()), ("n", noun.to_owned())];
    format!("{}\nThe valley fell silent.\n{}", fill(first, &values), fill(second, &values))
}

/// Parts and their whole.
fn parts(dice: &mut Dice, wrong: bool) -> String {
    let (women, men) = (dice.roll(3, 30), dice.roll(3, 30));
    let total = women + men + if wrong { dice.roll(1, 9) } else { 0 };
    let wording = dice.pick(&[
        "The panel has {t} members: {w} women and {m} men.",
        "The panel’s {t} members — {w} women and {m} men — met twice.",
        "The panel has {w} women and {m} men, {t} in all.",
        "The village sent {w} women and {m} men, for a total of {t}.",
        "The choir, with {t} singers, {w} women and {m} men, rehearsed.",
    ]);
    fill(wording, &[("t", total.to_string()), ("w", women.to_string()), ("m", men.to_string())])
}

/// A share in words or percent beside its two counts.
fn share(dice: &mut Dice, wrong: bool) -> String {
    let part = dice.roll(5, 20);
    let (fraction, percent) =
        if wrong { dice_pair(dice, &[("a third", "33"), ("half", "50")]) } else { ("a quarter", "25") };
    let wording = dice.pick(&[
        "Of the towns in the valley, {p} of {w}, or {f}, have no doctor.",
        "A survey found that {p} of the {w} towns ({c} percent) have no doctor.",
        "About {f} of the towns, {p} of {w}, have no doctor.",
        "Only {p} out of {w} towns, or {c} percent, have a doctor.",
        "Some {c} percent of the towns ({p} of {w}) have a doctor.",
        "In one in four towns ({c} percent), doctors are missing.",
    ]);
    fill(
        wording,
        &[
            ("p", part.to_string()),
            ("w", (part * 4).to_string()),
            ("f", fraction.to_owned()),
            ("c", percent.to_owned()),
        ],
    )
}

fn dice_pair<'a>(dice: &mut Dice, list: &[(&'a str, &'a str)]) -> (&'a str, &'a str) {
    list[dice.roll(0, list.len() as u64 - 1) as usize]
}

/// The difference of two percentages: points, and no percent.
fn points(dice: &mut Dice, wrong: bool) -> String {
    let (low, step) = (dice.roll(20, 40), dice.roll(3, 9));
    let unit = if wrong { "percent" } else { "percentage points" };
    let wording = dice.pick(&[
        "Support for the plan rose from {a} percent to {b} percent, a gain of {s} {u}.",
        "Support climbed {s} {u}, to {b} percent from {a} percent.",
        "Support rose by {s} {u} to {b} percent from {a} percent.",
        "Support increased from {a}% to {b}%, up {s} {u}.",
    ]);
    fill(
        wording,
        &[
            ("a", low.to_string()),
            ("b", (low + step).to_string()),
            ("s", step.to_string()),
            ("u", unit.to_owned()),
        ],
    )
}

/// A growth and the two amounts that it lies between.
fn growth(dice: &mut Dice, wrong: bool) -> String {
    let low = dice.roll(20, 80) * 10;
    let percent = dice.roll(2, 6) * 10;
    let high = low * (100 + percent) / 100;
    let told = percent + if wrong { dice.roll(2, 5) * 10 } else { 0 };
    let wording = dice.pick(&[
        "Sales rose {p} percent to ${b} million from ${a} million a year earlier.",
        "The toll road’s income grew {p} percent, to ${b} million, from ${a} million.",
        "The cost climbed from ${a} million to ${b} million, a {p} percent increase.",
        "Ridership increased {p} percent to {b} trips, up from {a}.",
    ]);
    fill(wording, &[("a", low.to_string()), ("b", high.to_string()), ("p", told.to_string())])
}

/// A measure in two systems.
fn conversion(dice: &mut Dice, wrong: bool) -> String {
    let miles = dice.roll(20, 400);
    let off = if wrong { 1.3 } else { 1.0 };
    let kilometers = (miles as f64 * 1.609_344 * off).round();
    let acres = dice.roll(200, 900);
    let hectares = (acres as f64 * 0.404_685_6 * off).round();
    let wording = dice.pick(&[
        "The village lies {m} miles ({k} kilometers) from the sea.",
        "Winds of {m} mph ({k} kph) were measured.",
        "The fire burned {a} acres ({h} hectares) of pine.",
    ]);
    fill(
        wording,
        &[
            ("m", miles.to_string()),
            ("k", kilometers.to_string()),
            ("a", acres.to_string()),
            ("h", hectares.to_string()),
        ],
    )
}

/// One person's age, told twice.
fn age(dice: &mut Dice, wrong: bool) -> String {
    let age = dice.roll(20, 80);
    let again = age + if wrong { dice.roll(1, 5) } else { 0 };
    let wording = dice.pick(&[
        "“It was loud,” said Dana Webb, {a}, who lives nearby.\nThe door held. Dana Webb, {b}, had built it.",
        "The owner, Ivor Quill, {a}, was away.\nNobody was hurt, said Quill, {b}, who came back at once.",
        "Ada Marsh, {a}, ran the shop.\nHer brother Tom Marsh, 19, helped. The shop was dear to Ada Marsh, {b}.",
    ]);
    fill(wording, &[("a", age.to_string()), ("b", again.to_string())])
}

const STATEMENTS: [fn(&mut Dice, bool) -> String; 8] =
    [day, dead, parts, share, points, growth, conversion, age];

/// An invented article with one statement of each kind, in any order; `planted` is the one that is wrong.
fn article(dice: &mut Dice, planted: usize) -> String {
    let mut lines: Vec<String> =
        STATEMENTS.iter().enumerate().map(|(kind, statement)| statement(dice, kind == planted)).collect();
    for place in (1..lines.len()).rev() {
        lines.swap(place, dice.roll(0, place as u64) as usize);
    }
    lines.join("\nNobody from the office would say more than that.\n")
}

fn marks(text: &str) -> Vec<figures::Contradiction> {
    let prose = Prose::from_plain(text);
    figures::contradictions(&prose, &figures::find(&prose, Date::parse("2025-06-10")))
}

#[test]
fn planted_contradictions_are_found() {
    let mut dice = Dice(20_190_410);
    for kind in 0..STATEMENTS.len() {
        const PLANTED: usize = 60;
        let (mut found, mut missed) = (0, Vec::new());
        for _ in 0..PLANTED {
            let text = article(&mut dice, kind);
            match marks(&text).len() {
                0 => missed.push(text),
                1 => found += 1,
                _ => panic!("several marks for one contradiction:\n{text}\n{:?}", marks(&text)),
            }
        }
        println!("kind {kind}: {found} of {PLANTED}");
        assert!(found * 10 >= PLANTED * 8, "kind {kind}: {found} found; missed\n{}", missed[0]);
    }
}

#[test]
fn articles_that_agree_with_themselves_are_left_alone() {
    let mut dice = Dice(7);
    for _ in 0..400 {
        let text = article(&mut dice, usize::MAX);
        assert_eq!(marks(&text), [], "{text}");
    }
}

#[test]
fn what_only_looks_like_a_contradiction_is_left_alone() {
    for text in [
        // Two events.
        "The storm of 2019 killed 12 miners.\nLast year a fire killed 14 miners.",
        // A part of the whole.
        "Of 30 people, 12 women and 10 men spoke; the others listened.",
        "The 30 delegates — 12 women among them — met.",
        // Brothers.
        "John Marsh, 51, spoke first.\nMary Marsh, 48, left early. Marsh, 51, stayed.",
        // Rounded.
        "About a third of the towns, 12 of 37, have no doctor.",
        "It lies 6 miles (10 kilometers) away, 1 mile (1.6 km) from the sea.",
        "Sales rose 12 percent to $5.6 billion from $5 billion.",
        // Growth of something else.
        "Profit rose 20 percent on sales of $5 million, down from $9 million.",
        "Rates rose from 2 percent to 3 percent, and prices rose 4 percent.",
        // A difference of temperatures.
        "It warmed by 2 degrees Celsius (3.6 degrees Fahrenheit).",
    ] {
        assert_eq!(marks(text), [], "{text}");
    }
}
