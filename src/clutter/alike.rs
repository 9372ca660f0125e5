//! What is made like clutter beside it: cards of a row, boxes of a column.

use crate::order;
use crate::page::NodeId;

use super::Kind;
use super::blocks::{Choice, menu, set};
use super::guard::Surroundings;
use super::measure::Measured;
use super::topics::topic;

/// The score of the kind that an element needs which is made like a block of that kind beside it.
const LEAST: f32 = -1.0;
/// So many makes of clutter are told apart below one parent.
const MAKES: usize = 8;

/// Adds to the blocks, disjoint and in document order, their siblings of the same tag and classes that are not far from
/// being clutter of the same kind themselves; `score` judges an element of a kind. Asks for money and apps stand in menus,
/// among columns and links of the same make, and lend nothing. Gives whether there were any.
pub(super) fn add(
    measured: &Measured<'_>,
    surroundings: &Surroundings,
    choices: &mut Vec<Choice>,
    score: &mut impl FnMut(NodeId, Kind) -> f32,
) -> bool {
    let page = measured.page;
    let mut chosen: Vec<Option<Choice>> = vec![None; page.nodes.len()];
    // Per node: is a block, or holds one.
    let mut taken = vec![false; page.nodes.len()];
    for choice in choices.iter() {
        chosen[choice.node as usize] = Some(*choice);
        taken[choice.node as usize] = true;
        for above in page.ancestors(choice.node) {
            if std::mem::replace(&mut taken[above as usize], true) {
                break;
            }
        }
    }
    let make = |node: NodeId| {
        page.attribute(node, "class").filter(|class| !class.is_empty()).map(|class| (page.tag(node), class))
    };
    let comments = topic("comments").unwrap_or_default();
    let mut visited = vec![false; page.nodes.len()];
    let mut found = Vec::new();
    for choice in choices.iter() {
        let parent = page.nodes[choice.node as usize].parent;
        if std::mem::replace(&mut visited[parent as usize], true) {
            continue;
        }
        let mut makes = Vec::new();
        for other in page.children(parent).filter_map(|child| chosen[child as usize]) {
            let lends = matches!(other.kind, Kind::Related | Kind::Share | Kind::Ad | Kind::Newsletter);
            if let Some(make) = make(other.node).filter(|_| lends && makes.len() < MAKES)
                && !makes.iter().any(|&(known, _)| known == make)
            {
                makes.push((make, other));
            }
        }
        if makes.is_empty() {
            continue;
        }
        for child in page.children(parent) {
            let index = child as usize;
            let measure = &measured.nodes[index];
            let may_go = !taken[index]
                && page.is_element(child)
                && measure.words() > 0
                && !measure.is_own()
                && surroundings.is_free(child)
                && !surroundings.quoted[index]
                && !surroundings.is_captioned(measured, child)
                && !measured.own[index].has(comments)
                && !surroundings.guarded[index]
                && !surroundings.only_money[index];
            let like = make(child)
                .filter(|_| may_go)
                .and_then(|make| makes.iter().find(|&&(known, _)| known == make));
            // Sentences between sign-ups or buttons are none.
            let prose = measure.prose > 0;
            if let Some((_, other)) =
                like.filter(|(_, c)| !prose || matches!(c.kind, Kind::Related | Kind::Ad))
                && menu(measured, child) & set(&[other.kind]) == 0
                && score(child, other.kind) > LEAST
            {
                found.push(Choice { node: child, ..*other });
            }
        }
    }
    let is_more = !found.is_empty();
    choices.extend(found);
    order::by_key(choices, |choice| choice.node);
    is_more
}
