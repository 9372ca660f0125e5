//! Whether what stands behind a name and a comma is about who is named.

use crate::people::lexicon::Class;
use crate::wordlist::{WordList, words};

use super::Around;
use super::phrase::{self, Phrase};

/// What may follow a description of the person named before it, as in `the police officer seen kneeling`.
#[rustfmt::skip]
const APPOSED: WordList = words![
    ",", ".", ";", ")", "—", "–", ":", "?", "!", "”", "\"", "who", "and", "-", "|", "/",
    "seen", "accused", "charged", "convicted", "known", "named", "appointed", "whose", "killed", "elected",
    "sentenced", "suspected", "whom", "since", "until", "from",
];

/// What may follow such a description where an article or more words show that it is one.
#[rustfmt::skip]
const DESCRIBED: WordList = words![
    "where", "behind", "that", "which", "at", "in", "on", "by", "as", "with", "under", "during", "when",
    "turned", "based", "tasked", "responsible", "once", "now", "then", "best", "(",
];

impl Around<'_, '_> {
    /// Whether a phrase after a name and a comma is about that name, rather than the subject of what follows or the
    /// title of the next name: `Roe, Senator Smith and …`.
    pub(super) fn is_apposed(&self, phrase: &Phrase) -> bool {
        let view = self.view;
        let (next, end, ceiling) = (phrase.tokens.end, self.sentence.end, self.ceiling());
        let first = phrase.tokens.start;
        let lower_head = view.is_lower(phrase.head);
        let some = view.any(first - 1, words!["a", "an"]);
        // `a hatter Roe had met`
        if next == ceiling && ceiling < end || phrase.head >= ceiling {
            return some && lower_head && phrase.head < ceiling && !view.is_clitic(ceiling);
        }
        let text = view.text(next);
        // `Roe, her driver, her neighbours and …`: a list of others.
        let theirs = words!["his", "her", "their"];
        if text == "," && theirs.has(view.text(first - 1)) && theirs.has(view.text(next + 1)) {
            return false;
        }
        // `Roe, Norway’s minister and head of the board Ola Nordmann`
        let leads = text == "and"
            && phrase::starting_at(view, next + 1, ceiling)
                .is_some_and(|second| second.tokens.end == ceiling);
        if leads && ceiling < end {
            return false;
        }
        if next >= end || APPOSED.has(text) {
            return true;
        }
        // `of the Union of Lakes (UL), says`
        if text == "(" && view.text(next + 2) == ")" {
            return true;
        }
        // `a doctor at the hospital where …`, `the judge presiding over the case`: no subject of a verb.
        let described =
            phrase::is_determiner(view, first - 1) || view.is_clitic(first + 1) || first + 1 < phrase.head;
        // `a researcher affiliated with …`
        let linked =
            words!["affiliated", "associated", "employed", "assigned", "attached", "stationed", "embedded"]
                .has(text);
        described
            && (DESCRIBED.has(text)
                || text.len() > 5 && (text.ends_with("ing") || linked) && view.is_lower(next))
    }

    /// Whether somebody is no more than the so-manyth to do something: `the first player to score`, `the sixth prime
    /// minister in eight years`.
    pub(super) fn is_feat(&self, phrase: &Phrase) -> bool {
        let view = self.view;
        let next = view.text(phrase.tokens.end);
        let rank = view.text(phrase.tokens.start);
        (next == "in" || next == "to" && view.words[phrase.head].class.any(Class::POST))
            && (phrase::is_rank_of_its_own(rank)
                || words!["fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"].has(rank)
                || rank.starts_with(|c: char| c.is_ascii_digit()))
    }

    /// The line below a name that stands alone: `By Jane Roe`, then `News Reporter`.
    pub(super) fn below(&self) -> Option<Phrase> {
        let view = self.view;
        let number = view.sentence_of(self.name.start);
        let lines = &view.prose.sentences;
        let line = lines.get(number + 1)?;
        let phrase = phrase::starting_at(view, line.start, line.end)?;
        // A list of positions, each with the name below it.
        let above = number.checked_sub(1).and_then(|above| lines.get(above));
        let held = above.and_then(|above| phrase::starting_at(view, above.start, above.end));
        if held.is_some_and(|held| above.is_some_and(|above| held.tokens == *above)) {
            return None;
        }
        let whole = self.name.start <= self.sentence.start + 1
            && phrase.tokens.start == line.start
            && (phrase.tokens.end == line.end || view.text(phrase.tokens.end) == "@")
            && view.is_capital(line.start)
            && !view.words[phrase.head].class.any(Class::PLURAL);
        whole.then_some(phrase)
    }

    /// `D-Minn.`, `58`, `of Addison`
    pub(super) fn is_aside(&self, at: usize) -> bool {
        let view = self.view;
        let party =
            view.any(at, words!["D", "R", "I", "DFL", "L"]) && view.any(at + 1, words!["-", "–", "‑", "."]);
        let number = view.text(at).parse::<u32>().is_ok_and(|n| n < 130);
        party || number || view.text(at) == "of" || view.text(at) == "from"
    }
}
