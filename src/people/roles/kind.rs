//! Whether a position is public: elected, appointed, military, judicial, police, diplomatic, international, or
//! speaking for such a body.

use crate::lower;
use crate::map::Set;
use crate::people::lexicon::Class;
use crate::people::names::features::View;
use crate::wordlist::{WordList, words};

use super::Phrase;

/// What only a state, a province or a town has.
const OF_THE_STATE: WordList =
    words!["police", "army", "navy", "military", "government", "federal", "county", "state"];

/// Short names of public bodies that the text itself spells out: `Coastal Safety Authority (CSA)`.
pub(crate) struct Bodies(Set<u64>);

impl Bodies {
    pub(crate) fn of(view: &View) -> Bodies {
        let mut bodies = Set::default();
        let known = Class::PUBLIC.with(Class::AGENCY);
        for at in 2..view.words.len() {
            if view.text(at - 1) != "(" || !view.is_upper(at) || view.text(at + 1) != ")" {
                continue;
            }
            let name = (at.saturating_sub(10)..at - 1).rev().take_while(|&i| {
                view.is_capital(i) || view.any(i, words!["of", "for", "the", "and", "on", "’s", "'s"])
            });
            let (mut public, mut business, mut words) = (false, false, 0);
            for i in name {
                let class = view.words[i].class;
                public |= class.any(known) || view.any(i, words!["Authority", "Service"]);
                business |= class.any(Class::BUSINESS) && !class.any(Class::PUBLIC)
                    || view.any(i, words!["Corporation", "Corp", "Inc", "Company"]);
                words += 1;
            }
            if public && !business && words >= 2 {
                bodies.add(view.words[at].key);
            }
        }
        Bodies(bodies)
    }
}

/// Banks that are called like central banks and are none.
const COMMERCIAL: WordList = words![
    "America",
    "Montreal",
    "Nova",
    "Scotland",
    "Ireland",
    "China",
    "Baroda",
    "Canada",
    "Queensland",
    "Hawaii",
];

/// Whether this is a bank that is no central bank: `Harbour Bank`, not the Bank of Norway.
fn is_bank(view: &View, phrase: &Phrase, at: usize) -> bool {
    let central = |text: &str| {
        words![
            "central",
            "Central",
            "World",
            "Reserve",
            "Development",
            "National",
            "People’s",
            "State",
            "Federal",
            "Investment",
            "’s",
            "'s",
            "the",
        ]
        .has(text)
    };
    let text = view.text(at);
    // `bank economists`; the `Royal Bank of Canada`, but the Bank of Canada
    let next = view.text(at + 1);
    let royal = at > phrase.tokens.start && view.text(at - 1) == "Royal";
    if words!["bank", "Bank"].has(text)
        && (at == phrase.tokens.start && view.words[at + 1].class.any(Class::HEAD)
            || next == "of" && COMMERCIAL.has(view.text(at + 2)) && (royal || view.text(at + 2) != "Canada"))
    {
        return true;
    }
    words!["bank", "Bank", "banks"].has(text)
        && at > phrase.tokens.start
        && !central(view.text(at - 1))
        && view.is_capital(at - 1)
        && view.text(at + 1) != "of"
}

/// Whether who holds this position is an official, as far as its words tell.
pub(crate) fn is_public(view: &View, bodies: &Bodies, phrase: &Phrase) -> bool {
    let (mut public, mut loud, mut business, mut place, mut unknown) = (false, false, false, false, false);
    let mut heads = Class::default();
    for at in phrase.tokens.clone() {
        let class = view.words[at].class;
        // The European Union; in India, the Union home minister.
        let union = view.text(at) == "Union"
            && (at > phrase.tokens.start && view.any(at - 1, words!["European", "African", "Soviet"])
                || at < phrase.head && view.words[phrase.head].class.any(Class::STRONG));
        if is_bank(view, phrase, at) {
            business = true;
            continue;
        }
        // A `white` supremacist is none of the White House.
        if view.text(at) == "white" {
            continue;
        }
        if view.text(at) == "Agent" && at > phrase.tokens.start && view.text(at - 1) == "Special" {
            return true;
        }
        // An adviser `to the president`.
        let serves = at > phrase.head + 1
            && view.words[phrase.head].class.any(Class::WEAK)
            && class.any(Class::STATE.with(Class::STRONG))
            && (view.is_capital(at) || view.any(at - 1, words!["the", "prime", "vice"]));
        if serves {
            public = true;
        }
        // An official with the agency in `Liguria`.
        if at > phrase.tokens.start && view.text(at - 1) == "in" && !class.any(Class::BUSINESS) {
            place = true;
            continue;
        }
        // `general manager`
        let general = view.text(at).eq_ignore_ascii_case("general")
            && words!["manager", "counsel", "partner", "contractor", "practitioner"]
                .has(view.text(at + 1).to_ascii_lowercase().as_str());
        if general {
            continue;
        }
        // `TD economist`: capitals before another head are somebody's name.
        let name = view.is_upper(at) && at < phrase.head && view.text(at + 1) != "and";
        if at <= phrase.head && class.any(Class::HEAD) && !name {
            heads = heads.with(class);
        }
        if union || bodies.0.has(&view.words[at].key) {
            public = true;
        } else if class.any(Class::BUSINESS) && !class.any(Class::PUBLIC) {
            business = true;
        } else if class.any(Class::PUBLIC.with(Class::AGENCY)) && at != phrase.head {
            public = true;
            // No firm has a police commissioner, whatever the name before it.
            loud |= view.is_capital(at) || OF_THE_STATE.has(view.text(at));
        } else if class.any(Class::PLACE.with(Class::DEMONYM)) {
            place = true;
        } else if view.is_capital(at)
            && !class.any(
                Class::HEAD.with(Class::PAST).with(Class::STOP).with(Class::PARTY).with(Class::ABBREVIATION),
            )
            && !view.any(at, words!["Vice", "Deputy", "Former", "Acting", "Elect"])
        {
            unknown = true;
        } else if class.any(Class::ORGANISATION) && at != phrase.head {
            // `Fire brigade`: public as the word before it is.
            let serves = public && view.any(at, words!["brigade", "squad", "regiment", "battalion"]);
            business |= !class.any(Class::PUBLIC) && !serves;
        }
    }
    let head = view.words[phrase.head].class;
    // A military veteran has served.
    if view.any(phrase.head, words!["veteran", "veterans"]) {
        return false;
    }
    // Who presides over an association of builders, or works for a non-profit, holds no public office.
    let private = phrase.tokens.clone().any(|at| {
        let of_state = at > phrase.tokens.start
            && view.words[at - 1].class.any(Class::PLACE.with(Class::DEMONYM).with(Class::PUBLIC));
        at > phrase.tokens.start
            && view.any(
                at,
                words!["Association", "Federation", "Society", "Guild", "Club", "profit", "union", "unions"],
            )
            && !(view.text(at) == "Federation" && (of_state || view.any(at + 1, words!["of", "Council"])))
    });
    let private = private
        && !phrase
            .tokens
            .clone()
            .any(|at| view.any(at, words!["Agency", "Ministry", "Department", "Government"]));
    if private && !head.any(Class::STRONG.with(Class::RANK)) {
        return false;
    }
    // `the union’s general secretary`; a secretary of nobody in particular types.
    if view.text(phrase.head) == "secretary"
        && !loud
        && (phrase.tokens.len() == 1
            || phrase.head > phrase.tokens.start && view.text(phrase.head - 1) == "general")
    {
        return false;
    }
    if head.any(Class::POST) && !head.any(Class::STRONG.with(Class::STATE)) {
        return false;
    }
    if business && !public {
        return false;
    }
    // A captain in small letters plays; a president who presides over nothing named presides over a club.
    let small = view.is_lower(phrase.head) && !view.is_loud(phrase.head);
    let head_word = view.text(phrase.head);
    let led = words!["captain", "captains", "lieutenant", "lieutenants"].has(head_word);
    if small && !public && (led || head_word == "president" && !place) {
        return false;
    }
    if heads.any(Class::STRONG.with(Class::RANK)) {
        return true;
    }
    if head.any(Class::STATE) {
        // `COO and president`
        if heads.any(Class::POST) && !public {
            return false;
        }
        return public || !unknown;
    }
    let spoken = words![
        "official",
        "officer",
        "representative",
        "attorney",
        "marine",
        "soldier",
        "delegate",
        "leader"
    ]
    .has(view.text(phrase.head).to_ascii_lowercase().trim_end_matches('s'));
    // The emergency director of who knows what: a body in small letters beside a name that is not known.
    public && !business && (loud || place || !unknown) || place && spoken && !business
}

/// Whether somebody serves who is named in the phrase itself: `Brook’s spokesman`, `Brook aide`. Lawyers serve anybody.
pub(crate) fn serves(view: &View, phrase: &Phrase) -> bool {
    let head = view.text(phrase.head).to_ascii_lowercase();
    let private = phrase.tokens.clone().any(|at| {
        let class = view.words[at].class;
        class.any(Class::BUSINESS.with(Class::ORGANISATION)) && !class.any(Class::PUBLIC)
    });
    let serving = head.starts_with("spokes")
        || words!["deputy", "aide", "adviser", "advisor", "secretary", "successor", "predecessor"]
            .has(head.as_str());
    serving && !private
}

/// Ola Nordmann, `who heads the fisheries agency`.
pub(crate) fn heads_a_body(view: &View, name_end: usize) -> bool {
    let heads = matches!(view.text(name_end), ",")
        && view.text(name_end + 1) == "who"
        && view.any(
            name_end + 2,
            words![
                "heads",
                "chairs",
                "leads",
                "commands",
                "commanded",
                "runs",
                "oversees",
                "headed",
                "chaired"
            ],
        )
        && view.any(name_end + 3, words!["the", "its", "their"]);
    if !heads {
        return false;
    }
    let stop = |at: &usize| view.any(*at, words![",", ".", ";", "and", "in", "that", "which", "has", "said"]);
    let end = (name_end + 4..view.words.len().min(name_end + 14))
        .find(|at| stop(at) && !(view.text(*at) == "and" && view.is_capital(at + 1)));
    let Some(end) = end else { return false };
    if view.text(name_end + 2).starts_with("command") {
        return true;
    }
    let any = |class: Class| view.words[name_end + 4..end].iter().any(|word| word.class.any(class));
    any(Class::PUBLIC.with(Class::AGENCY)) && !any(Class::BUSINESS)
        || lower::text(view.text(end - 1)) == "authority"
}

/// His Turkish `counterpart`, Ola Nordmann; Ola Nordmann, his Turkish `counterpart`: somebody of the same office.
pub(crate) fn is_counterpart(view: &View, name: &std::ops::Range<usize>) -> bool {
    let comma = usize::from(name.start > 0 && view.text(name.start - 1) == ",");
    let before = name.start.checked_sub(1 + comma).is_some_and(|at| view.text(at) == "counterpart");
    let after = view.text(name.end) == ","
        && view.any(name.end + 1, words!["his", "her", "their", "its"])
        && (name.end + 2..name.end + 5).any(|at| view.text(at) == "counterpart");
    before || after
}
