//! Decides from the facts of a page what a walk does next.
//!
//! Nothing here sends a request or waits for one, so every rule can be tested by a
//! table: `tests/table.rs` does that. A [`Progress`] serialises to a
//! [`Token`](super::Token).
//!
//! A page takes effect in two steps. [`Progress::page`] judges it and keeps its effects
//! aside. They are merged when the next page comes, because every item of this one was
//! given by then. Until then the serialised progress still requests this page.

mod windows;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::counts::Counts;
use super::memory::{Memory, Seen};
use crate::support::{Id, Paging, Style};

/// The facts of a page. Its items are reduced to their identities.
#[derive(Debug, Clone, Copy)]
pub(super) struct Facts<'a> {
    /// The value of the paging parameter in the request; `None` if the request had none.
    pub(super) asked: Option<&'a str>,
    /// The page's items, in their order.
    pub(super) items: &'a Arc<Vec<Id>>,
    /// The next page that the page names. Only cursor lists use it.
    pub(super) next: Named<'a>,
    /// The number of items on all pages, if the page states it.
    pub(super) total: Option<i64>,
}

/// What a page of a cursor list says about the next one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Named<'a> {
    /// It names the next page's cursor.
    Cursor(&'a str),
    /// It says that there is no next page.
    End,
    /// It says nothing, although the document says that every page does.
    Missing,
}

/// The verdict on a page: which items are given, and what the walk does next.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Verdict {
    /// For each item, whether it was given before. `None` if the page is not given.
    pub(super) known: Option<Vec<bool>>,
    pub(super) then: Then,
}

/// What a walk does next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Then {
    /// It requests the page at this cursor; `None` is the first page.
    Ask(Option<String>),
    /// It ends.
    End,
    /// It ends with an error.
    Break(Reason),
}

/// Why a walk cannot continue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reason {
    NoNext,
    EmptyCursor,
    SeenCursor,
    NothingNew,
    EmptyPages,
    NoPosition,
    Contradiction,
}

impl Reason {
    /// The error's text.
    pub(super) fn text(self) -> &'static str {
        match self {
            Self::NoNext => {
                "the page does not say which page is next; the document says that every page does, with null at the end"
            }
            Self::EmptyCursor => "the next cursor is empty, which is neither a page nor the end",
            Self::SeenCursor => "the next cursor was already used in this walk",
            Self::NothingNew => {
                "several pages in a row had only items that came before; the server starts over"
            }
            Self::EmptyPages => "too many pages in a row without items, and none was the last",
            Self::NoPosition => "no item of the page has a readable id to continue from",
            Self::Contradiction => {
                "the server returns items for a range of ids, but not for the parts of that range"
            }
        }
    }
}

/// How many pages in a row may have items but nothing new. New items can push known ones down
/// by a page, but a server that starts over repeats its pages for ever.
pub(super) const REPEATED_PAGES: u64 = 3;

/// How many pages in a row of a cursor list may be empty. A server can send some if it
/// filters items after splitting them into pages.
pub(super) const EMPTY_PAGES: u64 = 10;

/// The position of a walk, and what it knows of its list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Progress {
    /// The cursor of the page to be given next; `None` is the start of the call.
    pub(super) next: Option<String>,
    counts: Counts,
    memory: Memory,
    /// The caller's lower bound in a list in windows of ids. Only higher ids belong to the walk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    after: Option<i64>,
    /// The effects of the last page, until all of it was given.
    #[serde(skip)]
    pending: Option<Pending>,
}

/// The effects of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Pending {
    next: Option<String>,
    counts: Counts,
    seen: Seen,
}

impl Progress {
    pub(super) fn new(style: Style) -> Self {
        Self {
            next: None,
            counts: Counts::default(),
            memory: Memory::new(style),
            after: None,
            pending: None,
        }
    }

    /// Whether any page came, also in the walk that this one continues.
    pub(super) fn came(&self) -> bool {
        self.latest().pages > 0
    }

    /// The number of items on all pages, as the last page stated it.
    pub(super) fn total(&self) -> Option<i64> {
        self.latest().total
    }

    pub(super) fn is_rescan(&self) -> bool {
        self.latest().is_rescan
    }

    pub(super) fn is_ended(&self) -> bool {
        self.latest().ended.is_some()
    }

    /// Whether the list changed in such a way that an item may be missing.
    pub(super) fn may_be_incomplete(&self) -> bool {
        self.latest().may_be_incomplete()
    }

    /// Whether the page of this number can have items, judging by the total.
    pub(super) fn may_have_page(&self, number: &str) -> bool {
        self.latest().may_have_page(number)
    }

    /// The cursor of the next page, with the last page's effects included.
    pub(super) fn following(&self) -> Option<&str> {
        match &self.pending {
            Some(pending) => pending.next.as_deref(),
            None => self.next.as_deref(),
        }
    }

    /// Whether it belongs to a list of this style.
    pub(super) fn is_of(&self, style: Style) -> bool {
        self.memory.is_of(style)
    }

    fn latest(&self) -> &Counts {
        match &self.pending {
            Some(pending) => &pending.counts,
            None => &self.counts,
        }
    }
}

/// The two steps in which a page takes effect.
impl Progress {
    /// Merges the effects of the last page, because all of it was given.
    pub(super) fn merge(&mut self) {
        if let Some(Pending { next, counts, seen }) = self.pending.take() {
            self.memory.add(seen, counts.pages);
            (self.next, self.counts) = (next, counts);
        }
    }

    /// Continues the walk with the page at this cursor.
    pub(super) fn go_to(&mut self, cursor: String) {
        self.merge();
        self.next = Some(cursor);
    }

    /// The progress as if all of the last page was given.
    pub(super) fn merged(&self) -> Self {
        let mut merged = self.clone();
        merged.merge();
        merged
    }

    /// The progress as if none of the last page was given.
    pub(super) fn unmerged(&self) -> Self {
        let mut unmerged = self.clone();
        unmerged.pending = None;
        unmerged
    }

    /// The progress as if the page before an id was given down to this id.
    pub(super) fn down_to(&self, id: i64) -> Self {
        if let Memory::Windows(windows) = &self.memory {
            let mut progress = self.unmerged();
            progress.next = Some(id.to_string());
            progress.memory = Memory::Windows(Box::new(windows.down_to(id)));
            return progress;
        }
        let mut progress = self.merged();
        progress.next = Some(id.to_string());
        progress.memory = Memory::new(Style::Before);
        progress.counts.ended = None;
        progress
    }

    fn keep(&mut self, next: Option<String>, counts: Counts, seen: Seen) {
        self.pending = Some(Pending { next, counts, seen });
    }
}

/// The decisions.
impl Progress {
    /// Judges a page that came. `rescans` says whether a list that changed is walked a
    /// second time.
    pub(super) fn page(&mut self, paging: &Paging, facts: Facts<'_>, rescans: bool) -> Verdict {
        self.merge();
        let judged = match self.memory.judge(facts.asked, facts.items) {
            Some(judged) => self.above(judged, facts.items),
            None => return self.judge_window(paging, facts),
        };
        if let Some(id) = judged.retreat {
            let next = Some(id.to_string());
            self.keep(next.clone(), self.counts, judged.seen);
            return Verdict {
                known: None,
                then: Then::Ask(next),
            };
        }
        let mut counts = self.counts;
        counts.add(paging.style, &facts, &judged);
        let then = match self.then(paging, &facts, &counts, judged.next) {
            Ok(Some(next)) => Then::Ask(Some(next)),
            Ok(None) if counts.needs_rescan(paging, rescans) => Then::Ask(None),
            Ok(None) => {
                counts.end(paging.style);
                Then::End
            }
            Err(reason) => Then::Break(reason),
        };
        let next = match &then {
            Then::Ask(next) => next.clone(),
            Then::End | Then::Break(_) => self.next.clone(),
        };
        self.keep(next, counts, judged.seen);
        if then == Then::Ask(None) {
            self.rescan();
        }
        Verdict {
            known: Some(judged.known),
            then,
        }
    }

    /// A 404 came, and the document says that it ends the list.
    pub(super) fn not_found(&mut self, paging: &Paging, rescans: bool) -> Then {
        self.merge();
        if self.counts.needs_rescan(paging, rescans) {
            self.rescan();
            return Then::Ask(None);
        }
        self.counts.end(paging.style);
        Then::End
    }

    /// Starts again with the first page, because items may have moved to pages that the
    /// walk had passed. The last page has no items left to give.
    fn rescan(&mut self) {
        self.merge();
        self.memory.rescan();
        self.next = None;
        self.counts.rescan();
    }

    /// The cursor after a page; `None` at the end of the list.
    fn then(
        &self,
        paging: &Paging,
        facts: &Facts<'_>,
        counts: &Counts,
        before: Result<i64, Reason>,
    ) -> Result<Option<String>, Reason> {
        let next = match (paging.style, facts.next) {
            (Style::Cursor, Named::End) => return Ok(None),
            (Style::Cursor, Named::Missing) => return Err(Reason::NoNext),
            (Style::Cursor, Named::Cursor("")) => return Err(Reason::EmptyCursor),
            (Style::Cursor, Named::Cursor(cursor)) => {
                if self.memory.has_cursor(cursor) || facts.asked == Some(cursor) {
                    return Err(Reason::SeenCursor);
                }
                cursor.to_owned()
            }
            _ if facts.items.is_empty() => return Ok(None),
            (Style::PageNumber, _) => following(facts.asked).ok_or(Reason::NoPosition)?,
            (Style::Before | Style::Window { .. }, _) => match (before?, self.after) {
                (before, Some(after)) if before.saturating_sub(1) <= after => return Ok(None),
                (before, _) => before.to_string(),
            },
        };
        if counts.repeated_pages >= REPEATED_PAGES + counts.grown_pages(paging.style) {
            return Err(Reason::NothingNew);
        }
        if counts.empty_pages >= EMPTY_PAGES {
            return Err(Reason::EmptyPages);
        }
        Ok(Some(next))
    }
}

/// The page number after this one. Without a number, the page is the first.
pub(super) fn following(number: Option<&str>) -> Option<String> {
    // Servers treat a number below 1 as the first page.
    let number = number.unwrap_or("1").parse::<i64>().ok()?.max(1);
    Some(number.checked_add(1)?.to_string())
}
