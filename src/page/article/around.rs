//! What the second pass sees: how likely the blocks around are.

use crate::map::Map;
use crate::page::NodeId;

use super::cards::look;
use super::model::Sink;
use super::outline::TextBlock;
use super::signals::{Context, lift};

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
    /// Per node: how many steps up from the trunk the first element stands that holds both.
    lift: Vec<u8>,
    /// Per node: steps down from the trunk; 0 outside.
    depth: Vec<u8>,
    /// Per block: mean likelihood of the other words marked up alike.
    kin: Vec<Option<f32>>,
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
        let trunk = self.trunk(&likely);
        let mut depth = vec![0u8; page.nodes.len()];
        for node in page.subtree(trunk).skip(1) {
            depth[node as usize] = depth[page.nodes[node as usize].parent as usize].saturating_add(1);
        }
        let kin = self.kin(&likely);
        Around {
            context: self,
            lift: lift(self.outline, trunk),
            likely,
            family,
            sums,
            last,
            next,
            depth,
            kin,
        }
    }
}

impl Context<'_, '_> {
    /// The element that most of the likely text stands directly in; its parent counts for half. What stands
    /// before the headline is most often a list of teasers.
    fn trunk(&self, likely: &[f32]) -> NodeId {
        let outline = self.outline;
        let page = outline.page;
        let mut score = vec![0f32; page.nodes.len()];
        for (index, (block, p)) in outline.blocks.iter().zip(likely).enumerate() {
            let early = self.headline.is_some_and(|h| index < h);
            let weight = p * p * (block.words - block.link_words) as f32 * if early { 0.3 } else { 1.0 };
            let whole = block.node == block.parent;
            let holder = if whole { page.parent(block.node).unwrap_or(0) } else { block.parent };
            score[holder as usize] += weight;
            if let Some(next) = page.parent(holder) {
                score[next as usize] += weight / 2.0;
            }
        }
        let best = (0..score.len()).max_by(|&a, &b| score[a].total_cmp(&score[b]).then(b.cmp(&a)));
        best.unwrap_or(0) as NodeId
    }

    /// Per block, the mean likelihood of the words marked up alike in the same kind of parent, itself left out;
    /// `None` where it is the only one.
    fn kin(&self, likely: &[f32]) -> Vec<Option<f32>> {
        let outline = self.outline;
        let page = outline.page;
        let key = |block: &TextBlock| {
            (look(page, block.node), page.parent(block.node).map_or((0, ""), |n| look(page, n)))
        };
        let measure =
            |block: &TextBlock, p: f32| (p * block.words.min(60) as f32, block.words.min(60) as f32);
        let mut sums = Map::<_, (f32, f32)>::default();
        for (block, &p) in outline.blocks.iter().zip(likely) {
            let ((mass, words), sum) = (measure(block, p), sums.entry(key(block), (0.0, 0.0)));
            *sum = (sum.0 + mass, sum.1 + words);
        }
        let mean = |(block, &p): (&TextBlock, &f32)| {
            let ((mass, words), (sum, all)) = (measure(block, p), sums.get(&key(block)).copied()?);
            (all - words > 0.5).then(|| (sum - mass) / (all - words))
        };
        outline.blocks.iter().zip(likely).map(mean).collect()
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
        let kin = self.kin[index];
        for (from, to, name) in ALIKE {
            sink.flag("likely text marked up alike", name, kin.is_some_and(|k| (*from..*to).contains(&k)));
        }
        let lift = self.lift[block.node as usize];
        let depth = self.depth[block.node as usize];
        sink.flag("trunk", "child", lift == 0 && depth == 1);
        sink.flag("trunk", "grandchild", lift == 0 && depth == 2);
        sink.flag("trunk", "deeper", lift == 0 && depth > 2);
        sink.flag("trunk", "1 up", lift == 1);
        sink.flag("trunk", "2 up", lift == 2);
        sink.flag("trunk", "3 up", lift == 3);
        sink.flag("trunk", "4 up", lift == 4);
        sink.flag("trunk", "5 and more up", lift >= 5);
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

const ALIKE: &[(f32, f32, &str)] = &[
    (0.0, 0.1, "below 0.1"),
    (0.1, 0.3, "below 0.3"),
    (0.3, 0.6, "below 0.6"),
    (0.6, 0.9, "below 0.9"),
    (0.9, 2.0, "above 0.9"),
];
const LIKELY: &[(f32, &str)] = &[
    (0.02, "below 0.02"),
    (0.1, "below 0.1"),
    (0.3, "below 0.3"),
    (0.5, "below 0.5"),
    (0.7, "below 0.7"),
    (0.9, "below 0.9"),
];
