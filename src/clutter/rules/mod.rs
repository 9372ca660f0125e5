//! The reader's own rules: what to hide, what never to hide, on which sites; in the cosmetic part of the syntax
//! of EasyList and uBlock Origin, so that rules can be brought along and taken away.
//!
//! ```text
//! news.example##.support-bar                    hide on news.example and below
//! news.example#@#.support-bar:has(table)        never hide there; exceptions win
//! news.*,~shop.news.example##aside:has-text(/give \$\d/i)
//! ```
//!
//! What cannot be kept is refused with its line number and a sentence, never half understood. Printing what was
//! parsed gives one canonical form, and parsing that gives the same rule again.
//!
//! Syntax: <https://help.adblockplus.org/hc/en-us/articles/360062733293> and
//! <https://github.com/gorhill/uBlock/wiki/Static-filter-syntax>; selectors after CSS Selectors Level 4.

mod cursor;
mod domains;
mod line;
mod query;
mod read;
mod selector;

use std::fmt;

use serde::Serialize;

use crate::map::Set;

pub use domains::Domains;
pub use query::{Query, Step};
pub use selector::Selectors;

/// The longest rule, in bytes. Longer ones are refused: no reader writes them.
pub const MAX_RULE: usize = 4096;

/// One rule.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rule {
    /// Where it holds.
    pub domains: Domains,
    /// Whether it is an exception: what it selects is never hidden.
    pub never: bool,
    /// What it selects.
    pub selectors: Selectors,
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}{}", self.domains, if self.never { "#@#" } else { "##" }, self.selectors)
    }
}

/// What is wrong with a line.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Problem {
    /// Line number, from 1.
    pub line: u32,
    /// What was given, and what would be right.
    pub message: String,
}

/// Rules in the order of the text, and what was refused.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Parsed {
    /// The rules, each with its line number, from 1.
    pub rules: Vec<(u32, Rule)>,
    /// The lines refused, in order.
    pub problems: Vec<Problem>,
}

/// Reads a list of rules, one a line. Comments, headers and empty lines are passed over.
pub fn parse(text: &str) -> Parsed {
    let mut parsed = Parsed::default();
    for (line, number) in text.trim_start_matches('\u{feff}').lines().zip(1..) {
        match line::parse(line) {
            Ok(Some(rule)) => parsed.rules.push((number, rule)),
            Ok(None) => {}
            Err(message) => parsed.problems.push(Problem { line: number, message }),
        }
    }
    parsed
}

/// What holds on one site, ready to be evaluated in the page.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct ForHost {
    /// What to hide.
    pub hide: Vec<Query>,
    /// What never to hide, whoever asks.
    pub never: Vec<Query>,
}

/// The queries of the rules that hold on `hostname`, in order, each once. A rule to hide that is also an
/// exception word for word is left out; an exception's other elements are for the page to spare.
pub fn for_host<'a>(rules: impl IntoIterator<Item = &'a Rule>, hostname: &str) -> ForHost {
    let mut found = ForHost::default();
    for rule in rules {
        if rule.domains.hold_on(hostname) {
            let list = if rule.never { &mut found.never } else { &mut found.hide };
            list.extend(query::compile(&rule.selectors));
        }
    }
    keep_first(&mut found.hide);
    keep_first(&mut found.never);
    let mut never = Set::default();
    found.never.iter().for_each(|query| _ = never.add(query));
    found.hide.retain(|query| !never.has(query));
    found
}

/// Leaves the first of equal queries.
fn keep_first(queries: &mut Vec<Query>) {
    let mut seen = Set::default();
    queries.retain(|query| seen.add(query.clone()));
}
