//! The memory of a list in pages by number: every item.

use std::collections::{BTreeMap, HashSet};

use serde::{Deserialize, Serialize};

use super::{Judged, Seen, all};
use crate::pagination::progress::Reason;
use crate::support::Id;

/// Every item of a list in pages by number.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(in crate::pagination) struct Numbers {
    /// Items that came before the walk last started with the first page.
    earlier: HashSet<Id>,
    /// Items that came since.
    since: HashSet<Id>,
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
    pub(super) fn judge(&self, items: &[Id]) -> Judged {
        let (mut known, mut again, mut old) = (Vec::new(), Vec::new(), Vec::new());
        let (mut ids, mut weak) = (Vec::new(), Vec::new());
        let mut on_page: BTreeMap<u64, u64> = BTreeMap::new();
        for id in items {
            if let Id::Weak { weak: digest } = id {
                let count = self.weak.get(digest).copied().unwrap_or_default();
                let on_page = on_page.entry(*digest).or_default();
                *on_page += 1;
                known.push(count.since + *on_page <= count.earlier);
                again.push(false);
                old.push(count.since > 0);
                weak.push(*digest);
                continue;
            }
            // Nothing moves within a page: an item comes again only from an earlier page.
            let came = self.since.contains(id);
            known.push(came || self.earlier.contains(id));
            again.push(came);
            old.push(came);
            ids.push(id.clone());
        }
        Judged {
            known,
            again,
            is_stuck: all(&old),
            next: Err(Reason::NoPosition),
            retreat: None,
            seen: Seen::Numbers { ids, weak },
        }
    }

    pub(super) fn add(&mut self, ids: Vec<Id>, weak: Vec<u64>) {
        self.since.extend(ids);
        for digest in weak {
            self.weak.entry(digest).or_default().since += 1;
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
