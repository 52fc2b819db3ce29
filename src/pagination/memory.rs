//! What a walk remembers of the items it met, by the list's style.
//!
//! | style | remembered | size |
//! |---|---|---|
//! | page number | every item: any of them can come again | grows with the list |
//! | cursor | the items of a few pages, to notice a server that starts over, and a digest of each cursor | 8 bytes a page; constant in a token |
//! | before an id | the unreadable items that can come again | at most a page |

use std::collections::{BTreeMap, HashSet, VecDeque};

use serde::{Deserialize, Serialize};

use super::identity::Fnv;
use super::progress::Reason;
use crate::support::{Id, Style};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Memory {
    Cursor(Recent),
    Numbers(Numbers),
    Before(Window),
}

/// A page held against what is remembered.
pub(super) struct Judged {
    /// For each item, whether it was given before.
    pub(super) known: Vec<bool>,
    /// For each item, whether it came on an earlier page since the walk last began
    /// with the first page.
    pub(super) again: Vec<bool>,
    /// Whether the page has items and brings the walk no further.
    pub(super) is_stuck: bool,
    /// What the next page comes before; for the style `before`.
    pub(super) next: Result<i64, Reason>,
    /// Where to ask again instead, since a step over unreadable ids was too long. The
    /// page is not given then.
    pub(super) retreat: Option<i64>,
    /// What to add to the memory once the page was given.
    pub(super) seen: Seen,
}

/// What a page adds to the memory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Seen {
    Cursor {
        asked: Option<String>,
        items: Vec<u64>,
    },
    Numbers {
        ids: Vec<Id>,
        weak: Vec<u64>,
    },
    Before(Window),
}

impl Memory {
    pub(super) fn new(style: Style) -> Self {
        match style {
            Style::Cursor => Self::Cursor(Recent::default()),
            Style::PageNumber => Self::Numbers(Numbers::default()),
            Style::Before => Self::Before(Window::default()),
        }
    }

    /// Whether it is that of a list of this style.
    pub(super) fn is_of(&self, style: Style) -> bool {
        match self {
            Self::Cursor(_) => style == Style::Cursor,
            Self::Numbers(_) => style == Style::PageNumber,
            Self::Before(_) => style == Style::Before,
        }
    }

    /// Holds a page against what is remembered, and changes nothing.
    pub(super) fn judge(&self, asked: Option<&str>, items: &[Id]) -> Judged {
        match self {
            Self::Cursor(recent) => recent.judge(asked, items),
            Self::Numbers(numbers) => numbers.judge(items),
            Self::Before(window) => window.judge(asked.and_then(|id| id.parse().ok()), items),
        }
    }

    /// Adds what a page brought; `pages` counts it in.
    pub(super) fn add(&mut self, seen: Seen, pages: u64) {
        match (self, seen) {
            (Self::Cursor(recent), Seen::Cursor { asked, items }) => {
                recent.cursors.extend(asked.as_deref().map(cursor_digest));
                recent.add(items, pages);
            }
            (Self::Numbers(numbers), Seen::Numbers { ids, weak }) => numbers.add(ids, weak),
            (Self::Before(window), Seen::Before(next)) => *window = next,
            // A page is judged by the memory it is added to.
            (Self::Cursor(_) | Self::Numbers(_) | Self::Before(_), _) => {}
        }
    }

    /// The walk begins again with the first page.
    pub(super) fn rescan(&mut self) {
        if let Self::Numbers(numbers) = self {
            numbers.rescan();
        }
    }

    /// Whether a page was asked for by this cursor.
    pub(super) fn has_cursor(&self, cursor: &str) -> bool {
        matches!(self, Self::Cursor(recent) if recent.cursors.contains(&cursor_digest(cursor)))
    }
}

/// The items of the last pages and of a marked run of pages, as digests.
///
/// A server that starts over under ever new cursors comes by the marked pages again.
/// The mark moves on when the number of pages has doubled, so it lies within a
/// cycle of any length in the end (Brent's algorithm).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Recent {
    last: VecDeque<Vec<u64>>,
    marked: Vec<Vec<u64>>,
    marked_at: u64,
    /// Digests of the cursors that pages were asked for by; a token leaves them out.
    #[serde(skip)]
    cursors: HashSet<u64>,
}

/// How many of the last pages are remembered: enough for two pages in turn.
const LAST: usize = 2;
/// How many pages are marked: one more than may repeat in a row, since pages that
/// start over need not be cut as before.
const MARKED: usize = 4;

impl Recent {
    fn judge(&self, asked: Option<&str>, items: &[Id]) -> Judged {
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

    fn add(&mut self, mut items: Vec<u64>, pages: u64) {
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
}

/// Every item of a list in pages by number.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Numbers {
    /// Those that came before the walk last began with the first page.
    earlier: HashSet<Id>,
    /// Those that came since.
    since: HashSet<Id>,
    /// Items that nothing tells from others but how many of them came.
    weak: BTreeMap<u64, Weak>,
}

/// How many items with the same bytes came.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Weak {
    /// Before the walk last began with the first page.
    earlier: u64,
    /// Since.
    since: u64,
}

impl Numbers {
    fn judge(&self, items: &[Id]) -> Judged {
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
            // Within a page nothing moves: only an earlier page has what comes again.
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

    fn add(&mut self, ids: Vec<Id>, weak: Vec<u64>) {
        self.since.extend(ids);
        for digest in weak {
            self.weak.entry(digest).or_default().since += 1;
        }
    }

    fn rescan(&mut self) {
        self.earlier.extend(self.since.drain());
        for count in self.weak.values_mut() {
            count.earlier = count.earlier.max(count.since);
            count.since = 0;
        }
    }
}

/// The window before an id: what of it can come again, and how to go on from ids
/// that cannot be read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Window {
    /// Items without a readable id that may be older than the oldest one with one:
    /// the next window has them too.
    unreadable: Vec<Id>,
    /// The step that asked for the next window, where no id told it.
    step: Option<Step>,
}

/// A step down from an id, past items whose ids cannot be read.
///
/// If a window has *n* items and none with a readable id, the oldest of them is at
/// least *n* below the id asked for, so a step of *n* misses nothing. Longer steps are
/// tried while windows bring nothing new. A step is taken back if it went too far: if the
/// window that comes has none of the items of the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Step {
    from: i64,
    safe: i64,
    length: i64,
}

impl Window {
    fn judge(&self, asked: Option<i64>, items: &[Id]) -> Judged {
        let mut left: Vec<&Id> = self.unreadable.iter().collect();
        // Servers may begin a window with the id asked for. After a step down nobody has
        // seen that one, nor what is above it up to where the step began.
        let given_from = self.step.map(|step| step.from).or(asked);
        let mut is_known = |id: &Id| match id.number() {
            Some(number) => given_from.is_some_and(|given| number >= given),
            None => match left.iter().position(|other| *other == id) {
                Some(index) => {
                    left.swap_remove(index);
                    true
                }
                None => false,
            },
        };
        let known: Vec<bool> = items.iter().map(&mut is_known).collect();
        let has_overlap = left.len() < self.unreadable.len();
        let too_far = self
            .step
            .filter(|step| step.length > step.safe && !has_overlap);
        if let Some(step) = too_far {
            return self.retreat(step, known);
        }
        // The id asked for may come again; one above it shows that the list changed.
        let is_above =
            |id: &Id| matches!((id.number(), asked), (Some(id), Some(asked)) if id > asked);
        let numbers = || items.iter().filter_map(Id::number);
        let below = numbers().filter(|id| asked.is_none_or(|asked| *id < asked));
        let (next, window) = match below.min() {
            Some(least) => (Ok(least), Self::behind(items, least)),
            None => {
                let (next, mut window) = self.step_down(asked, items, all(&known));
                // What this window does not reach is still to come again.
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

    /// What the next window, before this id, can have again. A window has its oldest
    /// item first, which matters only for items that nothing tells from others.
    fn behind(items: &[Id], least: i64) -> Self {
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

    /// Goes on from a window without an id to go on from.
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
        // Ids are taken to be positive: no window below 1 brings anything new.
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

    /// Takes a step back that went too far, to half its length.
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

/// What a cursor is remembered by: servers put hundreds of bytes into one.
fn cursor_digest(cursor: &str) -> u64 {
    let mut digest = Fnv::default();
    digest.add(cursor.as_bytes());
    digest.finish()
}

/// Whether there are some, and all of them are true.
fn all(values: &[bool]) -> bool {
    !values.is_empty() && values.iter().all(|value| *value)
}
