//! The memory of a cursor list: a few pages, whatever the list's length.

use std::collections::{HashSet, VecDeque};

use serde::{Deserialize, Serialize};

use super::{Judged, Seen, all};
use crate::pagination::identity::Fnv;
use crate::pagination::progress::Reason;
use crate::support::Id;

/// The items of the last pages and of a marked run of pages, as digests.
///
/// A server that starts over sends the marked pages again, even if it uses new cursors each
/// time. The mark moves whenever the number of pages has doubled, so that it ends up inside a
/// cycle of any length (Brent's algorithm).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(in crate::pagination) struct Recent {
    last: VecDeque<Vec<u64>>,
    marked: Vec<Vec<u64>>,
    marked_at: u64,
    /// Digests of the cursors that were used to request pages. A token leaves them out.
    #[serde(skip)]
    cursors: HashSet<u64>,
}

/// How many of the last pages are remembered: enough to detect a server that alternates
/// between two pages.
const LAST: usize = 2;

/// How many pages are marked: one more than the repeated pages that a walk accepts, because a
/// server that starts over may split its items into other pages.
const MARKED: usize = 4;

impl Recent {
    pub(super) fn judge(&self, asked: Option<&str>, items: &[Id]) -> Judged {
        let digests: Vec<u64> = items.iter().map(Id::digest).collect();
        let pages = || self.last.iter().chain(&self.marked);
        let is_again = |digest: &u64| pages().any(|page| page.binary_search(digest).is_ok());
        let again: Vec<bool> = digests.iter().map(is_again).collect();
        let is_weak = |id: &Id| matches!(id, Id::Weak { .. });
        let known = items.iter().zip(&again);
        Judged {
            known: known.map(|(id, again)| *again && !is_weak(id)).collect(),
            is_stuck: all(&again),
            again,
            next: Err(Reason::NoPosition),
            retreat: None,
            seen: Seen::Cursor {
                asked: asked.map(str::to_owned),
                items: digests,
            },
        }
    }

    pub(super) fn add(&mut self, asked: Option<&str>, mut items: Vec<u64>, pages: u64) {
        self.cursors.extend(asked.map(cursor_digest));
        if items.is_empty() {
            return;
        }
        items.sort_unstable();
        if pages >= self.marked_at.saturating_mul(2) {
            self.marked.clear();
            self.marked_at = pages;
        }
        if self.marked.len() < MARKED {
            self.marked.push(items.clone());
        }
        self.last.push_back(items);
        if self.last.len() > LAST {
            self.last.pop_front();
        }
    }

    pub(super) fn has_cursor(&self, digest: &u64) -> bool {
        self.cursors.contains(digest)
    }
}

/// The digest by which a cursor is remembered. Some servers send cursors of hundreds of
/// bytes.
pub(super) fn cursor_digest(cursor: &str) -> u64 {
    let mut digest = Fnv::default();
    digest.add(cursor.as_bytes());
    digest.finish()
}
