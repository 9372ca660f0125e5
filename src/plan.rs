//! Everything to do to a page, and nothing else: the findings as hides, glosses and cards.

use serde::Serialize;

use crate::clutter::{Evidence, Kind};
use crate::engine::Analysis;
use crate::page::prose::Place;
use crate::page::{NodeId, PageSnapshot};
use crate::people::Own;
use crate::settings::{Level, Settings};
use crate::text::{Span, collapse};

/// What to do to a page. Serialised with camelCase names; nodes are indices in the snapshot.
#[derive(Clone, PartialEq, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Plan {
    /// The article, for the popup.
    pub article: Summary,
    /// Blocks to hide, disjoint, in document order.
    pub hides: Vec<Hide>,
    /// Places to underline, disjoint, in document order.
    pub glosses: Vec<Gloss>,
    /// What the glosses open.
    pub cards: Vec<Card>,
    /// What was cut, could not be read or was left undone.
    pub notes: Vec<String>,
}

/// The article in short.
#[derive(Clone, PartialEq, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Summary {
    /// Whether anything is done at all.
    pub is_article: bool,
    /// How sure that is, 0 to 1.
    pub confidence: f32,
    /// Why, in plain words.
    pub reasons: Vec<String>,
    /// The headline.
    pub headline: Option<String>,
    /// The authors.
    pub byline: Option<String>,
    /// Day of publication, ISO 8601.
    pub published: Option<String>,
    /// Day of the last change, ISO 8601.
    pub modified: Option<String>,
    /// Day on which the text is read, ISO 8601: that of publication, or of a new text under the old address.
    pub day: Option<String>,
    /// BCP 47 language; empty where unknown.
    pub language: String,
}

/// A block to hide.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Hide {
    /// The element.
    pub node: NodeId,
    /// What it is.
    pub kind: Kind,
    /// The lowest level that hides it.
    pub level: Level,
    /// One plain sentence.
    pub reason: String,
    /// The signs that decided.
    pub evidence: Vec<Evidence>,
    /// The beginning of its text, blanks collapsed.
    pub text: String,
}

/// A place to underline.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Gloss {
    /// What it is about.
    pub about: About,
    /// Index into [`Plan::cards`].
    pub card: u32,
    /// (node, UTF-16 offset) where it begins.
    pub start: (NodeId, u32),
    /// (node, UTF-16 offset) where it ends.
    pub end: (NodeId, u32),
    /// The exact text from `start` to `end`, blanks collapsed; where the page's text differs, the gloss is dropped.
    pub quote: String,
}

/// What a gloss or a card is about.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum About {
    /// A person.
    Person,
    /// A figure.
    Figure,
    /// A quotation.
    Quote,
}

/// What a gloss opens.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Card {
    /// What it is about.
    pub about: About,
    /// Its heading.
    pub title: String,
    /// One line below the heading; empty where there is nothing to say.
    pub subtitle: String,
    /// What is known, in reading order.
    pub rows: Vec<Row>,
}

/// A line of a card.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Row {
    /// How this is known.
    pub basis: Basis,
    /// What the line tells, in a word or two: “In this article”, “In office on that day”.
    pub label: String,
    /// The line.
    pub text: String,
    /// What belongs to it, a fact each: when an office was held, whether it is held today.
    pub details: Vec<String>,
    /// Where it comes from: a source with its date, or how it was computed; empty for what the article states.
    pub source: String,
}

/// How something is known.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// Stated by the article.
    Stated,
    /// On record.
    Record,
    /// Computed from what is stated.
    Computed,
    /// Estimated.
    Estimated,
    /// A remark: the article and the record differ, two people fit, a date could not be resolved.
    Note,
}

/// The longest text of a [`Hide`], in characters.
const HIDE_TEXT: usize = 160;

impl Plan {
    /// Turns findings into what is to be done to the page they were found on.
    pub fn new(page: &PageSnapshot, analysis: &Analysis, settings: &Settings) -> Plan {
        let mut plan =
            Plan { article: summary(page, analysis), notes: analysis.notes.clone(), ..Plan::default() };
        if !analysis.article.is_article {
            return plan;
        }
        plan.hides = analysis
            .clutter
            .iter()
            .map(|c| Hide {
                node: c.node,
                kind: c.kind,
                level: c.kind.level(),
                reason: c.reason.clone(),
                evidence: c.evidence.clone(),
                text: collapse(page.subtree_text(c.node), HIDE_TEXT),
            })
            .collect();
        let mut findings: Vec<(Span, About, u32)> = Vec::new();
        if settings.people {
            let own = Own::new(settings);
            for (index, person) in analysis.people.iter().enumerate().filter(|(_, p)| !own.mutes(&p.name)) {
                let card = plan.cards.len() as u32;
                plan.cards.push(crate::people::card(person, index, analysis, settings));
                findings.extend(person.mentions.iter().map(|m| (m.span, About::Person, card)));
            }
        }
        if settings.figures {
            for figure in &analysis.figures {
                let card = plan.cards.len() as u32;
                plan.cards.push(crate::figures::card(figure, analysis, settings));
                findings.push((figure.span, About::Figure, card));
            }
        }
        crate::order::by_key(&mut findings, |(span, about, _)| {
            (span.start, std::cmp::Reverse(span.end), *about as u8)
        });
        let mut reached = 0;
        findings.retain(|(span, ..)| {
            let free = span.start >= reached;
            reached = reached.max(span.end);
            free
        });
        if settings.quotes {
            plan.add_quotes(analysis, &mut findings);
        }
        for (span, about, card) in findings {
            let Some((start, end)) = analysis.prose.places(page, span) else { continue };
            let place = |p: Place| (p.node, p.offset);
            let quote = collapse(analysis.prose.prose.slice(span), usize::MAX);
            plan.glosses.push(Gloss { about, card, start: place(start), end: place(end), quote });
        }
        plan
    }

    /// Quotations get what of them the people and figures within leave free. The findings are in order and disjoint,
    /// and stay so.
    fn add_quotes(&mut self, analysis: &Analysis, findings: &mut Vec<(Span, About, u32)>) {
        let prose = &analysis.prose.prose;
        let mut parts: Vec<(Span, About, u32)> = Vec::new();
        for quote in &analysis.quotes {
            let card = self.cards.len() as u32;
            self.cards.push(crate::quotes::card(quote, analysis));
            let mut start = quote.span.start;
            let first = findings.partition_point(|(span, ..)| span.end <= quote.span.start);
            let within = findings[first..].iter().map(|(span, ..)| *span);
            let after = Span { start: quote.span.end, end: quote.span.end };
            for taken in within.take_while(|span| span.start < quote.span.end).chain([after]) {
                let part = Span { start, end: taken.start.max(start) };
                let text = prose.slice(part);
                if text.chars().any(char::is_alphanumeric) {
                    let lead = (text.len() - text.trim_start().len()) as u32;
                    let end = part.start + text.trim_end().len() as u32;
                    parts.push((Span { start: part.start + lead, end }, About::Quote, card));
                }
                start = taken.end;
            }
        }
        findings.append(&mut parts);
        crate::order::by_key(findings, |(span, ..)| span.start);
    }
}

fn summary(page: &PageSnapshot, analysis: &Analysis) -> Summary {
    let (article, metadata) = (&analysis.article, &analysis.metadata);
    let text = |node: Option<NodeId>| {
        node.map(|n| collapse(page.subtree_text(n), usize::MAX)).filter(|text| !text.is_empty())
    };
    Summary {
        is_article: article.is_article,
        confidence: article.confidence,
        reasons: article.reasons.clone(),
        headline: text(article.headline).or_else(|| metadata.headline.clone()),
        byline: metadata.byline.clone().or_else(|| text(article.byline)),
        published: metadata.published.as_ref().map(|m| m.date.to_string()),
        modified: metadata.modified.as_ref().map(|m| m.date.to_string()),
        day: analysis.day.map(|day| day.to_string()),
        language: metadata.language.clone(),
    }
}
