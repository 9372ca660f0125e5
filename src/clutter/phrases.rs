//! What clutter says: the patterns of `data/clutter/phrases.tsv`, matched against words.

use std::sync::OnceLock;

use super::topics::{Topics, rows, topic};
use crate::lower;
use crate::map::Map;
use crate::order;

/// A word as patterns see it: its id in the table's vocabulary.
pub(super) type Word = u32;

/// A word that no pattern names.
pub(super) const UNKNOWN: Word = 0;
const NUMBER: Word = 1;
const CURRENCY: Word = 2;
/// Edge of the trie that any word may take.
const ANY: Word = 3;

/// Where in a line a pattern counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Place {
    Any,
    Start,
    Whole,
}

/// Topics that end at a state, by place.
#[derive(Clone, Copy, Default, Debug)]
struct Ends([Topics; 3]);

/// The patterns as a trie over words.
#[derive(Debug, Default)]
pub(super) struct Phrases {
    vocabulary: Map<String, Word>,
    edges: Map<(u32, Word), u32>,
    ends: Vec<Ends>,
}

/// A pattern found in a line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hit {
    /// How many words it took.
    pub(super) length: usize,
    pub(super) topics: Topics,
}

impl Phrases {
    /// The project's table, read once.
    pub(super) fn shared() -> &'static Phrases {
        static PHRASES: OnceLock<Phrases> = OnceLock::new();
        PHRASES.get_or_init(|| Phrases::read(crate::data::table("clutter/phrases.tsv")))
    }

    fn read(table: &'static str) -> Phrases {
        let mut phrases = Phrases { ends: vec![Ends::default()], ..Phrases::default() };
        for row in rows(table) {
            let (Some(topic), [_, place, _, pattern]) = (row.first().and_then(|t| topic(t)), &row[..]) else {
                continue;
            };
            let place = match *place {
                "whole" => Place::Whole,
                "start" => Place::Start,
                _ => Place::Any,
            };
            for state in phrases.add(pattern) {
                // A pattern of optional words alone would match everywhere.
                if state != 0 {
                    phrases.ends[state as usize].0[place as usize] |= Topics::of(topic);
                }
            }
        }
        phrases
    }

    /// Adds a pattern's paths; gives the states they end in.
    fn add(&mut self, pattern: &str) -> Vec<u32> {
        let mut states = vec![0];
        for part in pattern.split(' ') {
            let (part, optional) = match part.strip_suffix('?') {
                Some(part) => (part, true),
                None => (part, false),
            };
            let mut next = if optional { states.clone() } else { Vec::new() };
            for choice in part.split('/') {
                let mut ends = states.clone();
                for word in self.pattern_words(choice) {
                    for state in &mut ends {
                        *state = self.edge(*state, word);
                    }
                }
                next.extend(ends);
            }
            order::by_key(&mut next, |&state| state);
            next.dedup();
            states = next;
        }
        states
    }

    /// `e-mail` in a pattern is two words, as it is in a text.
    fn pattern_words(&mut self, choice: &str) -> Vec<Word> {
        match choice {
            "*" => vec![ANY],
            "#" => vec![NUMBER],
            "$" => vec![CURRENCY],
            _ => choice
                .split(|c: char| !c.is_alphanumeric())
                .filter(|w| !w.is_empty())
                .map(|word| {
                    let next = self.vocabulary.len() as Word + 4;
                    *self.vocabulary.entry(word.to_owned(), next)
                })
                .collect(),
        }
    }

    fn edge(&mut self, state: u32, word: Word) -> u32 {
        let next = self.ends.len() as u32;
        let target = *self.edges.entry((state, word), next);
        if target == next {
            self.ends.push(Ends::default());
        }
        target
    }

    /// The words of a text: runs of letters, numbers as a whole, currency signs.
    pub(super) fn words(&self, text: &str, mut each: impl FnMut(Word)) {
        let mut word = String::new();
        let mut number = false;
        // Soft hyphens and joiners stand within words.
        let shown = text.chars().filter(|c| !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{feff}'));
        for c in shown.chain(Some(' ')) {
            let digit = c.is_ascii_digit();
            if digit || c.is_alphabetic() {
                if !word.is_empty() && digit != number {
                    each(self.word(&word, number));
                    word.clear();
                }
                number = digit;
                match c.is_ascii() {
                    true => word.push(c.to_ascii_lowercase()),
                    false => word.extend(lower::letters(c)),
                }
            } else if !(number && matches!(c, '.' | ',') && !word.is_empty()) {
                if !word.is_empty() {
                    each(self.word(&word, number));
                    word.clear();
                }
                if matches!(c, '$' | '€' | '£' | '¥' | '₹' | '¢') {
                    each(CURRENCY);
                }
            }
        }
    }

    fn word(&self, word: &str, number: bool) -> Word {
        if number {
            return NUMBER;
        }
        match word {
            "usd" | "eur" | "chf" | "gbp" | "euro" | "euros" | "dollars" => CURRENCY,
            _ => self.vocabulary.get(word).copied().unwrap_or(UNKNOWN),
        }
    }

    pub(super) fn is_currency(word: Word) -> bool {
        word == CURRENCY
    }

    pub(super) fn is_number(word: Word) -> bool {
        word == NUMBER
    }

    /// What these words, taken as a whole, say.
    pub(super) fn whole(&self, words: &[Word]) -> Topics {
        let mut found = Topics::default();
        self.walk(words, |length, ends| {
            if length == words.len() {
                found |= ends.0[Place::Whole as usize];
            }
        });
        found
    }

    /// What begins at the first of these words of a line; `first` where that is the line's first word.
    pub(super) fn at(&self, words: &[Word], first: bool) -> Option<Hit> {
        let mut hit: Option<Hit> = None;
        self.walk(words, |length, ends| {
            let mut topics = ends.0[Place::Any as usize];
            if first {
                topics |= ends.0[Place::Start as usize];
            }
            if topics != Topics::default() {
                let hit = hit.get_or_insert(Hit { length, topics });
                hit.length = hit.length.max(length);
                hit.topics |= topics;
            }
        });
        hit
    }

    /// Follows all paths; patterns are short and wildcards few, so the number of states stays small.
    fn walk(&self, words: &[Word], mut each: impl FnMut(usize, Ends)) {
        let mut states: Vec<u32> = vec![0];
        let mut next = Vec::new();
        for (index, &word) in words.iter().enumerate() {
            next.clear();
            for &state in &states {
                next.extend(self.edges.get(&(state, word)).copied().filter(|_| word != UNKNOWN));
                next.extend(self.edges.get(&(state, ANY)).copied());
            }
            if next.is_empty() {
                return;
            }
            for &state in &next {
                each(index + 1, self.ends[state as usize]);
            }
            std::mem::swap(&mut states, &mut next);
        }
    }
}
