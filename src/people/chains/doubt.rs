//! Who is written of as nobody is: firms and peoples that look like a name once.

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
pub(crate) fn leave_things(view: &View, names: &[Range<usize>], entities: &mut Vec<Entity>) {
    let introduced = Introduced::new(view);
    entities.retain(|entity| !is_thing(view, names, entity, &introduced));
}

fn is_thing(view: &View, names: &[Range<usize>], entity: &Entity, introduced: &Introduced) -> bool {
    let length = entity.words.len();
    let of_people = Class::GIVEN.with(Class::FAMILY);
    let is_of_people = |at: usize| view.words[at].class.any(of_people);
    let longest = entity.names.iter().map(|&n| parts(view, &names[n])).find(|at| at.len() == length);
    let Some([first, .., last]) = longest.as_deref() else { return false };
    let (first, last) = (*first, *last);
    if is_of_people(first) {
        return false;
    }
    let (mut by_first, mut in_full) = (0, 0);
    for &n in &entity.names {
        let at = parts(view, &names[n]);
        for &word in &at {
            // `Ola Nordmann: It has been a hard year.`
            if introduced.has(view, word) || view.title_before(word).is_some() || view.text(word + 1) == ":" {
                return false;
            }
        }
        if at.len() == length {
            in_full += usize::from(!view.is_loud(at[0]));
        } else if at.iter().any(|&word| view.words[word].key == view.words[last].key) {
            return false;
        } else {
            by_first += 1;
        }
    }
    let is_unknown = !longest.is_some_and(|at| at.iter().any(|&word| is_of_people(word)));
    by_first >= MENTIONS || is_unknown && by_first == 0 && in_full >= IN_FULL
}
