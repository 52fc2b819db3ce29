//! What a walk counts, and what the counts show about its list.

use serde::{Deserialize, Serialize};

use super::memory::Judged;
use super::progress::Facts;
use crate::support::{Paging, Style};

/// What a walk has counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Counts {
    /// Pages that came, in all passes.
    pub(super) pages: u64,
    /// The total that the last page stated.
    pub(super) total: Option<i64>,
    /// The number of items on the longest page.
    longest: usize,
    /// Pages in a row with items but nothing new.
    pub(super) repeated_pages: u64,
    /// Pages in a row without items.
    pub(super) empty_pages: u64,
    /// Whether the list is being walked a second time.
    pub(super) is_rescan: bool,
    pass: Pass,
    /// How the walk ended, if it did.
    pub(super) ended: Option<Ended>,
}

/// What a walk has counted since it last started with the first page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Pass {
    /// Whether a page came.
    has_begun: bool,
    /// Whether it started with the list's first page.
    from_start: bool,
    /// The total that its first page stated.
    first_total: Option<i64>,
    /// Whether a later page stated a different total.
    total_changed: bool,
    /// Distinct items.
    items: u64,
    /// Items that came again on a later page.
    repeats: u64,
}

/// How a walk ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Ended {
    /// Nothing shows that an item is missing.
    Whole,
    /// The list changed, and an item may be missing.
    Changed,
}

impl Counts {
    /// Adds a page.
    pub(super) fn add(&mut self, style: Style, facts: &Facts<'_>, judged: &Judged) {
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

    /// Whether the list must be walked a second time.
    pub(super) fn needs_rescan(&self, paging: &Paging, rescans: bool) -> bool {
        let can_rescan = rescans && paging.style == Style::PageNumber && self.pass.from_start;
        can_rescan && !self.is_rescan && self.has_changed(paging.style)
    }

    /// The walk starts again with the first page.
    pub(super) fn rescan(&mut self) {
        self.is_rescan = true;
        self.repeated_pages = 0;
        self.pass = Pass::default();
    }

    /// The walk reached the end of the list.
    pub(super) fn end(&mut self, style: Style) {
        // A second walk that got no page has not checked anything.
        let has_changed = !self.pass.has_begun || self.has_changed(style);
        self.ended = Some(match has_changed {
            true => Ended::Changed,
            false => Ended::Whole,
        });
    }

    pub(super) fn may_be_incomplete(&self) -> bool {
        match self.ended {
            Some(ended) => ended == Ended::Changed,
            None => self.is_rescan || self.pass.shows_change(),
        }
    }

    /// Whether the page of this number can have items, judging by the total.
    pub(super) fn may_have_page(&self, number: &str) -> bool {
        let (Some(total), Ok(number)) = (self.total, number.parse::<i64>()) else {
            return true;
        };
        let longest = i64::try_from(self.longest).unwrap_or(i64::MAX).max(1);
        (number - 1).saturating_mul(longest) < total
    }

    /// Whether anything shows, at the end of the list, that the list changed.
    fn has_changed(&self, style: Style) -> bool {
        let total = self.total.and_then(|total| u64::try_from(total).ok());
        let total = total.filter(|_| self.pass.from_start);
        let differs = |total: u64| match style {
            // A walk remembers only a few pages of a cursor list. More items than the total
            // mean that some came again unnoticed.
            Style::Cursor => self.pass.items != total,
            Style::PageNumber | Style::Before | Style::Window { .. } => self.pass.items < total,
        };
        self.pass.shows_change() || total.is_some_and(differs)
    }

    /// How many more pages in a row may contain no new item, because the list has grown by
    /// that many pages. It is at most the number of pages that the walk has passed, whatever
    /// the total says. It is 0 for a cursor list, where new items do not push down others.
    pub(super) fn grown_pages(&self, style: Style) -> u64 {
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
    /// Whether anything shows that the list changed.
    fn shows_change(&self) -> bool {
        self.repeats > 0 || self.total_changed
    }
}

fn count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

/// Whether this value of the paging parameter requests the list's first page.
fn is_start(style: Style, asked: Option<&str>) -> bool {
    match style {
        Style::PageNumber => asked.is_none_or(|page| page == "1"),
        Style::Cursor | Style::Before | Style::Window { .. } => asked.is_none(),
    }
}
