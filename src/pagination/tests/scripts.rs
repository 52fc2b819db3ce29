//! Random scripts of faults and changes, in every style, against a model that knows which
//! items a walk could give.
//!
//! A script is the same in every run: `WALK_SEED=17 cargo test walks_keep` repeats one, and
//! `WALK_SCRIPTS=100000` runs more of them.

#![allow(clippy::unwrap_used)] // a test fails by it

use std::collections::{BTreeMap, BTreeSet};
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use fastrand::Rng;
use futures_core::Stream;

use super::call::{
    BeforeId, ByCursor, ByNumber, ByNumberTo404, ByWindow, Call, Excluding, Item, List,
};
use super::server::{Entry, Event, Fault, Form, Habits, Server};
use crate::Error;
use crate::pagination::paging::Style;
use crate::pagination::{Items, Paginated, Token};

/// What a walk returned.
#[derive(Debug, Default)]
struct Walked {
    given: Vec<u64>,
    /// The text of the error that ended it for good.
    broken: Option<String>,
    may_be_incomplete: bool,
}

/// The number of an item, whether it decodes or not.
fn number(item: &Result<Item, Error>) -> Option<u64> {
    match item {
        Ok(item) => Some(item.number),
        Err(error) => {
            let text = error.item()?.as_str();
            let digits = text.rsplit_once(':').unwrap().1.trim_end_matches('}');
            Some(digits.parse().unwrap())
        }
    }
}

/// Walks a list to its end. It resumes after errors. Now and then it drops the walk and
/// continues from its token.
fn walk<L: List>(call: &Call<L>, random: &mut Rng) -> Walked {
    let mut walked = Walked::default();
    let mut context = Context::from_waker(Waker::noop());
    let (concurrency, prefetch) = (random.usize(1..5), random.bool());
    let leaves = random.bool();
    let make = |token: Option<&Token>| -> Items<Call<L>> {
        let items = match token {
            Some(token) => call.clone().items_after(token).unwrap(),
            None => call.clone().items(),
        };
        items.prefetch(prefetch).concurrency(concurrency)
    };
    let mut items = make(None);
    let mut error = None;
    for _ in 0..20_000 {
        if leaves && random.u8(0..12) == 0 {
            let token = serde_json::to_string(&items.token()).unwrap();
            items = make(Some(&serde_json::from_str(&token).unwrap()));
        }
        match Pin::new(&mut items).poll_next(&mut context) {
            Poll::Pending => {}
            Poll::Ready(None) => {
                walked.may_be_incomplete = items.may_be_incomplete();
                if !items.token().is_end() {
                    walked.broken = error;
                }
                return walked;
            }
            Poll::Ready(Some(item)) => match (number(&item), item) {
                (Some(number), _) => walked.given.push(number),
                (None, Err(other)) => {
                    error = Some(other.to_string());
                    items.resume();
                }
                (None, Ok(_)) => unreachable!("an item has a number"),
            },
        }
    }
    panic!("the walk does not end: {walked:?}");
}

/// What happened in one script.
struct Script {
    style: Style,
    has_total: bool,
    habits: Habits,
    /// The list before the walk.
    first: Vec<Entry>,
    /// The events that happened during the walk.
    events: Vec<(usize, Event)>,
    walked: Walked,
    /// Items that were on the list before and after the walk, and were not given.
    missing: Vec<u64>,
    has_unreadable: bool,
}

impl Script {
    fn run<L: List>(seed: u64) -> (Self, usize) {
        let mut random = Rng::with_seed(seed);
        let server = Server::random(L::PAGING.style, L::PAGING.not_found_is_end, &mut random);
        let first = server.list.clone();
        let call = Call::<L>::new(server);
        let walked = walk(&call, &mut random);
        let server = call.server.lock().unwrap();
        let numbers =
            |list: &[Entry]| -> BTreeSet<u64> { list.iter().map(|entry| entry.number).collect() };
        let given: BTreeSet<u64> = walked.given.iter().copied().collect();
        let owed = &numbers(&first) & &numbers(&server.list);
        let happened = |(when, _): &&(usize, Event)| *when < server.requests;
        let script = Self {
            style: L::PAGING.style,
            has_total: server.has_total,
            habits: server.habits,
            events: server.events.iter().filter(happened).copied().collect(),
            missing: owed.difference(&given).copied().collect(),
            has_unreadable: first.iter().any(|entry| entry.form == Form::Unreadable),
            first,
            walked,
        };
        (script, server.size)
    }

    fn has(&self, is_it: impl Fn(Event) -> bool) -> bool {
        self.events.iter().any(|(_, event)| is_it(*event))
    }

    fn starts_over(&self) -> bool {
        self.has(|event| matches!(event, Event::Answer(Fault::StartOver)))
    }

    /// Whether the list changed, or seemed to.
    fn changed(&self) -> bool {
        self.starts_over()
            || self.has(|event| matches!(event, Event::Insert | Event::Move(_) | Event::Delete(_)))
    }

    /// The promise that the walk broke, if it broke one.
    fn broken_promise(&self) -> Option<&'static str> {
        let given: BTreeSet<&u64> = self.walked.given.iter().collect();
        let is_repeated = self.walked.given.len() > given.len();
        // A walk remembers only a few pages of a cursor list.
        if is_repeated && !self.starts_over() {
            return Some("an item was given twice");
        }
        if let Some(text) = &self.walked.broken {
            let is_expected = self.may_break(text);
            return (!is_expected).then_some("the walk ended with an error");
        }
        let is_missing = !self.missing.is_empty();
        if is_missing && !self.walked.may_be_incomplete && self.can_show_loss() {
            return Some("an item was lost without a sign");
        }
        if is_missing && matches!(self.style, Style::Before | Style::Window { .. }) {
            return Some("an item in a list by id was lost");
        }
        if self.changed() {
            return None;
        }
        if self.walked.may_be_incomplete && !self.habits.lies() {
            return Some("a list that did not change may be incomplete");
        }
        let order = self.first.iter().map(|entry| &entry.number);
        if !is_missing && self.has_order() && !order.eq(&self.walked.given) {
            return Some("the items are in another order");
        }
        None
    }

    /// Whether the walk may end with this error.
    fn may_break(&self, text: &str) -> bool {
        use Fault::{Empty, NoNext, StartOver};
        match self.style {
            Style::Cursor => {
                self.has(|event| matches!(event, Event::Answer(NoNext | StartOver | Empty)))
            }
            Style::PageNumber => self.changed(),
            // The first page had no id to continue from.
            Style::Before => text.contains("readable id"),
            Style::Window { .. } => false,
        }
    }

    /// Whether the list shows that an item was lost. Without a total, nothing shows that an
    /// item was removed, or moved in a cursor list.
    fn can_show_loss(&self) -> bool {
        let has_right_total = self.has_total && !self.habits.lies();
        match self.style {
            Style::Cursor => has_right_total,
            Style::PageNumber => {
                has_right_total || !self.has(|event| matches!(event, Event::Delete(_)))
            }
            Style::Before | Style::Window { .. } => true,
        }
    }

    /// Whether the order of the items is known. Nothing shows the place of an item without
    /// a readable id on a page that is not in order.
    fn has_order(&self) -> bool {
        let is_in_order = !self.habits.newest_first && !self.habits.is_shuffled;
        let is_by_window = matches!(self.style, Style::Window { .. });
        (is_in_order && !is_by_window) || !self.has_unreadable
    }
}

/// Runs one script, and describes it if the walk broke a promise.
fn check<L: List>(seed: u64) -> Result<(), String> {
    let (script, size) = Script::run::<L>(seed);
    let Some(promise) = script.broken_promise() else {
        return Ok(());
    };
    let mut events: BTreeMap<usize, Vec<Event>> = BTreeMap::new();
    for (when, event) in &script.events {
        events.entry(*when).or_default().push(*event);
    }
    let first = script.first.iter();
    let forms: Vec<_> = first.map(|entry| (entry.number, entry.form)).collect();
    Err(format!(
        "{promise}: {} seed {seed}, total {}, {size} on a page, {:?}\nlist {forms:?}\nevents {events:?}\n{:?}\nmissing {:?}",
        std::any::type_name::<L>(),
        script.has_total,
        script.habits,
        script.walked,
        script.missing,
    ))
}

fn from_environment(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

fn check_all<L: List>() {
    let seeds = match from_environment("WALK_SEED") {
        Some(seed) => seed..seed + 1,
        None => 0..from_environment("WALK_SCRIPTS").unwrap_or(10_000) / 4,
    };
    for seed in seeds {
        if let Err(text) = check::<L>(seed) {
            panic!("{text}");
        }
    }
}

#[test]
fn walks_keep_their_promises_by_cursor() {
    check_all::<ByCursor>();
}

#[test]
fn walks_keep_their_promises_by_page_number() {
    check_all::<ByNumber>();
}

#[test]
fn walks_keep_their_promises_by_page_number_to_404() {
    check_all::<ByNumberTo404>();
}

#[test]
fn walks_keep_their_promises_before_an_id() {
    check_all::<BeforeId>();
}

#[test]
fn a_parameter_that_cannot_be_combined_with_a_walk_is_an_error() {
    let mut server = Server::random(Style::Cursor, false, &mut Rng::with_seed(1));
    server.events.clear();
    let call = Call::<Excluding>::new(server);
    let mut items = call.starting_at("1:5".to_owned()).items();
    let mut context = Context::from_waker(Waker::noop());
    let error = loop {
        if let Poll::Ready(item) = Pin::new(&mut items).poll_next(&mut context) {
            break item.unwrap().err().unwrap();
        }
    };
    assert_eq!(
        error.to_string(),
        "list: `at` cannot be combined with a walk; use `send`"
    );
}

#[test]
fn walks_keep_their_promises_in_windows_of_ids() {
    check_all::<ByWindow>();
}
