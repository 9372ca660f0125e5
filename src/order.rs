//! Sorting that costs the module little.
//!
//! The standard library's sorting is made anew for each type that it sorts, at three to five kilobytes each; the
//! module sorts some thirty types, and every kilobyte is compiled again at each cold start. Here one sort, of
//! places in the list, serves them all. What runs only while the module is built sorts as usual.

use std::cmp::Ordering;

/// Sorts by a key; equals keep their order.
pub(crate) fn by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    by(items, |a, b| key(a).cmp(&key(b)));
}

/// Sorts by a comparison; equals keep their order.
pub(crate) fn by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let places = places(items.len(), &|a, b| compare(&items[a], &items[b]));
    arrange(places, &mut |a, b| items.swap(a, b));
}

/// The places of a list in sorted order: a merge sort, which is the shortest that is quick and keeps equals in order.
#[inline(never)]
fn places(length: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..length).collect();
    let mut merged = Vec::with_capacity(length);
    let mut run = 1;
    while run < length {
        for pair in places.chunks(2 * run) {
            let (mut left, mut right) = pair.split_at(run.min(pair.len()));
            // Most lists are nearly in order.
            let in_order = |left: &[usize], right: &[usize]| match (left, right) {
                ([.., a], [b, ..]) => compare(*b, *a).is_ge(),
                _ => true,
            };
            while !in_order(left, right) {
                let ([a, left_rest @ ..], [b, right_rest @ ..]) = (left, right) else { break };
                if compare(*b, *a).is_lt() {
                    merged.push(*b);
                    right = right_rest;
                } else {
                    merged.push(*a);
                    left = left_rest;
                }
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        std::mem::swap(&mut places, &mut merged);
        merged.clear();
        run *= 2;
    }
    places
}

/// Moves what stands at `places[i]` to `i`, for every `i`, with one swap an item.
#[inline(never)]
fn arrange(mut places: Vec<usize>, swap: &mut dyn FnMut(usize, usize)) {
    for start in 0..places.len() {
        let mut at = start;
        loop {
            let from = std::mem::replace(&mut places[at], at);
            if from == start {
                break;
            }
            swap(at, from);
            at = from;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_as_the_standard_library_does() {
        for length in 0..80_u32 {
            let items: Vec<(u32, u32)> = (0..length).map(|i| (i * 7919 % 13, i)).collect();
            let (mut ours, mut theirs) = (items.clone(), items);
            by_key(&mut ours, |&(key, _)| std::cmp::Reverse(key));
            theirs.sort_by_key(|&(key, _)| std::cmp::Reverse(key));
            assert_eq!(ours, theirs);
        }
    }
}
