//! The record of officials, from tables of facts.

use crate::Outcome;

/// Re-creates it.
pub(crate) fn run(_arguments: &[String]) -> Outcome {
    Err("data officials: not there yet".to_owned())
}
