//! What bears a person's name and is none: ships, towns, inns, companies, lines.

use std::ops::Range;

use super::features::View;
use crate::people::lexicon::Class;

/// Whether the words around a name make it a thing or a place.
pub(super) fn is_thing(view: &View, name: &Range<usize>) -> bool {
    let Some(sentence) = view.prose.sentences.get(view.sentence_of(name.start)) else { return false };
    let before = |n: usize| {
        let at = name.start.checked_sub(n).filter(|&at| at >= sentence.start);
        at.map_or("", |at| view.text(at))
    };
    let aircraft = before(1) == "carrier" && before(2) == "aircraft";
    let royal = is_hull(before(2)) && name.start > 0 && view.is_capital(name.start - 1);
    aircraft
        || royal
        || is_ship(before(1))
        || is_town(before(1), before(2))
        || is_inn(view, name, sentence.start)
        || is_firm(view, name)
}

/// `HMS` Nordmann.
fn is_hull(before: &str) -> bool {
    matches!(
        before,
        "USS"
            | "HMS"
            | "RMS"
            | "HMAS"
            | "HMCS"
            | "HMNZS"
            | "USNS"
            | "USCGC"
            | "MV"
            | "SS"
            | "RFA"
            | "RRS"
            | "INS"
    )
}

/// The frigate Ola Nordmann, Storm Kari.
fn is_ship(before: &str) -> bool {
    is_hull(before)
        || matches!(
            before,
            "destroyer"
                | "frigate"
                | "cruiser"
                | "corvette"
                | "submarine"
                | "ship"
                | "warship"
                | "steamship"
                | "flagship"
                | "vessel"
                | "yacht"
                | "tanker"
                | "ferry"
                | "trawler"
                | "tugboat"
                | "freighter"
                | "lifeboat"
                | "icebreaker"
                | "steamer"
                | "schooner"
                | "locomotive"
                | "racehorse"
                | "Storm"
                | "Hurricane"
                | "Typhoon"
                | "Cyclone"
        )
}

/// `Residents of` Nordmann, the `village of` Nordmann.
fn is_town(before: &str, second: &str) -> bool {
    before == "of"
        && matches!(
            second,
            "residents"
                | "Residents"
                | "town"
                | "city"
                | "village"
                | "suburb"
                | "hamlet"
                | "parish"
                | "outskirts"
                | "streets"
                | "port"
                | "district"
                | "borough"
                | "neighbourhood"
                | "neighborhood"
                | "municipality"
                | "island"
                | "north"
                | "south"
                | "east"
                | "west"
                | "northeast"
                | "northwest"
                | "southeast"
                | "southwest"
                | "mayor"
                | "Mayor"
                | "archbishop"
                | "Archbishop"
                | "bishop"
                | "Bishop"
                | "Duke"
                | "Duchess"
                | "Earl"
        )
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
fn is_firm(view: &View, name: &Range<usize>) -> bool {
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
    shares || name.len() == 2 && is_known_firm(view.text(name.start), view.text(last))
}

/// Companies and institutions that are called like people. General knowledge, written for this project.
fn is_known_firm(first: &str, last: &str) -> bool {
    FIRMS.split(", ").any(|firm| firm.split_once(' ') == Some((first, last)))
}

const FIRMS: &str = "Morgan Stanley, Goldman Sachs, Charles Schwab, JP Morgan, Merrill Lynch, Lehman Brothers, Bear Stearns, Johns Hopkins, \
    Raymond James, Eli Lilly, Philip Morris, Lockheed Martin, Northrop Grumman, Booz Allen, Baker Hughes, Taylor Wimpey, \
    Balfour Beatty, John Lewis, Thomas Cook, William Hill, Ralph Lauren, Calvin Klein, Hugo Boss, Louis Vuitton, Tommy Hilfiger, Levi Strauss, \
    Walt Disney, Warner Bros, Warner Brothers, John Deere, Arthur Andersen, Foster Wheeler, Hewlett Packard, Estee Lauder, Mary Kay, \
    Jack Daniels, Kate Spade, Michael Kors, Jimmy Choo, Oscar Mayer, Sara Lee, Smith Barney, Dean Witter, Drexel Burnham, Piper Sandler, \
    Piper Jaffray, Cantor Fitzgerald, Jones Day, Baker McKenzie, Clifford Chance, \
    Russell Reynolds, Rolls Royce, Aston Martin, Alfa Romeo, Harley Davidson, Tim Hortons, \
    Ashley Madison, Betty Crocker, Mount Sinai, Brigham Young, Carnegie Mellon, Sarah Lawrence, Oral Roberts, \
    Leeds Beckett, Robert Gordon, Liverpool Hope";
