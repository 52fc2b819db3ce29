//! A pause after a 429, as `Quota` has it: the calls that waited for its end are released one
//! by one, at random times.

use super::Micros;

/// The maximum time over which the calls that waited for the end of a pause are spread.
const SPREAD: Micros = 20_000_000;

#[derive(Debug, Clone, Copy)]
pub(crate) struct Pause {
    pub(crate) until: Micros,
    /// When the last call that waited for its end is released.
    pub(crate) spread_until: Micros,
    /// When the next of those calls is released.
    next: Option<Micros>,
}

impl Pause {
    pub(crate) fn new(now: Micros, wait: Micros) -> Self {
        Self::at(
            now.saturating_add(wait),
            now.saturating_add(wait + wait.min(SPREAD)),
        )
    }

    pub(crate) fn at(until: Micros, spread_until: Micros) -> Self {
        Self {
            until,
            spread_until,
            next: None,
        }
    }

    /// Makes this pause at least as long as the other one.
    pub(crate) fn extend(&mut self, other: Self) {
        if self.until < other.until {
            self.until = other.until;
            self.spread_until = self.spread_until.max(other.spread_until);
            self.next = None;
        }
    }

    /// When the next of `waiting` calls is released.
    pub(crate) fn due(&mut self, now: Micros, waiting: usize) -> Micros {
        if now < self.until {
            return self.until;
        }
        let first = self.following(self.until, waiting);
        *self.next.get_or_insert(first)
    }

    /// One call was released, and `waiting` others wait.
    pub(crate) fn released(&mut self, now: Micros, waiting: usize) {
        self.next = Some(self.following(now, waiting));
    }

    /// The first of `waiting` random times between `from` and the end of the spread.
    fn following(&self, from: Micros, waiting: usize) -> Micros {
        let left = self.spread_until.saturating_sub(from);
        #[allow(
            clippy::cast_precision_loss,
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss
        )]
        let share = {
            let share = 1.0 - fastrand::f64().powf(1.0 / waiting.max(1) as f64);
            (left as f64 * share) as Micros
        };
        from + share
    }
}
