//! What a walk over windows requests next.
//!
//! A window is as wide as the density of the ids so far suggests, so that it is nearly full. A
//! cut answer makes the next window narrower, an answer that is nearly empty makes it wider.
//! If nothing shows where the next items are, a hint does: the newest items before the window.

use super::{Answer, Ask, Windows, integer};
use crate::support::Id;

/// How many windows in a row may be empty before the rest of the list becomes one window.
const EMPTY: u32 = 3;

/// The unit of the learned density.
const SCALE: u64 = 16;

/// The unit of the spread.
const UNIT: f64 = 1e6;

/// The sum of the last deviations that random lists hardly ever reach, in tenths of a standard
/// deviation.
const DRIFT: i64 = 60;

/// How many times narrower a window is than one that was cut.
const NARROWER: i64 = 3;

/// How many times wider a window may be than the one above it, if that one was narrowed.
const WIDER: i64 = 2;

/// The list has a hole where this many items are expected and there are none.
const HOLE: f64 = 25.0;

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
    pub(super) fn took_some(&mut self, limit: usize, ids: i64, is_hole: bool) {
        // The list is denser a little further down. The windows become wider step by step.
        let is_narrowed = self.cuts > 2 || self.widest.is_some();
        let widest = ids.saturating_mul(WIDER);
        self.widest = (is_narrowed && widest < self.width(limit)).then_some(widest);
        (self.cut_at, self.cuts) = (None, 0);
        (self.empty, self.fruitless) = (0, 0);
        self.is_hinted = false;
        let may_have_more = self.low.is_none_or(|low| low < self.before);
        self.ask = match is_hole && may_have_more && self.before > self.lowest() {
            true => Ask::Hint,
            false => self.window(limit),
        };
    }

    /// Learns how many items a range of ids has.
    pub(super) fn learn(&mut self, items: usize, ids: i64) {
        let found = items as f64;
        let items = SCALE * u64::try_from(items).unwrap_or_default();
        let ids = SCALE * u64::try_from(ids).unwrap_or_default().max(1);
        let share = self.items as f64 / self.ids.max(1) as f64;
        let expected = share * (ids / SCALE) as f64;
        if found * 4.0 < expected || found > expected * 2.0 {
            // The list is far sparser or denser here.
            (self.items, self.ids, self.drift) = (items, ids, 0);
            (self.widest, self.cuts) = (None, 0);
            return;
        }
        let deviation = (found - expected) / (expected * (1.0 - share)).max(1.0).sqrt();
        let kept = match self.is_drifting(deviation) {
            true => 4,
            false => 31,
        };
        self.spread_out(deviation * deviation);
        self.items = self.items / 32 * kept + items;
        self.ids = self.ids / 32 * kept + ids;
    }

    /// Learns how far the number of items in a window is from the expected one: the square, in
    /// units of the variance that a random list has.
    fn spread_out(&mut self, square: f64) {
        let square = (square.min(9.0) * UNIT) as i64;
        self.spread += (square - self.spread) / 32;
    }

    /// The spread. If it is close to that of a random list, it is exactly that.
    fn usual_spread(&self) -> f64 {
        let spread = self.spread as f64 / UNIT;
        if (0.6..1.8).contains(&spread) {
            1.0
        } else {
            spread
        }
    }

    /// Whether the last windows all had more items than expected, or all had fewer.
    fn is_drifting(&mut self, deviation: f64) -> bool {
        let usual = self.usual_spread().max(0.1).sqrt();
        self.drift = self.drift * 3 / 4 + (deviation / usual * 10.0).clamp(-100.0, 100.0) as i64;
        let is_drifting = self.drift.abs() > DRIFT;
        if is_drifting {
            self.drift = 0;
        }
        is_drifting
    }

    /// Whether the ids of the window end far above its start: the list has a hole there, or
    /// becomes sparser.
    pub(super) fn is_hole(&self, ids: i64) -> bool {
        self.items > 0 && ids as f64 * self.items as f64 > HOLE * self.ids as f64
    }

    /// Takes in the newest items before the window.
    pub(super) fn hinted(&mut self, answer: &Answer<'_>, limit: usize) {
        self.is_hinted = true;
        let below = answer.range(self.floor, self.before);
        match (below.first(), below.last()) {
            (Some(first), Some(last)) => {
                self.high = self.high.max(Some(*last));
                // A hole between two of them says nothing about the density.
                let gaps = below.windows(2).map(|pair| pair[1] - pair[0]);
                let widest = gaps
                    .max()
                    .filter(|gap| below.len() > 3 && *gap > (last - first) / 2);
                let count = below.len() - usize::from(widest.is_some());
                let ids = last - first + 1 - widest.unwrap_or(0);
                if count > 1 && self.is_other_density(answer, count, ids) {
                    (self.items, self.ids) = (0, 0);
                    self.learn(count, ids);
                }
            }
            // Nothing seems to be left.
            _ => self.empty = EMPTY + 1,
        }
        self.ask = self.window(limit);
    }

    /// Whether the newest items show that the list has another density than before. They show
    /// none in a list whose order is not that of the ids.
    fn is_other_density(&self, answer: &Answer<'_>, items: usize, ids: i64) -> bool {
        let numbers: Vec<i64> = answer.items.iter().filter_map(Id::number).collect();
        let rising = numbers.windows(2).filter(|pair| pair[0] < pair[1]).count();
        let is_ordered = rising * 8 <= numbers.len() || rising * 8 >= numbers.len() * 7 - 8;
        let expected = ids as f64 * self.items as f64 / self.ids.max(1) as f64;
        let is_expected = expected < items as f64 * 2.0 && expected * 2.0 > items as f64;
        self.ids == 0 || (is_ordered && !is_expected)
    }

    /// Takes in an answer that may be cut.
    pub(super) fn cut(&mut self, from: i64, answer: &Answer<'_>, limit: usize) {
        let items = answer.items.len();
        if self.cuts == 0 && self.items > 0 && items >= limit {
            self.spread_out(6.0);
            self.drift += 25;
        }
        self.suspect = (items < limit).then_some(items);
        (self.cut_at, self.cuts) = (Some(from), self.cuts + 1);
        self.is_zero_cut |= from <= 1 && items < limit;
        let (lowest, second, highest) = match *answer.range(from, self.before) {
            [] => (None, None, None),
            [only] => (Some(only), None, None),
            [lowest, highest] => (Some(lowest), None, Some(highest)),
            [lowest, .., second, highest] => (Some(lowest), Some(second), Some(highest)),
        };
        self.high = self.high.max(highest);
        if from <= self.lowest() {
            self.is_low_wrong |= self.low.is_some();
            self.low = lowest.filter(|_| !self.is_low_wrong);
        }
        let is_suspect = items < limit;
        let part = highest.unwrap_or(from) - from;
        let top = self.high.filter(|_| self.is_hinted).unwrap_or(self.before);
        if !is_suspect && self.ids > 0 && part < (top - from) / 2 {
            // The rest of the window has more items, and its start alone fills an answer.
            self.cuts = self.cuts.max(3);
            self.ask = self.window(limit);
            return;
        }
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
        let width = self.width(limit);
        let width = self.widest.map_or(width, |widest| width.min(widest));
        let mut from = end.min(self.before).saturating_sub(width);
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
    /// with fewer items than possible costs part of one. The margin below the limit has the
    /// lowest cost in total: the larger the standard deviation, the fewer of them.
    fn width(&self, limit: usize) -> i64 {
        let suspect = self.suspect.filter(|suspect| self.most <= *suspect);
        let limit = integer(suspect.unwrap_or(limit)).max(3);
        // A window of this many ids is never cut, even with the items on its edges.
        let narrowest = limit - 2;
        if self.items == 0 {
            return narrowest;
        }
        let (items, ids, most) = (self.items as f64, self.ids as f64, limit as f64);
        let random = most * (1.0 - items / ids).max(0.0) * self.usual_spread();
        // The density is less certain if it comes from few items.
        let variance = random + most * most * SCALE as f64 / items * (1.0 - items / ids).max(0.0);
        let deviations = (most * most * 0.16 / variance.max(1e-9))
            .ln()
            .clamp(0.5, 9.0)
            .sqrt();
        let wanted = (narrowest as f64 - deviations * variance.sqrt()).max(1.0);
        let share = match self.cuts {
            0 => 1.0,
            1 => 0.94,
            _ => 0.85,
        };
        ((wanted * share * ids / items) as i64).max(narrowest)
    }

    /// An id between this one and the end of the window, if the window from this id is cut.
    ///
    /// Most items may be above the highest known one, or below. The larger part is halved. Ids
    /// up to the end of the first window are halved by their digits.
    fn between(&self, cut: i64) -> i64 {
        let high = self.high.unwrap_or(cut).max(cut);
        if self.cuts < 8 && self.before / 4 <= cut {
            // An answer of the oldest items shows no others, but a hint does.
            let is_top = self.is_hinted || high - cut > (self.before - cut) / 2;
            let top = if is_top { high + 1 } else { self.before };
            return (top - (top - cut) / NARROWER).max(cut + 1);
        }
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
