//! Who is written of as nobody is: firms, peoples and outbreaks that look like a name once.

use std::ops::Range;

use super::Entity;
use crate::people::lexicon::Class;
use crate::people::names::features::View;
use crate::people::names::{Introduced, parts};

/// So many mentions by the first word tell how a thing is called, and so many in full that it is called nothing else.
const MENTIONS: usize = 3;
const IN_FULL: usize = 6;

/// Takes out the entities that the text never treats as somebody and calls as one calls a thing: by the first word of what
/// is no given name (`Northwind` of `Northwind Officially Opens`), or always in full.
pub(crate) fn leave_things(
    view: &View,
    names: &[Range<usize>],
    entities: &mut Vec<Entity>,
    is_own: impl Fn(&Range<usize>) -> bool,
) {
    let introduced = Introduced::new(view);
    entities.retain(|entity| {
        entity.names.iter().any(|&n| is_own(&names[n])) || !is_thing(view, names, entity, &introduced)
    });
}

fn is_thing(view: &View, names: &[Range<usize>], entity: &Entity, introduced: &Introduced) -> bool {
    let length = entity.words.len();
    if length < 2 {
        return false;
    }
    let mentions: Vec<Vec<usize>> = entity.names.iter().map(|&n| parts(view, &names[n])).collect();
    let Some(full) = mentions.iter().find(|at| at.len() == length) else { return false };
    let (Some(&first), Some(&last)) = (full.first(), full.last()) else { return false };
    let of_people = Class::GIVEN.with(Class::FAMILY);
    // `EAG Eastmere`
    let acronym = view.is_upper(first) && (2..=4).contains(&view.text(first).len()) && !view.is_loud(first);
    if acronym && view.words[last].class.any(Class::PLACE) && !view.words[first].class.any(of_people) {
        return true;
    }
    // `Ola Nordmann: It has been a hard year.`
    let is_somebody = |at: &usize| {
        introduced.has(view, *at) || view.title_before(*at).is_some() || view.text(at + 1) == ":"
    };
    if view.words[first].class.any(of_people) || mentions.iter().flatten().any(is_somebody) {
        return false;
    }
    let key = |at: usize| view.words[at].key;
    let has_last = |at: &Vec<usize>| at.iter().any(|&i| key(i) == key(last));
    let shorter = mentions.iter().filter(|at| at.len() < length);
    let (by_last, by_first): (Vec<_>, Vec<_>) = shorter.partition(|at| has_last(at));
    if !by_last.is_empty() {
        return false;
    }
    let told = mentions.iter().filter(|at| at.first().is_some_and(|&i| !view.is_loud(i))).count();
    let unknown = !full.iter().any(|&at| view.words[at].class.any(of_people));
    by_first.len() >= MENTIONS || unknown && by_first.is_empty() && told >= IN_FULL
}
