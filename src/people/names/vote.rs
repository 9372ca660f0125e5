//! What the article as a whole contradicts: words that also stand where no name stands, towns, companies.

use std::ops::Range;

use super::article::parts;
use super::features::View;
use super::lone::Introduced;
use super::things::{is_alone, is_thing};
use crate::map::{Map, Set};
use crate::people::lexicon::{Class, Lexicon, key};
use crate::wordlist::{WordList, words};

/// Drops single words that the article as a whole does not take for names.
pub(super) fn vote(view: &View, names: &mut Vec<Range<usize>>) {
    let mut counts = Map::default();
    let mut taken = vec![false; view.words.len()];
    names.iter().for_each(|name| taken[name.clone()].fill(true));
    // What bodies are called by: `Noor` in `Al-Noor Hospital`.
    let mut bodies = Set::default();
    for sentence in &view.prose.sentences {
        for at in sentence.clone().filter(|&at| view.is_capital(at)) {
            let next = at + 1;
            if next < sentence.end
                && view.is_capital(next)
                && view.words[next].class.any(Class::ORGANISATION)
                && !view.words[next].class.any(Class::FAMILY)
                && !view.is_loud(at)
            {
                bodies.add(view.words[at].key);
            }
            counts.entry(view.words[at].key, [0; 2])[usize::from(taken[at])] += 1;
        }
    }
    let introduced = Introduced::new(view);
    names.retain(|name| {
        let at = name.start;
        if is_example(view, at) || is_town(view, at) || is_thing(view, name) || is_run_together(view, name) {
            return false;
        }
        if is_compound(view, name) && !introduced.has(view, name.start) && !introduced.has(view, name.end - 1)
        {
            return false;
        }
        // `Al-Noor`, where `Al-Noor Hospital` stands elsewhere.
        let last = view.words[name.end - 1].key;
        let body = view.words[name.start].class.any(Class::PARTICLE)
            && view.title_before(name.start).is_none()
            && bodies.has(&last);
        name.len() == 1 || !body && !is_company(view, name, &counts)
    });
    let mut full = Set::default();
    for name in names.iter().filter(|name| name.len() > 1) {
        parts(view, name).iter().for_each(|&at| _ = full.add(view.words[at].key));
    }
    names.retain(|name| {
        let at = name.start;
        if name.len() > 1 {
            return true;
        }
        if is_determined(view, name.start) {
            return false;
        }
        let once = counts.get(&view.words[at].key).is_some_and(|[_, inside]| *inside <= 1);
        if !full.has(&view.words[at].key)
            && employs(view, name)
            && (once && !view.words[at].class.any(Class::FAMILY) || view.is_capital(name.end + 1))
        {
            return false;
        }
        if full.has(&view.words[at].key) {
            return true;
        }
        if is_sued(view, at) {
            return false;
        }
        let class = view.words[at].class;
        let known = class.any(Class::GIVEN.with(Class::FAMILY).with(Class::GOVERNING)) && !is_alone(view, at);
        if !known && !introduced.has(view, at) {
            return false;
        }
        let titled = view.title_before(at).is_some();
        let wrong =
            Class::MONTH.with(Class::PLACE).with(Class::DEMONYM).with(Class::AGENCY).with(Class::PARTY);
        // `Dr`, of a name that another line goes on with.
        if class.any(Class::COURTESY) && !class.any(Class::GIVEN.with(Class::FAMILY)) {
            return false;
        }
        // A house's guests: `outside a Nordmann’s`.
        if at > 0 && view.any(at - 1, words!["a", "an"]) && view.is_clitic(at + 1) {
            return false;
        }
        // `Nobody` has a capital because a sentence begins.
        if !titled && class.any(Class::STOP) && !class.any(Class::GIVEN.with(Class::FAMILY)) {
            return false;
        }
        // `Major-General`
        if class.any(Class::RANK)
            && view.prose.tokens.get(at + 1).is_some_and(|t| t.glued)
            && view.any(at + 1, words!["-", "‑"])
        {
            return false;
        }
        if !titled && bodies.has(&view.words[at].key) {
            return false;
        }
        if !titled && !view.is_capital_inside(at) && !leads_a_verb(view, at) {
            return false;
        }
        let [outside, inside] = counts.get(&view.words[at].key).copied().unwrap_or_default();
        titled || !class.any(wrong) && inside > outside
    });
}

/// `Roe v.` Wade: what a case is called by.
fn is_sued(view: &View, at: usize) -> bool {
    let before = at.saturating_sub(if at > 0 && view.text(at - 1) == "." { 2 } else { 1 });
    view.text(at + 1) == "v" || view.text(before) == "v"
}

/// `ByOla Nordmann`, `Ola NordmannThe Daily`: words that a page sets apart by its style alone.
fn is_run_together(view: &View, name: &Range<usize>) -> bool {
    /// Longer words that names have before a capital inside; most are as short as in `MacRoe`, `LaRoe`, `JoAnn`.
    const LONGER: WordList = words!["Fitz", "Mary", "Anna", "Juan", "Jean", "Marie", "Della", "Vander"];
    name.clone().any(|at| {
        let text = view.text(at);
        let mut letters = text.char_indices().skip(1);
        let inner = letters.find(|&(at, c)| {
            c.is_uppercase() && text[..at].chars().next_back().is_some_and(char::is_lowercase)
        });
        inner.is_some_and(|(at, _)| {
            let before = &text[..at];
            if before.chars().count() > 3 { !LONGER.has(before) } else { before == "By" }
        })
    })
}

/// Whether a word that begins a sentence is what a verb speaks of: `Nordmann said`. Others have their capital from
/// the sentence.
fn leads_a_verb(view: &View, at: usize) -> bool {
    let Some(sentence) = view.prose.sentences.get(view.sentence_of(at)) else { return false };
    let quoted =
        at > sentence.start && view.any(at - 1, words!["“", "\"", "‘", "'", "«", "(", "…", "•", ":"]);
    if at > sentence.start && !quoted || view.is_loud(at) {
        return true;
    }
    let (next, class) = (at + 1, view.words[at].class);
    if next >= sentence.end {
        return true;
    }
    if !view.is_lower(next) {
        // `Heck, …`: a word with a capital from the sentence, and a pause.
        let sexed = class.any(Class::MALE.with(Class::FEMALE));
        return view.is_word(next) && class.any(Class::GIVEN.with(Class::FAMILY))
            || !view.is_word(next) && (sexed || view.text(next) != ",");
    }
    let text = view.text(next);
    let says = view.is_clitic(next) || view.words[next].class.any(Class::SAY);
    let known = class.any(Class::GIVEN.with(Class::FAMILY));
    // No name when it is also written small: `Explosions rocked …`, and there were explosions.
    let acts = text.ends_with("ed") && (known || class.is_unknown() && !view.text(at).ends_with('s'));
    says || acts
        || known
            && (view.words[next].class.any(Class::VERB)
                && !Lexicon::get().of(key(&format!("{text}s"))).any(Class::VERB)
                || view.words[next].class.any(Class::HEAD)
                || text.ends_with("ly")
                || text.ends_with('s') && !view.words[next].class.any(Class::HEAD)
                || FOLLOWS.split(' ').any(|word| word == text))
}

/// What follows somebody's name: what is theirs, or a verb.
const FOLLOWS: &str = "administration campaign presidency allies aides supporters family era team lawyers \
    and will would could can may might did was is has had who also never";

/// `Hi-Fi`: words joined by hyphens, none of them a given name or a surname.
fn is_compound(view: &View, name: &Range<usize>) -> bool {
    let known = Class::GIVEN.with(Class::FAMILY);
    name.len() > 2
        && (name.start + 1..name.end).all(|at| view.is_glued(at))
        && name.clone().any(|at| view.any(at, words!["-", "‑", "–"]))
        && !name.clone().any(|at| view.words[at].class.any(known))
}

/// `the Bill`, `the British Bill`: a given name that is a thing here.
fn is_determined(view: &View, at: usize) -> bool {
    let class = view.words[at].class;
    let first = view.prose.sentences.get(view.sentence_of(at)).map_or(0, |s| s.start);
    let before = (first.max(at.saturating_sub(2))..at)
        .rev()
        .find(|&i| !view.words[i].class.any(Class::DEMONYM.with(Class::PUBLIC)));
    class.any(Class::GIVEN)
        && !class.any(Class::FAMILY)
        && !view.is_loud(at)
        && before.is_some_and(|i| view.any(i, words!["the", "The", "a", "A", "an", "this", "This"]))
}

/// Whether the word before makes it a place: São, `Port`.
fn is_town(view: &View, start: usize) -> bool {
    start > 0
        && view.any(
            start - 1,
            words!["São", "San", "Santa", "Santo", "Fort", "Port", "Mount", "Lake", "Cape", "Tel"],
        )
}

/// Whether the text says what this is an example of: `companies such as`.
fn is_example(view: &View, start: usize) -> bool {
    start > 2
        && (view.text(start - 1) == "as" && view.text(start - 2) == "such" || view.text(start - 1) == "like")
        && {
            let of = if view.text(start - 1) == "as" { start - 3 } else { start - 2 };
            view.is_lower(of)
                && view.text(of).ends_with('s')
                && view.words[of].class.any(Class::ORGANISATION.with(Class::THING))
        }
}

/// A letter joined to a word (`T-Mobile`), or who employs the one named next and is named nowhere else
/// (`Wells Fargo analyst Jane Roe`).
fn is_company(view: &View, name: &Range<usize>, counts: &Map<u64, [u32; 2]>) -> bool {
    if view.is_initial(name.start) && view.any(name.start + 1, words!["-", "‑"]) {
        return true;
    }
    let last = name.end - 1;
    let once = counts.get(&view.words[last].key).is_some_and(|[_, inside]| *inside <= 1);
    once && employs(view, name)
}

/// Whether a position in small letters and then a name follow: Nordmann `head coach` Per Hansen.
fn employs(view: &View, name: &Range<usize>) -> bool {
    let limit = (name.end + 4).min(view.prose.tokens.len());
    let Some(stop) = (name.end..limit).find(|&at| !view.is_lower(at) || view.is_clitic(at)) else {
        return false;
    };
    stop > name.end
        && view.words[stop - 1].class.any(Class::POST.with(Class::WEAK))
        && view.is_capital(stop)
        && !view.is_sentence_end(stop - 1)
        && !(name.end..stop)
            .any(|at| view.words[at].class.any(Class::STOP.with(Class::SAY).with(Class::VERB)))
}
