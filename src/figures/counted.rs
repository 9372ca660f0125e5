//! What is counted: the noun phrase behind a number.

use std::ops::Range;

use super::lexicon::class;
use super::tokens::Tokens;
use crate::wordlist::{WordList, words};

/// At most so many words belong to the phrase.
const LONGEST: usize = 8;

/// After these a name begins another clause.
const WHEN: WordList = words![
    "time", "day", "week", "month", "year", "quarter", "night", "season", "hour", "occasion", "place",
    "reason", "thing",
];

/// The noun phrase that begins at token `at`: `coalition members`, `high-ranking insurgents`.
pub(super) fn after(t: &Tokens, at: usize) -> Option<String> {
    tokens_after(t, at).map(|noun| slice(t, noun))
}

/// The tokens of the noun phrase that begins at token `at`.
pub(super) fn tokens_after(t: &Tokens, at: usize) -> Option<Range<usize>> {
    // `five of the 10 Democrats`, `123 of the planes`
    if t.word(at) == "of" {
        return tokens_after_of(t, at);
    }
    let more = t.any(at, words!["more", "such", "separate", "ever"]) && t.is_word(at + 1);
    phrase(t, at + usize::from(more))
}

pub(super) fn slice(t: &Tokens, noun: Range<usize>) -> String {
    t.prose.slice(t.span(noun.start, noun.end)).to_owned()
}

/// The noun phrase behind `of`, `of the`, `the`.
pub(super) fn after_of(t: &Tokens, at: usize) -> Option<String> {
    tokens_after_of(t, at).map(|noun| slice(t, noun))
}

fn tokens_after_of(t: &Tokens, at: usize) -> Option<Range<usize>> {
    let mut from = at + usize::from(t.word(at) == "of");
    while t.is(from, class::DETERMINER) || from > at && t.any(from, words!["all", "overall"]) {
        from += 1;
    }
    let noun = if from == at { None } else { phrase(t, from) }?;
    // `a third of Norway’s 12,000 farmers`, `20 of her season-high 31 points`: what the second number counts.
    let whose = t.any(noun.end - 1, words!["’s", "'s", "’", "'"]);
    if is_amount(t, noun.end) && (whose || !is_plural(t, noun.end - 1) && !t.is_capital(noun.end - 1)) {
        return phrase(t, noun.end).or(Some(noun).filter(|_| !whose));
    }
    Some(noun)
}

/// Whether a word in quotation marks leads on to its noun: `ten “pip” cards`.
fn is_quoted(t: &Tokens, at: usize) -> bool {
    t.any(at, words!["“", "\"", "‘"])
        && t.is_small(at + 1)
        && t.any(at + 2, words!["”", "\"", "’"])
        && t.is_small(at + 3)
        && !t.is(at + 3, class::FUNCTION | class::ENDERS | class::PAST)
}

fn phrase(t: &Tokens, from: usize) -> Option<Range<usize>> {
    // `two “miracles” of engineering`
    let mut from = from + usize::from(t.any(from, words!["“", "\"", "‘"]) && !is_quoted(t, from));
    // `five of the 10 Democrats`, `the first two women`, but `five 350 Ultra trams`
    while is_amount(t, from) && !is_model(t, from) && t.is_word(from + 1) {
        from += 1;
    }
    // `the town of 27,000 sits`, `10,000 times faster`, `seven short of it`: nothing is counted there.
    let word = t.word(from);
    let noun = is_noun(t, from);
    let verb = t.is(from, class::PAST | class::SCHEDULED | class::PRESENT) && !noun
        || word.len() > 4
            && word.ends_with("ed")
            && (!t.is_word(from + 1) && !is_model(t, from + 1) || t.is(from + 1, class::FUNCTION));
    let nothing = words![
        "faster", "longer", "higher", "lower", "larger", "bigger", "likelier", "short", "needed", "cast",
        "free", "together", "apart", "alike", "go", "pour", "agree",
    ];
    if verb || t.any(from, nothing) {
        return None;
    }
    let mut end = group(t, from);
    // `kitchen and laundry workers`, `boats, rafts and canoes`
    if let Some(further) = coordinated(t, from, end) {
        end = further;
    }
    (end > from).then_some(from..end)
}

/// Whether a word that may be a verb is counted: `two visits by him`, `one shot on goal`.
fn is_noun(t: &Tokens, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    let one = t.word(before) == "one" && t.any(at, words!["shot", "hit", "cut", "set"]);
    let many = t.any(at, words!["runs", "visits", "plays", "votes", "marks", "launches", "starts"])
        && t.is_small(at)
        && is_amount(t, before)
        && t.word(before) != "one"
        && t.word(before.wrapping_sub(1)) != "of";
    (one || many) && !t.is(at + 1, class::DETERMINER)
}

/// The end of a noun phrase, without what is joined to it by `and`: with its first plural, or before a verb.
fn group(t: &Tokens, from: usize) -> usize {
    let mut at = from;
    while at < from + LONGEST {
        if is_quoted(t, at) {
            at += 3;
        }
        let start = at;
        if is_amount(t, at) && !is_model(t, at) {
            break;
        }
        if !(is_model(t, at) || t.is_word(at) && !stops(t, at, from)) {
            break;
        }
        at += 1;
        // `high-ranking`, `A350-900`
        while t.hyphen(at) && (t.is_word(at + 1) || t.is_number(at + 1)) {
            at += 2;
        }
        // `Europe’s population`, `the judges’ opinion`
        let possessive = t.glued(at) && t.any(at, words!["’s", "'s", "’", "'"]) && t.is_word(at + 1);
        if possessive && !stops(t, at + 1, from) {
            at += 1;
            continue;
        }
        // `one Rovers executive`, `the first Champions League final`
        let before = from.wrapping_sub(1);
        let leads = t.is_capital(start)
            && !t.title_case
            && t.is_word(at)
            && (t.word(before) == "one" || t.word(before) == "ever" || t.entry(before).ordinal.is_some());
        if is_plural(t, start) && !compounds(t, start, at) && !leads {
            break;
        }
        // `for the first time Nordmann had seen it`
        if t.any(start, WHEN) && t.is_capital(at) {
            break;
        }
    }
    at
}

pub(super) fn is_amount(t: &Tokens, at: usize) -> bool {
    t.is_number(at) || t.entry(at).cardinal.is_some() || t.entry(at).scale.is_some()
}

/// Whether a number is what something is called: `350 Ultra`, `350x trams`, `20-year-old`.
fn is_model(t: &Tokens, at: usize) -> bool {
    let beside = |k: usize, small: usize| t.is_capital(k) && (k > at || t.is_small(small));
    let named =
        (beside(at + 1, at) || beside(at.wrapping_sub(1), at + 1)) && t.raw(at).len() == 3 && !t.title_case;
    t.is_number(at) && (named || t.hyphen(at + 1) || t.raw(at).ends_with(|c: char| c.is_ascii_alphabetic()))
}

/// Whether a word is a plural. Names may end in -s and lead on: `Texas oil workers`.
fn is_plural(t: &Tokens, at: usize) -> bool {
    let ends = |k: usize| {
        let word = t.word(k);
        word.len() > 3 && word.ends_with('s') && !["ss", "us", "is"].iter().any(|e| word.ends_with(e))
    };
    let small = |k: &usize| t.is_small(*k) && !t.is(*k, class::FUNCTION);
    let leads = || t.is_capital(at) && (at + 1..at + 4).take_while(small).any(ends);
    t.is_word(at) && (ends(at) && !leads() || t.is(at, class::PEOPLE))
}

/// Whether a plural goes on with the noun that is counted: `rights groups`, `arms dealers`.
fn compounds(t: &Tokens, at: usize, next: usize) -> bool {
    const LEADING: WordList = words![
        "rights",
        "sports",
        "arms",
        "systems",
        "goods",
        "sales",
        "savings",
        "operations",
        "communications",
        "news",
        "series",
        "women",
        "weapons",
        "veterans",
        "narcotics",
        "customs"
    ];
    let follows = t.is_word(next) && !t.is(next, class::FUNCTION);
    follows
        && (is_plural(t, next) && !t.is(next, class::SCHEDULED)
            || t.any(at, LEADING) && !t.word(next).ends_with("ing") && !stops(t, next, at))
}

/// The end of what `and` joins to a phrase: adjectives of one noun, or a list of plurals.
fn coordinated(t: &Tokens, from: usize, end: usize) -> Option<usize> {
    let plural = |from: usize, end: usize| end > from && is_plural(t, end - 1);
    let mut at = end;
    let listed = t.word(at) == ",";
    // `red, white and sea-green flags`; a comma alone ends a clause.
    while t.word(at) == "," {
        let next = group(t, at + 1);
        if next == at + 1
            || next > from + LONGEST * 2
            || next > at + 3
            || plural(at + 1, next) != plural(from, end)
        {
            return None;
        }
        at = next;
    }
    if end == from || !t.any(at, words!["and", "or"]) || !t.is_word(at + 1) {
        return None;
    }
    let last = group(t, at + 1);
    let short = last > at + 1 && last <= at + 6;
    let adjectives = !plural(from, end) && plural(at + 1, last);
    let things = listed && plural(from, end) && plural(at + 1, last);
    (short && (adjectives || things)).then_some(last)
}

fn stops(t: &Tokens, at: usize, from: usize) -> bool {
    // `9,000 US sailors`, `one in-house lawyer`
    if matches!(t.raw(at), "US" | "UK" | "UN" | "EU") || t.is(at, class::FUNCTION) && t.hyphen(at + 1) {
        return false;
    }
    // `other`, `new`: of the function words, what goes before a noun.
    if t.any(at, words!["other", "such"]) && t.is_word(at + 1) {
        return false;
    }
    let entry = t.entry(at);
    if t.any(at, words!["worth", "forecast", "according", "knew", "say"]) {
        return true;
    }
    // `one game remaining in`, `one lawyer stands as`
    let last = at > from && (!t.is_word(at + 1) || t.is(at + 1, class::FUNCTION));
    if last
        && (t.any(at, words!["remaining", "present", "early", "away", "ahead", "go"])
            || t.word(from.wrapping_sub(1)) == "one"
                && t.is_small(at)
                && is_plural(t, at)
                && !t.any(at, words!["series", "species", "people"]))
    {
        return true;
    }
    // `three men abroad`: where they are.
    if at > from
        && t.any(
            at,
            words!["abroad", "overseas", "nearby", "online", "offline", "onstage", "aboard", "ashore"],
        )
    {
        return true;
    }
    // `16 currently`, but `two early votes`
    let word = t.word(at);
    const LY: WordList = words![
        "early", "family", "daily", "weekly", "monthly", "yearly", "elderly", "friendly", "assembly",
        "supply", "deadly", "july",
    ];
    if word.len() > 4
        && word.ends_with("ly")
        && !LY.has(word)
        && (!t.is_word(at + 1) || t.is(at + 1, class::FUNCTION) || at == from)
    {
        return true;
    }
    // `one farmer joked.`, `two quarrels divided the town`, but `one armed man`.
    let past = word.len() > 4 && word.ends_with("ed") && !word.ends_with("eed");
    let verb = at > from
        && (t.is(at, class::PAST | class::SCHEDULED | class::PRESENT)
            || past
                && (t.word(at - 1).ends_with('s') && !t.glued(at - 1)
                    || !t.is_word(at + 1)
                    || t.is(at + 1, class::FUNCTION)));
    // `the annual total`, `Black Friday deals`
    if at > from && t.word(at) == "total" && !is_plural(t, at - 1) {
        return false;
    }
    verb || entry.is(class::FUNCTION | class::ENDERS | class::AUXILIARY)
        || entry.weekday > 0 && !t.is(at.wrapping_sub(1), class::DAYMODIFIER)
        || entry.month > 0 && t.is_capital(at)
}
