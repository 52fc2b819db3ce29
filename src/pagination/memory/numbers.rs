//! The memory of a list in pages by number: every item.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Judged, Seen};
use crate::pagination::progress::Reason;
use crate::support::Id;
use foldhash::fast::RandomState;

/// Every item of a list in pages by number.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(in crate::pagination) struct Numbers {
    /// Items that came before the walk last started with the first page.
    earlier: HashSet<Id, RandomState>,
    /// Items that came since.
    since: HashSet<Id, RandomState>,
    /// Items that can only be counted: nothing distinguishes those with the same bytes.
    weak: BTreeMap<u64, Weak>,
}

/// How many items with the same bytes came.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Weak {
    /// Before the walk last started with the first page.
    earlier: u64,
    /// Since then.
    since: u64,
}

impl Numbers {
    pub(super) fn judge(&self, items: &Arc<Vec<Id>>) -> Judged {
        let count = items.len();
        let (mut known, mut again) = (Vec::with_capacity(count), Vec::with_capacity(count));
        let mut is_stuck = count > 0;
        let mut on_page: BTreeMap<u64, u64> = BTreeMap::new();
        for id in items.iter() {
            if let Id::Weak { weak: digest } = id {
                let count = self.weak.get(digest).copied().unwrap_or_default();
                let on_page = on_page.entry(*digest).or_default();
                *on_page += 1;
                known.push(count.since + *on_page <= count.earlier);
                again.push(false);
                is_stuck &= count.since > 0;
                continue;
            }
            // Nothing moves within a page: an item comes again only from an earlier page.
            let came = self.since.contains(id);
            known.push(came || self.earlier.contains(id));
            again.push(came);
            is_stuck &= came;
        }
        Judged {
            known,
            again,
            is_stuck,
            next: Err(Reason::NoPosition),
            retreat: None,
            seen: Seen::Numbers(Arc::clone(items)),
        }
    }

    pub(super) fn add(&mut self, ids: Arc<Vec<Id>>) {
        // If nothing else needs the ids any more, they are not copied.
        for id in Arc::unwrap_or_clone(ids) {
            match id {
                Id::Weak { weak } => self.weak.entry(weak).or_default().since += 1,
                id => drop(self.since.insert(id)),
            }
        }
    }

    pub(super) fn rescan(&mut self) {
        self.earlier.extend(self.since.drain());
        for count in self.weak.values_mut() {
            count.earlier = count.earlier.max(count.since);
            count.since = 0;
        }
    }
}
