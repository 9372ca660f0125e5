//! What the names that authors give to elements, and the addresses that links lead to, are about.

use std::sync::OnceLock;

use super::topics::{Topics, rows, topic};
use crate::map::Map;

/// The tables `data/clutter/names.tsv` and `links.tsv`, read once.
#[derive(Debug, Default)]
pub(super) struct Names {
    whole: Map<&'static str, Topics>,
    beginnings: Map<&'static str, Topics>,
    hosts: Map<&'static str, Topics>,
    path: Map<&'static str, Topics>,
    schemes: Map<&'static str, Topics>,
}

impl Names {
    pub(super) fn shared() -> &'static Names {
        static NAMES: OnceLock<Names> = OnceLock::new();
        NAMES.get_or_init(|| {
            let mut names = Names::default();
            for row in rows(crate::data::table("clutter/names.tsv")) {
                let (Some(topic), [_, words]) = (row.first().and_then(|t| topic(t)), &row[..]) else {
                    continue;
                };
                for word in words.split(' ') {
                    let (map, word) = match word.strip_suffix('.') {
                        Some(whole) => (&mut names.whole, whole),
                        None => (&mut names.beginnings, word),
                    };
                    *map.entry(word, Topics::default()) |= Topics::of(topic);
                }
            }
            for row in rows(crate::data::table("clutter/links.tsv")) {
                let (Some(topic), [_, part, words]) = (row.first().and_then(|t| topic(t)), &row[..]) else {
                    continue;
                };
                let map = match *part {
                    "host" => &mut names.hosts,
                    "path" => &mut names.path,
                    _ => &mut names.schemes,
                };
                for word in words.split(' ') {
                    *map.entry(word, Topics::default()) |= Topics::of(topic);
                }
            }
            names
        })
    }

    /// What the words of a name are about.
    pub(super) fn of_name(&self, value: &str) -> Topics {
        let mut found = Topics::default();
        for name in value.split_whitespace().take(24) {
            let (mut joined, mut word) = (String::new(), String::new());
            let (mut before, mut small) = (0, false);
            for c in name.chars().chain(Some('-')) {
                if (!c.is_ascii_alphabetic() || (small && c.is_ascii_uppercase())) && !word.is_empty() {
                    found |= self.of_word(&word);
                    joined.push_str(&word);
                    // `most-read`: this word and the one before it, as one.
                    if before < joined.len() - word.len() {
                        found |= self.of_word(&joined[before..]);
                    }
                    before = joined.len() - word.len();
                    word.clear();
                }
                small = c.is_ascii_lowercase();
                if c.is_ascii_alphabetic() {
                    word.push(c.to_ascii_lowercase());
                }
            }
            if before > 0 {
                found |= self.of_word(&joined);
            }
        }
        found
    }

    fn of_word(&self, word: &str) -> Topics {
        let mut found = self.whole.get(word).copied().unwrap_or_default();
        for length in 4..=word.len() {
            if let Some(&topics) = self.beginnings.get(&word[..length]) {
                found |= topics;
            }
        }
        found
    }

    /// What a link or a form's action leads to.
    pub(super) fn of_address(&self, address: &str, own_host: &str) -> Topics {
        let address = address.trim();
        let mut found = Topics::default();
        if let Some((scheme, _)) = address.split_once(':')
            && let Some(&topics) = self.schemes.get(scheme)
        {
            found |= topics;
        }
        let (host, path) = split(address);
        if !host.is_empty() && host != own_host {
            let mut rest = host;
            loop {
                if let Some(&topics) = self.hosts.get(rest) {
                    found |= topics;
                }
                match rest.split_once('.') {
                    Some((_, next)) => rest = next,
                    None => break,
                }
            }
        }
        // `donate.example.org`
        if let Some((first, rest)) = host.split_once('.')
            && rest.contains('.')
            && let Some(&topics) = self.path.get(first)
        {
            found |= topics;
        }
        // A headline in an address (`/why-donations-fell.html`) says nothing: only short parts count.
        // Where a reader came from (`utm_source=newsletter`) is not where the link leads.
        let parts = path
            .split(['/', '?', '&', '#', '.'])
            .filter(|part| !part.starts_with("utm_s") && !part.starts_with("utm_m"));
        for part in parts.flat_map(|part| part.split('=')).take(12) {
            let lower = part.to_ascii_lowercase();
            if let Some(&topics) = self.path.get(lower.as_str()) {
                found |= topics;
            }
            let words = lower.split(['-', '_']).filter(|w| !w.is_empty());
            if words.clone().count() <= 3 {
                for word in words {
                    if let Some(&topics) = self.path.get(word) {
                        found |= topics;
                    }
                }
            }
        }
        found
    }
}

/// Host and the rest of an address; the host is empty where the address has none.
pub(super) fn split(address: &str) -> (&str, &str) {
    let rest = match address.find("//") {
        Some(at) if at <= 8 => &address[at + 2..],
        _ => return ("", address),
    };
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    (rest[..end].strip_prefix("www.").unwrap_or(&rest[..end]), &rest[end..])
}
