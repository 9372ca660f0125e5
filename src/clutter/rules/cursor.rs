//! A place in a text, and the tokens of CSS that selectors are made of.
//! After CSS Syntax Level 3 (identifiers, strings, escapes) and CSSOM (how they are written back).

use std::fmt::{self, Write};

pub(super) struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str) -> Cursor<'a> {
        Cursor { text, at: 0 }
    }

    pub(super) fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn next(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += c.len_utf8();
        Some(c)
    }

    pub(super) fn take(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        if found {
            self.at += wanted.len_utf8();
        }
        found
    }

    /// Passes over blanks; whether there were any.
    pub(super) fn blanks(&mut self) -> bool {
        let from = self.at;
        self.at = self.text.len() - self.rest().trim_start_matches(is_blank).len();
        self.at > from
    }

    /// The longest run of such characters.
    pub(super) fn run(&mut self, fits: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let run = &rest[..rest.len() - rest.trim_start_matches(fits).len()];
        self.at += run.len();
        run
    }

    /// An identifier, its escapes resolved; `None` where none begins.
    pub(super) fn identifier(&mut self) -> Option<String> {
        let mut ahead = self.rest().chars();
        let mut first = ahead.next()?;
        if first == '-' {
            first = ahead.next()?;
        }
        let begins = is_name_start(first) || (first == '-' && self.rest().starts_with("--"));
        let escaped = first == '\\' && ahead.next().is_some();
        if !begins && !escaped {
            return None;
        }
        let mut name = String::new();
        loop {
            match self.peek() {
                Some(c) if is_name(c) => name.push(c),
                Some('\\') if self.rest().len() > 1 => {
                    self.next();
                    name.push(self.escape());
                    continue;
                }
                _ => return Some(name),
            }
            self.next();
        }
    }

    /// A string in quotes, its escapes resolved; `None` where none begins, or it does not end.
    pub(super) fn string(&mut self) -> Option<String> {
        let quote = self.peek().filter(|&c| c == '"' || c == '\'')?;
        self.next();
        let mut text = String::new();
        loop {
            match self.next()? {
                '\\' if self.peek().is_some() => text.push(self.escape()),
                '\\' => return None,
                c if c == quote => return Some(text),
                c => text.push(c),
            }
        }
    }

    /// What stands after a backslash: up to six hexadecimal digits and one blank, or the character itself.
    fn escape(&mut self) -> char {
        let rest = self.rest();
        let digits = rest.bytes().take(6).take_while(u8::is_ascii_hexdigit).count();
        if digits == 0 {
            return self.next().unwrap_or('\u{fffd}');
        }
        self.at += digits;
        if self.peek().is_some_and(is_blank) {
            self.next();
        }
        let code = u32::from_str_radix(&rest[..digits], 16).unwrap_or(0);
        char::from_u32(code).filter(|&c| c != '\0').unwrap_or('\u{fffd}')
    }
}

pub(super) fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}

fn is_name_start(c: char) -> bool {
    c.is_ascii_alphabetic() || c == '_' || c >= '\u{80}'
}

fn is_name(c: char) -> bool {
    is_name_start(c) || c.is_ascii_digit() || c == '-'
}

/// Writes an identifier so that it is read back the same.
pub(super) fn write_identifier(f: &mut fmt::Formatter<'_>, name: &str) -> fmt::Result {
    let mut after_dash = false;
    for (at, c) in name.chars().enumerate() {
        let leads = at == 0 || (at == 1 && after_dash);
        after_dash = at == 0 && c == '-';
        match c {
            // A blank as it is would be trimmed from the end of a line.
            '\u{1}'..=' ' | '\u{7f}' => write!(f, "\\{:x} ", u32::from(c))?,
            '0'..='9' if leads => write!(f, "\\{:x} ", u32::from(c))?,
            '-' if name.len() == 1 => f.write_str("\\-")?,
            c if is_name(c) => f.write_char(c)?,
            c => write!(f, "\\{c}")?,
        }
    }
    Ok(())
}

/// Writes a string in double quotes so that it is read back the same.
pub(super) fn write_string(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    f.write_char('"')?;
    for c in text.chars() {
        match c {
            '\u{1}'..='\u{1f}' | '\u{7f}' => write!(f, "\\{:x} ", u32::from(c))?,
            '"' | '\\' => write!(f, "\\{c}")?,
            c => f.write_char(c)?,
        }
    }
    f.write_char('"')
}
