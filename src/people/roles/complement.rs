//! What follows the head of a position, and where it lies: `of the Joint Chiefs of Staff`, `at Jefferies in London`.

use crate::people::lexicon::Class;
use crate::people::names::features::View;
use crate::text::TokenKind;
use crate::wordlist::words;

use super::phrase::{head_of_group, is_determiner, words_from};

/// `of the Joint Chiefs of Staff`, `for the Western District of New York`, `at Jefferies in London`.
pub(super) fn complements(view: &View, head: usize, mut end: usize, ceiling: usize) -> usize {
    while end + 1 < ceiling {
        let preposition = view.text(end);
        let next = end + 1;
        let takes = match preposition {
            "of" => true,
            "for" | "at" | "with" => true,
            "in" | "on" => {
                !view.words[next].class.any(Class::MONTH) && view.prose.tokens[next].kind != TokenKind::Number
            }
            "to" => {
                view.is_capital(next) || is_determiner(view, next) || view.words[head].class.any(Class::WEAK)
            }
            _ => false,
        };
        if !takes {
            break;
        }
        let mut at = next;
        if is_determiner(view, at) {
            at += 1;
        }
        let mut stop = words_from(view, at, ceiling);
        // `an expert in computing`
        if stop == at && is_doing(view, at) {
            stop = words_from(view, at + 1, ceiling).max(at + 1);
        }
        // `expert in land use at …`, `director of public works,`
        if stop > at && stop < ceiling && is_noun_as_well(view, stop) {
            stop = words_from(view, stop + 1, ceiling);
        }
        // `the chief at the time`, `the mayor of the day`
        if stop == at || stop == at + 1 && view.any(at, words!["time", "day", "moment", "past"]) {
            break;
        }
        stop = portfolios(view, at, stop, ceiling);
        while stop + 1 < ceiling && matches!(view.text(stop), "and") {
            let mut further = words_from(view, stop + 1, ceiling);
            if further > stop + 1 && further < ceiling && is_noun_as_well(view, further) {
                further += 1;
            }
            if further == stop + 1 || view.words[stop + 1].class.any(Class::COURTESY.with(Class::RANK)) {
                break;
            }
            // `a fellow at the centre and author of …`, `leader of the party and Roe’s rival`: a second position.
            if is_second(view, stop + 1, further)
                || view.is_clitic(stop + 2)
                    && (head_of_group(view, stop + 1, further).is_some()
                        || view.any(stop + 3, words!["rival", "ally", "friend", "successor", "predecessor"]))
            {
                break;
            }
            stop = further;
        }
        end = stop;
    }
    end + place_after(view, end, ceiling)
}

/// What somebody is an expert in, and does: `computing`.
fn is_doing(view: &View, at: usize) -> bool {
    view.is_lower(at)
        && view.text(at).len() > 5
        && view.text(at).ends_with("ing")
        && view.any(at - 1, words!["in", "of", "for"])
        && (view.any(at + 1, words![",", ".", "and", ")"]) || view.words[at + 1].class.any(Class::HEAD))
}

/// Whether a second position stands behind `and`: `author of`.
fn is_second(view: &View, start: usize, end: usize) -> bool {
    head_of_group(view, start, end).is_some_and(|head| {
        let class = view.words[head].class;
        view.is_lower(head)
            && class.any(Class::POST.with(Class::WEAK).with(Class::STRONG))
            && !class.any(Class::PLURAL)
            && view.any(end, words!["of", "at", "for", "in", "with"])
    })
}

/// Whether a word that may be a verb ends a noun phrase here: what follows could not follow the verb.
fn is_noun_as_well(view: &View, at: usize) -> bool {
    view.is_lower(at)
        && view.words[at].class.any(Class::VERB)
        && view.any(at + 1, words![",", ".", "at", "of", "for", "in", "and", ")"])
}

/// The end of a list of what a ministry is about: `minister of Industry, Investment and Commerce`.
fn portfolios(view: &View, start: usize, stop: usize, ceiling: usize) -> usize {
    let mut end = stop;
    while end + 2 < ceiling
        && view.text(end) == ","
        && (start..end).all(|at| view.is_capital(at) || view.is_clitic(at) || view.text(at) == ",")
    {
        let next = words_from(view, end + 1, ceiling);
        if next == end + 1 || !(end + 1..next).all(|at| view.is_capital(at)) {
            break;
        }
        if view.text(next) == "and" && next + 1 < ceiling && view.is_capital(next + 1) {
            return next;
        }
        end = next;
    }
    stop
}

/// How many tokens say in which country or state a place lies: `in Bergen` `, Norway`, where a comma or the end of
/// the sentence closes it.
fn place_after(view: &View, end: usize, ceiling: usize) -> usize {
    let placed = end > 0 && view.text(end) == "," && view.is_capital(end - 1) && end + 1 < ceiling;
    // `of the University of California` `, San Diego`
    let campus = end > 2
        && view.text(end - 2) == "of"
        && view.text(end - 3) == "University"
        && view.any(
            end - 1,
            words!["California", "Texas", "Wisconsin", "Illinois", "Michigan", "Massachusetts", "Nebraska"],
        );
    let fits = |at: usize| view.is_capital(at) && (campus || view.words[at].class.any(Class::PLACE));
    if !placed || !fits(end + 1) {
        return 0;
    }
    let mut next = end + 2;
    while next < ceiling && fits(next) {
        next += 1;
    }
    let closed = next >= ceiling || view.any(next, words![",", ".", ";", ")"]);
    if closed { next - end } else { 0 }
}

/// Where `Madison, Wis.,` before a title begins that begins at `start`: a town, its state and two commas.
pub(super) fn town_before(view: &View, floor: usize, start: usize) -> usize {
    let comma = |at: usize| view.text(at) == ",";
    if start < floor + 4 || !comma(start - 1) {
        return start;
    }
    let dotted = view.text(start - 2) == ".";
    let state = start - 2 - usize::from(dotted);
    if state < floor + 2 || !comma(state - 1) || !view.is_capital(state) {
        return start;
    }
    if !(dotted && view.text(state).len() <= 5 || view.words[state].class.any(Class::PLACE)) {
        return start;
    }
    let mut town = state - 1;
    while town > floor
        && town + 4 > state
        && view.is_capital(town - 1)
        && !view.words[town - 1].class.any(Class::HEAD.with(Class::STOP))
    {
        town -= 1;
    }
    if town < state - 1 { town } else { start }
}
