//! What the reader asked for: an input of every analysis.

use serde::{Deserialize, Serialize};

use crate::civil::Date;
use crate::clutter::Kind;

/// How much is hidden; each level includes the one before.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Nothing.
    Off,
    /// Requests for money: donations, memberships, subscriptions, prices, with their overlays.
    Asks,
    /// Asks, and everything else around the article that is not part of it or of the site's navigation.
    #[default]
    Tidy,
    /// The article alone.
    Reading,
}

/// The system of units a card converts to.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Units {
    /// Kilometres, kilograms, degrees Celsius.
    #[default]
    Metric,
    /// Miles, pounds, degrees Fahrenheit.
    Us,
}

/// Everything an analysis takes from the reader. Unknown fields are ignored, missing ones are the default.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Settings {
    /// How much is hidden.
    pub level: Level,
    /// Kinds of clutter that stay in view whatever the level.
    pub kept_kinds: Vec<Kind>,
    /// Annotate people.
    pub people: bool,
    /// Annotate figures.
    pub figures: bool,
    /// Mark quotations with their speaker.
    pub quotes: bool,
    /// Units that cards convert to.
    pub units: Units,
    /// The reader's day; `None` leaves out whatever is said relative to it.
    pub today: Option<Date>,
    /// The day of publication where the caller knows better than the page.
    pub published: Option<Date>,
    /// Names never annotated, as written by the reader.
    pub muted_people: Vec<String>,
    /// Names that are one person's: (another name, the name to show).
    pub aliases: Vec<(String, String)>,
    /// Whom a name does not mean: (name, office on record as its card gives it).
    pub wrong_matches: Vec<(String, String)>,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            level: Level::default(),
            kept_kinds: Vec::new(),
            people: true,
            figures: true,
            quotes: true,
            units: Units::default(),
            today: None,
            published: None,
            muted_people: Vec::new(),
            aliases: Vec::new(),
            wrong_matches: Vec::new(),
        }
    }
}
