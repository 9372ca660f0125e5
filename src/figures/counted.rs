//! What is counted: the noun phrase behind a number.

use super::lexicon::class;
use super::tokens::Tokens;

/// The noun phrase that begins at token `at`: `coalition members`, `high-ranking insurgents`.
pub(super) fn after(t: &Tokens, at: usize) -> Option<String> {
    let mut from = at;
    // `five of the 10 Democrats`, `123 of the planes`
    if t.word(from) == "of" {
        return after_of(t, from);
    }
    while t.any(
        from,
        &["more", "other", "additional", "separate", "new", "such", "different", "straight", "consecutive"],
    ) && t.is_word(from + 1)
    {
        from += 1;
    }
    phrase(t, from)
}

/// The noun phrase behind `of`, `of the`, `the`.
pub(super) fn after_of(t: &Tokens, at: usize) -> Option<String> {
    let mut from = at + usize::from(t.word(at) == "of");
    while t.is(from, class::DETERMINER) {
        from += 1;
    }
    if from == at { None } else { phrase(t, from) }
}

/// At most so many words belong to the phrase.
const LONGEST: usize = 6;

fn phrase(t: &Tokens, from: usize) -> Option<String> {
    // `the town of 27,000 sits`, `10,000 times faster`, `seven short of it`: nothing is counted there.
    let word = t.word(from);
    let verb = t.is(from, class::PAST | class::SCHEDULED | class::PRESENT)
        || word.len() > 4
            && word.ends_with("ed")
            && (!t.is_word(from + 1) || t.is(from + 1, class::FUNCTION));
    if verb
        || t.any(
            from,
            &[
                "faster", "longer", "higher", "lower", "larger", "bigger", "likelier", "short", "needed",
                "cast", "free",
            ],
        )
    {
        return None;
    }
    let mut end = from;
    while end < from + LONGEST && t.is_word(end) && !stops(t, end, from) {
        // `high-ranking`
        end += 1;
        while t.hyphen(end) && t.is_word(end + 1) && end < from + LONGEST {
            end += 2;
        }
    }
    // The phrase ends with its last plural, where it has one.
    let plural = (from..end).rev().find(|k| {
        let word = t.word(*k);
        word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") || t.is(*k, class::PEOPLE)
    });
    let end = plural.map_or(end, |k| k + 1);
    (end > from).then(|| t.prose.slice(t.span(from, end)).to_owned())
}

fn stops(t: &Tokens, at: usize, from: usize) -> bool {
    let entry = t.entry(at);
    if t.any(at, &["worth", "forecast", "according", "knew", "say"]) {
        return true;
    }
    // `one farmer joked.`, `two quarrels divided the town`, but `one armed man`.
    let word = t.word(at);
    let past = word.len() > 4 && word.ends_with("ed") && !word.ends_with("eed");
    let verb = at > from
        && (t.is(at, class::PAST | class::SCHEDULED)
            || past
                && (t.word(at - 1).ends_with('s') || !t.is_word(at + 1) || t.is(at + 1, class::FUNCTION)));
    verb || entry.is(class::FUNCTION | class::ENDERS | class::AUXILIARY)
        || entry.weekday > 0
        || entry.month > 0 && t.is_capital(at)
}
