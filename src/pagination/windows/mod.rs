//! The walk over a list in windows of ids, from the newest to the oldest.
//!
//! A request with both parameters returns the items with `after <= id < before`, up to a
//! limit. An answer below the limit is all of its window, whatever its order. So the windows
//! are disjoint, and each is given only when it is certainly whole. This decides whether an
//! answer is whole; `plan.rs` decides what to request next.
//!
//! # What the server may do instead
//!
//! An answer proves nothing about a server by itself. These are the cases:
//!
//! | the server | what shows it |
//! |---|---|
//! | takes `after` as `after < id`, or `before` as `id <= before` | nothing has to: a window is requested from one id below it, and items on its two edges are left for the windows that they belong to |
//! | ignores `after`, `before` or both | an item beyond those edges, or more items than the window has ids: the walk goes on with `before` alone |
//! | takes `after=0` as absent | the first answer has the size of a page; from then on `after` is at least 1, and id 1 has its own window at the end |
//! | has a lower limit than the document says | its answers never have more items than that limit |
//!
//! The last three have one thing in common: there is a number of items that no answer exceeds,
//! and that a cut answer has exactly. Somebody chose that number, so it is a round one. An
//! answer is therefore believed if it has fewer items than an earlier answer, or a number of
//! items that nobody chooses as a limit. Otherwise it is treated as cut, and its window is
//! divided. The parts then show what is true: they have other sizes, or items of other
//! windows. An answer with as many items as its window has ids is whole in any case.
//!
//! What remains: a server that ignores a parameter, or has a lower limit, and whose own limit
//! is below 20 or is not a round number.

mod plan;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::progress::Reason;
use crate::support::Id;

/// The bound of the first window: the highest integer that every JSON parser reads exactly.
/// Ids are lower.
pub(super) const END: i64 = (1 << 53) - 1;

/// The smallest limit that a server may have without saying so.
const SMALLEST_LIMIT: usize = 20;

/// So few items beside a hole say little about the density.
const FEW: usize = 50;

/// How many answers in a row may bring nothing. A window of all ids is halved 53 times at
/// most, once for each of two ways to halve it.
const FRUITLESS: u32 = 200;

/// What the walk knows of its list, and what it requests next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Windows {
    /// The lowest id that belongs to the walk.
    floor: i64,
    /// Every item with this id or a higher one was given, if it belongs to the walk.
    pub(super) before: i64,
    ask: Ask,
    /// The most items that an answer had.
    most: usize,
    /// A lower limit that the server may have.
    suspect: Option<usize>,
    /// How many items came in how many ids, in sixteenths. Older answers count less.
    items: u64,
    ids: u64,
    /// How much the number of items in a window varies, in millionths of the variance that a
    /// random list has.
    spread: i64,
    /// The latest deviations from the expected number, in tenths of a standard deviation.
    drift: i64,
    /// The highest known id below `before`.
    high: Option<i64>,
    /// The lowest known id of the list.
    low: Option<i64>,
    /// The window from this id to `before` has more items than one answer.
    cut_at: Option<i64>,
    /// The most ids of the next window, because the list becomes denser.
    widest: Option<i64>,
    /// How many answers in a row were cut.
    cuts: u32,
    /// How many answers in a row brought nothing.
    fruitless: u32,
    /// How many windows in a row were empty.
    empty: u32,
    /// Whether a hint was requested since the last item came.
    is_hinted: bool,
    /// Whether the server is known to apply both parameters.
    is_probed: bool,
    /// Whether an answer to `after=0` was cut. Some servers take 0 as absent.
    is_zero_cut: bool,
    /// Whether `low` turned out not to be the lowest id.
    is_low_wrong: bool,
    /// Items of the last window without a readable id. One of them may be on its edge.
    unreadable: Vec<Id>,
}

/// What a request asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Ask {
    /// The items from this id on, below [`Windows::before`]. They are given if they are all.
    Window(i64),
    /// The newest items below [`Windows::before`], with `before` alone. They show where the
    /// next items are, and are not given.
    Hint,
    /// The items between two ids in the middle of known ones. A server that ignores a
    /// parameter returns others. They are not given.
    Probe(i64, i64),
}

/// What an answer means.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Outcome {
    /// For each item, whether it is left out. `None` if the answer is not given.
    pub(super) known: Option<Vec<bool>>,
    pub(super) next: Next,
}

/// What the walk does after an answer.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Next {
    Ask(Box<Windows>),
    /// The server ignores a parameter. The walk goes on before this id, with `before` alone.
    Before(i64),
    End,
    Break(Reason),
}

/// The ids of an answer.
struct Answer<'a> {
    items: &'a [Id],
    /// In ascending order, each once.
    numbers: Vec<i64>,
    unreadable: usize,
}

impl<'a> Answer<'a> {
    fn of(items: &'a [Id]) -> Self {
        let mut numbers: Vec<i64> = items.iter().filter_map(Id::number).collect();
        let unreadable = items.len() - numbers.len();
        // Most answers are sorted, in one order or the other.
        numbers.sort();
        numbers.dedup();
        Self {
            items,
            numbers,
            unreadable,
        }
    }

    /// The ids from one on and before another.
    fn range(&self, from: i64, before: i64) -> &[i64] {
        let start = self.numbers.partition_point(|id| *id < from);
        let end = self.numbers.partition_point(|id| *id < before);
        self.numbers.get(start..end).unwrap_or_default()
    }

    /// Whether an id is on it more than once.
    fn has_repeats(&self) -> bool {
        self.numbers.len() + self.unreadable < self.items.len()
    }

    /// Whether a server that applies both parameters can send it.
    fn fits(&self, from: i64, before: i64) -> bool {
        let is_near = |id: &i64| (from.saturating_sub(1)..=before).contains(id);
        let distinct = self.numbers.len() + self.unreadable;
        let ids = before.saturating_sub(from).max(0).saturating_add(2);
        self.numbers.iter().all(is_near) && integer(distinct) <= ids
    }

    /// Whether it has an item for each id of the window.
    fn fills(&self, from: i64, before: i64) -> bool {
        let within = self.range(from, before);
        integer(within.len()) == before.saturating_sub(from)
    }
}

impl Windows {
    /// A walk over the items after one id and before another.
    pub(super) fn new(after: Option<i64>, before: Option<i64>) -> Self {
        let floor = after.map_or(1, |after| after.saturating_add(1)).max(1);
        Self {
            floor,
            before: before.unwrap_or(END),
            ask: Ask::Window(floor),
            most: 0,
            suspect: None,
            items: 0,
            ids: 0,
            spread: 1_000_000,
            drift: 0,
            high: None,
            low: None,
            cut_at: None,
            widest: None,
            cuts: 0,
            fruitless: 0,
            empty: 0,
            is_hinted: false,
            is_probed: false,
            is_zero_cut: false,
            is_low_wrong: false,
            unreadable: Vec::new(),
        }
    }

    /// The values of `after` and `before` in the next request. It may have no `after`.
    pub(super) fn request(&self) -> (Option<i64>, i64) {
        match self.ask {
            Ask::Window(from) => (Some(from.saturating_sub(1)), self.before),
            Ask::Hint => (None, self.before),
            Ask::Probe(from, before) => (Some(from.saturating_sub(1)), before),
        }
    }

    /// Whether it covers the whole list.
    pub(super) fn is_whole(&self) -> bool {
        self.floor == 1 && self.before == END
    }

    /// The walk as if this window was given down to this id.
    pub(super) fn down_to(&self, id: i64) -> Self {
        Self {
            before: id,
            ..self.clone()
        }
    }

    /// Judges the answer to the next request.
    pub(super) fn judge(&self, items: &[Id], limit: usize) -> Outcome {
        let answer = Answer::of(items);
        let fits = match self.ask {
            Ask::Window(from) => answer.fits(from, self.before),
            Ask::Probe(from, before) => answer.fits(from, before),
            Ask::Hint => true,
        };
        if !fits {
            return Outcome {
                known: None,
                next: Next::Before(self.before),
            };
        }
        let mut next = self.clone();
        next.fruitless += 1;
        let known = match self.ask {
            Ask::Hint => {
                next.hinted(&answer, limit);
                None
            }
            Ask::Probe(..) => {
                next.most = self.most.max(items.len());
                next.is_probed = true;
                next.ask_on(limit);
                None
            }
            Ask::Window(from) => {
                next.most = self.most.max(items.len());
                match self.is_cut(from, &answer, limit) {
                    true => {
                        next.cut(from, &answer, limit);
                        None
                    }
                    false => Some(next.take(from, &answer, limit)),
                }
            }
        };
        let is_end = known.is_some() && next.before <= self.floor;
        let next = match is_end {
            true => Next::End,
            false if next.fruitless > FRUITLESS => Next::Break(Reason::Contradiction),
            false => Next::Ask(Box::new(next)),
        };
        Outcome { known, next }
    }

    /// Whether items of the window may be missing from its answer.
    fn is_cut(&self, from: i64, answer: &Answer<'_>, limit: usize) -> bool {
        let items = answer.items.len();
        // One id has one item, however often it comes.
        let is_smallest = self.before.saturating_sub(from) <= 1;
        let may_be_limit = is_round(items) && items >= self.most;
        !is_smallest && !answer.fills(from, self.before) && (items >= limit || may_be_limit)
    }

    /// Takes in a window that is whole. Returns which of its items are left out.
    fn take(&mut self, from: i64, answer: &Answer<'_>, limit: usize) -> Vec<bool> {
        let before = self.before;
        let (has_repeats, mut given) = (answer.has_repeats(), BTreeSet::new());
        let mut on_edge = std::mem::take(&mut self.unreadable);
        let mut unreadable = Vec::new();
        let mut is_left_out = |id: &Id| match id.number() {
            Some(number) if !(from..before).contains(&number) => true,
            Some(number) => has_repeats && !given.insert(number),
            None if matches!(id, Id::Weak { .. }) => false,
            None => {
                unreadable.push(id.clone());
                let found = on_edge.iter().position(|other| other == id);
                found.map(|index| on_edge.swap_remove(index)).is_some()
            }
        };
        let known: Vec<bool> = answer.items.iter().map(&mut is_left_out).collect();
        self.unreadable = unreadable;
        self.before = from;
        self.high = self.high.filter(|high| *high < from);
        match known.iter().filter(|known| !**known).count() {
            0 => self.took_nothing(limit),
            count => {
                let within = answer.range(from, before);
                let lowest = within.first().copied().unwrap_or(from);
                let end = within.last().unwrap_or(&lowest).saturating_add(1);
                let is_hole = self.is_hole(lowest - from);
                match is_hole {
                    true if count < FEW => {}
                    true => self.learn(count, end - lowest),
                    false => self.learn(count, end - from),
                }
                self.took_some(limit, before - from, is_hole);
            }
        }
        known
    }
}

/// Whether a page size or a limit may be this number.
fn is_round(items: usize) -> bool {
    let is_round = items.is_multiple_of(10) || items.is_multiple_of(25) || items.is_power_of_two();
    is_round && items >= SMALLEST_LIMIT
}

fn integer(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
