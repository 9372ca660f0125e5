//! Short lists of words in the code, packed when compiling: a byte for the length of each word, then its letters. A list
//! of strings takes eight bytes more for each of some three thousand words in the module.

/// Words to compare a word with; made by [`words!`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct WordList(pub(crate) &'static [u8]);

impl WordList {
    /// Whether the word is one of the list. The empty word is in none that does not have it.
    #[inline(never)]
    pub(crate) fn has(self, word: &str) -> bool {
        let mut rest = self.0;
        while let Some((&length, after)) = rest.split_first() {
            let Some((one, next)) = after.split_at_checked(usize::from(length)) else { return false };
            if one == word.as_bytes() {
                return true;
            }
            rest = next;
        }
        false
    }
}

/// Bytes that a list takes.
pub(crate) const fn length(words: &[&str]) -> usize {
    let (mut sum, mut at) = (0, 0);
    while at < words.len() {
        assert!(words[at].len() < 256);
        sum += 1 + words[at].len();
        at += 1;
    }
    sum
}

/// The list in `N` bytes.
pub(crate) const fn pack<const N: usize>(words: &[&str]) -> [u8; N] {
    let (mut packed, mut end, mut at) = ([0; N], 0, 0);
    while at < words.len() {
        let word = words[at].as_bytes();
        packed[end] = word.len() as u8;
        let mut letter = 0;
        while letter < word.len() {
            packed[end + 1 + letter] = word[letter];
            letter += 1;
        }
        end += 1 + word.len();
        at += 1;
    }
    packed
}

/// A [`WordList`] of the literals given.
macro_rules! words {
    ($($word:literal),* $(,)?) => {{
        const WORDS: &[&str] = &[$($word),*];
        const PACKED: [u8; $crate::wordlist::length(WORDS)] = $crate::wordlist::pack(WORDS);
        $crate::wordlist::WordList(&PACKED)
    }};
}
pub(crate) use words;

#[cfg(test)]
mod tests {
    #[test]
    fn words_are_found_whole() {
        let list = words!["a", "the", "another"];
        assert!(list.has("a") && list.has("the") && list.has("another"));
        assert!(!list.has("an") && !list.has("") && !list.has("other"));
        assert!(!words![].has("a"));
    }
}
