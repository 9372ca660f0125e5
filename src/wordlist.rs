//! Short lists of words in the code, packed when compiling: for each length of a word that length, how many words have
//! it, and their letters. A list of strings takes eight bytes more for each of some three thousand words in the module,
//! and each of them would be looked at.

/// Words to compare a word with; made by [`words!`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct WordList(pub(crate) &'static [u8]);

impl WordList {
    /// Whether the word is one of the list. The empty word is in none.
    #[inline(never)]
    pub(crate) fn has(self, word: &str) -> bool {
        let word = word.as_bytes();
        let Some(first) = word.first() else { return false };
        let mut rest = self.0;
        while let [length, count, after @ ..] = rest {
            let length = usize::from(*length);
            let Some((same, longer)) = after.split_at_checked(length * usize::from(*count)) else { break };
            if length >= word.len() {
                return length == word.len()
                    && same.chunks_exact(length).any(|one| one.first() == Some(first) && one == word);
            }
            rest = longer;
        }
        false
    }
}

/// How many words are so long.
const fn count(words: &[&str], length: usize) -> usize {
    let (mut count, mut at) = (0, 0);
    while at < words.len() {
        count += (words[at].len() == length) as usize;
        at += 1;
    }
    count
}

/// Bytes that a list takes.
pub(crate) const fn length(words: &[&str]) -> usize {
    let (mut sum, mut at) = (0, 0);
    while at < words.len() {
        assert!(!words[at].is_empty() && words[at].len() < 256);
        sum += words[at].len();
        at += 1;
    }
    let mut length = 1;
    while length < 256 {
        sum += 2 * (count(words, length) > 0) as usize;
        length += 1;
    }
    sum
}

/// The list in `N` bytes.
pub(crate) const fn pack<const N: usize>(words: &[&str]) -> [u8; N] {
    let (mut packed, mut end, mut length) = ([0; N], 0, 1);
    while end < N {
        let count = count(words, length);
        assert!(count < 256);
        if count > 0 {
            packed[end] = length as u8;
            packed[end + 1] = count as u8;
            end += 2;
        }
        let mut at = 0;
        while at < words.len() {
            let word = words[at].as_bytes();
            let mut letter = 0;
            while word.len() == length && letter < length {
                packed[end] = word[letter];
                (end, letter) = (end + 1, letter + 1);
            }
            at += 1;
        }
        length += 1;
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
        assert!(!list.has("an") && !list.has("") && !list.has("other") && !list.has("anothers"));
        assert!(!words![].has("a") && !words![].has(""));
        let list = words!["two", "one", "Äther", "three", "four"];
        assert!(["one", "two", "three", "four", "Äther"].iter().all(|word| list.has(word)));
        assert!(!list.has("wot") && !list.has("twoone") && !list.has("five"));
    }
}
