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
    last: VecDeque<Page>,
    marked: Vec<Page>,
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
        let is_again = |digest: &u64| {
            let mut pages = self.last.iter().chain(&self.marked);
            pages.any(|page| page.has(*digest))
        };
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

    pub(super) fn add(&mut self, asked: Option<&str>, items: Vec<u64>, pages: u64) {
        self.cursors.extend(asked.map(cursor_digest));
        if items.is_empty() {
            return;
        }
        let page = Page::from(items);
        if pages >= self.marked_at.saturating_mul(2) {
            self.marked.clear();
            self.marked_at = pages;
        }
        if self.marked.len() < MARKED {
            self.marked.push(page.clone());
        }
        self.last.push_back(page);
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

/// The digests of a page's items.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<u64>", into = "Vec<u64>")]
struct Page {
    /// In ascending order.
    digests: Vec<u64>,
    /// A bit for each digest. It says of most others that they are not on the page.
    bits: Vec<u64>,
    shift: u32,
}

impl Page {
    fn has(&self, digest: u64) -> bool {
        let (word, bit) = place(digest, self.shift);
        self.bits[word] & bit != 0 && self.digests.binary_search(&digest).is_ok()
    }
}

impl From<Vec<u64>> for Page {
    fn from(mut digests: Vec<u64>) -> Self {
        digests.sort_unstable();
        // With 64 times as many bits, one in 64 digests is searched for without need.
        let words = digests.len().next_power_of_two();
        let (mut bits, shift) = (vec![0; words], 58 - words.trailing_zeros());
        for digest in &digests {
            let (word, bit) = place(*digest, shift);
            bits[word] |= bit;
        }
        Self {
            digests,
            bits,
            shift,
        }
    }
}

impl From<Page> for Vec<u64> {
    fn from(page: Page) -> Self {
        page.digests
    }
}

/// The word and the bit of a digest. The highest bits of the mixed digest select them.
fn place(digest: u64, shift: u32) -> (usize, u64) {
    let place = digest.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> shift;
    ((place >> 6) as usize, 1 << (place & 63))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)] // a test fails by it
mod tests {
    use super::{Page, Recent};

    #[test]
    fn a_page_has_its_own_digests_only() {
        for count in [0, 1, 2, 63, 64, 65, 1_000] {
            let own = |number: u64| number.wrapping_mul(0x0100_0000_01b3);
            let page = Page::from((0..count).rev().map(own).collect::<Vec<u64>>());
            for number in 0..2 * count + 10 {
                assert_eq!(page.has(own(number)), number < count, "{number} of {count}");
            }
        }
    }

    #[test]
    fn a_memory_that_was_stored_and_read_is_the_same() {
        let mut recent = Recent::default();
        for page in 1..10 {
            recent.add(None, (page * 10..page * 10 + 10).rev().collect(), page);
        }
        let stored = serde_json::to_string(&recent).unwrap();
        let read: Recent = serde_json::from_str(&stored).unwrap();
        assert_eq!(read, recent);
        assert!(
            stored.contains("[90,91,92,93,94,95,96,97,98,99]"),
            "{stored}"
        );
    }
}
