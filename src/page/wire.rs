//! The snapshot as JavaScript hands it to the engine.
//!
//! The tree is a stream of unsigned LEB128 numbers, one record a node in document order:
//!
//! ```text
//! record  := closed kind …          closed: how many elements to close before this node
//! kind 0  := length                 a text node of that many UTF-16 units, taken from the text
//! kind t  := layout count (n v)*    an element; its name is string t − 1, attributes are string pairs
//! ```
//!
//! Strings and text are strings of the message. `extension/shared/serialized.js` writes this form.

use super::snapshot::{Builder, Layout, PageSnapshot};

/// Everything of a snapshot but the tree comes in `facts`; `strings` and `text` as described above.
///
/// A stream that is cut short, or numbers that fit nothing, end the tree there; the result says so in its
/// notes. Never panics.
pub fn decode(facts: PageSnapshot, strings: Vec<String>, tree: &[u8], text: &str) -> PageSnapshot {
    let count = strings.len() as u32;
    let mut builder = Builder::new(PageSnapshot { strings, ..facts });
    let mut stream = Stream { bytes: tree };
    let mut rest = text;
    let mut broken = false;
    let mut attributes = Vec::new();
    while !stream.bytes.is_empty() && !builder.is_full() {
        let read = (|| {
            let closed = stream.number()?;
            let kind = stream.number()?;
            // Only the first node may stand at the top.
            if closed as usize > builder.depth() {
                return None;
            }
            for _ in 0..closed {
                builder.close();
            }
            if kind == 0 {
                let (head, tail) = split_utf16(rest, stream.number()? as usize)?;
                rest = tail;
                builder.text(head);
            } else {
                let tag = (kind - 1 < count).then_some(kind - 1)?;
                let layout = Layout((stream.number()? & 0xFF) as u8);
                attributes.clear();
                for _ in 0..stream.number()? {
                    let pair = (stream.number()?, stream.number()?);
                    (pair.0 < count && pair.1 < count).then(|| attributes.push(pair))?;
                }
                builder.open(tag, &attributes, layout);
            }
            Some(())
        })();
        if read.is_none() {
            broken = true;
            break;
        }
    }
    let mut page = builder.finish();
    if broken {
        page.notes.push("The page's description broke off; only its first part was read.".to_owned());
    }
    page
}

struct Stream<'b> {
    bytes: &'b [u8],
}

impl Stream<'_> {
    fn number(&mut self) -> Option<u32> {
        let mut value = 0u32;
        for shift in (0..35).step_by(7) {
            let (&byte, rest) = self.bytes.split_first()?;
            self.bytes = rest;
            value |= u32::from(byte & 0x7F).checked_shl(shift)?;
            if byte & 0x80 == 0 {
                return Some(value);
            }
        }
        None
    }
}

/// Cuts after this many UTF-16 units; `None` where the text is shorter or the cut would split a pair.
fn split_utf16(text: &str, units: usize) -> Option<(&str, &str)> {
    // Most news text is ASCII: as many bytes as units.
    if let Some(head) = text.get(..units)
        && head.is_ascii()
    {
        return Some((head, &text[units..]));
    }
    let mut left = units;
    for (at, c) in text.char_indices() {
        if left == 0 {
            return Some(text.split_at(at));
        }
        left = left.checked_sub(c.len_utf16())?;
    }
    (left == 0).then_some((text, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_small_tree() {
        let strings = ["body", "p", "class", "lead"].map(str::to_owned).to_vec();
        let tree = [0, 1, 0, 0, /**/ 0, 2, 1, 1, 2, 3, /**/ 0, 0, 3, /**/ 1, 0, 1];
        let page = decode(PageSnapshot::default(), strings, &tree, "a🙂b");
        assert_eq!(page.notes, Vec::<String>::new());
        assert_eq!((page.tag(0), page.tag(1), page.own_text(2), page.own_text(3)), ("body", "p", "a🙂", "b"));
        assert_eq!((page.attribute(1, "class"), page.parent(3)), (Some("lead"), Some(0)));
        assert_eq!((page.subtree(1), page.subtree(0)), (1..3, 0..4));
    }

    #[test]
    fn a_cut_stream_keeps_what_came_before() {
        let strings = vec!["body".to_owned()];
        for tree in
            [&[0, 1, 0, 0, 0, 0][..], &[0, 1, 0, 0, 0, 0, 9], &[0, 1, 0, 0, 7, 1, 0, 0], &[0, 1, 0, 0, 0, 9]]
        {
            let page = decode(PageSnapshot::default(), strings.clone(), tree, "ab");
            assert_eq!((page.nodes.len(), page.notes.len()), (1, 1), "{tree:?}");
        }
    }
}
