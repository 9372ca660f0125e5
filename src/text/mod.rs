//! Text as the analyses see it: blocks, sentences and tokens over one string, cut once and shared by all.

mod sentence;
mod span;
mod token;

pub use span::{CodePoints, Span};
pub use token::{Case, Token, TokenKind};

use std::ops::Range;

use crate::wordlist::WordList;

/// What a block of text is within the article.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum BlockKind {
    /// The headline of the article.
    Headline,
    /// A heading inside the article.
    Heading,
    /// A byline, a dateline, a photo credit: text about the article rather than of it.
    Credit,
    /// A paragraph of running text.
    Paragraph,
    /// A caption of a picture or video.
    Caption,
    /// An item of a list, or a cell of a table.
    Item,
    /// A quoted block: a pull quote, an embedded post.
    Quote,
}

/// A block of text, as part of a [`Prose`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its bytes in [`Prose::text`].
    pub span: Span,
    /// Its tokens, as indices into [`Prose::tokens`].
    pub tokens: Range<usize>,
    /// Its sentences, as indices into [`Prose::sentences`].
    pub sentences: Range<usize>,
}

/// A text cut into blocks, sentences and tokens. All spans are byte offsets into [`Prose::text`]; no token
/// and no sentence crosses a block's end.
#[derive(Clone, Debug, Default)]
pub struct Prose {
    /// The whole text.
    pub text: String,
    /// In text order, disjoint.
    pub blocks: Vec<Block>,
    /// Token ranges of the sentences, in text order, disjoint, together all tokens.
    pub sentences: Vec<Range<usize>>,
    /// In text order, disjoint.
    pub tokens: Vec<Token>,
}

/// The words of a text with one blank between.
#[inline(never)]
pub(crate) fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

impl Prose {
    /// Cuts a text whose blocks are known. Blocks must be in order, disjoint and on character boundaries;
    /// one that is not is left out.
    pub fn new(text: String, blocks: impl IntoIterator<Item = (BlockKind, Span)>) -> Prose {
        let mut prose = Prose { text, ..Prose::default() };
        let mut reached = 0;
        for (kind, span) in blocks {
            if span.start < reached || span.of(&prose.text).is_none() {
                continue;
            }
            reached = span.end;
            let (first_token, first_sentence) = (prose.tokens.len(), prose.sentences.len());
            token::tokenize(&prose.text, span, &mut prose.tokens);
            sentence::split(&prose.text, &prose.tokens, first_token, &mut prose.sentences);
            prose.blocks.push(Block {
                kind,
                span,
                tokens: first_token..prose.tokens.len(),
                sentences: first_sentence..prose.sentences.len(),
            });
        }
        prose
    }

    /// Cuts plain text: each line that is not blank is a block; the first is the headline unless it ends
    /// like a sentence.
    pub fn from_plain(text: &str) -> Prose {
        let mut blocks = Vec::new();
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let trimmed = line.trim();
            if !trimmed.is_empty() {
                let start = at + (line.len() - line.trim_start().len());
                let ends = trimmed.ends_with(['.', '!', '?', '”', '"', '’', ':', ';', ',']);
                let kind =
                    if blocks.is_empty() && !ends { BlockKind::Headline } else { BlockKind::Paragraph };
                blocks.push((kind, Span::new(start, start + trimmed.len())));
            }
            at += line.len();
        }
        Prose::new(text.to_owned(), blocks)
    }

    /// The token's text.
    pub fn word(&self, token: usize) -> &str {
        self.tokens.get(token).map_or("", |t| self.slice(t.span))
    }

    /// Whether the token is one of these words or marks.
    #[inline(never)]
    pub(crate) fn any(&self, token: usize, words: WordList) -> bool {
        words.has(self.word(token))
    }

    /// The text of a span; empty where the span does not fit.
    pub fn slice(&self, span: Span) -> &str {
        span.of(&self.text).unwrap_or("")
    }

    /// The span from the first to the last of these tokens; `None` for an empty or unknown range.
    pub fn span_of(&self, tokens: Range<usize>) -> Option<Span> {
        let first = self.tokens.get(tokens.start)?;
        let last = self.tokens.get(tokens.end.checked_sub(1)?)?;
        (tokens.start < tokens.end).then_some(Span { start: first.span.start, end: last.span.end })
    }

    /// The index of the first token that ends after this byte offset.
    pub fn token_at(&self, offset: usize) -> usize {
        self.tokens.partition_point(|t| t.span.end as usize <= offset)
    }

    /// The index of the first token that begins at this byte offset or after it.
    #[inline(never)]
    pub(crate) fn token_from(&self, offset: u32) -> usize {
        self.tokens.partition_point(|t| t.span.start < offset)
    }

    /// The block that holds this token.
    pub fn block_of(&self, token: usize) -> Option<&Block> {
        let index = self.blocks.partition_point(|b| b.tokens.end <= token);
        self.blocks.get(index).filter(|b| b.tokens.contains(&token))
    }

    /// The token range of the sentence that holds this token; empty for an unknown token.
    pub fn sentence_of(&self, token: usize) -> Range<usize> {
        let index = self.sentences.partition_point(|s| s.end <= token);
        self.sentences.get(index).cloned().unwrap_or(token..token)
    }
}

/// Collapses blanks and cuts after so many characters, with an ellipsis.
pub(crate) fn collapse(text: &str, longest: usize) -> String {
    let result = one_line(text);
    match result.char_indices().nth(longest) {
        Some((at, _)) => format!("{}…", result[..at].trim_end()),
        None => result,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let prose = Prose::from_plain(text);
        (0..prose.tokens.len()).map(|i| prose.word(i).to_owned()).collect()
    }

    fn sentences(text: &str) -> Vec<String> {
        let prose = Prose::from_plain(text);
        prose.sentences.iter().map(|s| prose.slice(prose.span_of(s.clone()).unwrap()).to_owned()).collect()
    }

    #[test]
    fn tokens_split_where_meaning_does() {
        assert_eq!(words("Wheelbarger’s 1,600-kilometer"), ["Wheelbarger", "’s", "1,600", "-", "kilometer"]);
        assert_eq!(words("O’Brien doesn't"), ["O’Brien", "doesn't"]);
        assert_eq!(words("the U.S. at 6:38 p.m."), ["the", "U.S.", "at", "6", ":", "38", "p.m."]);
        assert_eq!(words("N500m, $5.9bn."), ["N", "500", "m", ",", "$", "5.9", "bn", "."]);
        assert_eq!(words("post-Mueller\u{a0}(AFP)"), ["post", "-", "Mueller", "(", "AFP", ")"]);
        assert_eq!(words("in 2018. 3.5,"), ["in", "2018", ".", "3.5", ","]);
    }

    #[test]
    fn sentences_end_where_a_reader_stops() {
        assert_eq!(
            sentences("Sen. Cory Booker left. “He is gone.” The U.S. Army stayed, St. Louis too. No. 2 won!"),
            ["Sen. Cory Booker left.", "“He is gone.”", "The U.S. Army stayed, St. Louis too.", "No. 2 won!"]
        );
        assert_eq!(
            sentences("He lives in the U.S. He is 4.\nNext line"),
            ["He lives in the U.S.", "He is 4.", "Next line"]
        );
    }
}
