//! What bears a person's name and is none: ships, towns, inns, companies, lines.

use std::ops::Range;
use std::sync::OnceLock;

use super::features::View;
use crate::data::Lookup;
use crate::people::lexicon::Class;

/// Whether the words around a name make it a thing or a place.
pub(super) fn is_thing(view: &View, name: &Range<usize>) -> bool {
    let Some(sentence) = view.prose.sentences.get(view.sentence_of(name.start)) else { return false };
    let before = |n: usize| {
        let at = name.start.checked_sub(n).filter(|&at| at >= sentence.start);
        at.map_or("", |at| view.text(at))
    };
    let things = Things::get();
    // `the aircraft carrier` Nordmann, `HMS Ola` Nordmann
    let aircraft = before(1) == "carrier" && before(2) == "aircraft";
    let royal = things.is(before(2), HULL) && name.start > 0 && view.is_capital(name.start - 1);
    aircraft
        || royal
        || things.is(before(1), HULL | SHIP)
        // `residents of` Nordmann
        || before(1) == "of" && things.is(before(2), TOWN)
        || is_inn(view, name, sentence.start)
        || is_firm(view, name)
}

const HULL: u8 = 1;
const SHIP: u8 = 2;
const TOWN: u8 = 4;

/// The table `data/people/things.tsv`, read once.
struct Things {
    words: Lookup<&'static str, u8>,
    firms: Lookup<(&'static str, &'static str), ()>,
}

impl Things {
    fn get() -> &'static Things {
        static THINGS: OnceLock<Things> = OnceLock::new();
        THINGS.get_or_init(|| {
            let mut things = Things { words: Lookup::default(), firms: Lookup::default() };
            for row in crate::data::table("people/things.tsv").lines() {
                let Some((kind, words)) = row.split_once('\t') else { continue };
                let bit = match kind {
                    "hull" => HULL,
                    "ship" => SHIP,
                    "town" => TOWN,
                    _ => {
                        let firms = words.split("; ").filter_map(|firm| firm.split_once(' '));
                        things.firms.extend(firms.map(|firm| (firm, ())));
                        continue;
                    }
                };
                words.split(' ').for_each(|word| *things.words.entry(word).or_default() |= bit);
            }
            things
        })
    }

    fn is(&self, word: &str, kinds: u8) -> bool {
        self.words.get(word).is_some_and(|known| known & kinds != 0)
    }
}

/// `the Shoulder of` Mutton: a capital before `of` that is no office makes one name of all.
fn is_inn(view: &View, name: &Range<usize>, first: usize) -> bool {
    name.len() == 1
        && name.start >= first + 3
        && view.text(name.start - 1) == "of"
        && view.is_capital(name.start - 2)
        && !view.words[name.start - 2].class.any(Class::HEAD.with(Class::PLURAL))
        && matches!(view.text(name.start - 3), "the" | "The")
        && !view.is_loud(name.start)
}

/// Roe & Doe, shares of Nordmann, `Ola East`: a firm or a part of a town.
pub(super) fn is_firm(view: &View, name: &Range<usize>) -> bool {
    let joined = |at: usize| view.text(at) == "&" && view.is_capital(at + 1);
    if view.text(name.end) == "&" && joined(name.end)
        || name.start >= 2 && view.text(name.start - 1) == "&" && view.is_capital(name.start - 2)
    {
        return true;
    }
    let last = name.end - 1;
    let side = matches!(view.text(last), "North" | "South" | "East" | "Central");
    if side && name.len() == 2 && !view.words[name.start].class.any(Class::GIVEN) {
        return view.title_before(name.start).is_none();
    }
    // Shares of Roe, Doe and Nordmann.
    let first = view.prose.sentences.get(view.sentence_of(name.start)).map_or(0, |s| s.start);
    let stock = |at: usize| matches!(view.text(at), "shares" | "Shares" | "stock");
    let shares = (first.max(name.start.saturating_sub(12))..name.start)
        .rev()
        .take_while(|&at| {
            stock(at) || view.is_capital(at) || matches!(view.text(at), "," | "and" | "of" | "in" | "&")
        })
        .any(stock);
    shares || name.len() == 2 && Things::get().firms.contains_key(&(view.text(name.start), view.text(last)))
}
