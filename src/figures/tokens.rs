//! The shared tokens as the recognisers see them: lower-cased, with what the tables say, never beyond a block.

use std::ops::Range;

use crate::text::{Block, BlockKind, Case, Prose, Span, Token, TokenKind};
use crate::wordlist::{WordList, words};

use super::lexicon::{Entry, Lexicon};

/// `32,7`: a comma and one or two digits that no group can be.
fn is_foreign(raw: &str) -> bool {
    raw.split_once(',').is_some_and(|(_, d)| matches!(d.len(), 1 | 2))
        && super::number::foreign(raw).is_some()
}

/// A view of a text, limited to one block at a time: whatever is asked outside of it is an empty word.
pub(super) struct Tokens<'p> {
    pub(super) prose: &'p Prose,
    pub(super) lexicon: &'static Lexicon,
    /// The text in ASCII lower case; byte offsets stay.
    lower: String,
    entries: Vec<u16>,
    block: Range<usize>,
    /// Whether the text writes numbers as most of Europe does: `32,7`.
    pub(super) foreign: bool,
    /// Whether most words of the block begin with a capital, as in a headline: case then tells nothing.
    pub(super) title_case: bool,
}

impl<'p> Tokens<'p> {
    pub(super) fn new(prose: &'p Prose) -> Tokens<'p> {
        let lexicon = Lexicon::get();
        let lower = prose.text.to_ascii_lowercase();
        let entries = prose
            .tokens
            .iter()
            .map(|t| match t.kind {
                TokenKind::Word | TokenKind::Number => lexicon.index(t.span.of(&lower).unwrap_or("")),
                _ => 0,
            })
            .collect();
        // One may be a slip.
        let comma = |t: &&Token| t.kind == TokenKind::Number && t.span.of(&lower).is_some_and(is_foreign);
        let foreign = prose.tokens.iter().filter(comma).take(2).count() == 2;
        Tokens { prose, lexicon, lower, entries, block: 0..0, foreign, title_case: false }
    }

    /// Limits the view to a block.
    pub(super) fn enter(&mut self, block: &Block) {
        self.block = block.tokens.clone();
        let (mut long, mut capital) = (0, 0);
        for token in &self.prose.tokens[self.block.clone()] {
            if token.kind == TokenKind::Word && token.span.len() >= 4 {
                long += 1;
                capital += usize::from(token.case != Case::Lower);
            }
        }
        let heading = matches!(block.kind, BlockKind::Headline | BlockKind::Heading);
        let closed = self.word(self.block.end.wrapping_sub(1)) == ".";
        self.title_case = capital * 10 >= long * 7 && long >= 3 && (heading || long <= 20 && !closed);
    }

    /// Whether the text has so many different words of a class.
    pub(super) fn tells_of(&self, class: u32, least: usize) -> bool {
        let mut seen: Vec<u16> = Vec::new();
        for entry in &self.entries {
            if self.lexicon.entry(*entry).is(class) && !seen.contains(entry) {
                seen.push(*entry);
                if seen.len() >= least {
                    return true;
                }
            }
        }
        false
    }

    pub(super) fn block(&self) -> Range<usize> {
        self.block.clone()
    }

    fn has(&self, i: usize) -> bool {
        self.block.contains(&i)
    }

    /// The token in lower case.
    pub(super) fn word(&self, i: usize) -> &str {
        if self.has(i) { self.prose.tokens[i].span.of(&self.lower).unwrap_or("") } else { "" }
    }

    /// The token as written.
    pub(super) fn raw(&self, i: usize) -> &str {
        if self.has(i) { self.prose.word(i) } else { "" }
    }

    pub(super) fn entry(&self, i: usize) -> &Entry {
        self.lexicon.entry(if self.has(i) { self.entries[i] } else { 0 })
    }

    pub(super) fn is(&self, i: usize, classes: u32) -> bool {
        self.entry(i).is(classes)
    }

    /// Whether the tables have the token.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn is_known(&self, i: usize) -> bool {
        self.has(i) && self.entries[i] != 0
    }

    /// Whether the token is one of these words.
    #[inline(never)]
    pub(super) fn any(&self, i: usize, words: WordList) -> bool {
        words.has(self.word(i))
    }

    /// Whether these words stand here, one after the other.
    pub(super) fn phrase(&self, i: usize, words: &str) -> bool {
        words.split(' ').enumerate().all(|(k, w)| self.word(i + k) == w)
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn is_number(&self, i: usize) -> bool {
        self.has(i) && self.prose.tokens[i].kind == TokenKind::Number
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn is_word(&self, i: usize) -> bool {
        self.has(i) && self.prose.tokens[i].kind == TokenKind::Word
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn case(&self, i: usize) -> Case {
        if self.has(i) { self.prose.tokens[i].case } else { Case::Lower }
    }

    /// A word that begins with a capital.
    pub(super) fn is_capital(&self, i: usize) -> bool {
        self.is_word(i) && self.case(i).starts_upper(self.raw(i))
    }

    /// A word in small letters.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn is_small(&self, i: usize) -> bool {
        self.is_word(i) && self.case(i) == Case::Lower
    }

    /// Whether the token follows the one before without a blank; false at the start of a block.
    pub(super) fn glued(&self, i: usize) -> bool {
        self.has(i) && i > self.block.start && self.prose.tokens[i].glued
    }

    /// Whether a blank that no line breaks at (no-break, narrow, thin) stands before the token.
    pub(super) fn held(&self, i: usize) -> bool {
        let start = self.token_start(i).unwrap_or(0) as usize;
        self.prose.text[..start].ends_with(['\u{a0}', '\u{202f}', '\u{2009}', '\u{2007}'])
    }

    /// A hyphen or dash glued on both sides.
    pub(super) fn hyphen(&self, i: usize) -> bool {
        self.glued(i) && self.glued(i + 1) && self.any(i, words!["-", "‐", "‑", "–", "−"])
    }

    /// Where a token of the block begins.
    pub(super) fn token_start(&self, i: usize) -> Option<u32> {
        self.has(i).then(|| self.prose.tokens[i].span.start)
    }

    /// The span of the tokens `from..to`.
    pub(super) fn span(&self, from: usize, to: usize) -> Span {
        self.prose.span_of(from..to).unwrap_or_default()
    }

    /// The tokens of the sentence that holds this one.
    pub(super) fn sentence(&self, i: usize) -> Range<usize> {
        let sentence = self.prose.sentence_of(i);
        sentence.start.max(self.block.start)..sentence.end.min(self.block.end)
    }

    /// Whether the sentence begins here (opening marks aside).
    pub(super) fn begins_sentence(&self, i: usize) -> bool {
        let start = self.sentence(i).start;
        let opened = i - start.min(i) <= 3 && (start..i).all(|k| !self.is_word(k) && !self.is_number(k));
        opened || self.any(i.wrapping_sub(1), words!["“", "\"", ":", "—"])
    }
}
