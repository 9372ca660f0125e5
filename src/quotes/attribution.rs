//! The word that attributes a quotation, before it or behind it.

use super::cues::{has_object, is_bearer, is_between, is_boundary, is_cue};
use super::marks::Marked;
use super::{Quote, Speaker};
use crate::lower;
use crate::order;
use crate::people::lexicon::{Class, Lexicon, key};
use crate::people::{MentionKind, Person};
use crate::text::Prose;
use crate::wordlist::words;

/// Tokens looked at on either side of a quotation.
pub(super) const REACH: usize = 60;

/// Fewest words of a quotation.
const WORDS: usize = 3;

/// A title has at most so many words.
const LONGEST_TITLE: usize = 16;

/// A longer one that a colon brings is nothing but speech.
const LONG: usize = 6;

/// Gives each stretch its speaker; leaves out those that nobody is said to have said.
pub(super) fn attribute(prose: &Prose, people: &[Person], marked: &[Marked]) -> Vec<Quote> {
    let reader = Reader::new(prose, people, marked);
    let mut sayings: Vec<Option<Saying>> = Vec::with_capacity(marked.len());
    for (index, quote) in marked.iter().enumerate() {
        let last = sayings.iter().rev().take(6).flatten().next().cloned();
        let saying = reader.saying(index, quote, last.as_ref());
        let before = index.checked_sub(1).map(|i| (&marked[i], sayings[i].clone()));
        // Where a paragraph of somebody's own words stands between, that one goes on.
        let parted = before.as_ref().is_some_and(|(previous, _)| {
            let open = quote.tokens.start;
            previous.block + 1 < quote.block
                || previous.block == quote.block
                    && reader.prose.sentence_of(open.saturating_sub(1)).start >= previous.tokens.end
        });
        let saying = saying
            .or_else(|| reader.told(index, quote).filter(|_| parted))
            .or_else(|| reader.carried(quote, before))
            .or_else(|| reader.told(index, quote));
        sayings.push(saying.filter(|_| !reader.is_title(quote)));
    }
    // A paragraph left open belongs to whoever is named after the last one.
    for index in (0..marked.len().saturating_sub(1)).rev() {
        if !marked[index].closed
            && sayings[index].is_none()
            && marked[index + 1].block == marked[index].block + 1
        {
            sayings[index] = sayings[index + 1].clone();
        }
    }
    let quotes = marked.iter().zip(sayings).filter(|(quote, _)| quote.words >= WORDS);
    quotes
        .filter_map(|(quote, saying)| {
            let saying = saying?;
            let span = prose.span_of(quote.tokens.clone())?;
            let cue = Some(saying.cue).filter(|cue| !cue.is_empty());
            Some(Quote { span, speaker: saying.speaker, cue })
        })
        .collect()
}

/// That somebody says something.
#[derive(Clone, Debug)]
pub(super) struct Saying {
    pub(super) speaker: Option<Speaker>,
    pub(super) cue: String,
    /// One past the last token of the quotation.
    pub(super) end: usize,
}

pub(super) struct Reader<'a> {
    pub(super) prose: &'a Prose,
    pub(super) marked: &'a [Marked],
    /// Start, end and person of every mention, in text order.
    pub(super) mentions: Vec<(u32, u32, usize, MentionKind)>,
    /// Of every person: whether the given name is a woman’s, where that is known.
    pub(super) female: Vec<Option<bool>>,
    /// Every position, in small letters with a blank on either side, with the person who has it.
    pub(super) positions: Vec<(String, usize)>,
}

impl<'a> Reader<'a> {
    fn new(prose: &'a Prose, people: &[Person], marked: &'a [Marked]) -> Reader<'a> {
        let all = people.iter().enumerate();
        let mut mentions: Vec<_> = all
            .flat_map(|(index, p)| p.mentions.iter().map(move |m| (m.span.start, m.span.end, index, m.kind)))
            .collect();
        order::by_key(&mut mentions, |&(start, end, ..)| (start, end));
        let lexicon = Lexicon::get();
        let female = people.iter().map(|person| {
            let given = person.name.split_whitespace().next()?;
            let class = lexicon.of(key(given));
            // A single word may be a surname.
            if !person.name.contains(' ') && class.any(Class::FAMILY) {
                return None;
            }
            (class.any(Class::FEMALE) != class.any(Class::MALE)).then_some(class.any(Class::FEMALE))
        });
        let positions = people.iter().enumerate().flat_map(|(index, person)| {
            person.roles.iter().map(move |role| ([" ", &lower::text(&role.text), " "].concat(), index))
        });
        Reader { prose, marked, mentions, female: female.collect(), positions: positions.collect() }
    }

    fn saying(&self, index: usize, quote: &Marked, last: Option<&Saying>) -> Option<Saying> {
        let goes_on = quote.closed && self.sentence_goes_on(quote);
        let after = || self.after(index, quote, goes_on, last);
        let before = || self.before(index, quote, last);
        if (goes_on || self.is_closed_by(quote)) && !self.is_introduced(index, quote) {
            after().or_else(before)
        } else {
            before().or_else(after)
        }
    }

    /// Whether the sentence ends with who says all of it: `That he signed is a “sad step” for us, says Ada Brook.`
    fn is_closed_by(&self, quote: &Marked) -> bool {
        let from = quote.tokens.end;
        let end = self.prose.sentence_of(from).end.min(from + REACH);
        let mut commas = (from..end).filter(|&at| self.prose.word(at) == ",");
        commas.any(|comma| {
            let named = self.mention_at(comma + 2).filter(|m| m.3 == MentionKind::Name);
            let rest = named.map(|name| self.prose.token_from(name.1));
            self.is_verb(comma + 1, comma)
                && rest.is_some_and(|at| at + 1 >= end || self.prose.word(at) == ",")
        })
    }

    /// `…, says Lind`
    fn is_inverted(&self, cue: usize) -> bool {
        let verb = cue > 0 && !has_object(self.prose.word(cue));
        verb && self.prose.word(cue - 1) == "," && self.person_at(cue + 1).is_some()
    }

    /// Whether the cue stands right before the quotation: she also said, “…”; he asked last week “…?”
    fn is_introduced(&self, index: usize, quote: &Marked) -> bool {
        let open = quote.tokens.start;
        let asks = self.prose.any(quote.tokens.end.saturating_sub(2), words!["?", "!"]);
        let mark = open > 0 && self.prose.any(open - 1, words![",", ":"]);
        let end = open - usize::from(mark);
        let start = self.prose.sentence_of(open).start;
        let near = end.saturating_sub(if asks { 4 } else { 1 }).max(start)..end;
        near.clone().any(|at| {
            at > start
                && !self.is_quoted(at, index)
                && self.is_verb(at, start)
                && !self.lower(at).ends_with("ing")
                && !(at..end).any(|i| self.prose.any(i, words![",", "”", "\""]))
                // “…,” she said, “…”: one saying in two parts.
                && !(start..at).rev().take(5).any(|i| self.is_quoted(i, index))
        })
    }

    /// A title: “The Long Way Home”. Quotations are sentences or parts of them.
    fn is_title(&self, quote: &Marked) -> bool {
        let small = |word: &str| {
            words![
                "a", "an", "the", "of", "and", "or", "in", "on", "at", "to", "for", "from", "with", "by",
                "as", "but",
            ]
            .has(word)
        };
        let mut capitals = 0;
        for at in quote.tokens.start + 1..quote.tokens.end - usize::from(quote.closed) {
            let word = self.prose.word(at);
            match word.chars().next() {
                // `WE WILL WIN`
                Some(c) if c.is_uppercase() => {
                    capitals += usize::from(word.contains(char::is_lowercase));
                }
                Some(c) if c.is_lowercase() && !small(word) => return false,
                _ => {}
            }
        }
        quote.closed && capitals >= 3 && quote.words <= LONGEST_TITLE
    }

    /// The sentence before reports what the same person says: Ann Lee said the dam was old. “It must go.”
    fn told(&self, index: usize, quote: &Marked) -> Option<Saying> {
        let open = quote.tokens.start;
        let sentence = self.prose.sentence_of(open);
        let block = self.prose.blocks.get(quote.block)?;
        if sentence.start != open || open == 0 || !self.is_whole(quote) || !quote.closed {
            return None;
        }
        // At the head of a paragraph only where that is all quotation.
        if open == block.tokens.start && quote.tokens.end + 1 < block.tokens.end {
            return None;
        }
        let floor = if open == block.tokens.start {
            self.prose.blocks.get(quote.block.checked_sub(1)?)?.tokens.start
        } else {
            block.tokens.start
        };
        let before = self.prose.sentence_of(open - 1);
        if before.start < floor || before.len() > 2 * REACH || self.is_quoted(open - 1, index) {
            return None;
        }
        let cue = before.clone().find(|&at| {
            !self.is_quoted(at, index) && self.is_verb(at, before.start) && !self.lower(at).ends_with("ing")
        })?;
        if self.lower(cue) == "according" || before.start == cue {
            return None;
        }
        // `The dam is old, says Lind.`
        let speaker = match self.is_inverted(cue) {
            true => self.following(cue + 1, before.end)?,
            false => self.preceding(cue, before.start, open, None)?,
        };
        // Nobody else may come between.
        matches!(speaker, Speaker::Person(_)).then_some(Saying {
            speaker: Some(speaker),
            cue: self.lower(cue),
            end: quote.tokens.end,
        })
    }

    /// A quotation without a cue that goes on from the one before: the next sentence of the paragraph, or a
    /// paragraph that is all quotation.
    fn carried(&self, quote: &Marked, before: Option<(&Marked, Option<Saying>)>) -> Option<Saying> {
        let (previous, saying) = before?;
        let block = self.prose.blocks.get(quote.block)?;
        let open = quote.tokens.start;
        let begins = self.prose.sentence_of(open).start == open || self.prose.word(open - 1) == ":";
        let same_paragraph = previous.block == quote.block && begins && self.is_whole(quote);
        let whole = quote.tokens.start == block.tokens.start && quote.tokens.end + 1 >= block.tokens.end;
        let next_paragraph = whole && previous.block + 2 >= quote.block && self.is_whole(quote);
        // Two phrases side by side: “we see you” or “I see you”.
        let beside =
            previous.block == quote.block && quote.tokens.start.saturating_sub(previous.tokens.end) <= 2;
        let saying = (same_paragraph || next_paragraph || beside).then_some(saying).flatten()?;
        Some(Saying { end: quote.tokens.end, ..saying })
    }

    /// Whether it reads like a sentence.
    fn is_whole(&self, quote: &Marked) -> bool {
        let last = quote.tokens.end.saturating_sub(if quote.closed { 2 } else { 1 });
        // `“I told them, ‘Not today.’”`
        let last = last.saturating_sub(usize::from(quote.closed && self.prose.any(last, words!["’", "'"])));
        self.prose.any(last, words![".", "!", "?", ",", "…", "-", "—"])
    }

    /// Whether the sentence goes on after the closing mark: “…,” she said.
    fn sentence_goes_on(&self, quote: &Marked) -> bool {
        // `“He asked, ‘Is it so?’” Brook said.`
        let last = self.prose.word(quote.tokens.end.saturating_sub(2));
        let inner = matches!(last, "’" | "'") && quote.words >= WORDS;
        let last = if inner { self.prose.word(quote.tokens.end.saturating_sub(3)) } else { last };
        words![",", "!", "?", "—", "–", "-", "…", ")"].has(last) || self.prose.word(quote.tokens.end) == ","
    }

    fn after(&self, index: usize, quote: &Marked, goes_on: bool, last: Option<&Saying>) -> Option<Saying> {
        if !quote.closed {
            return None;
        }
        let from = quote.tokens.end;
        let block_end = self.prose.blocks.get(quote.block)?.tokens.end;
        let sentence = self.prose.sentence_of(from.min(block_end.saturating_sub(1)));
        let same_sentence = self.prose.sentence_of(from - 1) == sentence;
        if from >= block_end || !same_sentence && !goes_on {
            return None;
        }
        let next = self.marked.get(index + 1).map_or(usize::MAX, |n| n.tokens.start);
        // “…,” Ada Brook, a fellow of the college and author of the study, said: a name leaves room for that.
        let named = self.person_at(from).is_some();
        let end =
            sentence.end.min(block_end).min(next).min(from + if goes_on && !named { 24 } else { REACH });
        let from = if self.prose.any(from, words![",", "-", "—"]) { from + 1 } else { from };
        let cue = (from..end).find(|&at| self.is_verb(at, from) && !self.governs_next(at, next));
        let cue = cue.or_else(|| self.shown(quote, end))?;
        // A participle or a new clause (“… and asserting that …”) speaks of something else.
        if !goes_on
            && (from..cue).any(|at| is_boundary(&self.lower(at)))
            && !self.comma_before_subject(from, cue)
        {
            return None;
        }
        let speaker = if self.lower(cue) == "according" {
            self.following(cue + 2, end)
        } else if cue == from || self.is_inverted(cue) {
            self.following(cue + 1, end)
        } else {
            self.preceding(cue, from, quote.tokens.start, last)
        };
        Some(Saying { speaker, cue: self.lower(cue), end: quote.tokens.end })
    }

    /// The verb after “…,” she or Roe, whatever verb that is: `beams`, `emphasised`. The comma says that it goes on.
    fn shown(&self, quote: &Marked, end: usize) -> Option<usize> {
        let from = quote.tokens.end;
        let name = self.mention_at(from).filter(|m| m.3 == MentionKind::Name);
        let mut verb = match name {
            Some(name) => self.prose.token_from(name.1),
            None if words!["he", "she"].has(self.prose.word(from)) => from + 1,
            None => return None,
        };
        while is_between(self.prose.word(verb)) {
            verb += 1;
        }
        let word = self.prose.word(verb);
        let is_verb = word.starts_with(char::is_lowercase)
            && word.len() > 3
            && (word.ends_with('s') || word.ends_with("ed"))
            && !words!["does", "this", "thus"].has(word);
        let ends = self.prose.word(quote.tokens.end.saturating_sub(2)) == ",";
        // `In “The Long Road,” Lind plays …`
        let begins = self.prose.sentence_of(quote.tokens.start).start == quote.tokens.start;
        (begins && ends && is_verb && verb < end).then_some(verb)
    }

    /// “… over Taiwan, he added.”: the attribution is a clause of its own at the end.
    fn comma_before_subject(&self, from: usize, cue: usize) -> bool {
        (from.max(cue.saturating_sub(6))..cue).any(|at| self.prose.word(at) == ",")
    }

    /// Whether the cue stands right before the next quotation and so belongs to it.
    fn governs_next(&self, cue: usize, next: usize) -> bool {
        next != usize::MAX && next.saturating_sub(cue) <= 2 && self.lower(cue).ends_with("ing")
    }

    fn before(&self, index: usize, quote: &Marked, last: Option<&Saying>) -> Option<Saying> {
        let open = quote.tokens.start;
        let sentence = self.prose.sentence_of(open);
        // A colon brings the quotation as a paragraph of its own: “… the following statement:”
        let block = self.prose.blocks.get(quote.block)?;
        let start = if sentence.start == open && open == block.tokens.start {
            let previous = self.prose.blocks.get(quote.block.checked_sub(1)?)?;
            let last_token = previous.tokens.end.checked_sub(1)?;
            if self.prose.word(last_token) != ":" {
                return None;
            }
            self.prose.sentence_of(last_token).start
        } else {
            sentence.start
        };
        let start = start.max(open.saturating_sub(REACH));
        let mut cues =
            (start..open).rev().filter(|&at| !self.is_quoted(at, index) && self.is_verb(at, start));
        let Some(near) = cues.next() else { return self.labelled(quote, start) };
        // “said, after the court ruled on it, that she was “…””: a clause that is over brings no quotation.
        let over = (near..open).any(|at| self.prose.word(at) == ",")
            && (start.max(near.saturating_sub(8))..near).any(|at| {
                self.prose.any(at, words!["after", "before", "when", "while", "since", "although", "if"])
            });
        let cue = if over { cues.next().unwrap_or(near) } else { near };
        let word = self.lower(cue);
        let speaker = if word == "according" {
            self.following(cue + 2, open)
        } else if self.lower(cue + 1) == "by" {
            self.following(cue + 2, open)
        } else if (cue == start || self.prose.word(cue - 1) == ",")
            && !word.ends_with("ing")
            && !has_object(word.as_str())
            && (cue + 1..cue + 4).any(|at| self.person_at(at).is_some())
        {
            // Replied Lind, “…”; after the vote, says Lind, “…”
            self.following(cue + 1, open)
        } else if word.ends_with("ing") {
            self.main_subject(cue, start, index, last)
        } else {
            self.preceding(cue, start, open, last)
        };
        Some(Saying { speaker, cue: word, end: quote.tokens.end })
    }

    /// `Ada Brook: “We are late.”`, and who leads a sentence that a colon ends, where nothing is named that bears words.
    fn labelled(&self, quote: &Marked, start: usize) -> Option<Saying> {
        let colon =
            quote.tokens.start.checked_sub(1).filter(|&at| at > start && self.prose.word(at) == ":")?;
        // `Ada Brook remembers it with a shudder: “We were late.”`
        // Who owns or reads what is written says nothing.
        let plain = || {
            !(start..colon).any(|at| {
                let word = self.prose.word(at);
                words!["—", "–", ":"].has(word) || is_bearer(word) || word.starts_with(['’', '\''])
            })
        };
        let leads =
            || self.person_at(start).filter(|_| quote.words >= LONG && self.is_whole(quote) && plain());
        let speaker = Speaker::Person(self.person_at(colon - 1).or_else(leads)?);
        Some(Saying { speaker: Some(speaker), cue: String::new(), end: quote.tokens.end })
    }

    /// Whether the token is a verb of saying, and not a noun (“the claims”) or part of a name.
    pub(super) fn is_verb(&self, at: usize, start: usize) -> bool {
        let word = self.lower(at);
        if word == "according" {
            return self.lower(at + 1) == "to";
        }
        // “she went on”
        if word == "went" {
            return self.lower(at + 1) == "on" && self.lower(at + 2) != "to";
        }
        let noun = at > start
            && words![
                "the",
                "a",
                "an",
                "his",
                "her",
                "its",
                "their",
                "of",
                "to",
                "these",
                "those",
                "some",
                "explanatory",
                "official",
                "several",
                "many",
                "all",
                "no",
                "any",
            ]
            .has(self.lower(at - 1).as_str());
        // “…,” comments Brook: elsewhere these are what somebody wrote.
        if word == "comments" && !(at == start && self.person_at(at + 1).is_some()) {
            return false;
        }
        // Elsewhere these are nouns: `the United States`, `her closing remarks`.
        if words![
            "states", "remarks", "mentions", "promises", "counters", "jokes", "boasts", "laments", "shouts",
            "whispers"
        ]
        .has(word.as_str())
        {
            let said = at.checked_sub(1).is_some_and(|i| {
                self.person_at(i).is_some() || words!["he", "she"].has(self.lower(i).as_str())
            });
            // `The complaint states: “…”`
            let opens = self.prose.any(at + 1, words![":", "that", "“", "\""]);
            return said || opens || at == start && self.person_at(at + 1).is_some();
        }
        is_cue(&word) && !noun
    }

    /// The subject of a participle: that of the main verb, or the speaker of the quotation before.
    fn main_subject(&self, cue: usize, start: usize, index: usize, last: Option<&Saying>) -> Option<Speaker> {
        let main = (start..cue).rev().find(|&at| {
            !self.is_quoted(at, index) && self.is_verb(at, start) && !self.lower(at).ends_with("ing")
        });
        if let Some(main) = main {
            return self.preceding(main, start, start, last);
        }
        if self.is_quoted(start, index) {
            return last.and_then(|l| l.speaker.clone());
        }
        self.first_person(start..cue).map(Speaker::Person).or_else(|| last.and_then(|l| l.speaker.clone()))
    }

    /// Whether the token stands in one of the quotations just before this one.
    fn is_quoted(&self, at: usize, index: usize) -> bool {
        self.marked[..index].iter().rev().take(4).any(|m| m.tokens.contains(&at))
    }

    pub(super) fn lower(&self, at: usize) -> String {
        lower::text(self.prose.word(at))
    }
}
