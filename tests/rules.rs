//! The reader's own rules: what is given, its canonical form or the problem; where a rule holds; what the page
//! is given to evaluate.

use newsgloss::clutter::rules::{self, Query, Step};
use proptest::prelude::*;

/// `given<TAB>canonical form`, `given<TAB>! problem`, or `given<TAB>-` where a line holds no rule.
const CASES: &str = include_str!("rules/cases.tsv");

fn said(line: &str) -> String {
    let parsed = rules::parse(line);
    match (&parsed.rules[..], &parsed.problems[..]) {
        ([], []) => "-".to_owned(),
        ([(1, rule)], []) => rule.to_string(),
        ([], [problem]) => {
            assert_eq!(problem.line, 1);
            format!("! {}", problem.message)
        }
        other => panic!("{line:?} gave {other:?}"),
    }
}

#[test]
fn cases() {
    let cases: Vec<(&str, &str)> =
        CASES.lines().filter(|l| !l.starts_with("# ")).filter_map(|l| l.split_once('\t')).collect();
    assert!(cases.len() >= 60, "{} cases", cases.len());
    let wrong: Vec<String> = cases
        .iter()
        .filter(|(given, wanted)| said(given) != *wanted)
        .map(|(given, wanted)| format!("{given}\n  wanted {wanted}\n  got    {}", said(given)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for (given, _) in cases {
        check_canonical(given);
    }
}

/// Printing what was parsed gives the same rules again.
fn check_canonical(text: &str) {
    for (_, rule) in rules::parse(text).rules {
        let printed = rule.to_string();
        let again = rules::parse(&printed);
        assert_eq!(again.problems, [], "{printed:?} of {text:?}");
        assert_eq!(again.rules, [(1, rule)], "{printed:?} of {text:?}");
    }
}

#[test]
fn a_blank_in_a_name_outlives_the_end_of_the_line() {
    for text in ["##a\\20", "##\\85", "##.a\\ b", "##a\\9", "##[a\\20]"] {
        assert_eq!(rules::parse(text).rules.len(), 1, "{text}");
        check_canonical(text);
    }
}

#[test]
fn a_rule_that_is_kept_can_be_read_back() {
    // Escaped, each of these bytes takes four.
    let text = format!("##[n=\"{}\"]", "\u{7f}".repeat(2000));
    let parsed = rules::parse(&text);
    assert!(parsed.rules.is_empty());
    assert!(parsed.problems[0].message.contains("bytes long"), "{:?}", parsed.problems);
}

#[test]
fn lines_are_counted() {
    let parsed =
        rules::parse("\u{feff}! mine\r\n\r\nnews.example##.a\r\n||ads.example^\nnews.example##.b[\n##.c");
    assert_eq!(
        parsed.rules.iter().map(|(line, rule)| (*line, rule.to_string())).collect::<Vec<_>>(),
        [(3, "news.example##.a".to_owned()), (6, "##.c".to_owned()),]
    );
    assert_eq!(parsed.problems.iter().map(|p| p.line).collect::<Vec<_>>(), [4, 5]);
}

fn holds(sites: &str, on: &[&str], off: &[&str]) {
    let parsed = rules::parse(&format!("{sites}##.a"));
    let rule = &parsed.rules.first().unwrap_or_else(|| panic!("{sites}: {:?}", parsed.problems)).1;
    for host in on {
        assert!(rule.domains.hold_on(host), "{sites} should hold on {host}");
    }
    for host in off {
        assert!(!rule.domains.hold_on(host), "{sites} should not hold on {host}");
    }
}

#[test]
fn sites_of_a_rule() {
    holds("", &["news.example", "localhost", "127.0.0.1", ""], &[]);
    holds(
        "news.example",
        &["news.example", "www.news.example", "a.b.news.example", "NEWS.example."],
        &["example", "badnews.example", "news.example.org"],
    );
    holds("www.news.example", &["news.example", "www.news.example"], &["example"]);
    holds(
        "news.example,~shop.news.example",
        &["news.example", "sport.news.example"],
        &["shop.news.example", "a.shop.news.example"],
    );
    holds(
        "news.example,~shop.news.example,new.shop.news.example",
        &["a.new.shop.news.example"],
        &["old.shop.news.example"],
    );
    holds("~shop.example", &["news.example", "example"], &["shop.example", "eu.shop.example"]);
    holds(
        "daily.*",
        &["daily.example", "daily.co.uk", "sport.daily.com.au", "www.daily.de"],
        &["daily", "daily.blogs.example", "daily.city.uk", "thedaily.example"],
    );
    holds("daily.*,~daily.co.uk", &["daily.example"], &["daily.co.uk", "www.daily.co.uk"]);
    holds("127.0.0.1", &["127.0.0.1"], &["0.0.0.1"]);
}

fn chosen(text: &str) -> rules::ForHost {
    let parsed = rules::parse(text);
    assert_eq!(parsed.problems, []);
    rules::for_host(parsed.rules.iter().map(|(_, rule)| rule), "news.example")
}

fn query(selector: &str, steps: impl Into<Vec<Step>>) -> Query {
    Query { selector: selector.to_owned(), steps: steps.into() }
}

#[test]
fn exceptions_win() {
    let found = chosen("##.ask\nnews.example#@#.ask\nnews.example##.bar\n##.bar\nother.example#@#.bar");
    assert_eq!(found.hide, [query(".bar", [])]);
    assert_eq!(found.never, [query(".ask", [])]);
}

#[test]
fn queries_for_the_page() {
    let has_text = |text: &str| Step::Text { text: text.to_owned() };
    let own = str::to_owned;
    let found = chosen(
        "##.a, b > .c:has(> i)\n\
         ##aside:has-text(give)\n\
         ##div > :has-text(/€ ?\\d/i) + p.x:not(.y):has-text(now).z, .n\n\
         ##h2:has-text(More):upward(2)\n\
         ##h3:has-text(More):upward(section, aside) > ul\n\
         ##div:has(> h2:has-text(Support), form):not(.ours:has-text(Corrections))",
    );
    assert_eq!(
        found.hide,
        [
            query(".a, b > .c:has(> i)", []),
            query("aside", [has_text("give")]),
            query(".n", []),
            query(
                "div > *",
                [
                    Step::Pattern { source: own("€ ?\\d"), flags: own("i") },
                    Step::Next { selector: own("p.x:not(.y)") },
                    has_text("now"),
                    Step::Matches { selector: own(".z") },
                ]
            ),
            query("h2", [has_text("More"), Step::Upward { count: 2 }]),
            query(
                "h3",
                [
                    has_text("More"),
                    Step::Closest { selector: own("section, aside") },
                    Step::Child { selector: own("ul") },
                ]
            ),
            query(
                "div",
                [
                    Step::Has {
                        any: vec![
                            vec![Step::Child { selector: own("h2") }, has_text("Support")],
                            vec![Step::Descendant { selector: own("form") }],
                        ],
                    },
                    Step::Not {
                        any: vec![vec![Step::Matches { selector: own(".ours") }, has_text("Corrections")]]
                    },
                ]
            ),
        ]
    );
}

/// Pieces that rules are made of, and pieces that break readers of them.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "##", "#@#", "#?#", "#", "news.example", "~", ",", "daily.*", "*", "div", ".ask", "#bar", "[class*=\"a\"]", "[x=y i]",
    "[", "]", "\"", "'", "\\", "\\31 ", "\\)", ":has(", ":not(", ":is(", ")", ">", "+", " ", " > ", "~ ",
    ":has-text(", "/a(b|c)[/)]/i", "/", ":upward(", "3", "2n+1", ":nth-child(", ":first-child", ":hover", "give $5",
    "\n", "\r", "\u{0}", "é", "🙂", "-", "--x", "|", "!", "@@", "^", "$", "+js(", ":style(", "\u{2028}", "\t", "İ",
];

fn soup() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        9 => prop::sample::select(PIECES).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

/// Selectors that are right, of every kind.
fn selector() -> impl Strategy<Value = String> {
    let name = "[a-z_\u{e9}][a-z0-9_-]{0,4}|\\\\3[0-9] [a-z]|\\\\[.:()\"]";
    let simple = prop_oneof![
        name.prop_map(|n| format!(".{n}")),
        name.prop_map(|n| format!("#{n}")),
        (name, "[~|^$*]?=", "[^\\\\\"\n\r\0]{0,8}").prop_map(|(n, o, v)| format!("[ {n} {o} \"{v}\" I ]")),
        Just(":First-Child".to_owned()),
        ("[+-]?[0-9]{0,3}", 0..999u32).prop_map(|(a, b)| {
            format!(
                ":nth-of-type( {}n + {b} )",
                if a.len() < 2 && !a.starts_with(char::is_numeric) { "3" } else { &a }
            )
        }),
        "[^\\\\()/\"'\n\r\0]{1,9}".prop_map(|t| format!(":has-text(x{t})")),
        "[a-z.+]{1,6}".prop_map(|t| format!(":contains(/{t}/mi)")),
        (1..9u8).prop_map(|n| format!(":nth-ancestor({n})")),
    ];
    let compound = (prop::option::of("[a-z]{1,5}|\\*"), prop::collection::vec(simple, 1..4))
        .prop_map(|(tag, rest)| tag.unwrap_or_default() + &rest.concat());
    let complex = prop::collection::vec((compound, prop::sample::select(&["  ", ">", " + ", "~ "])), 1..4)
        .prop_map(|parts| {
            let joined: String = parts.iter().map(|(compound, sign)| format!("{compound}{sign}")).collect();
            joined.trim_end_matches([' ', '>', '+', '~']).to_owned()
        });
    (complex.clone(), prop::collection::vec(complex, 0..3)).prop_map(|(first, more)| {
        if more.is_empty() { first } else { format!("{first}:has( > {})", more.join(",")) }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_and_printed_the_same(text in soup()) {
        check_canonical(&text);
        let parsed = rules::parse(&text);
        let lines = text.lines().count().max(1) as u32;
        prop_assert!(parsed.problems.iter().all(|p| (1..=lines).contains(&p.line) && p.message.ends_with(['.', '?', '!'])));
        rules::for_host(parsed.rules.iter().map(|(_, rule)| rule), "news.example");
    }

    #[test]
    fn rules_that_are_right_are_kept(selector in selector(), sites in "([a-z]{1,4}\\.example,){0,3}~[0-9]{1,3}\\.[*a]") {
        let text = format!("{sites}##{selector}");
        let parsed = rules::parse(&text);
        prop_assert_eq!(&parsed.problems, &[]);
        prop_assert_eq!(parsed.rules.len(), 1);
        check_canonical(&text);
    }
}
