//! Selectors: CSS, and the two that browsers do not know, `:has-text()` and `:upward()`.

use std::fmt::{self, Display, Write};

use super::cursor::{is_blank, write_identifier, write_string};

/// A list of selectors, any of which may select.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Selectors(pub(super) Vec<Complex>);

/// Compounds joined by combinators.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Complex(pub(super) Vec<(Combinator, Compound)>);

/// How a compound relates to the one before; the first one of a selector to what it is relative to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Combinator {
    Descendant,
    Child,
    Next,
    Later,
}

/// Conditions on one element; never empty.
pub(super) type Compound = Vec<Simple>;

#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Simple {
    Universal,
    Type(String),
    Id(String),
    Class(String),
    Attribute {
        name: String,
        test: Option<Test>,
    },
    /// A pseudo-class with its argument, as it is written.
    Pseudo {
        name: String,
        argument: Option<String>,
    },
    /// `:is`, `:where`, `:not`, `:has`.
    Logical {
        name: &'static str,
        list: Vec<Complex>,
    },
    HasText(Pattern),
    Upward(Upward),
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Test {
    /// `=`, `~=`, `|=`, `^=`, `$=` or `*=`.
    pub(super) operator: &'static str,
    pub(super) value: String,
    /// `i` or `s`.
    pub(super) case: Option<char>,
}

/// What `:has-text()` looks for in an element's text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Pattern {
    Plain(String),
    /// Source and flags of a JavaScript regular expression, never run here.
    Regex {
        source: String,
        flags: String,
    },
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Upward {
    Count(u8),
    To(Vec<Complex>),
}

impl Simple {
    /// Whether a browser's own selectors know it.
    pub(super) fn is_native(&self) -> bool {
        match self {
            Simple::HasText(_) | Simple::Upward(_) => false,
            Simple::Logical { list, .. } => list.iter().all(Complex::is_native),
            _ => true,
        }
    }
}

impl Complex {
    pub(super) fn is_native(&self) -> bool {
        self.0.iter().all(|(_, compound)| compound.iter().all(Simple::is_native))
    }
}

impl Combinator {
    fn sign(self) -> &'static str {
        match self {
            Combinator::Descendant => " ",
            Combinator::Child => " > ",
            Combinator::Next => " + ",
            Combinator::Later => " ~ ",
        }
    }
}

impl Display for Selectors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_list(f, &self.0)
    }
}

fn write_list(f: &mut fmt::Formatter<'_>, list: &[Complex]) -> fmt::Result {
    for (at, complex) in list.iter().enumerate() {
        write!(f, "{}{complex}", if at == 0 { "" } else { ", " })?;
    }
    Ok(())
}

impl Display for Complex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, (combinator, compound)) in self.0.iter().enumerate() {
            let sign = combinator.sign();
            f.write_str(if at == 0 { sign.trim_start() } else { sign })?;
            for simple in compound {
                write!(f, "{simple}")?;
            }
        }
        Ok(())
    }
}

impl Display for Simple {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Simple::Universal => f.write_char('*'),
            Simple::Type(name) => write_identifier(f, name),
            Simple::Id(name) => {
                f.write_char('#')?;
                write_identifier(f, name)
            }
            Simple::Class(name) => {
                f.write_char('.')?;
                write_identifier(f, name)
            }
            Simple::Attribute { name, test } => {
                f.write_char('[')?;
                write_identifier(f, name)?;
                if let Some(Test { operator, value, case }) = test {
                    f.write_str(operator)?;
                    write_string(f, value)?;
                    if let Some(case) = case {
                        write!(f, " {case}")?;
                    }
                }
                f.write_char(']')
            }
            Simple::Pseudo { name, argument: None } => write!(f, ":{name}"),
            Simple::Pseudo { name, argument: Some(argument) } => write!(f, ":{name}({argument})"),
            Simple::Logical { name, list } => {
                write!(f, ":{name}(")?;
                write_list(f, list)?;
                f.write_char(')')
            }
            Simple::HasText(pattern) => write!(f, ":has-text({pattern})"),
            Simple::Upward(Upward::Count(count)) => write!(f, ":upward({count})"),
            Simple::Upward(Upward::To(list)) => {
                f.write_str(":upward(")?;
                write_list(f, list)?;
                f.write_char(')')
            }
        }
    }
}

impl Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Pattern::Regex { source, flags } => write!(f, "/{source}/{flags}"),
            Pattern::Plain(text) if needs_quotes(text) => write_string(f, text),
            Pattern::Plain(text) => f.write_str(text),
        }
    }
}

/// Whether a text would be read back as something else without quotes.
fn needs_quotes(text: &str) -> bool {
    let mut depth = 0i32;
    let balanced = text.chars().all(|c| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        depth >= 0
    });
    !balanced
        || depth != 0
        || text.is_empty()
        || text.starts_with(['/', '"', '\''])
        || text.contains(|c: char| c == '\\' || c.is_ascii_control())
        || text.trim_matches(is_blank) != text
}
