//! `cargo xtask data WHAT`: re-creates what lies under data/ from its sources.

pub(crate) mod article;
pub(crate) mod gate;
mod names;
mod officials;
mod weights;
mod worth;

use crate::Outcome;

/// Runs one recipe.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    match arguments.first().map(String::as_str) {
        Some("article") => article::run(&arguments[1..]),
        Some("gate") => gate::run(&arguments[1..]),
        Some("names") => names::run(&arguments[1..]),
        Some("coverage") => officials::print_coverage(),
        Some("officials") => officials::run(&arguments[1..]),
        Some("weights") => weights::run(&arguments[1..]),
        Some("worth") => worth::run(),
        other => Err(format!(
            "data: {} is none of article, coverage, gate, names, officials, weights, worth",
            other.unwrap_or("(nothing)")
        )),
    }
}
