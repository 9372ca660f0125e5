//! Noun phrases that name a position: where they begin and end.

use std::ops::Range;
use std::sync::OnceLock;

use crate::data;
use crate::map::Set;
use crate::people::lexicon::Class;
use crate::people::names::features::View;
use crate::text::TokenKind;
use crate::wordlist::words;

use super::complement::{complements, town_before};

/// A phrase and its head: `former U.S. ambassador to Ukraine`, `ambassador`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Phrase {
    pub(crate) tokens: Range<usize>,
    pub(crate) head: usize,
}

/// Longest phrase, in tokens: what is longer is no title, and limits keep the work linear.
const LONGEST: usize = 24;

/// What a name of a body may go on from: `Party for the Sea`.
const PARTY_OR_BODY: Class = Class(Class::PUBLIC.0 | Class::ORGANISATION.0);

/// The phrase that ends right before `end`: `US President` before a name.
pub(super) fn ending_at(view: &View, floor: usize, end: usize) -> Option<Phrase> {
    let floor = floor.max(end.saturating_sub(LONGEST));
    let mut start = end;
    while start > floor && stands_before(view, floor, start - 1, end) {
        start -= 1;
    }
    let start = tidy(view, start, end);
    let head = head(view, start..end)?;
    let start =
        if view.words[head].class.any(Class::STRONG) { town_before(view, floor, start) } else { start };
    Some(Phrase { tokens: start..end, head })
}

/// The phrase that begins at `start`, articles skipped: `the acting head of the agency`.
pub(crate) fn starting_at(view: &View, start: usize, ceiling: usize) -> Option<Phrase> {
    let ceiling = ceiling.min(start + LONGEST);
    let mut at = start;
    while at < ceiling && is_determiner(view, at) {
        at += 1;
    }
    let first = at;
    let (mut end, mut head) = group(view, at, ceiling)
        .or_else(|| shared(view, at, ceiling).filter(|_| is_indefinite(view, start)))?;
    // `founder and chief executive`
    while end + 1 < ceiling
        && view.text(end) == "and"
        && let Some((next, second)) = group(view, end + 1, ceiling)
    {
        (end, head) = (next, head.min(second));
    }
    end = complements(view, head, end, ceiling);
    at = tidy(view, first, end);
    (at <= head).then_some(Phrase { tokens: at..end, head })
}

/// The definite phrase at `start` that refers to who holds a position: `the Republican governor`, `the governor of
/// Ohio`. Ends with the head where a verb follows that could be a noun.
pub(crate) fn definite(view: &View, start: usize, ceiling: usize) -> Option<Phrase> {
    let ceiling = ceiling.min(start + LONGEST);
    let first = start + usize::from(is_determiner(view, start) || view.text(start) == "THE");
    let tokens = &view.prose.tokens;
    let is_head = |at: usize| view.words[at].class.any(Class::HEAD);
    let verb = |at: usize| {
        view.is_lower(at) && (view.words[at].class.any(Class::VERB) || view.text(at).ends_with('s'))
    };
    let mut end = first;
    while end < ceiling {
        let hyphen = view.any(end, words!["-", "‑"]) && tokens[end].glued;
        let number = tokens[end].kind == TokenKind::Number && view.any(end + 1, words!["-", "‑"]);
        let dot = view.text(end) == "." && end > first && view.words[end - 1].class.any(Class::ABBREVIATION);
        // `The official expects ministers to …`: what follows the verb is not part of the phrase.
        let predicate = end > first && is_head(end - 1) && verb(end) && !is_head(end);
        if predicate || !(hyphen || number || dot || is_modifier(view, end)) {
            break;
        }
        end += 1;
    }
    let head = (first..end).rev().find(|&at| is_head(at))?;
    let mut after = head + 1;
    if view.text(after) == "." && after < end {
        after += 1;
    }
    if after < end && !verb(after) {
        return None;
    }
    // `the governor-elect`, `the mayor-turned-author`: others than the head.
    if view.any(after, words!["-", "‑"]) && tokens.get(after).is_some_and(|t| t.glued) {
        return None;
    }
    // `the minister for housing` is another than the minister for health.
    let posted = view.any(after, words!["of", "for"]) && view.words[head].class.any(Class::STRONG)
        || view.text(after) == "of";
    let end = if posted { complements(view, head, after, ceiling) } else { after };
    (end > head).then_some(Phrase { tokens: first..end, head })
}

/// Whether a token can stand between an article and the head noun.
pub(super) fn is_modifier(view: &View, at: usize) -> bool {
    let word = view.words[at];
    if view.prose.tokens[at].kind == TokenKind::Number {
        // `31-year-old foreign minister`
        if view.any(at + 1, words!["-", "‑"]) && view.text(at + 2) == "year" {
            return true;
        }
        // `2020 Democratic hopeful`
        return view.text(at).len() == 4 && view.text(at).bytes().all(|b| b.is_ascii_digit());
    }
    if view.prose.tokens[at].kind != TokenKind::Word || view.is_clitic(at) {
        return false;
    }
    let class = word.class;
    // `policy-minded`, `then-President`, `a well-known`
    if at > 0 && view.prose.tokens[at].glued && is_hyphen(view, at - 1) || is_compound(view, at) {
        return true;
    }
    if view.is_initial(at) && view.any(at + 1, words!["-", "‑"]) {
        return true;
    }
    if view.is_capital(at) {
        let new = at + 1 < view.words.len()
            && view.is_capital(at + 1)
            && (view.text(at) == "New" || view.text(at) == "Near" && view.text(at + 1) == "East");
        // `First Minister`, `Second Secretary`
        let counted = view.any(at, words!["First", "Second", "Third"])
            && at + 1 < view.words.len()
            && view.is_capital(at + 1)
            && (view.words[at + 1].class.any(Class::HEAD.with(Class::ABBREVIATION))
                || is_first_lady(view, at + 1));
        return new
            || counted
            || !class.any(Class::STOP.with(Class::MONTH))
                && (!class.any(Class::SAY) || class.any(Class::HEAD.with(Class::PUBLIC)))
            || class.any(Class::PLACE.with(Class::PUBLIC)) && view.text(at).len() == 2;
    }
    let text = view.text(at);
    let determined = at > 0 && (is_determiner(view, at - 1) || view.is_clitic(at - 1));
    // `the last governor`, `the town’s new mayor`, `Norway’s most experienced envoy`
    if determined && is_rank_of_its_own(text) {
        return true;
    }
    if class.any(Class::HEAD.with(Class::ADJECTIVE).with(Class::PAST)) {
        return true;
    }
    let known = Class::STOP.with(Class::SAY).with(Class::VERB).with(Class::MONTH);
    if class.any(known) || text.ends_with("n’t") || text.ends_with("n't") {
        return false;
    }
    if text.ends_with("ing") {
        // `the owner of a commercial landscaping company`
        let body = Class::HEAD.with(Class::ORGANISATION).with(Class::AGENCY).with(Class::PUBLIC);
        let opened = determined
            || at > 1
                && is_determiner(view, at - 2)
                && view.is_lower(at - 1)
                && !view.words[at - 1].class.any(body);
        let noun =
            view.words.get(at + 1).is_some_and(|w| w.class.any(Class::ORGANISATION.with(Class::BUSINESS)));
        return opened && noun && view.is_lower(at + 1);
    }
    let follows = view.words.get(at + 1).is_some() && view.is_lower(at + 1);
    // `a convicted smuggler`, `head of advanced programmes`; elsewhere it is a verb.
    if text.ends_with("ed") {
        let before = at.checked_sub(1).map_or("", |i| view.text(i));
        return follows
            && !view.words[at + 1].class.any(Class::STOP)
            && (determined || words!["of", "for", "most"].has(before) || is_degree(before));
    }
    // `an internationally renowned singer`
    if text.ends_with("ly") {
        return follows
            && (view.text(at + 1).ends_with("ed")
                || view.words[at + 1].class.any(Class::ADJECTIVE.with(Class::PAST)));
    }
    true
}

fn is_hyphen(view: &View, at: usize) -> bool {
    view.any(at, words!["-", "‑", "‐"])
}

/// `well`-known, `self`-taught: whatever the first word is elsewhere.
fn is_compound(view: &View, at: usize) -> bool {
    let glued = |at: usize| view.prose.tokens.get(at).is_some_and(|token| token.glued);
    is_hyphen(view, at + 1) && glued(at + 1) && glued(at + 2) && view.is_lower(at) && view.is_lower(at + 2)
}

/// Whether an adverb raises or lowers an adjective: `internationally` renowned.
fn is_degree(word: &str) -> bool {
    word.len() > 4 && word.ends_with("ly")
}

/// What tells one holder of a position from the others, after an article or a possessive.
pub(super) fn is_rank_of_its_own(word: &str) -> bool {
    words![
        "last", "first", "second", "third", "new", "newest", "latest", "most", "oldest", "youngest",
        "largest", "biggest",
    ]
    .has(word)
}

/// `a`, `the`, `his` and what may come with them.
pub(super) fn is_determiner(view: &View, at: usize) -> bool {
    view.is_lower(at)
        && view.any(
            at,
            words![
                "a", "an", "the", "his", "her", "their", "its", "our", "my", "both", "also", "now", "one",
                "new"
            ],
        )
        || view.any(at, words!["The", "A", "An", "His", "Her", "Its", "Their", "Our"])
}

/// Whether the point behind a word ends no sentence: `Gov.`, `Harbour Motors Inc.`, `Dana F. Roe Company`.
fn is_shortened(view: &View, at: usize) -> bool {
    view.words[at].class.any(Class::ABBREVIATION)
        || at > 0
            && view.is_capital(at - 1)
            && view.is_capital(at + 2)
            && (view.any(at, words!["Inc", "Corp", "Co", "Ltd", "Bros"]) || view.is_initial(at))
}

fn stands_before(view: &View, floor: usize, at: usize, end: usize) -> bool {
    let tokens = &view.prose.tokens;
    let class = |i: usize| view.words[i].class;
    let is_head = |i: usize| class(i).any(Class::HEAD) && !class(i).any(Class::PLURAL);
    match view.text(at) {
        "." => tokens[at].glued && at > floor && is_shortened(view, at - 1),
        "-" | "‑" | "‐" => tokens[at].glued && at > floor && tokens.get(at + 1).is_some_and(|t| t.glued),
        "&" => at > floor && at + 1 < end,
        "’" | "'" => tokens[at].glued && at > floor && view.text(at - 1).ends_with('s'),
        "and" => {
            at > floor
                && at + 1 < end
                && (is_head(at - 1) || is_portfolio(view, at - 1) && view.is_capital(at + 1))
                && (view.words[at + 1..end].iter().any(|w| w.class.any(Class::HEAD))
                    || (floor + 1..at).rev().take(3).any(|i| view.text(i) == "of" && is_head(i - 1)))
        }
        "of" | "for" => {
            at > floor
                && at + 1 < end
                && (is_head(at - 1) || view.is_capital(at - 1) && class(at - 1).any(PARTY_OR_BODY))
                && (view.is_capital(at + 1)
                    || view.text(at + 1) == "the"
                    || view.text(at) == "of" && !class(at + 1).any(Class::HEAD))
        }
        // `ambassador to Norway`
        "to" => at > floor && at + 1 < end && is_head(at - 1) && class(at + 1).any(Class::PLACE),
        "the" => {
            at > floor + 1
                && at + 1 < end
                && view.any(at - 1, words!["of", "for"])
                && (is_head(at - 2) || view.is_capital(at - 2) && class(at - 2).any(PARTY_OR_BODY))
        }
        // `re-elected Governor`
        _ if at > floor && tokens[at].glued && view.text(at - 1) == "-" && view.text(at).ends_with("ed") => {
            false
        }
        _ => view.is_clitic(at) && at > floor || is_modifier(view, at) && !parts(view, at, end),
    }
}

/// `First Lady`.
fn is_first_lady(view: &View, at: usize) -> bool {
    view.any(at, words!["Lady", "lady", "Gentleman", "gentleman"])
        && at > 0
        && view.any(at - 1, words!["First", "first"])
}

/// What ministries are about, where two are one minister's: `Health` and Human Services Secretary.
fn is_portfolio(view: &View, at: usize) -> bool {
    static MINISTRIES: OnceLock<Set<&str>> = OnceLock::new();
    data::words("people/ministries.txt", &MINISTRIES).has(view.text(at))
}

/// Whether a word in small letters parts a title in capitals from what stands before: `impeach` President.
fn parts(view: &View, at: usize, end: usize) -> bool {
    let known =
        Class::PAST.with(Class::ADJECTIVE).with(Class::BUSINESS).with(Class::PUBLIC).with(Class::HEAD);
    at + 1 < end
        && view.is_lower(at)
        && view.is_capital(at + 1)
        && !(view.is_upper(at + 1) && (view.words[at + 1].class.any(Class::HEAD) || view.is_lower(end - 1)))
        && !view.words[at].class.any(known)
        && !view.any(at, words!["vice", "assistant", "associate", "under", "principal", "senior", "junior"])
}

/// Drops what cannot begin a phrase, and the party that does: `Republican Gov.` gives `Gov.`.
fn tidy(view: &View, mut start: usize, end: usize) -> usize {
    while start < end {
        let class = view.words[start].class;
        let kind = view.prose.tokens[start].kind;
        let mark = !matches!(kind, TokenKind::Word | TokenKind::Number) || view.is_clitic(start);
        let link = view.any(start, words!["and", "of", "for", "the", "to"]);
        // `Liberal Democratic Party President`
        let of_party = (start + 1..end)
            .find(|&at| !(view.words[at].class.any(Class::PARTY) && view.is_capital(at)))
            .is_some_and(|at| {
                view.any(at, words!["Party", "party", "leader", "Leader", "-", "National", "Congressional"])
            });
        let party = class.any(Class::PARTY)
            && view.is_capital(start)
            && start + 1 < end
            && !of_party
            && !view.is_clitic(start + 1);
        // `in 2011 mayor Roe`
        let day = kind == TokenKind::Number
            && start > 0
            && view.any(start - 1, words!["in", "In", "since", "Since", "of", "until", "from", "by"])
            && start + 1 < end
            && view.is_lower(start + 1);
        let adverb =
            view.any(start, words!["then", "late", "both", "new", "newest", "latest"]) && start + 1 < end;
        if !(mark || link || party || day || adverb && view.text(start) != "late") {
            break;
        }
        start += 1;
    }
    start
}

/// The head of a phrase that ends with it or with its complement.
fn head(view: &View, tokens: Range<usize>) -> Option<usize> {
    let is_head = |i: usize| view.words[i].class.any(Class::HEAD) || is_first_lady(view, i);
    // `Secretary of State`, but `House of Representatives Speaker`
    let of = tokens
        .clone()
        .find(|&i| view.any(i, words!["of", "for", "to"]) && i > tokens.start && is_head(i - 1));
    if let Some(of) = of {
        return Some(of - 1);
    }
    let mut last = tokens.end.checked_sub(1)?;
    if view.text(last) == "." && last > tokens.start {
        last -= 1;
    }
    // `president-elect`, `minister-designate`
    if last >= tokens.start + 2
        && view.any(last, words!["elect", "designate", "emeritus", "nominate"])
        && view.prose.tokens[last].glued
    {
        last -= 2;
    }
    let role_model = view.text(last) == "model" && last > tokens.start && view.text(last - 1) == "role";
    (tokens.contains(&last) && is_head(last) && !role_model).then_some(last)
}

/// Words up to a head noun; gives the end and the head.
fn group(view: &View, start: usize, ceiling: usize) -> Option<(usize, usize)> {
    let end = words_from(view, start, ceiling);
    let head = head_of_group(view, start, end)?;
    Some((end, head))
}

/// Words that share the head of those behind `and`: `a computer security and privacy researcher`.
fn shared(view: &View, start: usize, ceiling: usize) -> Option<(usize, usize)> {
    let and = words_from(view, start, ceiling);
    let joined = and > start
        && and + 1 < ceiling
        && view.text(and) == "and"
        && (view.is_lower(and - 1) || view.words[and - 1].class.any(Class::DEMONYM));
    joined.then(|| group(view, and + 1, ceiling)).flatten().filter(|&(_, head)| view.is_lower(head))
}

/// `a`, `an`.
fn is_indefinite(view: &View, at: usize) -> bool {
    view.any(at, words!["a", "an"])
}

pub(super) fn head_of_group(view: &View, start: usize, end: usize) -> Option<usize> {
    (start < end).then(|| head(view, start..end)).flatten()
}

/// The end of a run of modifiers and what holds them together.
pub(super) fn words_from(view: &View, start: usize, ceiling: usize) -> usize {
    let tokens = &view.prose.tokens;
    let mut at = start;
    while at < ceiling {
        let glued = tokens[at].glued;
        let fits = match view.text(at) {
            "." => glued && at > start && is_shortened(view, at - 1),
            "-" | "‑" | "‐" | "/" => glued && at > start && tokens.get(at + 1).is_some_and(|t| t.glued),
            "&" => at > start,
            "’" | "'" => glued && at > start && view.text(at - 1).ends_with('s'),
            // `a University of York lecturer`
            "of" => {
                at > start
                    && at + 1 < ceiling
                    && view.is_capital(at - 1)
                    && view.words[at - 1].class.any(Class::ORGANISATION)
                    && !view.words[at - 1].class.any(Class::HEAD)
                    && view.is_capital(at + 1)
            }
            // `the Food and Drug Administration’s vaccine chief`
            "and" => {
                at > start
                    && view.is_capital(at - 1)
                    && (at + 1..ceiling.min(at + 5)).find(|&i| !view.is_capital(i)).is_some_and(|i| {
                        let body = view.is_clitic(i) && view.words[i - 1].class.any(PARTY_OR_BODY);
                        i > at + 1
                            && (body || is_portfolio(view, at - 1) && view.words[i].class.any(Class::HEAD))
                    })
            }
            // `COP30`
            _ if tokens[at].kind == TokenKind::Number && glued && at > start => view.is_capital(at - 1),
            // `Observatório do Mar`
            _ if view.is_lower(at) && view.words[at].class.any(Class::PARTICLE) => {
                at > start && at + 1 < ceiling && view.is_capital(at - 1) && view.is_capital(at + 1)
            }
            // `the judge presiding over …`
            text if text.ends_with("ing") && at > start && view.words[at - 1].class.any(Class::HEAD) => {
                is_modifier(view, at) && view.words.get(at + 1).is_some_and(|w| !w.class.any(Class::STOP))
            }
            _ => view.is_clitic(at) && at > start || is_modifier(view, at),
        };
        if !fits {
            break;
        }
        at += 1;
    }
    at
}
