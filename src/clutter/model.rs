//! The weights of the signs, and the score of an element: a sum, one per kind.

use std::sync::OnceLock;

use super::Kind;
use super::signals::{self, Signal};
use super::topics::rows;
use crate::decimal;
use crate::map::Map;
use crate::order;

/// The kinds whose weights are learned, in the order of the table's columns.
pub const KINDS: &[Kind] = &[
    Kind::Donation,
    Kind::Pricing,
    Kind::Newsletter,
    Kind::App,
    Kind::Related,
    Kind::Share,
    Kind::Ad,
    Kind::Consent,
    Kind::Other,
];

/// How many scores an element has: one for each of [`KINDS`], and one for being clutter of any kind.
pub const SCORES: usize = 10;

/// Index of the score for being clutter of any kind.
pub const ANY: usize = 9;

/// One number for each score.
pub type Row = [f32; SCORES];

/// A table of weights: logistic regression on signs and pairs of signs.
#[derive(Clone, Debug, Default)]
pub struct Model {
    /// Added to each score; holds the threshold too, so that a score above 0 hides.
    pub bias: Row,
    /// By sign.
    pub single: Vec<Row>,
    /// By pair of signs, the smaller first.
    pub pairs: Vec<((Signal, Signal), Row)>,
}

impl Model {
    /// The project's table, read once.
    pub fn shared() -> &'static Model {
        static MODEL: OnceLock<Model> = OnceLock::new();
        MODEL.get_or_init(|| Model::read(crate::data::table("clutter/weights.tsv")))
    }

    /// Reads a table; rows of unknown signs are left out.
    pub fn read(table: &'static str) -> Model {
        let names = signals::names();
        let mut ids = Map::default();
        for (id, name) in names.iter().enumerate() {
            ids.insert(name.as_str(), id as Signal);
        }
        let mut model = Model { single: vec![[0.0; SCORES]; names.len()], ..Model::default() };
        for cells in rows(table) {
            let Some((name, values)) = cells.split_first() else { continue };
            let mut row = [0.0; SCORES];
            for (weight, text) in row.iter_mut().zip(values) {
                *weight = decimal::read(text).map_or(0.0, |w| w as f32);
            }
            if *name == "bias" {
                model.bias = row;
            } else if let Some((one, two)) = name.split_once(" & ") {
                if let (Some(&one), Some(&two)) = (ids.get(one), ids.get(two)) {
                    model.pairs.push(((one.min(two), one.max(two)), row));
                }
            } else if let Some(&id) = ids.get(name) {
                model.single[id as usize] = row;
            }
        }
        order::by_key(&mut model.pairs, |(pair, _)| *pair);
        model
    }

    /// The scores of an element with these signs (ascending), by kind.
    pub fn scores(&self, signals: &[Signal]) -> Row {
        let mut sum = self.bias;
        self.parts(signals, |_, row| {
            for (total, part) in sum.iter_mut().zip(row) {
                *total += part;
            }
        });
        sum
    }

    /// What makes up the scores: the signs and pairs that are present, with their weights.
    pub fn parts(&self, signals: &[Signal], mut each: impl FnMut((Signal, Option<Signal>), &Row)) {
        for &signal in signals {
            if let Some(row) = self.single.get(signal as usize) {
                each((signal, None), row);
            }
            let start = self.pairs.partition_point(|(pair, _)| pair.0 < signal);
            for ((_, other), row) in self.pairs[start..].iter().take_while(|(pair, _)| pair.0 == signal) {
                if signals.binary_search(other).is_ok() {
                    each((signal, Some(*other)), row);
                }
            }
        }
    }
}
