//! Single words that no full name of the article has: names only where the text treats them as somebody.

use super::features::View;
use super::things::is_alone;
use crate::map::Set;
use crate::people::lexicon::Class;
use crate::wordlist::{WordList, words};

/// Forms of address that are no part of a name, and announce one.
pub(super) const PEERS: [&str; 5] = ["Lord", "Lady", "Baroness", "Dame", "Sir"];

/// Words that make sense before a thing as well: `Major` changes, `General` Motors, `Gen` Z.
const TITLES_OF_THINGS: WordList = words!["Major", "General", "Gen"];

/// Verbs of speech that stand as often beside what does not speak.
const UNSPOKEN: WordList = words!["calls", "called", "claims", "notes", "hopes", "wants", "wanted"];

/// What the article says of single words that are names of persons elsewhere, or of nobody.
pub(crate) struct Introduced(Set<u64>);

impl Introduced {
    /// Reads the words of an article that somewhere stand as somebody does: after a title or a relative, before an age,
    /// beside a verb of speech.
    pub(crate) fn new(view: &View) -> Introduced {
        let mut found = Set::default();
        for sentence in &view.prose.sentences {
            for at in sentence.clone().filter(|&at| view.is_capital(at)) {
                let before = |class: Class| at > sentence.start && view.words[at - 1].class.any(class);
                let says = |i: usize| {
                    sentence.contains(&i)
                        && view.is_lower(i)
                        && view.words[i].class.any(Class::SAY)
                        && !UNSPOKEN.has(view.text(i))
                };
                let speaks = says(at + 1) || at > sentence.start && says(at - 1);
                // Ola, 22, …
                let aged = view.text(at + 1) == ","
                    && (1..=2).contains(&view.text(at + 2).len())
                    && view.text(at + 2).bytes().all(|b| b.is_ascii_digit())
                    && view.any(at + 3, words![",", "."]);
                let who =
                    view.text(at + 1) == "who" || view.text(at + 1) == "," && view.text(at + 2) == "who";
                if speaks && !is_alone(view, at) || aged || who || before(Class::KIN) || is_titled(view, at) {
                    found.add(view.words[at].key);
                }
            }
        }
        Introduced(found)
    }

    /// Whether a single word that is no one's given name or surname is said to be somebody.
    pub(crate) fn has(&self, view: &View, at: usize) -> bool {
        self.0.has(&view.words[at].key)
    }
}

/// Whether a title announces a person: one of office, rank or address, or a position in small letters; a position with a
/// capital begins a sentence about a firm as well (`Developer` Nordmann).
fn is_titled(view: &View, at: usize) -> bool {
    let announces = Class::STRONG.with(Class::RANK).with(Class::STATE).with(Class::COURTESY);
    if at > 0 && PEERS.contains(&view.text(at - 1)) {
        return true;
    }
    view.title_before(at).is_some_and(|title| {
        let plain = view.is_lower(title) && !view.is_loud(title);
        plain || view.words[title].class.any(announces) && !TITLES_OF_THINGS.has(view.text(title))
    })
}
