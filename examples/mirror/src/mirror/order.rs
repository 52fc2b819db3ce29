//! Whether a list has its newest items first, by the times that it shows.

use conversation_apis::jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// How many steps to an earlier time make an order certain. So many do not come by chance.
const CERTAIN: u64 = 30;

/// What the times of a list showed so far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// The last time, in microseconds since 1970.
    last: Option<i64>,
    /// How often an item was older than the one before it.
    steps: u64,
    /// Whether an item was newer than the one before it.
    broken: bool,
}

impl Order {
    /// Takes in the times of further items. An item without a time says nothing.
    pub fn observe(&mut self, times: impl Iterator<Item = Option<Timestamp>>) {
        for time in times.flatten().map(Timestamp::as_microsecond) {
            match self.last {
                Some(last) if time > last => self.broken = true,
                Some(last) if time < last => self.steps += 1,
                _ => {}
            }
            self.last = Some(time);
        }
    }

    /// Whether nothing contradicts that the newest items are first.
    pub fn is_possible(self) -> bool {
        !self.broken
    }

    /// Whether nothing contradicts that the newest items are first, and something shows it.
    pub fn is_likely(self) -> bool {
        self.is_possible() && self.steps > 0
    }

    /// Whether the newest items are certainly first.
    pub fn is_certain(self) -> bool {
        !self.broken && self.steps >= CERTAIN
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(seconds: impl Iterator<Item = i64>) -> Order {
        let mut order = Order::default();
        order.observe(seconds.map(|second| Timestamp::from_second(second).ok()));
        order
    }

    #[test]
    fn an_order_needs_evidence() {
        assert!(of([].into_iter()).is_possible());
        assert!(!of([5, 4, 5].into_iter()).is_possible());
        assert!(!of([].into_iter()).is_likely());
        assert!(!of([5, 5].into_iter()).is_likely());
        assert!(of([5, 5, 4].into_iter()).is_likely());
        assert!(!of([5, 4, 5].into_iter()).is_likely());
        assert!(!of((0..30).rev()).is_certain());
        assert!(of((0..31).rev()).is_certain());
        assert!(!of((0..31).rev().chain([40])).is_certain());
    }
}
