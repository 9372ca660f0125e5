//! Phrases that tell what a short text on a news page is: a link onward, a sign-up, a credit.

use std::collections::HashMap;
use std::sync::OnceLock;

/// The groups' names, in the order of the bits that [`groups`] returns.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    lines().map(|(name, _)| name)
}

/// The groups whose phrases stand in the text, and those whose phrases begin it. Only the first words are
/// looked at: what a text is, it says at once.
pub(crate) fn groups(text: &str) -> (u32, u32) {
    let mut lower = String::new();
    for word in text.split_whitespace().take(60) {
        if !lower.is_empty() {
            lower.push(' ');
        }
        lower.extend(word.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }));
        if lower.len() > 600 {
            break;
        }
    }
    let (mut inside, mut first) = (0, 0);
    let mut at_word = true;
    for (at, c) in lower.char_indices() {
        // A phrase begins at a word, or with a sign.
        if (at_word || !c.is_alphanumeric())
            && let Some(candidates) = table().get(&c)
        {
            let rest = &lower[at..];
            for &(phrase, bit) in candidates {
                if let Some(after) = rest.strip_prefix(phrase)
                    && (!phrase.ends_with(char::is_alphanumeric) || !after.starts_with(char::is_alphanumeric))
                {
                    inside |= bit;
                    first |= if at == 0 { bit } else { 0 };
                }
            }
        }
        at_word = !c.is_alphanumeric();
    }
    (inside, first)
}

/// Phrases by their first character, each with the bit of its group.
fn table() -> &'static HashMap<char, Vec<(&'static str, u32)>> {
    static TABLE: OnceLock<HashMap<char, Vec<(&'static str, u32)>>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table: HashMap<char, Vec<(&'static str, u32)>> = HashMap::new();
        for (index, (_, phrases)) in lines().enumerate() {
            for phrase in phrases.split(';').map(str::trim) {
                if let Some(first) = phrase.chars().next() {
                    table.entry(first).or_default().push((phrase, 1 << index));
                }
            }
        }
        table
    })
}

fn lines() -> impl Iterator<Item = (&'static str, &'static str)> {
    crate::data::table("article/phrases.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_match_whole_words() {
        let seen = |text: &str| {
            let (inside, first) = groups(text);
            let list = |bits: u32| {
                names()
                    .enumerate()
                    .filter(|(i, _)| bits >> i & 1 != 0)
                    .map(|(_, n)| n)
                    .collect::<Vec<_>>()
                    .join(" ")
            };
            format!("{} | {}", list(first), list(inside))
        };
        assert_eq!(seen("READ  MORE: Bridge reopens"), "onward | onward");
        assert_eq!(seen("The dredge sharpened its teeth"), " | ");
        assert_eq!(seen("Don’t miss our newsletter"), "onward | onward join");
        assert_eq!(seen("© 2020 The Harbour Post"), "rights | rights");
    }
}
