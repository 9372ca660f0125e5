//! Who is named, in which office, and whether the record agrees.

mod card;
mod chains;
pub mod lexicon;
pub mod names;
mod own;
pub mod record;
mod roles;

pub use card::card;
pub use own::Own;

use std::ops::Range;

use crate::civil::Date;
use crate::order;
use crate::text::{Prose, Span, one_line};
use names::features::View;

/// How the text refers to a person.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum MentionKind {
    /// By name.
    Name,
    /// By office or description: “the senator”, “the official”.
    Nominal,
    /// He, she, him, her, his.
    Pronoun,
}

/// One reference to a person. Titles and possessive endings are outside.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Mention {
    /// Where.
    pub span: Span,
    /// How.
    pub kind: MentionKind,
}

/// An office or position as the article states it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Role {
    /// The words, blanks collapsed; jurisdiction and former/acting included, article and party left out.
    pub text: String,
    /// Where.
    pub span: Span,
}

/// An office on record.
#[derive(Clone, PartialEq, Debug, serde::Serialize)]
pub struct Tenure {
    /// Name of the office.
    pub office: String,
    /// ISO 3166-1/-2 code, or an organisation.
    pub jurisdiction: String,
    /// First day as the source gives it: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; `None` where not in the source.
    pub start: Option<String>,
    /// Last day, likewise; `None` where no end was known as of the source's date.
    pub end: Option<String>,
    /// Party; empty where none is given.
    pub party: String,
    /// Wikidata item; empty where none is given.
    pub wikidata: String,
    /// Tag of the source, as in `data/officials/README.md`.
    pub source: String,
    /// Held on the day of publication; `None` where the dates on record cannot tell.
    pub in_office: Option<bool>,
    /// Held as of the source's date; `None` where the dates on record cannot tell.
    pub current: Option<bool>,
    /// The source's date, `YYYY-MM-DD`; empty where it has none.
    pub as_of: String,
}

/// A person of the article.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Person {
    /// The fullest form of the name in the text, without title.
    pub name: String,
    /// Whether this is an official: elected, appointed, military, judicial, police, diplomatic,
    /// international, or speaking for such a body.
    pub official: bool,
    /// Offices and positions as stated, in text order, each as it stands first.
    pub roles: Vec<Role>,
    /// All references, in text order.
    pub mentions: Vec<Mention>,
    /// The offices of the one person of the record that this is; empty where nobody, or nobody for sure.
    pub record: Vec<Tenure>,
    /// Where two or more people of the record fit: one line each, for the reader.
    pub candidates: Vec<String>,
    /// Where the article and the record differ, for the reader.
    pub notes: Vec<String>,
}

/// Finds the people of an article, in order of first mention, and their offices on record.
pub fn find(prose: &Prose, published: Option<Date>, record: &record::Record) -> Vec<Person> {
    find_with(prose, published, record, &Own::default())
}

/// The same with what the reader knows better.
pub fn find_with(prose: &Prose, published: Option<Date>, record: &record::Record, own: &Own) -> Vec<Person> {
    let view = View::new(prose);
    let mut names = names::find(&view);
    let found = names.len();
    own.add_names(prose, &mut names);
    let mut entities = chains::gather(&view, &names);
    // Whom the reader named is somebody.
    if names.len() == found {
        chains::leave_things(&view, &names, &mut entities);
    }
    own.join(prose, &names, &mut entities);
    let stated = roles::find(&view, &names);
    let bodies = roles::Bodies::of(&view);
    let mut people: Vec<Person> = entities
        .iter()
        .map(|entity| {
            let mine = entity.names.iter().flat_map(|&n| {
                let first = stated.partition_point(|s| s.name < n);
                stated[first..].iter().take_while(move |s| s.name == n)
            });
            let mut person = Person::default();
            for stated in mine {
                person.official |= roles::is_public(&view, &bodies, &stated.phrase);
                let span = names::span(prose, &stated.phrase.tokens);
                let text = one_line(prose.slice(span));
                // `Gov.` before every mention tells no more than before the first.
                if !person.roles.iter().any(|role| role.text == text) {
                    person.roles.push(Role { text, span });
                }
            }
            person.official |= entity.names.iter().any(|&n| roles::heads_a_body(&view, names[n].end));
            let spans = entity.names.iter().map(|&n| names::span(prose, &names[n]));
            person.mentions = spans.map(|span| Mention { span, kind: MentionKind::Name }).collect();
            person.name = own.name_for(fullest(prose, &person.mentions));
            person
        })
        .collect();
    record::link_unless(prose, &mut people, published, record, &|name, who| own.denies(name, record, who));
    lend_offices(&view, &names, &entities, &stated, &mut people);
    // After the record, which knows officials whose office the text leaves out.
    for reference in chains::refer(&view, &names, &entities, &stated, &people) {
        let span = names::span(prose, &reference.tokens);
        people[reference.entity].mentions.push(Mention { span, kind: reference.kind });
    }
    for person in &mut people {
        order::by_key(&mut person.mentions, |m| m.span);
    }
    people
}

/// Who speaks for an official, or is the deputy of one, is an official too.
fn lend_offices(
    view: &View,
    names: &[Range<usize>],
    entities: &[chains::Entity],
    stated: &[roles::Stated],
    people: &mut [Person],
) {
    let mut owner = vec![usize::MAX; names.len()];
    for (e, entity) in entities.iter().enumerate() {
        entity.names.iter().for_each(|&n| owner[n] = e);
    }
    for one in stated.iter().filter(|one| roles::serves(view, &one.phrase)) {
        let first = names.partition_point(|name| name.end <= one.phrase.tokens.start);
        let lends = names.get(first).is_some_and(|name| name.end <= one.phrase.tokens.end)
            && people.get(owner[first]).is_some_and(|person| person.official);
        if let Some(person) = people.get_mut(owner[one.name]).filter(|_| lends) {
            person.official = true;
        }
    }
    // Whose counterpart: the official of the same sentence.
    for (n, name) in names.iter().enumerate().filter(|(_, name)| roles::is_counterpart(view, name)) {
        let Some(sentence) = view.prose.sentences.get(view.sentence_of(name.start)) else { continue };
        let near = n.saturating_sub(3)..(n + 4).min(names.len());
        let lends = near
            .filter(|&other| owner[other] != owner[n] && sentence.contains(&names[other].start))
            .any(|other| people.get(owner[other]).is_some_and(|person| person.official));
        if let Some(person) = people.get_mut(owner[n]).filter(|_| lends) {
            person.official = true;
        }
    }
}

/// The longest name; of several, the first.
fn fullest(prose: &Prose, mentions: &[Mention]) -> String {
    let names = mentions.iter().filter(|m| m.kind == MentionKind::Name).map(|m| prose.slice(m.span));
    let words = |name: &&str| name.split_whitespace().count();
    names.rev().max_by_key(words).map(one_line).unwrap_or_default()
}
