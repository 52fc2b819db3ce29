//! A fast hash for the ids of a long list.
//!
//! The standard library's hash takes a tenth of the time of a whole walk. This one multiplies 16
//! bytes at a time with secret numbers, and combines the two halves of the product. The numbers are
//! chosen at random for each process, so that a server cannot send ids with equal hashes.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::LazyLock;

/// Builds a [`Folded`] with the random numbers of this process.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::pagination) struct Seeded;

pub(in crate::pagination) struct Folded {
    state: u64,
    factor: u64,
}

impl BuildHasher for Seeded {
    type Hasher = Folded;

    fn build_hasher(&self) -> Folded {
        static RANDOM: LazyLock<(u64, u64)> = LazyLock::new(|| {
            let random = RandomState::new();
            (random.hash_one(0), random.hash_one(1) | 1)
        });
        let (state, factor) = *RANDOM;
        Folded { state, factor }
    }
}

impl Folded {
    fn add(&mut self, one: u64, other: u64) {
        self.state = folded(self.state ^ one, self.factor ^ other);
    }

    fn add_block(&mut self, block: &[u8; 16], length: usize) {
        let block = u128::from_le_bytes(*block);
        self.add((block >> 64) as u64, block as u64 ^ length as u64);
    }
}

fn folded(one: u64, other: u64) -> u64 {
    let product = u128::from(one) * u128::from(other);
    (product >> 64) as u64 ^ product as u64
}

impl Hasher for Folded {
    fn write(&mut self, bytes: &[u8]) {
        for block in bytes.as_chunks().0 {
            self.add_block(block, 0);
        }
        // The last block overlaps with the one before it.
        if let Some(last) = bytes.last_chunk() {
            return self.add_block(last, bytes.len());
        }
        let mut last = [0; 16];
        last[..bytes.len()].copy_from_slice(bytes);
        self.add_block(&last, bytes.len());
    }

    fn write_u64(&mut self, number: u64) {
        self.add(number, 0);
    }

    fn write_i64(&mut self, number: i64) {
        self.write_u64(number.cast_unsigned());
    }

    fn finish(&self) -> u64 {
        folded(self.state, self.factor)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;
    use std::hash::BuildHasher;

    use super::Seeded;
    use crate::support::Id;

    #[test]
    fn similar_ids_have_different_hashes() {
        let numbers = (0..50_000).map(Id::Number);
        let texts = (0..50_000).map(|id| Id::from(format!("1c8ff1e2-{id}-4b5c-9e3f").as_str()));
        let ids: Vec<Id> = numbers.chain(texts).collect();
        let hashes = || ids.iter().map(|id| Seeded.hash_one(id));
        assert_eq!(hashes().collect::<HashSet<_>>().len(), ids.len());
        // A table selects by the low bits and then by the highest ones.
        for part in [|hash: u64| hash & 0xffff, |hash: u64| hash >> 48] {
            let used = hashes().map(part).collect::<HashSet<_>>().len();
            assert!(used > 45_000, "{used} of 65,536 places are used");
        }
    }

    #[test]
    fn the_length_of_a_text_counts() {
        let hash = |text: &str| Seeded.hash_one(text);
        assert_ne!(hash("a"), hash("a\0"));
        assert_ne!(hash(""), hash("\0\0\0\0\0\0\0\0"));
        assert_ne!(
            hash("0123456789abcdef"),
            hash("0123456789abcdef0123456789abcdef")
        );
    }
}
