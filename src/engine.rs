//! The engine: everything that is built once, and the analysis of a page.

use std::borrow::Cow;

use crate::clutter::{self, Clutter};
use crate::figures::{self, Figure};
use crate::page::{Article, Metadata, PageProse, PageSnapshot, article, metadata};
use crate::people::record::Record;
use crate::people::{self, Person};
use crate::quotes::{self, Quote};
use crate::settings::Settings;

/// Immutable; built once, asked for every page.
#[derive(Clone, Debug, Default)]
pub struct Engine {
    record: Record,
}

/// What was found on a page, with its evidence.
#[derive(Clone, Debug, Default)]
pub struct Analysis {
    /// What the page says of itself.
    pub metadata: Metadata,
    /// Which part is the article.
    pub article: Article,
    /// The article's text.
    pub prose: PageProse,
    /// What to hide.
    pub clutter: Vec<Clutter>,
    /// Who is named.
    pub people: Vec<Person>,
    /// Which figures are stated.
    pub figures: Vec<Figure>,
    /// Figures that do not agree with each other.
    pub contradictions: Vec<figures::Contradiction>,
    /// Who said what.
    pub quotes: Vec<Quote>,
    /// What was cut, could not be read or was left undone, in plain sentences.
    pub notes: Vec<String>,
}

impl Engine {
    /// Takes the packed record of officials; an empty one is a record that knows nobody.
    pub fn new(record: impl Into<Cow<'static, [u8]>>) -> Engine {
        Engine { record: Record::open(record) }
    }

    /// The record of officials.
    pub fn record(&self) -> &Record {
        &self.record
    }

    /// Analyses a page. Neither fails nor panics; a page that is no article gets no findings.
    pub fn analyze(&self, page: &PageSnapshot, settings: &Settings) -> Analysis {
        let metadata = metadata::read(page);
        let article = article::find(page, &metadata);
        let mut analysis = Analysis { notes: page.notes.clone(), ..Analysis::default() };
        analysis.notes.extend(metadata.notes.iter().cloned());
        if article.is_article {
            let found = clutter::find(page, &metadata, &article, settings);
            analysis.clutter = found.clutter;
            analysis.notes.extend(found.notes);
            analysis.prose = PageProse::new(page, &article);
            let published = settings.published.or(metadata.published.as_ref().map(|m| m.date));
            if metadata.language.is_empty() || metadata.language.starts_with("en") {
                self.understand(&mut analysis, published, settings);
            }
        }
        Analysis { metadata, article, ..analysis }
    }

    /// Analyses plain text, which is taken to be an English article whatever it holds.
    pub fn analyze_text(&self, text: &str, settings: &Settings) -> Analysis {
        let mut analysis = Analysis { prose: PageProse::plain(text), ..Analysis::default() };
        analysis.article.is_article = true;
        self.understand(&mut analysis, settings.published, settings);
        analysis
    }

    fn understand(
        &self,
        analysis: &mut Analysis,
        published: Option<crate::civil::Date>,
        settings: &Settings,
    ) {
        let prose = &analysis.prose.prose;
        if settings.people || settings.quotes {
            let own = people::Own::new(settings);
            analysis.people = people::find_with(prose, published, &self.record, &own);
            analysis.notes.extend(self.record.note.clone());
        }
        if settings.quotes {
            analysis.quotes = quotes::find(prose, &analysis.people);
        }
        if settings.figures {
            analysis.figures = figures::find(prose, published);
            analysis.contradictions = figures::contradictions(prose, &analysis.figures);
        }
    }
}
