//! Quotations: where they are and who said them.

use newsgloss::people::{Mention, MentionKind, Person};
use newsgloss::quotes::{self, Speaker};
use newsgloss::text::{BlockKind, Prose, Span};

/// Checks the quotations of a text: names stand in `[brackets]`; per quotation its first words, and the
/// speaker (`-` where nobody can be told).
fn check(marked: &str, expected: &[(&str, &str)]) {
    let (mut text, mut people) = (String::new(), Vec::<Person>::new());
    for (index, part) in marked.split(['[', ']']).enumerate() {
        let span = Span::new(text.len(), text.len() + part.len());
        text.push_str(part);
        if index % 2 == 1 {
            let mention = Mention { span, kind: MentionKind::Name };
            let known = people.iter_mut().find(|p| p.name.ends_with(part));
            match known {
                Some(person) => person.mentions.push(mention),
                None => people.push(Person {
                    name: part.to_owned(),
                    mentions: vec![mention],
                    ..Person::default()
                }),
            }
        }
    }
    let prose = Prose::from_plain(&text);
    let found: Vec<(String, String)> = quotes::find(&prose, &people)
        .into_iter()
        .map(|quote| {
            let words = prose.slice(quote.span).split_whitespace().take(2).collect::<Vec<_>>().join(" ");
            let speaker = match quote.speaker {
                Some(Speaker::Person(index)) => people[index].name.clone(),
                Some(Speaker::Named(name)) => name,
                None => "-".to_owned(),
            };
            (words, speaker)
        })
        .collect();
    let expected: Vec<(String, String)> =
        expected.iter().map(|(q, s)| ((*q).to_owned(), (*s).to_owned())).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn speakers_before_and_after() {
    check("“The dam will hold until spring,” [Ada Brook] said.", &[("“The dam", "Ada Brook")]);
    check(
        "\"The dam will hold,\" said chief engineer [Ada Brook], who built it.",
        &[("\"The dam", "Ada Brook")],
    );
    check(
        "[Ada Brook], the engineer who built it, said the dam was “as dry as a bone.”",
        &[("“as dry", "Ada Brook")],
    );
    check("The ministry said it was “not aware of any leak”.", &[("“not aware", "ministry")]);
    check(
        "“Will it hold at all?” [Ada Brook] asked. “Nobody has told us.”",
        &[("“Will it", "Ada Brook"), ("“Nobody has", "Ada Brook")],
    );
    check(
        "[Bo Lind] called the plan “a waste of water,” adding “it must stop.”",
        &[("“a waste", "Bo Lind"), ("“it must", "Bo Lind")],
    );
    check(
        "The valley is, according to a leaflet of the mayor, “the driest in the land”.",
        &[("“the driest", "leaflet of the mayor")],
    );
    check("The plan, described by [Bo Lind] as “a waste of water”, failed.", &[("“a waste", "Bo Lind")]);
}

#[test]
fn pronouns_are_the_one_the_sentence_is_about() {
    check(
        "[Ada Brook] walked along the dam.\n“It will hold until spring,” she said.\n[Bo Lind] laughed.\n“It never does,” he told [Brook].",
        &[("“It will", "Ada Brook"), ("“It never", "Bo Lind")],
    );
}

#[test]
fn titles_owners_and_appositions() {
    check(
        "“The dam will hold until spring,” said Dr. [Ada Brook], an engineer.",
        &[("“The dam", "Ada Brook")],
    );
    check(
        "“He built it with his own hands,” said [Bo Lind]’s sister, [Ada Brook].",
        &[("“He built", "Ada Brook")],
    );
    check("[Bo Lind]’s sister, [Ada Brook], said it was “as dry as a bone.”", &[("“as dry", "Ada Brook")]);
    check("“It is old and it leaks,” said [Bo Lind]’s lawyer.", &[("“It is", "Bo Lind’s lawyer")]);
    check(
        "“It is old and it leaks,” [Ada Reilly] began, before being asked to stop.",
        &[("“It is", "Ada Reilly")],
    );
    check("“I am worried about it,” she went on.\n[Ada Brook] left.", &[("“I am", "-")]);
}

#[test]
fn verbs_before_their_subjects() {
    check("Replied [Ada Brook], with a smile, “Well, I do not think so.”", &[("“Well, I", "Ada Brook")]);
    check("After losing the bid, says [Bo Lind], “they used the land for us.”", &[("“they used", "Bo Lind")]);
}

#[test]
fn who_is_asked_does_not_speak() {
    check("[Bo Lind] was asked, “Do you feel any guilt?” He said he did.", &[("“Do you", "-")]);
    check(
        "After [Ada Brook] asked last week “Why has this taken so long?” [Bo Lind] answered that “the reason was the rain.”",
        &[("“Why has", "Ada Brook"), ("“the reason", "Bo Lind")],
    );
    check(
        "The minister also said, “We never push it past them,” showing that he knew the views of [Bo Lind].",
        &[("“We never", "minister")],
    );
}

#[test]
fn a_pronoun_looks_before_its_quotation() {
    check(
        "[Bo Lind] told them the plan was sound. “It will hold.”\n[Ada Brook] called it a waste. “We run. We never catch up with it,” she said.",
        &[("“It will", "Bo Lind"), ("“We run.", "Ada Brook")],
    );
    check(
        "Among [Ada Brook]’s friends, [Bo Lind] said, it was a relief.\n“It all came out in the end,” he said.",
        &[("“It all", "Bo Lind")],
    );
    check("“It takes the water away,” [Bo Lind], a member of the council said.", &[("“It takes", "Bo Lind")]);
    // Who is named in the quotation does not speak it.
    check(
        "[Bo Lind] sat down. “It was not me. But ([Ada Brook]) has seen it all, and I am sorry,” he added.",
        &[("“It was", "Bo Lind")],
    );
    // A woman's name is not “he”.
    check(
        "[Bo Lind] went home. [Ada Brook] stayed.\n“It will hold until spring,” he said.",
        &[("“It will", "Bo Lind")],
    );
}

#[test]
fn reported_speech_goes_on_in_marks() {
    check("[Ada Brook] said the dam was old. “It must go by the summer.”", &[("“It must", "Ada Brook")]);
    check(
        "“It will hold,” said [Bo Lind].\n[Ada Brook] said it was only the latest of many plans.\n“They want the water. We want it too.”",
        &[("“It will", "Bo Lind"), ("“They want", "Ada Brook")],
    );
}

#[test]
fn what_is_no_quotation() {
    check("The film “A River of Small Stones” opened, and so did “Dust”.", &[]);
    check("[Ada Brook] said so in her paper, “Rivers and How They Dry”, long ago.", &[]);
    check("A 6' board and a 19\" wheel were found.", &[]);
    check("[Ada Brook] said the dam was “dry”.", &[]);
}

#[test]
fn paragraphs_that_open_and_never_close() {
    check(
        "“We walked for three days without water.\n“Then we saw the dam,” [Ada Brook] said.\n“Nobody believed us at home.”",
        &[("“We walked", "Ada Brook"), ("“Then we", "Ada Brook"), ("“Nobody believed", "Ada Brook")],
    );
}

#[test]
fn linear_on_a_megabyte_of_marks() {
    for unit in ["\" ", "“", "”", "“a b c” said ", "\"a b c d,\" ", "‘a "] {
        let text = unit.repeat(1_000_000 / unit.len());
        let prose = Prose::from_plain(&text);
        let start = std::time::Instant::now();
        let found = quotes::find(&prose, &[]);
        let seconds = start.elapsed().as_secs_f64();
        assert!(seconds < 20.0, "{unit:?}: {} quotations in {seconds} s", found.len());
    }
}

#[test]
fn whoever_serves_somebody_named_is_another() {
    check(
        "A former aide to [David Carrow] said: “It is his to lose.”",
        &[("“It is", "former aide to David Carrow")],
    );
    check(
        "A spokesman for [Lind], [Ada Brook], said the dam was “as dry as a bone.”",
        &[("“as dry", "Ada Brook")],
    );
    check("“She is wrong,” said their attorney, [Dan Smolek].", &[("“She is", "Dan Smolek")]);
}

#[test]
fn days_labels_and_ages_between() {
    check(
        "Former counsel [Robert Muir] on Wednesday rejected the claim, telling lawmakers it “is not what it was.”",
        &[("“is not", "Robert Muir")],
    );
    check("[Susan Cole]: “I do believe that.”", &[("“I do", "Susan Cole")]);
    check(
        "[Boris Jarl] resigned. The 54-year-old said Norland was “truly headed for a crisis.”",
        &[("“truly headed", "Boris Jarl")],
    );
}

#[test]
fn who_is_described_by_a_clause_is_the_noun_before_it() {
    check(
        "The night porter who found the keys said it was “none of his business whose they are”.",
        &[("“none of", "night porter")],
    );
    check(
        "A leaflet, which was printed by the Harbour Post, claimed that both had “sold the pier twice over”.",
        &[("“sold the", "leaflet")],
    );
    check("They will like it. “It is a harbour after all,” she thought.", &[("“It is", "-")]);
}

#[test]
fn a_given_name_alone_tells_he_from_she() {
    check(
        "“I was afraid of it,” [Ingrid] said. [Olaf] closed the door behind the two of them. “I was not,” she said, “afraid of anything.”",
        &[("“I was", "Ingrid"), ("“I was", "Ingrid"), ("“afraid of", "Ingrid")],
    );
}

/// Where somebody is from, a parenthesis, an inner quotation do not hide who speaks; `-ly` may end a name.
#[test]
fn speakers_behind_other_words() {
    check(
        "“It holds no water” in any such pond, [Ada van Lind] of the Northern University of Applied Arts writes.",
        &[("“It holds", "Ada van Lind")],
    );
    check("“We have met them,” [Ann Reilly] began.", &[("“We have", "Ann Reilly")]);
    check("“They cried, ‘Is that the ferry?’” [Ola Brook] testified.", &[("“They cried,", "Ola Brook")]);
    check(
        "The Northern Lakes Administration (NLA) stated: “Ice comes late this year.”",
        &[("“Ice comes", "Northern Lakes Administration")],
    );
    check("“It is so late,” a person close to [Kelly Roe] said.", &[("“It is", "person close to Kelly Roe")]);
    check("“We are excited about it,” comments [Tom Lind].", &[("“We are", "Tom Lind")]);
    check(
        "[Tom Lind] wrote a paper. “It will shift,” he and his co-authors said.",
        &[("“It will", "Tom Lind")],
    );
    check(
        "A cook at Fernhill College, in the town of York, wrote that it was “a loud, cheerful place.”",
        &[("“a loud,", "cook at Fernhill College")],
    );
}

/// Who has come to speak since is `he`, and a quotation left open goes on behind a caption.
#[test]
fn later_speakers() {
    check(
        "“It was too late for that,” said [Brendon Lind] of Harbour Jobs.\n\n[David Wern] of Rowan & Sons said that it is slow.\n\nIt fell by a tenth.\n\n“Nobody has counted them,” he said.",
        &[("“It was", "Brendon Lind"), ("“Nobody has", "David Wern")],
    );
    check(
        "[Ola Lind] said: “These boats are leaking. They have to go.\n\nThe harbour on Monday.\n\n“I see no other option for them.”",
        &[("“These boats", "Ola Lind"), ("“I see", "Ola Lind")],
    );
}

/// What stands right before the verb is not always who speaks: an apposition, a year, what is said.
#[test]
fn who_leads_the_sentence_speaks() {
    check(
        "“If it comes up for sale,” [Ada Brook], also an avid collector of games, rare cards, and books says, “I buy it.”",
        &[("“If it", "Ada Brook"), ("“I buy", "Ada Brook")],
    );
    check(
        "The crews work on short contracts, says a report highlighting the “alarming rise of casual work” in ports.",
        &[("“alarming rise", "report")],
    );
    check(
        "NORD-UNION, the pilots’ union, called [Bo Lind] “a fair and patient man.”",
        &[("“a fair", "NORD-UNION")],
    );
    check("The canal has been described as “a ditch with a view.”", &[("“a ditch", "-")]);
    check(
        "[Ada Brook] left. A spokesman for the port wrote that it was closed. “We have had no talks so far,” he said.",
        &[("“We have", "spokesman for the port")],
    );
    check(
        "[Ola Lind] left for the United States on “the last boat of all,” she interjected.",
        &[("“the last", "Ola Lind")],
    );
}

#[test]
fn sentences_about_nobody_are_read_once() {
    let text = format!("{}“It is far too late for that,” he said.", "He said so. ".repeat(20_000));
    assert_eq!(quotes::find(&Prose::from_plain(&text), &[]).len(), 1);
}

#[test]
fn a_comma_says_that_the_quotation_is_said_whatever_the_verb() {
    check("“We painted it grey after all,” [Ada Brook] beams.", &[("“We painted", "Ada Brook")]);
    check(
        "[Ada Brook] opened the hall.\n“It will be full by noon,” she aptly summarised.",
        &[("“It will", "Ada Brook")],
    );
    check("[Ada Brook] left. “The long road home” was full of holes.", &[]);
    check(
        "“We are late for it,“ [Bo Lind] says now. “We never are.”",
        &[("“We are", "Bo Lind"), ("“We never", "Bo Lind")],
    );
}

#[test]
fn a_colon_after_who_leads_the_sentence_brings_speech() {
    check(
        "[Ada Brook] remembers the winter with a shudder: “We had no coal for a month.”",
        &[("“We had", "Ada Brook")],
    );
    check("THE PRIZE GOES TO [Ada Brook] — The Crier: “She has given us a bridge to be proud of.”", &[]);
    check(
        "The sign above the door read: “No dogs and no bicycles after ten.”",
        &[("“No dogs", "sign above the door")],
    );
}

#[test]
fn who_closes_the_sentence_says_all_of_it() {
    check(
        "That [Bo Lind] announced the plan himself is a “very good sign” for the town, says [Ada Brook].",
        &[("“very good", "Ada Brook")],
    );
    check(
        "The dam should be drained by autumn, says [Ada Brook]. “It cannot be left to the rain.”",
        &[("“It cannot", "Ada Brook")],
    );
}

#[test]
fn who_took_the_picture_does_not_speak() {
    let text = "Ada Brook spoke for an hour on Tuesday.\nBo Lind/The Crier\n“We will not wait for the rain,” she said. \
                “It is too late for that.”";
    let blocks = text.lines().scan(0, |at, line| {
        let start = *at;
        *at += line.len() + 1;
        let kind = if line.contains('/') { BlockKind::Caption } else { BlockKind::Paragraph };
        Some((kind, Span::new(start, start + line.len())))
    });
    let prose = Prose::new(text.to_owned(), blocks);
    let person = |name: &str| {
        let start = text.find(name).unwrap();
        let span = Span::new(start, start + name.len());
        let mentions = vec![Mention { span, kind: MentionKind::Name }];
        Person { name: name.to_owned(), mentions, ..Person::default() }
    };
    let people = [person("Ada Brook"), person("Bo Lind")];
    let found = quotes::find(&prose, &people);
    assert_eq!(found.len(), 2);
    assert!(found.iter().all(|quote| quote.speaker == Some(Speaker::Person(0))), "{found:?}");
}

#[test]
fn whom_a_sentence_compares_with_does_not_speak() {
    check(
        "[Ada Brook] came early. She was more afraid of the dam than [Lena Lind].\n“It was a terrible day,” she said. \
         “I told myself, ‘Not today.’”",
        &[("“It was", "Ada Brook"), ("“I told", "Ada Brook")],
    );
}
