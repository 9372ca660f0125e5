//! From scores to blocks: the outermost elements that hold only clutter.

use crate::order;
use crate::page::{Article, NodeId, PageSnapshot};
use crate::settings::{Level, Settings};

use super::measure::Measured;
use super::model::{ANY, KINDS, Model, Row};
use super::signals::{self, Signal, Surroundings};
use super::topics::topic;
use super::{Clutter, Found, Kind, leftovers, reason, surroundings as around};

/// Where more than this share of the page's running text would vanish, nothing is hidden.
const LARGEST_SHARE: f32 = 0.4;

/// The score that a paragraph of the article needs to be taken for an ask after all.
const DISPUTED: f32 = 2.0;

/// What a paragraph of the article may be taken for: links to other articles are the author's, in doubt.
const ASKS: u32 = set(&[Kind::Donation, Kind::Pricing, Kind::Newsletter, Kind::App, Kind::Ad, Kind::Other]);

/// What is no part of an article's head.
const MONEY: u32 = set(&[Kind::Donation, Kind::Pricing]);

/// What may stand among readers' comments and is none.
const AMONG_COMMENTS: u32 = set(&[Kind::Donation, Kind::Pricing, Kind::Newsletter, Kind::Ad]);

/// A bit for each of these kinds, in the order of [`KINDS`].
const fn set(kinds: &[Kind]) -> u32 {
    let mut set = 0;
    let mut index = 0;
    while index < kinds.len() * KINDS.len() {
        let at = index % KINDS.len();
        if KINDS[at] as u8 == kinds[index / KINDS.len()] as u8 {
            set |= 1 << at;
        }
        index += 1;
    }
    set
}

/// What is clutter of some kind, though no kind's own score says so, needs this score; and the kind that it is said to
/// be at least the other.
const UNNAMED: f32 = 0.6;
const LIKELY: f32 = -1.0;

/// The score that anything between the first and the last paragraph needs.
const WITHIN: f32 = 1.0;

/// A block chosen to be hidden.
#[derive(Clone, Copy, Debug)]
pub(super) struct Choice {
    pub(super) node: NodeId,
    pub(super) kind: Kind,
    /// The element whose signs decided: the block itself, or one within it.
    pub(super) decided_by: NodeId,
    pub(super) score: f32,
}

/// Chooses the blocks.
pub(super) fn find(
    measured: &Measured<'_>,
    surroundings: &Surroundings,
    article: &Article,
    settings: &Settings,
    model: &Model,
) -> Found {
    let page = measured.page;
    let above = signals::names_above(measured);
    let signs = |node: NodeId, signs: &mut Vec<Signal>| {
        signals::of(measured, surroundings, above[node as usize], node, signs);
    };
    let comments = topic("comments").unwrap_or_default();
    let mut choices = Vec::new();
    let mut buffer = Vec::new();
    let mut node: NodeId = 1;
    while (node as usize) < page.nodes.len() {
        let next = page.subtree(node).end;
        let disputed = surroundings.disputable[node as usize];
        let guarded = surroundings.guarded[node as usize] && !disputed;
        // The site's own search is no clutter, and stays where it stands among clutter.
        let searches = measured.nodes[node as usize].searches > 0;
        // A field is hidden with its form or not at all.
        let is_part = matches!(page.tag(node), "br" | "input" | "select" | "textarea");
        if !page.is_element(node) || guarded || searches || is_part {
            node += 1;
            continue;
        }
        signs(node, &mut buffer);
        let least = match () {
            () if disputed => DISPUTED,
            () if surroundings.is_within(node) => WITHIN,
            () => 0.0,
        };
        let mut kinds = signals::kinds(&buffer);
        if disputed {
            kinds &= ASKS;
        }
        // What readers write stays below the reading level, whatever it looks like.
        if measured.own[node as usize].has(comments) || above[node as usize].has(comments) {
            kinds &= AMONG_COMMENTS;
        }
        if surroundings.in_head[node as usize] {
            kinds &= MONEY;
        }
        match best(&model.scores(&buffer), kinds, settings).filter(|(_, score)| *score > least) {
            Some((kind, score)) => {
                choices.push(Choice { node, kind, decided_by: node, score });
                node = next;
            }
            None => node += 1,
        }
    }
    let mut choices = grow(measured, surroundings, choices);
    leftovers::keep_headings(measured, &mut choices);
    if is_wanted(Kind::Duplicate, settings) {
        choices.extend(leftovers::repetitions(measured, surroundings, article));
        choices = grow(measured, surroundings, choices);
        choices.extend(leftovers::empty_headings(measured, surroundings, &choices));
        choices = grow(measured, surroundings, choices);
    }
    let prose: u32 = choices.iter().map(|c| measured.nodes[c.node as usize].prose).sum();
    let total = measured.nodes.first().map_or(0, |m| m.prose);
    if prose as f32 > LARGEST_SHARE * total as f32 {
        return Found {
            clutter: Vec::new(),
            notes: vec![format!(
                "Nothing was hidden: what looks like clutter is {} % of the running text on this page.",
                prose * 100 / total.max(1)
            )],
        };
    }
    let mut clutter = around::find(measured, surroundings, &choices, settings);
    clutter.extend(choices.into_iter().map(|choice| {
        if choice.kind == Kind::Duplicate {
            return leftovers::explain(page, &choice, article);
        }
        signs(choice.decided_by, &mut buffer);
        let kind_index = KINDS.iter().position(|k| *k == choice.kind);
        let evidence = kind_index
            .map_or_else(Vec::new, |k| reason::evidence(measured, model, &buffer, k, choice.decided_by));
        Clutter {
            node: choice.node,
            kind: choice.kind,
            confidence: 1.0 / (1.0 + (-choice.score).exp()),
            reason: reason::sentence(measured, &choice),
            evidence,
        }
    }));
    order::by_key(&mut clutter, |c| c.node);
    // A block may be found twice, once as clutter and once as surroundings of it: the outer one stays.
    let mut reached = 0;
    clutter.retain(|c| {
        let outer = c.node >= reached;
        if outer {
            reached = page.subtree(c.node).end;
        }
        outer
    });
    Found { clutter, notes: Vec::new() }
}

/// The kind with the highest score among those that have a sign of their own and that the reader wants hidden,
/// where it is above 0, or where all kinds are wanted and the score for any of them is.
fn best(scores: &Row, kinds: u32, settings: &Settings) -> Option<(Kind, f32)> {
    let all = KINDS.iter().all(|kind| is_wanted(*kind, settings));
    KINDS
        .iter()
        .zip(scores)
        .enumerate()
        .filter(|(index, (kind, _))| kinds & 1 << index != 0 && is_wanted(**kind, settings))
        .max_by(|a, b| a.1.1.total_cmp(b.1.1))
        .filter(|(_, (_, score))| **score > LIKELY)
        .map(|(_, (kind, score))| match all {
            true if *score > 0.0 => (*kind, score.max(scores[ANY])),
            true => (*kind, scores[ANY] - UNNAMED),
            false => (*kind, *score),
        })
        .filter(|(_, score)| *score > 0.0)
}

fn is_wanted(kind: Kind, settings: &Settings) -> bool {
    settings.level != Level::Off && kind.level() <= settings.level && !settings.kept_kinds.contains(&kind)
}

/// Widens each block to the outermost element that holds nothing else: wrappers, and parents all of whose
/// parts are hidden, with the heading that would be left without its text.
fn grow(measured: &Measured<'_>, surroundings: &Surroundings, choices: Vec<Choice>) -> Vec<Choice> {
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
        if best[index].is_none() && measured.nodes[index].searches == 0 {
            let all = weight(measured, node);
            let left = all.saturating_sub(gone[index]);
            let largest = page
                .children(node)
                .filter_map(|c| best[c as usize])
                .max_by_key(|c| (weight(measured, c.node), std::cmp::Reverse(c.node)));
            if let Some(inner) = largest.filter(|_| !surroundings.guarded[index])
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
    measure.words() + u32::from(measure.media) + u32::from(measure.searches + measure.passwords)
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
        if matches!(page.tag(inner), "h2" | "h3" | "h4" | "h5" | "h6") {
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
