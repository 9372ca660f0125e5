//! What the recipes under `xtask/src/data` need to learn the tables of this module.

use crate::page::{Metadata, NodeId, PageSnapshot};
use crate::text::one_line;

use super::body;
use super::model::Row;
use super::outline::Outline;
use super::signals::{Context, first_names, second_names};

/// A text block with what the models see of it.
#[derive(Clone, Debug)]
pub struct Example {
    /// The first node.
    pub node: NodeId,
    /// One past the last node.
    pub end: NodeId,
    /// Its words.
    pub words: u32,
    /// Its text, blanks collapsed.
    pub text: String,
    /// The values of the signals.
    pub signals: Vec<f32>,
}

/// The names of the signals of the first and of the second pass over blocks.
pub fn block_signals() -> (Vec<String>, Vec<String>) {
    (first_names(), second_names())
}

/// The text blocks of a page with the signals of the first pass or, given what that pass thought of each,
/// of the second.
pub fn blocks(page: &PageSnapshot, metadata: &Metadata, first: Option<&[f32]>) -> Vec<Example> {
    let outline = Outline::new(page);
    let context = Context::new(&outline, metadata);
    let around = first.map(|likely| context.around(&body::level(&outline, likely.to_vec())));
    outline
        .blocks
        .iter()
        .enumerate()
        .map(|(index, block)| {
            let mut row = Row::default();
            context.block(index, &mut row);
            if let Some(around) = &around {
                around.block(index, &mut row);
            }
            let mut text = String::new();
            for node in (block.node..block.end).filter(|&n| !outline.hidden[n as usize]) {
                text.push_str(if page.tag(node) == "br" { " " } else { page.own_text(node) });
            }
            Example {
                node: block.node,
                end: block.end,
                words: block.words,
                text: one_line(&text),
                signals: row.values,
            }
        })
        .collect()
}

/// The likelihoods of a page's blocks as the choice of the body takes them.
pub fn level(page: &PageSnapshot, likely: &[f32]) -> Vec<f32> {
    let outline = Outline::new(page);
    body::mend(&outline, body::level(&outline, likely.to_vec()))
}

/// The names of the signals of the gate, and their values for a page.
pub fn gate(page: &PageSnapshot, metadata: &Metadata) -> (Vec<String>, Vec<f32>) {
    let row = super::gate::row(page, metadata);
    (row.names, row.values)
}
