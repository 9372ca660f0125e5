//! Stretches of text between quotation marks.

use std::ops::Range;

use crate::text::{Block, Prose, TokenKind};
use crate::wordlist::words;

/// A stretch between marks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Marked {
    /// Index of the block.
    pub(super) block: usize,
    /// Its tokens, the marks included.
    pub(super) tokens: Range<usize>,
    /// Whether the closing mark is there; an open one runs to the end of its paragraph.
    pub(super) closed: bool,
    /// Words between the marks.
    pub(super) words: usize,
}

/// All stretches, in text order, disjoint.
pub(super) fn find(prose: &Prose) -> Vec<Marked> {
    let mut found = Vec::new();
    for (index, block) in prose.blocks.iter().enumerate() {
        double(prose, index, block, goes_on(prose, index), &mut found);
        if found.last().is_none_or(|m| m.block != index) {
            single(prose, index, block, &mut found);
        }
    }
    found
}

/// Whether a quotation left open in a block goes on in a later one, which opens again. A caption may stand between.
fn goes_on(prose: &Prose, index: usize) -> bool {
    /// In tokens.
    const CAPTION: usize = 30;
    let opens = |block: &Block| matches!(prose.word(block.tokens.start), "“" | "\"");
    let mut later = prose.blocks.iter().skip(index + 1).take(3);
    later.find(|block| opens(block) || block.tokens.len() > CAPTION).is_some_and(opens)
}

/// “…” and "…", also one opened by the one kind and closed by the other.
fn double(prose: &Prose, index: usize, block: &Block, goes_on: bool, found: &mut Vec<Marked>) {
    let mut open: Option<usize> = None;
    for at in block.tokens.clone() {
        let mark = prose.word(at);
        let spaced = at == block.tokens.start || !prose.tokens[at].glued;
        let leads = at + 1 < block.tokens.end && prose.tokens[at + 1].glued;
        let opens = match mark {
            // `“We are late,“ she said.`: turned the wrong way.
            "“" => open.is_none() || spaced || leads,
            "„" => true,
            "\"" => match open {
                None => spaced || !after_word(prose, at),
                // A second opening mark: the first one was never closed, or stood for inches.
                Some(_) => spaced && leads,
            },
            _ => false,
        };
        if opens {
            open = Some(at);
        } else if words!["”", "\"", "“"].has(mark)
            && let Some(start) = open.take()
        {
            found.push(marked(prose, index, start..at + 1, true));
        }
    }
    let Some(start) = open else { return };
    if prose.word(start) == "“" && start == block.tokens.start || goes_on {
        found.push(marked(prose, index, start..block.tokens.end, false));
    }
}

/// ‘…’, where the block has no double marks.
fn single(prose: &Prose, index: usize, block: &Block, found: &mut Vec<Marked>) {
    let mut open: Option<usize> = None;
    for at in block.tokens.clone() {
        match prose.word(at) {
            "‘" if !prose.tokens[at].glued || at == block.tokens.start => open = Some(at),
            "’" => {
                let ends = prose.tokens.get(at + 1).is_none_or(|t| !t.glued || t.kind != TokenKind::Word);
                if let Some(start) = open.filter(|_| ends && prose.tokens[at].glued) {
                    found.push(marked(prose, index, start..at + 1, true));
                    open = None;
                }
            }
            _ => {}
        }
    }
}

fn after_word(prose: &Prose, at: usize) -> bool {
    at > 0 && matches!(prose.tokens[at - 1].kind, TokenKind::Word | TokenKind::Number)
}

fn marked(prose: &Prose, block: usize, tokens: Range<usize>, closed: bool) -> Marked {
    let is_word = |at: &usize| match prose.tokens[*at].kind {
        TokenKind::Word => !prose.word(*at).starts_with(['\'', '’']),
        TokenKind::Number => true,
        _ => false,
    };
    let words = tokens.clone().filter(is_word).count();
    Marked { block, tokens, closed, words }
}
