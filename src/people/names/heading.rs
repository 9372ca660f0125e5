//! Names in headings, where every word has a capital: cut to what the text calls somebody.

use std::ops::Range;

use super::article::parts;
use super::features::View;
use crate::map::Set;
use crate::people::lexicon::Class;

/// A longer name is none.
const LONGEST: usize = 12;

/// Cuts a name of a heading to the part that is a full name elsewhere in the text (`Review Lead Ola Nordmann`).
pub(super) fn cut(view: &View, names: &mut [Range<usize>]) {
    let mut full = Set::default();
    for name in names.iter() {
        if !view.is_loud(name.start) && parts(view, name).len() > 1 {
            full.add(joined(view, name));
        }
    }
    for name in names {
        if (3..=LONGEST).contains(&name.len()) && view.is_loud(name.start) && !full.has(&joined(view, name)) {
            // `Ola Nordmann III` is no other.
            let is_suffix = view.words[name.end - 1].class.any(Class::SUFFIX);
            for less in 1..name.len() - 1 {
                let (end, start) = (name.start + less..name.end, name.start..name.end - less);
                if full.has(&joined(view, &end)) {
                    *name = end;
                    break;
                }
                if !is_suffix && full.has(&joined(view, &start)) {
                    *name = start;
                    break;
                }
            }
        }
    }
}

/// One key of the keys of several words.
fn joined(view: &View, name: &Range<usize>) -> u64 {
    let mut sum = 0_u64;
    for at in name.clone() {
        sum = sum.wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29) ^ view.words[at].key;
    }
    sum
}
