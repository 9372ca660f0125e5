//! What the reader knows better about people, and what the cards say.

use newsgloss::civil::Date;
use newsgloss::page::{PageSnapshot, html};
use newsgloss::people::record::{pack, table};
use newsgloss::people::{self, MentionKind, Person};
use newsgloss::plan::{About, Basis, Row};
use newsgloss::{Analysis, Engine, Plan, Settings};

/// An engine that knows one minister, with terms `start|end`.
fn engine(terms: &[&str]) -> Engine {
    let fact = |term: &&str| {
        let (start, end) = term.split_once('|').expect("start|end");
        table::Fact {
            name: "Ada Brook".to_owned(),
            office: "Minister of Transport".to_owned(),
            jurisdiction: "NO".to_owned(),
            start: start.to_owned(),
            end: end.to_owned(),
            kind: "minister".to_owned(),
            source: "list".to_owned(),
            party: "Harbour Party".to_owned(),
            ..table::Fact::default()
        }
    };
    let facts: Vec<table::Fact> = terms.iter().map(fact).collect();
    Engine::new(pack::pack(&facts, &[("list".to_owned(), "2020-06-15".to_owned())]).expect("a record"))
}

fn settings(published: &str, today: &str) -> Settings {
    Settings { published: Date::parse(published), today: Date::parse(today), ..Settings::default() }
}

const NEWS: &str =
    "OSLO — Norway’s Minister of Transport, Ada Brook, opened the tunnel on Monday. “It is dry,” Brook said.";

/// An article's page on which each paragraph begins with the same news.
fn page(news: &str) -> PageSnapshot {
    let more = "The work was paid by the county, as the people of the valley had asked, and the road is to stay open all winter.";
    let page = format!(
        "<html lang=en><head><title>The tunnel is open</title><meta property=og:type content=article></head>\
         <body><article><h1>The tunnel is open</h1>{}</article></body></html>",
        format!("<p>{news} Harold Moorcroft had asked for it. {more}</p>").repeat(6)
    );
    html::snapshot(&page, "https://paper.example/tunnel")
}

fn analysis(terms: &[&str], text: &str, settings: &Settings) -> Analysis {
    engine(terms).analyze_text(text, settings)
}

fn named<'a>(analysis: &'a Analysis, name: &str) -> &'a Person {
    let names: Vec<&str> = analysis.people.iter().map(|p| p.name.as_str()).collect();
    analysis.people.iter().find(|p| p.name == name).unwrap_or_else(|| panic!("{name} is not in {names:?}"))
}

/// The line on record of Ada Brook's card.
fn on_record(terms: &[&str], settings: &Settings) -> Row {
    let analysis = analysis(terms, NEWS, settings);
    let card = people::card(named(&analysis, "Ada Brook"), 0, &analysis, settings);
    card.rows.into_iter().find(|row| row.basis == Basis::Record).expect("a line on record")
}

#[test]
fn an_office_on_record_is_told_line_by_line() {
    let row = on_record(&["2018-01-09|2019-11-30"], &settings("2019-04-10", "2020-07-01"));
    assert_eq!(row.text, "Minister of Transport (NO)");
    assert_eq!(
        row.details,
        [
            "9 January 2018 to 30 November 2019",
            "Harbour Party",
            "In office when this was published, on 10 April 2019: yes",
            "Today: not in office, as of 15 June 2020",
        ]
    );
    assert_eq!(row.source, "list, as of 15 June 2020");
}

#[test]
fn an_end_that_is_not_known_is_never_today() {
    let today = |today: &str| on_record(&["2018-01-09|"], &settings("2019-04-10", today)).details;
    assert_eq!(today("2020-07-01")[0], "from 9 January 2018");
    assert_eq!(today("2020-07-01").last().unwrap(), "Today: in office, as of 15 June 2020");
    // Years later an old record says nothing about the day.
    let old = today("2026-11-24");
    assert_eq!(old.last().unwrap(), "Today: unknown; in office on 15 June 2020, the day of the record");
    // Without the reader's day nothing is said relative to it.
    let none = on_record(&["2018-01-09|"], &Settings { today: None, ..settings("2019-04-10", "") }).details;
    assert!(none.iter().all(|line| !line.contains("Today")), "{none:?}");
    // Who has come back is in office again.
    let first =
        on_record(&["2018-01-09|2019-11-30", "2020-02-01|"], &settings("2019-04-10", "2020-07-01")).details;
    assert_eq!(first.last().unwrap(), "Today: in office again, as of 15 June 2020");
    // A planned end that was still ahead is not known to have come true.
    let planned = on_record(&["2018-01-09|2019-12-31?"], &settings("2019-04-10", "2020-07-01")).details;
    assert_eq!(planned[0], "9 January 2018 to 31 December 2019, as planned");
    assert!(planned.iter().all(|line| !line.contains("Today")), "{planned:?}");
}

#[test]
fn every_source_has_a_name_for_the_reader() {
    let table = include_str!("../data/officials/sources.tsv");
    for line in table.lines() {
        let cells: Vec<&str> = line.split('\t').collect();
        assert!(cells.len() == 6 && cells.iter().all(|c| !c.is_empty()), "{line:?}");
    }
}

#[test]
fn two_names_of_one_person_are_joined_and_linked() {
    let text = "OSLO — The Tunnel Lady opened the road on Monday. “It is dry,” said Addie Brokk, Norway’s Minister of Transport. \
                Later the Tunnel Lady left with Harold Moorcroft.";
    let mut settings = settings("2019-04-10", "2020-07-01");
    let before = analysis(&["2018-01-09|"], text, &settings);
    assert!(named(&before, "Addie Brokk").record.is_empty());
    settings.aliases = [("Addie Brokk", "Ada Brook"), ("Tunnel Lady", "Addie Brokk")]
        .map(|(a, b)| (a.to_owned(), b.to_owned()))
        .to_vec();
    let after = analysis(&["2018-01-09|"], text, &settings);
    let ada = named(&after, "Ada Brook");
    assert_eq!(ada.record.len(), 1);
    let prose = &after.prose.prose;
    let names = ada.mentions.iter().filter(|m| m.kind == MentionKind::Name).map(|m| prose.slice(m.span));
    assert_eq!(names.collect::<Vec<_>>(), ["Tunnel Lady", "Addie Brokk", "Tunnel Lady"]);
    assert!(after.people.iter().any(|p| p.name == "Harold Moorcroft"));
    assert!(after.people.iter().all(|p| p.name != "Addie Brokk"));
}

#[test]
fn aliases_that_lead_in_a_circle_or_nowhere_are_left_out() {
    let mut settings = settings("2019-04-10", "");
    let pairs = [
        ("Ada Brook", "Harold Moorcroft"),
        ("Harold Moorcroft", "Ada Brook"),
        ("", "Harold Moorcroft"),
        ("Harold Moorcroft", ""),
        ("Bo", "Bo"),
    ];
    settings.aliases = pairs.map(|(a, b)| (a.to_owned(), b.to_owned())).to_vec();
    let analysis = analysis(&["2018-01-09|"], NEWS, &settings);
    assert_eq!(named(&analysis, "Harold Moorcroft").mentions.len(), 2);
}

#[test]
fn an_alias_within_a_longer_name_says_nothing() {
    let mut settings = settings("2019-04-10", "");
    settings.aliases = vec![("Brook".to_owned(), "Harold Moorcroft".to_owned())];
    let analysis = analysis(&["2018-01-09|"], NEWS, &settings);
    assert_eq!(named(&analysis, "Ada Brook").mentions.len(), 2);
}

#[test]
fn a_match_that_the_reader_calls_wrong_is_not_made() {
    let mut settings = settings("2019-04-10", "2020-07-01");
    settings.wrong_matches = vec![("Ada Brook".to_owned(), "Minister of Fish (NO)".to_owned())];
    assert_eq!(named(&analysis(&["2018-01-09|"], NEWS, &settings), "Ada Brook").record.len(), 1);
    settings.wrong_matches[0].1 = "Minister of Transport (NO)".to_owned();
    let analysis = analysis(&["2018-01-09|"], NEWS, &settings);
    let ada = named(&analysis, "Ada Brook");
    assert!(ada.record.is_empty());
    assert!(ada.official, "the article says so itself");
    assert_eq!(ada.roles.len(), 1);
}

#[test]
fn who_is_muted_gets_neither_underline_nor_card() {
    let page = page(NEWS);
    let plan = |settings: &Settings| {
        let plan = Plan::new(&page, &engine(&["2018-01-09|"]).analyze(&page, settings), settings);
        let people = plan.cards.iter().filter(|card| card.about == About::Person);
        let titles = people.map(|card| card.title.clone()).collect::<Vec<_>>();
        (titles, plan.glosses.iter().any(|gloss| gloss.quote.contains("Brook")))
    };
    let mut settings = settings("2019-04-10", "2020-07-01");
    assert_eq!(plan(&settings), (vec!["Ada Brook".to_owned(), "Harold Moorcroft".to_owned()], true));
    settings.muted_people = vec!["ada  BROOK".to_owned(), String::new()];
    assert_eq!(plan(&settings), (vec!["Harold Moorcroft".to_owned()], false));
}

#[test]
fn quotations_leave_names_and_figures_their_own_places() {
    let news = "OSLO — “The tunnel that Harold Moorcroft wanted took 14 months,” said Ada Brook, Norway’s Minister of Transport.";
    let page = page(news);
    let settings = settings("2019-04-10", "2020-07-01");
    let plan = Plan::new(&page, &engine(&[]).analyze(&page, &settings), &settings);
    let glosses = plan.glosses.iter().take(5).map(|gloss| (gloss.about, gloss.quote.as_str()));
    assert_eq!(
        glosses.collect::<Vec<_>>(),
        [
            (About::Quote, "“The tunnel that"),
            (About::Person, "Harold Moorcroft"),
            (About::Quote, "wanted took"),
            (About::Figure, "14 months"),
            (About::Person, "Ada Brook"),
        ]
    );
    let card = plan.cards.iter().find(|card| card.about == About::Quote).expect("a card");
    assert_eq!((card.rows[0].label.as_str(), card.rows[0].text.as_str()), ("Said by", "Ada Brook"));
}
