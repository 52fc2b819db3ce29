//! What a walk over windows requests next.
//!
//! A window is as wide as the density of the ids so far suggests, so that it is nearly full. A
//! cut answer makes the next window narrower, an answer that is nearly empty makes it wider.
//! If nothing shows where the next items are, a hint does: the newest items before the window.

use super::{Answer, Ask, Windows, integer};

/// How many windows in a row may be empty before the rest of the list becomes one window.
const EMPTY: u32 = 3;

/// The unit of the learned density.
const SCALE: u64 = 16;

/// What the walk learns from an answer.
impl Windows {
    /// Takes in a window that has no item.
    pub(super) fn took_nothing(&mut self, limit: usize) {
        let is_still_cut = self.cut_at.is_some_and(|cut| cut < self.before - 1);
        if !is_still_cut {
            (self.cut_at, self.cuts) = (None, 0);
            self.empty += 1;
            self.is_hinted = false;
        }
        let may_have_more = self.low.is_none_or(|low| low < self.before);
        let needs_hint = !is_still_cut && may_have_more && self.empty <= EMPTY;
        self.ask = match needs_hint && self.before > self.lowest() {
            true => Ask::Hint,
            false => self.window(limit),
        };
    }

    /// Takes in a window that has items.
    pub(super) fn took_some(&mut self, limit: usize) {
        (self.cut_at, self.cuts) = (None, 0);
        (self.empty, self.fruitless) = (0, 0);
        self.is_hinted = false;
        self.ask = self.window(limit);
    }

    /// Learns how many items so many ids have.
    pub(super) fn learn(&mut self, items: usize, ids: i64) {
        let items = SCALE * u64::try_from(items).unwrap_or_default();
        let ids = SCALE * u64::try_from(ids).unwrap_or_default().max(1);
        let expected = u128::from(ids) * u128::from(self.items) / u128::from(self.ids.max(1));
        let items_now = u128::from(items);
        if items_now * 4 < expected || items_now > expected * 2 {
            // The list is far sparser or denser here.
            (self.items, self.ids) = (items, ids);
            return;
        }
        // An older answer counts less, and much less if this one was not expected.
        let kept = match self.cuts > 0 || items_now * 5 < expected * 4 {
            true => 16,
            false => 31,
        };
        self.items = self.items / 32 * kept + items;
        self.ids = self.ids / 32 * kept + ids;
    }

    /// Takes in the newest items before the window.
    pub(super) fn hinted(&mut self, answer: &Answer<'_>, limit: usize) {
        self.is_hinted = true;
        let mut below = answer
            .numbers
            .range(self.floor..self.before.max(self.floor))
            .copied();
        let count = below.clone().count();
        match (below.next(), below.next_back()) {
            (Some(first), last) => {
                let last = last.unwrap_or(first);
                self.high = self.high.max(Some(last));
                if count > 1 {
                    (self.items, self.ids) = (0, 0);
                    self.learn(count, last - first + 1);
                }
            }
            // Nothing seems to be left.
            (None, _) => self.empty = EMPTY + 1,
        }
        self.ask = self.window(limit);
    }

    /// Takes in an answer that may be cut.
    pub(super) fn cut(&mut self, from: i64, answer: &Answer<'_>, limit: usize) {
        let items = answer.items.len();
        self.suspect = (items < limit).then_some(items);
        (self.cut_at, self.cuts) = (Some(from), self.cuts + 1);
        self.is_zero_cut |= from <= 1;
        let mut within = answer.numbers.range(from..self.before.max(from)).copied();
        let (lowest, highest) = (within.next(), within.next_back());
        let second = within.next_back();
        self.high = self.high.max(highest);
        if from <= self.lowest() {
            self.is_low_wrong |= self.low.is_some();
            self.low = lowest.filter(|_| !self.is_low_wrong);
        }
        let is_suspect = items < limit;
        match second {
            // If the answer is whole after all, this window has two items.
            Some(second) if is_suspect && self.cuts == 1 && !self.is_low_wrong => {
                self.ask = Ask::Window(second);
            }
            Some(second) if is_suspect && !self.is_probed => {
                self.ask = Ask::Probe(lowest.unwrap_or(second) + 1, second);
            }
            _ => self.ask_on(limit),
        }
    }

    /// Requests a hint or the next window, after an answer that was not given.
    pub(super) fn ask_on(&mut self, limit: usize) {
        let needs_hint = self.cuts >= 2 || self.ids == 0;
        self.ask = match needs_hint && !self.is_hinted {
            true => Ask::Hint,
            false => self.window(limit),
        };
    }
}

/// Where the next window starts.
impl Windows {
    /// The lowest id of any window but the last.
    fn lowest(&self) -> i64 {
        match self.is_zero_cut && self.before > 2 {
            true => self.floor.max(2),
            false => self.floor,
        }
    }

    fn window(&self, limit: usize) -> Ask {
        let lowest = self.lowest();
        let end = self.high.map_or(self.before, |high| high + 1);
        let mut from = end.min(self.before).saturating_sub(self.width(limit));
        match self.cut_at {
            Some(cut) if from <= cut || self.cuts > 2 => from = self.between(cut),
            Some(_) => {}
            None => {
                // If the cut answer was whole after all, the rest is not cut.
                let may_be_whole = |low: i64| from <= low || self.suspect.is_some();
                let is_last = self.low.is_some_and(may_be_whole) || self.empty > EMPTY;
                from = if is_last { lowest } else { from };
            }
        }
        Ask::Window(from.min(self.before - 1).max(lowest))
    }

    /// How many ids the next window has, counted from the highest known one.
    ///
    /// The number of items in a window varies. A window that is cut costs a request, and one
    /// with fewer items than possible costs part of one. Two standard deviations below the
    /// limit, that is about 2 per cent each.
    fn width(&self, limit: usize) -> i64 {
        let suspect = self.suspect.filter(|suspect| self.most <= *suspect);
        let limit = integer(suspect.unwrap_or(limit)).max(3);
        // With the items on its edges, a window of so many ids is never cut.
        let narrowest = limit - 2;
        if self.items == 0 {
            return narrowest;
        }
        let (items, ids) = (i128::from(self.items), i128::from(self.ids));
        let variance = i128::from(limit) * (ids - items).max(0) / ids;
        let wanted = i128::from(narrowest) - (5 * variance).isqrt();
        let width = wanted.max(1) * ids / items;
        let width = if self.cuts == 1 {
            width * 93 / 100
        } else {
            width
        };
        i64::try_from(width).unwrap_or(i64::MAX).max(narrowest)
    }

    /// An id between this one and the end of the window, if the window from this id is cut.
    ///
    /// Most items may be above the highest known one, or below. The larger part is halved. Ids
    /// up to the end of the first window are halved by their digits.
    fn between(&self, cut: i64) -> i64 {
        let high = self.high.unwrap_or(cut).max(cut);
        if self.cuts < 8 && high - cut > 8 {
            return high + 1 - (high + 1 - cut) / 8;
        }
        let start = match self.before - high > high - cut {
            true => high,
            false => cut,
        };
        let middle = match self.before / 4 > start.max(1) {
            true => (i128::from(start.max(1)) * i128::from(self.before)).isqrt(),
            false => i128::midpoint(start.into(), self.before.into()),
        };
        let middle = i64::try_from(middle).unwrap_or(self.before);
        middle.min(self.before - 1).max(cut + 1)
    }
}
