//! What the second pass sees: how likely the blocks around are.

use super::model::Sink;
use super::signals::Context;

/// What the first pass thought of the blocks around.
pub(crate) struct Around<'c, 'o, 'p> {
    context: &'c Context<'o, 'p>,
    likely: Vec<f32>,
    /// Per node: (words × likelihood, words) of the blocks whose parent it is.
    family: Vec<(f32, f32)>,
    /// Per block: words × likelihood before it; one more entry at the end.
    sums: Vec<f32>,
    /// Per block: the last block at or before it, and the first at or after it, that surely is body.
    last: Vec<Option<usize>>,
    next: Vec<Option<usize>>,
}

impl<'o, 'p> Context<'o, 'p> {
    /// Prepares the signals of the second pass.
    pub(crate) fn around(&self, likely: &[f32]) -> Around<'_, 'o, 'p> {
        let blocks = &self.outline.blocks;
        let likely: Vec<f32> = (0..blocks.len()).map(|i| likely.get(i).copied().unwrap_or(0.0)).collect();
        let page = self.outline.page;
        let mut family = vec![(0.0, 0.0); page.nodes.len()];
        let mut sums = vec![0.0];
        for (block, p) in blocks.iter().zip(&likely) {
            let mass = p * block.words as f32;
            for node in page.ancestors(block.node).take(2) {
                let entry: &mut (f32, f32) = &mut family[node as usize];
                *entry = (entry.0 + mass, entry.1 + block.words as f32);
            }
            sums.push(sums.last().copied().unwrap_or(0.0) + mass);
        }
        let sure = |i: usize| likely[i] > 0.8 && blocks[i].words >= 10;
        let mut last = vec![None; blocks.len()];
        let mut next = vec![None; blocks.len()];
        let mut seen = None;
        for (i, slot) in last.iter_mut().enumerate() {
            *slot = seen;
            seen = if sure(i) { Some(i) } else { seen };
        }
        seen = None;
        for (i, slot) in next.iter_mut().enumerate().rev() {
            *slot = seen;
            seen = if sure(i) { Some(i) } else { seen };
        }
        Around { context: self, likely, family, sums, last, next }
    }
}

impl Around<'_, '_, '_> {
    pub(crate) fn block(&self, index: usize, sink: &mut impl Sink) {
        let outline = self.context.outline;
        let page = outline.page;
        let block = &outline.blocks[index];
        let own = self.likely[index];
        sink.put("first pass", "logit", (own.max(1e-4) / (1.0 - own).max(1e-4)).ln() / 4.0);
        sink.range("first pass", own, LIKELY, "above 0.9");
        for (name, step) in [
            ("1 before", -1isize),
            ("2 before", -2),
            ("3 before", -3),
            ("1 after", 1),
            ("2 after", 2),
            ("3 after", 3),
        ] {
            let p = index.checked_add_signed(step).and_then(|i| self.likely.get(i)).copied().unwrap_or(0.0);
            sink.put("likely", name, p);
        }
        let mass = own * block.words as f32;
        let mut steps = page.ancestors(block.node);
        for group in ["parent likely", "grandparent likely"] {
            let (sum, words) = steps.next().map_or((0.0, 0.0), |n| self.family[n as usize]);
            let words = words - block.words as f32;
            let mean = if words < 1.0 { -1.0 } else { (sum - mass) / words };
            sink.range(
                group,
                mean,
                &[
                    (-0.5, "alone"),
                    (0.1, "below 0.1"),
                    (0.3, "below 0.3"),
                    (0.6, "below 0.6"),
                    (0.9, "below 0.9"),
                ],
                "above 0.9",
            );
        }
        let total = self.sums.last().copied().unwrap_or(0.0).max(1.0);
        sink.range(
            "likely text before it",
            self.sums[index] / total,
            &[
                (0.01, "none"),
                (0.1, "below 0.1"),
                (0.5, "below 0.5"),
                (0.9, "below 0.9"),
                (0.99, "nearly all"),
            ],
            "all",
        );
        let sides = [("since likely text", self.last[index]), ("until likely text", self.next[index])];
        for (group, side) in sides {
            let distance = side.map_or(99.0, |i| i.abs_diff(index) as f32);
            sink.range(
                group,
                distance,
                &[
                    (1.5, "0"),
                    (2.5, "1"),
                    (4.5, "2 to 3"),
                    (8.5, "4 to 7"),
                    (20.5, "8 to 19"),
                    (98.5, "20 and more"),
                ],
                "none",
            );
        }
        let node = |i: usize| outline.blocks[i].node;
        let sibling = |i: Option<usize>| i.is_some_and(|i| page.parent(node(i)) == page.parent(block.node));
        let (before, after) = (sibling(self.last[index]), sibling(self.next[index]));
        sink.flag("sibling of likely text", "both sides", before && after);
        sink.flag("sibling of likely text", "before only", before && !after);
        sink.flag("sibling of likely text", "after only", !before && after);
        let between = self.last[index].is_some() && self.next[index].is_some();
        sink.flag("sibling of likely text", "neither, between", !before && !after && between);
    }
}

const LIKELY: &[(f32, &str)] = &[
    (0.02, "below 0.02"),
    (0.1, "below 0.1"),
    (0.3, "below 0.3"),
    (0.5, "below 0.5"),
    (0.7, "below 0.7"),
    (0.9, "below 0.9"),
];
