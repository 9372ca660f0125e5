//! The subject of a verb of saying: before it, behind it, or where the sentence begins.

use super::Speaker;
use super::attribution::{Reader, Saying};
use super::cues::{is_between, is_boundary, is_cue, is_day, is_possessive};
use crate::lower;
use crate::people::MentionKind;
use crate::people::lexicon::{Class, Lexicon, key};
use crate::text::{TokenKind, one_line};
use crate::wordlist::words;

impl Reader<'_> {
    /// The subject that ends right before the verb.
    pub(super) fn preceding(
        &self,
        verb: usize,
        start: usize,
        quote: usize,
        last: Option<&Saying>,
    ) -> Option<Speaker> {
        let mut end = verb;
        // In small letters alone: `Reilly` is no adverb.
        while end > start && is_between(self.prose.word(end - 1)) {
            end -= 1;
        }
        // `Lind last year pledged`
        if end > start + 2
            && self.prose.any(end.wrapping_sub(2), words!["last", "this", "earlier", "next"])
            && self.prose.any(
                end - 1,
                words!["year", "month", "week", "night", "spring", "summer", "fall", "autumn", "winter"],
            )
        {
            end -= 2;
        }
        // `Lind on Tuesday said`
        if end > start + 1 && is_day(self.prose.word(end - 1)) {
            end -= 1 + usize::from(end > start + 2 && self.prose.word(end.wrapping_sub(2)) == "on");
        }
        if end == start {
            return None;
        }
        // Who was asked or told something does not say it.
        let passive = (end..verb)
            .any(|at| self.prose.any(at, words!["was", "were", "been", "is", "are", "be", "being"]));
        let word = self.lower(verb);
        if passive && !word.ends_with("ing") && !words!["quoted", "cited"].has(word.as_str()) {
            return None;
        }
        let closing = self.prose.word(end - 1);
        // “Jessica Caldwell, the director of analysis, said”; “Saraki (Kwara Central) said”
        if matches!(closing, "," | ")") {
            let from = start.max(end.saturating_sub(30));
            let comma = (from + 1..end - 1).rev().find(|&at| self.prose.word(at) == ",");
            let described = comma;
            // A spokesman for Lind, Ada Brook, said
            let renamed =
                described.filter(|&at| self.serves_another(at, from)).and_then(|at| self.person_at(at + 1));
            let described = renamed.or_else(|| described.and_then(|at| self.person_at(at - 1)));
            // “Lind’s sister, Ada Brook, said”
            let apposed = || self.person_at(end.wrapping_sub(2)).filter(|_| closing == ",");
            let named = described.or_else(apposed).or_else(|| self.any_person(from..end, |_| true));
            let named = named.map(Speaker::Person);
            // “it fails them, says a report on “…””: what stands before is what is said.
            let inverted = comma.is_none() && named.is_none() && quote > verb;
            if closing == "," && inverted && self.prose.any(verb + 1, words!["a", "an"]) {
                return self.following(verb + 1, quote);
            }
            // “the Northern Lakes Administration (NLA) said”
            let open = (from..end - 1).rev().find(|&at| closing == ")" && self.prose.word(at) == "(");
            // “a student in York, in the far north, said”
            let aside = comma.filter(|&at| self.prose.any(at + 1, words!["in", "at", "of", "from", "near"]));
            if named.is_none()
                && let Some(person) = self.leading(start, end)
            {
                return Some(Speaker::Person(person));
            }
            // “the port, the largest in the north, said”
            let apposed = comma.filter(|&at| {
                closing == "," && at > start && self.prose.any(at + 1, words!["the", "a", "an"])
            });
            return named.or_else(|| self.phrase(from, open.or(aside).or(apposed).unwrap_or(end - 1)));
        }
        if let Some(person) = self.person_at(end - 1) {
            if self.serves_another(end, start) {
                return self.phrase(start, end);
            }
            return Some(Speaker::Person(person));
        }
        let word = self.lower(end - 1);
        match word.as_str() {
            "he" | "she" | "i" => self.pronoun(end - 1, verb, quote, last),
            // `the 54-year-old said`
            "old" if self.prose.any(end.wrapping_sub(2), words!["-", "‑"]) => {
                self.pronoun(end - 1, verb, quote, last)
            }
            "it" | "they" | "we" | "you" => {
                last.and_then(|l| l.speaker.clone()).filter(|s| matches!(s, Speaker::Named(_)))
            }
            "who" => self.last_person(start.max(end.saturating_sub(20))..end).map(Speaker::Person),
            // “Ada Brook, a member of the council said”
            _ if self.described(start, end).is_some() => self.described(start, end).map(Speaker::Person),
            // “the ministry” that was “Russia’s Defense Ministry” before
            _ if end - start.max(end.saturating_sub(2)) == 2 && self.lower(end.wrapping_sub(2)) == "the" => {
                let longer = last.and_then(|l| l.speaker.clone()).filter(
                    |speaker| matches!(speaker, Speaker::Named(name) if lower::text(name).contains(&word)),
                );
                longer.or_else(|| self.phrase(start, end))
            }
            // “he and his co-authors wrote”
            _ if self.with_others(start, end).is_some() => {
                self.pronoun(self.with_others(start, end)?, verb, quote, last)
            }
            // “Ada Brook of the University of York writes”
            _ if self.leader(start, end).is_some() => self.leader(start, end).map(Speaker::Person),
            _ if self.leading(start, end).is_some() => self.leading(start, end).map(Speaker::Person),
            _ => self.phrase(start, end).or_else(|| self.last_person(start..end).map(Speaker::Person)),
        }
    }

    /// He or she in “he and his co-authors”, right before the verb.
    pub(super) fn with_others(&self, start: usize, end: usize) -> Option<usize> {
        let near = start.max(end.saturating_sub(8))..end.saturating_sub(1);
        near.into_iter().find(|&at| words!["he", "she"].has(&self.lower(at)) && self.lower(at + 1) == "and")
    }

    /// Who leads a clause, with no more than where somebody is from up to the verb.
    pub(super) fn leader(&self, start: usize, end: usize) -> Option<usize> {
        // “at the weekend, Ada Brook of York wrote”
        let start = (start..end.min(start + 8)).find(|&at| self.person_at(at).is_some())?;
        let mention = self.mention_at(start).filter(|m| m.3 == MentionKind::Name)?;
        let next = self.prose.token_from(mention.1);
        let from = self.prose.any(next, words!["of", "at", "from", "with"]) && next < end;
        let plain = (next..end).all(|at| {
            !is_boundary(&self.lower(at)) && !self.is_verb(at, start) && self.prose.word(at) != ","
        });
        (from && plain).then_some(mention.2)
    }

    /// Who leads the sentence, described at length up to the verb: “Ada Brook, a collector of games, cards, and books says”.
    pub(super) fn leading(&self, start: usize, end: usize) -> Option<usize> {
        // “…,” Ada Brook, …
        let quoted = self.marked.partition_point(|quote| quote.tokens.end <= end);
        let quoted = quoted.checked_sub(1).map_or(0, |index| self.marked[index].tokens.end);
        let start = start.max(quoted);
        let at = (start..end.min(start + 4)).find(|&at| self.person_at(at).is_some())?;
        let mention = self.mention_at(at).filter(|m| m.3 == MentionKind::Name)?;
        let next = self.prose.token_from(mention.1);
        let plain = (next..end).all(|at| !self.is_verb(at, start) && self.lower(at) != "that");
        (next < end && self.prose.word(next) == "," && plain).then_some(mention.2)
    }

    /// The subject after the verb: said White House Press Secretary Ann Lee.
    pub(super) fn following(&self, from: usize, end: usize) -> Option<Speaker> {
        let far = end.min(from + 14);
        let stop = |at: &usize| {
            self.prose.any(*at, words![",", ";", ":", "(", "“", "\""])
                || self.prose.word(*at) == "." && *at + 1 == end
        };
        let end = (from..far).find(stop).unwrap_or(far);
        if let Some(person) = self.subject(from, end) {
            return Some(Speaker::Person(person));
        }
        // said their lawyer, Ada Brook.
        if self.prose.word(end) == ","
            && is_possessive(self.prose.word(from))
            && let Some(person) = self.first_person(end + 1..(end + 3).min(self.prose.tokens.len()))
        {
            return Some(Speaker::Person(person));
        }
        let stop = |at: &usize| {
            words!["in", "on", "at", "during", "when", "after", "before", "who", "as", "that", "while"]
                .has(self.lower(*at).as_str())
        };
        let end = (from..end).find(stop).unwrap_or(end);
        // says a report highlighting “…”
        let says = words![
            "highlighting",
            "saying",
            "citing",
            "warning",
            "calling",
            "describing",
            "detailing",
            "passing"
        ];
        let end = (from + 1..end).find(|&at| says.has(&self.lower(at))).unwrap_or(end);
        self.words(from, end)
    }

    /// The person that a stretch speaks of: not `Lind` in “Lind’s sister, Ada Brook”, nor in “Lind spokeswoman Ada
    /// Brook”.
    pub(super) fn subject(&self, from: usize, end: usize) -> Option<usize> {
        let span = self.prose.span_of(from..end)?;
        let mut at = self.mentions_before(span.start);
        loop {
            let mention = self.mentions.get(at).filter(|m| m.0 < span.end)?;
            let after = self.prose.token_from(mention.1);
            let owner = self.prose.word(after).starts_with(['’', '\'']) && self.prose.tokens[after].glued;
            let next = self.mentions.get(at + 1).map(|m| self.prose.token_from(m.0));
            let Some(next) = next.filter(|&next| next > after && next <= after + 8 && next <= end + 1) else {
                return Some(mention.2).filter(|_| !owner);
            };
            let word =
                |i: usize| self.prose.tokens[i].kind == TokenKind::Word && !is_boundary(self.prose.word(i));
            let preposition =
                |i: usize| self.prose.any(i, words!["of", "in", "for", "at", "to", "with", "from", "on"]);
            // The comma of an apposition, once.
            let apposed = owner && self.prose.word(next - 1) == ",";
            let close = next - usize::from(apposed);
            let modifies = owner && close <= after + 8 || (after..close).all(|i| word(i) && !preposition(i));
            if !(modifies && close > after) {
                return Some(mention.2).filter(|_| !owner);
            }
            at += 1;
            if apposed {
                return self.mentions.get(at).map(|m| m.2);
            }
        }
    }

    /// The person whom a description without a comma at its end belongs to.
    pub(super) fn described(&self, start: usize, end: usize) -> Option<usize> {
        let comma = (start.max(end.saturating_sub(14))..end).rev().find(|&at| self.prose.word(at) == ",")?;
        let article = self.prose.any(comma + 1, words!["a", "an", "the"]);
        let plain = (comma + 1..end).all(|at| !is_boundary(&self.lower(at)) && !self.is_verb(at, comma));
        self.person_at(comma.checked_sub(1)?).filter(|_| article && plain)
    }

    /// A noun phrase that ends here, as free text.
    pub(super) fn phrase(&self, start: usize, end: usize) -> Option<Speaker> {
        let floor = start.max(end.saturating_sub(12));
        let is_edge = |at: usize| {
            self.prose.any(at, words![",", ";", ":", ".", "(", ")", "—", "–", "”", "\"", "’"])
                || is_boundary(&self.lower(at))
                    // “the Committee on Trade and Transport”
                    && !(self.prose.word(at) == "and"
                        && [at.wrapping_sub(1), at + 1]
                            .iter()
                            .all(|&i| self.prose.word(i).starts_with(char::is_uppercase)))
        };
        let from = (floor..end).rev().find(|&at| is_edge(at)).map_or(floor, |at| at + 1);
        // `the porter who found the keys said`; `the leaflet, which they had printed, claimed`
        let relative = from > start + 1 && words!["who", "which", "that"].has(self.lower(from - 1).as_str());
        if relative && from < end && self.is_clause(from) {
            let comma = usize::from(self.prose.word(from - 2) == ",");
            return self.phrase(start, from - 1 - comma);
        }
        self.words(from, end)
    }

    /// Whether what begins here is no noun phrase.
    pub(super) fn is_clause(&self, from: usize) -> bool {
        let first = self.lower(from);
        is_cue(&first)
            || first.starts_with(['’', '\''])
            || Lexicon::get().of(key(&first)).any(Class::VERB)
            || words![
                "was", "were", "is", "are", "had", "has", "have", "been", "will", "would", "could", "can",
                "did", "they", "we", "it", "he", "she", "you", "there", "not", "i", "for", "with", "to",
                "by", "in", "of", "on", "from", "at", "last",
            ]
            .has(first.as_str())
    }

    pub(super) fn words(&self, from: usize, end: usize) -> Option<Speaker> {
        // “the ministry on Sunday”
        let day =
            from + 2 < end && self.lower(end.wrapping_sub(2)) == "on" && self.lower(end - 1).ends_with("day");
        let end = if day { end - 2 } else { end };
        let article = words!["the", "a", "an"].has(self.lower(from).as_str());
        let from = if article { from + 1 } else { from };
        let owns = end > from && self.prose.word(end - 1).starts_with(['’', '\'']);
        if !article && self.is_clause(from) || owns {
            return None;
        }
        if article && let Some(person) = self.holder(from..end) {
            return Some(Speaker::Person(person));
        }
        let span = self.prose.span_of(from..end)?;
        let is_name = (from..end).any(|at| self.prose.tokens[at].kind == TokenKind::Word);
        let text = one_line(self.prose.slice(span));
        is_name.then_some(Speaker::Named(text))
    }
}
