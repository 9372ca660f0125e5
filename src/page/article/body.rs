//! Which text blocks are the article's body: two passes of learned weights, the second of which knows what
//! the first thought of the neighbours.

use std::sync::OnceLock;

use crate::map::{Map, Set};
use crate::order;
use crate::page::{Metadata, NodeId, PageSnapshot};
use crate::wordlist::words;

use super::cards::look;
use super::model::{Model, Sum};
use super::outline::{Outline, TextBlock};
use super::signals::{Context, first_names, second_names};

/// The body of the page's article, or of what comes nearest to one.
#[derive(Clone, Debug, Default)]
pub(crate) struct Body {
    /// Per block of the outline: how likely it is part of the body, 0 to 1.
    pub(crate) likely: Vec<f32>,
    /// Indices into [`Outline::blocks`], ascending: the blocks that more likely are than not.
    pub(crate) blocks: Vec<usize>,
    /// The smallest element that holds them all.
    pub(crate) root: NodeId,
    /// Words in these blocks.
    pub(crate) words: u32,
    /// How likely the likeliest 24 words of the page were held to be body, before anything was lifted.
    pub(crate) strength: f32,
}

/// Finds the body.
pub(crate) fn find(outline: &Outline<'_>, metadata: &Metadata) -> Body {
    static MODELS: OnceLock<(Model, Model)> = OnceLock::new();
    let (first, second) = MODELS.get_or_init(|| {
        (
            Model::read(crate::data::table("article/blocks.tsv"), &first_names()),
            Model::read(crate::data::table("article/context.tsv"), &second_names()),
        )
    });
    let context = Context::new(outline, metadata);
    let count = outline.blocks.len();
    let likely: Vec<f32> = (0..count)
        .map(|index| {
            let mut sum = Sum::new(first);
            context.block(index, &mut sum);
            sum.probability()
        })
        .collect();
    let around = context.around(&level(outline, likely));
    let likely: Vec<f32> = (0..count)
        .map(|index| {
            let mut sum = Sum::new(second);
            context.block(index, &mut sum);
            around.block(index, &mut sum);
            sum.probability()
        })
        .collect();
    let strength = strength(outline, &likely).unwrap_or(0.0);
    Body { strength, ..Body::new(outline, mend(outline, level(outline, likely))) }
}

/// A sentence between two paragraphs of the body that is marked up as they are, and beside them, is body too: what
/// it says of donations or sign-ups, the article says.
pub(crate) fn mend(outline: &Outline<'_>, mut likely: Vec<f32>) -> Vec<f32> {
    /// Below this it is left out all the same.
    const LEAST: f32 = 0.15;
    /// The longest names that are made up.
    const MADE_UP: usize = 3;
    /// How far apart, in blocks, the two may stand.
    const REACH: usize = 8;
    let page = outline.page;
    // Per kind of element in one parent: the last that is body, and those in doubt since.
    let mut kinds = Map::<_, (Option<usize>, Vec<usize>)>::default();
    for (index, block) in outline.blocks.iter().enumerate() {
        if likely[index] <= LEAST || block.words < 5 {
            continue;
        }
        let (tag, classes) = look(page, block.node);
        // Names that a program made up (`hg hh cs bk`) tell one paragraph from the next and mean nothing.
        let is_made_up = classes.split_whitespace().all(|class| class.len() <= MADE_UP);
        let kind = (page.parent(block.node), (tag, if is_made_up { "" } else { classes }));
        let (last, doubtful) = kinds.entry(kind, (None, Vec::new()));
        if likely[index] > 0.5 {
            if last.is_some_and(|last| index - last <= REACH) {
                doubtful.iter().for_each(|&i| likely[i] = likely[i].max(0.6));
            }
            (*last, *doubtful) = (Some(index), Vec::new());
        } else if last.is_some() && block.link_words * 3 < block.words {
            doubtful.push(index);
        }
    }
    lists(outline, &mut likely);
    // A heading between them belongs to what follows it.
    let mut holders = Set::default();
    for (index, pair) in outline.blocks.windows(2).enumerate() {
        let (block, next) = (&pair[0], &pair[1]);
        let holder = page.parent(block.node);
        let introduces =
            likely[index + 1] > 0.5 && next.words > block.words && out_of_lists(page, next.node) == holder;
        if likely[index] > 0.5 {
            holders.add(holder);
        } else if introduces && block.link_words == 0 && is_heading(page, block.node) && holders.has(&holder)
        {
            likely[index] = likely[index].max(0.6);
        }
    }
    likely
}

/// A list most words of which are body, and few of them links, is body as a whole: its short items say little by
/// themselves.
fn lists(outline: &Outline<'_>, likely: &mut [f32]) {
    let page = outline.page;
    // Per list: its words, those of them that are body, and those in links.
    let mut sums = vec![[0; 3]; page.nodes.len()];
    let list = |node: NodeId| {
        let parent = page.parent(node).filter(|_| page.tag(node) == "li")?;
        words!["ul", "ol"].has(page.tag(parent)).then_some(parent)
    };
    for (index, block) in outline.blocks.iter().enumerate() {
        if let Some(list) = list(block.node) {
            let [all, body, links] = &mut sums[list as usize];
            *all += block.words;
            *body += if likely[index] > 0.5 { block.words } else { 0 };
            *links += block.link_words;
        }
    }
    for (index, block) in outline.blocks.iter().enumerate() {
        if let Some(list) = list(block.node) {
            let [all, body, links] = sums[list as usize];
            if body * 2 > all && links * 3 < all {
                likely[index] = likely[index].max(0.6);
            }
        }
    }
}

/// The element around a node, or around the list that the node begins.
fn out_of_lists(page: &PageSnapshot, node: NodeId) -> Option<NodeId> {
    page.ancestors(node).find(|&n| !matches!(page.tag(n), "li" | "ul" | "ol"))
}

fn is_heading(page: &PageSnapshot, node: NodeId) -> bool {
    words!["h1", "h2", "h3", "h4", "h5", "h6"].has(page.tag(node))
}

/// Lifts the likelihoods of a page on which none is high: whether there is an article at all is the gate's
/// question; here it is where it would be, if there is one. Where an article is cut short, all but links is lifted as
/// far as its one paragraph needs; menus are not to come with it.
pub(crate) fn level(outline: &Outline<'_>, likely: Vec<f32>) -> Vec<f32> {
    /// What the likeliest words of a page are lifted to.
    const GOAL: f32 = 0.9;
    /// How far links are lifted at most.
    const LINKS: f32 = 2.0;
    let Some(reached) = strength(outline, &likely) else { return likely };
    let logit = |p: f32| (p.clamp(1e-6, 1.0 - 1e-6) / (1.0 - p.clamp(1e-6, 1.0 - 1e-6))).ln();
    let lift = logit(GOAL) - logit(reached);
    if lift <= 0.0 {
        return likely;
    }
    let lifted = |(block, p): (&TextBlock, f32)| {
        let most = if block.link_words * 2 < block.words { lift } else { LINKS };
        1.0 / (1.0 + (-logit(p) - lift.min(most)).exp())
    };
    outline.blocks.iter().zip(likely).map(lifted).collect()
}

/// The likelihood that a paragraph's worth of words reaches; `None` where the page has fewer.
fn strength(outline: &Outline<'_>, likely: &[f32]) -> Option<f32> {
    /// What of an article that is cut short may be there.
    const PARAGRAPH: u32 = 24;
    let mut order: Vec<usize> = (0..likely.len()).filter(|&i| outline.blocks[i].words >= 8).collect();
    order::by(&mut order, |&a, &b| likely[b].total_cmp(&likely[a]));
    let mut words = 0;
    let reached = order.iter().find(|&&i| {
        words += outline.blocks[i].words;
        words >= PARAGRAPH
    });
    reached.map(|&i| likely[i])
}

impl Body {
    fn new(outline: &Outline<'_>, likely: Vec<f32>) -> Body {
        let page = outline.page;
        let blocks: Vec<usize> = (0..likely.len()).filter(|&i| likely[i] > 0.5).collect();
        let words = blocks.iter().map(|&i| outline.blocks[i].words).sum();
        let holds = |node: NodeId, index: &usize| page.contains(node, outline.blocks[*index].node);
        let root = match (blocks.first(), blocks.last()) {
            (Some(first), Some(last)) => {
                let start = outline.blocks[*first].parent;
                std::iter::once(start)
                    .chain(page.ancestors(start))
                    .find(|&n| holds(n, first) && holds(n, last))
            }
            _ => None,
        };
        Body { blocks, root: root.unwrap_or(0), words, likely, strength: 0.0 }
    }
}
