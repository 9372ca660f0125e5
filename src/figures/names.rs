//! Numbers that state nothing: parts of names, codes, addresses.

use super::lexicon::class;
use super::number::Number;
use super::tokens::Tokens;
use crate::wordlist::words;

/// Whether the number on `i..number.end`, with nothing measured behind it, belongs to a name or is a code.
pub(super) fn is_name(t: &Tokens, i: usize, number: &Number) -> bool {
    // `Twenty20`
    if titled(t, i) || !number.digits && t.glued(number.end) && t.is_number(number.end) {
        return true;
    }
    if number.digits { digits(t, i, number) } else { words(t, i, number) }
}

/// Whether a number with its unit, on `i..end`, belongs to a name: `SLG46620V`, `Ninety Mile Beach`.
pub(super) fn names_a_thing(t: &Tokens, i: usize, end: usize) -> bool {
    let letters = t.raw(i.wrapping_sub(1));
    let coded = t.is_number(i) && t.glued(i) && letters.ends_with(|c: char| c.is_ascii_uppercase());
    let titled = !t.is_number(i) && !t.title_case && (i..=end).all(|k| t.is_capital(k));
    coded || titled && !t.begins_sentence(i) && !t.glued(end)
}

fn digits(t: &Tokens, i: usize, number: &Number) -> bool {
    let (before, end) = (i.wrapping_sub(1), number.end);
    let raw = t.word(i);
    // `007`, `0800`
    if raw.len() > 1 && raw.starts_with('0') && !raw.contains('.') {
        return true;
    }
    if t.is_number(before) && !t.glued(i) && number.bare && t.word(before).starts_with('0') {
        return true;
    }
    // `A350`, `G-20`, `COVID-19`, `iPhone11`; `5G`, `777x`
    if t.glued(i) {
        let apart = t.any(
            before,
            words![
                "(", "[", "“", "\"", "‘", "'", "’", "—", "–", "‘", ",", "…", "*", ":", "/", "~", "<", ">",
                "≈", "+", "-", "−", "·", ";", ".", "=", "•", "»", "«", "|", "‚", "„",
            ],
        );
        let coded = t.any(before, words!["-", "‐", "‑", "/", ".", ":", "–", "+", "="]) && t.glued(before);
        let prefix = t.any(before, words!["-", "‑"])
            && t.any(
                before.wrapping_sub(1),
                words!["pre", "post", "under", "over", "sub", "mid", "top", "non", "near", "plus", "roughly"],
            );
        let clause = t.any(before, words!["—", ":"])
            || t.any(before, words!["–"]) && t.is_small(before.wrapping_sub(1));
        if !apart || coded && !prefix && !clause {
            return true;
        }
    }
    if t.glued(end)
        && (t.is_word(end) && !t.any(end, words!["’s", "'s"])
            || t.any(end, words!["/", "_", "=", "*", "@", "™", "®"])
            || t.word(end) == ":" && t.glued(end + 1))
    {
        return true;
    }
    if t.glued(end) && t.any(end, words![".", ","]) && t.glued(end + 1) && t.is_number(end + 1) {
        return true;
    }
    // `401(k)`, `501(c)(3)`
    if t.glued(end) && t.word(end) == "(" && t.word(end + 1).len() == 1 && t.is_word(end + 1) {
        return true;
    }
    // `(2) hygiene, (3) waste`, `four (4)`, `[1]`: numbering, and what has been said in words.
    // The notes of a long article have three figures: `[337]`.
    let note = t.word(before) == "[" && t.word(end) == "]";
    let closed = t.word(before) == "(" && t.word(end) == ")" || note;
    if closed && t.glued(i) && number.bare && raw.len() <= 2 + usize::from(note) {
        return true;
    }
    // `7-Eleven`, `a 3-pointer`
    if t.hyphen(end) && t.lexicon.is_compound(raw, t.word(end + 1)) {
        return true;
    }
    // `328-TIPS`
    if t.hyphen(end)
        && t.case(end + 1) == crate::text::Case::Upper
        && t.raw(end + 1).len() >= 3
        && !shouted(t, i)
    {
        return true;
    }
    // `+972 Magazine`
    if number.length == 3 && t.word(before) == "+" && !t.glued(before) && t.is_capital(end) && !t.title_case {
        return true;
    }
    if number.bare && t.any(end, words!["jersey", "shirt", "block"]) {
        return true;
    }
    // `iOS 14.8`; the number of a bus is its name
    if t.case(before) == crate::text::Case::Mixed && !t.is_capital(before) && !t.glued(i)
        || number.bare && t.word(before) == "the" && t.any(end, words!["bus", "tram"])
    {
        return true;
    }
    // `8-K`, `4-H`
    if t.hyphen(end) && t.word(end + 1).len() == 1 && t.case(end + 1) == crate::text::Case::Upper {
        return true;
    }
    // `the 617 Squadron`
    if number.bare && t.is_capital(end) && t.is(end, class::UNITNAME) && !t.title_case {
        return true;
    }
    if called(t, i, number) {
        return true;
    }
    // `the 1619 Project`
    let one = t.is_capital(end) && !t.word(end).ends_with('s') && !t.is(end, class::PEOPLE | class::FUNCTION);
    let counts = t.is_small(end + 1) && t.word(end + 1).ends_with('s');
    if number.bare && raw.len() == 4 && t.word(before) == "the" && one && !counts && !t.title_case {
        return true;
    }
    // A number alone that leads the point of a list: `2. Roll it out.`
    let sentence = t.sentence(i);
    if number.bare
        && raw.len() <= 2
        && sentence == (i..i + 2)
        && t.word(end) == "."
        && sentence.start > t.block().start
    {
        return true;
    }
    // `Sections 21, 24 and 26`
    if number.bare && listed(t, i) {
        return true;
    }
    // `Gold FM 94.9`, `94.9 FM`
    if t.raw(before) == "FM" || t.raw(end) == "FM" {
        return true;
    }
    // `18 U.S.C. 1001`
    if t.any(end, words!["u.s.c", "u.s.c."]) || t.any(before, words!["§", "§§", "c.", "u.s.c."]) {
        return true;
    }
    if address(t, i, number) {
        return true;
    }
    let plain = number.bare || raw.len() <= 3 && raw.contains('.');
    if t.is(i, class::CODES) && number.bare && !t.is(end, class::PEOPLE) {
        let carrier = t.is_capital(end)
            || t.any(
                end,
                words![
                    "call",
                    "calls",
                    "caller",
                    "callers",
                    "dispatcher",
                    "dispatchers",
                    "operator",
                    "jet",
                    "jets",
                    "plane",
                    "planes",
                    "program",
                    "aircraft",
                    "freighter",
                    "freighters",
                    "form",
                    "line",
                    "system",
                    "center",
                    "fleet",
                ],
            );
        let bare = !t.is_small(end) || t.is(end, class::FUNCTION | class::ENDERS);
        let called = t.any(
            before,
            words![
                "dial", "dialed", "called", "call", "calling", "phoned", "the", "a", "max", "boeing", "to",
                "its", "of",
            ],
        );
        if carrier || bare && called {
            return true;
        }
    }
    if !plain {
        return false;
    }
    if designated(t, before)
        && !t.any(before, words!["game", "games", "season", "scored", "week", "sets", "day"])
    {
        return true;
    }
    if designated(t, before) && t.is_capital(before) {
        return true;
    }
    // `the Group of 20`
    let of = before.wrapping_sub(1);
    if t.word(before) == "of" && t.is_capital(of) && t.any(of, words!["group", "gang", "top"]) {
        return true;
    }
    // A name just before: `Boeing 787`, `Fox 8`, `Euro 6`.
    if t.is_capital(before) && !t.glued(i) && !t.title_case && !t.begins_sentence(before) {
        let small = t.lexicon.find(t.word(before));
        let function = small.is(class::FUNCTION | class::ENDERS | class::DETERMINER)
            || small.weekday > 0
            || small.month > 0
            || small.part > 0;
        // `US 1` is a road; `us` is a pronoun.
        let function = function && t.raw(before) != "US";
        let listed = t.any(before, words!["nearly", "roughly", "approximately", "nasdaq"])
            && t.word(before) != "nasdaq";
        return !function && !listed;
    }
    if t.is_capital(before) && !t.glued(i) && t.begins_sentence(before) && !t.title_case {
        // At the head of a sentence the capital tells little: a short list of what may stand before a count.
        let small = t.lexicon.find(t.word(before));
        let leads = small.is(class::FUNCTION | class::ENDERS | class::DETERMINER)
            || t.any(
                before,
                words![
                    "nearly",
                    "roughly",
                    "approximately",
                    "almost",
                    "police",
                    "killed",
                    "officials",
                    "another",
                    "about",
                    "exactly",
                    "just",
                    "including",
                    "meanwhile",
                    "today",
                    "yesterday",
                    "currently",
                    "police",
                    "authorities",
                    "overall",
                    "only",
                ],
            )
            || t.word(before).ends_with("ly")
            || t.word(before).ends_with("ing");
        return !leads;
    }
    // A name just behind, of one singular thing: `the 737 Max`, `a 747 jumbo`.
    let article = t.any(before, words!["a", "an"])
        && number.value > 1.0
        && !t.hyphen(end)
        && !t.any(end, words!["vote", "margin", "win", "lead"]);
    if article && number.bare {
        return true;
    }
    // `400 737 Max jets`: the second number names.
    if t.is_number(before) && !t.glued(i) && number.bare && number.length >= 3 {
        return true;
    }
    false
}

/// Whether the number opens a quoted title: `“Seven Small Bears” sold well`.
fn titled(t: &Tokens, i: usize) -> bool {
    /// Titles are short.
    const LONGEST: usize = 8;
    if !t.any(i.wrapping_sub(1), words!["“", "\"", "‘"]) || !t.is_capital(i + 1) || t.title_case {
        return false;
    }
    let words = (i + 1..i + LONGEST).take_while(|k| t.is_word(*k) || t.any(*k, words!["’", ","]));
    let (mut last, mut capital) = (i, true);
    for k in words {
        capital &= t.is_capital(k) || t.word(k).len() <= 3 || !t.is_word(k);
        last = k;
    }
    capital && last > i && t.any(last + 1, words!["”", "\"", "’"])
}

/// Whether the number is one to call or to type in: `call the line on 111`, `enter passcode 4417302`.
fn called(t: &Tokens, i: usize, number: &Number) -> bool {
    let counted = t.is_small(number.end) && !t.is(number.end, class::FUNCTION)
        || t.glued(number.end) && t.is_word(number.end);
    if !number.bare || number.length < 2 || counted {
        return false;
    }
    let near = i.saturating_sub(12).max(t.sentence(i).start)..i;
    let line = near.rev().any(|k| {
        t.any(k, words!["call", "dial", "ring", "text", "helpline", "hotline", "passcode", "postcode"])
            && (t.is(k.wrapping_sub(1), class::DETERMINER)
                == t.any(k, words!["helpline", "hotline", "passcode"])
                || t.begins_sentence(k))
    });
    line && number.length != 4 && number.length > 2
        || t.any(
            i.wrapping_sub(1 + usize::from(t.word(i.wrapping_sub(1)) == ".")),
            words![
                "dial",
                "calling",
                "dialling",
                "dialing",
                "texting",
                "passcode",
                "postcode",
                "pin",
                "extension",
                "ext",
            ],
        )
}

/// Whether the block is written in capitals throughout where the number stands.
fn shouted(t: &Tokens, i: usize) -> bool {
    let near = i.saturating_sub(3)..i;
    near.clone().any(|k| t.is_word(k))
        && near.filter(|k| t.is_word(*k)).all(|k| t.raw(k) == t.raw(k).to_ascii_uppercase())
}

/// Whether the number goes on a list of numbers that name: `Articles 4 and 5`.
fn listed(t: &Tokens, i: usize) -> bool {
    let mut at = i;
    for _ in 0..6 {
        let before = at.wrapping_sub(1);
        let and = usize::from(t.any(before, words!["and", "or", "&"]));
        let comma = usize::from(t.word(before.wrapping_sub(and)) == ",");
        let last = before.wrapping_sub(and + comma);
        if and + comma == 0 || !t.is_number(last) || t.word(last).len() > 3 {
            return false;
        }
        let head = last.wrapping_sub(1);
        if t.is_word(head) && !t.is(head, class::FUNCTION) {
            let word = t.word(head);
            let plural = word
                .strip_suffix('s')
                .is_some_and(|w| t.is(head, class::DESIGNATOR) || t.lexicon.find(w).is(class::DESIGNATOR));
            let acronym = t.case(head) == crate::text::Case::Mixed && word.ends_with('s');
            return (plural || acronym)
                && !t.any(head, words!["games", "days", "weeks", "points", "options", "cases"]);
        }
        at = last;
    }
    false
}

/// Whether numbers that name go on from `i`: `junctions 13-15`, `Sections 3 to 8`.
pub(super) fn is_listed(t: &Tokens, i: usize) -> bool {
    let before = i.wrapping_sub(1);
    let word = t.word(before);
    let plural = word.strip_suffix('s').is_some_and(|w| t.lexicon.find(w).is(class::DESIGNATOR));
    plural
        && t.is_word(before)
        && !t.any(
            before,
            words!["games", "days", "weeks", "points", "options", "cases", "steps", "miles", "years"],
        )
}

/// `Section`, `page`, `Flight`, `Prop.`: what stands before a number that names.
fn designated(t: &Tokens, before: usize) -> bool {
    let short = before.wrapping_sub(1);
    if t.word(before) == "." && t.glued(before) && t.is_capital(short) && t.word(short).len() <= 5 {
        return t.is(short, class::DESIGNATOR);
    }
    if t.any(before, words!["-", "."]) && t.glued(before) {
        return false;
    }
    // `Harbour Watch Series 3`, a line by itself
    if t.word(before) == "series" && t.title_case && !t.is_word(before + 2) {
        return true;
    }
    t.is(before, class::DESIGNATOR) && !t.title_case
        || t.title_case && t.is(before, class::DESIGNATOR) && !t.is(before, class::GAME | class::VOTE)
}

/// `1600 Pennsylvania Avenue`, `10 Downing Street`
fn address(t: &Tokens, i: usize, number: &Number) -> bool {
    number.bare && is_address(t, i, number.end)
}

/// Whether what begins at `end`, behind the number at `i`, is the name of a street.
pub(super) fn is_address(t: &Tokens, i: usize, end: usize) -> bool {
    if !t.is_capital(end) || t.glued(end) {
        return false;
    }
    // `17100 SW 48th Court`
    let street = || (end + 1..end + 4).any(|k| t.is(k, class::STREET) && t.is_capital(k));
    if words!["NE", "NW", "SE", "SW"].has(t.raw(end)) && (t.is_number(end + 1) || street()) {
        return true;
    }
    // `300 W. Elm St.`
    let wind = t.any(end, words!["n", "s", "e", "w"]) && t.word(end + 1) == "." && t.glued(end + 1);
    let end = end + usize::from(wind);
    for k in end + 1..end + 5 {
        if t.is(k, class::STREET) && t.is_capital(k) {
            // `30 Wall Street banks`, `12 Oxford Street shops`: counted things follow.
            return !(t.is_small(k + 1)
                && t.word(k + 1).ends_with('s')
                && !t.is(k + 1, class::FUNCTION | class::ENDERS))
                && i > 0;
        }
        if !t.is_capital(k) && !t.is_number(k) {
            return false;
        }
    }
    false
}

fn words(t: &Tokens, i: usize, number: &Number) -> bool {
    let (before, end) = (i.wrapping_sub(1), number.end);
    // Earned `six figures`.
    let six_figures = t.any(end, words!["figures"]) && t.lexicon.is_compound(t.word(end - 1), "figures");
    if six_figures || t.hyphen(end) && t.lexicon.is_compound(t.word(end - 1), t.word(end + 1)) {
        return true;
    }
    if t.glued(i)
        && t.any(before, words!["-", "–", "‑"])
        && t.is_word(before.wrapping_sub(1))
        && !t.any(before.wrapping_sub(1), words!["mid", "top", "under", "over"])
    {
        return true;
    }
    // `net zero`, `zero tolerance`; a `nil` alone is no count
    let zero = t.word(i) == "zero" && (t.word(before) == "net" || t.word(end) == "tolerance");
    if zero || t.word(i) == "nil" {
        return true;
    }
    // `Chapter Two`, `Phase Three`
    if designated(t, before) && t.is_capital(before) && t.is_capital(i) {
        return true;
    }
    // `Six Nations`, `Big Ten`: capitals on both, not at the head of a sentence.
    let capital = t.is_capital(i) && !t.title_case && !t.begins_sentence(i);
    // The `Nine of Swords`
    let of = t.word(end) == "of" && t.is_capital(end + 1);
    if capital && (of || t.is_capital(end) || t.is_capital(before) && !t.is(before, class::FUNCTION)) {
        return true;
    }
    // `Article Five`, `square one`, `cloud nine`, `Formula One`, `Air Force One`
    if t.any(
        before,
        words![
            "square", "cloud", "formula", "plan", "catch", "force", "day", "phase", "chapter", "stage",
            "count",
        ],
    ) && t.is_word(before)
    {
        return true;
    }
    // `a pinch or two`
    if t.word(before) == "or" && t.any(i.wrapping_sub(3), words!["a", "an"]) && t.word(i) == "two" {
        return true;
    }
    number.value == 1.0 && t.word(i) == "one" && !one(t, i, end)
}

/// Whether `one` counts: a noun follows, and it is no pronoun.
fn one(t: &Tokens, i: usize, end: usize) -> bool {
    let before = i.wrapping_sub(1);
    if t.any(
        before,
        words![
            "the", "this", "that", "no", "any", "every", "each", "which", "some", "another", "first", "last",
            "next", "new", "good", "bad", "same", "right", "wrong", "anyone", "loved",
        ],
    ) {
        return false;
    }
    if t.hyphen(end) {
        return true;
    }
    if t.is_capital(i) && t.is_capital(end) && !t.title_case && t.is_capital(end + 1) {
        return false;
    }
    // `one per day`, `only one shot`, `for one day`, `one in-person meeting`
    if t.word(end) == "per"
        || t.any(before, words!["only", "just", "exactly"])
            && !t.is(before.wrapping_sub(1), class::DETERMINER)
            && t.is_small(end)
            && !t.is(end, class::FUNCTION)
        || t.any(before, words!["for", "within", "than", "only"]) && t.word(end) == "day"
        || t.hyphen(end + 1) && t.is_word(end) && t.is_word(end + 2) && !t.any(end, words!["of", "by", "to"])
    {
        return true;
    }
    // `one sees and hears`, `one doesn’t`, `one quarrel after another`
    let word = t.word(end);
    let verb = t.is_small(end)
        && word.ends_with('s')
        && word.len() > 3
        && !["ss", "us", "is", "as", "os", "ies"].iter().any(|e| word.ends_with(e))
        && !t.any(end, words!["lens", "corps", "means", "headquarters", "crossroads", "news", "goods"])
        && (!t.is_word(end + 1) || t.is(end + 1, class::FUNCTION));
    if verb || word.ends_with("n’t") || word.ends_with("n't") || t.phrase(end + 1, "after another") {
        return false;
    }
    let us = t.raw(end) == "US";
    let noun =
        us || t.is_word(end) && !t.is(end, class::FUNCTION | class::PAST | class::SCHEDULED | class::ENDERS);
    let idiom = t.any(
        end,
        words![
            "day",
            "point",
            "thing",
            "side",
            "hand",
            "way",
            "time",
            "by",
            "anothers",
            "can",
            "another",
            "who",
            "such",
            "last",
            "might",
            "else",
            "’s",
            "'s",
            "final",
            "big",
            "morning",
            "night",
            "evening",
            "afternoon",
        ],
    );
    let verbal = t.word(end).ends_with("ed")
        || t.word(end).ends_with("ly")
            && !t.any(end, words!["family", "ally", "assembly", "supply", "butterfly"])
        || t.word(end).ends_with("ing") && t.word(end) != "thing";
    noun && !idiom && !verbal
}
