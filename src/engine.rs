//! The engine: everything that is built once, and the analysis of a page.

use std::borrow::Cow;

use crate::civil::Date;
use crate::clutter::{self, Clutter};
use crate::figures::{self, Figure};
use crate::page::{Article, Metadata, PageProse, PageSnapshot, article, day, metadata};
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
    /// The day on which its text is read: that of publication, or of a new text under the old address.
    pub day: Option<Date>,
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
            let found = clutter::find(page, &article, settings);
            analysis.clutter = found.clutter;
            analysis.notes.extend(found.notes);
            analysis.prose = PageProse::new(page, &article);
            analysis.day = settings.published.or_else(|| day::of(page, &metadata, &article));
            if let (Some(read), Some(first), None) = (analysis.day, &metadata.published, settings.published)
                && read != first.date
            {
                let note = format!(
                    "First published on {}; read as the text of {}, the day that the page shows.",
                    first.date.in_words(),
                    read.in_words()
                );
                analysis.notes.push(note);
            }
            if metadata.language.is_empty() || metadata.language.starts_with("en") {
                self.understand(&mut analysis, settings);
            }
        }
        Analysis { metadata, article, ..analysis }
    }

    /// Analyses plain text, which is taken to be an English article whatever it holds.
    pub fn analyze_text(&self, text: &str, settings: &Settings) -> Analysis {
        let mut analysis = Analysis { prose: PageProse::plain(text), ..Analysis::default() };
        analysis.article.is_article = true;
        analysis.day = settings.published;
        self.understand(&mut analysis, settings);
        analysis
    }

    fn understand(&self, analysis: &mut Analysis, settings: &Settings) {
        let (prose, day) = (&analysis.prose.prose, analysis.day);
        if settings.people || settings.quotes {
            let own = people::Own::new(settings);
            analysis.people = people::find_with(prose, day, &self.record, &own);
            analysis.notes.extend(self.record.note.clone());
        }
        if settings.quotes {
            analysis.quotes = quotes::find(prose, &analysis.people);
        }
        if settings.figures {
            analysis.figures = figures::find(prose, day);
            analysis.contradictions = figures::contradictions(prose, &analysis.figures);
        }
    }
}
