//! The walk over pages, as a stream.

use std::collections::VecDeque;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;
use reqwest::Url;

use super::identity::{identities, split_items};
use super::progress::{Facts, Named, Progress, Then, following};
use super::token::{Token, digest};
use super::{Bounds, Paginated};
use crate::decode::without_mark;
use crate::support::{Id, Style};
use crate::transport::Alarm;
use crate::{Error, ErrorKind, RawJson, ResponseValue};

/// A walk over pages, as a [`Stream`].
///
/// It ends as the list's style says, see [`Paginated`]. A page that fails is one
/// error, after everything before it. The stream then ends until
/// [`resume`](Self::resume), which fetches that page again. A page without its list
/// of items is such an error too, since it cannot be told from an empty page.
///
/// A server that leads the walk in a circle is an error of the kind
/// [`Pagination`](crate::ErrorKind::Pagination) that ends it for good: a cursor that
/// was used before, three pages in a row with only items that came before, ten pages
/// in a row without items, or a page that should name the next one and does not. It
/// comes after the items of the page that shows it.
///
/// While the caller works on a page the next one is fetched, unless
/// [`prefetch`](Self::prefetch) is turned off. Dropping the walk cancels its requests.
///
/// Pages are given as they came, repeated items included. [`Items`](super::Items)
/// gives each item once.
pub struct Pages<'a, P: Paginated> {
    call: P,
    state: State,
    pub(super) progress: Progress,
    /// Pages that are asked for, in order.
    ahead: VecDeque<Ahead<'a, P>>,
    /// Of the call, once an answer told it: what a token must be for.
    digest: Option<u64>,
    raw: Option<Bytes>,
    settings: Settings,
    /// Whether a list that changed is walked a second time.
    rescans: bool,
}

/// How a walk is made.
struct Settings {
    prefetch: bool,
    concurrency: usize,
    bounds: Bounds,
    deadline: Option<Alarm>,
    pages: u64,
}

type Answer<P> = Result<ResponseValue<<P as Paginated>::Page>, Error>;
type Fetch<'a, P> = Pin<Box<dyn Future<Output = Answer<P>> + Send + 'a>>;

/// A page to be given, with the identities of its items.
type Given<P> = Result<(<P as Paginated>::Page, Arrived), Error>;

/// A page that is asked for.
struct Ahead<'a, P: Paginated> {
    cursor: Option<String>,
    page: Fetching<'a, P>,
}

enum Fetching<'a, P: Paginated> {
    UnderWay(Fetch<'a, P>),
    Here(Box<Answer<P>>),
}

enum State {
    /// The next page is to be given.
    Going,
    /// It failed, and the error was given.
    Failed,
    /// The walk cannot go on; none, once the error was given.
    Broken(Option<Error>),
    /// A bound is reached, and the error was given.
    Stopped,
    /// Over.
    Ended,
}

/// A page with the identities of its items, and which of them were given before.
pub(super) struct Arrived {
    pub(super) ids: Vec<Id>,
    pub(super) known: Vec<bool>,
}

impl<'a, P: Paginated + 'a> Pages<'a, P> {
    pub(super) fn of(call: P) -> Self {
        Self {
            call,
            state: State::Going,
            progress: Progress::new(P::PAGING.style),
            ahead: VecDeque::new(),
            digest: None,
            raw: None,
            settings: Settings {
                prefetch: true,
                concurrency: 1,
                bounds: Bounds::default(),
                deadline: None,
                pages: 0,
            },
            rescans: false,
        }
    }

    /// A walk whose caller gives no item twice.
    pub(super) fn with_rescan(mut self) -> Self {
        self.rescans = true;
        self
    }

    /// A walk that continues from a token.
    pub(super) fn after(call: P, token: &Token) -> Result<Self, Error> {
        token.check(&P::PAGING)?;
        let mut pages = Self::of(call);
        pages.digest = token.call;
        pages.progress = token.progress.clone();
        if token.is_end() {
            pages.state = State::Ended;
        }
        Ok(pages)
    }

    /// The position after the last page given, for [`Paginated::pages_after`], also
    /// in another process. After an error that ended the walk for good, the last page
    /// comes again, and the error after it.
    pub fn token(&self) -> Token {
        let progress = match self.state {
            State::Broken(_) => self.progress.unmerged(),
            _ => self.progress.merged(),
        };
        self.token_of(progress, Vec::new())
    }

    pub(super) fn token_of(&self, progress: Progress, given: Vec<Id>) -> Token {
        Token::new(&P::PAGING, self.digest, progress, given)
    }

    /// Whether to fetch the next page while the caller works on this one. Default:
    /// true. If false, no request is made that the walk does not need.
    pub fn prefetch(mut self, prefetch: bool) -> Self {
        self.settings.prefetch = prefetch;
        self
    }

    /// How many pages are fetched at the same time. Default: 1; 0 is treated as 1.
    /// They are given in order. Only lists in pages by number fetch more than one:
    /// in other lists each page tells where the next one is.
    ///
    /// Where the total is known, no page after it is asked for early.
    pub fn concurrency(mut self, pages: usize) -> Self {
        self.settings.concurrency = pages.max(1);
        self
    }

    /// Ends the walk at a bound, with an error of the kind
    /// [`LimitReached`](crate::ErrorKind::LimitReached) if there is more.
    pub fn bounds(mut self, bounds: Bounds) -> Self {
        self.settings.bounds = bounds;
        self
    }

    pub(super) fn max_items(&self) -> Option<u64> {
        self.settings.bounds.items
    }

    /// The cursor of the page that is to be given next, or that failed: a
    /// new walk from [`Paginated::starting_at`] there goes on without a gap.
    /// None before the first page came or failed, and at the end.
    pub fn cursor(&self) -> Option<&str> {
        match self.state {
            State::Ended => None,
            _ => self.progress.following(),
        }
    }

    /// How many items all pages have, as the last page given says: of several
    /// counts the one that fits what was asked for.
    pub fn total(&self) -> Option<i64> {
        self.progress.total()
    }

    /// Whether the list changed during the walk so that an item may be missing. See
    /// [`Items::may_be_incomplete`](super::Items::may_be_incomplete); a walk over
    /// pages reads no list a second time.
    pub fn may_be_incomplete(&self) -> bool {
        self.progress.may_be_incomplete()
    }

    /// The last page given, byte for byte as it came; also a page that did not
    /// decode, where the walk goes on after it.
    pub fn raw(&self) -> Option<&Bytes> {
        self.raw.as_ref()
    }

    /// After a page failed: the next poll fetches that page again. It has no effect
    /// on a walk that goes on or has ended.
    pub fn resume(&mut self) {
        if matches!(self.state, State::Failed) {
            self.state = State::Going;
        }
    }

    /// Cancels what is under way: the caller was given an error.
    pub(super) fn drop_ahead(&mut self) {
        self.ahead.clear();
    }

    /// The walk ends at a bound.
    pub(super) fn stop(&mut self, bound: &str) -> Error {
        self.ahead.clear();
        self.state = State::Stopped;
        let text = format!("the walk reached its bound of {bound}; continue from its token");
        Error::new(ErrorKind::LimitReached, text).of_list(P::PAGING.operation)
    }

    pub(super) fn is_stopped(&self) -> bool {
        matches!(self.state, State::Stopped)
    }

    pub(super) fn is_broken(&self) -> bool {
        matches!(self.state, State::Broken(_))
    }

    /// Takes a page in. None if it is not to be given. `ids` are the identities of
    /// its items; none where the page has no list.
    pub(super) fn arrived(
        &mut self,
        url: Option<&Url>,
        page: &P::Page,
        ids: Option<Vec<Id>>,
    ) -> Result<Option<Arrived>, Error> {
        self.progress.merge();
        self.check_call(url)?;
        let Some(ids) = ids else {
            self.ahead.clear();
            self.state = State::Failed;
            return Err(pagination::<P>("the page has no list of items"));
        };
        let query = |name: &str| sent(url, name);
        let own = self.progress.following().map(str::to_owned);
        let asked = own.or_else(|| query(P::PAGING.parameter));
        self.settings.pages += 1;
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

    /// Checks that the call is the token's, and has no parameter that cuts pages in
    /// another way.
    fn check_call(&mut self, url: Option<&Url>) -> Result<(), Error> {
        let digest = url.map(|url| digest(url, P::PAGING.parameter));
        let mut excluded = P::PAGING.excludes.iter();
        let text = if self.digest.is_some() && digest != self.digest {
            "the token is of a call with another path or other parameters".to_owned()
        } else if let Some(name) = excluded.find(|name| sent(url, name).is_some()) {
            format!("`{name}` cannot be combined with a walk; use `send`")
        } else {
            self.digest = digest;
            return Ok(());
        };
        self.ahead.clear();
        self.state = State::Ended;
        Err(pagination::<P>(text))
    }

    /// Whether an answer says that the list has ended, after a page that came.
    fn is_end(&self, error: &Error) -> bool {
        let is_not_found = P::PAGING.not_found_is_end && error.is_not_found();
        is_not_found && self.progress.came() && !self.has_items_ahead()
    }

    /// Whether a later page came already and has items: the list goes on there.
    fn has_items_ahead(&self) -> bool {
        let has_items = |page: &P::Page| P::listed(page).is_some_and(|items| !items.is_empty());
        self.ahead.iter().any(|ahead| match &ahead.page {
            Fetching::Here(answer) => answer.as_ref().as_ref().is_ok_and(|page| has_items(page)),
            Fetching::UnderWay(_) => false,
        })
    }

    /// Asks for the page that is next, and early for those after it.
    fn ask(&mut self) {
        if self.ahead.is_empty() {
            self.push(self.progress.following().map(str::to_owned));
        }
        // A second walk looks for what a change of the list hid: one page at a time,
        // so that the order of the pages is the order of the requests.
        let is_alone = P::PAGING.style != Style::PageNumber || self.progress.is_rescan();
        if is_alone || !self.progress.came() {
            return;
        }
        let left = self.pages_left().unwrap_or(usize::MAX);
        while self.ahead.len() < self.settings.concurrency.min(left) {
            let last = self.ahead.back().and_then(|ahead| ahead.cursor.as_deref());
            // Where the call begins by itself, the call alone knows.
            match last.and_then(|last| following(Some(last))) {
                Some(next) if self.progress.may_have_page(&next) => self.push(Some(next)),
                _ => return,
            }
        }
    }

    /// How many more pages the bounds allow.
    fn pages_left(&self) -> Option<usize> {
        let left = self
            .settings
            .bounds
            .pages?
            .saturating_sub(self.settings.pages);
        usize::try_from(left).ok()
    }

    fn push(&mut self, cursor: Option<String>) {
        let call = self.call.clone();
        let fetch: Fetch<'a, P> = match &cursor {
            Some(cursor) => Box::pin(call.starting_at(cursor.clone()).fetch()),
            None => Box::pin(call.fetch()),
        };
        self.ahead.push_back(Ahead {
            cursor,
            page: Fetching::UnderWay(fetch),
        });
    }

    /// Polls the requests that are under way.
    fn poll_ahead(&mut self, context: &mut Context<'_>) {
        for ahead in &mut self.ahead {
            if let Fetching::UnderWay(fetch) = &mut ahead.page
                && let Poll::Ready(answer) = fetch.as_mut().poll(context)
            {
                ahead.page = Fetching::Here(Box::new(answer));
            }
        }
    }

    /// Asks for pages early, and polls those requests, while the caller works on the
    /// last page.
    pub(super) fn fetch_ahead(&mut self, context: &mut Context<'_>) {
        if self.settings.prefetch && matches!(self.state, State::Going) && !self.is_at_bound() {
            self.ask();
            self.poll_ahead(context);
        }
    }

    fn is_at_bound(&self) -> bool {
        let most = self.settings.bounds.pages;
        most.is_some_and(|most| self.settings.pages >= most)
    }

    /// Whether the time is up.
    pub(super) fn is_late(&mut self, context: &mut Context<'_>) -> bool {
        let Some(most) = self.settings.bounds.time else {
            return false;
        };
        let deadline = &mut self.settings.deadline;
        let deadline = deadline.get_or_insert_with(|| Alarm::after(most));
        Pin::new(deadline).poll(context).is_ready()
    }

    pub(super) fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Given<P>>> {
        loop {
            match &mut self.state {
                State::Going => {}
                State::Broken(error) => return Poll::Ready(error.take().map(Err)),
                State::Failed | State::Stopped | State::Ended => return Poll::Ready(None),
            }
            if self.is_at_bound() {
                return Poll::Ready(Some(Err(self.stop("pages"))));
            }
            if self.is_late(context) {
                return Poll::Ready(Some(Err(self.stop("time"))));
            }
            self.ask();
            self.poll_ahead(context);
            let is_here = |ahead: &Ahead<'a, P>| matches!(ahead.page, Fetching::Here(_));
            if !self.ahead.front().is_some_and(is_here) {
                return Poll::Pending;
            }
            let Some(Fetching::Here(answer)) = self.ahead.pop_front().map(|ahead| ahead.page)
            else {
                return Poll::Pending;
            };
            let given = self.answered(*answer);
            self.fetch_ahead(context);
            if let Some(given) = given.transpose() {
                return Poll::Ready(Some(given));
            }
        }
    }

    /// What is given of an answer; nothing of one that only leads on.
    fn answered(&mut self, answer: Answer<P>) -> Result<Option<(P::Page, Arrived)>, Error> {
        match answer {
            Ok(response) => {
                let ids = self.ids(&response);
                self.raw = Some(response.raw().clone());
                let arrived = self.arrived(Some(&response.url), &response, ids)?;
                Ok(arrived.map(|arrived| (response.into_inner(), arrived)))
            }
            Err(error) if self.is_end(&error) => {
                let then = self.progress.not_found(&P::PAGING, self.rescans);
                self.go_on(then, false);
                Ok(None)
            }
            Err(error) => {
                self.progress.merge();
                // Where the call begins by itself, its own request tells.
                if self.progress.following().is_none()
                    && let Some(cursor) = sent(error.url(), P::PAGING.parameter)
                {
                    self.progress.go_to(cursor);
                }
                self.raw = error.body().cloned();
                self.state = State::Failed;
                Err(error)
            }
        }
    }

    /// The identities of a page's items, where it has a list.
    fn ids(&self, response: &ResponseValue<P::Page>) -> Option<Vec<Id>> {
        let items = P::listed(response)?;
        let raw = || split(response.raw(), P::PAGING.items);
        Some(identities::<P>(items.iter().map(P::id), raw))
    }
}

impl<'a, P: Paginated + 'a> Stream for Pages<'a, P> {
    type Item = Result<P::Page, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let page = self.poll(context);
        if let Poll::Ready(Some(Err(_))) = &page {
            self.drop_ahead();
        }
        page.map(|page| page.map(|page| page.map(|(page, _)| page)))
    }
}

impl<P: Paginated> fmt::Debug for Pages<'_, P> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Pages").finish_non_exhaustive()
    }
}

/// An error of a list whose pages do not lead on.
fn pagination<P: Paginated>(text: impl Into<String>) -> Error {
    Error::pagination(text).of_list(P::PAGING.operation)
}

/// The items of a page as they came.
pub(super) fn split(page: &Bytes, pointer: &str) -> Option<Vec<RawJson>> {
    let text = std::str::from_utf8(without_mark(page)).ok()?;
    split_items(text, pointer)
}

fn next<P: Paginated>(page: &P::Page) -> Named<'_> {
    match P::named_next(page) {
        Some(cursor) => Named::Cursor(cursor),
        None if P::is_last(page) => Named::End,
        None => Named::Missing,
    }
}

/// A parameter of a request: where a walk's first page is, the call alone knows.
fn sent(url: Option<&Url>, parameter: &str) -> Option<String> {
    let found = url?.query_pairs().find(|(name, _)| name == parameter)?;
    Some(found.1.into_owned())
}
