//! Words, numbers and marks.

use super::Span;

/// What a token is made of.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum TokenKind {
    /// Letters, with apostrophes and the dots of abbreviations inside (`O’Brien`, `U.S.`, `p.m.`), and the
    /// clitic `’s` that was cut off the word before.
    Word,
    /// ASCII digits with `,` and `.` between digits: `1,600`, `3.38`.
    Number,
    /// One punctuation mark.
    Punct,
    /// One other character: currency signs, `%`, `°`, emoji.
    Symbol,
}

/// How a word is written.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Case {
    /// No upper-case letter, or no letter that has case.
    Lower,
    /// An upper-case first letter and at least one lower-case letter after it; no other upper-case letter.
    Capital,
    /// All letters upper-case (a single upper-case letter included).
    Upper,
    /// Anything else: `McConnell`, `iPhone`.
    Mixed,
}

impl Case {
    fn of(word: &str) -> Case {
        let (mut first_upper, mut upper, mut lower, mut letters) = (false, 0, 0, 0);
        for c in word.chars().filter(|c| c.is_alphabetic()) {
            if c.is_uppercase() {
                first_upper |= letters == 0;
                upper += 1;
            } else {
                lower += 1;
            }
            letters += 1;
        }
        match (upper, lower) {
            (0, _) => Case::Lower,
            (_, 0) => Case::Upper,
            (1, _) if first_upper => Case::Capital,
            _ => Case::Mixed,
        }
    }

    /// Whether the word begins like a name or a sentence.
    pub fn starts_upper(self, word: &str) -> bool {
        match self {
            Case::Lower => false,
            Case::Capital | Case::Upper => true,
            Case::Mixed => word.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase),
        }
    }
}

/// A piece of text without blanks inside.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Token {
    /// Its bytes.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// How it is written; [`Case::Lower`] for what is no word.
    pub case: Case,
    /// Whether it follows the token before without a blank (`-` in `two-day`).
    pub glued: bool,
}

/// Appends the tokens of one block. Linear in the block's length.
pub(super) fn tokenize(text: &str, block: Span, tokens: &mut Vec<Token>) {
    let end = block.end as usize;
    let mut at = block.start as usize;
    let mut glued = false;
    while let Some(first) = text[at..end].chars().next() {
        if first.is_whitespace() || is_invisible(first) {
            glued &= is_invisible(first);
            at += first.len_utf8();
            continue;
        }
        let start = at;
        let kind = if first.is_ascii_digit() {
            at = number_end(text, at, end);
            TokenKind::Number
        } else if is_letter(first) {
            at = word_end(text, at, end);
            TokenKind::Word
        } else if is_apostrophe(first) && glued && is_clitic(&text[at + first.len_utf8()..end]) {
            at += first.len_utf8() + 1;
            TokenKind::Word
        } else {
            at += first.len_utf8();
            if is_symbol(first) { TokenKind::Symbol } else { TokenKind::Punct }
        };
        let case = if kind == TokenKind::Word { Case::of(&text[start..at]) } else { Case::Lower };
        tokens.push(Token { span: Span::new(start, at), kind, case, glued });
        glued = true;
    }
}

fn number_end(text: &str, start: usize, end: usize) -> usize {
    let bytes = &text.as_bytes()[..end];
    let mut at = start;
    while at < end {
        let digit = bytes[at].is_ascii_digit();
        let inside = matches!(bytes[at], b',' | b'.') && bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
        if !digit && !inside {
            break;
        }
        at += 1;
    }
    at
}

fn word_end(text: &str, start: usize, end: usize) -> usize {
    let mut at = start;
    // Length in letters of the run since the last inner dot, and whether every run so far was one letter.
    let (mut run, mut single) = (0, true);
    while let Some(c) = text[at..end].chars().next() {
        let after = &text[at + c.len_utf8()..end];
        if is_letter(c) || is_invisible(c) {
            run += u32::from(is_letter(c));
        } else if is_apostrophe(c) {
            if is_clitic(after) || !after.starts_with(is_letter) {
                break;
            }
        } else if c == '.' && run == 1 && single {
            // `U.S.`, `p.m.`: single letters, each with its dot. A lone initial (`J.`) leaves its dot.
            let inner = after.starts_with(is_letter) && !after.chars().nth(1).is_some_and(is_letter);
            let last = at > start + text[start..].chars().next().map_or(1, char::len_utf8);
            if !inner && !last {
                break;
            }
            at += 1;
            if !inner {
                break;
            }
            run = 0;
            continue;
        } else {
            break;
        }
        single &= run <= 1;
        at += c.len_utf8();
    }
    at
}

/// `’s` and `’S` that end there.
fn is_clitic(after_apostrophe: &str) -> bool {
    let mut chars = after_apostrophe.chars();
    matches!(chars.next(), Some('s' | 'S'))
        && !chars.next().is_some_and(|c| is_letter(c) || c.is_ascii_digit())
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic()
        || (!c.is_ascii()
            && (c.is_alphabetic()
                || ('\u{300}'..='\u{36f}').contains(&c)
                || c.is_numeric() && c.is_alphanumeric() && !is_fraction(c)))
}

/// Vulgar fractions and superscripts are numbers of their own.
fn is_fraction(c: char) -> bool {
    matches!(c, '¼' | '½' | '¾' | '²' | '³' | '¹') || ('\u{2150}'..='\u{215f}').contains(&c)
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

/// Characters that a reader does not see: soft hyphen, zero-width space and joiners, byte-order mark.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

fn is_symbol(c: char) -> bool {
    match c {
        '$' | '%' | '+' | '<' | '=' | '>' | '^' | '`' | '|' | '~' | '°' | '£' | '¥' | '€' | '¢' => true,
        _ if c.is_ascii() => false,
        _ => is_fraction(c) || !is_punctuation(c),
    }
}

/// The general punctuation that occurs in news text outside ASCII.
fn is_punctuation(c: char) -> bool {
    matches!(c, '¡' | '¿' | '«' | '»' | '·' | '§' | '¶')
        || ('\u{2010}'..='\u{2027}').contains(&c)
        || ('\u{2030}'..='\u{205e}').contains(&c)
        || ('\u{3001}'..='\u{3020}').contains(&c)
}
