//! The record of officials: its form, its dates, its people, and whom an article links to.

use newsgloss::civil::Date;
use newsgloss::people::record::{BUILT_IN, Record, coverage::coverage, link, pack, table};
use newsgloss::people::{Mention, MentionKind, Person, Role};
use newsgloss::text::{Prose, Span};

/// Packs lines of `name|aliases|office|jurisdiction|start|end|kind|source`, with `/` between aliases.
fn packed(lines: &[&str]) -> Vec<u8> {
    let fact = |line: &&str| {
        let cells: Vec<String> = line.split('|').map(str::to_owned).collect();
        let [name, aliases, office, jurisdiction, start, end, kind, source] = &cells[..] else {
            panic!("{line}: eight cells")
        };
        table::Fact {
            name: name.clone(),
            aliases: aliases.replace('/', "|"),
            office: office.clone(),
            jurisdiction: jurisdiction.clone(),
            start: start.clone(),
            end: end.clone(),
            kind: kind.clone(),
            source: source.clone(),
            ..table::Fact::default()
        }
    };
    let facts: Vec<table::Fact> = lines.iter().map(fact).collect();
    let sources = [("list".to_owned(), "2020-06-15".to_owned())];
    pack::pack(&facts, &sources).unwrap()
}

#[test]
fn large_small_and_complete() {
    let record = Record::open(BUILT_IN);
    assert_eq!(record.note, None);
    assert!(record.lines() >= 40_000, "{} lines", record.lines());
    assert!(BUILT_IN.len() <= 2_500_000, "{} bytes", BUILT_IN.len());
    let table = coverage(&record);
    assert_eq!(table.iter().map(|line| line.rows).sum::<usize>(), record.lines());
    assert!(table.iter().all(|line| line.people >= 1 && line.people <= line.rows && line.as_of.len() == 10));
}

#[test]
fn a_file_that_is_cut_short_or_foreign_knows_nobody() {
    let whole = packed(&[
        "Ada Brook||Mayor of Fernhill|GB|2001|2005|mayor|list",
        "Bo Lind||King of Nowhere|NO|1999||head-of-state|list",
    ]);
    assert_eq!(Record::open(whole.clone()).lines(), 2);
    assert_eq!(Record::open(&b""[..]).note, None);
    for length in 1..whole.len() {
        let record = Record::open(whole[..length].to_vec());
        assert!(record.is_empty() && record.note.is_some(), "{length} bytes");
    }
    let mut newer = whole.clone();
    newer[8] += 1;
    let note = Record::open(newer).note.unwrap();
    assert!(note.contains("version 2"), "{note}");
    // Whatever the bytes say, reading them ends.
    let mut state = 1_u32;
    for _ in 0..2_000 {
        let mut broken = whole.clone();
        for _ in 0..4 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let at = state as usize % broken.len();
            broken[at] = (state >> 16) as u8;
        }
        let record = Record::open(broken);
        for person in 0..record.people().min(8) {
            let _ = (record.names(person), record.wikidata(person), record.rows(person).take(8).count());
        }
        let _ = record.find("Ada Brook");
    }
}

#[test]
fn in_office_on_a_day() {
    let check = |start: &str, end: &str, day: &str, expected: Option<bool>| {
        let line = format!("Ada Brook||Mayor of Fernhill|GB|{start}|{end}|mayor|list");
        let record = Record::open(packed(&[&line]));
        let held = record.rows(0).next().unwrap().held_on(Date::parse(day).unwrap());
        assert_eq!(held, expected, "{start}–{end} on {day}");
    };
    let (yes, no, unknown) = (Some(true), Some(false), None);
    check("2010-05-11", "2016-07-13", "2010-05-11", yes);
    check("2010-05-11", "2016-07-13", "2010-05-10", no);
    check("2010-05-11", "2016-07-13", "2016-07-13", yes);
    check("2010-05-11", "2016-07-13", "2016-07-14", no);
    check("2010", "2016", "2010-06-01", unknown);
    check("2010", "2016", "2011-01-01", yes);
    check("2010", "2016", "2016-06-01", unknown);
    check("2010", "2016-05", "2016-06-01", no);
    check("", "2016-05", "2012-01-01", unknown);
    check("", "2016-05", "2017-01-01", no);
    // No end known as of the source's day, 15 June 2020: not “today”.
    check("2010-05-11", "", "2020-06-01", yes);
    check("2010-05-11", "", "2020-08-10", yes);
    check("2010-05-11", "", "2021-06-01", unknown);
    check("2010-05-11", "", "2009-06-01", no);
    // On a list of that day, and nothing else known.
    check("", "", "2020-06-30", yes);
    check("", "", "2019-06-30", unknown);
    // The year of the last yearly list; a planned end; an end at the latest.
    check("2008-03-15", "2012~", "2011-12-31", yes);
    check("2008-03-15", "2012~", "2013-03-01", unknown);
    check("2008-03-15", "2012~", "2014-01-01", no);
    check("2008-03-15", "2012-12-31?", "2012-12-31", yes);
    check("2008-03-15", "2012-12-31?", "2019-01-01", unknown);
    check("2008-03-15", "..2012-12-31", "2008-06-01", yes);
    check("2008-03-15", "..2012-12-31", "2011-06-01", unknown);
    check("2008-03-15", "..2012-12-31", "2013-01-01", no);
}

#[test]
fn people_of_several_lines() {
    let record = Record::open(packed(&[
        "Joan Q. Averill|Joan Averill|U.S. Senator from Ohio|US-OH|2001-01-03|2009-01-03|legislator|list",
        "Joan Averill||U.S. Secretary of Labor|US|2009-01-21|2013-01-20|minister|list",
        "Joan Averill||Member of the Texas Senate|US-TX|2011|2015|state-legislator|list",
        "Peter Dunmore|Peter Alan Dunmore|Governor of Ohio|US-OH|1971|1975|governor|list",
        "Peter Dunmore|Peter Brian Dunmore|Governor of Ohio|US-OH|1999|2003|governor|list",
        "Robert Wender||White House Communications Director|US|2009-01-20|2011-02-11|minister|list",
        "Bob Wender||U.S. Representative from Ohio|US-OH|2011-01-05|2023-01-03|legislator|list",
        "Bob Tarrow||U.S. Representative from Ohio|US-OH|2011-01-05|2015-01-03|legislator|list",
        "Robert Tarrow||U.S. Secretary of Labor|US|2015-01-20|2017-02-11|minister|list",
        "Kang Mun-ho||President of North Korea|KP|1990|2000|head-of-state|list",
        "Kang Mun-su||President of North Korea|KP|2000|2010|head-of-state|list",
    ]));
    let offices = |name: &str| -> Vec<usize> {
        let mut counts: Vec<usize> = record.find(name).into_iter().map(|p| record.rows(p).count()).collect();
        counts.sort_unstable();
        counts
    };
    assert_eq!(offices("Joan Averill"), [1, 2], "senator and secretary are one, the Texan another");
    assert_eq!(offices("Peter Dunmore"), [1, 1], "Alan is not Brian");
    assert_eq!(offices("Robert Wender"), [1, 1], "nobody sits in Congress and in the White House");
    assert_eq!(offices("Robert Tarrow"), [2], "first the one, then the other");
    assert_eq!(offices("Kang Mun-ho"), [1]);
    assert_eq!(record.find("Joan Dunmore"), []);
    let record = Record::open(packed(&[
        "José Luis Robles Prada||Prime Minister of Spain|ES|2004-04-17|2011-12-21|head-of-government|list",
        "José Luis Escobar||Governor of the Bank of Spain|ES|2018-09-05|2020-01-01|central-bank|list",
        "Mark Jansen||U.S. Representative from Louisiana|US-LA|2011-01-03||legislator|list",
        "Mark Jansen||Member of the Louisiana House of Representatives|US-LA|2015-03-07||state-legislator|list",
        "Omar al-Zafir||President of Syria|SY|1971-02-22|2000-06-10|head-of-state|list",
        "Karim al-Zafir||President of Syria|SY|2000-07-17||head-of-state|list",
        "Hasan bin Tarif Al Zubani||Sultan|OM|||head-of-state|list",
        "Salim bin Anwar Al Zubani||Special Adviser to His Majesty|OM|||minister|list",
        "John Brookhart||U.S. Senator from North Carolina|US-NC|1999-01-03|2005-01-03|legislator|list",
        "John Bel Brookhart||Governor of Louisiana|US-LA|2016-01-11||governor|list",
    ]));
    let counts = |name: &str| -> Vec<usize> {
        record.find(name).into_iter().map(|p| record.rows(p).count()).collect()
    };
    assert_eq!(counts("José Luis Robles"), [1], "Luis is no surname");
    assert_eq!(counts("Mark Jansen"), [1, 1], "nobody sits in two houses at once");
    assert_eq!(counts("Karim al-Zafir"), [1], "al is no given name");
    assert_eq!(counts("Hasan bin Tarif Al Zubani"), [1], "nor is bin");
    assert_eq!(counts("John Bel Brookhart"), [1, 1], "another name in another state");
}

#[test]
fn facts_that_were_wrong_once() {
    let record = Record::open(BUILT_IN);
    let held = |name: &str, office: &str, day: &str| {
        let day = Date::parse(day).unwrap();
        let people = record.find(name);
        let mut rows = people.iter().flat_map(|&p| record.rows(p)).filter(|r| r.office == office);
        rows.any(|row| row.held_on(day) == Some(true))
    };
    let president = "President of the United States";
    assert!(held("Donald Trump", president, "2017-01-20") && held("Donald Trump", president, "2025-06-01"));
    assert!(!held("Donald Trump", president, "2017-01-19") && !held("Donald Trump", president, "2023-06-01"));
    assert!(
        held("Fidel Castro", "President of Cuba", "1990-01-01")
            && !held("Raul Castro", "President of Cuba", "1990-01-01")
    );
    assert!(held("Raúl Castro", "President of Cuba", "2010-01-01"));
    assert!(held("Xi Jinping", "Vice President of China", "2013-01-15"));
    assert!(!held("Ratnasiri Wickremanayake", "President of Sri Lanka", "2010-01-01"));
    let bushes = record.find("George Bush");
    assert_eq!(bushes.iter().filter(|&&p| record.rows(p).any(|r| r.office == president)).count(), 2);
    let premiers = record
        .find("Kim Jong-il")
        .into_iter()
        .flat_map(|p| record.rows(p))
        .filter(|r| r.office.contains("Premier"));
    assert_eq!(premiers.count(), 0, "Kim Yong-il was premier");
    let queens = record.find("Elizabeth II");
    assert_eq!(queens.len(), 1, "one queen of many countries");
    let harris = record.find("Kamala Harris");
    assert_eq!(harris.iter().filter(|&&p| record.rows(p).count() >= 2).count(), 1, "one Kamala Harris");
}

/// Links the people of a text: `[Ann Lee]` is a name, `{mayor}` before it or after it the role of the person
/// named next to it, `[Ann Lee|Lee]` a mention of Ann Lee as “Lee”. Tells the first office of each in order.
fn linked(published: &str, marked: &str) -> Vec<String> {
    let (mut text, mut people, mut roles) = (String::new(), Vec::<Person>::new(), Vec::<Role>::new());
    let mut rest = marked;
    while let Some(at) = rest.find(['[', '{']) {
        text.push_str(&rest[..at]);
        let close = if rest[at..].starts_with('[') { ']' } else { '}' };
        let end = at + rest[at..].find(close).unwrap();
        let inner = &rest[at + 1..end];
        let (name, shown) = inner.split_once('|').unwrap_or((inner, inner));
        let span = Span::new(text.len(), text.len() + shown.len());
        text.push_str(shown);
        rest = &rest[end + 1..];
        if close == '}' {
            let role = Role { text: shown.to_owned(), span };
            match people.last_mut().filter(|_| !rest.trim_start().starts_with('[')) {
                Some(person) => person.roles.push(role),
                None => roles.push(role),
            }
            continue;
        }
        let mention = Mention { span, kind: MentionKind::Name };
        match people.iter_mut().find(|p| p.name == name) {
            Some(person) => person.mentions.push(mention),
            None => {
                people.push(Person { name: name.to_owned(), mentions: vec![mention], ..Person::default() })
            }
        }
        let person = people.iter_mut().find(|p| p.name == name).unwrap();
        person.roles.append(&mut roles);
    }
    text.push_str(rest);
    let prose = Prose::from_plain(&text);
    link(&prose, &mut people, Date::parse(published), &Record::open(BUILT_IN));
    let line = |person: &Person| match person.record.iter().find(|t| t.in_office == Some(true)) {
        Some(now) => format!("{}, in office", now.office),
        None if person.record.is_empty() && person.candidates.is_empty() => "nobody".to_owned(),
        None if person.record.is_empty() => "unsure".to_owned(),
        None => format!("{}, not in office", person.record[0].office),
    };
    people.iter().map(line).collect()
}

#[test]
fn articles_link_to_the_right_people() {
    let check = |published: &str, marked: &str, expected: &[&str]| {
        assert_eq!(linked(published, marked), expected, "{marked}");
    };
    // By title, place and day; a surname alone only with a title that one bearer holds.
    check(
        "2019-02-04",
        "{President} [Macron] opened a tidal power plant in Brest.",
        &["President of France, in office"],
    );
    check("2019-02-04", "[Macron] opened a tidal power plant in Brest.", &["nobody"]);
    // Spelt in another way it takes the country too.
    check("2011-09-22", "{President} [Fisher] dissented from what the bankers decided.", &["nobody"]);
    check(
        "2023-02-04",
        "{President} [Zelensky] met miners in eastern Ukraine.",
        &["President of Ukraine, in office"],
    );
    check("2003-02-04", "{President} [Macron] opened a tidal power plant in Brest.", &["nobody"]);
    check(
        "2015-03-02",
        "{Sen.} [Tammy Baldwin] of Wisconsin toured a cranberry marsh.",
        &["U.S. Senator from Wisconsin, in office"],
    );
    check(
        "2018-10-09",
        "{Mayor} [Jenny Durkan] of Seattle cut a ribbon.",
        &["Mayor of Seattle, Washington, in office"],
    );
    // Spellings.
    check(
        "2021-04-12",
        "The Belarusian leader, [Aliaksandr Lukashenka], skated in Minsk.",
        &["President of Belarus, in office"],
    );
    check(
        "2013-08-30",
        "{Syrian President} [Bashar al-Asad] met doctors.",
        &["President of Syria, in office"],
    );
    check("2023-03-15", "{Sen.} [JD Vance] of Ohio spoke.", &["U.S. Senator from Ohio, in office"]);
    check(
        "2024-06-01",
        "{Indian External Affairs Minister} [S. Jaishankar] flew home.",
        &["Minister of External Affairs of India, in office"],
    );
    check(
        "2013-12-17",
        "{North Korean leader} [Kim Jong-un] opened a ski slope.",
        &["Supreme Leader of North Korea, in office"],
    );
    check(
        "2021-06-03",
        "{Queen} [Elizabeth II] rode in Windsor.",
        &["Monarch of the United Kingdom, in office"],
    );
    // Two presidents of one name: the one who was it on that day.
    check("1990-08-02", "{President} [George Bush] spoke.", &["President of the United States, in office"]);
    check("2003-08-02", "{President} [George Bush] spoke.", &["President of the United States, in office"]);
    check(
        "2022-02-22",
        "{National security adviser} [Jake Sullivan] spoke in Washington.",
        &["U.S. National Security Advisor, in office"],
    );
    // Namesakes.
    check("2015-11-03", "Goalkeeper [David Cameron] saved two penalties for Ayr.", &["nobody"]);
    check("2015-11-03", "[David Cameron], a retired welder from Ayr, grows leeks.", &["nobody"]);
    check("2015-11-03", "[David Cameron], 71, of Ayr, grows leeks.", &["nobody"]);
    check("2012-05-03", "Twelve-year-old [Paul Ryan] of Tulsa spelled it right.", &["nobody"]);
    check("2012-05-03", "[Paul Ryan], who teaches biology in Leeds, won.", &["nobody"]);
    // The middle name tells the president from the senator of today, who has none on record.
    check("2022-03-09", "[John F. Kennedy] had shelters built in Washington.", &["nobody"]);
    check(
        "2022-03-09",
        "{Sen.} [John Kennedy] of Louisiana spoke in Washington.",
        &["U.S. Senator from Louisiana, in office"],
    );
    // Part of a name, without office and country.
    check("2018-05-10", "[Jose Rodriguez], her boss at the time, ordered it.", &["nobody"]);
    // Justices are no directors.
    check(
        "2016-02-14",
        "{Chief Justice} [John G. Roberts Jr.] spoke in Washington.",
        &["Chief Justice of the United States, in office"],
    );
    // Relatives are other people.
    check("2014-06-01", "[Malia Obama] finished school in Washington.", &["nobody"]);
    // The day of moving from one office to the next.
    check(
        "2018-04-26",
        "[Mike Pompeo] was sworn in as {secretary of state} in Washington.",
        &["U.S. Secretary of State, in office"],
    );
}

#[test]
fn offices_that_the_record_does_not_confirm_are_noted() {
    let text = "Governor Gray Davis spoke in Sacramento, California.";
    let mut people = vec![Person {
        name: "Gray Davis".to_owned(),
        roles: vec![Role { text: "Governor".to_owned(), span: Span::new(0, 8) }],
        mentions: vec![Mention { span: Span::new(9, 19), kind: MentionKind::Name }],
        ..Person::default()
    }];
    link(&Prose::from_plain(text), &mut people, Date::parse("2006-05-02"), &Record::open(BUILT_IN));
    assert_eq!(people[0].notes.len(), 1, "{people:?}");
    assert!(people[0].notes[0].contains("Governor of California") && people[0].official);
}

#[test]
fn nothing_is_noted_of_another_time_or_another_rank() {
    let quiet = |name: &str, text: &str, published: &str| {
        let prose = Prose::from_plain(text);
        let people = newsgloss::people::find(&prose, Date::parse(published), &Record::open(BUILT_IN));
        let person = people.iter().find(|p| p.name == name).unwrap();
        assert!(!person.record.is_empty() && person.notes.is_empty(), "{person:?}");
    };
    let day = "2021-03-18";
    quiet(
        "Bill Clinton",
        "The judge, named by President Bill Clinton in 1994, ruled in Tulsa, Oklahoma.",
        day,
    );
    quiet("Gina Haspel", "Acting CIA director Gina Haspel told senators in Washington.", "2018-05-10");
    quiet(
        "Julie Bishop",
        "Julie Bishop will be foreign minister, said Tony Abbott in Canberra, Australia.",
        "2013-09-07",
    );
}

#[test]
fn an_office_on_record_is_meant_by_its_words() {
    let meant = |text: &str, words: &str, published: &str| {
        let prose = Prose::from_plain(text);
        let people = newsgloss::people::find(&prose, Date::parse(published), &Record::open(BUILT_IN));
        let nominal = people.iter().flat_map(|p| &p.mentions).find(|m| m.kind == MentionKind::Nominal);
        assert_eq!(nominal.map(|m| prose.slice(m.span)), Some(words), "{people:?}");
    };
    meant(
        "Recep Tayyip Erdogan flew home to Ankara. The Turkish president said little.",
        "The Turkish president",
        "2019-10-22",
    );
    meant(
        "Mitch McConnell spoke in the Senate in Kentucky. The majority leader thanked them.",
        "The majority leader",
        "2018-10-06",
    );
}

/// `the Roe administration` is that of the one Roe who governs on the day; who governs is a matter of the day.
#[test]
fn an_administration_is_that_of_who_governs() {
    let record = Record::open(packed(&[
        "Ada Roe||President of the United States|US|2019|2023|head-of-state|list",
        "Bo Roe||Mayor of Fernhill|GB|2001|2005|mayor|list",
    ]));
    let known = |text: &str, day: &str| {
        let prose = Prose::from_plain(text);
        let people = newsgloss::people::find(&prose, Date::parse(day), &record);
        people.iter().filter(|person| !person.record.is_empty()).count()
    };
    assert_eq!(known("They sued the Roe administration over a pipeline, and lost.", "2020-05-01"), 1);
    assert_eq!(known("They sued the Roe administration over a pipeline, and lost.", "2024-05-01"), 0);
    assert_eq!(known("They sued the Roe company over a pipeline, and lost.", "2020-05-01"), 0);
}
