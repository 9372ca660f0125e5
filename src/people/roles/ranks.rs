//! Positions that stand before a name side by side.

use std::ops::Range;
use std::sync::OnceLock;

use crate::data;
use crate::map::Set;
use crate::people::lexicon::Class;
use crate::people::names::features::View;
use crate::wordlist::words;

use super::Phrase;

/// `Philippine Marine Corps Commandant Major General` are two positions.
pub(super) fn ranks_apart(view: &View, phrase: Phrase) -> Vec<Phrase> {
    static GENERALS: OnceLock<Set<&str>> = OnceLock::new();
    let Range { start, end } = phrase.tokens;
    let compound = |at: usize, rank: &str| {
        rank.eq_ignore_ascii_case("general")
            && data::words("people/generals.txt", &GENERALS).has(view.text(at).to_ascii_lowercase().as_str())
            || view.words[at].class.any(Class::RANK)
    };
    for at in start + 1..end {
        // `committee chairman Rep.`
        let seat = view.any(at, words!["Rep", "Sen"]);
        let rank = (seat || view.words[at].class.any(Class::RANK)) && view.is_capital(at);
        let mut before = at - 1;
        if view.text(before) == "." && before > start {
            before -= 1;
        }
        if rank && view.words[before].class.any(Class::HEAD) && !compound(before, view.text(at)) {
            return vec![
                Phrase { tokens: start..at, head: before },
                Phrase { tokens: at..end, head: phrase.head },
            ];
        }
    }
    vec![Phrase { tokens: start..end, ..phrase }]
}
