//! How exactly a figure is stated, told by the words around it.

use super::Modifier;
use super::tokens::Tokens;
use crate::wordlist::words;

/// The modifier of a figure on the tokens `from..to` that is no date.
pub(super) fn of_amount(t: &Tokens, from: usize, to: usize) -> Option<Modifier> {
    // `40+ years`
    let plus = || (from + 1..to).any(|k| t.word(k) == "+" && t.glued(k)).then_some(Modifier::AtLeast);
    before(t, from, 0).or_else(|| after(t, to)).or_else(plus)
}

/// The modifier of a length of time: `for over two hours` is more, `grew over two years` is the time it took.
pub(super) fn of_duration(t: &Tokens, from: usize, to: usize) -> Option<Modifier> {
    // `over a 12-year period`
    let over = from.wrapping_sub(1 + usize::from(t.word(from.wrapping_sub(1)) == "a"));
    if t.word(over) == "over" {
        // `took over a 12-year lease`
        if over + 1 < from && t.any(over.wrapping_sub(1), words!["took", "takes", "take", "taken"]) {
            return None;
        }
        let more = t.any(
            over.wrapping_sub(1),
            words![
                "for", "after", "of", "in", "well", "just", "lasted", "lasting", "lasts", "took", "takes",
                "take", "taken", "spent", "waited", "served", "within", "with", "is", "was", "by", "just",
                "already",
            ],
        ) || t.any(to, words!["ago", "later", "old", "long", "earlier"]);
        return more.then_some(Modifier::MoreThan);
    }
    of_amount(t, from, to)
}

/// The modifier that ends right before token `from`.
fn before(t: &Tokens, from: usize, depth: u8) -> Option<Modifier> {
    use Modifier::{Approx, AtLeast, LessThan, MoreThan, Nearly, UpTo};
    let back = |k: usize| t.word(from.wrapping_sub(k));
    let (one, two, three) = (back(1), back(2), back(3));
    let found = match (three, two, one) {
        (
            "no" | "not",
            "more" | "greater" | "higher" | "longer" | "older" | "later" | "larger" | "bigger",
            "than",
        ) => UpTo,
        ("no" | "not", "fewer" | "less", "than") => AtLeast,
        (_, "more" | "greater" | "higher" | "larger" | "bigger" | "longer" | "older", "than") => MoreThan,
        (_, "less" | "fewer" | "lower" | "smaller" | "shorter" | "younger", "than") => LessThan,
        ("as", "many" | "much" | "high" | "long" | "far" | "late", "as") => UpTo,
        ("as", "few" | "little" | "low", "as") => AtLeast,
        // `went up to $5 from $4`, `moved up to second`
        (
            "go" | "goes" | "going" | "went" | "gone" | "move" | "moves" | "moving" | "moved" | "climbed"
            | "pushed" | "pushing" | "brought" | "bringing" | "drove" | "driving" | "stepped" | "sent"
            | "shot",
            "up",
            "to",
        ) => return None,
        (_, "up", "to") => UpTo,
        (_, "at", "least") => AtLeast,
        (_, "at", "most") => UpTo,
        ("maximum" | "max", _, "of") | (_, "maximum" | "max", "of" | "") => UpTo,
        ("minimum", _, "of") | (_, "minimum", "of") => AtLeast,
        (_, "upwards" | "upward" | "excess" | "north", "of") => MoreThan,
        // `seven short of the 218`: the seven is what lacks.
        (lacking, "short" | "shy", "of")
            if t.is_number(from.wrapping_sub(3))
                || t.entry(from.wrapping_sub(3)).cardinal.is_some()
                || lacking.ends_with('s') && !words!["falls", "is", "was", "stops"].has(lacking) =>
        {
            return None;
        }
        // `fell short of the $20`: how far is not said.
        (
            "fell" | "fall" | "falls" | "falling" | "fallen" | "came" | "come" | "comes" | "coming"
            | "stopped" | "stops" | "far" | "well",
            "short",
            "of",
        ) => return None,
        (_, "short" | "shy", "of") => Nearly,
        (_, "close" | "closer", "to") => Nearly,
        (_, _, "nearly" | "almost" | "near" | "nearing" | "approaching" | "practically" | "virtually") => {
            Nearly
        }
        (
            _,
            _,
            "about" | "around" | "roughly" | "approximately" | "approx" | "some" | "circa" | "estimated"
            | "c" | "~" | "perhaps" | "probably" | "maybe",
        ) => Approx,
        ("in", "the", "neighborhood") | ("on", "the", "order") => Approx,
        ("the", "order" | "neighborhood" | "region" | "vicinity", "of") => Approx,
        (
            _,
            _,
            "over" | "exceeding" | "exceeded" | "exceeds" | "above" | "topping" | "topped" | "surpassing"
            | "surpassed" | ">",
        ) => MoreThan,
        (_, _, "under" | "below" | "<") => LessThan,
        (_, _, "within") => UpTo,
        (_, _, "minimum") => AtLeast,
        (_, _, "maximum") => UpTo,
        _ => {
            // One word may stand between: `up to a $5 fine`, `about the 30`, `at least another 12`.
            let step = words!["a", "an", "the", "another", "its", "their", "his", "her", "only"].has(one);
            // `larger than the 15-inch model` compares things.
            let model = one == "the" && two == "than";
            return if step && depth == 0 && !model {
                before(t, from.wrapping_sub(1), 1).filter(|m| *m != Approx)
            } else {
                None
            };
        }
    };
    // `17 million more than a year ago`, `8 million above the forecast`: how far apart, not how exact.
    let apart = match one {
        "than" => from.wrapping_sub(3),
        "above" | "below" => from.wrapping_sub(2),
        _ => usize::MAX,
    };
    let entry = t.entry(apart);
    let told = t.is_number(apart)
        || entry.cardinal.is_some()
        || entry.scale.is_some()
        || entry.unit.is_some()
        || entry.currency.is_some()
        || t.any(apart, words!["%", "percent", "cent", "cents", "points"]);
    if told && !matches!(two, "no" | "not") {
        return None;
    }
    // `talk about 5 people`, `walk around 3 lakes` cannot be told apart from `about 5`: `about` stays.
    // `over` and `under` after certain verbs and nouns are prepositions.
    if one == "over"
        && words![
            "won", "win", "victory", "triumph", "preside", "presided", "concerns", "control", "spread",
            "take", "took",
        ]
        .has(two)
        || one == "under" && words!["from", "signed", "years"].has(two)
        || one == "near" && matches!(two, "a" | "the")
    {
        return None;
    }
    Some(found)
}

/// The modifier that follows token `to`: `or more`, `or so`, `+`, `-plus`.
fn after(t: &Tokens, to: usize) -> Option<Modifier> {
    let (one, two) = (t.word(to), t.word(to + 1));
    // `10 people or more`
    match (one, two) {
        ("+", _) if t.glued(to) => Some(Modifier::AtLeast),
        ("plus", _) | ("-", "plus") if one == "plus" && !t.is_number(to + 1) || t.glued(to + 1) => {
            Some(Modifier::AtLeast)
        }
        ("-" | "–", "ish" | "odd") => Some(Modifier::Approx),
        ("or", "more" | "greater" | "above" | "higher" | "older" | "better" | "longer" | "over") => {
            Some(Modifier::AtLeast)
        }
        ("and", "over" | "above" | "older" | "up") => Some(Modifier::AtLeast),
        ("or", "so" | "thereabouts") => Some(Modifier::Approx),
        ("or", "less" | "fewer" | "under" | "younger" | "below" | "smaller") => Some(Modifier::UpTo),
        _ => None,
    }
}

/// The modifier of a date on the tokens from `from` on.
pub(super) fn of_date(t: &Tokens, from: usize) -> Option<Modifier> {
    let mut at = from.wrapping_sub(1);
    if t.any(at, words!["the", "of", "his", "her", "its", "their"]) {
        if t.word(at) == "of" {
            return match t.word(at.wrapping_sub(1)) {
                "end" | "close" | "tail" => Some(Modifier::Late),
                "beginning" | "start" => Some(Modifier::Early),
                "middle" | "midst" => Some(Modifier::Mid),
                _ => None,
            };
        }
        at = at.wrapping_sub(1);
        if t.word(at) == "of" && t.word(from.wrapping_sub(1)) == "the" {
            return match t.word(at.wrapping_sub(1)) {
                "end" => Some(Modifier::Late),
                "beginning" | "start" => Some(Modifier::Early),
                "middle" => Some(Modifier::Mid),
                _ => None,
            };
        }
    }
    let glued = t.hyphen(at) || t.any(at, words!["-"]) && t.glued(at);
    if glued {
        at = at.wrapping_sub(1);
    }
    let near = t.word(at.wrapping_sub(1));
    match t.word(at) {
        "early" => Some(Modifier::Early),
        "late" if near != "until" || !glued => Some(Modifier::Late),
        "mid" | "middle" => Some(Modifier::Mid),
        "end" if glued || matches!(near, "of" | "at" | "by" | "since" | "until" | "from") => {
            Some(Modifier::Late)
        }
        "in" | "on" | "by" | "since" | "until" | "before" | "after" | "around" | "about" | "circa"
        | "least" => match (near, t.word(at)) {
            (_, "around" | "about" | "circa") => Some(Modifier::Approx),
            ("at", "least") => Some(Modifier::AtLeast),
            ("early", "in" | "on") => Some(Modifier::Early),
            ("late", "in" | "on") => Some(Modifier::Late),
            _ => None,
        },
        _ => None,
    }
}
