//! People, roles and references, on invented news: `tests/people/cases.txt`.

use newsgloss::people::{self, MentionKind, record::Record};
use newsgloss::text::{BlockKind, Prose, Span};

/// One line per person, in the form of the cases.
fn describe(text: &str) -> Vec<String> {
    let prose = Prose::new(text.to_owned(), [(BlockKind::Paragraph, Span::new(0, text.len()))]);
    let people = people::find(&prose, None, &Record::default());
    let line = |person: &people::Person| {
        let mut roles: Vec<&str> = person.roles.iter().map(|r| r.text.as_str()).collect();
        roles.dedup();
        let mentions = person.mentions.iter().map(|m| {
            let mark = match m.kind {
                MentionKind::Name => "",
                MentionKind::Nominal => "~",
                MentionKind::Pronoun => "^",
            };
            format!("{mark}{}", prose.slice(m.span))
        });
        let mentions = mentions.collect::<Vec<_>>().join("; ");
        let kind = if person.official { "official" } else { "other" };
        format!("{} | {kind} | {} | {mentions}", person.name, roles.join("; "))
    };
    let lines: Vec<String> = people.iter().map(line).collect();
    if lines.is_empty() { vec!["nobody".to_owned()] } else { lines }
}

#[test]
fn cases() {
    let mut wrong = Vec::new();
    let table = include_str!("people/cases.txt");
    let body: Vec<&str> = table.lines().filter(|line| !line.starts_with('#')).collect();
    let cases: Vec<String> = body.join("\n").split("\n\n").map(|c| c.trim().to_owned()).collect();
    for case in cases.iter().filter(|c| !c.is_empty()) {
        let (text, expected) = case.split_once('\n').expect("a text and its people");
        let expected: Vec<&str> = expected.lines().map(|l| l.trim_start_matches("= ")).collect();
        let found = describe(text);
        if found != expected {
            wrong.push(format!("{text}\n  expected {expected:#?}\n  found    {found:#?}"));
        }
    }
    assert!(cases.len() > 5, "the table is there");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_name_ends_with_its_paragraph() {
    let prose =
        Prose::from_plain("Thanks to Morland\n\nAnna Wexler had four points. Morland had two, Wexler said.");
    let people = people::find(&prose, None, &Record::default());
    let names: Vec<&str> = people.iter().map(|person| person.name.as_str()).collect();
    assert!(names.contains(&"Anna Wexler"), "{names:?}");
}

#[test]
fn who_wrote_has_the_position_below() {
    let prose = Prose::from_plain("By Ada Brook\n\nHarbour Staff Reporter\n\nPiet Maas\n\nThe mayor left.");
    let people = people::find(&prose, None, &Record::default());
    let roles = people.iter().map(|p| p.roles.iter().map(|r| r.text.as_str()).collect::<Vec<_>>().join("; "));
    assert_eq!(roles.collect::<Vec<_>>(), ["Harbour Staff Reporter", ""]);
}

#[test]
fn spans_are_in_order_and_whole_for_any_text() {
    let odd = [
        "",
        ".",
        "“",
        "J. J. J. J.",
        "-A-",
        "Sen. Rep. Gov.",
        "the the the president of of",
        "É’s — É’s, É",
        "President , , ,",
        "Smith, the",
        "A B C D E F, (@",
        "‘O’ ’s’s Jr.",
        "\u{ad}Dr.\u{ad} \u{200b}Roe",
    ];
    for one in odd {
        for other in odd {
            let text = format!("{one} {other} Ann Roe {other}\n{one}");
            let prose = Prose::from_plain(&text);
            for person in people::find(&prose, None, &Record::default()) {
                assert!(!person.name.is_empty());
                for pair in person.mentions.windows(2) {
                    assert!(pair[0].span.end <= pair[1].span.start, "{text:?}: {person:?}");
                }
                let spans = person.mentions.iter().map(|m| m.span).chain(person.roles.iter().map(|r| r.span));
                for span in spans {
                    assert!(span.of(&text).is_some_and(|s| !s.is_empty()), "{text:?}: {person:?}");
                }
            }
        }
    }
}

/// The names of a text of several paragraphs, each with how often it is named.
fn named(text: &str) -> Vec<String> {
    let people = people::find(&Prose::from_plain(text), None, &Record::default());
    people.iter().map(|p| format!("{} {}", p.name, p.mentions.len())).collect()
}

#[test]
fn what_is_called_as_a_thing_is_called_is_nobody() {
    // A hotel that goes by its first word.
    let hotel = "Sandvik Bay, The Harbour Collection by Larkwell Officially Opens\n\nThe house of Larkwell opened on Monday. It \
        has 80 rooms, and Larkwell runs nine such houses. The Harbour Collection by Larkwell is new. As Larkwell grows, it \
        hires.";
    assert_eq!(named(hotel), Vec::<String>::new());
    // Speakers of a transcript are called in full each time.
    let talk = "Ellisa Throvden: It was a hard year.\n\nEllisa Throvden: Was it a punishment?\n\nEllisa Throvden: And now?\
        \n\nEllisa Throvden: Thank you.\n\nEllisa Throvden: Good night.\n\nEllisa Throvden: Who pays?";
    assert_eq!(named(talk), ["Ellisa Throvden 6"]);
}

#[test]
fn a_name_in_a_heading_is_cut_to_what_the_text_calls_somebody() {
    let text = "Tidewatch Fact-Checker Peter Morland: Are There Any Calm Fishermen?\n\nTidewatch fact checker Peter Morland \
        posted a question on Monday. Morland took it back.";
    assert_eq!(named(text), ["Peter Morland 3"]);
    let text = "Peter Morland III Joins The Team\n\nPeter Morland joined the team on Monday. He is 24, and Morland has \
        played for Eastmere since he was nine.";
    assert_eq!(named(text)[0].rsplit_once(' ').unwrap().0, "Peter Morland III");
}
