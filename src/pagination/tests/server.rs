//! A server, simulated in this process, without sockets or time.

#![allow(clippy::unwrap_used)] // a test fails by it

use std::fmt::Write as _;

use fastrand::Rng;
use reqwest::StatusCode;

use crate::pagination::paging::Style;
use crate::{Error, ErrorKind};

/// How an item is serialised.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Form {
    Good,
    /// A property has another type. The id can be read.
    Bad,
    /// A text has half a surrogate pair. The id can be read.
    HalfPair,
    /// A property's name has half a surrogate pair. The id can be read.
    HalfName,
    /// The id cannot be read.
    Unreadable,
}

/// What happens before a response is sent.
#[derive(Debug, Clone, Copy)]
pub(super) enum Event {
    /// The response is faulty.
    Answer(Fault),
    /// A new item is added at the top.
    Insert,
    /// The item at this place moves to the top.
    Move(usize),
    /// The item at this place is removed.
    Delete(usize),
    /// The item at this place is serialised in this form from now on.
    Write(usize, Form),
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Fault {
    Unavailable,
    Cut,
    NoList,
    NotJson,
    /// The page does not name the next one. Only for cursor lists.
    NoNext,
    /// The page is empty but names a next one. Only for cursor lists.
    Empty,
    /// The first page comes again, under a new cursor. Only for cursor lists.
    StartOver,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    /// Its identity in the model.
    pub(super) number: u64,
    /// The item with the highest rank comes first.
    rank: i64,
    pub(super) form: Form,
}

/// The properties of a server that all its responses share.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Habits {
    /// A page before an id starts with that id.
    is_inclusive: bool,
    /// A page before an id has its newest item first.
    pub(super) newest_first: bool,
    /// A page before an id has its items in any order.
    pub(super) is_shuffled: bool,
    /// Pages have any size up to the usual one. Not for lists in pages by number.
    sizes_vary: bool,
    /// The total is wrong by this much.
    total_off: i64,
    /// The total grows by this much with each response.
    total_grows: i64,
}

impl Habits {
    fn random(style: Style, random: &mut Rng) -> Self {
        let mut is = |part: u8| random.u8(0..part) == 0;
        let (total_off, total_grows) = (is(8), is(12));
        Self {
            is_inclusive: is_by_id(style) && is(4),
            newest_first: is_by_id(style) && is(6),
            is_shuffled: is_by_id(style) && is(6),
            sizes_vary: matches!(style, Style::Cursor | Style::Before) && is(4),
            total_off: if total_off { random.i64(-10..10) } else { 0 },
            total_grows: if total_grows { random.i64(1..50) } else { 0 },
        }
    }

    /// Whether its total is wrong.
    pub(super) fn lies(self) -> bool {
        self.total_off != 0 || self.total_grows != 0
    }
}

/// The most items in a window of ids.
pub(super) const LIMIT: usize = 6;

pub(super) struct Server {
    style: Style,
    pub(super) habits: Habits,
    /// The number of items on a page.
    pub(super) size: usize,
    pub(super) has_total: bool,
    /// Whether a page after the end is a 404.
    not_found: bool,
    pub(super) list: Vec<Entry>,
    /// What happens before the response to the request of this number.
    pub(super) events: Vec<(usize, Event)>,
    pub(super) requests: usize,
    made: u64,
    pub(super) random: Rng,
}

impl Server {
    pub(super) fn random(style: Style, not_found: bool, random: &mut Rng) -> Self {
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
            // Leave gaps between ids.
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
        let fault = match random.u8(0..12) {
            0..4 => Fault::Unavailable,
            4..6 => Fault::Cut,
            6..8 => Fault::NoList,
            8 => Fault::NotJson,
            _ if self.style != Style::Cursor => Fault::Unavailable,
            9 => Fault::NoNext,
            10 => Fault::Empty,
            _ => Fault::StartOver,
        };
        match random.u8(0..10) {
            0..4 => Event::Answer(fault),
            4 | 5 => Event::Insert,
            // Items in a list before an id stay where they are.
            6 | 7 if !is_by_id(self.style) => Event::Move(place),
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

    pub(super) fn answer(
        &mut self,
        at: Option<&str>,
        after: Option<i64>,
    ) -> Result<(StatusCode, String), Error> {
        let now = self.requests;
        self.requests += 1;
        let events: Vec<Event> = self
            .events
            .iter()
            .filter(|(when, _)| *when == now)
            .map(|(_, event)| *event)
            .collect();
        let mut fault = None;
        for event in events {
            self.happen(event);
            if let Event::Answer(found) = event {
                fault = Some(found);
            }
        }
        match fault {
            Some(Fault::Unavailable) => {
                return Ok((StatusCode::SERVICE_UNAVAILABLE, String::new()));
            }
            Some(Fault::Cut) => return Err(Error::new(ErrorKind::Transport, "cut")),
            Some(Fault::NoList) => return Ok((StatusCode::OK, r#"{"next":null}"#.to_owned())),
            Some(Fault::NotJson) => return Ok((StatusCode::OK, "<p>".to_owned())),
            _ => {}
        }
        let from = self.start(at.filter(|_| fault != Some(Fault::StartOver)));
        let size = match self.habits.sizes_vary {
            true => self.random.usize(1..=self.size),
            false => self.size,
        };
        let mut page: Vec<Entry> = match after {
            None => self.list.iter().skip(from).take(size).copied().collect(),
            Some(after) => self.window(from, after),
        };
        if fault == Some(Fault::Empty) {
            page.clear();
        }
        if self.not_found && page.is_empty() && from > 0 {
            return Ok((StatusCode::NOT_FOUND, String::new()));
        }
        Ok((StatusCode::OK, self.body(&page, from, fault)))
    }

    /// The items down to an id. If there are too many, some of them are left out.
    fn window(&mut self, from: usize, after: i64) -> Vec<Entry> {
        let end = self.after(after).max(from);
        let mut window = self.list[from..end].to_vec();
        let extra = window.len().saturating_sub(LIMIT);
        match (self.habits.is_shuffled, self.habits.newest_first) {
            (true, _) => self.random.shuffle(&mut window[..]),
            (_, true) => {}
            (_, false) => drop(window.drain(..extra)),
        }
        window.truncate(LIMIT);
        window.sort_by_key(|entry| std::cmp::Reverse(entry.number));
        window
    }

    /// The place of the first item of the page at this cursor, number or id.
    fn start(&self, at: Option<&str>) -> usize {
        match (self.style, at) {
            (_, None) => 0,
            (Style::PageNumber, Some(page)) => {
                (page.parse::<usize>().unwrap().max(1) - 1) * self.size
            }
            (Style::Before | Style::Window { .. }, Some(id)) => {
                let id: i64 = id.parse().unwrap();
                self.after(id + i64::from(self.habits.is_inclusive))
            }
            (Style::Cursor, Some(cursor)) => {
                self.after(cursor.split_once(':').unwrap().1.parse().unwrap())
            }
        }
    }

    /// The place of the first item with a lower rank.
    fn after(&self, rank: i64) -> usize {
        self.list
            .iter()
            .filter(|entry| self.rank(entry) >= rank)
            .count()
    }

    fn rank(&self, entry: &Entry) -> i64 {
        match self.style {
            Style::Before | Style::Window { .. } => i64::try_from(entry.number).unwrap(),
            _ => entry.rank,
        }
    }

    fn body(&mut self, page: &[Entry], from: usize, fault: Option<Fault>) -> String {
        let mut items: Vec<String> = page.iter().map(json).collect();
        if is_by_id(self.style) && !self.habits.newest_first {
            items.reverse();
        }
        if self.habits.is_shuffled {
            self.random.shuffle(&mut items);
        }
        let mut body = format!(r#"{{"items":[{}]"#, items.join(","));
        if self.has_total && !is_by_id(self.style) {
            let requests = i64::try_from(self.requests).unwrap();
            let total = i64::try_from(self.list.len()).unwrap()
                + self.habits.total_off
                + self.habits.total_grows * requests;
            write!(body, r#","total":{total}"#).unwrap();
        }
        if self.style == Style::Cursor && fault != Some(Fault::NoNext) {
            let last = match page.last() {
                Some(last) => last.rank,
                None => self.list.get(from).map_or(0, |entry| entry.rank + 1),
            };
            let is_last = self.after(last) >= self.list.len();
            match is_last {
                true => body.push_str(r#","next":null"#),
                false => write!(body, r#","next":"{}:{last}""#, self.requests).unwrap(),
            }
        }
        body + "}"
    }
}

fn is_by_id(style: Style) -> bool {
    matches!(style, Style::Before | Style::Window { .. })
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
