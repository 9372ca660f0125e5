//! From an element that is clutter to the outermost one that holds nothing else.

use std::cmp::Reverse;

use crate::page::{NodeId, PageSnapshot};
use crate::wordlist::words;

use super::Kind;
use super::blocks::Choice;
use super::guard::Surroundings;
use super::measure::Measured;
use super::topics::topic;

/// At least this share of an element is clutter already, at most so many words are not, and its own score is at
/// least this: then it is clutter as a whole. Rows of a block hidden alone are a defect.
const MOST: f32 = 0.6;
const REST: u32 = 40;
const DOUBTFUL: f32 = -1.0;
const SPOKEN_FOR: f32 = -4.0;
/// A panel of at most so many words, all of whose links ask for money, asks for money, be it taken for the article's.
const PANEL: u32 = 80;

/// What is clutter below an element, added up.
#[derive(Clone, Copy, Default)]
struct Below {
    /// What it shows, as [`weight`] counts.
    weight: u32,
    choices: u32,
    /// Those of them that ask for money.
    asks: u32,
    links: u32,
    /// What the choice shows that shows most, and its place among the choices; of two alike the first.
    largest: Option<(u32, Reverse<usize>)>,
}

impl Below {
    fn add(&mut self, other: Below) {
        self.weight += other.weight;
        self.choices += other.choices;
        self.asks += other.asks;
        self.links += other.links;
        self.largest = self.largest.max(other.largest);
    }
}

/// Takes whole elements where most of what they hold is clutter; `score` judges an element of a kind. The choices are
/// disjoint and in document order.
pub(super) fn complete(
    measured: &Measured<'_>,
    surroundings: &Surroundings,
    choices: Vec<Choice>,
    score: &mut impl FnMut(NodeId, Kind) -> f32,
) -> Vec<Choice> {
    let page = measured.page;
    let mut below = vec![Below::default(); page.nodes.len()];
    for (at, choice) in choices.iter().enumerate() {
        let weight = weight(measured, choice.node);
        below[choice.node as usize] = Below {
            weight,
            choices: 1,
            asks: u32::from(matches!(choice.kind, Kind::Donation | Kind::Pricing)),
            links: u32::from(measured.nodes[choice.node as usize].links),
            largest: Some((weight, Reverse(at))),
        };
    }
    for index in (1..page.nodes.len()).rev() {
        let inner = below[index];
        below[page.nodes[index].parent as usize].add(inner);
    }
    let comments = topic("comments").unwrap_or_default();
    let mut found = Vec::new();
    let mut rest = &choices[..];
    let mut node: NodeId = 1;
    while let Some(first) = rest.first() {
        let end = page.subtree(node).end;
        if first.node == node {
            found.push(*first);
            rest = &rest[1..];
            node = end;
            continue;
        }
        let inner = below[node as usize];
        let Some((_, Reverse(largest))) = inner.largest else {
            node = end;
            continue;
        };
        let all = weight(measured, node);
        let measure = &measured.nodes[node as usize];
        let guarded = surroundings.guarded[node as usize];
        // Searches and log-ins stay; so does what readers write, with the words above it.
        let is_free = page.is_element(node) && !measure.is_own() && !surroundings.kept[node as usize];
        let has_comments = measured.own[node as usize].has(comments) || measure.below.has(comments);
        let is_most = inner.weight < all
            && inner.weight as f32 >= MOST * all as f32
            && all - inner.weight <= REST
            && !guarded
            && !has_comments;
        let is_panel = (!guarded || surroundings.disputable[node as usize])
            && measure.words() <= PANEL
            && measure.lines > 1
            && inner.links > 0
            && inner.links == u32::from(measure.links)
            && inner.asks == inner.choices;
        let least = match (is_panel, guarded) {
            // Several links that ask for money speak for the words above them.
            (true, _) if inner.links > 1 => SPOKEN_FOR,
            (_, true) => 0.0,
            _ => DOUBTFUL,
        };
        // The largest part says what it is.
        let largest = choices[largest];
        if is_free && (is_most || is_panel) && score(node, largest.kind) > least {
            found.push(Choice { node, ..largest });
            rest = &rest[inner.choices as usize..];
            node = end;
        } else {
            node += 1;
        }
    }
    found
}

/// Widens each block to the outermost element that holds nothing else: wrappers, and parents all of whose
/// parts are hidden, with the heading that would be left without its text.
pub(super) fn grow(
    measured: &Measured<'_>,
    surroundings: &Surroundings,
    choices: Vec<Choice>,
) -> Vec<Choice> {
    let page = measured.page;
    let mut gone = vec![0u32; page.nodes.len()];
    let mut best: Vec<Option<Choice>> = vec![None; page.nodes.len()];
    for choice in choices {
        gone[choice.node as usize] = weight(measured, choice.node);
        best[choice.node as usize] = Some(choice);
    }
    for index in (1..page.nodes.len()).rev() {
        let node = index as NodeId;
        if gone[index] == 0 && best[index].is_none() {
            continue;
        }
        if best[index].is_none() && !measured.nodes[index].is_own() {
            let all = weight(measured, node);
            let left = all.saturating_sub(gone[index]);
            let largest = page
                .children(node)
                .filter_map(|c| best[c as usize])
                .max_by_key(|c| (weight(measured, c.node), Reverse(c.node)));
            if let Some(inner) = largest.filter(|_| !surroundings.guarded[index] && !surroundings.kept[index])
                && (left == 0 || left <= HEADING && is_heading_alone(measured, &best, node))
            {
                best[index] = Some(Choice { node, ..inner });
                gone[index] = all;
            }
        }
        let parent = page.nodes[index].parent as usize;
        gone[parent] += gone[index];
    }
    let mut outermost = Vec::new();
    let mut node: NodeId = 1;
    while (node as usize) < page.nodes.len() {
        match best[node as usize] {
            Some(choice) => {
                outermost.push(choice);
                node = page.subtree(node).end;
            }
            None => node += 1,
        }
    }
    outermost
}

/// Words of a heading that is left alone.
const HEADING: u32 = 8;

/// What an element shows: words, and pictures, searches and logins as a word each. Other fields say nothing
/// without the words of their form.
pub(super) fn weight(measured: &Measured<'_>, node: NodeId) -> u32 {
    let measure = &measured.nodes[node as usize];
    measure.words() + u32::from(measure.media) + u32::from(measure.searches) + u32::from(measure.passwords)
}

/// Whether what is left of an element is one heading, at its beginning.
fn is_heading_alone(measured: &Measured<'_>, best: &[Option<Choice>], node: NodeId) -> bool {
    let page = measured.page;
    let mut left = page.children(node).filter(|&c| best[c as usize].is_none() && weight(measured, c) > 0);
    let (Some(heading), None) = (left.next(), left.next()) else { return false };
    let follows = page.children(node).any(|c| c > heading && best[c as usize].is_some());
    follows && is_heading(page, heading)
}

/// A heading element, or wrappers around one.
pub(super) fn is_heading(page: &PageSnapshot, node: NodeId) -> bool {
    let mut inner = node;
    for _ in 0..4 {
        if words!["h2", "h3", "h4", "h5", "h6"].has(page.tag(inner)) {
            return true;
        }
        let mut children = page.children(inner).filter(|&c| page.is_element(c));
        match (children.next(), children.next()) {
            (Some(only), None) => inner = only,
            _ => return false,
        }
    }
    false
}
