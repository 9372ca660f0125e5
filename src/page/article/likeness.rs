//! How much two short texts are the same.

use crate::lower;

/// The words of a text that others are compared with.
pub(crate) struct Words(Vec<String>);

/// More words than this are not compared.
const MOST: usize = 60;

impl Words {
    pub(crate) fn of(text: &str) -> Words {
        Words(words(text).map(|word| lower::text(&word.replace('\u{ad}', ""))).collect())
    }

    /// Shared words over the words of `text`, and of this one to half; 0 where one has less than two words and they
    /// differ, and where it is below `least` in any case, as most lengths show.
    pub(crate) fn likeness(&self, text: &str, least: f32) -> f32 {
        let other = &self.0;
        let count = words(text).count();
        if count.min(other.len()) < 2 {
            let alike = count == other.len() && words(text).zip(other).all(|(word, known)| same(word, known));
            return f32::from(u8::from(count > 0 && alike));
        }
        let score = |shared: usize| {
            let shared = shared as f32;
            (shared / count as f32).min(2.0 * shared / other.len() as f32)
        };
        // Of a longer text to be like it, each word would have to stand in it three times.
        if 3.0 * (other.len() as f32) < least * count as f32 {
            return 0.0;
        }
        let mut shared = 0;
        for (at, word) in words(text).enumerate() {
            if score(shared + count - at) < least {
                return 0.0;
            }
            shared += usize::from(other.iter().any(|known| same(word, known)));
        }
        score(shared)
    }
}

/// Whether a word is, in small letters and without soft hyphens, another one.
fn same(word: &str, known: &str) -> bool {
    if word.is_ascii() {
        word.eq_ignore_ascii_case(known)
    } else {
        word.chars().filter(|c| *c != '\u{ad}').flat_map(lower::letters).eq(known.chars())
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    // A soft hyphen is no end of a word.
    text.split(|c: char| !c.is_alphanumeric() && c != '\u{ad}')
        .filter(|word| word.chars().any(|c| c != '\u{ad}'))
        .take(MOST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_common() {
        let like = |one: &str, other: &str| Words::of(other).likeness(one, 0.0);
        assert_eq!(like("The bridge is open", "The bridge is open"), 1.0);
        assert_eq!(like("The bridge is open", "THE BRIDGE, is\u{ad} closed"), 0.75);
        assert_eq!(like("Bridge", "bridge"), 1.0);
        assert_eq!(like("Bridge", "The bridge"), 0.0);
        assert_eq!(Words::of("a b").likeness("a b c d e f g h", 0.8), 0.0);
        assert_eq!(Words::of("a bridge").likeness("A bridge a bridge", 0.8), 1.0);
    }
}
