//! What the names that authors give to elements (class, id, role, test names) tell of their meaning.

use std::sync::OnceLock;

use crate::map::Map;

/// Groups of meaning, as a set of bits: bit `i` is the `i`-th line of `data/article/words.tsv`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Groups(pub(crate) u32);

impl Groups {
    /// The group of that name; empty where there is none.
    pub(crate) fn named(name: &str) -> Groups {
        names().position(|n| n == name).map_or(Groups(0), |i| Groups(1 << i))
    }

    /// All of these groups.
    pub(crate) fn of(names: &[&str]) -> Groups {
        names.iter().fold(Groups(0), |all, name| all | Groups::named(name))
    }

    /// Whether the group with that index is among them.
    pub(crate) fn has(self, index: usize) -> bool {
        self.0 >> index & 1 != 0
    }

    pub(crate) fn any(self, other: Groups) -> bool {
        self.0 & other.0 != 0
    }
}

impl std::ops::BitOr for Groups {
    type Output = Groups;

    fn bitor(self, other: Groups) -> Groups {
        Groups(self.0 | other.0)
    }
}

/// The groups' names, in order.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    lines().iter().map(|(name, _)| *name)
}

/// The groups that the words of an attribute value belong to. Words are parted by anything but letters and
/// by a capital after a small letter; a value of several words is also tried as one (`article-body`).
pub(crate) fn groups(value: &str) -> Groups {
    let table = table();
    let mut found = 0;
    for name in value.split_whitespace().take(24) {
        let mut joined = String::new();
        let mut word = String::new();
        let mut small = false;
        for c in name.chars().chain(Some('-')) {
            if (!c.is_ascii_alphabetic() || (small && c.is_ascii_uppercase())) && !word.is_empty() {
                found |= table.of(&word);
                joined.push_str(&word);
                found |= table.of(&joined);
                word.clear();
            }
            small = c.is_ascii_lowercase();
            if c.is_ascii_alphabetic() {
                word.push(c.to_ascii_lowercase());
            }
        }
    }
    Groups(found)
}

struct Table {
    whole: Map<&'static str, u32>,
    beginnings: Map<&'static str, u32>,
}

impl Table {
    fn of(&self, word: &str) -> u32 {
        let mut found = self.whole.get(word).copied().unwrap_or(0);
        for length in 4..=word.len() {
            found |= self.beginnings.get(&word[..length]).copied().unwrap_or(0);
        }
        found
    }
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = Table { whole: Map::default(), beginnings: Map::default() };
        for (index, (_, words)) in lines().iter().enumerate() {
            for word in words.split_whitespace() {
                let (map, word) = match word.strip_suffix('.') {
                    Some(whole) => (&mut table.whole, whole),
                    None => (&mut table.beginnings, word),
                };
                *map.entry(word, 0) |= 1 << index;
            }
        }
        table
    })
}

fn lines() -> &'static [(&'static str, &'static str)] {
    static LINES: OnceLock<Vec<(&'static str, &'static str)>> = OnceLock::new();
    crate::data::pairs("article/words.tsv", &LINES)
}
