//! Rules as the page evaluates them: a selector that the browser knows, then steps that it does not.

use serde::Serialize;

use super::selector::{Combinator, Complex, Compound, Pattern, Selectors, Simple, Upward};

/// A selector for `querySelectorAll`, and the steps from what it finds to what is meant. The elements found pass
/// through the steps as a set: a step keeps some, or goes on to others.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize)]
pub struct Query {
    /// A list of CSS selectors.
    pub selector: String,
    /// In order; none where the selector says it all.
    pub steps: Vec<Step>,
}

/// One step; `selector` is CSS.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(tag = "op", rename_all = "lowercase")]
pub enum Step {
    /// Keeps what matches.
    Matches {
        /// CSS.
        selector: String,
    },
    /// Goes on to descendants.
    Descendant {
        /// CSS.
        selector: String,
    },
    /// Goes on to children.
    Child {
        /// CSS.
        selector: String,
    },
    /// Goes on to the next sibling.
    Next {
        /// CSS.
        selector: String,
    },
    /// Goes on to all later siblings.
    Later {
        /// CSS.
        selector: String,
    },
    /// Keeps what has this in its text.
    Text {
        /// To be found as it stands.
        text: String,
    },
    /// Keeps what has a match in its text.
    Pattern {
        /// Source of a JavaScript regular expression, not known to be one.
        source: String,
        /// Its flags, of `imsuv`.
        flags: String,
    },
    /// Goes on to the ancestor so many steps up.
    Upward {
        /// At least 1.
        count: u8,
    },
    /// Goes on to the nearest ancestor that matches.
    Closest {
        /// CSS.
        selector: String,
    },
    /// Keeps that from which any of these leads somewhere.
    Has {
        /// Ways, each from the element itself.
        any: Vec<Vec<Step>>,
    },
    /// Keeps that from which none of these leads anywhere.
    Not {
        /// Ways, each from the element itself.
        any: Vec<Vec<Step>>,
    },
}

/// What a browser knows all of becomes one query; each other selector of the list one of its own.
pub(super) fn compile(selectors: &Selectors) -> Vec<Query> {
    let (native, others): (Vec<&Complex>, Vec<&Complex>) = selectors.0.iter().partition(|c| c.is_native());
    let native = (!native.is_empty()).then(|| Query { selector: list(native), steps: Vec::new() });
    native.into_iter().chain(others.into_iter().map(query)).collect()
}

fn list<'a>(selectors: impl IntoIterator<Item = &'a Complex>) -> String {
    selectors.into_iter().map(|c| c.to_string()).collect::<Vec<_>>().join(", ")
}

/// The longest head that a browser knows, then steps.
fn query(complex: &Complex) -> Query {
    let native = |compound: &Compound| compound.iter().take_while(|s| s.is_native()).count();
    let whole = complex.0.iter().take_while(|(_, c)| native(c) == c.len()).count();
    let mut head = Complex(complex.0[..whole].to_vec());
    let mut steps = Vec::new();
    if let Some((combinator, compound)) = complex.0.get(whole) {
        let (known, rest) = compound.split_at(native(compound));
        let known = if known.is_empty() { vec![Simple::Universal] } else { known.to_vec() };
        head.0.push((*combinator, known));
        filter(rest, &mut steps);
        relative(&complex.0[whole + 1..], &mut steps);
    }
    Query { selector: head.to_string(), steps }
}

/// Steps along combinators.
fn relative(parts: &[(Combinator, Compound)], steps: &mut Vec<Step>) {
    for (combinator, compound) in parts {
        let known = compound.iter().take_while(|s| s.is_native()).count();
        let selector = if known == 0 { "*".to_owned() } else { text(&compound[..known]) };
        steps.push(match combinator {
            Combinator::Descendant => Step::Descendant { selector },
            Combinator::Child => Step::Child { selector },
            Combinator::Next => Step::Next { selector },
            Combinator::Later => Step::Later { selector },
        });
        filter(&compound[known..], steps);
    }
}

/// Steps that stay with an element, but for `:upward`.
fn filter(compound: &[Simple], steps: &mut Vec<Step>) {
    for part in compound.chunk_by(|a, b| a.is_native() && b.is_native()) {
        steps.push(match &part[0] {
            Simple::HasText(Pattern::Plain(text)) => Step::Text { text: text.clone() },
            Simple::HasText(Pattern::Regex { source, flags }) => {
                Step::Pattern { source: source.clone(), flags: flags.clone() }
            }
            Simple::Upward(Upward::Count(count)) => Step::Upward { count: *count },
            Simple::Upward(Upward::To(selectors)) => Step::Closest { selector: list(selectors) },
            Simple::Logical { name: "has", list } if !part[0].is_native() => {
                Step::Has { any: list.iter().map(|c| steps_of(|s| relative(&c.0, s))).collect() }
            }
            // The parser leaves no combinators in these.
            Simple::Logical { list, .. } if !part[0].is_native() => Step::Not {
                any: list
                    .iter()
                    .map(|c| steps_of(|s| c.0.iter().for_each(|(_, own)| filter(own, s))))
                    .collect(),
            },
            _ => Step::Matches { selector: text(part) },
        });
    }
}

fn steps_of(write: impl FnOnce(&mut Vec<Step>)) -> Vec<Step> {
    let mut steps = Vec::new();
    write(&mut steps);
    steps
}

fn text(compound: &[Simple]) -> String {
    compound.iter().map(Simple::to_string).collect()
}
