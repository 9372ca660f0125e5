//! Linear models over named signals: weak hints, learned weights (logistic regression).

use crate::decimal;
use crate::map::Map;

/// Takes the signals of one thing, in an order that never changes.
///
/// The same function that names the signals computes them, so names, training and use cannot drift apart.
pub(crate) trait Sink {
    /// A signal: its name in two parts, and its value; 0 is "not seen".
    fn put(&mut self, group: &str, name: &str, value: f32);

    /// A yes or no.
    fn flag(&mut self, group: &str, name: &str, value: bool) {
        self.put(group, name, f32::from(u8::from(value)));
    }

    /// One signal for each of the ranges that the limits part: exactly one of them is 1.
    fn range(&mut self, group: &str, value: f32, limits: &[(f32, &'static str)], beyond: &'static str) {
        let mut found = false;
        for (limit, name) in limits {
            let here = !found && value < *limit;
            found |= here;
            self.flag(group, name, here);
        }
        self.flag(group, beyond, !found);
    }
}

/// Adds up weight × value.
pub(crate) struct Sum<'m> {
    weights: std::slice::Iter<'m, f32>,
    total: f32,
}

impl<'m> Sum<'m> {
    pub(crate) fn new(model: &'m Model) -> Sum<'m> {
        Sum { weights: model.weights.iter(), total: model.bias }
    }

    /// How likely it is, 0 to 1.
    pub(crate) fn probability(&self) -> f32 {
        1.0 / (1.0 + (-self.total).exp())
    }
}

impl Sink for Sum<'_> {
    fn put(&mut self, _group: &str, _name: &str, value: f32) {
        let weight = self.weights.next().copied().unwrap_or(0.0);
        self.total += weight * value;
    }
}

/// Writes names and values down.
#[derive(Default)]
pub(crate) struct Row {
    pub(crate) names: Vec<String>,
    pub(crate) values: Vec<f32>,
}

impl Sink for Row {
    fn put(&mut self, group: &str, name: &str, value: f32) {
        self.names.push(format!("{group}: {name}"));
        self.values.push(value);
    }
}

/// Weights in the order in which the signals come.
#[derive(Debug, Default)]
pub(crate) struct Model {
    bias: f32,
    weights: Vec<f32>,
}

impl Model {
    /// Reads a table of `signal TAB weight`, for signals of these names; one that is not listed weighs 0.
    pub(crate) fn read(table: &str, names: &[String]) -> Model {
        let mut listed = Map::default();
        for (name, weight) in table.lines().filter_map(|line| line.split_once('\t')) {
            if let Some(weight) = decimal::read(weight) {
                listed.insert(name, weight as f32);
            }
        }
        let weight = |name: &str| listed.get(name).copied().unwrap_or(0.0);
        Model { bias: weight("bias"), weights: names.iter().map(|n| weight(n)).collect() }
    }
}
