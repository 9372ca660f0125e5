//! Names in headings, where every word has a capital: cut to what the text calls somebody.

use std::ops::Range;

use super::article::parts;
use super::features::View;
use crate::map::Set;
use crate::people::lexicon::Class;

/// Cuts a name of a heading to the part that is a full name elsewhere in the text (`Review Lead Ola Nordmann`).
pub(super) fn cut(view: &View, names: &mut [Range<usize>]) {
    let keys = |name: Range<usize>| name.map(|at| view.words[at].key);
    let mut full = Set::default();
    for name in names.iter().filter(|name| !view.is_loud(name.start) && parts(view, name).len() > 1) {
        full.add(joined(keys(name.clone())));
    }
    for name in names.iter_mut().filter(|name| name.len() > 2 && view.is_loud(name.start)) {
        if full.has(&joined(keys(name.clone()))) {
            continue;
        }
        let ends = (name.start + 1..name.end - 1).map(|start| start..name.end);
        // `Ola Nordmann III` is no other.
        let is_suffix = view.words[name.end - 1].class.any(Class::SUFFIX);
        let begins = (name.start + 2..name.end).rev().filter(|_| !is_suffix).map(|end| name.start..end);
        if let Some(part) = ends.chain(begins).find(|part| full.has(&joined(keys(part.clone())))) {
            *name = part;
        }
    }
}

/// One key of the keys of several words.
fn joined(keys: impl Iterator<Item = u64>) -> u64 {
    keys.fold(0, |sum, key| sum.wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29) ^ key)
}
