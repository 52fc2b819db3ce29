//! The part that walks over pages and over items share: it sends requests and takes in their
//! results.

use std::sync::Arc;
use std::task::{Context, Poll};

use bytes::Bytes;

use super::Paginated;
use super::ahead::{Ahead, Answer};
use super::bounds::Budget;
use super::identity::{identities, split_items};
use super::progress::{Facts, Named, Progress, Then, following};
use super::token::{Token, digest};
use crate::decode::without_mark;
use crate::support::{Id, Style};
use crate::transport::Sent;
use crate::{Error, ErrorKind, RawJson, ResponseValue};

/// A walk over the pages of a list. [`Progress`] decides; this sends and waits.
pub(super) struct Walk<P: Paginated> {
    call: P,
    state: State,
    pub(super) progress: Progress,
    ahead: Ahead<P>,
    /// The digest of the call, once a request shows it. A token must belong to the same call.
    digest: Option<u64>,
    /// The last page, as it came.
    pub(super) raw: Option<Bytes>,
    pub(super) prefetch: bool,
    pub(super) concurrency: usize,
    pub(super) budget: Budget,
    /// Whether a list that changed is walked a second time. The caller then gives no item
    /// twice.
    rescans: bool,
}

enum State {
    /// The next page is to be given.
    Going,
    /// The next page failed, and its error was given.
    Failed,
    /// The walk cannot continue. The error is `None` once it was given.
    Broken(Option<Error>),
    /// A limit is reached, and its error was given.
    Stopped,
    /// The list has ended.
    Ended,
}

/// A page with the identities of its items, or an error in its place.
pub(super) type Given<P> = Result<(<P as Paginated>::Page, Arrived), Error>;

/// The identities of a page's items, and for each whether it was given before.
pub(super) struct Arrived {
    pub(super) ids: Arc<Vec<Id>>,
    pub(super) known: Vec<bool>,
}

impl<P: Paginated> Walk<P> {
    pub(super) fn new(call: P, rescans: bool) -> Self {
        let (after, before) = call.bounds();
        Self {
            call,
            state: State::Going,
            progress: Progress::new(P::PAGING.style).between(after, before),
            ahead: Ahead::new(),
            digest: None,
            raw: None,
            prefetch: true,
            concurrency: 1,
            budget: Budget::default(),
            rescans,
        }
    }

    /// Continues from a token.
    pub(super) fn after(mut self, token: &Token) -> Result<Self, Error> {
        token.check(&P::PAGING)?;
        self.digest = token.call;
        self.progress = token.progress.clone();
        if token.is_end() {
            self.state = State::Ended;
        }
        Ok(self)
    }

    pub(super) fn token(&self, progress: Progress, given: Vec<Id>) -> Token {
        Token::new(&P::PAGING, self.digest, progress, given)
    }

    /// The cursor of the page that is to be given next, or that failed.
    pub(super) fn cursor(&self) -> Option<&str> {
        match self.state {
            State::Ended => None,
            _ => self.progress.following(),
        }
    }

    /// Fetches a page that failed again, at the next poll.
    pub(super) fn resume(&mut self) {
        if matches!(self.state, State::Failed) {
            self.state = State::Going;
        }
    }

    pub(super) fn is_late(&mut self, context: &mut Context<'_>) -> bool {
        self.budget.is_late(context)
    }

    pub(super) fn is_stopped(&self) -> bool {
        matches!(self.state, State::Stopped)
    }

    pub(super) fn is_broken(&self) -> bool {
        matches!(self.state, State::Broken(_))
    }

    /// Cancels the requests under way, because the caller got an error.
    pub(super) fn cancel_ahead(&mut self) {
        self.ahead.clear();
    }

    /// Ends the walk at a limit.
    pub(super) fn stop(&mut self, bound: &str) -> Error {
        self.ahead.clear();
        self.state = State::Stopped;
        let text = format!("the walk reached its limit of {bound}; continue from its token");
        Error::new(ErrorKind::LimitReached, text).of_list(P::PAGING.operation)
    }

    /// Fetches the next pages early, while the caller works on the last one.
    pub(super) fn fetch_ahead(&mut self, context: &mut Context<'_>) {
        let is_going = matches!(self.state, State::Going);
        if self.prefetch && is_going && !self.budget.has_all_pages() {
            self.ask();
            self.ahead.poll(context);
        }
    }

    pub(super) fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Given<P>>> {
        loop {
            match &mut self.state {
                State::Going => {}
                State::Broken(error) => return Poll::Ready(error.take().map(Err)),
                State::Failed | State::Stopped | State::Ended => return Poll::Ready(None),
            }
            if self.budget.has_all_pages() {
                return Poll::Ready(Some(Err(self.stop("pages"))));
            }
            if self.is_late(context) {
                return Poll::Ready(Some(Err(self.stop("time"))));
            }
            self.ask();
            self.ahead.poll(context);
            let Some(answer) = self.ahead.take() else {
                return Poll::Pending;
            };
            let given = self.answered(answer);
            self.fetch_ahead(context);
            if let Some(given) = given.transpose() {
                return Poll::Ready(Some(given));
            }
        }
    }

    /// Takes in a page that came for the request `sent`. `ids` are the identities of its items, or
    /// `None` if the page has no list. Returns `None` if the page is not to be given.
    pub(super) fn arrived(
        &mut self,
        sent: Option<&Sent>,
        page: &P::Page,
        ids: Option<Vec<Id>>,
    ) -> Result<Option<Arrived>, Error> {
        self.progress.merge();
        self.check_call(sent)?;
        let Some(ids) = ids else {
            self.ahead.clear();
            self.state = State::Failed;
            return Err(pagination::<P>("the page has no list of items"));
        };
        let query = |name: &str| parameter(sent, name);
        let own = self.progress.following().map(str::to_owned);
        let asked = own.or_else(|| query(P::PAGING.parameter));
        self.budget.count_page();
        let ids = Arc::new(ids);
        let facts = Facts {
            asked: asked.as_deref(),
            items: &ids,
            next: next::<P>(page),
            total: P::total(page, &query),
        };
        let verdict = self.progress.page(&P::PAGING, facts, self.rescans);
        let keeps_ahead = matches!(verdict.then, Then::Ask(Some(_))) && verdict.known.is_some();
        self.go_on(verdict.then, keeps_ahead);
        Ok(verdict.known.map(|known| Arrived { ids, known }))
    }
}

impl<P: Paginated> Walk<P> {
    /// Requests the next page, and early those after it.
    fn ask(&mut self) {
        if self.ahead.len() == 0 {
            let next = self.progress.following().map(str::to_owned);
            match self.window(next.as_deref()) {
                Some((after, before)) => {
                    let call = self.call.clone().within(after, before);
                    self.ahead.push(call, None);
                }
                None => self.ahead.push(self.call.clone(), next),
            }
        }
        // A second walk looks for items that moved. It fetches one page at a time, so that
        // the requests are in the order of the pages.
        let is_alone = P::PAGING.style != Style::PageNumber || self.progress.is_rescan();
        if is_alone || !self.progress.came() {
            return;
        }
        let left = self.budget.pages_left().unwrap_or(usize::MAX);
        while self.ahead.len() < self.concurrency.min(left) {
            // Without a cursor only the call itself knows where it starts.
            let last = self.ahead.last_cursor();
            match last.and_then(|last| following(Some(last))) {
                Some(next) if self.progress.may_have_page(&next) => {
                    self.ahead.push(self.call.clone(), Some(next));
                }
                _ => return,
            }
        }
    }

    /// The values of the two parameters in the next request of a list in windows of ids.
    fn window(&self, next: Option<&str>) -> Option<(Option<i64>, i64)> {
        match P::PAGING.style {
            Style::Window { .. } => {
                let before = || Some((None, next?.parse().ok()?));
                self.progress.window().or_else(before)
            }
            Style::Cursor | Style::PageNumber | Style::Before => None,
        }
    }

    /// Takes in the result of a request. Returns the page to give, or `None` if the walk
    /// continues without one.
    fn answered(&mut self, answer: Answer<P>) -> Result<Option<(P::Page, Arrived)>, Error> {
        match answer {
            Ok(response) => {
                let ids = self.ids(&response);
                let arrived = self.arrived(Some(&response.sent), &response, ids);
                if !matches!(arrived, Ok(None)) {
                    self.raw = Some(response.raw().clone());
                }
                let arrived = arrived?;
                Ok(arrived.map(|arrived| (response.into_inner(), arrived)))
            }
            Err(error) if self.is_end(&error) => {
                let then = self.progress.not_found(&P::PAGING, self.rescans);
                self.go_on(then, false);
                Ok(None)
            }
            Err(error) => {
                self.progress.merge();
                // Without a cursor, the request shows where the call starts.
                if self.progress.following().is_none()
                    && let Some(cursor) = parameter(error.sent(), P::PAGING.parameter)
                {
                    self.progress.go_to(cursor);
                }
                self.raw = error.body().cloned();
                self.state = State::Failed;
                Err(error)
            }
        }
    }

    fn go_on(&mut self, then: Then, keeps_ahead: bool) {
        self.state = match then {
            Then::Ask(_) => State::Going,
            Then::End => State::Ended,
            Then::Break(reason) => State::Broken(Some(pagination::<P>(reason.text()))),
        };
        if !keeps_ahead {
            self.ahead.clear();
        }
    }

    /// Checks that the call is the token's, and that no parameter splits its list into other
    /// pages.
    fn check_call(&mut self, sent: Option<&Sent>) -> Result<(), Error> {
        let digest = sent.map(|sent| digest(sent, &P::PAGING, self.call.bounds().0));
        let mut excluded = P::PAGING.excludes.iter();
        let text = if self.digest.is_some() && digest != self.digest {
            "the token belongs to a call with another path, body or parameters".to_owned()
        } else if let Some(name) = excluded.find(|name| parameter(sent, name).is_some()) {
            format!("`{name}` cannot be combined with a walk; use `send`")
        } else {
            self.digest = digest;
            return Ok(());
        };
        self.ahead.clear();
        self.state = State::Ended;
        Err(pagination::<P>(text))
    }

    /// Whether an error means that the list has ended. A page must have come before.
    fn is_end(&self, error: &Error) -> bool {
        let is_not_found = P::PAGING.not_found_is_end && error.is_not_found();
        is_not_found && self.progress.came() && !self.ahead.has_items()
    }

    /// The identities of a page's items. `None` if the page has no list.
    fn ids(&self, response: &ResponseValue<P::Page>) -> Option<Vec<Id>> {
        let items = P::listed(response)?;
        let raw = || split(response.raw(), P::PAGING.items);
        Some(identities::<P>(items.iter().map(P::id), raw))
    }
}

/// An error of a walk that no request caused.
fn pagination<P: Paginated>(text: impl Into<String>) -> Error {
    Error::pagination(text).of_list(P::PAGING.operation)
}

/// The items of a page as they came. Bytes that are not UTF-8 are replaced by U+FFFD.
pub(super) fn split(page: &Bytes, pointer: &str) -> Option<Vec<RawJson>> {
    split_items(&String::from_utf8_lossy(without_mark(page)), pointer)
}

fn next<P: Paginated>(page: &P::Page) -> Named<'_> {
    match P::named_next(page) {
        Some(cursor) => Named::Cursor(cursor),
        None if P::is_last(page) => Named::End,
        None => Named::Missing,
    }
}

/// The value of a query parameter of a request.
fn parameter(sent: Option<&Sent>, parameter: &str) -> Option<String> {
    let found = sent?
        .url
        .query_pairs()
        .find(|(name, _)| name == parameter)?;
    Some(found.1.into_owned())
}
