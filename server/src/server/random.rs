//! Random numbers for invented data.

/// A SplitMix64 generator. Unlike the numbers of a library, its numbers never change.
pub(super) struct Random(u64);

impl Random {
    pub(super) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from `minimum` to `maximum`, both included.
    pub(super) fn between(&mut self, minimum: u64, maximum: u64) -> u64 {
        let span = maximum.saturating_sub(minimum).saturating_add(1);
        minimum + self.next() % span
    }

    /// An index below `length`. It is 0 if there is none.
    pub(super) fn index(&mut self, length: usize) -> usize {
        let last = length.saturating_sub(1) as u64;
        usize::try_from(self.between(0, last)).unwrap_or_default()
    }
}
