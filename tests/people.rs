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
