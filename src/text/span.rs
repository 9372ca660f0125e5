//! Spans of a text.

/// A half-open range of bytes of a text. The limits lie on character boundaries of the text it was made for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// From byte offsets. Texts are cut well below 4 GiB before they come here; larger offsets saturate.
    pub fn new(start: usize, end: usize) -> Span {
        let narrow = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Span { start: narrow(start), end: narrow(end) }
    }

    /// Length in bytes; 0 for a span that ends before it starts.
    pub fn len(self) -> usize {
        self.end.saturating_sub(self.start) as usize
    }

    /// Whether it holds no byte.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether the other lies in this one (equal limits included).
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// As a range of `usize`, for slicing.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The text it covers; `None` where it reaches outside or cuts a character.
    pub fn of(self, text: &str) -> Option<&str> {
        text.get(self.range())
    }
}

/// Converts byte offsets of one text to offsets in Unicode code points. Linear to build, constant to ask.
#[derive(Debug)]
pub struct CodePoints {
    /// Code points before each 64-byte chunk.
    before: Vec<u32>,
}

const CHUNK: usize = 64;

impl CodePoints {
    /// Counts once through the text.
    pub fn new(text: &str) -> CodePoints {
        let mut before = Vec::with_capacity(text.len() / CHUNK + 2);
        let mut count = 0;
        for chunk in text.as_bytes().chunks(CHUNK) {
            before.push(count);
            count += starts(chunk);
        }
        before.push(count);
        CodePoints { before }
    }

    /// The number of code points before this byte offset of the same text.
    pub fn of(&self, text: &str, byte: u32) -> u32 {
        let byte = (byte as usize).min(text.len());
        let chunk = byte / CHUNK;
        self.before[chunk.min(self.before.len() - 1)]
            + starts(&text.as_bytes()[(chunk * CHUNK).min(byte)..byte])
    }
}

/// Bytes that begin a character.
fn starts(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|&&b| b & 0xC0 != 0x80).count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_of_every_boundary() {
        let text = "é🙂a”\u{a0}".repeat(40);
        let table = CodePoints::new(&text);
        for (count, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(table.of(&text, byte as u32), count as u32);
        }
        assert_eq!(table.of(&text, text.len() as u32), text.chars().count() as u32);
        assert_eq!(CodePoints::new("").of("", 0), 0);
    }
}
