//! Names that what stands beside them announces, where the model missed them: the other members of a list, the
//! age or the `who` that follows, the family that comes before, initials in front.

use std::ops::Range;
use std::sync::OnceLock;

use super::article::{NEVER, disjoint};
use super::features::View;
use crate::data;
use crate::map::Set;
use crate::people::lexicon::Class;
use crate::wordlist::{WordList, words};

/// Adds such names, and lengthens those that begin with initials.
pub(super) fn beside(view: &View, names: &mut Vec<Range<usize>>) {
    initials(view, names);
    let mut taken = vec![false; view.words.len()];
    names.iter().for_each(|name| taken[name.clone()].fill(true));
    let mut more = listed(view, names, &taken);
    more.extend(introduced(view, &taken));
    more.extend(family(view, &taken));
    more.extend(governing(view, &taken));
    names.extend(more);
    disjoint(names);
}

/// Whether a word may stand in a name: with a capital, not in capitals, and of no class that names never have.
/// A given name may also be a town or a month.
fn is_plain(view: &View, at: usize) -> bool {
    let class = view.words[at].class;
    let given = class.any(Class::GIVEN) && !class.any(NAMELESS);
    view.is_word(at)
        && view.is_capital(at)
        && !view.is_upper(at)
        && !view.is_initial(at)
        && (given || !class.any(NEVER))
}

/// What no given name excuses.
const NAMELESS: Class = Class(
    Class::STOP.0
        | Class::ORGANISATION.0
        | Class::STRONG.0
        | Class::RANK.0
        | Class::STATE.0
        | Class::PUBLIC.0
        | Class::DEMONYM.0
        | Class::COURTESY.0,
);

/// The two or three words that begin here, if nothing else in capitals touches them: Ola Nordmann, Ola van Nordmann.
fn full(view: &View, start: usize, end: usize, taken: &[bool]) -> Option<Range<usize>> {
    let free = |at: usize| at < end && !taken[at];
    let mut at = start;
    let mut words = 0;
    while free(at) && words < 3 {
        let hyphen = at > start
            && view.any(at, words!["-", "‑"])
            && view.is_glued(at)
            && view.prose.tokens.get(at + 1).is_some_and(|t| t.glued);
        let particle = at > start && view.is_lower(at) && view.words[at].class.any(Class::PARTICLE);
        let letter = at > start && view.is_initial(at) && view.text(at + 1) == ".";
        if letter {
            at += 1;
        } else if is_plain(view, at) {
            words += usize::from(!(at > start && view.any(at - 1, words!["-", "‑"])));
        } else if !(hyphen || particle) {
            break;
        }
        at += 1;
    }
    let whole = at > start && is_plain(view, at - 1) && words >= 2;
    let open = at < end && (view.is_capital(at) || taken[at] || view.any(at, words!["&", "-", "‑"]));
    (whole && !open).then_some(start..at)
}

/// Whether a name is of two words or more.
fn is_full(view: &View, name: &Range<usize>) -> bool {
    super::parts(view, name).len() > 1
}

/// Kari Nordmann, `Ola Nordmann` and Per Hansen; the lawyers Kari Nordmann and `Ola Hansen`.
fn listed(view: &View, names: &[Range<usize>], taken: &[bool]) -> Vec<Range<usize>> {
    let mut more = Vec::new();
    for name in names.iter().filter(|name| is_full(view, name)) {
        let Some(sentence) = view.prose.sentences.get(view.sentence_of(name.start)) else { continue };
        if view.is_loud(name.start) {
            continue;
        }
        let joint = |at: usize| at < sentence.end && view.any(at, words!["and", ",", "&", "or"]);
        let titles = name.start.saturating_sub(3).max(sentence.start)..name.start;
        let plural = view.title_before(name.start).is_some()
            && view.words[titles].iter().any(|w| w.class.any(Class::PLURAL) && w.class.any(Class::HEAD));
        let mut at = name.end;
        while joint(at) {
            let start = at + 1 + usize::from(joint(at + 1));
            let last = view.text(start - 1) != ",";
            let Some(found) = full(view, start, sentence.end, taken) else { break };
            let closed = joint(found.end)
                && taken.get(found.end + 1 + usize::from(joint(found.end + 1))).copied().unwrap_or(false);
            let known = view.words[found.start].class.any(Class::GIVEN);
            if !(plural || last && known || closed && (known || !last)) {
                break;
            }
            at = found.end;
            more.push(found);
            if last {
                break;
            }
        }
        // `Ola` and Kari Nordmann
        let before = name.start.wrapping_sub(2);
        if name.start >= sentence.start + 2
            && view.text(name.start - 1) == "and"
            && !taken[before]
            && view.words[before].class.any(Class::MALE.with(Class::FEMALE))
            && view.words[before].class.any(Class::GIVEN)
            && is_plain(view, before)
            && (before == sentence.start || !view.is_capital(before - 1) && !taken[before - 1])
        {
            more.push(before..before + 1);
        }
    }
    more
}

/// `Ola Nordmann`, 28, …; `Ola Nordmann`, who …; `Ola Nordmann`, his neighbour, …
fn introduced(view: &View, taken: &[bool]) -> Vec<Range<usize>> {
    let mut more = Vec::new();
    for sentence in &view.prose.sentences {
        for at in sentence.clone().filter(|&at| view.text(at) == "," && at + 1 < sentence.end) {
            let next = at + 1;
            let aged = view.text(next).len() == 2
                && view.text(next).parse::<u32>().is_ok_and(|age| age > 14)
                && view.any(next + 1, words![",", ".", ";", ")", "and", "who", "of", "from"]);
            let described = is_described(view, next, sentence.end);
            if !(aged || described || view.any(next, words!["who", "whose", "his", "her"]))
                || view.is_loud(at)
            {
                continue;
            }
            let mut start = at;
            while start > sentence.start
                && at - start < 7
                && (is_plain(view, start - 1)
                    || start < at
                        && (view.is_lower(start - 1) && view.words[start - 1].class.any(Class::PARTICLE)
                            || view.any(start - 1, words!["-", "‑"]) && view.is_glued(start - 1)))
            {
                start -= 1;
            }
            // `the ministry for Social Protection, 38,`; a firm may have its lawyers, hence `whose` for given names alone.
            let known = view.words[start].class.any(Class::GIVEN);
            let plain = start == sentence.start
                || !view
                    .any(start - 1, words!["of", "for", "in", "at", "on", "the", "to", "from", "’s", "'s"]);
            let strong = known || plain && (aged || described || view.any(next, words!["who", "his", "her"]));
            if strong
                && (start == sentence.start
                    || !view.is_capital(start - 1)
                    || start == sentence.start + 1 && view.words[start - 1].class.any(Class::STOP))
                && let Some(found) = full(view, start, sentence.end, taken).filter(|found| found.end == at)
            {
                more.push(found);
            }
        }
    }
    more
}

/// `a former soldier`, `an analyst with Harbour Equities`: what only a person is. What firms are as well (a member, a
/// leader, a host) is in `data/people/firms.txt`.
fn is_described(view: &View, at: usize, end: usize) -> bool {
    static FIRMS_AS_WELL: OnceLock<Set<&str>> = OnceLock::new();
    view.any(at, words!["a", "an"])
        && crate::people::roles::starting_at(view, at, end).is_some_and(|phrase| {
            let class = view.words[phrase.head].class;
            view.is_lower(phrase.head)
                && !class.any(Class::PLURAL)
                && class.any(Class::POST.with(Class::WEAK).with(Class::STRONG).with(Class::RANK))
                && !data::words("people/firms.txt", &FIRMS_AS_WELL).has(view.text(phrase.head))
        })
}

/// His daughters `Kari`, `Ola` and `Per`; his wife `Kari`.
fn family(view: &View, taken: &[bool]) -> Vec<Range<usize>> {
    let mut more = Vec::new();
    for sentence in &view.prose.sentences {
        for kin in sentence.clone().filter(|&at| view.words[at].class.any(Class::KIN) && view.is_lower(at)) {
            let many = view.text(kin).ends_with('s') || matches!(view.text(kin), "children");
            let mut at = kin + 1 + usize::from(view.text(kin + 1) == ",");
            while at < sentence.end {
                let single = is_plain(view, at)
                    && !taken[at]
                    && !view.is_loud(at)
                    && (at + 1 == sentence.end || !view.is_capital(at + 1) && !taken[at + 1])
                    && (view.words[at].class.any(Class::GIVEN) || view.words[at].class.is_unknown());
                if single {
                    more.push(at..at + 1);
                } else if !taken[at] {
                    break;
                }
                at += 1;
                while at < sentence.end && taken[at] && !single {
                    at += 1;
                }
                let joint = |at: usize| at < sentence.end && view.any(at, words!["and", ","]);
                if !many || !joint(at) {
                    break;
                }
                at += 1 + usize::from(joint(at + 1));
            }
        }
    }
    more
}

/// What is somebody's who governs.
const OF_WHO_GOVERNS: WordList =
    words!["administration", "presidency", "aides", "allies", "era", "supporters", "loyalists"];

/// The `Nordmann` administration; what `Nordmann` wants: the last name of who has governed a country, and nothing else.
/// Some are towns as well: the article has to treat one as somebody at least once.
fn governing(view: &View, taken: &[bool]) -> Vec<Range<usize>> {
    let said = |at: usize| view.words[at].class.any(Class::SAY) && view.is_lower(at);
    let placed = |at: usize| at > 0 && view.any(at - 1, words!["in", "of", "from", "at", "near", "to"]);
    let acts = |at: usize| {
        (said(at + 1) || at > 0 && said(at - 1)) && !placed(at) || view.any(at + 1, OF_WHO_GOVERNS)
    };
    let is_known = |at: usize| view.words[at].class == Class::GOVERNING;
    let mut somebody = Set::default();
    (0..view.words.len())
        .filter(|&at| is_known(at) && acts(at))
        .for_each(|at| _ = somebody.add(view.words[at].key));
    let capital = |at: usize| view.is_capital(at) && !view.words[at].class.any(Class::STOP);
    let touches = |at: usize| taken[at] || capital(at) || view.any(at, words!["-", "‑"]);
    let mut more = Vec::new();
    for sentence in &view.prose.sentences {
        let free = |at: usize| !sentence.contains(&at) || !touches(at);
        let alone = sentence.clone().filter(|&at| {
            let before = at == sentence.start || free(at - 1) && view.text(at - 1) != ".";
            is_known(at)
                && somebody.has(&view.words[at].key)
                && is_plain(view, at)
                && !taken[at]
                && before
                && free(at + 1)
        });
        more.extend(alone.map(|at| at..at + 1));
    }
    more
}

/// `HD` Nordmann: initials written without points, as in India; and where an article writes so, those that were missed.
fn initials(view: &View, names: &mut Vec<Range<usize>>) {
    let letters = |at: usize| {
        (2..=3).contains(&view.text(at).len())
            && view.words[at].class == Class::default()
            && view.is_upper(at)
            && !view.is_loud(at)
            && !NO_INITIALS.split(' ').any(|word| word == view.text(at))
    };
    let mut so_written = false;
    for name in names.iter_mut() {
        let first = view.prose.sentences.get(view.sentence_of(name.start)).map_or(0, |s| s.start);
        if name.start > first && letters(name.start - 1) {
            name.start -= 1;
        }
        so_written |= name.len() > 1 && letters(name.start);
    }
    if !so_written {
        return;
    }
    let mut taken = vec![false; view.words.len()];
    names.iter().for_each(|name| taken[name.clone()].fill(true));
    for sentence in &view.prose.sentences {
        for at in sentence.start..sentence.end.saturating_sub(1) {
            let alone = at + 2 >= sentence.end || !view.is_capital(at + 2);
            if letters(at) && !taken[at] && !taken[at + 1] && is_plain(view, at + 1) && alone {
                names.push(at..at + 2);
            }
        }
    }
    disjoint(names);
}

/// Short words in capitals that are nobody's initials.
const NO_INITIALS: &str = "AC FC SC AI IT PR TV HR BA GE LA NY DC AM OK CM DI DS PC GM QB VP MD AP MR DR BJP DJ MC NDA UPA AAP TMC \
    CPI SP BSP JDU JDS DMK APC PDP LP GOP NDP SNP DUP BBC CNN NBC CBS ABC FOX NPR ITV RTE CBC IPL ODI NBA NFL NHL MLB PGA";
