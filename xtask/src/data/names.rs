//! `cargo xtask data names`: the model of person names, trained on openly licensed text.
//!
//! Sources: `../shared/train/names` (see `data/names/README.md` for makers and licences), the project's own
//! invented stories, and the names in the project's facts. Nothing else.

mod corpus;
mod lists;
mod train;

use std::path::Path;

use crate::{Outcome, root};

/// Re-creates the lists of names and the weights, and prints how well they do.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let shared = root().join("../shared");
    let data = root().join("data/names");
    if arguments.first().is_some_and(|a| a == "lists") {
        // The lists are built into the library, so that a new list means: build again, then train.
        let texts = corpus::read(&shared.join("train/names"))?;
        return lists::write(&shared.join("facts"), &texts, &data);
    }
    let facts = lists::people(&shared.join("facts"))?;
    let texts = corpus::read(&shared.join("train/names"))?;
    let stories = corpus::stories(&data.join("stories.txt"), &facts)?;
    println!("{} documents, {} stories", texts.len(), stories.len());
    if arguments.first().is_some_and(|a| a == "check") {
        return train::cross_check(&texts, &stories);
    }
    let weights = train::train(&texts.iter().chain(&stories).cloned().collect::<Vec<_>>());
    write(&data.join("model.bin"), &weights)
}

fn write(path: &Path, bytes: &[u8]) -> Outcome {
    std::fs::write(path, bytes).map_err(|e| format!("{}: {e}", path.display()))
}

/// A small deterministic source of chance (SplitMix64), so that the same sources give the same weights.
#[derive(Clone)]
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ z >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ z >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ z >> 31
    }

    /// A number below `limit`.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }

    /// One of these.
    pub(crate) fn pick<'t, T>(&mut self, of: &'t [T]) -> &'t T {
        &of[self.below(of.len())]
    }

    /// True in so many of a hundred cases.
    pub(crate) fn percent(&mut self, hundredths: usize) -> bool {
        self.below(100) < hundredths
    }
}
