//! Which person is mentioned at a token, in a stretch, or served by somebody without a name.

use std::ops::Range;

use super::attribution::Reader;
use crate::lower;
use crate::people::MentionKind;
use crate::people::lexicon::{Class, Lexicon, key};
use crate::wordlist::words;

/// So many positions of an article are looked through for a description.
const MOST: usize = 256;

impl Reader<'_> {
    /// Whether the person whose name ends here is only whom somebody without a name serves: `a former aide to` Lind.
    pub(super) fn serves_another(&self, end: usize, start: usize) -> bool {
        let Some(mention) = end.checked_sub(1).and_then(|at| self.mention_at(at)) else { return false };
        if mention.3 != MentionKind::Name {
            return false;
        }
        let mut at = self.prose.token_from(mention.0);
        // The title of the one who is served.
        while at > start && self.prose.word(at - 1).starts_with(char::is_uppercase)
            || at > start + 1 && self.prose.word(at - 1) == "."
        {
            at -= 1;
        }
        if at < start + 2 || !self.prose.any(at - 1, words!["to", "for", "of", "with"]) {
            return false;
        }
        let noun = self.prose.word(at - 2);
        // `a person close to` Lind
        if noun == "close" || noun == "familiar" {
            return true;
        }
        let class = Lexicon::get().of(key(noun));
        noun.starts_with(char::is_lowercase)
            && class.any(Class::WEAK.with(Class::POST).with(Class::KIN))
            && (start.max(at.saturating_sub(7))..at - 2)
                .any(|i| words!["a", "an", "the", "one", "another"].has(self.lower(i).as_str()))
            // `Brook, a spokeswoman for Lind`: that is Brook.
            && !(start..at - 2).rev().take(6).any(|i| self.prose.word(i) == ",")
    }

    /// The one person whose position a description repeats: `the host`, of the host of a show.
    pub(super) fn holder(&self, tokens: Range<usize>) -> Option<usize> {
        let class = Lexicon::get().of(key(self.prose.word(tokens.end.checked_sub(1)?)));
        if tokens.len() > 3 || !class.any(Class::HEAD) || class.any(Class::PLURAL) {
            return None;
        }
        let text = lower::text(self.prose.slice(self.prose.span_of(tokens)?));
        let held = [" ", &text, " "].concat();
        let mut holders = self
            .positions
            .iter()
            .take(MOST)
            .filter(|(all, _)| all.contains(&held))
            .map(|(_, person)| *person);
        let first = holders.next()?;
        holders.all(|other| other == first).then_some(first)
    }

    /// Whether the given name allows “she” or “he”.
    pub(super) fn may_be(&self, person: usize, female: Option<bool>) -> bool {
        let Some(female) = female else { return true };
        match self.female.get(person).copied().flatten() {
            Some(known) => known == female,
            None => true,
        }
    }

    /// The first person of a stretch that meets a condition.
    pub(super) fn any_person(&self, tokens: Range<usize>, fits: impl Fn(&usize) -> bool) -> Option<usize> {
        let span = self.prose.span_of(tokens)?;
        let first = self.mentions_before(span.start);
        let said = |at: u32| {
            let token = self.prose.token_from(at);
            // `anti-Brook protests`
            let compound = token > 0 && self.prose.word(token - 1) == "-" && self.prose.tokens[token].glued;
            if compound {
                return true;
            }
            let quote = self.marked.partition_point(|m| m.tokens.end <= token);
            self.marked.get(quote).is_some_and(|m| m.tokens.contains(&token))
        };
        let mut inside = self.mentions[first..].iter().take_while(|m| m.0 < span.end);
        inside.find(|m| fits(&m.2) && !said(m.0)).map(|m| m.2)
    }

    /// How many mentions begin before this byte.
    #[inline(never)]
    pub(super) fn mentions_before(&self, byte: u32) -> usize {
        self.mentions.partition_point(|m| m.0 < byte)
    }

    /// The person mentioned at this token.
    pub(super) fn person_at(&self, at: usize) -> Option<usize> {
        self.mention_at(at).map(|m| m.2)
    }

    pub(super) fn mention_at(&self, at: usize) -> Option<(u32, u32, usize, MentionKind)> {
        let span = self.prose.tokens.get(at)?.span;
        let after = self.mentions.partition_point(|m| m.0 <= span.start);
        self.mentions[..after].iter().rev().take(3).find(|m| span.start < m.1).copied()
    }

    pub(super) fn first_person(&self, tokens: Range<usize>) -> Option<usize> {
        let span = self.prose.span_of(tokens)?;
        let first = self.mentions_before(span.start);
        self.mentions.get(first).filter(|m| m.0 < span.end).map(|m| m.2)
    }

    pub(super) fn last_person(&self, tokens: Range<usize>) -> Option<usize> {
        let span = self.prose.span_of(tokens)?;
        let after = self.mentions_before(span.end);
        self.mentions[..after].last().filter(|m| m.0 >= span.start).map(|m| m.2)
    }
}
