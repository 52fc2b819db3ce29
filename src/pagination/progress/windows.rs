//! The progress of a walk in windows of ids. [`Windows`] decides.

use super::{Facts, Progress, Reason, Then, Verdict};
use crate::pagination::memory::{Judged, Memory, Seen};
use crate::pagination::windows::{Next, Windows};
use crate::support::{Id, Paging, Style};

impl Progress {
    /// The same for a list in windows of ids, between the bounds that the caller set.
    pub(in crate::pagination) fn between(
        mut self,
        after: Option<i64>,
        before: Option<i64>,
    ) -> Self {
        if let Memory::Windows(windows) = &mut self.memory {
            **windows = Windows::new(after, before);
            self.after = after;
        }
        self
    }

    /// The values of the two parameters in the next request of a list in windows of ids. `None`
    /// if the list is walked in another way.
    pub(in crate::pagination) fn window(&self) -> Option<(Option<i64>, i64)> {
        match (&self.pending, &self.memory) {
            (Some(pending), _) => match &pending.seen {
                Seen::Windows(windows) => Some(windows.request()),
                _ => None,
            },
            (None, Memory::Windows(windows)) => Some(windows.request()),
            (None, _) => None,
        }
    }

    /// Leaves out the items up to the caller's lower bound.
    pub(super) fn above(&self, mut judged: Judged, items: &[Id]) -> Judged {
        let is_below = |id: &Id| {
            id.number()
                .zip(self.after)
                .is_some_and(|(id, after)| id <= after)
        };
        for (known, id) in judged.known.iter_mut().zip(items) {
            *known |= is_below(id);
        }
        judged
    }

    /// Judges a page of a list in windows of ids.
    pub(super) fn judge_window(&mut self, paging: &Paging, mut facts: Facts<'_>) -> Verdict {
        let (Memory::Windows(windows), Style::Window { limit, .. }) = (&self.memory, paging.style)
        else {
            return Verdict {
                known: None,
                then: Then::Break(Reason::NoPosition),
            };
        };
        facts.asked = facts.asked.filter(|_| !windows.is_whole());
        let outcome = windows.judge(facts.items, limit);
        let mut counts = self.counts;
        if let Some(known) = &outcome.known {
            counts.add(paging.style, &facts, &Judged::given(known));
        }
        let (then, seen) = match outcome.next {
            Next::Ask(next) => {
                let before = next.request().1.to_string();
                (Then::Ask(Some(before)), Seen::Windows(next))
            }
            Next::Before(id) => (Then::Ask(Some(id.to_string())), Seen::before()),
            Next::End => {
                counts.end(paging.style);
                (Then::End, Seen::Windows(windows.clone()))
            }
            Next::Break(reason) => (Then::Break(reason), Seen::Windows(windows.clone())),
        };
        let next = match &then {
            Then::Ask(next) => next.clone(),
            Then::End | Then::Break(_) => self.next.clone(),
        };
        self.keep(next, counts, seen);
        Verdict {
            known: outcome.known,
            then,
        }
    }
}
