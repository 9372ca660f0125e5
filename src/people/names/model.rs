//! A linear-chain model of names: which tokens begin one, continue one, or are outside.
//!
//! Lafferty, McCallum and Pereira, “Conditional Random Fields” (ICML 2001); the features are hashed into one
//! small table (Weinberger et al., “Feature Hashing”, ICML 2009).

/// Outside any name.
pub const OUTSIDE: usize = 0;
/// The first token of a name.
pub const BEGIN: usize = 1;
/// A further token of the same name.
pub const INSIDE: usize = 2;
/// How many labels there are.
pub const LABELS: usize = 3;

/// Rows of the table.
pub const ROWS: usize = 1 << 16;
/// Bytes before the rows: nine transitions, the start's two and a spare one.
pub const HEADER: usize = 12;
/// A stored unit of weight.
pub const UNIT: f32 = 1.0 / 24.0;

/// The weights: after the header, two signed bytes a row, for [`BEGIN`] and [`INSIDE`] (outside is zero).
#[derive(Clone, Copy)]
pub struct Model<'w> {
    weights: &'w [u8],
}

impl<'w> Model<'w> {
    /// Takes packed weights; `None` where the length is wrong.
    pub fn open(weights: &'w [u8]) -> Option<Model<'w>> {
        (weights.len() == HEADER + 2 * ROWS).then_some(Model { weights })
    }

    /// The sum of the features' weights for each label.
    pub fn emit(&self, features: &[u32]) -> [i32; LABELS] {
        let mut sum = [0; LABELS];
        for &feature in features {
            let at = HEADER + 2 * (feature as usize % ROWS);
            sum[BEGIN] += i32::from(self.weights[at] as i8);
            sum[INSIDE] += i32::from(self.weights[at + 1] as i8);
        }
        sum
    }

    /// The best labels of a run (Viterbi); a name cannot continue before it has begun.
    pub fn label(&self, emissions: &[[i32; LABELS]], labels: &mut Vec<u8>) {
        labels.clear();
        let transition = |from: usize, to: usize| i32::from(self.weights[from * LABELS + to] as i8);
        let never = i32::MIN / 2;
        let mut best = [0, never, never];
        let mut back: Vec<[u8; LABELS]> = Vec::with_capacity(emissions.len());
        for (at, emission) in emissions.iter().enumerate() {
            let mut next = [never; LABELS];
            let mut came = [0u8; LABELS];
            for to in 0..LABELS {
                for (from, &before) in best.iter().enumerate() {
                    if to == INSIDE && (from == OUTSIDE || at == 0) || before <= never {
                        continue;
                    }
                    let score = before + transition(from, to) + emission[to];
                    if score > next[to] {
                        (next[to], came[to]) = (score, from as u8);
                    }
                }
            }
            // Keeps sums small on runs without end.
            let top = next.iter().copied().max().unwrap_or(0);
            best = next.map(|s| if s <= never { never } else { s - top });
            back.push(came);
        }
        let mut label = (0..LABELS).max_by_key(|&l| (best[l], LABELS - l)).unwrap_or(OUTSIDE);
        for came in back.iter().rev() {
            labels.push(label as u8);
            label = usize::from(came[label]);
        }
        labels.reverse();
    }
}
