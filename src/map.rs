//! Maps that cost the module little.
//!
//! The standard library's maps are made anew for each pair of types, at two to five kilobytes each; the module has
//! some forty of them. Here the search is made once for all, over places in a list, and what is made anew is one
//! comparison. A map keeps its entries in the order in which their keys came first.

use std::borrow::Borrow;
use std::hash::{Hash, Hasher};

/// A map that is only ever added to.
#[derive(Clone, Debug)]
pub(crate) struct Map<K, V> {
    entries: Vec<(K, V)>,
    index: Index,
}

/// A set that is only ever added to.
pub(crate) type Set<K> = Map<K, ()>;

impl<K, V> Default for Map<K, V> {
    fn default() -> Self {
        Map { entries: Vec::new(), index: Index::default() }
    }
}

impl<K: Hash + Eq, V> Map<K, V> {
    /// An empty map with room for so many keys.
    pub(crate) fn with_capacity(keys: usize) -> Self {
        Map { entries: Vec::with_capacity(keys), index: Index::with_capacity(keys) }
    }

    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub(crate) fn get<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.place(key, hash(key)).map(|at| &self.entries[at].1)
    }

    pub(crate) fn get_mut<Q: Hash + Eq + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        self.place(key, hash(key)).map(|at| &mut self.entries[at].1)
    }

    pub(crate) fn has<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.place(key, hash(key)).is_some()
    }

    /// The value of a key, which is this one where there was none.
    pub(crate) fn entry(&mut self, key: K, value: V) -> &mut V {
        let hash = hash(&key);
        let at = self.place(&key, hash).unwrap_or_else(|| {
            self.index.add(hash);
            self.entries.push((key, value));
            self.entries.len() - 1
        });
        &mut self.entries[at].1
    }

    /// Gives a key a value, in place of the one it had.
    pub(crate) fn insert(&mut self, key: K, value: V)
    where
        V: Copy,
    {
        *self.entry(key, value) = value;
    }

    pub(crate) fn iter(&self) -> std::slice::Iter<'_, (K, V)> {
        self.entries.iter()
    }

    pub(crate) fn iter_mut(&mut self) -> std::slice::IterMut<'_, (K, V)> {
        self.entries.iter_mut()
    }

    pub(crate) fn into_entries(self) -> Vec<(K, V)> {
        self.entries
    }

    fn place<Q: Eq + ?Sized>(&self, key: &Q, hash: u32) -> Option<usize>
    where
        K: Borrow<Q>,
    {
        self.index.find(hash, &|at| self.entries[at].0.borrow() == key)
    }
}

impl<K: Hash + Eq> Set<K> {
    /// Adds a key; whether it is new.
    pub(crate) fn add(&mut self, key: K) -> bool {
        let before = self.len();
        self.entry(key, ());
        self.len() > before
    }
}

fn hash<K: Hash + ?Sized>(key: &K) -> u32 {
    let mut hasher = rustc_hash::FxHasher::default();
    key.hash(&mut hasher);
    let hash = hasher.finish();
    (hash ^ (hash >> 32)) as u32
}

/// Where the entries of each hash lie.
#[derive(Clone, Debug, Default)]
struct Index {
    /// Place and 1 more; 0 where a slot is free. As many as a power of two, at most three quarters of them taken.
    slots: Vec<u32>,
    /// Of each entry.
    hashes: Vec<u32>,
}

impl Index {
    fn with_capacity(keys: usize) -> Index {
        Index { slots: vec![0; (keys * 4 / 3 + 1).next_power_of_two()], hashes: Vec::with_capacity(keys) }
    }

    #[inline(never)]
    fn find(&self, hash: u32, is_it: &dyn Fn(usize) -> bool) -> Option<usize> {
        let last = self.slots.len().checked_sub(1)?;
        let mut slot = hash as usize & last;
        loop {
            let at = (self.slots[slot] as usize).checked_sub(1)?;
            if self.hashes[at] == hash && is_it(at) {
                return Some(at);
            }
            slot = (slot + 1) & last;
        }
    }

    #[inline(never)]
    fn add(&mut self, hash: u32) {
        self.hashes.push(hash);
        if self.hashes.len() * 4 <= self.slots.len() * 3 {
            self.enter(self.hashes.len() - 1);
        } else {
            self.slots = vec![0; (self.slots.len() * 2).max(8)];
            (0..self.hashes.len()).for_each(|at| self.enter(at));
        }
    }

    fn enter(&mut self, at: usize) {
        let last = self.slots.len() - 1;
        let mut slot = self.hashes[at] as usize & last;
        while self.slots[slot] != 0 {
            slot = (slot + 1) & last;
        }
        self.slots[slot] = at as u32 + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_the_standard_library_does() {
        for capacity in [0, 100] {
            let (mut ours, mut theirs) = (Map::with_capacity(capacity), std::collections::HashMap::new());
            for n in 0..5000_u32 {
                let key = (n * 7919 % 1301).to_string();
                *ours.entry(key.clone(), 0) += n;
                *theirs.entry(key).or_insert(0) += n;
            }
            for n in 0..2000_u32 {
                assert_eq!(ours.get(n.to_string().as_str()), theirs.get(&n.to_string()));
            }
            assert_eq!(ours.len(), theirs.len());
        }
    }

    #[test]
    fn keeps_the_order() {
        let mut set = Set::default();
        let new: Vec<bool> = ["b", "a", "b", "c"].map(|key| set.add(key)).to_vec();
        assert_eq!(new, [true, true, false, true]);
        assert_eq!(set.iter().map(|(key, ())| *key).collect::<String>(), "bac");
        assert!(!set.is_empty() && set.has("c") && !set.has("d"));
    }
}
