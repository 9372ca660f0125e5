//! What words, names and links can be about.

/// The topics that `data/clutter/phrases.tsv`, `names.tsv` and `links.tsv` speak of, in the order of their bits.
pub(super) const TOPICS: &[&str] = &[
    "donation",
    "pricing",
    "newsletter",
    "app",
    "related",
    "share",
    "ad",
    "consent",
    "other",
    "comments",
    "account",
    "legal",
    "navigation",
    "tools",
    "overlay",
    "sticky",
    "header",
    "footer",
    "sidebar",
    "widget",
    "author",
    "tags",
    "search",
    "crumbs",
    "media",
    "heading",
    "body",
    "button",
    "turning",
];

/// How many topics phrases speak of: the first of [`TOPICS`].
pub(super) const SPOKEN: usize = 14;

/// Index of a topic.
pub(super) fn topic(name: &str) -> Option<usize> {
    TOPICS.iter().position(|t| *t == name)
}

/// A set of topics.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Topics(pub(super) u32);

impl Topics {
    pub(super) fn of(topic: usize) -> Topics {
        Topics(1 << topic)
    }

    pub(super) fn has(self, topic: usize) -> bool {
        self.0 & (1 << topic) != 0
    }

    pub(super) fn iter(self) -> impl Iterator<Item = usize> {
        (0..TOPICS.len()).filter(move |&t| self.has(t))
    }
}

impl std::ops::BitOrAssign for Topics {
    fn bitor_assign(&mut self, other: Topics) {
        self.0 |= other.0;
    }
}

/// The lines of a table: no comments, cut at tabs.
pub(super) fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().filter(|l| !l.starts_with('#') && !l.is_empty()).map(|l| l.split('\t').collect())
}
