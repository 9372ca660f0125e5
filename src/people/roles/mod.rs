//! Which positions the text gives to the people it names.

mod apposed;
mod complement;
mod kind;
mod phrase;
mod ranks;

use std::ops::Range;
use std::sync::OnceLock;

use crate::data;
use crate::map::Set;
use crate::order;
use crate::people::lexicon::Class;
use crate::people::names::features::View;
use crate::wordlist::{WordList, words};
pub(crate) use kind::{Bodies, heads_a_body, is_counterpart, is_public, serves};
pub(crate) use phrase::Phrase;
pub(crate) use phrase::{definite, starting_at};
use ranks::ranks_apart;

/// The longest list of names that one plural title is given to.
const LIST: usize = 16;

/// What a verb that could be a noun stands behind: `to host`.
const BEFORE_VERBS: WordList =
    words!["to", "will", "would", "can", "could", "should", "may", "might", "must", "not"];

/// A position stated of a name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Stated {
    /// Index of the name.
    pub(crate) name: usize,
    pub(crate) phrase: Phrase,
}

/// Finds what is stated around each name, in text order.
pub(crate) fn find(view: &View, names: &[Range<usize>]) -> Vec<Stated> {
    let mut stated = Vec::new();
    for (n, name) in names.iter().enumerate() {
        let sentence = view.prose.sentences.get(view.sentence_of(name.start)).cloned().unwrap_or_default();
        let floor = n.checked_sub(1).map_or(0, |p| names[p].end).max(sentence.start);
        let around = Around { view, names, n, name: name.clone(), sentence, floor };
        let before = around.before();
        let plural = before.last().is_some_and(|p| view.words[p.head].class.any(Class::PLURAL));
        for phrase in before.into_iter().chain(around.after()).chain(around.as_of()) {
            let many = view.words[phrase.head].class.any(Class::PLURAL);
            stated.push(Stated { name: n, phrase: phrase.clone() });
            if many {
                let others = if plural { around.following() } else { around.preceding() };
                stated.extend(others.into_iter().map(|name| Stated { name, phrase: phrase.clone() }));
            }
        }
    }
    order::by_key(&mut stated, |s| (s.name, s.phrase.tokens.start));
    stated.dedup();
    stated
}

/// Whether a description of somebody stands here and is closed: `Norway’s foreign minister,`.
pub(crate) fn is_apposition(view: &View, at: usize, end: usize) -> bool {
    starting_at(view, at, end).is_some_and(|phrase| {
        let next = phrase.tokens.end;
        // `CEO of Harbour Motors`
        let posted = view.words[phrase.head].class.any(Class::POST)
            && view.is_upper(phrase.head)
            && view.any(phrase.head + 1, words!["of", "at"]);
        !view.words[phrase.head].class.any(Class::PLURAL)
            && (posted || !view.is_capital(phrase.tokens.start) | view.is_clitic(phrase.tokens.start + 1))
            && (next >= end || view.any(next, words![",", ".", ";", ")", "—", "who"]))
    })
}

/// A name and what stands around it.
struct Around<'v, 'p> {
    view: &'v View<'p>,
    names: &'v [Range<usize>],
    n: usize,
    name: Range<usize>,
    sentence: Range<usize>,
    /// The end of the name before in the same sentence, or the start of the sentence.
    floor: usize,
}

impl Around<'_, '_> {
    /// `Afghan President` Ashraf Ghani; the `assistant secretary for health`, Jane Roe.
    fn before(&self) -> Vec<Phrase> {
        let view = self.view;
        let mut end = self.name.start;
        while end > self.floor {
            let dot = view.text(end - 1) == "." && end - 1 > self.floor;
            let at = if dot { end - 2 } else { end - 1 };
            // `Senator the Rt. Hon.` Roe
            let honoured = view.any(at, words!["the", "Rt"]) && view.any(end, words!["Hon", "Rt"]);
            if !honoured && !view.words[at].class.any(Class::COURTESY)
                || view.words[at].class.any(Class::HEAD)
            {
                break;
            }
            end = at;
        }
        if end == self.sentence.start {
            return Vec::new();
        }
        // `a meteorologist named` Jane Roe
        let accuses = view.any(self.name.end, words!["as", "a", "an", "the", "to"]);
        if view.text(end - 1) == "named" && !accuses && end > self.floor + 2 {
            return self.before_named(end - 1).into_iter().collect();
        }
        // A name may modify a title (`Trump attorney`, `Carter’s lawyer`).
        let floor = self.modifying_floor(end);
        if view.text(end - 1) == "," {
            return self.before_comma(end - 1).into_iter().collect();
        }
        let Some(phrase) = phrase::ending_at(view, floor, end) else { return Vec::new() };
        if self.is_of_another(&phrase) {
            return Vec::new();
        }
        let phrase = self.without_verb(phrase);
        // The `army chief`, `Gen.` Ola Nordmann: an office, then the rank.
        let start = phrase.tokens.start;
        let ranked = (view.words[phrase.head].class.any(Class::RANK.with(Class::STRONG))
            || view.any(phrase.head, words!["Lord", "Lady"]))
            && view.is_capital(phrase.head)
            && start > self.floor + 1
            && view.text(start - 1) == ",";
        let office = if ranked { self.before_comma(start - 1) } else { None };
        office.into_iter().chain(ranks_apart(view, phrase)).collect()
    }

    /// `an American businessman` named Jane Roe.
    fn before_named(&self, named: usize) -> Option<Phrase> {
        let phrase = phrase::ending_at(self.view, self.floor, named)?;
        let first = phrase.tokens.start.checked_sub(1)?;
        let is_one = self.view.any(first, words!["a", "an", "A", "An", "another"]);
        (is_one && self.view.is_lower(phrase.head)).then_some(phrase)
    }

    /// Whether a phrase right before the name is none of its own: `a hatter Roe had met`, `went there to host Roe`.
    fn is_of_another(&self, phrase: &Phrase) -> bool {
        let view = self.view;
        let first = phrase.tokens.start;
        let before = if first > self.sentence.start { view.text(first - 1) } else { "" };
        // `student Roe supporters`
        let modifies = view.any(
            self.name.end,
            words![
                "supporters",
                "supporter",
                "voters",
                "voter",
                "fans",
                "allies",
                "backers",
                "donors",
                "rally"
            ],
        );
        if modifies && !view.words[phrase.head].class.any(Class::STRONG.with(Class::STATE)) {
            return true;
        }
        view.is_lower(phrase.head)
            && (words!["a", "an"].has(before) || phrase.tokens.len() == 1 && BEFORE_VERBS.has(before))
    }

    /// `to host` `Ukraine minister` Roe: a verb that could be a noun is no part of the position.
    fn without_verb(&self, phrase: Phrase) -> Phrase {
        let (first, view) = (phrase.tokens.start, self.view);
        let verb = first > self.sentence.start
            && first < phrase.head
            && view.is_lower(first)
            && view.words[first].class.any(Class::HEAD)
            && view.any(first - 1, BEFORE_VERBS);
        // `It sponsors` race car driver Roe
        let verb = verb
            || first > self.sentence.start
                && first < phrase.head
                && view.is_lower(first)
                && view.text(first).ends_with('s')
                && view.any(first - 1, words!["it", "It", "he", "He", "she", "She", "who", "that", "which"]);
        Phrase { tokens: first + usize::from(verb)..phrase.tokens.end, ..phrase }
    }

    /// The end of the name before, or its start where the name leads into the title.
    fn modifying_floor(&self, end: usize) -> usize {
        let Some(before) = self.n.checked_sub(1).map(|n| &self.names[n]) else { return self.sentence.start };
        if before.end <= self.sentence.start {
            return self.sentence.start;
        }
        let possessive = self.view.is_clitic(before.end)
            || self.view.any(before.end, words!["’", "'"]) && self.view.prose.tokens[before.end].glued;
        if possessive && before.end + 1 < end { before.start.max(self.sentence.start) } else { before.end }
    }

    /// Whether a phrase and its article begin the sentence.
    fn begins_sentence(&self, first: usize) -> bool {
        let start = self.sentence.start;
        first == start || first == start + 1 && phrase::is_determiner(self.view, start)
    }

    /// The `assistant secretary for health`, Jane Roe: the position that ends at a comma before the name.
    fn before_comma(&self, comma: usize) -> Option<Phrase> {
        let view = self.view;
        // Only where the name is set off on both sides is it an apposition.
        let closed = view.any(self.name.end, words![",", ".", ";", ")", "—", "–", ":", "and", "who", "”"])
            || self.name.end >= self.sentence.end;
        let lowest = self.modifying_floor(comma).max(comma.saturating_sub(20));
        // `Roe, the harbour master, Ola Nordmann, the mayor`: what follows a name and a comma is that one's.
        let other = self.n.checked_sub(1).map(|n| self.names[n].end).filter(|&end| end > self.sentence.start);
        let apposed = |first: usize| {
            other.is_some_and(|end| {
                let determiners = usize::from(first > end && phrase::is_determiner(view, first - 1));
                view.text(end) == "," && first == end + 1 + determiners
            })
        };
        let mut start = comma;
        while start > lowest {
            let at = start - 1;
            let text = view.text(at);
            let glue = words![
                "of",
                "for",
                "to",
                "in",
                "at",
                "on",
                "the",
                "and",
                "-",
                "&",
                ".",
                "’",
                "a",
                "an",
                "his",
                "her",
                "their",
                "its",
                "representing",
            ]
            .has(text);
            // `Minister of Industry, Investment and Commerce`
            let listed = text == ","
                && at > lowest
                && view.is_capital(at - 1)
                && (at + 1..comma.min(at + 5))
                    .find(|&i| !view.is_capital(i))
                    .is_some_and(|i| view.any(i, words![",", "and"]));
            if !(glue || listed || view.is_clitic(at) || phrase::is_modifier(view, at)) {
                break;
            }
            start = at;
        }
        // The leftmost head whose complement runs up to the comma.
        for at in start..comma {
            let class = view.words[at].class;
            let next = view.text(at + 1);
            let complete =
                at + 1 == comma || words!["of", "for", "to", "in", "at", "on", "representing"].has(next);
            if class.any(Class::HEAD) && !class.any(Class::PLURAL) && complete {
                let left = phrase::ending_at(view, start, at + 1)?;
                let first = left.tokens.start;
                if apposed(first) && view.any(self.name.end, words![",", "(", "and"]) {
                    return None;
                }
                let as_ = first.checked_sub(1).filter(|&at| !phrase::is_determiner(view, at));
                let as_ = as_.or_else(|| first.checked_sub(2)).filter(|&at| at >= self.sentence.start);
                let as_ = as_.is_some_and(|at| view.any(at, words!["As", "as"]));
                let begins = self.begins_sentence(first);
                let next = self.name.end;
                let clause = first > self.sentence.start + 1
                    && phrase::is_determiner(view, first - 1)
                    && view.any(first - 2, words![",", "”", "\""]);
                let spoken = (begins || clause && !apposed(first)) && view.words[next].class.any(Class::SAY);
                // `Senate Leader, Jane Roe moves to …`
                let titled = begins
                    && first < at
                    && view.is_capital(at)
                    && view.is_lower(next)
                    && view.text(next).ends_with('s');
                // `As head of the board, Jane Roe knows`; `The Harbour Director, Jane Roe says`
                if !(closed || as_ || spoken || titled) {
                    return None;
                }
                let opened = as_
                    || first == self.sentence.start
                    || view.words[first].class.any(Class::PAST) && first > start
                    || view.words[first].class.any(Class::PAST) && view.text(first - 1) == "of"
                    || view.is_capital(at) && view.is_capital(first)
                    || phrase::is_determiner(view, first - 1)
                    || (first..at).any(|i| view.is_clitic(i))
                    || view.is_lower(first - 1) && view.text(first - 1).ends_with("est")
                    || view.any(first - 1, words![",", "and", "“", "\"", "—"]);
                // `the chief at the time`
                let then = comma >= at + 4
                    && view.any(comma - 1, words!["time", "day", "moment"])
                    && view.text(comma - 2) == "the";
                let end = if then { comma - 3 } else { comma };
                return opened.then_some(Phrase { tokens: first..end, head: at });
            }
        }
        None
    }

    /// What follows the name, and a second position that follows that: `author of the study and a biologist at York`.
    fn after(&self) -> Vec<Phrase> {
        let view = self.view;
        let Some(first) = self.right_after() else { return Vec::new() };
        let mut next = first.tokens.end;
        // `of the Union of Lakes (UL) and …`
        if view.text(next) == "(" && view.text(next + 2) == ")" {
            next += 3;
        }
        // `, and co-author of the study`
        let parted = view.text(next) == "," && view.text(next + 1) == "and";
        next += usize::from(parted);
        let and = usize::from(view.text(next) == "and");
        let article = and + usize::from(view.text(next) == ",");
        let second = (article > 0 && view.any(next + article, words!["a", "an", "the"]) || and > 0)
            .then(|| phrase::starting_at(view, next + article, self.ceiling()))
            .flatten()
            .filter(|second| {
                let tokens = &second.tokens;
                let is_bare = tokens.start == next + article;
                // `Roe, a captain, and Norway’s minister`: others.
                let is_own = tokens.end > second.head + 1
                    && tokens
                        .clone()
                        .take_while(|&at| at <= second.head)
                        .all(|at| (!view.is_capital(at) || view.is_upper(at)) && !view.is_clitic(at));
                // `Roe, a doctor, and the mayor`: two people.
                self.is_apposed(second) && (is_own || !is_bare && !parted)
            });
        [Some(first), second].into_iter().flatten().collect()
    }

    /// Where the first of the next names begins that leads into no title, within the sentence.
    fn ceiling(&self) -> usize {
        let end = self.sentence.end;
        let others = self.names[self.n + 1..].iter().take(4);
        let mut others = others.skip_while(|name| self.view.is_clitic(name.end));
        others.next().map_or(end, |next| next.start.min(end))
    }

    /// Where the sentence ends, or goes on with `and` and somebody else by their full name.
    fn before_another(&self) -> usize {
        let end = self.sentence.end;
        let joined = |name: &&Range<usize>| name.len() > 1 && self.view.text(name.start - 1) == "and";
        let others = self.names[self.n + 1..].iter().take_while(|name| name.start < end);
        others.take(LIST).find(joined).map_or(end, |name| name.start - 1)
    }

    /// Mark Milley, `chairman of the Joint Chiefs of Staff`, …; Jane Roe, who is `mayor of York`.
    fn right_after(&self) -> Option<Phrase> {
        let view = self.view;
        let end = self.before_another();
        let mut at = self.name.end;
        let mut opener = view.text(at);
        if at >= end {
            return self.below();
        }
        // Ola Nordmann QC, the director
        if crate::people::names::is_post_nominal(opener) && !view.words[at].class.any(Class::HEAD) {
            at += 1;
            opener = view.text(at);
        }
        // Ola Nordmann `MP`
        if words!["MP", "MEP", "MSP", "TD", "MLA", "MPP"].has(opener) && !view.is_loud(at) {
            return Some(Phrase { tokens: at..at + 1, head: at });
        }
        // `will become`, `has been`
        for _ in 0..2 {
            if words!["will", "has", "had", "would"].has(opener) && at + 2 < end {
                at += 1;
                opener = view.text(at);
            }
        }
        if words!["is", "was", "became", "becomes", "become", "remains", "be", "been"].has(opener) {
            // `was most recently a professor`
            while at + 2 < end
                && view
                    .any(at + 1, words!["most", "recently", "previously", "formerly", "once", "now", "also"])
            {
                at += 1;
            }
            // `has been named head of the agency`
            let named = view.any(at + 1, words!["named", "appointed", "elected"]);
            at += usize::from(named);
            let phrase = phrase::starting_at(view, at + 1, end)?;
            let stated = named || phrase::is_determiner(view, at + 1) || phrase.tokens.end > phrase.head + 1;
            return (stated && !self.is_feat(&phrase)).then_some(phrase);
        }
        // `Jane Roe / Chief Executive of the Harbour Trust`, as captions and lists have it.
        let listed = words!["/", "|"].has(opener) && at + 1 < end && view.is_capital(at + 1);
        if !listed && !words![",", "—", "–", "(", "-"].has(opener) {
            return None;
        }
        at += 1;
        // `, then the town’s mayor`
        while view.any(at, words!["then", "now", "formerly", "currently", "previously", "once", "also"]) {
            at += 1;
        }
        // `, D-Minn.,` `, 58,` `, of Addison,`: asides before the apposition.
        for _ in 0..2 {
            if at >= end || !self.is_aside(at) {
                break;
            }
            let close = (at..end.min(at + 8)).find(|&i| view.any(i, words![",", ")"]))?;
            at = close + 1;
            if matches!(view.text(at), ",") {
                at += 1;
            }
        }
        if view.text(at) == "who" {
            at += 1;
            while view.any(
                at,
                words!["is", "was", "has", "had", "been", "once", "later", "now", "also", "currently"],
            ) {
                at += 1;
            }
            if view.any(at, words!["served", "serves", "became", "named", "appointed", "elected"]) {
                at += 1 + usize::from(view.text(at + 1) == "as");
            } else if view.any(at - 1, words!["who", "has", "had"]) {
                return None;
            }
            return phrase::starting_at(view, at, end);
        }
        let inner = phrase::starting_at(view, at, end)?;
        self.is_apposed(&inner).then_some(inner)
    }

    /// Neumann stepped down as `CEO`; she served as `deputy mayor` until then.
    fn as_of(&self) -> Option<Phrase> {
        let view = self.view;
        let end =
            self.names.get(self.n + 1).map_or(self.sentence.end, |next| next.start.min(self.sentence.end));
        let limit = end.min(self.name.end + 12);
        let as_ = (self.name.end..limit).find(|&at| view.text(at) == "as")?;
        static SERVING: OnceLock<Set<&str>> = OnceLock::new();
        let served = (self.name.end..as_)
            .rev()
            .take(4)
            .any(|at| data::words("people/serving.txt", &SERVING).has(view.text(at)));
        let phrase = served.then(|| phrase::starting_at(view, as_ + 1, self.sentence.end)).flatten()?;
        // `Roe had friends who worked as advisers`
        (!view.words[phrase.head].class.any(Class::PLURAL)).then_some(phrase)
    }

    /// The names that follow in the same list.
    fn following(&self) -> Vec<usize> {
        let mut list = Vec::new();
        let mut end = self.name.end;
        for (n, name) in self.names.iter().enumerate().skip(self.n + 1).take(LIST) {
            if name.start >= self.sentence.end || !self.joins(end, name.start) {
                break;
            }
            list.push(n);
            end = name.end;
        }
        list
    }

    /// The names that stand before in the same list.
    fn preceding(&self) -> Vec<usize> {
        let mut list = Vec::new();
        let mut start = self.name.start;
        for (n, name) in self.names.iter().enumerate().take(self.n).rev().take(LIST) {
            if name.start < self.sentence.start || !self.joins(name.end, start) {
                break;
            }
            list.push(n);
            start = name.start;
        }
        list
    }

    /// Whether only list marks, parties and places stand between.
    fn joins(&self, from: usize, to: usize) -> bool {
        let view = self.view;
        to <= from + 12
            && (from..to).any(|at| view.any(at, words!["and", ",", "&"]))
            && (from..to).all(|at| {
                view.any(at, words!["and", ",", "&", ".", "-", "(", ")", "–", "of", "both"])
                    || view.is_capital(at) && !view.words[at].class.any(Class::HEAD)
            })
    }
}
