//! Whether a position is public: elected, appointed, military, judicial, police, diplomatic, international, or
//! speaking for such a body.

use crate::people::lexicon::{ByKey, Class};
use crate::people::names::features::View;

use super::Phrase;

/// Short names of public bodies that the text itself spells out: `Coastal Safety Authority (CSA)`.
pub(crate) struct Bodies(ByKey<()>);

impl Bodies {
    pub(crate) fn of(view: &View) -> Bodies {
        let mut bodies = ByKey::default();
        let known = Class::PUBLIC.with(Class::AGENCY);
        for at in 2..view.words.len() {
            if view.text(at - 1) != "(" || !view.is_upper(at) || view.text(at + 1) != ")" {
                continue;
            }
            let name = (at.saturating_sub(10)..at - 1).rev().take_while(|&i| {
                view.is_capital(i)
                    || matches!(view.text(i), "of" | "for" | "the" | "and" | "on" | "’s" | "'s")
            });
            let (mut public, mut business, mut words) = (false, false, 0);
            for i in name {
                let class = view.words[i].class;
                public |= class.any(known) || matches!(view.text(i), "Authority" | "Service");
                business |= class.any(Class::BUSINESS) && !class.any(Class::PUBLIC);
                words += 1;
            }
            if public && !business && words >= 2 {
                bodies.insert(view.words[at].key, ());
            }
        }
        Bodies(bodies)
    }
}

/// Whether who holds this position is an official, as far as its words tell.
pub(crate) fn is_public(view: &View, bodies: &Bodies, phrase: &Phrase) -> bool {
    let (mut public, mut loud, mut business, mut place, mut unknown) = (false, false, false, false, false);
    let mut heads = Class::default();
    for at in phrase.tokens.clone() {
        let class = view.words[at].class;
        let union = view.text(at) == "Union"
            && at > phrase.tokens.start
            && matches!(view.text(at - 1), "European" | "African" | "Soviet");
        // `general manager`
        let general = view.text(at).eq_ignore_ascii_case("general")
            && matches!(
                view.text(at + 1).to_ascii_lowercase().as_str(),
                "manager" | "counsel" | "partner" | "contractor" | "practitioner"
            );
        if general {
            continue;
        }
        if at <= phrase.head && class.any(Class::HEAD) {
            heads = heads.with(class);
        }
        if union || bodies.0.contains_key(&view.words[at].key) {
            public = true;
        } else if class.any(Class::BUSINESS) && !class.any(Class::PUBLIC) {
            business = true;
        } else if class.any(Class::PUBLIC.with(Class::AGENCY)) && at != phrase.head {
            public = true;
            loud |= view.is_capital(at);
        } else if class.any(Class::PLACE.with(Class::DEMONYM)) {
            place = true;
        } else if view.is_capital(at)
            && !class.any(
                Class::HEAD.with(Class::PAST).with(Class::STOP).with(Class::PARTY).with(Class::ABBREVIATION),
            )
            && !matches!(view.text(at), "Vice" | "Deputy" | "Former" | "Acting" | "Elect")
        {
            unknown = true;
        } else if class.any(Class::ORGANISATION) && at != phrase.head {
            business |= !class.any(Class::PUBLIC);
        }
    }
    let head = view.words[phrase.head].class;
    if head.any(Class::POST) && !head.any(Class::STRONG.with(Class::STATE)) {
        return false;
    }
    if business && !public {
        return false;
    }
    // A captain in small letters plays; a president who presides over nothing named presides over a club.
    let small = view.is_lower(phrase.head) && !view.is_loud(phrase.head);
    let head_word = view.text(phrase.head);
    if small && !public && (head_word == "captain" || head_word == "president" && !place) {
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
    let spoken = matches!(
        view.text(phrase.head).to_ascii_lowercase().trim_end_matches('s'),
        "official" | "officer" | "representative" | "attorney" | "marine" | "soldier" | "delegate" | "leader"
    );
    // The emergency director of who knows what: a body in small letters beside a name that is not known.
    public && !business && (loud || place || !unknown) || place && spoken && !business
}
