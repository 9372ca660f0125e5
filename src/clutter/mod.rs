//! What to hide, and why.

pub mod rules;

use serde::{Deserialize, Serialize};

use crate::page::{Article, Metadata, NodeId, PageSnapshot};
use crate::settings::{Level, Settings};

/// What a block is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
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

/// Finds the blocks to hide at the settings' level: disjoint, in document order, none of them above or
/// within what the article protects.
pub fn find(
    page: &PageSnapshot,
    metadata: &Metadata,
    article: &Article,
    settings: &Settings,
) -> Vec<Clutter> {
    let _ = (page, metadata, article, settings);
    Vec::new()
}
