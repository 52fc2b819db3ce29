//! In which order deliveries start.
//!
//! The order depends only on the seed and on the order of the events, not on time. The one
//! exception is [`Plan::release`], which lets everything start that waits for later events.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use hyper::body::Bytes;

use crate::server::random::Random;

/// How many later events a repeat waits for at most, unless events are reordered by more.
const REPEAT_WITHIN: u64 = 8;

/// An event as it is sent.
#[derive(Debug)]
pub(super) struct Outgoing {
    pub(super) name: &'static str,
    /// From 1.
    pub(super) number: u64,
    /// The delivery id, if the provider sends one.
    pub(super) id: Option<String>,
    pub(super) body: Bytes,
}

/// A delivery of an event: the first one or its repeat.
#[derive(Debug, Clone)]
pub(super) struct Delivery {
    pub(super) event: Arc<Outgoing>,
    pub(super) is_repeat: bool,
}

/// The deliveries that have not started.
pub(super) struct Plan {
    random: Random,
    repeat: u8,
    reorder: u64,
    ready: VecDeque<Delivery>,
    /// Deliveries that wait for later events, in the order in which they start. The first
    /// number of the key is the number of the event that a delivery waits for.
    waiting: BTreeMap<(u64, u64, u64, bool), Delivery>,
}

impl Plan {
    pub(super) const fn new(seed: u64, repeat: u8, reorder: u64) -> Self {
        Self {
            random: Random::new(seed),
            repeat,
            reorder,
            ready: VecDeque::new(),
            waiting: BTreeMap::new(),
        }
    }

    /// Adds the next event. Returns how many deliveries it has.
    pub(super) fn add(&mut self, event: Outgoing) -> usize {
        let number = event.number;
        let event = Arc::new(event);
        // Every event draws the same numbers, so that one setting does not change another.
        let first = number.saturating_add(self.random.between(0, self.reorder));
        let is_repeated = self.random.between(1, 100) <= u64::from(self.repeat);
        let within = self.reorder.max(REPEAT_WITHIN);
        let second = first.saturating_add(self.random.between(1, within));
        let among_equals = match self.reorder {
            0 => 0,
            _ => self.random.between(0, u64::MAX - 1),
        };
        let mut wait = |until: u64, is_repeat: bool| {
            let delivery = Delivery {
                event: Arc::clone(&event),
                is_repeat,
            };
            let key = (until, among_equals, number, is_repeat);
            self.waiting.insert(key, delivery);
        };
        wait(first, false);
        if is_repeated {
            wait(second, true);
        }
        // Later events wait for their own number or a later one.
        while let Some(entry) = self.waiting.first_entry()
            && entry.key().0 <= number
        {
            self.ready.push_back(entry.remove());
        }
        1 + usize::from(is_repeated)
    }

    /// The next delivery that can start.
    pub(super) fn next(&mut self) -> Option<Delivery> {
        self.ready.pop_front()
    }

    /// Whether deliveries wait for later events.
    pub(super) fn is_waiting(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// Lets all deliveries start that wait for later events.
    pub(super) fn release(&mut self) {
        while let Some((_, delivery)) = self.waiting.pop_first() {
            self.ready.push_back(delivery);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Bytes, Outgoing, Plan};

    /// The numbers of the events in the order in which they start, and how many have started
    /// before the release.
    fn started(seed: u64, repeat: u8, reorder: u64) -> (Vec<(u64, bool)>, usize) {
        let mut plan = Plan::new(seed, repeat, reorder);
        let mut started = Vec::new();
        for number in 1..=200 {
            plan.add(Outgoing {
                name: "",
                number,
                id: None,
                body: Bytes::new(),
            });
            started.extend(std::iter::from_fn(|| plan.next()));
        }
        let before = started.len();
        plan.release();
        started.extend(std::iter::from_fn(|| plan.next()));
        let started = started.iter().map(|one| (one.event.number, one.is_repeat));
        (started.collect(), before)
    }

    #[test]
    fn without_settings_each_event_starts_at_once_and_in_order() {
        let in_order = (1..=200).map(|number| (number, false)).collect();
        assert_eq!(started(7, 0, 0), (in_order, 200));
    }

    #[test]
    fn events_are_reordered_within_the_window_and_by_the_seed() {
        let (order, _) = started(7, 0, 5);
        assert_ne!(order, started(7, 0, 0).0);
        assert_ne!(order, started(8, 0, 5).0);
        assert_eq!(order, started(7, 0, 5).0);
        for (index, (number, _)) in order.iter().enumerate() {
            // Those that started earlier: all up to five numbers before, none five after.
            let earlier = order.iter().take(index).map(|one| one.0);
            let overtaken_by = earlier.filter(|earlier| earlier > number);
            assert!(overtaken_by.max().is_none_or(|last| last <= number + 5));
        }
        let mut sorted = order.clone();
        sorted.sort_unstable();
        assert_eq!(sorted, started(7, 0, 0).0);
    }

    #[test]
    fn repeats_come_after_the_first_delivery_and_leave_the_order_as_it_is() {
        for (percent, least, most) in [(100, 200, 200), (20, 20, 60)] {
            let (order, before) = started(7, percent, 0);
            let (repeats, first): (Vec<_>, Vec<_>) = order.iter().partition(|one| one.1);
            assert_eq!(first, started(7, 0, 0).0);
            assert!((least..=most).contains(&repeats.len()), "{}", repeats.len());
            assert!(percent < 100 || before < order.len());
            for (number, _) in repeats {
                let at = |is_repeat| order.iter().position(|one| *one == (number, is_repeat));
                assert!(at(false) < at(true));
            }
        }
    }
}
