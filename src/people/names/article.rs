//! From what the model found to the names of the whole article: edges put right, surnames carried over, what
//! the article as a whole contradicts dropped.

use std::ops::Range;
use std::sync::OnceLock;

use super::features::View;
use super::lone::PEERS;
use crate::map::Set;
use crate::order;
use crate::people::lexicon::Class;
use crate::wordlist::{WordList, words};

/// Words that are no part of a name when they stand at its beginning.
const NOT_FIRST: Class = Class(
    Class::STRONG.0
        | Class::RANK.0
        | Class::STATE.0
        | Class::COURTESY.0
        | Class::DEMONYM.0
        | Class::STOP.0
        | Class::PARTY.0,
);

/// Puts the edges of a found name right; `None` where nothing is left.
pub(super) fn trim(view: &View, mut name: Range<usize>) -> Option<Range<usize>> {
    // `Will Carter resign?` asks about Carter.
    let sentence = view.prose.sentences.get(view.sentence_of(name.start))?;
    let asks = view.any(sentence.end - 1, words!["?", "”", "\""]) && name.start == sentence.start;
    if asks && name.len() > 1 && view.any(name.start, words!["Will", "May", "Can", "Did"]) {
        name.start += 1;
    }
    // `Harbour GM Ola Nordmann`
    let short = |at: usize| {
        view.is_upper(at)
            && !view.is_loud(at)
            && (view.words[at].class.any(Class::HEAD) || view.any(at, words!["GM", "QB", "VP", "MD"]))
    };
    if let Some(at) = (name.start..name.end - 1).rev().find(|&at| short(at)) {
        name.start = at + 1;
    }
    let opener = |at: usize| view.words[at].class.any(NOT_FIRST);
    if name.len() > 3
        && view.any(name.start + 1, words!["-", "‑"])
        && opener(name.start)
        && opener(name.start + 2)
    {
        name.start += 3;
    }
    // `Ola Nordmann Ola Nordmann`: a link and what stands beside it.
    let again = |&at: &usize| {
        view.words[at].key == view.words[name.start].key
            && !view.words[at - 1].class.any(Class::PARTICLE)
            && !view.is_glued(at)
    };
    if view.is_word(name.start)
        && let Some(at) = (name.start + 2..name.end).find(again)
    {
        name.end = at;
    }
    // `Lord Brook`, `Lady Brook`: Brook.
    if name.len() > 1 && PEERS.contains(&view.text(name.start)) {
        name.start += 1;
    }
    while name.len() > 1 {
        let class = view.words[name.start].class;
        let next = name.start + 1;
        let dotted = class.any(Class::ABBREVIATION) && view.text(next) == "." && name.len() > 2;
        let crowned =
            class.any(Class::STATE) && view.words[next].class.any(Class::GIVEN) && !view.is_glued(next);
        if dotted {
            name.start += 2;
        } else if crowned {
            name.start += 1;
        } else if !view.is_word(name.start)
            || class.any(NOT_FIRST)
                && !class.any(Class::GIVEN.with(Class::FAMILY).with(Class::PARTICLE))
                && !view.is_glued(next)
        {
            name.start += 1;
        } else {
            break;
        }
    }
    while !name.is_empty() {
        let last = name.end - 1;
        let word = view.is_word(last) && view.words[last].key != 0;
        let point = view.text(last) == "."
            && name.len() > 1
            && (view.words[last - 1].class.any(Class::SUFFIX)
                || view.is_initial(last - 1) && name.len() == 2);
        if point || word && !(view.is_lower(last) && !view.words[last].class.any(Class::FAMILY)) {
            break;
        }
        name.end -= 1;
    }
    while name.len() > 2 && leads_to_a_date(view, name.end - 1) {
        name.end -= 1;
    }
    if name.len() > 1 && !view.is_loud(name.start) {
        while name.len() > 2 && (is_post_nominal(view.text(name.end - 1)) || is_date(view, name.end - 1)) {
            name.end -= 1;
        }
        // `Harbour Freight President` Ola Nordmann: who employs the one named next.
        let last = view.words[name.end - 1].class;
        let kin = Class::GIVEN.with(Class::FAMILY).with(Class::SUFFIX);
        if last.any(Class::STATE.with(Class::STRONG)) && !last.any(kin) && view.is_capital(name.end) {
            return None;
        }
    }
    // `Jr` belongs to the name before it, with a comma or without.
    let comma = usize::from(view.text(name.end) == ",");
    if name.len() > 1
        && name.end + comma < view.words.len()
        && view.words[name.end + comma].class.any(Class::SUFFIX)
        && view.is_capital(name.end + comma)
    {
        name.end += comma + 1;
    }
    // `King Charles III`, `Pope Leo XIV`
    let numeral =
        |text: &str| text.bytes().all(|b| matches!(b, b'I' | b'V' | b'X')) && text != "I" && !text.is_empty();
    if name.len() == 1
        && view.words[name.start].class.any(Class::GIVEN)
        && numeral(view.text(name.end))
        && !view.is_glued(name.end)
    {
        name.end += 1;
    }
    // `Jr` takes the point that follows it.
    if !name.is_empty()
        && view.words[name.end - 1].class.any(Class::SUFFIX)
        && view.prose.tokens.get(name.end).is_some_and(|t| t.glued)
        && view.text(name.end) == "."
        && !view.is_sentence_end(name.end)
    {
        name.end += 1;
    }
    // `B. U.` belongs to the surname that follows.
    while !name.is_empty() && name.start >= sentence.start + 2 {
        let dot = name.start - 1;
        if !(view.text(dot) == "." && view.is_glued(dot) && view.is_initial(dot - 1)) {
            break;
        }
        name.start -= 2;
    }
    let initials = name.clone().all(|at| view.is_initial(at) || !view.is_word(at));
    // `(@ola)` is an account.
    let handle = name.start > 0 && view.text(name.start - 1) == "@" && view.is_glued(name.start);
    let participle = name.len() == 1
        && name.start == sentence.start
        && view.text(name.start).ends_with("ing")
        && !view.words[name.start].class.any(Class::GIVEN.with(Class::FAMILY));
    (!name.is_empty() && !initials && !handle && !participle).then_some(name)
}

/// Ola Nordmann `On 11/13/19`, Ola Nordmann `Last updated`, `OLA NORDMANN JAN. 13`: what a byline goes on with.
fn leads_to_a_date(view: &View, at: usize) -> bool {
    let digit = |at: usize| view.text(at).starts_with(|c: char| c.is_ascii_digit());
    let next = view.text(at + 1);
    match view.text(at) {
        "On" | "ON" | "At" | "AT" => {
            digit(at + 1) || view.words.get(at + 1).is_some_and(|w| w.class.any(Class::MONTH))
        }
        "Last" | "LAST" => words!["updated", "Updated", "UPDATED", "modified", "Modified"].has(next),
        "Updated" | "UPDATED" | "Published" | "PUBLISHED" | "Posted" => true,
        _ => view.words[at].class.any(Class::MONTH) && (digit(at + 1) || next == "." && digit(at + 2)),
    }
}

/// `Ola Nordmann Apr. 3`, `Ola Nordmann Thursday`: the day of writing behind the name of who wrote.
fn is_date(view: &View, at: usize) -> bool {
    let day = view.text(at + 1).starts_with(|c: char| c.is_ascii_digit());
    view.words[at].class.any(Class::MONTH)
        && (day || !view.words[at].class.any(Class::GIVEN.with(Class::FAMILY)))
}

/// Letters behind a name that tell of a seat, an order or a degree: Ola Nordmann `MP`.
pub(crate) fn is_post_nominal(text: &str) -> bool {
    static LETTERS: OnceLock<Set<&str>> = OnceLock::new();
    crate::data::words("people/post-nominals.txt", &LETTERS).has(text)
}

/// Adds what a title announces and the model missed: `spokesman` Ola Nordmann, `President` Xi.
pub(super) fn titled(view: &View, names: &mut Vec<Range<usize>>) {
    let mut taken = vec![false; view.words.len()];
    names.iter().for_each(|name| taken[name.clone()].fill(true));
    let never =
        Class::ORGANISATION.with(Class::THING).with(Class::PLACE).with(Class::DEMONYM).with(Class::STOP);
    let never =
        never.with(Class::PUBLIC).with(Class::AGENCY).with(Class::MONTH).with(Class::HEAD).with(Class::PARTY);
    let mut more = Vec::new();
    for sentence in &view.prose.sentences {
        let mut at = sentence.start;
        while at < sentence.end {
            let start = at;
            at += 1;
            // `PHOTO / OLA NORDMANN`
            let credited = start >= sentence.start + 2
                && view.text(start - 1) == "/"
                && view.any(start - 2, words!["PHOTO", "Photo", "IMAGE", "Image", "IMAGES", "Images"]);
            let credited = credited || is_credited(view, sentence, start);
            if !view.is_capital(start) || view.is_loud(start) && !credited {
                continue;
            }
            let title = view.title_before(start);
            // `ambassador to Norway` Ola Nordmann
            let posted = start >= sentence.start + 3
                && view.text(start - 2) == "to"
                && view.words[start - 3].class.any(Class::STRONG)
                && view.words[start - 1].class.any(Class::PLACE);
            if start > sentence.start && view.is_capital(start - 1) && title.is_none() && !posted && !credited
            {
                continue;
            }
            let class = title.map(|title| view.words[title].class).unwrap_or_default();
            let loud_title = title.is_some_and(|title| !view.is_lower(title));
            let mut end = start;
            while end < sentence.end
                && end < start + 4
                && !taken[end]
                && view.is_word(end)
                && view.is_capital(end)
                && (!view.words[end].class.any(never)
                    || end == start && view.words[end].class.any(Class::GIVEN) && !view.is_loud(end))
                // `Lt. Gen.`: a title goes on.
                && !(view.words[end].class.any(Class::ABBREVIATION) && view.text(end + 1) == ".")
            {
                end += 1;
            }
            let dated = end < sentence.end && view.words[end].class.any(Class::MONTH);
            let open = end < sentence.end && view.is_capital(end) && !dated
                || taken.get(end).copied().unwrap_or(false);
            let strong = class.any(Class::STRONG.with(Class::RANK).with(Class::STATE).with(Class::COURTESY))
                && loud_title;
            let long = end >= start + 2 && class.any(Class::HEAD) && !class.any(Class::PLURAL);
            // Ola Nordmann (@ola), …; Ola Nordmann, Norway’s foreign minister, …
            let handle = end >= start + 2 && view.text(end) == "(" && view.text(end + 1) == "@";
            let described = (2..4).contains(&(end - start))
                && view.text(end) == ","
                && crate::people::roles::is_apposition(view, end + 1, sentence.end);
            // `the 17-year-old` Ola Nordmann
            let aged =
                end >= start + 2 && start > 1 && view.text(start - 1) == "old" && view.text(start - 2) == "-";
            if end > start
                && !open
                && (strong || long || handle || described || aged || (credited || posted) && end >= start + 2)
            {
                more.push(start..end);
                at = end;
            }
        }
    }
    names.extend(more);
    order::by_key(names, |n| n.start);
}

/// `By` Ola Nordmann, `Picture by` Ola Nordmann, `Photo:` Ola Nordmann
fn is_credited(view: &View, sentence: &Range<usize>, start: usize) -> bool {
    const WORKS: WordList = words![
        "photo",
        "photos",
        "picture",
        "pictures",
        "image",
        "images",
        "photograph",
        "photographs",
        "photography",
        "illustration",
        "illustrations",
        "graphic",
        "video",
        "text",
        "words",
        "reporting",
        "editing",
        "written",
        "compiled",
        "reported",
        "edited",
        "translated",
    ];
    let work = |at: usize| WORKS.has(view.text(at).to_ascii_lowercase().as_str());
    match start.checked_sub(1).filter(|&at| at >= sentence.start).map(|at| (at, view.text(at))) {
        Some((at, "By" | "BY")) => at == sentence.start,
        Some((at, "by")) => at > sentence.start && work(at - 1),
        Some((at, ":")) => at == sentence.start + 1 && work(at - 1) && view.is_capital(at - 1),
        _ => false,
    }
}

/// Words that stand in no person's name.
pub(super) const NEVER: Class = Class(
    Class::ORGANISATION.0
        | Class::THING.0
        | Class::PLACE.0
        | Class::DEMONYM.0
        | Class::STOP.0
        | Class::PUBLIC.0
        | Class::AGENCY.0
        | Class::MONTH.0
        | Class::HEAD.0
        | Class::PARTY.0,
);

/// Joins what the model parted, and takes in the given name it left out: Abed + `Abu Hasira`, Sadeq + `Abu Amer`.
pub(super) fn unite(view: &View, names: &mut Vec<Range<usize>>) {
    let particle = |at: usize| view.words[at].class.any(Class::PARTICLE);
    let plain = |at: usize| {
        view.is_word(at)
            && view.is_capital(at)
            && !view.is_upper(at)
            && !view.words[at].class.any(NEVER.with(Class::COURTESY))
    };
    let mut united: Vec<Range<usize>> = Vec::with_capacity(names.len());
    for name in names.drain(..) {
        let start = view.prose.sentences.get(view.sentence_of(name.start)).map_or(0, |s| s.start);
        match united.last_mut() {
            Some(last)
                if last.end == name.start
                    && start < name.start
                    && last.len() == 1
                    && name.len() < 4
                    && !view.is_glued(name.start)
                    && !view.is_loud(name.start)
                    && (particle(name.start) || name.len() > 1) =>
            {
                last.end = name.end
            }
            // `Anne-Marie`
            Some(last)
                if last.end + 1 == name.start
                    && last.len() == 1
                    && name.len() == 1
                    && view.any(last.end, words!["-", "‑"])
                    && view.is_glued(name.start)
                    && [last.start, name.start].iter().all(|&at| view.words[at].class.any(Class::GIVEN)) =>
            {
                last.end = name.end
            }
            last => {
                let free = last.map_or(start, |last| last.end.max(start));
                let floor = free.max(start + 1);
                let before = name.start.wrapping_sub(1);
                // `Ola` Nordmann, where the model took the surname alone.
                let given = name.len() == 1
                    && name.start > free
                    && view.words[before].class.any(Class::GIVEN)
                    && plain(before)
                    && !view.is_loud(before)
                    && (before == start || !view.is_capital(before - 1) && view.is_word(before - 1));
                if given {
                    united.push(before..name.end);
                    continue;
                }
                let alone = before >= floor
                    && particle(name.start)
                    && plain(before)
                    && !(before > 0 && view.is_capital(before - 1));
                united.push(if alone { before..name.end } else { name });
            }
        }
    }
    *names = united;
}

/// Takes in the second half of a given name in small letters: Lee Jae + `-myung`.
pub(super) fn syllables(view: &View, names: &mut [Range<usize>]) {
    for name in names {
        let end = name.end;
        let hyphen = view.any(end, words!["-", "‑", "‐"]) && view.is_glued(end);
        if name.len() > 1
            && hyphen
            && view.prose.tokens.get(end + 1).is_some_and(|t| t.glued)
            && view.is_lower(end + 1)
            && (is_syllable(view.text(end - 1)) || name.len() == 2)
            && is_syllable(view.text(end + 1))
        {
            name.end += 2;
        }
    }
}

/// Whether this is one of the syllables that Korean and Chinese given names are made of, as they are romanised
/// (`data/people/syllables.txt`).
fn is_syllable(word: &str) -> bool {
    static SYLLABLES: OnceLock<Set<&str>> = OnceLock::new();
    let known = crate::data::words("people/syllables.txt", &SYLLABLES);
    word.is_ascii() && known.has(word.to_ascii_lowercase().as_str())
}

/// Adds what a given name announces inside a sentence, where nothing but one or two words in capitals follow: Mohamed
/// Nordmann.
pub(super) fn given(view: &View, names: &mut Vec<Range<usize>>) {
    let mut taken = vec![false; view.words.len()];
    names.iter().for_each(|name| taken[name.clone()].fill(true));
    let word = |at: usize| view.is_word(at) && view.is_capital(at);
    let mut more = Vec::new();
    for sentence in &view.prose.sentences {
        for start in sentence.start + 1..sentence.end {
            let class = view.words[start].class;
            if !class.any(Class::GIVEN)
                || !class.any(Class::MALE.with(Class::FEMALE))
                || class.any(NEVER)
                || taken[start]
                || !word(start)
                || view.is_loud(start)
                || word(start - 1) && !ends_an_office(view, sentence.start, start)
                || view.any(start - 1, words!["the", "a", "an", "this", "@", "-"])
            {
                continue;
            }
            let mut end = start + 1;
            while end < sentence.end
                && end < start + 4
                && !taken[end]
                && (word(end) && !view.is_upper(end) && !view.words[end].class.any(NEVER)
                    || view.words[end].class.any(Class::PARTICLE))
            {
                end += 1;
            }
            let open =
                end < sentence.end && (word(end) || taken[end] || view.any(end, words!["&", "-", "‑"]));
            let ends =
                word(end - 1) && !view.is_initial(end - 1) && !view.words[end - 1].class.any(Class::PARTICLE);
            if end > start + 1 && ends && !open {
                more.push(start..end);
            }
        }
    }
    names.extend(more);
    disjoint(names);
}

/// `Secretary of Housing and Urban Development` before a name: a title, whose last word is nobody's.
fn ends_an_office(view: &View, first: usize, start: usize) -> bool {
    let of =
        (first.max(start.saturating_sub(9))..start).rev().find(|&at| view.words[at].class.any(Class::STRONG));
    let body = Class::PUBLIC.with(Class::ORGANISATION).with(Class::HEAD);
    let known = view.words[start - 1].class;
    of.is_some_and(|of| of + 2 < start && view.any(of + 1, words!["of", "for"]))
        && (known.any(body) || known.is_unknown())
}

/// Adds names of two words whose second word speaks elsewhere: `Ola Nordmann` where `Nordmann said` stands too, or
/// is such as only surnames are: O’Nordmann. And given names before an age.
pub(super) fn spoken(view: &View, names: &mut Vec<Range<usize>>) {
    let mut taken = vec![false; view.words.len()];
    names.iter().for_each(|name| taken[name.clone()].fill(true));
    let word = |at: usize| {
        view.is_word(at)
            && view.is_capital(at)
            && !view.is_initial(at)
            && !view.is_upper(at)
            && !view.words[at].class.any(NEVER)
    };
    let mut speakers = Set::default();
    for sentence in &view.prose.sentences {
        for at in sentence.clone().filter(|&at| word(at)) {
            let says = |i: usize| {
                sentence.contains(&i) && view.any(i, words!["said", "says", "told", "added", "asked"])
            };
            let alone = at == sentence.start || !view.is_capital(at - 1);
            let ends = at + 1 == sentence.end || !view.is_capital(at + 1);
            if alone && ends && (says(at + 1) || at > sentence.start && says(at - 1)) {
                speakers.add(view.words[at].key);
            }
        }
    }
    let irish = |at: usize| {
        let text = view.text(at);
        let rest =
            text.strip_prefix("O’").or_else(|| text.strip_prefix("O'")).or_else(|| text.strip_prefix("Mc"));
        rest.is_some_and(|rest| rest.starts_with(char::is_uppercase))
    };
    let mut more = Vec::new();
    for sentence in &view.prose.sentences {
        for at in sentence.start..sentence.end.saturating_sub(1) {
            let free = !taken[at] && !taken[at + 1] && word(at) && word(at + 1);
            let before = at > sentence.start && (view.is_capital(at - 1) || taken[at - 1]);
            // `Ola, 22,`
            let aged = view.words[at].class.any(Class::GIVEN)
                && !view.words[at].class.any(Class::KIN.with(Class::HEAD))
                && view.text(at + 1) == ","
                && view.text(at + 2).len() == 2
                && view.text(at + 2).parse::<u8>().is_ok()
                && view.any(at + 3, words![",", "."]);
            if aged && !taken[at] && word(at) && !before {
                more.push(at..at + 1);
            }
            let after =
                at + 2 < sentence.end && (view.is_capital(at + 2) || view.any(at + 2, words!["&", "-"]));
            let known = speakers.has(&view.words[at + 1].key) || irish(at + 1);
            if free && known && !before && !after && !view.is_glued(at + 1) && !view.is_loud(at) {
                more.push(at..at + 2);
            }
        }
    }
    names.extend(more);
    disjoint(names);
}

/// Drops the place that a report begins with: `KHAN YOUNIS, Gaza —`, `LIMA (Agency) -`.
pub(super) fn leave_places_of_writing(view: &View, names: &mut Vec<Range<usize>>) {
    let tokens = &view.prose.tokens;
    let mut next = 0;
    for block in &view.prose.blocks {
        let (start, end) = (block.tokens.start, block.tokens.end.min(block.tokens.start + 14));
        let dash = (start + 1..end).find(|&at| {
            view.any(at, words!["—", "–", "--", "-", "―"]) && !(tokens[at].glued && view.text(at) == "-")
        });
        let Some(dash) = dash.filter(|_| view.is_upper(start)) else { continue };
        if (start..dash).any(|at| view.is_lower(at) && !view.any(at, words!["of", "and", "de", "the"])) {
            continue;
        }
        while names.get(next).is_some_and(|n| n.start < start) {
            next += 1;
        }
        let last = next + names[next..].iter().take_while(|n| n.start < dash).count();
        names.drain(next..last);
    }
}

/// Joins names that the extension of edges made overlap.
pub(super) fn disjoint(names: &mut Vec<Range<usize>>) {
    order::by_key(names, |n| (n.start, std::cmp::Reverse(n.end)));
    let mut reached = 0;
    names.retain(|name| {
        let apart = name.start >= reached;
        reached = reached.max(name.end);
        apart
    });
}

/// The words of a name that tell persons apart: no initials, suffixes, marks or nicknames.
pub(crate) fn parts(view: &View, name: &Range<usize>) -> Vec<usize> {
    let mut parts = Vec::new();
    let mut quoted = false;
    for at in name.clone() {
        match view.text(at) {
            "“" => quoted = true,
            "”" => quoted = false,
            "\"" => quoted = !quoted,
            _ if quoted || !view.is_word(at) => {}
            _ if view.words[at].class.any(Class::SUFFIX) && at > name.start => {}
            _ => parts.push(at),
        }
    }
    // `Patrick W. Carter` is `Patrick Carter`; `J. D. Carter` keeps its first initial.
    let last = parts.len().saturating_sub(1);
    let mut index = 0;
    parts.retain(|&at| {
        index += 1;
        index == 1 || index - 1 == last || !view.is_initial(at)
    });
    parts
}
