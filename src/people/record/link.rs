//! Who of the record an article speaks of.
//!
//! A name proposes; the article must confirm. Every candidate gathers evidence: the office as stated, the
//! places and the party named, how near the day of publication is to a term, how prominent the office is,
//! who else is in the article. Whoever is called by another occupation, or has another office in another
//! country, is a namesake. Where two candidates remain, nobody is linked and both are listed.

use super::context::{Beside, Context, is_occupation, within};
use super::offices::{Head, Match, Office, differ_in_rank};
use super::{PersonId, Record, Row, fold, names, tenure};
use crate::civil::Date;
use crate::lower;
use crate::order;
use crate::people::Person;
use crate::text::Prose;
use crate::wordlist::words;

/// Evidence that it takes to link a person by full name.
const ENOUGH: i32 = 5;

/// How far the best candidate must be ahead of the second.
const LEAD: i32 = 3;

/// Gives people their offices on record, where it is sure who they are.
pub fn link(prose: &Prose, people: &mut [Person], published: Option<Date>, record: &Record) {
    link_unless(prose, people, published, record, &|_, _| false);
}

/// The same, but for those whom a name does not mean: the reader has said so.
pub fn link_unless(
    prose: &Prose,
    people: &mut [Person],
    published: Option<Date>,
    record: &Record,
    denied: &dyn Fn(&str, PersonId) -> bool,
) {
    if record.is_empty() {
        return;
    }
    let context = Context::new(prose, people);
    let article = Article { context, record, published };
    let mut company = Vec::new();
    // Twice: those who are sure vouch for the others of their country.
    for _ in 0..2 {
        for person in people.iter_mut().filter(|p| p.record.is_empty()) {
            person.candidates.clear();
            let who = article.identify(person, &company).filter(|&who| !denied(&person.name, who));
            let Some(who) = who else { continue };
            company.extend(record.rows(who).map(|row| country(row.jurisdiction).to_owned()));
            person.record = tenure::of(record, who, published);
            // Who comes into office later is none yet.
            let later = published.is_some_and(|day| {
                record.rows(who).all(|row| row.start.is_some_and(|start| i32::from(start.year) > day.year()))
            });
            person.official |= !later;
            person.notes.extend(article.contradiction(person, who));
        }
    }
}

struct Article<'a> {
    context: Context<'a>,
    record: &'a Record,
    published: Option<Date>,
}

/// An office as the article states it.
struct Stated {
    office: Office,
    places: Vec<&'static str>,
    text: String,
}

impl Article<'_> {
    fn identify(&self, person: &mut Person, company: &[String]) -> Option<PersonId> {
        let stated: Vec<Stated> = person.roles.iter().map(|role| Stated::read(&role.text)).collect();
        if fold::words(&person.name).len() < 2 {
            return self.by_surname(&person.name, &stated).or_else(|| self.by_administration(person));
        }
        let found = self.record.find(&person.name);
        if found.is_empty() {
            return None;
        }
        let beside = self.context.beside(person);
        let windows = self.context.windows(person);
        let near: Vec<String> = windows.iter().flat_map(|w| self.context.words_in(w)).collect();
        let nearby = Office::read(&near.join(" "));
        let case = Case { stated: &stated, beside: &beside, windows: &windows, nearby: &nearby, company };
        let fits: Vec<(PersonId, i32, bool)> = found
            .into_iter()
            .filter_map(|id| {
                let (fit, confirmed) = names::fit(&person.name, self.record.names(id))?;
                Some((id, fit, confirmed))
            })
            .collect();
        // Whose middle name is as stated comes before who has none on record, unless that one's office is stated.
        let told_apart = fits.iter().any(|(.., confirmed)| *confirmed);
        let mut scored: Vec<(i32, i32, PersonId)> = fits
            .into_iter()
            .filter(|&(id, _, confirmed)| !told_apart || confirmed || self.stated_of(id, &case) >= 3)
            .map(|(id, fit, _)| (self.evidence(id, fit, &case), fit, id))
            .collect();
        order::by_key(&mut scored, |&(evidence, fit, id)| (std::cmp::Reverse((evidence, fit)), id));
        match scored[..] {
            [(first, ..), (second, ..), ..]
                if first >= ENOUGH && second >= ENOUGH && first - second < LEAD =>
            {
                let fitting = scored.iter().take_while(|(evidence, ..)| *evidence >= ENOUGH).take(6);
                person.candidates = fitting.map(|&(.., id)| self.describe(id)).collect();
                None
            }
            [(first, _, id), ..] if first >= ENOUGH => Some(id),
            _ => None,
        }
    }

    /// A surname links only with a title that exactly one bearer of it holds, or held, on the day.
    fn by_surname(&self, surname: &str, stated: &[Stated]) -> Option<PersonId> {
        let day = self.published?;
        let titled: Vec<&Stated> = stated.iter().filter(|s| !s.office.heads.is_empty()).collect();
        if titled.is_empty() || fold::words(surname).len() != 1 {
            return None;
        }
        let fits = |row: &Row<'_>| {
            let prominent =
                words!["head-of-state", "head-of-government", "governor", "minister", "international"]
                    .has(row.kind)
                    || row.office.starts_with("U.S. Senator");
            let on_record = Office::read(row.office);
            prominent
                && titled.iter().any(|s| {
                    let held = row.held_on(day) == Some(true) && !s.office.is_not_now;
                    let close = s.office.matches(&on_record) == Match::Close;
                    let there = match s.places.is_empty() {
                        false => s.places.iter().any(|p| within(p, country(row.jurisdiction))),
                        true => {
                            row.kind.starts_with("head-of")
                                || self.context.names_place(country(row.jurisdiction))
                        }
                    };
                    held && close && there
                })
        };
        let bearers = self.record.bearers(surname);
        // Another spelling (Zelensky, Zelenskyy) may be another name (Fisher, Fischer): then the country has to be named too.
        let word = fold::word(surname);
        let is_spelt =
            |id: PersonId| self.record.names(id).split('|').any(|n| fold::words(n).contains(&word));
        let mut holders = bearers.into_iter().filter(|&id| {
            let is_spelt = is_spelt(id);
            self.record
                .rows(id)
                .any(|row| fits(&row) && (is_spelt || self.context.names_place(country(row.jurisdiction))))
        });
        let only = holders.next()?;
        holders.next().is_none().then_some(only)
    }

    /// `the Roe administration` is that of the one Roe who is head of state or government on the day, of a country that the
    /// article names.
    fn by_administration(&self, person: &Person) -> Option<PersonId> {
        let day = self.published?;
        if fold::words(&person.name).len() != 1 || !self.context.governs(person) {
            return None;
        }
        let heads = |id: &PersonId| {
            self.record.rows(*id).any(|row| {
                let here = country(row.jurisdiction);
                row.kind.starts_with("head-of")
                    && row.held_on(day) == Some(true)
                    && (here == "US" || self.context.names_place(here))
            })
        };
        let mut holders = self.record.bearers(&person.name).into_iter().filter(heads);
        let only = holders.next()?;
        holders.next().is_none().then_some(only)
    }

    fn evidence(&self, id: PersonId, fit: i32, case: &Case<'_>) -> i32 {
        let rows = self.offices(id);
        let stated = self.stated(&rows, case);
        let place = self.place(&rows, case);
        let prominence = rows.iter().map(|(row, _)| prominence(row)).max().unwrap_or(0);
        // A local office alone proves nothing about a name that many bear: the place must be named.
        if prominence < 1 && (place < 2 || stated < 2) {
            return 0;
        }
        // Part of a name proves nothing of somebody whose country and office the article leaves out.
        if fit < 34 && stated < 3 && place < 1 {
            return 0;
        }
        let exact = i32::from(fit >= 38) - i32::from(fit < 25);
        stated
            + place
            + prominence
            + exact
            + self.time(&rows)
            + self.party(&rows, case.beside)
            + self.known(id)
            + self.excuse(&rows, case)
    }

    fn offices(&self, id: PersonId) -> Vec<(Row<'_>, Office)> {
        self.record.rows(id).map(|row| (row, Office::read(row.office))).collect()
    }

    fn stated_of(&self, id: PersonId, case: &Case<'_>) -> i32 {
        self.stated(&self.offices(id), case)
    }

    /// The office as stated against the offices on record.
    fn stated(&self, rows: &[(Row<'_>, Office)], case: &Case<'_>) -> i32 {
        let official: Vec<&Stated> = case.stated.iter().filter(|s| !s.office.heads.is_empty()).collect();
        let fitting = |s: &Stated| {
            rows.iter()
                .map(|(row, on_record)| match s.office.matches(on_record) {
                    Match::No => 0,
                    _ if s.elsewhere(row) => -6,
                    // Of two presidents of one name, the one who was it on that day.
                    Match::Close if self.published.is_some_and(|day| row.held_on(day) == Some(false)) => 3,
                    Match::Close => 5,
                    Match::Loose if self.published.is_some_and(|day| row.held_on(day) == Some(false)) => 1,
                    Match::Loose => 3,
                })
                .max()
                .unwrap_or(0)
        };
        let best = official.iter().map(|s| fitting(s)).max();
        let near = rows.iter().filter(|(row, _)| prominence(row) > 0).any(|(row, on_record)| {
            let head = case.nearby.heads.iter().any(|h| on_record.heads.contains(h));
            let topic = on_record.topics.iter().any(|t| case.nearby.topics.contains(t));
            let needs_topic = row.kind == "minister" && !on_record.topics.is_empty();
            head && (topic || !needs_topic)
        });
        match best {
            Some(score) if score != 0 => score,
            // Stated offices that are all others speak against the candidate, unless one of them is no
            // office that a record would list.
            Some(_) => -3 + 2 * i32::from(near),
            None => 2 * i32::from(near),
        }
    }

    /// Whether the places of the article are those of the offices.
    fn place(&self, rows: &[(Row<'_>, Office)], case: &Case<'_>) -> i32 {
        let mut best = -1;
        for (row, _) in rows {
            let code = row.jurisdiction;
            let here = country(code);
            let mut score = 0;
            if case.beside.state == Some(code) {
                score += 5;
            } else if code.contains('-') && case.windows.iter().any(|w| self.context.names_place_in(w, code))
            {
                score += 3;
            } else if case.windows.iter().any(|w| self.context.names_place_in(w, here)) {
                score += 2;
            } else if self.context.names_place(here) {
                score += 1;
            }
            if row.kind == "mayor" {
                let town =
                    row.office.split_once(" of ").map_or("", |(_, t)| t.split(',').next().unwrap_or(t));
                score = if self.context.names_words(town) { 4 } else { -2 };
            }
            if case.company.iter().any(|c| c == here) {
                score += 1;
            }
            best = best.max(score);
        }
        if best == 0 && self.context.names_any_country() { -1 } else { best }
    }

    fn time(&self, rows: &[(Row<'_>, Office)]) -> i32 {
        let Some(day) = self.published else { return 0 };
        match rows.iter().filter_map(|(row, _)| row.years_away(day)).min() {
            Some(0) => 2,
            Some(1..=5) => 1,
            Some(6..=15) | None => 0,
            Some(16..=30) => -2,
            Some(_) => -6,
        }
    }

    fn party(&self, rows: &[(Row<'_>, Office)], beside: &Beside) -> i32 {
        let Some(party) = beside.party else { return 0 };
        let known: Vec<&str> = rows.iter().map(|(row, _)| row.party).filter(|p| !p.is_empty()).collect();
        match known.iter().any(|p| p.starts_with(party)) {
            _ if known.is_empty() => 0,
            true => 3,
            false => -4,
        }
    }

    /// How much the name alone says: little where many people of the record bear the surname.
    fn known(&self, id: PersonId) -> i32 {
        let name = self.record.names(id).split('|').next().unwrap_or("");
        let surname = fold::words(name).pop().unwrap_or_default();
        match self.record.bearers(&surname).len() {
            0..=2 => 1,
            3..=14 => 0,
            15..=39 => -1,
            _ => -2,
        }
    }

    /// Called by another occupation: a namesake. Only a rare name, years before its bearer's first office or
    /// after the last one, may be the same person in another life.
    fn excuse(&self, rows: &[(Row<'_>, Office)], case: &Case<'_>) -> i32 {
        let said_so = case.stated.iter().any(|s| !s.office.heads.is_empty());
        let occupied = case.beside.occupation.is_some()
            || !said_so && case.stated.iter().any(|s| s.text.split(' ').any(is_occupation));
        if case.beside.is_private {
            return -12;
        }
        if !occupied || said_so && case.beside.occupation.is_none() {
            return 0;
        }
        let out_of_office = self.published.is_some_and(|day| {
            rows.iter()
                .all(|(row, _)| row.held_on(day) == Some(false) && row.years_away(day).unwrap_or(99) <= 10)
        });
        let high = rows.iter().any(|(row, _)| row.kind.starts_with("head-of"));
        if said_so {
            -2
        } else if out_of_office
            && high
            && rows
                .iter()
                .all(|(row, _)| country(row.jurisdiction) != "US" && country(row.jurisdiction) != "GB")
        {
            -1
        } else {
            -12
        }
    }

    /// A candidate in one line.
    fn describe(&self, id: PersonId) -> String {
        let name = self.record.names(id).split('|').next().unwrap_or("");
        let last = self.record.rows(id).max_by_key(|row| (row.start, prominence(row)));
        let Some(row) = last else { return name.to_owned() };
        let date = |d: Option<super::partial::Partial>| d.map(|d| d.to_string()).unwrap_or_default();
        match (row.start, row.end) {
            (None, None) => format!("{name}: {} ({})", row.office, row.jurisdiction),
            _ => format!(
                "{name}: {} ({}), {}–{}",
                row.office,
                row.jurisdiction,
                date(row.start),
                date(row.end)
            ),
        }
    }

    /// Where the article gives the person an office now that the record says they did not hold that day.
    fn contradiction(&self, person: &Person, id: PersonId) -> Option<String> {
        let day = self.published?;
        person.roles.iter().find_map(|role| {
            let stated = Stated::read(&role.text);
            let same: Vec<Row<'_>> = self
                .record
                .rows(id)
                .filter(|row| {
                    let on_record = Office::read(row.office);
                    stated.office.matches(&on_record) == Match::Close
                        && stated.office.heads.iter().any(|head| on_record.heads.contains(head))
                        && !stated.elsewhere(row)
                        && stated.posted_to(&on_record)
                        && !differ_in_rank(&stated.text, row.office)
                })
                .collect();
            let never = !same.is_empty() && same.iter().all(|row| row.held_on(day) == Some(false));
            let row = same.first().filter(|_| never && !stated.office.is_not_now)?;
            if self.context.speaks_of_another_time(
                role.span,
                row.start.map(|d| d.year),
                row.end.map(|d| d.year),
            ) {
                return None;
            }
            let date = |d: Option<super::partial::Partial>| d.map_or("…".to_owned(), |d| d.to_string());
            Some(format!(
                "The article says “{}”; on record, {} was {} from {} to {}, not on {day} (source: {}).",
                role.text,
                person.name,
                row.office,
                date(row.start),
                date(row.end),
                row.source
            ))
        })
    }
}

/// What is known of the person in the article.
struct Case<'a> {
    stated: &'a [Stated],
    beside: &'a Beside,
    windows: &'a [std::ops::Range<usize>],
    /// All offices named near the person.
    nearby: &'a Office,
    company: &'a [String],
}

impl Stated {
    fn read(text: &str) -> Stated {
        Stated { office: Office::read(text), places: Context::places_of(text), text: lower::text(text) }
    }

    /// Whether an ambassador is that to the same country or body.
    fn posted_to(&self, on_record: &Office) -> bool {
        let topics = &self.office.topics;
        !self.office.heads.contains(&Head::Ambassador)
            || topics.is_empty()
            || topics.iter().any(|topic| on_record.topics.contains(topic))
    }

    /// Whether the stated office is one of another country than this one.
    fn elsewhere(&self, row: &Row<'_>) -> bool {
        let abroad = self.office.heads.contains(&Head::Ambassador);
        let code = row.jurisdiction;
        let is_country = country(code).len() == 2 && country(code).bytes().all(|b| b.is_ascii_uppercase());
        !abroad
            && is_country
            && code != "EU"
            && !self.places.is_empty()
            && !self.places.iter().any(|p| within(p, country(code)) && (within(p, code) || within(code, p)))
    }
}

fn country(code: &str) -> &str {
    match code.as_bytes() {
        [_, _, b'-', ..] => code.get(..2).unwrap_or(code),
        _ => code,
    }
}

/// How well known the holders of an office are beyond its place.
fn prominence(row: &Row<'_>) -> i32 {
    match row.kind {
        "head-of-state" | "head-of-government" => 4,
        "international" | "governor" | "central-bank" => 3,
        "minister" if row.start.is_none() && row.end.is_none() => 1,
        "minister" if row.office.contains("Secretary of ") || row.office.contains("Minister of") => 3,
        "legislator" if row.office.starts_with("U.S. Senator") || row.office.starts_with("Speaker") => 3,
        "minister" | "legislator" | "judge" | "diplomat" | "military" => 1,
        "mayor" if row.source.starts_with("own") => 2,
        _ => 0,
    }
}

/// Whether words such as “the Turkish president” mean an office on record.
pub(crate) fn means(words: &str, office: &str, jurisdiction: &str) -> bool {
    let stated = Stated::read(words);
    let on_record = Office::read(office);
    let here = |place: &&str| within(place, country(jurisdiction)) || within(jurisdiction, place);
    stated.office.matches(&on_record) == Match::Close
        && stated.office.heads.iter().any(|head| on_record.heads.contains(head))
        && !differ_in_rank(words, office)
        && (stated.places.is_empty()
            || stated.places.iter().any(here)
            || stated.office.heads.contains(&Head::Ambassador))
}
