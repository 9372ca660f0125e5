//! Words that attribute a quotation to somebody.

use std::sync::OnceLock;

use crate::data;
use crate::map::Set;
use crate::wordlist::words;

/// Verbs of saying, in the forms that news uses (`data/quotes/cues.txt`). Participles (“adding”) take the subject of
/// their sentence.
pub(super) fn is_cue(word: &str) -> bool {
    static CUES: OnceLock<Set<&str>> = OnceLock::new();
    data::words("quotes/cues.txt", &CUES).has(word)
}

/// Verbs whom somebody follows that is spoken to, or of (`data/quotes/objects.txt`).
pub(super) fn has_object(word: &str) -> bool {
    static WORDS: OnceLock<Set<&str>> = OnceLock::new();
    data::words("quotes/objects.txt", &WORDS).has(word)
}

/// What words stand on or in (`data/quotes/bearers.txt`): a sign, a letter.
pub(super) fn is_bearer(word: &str) -> bool {
    static WORDS: OnceLock<Set<&str>> = OnceLock::new();
    data::words("quotes/bearers.txt", &WORDS).has(word)
}

/// Words between a subject and its verb (`data/quotes/between.txt`).
pub(super) fn is_between(word: &str) -> bool {
    static WORDS: OnceLock<Set<&str>> = OnceLock::new();
    data::words("quotes/between.txt", &WORDS).has(word)
        // `Reilly` is no adverb.
        || word.len() > 4 && word.ends_with("ly") && word.starts_with(char::is_lowercase)
}

/// Days, as they stand between a subject and its verb.
pub(super) fn is_day(word: &str) -> bool {
    words!["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "yesterday", "today"]
        .has(word)
}

/// Words that tie a position to somebody named before.
pub(super) fn is_possessive(word: &str) -> bool {
    words!["his", "her", "their", "its", "our", "my", "one", "the", "a", "an"].has(word)
}

/// Words at which a noun phrase before a verb begins at the latest.
pub(super) fn is_boundary(word: &str) -> bool {
    words![
        "that", "and", "but", "when", "as", "after", "while", "because", "if", "what", "which", "who",
        "where", "before", "since", "though", "although", "so", "or", "how", "why", "than", "until",
    ]
    .has(word)
}
