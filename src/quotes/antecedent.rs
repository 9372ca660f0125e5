//! Who `he` and `she` are beside a verb of saying.

use std::ops::Range;

use super::Speaker;
use super::attribution::{REACH, Reader, Saying};
use super::cues::is_between;
use crate::lower;
use crate::people::MentionKind;
use crate::people::lexicon::{Class, Lexicon, key};
use crate::text::BlockKind;
use crate::wordlist::words;

/// So many captions may stand before a paragraph.
const ASIDES: usize = 4;

/// So many sentences before may begin with the same pronoun.
const SAME: usize = 4;

/// Whether a speaker without a name is one person: `doctor from York`, `spokesman for the port`, not `ministry`.
fn is_somebody(speaker: &Speaker) -> bool {
    let Speaker::Named(name) = speaker else { return false };
    let words = name.split_whitespace();
    let head = words.take_while(|word| {
        !words!["of", "for", "from", "in", "at", "with", "who", "on", "to", "by"].has(word)
    });
    head.last().is_some_and(|word| {
        let lower = lower::text(word);
        let class = Lexicon::get().of(key(&lower));
        class.any(Class::HEAD) && !class.any(Class::PLURAL)
            || words![
                "man",
                "woman",
                "witness",
                "spokesperson",
                "mother",
                "father",
                "source",
                "survivor",
                "buyer",
                "user"
            ]
            .has(lower.as_str())
    })
}

impl Reader<'_> {
    /// He or she: whoever the sentence, or the one before it, is about; else the last speaker; else the last
    /// person named. Never the one who is spoken to (“he told Ann Lee”).
    pub(super) fn pronoun(
        &self,
        at: usize,
        verb: usize,
        quote: usize,
        last: Option<&Saying>,
    ) -> Option<Speaker> {
        let sentence = self.prose.sentence_of(at);
        let addressed = self.first_person(verb + 1..(verb + 5).min(sentence.end));
        let female = match self.lower(at).as_str() {
            "he" => Some(false),
            "she" => Some(true),
            _ => None,
        };
        let other = |person: &usize| Some(*person) != addressed && self.may_be(*person, female);
        let about = |tokens: Range<usize>| self.any_person(tokens, other);
        if let Some(person) = about(sentence.start.max(at.saturating_sub(REACH))..at) {
            return Some(Speaker::Person(person));
        }
        let quoted = last.map_or(0, |l| l.end);
        // The sentence before the quotation, however many sentences that has.
        let start = self.prose.sentence_of(quote.min(at)).start.min(sentence.start);
        let aside = self.is_aside(self.prose.tokens.get(at)?.span.start);
        let mut previous = self.sentence_before(start, aside);
        // `She was more afraid than Lind. “…,” she said.`: whoever she was before.
        for _ in 0..SAME {
            if female.is_some() && self.lower(previous.start) == self.lower(at) && previous.start > quoted {
                previous = self.sentence_before(previous.start, aside);
            }
        }
        let since = previous.start.max(quoted)..previous.end.min(start);
        if let Some(since) = Some(since).filter(|s| s.start < s.end && s.len() < 2 * REACH) {
            // Who speaks there comes before whom it begins with.
            let says =
                since.clone().filter(|&at| self.is_verb(at, since.start) && !self.lower(at).ends_with("ing"));
            let subject = |at: usize| {
                let mut before = (since.start..at).rev().take(3);
                before.find(|&i| !is_between(self.prose.word(i))).and_then(|i| self.person_at(i))
            };
            let speaks = says.filter_map(subject).find(|p| other(p));
            if let Some(person) = speaks.or_else(|| about(since.clone())) {
                return Some(Speaker::Person(person));
            }
            // `A spokesman for the port said … “…,” he said.`
            let verb = since.clone().find(|&at| {
                at > since.start && self.is_verb(at, since.start) && !self.lower(at).ends_with("ing")
            });
            // The words before the verb, and no pronoun's own antecedent: that would go back and back.
            let unnamed = verb.and_then(|verb| self.phrase(since.start, verb));
            if let Some(speaker) = unnamed.filter(is_somebody) {
                return Some(speaker);
            }
        }
        if let Some(person) = self.since(quoted, start, &other).filter(|_| female.is_some()) {
            return Some(Speaker::Person(person));
        }
        if let Some(Speaker::Person(person)) = last.and_then(|l| l.speaker.clone())
            && other(&person)
        {
            return Some(Speaker::Person(person));
        }
        // Who is not named goes on speaking in the same breath.
        let near = quoted + REACH > start;
        if let Some(speaker) = last.and_then(|l| l.speaker.clone()).filter(|s| near && is_somebody(s)) {
            return Some(speaker);
        }
        let token = self.prose.tokens.get(at)?;
        let before = self.mentions_before(token.span.start);
        let names = self.mentions[..before].iter().rev().take(40);
        let names = names.filter(|m| m.3 == MentionKind::Name && !self.is_aside(m.0));
        names.map(|m| m.2).find(other).map(Speaker::Person)
    }

    /// The sentence before this token; what pictures show, and who took them, has nothing to do with what is said beside
    /// them.
    fn sentence_before(&self, token: usize, aside: bool) -> Range<usize> {
        let mut before = token.saturating_sub(1);
        for _ in 0..ASIDES {
            let block = self.prose.block_of(before).filter(|block| !aside && is_aside(block.kind));
            let Some(above) = block.and_then(|block| block.tokens.start.checked_sub(1)) else { break };
            before = above;
        }
        self.prose.sentence_of(before)
    }

    /// Whether what begins at this byte is told of a picture.
    fn is_aside(&self, start: u32) -> bool {
        let block = self.prose.blocks.partition_point(|block| block.span.end <= start);
        self.prose.blocks.get(block).is_some_and(|block| is_aside(block.kind))
    }

    /// Who has come to speak since the last quotation: the last one named who says something, or leads a paragraph.
    fn since(&self, from: usize, end: usize, fits: &impl Fn(&usize) -> bool) -> Option<usize> {
        let span = self.prose.span_of(from.max(end.saturating_sub(4 * REACH))..end)?;
        let first = self.mentions_before(span.start);
        let inside = self.mentions[first..].iter().take_while(|m| m.0 < span.end);
        // A paragraph about somebody else may stand between two sayings of one.
        let away = end > from + REACH + REACH / 2;
        let is_told = |m: &&(u32, u32, usize, MentionKind)| {
            m.3 == MentionKind::Name && fits(&m.2) && !self.is_aside(m.0)
        };
        let told: Vec<_> = inside.filter(is_told).collect();
        let leads = |m: &&&(u32, u32, usize, MentionKind)| {
            let at = self.prose.token_from(m.0);
            let next = self.prose.token_from(m.1);
            let sentence = self.prose.sentence_of(at);
            let says = (next..sentence.end.min(next + 14))
                .any(|i| self.is_verb(i, next) && !self.lower(i).ends_with("ing"));
            let opens = self.prose.block_of(at).is_some_and(|block| block.tokens.start == at);
            let owner = self.prose.word(next).starts_with(['’', '\'']);
            (says && sentence.start == at || opens && away) && !owner
        };
        told.iter().rev().find(leads).map(|m| m.2)
    }
}

/// Captions and credits.
fn is_aside(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Caption | BlockKind::Credit)
}
