//! Where sentences end.

use std::ops::Range;
use std::sync::OnceLock;

use crate::data;
use crate::map::Set;
use crate::wordlist::words;

use super::{Case, Token, TokenKind};

/// Words whose dot does not end a sentence when something follows (`data/text/abbreviations.txt`), titles among them.
fn is_abbreviation(word: &str) -> bool {
    static WORDS: OnceLock<Set<&str>> = OnceLock::new();
    is_title(word) || data::words("text/abbreviations.txt", &WORDS).has(word)
}

/// Words that seldom start anything but a sentence: after `U.S.` they decide that one ended there
/// (`data/text/starters.txt`).
fn is_starter(word: &str) -> bool {
    static WORDS: OnceLock<Set<&str>> = OnceLock::new();
    data::words("text/starters.txt", &WORDS).has(word)
}

/// Appends the sentences of the tokens from `first` on, which are one block.
pub(super) fn split(text: &str, tokens: &[Token], first: usize, sentences: &mut Vec<Range<usize>>) {
    let mut start = first;
    let mut at = first;
    while at < tokens.len() {
        if ends_line(text, tokens, at) {
            sentences.push(start..at + 1);
            start = at + 1;
        } else if ends_sentence(text, tokens, first, at) {
            // Closing marks belong to the sentence they close.
            while at + 1 < tokens.len() && tokens[at + 1].glued && is_closing(word(text, tokens, at + 1)) {
                at += 1;
            }
            sentences.push(start..at + 1);
            start = at + 1;
        }
        at += 1;
    }
    if start < tokens.len() {
        sentences.push(start..tokens.len());
    }
}

/// Whether a short line of its own ends after a token, as in an address or a signature; headlines that a page breaks
/// begin with no break.
fn ends_line(text: &str, tokens: &[Token], at: usize) -> bool {
    /// In bytes.
    const SHORT: usize = 40;
    let Some(next) = tokens.get(at + 1).filter(|next| !next.glued) else { return false };
    let end = tokens[at].span.end as usize;
    let between = text.get(end..next.span.start as usize).unwrap_or("");
    if !between.contains('\n') {
        return false;
    }
    let mut floor = end.saturating_sub(SHORT);
    while !text.is_char_boundary(floor) {
        floor += 1;
    }
    let begins = text[floor..end].rfind('\n').is_some();
    begins && next.case.starts_upper(next.span.of(text).unwrap_or(""))
}

fn word<'t>(text: &'t str, tokens: &[Token], index: usize) -> &'t str {
    tokens[index].span.of(text).unwrap_or("")
}

fn is_closing(mark: &str) -> bool {
    words!["”", "\"", "’", "'", ")", "]", "»", ".", "!", "?", "…"].has(mark)
}

fn ends_sentence(text: &str, tokens: &[Token], first: usize, at: usize) -> bool {
    let mark = word(text, tokens, at);
    let dotted = tokens[at].kind == TokenKind::Word && mark.ends_with('.');
    if !dotted && !words![".", "!", "?", "…"].has(mark) {
        return false;
    }
    // The first token after the mark and its closing quotes; it must stand apart.
    let mut next = at + 1;
    while next < tokens.len() && tokens[next].glued && is_closing(word(text, tokens, next)) {
        next += 1;
    }
    if next >= tokens.len() || tokens[next].glued {
        return false;
    }
    let mut opener = next;
    while opener < tokens.len() && words!["“", "\"", "‘", "'", "(", "[", "«"].has(word(text, tokens, opener))
    {
        opener += 1;
    }
    let quoted = opener > next || next > at + 1;
    let follower = tokens.get(opener);
    let starts = follower
        .is_some_and(|t| t.kind != TokenKind::Word || t.case.starts_upper(word(text, tokens, opener)));
    let begins =
        follower.is_some_and(|t| t.kind == TokenKind::Word) && is_starter(word(text, tokens, opener));
    match mark {
        "!" | "?" | "…" => starts,
        "." => {
            let Some(before) = at.checked_sub(1).filter(|&b| b >= first && tokens[at].glued) else {
                return starts;
            };
            let stem = word(text, tokens, before);
            let token = tokens[before];
            if token.kind == TokenKind::Word && is_abbreviation(stem) {
                // `No.` is an answer unless a number follows.
                let number = follower.is_some_and(|t| t.kind == TokenKind::Number);
                return (stem.eq_ignore_ascii_case("no") && !number || begins && !is_title(stem)) && starts;
            }
            let initial =
                token.kind == TokenKind::Word && token.case == Case::Upper && stem.chars().count() == 1;
            starts && (!initial || stem == "I" || begins || quoted)
        }
        // `U.S.`, `p.m.`
        _ => {
            starts
                && (begins
                    || quoted
                    || (!token_is_upper(mark)
                        && follower.is_some_and(|t| t.kind == TokenKind::Word)
                        && !goes_on_with(word(text, tokens, opener))))
        }
    }
}

/// Capitalised words that go on after `6 p.m.`: a day, a month, a time zone.
fn goes_on_with(word: &str) -> bool {
    let head = word.get(..3).unwrap_or(word);
    words![
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Mon", "Tue",
        "Wed", "Thu", "Fri", "Sat", "Sun",
    ]
    .has(head)
        || words![
            "ET", "EST", "EDT", "CT", "CST", "CDT", "MT", "PT", "PST", "PDT", "GMT", "BST", "Eastern",
            "Pacific", "Central",
        ]
        .has(word)
}

fn token_is_upper(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Abbreviations that are always followed by a name (`data/text/titles.txt`).
fn is_title(stem: &str) -> bool {
    static WORDS: OnceLock<Set<&str>> = OnceLock::new();
    data::words("text/titles.txt", &WORDS).has(stem)
}
