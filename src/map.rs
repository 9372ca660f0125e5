//! Maps that cost the module little.
//!
//! The standard library's maps are made anew for each pair of types, at two to five kilobytes each; the module has
//! some forty of them. Here the search is made once for all, over places in a list, and what is made anew for a type
//! of keys is one comparison. The hash is seeded anew each time the program starts, so that no page can be written whose
//! words all meet in one slot; the order is that of the first adding, whatever the seed.

use std::borrow::Borrow;
use std::hash::{Hash, Hasher};
use std::sync::OnceLock;

use foldhash::SharedSeed;
use foldhash::fast::FoldHasher;

/// A set that is only ever added to; it keeps the order.
#[derive(Clone, Debug)]
pub(crate) struct Set<K> {
    keys: Vec<K>,
    index: Index,
}

impl<K> Default for Set<K> {
    fn default() -> Self {
        Set { keys: Vec::new(), index: Index::default() }
    }
}

impl<K: Hash + Eq> Set<K> {
    pub(crate) fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    pub(crate) fn has<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.place(key).is_some()
    }

    /// Adds a key; whether it is new.
    pub(crate) fn add(&mut self, key: K) -> bool {
        let before = self.keys.len();
        self.enter(key) == before
    }

    fn place<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> Option<usize>
    where
        K: Borrow<Q>,
    {
        self.index.find(hash(key), &|at| self.keys[at].borrow() == key)
    }

    /// The place of a key, which is the last where it is new.
    fn enter(&mut self, key: K) -> usize {
        self.place(&key).unwrap_or_else(|| {
            self.index.add(hash(&key));
            self.keys.push(key);
            self.keys.len() - 1
        })
    }
}

/// A map that is only ever added to; it keeps the order in which its keys came first.
#[derive(Clone, Debug)]
pub(crate) struct Map<K, V> {
    keys: Set<K>,
    values: Vec<V>,
}

impl<K, V> Default for Map<K, V> {
    fn default() -> Self {
        Map { keys: Set::default(), values: Vec::new() }
    }
}

impl<K: Hash + Eq, V> Map<K, V> {
    /// An empty map with room for so many keys.
    pub(crate) fn with_capacity(keys: usize) -> Self {
        let index = Index::with_capacity(keys);
        Map { keys: Set { keys: Vec::with_capacity(keys), index }, values: Vec::with_capacity(keys) }
    }

    pub(crate) fn len(&self) -> usize {
        self.values.len()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    pub(crate) fn get<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.values.get(self.keys.place(key)?)
    }

    pub(crate) fn get_mut<Q: Hash + Eq + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        self.values.get_mut(self.keys.place(key)?)
    }

    pub(crate) fn has<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.keys.has(key)
    }

    /// The value of a key, which is this one where there was none.
    pub(crate) fn entry(&mut self, key: K, value: V) -> &mut V {
        let at = self.keys.enter(key);
        if at == self.values.len() {
            self.values.push(value);
        }
        &mut self.values[at]
    }

    /// Gives a key a value, in place of the one it had.
    pub(crate) fn insert(&mut self, key: K, value: V)
    where
        V: Copy,
    {
        *self.entry(key, value) = value;
    }

    pub(crate) fn keys(&self) -> &[K] {
        &self.keys.keys
    }

    pub(crate) fn values(&self) -> &[V] {
        &self.values
    }

    pub(crate) fn values_mut(&mut self) -> &mut [V] {
        &mut self.values
    }
}

fn hash<K: Hash + ?Sized>(key: &K) -> u32 {
    static SEED: OnceLock<(u64, SharedSeed)> = OnceLock::new();
    let (seed, shared) = SEED.get_or_init(|| (chance(), SharedSeed::from_u64(chance())));
    let mut hasher = Once(FoldHasher::with_seed(*seed, shared));
    key.hash(&mut hasher);
    let hash = hasher.finish();
    (hash ^ (hash >> 32)) as u32
}

/// The hash in one place for all types of keys.
struct Once<'s>(FoldHasher<'s>);

impl Hasher for Once<'_> {
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn write(&mut self, bytes: &[u8]) {
        let mut parts = bytes.chunks_exact(8);
        for part in &mut parts {
            self.0.write_u64(part.try_into().map_or(0, u64::from_le_bytes));
        }
        let rest = parts.remainder().iter().fold(0, |number, byte| number << 8 | u64::from(*byte));
        self.0.write_u64(rest | (bytes.len() as u64) << 56);
    }

    fn write_u8(&mut self, number: u8) {
        // 255 ends a text, whose length is written already.
        if number != 255 {
            self.write_u64(number.into());
        }
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn write_u64(&mut self, number: u64) {
        self.0.write_u64(number);
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn finish(&self) -> u64 {
        self.0.finish()
    }
}

/// A number that nobody foresees.
fn chance() -> u64 {
    #[cfg(target_arch = "wasm32")]
    return js_sys::Math::random().to_bits();
    #[cfg(not(target_arch = "wasm32"))]
    std::hash::BuildHasher::hash_one(&std::hash::RandomState::new(), 0)
}

/// Where the keys of each hash lie.
#[derive(Clone, Debug, Default)]
struct Index {
    /// The hash of a key and its place and 1 more, which is 0 where a slot is free. As many as a power of two, at most
    /// half of them taken.
    slots: Vec<(u32, u32)>,
    taken: usize,
}

impl Index {
    fn with_capacity(keys: usize) -> Index {
        Index { slots: vec![(0, 0); (keys * 2).next_power_of_two()], taken: 0 }
    }

    fn find(&self, hash: u32, is_it: &dyn Fn(usize) -> bool) -> Option<usize> {
        let last = self.slots.len().checked_sub(1)?;
        let mut slot = hash as usize & last;
        loop {
            let (known, place) = self.slots[slot];
            let at = (place as usize).checked_sub(1)?;
            if known == hash && is_it(at) {
                return Some(at);
            }
            slot = (slot + 1) & last;
        }
    }

    fn add(&mut self, hash: u32) {
        if (self.taken + 1) * 2 > self.slots.len() {
            let more = vec![(0, 0); (self.slots.len() * 2).max(8)];
            let slots = std::mem::replace(&mut self.slots, more);
            slots.into_iter().filter(|(_, place)| *place > 0).for_each(|slot| self.enter(slot));
        }
        self.taken += 1;
        self.enter((hash, self.taken as u32));
    }

    fn enter(&mut self, entry: (u32, u32)) {
        let last = self.slots.len() - 1;
        let mut slot = entry.0 as usize & last;
        while self.slots[slot].1 > 0 {
            slot = (slot + 1) & last;
        }
        self.slots[slot] = entry;
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
        assert_eq!(set.keys.concat(), "bac");
        assert!(!set.is_empty() && set.has("c") && !set.has("d"));
    }
}
