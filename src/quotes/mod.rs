//! Quotations and who said them.
//!
//! [`marks`] finds what stands between quotation marks, [`cues`] the word that attributes it (“said”), and
//! [`attribution`] where that word stands, [`subject`] its subject, [`persons`] who that is, [`antecedent`] who `he` and `she` are.
//! A quotation that nobody is said to have said is none: titles, slogans and scare quotes have no cue.

mod antecedent;
mod attribution;
mod card;
mod cues;
mod marks;
mod persons;
mod subject;

pub use card::card;

use crate::people::Person;
use crate::text::{Prose, Span};

/// Who said it.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize)]
#[serde(untagged)]
pub enum Speaker {
    /// A person: index into the list of people.
    Person(usize),
    /// Somebody or something else, as the text puts it: “the ministry”, “a resident”.
    Named(String),
}

/// A quotation of three words or more.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Quote {
    /// With its marks.
    pub span: Span,
    /// Who said it; `None` where the text does not tell for sure.
    pub speaker: Option<Speaker>,
    /// The word that attributes it: “said”, “tweeted”.
    pub cue: Option<String>,
}

/// Finds the quotations of a text, in text order, disjoint. Linear in the text: each quotation looks at no
/// more than its own sentence, at no more than 60 words of that, and at a few sentences and captions before it.
pub fn find(prose: &Prose, people: &[Person]) -> Vec<Quote> {
    attribution::attribute(prose, people, &marks::find(prose))
}
