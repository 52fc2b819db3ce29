//! The memory of a walk: what it remembers of its items, depending on the list's style.
//!
//! | style | remembered | size |
//! |---|---|---|
//! | page number | every item, because any of them can come again | grows with the list |
//! | cursor | the items of a few pages, to detect a server that starts over, and a digest of each cursor | 8 bytes a page; constant in a token |
//! | before an id | the items without a readable id that can come again | at most one page |
//! | windows of ids | what was learned about the list, see `windows/` | constant, and the items of one window without a readable id |

mod before;
mod numbers;
mod recent;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use self::before::Before;
use self::numbers::Numbers;
use self::recent::{Recent, cursor_digest};
use super::progress::Reason;
use super::windows::Windows;
use crate::support::{Id, Style};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Memory {
    Cursor(Recent),
    Numbers(Numbers),
    Before(Before),
    Windows(Box<Windows>),
}

/// A page compared with what is remembered.
pub(super) struct Judged {
    /// For each item, whether it was given before.
    pub(super) known: Vec<bool>,
    /// For each item, whether it came on an earlier page since the walk last started with
    /// the first page.
    pub(super) again: Vec<bool>,
    /// Whether the page has items, but the walk makes no progress with them.
    pub(super) is_stuck: bool,
    /// The id that the next page comes before. Only for lists before an id.
    pub(super) next: Result<i64, Reason>,
    /// The id to request the page again from, because a step over unreadable ids was too
    /// long. The page is then not given.
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
    Numbers(Arc<Vec<Id>>),
    Before(Before),
    Windows(Box<Windows>),
}

impl Judged {
    /// A page of a list in which nothing can come again.
    pub(super) fn given(known: &[bool]) -> Self {
        Self {
            known: known.to_vec(),
            again: vec![false; known.iter().filter(|known| !**known).count()],
            is_stuck: false,
            next: Err(Reason::NoPosition),
            retreat: None,
            seen: Seen::before(),
        }
    }
}

impl Seen {
    /// The list is walked before an id from now on.
    pub(super) fn before() -> Self {
        Self::Before(Before::default())
    }
}

impl Memory {
    pub(super) fn new(style: Style) -> Self {
        match style {
            Style::Cursor => Self::Cursor(Recent::default()),
            Style::PageNumber => Self::Numbers(Numbers::default()),
            Style::Before => Self::Before(Before::default()),
            Style::Window { .. } => Self::Windows(Box::new(Windows::new(None, None))),
        }
    }

    /// Whether it belongs to a list of this style. A list in windows of ids may be walked with
    /// `before` alone.
    pub(super) fn is_of(&self, style: Style) -> bool {
        match self {
            Self::Cursor(_) => style == Style::Cursor,
            Self::Numbers(_) => style == Style::PageNumber,
            Self::Before(_) => matches!(style, Style::Before | Style::Window { .. }),
            Self::Windows(_) => matches!(style, Style::Window { .. }),
        }
    }

    /// Compares a page with what is remembered, and changes nothing. `None` for a list in windows
    /// of ids, whose [`Windows`] judge a page.
    pub(super) fn judge(&self, asked: Option<&str>, items: &Arc<Vec<Id>>) -> Option<Judged> {
        match self {
            Self::Cursor(recent) => Some(recent.judge(asked, items)),
            Self::Numbers(numbers) => Some(numbers.judge(items)),
            Self::Before(before) => Some(before.judge(asked.and_then(|id| id.parse().ok()), items)),
            Self::Windows(_) => None,
        }
    }

    /// Adds what a page brought. `pages` counts that page too.
    pub(super) fn add(&mut self, seen: Seen, pages: u64) {
        match (self, seen) {
            (Self::Cursor(recent), Seen::Cursor { asked, items }) => {
                recent.add(asked.as_deref(), items, pages);
            }
            (Self::Numbers(numbers), Seen::Numbers(ids)) => numbers.add(ids),
            (Self::Before(before), Seen::Before(next)) => *before = next,
            (Self::Windows(windows), Seen::Windows(next)) => *windows = next,
            // The server ignores a parameter of windows.
            (memory @ Self::Windows(_), Seen::Before(next)) => *memory = Self::Before(next),
            // The page is compared before it is added to the memory.
            (Self::Cursor(_) | Self::Numbers(_) | Self::Before(_) | Self::Windows(_), _) => {}
        }
    }

    /// The walk starts again with the first page.
    pub(super) fn rescan(&mut self) {
        if let Self::Numbers(numbers) = self {
            numbers.rescan();
        }
    }

    /// Whether a page was requested with this cursor.
    pub(super) fn has_cursor(&self, cursor: &str) -> bool {
        matches!(self, Self::Cursor(recent) if recent.has_cursor(&cursor_digest(cursor)))
    }
}

/// Whether there is at least one value and all of them are true.
fn all(values: &[bool]) -> bool {
    !values.is_empty() && values.iter().all(|value| *value)
}
