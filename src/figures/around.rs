//! What the words around a figure make of it, for its card.

use std::sync::OnceLock;

use crate::data;
use crate::map::Set;
use crate::text::Prose;
use crate::wordlist::{WordList, words};

use super::Figure;
use super::lexicon::{Lexicon, class};

/// The words of the sentence before and behind a figure, in small letters.
pub(super) struct Around {
    before: Vec<String>,
    behind: Vec<String>,
}

impl Around {
    pub(super) fn of(prose: &Prose, figure: &Figure) -> Around {
        let at = prose.token_at(figure.span.start as usize);
        let end = prose.token_at(figure.span.end as usize - 1) + 1;
        let sentence = prose.sentence_of(at);
        let words =
            |range: std::ops::Range<usize>| range.map(|k| prose.word(k).to_ascii_lowercase()).collect();
        Around { before: words(sentence.start.min(at)..at), behind: words(end..sentence.end.max(end)) }
    }

    /// Whether the figure says how much more or less something is.
    pub(super) fn difference(&self) -> bool {
        const MORE: WordList = words![
            "cooler", "warmer", "hotter", "colder", "above", "below", "higher", "lower", "more", "less",
            "drop", "rise",
        ];
        let next = self.behind.first().map_or("", String::as_str);
        let warming = next == "of" && self.behind.get(1).is_some_and(|w| w.ends_with("ing"));
        let (last, two) = match &self.before[..] {
            [.., a, b] => (b.as_str(), a.as_str()),
            [b] => (b.as_str(), ""),
            [] => ("", ""),
        };
        let by = |w: &str| {
            words!["by", "warmed", "cooled", "rose", "fell", "dropped", "risen", "fallen", "climbed"].has(w)
        };
        MORE.has(next) || warming || by(last) || by(two) && last != "to"
    }

    /// Whether the figure says by how much something went up or down.
    pub(super) fn change(&self) -> bool {
        let changes = |w: &String| Lexicon::get().find(w).is(class::CHANGE) || w == "by";
        self.before.iter().rev().take(3).any(changes)
            || self.behind.first().is_some_and(|w| {
                words!["higher", "lower", "more", "less", "fewer", "above", "below"].has(w.as_str())
                    || Lexicon::get().find(w).is(class::CHANGE)
            })
    }

    /// Whether money of the state or of everybody is spoken of.
    pub(super) fn public(&self) -> bool {
        static PUBLIC: OnceLock<Set<&str>> = OnceLock::new();
        let public = data::words("figures/public.txt", &PUBLIC);
        self.before.iter().chain(&self.behind).any(|w| public.has(w.as_str()))
    }
}
