//! What bears a person's name and is none: ships, places, papers, days, works, companies.

use std::ops::Range;
use std::sync::OnceLock;

use super::features::View;
use super::span;
use crate::map::{Map, Set};
use crate::people::lexicon::Class;
use crate::wordlist::words;

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
        || name.len() > 1 && things.is(view.text(name.start), HULL | SHIP)
        // `residents of` Nordmann
        || before(1) == "of" && things.is(before(2), TOWN)
        || is_inn(view, name, sentence.start)
        || is_firm(view, name)
        || is_site(view, name, sentence)
        || is_called(view, name, sentence)
        // Nordmann’s `disease`, St. Ola’s `County`
        || view.is_clitic(name.end) && things.is(view.text(name.end + 1), OWNED)
}

const HULL: u8 = 1;
const SHIP: u8 = 2;
const TOWN: u8 = 4;
const FOOT: u8 = 8;
const END: u8 = 16;
const OWNED: u8 = 32;
const COURT: u8 = 64;

/// The table `data/people/things.tsv`, read once.
struct Things {
    words: Map<&'static str, u8>,
    /// Whole names.
    called: Set<&'static str>,
}

impl Things {
    fn get() -> &'static Things {
        static THINGS: OnceLock<Things> = OnceLock::new();
        THINGS.get_or_init(|| {
            let mut things = Things { words: Map::default(), called: Set::default() };
            for row in crate::data::table("people/things.tsv").lines() {
                let Some((kind, words)) = row.split_once('\t') else { continue };
                let bit = match kind {
                    "hull" => HULL,
                    "ship" => SHIP,
                    "town" => TOWN,
                    "foot" => FOOT,
                    "end" => END,
                    "court" => COURT,
                    "owned" => OWNED,
                    _ => {
                        words.split("; ").for_each(|name| _ = things.called.add(name));
                        continue;
                    }
                };
                words.split(' ').for_each(|word| *things.words.entry(word, 0) |= bit);
            }
            for row in crate::data::table("places/places.tsv").lines().skip(1) {
                let forms = row.split_once('\t').map_or("", |(_, forms)| forms).split('|');
                forms.filter(|form| form.contains(' ')).for_each(|form| _ = things.called.add(form));
            }
            things
        })
    }

    fn is(&self, word: &str, kinds: u8) -> bool {
        self.words.get(word).is_some_and(|known| known & kinds != 0)
    }
}

/// Whether a name, alone or with the word before or after it, is in the table.
fn is_called(view: &View, name: &Range<usize>, sentence: &Range<usize>) -> bool {
    let Range { start, end } = *name;
    let capital = |at: usize| sentence.contains(&at) && view.is_capital(at);
    // `St.` Ola
    let point = usize::from(start > 0 && view.text(start - 1) == ".");
    let from = start.saturating_sub(1 + point);
    let starts = [start, if capital(from) { from } else { start }];
    let ends = [end, end + usize::from(capital(end) || view.is_clitic(end))];
    starts.into_iter().any(|start| {
        ends.into_iter().any(|end| {
            let tokens = start..end;
            tokens.len() > 1 && is_known(view, &tokens) && !is_somebody(view, &tokens, sentence)
        })
    })
}

/// Whether a single word is a firm, a party or a club where nothing makes it somebody.
pub(super) fn is_alone(view: &View, at: usize) -> bool {
    (1..=1 + usize::from(view.is_clitic(at + 1))).any(|n| is_known(view, &(at..at + n)))
}

/// Whether the table has these words; it writes straight apostrophes.
fn is_known(view: &View, tokens: &Range<usize>) -> bool {
    let words = span(view.prose, tokens).of(&view.prose.text).unwrap_or("").replace('’', "'");
    Things::get().called.has(words.as_str())
}

/// `Camp` Nordmann, `Nordmann Springs`: words that names of places, papers and days begin or end with. Where a person
/// may be called so, what is said of the name decides.
fn is_site(view: &View, name: &Range<usize>, sentence: &Range<usize>) -> bool {
    let things = Things::get();
    let (first, last) = (name.start, name.end - 1);
    let foot = |at: usize| things.is(view.text(at), FOOT) && !view.words[at].class.any(Class::GIVEN);
    if name.len() > 1 && foot(first) || name.len() == 1 && first > sentence.start && foot(first - 1) {
        return !is_acting(view, name, sentence);
    }
    if !things.is(view.text(last), END) {
        return false;
    }
    let family = view.words[last].class.any(Class::FAMILY);
    if name.len() == 1 {
        return !family && !view.words[last].class.any(Class::GIVEN);
    }
    let given = view.words[first].class.any(Class::GIVEN) && !view.words[first].class.any(Class::PLACE);
    let reign = first > sentence.start && is_court(view, first - 1);
    let person = family && given && !reign && (name.len() == 2 || view.is_initial(first + 1));
    // A police force speaks too.
    let body = !family && view.words[last].class.any(Class::ORGANISATION);
    let acts = if body { is_somebody(view, name, sentence) } else { is_acting(view, name, sentence) };
    !person && !acts
}

/// Whether a word is of a monarch's house.
pub(crate) fn is_court(view: &View, at: usize) -> bool {
    Things::get().is(view.text(at), COURT)
}

/// Whether a name has a title, speaks, is of some age or holds an office.
fn is_acting(view: &View, name: &Range<usize>, sentence: &Range<usize>) -> bool {
    // `Nordmann Bay told to leave` was told.
    let says = |at: usize| {
        sentence.contains(&at) && view.words[at].class.any(Class::SAY) && view.text(at + 1) != "to"
    };
    says(name.end) || name.start > 0 && says(name.start - 1) || is_somebody(view, name, sentence)
}

/// Whether a name has a title, is of some age or holds an office, which neither a town nor a party does.
fn is_somebody(view: &View, name: &Range<usize>, sentence: &Range<usize>) -> bool {
    let titled = view.title_before(name.start).is_some() && !is_court(view, name.start - 1);
    let told = |at: usize| {
        let office = |at: usize| sentence.contains(&at) && view.words[at].class.any(Class::HEAD);
        let age = view.text(at).parse().is_ok_and(|years: u8| (10..110).contains(&years));
        age || view.text(at) == "who" || (at..at + 4).any(office)
    };
    titled || view.text(name.end) == "," && told(name.end + 1)
}

/// `the Shoulder of` Mutton: a capital before `of` that is no office makes one name of all.
fn is_inn(view: &View, name: &Range<usize>, first: usize) -> bool {
    name.len() == 1
        && name.start >= first + 3
        && view.text(name.start - 1) == "of"
        && view.is_capital(name.start - 2)
        && !view.words[name.start - 2].class.any(Class::HEAD.with(Class::PLURAL))
        && view.any(name.start - 3, words!["the", "The"])
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
    let side = view.any(last, words!["North", "South", "East", "Central"]);
    if side && name.len() == 2 && !view.words[name.start].class.any(Class::GIVEN) {
        return view.title_before(name.start).is_none();
    }
    // Shares of Roe, Doe and Nordmann.
    let first = view.prose.sentences.get(view.sentence_of(name.start)).map_or(0, |s| s.start);
    let stock = |at: usize| view.any(at, words!["shares", "Shares", "stock"]);
    (first.max(name.start.saturating_sub(12))..name.start)
        .rev()
        .take_while(|&at| {
            stock(at) || view.is_capital(at) || view.any(at, words![",", "and", "of", "in", "&"])
        })
        .any(stock)
}
