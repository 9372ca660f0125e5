//! What the reader asked for: an input of every analysis.

use serde::Serialize;

use crate::civil::Date;
use crate::clutter::Kind;

/// How much is hidden; each level includes the one before.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize)]
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

impl Level {
    /// By its name.
    pub fn named(name: &str) -> Option<Level> {
        match name {
            "off" => Some(Level::Off),
            "asks" => Some(Level::Asks),
            "tidy" => Some(Level::Tidy),
            "reading" => Some(Level::Reading),
            _ => None,
        }
    }
}

/// The system of units a card converts to.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Units {
    /// Kilometres, kilograms, degrees Celsius.
    #[default]
    Metric,
    /// Miles, pounds, degrees Fahrenheit.
    Us,
}

impl Units {
    /// By its name.
    pub fn named(name: &str) -> Option<Units> {
        match name {
            "metric" => Some(Units::Metric),
            "us" => Some(Units::Us),
            _ => None,
        }
    }
}

/// Everything an analysis takes from the reader. In a message, unknown fields are ignored and missing ones have the
/// default.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_that_are_written() {
        let name = |value: serde_json::Value| value.as_str().unwrap_or_default().to_owned();
        for level in [Level::Off, Level::Asks, Level::Tidy, Level::Reading] {
            assert_eq!(Level::named(&name(serde_json::json!(level))), Some(level));
        }
        for units in [Units::Metric, Units::Us] {
            assert_eq!(Units::named(&name(serde_json::json!(units))), Some(units));
        }
        for (known, kind) in Kind::NAMES {
            assert_eq!((name(serde_json::json!(kind)).as_str(), Kind::named(known)), (known, Some(kind)));
        }
        assert_eq!((Level::named("all"), Units::named(""), Kind::named("Ad")), (None, None, None));
    }
}
