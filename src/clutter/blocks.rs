//! From scores to blocks: the outermost elements that hold only clutter.

use crate::order;
use crate::page::{Article, NodeId};
use crate::settings::{Level, Settings};
use crate::wordlist::words;

use super::growth::{self, grow};
use super::guard::{SILENT, Surroundings};
use super::measure::Measured;
use super::model::{ANY, KINDS, Model, Row};
use super::signals::{self, Signal};
use super::topics::topic;
use super::turning::is_turning;
use super::{Clutter, Found, Kind, alike, leftovers, reason, surroundings as around};

/// Where more than this share of the page's running text would vanish, and so many times the words that were found to
/// be the article's, the article was not understood, and nothing is hidden. What notices of consent say is never an
/// article's.
const LARGEST_SHARE: f32 = 0.4;
const LARGEST_MULTIPLE: f32 = 1.5;
/// The same for all with the teasers, which leave the first sum on both sides: headlines that lead elsewhere, with so
/// many words for each at most.
const LARGEST_WITH_TEASERS: f32 = 0.75;
const LONGEST_TEASER: u32 = 30;

/// The score that a paragraph of the article needs to be taken for an ask after all, and for anything that asks for no
/// money: notes of the editors are about letters, newsletters and the app as well.
const DISPUTED: f32 = 2.0;
const NOTED: f32 = 3.0;

/// What a paragraph of the article may be taken for: links to other articles are the author's, in doubt.
const ASKS: u32 = set(&[Kind::Donation, Kind::Pricing, Kind::Newsletter, Kind::App, Kind::Ad, Kind::Other]);

/// What is no part of an article's head, nor of a form to log in.
const MONEY: u32 = set(&[Kind::Donation, Kind::Pricing]);

/// What may stand among readers' comments and is none.
const AMONG_COMMENTS: u32 = set(&[Kind::Donation, Kind::Pricing, Kind::Newsletter, Kind::Ad]);

/// The score that it needs there.
const AMONG: f32 = 1.0;

/// What a picture of the article with its caption may look like.
const PICTURED: u32 = set(&[Kind::Related, Kind::Share, Kind::Ad]);

/// What a link in a menu may be about; and a menu has so many links.
const LINKED: u32 = set(&[Kind::Donation, Kind::Pricing, Kind::Newsletter, Kind::App]);
const MENU: u16 = 4;

/// What is longer there holds comments.
const LONGEST_AMONG: u32 = 80;

/// A bit for each of these kinds, in the order of [`KINDS`].
pub(super) const fn set(kinds: &[Kind]) -> u32 {
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

/// The score of what turns to another article.
const TURNING: f32 = 2.0;

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
    let [comments, share, account] =
        ["comments", "share", "account"].map(|name| topic(name).unwrap_or_default());
    let mut is_block = vec![false; page.nodes.len()];
    article.blocks.iter().for_each(|block| is_block[block.node as usize] = true);
    let wants_related = is_wanted(Kind::Related, settings);
    let mut choices = Vec::new();
    let mut buffer = Vec::new();
    let mut node: NodeId = 1;
    while (node as usize) < page.nodes.len() {
        let next = page.subtree(node).end;
        let disputed = surroundings.disputable[node as usize];
        // The site's own search, log-in and rights are no clutter, and stay where they stand among clutter.
        let measure = &measured.nodes[node as usize];
        let logs_in = u32::from(measure.covered[account]) * 2 >= measure.words().max(1)
            && measure.covered[..KINDS.len()].iter().all(|&words| words < measure.covered[account]);
        let is_own = measure.is_own() || logs_in;
        // A field and its label are hidden with their form or not at all.
        let is_part =
            SILENT.has(page.tag(node)) || words!["input", "label", "select", "textarea"].has(page.tag(node));
        if !page.is_element(node) || !surroundings.is_free(node) || is_own || is_part {
            node += 1;
            continue;
        }
        signs(node, &mut buffer);
        // A row of buttons that leads to the comments as well is no comment.
        let own = measured.own[node as usize];
        let among_comments = own.has(comments) && !own.has(share) || above[node as usize].has(comments);
        let least = match () {
            () if disputed => DISPUTED,
            () if among_comments => AMONG,
            () if surroundings.is_within(node) => WITHIN,
            () => 0.0,
        };
        // What readers write may sound like anything: there a name, a link or a form has to tell.
        let mut kinds = signals::kinds(&buffer, among_comments);
        if disputed {
            kinds &= ASKS;
        }
        // What readers write stays below the reading level, whatever it looks like.
        if among_comments {
            kinds &= if measure.words() <= LONGEST_AMONG { AMONG_COMMENTS } else { 0 };
        }
        kinds &= !menu(measured, node);
        if surroundings.is_captioned(measured, node) || surroundings.quoted[node as usize] {
            kinds &= !PICTURED;
        }
        if surroundings.only_money[node as usize] {
            kinds &= if measure.fields.max(measure.email_fields) > 0 { 0 } else { MONEY };
        }
        // Between headline and text it belongs to the head.
        let beside =
            node >= surroundings.last || surroundings.headline.is_some_and(|headline| node < headline);
        let turns = wants_related && beside && !among_comments && is_turning(measured, node);
        let found = match turns {
            true => Some((Kind::Related, TURNING)),
            false => best(&model.scores(&buffer), kinds, settings),
        };
        match found.filter(|(kind, score)| {
            let is_paid = matches!(kind, Kind::Donation | Kind::Pricing | Kind::Ad);
            // What lies between other paragraphs is most often one of them; a row of buttons is none.
            let among = surroundings.is_within(node) && is_block[node as usize];
            let needed = match kind {
                Kind::Share if !disputed && !among_comments => 0.0,
                _ if disputed && (!is_paid || among) => NOTED,
                _ => least,
            };
            *score > needed
        }) {
            Some((kind, score)) => {
                choices.push(Choice { node, kind, decided_by: node, score });
                node = next;
            }
            None => node += 1,
        }
    }
    let mut score = |node: NodeId, kind: Kind| {
        signs(node, &mut buffer);
        let scores = model.scores(&buffer);
        KINDS.iter().position(|k| *k == kind).map_or(scores[ANY], |k| scores[k].max(scores[ANY]))
    };
    let mut choices =
        grow(measured, surroundings, growth::complete(measured, surroundings, choices, &mut score));
    if alike::add(measured, surroundings, &mut choices, &mut score) {
        choices = grow(measured, surroundings, growth::complete(measured, surroundings, choices, &mut score));
    }
    leftovers::keep_headings(measured, surroundings, &mut choices);
    if is_wanted(Kind::Duplicate, settings) {
        leftovers::name_headings(measured, surroundings, &mut choices);
        choices.extend(leftovers::repetitions(measured, surroundings, article));
        choices = grow(measured, surroundings, choices);
        choices.extend(leftovers::empty_headings(measured, surroundings, &choices));
        choices = grow(measured, surroundings, choices);
    }
    if let Some(percent) = too_much(measured, &choices, article) {
        let note = format!(
            "Nothing was hidden: what looks like clutter is {percent} % of the running text on this page."
        );
        return Found { clutter: Vec::new(), notes: vec![note] };
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

/// The kinds that few of many links are about: a menu, of which at most those links are clutter. A list that begins with
/// an offer is one.
pub(super) fn menu(measured: &Measured<'_>, node: NodeId) -> u32 {
    let measure = &measured.nodes[node as usize];
    if measure.links < MENU || measure.prose > 0 || measure.email_fields > 0 {
        return 0;
    }
    // A kind's place is its topic's.
    let few = |&kind: &usize| {
        let about = measure.entire[kind].max(measure.leads[kind]);
        u32::from(about) * 2 < u32::from(measure.links) && !measured.opening[node as usize].has(kind)
    };
    (0..KINDS.len()).filter(few).fold(0, |kinds, kind| kinds | 1 << kind) & LINKED
}

/// How many hundredths of the running text would vanish, where that is too much.
fn too_much(measured: &Measured<'_>, choices: &[Choice], article: &Article) -> Option<u32> {
    let (mut consent, mut teasers, mut others) = (0, 0, 0);
    for choice in choices {
        let measure = &measured.nodes[choice.node as usize];
        let headlines = u32::from(measure.headlines);
        *match choice.kind {
            Kind::Consent => &mut consent,
            Kind::Related if headlines >= 3 && measure.prose <= LONGEST_TEASER * headlines => &mut teasers,
            _ => &mut others,
        } += measure.prose;
    }
    let blocks = article
        .blocks
        .iter()
        .map(|b| (&measured.nodes[b.node as usize], &measured.nodes[b.end as usize - 1]));
    let own: u32 = blocks.map(|(start, end)| end.last - start.first).sum();
    let all = measured.nodes.first().map_or(0, |m| m.prose).saturating_sub(consent);
    let share = |prose: u32, total: u32, most: f32| {
        let is_too_much = prose as f32 > most * total as f32 && prose as f32 > LARGEST_MULTIPLE * own as f32;
        is_too_much.then(|| prose * 100 / total.max(1))
    };
    share(others, all.saturating_sub(teasers), LARGEST_SHARE)
        .or_else(|| share(others + teasers, all, LARGEST_WITH_TEASERS))
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
