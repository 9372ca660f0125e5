//! What is there twice, and headings that have nothing below them.

use crate::lower;
use crate::page::{Article, NodeId, PageSnapshot};
use crate::wordlist::words;

use super::blocks::Choice;
use super::growth::{is_heading, weight};
use super::guard::Surroundings;
use super::measure::Measured;
use super::topics::topic;
use super::{Clutter, Evidence, Kind};

/// A repetition is certain where its words are the same: as sure as a score of 2.
const SURE: f32 = 2.0;
/// Shorter texts are the same by chance.
const SHORTEST_HEADLINE: u32 = 3;
/// A longer line is more than the heading of a list.
const LONGEST_HEADING: u32 = 5;
/// A heading with more words asks by itself, whatever follows.
const LONGEST_TITLE: u32 = 10;

/// So many words lie at most between the headline and a copy of it above the text.
const MOST_BETWEEN: u32 = 15;

/// Elements that say what the headline says, once more. A link is no repetition but a way to the article.
pub(super) fn repetitions(measured: &Measured<'_>, around: &Surroundings, article: &Article) -> Vec<Choice> {
    let page = measured.page;
    let Some(headline) = article.headline else { return Vec::new() };
    let words = measured.nodes[headline as usize].words();
    // In the trail of pages it is the copy itself.
    if words < SHORTEST_HEADLINE || around.kept[headline as usize] {
        return Vec::new();
    }
    // Where the headline is no `h1`, the copy may be the headline that a reader sees.
    if page.tag(headline) != "h1" && !page.ancestors(headline).take(3).any(|n| page.tag(n) == "h1") {
        return Vec::new();
    }
    let text = letters(page.subtree_text(headline));
    let crumbs = topic("crumbs").unwrap_or_default();
    // Far above its text an `h1` may be a line of the page's own, and the copy at the text what a reader sees.
    let end = measured.nodes[headline as usize].last;
    let is_at_text = |node: NodeId| {
        headline < node && node < around.last && measured.nodes[node as usize].first > end + MOST_BETWEEN
    };
    let mut found = Vec::new();
    let mut node: NodeId = 1;
    while (node as usize) < page.nodes.len() {
        let index = node as usize;
        let measure = &measured.nodes[index];
        let free = around.is_free(node) && page.is_element(node) && !is_at_text(node);
        let unlike = |n: NodeId| {
            measured.own[n as usize].has(crumbs)
                || words!["li", "h1", "a", "figure", "button"].has(page.tag(n))
        };
        let repeats = free
            && measure.words() == words
            && measure.links.max(measure.media) == 0
            && node != headline
            && !unlike(node)
            && !page.ancestors(node).take(4).any(unlike)
            && !page.subtree(node).any(|n| page.tag(n) == "h1")
            && letters(page.subtree_text(node)) == text;
        if repeats {
            found.push(Choice { node, kind: Kind::Duplicate, decided_by: node, score: SURE });
            node = page.subtree(node).end;
        } else {
            node += 1;
        }
    }
    found
}

/// Headings of lists of articles (“More on this topic:”) that nothing follows, or only what is hidden.
pub(super) fn empty_headings(
    measured: &Measured<'_>,
    around: &Surroundings,
    hidden: &[Choice],
) -> Vec<Choice> {
    let page = measured.page;
    let mut found: Vec<Choice> = Vec::new();
    for node in 1..page.nodes.len() as NodeId {
        let free = around.is_free(node);
        let known =
            is_within(measured, hidden, node) || found.last().is_some_and(|c| page.contains(c.node, node));
        if free && !known && is_empty_heading(measured, around, hidden, node) {
            found.push(Choice { node, kind: Kind::Duplicate, decided_by: node, score: SURE });
        }
    }
    found
}

/// Calls by what they are the headings among the choices that lead to no article, for nothing follows them.
pub(super) fn name_headings(measured: &Measured<'_>, around: &Surroundings, choices: &mut [Choice]) {
    for at in 0..choices.len() {
        if choices[at].kind == Kind::Related && is_empty_heading(measured, around, choices, choices[at].node)
        {
            choices[at].kind = Kind::Duplicate;
        }
    }
}

fn is_empty_heading(measured: &Measured<'_>, around: &Surroundings, hidden: &[Choice], node: NodeId) -> bool {
    let index = node as usize;
    let words = measured.nodes[index].words();
    measured.page.is_element(node)
        && around.is_beside_text(node)
        && (2..=LONGEST_HEADING).contains(&words)
        && !words!["a", "button", "li", "span", "label"].has(measured.page.tag(node))
        && measured.nodes[index].links == 0
        && measured.nodes[index].lines == 1
        && topic("related").is_some_and(|related| measured.whole[index].has(related))
        && next_shown(measured, node, 2).is_none_or(|next| is_within(measured, hidden, next))
}

/// Whether a node lies in one of the choices, which are in order.
fn is_within(measured: &Measured<'_>, hidden: &[Choice], node: NodeId) -> bool {
    let at = hidden.partition_point(|c| c.node <= node);
    at > 0 && measured.page.contains(hidden[at - 1].node, node)
}

/// Leaves out the headings whose text would stay: of a list that is no clutter its heading is none either, nor is one
/// among the paragraphs that the next of them answers.
pub(super) fn keep_headings(measured: &Measured<'_>, around: &Surroundings, choices: &mut Vec<Choice>) {
    let hidden = choices.clone();
    choices.retain(|choice| {
        let listed = matches!(choice.kind, Kind::Related | Kind::Share | Kind::Newsletter | Kind::App);
        let heads = (listed || around.is_within(choice.node))
            && is_heading(measured.page, choice.node)
            && measured.nodes[choice.node as usize].words() <= LONGEST_TITLE;
        // Among paragraphs each may stand in boxes of its own.
        let levels = if listed { 1 } else { 3 };
        !heads
            || next_shown(measured, choice.node, levels).is_none_or(|next| is_within(measured, &hidden, next))
    });
}

/// The next thing after an element that shows something, in its parent or, where it is the last there, in
/// the parent's parent, and so on `levels` up.
fn next_shown(measured: &Measured<'_>, node: NodeId, levels: usize) -> Option<NodeId> {
    let page = measured.page;
    let mut node = node;
    for _ in 0..levels {
        let parent = page.parent(node)?;
        let end = page.subtree(parent).end;
        let mut next = page.subtree(node).end;
        while next < end {
            if weight(measured, next) > 0 || measured.nodes[next as usize].frames > 0 {
                return Some(next);
            }
            next = page.subtree(next).end.max(next + 1);
        }
        node = parent;
    }
    None
}

/// What the reader is told of a repetition or an empty heading.
pub(super) fn explain(page: &PageSnapshot, choice: &Choice, article: &Article) -> Clutter {
    let text = crate::text::collapse(page.subtree_text(choice.decided_by), 70);
    let headline = article.headline.map(|h| letters(page.subtree_text(h)));
    let (reason, signal) = if headline.is_some_and(|h| h == letters(page.subtree_text(choice.decided_by))) {
        (format!("The headline once more: “{text}”"), "same text as the headline")
    } else {
        (format!("A heading with nothing below it: “{text}”"), "nothing follows")
    };
    let evidence = vec![Evidence { signal: signal.to_owned(), seen: text, weight: SURE }];
    Clutter { node: choice.node, kind: Kind::Duplicate, confidence: 0.9, reason, evidence }
}

/// Letters and digits alone, small, for comparing.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(lower::letters).collect()
}
