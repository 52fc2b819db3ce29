//! Decides from the facts of a page what a walk does next.
//!
//! Nothing here sends a request or waits for one, so every rule can be tested by a
//! table. A [`Progress`] serialises to a [`Token`](super::Token).
//!
//! A page takes effect in two steps. [`Progress::page`] judges it and keeps its
//! effects aside; they are merged when the next page comes, that is, when every item
//! of this one was given. Until then the serialised progress still asks for this page.

use serde::{Deserialize, Serialize};

use super::memory::{Judged, Memory, Seen};
use crate::support::{Id, Paging, Style};

/// What a page says, its items reduced to their identities.
#[derive(Debug, Clone, Copy)]
pub(super) struct Facts<'a> {
    /// The value of the paging parameter that asked for the page; none where the
    /// request had none.
    pub(super) asked: Option<&'a str>,
    /// Its items, in their order.
    pub(super) items: &'a [Id],
    /// Which page it names as the next one; for cursor lists.
    pub(super) next: Named<'a>,
    /// How many items all pages have.
    pub(super) total: Option<i64>,
}

/// What a page of a cursor list says of the next one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Named<'a> {
    /// Its cursor.
    Cursor(&'a str),
    /// There is none.
    End,
    /// Nothing, though the document says that every page does.
    Missing,
}

/// What becomes of a page, and what the walk does next.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Verdict {
    /// For each item, whether it was given before; none if the page is not to be given.
    pub(super) known: Option<Vec<bool>>,
    /// What the walk does next.
    pub(super) then: Then,
}

/// What a walk does next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Then {
    /// Asks for the page at this cursor; without one, for the first page.
    Ask(Option<String>),
    /// Ends.
    End,
    /// Ends with an error.
    Break(Reason),
}

/// Why a walk cannot go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reason {
    NoNext,
    EmptyCursor,
    SeenCursor,
    NothingNew,
    EmptyPages,
    NoPosition,
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
            Self::NoPosition => "no item of the page has a readable id to go on from",
        }
    }
}

/// How many pages in a row may have items and nothing new. Items can be pushed down
/// by a page, but a server that starts over does it for ever.
const REPEATED_PAGES: u64 = 3;

/// How many pages in a row of a cursor list may have no items. A server that filters
/// after cutting pages may send some.
const EMPTY_PAGES: u64 = 10;

/// Where a walk stands and what it knows of its list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Progress {
    /// What asks for the page to be given next; without one, the call's own start.
    pub(super) next: Option<String>,
    counts: Counts,
    memory: Memory,
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

/// What a walk has counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Counts {
    /// Pages that came, in all passes.
    pages: u64,
    /// The total that the last page stated.
    total: Option<i64>,
    /// The number of items of the longest page.
    longest: usize,
    /// Pages in a row with items and nothing new.
    repeated_pages: u64,
    /// Pages in a row without items.
    empty_pages: u64,
    /// Whether the list is walked a second time.
    is_rescan: bool,
    pass: Pass,
    /// How the walk ended, if it did.
    ended: Option<Ended>,
}

/// What a walk has counted since it last began with the first page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Pass {
    /// Whether a page came.
    has_begun: bool,
    /// Whether it began with the list's first page.
    from_start: bool,
    /// The total that its first page stated.
    first_total: Option<i64>,
    /// Whether a later page stated another total.
    total_changed: bool,
    /// Items, each once.
    items: u64,
    /// Items that came again on a later page.
    repeats: u64,
}

/// How a walk ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Ended {
    /// Nothing shows that an item is missing.
    Whole,
    /// The list changed, and an item may be missing.
    Changed,
}

impl Progress {
    pub(super) fn new(style: Style) -> Self {
        Self {
            next: None,
            counts: Counts::default(),
            memory: Memory::new(style),
            pending: None,
        }
    }

    /// Whether a page came, also in a walk that this one continues.
    pub(super) fn came(&self) -> bool {
        self.latest().pages > 0
    }

    /// How many items all pages have, as the last page stated.
    pub(super) fn total(&self) -> Option<i64> {
        self.latest().total
    }

    pub(super) fn is_rescan(&self) -> bool {
        self.latest().is_rescan
    }

    pub(super) fn is_ended(&self) -> bool {
        self.latest().ended.is_some()
    }

    /// Whether the list changed so that an item may be missing.
    pub(super) fn may_be_incomplete(&self) -> bool {
        let counts = self.latest();
        match counts.ended {
            Some(ended) => ended == Ended::Changed,
            None => counts.is_rescan || counts.pass.shows_change(),
        }
    }

    /// Whether a page of this number may have items, as far as the total tells.
    pub(super) fn may_have_page(&self, number: &str) -> bool {
        let counts = self.latest();
        let (Some(total), Ok(number)) = (counts.total, number.parse::<i64>()) else {
            return true;
        };
        let longest = i64::try_from(counts.longest).unwrap_or(i64::MAX).max(1);
        (number - 1).saturating_mul(longest) < total
    }

    /// What asks for the next page, the last one's effects included.
    pub(super) fn following(&self) -> Option<&str> {
        match &self.pending {
            Some(pending) => pending.next.as_deref(),
            None => self.next.as_deref(),
        }
    }

    /// Merges the effects of the last page: all of it was given.
    pub(super) fn merge(&mut self) {
        if let Some(Pending { next, counts, seen }) = self.pending.take() {
            self.memory.add(seen, counts.pages);
            (self.next, self.counts) = (next, counts);
        }
    }

    /// Whether it is that of a list of this style.
    pub(super) fn is_of(&self, style: Style) -> bool {
        self.memory.is_of(style)
    }

    /// The walk goes on with the page at this cursor.
    pub(super) fn go_to(&mut self, cursor: String) {
        self.merge();
        self.next = Some(cursor);
    }

    /// The progress with all of the last page given, down to this id of a window.
    pub(super) fn down_to(&self, id: i64) -> Self {
        let mut progress = self.merged();
        progress.next = Some(id.to_string());
        progress.memory = Memory::new(Style::Before);
        progress.counts.ended = None;
        progress
    }

    /// The progress with all of the last page given.
    pub(super) fn merged(&self) -> Self {
        let mut merged = self.clone();
        merged.merge();
        merged
    }

    /// The progress with none of the last page given.
    pub(super) fn unmerged(&self) -> Self {
        let mut unmerged = self.clone();
        unmerged.pending = None;
        unmerged
    }

    /// Judges a page that came. `rescans` says whether a list that changed is
    /// walked a second time.
    pub(super) fn page(&mut self, paging: &Paging, facts: Facts<'_>, rescans: bool) -> Verdict {
        self.merge();
        let judged = self.memory.judge(facts.asked, facts.items);
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

    /// The end of a list whose document says that 404 is it.
    pub(super) fn not_found(&mut self, paging: &Paging, rescans: bool) -> Then {
        self.merge();
        if self.counts.needs_rescan(paging, rescans) {
            self.rescan();
            return Then::Ask(None);
        }
        self.counts.end(paging.style);
        Then::End
    }

    fn keep(&mut self, next: Option<String>, counts: Counts, seen: Seen) {
        self.pending = Some(Pending { next, counts, seen });
    }

    /// Begins again with the first page: items may have moved to where the walk had
    /// been. The page before had none that are still to be given.
    fn rescan(&mut self) {
        self.merge();
        self.memory.rescan();
        self.next = None;
        self.counts.is_rescan = true;
        self.counts.repeated_pages = 0;
        self.counts.pass = Pass::default();
    }

    fn latest(&self) -> &Counts {
        match &self.pending {
            Some(pending) => &pending.counts,
            None => &self.counts,
        }
    }

    /// What comes behind a page; nothing at the end of the list.
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
            (Style::PageNumber | Style::Before, _) if facts.items.is_empty() => return Ok(None),
            (Style::PageNumber, _) => following(facts.asked).ok_or(Reason::NoPosition)?,
            (Style::Before, _) => before?.to_string(),
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

impl Counts {
    /// Adds a page.
    fn add(&mut self, style: Style, facts: &Facts<'_>, judged: &Judged) {
        let repeats = judged.again.iter().filter(|again| **again).count();
        let (repeats, items) = (count(repeats), count(judged.again.len()));
        let pass = &mut self.pass;
        if !pass.has_begun {
            pass.has_begun = true;
            pass.from_start = is_start(style, facts.asked);
            pass.first_total = facts.total;
        } else if let (Some(before), Some(now)) = (self.total, facts.total) {
            pass.total_changed |= before != now;
        }
        pass.items += items - repeats;
        pass.repeats += repeats;
        self.pages += 1;
        self.total = facts.total.or(self.total);
        self.longest = self.longest.max(judged.again.len());
        self.empty_pages = if items == 0 { self.empty_pages + 1 } else { 0 };
        if judged.is_stuck {
            self.repeated_pages += 1;
        } else if items > 0 {
            self.repeated_pages = 0;
        }
    }

    /// Whether the list is to be walked a second time.
    fn needs_rescan(&self, paging: &Paging, rescans: bool) -> bool {
        let is_able = rescans && paging.style == Style::PageNumber && self.pass.from_start;
        is_able && !self.is_rescan && self.has_changed(paging.style)
    }

    fn end(&mut self, style: Style) {
        // A second walk that found no page at all has found nothing out.
        let has_changed = !self.pass.has_begun || self.has_changed(style);
        self.ended = Some(match has_changed {
            true => Ended::Changed,
            false => Ended::Whole,
        });
    }

    /// Whether something shows, at the end of the list, that it changed.
    fn has_changed(&self, style: Style) -> bool {
        let total = self.total.and_then(|total| u64::try_from(total).ok());
        let total = total.filter(|_| self.pass.from_start);
        let differs = |total: u64| match style {
            // Of a cursor list only a few pages are remembered: more items than the
            // total are some that came again unnoticed.
            Style::Cursor => self.pass.items != total,
            Style::PageNumber | Style::Before => self.pass.items < total,
        };
        self.pass.shows_change() || total.is_some_and(differs)
    }

    /// How many pages in a row may bring nothing new, since the list has grown by as
    /// many. They are no more than the pages that the walk has passed, whatever the
    /// total says, and none in a cursor list, where nothing is pushed down.
    fn grown_pages(&self, style: Style) -> u64 {
        let grown = match (style, self.pass.first_total, self.total) {
            (Style::PageNumber, Some(first), Some(total)) => total.saturating_sub(first),
            _ => 0,
        };
        let grown = u64::try_from(grown).unwrap_or_default();
        grown
            .min(self.pass.items)
            .div_ceil(count(self.longest).max(1))
    }
}

impl Pass {
    /// Whether something shows that the list changed.
    fn shows_change(&self) -> bool {
        self.repeats > 0 || self.total_changed
    }
}

fn count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

/// Whether this value of the paging parameter asks for the list's first page.
fn is_start(style: Style, asked: Option<&str>) -> bool {
    match style {
        Style::PageNumber => asked.is_none_or(|page| page == "1"),
        Style::Cursor | Style::Before => asked.is_none(),
    }
}

/// The number after a page's number; without one, the page is the first.
pub(super) fn following(number: Option<&str>) -> Option<String> {
    // Servers take anything that is not a page number for the first page.
    let number = number.unwrap_or("1").parse::<i64>().ok()?.max(1);
    Some(number.checked_add(1)?.to_string())
}
