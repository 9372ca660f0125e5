//! Pronouns: whom he and she stand for.

use std::ops::Range;
use std::sync::OnceLock;

use super::gather::Gender;
use super::refer::{REACH, Reference, Seen, WINDOW, Walk};
use crate::data;
use crate::map::Set;
use crate::order;
use crate::people::MentionKind;
use crate::people::lexicon::Class;
use crate::text::TokenKind;
use crate::wordlist::words;

impl Walk<'_, '_> {
    /// Pronouns, and men and women without a name, who draw pronouns to themselves.
    pub(super) fn word(&mut self, at: usize, number: usize, sentence: &Range<usize>, quoted: bool) {
        let view = self.view;
        if view.prose.tokens[at].kind != TokenKind::Word {
            return;
        }
        let text = view.text(at);
        if text.len() > 12 || !text.is_ascii() {
            return;
        }
        let gender = match text {
            "he" | "He" | "him" | "his" | "His" | "HE" | "HIS" | "HIM" => Gender::Male,
            "she" | "She" | "her" | "Her" | "SHE" | "HER" => Gender::Female,
            _ => {
                let class = view.words[at].class;
                let described = class.any(Class::HEAD)
                    && !class.any(Class::PLURAL)
                    && view.is_lower(at)
                    && at < sentence.start + 7
                    && (sentence.start..at).any(|i| phrase_opens(view.text(i)))
                    && !view.words.get(at + 1).is_some_and(|w| w.class.any(Class::HEAD));
                if described && !self.seen.last().is_some_and(|s| s.at + 8 > at && s.sentence == number) {
                    self.anonymous |= text == "official";
                    self.seen.push(Seen { entity: None, at, sentence: number, quoted, gender: None });
                    return;
                }
                let named = view.is_lower(at) && !class.any(Class::STOP);
                if named
                    && class.any(Class::KIN.with(Class::FEMALE).with(Class::MALE))
                    && !class.any(Class::HEAD)
                {
                    let gender = if class.any(Class::FEMALE) { Gender::Female } else { Gender::Male };
                    let gender = class.any(Class::FEMALE.with(Class::MALE)).then_some(gender);
                    self.seen.push(Seen { entity: None, at, sentence: number, quoted, gender });
                }
                return;
            }
        };
        // “…,” he said: who spoke last goes on speaking.
        let speaks = !quoted && view.words.get(at + 1).is_some_and(|w| w.class.any(Class::SAY));
        let goes_on = speaks.then(|| self.last_speaker(number, gender)).flatten();
        let fits = |&e: &usize| self.gender[e].is_none_or(|g| g == gender);
        let ahead = || self.owner_acts(at, sentence).or_else(|| self.follows(at, sentence)).filter(fits);
        let found = goes_on.or_else(ahead).or_else(|| self.antecedent(at, number, sentence, quoted, gender));
        // Nobody is `he` in what he says himself.
        let Some(entity) = found.filter(|&e| !quoted || self.speaker_behind(at) != Some(e)) else { return };
        self.gender[entity] = Some(gender);
        self.seen.push(Seen { entity: Some(entity), at, sentence: number, quoted, gender: Some(gender) });
        if self.people[entity].official {
            self.found.push(Reference { entity, tokens: at..at + 1, kind: MentionKind::Pronoun });
        }
    }

    /// Whom a pronoun stands for: the one who leads the nearest sentence that has somebody of that sex.
    fn antecedent(
        &self,
        at: usize,
        number: usize,
        sentence: &Range<usize>,
        quoted: bool,
        gender: Gender,
    ) -> Option<usize> {
        let recent: Vec<Seen> = self
            .seen
            .iter()
            .rev()
            .take(WINDOW)
            .take_while(|s| s.sentence + REACH >= number)
            .copied()
            .collect();
        if let Some(subject) = self.reports_of_self(at, sentence, gender, quoted) {
            return Some(subject);
        }
        // Who speaks in this sentence is not who is spoken of; nor is who acts the one acted on.
        let speaker = if quoted { self.speaker(sentence, at) } else { self.actor(sentence, at) };
        for back in 0..=REACH {
            let Some(at_sentence) = number.checked_sub(back) else { break };
            let fits = |s: &&Seen| {
                s.sentence == at_sentence
                    && s.gender.is_none_or(|g| g == gender)
                    && (s.entity.is_none() || s.entity != speaker)
                    && (quoted || !s.quoted)
            };
            // `Hale said that Brook would pursue him`: not who says it, nor for sure anybody else.
            if back == 0 && self.view.any(at, words!["him", "Him"]) {
                let mut men: Vec<Option<usize>> = recent.iter().filter(fits).map(|s| s.entity).collect();
                order::by_key(&mut men, |&entity| entity);
                men.dedup();
                if men.len() > 1 {
                    return None;
                }
            }
            // In the order of the text: the first is most often the subject.
            let in_order = || recent.iter().rev().filter(fits);
            // Who speaks in it, or leads it, comes before those whose sex is known: `Roe, the leader, said Smith’s …`
            let lead = self.view.prose.sentences.get(at_sentence).map_or(0, |s| s.start);
            let says = in_order().find(|s| s.entity.is_some() && self.says(s.at));
            let leads = in_order().next().filter(|s| s.entity.is_some() && s.at <= lead + 2 && back > 0);
            if let Some(subject) = says.or(leads) {
                // `Roe said the man was alone when he left`: somebody without a name has come between.
                let between = says.is_some()
                    && in_order().any(|s| {
                        let told = s.at > subject.at + 1 && s.at < at;
                        s.entity.is_none() && s.gender == Some(gender) && told
                    });
                return subject.entity.filter(|_| !between);
            }
            let mut known = in_order().filter(|s| s.gender.is_some());
            if let Some(first) = known.next() {
                return first.entity;
            }
            let mut unknown: Vec<Option<usize>> = recent.iter().filter(fits).map(|s| s.entity).collect();
            order::by_key(&mut unknown, |&entity| entity);
            unknown.dedup();
            match unknown.as_slice() {
                [] => {}
                [one] => return *one,
                _ => return recent.iter().filter(fits).find(|s| self.says(s.at)).and_then(|s| s.entity),
            }
        }
        None
    }

    /// `Roe has said` he left; Roe, `who said that` he left: of himself, as far as anybody can tell.
    fn reports_of_self(
        &self,
        at: usize,
        sentence: &Range<usize>,
        gender: Gender,
        quoted: bool,
    ) -> Option<usize> {
        let view = self.view;
        if !view.any(at, words!["he", "she"]) {
            return None;
        }
        let verb = at.checked_sub(1 + usize::from(view.text(at.wrapping_sub(1)) == "that"))?;
        if verb <= sentence.start || !view.words[verb].class.any(Class::SAY) || !view.is_lower(verb) {
            return None;
        }
        let near = self.seen.iter().rev().take(WINDOW).take_while(|s| s.at >= sentence.start);
        let subject = near.into_iter().find(|s| s.at < verb && s.quoted == quoted)?;
        let name = self.names.get(self.names_until(subject.at));
        let next = name.filter(|n| n.contains(&subject.at)).map_or(subject.at + 1, |n| n.end);
        let clear = next <= verb
            && verb < next + 4
            && (next..verb).all(|i| view.any(i, words![",", "who", "has", "had", "also", "later", "then"]));
        subject.entity.filter(|_| clear && subject.gender.is_none_or(|g| g == gender))
    }

    /// Who was last said to speak, within reach and before anybody else of that sex came in.
    fn last_speaker(&self, number: usize, gender: Gender) -> Option<usize> {
        let near = self.seen.iter().rev().take(WINDOW).take_while(|s| s.sentence + REACH >= number);
        let mut unquoted = near.filter(|s| !s.quoted && s.sentence < number);
        unquoted
            .find(|s| s.gender == Some(gender) || self.says(s.at))
            .filter(|s| self.says(s.at) && s.gender.is_none_or(|g| g == gender))
            .and_then(|s| s.entity)
    }

    /// Whether a verb of saying follows this mention closely, or comes right before it.
    fn says(&self, at: usize) -> bool {
        let view = self.view;
        let say = |i: usize| view.words.get(i).is_some_and(|w| w.class.any(Class::SAY));
        // `Roe, he said`: not Roe.
        let parted = |i: &usize| view.any(*i, words![",", ";", "he", "she", "they", "who"]);
        let near = (at + 1..at + 4).take_while(|i| !parted(i));
        if near.into_iter().any(|i| say(i) && view.is_lower(i)) || at > 0 && say(at - 1) {
            return true;
        }
        // `Roe, the leader of the council, said`
        let comma = (at + 1..at + 4).find(|&i| view.text(i) == ",");
        let close = comma.and_then(|c| (c + 2..c + 16).find(|&i| view.text(i) == ","));
        close.is_some_and(|c| say(c + 1) && view.is_lower(c + 1))
    }

    /// How many names end before this token.
    #[inline(never)]
    fn names_until(&self, at: usize) -> usize {
        self.names.partition_point(|name| name.end <= at)
    }

    /// `him`, or `her` where that is no owner.
    fn is_object(&self, at: usize) -> bool {
        let view = self.view;
        let apart = words![
            "for", "as", "in", "to", "on", "at", "with", "from", "by", "and", "that", "when", "after",
            "before", "a", "an", "the", "if", "not", "about",
        ];
        view.any(at, words!["him"])
            || view.any(at, words!["her"]) && (!view.is_word(at + 1) || view.any(at + 1, apart))
    }

    /// A verb of what somebody does to what is another's: `Roe praised his courage`.
    fn is_of_another(&self, at: usize) -> bool {
        let verbs = words![
            "called",
            "praised",
            "praises",
            "hailed",
            "lauded",
            "mourned",
            "criticised",
            "criticized",
            "condemned",
            "mocked",
            "applauded",
        ];
        self.view.any(at, verbs)
    }

    /// `Roe opened his speech`, `Roe kept to his promise`: what is Roe's own, with nobody between.
    fn owner_acts(&self, at: usize, sentence: &Range<usize>) -> Option<usize> {
        let view = self.view;
        let owns = view.any(at, words!["his", "her"]) && view.is_word(at + 1) && !self.is_object(at);
        let mut verb = at.checked_sub(1).filter(|_| owns)?;
        if view.any(at + 1, words!["own"])
            && let Some(actor) = self.acts_before(at, sentence)
        {
            return Some(actor);
        }
        // `through his`
        while verb > sentence.start
            && at < verb + 4
            && view.any(
                verb,
                words![
                    "in",
                    "on",
                    "of",
                    "to",
                    "for",
                    "with",
                    "through",
                    "throughout",
                    "during",
                    "about",
                    "from",
                    "by"
                ],
            )
        {
            verb -= 1;
        }
        // With most verbs it may be another's.
        static OWN: OnceLock<Set<&str>> = OnceLock::new();
        let acts = data::words("people/own.txt", &OWN).has(view.text(verb));
        let subject = (sentence.start..verb).rev().take(4).find(|&i| !view.is_lower(i))?;
        let next = self.names_until(subject);
        self.names.get(next).filter(|n| acts && n.contains(&subject) && !view.is_clitic(n.end))?;
        self.owner.get(next).copied().filter(|&e| e < self.people.len())
    }

    /// The last one named before this that a verb follows: `Roe released a record of his own call`.
    fn acts_before(&self, at: usize, sentence: &Range<usize>) -> Option<usize> {
        let view = self.view;
        let last = self.names_until(at);
        let acts = |&i: &usize| {
            let name = &self.names[i];
            let next = name.end;
            let helps =
                words!["has", "had", "is", "was", "would", "will", "could", "can", "did", "may", "might"];
            // `whom Roe has backed`
            let within =
                |k: usize| view.any(name.start.wrapping_sub(k), words!["whom", "whose", "which", "who"]);
            let class = view.words[next].class;
            let acts = class.any(Class::VERB.with(Class::SAY)) || view.text(next).ends_with("ed");
            !(1..4).any(within) && (view.is_lower(next) && acts || view.any(next, helps))
        };
        let named =
            (0..last).rev().take(4).take_while(|&i| self.names[i].start >= sentence.start).find(acts)?;
        self.owner.get(named).copied().filter(|&e| e < self.people.len())
    }

    /// `In his address, Roe accused …`: whoever leads the sentence after what comes before it.
    fn follows(&self, at: usize, sentence: &Range<usize>) -> Option<usize> {
        let view = self.view;
        let opens = view.any(
            sentence.start,
            words![
                "In",
                "Before",
                "After",
                "During",
                "With",
                "Since",
                "Despite",
                "At",
                "On",
                "For",
                "Throughout",
                "Under",
            ],
        );
        if !opens || at > sentence.start + 6 {
            return None;
        }
        let comma = (at + 1..sentence.end.min(at + 12)).find(|&i| view.text(i) == ",")?;
        let next = self.names.partition_point(|n| n.start <= at);
        self.names.get(next).filter(|n| n.start == comma + 1 && !view.is_clitic(n.end))?;
        self.owner.get(next).copied().filter(|&e| e < self.people.len())
    }

    /// `Roe` in `Roe called him`: never the one that an object stands for.
    fn actor(&self, sentence: &Range<usize>, at: usize) -> Option<usize> {
        let view = self.view;
        let praised = view.any(at, words!["his", "her"]) && at > 0 && self.is_of_another(at - 1);
        let object = praised || self.is_object(at);
        let verb = at.checked_sub(1).filter(|&verb| verb > sentence.start && view.is_lower(verb))?;
        let class = view.words[verb].class;
        let acts = class.any(Class::SAY.with(Class::VERB)) || view.text(verb).ends_with("ed");
        let mine = || {
            self.seen.iter().rev().take(WINDOW).take_while(|s| s.at >= sentence.start).filter(|s| !s.quoted)
        };
        // With an apposition between, the first of the sentence: `Roe, the leader of the house, asked him`.
        let closes = verb > 0 && view.text(verb - 1) == ",";
        let subject = if closes { mine().last() } else { mine().next().filter(|s| s.at + 6 > at) }?;
        let clear = (subject.at..verb).all(|i| !view.any(i, words!["that", "and", "but", ";", ":"]))
            && (closes || (subject.at..verb).all(|i| view.text(i) != ","));
        subject.entity.filter(|_| object && acts && clear)
    }

    /// The person named next to a verb of saying right behind the quotation: `“… what he has to say,” Roe said`.
    fn speaker_behind(&self, at: usize) -> Option<usize> {
        /// Tokens that a quotation may go on for.
        const LENGTH: usize = 80;
        /// Tokens within which its speaker stands behind it.
        const NEAR: usize = 6;
        let view = self.view;
        let end = view.words.len().min(at + LENGTH);
        let close = (at..end).find(|&i| matches!(view.text(i), "”" | "\""))?;
        let next = self.names.partition_point(|n| n.start <= close);
        let name = self.names.get(next).filter(|n| n.start <= close + NEAR)?;
        if view.sentence_of(name.start) != view.sentence_of(close) {
            return None;
        }
        let said = |i: usize| view.words.get(i).is_some_and(|w| w.class.any(Class::SAY)) && view.is_lower(i);
        let says = said(name.end) || (close + 1..name.start).any(said);
        self.owner.get(next).copied().filter(|&e| says && e < self.people.len())
    }

    /// The person named next to a verb of saying in this sentence, before the quotation.
    fn speaker(&self, sentence: &Range<usize>, before: usize) -> Option<usize> {
        let said = |at: usize| self.view.words.get(at).is_some_and(|w| w.class.any(Class::SAY));
        self.seen
            .iter()
            .rev()
            .take(WINDOW)
            .take_while(|s| s.at >= sentence.start)
            .find(|s| {
                // `Roe: “…”`
                let label = s.at <= sentence.start + 2
                    && (s.at + 1..s.at + 4).any(|i| self.view.text(i) == ":" && i + 1 < before);
                s.at < before && !s.quoted && (label || (s.at + 1..s.at + 5).any(said))
            })
            .and_then(|s| s.entity)
    }
}

/// Articles: what they open may be a person without a name.
fn phrase_opens(text: &str) -> bool {
    words!["a", "an", "the", "A", "An", "The", "one", "One", "another", "Another"].has(text)
}
