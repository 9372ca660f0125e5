//! Reads selectors: one pass, nesting limited.

use std::sync::OnceLock;

use super::cursor::{Cursor, is_blank};
use super::line::clip;
use super::selector::{Combinator, Complex, Compound, Pattern, Selectors, Simple, Test, Upward};
use crate::data;
use crate::map::Set;
use crate::order;
use crate::wordlist::{WordList, words};

/// How deep parentheses may nest.
const MAX_DEPTH: u8 = 8;

/// Those with a position.
const POSITIONS: WordList = words!["nth-child", "nth-last-child", "nth-last-of-type", "nth-of-type"];
type Outcome<T> = Result<T, String>;

/// Where a list of selectors stands; it decides what it may hold.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    /// The rule itself.
    Rule,
    /// In `:has()`: it may begin with a combinator.
    Has,
    /// In `:not()`: about the element itself.
    Not,
    /// In `:is()`, `:where()` and `:upward()`: for the browser alone.
    Browser,
}

/// Reads a whole list of selectors.
pub(super) fn selectors(text: &str) -> Outcome<Selectors> {
    let mut reader = Reader { cursor: Cursor::new(text), depth: 0 };
    let list = reader.list(Place::Rule)?;
    match reader.cursor.peek() {
        None => Ok(Selectors(list)),
        Some(_) => Err(format!("“{}” closes nothing that was opened", clip(reader.cursor.rest()))),
    }
}

struct Reader<'a> {
    cursor: Cursor<'a>,
    depth: u8,
}

impl Reader<'_> {
    /// Selectors with commas, up to a closing parenthesis or the end.
    fn list(&mut self, place: Place) -> Outcome<Vec<Complex>> {
        let mut list = Vec::new();
        loop {
            list.push(self.complex(place)?);
            if !self.cursor.take(',') {
                return Ok(list);
            }
        }
    }

    fn complex(&mut self, place: Place) -> Outcome<Complex> {
        self.cursor.blanks();
        let mut combinator = match self.combinator() {
            Some(_) if place != Place::Has => {
                return Err("a selector cannot begin with >, + or ~; name the element before it".to_owned());
            }
            found => found.unwrap_or(Combinator::Descendant),
        };
        let mut parts = Vec::new();
        loop {
            self.cursor.blanks();
            parts.push((combinator, self.compound()?));
            let blank = self.cursor.blanks();
            combinator = match self.combinator() {
                Some(found) => found,
                None if matches!(self.cursor.peek(), None | Some(',' | ')')) => break,
                None if blank => Combinator::Descendant,
                None => return Err(format!("“{}” is no part of a selector", clip(self.cursor.rest()))),
            };
        }
        let complex = Complex(parts);
        match place {
            Place::Not if complex.0.len() > 1 && !complex.is_native() => {
                Err("with :has-text() or :upward() in it, :not() takes conditions on the element itself, without \
                     blanks, >, + or ~"
                    .to_owned())
            }
            Place::Not if complex.0[0].1.iter().any(|s| matches!(s, Simple::Upward(_))) => {
                Err(":upward() leads away from the element, so :not() cannot hold it".to_owned())
            }
            Place::Browser if !complex.is_native() => {
                Err(":is(), :where() and :upward() cannot hold :has-text() or :upward(); write two rules".to_owned())
            }
            _ => Ok(complex),
        }
    }

    fn combinator(&mut self) -> Option<Combinator> {
        let found = match self.cursor.peek()? {
            '>' => Combinator::Child,
            '+' => Combinator::Next,
            '~' => Combinator::Later,
            _ => return None,
        };
        self.cursor.next();
        Some(found)
    }

    fn compound(&mut self) -> Outcome<Compound> {
        let mut compound = Compound::new();
        let universal = self.cursor.take('*');
        if !universal && let Some(name) = self.cursor.identifier() {
            compound.push(Simple::Type(name));
        }
        if self.cursor.peek() == Some('|') {
            return Err("namespaces (|) are not kept; the name alone would be right".to_owned());
        }
        loop {
            let simple = match self.cursor.peek() {
                Some('#') => Simple::Id(self.name('#', "an id")?),
                Some('.') => Simple::Class(self.name('.', "a class")?),
                Some('[') => self.attribute()?,
                Some(':') => self.pseudo()?,
                _ => break,
            };
            compound.push(simple);
        }
        if !compound.is_empty() {
            return Ok(compound);
        }
        match self.cursor.peek() {
            _ if universal => Ok(vec![Simple::Universal]),
            None => Err("a selector is missing; site##.name would be right".to_owned()),
            Some(_) => Err(format!(
                "“{}” is no selector; tag, .class, #id and [attribute] are",
                clip(self.cursor.rest())
            )),
        }
    }

    fn name(&mut self, sign: char, what: &str) -> Outcome<String> {
        self.cursor.next();
        self.cursor.identifier().ok_or_else(|| {
            format!(
                "“{sign}{}” is not the name of {what}; a leading digit is written \\31, other signs \\:",
                clip(self.cursor.rest())
            )
        })
    }

    fn attribute(&mut self) -> Outcome<Simple> {
        let given = self.cursor.rest();
        let wrong = || {
            format!(
                "“{}” is no condition on an attribute; [name], [name=\"value\"] and [name*=\"part\" i] are",
                clip(given)
            )
        };
        self.cursor.next();
        self.cursor.blanks();
        let name = self.cursor.identifier().ok_or_else(wrong)?;
        self.cursor.blanks();
        if self.cursor.take(']') {
            return Ok(Simple::Attribute { name, test: None });
        }
        let sign = self.cursor.run(|c| matches!(c, '=' | '~' | '|' | '^' | '$' | '*'));
        let operator =
            ["=", "~=", "|=", "^=", "$=", "*="].into_iter().find(|o| *o == sign).ok_or_else(wrong)?;
        self.cursor.blanks();
        let value = match self.cursor.peek() {
            Some('"' | '\'') => self.cursor.string(),
            _ => self.cursor.identifier(),
        };
        let value = value.ok_or_else(|| {
            format!("the value in “{}” is missing or not closed; in quotes it would be right", clip(given))
        })?;
        self.cursor.blanks();
        let case = self.cursor.peek().map(|c| c.to_ascii_lowercase()).filter(|c| matches!(c, 'i' | 's'));
        if case.is_some() {
            self.cursor.next();
            self.cursor.blanks();
        }
        if !self.cursor.take(']') {
            return Err(wrong());
        }
        Ok(Simple::Attribute { name, test: Some(Test { operator, value, case }) })
    }

    fn pseudo(&mut self) -> Outcome<Simple> {
        self.cursor.next();
        if self.cursor.peek() == Some(':') {
            return Err(format!(
                "“:{}” is a part of an element; rules hide whole elements",
                clip(self.cursor.rest())
            ));
        }
        let given = self.cursor.rest();
        let name = self
            .cursor
            .identifier()
            .ok_or_else(|| {
                format!("“:{}” is no pseudo-class; :not(), :has() and :has-text() are", clip(given))
            })?
            .to_ascii_lowercase();
        if !self.cursor.take('(') {
            return state(name);
        }
        if self.depth == MAX_DEPTH {
            return Err(format!("parentheses nest deeper than {MAX_DEPTH}; fewer would do"));
        }
        self.depth += 1;
        let simple = self.function(&name)?;
        self.depth -= 1;
        self.cursor.blanks();
        if !self.cursor.take(')') {
            return Err(format!("the parenthesis of :{name}( is not closed"));
        }
        Ok(simple)
    }

    fn function(&mut self, name: &str) -> Outcome<Simple> {
        let logical = |name, list| Ok(Simple::Logical { name, list });
        match name {
            "not" => logical("not", self.list(Place::Not)?),
            "has" | "-abp-has" => logical("has", self.list(Place::Has)?),
            "is" | "matches" | "-webkit-any" => logical("is", self.list(Place::Browser)?),
            "where" => logical("where", self.list(Place::Browser)?),
            "has-text" | "contains" | "-abp-contains" => Ok(Simple::HasText(self.pattern()?)),
            "upward" | "nth-ancestor" => self.upward(),
            "lang" | "dir" => {
                self.cursor.blanks();
                let argument =
                    self.cursor.run(|c| c.is_ascii_alphanumeric() || c == '-').to_ascii_lowercase();
                match argument.is_empty() {
                    true => Err(format!(":{name}() takes one word, such as :lang(de) or :dir(rtl)")),
                    false => Ok(Simple::Pseudo { name: name.to_owned(), argument: Some(argument) }),
                }
            }
            _ if POSITIONS.has(name) => {
                let given = self.cursor.run(|c| c != ')');
                let argument = position(given)
                    .ok_or_else(|| format!("“{}” is no position; 3, odd, even and 2n+1 are", clip(given)))?;
                Ok(Simple::Pseudo { name: name.to_owned(), argument: Some(argument) })
            }
            _ => Err(unknown(name, "()")),
        }
    }

    fn upward(&mut self) -> Outcome<Simple> {
        self.cursor.blanks();
        if !self.cursor.peek().is_some_and(|c| c.is_ascii_digit()) {
            return Ok(Simple::Upward(Upward::To(self.list(Place::Browser)?)));
        }
        let digits = self.cursor.run(|c| c.is_ascii_digit());
        match digits.parse() {
            Ok(count @ 1..) => Ok(Simple::Upward(Upward::Count(count))),
            _ => Err(format!(
                ":upward({}) leads nowhere; 1 to 255, or a selector, would be right",
                clip(digits)
            )),
        }
    }

    /// The argument of `:has-text()`.
    fn pattern(&mut self) -> Outcome<Pattern> {
        self.cursor.blanks();
        if self.cursor.take('/') {
            return self.regex();
        }
        if matches!(self.cursor.peek(), Some('"' | '\'')) {
            let given = clip(self.cursor.rest());
            let text =
                self.cursor.string().ok_or_else(|| format!("the quotes of “{given}” are not closed"))?;
            return match text.is_empty() {
                true => Err(":has-text() needs a text; every element has the empty one".to_owned()),
                false => Ok(Pattern::Plain(text)),
            };
        }
        let mut text = String::new();
        let mut depth = 0;
        loop {
            match self.cursor.peek() {
                None => return Err("the parenthesis of :has-text( is not closed".to_owned()),
                Some(')') if depth == 0 => break,
                Some('\\') => {
                    self.cursor.next();
                    text.extend(self.cursor.next());
                    continue;
                }
                Some('(') => depth += 1,
                Some(')') => depth -= 1,
                Some(_) => {}
            }
            text.extend(self.cursor.next());
        }
        let text = text.trim_matches(is_blank);
        match text.is_empty() {
            true => Err(":has-text() needs a text, or /a pattern/".to_owned()),
            false => Ok(Pattern::Plain(text.to_owned())),
        }
    }

    /// From behind the first slash. A slash ends the expression where flags and the parenthesis follow it.
    fn regex(&mut self) -> Outcome<Pattern> {
        let mut source = String::new();
        let mut in_class = false;
        loop {
            let Some(c) = self.cursor.next() else {
                return Err("the regular expression of :has-text(/ is not closed by a slash; a text that begins with \
                            a slash is put in quotes"
                    .to_owned());
            };
            match c {
                '\\' => {
                    source.push(c);
                    source.extend(self.cursor.next());
                    continue;
                }
                '[' => in_class = true,
                ']' => in_class = false,
                '/' if !in_class => {
                    let rest = self.cursor.rest();
                    let flags = rest.bytes().take(9).take_while(u8::is_ascii_alphabetic).count();
                    if rest[flags..].trim_start_matches(is_blank).starts_with(')') {
                        break;
                    }
                }
                _ => {}
            }
            source.push(c);
        }
        let given = self.cursor.run(|c| c.is_ascii_alphabetic());
        let mut flags: Vec<char> = given.chars().collect();
        order::by_key(&mut flags, |&flag| flag);
        let fits = flags.iter().all(|f| "imsuv".contains(*f))
            && flags.windows(2).all(|w| w[0] != w[1])
            && !(flags.contains(&'u') && flags.contains(&'v'));
        if !fits {
            return Err(format!(
                "“{}” are no flags of a pattern here; i, m, s and one of u, v are, once each",
                clip(given)
            ));
        }
        if source.is_empty() {
            return Err("an empty pattern has nothing to look for".to_owned());
        }
        Ok(Pattern::Regex { source, flags: flags.into_iter().collect() })
    }
}

fn state(name: String) -> Outcome<Simple> {
    static STATES: OnceLock<Set<&str>> = OnceLock::new();
    if data::words("clutter/states.txt", &STATES).has(name.as_str()) {
        return Ok(Simple::Pseudo { name, argument: None });
    }
    if words!["before", "after", "first-letter", "first-line"].has(name.as_str()) {
        return Err(format!("“:{name}” is a part of an element; rules hide whole elements"));
    }
    let needs_argument = words!["not", "has", "is", "where", "has-text", "contains", "upward", "lang", "dir"];
    if needs_argument.has(name.as_str()) || POSITIONS.has(name.as_str()) {
        return Err(format!("“:{name}” says nothing without an argument in parentheses"));
    }
    Err(unknown(&name, ""))
}

fn unknown(name: &str, call: &str) -> String {
    // Conditions of other blockers that are understood but not kept, and why.
    static FOREIGN: OnceLock<Vec<(&str, &str)>> = OnceLock::new();
    let foreign = crate::data::pairs("clutter/conditions.tsv", &FOREIGN);
    match foreign.iter().find(|(foreign, _)| *foreign == name) {
        Some((_, why)) => format!("“:{name}{call}” {why}"),
        None => format!(
            "“:{}{call}” is not known; of other blockers' conditions :has-text() and :upward() are",
            clip(name)
        ),
    }
}

/// An+B in the form CSSOM gives it; `None` where it is none.
fn position(given: &str) -> Option<String> {
    let lower = given.trim_matches(is_blank).to_ascii_lowercase();
    let (step, offset) = match lower.as_str() {
        "odd" => (2, 1),
        "even" => (2, 0),
        other => match other.split_once('n') {
            None => (0, whole(other)?),
            Some((step, offset)) => {
                let step = match step {
                    "" | "+" => 1,
                    "-" => -1,
                    other => whole(other)?,
                };
                let offset = offset.trim_start_matches(is_blank);
                let (sign, digits) = match offset.split_at_checked(1) {
                    None | Some(("", _)) => (1, "0"),
                    Some(("+", rest)) => (1, rest.trim_start_matches(is_blank)),
                    Some(("-", rest)) => (-1, rest.trim_start_matches(is_blank)),
                    Some(_) => return None,
                };
                let is_digits = digits.bytes().all(|b| b.is_ascii_digit());
                (step, sign * is_digits.then(|| whole(digits))??)
            }
        },
    };
    Some(match (step, offset) {
        (0, offset) => offset.to_string(),
        (step, offset) => {
            let step = match step {
                1 => String::new(),
                -1 => "-".to_owned(),
                other => other.to_string(),
            };
            if offset == 0 { format!("{step}n") } else { format!("{step}n{offset:+}") }
        }
    })
}

/// A whole number of a size that a page has.
fn whole(digits: &str) -> Option<i32> {
    digits.parse().ok().filter(|n: &i32| n.abs() < 1_000_000)
}
