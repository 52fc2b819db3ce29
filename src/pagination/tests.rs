//! Random scripts of faults and changes, in every style, against a model that knows
//! which items a walk could give.
//!
//! The server is simulated in this process, without sockets or time, so a script is
//! the same in every run: `WALK_SEED=17 cargo test walks_hold` repeats one, and
//! `WALK_SCRIPTS=100000` runs more of them.

#![allow(clippy::unwrap_used)] // a test fails by it

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};

use bytes::Bytes;
use fastrand::Rng;
use futures_core::Stream;
use reqwest::{StatusCode, Url};
use serde::Deserialize;

use super::paging::{Id, Paging, Style};
use super::{Items, Paginated, Token};
use crate::transport::Response;
use crate::{Error, ErrorKind, ResponseValue};

const PAGING: Paging = Paging {
    style: Style::Cursor,
    parameter: "at",
    items: "/items",
    id: "/id",
    id_is_integer: true,
    not_found_is_end: false,
    excludes: &[],
    operation: "list",
};

/// A list as a vendor's document states it.
trait List: Clone + Send + Unpin + 'static {
    const PAGING: Paging;
}

macro_rules! lists {
    ($($name:ident: $style:ident, $not_found_is_end:literal;)*) => {
        $(
            #[derive(Clone)]
            struct $name;

            impl List for $name {
                const PAGING: Paging = Paging {
                    style: Style::$style,
                    not_found_is_end: $not_found_is_end,
                    ..PAGING
                };
            }
        )*
    };
}

lists! {
    ByCursor: Cursor, false;
    ByNumber: PageNumber, false;
    ByNumberTo404: PageNumber, true;
    BeforeId: Before, false;
}

#[derive(Deserialize)]
struct Page {
    items: Option<Vec<Item>>,
    #[serde(default, deserialize_with = "present")]
    next: Option<Option<String>>,
    total: Option<i64>,
}

#[derive(Deserialize)]
struct Item {
    id: Option<i64>,
    number: u64,
    #[serde(rename = "text")]
    _text: Option<String>,
}

/// A property that is there, even if it is null.
fn present<'de, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Option<String>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}

/// How an item is written.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Form {
    Good,
    /// Of another type; its id can be read.
    Bad,
    /// With half a surrogate pair in a text; its id can be read.
    HalfPair,
    /// With half a surrogate pair in a property's name; its id can be read.
    HalfName,
    /// Without an id that can be read.
    Unreadable,
}

/// What happens before a request is answered.
#[derive(Debug, Clone, Copy)]
enum Event {
    /// The answer is another one.
    Answer(Odd),
    /// A new item comes first.
    Insert,
    /// The item at this place comes first.
    Move(usize),
    /// The item at this place leaves.
    Delete(usize),
    /// The item at this place is written so.
    Write(usize, Form),
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Odd {
    Unavailable,
    Cut,
    NoList,
    NotJson,
    /// The page does not say which is next; of a cursor list.
    NoNext,
    /// The page has no items and names a next one; of a cursor list.
    Empty,
    /// The first page again, under a new cursor; of a cursor list.
    StartOver,
}

#[derive(Debug, Clone, Copy)]
struct Entry {
    /// What the model tells it by.
    number: u64,
    /// Greater ones come first.
    rank: i64,
    form: Form,
}

/// What a server does otherwise than others, in every answer.
#[derive(Debug, Clone, Copy, Default)]
struct Habits {
    /// A window before an id begins with that id.
    is_inclusive: bool,
    /// A window has its newest item first.
    newest_first: bool,
    /// A window has its items in any order.
    is_shuffled: bool,
    /// Pages have any size up to the usual one; of lists that are not paged by number.
    sizes_vary: bool,
    /// The total is off by so much.
    total_off: i64,
    /// The total grows by so much with each answer.
    total_grows: i64,
}

impl Habits {
    fn random(style: Style, random: &mut Rng) -> Self {
        let mut is = |part: u8| random.u8(0..part) == 0;
        let (total_off, total_grows) = (is(8), is(12));
        Self {
            is_inclusive: style == Style::Before && is(4),
            newest_first: style == Style::Before && is(6),
            is_shuffled: style == Style::Before && is(6),
            sizes_vary: style != Style::PageNumber && is(4),
            total_off: if total_off { random.i64(-10..10) } else { 0 },
            total_grows: if total_grows { random.i64(1..50) } else { 0 },
        }
    }

    fn lies(self) -> bool {
        self.total_off != 0 || self.total_grows != 0
    }
}

struct Server {
    style: Style,
    habits: Habits,
    size: usize,
    has_total: bool,
    not_found: bool,
    /// The first item first.
    list: Vec<Entry>,
    events: Vec<(usize, Event)>,
    requests: usize,
    made: u64,
    random: Rng,
}

impl Server {
    fn random(style: Style, not_found: bool, random: &mut Rng) -> Self {
        let mut server = Self {
            style,
            habits: Habits::random(style, random),
            size: random.usize(1..6),
            has_total: random.bool(),
            not_found,
            list: Vec::new(),
            events: Vec::new(),
            requests: 0,
            made: 0,
            random: Rng::new(),
        };
        let odd_forms = random.u8(0..3) == 0;
        for _ in 0..random.usize(0..30) {
            server.insert();
            if odd_forms && random.u8(0..3) == 0 {
                server.list[0].form = form(random, true);
            }
            // Gaps between ids.
            server.made += random.u64(0..3);
        }
        for _ in 0..random.usize(0..13) {
            let event = server.event(random);
            server.events.push((random.usize(0..25), event));
        }
        server.random = Rng::with_seed(random.u64(..));
        server
    }

    fn event(&self, random: &mut Rng) -> Event {
        let place = random.usize(0..30);
        let odd = match random.u8(0..12) {
            0..4 => Odd::Unavailable,
            4..6 => Odd::Cut,
            6..8 => Odd::NoList,
            8 => Odd::NotJson,
            _ if self.style != Style::Cursor => Odd::Unavailable,
            9 => Odd::NoNext,
            10 => Odd::Empty,
            _ => Odd::StartOver,
        };
        match random.u8(0..10) {
            0..4 => Event::Answer(odd),
            4 | 5 => Event::Insert,
            // Ids stay where they are.
            6 | 7 if self.style != Style::Before => Event::Move(place),
            8 => Event::Delete(place),
            _ => Event::Write(place, form(random, false)),
        }
    }

    fn insert(&mut self) {
        self.made += 1;
        let entry = Entry {
            number: self.made,
            rank: i64::try_from(self.made).unwrap(),
            form: Form::Good,
        };
        self.list.insert(0, entry);
    }

    fn happen(&mut self, event: Event) {
        let at = |place: usize, list: &[Entry]| (!list.is_empty()).then(|| place % list.len());
        match event {
            Event::Answer(_) => {}
            Event::Insert => self.insert(),
            Event::Move(place) => {
                if let Some(at) = at(place, &self.list) {
                    self.made += 1;
                    let entry = self.list.remove(at);
                    let rank = i64::try_from(self.made).unwrap();
                    self.list.insert(0, Entry { rank, ..entry });
                }
            }
            Event::Delete(place) => {
                if let Some(at) = at(place, &self.list) {
                    self.list.remove(at);
                }
            }
            Event::Write(place, form) => {
                if let Some(at) = at(place, &self.list)
                    && self.list[at].form != Form::Unreadable
                {
                    self.list[at].form = form;
                }
            }
        }
    }

    fn answer(&mut self, at: Option<&str>) -> Result<(StatusCode, String), Error> {
        let now = self.requests;
        self.requests += 1;
        let events: Vec<Event> = self
            .events
            .iter()
            .filter(|(when, _)| *when == now)
            .map(|(_, event)| *event)
            .collect();
        let mut odd = None;
        for event in events {
            self.happen(event);
            if let Event::Answer(other) = event {
                odd = Some(other);
            }
        }
        match odd {
            Some(Odd::Unavailable) => return Ok((StatusCode::SERVICE_UNAVAILABLE, String::new())),
            Some(Odd::Cut) => return Err(Error::new(ErrorKind::Transport, "cut")),
            Some(Odd::NoList) => return Ok((StatusCode::OK, r#"{"next":null}"#.to_owned())),
            Some(Odd::NotJson) => return Ok((StatusCode::OK, "<p>".to_owned())),
            _ => {}
        }
        let at = if odd == Some(Odd::StartOver) {
            None
        } else {
            at
        };
        let from = match (self.style, at) {
            (_, None) => 0,
            (Style::PageNumber, Some(page)) => {
                (page.parse::<usize>().unwrap().max(1) - 1) * self.size
            }
            (Style::Before, Some(id)) => {
                let id: i64 = id.parse().unwrap();
                self.behind(id + i64::from(self.habits.is_inclusive))
            }
            (Style::Cursor, Some(cursor)) => {
                self.behind(cursor.split_once(':').unwrap().1.parse().unwrap())
            }
        };
        let size = match self.habits.sizes_vary {
            true => self.random.usize(1..=self.size),
            false => self.size,
        };
        let mut page: Vec<Entry> = self.list.iter().skip(from).take(size).copied().collect();
        if odd == Some(Odd::Empty) {
            page.clear();
        }
        if self.not_found && page.is_empty() && from > 0 {
            return Ok((StatusCode::NOT_FOUND, String::new()));
        }
        Ok((StatusCode::OK, self.body(&page, from, odd)))
    }

    /// The place of the first item of a lesser rank.
    fn behind(&self, rank: i64) -> usize {
        self.list
            .iter()
            .filter(|entry| self.rank(entry) >= rank)
            .count()
    }

    fn rank(&self, entry: &Entry) -> i64 {
        match self.style {
            Style::Before => i64::try_from(entry.number).unwrap(),
            _ => entry.rank,
        }
    }

    fn body(&mut self, page: &[Entry], from: usize, odd: Option<Odd>) -> String {
        let mut items: Vec<String> = page.iter().map(json).collect();
        if self.style == Style::Before && !self.habits.newest_first {
            items.reverse();
        }
        if self.habits.is_shuffled {
            self.random.shuffle(&mut items);
        }
        let mut body = format!(r#"{{"items":[{}]"#, items.join(","));
        if self.has_total && self.style != Style::Before {
            let requests = i64::try_from(self.requests).unwrap();
            let total = i64::try_from(self.list.len()).unwrap()
                + self.habits.total_off
                + self.habits.total_grows * requests;
            write!(body, r#","total":{total}"#).unwrap();
        }
        if self.style == Style::Cursor && odd != Some(Odd::NoNext) {
            let last = match page.last() {
                Some(last) => last.rank,
                None => self.list.get(from).map_or(0, |entry| entry.rank + 1),
            };
            let is_last = self.behind(last) >= self.list.len();
            match is_last {
                true => body.push_str(r#","next":null"#),
                false => write!(body, r#","next":"{}:{last}""#, self.requests).unwrap(),
            }
        }
        body + "}"
    }
}

fn form(random: &mut Rng, with_unreadable: bool) -> Form {
    match random.u8(0..if with_unreadable { 5 } else { 4 }) {
        0 => Form::Good,
        1 => Form::Bad,
        2 => Form::HalfPair,
        3 => Form::HalfName,
        _ => Form::Unreadable,
    }
}

fn json(entry: &Entry) -> String {
    let number = entry.number;
    match entry.form {
        Form::Good => format!(r#"{{"id":{number},"number":{number}}}"#),
        Form::Bad => format!(r#"{{"id":{number},"text":7,"number":{number}}}"#),
        Form::HalfPair => format!(r#"{{"text":"\ud83d","id":{number},"number":{number}}}"#),
        Form::HalfName => format!(r#"{{"\ud83d":1,"id":"{number}","number":{number}}}"#),
        Form::Unreadable => format!(r#"{{"id":"\ud83d","number":{number}}}"#),
    }
}

/// A call of the simulated server.
#[derive(Clone)]
struct Call<L> {
    server: Arc<Mutex<Server>>,
    at: Option<String>,
    list: PhantomData<L>,
}

/// Pending a few times, as the network is.
struct Delay(u8);

impl Future for Delay {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
        if self.0 == 0 {
            return Poll::Ready(());
        }
        self.0 -= 1;
        Poll::Pending
    }
}

impl<L: List> Paginated for Call<L> {
    type Page = Page;
    type Item = Item;

    const PAGING: Paging = L::PAGING;

    fn starting_at(mut self, cursor: String) -> Self {
        self.at = Some(cursor);
        self
    }

    async fn fetch(self) -> Result<ResponseValue<Page>, Error> {
        let delay = || Delay(self.server.lock().unwrap().random.u8(0..4));
        delay().await;
        let answer = self.server.lock().unwrap().answer(self.at.as_deref());
        delay().await;
        let (status, body) = answer?;
        let mut url = Url::parse("http://localhost/list").unwrap();
        if let Some(at) = &self.at {
            url.query_pairs_mut().append_pair("at", at);
        }
        let response = Response {
            operation: None,
            url,
            status,
            headers: reqwest::header::HeaderMap::new(),
            body: Bytes::from(body),
            attempts: 1,
            call: None,
        };
        match status {
            StatusCode::OK => ResponseValue::from_response(response).await,
            _ => Err(Error::UnexpectedResponse(response)),
        }
    }

    fn named_next(page: &Page) -> Option<&str> {
        page.next.as_ref()?.as_deref()
    }

    fn is_last(page: &Page) -> bool {
        page.next.is_some()
    }

    fn id(item: &Item) -> Option<Id> {
        item.id.as_ref().map(Id::from)
    }

    fn total(page: &Page, _: &dyn Fn(&str) -> Option<String>) -> Option<i64> {
        page.total
    }

    fn listed(page: &Page) -> Option<&[Item]> {
        page.items.as_deref()
    }

    fn into_items(page: Page) -> Option<Vec<Item>> {
        page.items
    }
}

/// What came of a walk.
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

/// Walks a list to its end: it resumes after errors, and is dropped and continued by
/// a token now and then.
fn walk<L: List>(call: &Call<L>, random: &mut Rng) -> Walked {
    let mut walked = Walked::default();
    let mut context = Context::from_waker(Waker::noop());
    let (concurrency, prefetch) = (random.usize(1..5), random.bool());
    let leaves = random.bool();
    let make = |token: Option<&Token>| -> Items<'_, Call<L>> {
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

/// Runs one script and says what does not hold.
fn run<L: List>(seed: u64) -> Result<(), String> {
    let mut random = Rng::with_seed(seed);
    let server = Server::random(L::PAGING.style, L::PAGING.not_found_is_end, &mut random);
    let before: BTreeSet<u64> = server.list.iter().map(|entry| entry.number).collect();
    let order: Vec<u64> = server.list.iter().map(|entry| entry.number).collect();
    let (events, has_total, habits) = (server.events.clone(), server.has_total, server.habits);
    let first: Vec<Entry> = server.list.clone();
    let call = Call::<L> {
        server: Arc::new(Mutex::new(server)),
        at: None,
        list: PhantomData,
    };
    let walked = walk(&call, &mut random);
    let server = call.server.lock().unwrap();
    let happened = || {
        let requests = server.requests;
        let events = events.iter().filter(move |(when, _)| *when < requests);
        events.map(|(_, event)| *event)
    };
    let after: BTreeSet<u64> = server.list.iter().map(|entry| entry.number).collect();
    let owed: BTreeSet<u64> = before.intersection(&after).copied().collect();
    let given: BTreeSet<u64> = walked.given.iter().copied().collect();
    let missing: Vec<u64> = owed.difference(&given).copied().collect();
    let describe = |what: &str| {
        let events: BTreeMap<usize, Vec<Event>> =
            events
                .iter()
                .fold(BTreeMap::new(), |mut all, (when, event)| {
                    all.entry(*when).or_insert_with(Vec::new).push(*event);
                    all
                });
        let forms: Vec<_> = first
            .iter()
            .map(|entry| (entry.number, entry.form))
            .collect();
        let name = std::any::type_name::<L>();
        let size = server.size;
        Err(format!(
            "{what}: {name} seed {seed}, total {has_total}, {size} a page, {habits:?}\nlist {forms:?}\nevents {events:?}\n{walked:?}\nmissing {missing:?}"
        ))
    };
    let is_change = |event: Event| {
        matches!(event, Event::Insert | Event::Move(_) | Event::Delete(_))
            || matches!(event, Event::Answer(Odd::StartOver))
    };
    let changed = happened().any(is_change);
    // A walk remembers a few pages of a cursor list.
    let starts_over = happened().any(|event| matches!(event, Event::Answer(Odd::StartOver)));
    if walked.given.len() > given.len() && !starts_over {
        return describe("an item was given twice");
    }
    if let Some(text) = &walked.broken {
        let is_expected = match L::PAGING.style {
            Style::Cursor => happened().any(|event| {
                matches!(
                    event,
                    Event::Answer(Odd::NoNext | Odd::StartOver | Odd::Empty)
                )
            }),
            Style::PageNumber => changed,
            // The first window had nothing to go on from.
            Style::Before => text.contains("readable id"),
        };
        return match is_expected {
            true => Ok(()),
            false => describe("the walk ended with an error"),
        };
    }
    let is_silent = !missing.is_empty() && !walked.may_be_incomplete;
    // Without a total nothing shows that an item left, or moved in a cursor list.
    let can_show = match L::PAGING.style {
        Style::Cursor => has_total && !habits.lies(),
        Style::PageNumber => {
            has_total && !habits.lies()
                || !happened().any(|event| matches!(event, Event::Delete(_)))
        }
        Style::Before => true,
    };
    if is_silent && can_show {
        return describe("an item was lost without a sign");
    }
    if !missing.is_empty() && L::PAGING.style == Style::Before {
        return describe("an item before an id was lost");
    }
    if !changed && walked.may_be_incomplete && !habits.lies() {
        return describe("a list that did not change may be incomplete");
    }
    // Nothing tells where an item without an id stands in a window out of order.
    let is_told = !(habits.newest_first || habits.is_shuffled)
        || first.iter().all(|entry| entry.form != Form::Unreadable);
    if !changed && missing.is_empty() && is_told && walked.given != order {
        return describe("the items are in another order");
    }
    Ok(())
}

fn from_environment(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

fn hold<L: List>() {
    let seeds = match from_environment("WALK_SEED") {
        Some(seed) => seed..seed + 1,
        None => 0..from_environment("WALK_SCRIPTS").unwrap_or(10_000) / 4,
    };
    for seed in seeds {
        if let Err(text) = run::<L>(seed) {
            panic!("{text}");
        }
    }
}

#[test]
fn walks_hold_by_cursor() {
    hold::<ByCursor>();
}

#[test]
fn walks_hold_by_page_number() {
    hold::<ByNumber>();
}

#[test]
fn walks_hold_by_page_number_to_404() {
    hold::<ByNumberTo404>();
}

#[test]
fn walks_hold_before_an_id() {
    hold::<BeforeId>();
}
