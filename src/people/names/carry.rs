//! Names carried over the article: who was named once is known wherever the surname stands.

use std::ops::Range;

use super::article::{NEVER, parts};
use super::features::View;
use super::things::is_firm;
use crate::map::Map;
use crate::order;
use crate::people::chains::fold;
use crate::people::lexicon::Class;
use crate::wordlist::words;

/// Carries names over the article: the surname of a person named in full is that person wherever it stands.
pub(super) fn carry(view: &View, names: &mut Vec<Range<usize>>) {
    // The word that made a name known, and whether it is a given name alone.
    let mut surnames: Map<u64, (usize, bool)> = Map::default();
    let mut taken = vec![false; view.words.len()];
    let full: Vec<Vec<usize>> = names.iter().map(|name| parts(view, name)).collect();
    for parts in &full {
        if let [first, .., last] = parts.as_slice() {
            for at in [first, last] {
                if view.text(*at).ends_with("ing") && at == first && !view.words[*at].class.any(Class::GIVEN)
                {
                    continue;
                }
                // `Al` and `bin` are nobody's name.
                if view.words[*at].class.any(Class::PARTICLE) && !view.words[*at].class.any(Class::FAMILY) {
                    continue;
                }
                let entry = surnames.entry(view.words[*at].key, (*at, at == first));
                entry.1 &= at == first;
            }
        }
    }
    // Who is named by one word alone, and more than once: `Nordmann`.
    let mut bare: Map<u64, (u32, usize)> = Map::default();
    for parts in &full {
        if let [only] = parts.as_slice() {
            let entry = bare.entry(view.words[*only].key, (0, *only));
            entry.0 += 1;
        }
    }
    for (&key, &(count, at)) in bare.keys().iter().zip(bare.values()) {
        if count > 1 && !view.words[at].class.any(NEVER.with(Class::PARTICLE)) {
            surnames.entry(key, (at, false));
        }
    }
    // `Hosting Carter` at the head of a sentence is Carter, once another name made Carter known.
    let mut said: Map<u64, u32> = Map::default();
    full.iter().filter_map(|p| p.last()).for_each(|&at| *said.entry(view.words[at].key, 0) += 1);
    for (name, parts) in names.iter_mut().zip(&full) {
        if let [first, last] = parts.as_slice()
            && *last == first + 1
            && view.text(*first).ends_with("ing")
            && !view.words[*first].class.any(Class::GIVEN)
            && view.prose.sentences.get(view.sentence_of(*first)).is_some_and(|s| s.start == *first)
            && said.get(&view.words[*last].key).is_some_and(|n| *n > 1)
        {
            name.start = *last;
        }
        taken[name.clone()].fill(true);
    }
    // `Kovalenskiy`, where `Kovalenskyy` was named.
    let slavic: Vec<(String, (usize, bool))> = surnames
        .values()
        .iter()
        .filter(|(at, _)| view.text(*at).len() > 5 && view.text(*at).ends_with(['y', 'i', 'j']))
        .map(|&known| (fold(view.text(known.0)), known))
        .collect();
    let otherwise = |view: &View, at: usize| {
        let text = view.text(at);
        if slavic.is_empty() || text.len() < 6 || !text.ends_with(['y', 'i', 'j']) {
            return None;
        }
        let folded = fold(text);
        slavic.iter().take(32).find(|(known, _)| *known == folded).map(|(_, known)| known)
    };
    let mut more = Vec::new();
    for sentence in &view.prose.sentences {
        for at in sentence.clone() {
            let word = view.words[at];
            if taken[at] || view.is_lower(at) || !view.is_word(at) {
                continue;
            }
            let Some(&(known, given)) = surnames.get(&word.key).or_else(|| otherwise(view, at)) else {
                continue;
            };
            if at > sentence.start && view.text(at - 1) == "@" {
                continue;
            }
            // `Nordmann & Sons`
            if is_firm(view, &(at..at + 1)) {
                continue;
            }
            // `the Bill`, `the British Bill`: no Bill.
            let determined = (sentence.start.max(at.saturating_sub(2))..at)
                .rev()
                .find(|&i| !view.words[i].class.any(Class::DEMONYM.with(Class::PUBLIC)));
            if given
                && determined.is_some_and(|i| {
                    view.any(
                        i,
                        words!["the", "The", "a", "A", "an", "this", "This", "that", "its", "new", "our"],
                    )
                })
            {
                continue;
            }
            // `Rice` is nobody when it stands in `Rice University`, nor `Will` in `Free Will`.
            let next = at + 1;
            let compound = next < sentence.end
                && !view.is_lower(next)
                && view.is_word(next)
                && view.words[next].class.any(Class::ORGANISATION.with(Class::THING))
                && !view.is_loud(at);
            let before = at > sentence.start
                && view.is_capital(at - 1)
                && !view.words[at - 1].class.any(
                    Class::HEAD
                        .with(Class::COURTESY)
                        .with(Class::DEMONYM)
                        .with(Class::STOP)
                        .with(Class::PARTY),
                )
                && at - 1 > sentence.start
                && !view.is_loud(at);
            let common = view.words[known].class.any(Class::STOP.with(Class::MONTH).with(Class::PLACE));
            // `Ola Nordmann`, which the model missed this once.
            if let Some(last) = more.last_mut().filter(|m: &&mut Range<usize>| m.end == at)
                && at > sentence.start
                && !given
                && !view.is_glued(at)
                && !compound
            {
                last.end = at + 1;
                continue;
            }
            if !compound && !before && !common {
                // `De Nordmann`, where he was `Ola de Nordmann` before.
                let particle = |i: usize| view.words[i].class.any(Class::PARTICLE) && !taken[i];
                let surname = !given && known > 0 && at > sentence.start;
                let same = surname && particle(at - 1) && view.words[known - 1].key == view.words[at - 1].key;
                // `Al-Nordmann`, also where `Al-` alone was taken.
                let led = at >= sentence.start + 2
                    && view.any(at - 1, words!["-", "‑"])
                    && view.is_glued(at)
                    && view.words[at - 2].class.any(Class::PARTICLE)
                    && !taken[at - 2];
                // `Anne-Marie`: both or neither.
                let double = given
                    && view.any(at + 1, words!["-", "‑"])
                    && view.prose.tokens.get(at + 2).is_some_and(|t| t.glued)
                    && at + 2 < sentence.end
                    && view.is_capital(at + 2)
                    && !taken[at + 2];
                let start = if same {
                    at - 1
                } else if led {
                    at - 2
                } else {
                    at
                };
                more.push(start..if double { at + 3 } else { at + 1 });
            }
        }
    }
    names.extend(more);
    order::by_key(names, |n| n.start);
}
