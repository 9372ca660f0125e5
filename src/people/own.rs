//! What the reader knows better: who is not to be annotated, which two names are one person's, and whom of the
//! record a name does not mean.
//!
//! Names are compared as [`fold::words`] gives them, and whole: “Calloway” says nothing of “Edith Calloway”.

use std::ops::Range;

use super::chains::Entity;
use super::record::{PersonId, Record, fold};
use super::{Mention, MentionKind, fullest, names};
use crate::Settings;
use crate::map::{Map, Set};
use crate::order;
use crate::text::Prose;

/// The reader's word on people.
#[derive(Clone, Debug, Default)]
pub struct Own {
    /// Keys.
    muted: Set<String>,
    /// By key, the place in `shown` of the name to show. Following them ends: none leads back to where it began.
    aliases: Map<String, usize>,
    shown: Vec<String>,
    /// The other names as they stand in a text, word by word.
    written: Vec<Vec<String>>,
    /// Their places in `written`, by the first word.
    by_word: Map<String, Vec<usize>>,
    /// Key, and office as [`title`] gives it.
    wrong: Vec<(String, String)>,
}

impl Own {
    /// Takes the reader's lists. An alias that says nothing, or that would lead in a circle, is left out.
    pub fn new(settings: &Settings) -> Own {
        let mut own = Own::default();
        for name in settings.muted_people.iter().map(|name| key(name)).filter(|key| !key.is_empty()) {
            own.muted.add(name);
        }
        for (name, office) in &settings.wrong_matches {
            own.wrong.push((key(name), office.clone()));
        }
        for (other, name) in &settings.aliases {
            let from = key(other);
            let says_nothing = from.is_empty() || key(name).is_empty() || own.aliases.has(&from);
            if says_nothing || key(own.shown(name)) == from {
                continue;
            }
            own.aliases.insert(from, own.shown.len());
            own.shown.push(name.clone());
            let prose = Prose::from_plain(other);
            let words: Vec<String> = (0..prose.tokens.len()).map(|at| prose.word(at).to_owned()).collect();
            if let Some(first) = words.first() {
                own.by_word.entry(first.clone(), Vec::new()).push(own.written.len());
                own.written.push(words);
            }
        }
        own
    }

    /// Whether a person of this name is not to be annotated.
    pub fn mutes(&self, name: &str) -> bool {
        !self.muted.is_empty() && self.muted.has(&key(name))
    }

    /// The name to show for this one.
    pub(super) fn name_for(&self, name: String) -> String {
        let shown = self.shown(&name);
        if shown == name { name } else { shown.to_owned() }
    }

    fn shown<'a>(&'a self, name: &'a str) -> &'a str {
        let mut shown = name;
        if !self.aliases.is_empty() {
            while let Some(next) = self.aliases.get(&key(shown)).and_then(|&at| self.shown.get(at)) {
                shown = next;
            }
        }
        shown
    }

    /// Whether the reader has said that the name does not mean this person.
    pub(super) fn denies(&self, name: &str, record: &Record, who: PersonId) -> bool {
        let key = if self.wrong.is_empty() { String::new() } else { key(name) };
        let mut mine = self.wrong.iter().filter(|(k, _)| *k == key);
        mine.any(|(_, office)| record.rows(who).any(|row| title(row.office, row.jurisdiction) == *office))
    }

    /// Adds the places where an alias stands that is no name by itself: “the Widow of Fernhill”. One that holds
    /// names takes their place; one that lies in a longer name is left out.
    pub(super) fn add_names(&self, prose: &Prose, names: &mut Vec<Range<usize>>) {
        if self.by_word.is_empty() {
            return;
        }
        let mut merged: Vec<Range<usize>> = Vec::with_capacity(names.len());
        let mut rest = std::mem::take(names).into_iter().peekable();
        let mut at = 0;
        while at < prose.tokens.len() {
            let length = self.length_at(prose, at);
            if length == 0 {
                at += 1;
                continue;
            }
            let place = at..at + length;
            while let Some(name) = rest.next_if(|name| name.end <= place.start) {
                merged.push(name);
            }
            let mut within: Vec<Range<usize>> = Vec::new();
            while let Some(name) = rest.next_if(|name| name.start < place.end) {
                within.push(name);
            }
            if within.iter().all(|name| place.start <= name.start && name.end <= place.end) {
                merged.push(place);
            } else {
                merged.append(&mut within);
            }
            at = merged.last().map_or(at + 1, |name| name.end.max(at + 1));
        }
        merged.extend(rest);
        *names = merged;
    }

    /// How many tokens the longest alias that stands at this token has; 0 where none does.
    fn length_at(&self, prose: &Prose, at: usize) -> usize {
        let list = self.by_word.get(prose.word(at)).map_or(&[][..], |list| list);
        let fits = |words: &[String]| words.iter().enumerate().all(|(i, w)| prose.word(at + i) == w);
        list.iter()
            .map(|&alias| &self.written[alias])
            .filter(|words| fits(words))
            .map(Vec::len)
            .max()
            .unwrap_or(0)
    }

    /// Makes those whom the reader calls one person one.
    pub(super) fn join(&self, prose: &Prose, names: &[Range<usize>], entities: &mut Vec<Entity>) {
        if self.aliases.is_empty() {
            return;
        }
        let mention = |&n: &usize| Mention { span: names::span(prose, &names[n]), kind: MentionKind::Name };
        let mut first: Map<String, usize> = Map::default();
        let mut joined: Vec<Entity> = Vec::with_capacity(entities.len());
        for mut entity in std::mem::take(entities) {
            let mentions: Vec<Mention> = entity.names.iter().map(mention).collect();
            let shown = self.name_for(fullest(prose, &mentions));
            let key = key(&shown);
            match first.get(&key) {
                Some(&known) => {
                    joined[known].names.append(&mut entity.names);
                    order::by_key(&mut joined[known].names, |&n| n);
                    joined[known].gender = joined[known].gender.or(entity.gender);
                }
                None => {
                    first.insert(key, joined.len());
                    joined.push(entity);
                }
            }
        }
        *entities = joined;
    }
}

/// A name folded to one string.
fn key(name: &str) -> String {
    fold::words(name).join(" ")
}

/// An office as a card gives it, and as the reader says that it is another's.
pub(super) fn title(office: &str, jurisdiction: &str) -> String {
    if jurisdiction.is_empty() { office.to_owned() } else { format!("{office} ({jurisdiction})") }
}
