//! Whether what happens on a day is told as past or as coming: by the verb nearest to the day.

use super::lexicon::class;
use super::tokens::Tokens;
use crate::wordlist::words;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Tense {
    Past,
    /// Plainly to come: `will`, `scheduled`, `until`.
    Future,
    /// To come where the day is near: an infinitive, a present tense.
    Soon,
    /// On either side: `until` in a story told as past.
    Near,
    Unknown,
}

/// How far to look for a verb, in tokens.
const REACH: usize = 24;

/// The tense around the tokens `from..to`.
pub(super) fn around(t: &Tokens, from: usize, to: usize) -> Tense {
    let sentence = t.sentence(from);
    let low = sentence.start.max(from.saturating_sub(REACH));
    let end = t.any(from.wrapping_sub(1), words!["until", "till", "by", "til"])
        || t.word(from.wrapping_sub(1)) == "through" && t.entry(from).weekday > 0
        || t.any(from.wrapping_sub(1), words!["early", "late", "mid", "the"])
            && t.any(from.wrapping_sub(2), words!["until", "till", "by", "til"]);
    if end {
        let told = (low..from.wrapping_sub(1))
            .rev()
            .map(|k| clue(t, k))
            .find(|c| !matches!(c, Tense::Unknown | Tense::Soon));
        return match told {
            Some(Tense::Past) if t.entry(from).month > 0 => Tense::Near,
            Some(Tense::Past) if t.word(from.wrapping_sub(1)) == "by" && is_done(t, low, from) => Tense::Past,
            None if is_over(t, to, sentence.end) => Tense::Past,
            _ => Tense::Future,
        };
    }
    // `runs through March`: on either side, whichever is near.
    if t.word(from.wrapping_sub(1)) == "through" && t.entry(from).month > 0 {
        return Tense::Near;
    }
    // `a lead ahead of Friday’s vote`
    if t.phrase(from.wrapping_sub(2), "ahead of") || t.phrase(from.wrapping_sub(3), "ahead of the") {
        return if t.entry(from).month > 0 { Tense::Near } else { Tense::Soon };
    }
    // `from October onward the hall will be closed`
    if t.any(to, words!["onward", "onwards"])
        && (to..sentence.end.min(to + REACH)).any(|k| clue(t, k) == Tense::Future)
    {
        return Tense::Future;
    }
    // `the final is on Saturday`, `the vote is Thursday`
    let verb = from.wrapping_sub(1 + usize::from(t.any(from.wrapping_sub(1), words!["on", "in", "at"])));
    if t.any(verb, words!["is", "are"]) {
        return Tense::Soon;
    }
    if t.any(from.wrapping_sub(1), words!["since"]) || t.phrase(from.wrapping_sub(2), "back in") {
        return Tense::Past;
    }
    // `for an attack Friday`: what is named with an article has happened.
    let noun = from.wrapping_sub(1);
    if t.is_small(noun)
        && t.any(noun.wrapping_sub(1), words!["a", "an"])
        && t.any(noun.wrapping_sub(2), words!["for", "over", "after", "following"])
    {
        return Tense::Past;
    }
    // `the Oct. 7 attack`, `as of March 20`
    if t.is(to, class::HAPPENED) || t.phrase(from.wrapping_sub(2), "as of") {
        return Tense::Past;
    }
    let possessive = t.any(to, words!["’s", "'s"]);
    let (mut soon, mut apart) = (false, false);
    let mut at = from;
    while at > low {
        at -= 1;
        // `rose to yield 2%, up from 1% on Monday`: the infinitive does not reach over a comma.
        apart |= t.word(at) == ",";
        match clue(t, at) {
            Tense::Unknown => {}
            Tense::Near => {}
            Tense::Soon if apart && t.word(at) == "to" => {}
            Tense::Soon => soon |= !possessive,
            // `is to testify Thursday`, `told them to testify Thursday`: the infinitive is nearer.
            Tense::Past if soon => return Tense::Soon,
            found => return found,
        }
        if t.any(at, words![";", "”", "—"]) && at + 3 < from {
            break;
        }
    }
    if soon {
        return Tense::Soon;
    }
    for at in to..sentence.end.min(to + REACH) {
        if t.any(at, words![";", "“"]) {
            break;
        }
        match clue(t, at) {
            Tense::Unknown | Tense::Near => {}
            Tense::Soon | Tense::Past if possessive => {}
            found => return found,
        }
    }
    Tense::Unknown
}

/// `They had fled by Tuesday`: nobody is asked for anything that may be still to come.
fn is_done(t: &Tokens, low: usize, from: usize) -> bool {
    !(low..from).any(|k| t.is(k, class::ASKING) || clue(t, k) == Tense::Future)
}

/// `By Tuesday, it had gone`: the rest of the sentence tells of the past and of nothing to come.
fn is_over(t: &Tokens, to: usize, end: usize) -> bool {
    let mut over = false;
    for at in to..end.min(to + REACH) {
        match clue(t, at) {
            Tense::Future | Tense::Soon => return false,
            Tense::Past => over |= !t.is(at, class::REPORTING),
            _ => {}
        }
    }
    over
}

fn clue(t: &Tokens, i: usize) -> Tense {
    if !t.is_word(i) {
        return Tense::Unknown;
    }
    let word = t.word(i);
    // `next week’s witnesses`
    if word == "next" && t.entry(i + 1).unit.is_some() && t.word(i.wrapping_sub(1)) != "the" {
        return Tense::Future;
    }
    if t.is(i, class::FUTURE) || word.ends_with("'ll") || word.ends_with("’ll") {
        return Tense::Future;
    }
    // `died Monday due to a fall`
    if word == "due" && t.word(i + 1) == "to" && t.is(i + 2, class::DETERMINER) {
        return Tense::Unknown;
    }
    if t.is(i, class::EXPECTED) {
        let coming = t.any(i + 1, words!["to", "for", "on", "in", "at", "by"])
            || t.entry(i + 1).month > 0
            || t.entry(i + 1).weekday > 0;
        return if coming {
            Tense::Future
        } else if word.ends_with("ed") {
            Tense::Past
        } else {
            Tense::Unknown
        };
    }
    match word {
        // `to meet`, but not `to Washington`, `to the`.
        "to" if t.is_small(i + 1)
            && (!t.is(i + 1, class::FUNCTION) || t.word(i + 1) == "be")
            && !t.word(i + 1).ends_with("ing") =>
        {
            return if t.any(i.wrapping_sub(1), words!["used", "had", "failed", "managed", "continued"]) {
                Tense::Unknown
            } else {
                Tense::Soon
            };
        }
        "is" | "are" | "'re" | "’re" => {
            let progressive = (i + 1..i + 3).any(|k| t.word(k).ends_with("ing"));
            return if progressive { Tense::Soon } else { Tense::Unknown };
        }
        "would" | "can" | "could" | "may" | "might" | "must" | "should" if t.is_small(i) => {
            // `would have won`: nothing to come.
            return if t.word(i + 1) == "have" { Tense::Unknown } else { Tense::Soon };
        }
        "has" | "have" => return Tense::Past,
        _ => {}
    }
    // `polls open Tuesday`, `leaders meet on 21 March`
    let many = i.wrapping_sub(1);
    let plural = t.word(many).ends_with('s') && !t.is(many, class::FUNCTION)
        || t.any(many, words!["people", "children"]);
    let acts = plural
        && t.any(i, words!["open", "close", "meet", "start", "end", "return", "leave", "vote", "gather"]);
    // `the same goes for` tells of no going.
    let fixed = word == "goes" && t.word(i + 1) == "for";
    if acts || t.is(i, class::SCHEDULED | class::PRESENT) && !fixed {
        return Tense::Soon;
    }
    // `could hit`, `to set`: written as the past is; `will be held`: the verb before tells.
    let auxiliary = i.wrapping_sub(1 + usize::from(t.word(i.wrapping_sub(1)).ends_with("ly")));
    if t.any(auxiliary, words!["could", "can", "may", "might", "must", "should", "would", "will", "to", "be"])
    {
        return Tense::Unknown;
    }
    if t.is(i, class::PAST) {
        return Tense::Past;
    }
    let regular = word.len() > 4
        && word.ends_with("ed")
        && t.is_small(i)
        && (!t.is(i.wrapping_sub(1), class::DETERMINER) || t.word(i + 1) == "by");
    if regular { Tense::Past } else { Tense::Unknown }
}
