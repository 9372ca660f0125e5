//! Whose money is meant where several countries share a sign: by what the article tells of.

use super::lexicon;

/// So many bytes of an article tell where it is at home.
const HEAD: usize = 20_000;

/// An article in small letters, asked for its money.
pub(super) struct Homes<'a>(pub(super) &'a str);

impl Homes<'_> {
    /// The currencies of a sign, and how often the article tells of each.
    fn counts(&self, sign: &str) -> impl Iterator<Item = (&'static str, usize)> {
        lexicon::rows(crate::data::table("figures/homes.tsv"))
            .filter(move |row| row.len() == 3 && row[0] == sign)
            .map(|row| (row[1], row[2].split(';').map(|piece| self.0.matches(piece).count()).sum()))
    }

    /// The one currency of a sign that the article tells of; none where it tells of several.
    pub(super) fn only(&self, sign: &str) -> Option<&'static str> {
        let mut told = self.counts(sign).filter(|(_, count)| *count > 0);
        told.next().filter(|_| told.next().is_none()).map(|(code, _)| code)
    }

    /// The currency of a sign that the article tells of most; none where it tells of two alike.
    pub(super) fn most(&self, sign: &str) -> Option<&'static str> {
        let (code, most) = self.counts(sign).max_by_key(|(_, count)| *count)?;
        let alike = self.counts(sign).filter(|(_, count)| *count == most).count();
        (most > 0 && alike == 1).then_some(code)
    }

    /// The dollar of an article that tells of one of the other countries of dollars often and of the United States
    /// hardly.
    pub(super) fn dollar(&self) -> Option<&'static str> {
        let end = (0..=HEAD.min(self.0.len())).rev().find(|i| self.0.is_char_boundary(*i)).unwrap_or(0);
        let head = Homes(&self.0[..end]);
        let (mut american, mut all, mut first) = (0, 0, ("", 0));
        for (code, count) in head.counts("$") {
            if code == "USD" {
                american = count;
                continue;
            }
            all += count;
            if count > first.1 {
                first = (code, count);
            }
        }
        let (code, most) = first;
        // Who writes `A$` means another dollar by `$`.
        let letter = code.get(..1)?.to_ascii_lowercase();
        let told_apart = head.0.contains(&format!("{letter}$"));
        (most >= 3 && (all - most) * 3 <= most && american * 4 <= most && !told_apart).then_some(code)
    }
}
