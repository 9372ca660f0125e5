//! Logistic regression, small enough to read: full batches, Adam, L2.
//!
//! Kingma and Ba, "Adam: A Method for Stochastic Optimization" (2015), with its default constants.

/// One thing to learn from.
#[derive(Clone, Debug)]
pub(crate) struct Example {
    /// The signals that are not 0: (index, value).
    pub(crate) signals: Vec<(u32, f32)>,
    pub(crate) yes: bool,
    /// How much it counts.
    pub(crate) weight: f32,
    /// Which site it is from: examples of one site are never on both sides of a split.
    pub(crate) site: u64,
}

impl Example {
    pub(crate) fn new(values: &[f32], yes: bool, weight: f32, site: u64) -> Example {
        let signals =
            values.iter().enumerate().filter(|(_, v)| **v != 0.0).map(|(i, v)| (i as u32, *v)).collect();
        Example { signals, yes, weight, site }
    }
}

/// Learned weights.
#[derive(Clone, Debug)]
pub(crate) struct Weights {
    pub(crate) bias: f32,
    pub(crate) weights: Vec<f32>,
}

impl Weights {
    pub(crate) fn probability(&self, signals: &[(u32, f32)]) -> f32 {
        let sum: f32 = signals.iter().map(|(i, v)| self.weights[*i as usize] * v).sum();
        1.0 / (1.0 + (-(self.bias + sum)).exp())
    }

    /// The table that the core reads: one signal a line, without those that weigh next to nothing.
    pub(crate) fn table(&self, names: &[String], head: &str) -> String {
        let mut table = String::from(head);
        table.push_str(&format!("bias\t{:.3}\n", self.bias));
        for (name, weight) in names.iter().zip(&self.weights) {
            if weight.abs() >= 0.015 {
                table.push_str(&format!("{name}\t{weight:.2}\n"));
            }
        }
        table
    }
}

/// Fits weights; `penalty` is the L2 penalty as a share of the examples' total weight. It draws each weight to what
/// is expected of it: 0, unless something is known without examples, or seen in too few of them.
pub(crate) fn fit(examples: &[&Example], expected: &[f32], penalty: f32, rounds: usize) -> Weights {
    let signals = expected.len();
    let total: f32 = examples.iter().map(|e| e.weight).sum::<f32>().max(1e-9);
    let mut model = Weights { bias: 0.0, weights: expected.to_vec() };
    let (mut first, mut second) = (vec![0f32; signals + 1], vec![0f32; signals + 1]);
    let mut gradient = vec![0f32; signals + 1];
    for round in 1..=rounds {
        gradient.fill(0.0);
        for example in examples {
            let error = model.probability(&example.signals) - f32::from(u8::from(example.yes));
            let error = error * example.weight / total;
            for (index, value) in &example.signals {
                gradient[*index as usize] += error * value;
            }
            gradient[signals] += error;
        }
        // The step shrinks over the last half, so that the end does not tremble.
        let left = (rounds - round) as f32 / rounds as f32;
        let step = 0.05 * (2.0 * left).clamp(0.02, 1.0);
        for index in 0..=signals {
            let weight = if index < signals { &mut model.weights[index] } else { &mut model.bias };
            let slope =
                gradient[index] + if index < signals { penalty * (*weight - expected[index]) } else { 0.0 };
            first[index] = 0.9 * first[index] + 0.1 * slope;
            second[index] = 0.999 * second[index] + 0.001 * slope * slope;
            let mean = first[index] / (1.0 - 0.9f32.powi(round as i32));
            let spread = second[index] / (1.0 - 0.999f32.powi(round as i32));
            *weight -= step * mean / (spread.sqrt() + 1e-8);
        }
    }
    model
}

/// What each example is held to be by weights learned from the other sites alone.
pub(crate) fn cross_validate(
    examples: &[Example],
    expected: &[f32],
    penalty: f32,
    rounds: usize,
    folds: u64,
) -> Vec<f32> {
    let mut held = vec![0.0; examples.len()];
    for fold in 0..folds {
        let train: Vec<&Example> = examples.iter().filter(|e| e.site % folds != fold).collect();
        let model = fit(&train, expected, penalty, rounds);
        for (slot, example) in held.iter_mut().zip(examples) {
            if example.site % folds == fold {
                *slot = model.probability(&example.signals);
            }
        }
    }
    held
}

/// A number for a site's name, the same on every machine (FNV-1a).
pub(crate) fn site(name: &str) -> u64 {
    let hash =
        name.bytes().fold(0xcbf2_9ce4_8422_2325u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x100_0000_01b3));
    hash >> 16
}
