//! Why a block is hidden, in the reader's words.

use crate::order;
use crate::page::NodeId;
use crate::text::collapse;

use super::blocks::Choice;
use super::measure::Measured;
use super::model::Model;
use super::signals::{self, Family, Signal};
use super::{Evidence, Kind};

/// How many signs are told.
const TOLD: usize = 6;
/// Characters of the text that are quoted.
const QUOTED: usize = 70;

/// The signs that spoke most clearly for or against it.
pub(super) fn evidence(
    measured: &Measured<'_>,
    model: &Model,
    signs: &[Signal],
    kind: usize,
    node: NodeId,
) -> Vec<Evidence> {
    let names = signals::shared_names();
    let name = |s: Signal| names.get(s as usize).map_or("", String::as_str);
    let mut evidence = Vec::new();
    model.parts(signs, |(one, two), row| {
        let signal = match two {
            Some(two) => format!("{} & {}", name(one), name(two)),
            None => name(one).to_owned(),
        };
        let seen = [Some(one), two]
            .into_iter()
            .flatten()
            .filter_map(signals::about)
            .map(|(family, _)| seen(measured, family, node))
            .find(|seen| !seen.is_empty())
            .unwrap_or_default();
        evidence.push(Evidence { signal, seen, weight: row[kind] });
    });
    order::by(&mut evidence, |a, b| b.weight.abs().total_cmp(&a.weight.abs()).then(a.signal.cmp(&b.signal)));
    evidence.retain(|e| e.weight != 0.0);
    evidence.truncate(TOLD);
    evidence
}

fn seen(measured: &Measured<'_>, family: Family, node: NodeId) -> String {
    let page = measured.page;
    match family {
        Family::Phrase => collapse(page.subtree_text(node), QUOTED),
        Family::Name => {
            ["id", "class"].iter().filter_map(|a| page.attribute(node, a)).collect::<Vec<_>>().join(" ")
        }
        Family::Link => page
            .subtree(node)
            .filter(|&n| measured.address[n as usize] != super::topics::Topics::default())
            .find_map(|n| page.attribute(n, "href").or_else(|| page.attribute(n, "action")))
            .unwrap_or("")
            .to_owned(),
    }
}

/// One plain sentence.
pub(super) fn sentence(measured: &Measured<'_>, choice: &Choice) -> String {
    let page = measured.page;
    let what = match choice.kind {
        Kind::Donation => "Donation ask",
        Kind::Pricing => "Subscription or price offer",
        Kind::Newsletter => "Newsletter sign-up",
        Kind::App => "App or notification nag",
        Kind::Related => "Links to other articles",
        Kind::Share => "Share or follow buttons",
        Kind::Duplicate => "Repeated or left over",
        Kind::Ad => "Advertising or promotion",
        Kind::Consent => "Cookie or consent notice",
        Kind::Other => "Other nag",
        Kind::Comments => "Readers’ comments",
        Kind::Surroundings => "Not part of the article",
    };
    let text = collapse(page.subtree_text(choice.node), QUOTED);
    let amounts = amounts(page.subtree_text(choice.node));
    match (text.is_empty(), amounts.is_empty()) {
        (true, _) => format!("{what}, without text"),
        (false, true) => format!("{what}: “{text}”"),
        (false, false) => format!("{what}: “{text}”, amounts {amounts}"),
    }
}

/// The sums of money in a text, as they are written: “0/2,500/5,000 $”.
fn amounts(text: &str) -> String {
    let mut found: Vec<&str> = Vec::new();
    let mut sign = None;
    let is_sign = |c: char| matches!(c, '$' | '€' | '£' | '¥');
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, from) = rest.split_at(at);
        let end = from.find(|c: char| !c.is_ascii_digit() && !matches!(c, ',' | '.')).unwrap_or(from.len());
        let number = from[..end].trim_end_matches([',', '.']);
        let leading = before.trim_end().chars().next_back().filter(|c| is_sign(*c));
        let trailing = from[end..].trim_start().chars().next().filter(|c| is_sign(*c));
        if let Some(found_sign) = leading.or(trailing) {
            sign.get_or_insert(found_sign);
            found.push(number);
            if found.len() == 5 {
                break;
            }
        }
        rest = &from[end..];
    }
    sign.map_or_else(String::new, |sign| format!("{} {sign}", found.join("/")))
}
