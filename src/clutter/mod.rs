//! What to hide, and why.
//!
//! ```text
//! measure   every element measured once, bottom-up: words, links, phrases, names, addresses, fields
//! guard     where the article lies, and what of it is never hidden
//! kept      what stays though it is no part of the article: the trail of pages, the form for comments
//! signals   the weak signs that an element shows
//! model     their learned weights: one score per kind of clutter
//! blocks    which elements are clutter
//! turning   links to the article before and to the next
//! alike     what is made like clutter beside it
//! growth    the outermost elements that hold only clutter
//! leftovers what is there twice, and headings with nothing below them
//! surroundings  at the reading level, all else around the article
//! reason    why, for the reader
//! ```

mod alike;
mod blocks;
mod growth;
mod guard;
mod kept;
mod leftovers;
mod measure;
pub mod model;
mod names;
mod phrases;
mod reason;
pub mod signals;
mod surroundings;
mod topics;
mod turning;

pub mod rules;

use serde::Serialize;

use crate::page::{Article, NodeId, PageSnapshot};
use crate::settings::{Level, Settings};

/// What a block is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Asks for money without a price: donations, support, memberships of supporters.
    Donation,
    /// Offers a paid subscription, membership, trial; paywall notices.
    Pricing,
    /// Free sign-ups: newsletters, channels, feeds.
    Newsletter,
    /// Asks to install an app or to allow notifications.
    App,
    /// Other articles: related, recommended, most read, previous and next.
    Related,
    /// Buttons to share or follow.
    Share,
    /// A repeated headline or caption, an empty heading, leftovers of what was hidden.
    Duplicate,
    /// Advertising, sponsored and house promotions.
    Ad,
    /// Consent banners and notices.
    Consent,
    /// Other nags: ad-blocker notices, registration walls, sticky and autoplay widgets.
    Other,
    /// Readers' comments: hidden at the reading level alone.
    Comments,
    /// Navigation and the rest of the page: hidden at the reading level alone.
    Surroundings,
}

impl Kind {
    /// All kinds, with their names in messages and tables.
    pub const NAMES: [(&str, Kind); 12] = [
        ("donation", Kind::Donation),
        ("pricing", Kind::Pricing),
        ("newsletter", Kind::Newsletter),
        ("app", Kind::App),
        ("related", Kind::Related),
        ("share", Kind::Share),
        ("duplicate", Kind::Duplicate),
        ("ad", Kind::Ad),
        ("consent", Kind::Consent),
        ("other", Kind::Other),
        ("comments", Kind::Comments),
        ("surroundings", Kind::Surroundings),
    ];

    /// By its name.
    pub fn named(name: &str) -> Option<Kind> {
        Kind::NAMES.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind)
    }

    /// The lowest level that hides it.
    pub fn level(self) -> Level {
        match self {
            Kind::Donation | Kind::Pricing => Level::Asks,
            Kind::Comments | Kind::Surroundings => Level::Reading,
            _ => Level::Tidy,
        }
    }
}

/// A sign that spoke for or against hiding a block.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Evidence {
    /// Name of the signal, as in `data/clutter/weights.tsv`.
    pub signal: String,
    /// What it saw, for the reader: a phrase, amounts, an attribute.
    pub seen: String,
    /// Its part of the score.
    pub weight: f32,
}

/// A block to hide.
#[derive(Clone, PartialEq, Debug)]
pub struct Clutter {
    /// The outermost element that holds only clutter.
    pub node: NodeId,
    /// What it is.
    pub kind: Kind,
    /// How sure, 0 to 1.
    pub confidence: f32,
    /// One plain sentence for the reader.
    pub reason: String,
    /// The signs that decided.
    pub evidence: Vec<Evidence>,
}

/// What a search for clutter found.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Found {
    /// Blocks to hide: disjoint, in document order, none of them above or within what the article protects,
    /// but for a whole paragraph that is itself an ask.
    pub clutter: Vec<Clutter>,
    /// What was left undone, in plain sentences.
    pub notes: Vec<String>,
}

/// Finds the blocks to hide at the settings' level.
pub fn find(page: &PageSnapshot, article: &Article, settings: &Settings) -> Found {
    find_with(page, article, settings, model::Model::shared())
}

/// The same with other weights than the project's, to learn and to judge them.
pub fn find_with(page: &PageSnapshot, article: &Article, settings: &Settings, model: &model::Model) -> Found {
    if page.nodes.is_empty() || settings.level == Level::Off {
        return Found::default();
    }
    let measured = measure::Measured::new(page);
    let surroundings = guard::Surroundings::new(&measured, article);
    blocks::find(&measured, &surroundings, article, settings, model)
}

/// Bit by kind, in the order of [`model::KINDS`]: whether any of these signs is about what the kind is about; no
/// element is of a kind without one.
pub fn kinds_of(signs: &[signals::Signal]) -> u32 {
    signals::kinds(signs, false)
}

/// The signs of every element that could be hidden, for learning: (element, signs in ascending order).
pub fn examine(page: &PageSnapshot, article: &Article) -> Vec<(NodeId, Vec<signals::Signal>)> {
    let measured = measure::Measured::new(page);
    let surroundings = guard::Surroundings::new(&measured, article);
    let above = signals::names_above(&measured);
    let mut found = Vec::new();
    for node in 1..page.nodes.len() as NodeId {
        let index = node as usize;
        if page.is_element(node) && (!surroundings.guarded[index] || surroundings.disputable[index]) {
            let mut signs = Vec::new();
            signals::of(&measured, &surroundings, above[index], node, &mut signs);
            found.push((node, signs));
        }
    }
    found
}
