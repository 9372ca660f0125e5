//! Phrases that tell what a short text on a news page is: a link onward, a sign-up, a credit.

use crate::lower;

use std::sync::OnceLock;

/// The groups' names, in the order of the bits that [`groups`] returns.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    lines().iter().map(|(name, _)| *name)
}

/// The groups whose phrases stand in the text, and those whose phrases begin it. Only the first words are
/// looked at: what a text is, it says at once.
pub(crate) fn groups(text: &str) -> (u32, u32) {
    let mut lower = String::with_capacity(640);
    for word in text.split_whitespace().take(60) {
        if !lower.is_empty() {
            lower.push(' ');
        }
        for c in word.chars() {
            match c {
                '’' => lower.push('\''),
                c if c.is_ascii() => lower.push(c.to_ascii_lowercase()),
                c => lower.extend(lower::letters(c)),
            }
        }
        if lower.len() > 600 {
            break;
        }
    }
    let table = table();
    let (mut inside, mut first) = (0, 0);
    let mut at_word = true;
    for (at, c) in lower.char_indices() {
        // A phrase begins at a word, or with a sign.
        if at_word || !c.is_alphanumeric() {
            let rest = &lower[at..];
            for &(phrase, bit) in table.beginning_with(c) {
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

/// The phrases in order, each with the bit of its group.
struct Table {
    sorted: Vec<(&'static str, u32)>,
    /// Where the phrases with each ASCII character at their head begin, and where the last of them end.
    starts: [u16; 129],
}

impl Table {
    fn beginning_with(&self, c: char) -> &[(&'static str, u32)] {
        let at = |c: usize| usize::from(self.starts[c]);
        match c as usize {
            c @ 0..128 => &self.sorted[at(c)..at(c + 1)],
            _ => {
                let others = &self.sorted[at(128)..];
                let start = others.partition_point(|(phrase, _)| phrase.chars().next() < Some(c));
                let length = others[start..].partition_point(|(phrase, _)| phrase.starts_with(c));
                &others[start..start + length]
            }
        }
    }
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut sorted: Vec<(&'static str, u32)> = Vec::new();
        for (index, (_, phrases)) in lines().iter().enumerate() {
            sorted.extend(phrases.split(';').map(|phrase| (phrase.trim(), 1 << index)));
        }
        sorted.retain(|(phrase, _)| !phrase.is_empty());
        crate::order::by(&mut sorted, |one, other| one.0.cmp(other.0));
        let start = |c: usize| sorted.partition_point(|(phrase, _)| usize::from(phrase.as_bytes()[0]) < c);
        Table { starts: std::array::from_fn(|c| start(c) as u16), sorted }
    })
}

fn lines() -> &'static [(&'static str, &'static str)] {
    static LINES: OnceLock<Vec<(&'static str, &'static str)>> = OnceLock::new();
    crate::data::pairs("article/phrases.tsv", &LINES)
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
