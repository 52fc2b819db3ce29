//! The memory of a list before an id: the last page, and how to continue if ids cannot be
//! read.

use serde::{Deserialize, Serialize};

use super::{Judged, Seen, all};
use crate::pagination::progress::Reason;
use crate::support::Id;

/// The items of the last page that can come again, and the step that led to the next page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(in crate::pagination) struct Before {
    /// Items without a readable id that may be older than the oldest item with one. The next
    /// page contains them too.
    unreadable: Vec<Id>,
    /// The step that selected the next page, if no item's id did.
    step: Option<Step>,
}

/// A step down from an id, past items whose ids cannot be read.
///
/// If a page has *n* items and none has a readable id, the oldest of them is at least *n*
/// below the requested id. So a step of *n* skips no item. Longer steps are tried while pages
/// contain nothing new. A step was too long if the new page has none of the items of the page
/// before it. It is then taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Step {
    from: i64,
    safe: i64,
    length: i64,
}

impl Before {
    pub(super) fn judge(&self, asked: Option<i64>, items: &[Id]) -> Judged {
        let (known, left) = self.known(asked, items);
        let has_overlap = left.len() < self.unreadable.len();
        let too_far = self
            .step
            .filter(|step| step.length > step.safe && !has_overlap);
        if let Some(step) = too_far {
            return self.retreat(step, known);
        }
        // The item with the requested id may come again. A higher id shows that the list
        // changed.
        let is_above =
            |id: &Id| matches!((id.number(), asked), (Some(id), Some(asked)) if id > asked);
        let numbers = || items.iter().filter_map(Id::number);
        let below = numbers().filter(|id| asked.is_none_or(|asked| *id < asked));
        let (next, window) = match below.min() {
            Some(least) => (Ok(least), Self::after(items, least)),
            None => {
                let (next, mut window) = self.step_down(asked, items, all(&known));
                // Items that this page does not reach can still come again.
                if all(&known) {
                    window.unreadable.extend(left.into_iter().cloned());
                }
                (next, window)
            }
        };
        Judged {
            is_stuck: all(&known) && numbers().next().is_some(),
            known,
            again: items.iter().map(is_above).collect(),
            next,
            retreat: None,
            seen: Seen::Before(window),
        }
    }

    /// For each item, whether it was given before. Also the unreadable items of the last page
    /// that this page does not have.
    fn known(&self, asked: Option<i64>, items: &[Id]) -> (Vec<bool>, Vec<&Id>) {
        let mut left: Vec<&Id> = self.unreadable.iter().collect();
        // Some servers include the item with the requested id. After a step down, that item
        // was not given yet, and neither were those between it and the start of the step.
        let given_from = self.step.map(|step| step.from).or(asked);
        let is_known = |id: &Id| match id.number() {
            Some(number) => given_from.is_some_and(|given| number >= given),
            None => match left.iter().position(|other| *other == id) {
                Some(index) => {
                    left.swap_remove(index);
                    true
                }
                None => false,
            },
        };
        let known = items.iter().map(is_known).collect();
        (known, left)
    }

    /// The items of this page that can come again in the next one, before the id `least`. A
    /// page has its oldest item first. The order matters only for items with the same bytes.
    fn after(items: &[Id], least: i64) -> Self {
        let oldest = items.iter().position(|id| id.number() == Some(least));
        let is_older = |index: usize| oldest.is_none_or(|oldest| index < oldest);
        let can_come_again = |(index, id): &(usize, &Id)| {
            id.number().is_none() && (is_older(*index) || !matches!(id, Id::Weak { .. }))
        };
        let unreadable = items.iter().enumerate().filter(can_come_again);
        Self {
            unreadable: unreadable.map(|(_, id)| id.clone()).collect(),
            step: None,
        }
    }

    /// Continues from a page that has no readable id.
    fn step_down(
        &self,
        asked: Option<i64>,
        items: &[Id],
        nothing_new: bool,
    ) -> (Result<i64, Reason>, Self) {
        let unreadable = items.iter().filter(|id| id.number().is_none());
        let mut window = Self {
            unreadable: unreadable.cloned().collect(),
            step: None,
        };
        // Ids are assumed to be positive: a page below 1 contains nothing new.
        let Some(from) = asked.filter(|asked| *asked > 0 || !nothing_new) else {
            return (Err(Reason::NoPosition), window);
        };
        let safe = i64::try_from(window.unreadable.len())
            .unwrap_or(i64::MAX)
            .max(1);
        let length = match self.step {
            Some(step) if nothing_new && !window.unreadable.is_empty() => {
                step.length.saturating_mul(2).max(safe)
            }
            _ => safe,
        };
        window.step = Some(Step { from, safe, length });
        let next = from.checked_sub(length).ok_or(Reason::NoPosition);
        (next, window)
    }

    /// Takes back a step that went too far, and halves it.
    fn retreat(&self, step: Step, known: Vec<bool>) -> Judged {
        let length = (step.length / 2).max(step.safe);
        let step = Step { length, ..step };
        let window = Self {
            unreadable: self.unreadable.clone(),
            step: Some(step),
        };
        Judged {
            again: vec![false; known.len()],
            known,
            is_stuck: false,
            next: Err(Reason::NoPosition),
            retreat: Some(step.from.saturating_sub(length)),
            seen: Seen::Before(window),
        }
    }
}
