//! The walk over pages, as a stream.

use std::collections::{HashSet, VecDeque};
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;
use reqwest::Url;

use super::token::{At, Known, Token, digest};
use super::{Bounds, Paginated};
use crate::support::{Id, Style};
use crate::transport::Alarm;
use crate::{Error, ErrorKind, ResponseValue};

/// A walk over pages, as a [`Stream`].
///
/// It ends as the list's style says, see [`Paginated`]. A page that fails is
/// given as one error, after everything before it, and ends the stream until
/// [`resume`](Self::resume). A cursor that leads back into the walk is an error
/// too, of the kind [`Pagination`](crate::ErrorKind::Pagination), after the page
/// that named it; so are three pages by number in a row that bring nothing new.
///
/// While the caller works on a page the next one is fetched, unless
/// [`prefetch`](Self::prefetch) is turned off. Dropping the walk drops what it
/// has under way.
///
/// Pages are given as they came, repeated items included; [`Items`](super::Items)
/// gives each once.
pub struct Pages<'a, P: Paginated> {
    call: P,
    state: State,
    /// Where the page is that is to be given next; none is the call's own start.
    cursor: Option<String>,
    /// The cursor of the last page that came.
    fetched: Option<String>,
    /// Pages that are asked for, in order.
    ahead: VecDeque<Ahead<'a, P>>,
    seen: HashSet<String>,
    pub(super) tally: Tally,
    /// Of the call, once an answer told it: what a token must be for.
    digest: Option<u64>,
    raw: Option<Bytes>,
    settings: Settings,
    second: Second,
}

/// Whether a list that moved is walked a second time, from its first page until
/// a page brings nothing new: what moved up behind the walk is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Second {
    /// No: pages are given as they come.
    Never,
    /// If there is a sign that it moved.
    IfMoved,
    /// It is being walked: to its end, since something left the list and what came
    /// behind it was pulled up, to wherever.
    Whole,
    /// It is being walked, until a page brings nothing new: things moved up only.
    Top,
    /// It was walked, and nothing is missing.
    Done,
}

/// How a walk is made.
struct Settings {
    prefetch: bool,
    at_once: usize,
    bounds: Bounds,
    deadline: Option<Alarm>,
    pages: u64,
}

/// What a walk knows of its items.
#[derive(Default)]
pub(super) struct Tally {
    total: Option<i64>,
    /// As the first page said.
    first_total: Option<i64>,
    /// The items met, where they have ids and may come again.
    pub(super) met: HashSet<Id>,
    /// Items that were met before.
    repeats: u64,
    /// Items that were not.
    fresh: u64,
    /// Pages in a row that had items, and none that was not met before.
    stale: u32,
    /// Whether the total was not the same on all pages, and whether it was less on
    /// a later one.
    total_moved: bool,
    shrank: bool,
    /// Whether the walk began with the list's first page.
    from_start: bool,
    /// How many items the longest page had.
    longest: usize,
}

/// How many pages in a row may bring nothing new: items can be pushed down by a
/// page's length, but a server that starts over does it for ever.
const STALE: usize = 3;

pub(super) const NO_LIST: &str = "the page has no list of items";

type Answer<P> = Result<ResponseValue<<P as Paginated>::Page>, Error>;
type Fetch<'a, P> = Pin<Box<dyn Future<Output = Answer<P>> + Send + 'a>>;

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
    /// The page at the cursor is the next to give.
    Going,
    /// It failed, and the error was given.
    Failed,
    /// Something keeps the walk from going on; none, once that was told.
    Astray(Option<Error>),
    /// A bound is reached, and that was told.
    Stopped,
    /// Over.
    Ended,
}

/// A page, and which of its items were met before.
pub(super) type Arrived<P> = (<P as Paginated>::Page, Vec<bool>);

impl<'a, P: Paginated + 'a> Pages<'a, P> {
    pub(super) fn of(call: P) -> Self {
        Self {
            call,
            state: State::Going,
            cursor: None,
            fetched: None,
            ahead: VecDeque::new(),
            seen: HashSet::new(),
            tally: Tally::default(),
            digest: None,
            raw: None,
            settings: Settings {
                prefetch: true,
                at_once: 1,
                bounds: Bounds::default(),
                deadline: None,
                pages: 0,
            },
            second: Second::Never,
        }
    }

    /// A walk whose caller gives no item twice.
    pub(super) fn catching_up(mut self) -> Self {
        if P::PAGING.style == Style::PageNumber && self.second == Second::Never {
            self.second = Second::IfMoved;
        }
        self
    }

    /// A walk that goes on where the token's one stood.
    pub(super) fn after(call: P, token: &Token) -> Result<Self, Error> {
        token.check(P::PAGING.operation)?;
        let mut pages = Self::of(call);
        pages.digest = token.call;
        pages.tally = token.tally.clone().into();
        pages.tally.met = token.met.iter().cloned().collect();
        match &token.at {
            At::Start => {}
            At::Page { cursor, .. } => pages.cursor.clone_from(cursor),
            At::End => pages.state = State::Ended,
        }
        // A page came before, of this walk's own beginning.
        if token.met_one {
            pages.seen.extend([String::new()]);
        }
        if token.tally.again {
            pages.second = Second::Whole;
        }
        Ok(pages)
    }

    /// Where the walk stands, behind the last page given: kept, in another
    /// process too, it is where [`Paginated::pages_after`] goes on. After an error
    /// that ended the walk the last page comes again, and the error after it.
    pub fn token(&self) -> Token {
        let before = |cursor: &Option<String>| At::Page {
            cursor: cursor.clone(),
            given: Vec::new(),
            skip: 0,
        };
        self.token_at(match (&self.state, &self.cursor) {
            (State::Ended, _) => At::End,
            // What led astray is met again there.
            (State::Astray(_), _) => before(&self.fetched),
            (_, None) if self.settings.pages == 0 => At::Start,
            (_, cursor) => before(cursor),
        })
    }

    pub(super) fn token_at(&self, at: At) -> Token {
        let tally = Known {
            again: self.is_second(),
            ..Known::from(&self.tally)
        };
        Token::new(P::PAGING.operation, self.digest, self.came(), tally, at)
    }

    /// Whether the next page is fetched while the caller works on this one: yes,
    /// unless turned off. Off, no request is made that the walk does not need.
    pub fn prefetch(mut self, prefetch: bool) -> Self {
        self.settings.prefetch = prefetch;
        self
    }

    /// How many pages are fetched at the same time, one unless told; none is taken
    /// as one. They are given in order. Only pages by number can be asked for
    /// before those ahead of them came; of other lists there is always one.
    ///
    /// Where the total is known, no page that lies behind it is asked for early.
    pub fn concurrency(mut self, pages: usize) -> Self {
        self.settings.at_once = pages.max(1);
        self
    }

    /// Ends the walk at a bound, with an error of the kind
    /// [`Bound`](crate::ErrorKind::Bound) if there is more.
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
        self.cursor.as_deref()
    }

    /// The cursor of the last page that came.
    pub(super) fn fetched(&self) -> Option<&str> {
        self.fetched.as_deref()
    }

    /// How many items all pages have, as the last page given says: of several
    /// counts the one that fits what was asked for.
    pub fn total(&self) -> Option<i64> {
        self.tally.total
    }

    /// As [`Items::moved`](super::Items::moved).
    pub fn moved(&self) -> bool {
        let ended = matches!(self.state, State::Ended);
        self.second != Second::Done && self.tally.shows_movement(ended)
    }

    /// The last page given, byte for byte as it came; of a page that did not
    /// decode too, where the walk goes on behind it.
    pub fn raw(&self) -> Option<&Bytes> {
        self.raw.as_ref()
    }

    /// After a page failed: the next poll fetches that page again. Without
    /// effect on a walk that goes on, has ended, or was led astray.
    pub fn resume(&mut self) {
        if matches!(self.state, State::Failed) {
            self.state = State::Going;
        }
    }

    /// Ends what is under way: the caller was given an error.
    pub(super) fn drop_ahead(&mut self) {
        self.ahead.clear();
    }

    /// A page that came is of no use: where the walk stands is before it.
    pub(super) fn reject(&mut self) {
        if let Some(fetched) = &self.fetched {
            self.seen.remove(fetched);
        }
        self.ahead.clear();
        self.cursor = self.fetched.take();
        self.state = State::Failed;
    }

    /// The walk is over before its end, for a bound.
    pub(super) fn stop(&mut self, reached: &str) -> Error {
        self.ahead.clear();
        self.state = State::Stopped;
        let text =
            format!("the walk has reached the bound of its {reached}; a token goes on from here");
        Error::new(ErrorKind::Bound, text)
    }

    pub(super) fn is_stopped(&self) -> bool {
        matches!(self.state, State::Stopped)
    }

    pub(super) fn is_astray(&self) -> bool {
        matches!(self.state, State::Astray(_))
    }

    /// Takes a page in: where the walk stands after it, and which of its items
    /// were met before. `ids` are those of its items, where it has a list.
    pub(super) fn arrived(
        &mut self,
        url: Option<&Url>,
        page: &P::Page,
        ids: Option<Vec<Option<Id>>>,
    ) -> Result<Vec<bool>, Error> {
        let asked = |name: &str| sent(url, name);
        let digest = url.map(|url| digest(url, P::PAGING.parameter));
        if self.digest.is_some() && digest != self.digest {
            self.ahead.clear();
            self.state = State::Ended;
            let text = "the token is of a call with another path or other parameters";
            return Err(Error::pagination(text));
        }
        self.digest = digest;
        if let Some(name) = P::PAGING.excludes.iter().find(|name| asked(name).is_some()) {
            self.ahead.clear();
            self.state = State::Ended;
            let text = format!("a walk cannot go by `{name}`, which is for `send`");
            return Err(Error::pagination(text));
        }
        let first = self.cursor.is_none();
        self.fetched = self.cursor.take().or_else(|| asked(P::PAGING.parameter));
        self.tally.from_start |= first && self.fetched.as_deref().is_none_or(|page| page == "1");
        self.seen.extend(self.fetched.clone());
        self.settings.pages += 1;
        let total = P::total(page, &asked);
        self.tally.total_moved |= self.tally.total.is_some() && total != self.tally.total;
        self.tally.shrank |= total.is_some() && total < self.tally.total;
        self.tally.total = total.or(self.tally.total);
        self.tally.first_total = self.tally.first_total.or(total);
        let next = match &ids {
            None if P::PAGING.style != Style::Cursor => Err(NO_LIST),
            None => Ok(P::named_next(page).map(str::to_owned)),
            Some(ids) => self.next(page, ids),
        };
        let met = match P::PAGING.style {
            Style::Cursor => vec![false; ids.map_or(0, |ids| ids.len())],
            _ => self.tally.count(ids.unwrap_or_default()),
        };
        let next = match next {
            Ok(None) => Ok(self.again()),
            Ok(Some(_)) if self.is_caught_up() => {
                self.second = Second::Done;
                Ok(None)
            }
            next => next.map(|next| next.map(Next::At)),
        };
        self.go_on(next);
        Ok(met)
    }

    /// Where the walk stands behind a page with this next cursor.
    fn go_on(&mut self, next: Result<Option<Next>, &'static str>) {
        let astray = |reason: &str| State::Astray(Some(Error::pagination(reason)));
        self.state = match next {
            Ok(None) => State::Ended,
            Ok(Some(Next::Start)) => {
                self.cursor = None;
                State::Going
            }
            Ok(Some(Next::At(cursor))) if cursor.is_empty() => {
                astray("the next cursor is empty, which is neither a page nor the end")
            }
            Ok(Some(Next::At(cursor))) if self.seen.contains(&cursor) => {
                astray("the next cursor was met before in this walk")
            }
            Ok(Some(_)) if self.tally.is_stale() && !self.is_second() => {
                astray("three pages in a row brought only what came before; the server starts over")
            }
            Ok(Some(Next::At(cursor))) => {
                self.cursor = Some(cursor);
                self.state = State::Going;
                return;
            }
            Err(reason) => astray(reason),
        };
        self.ahead.clear();
    }

    /// What comes behind the last page: the first one again, if the list moved
    /// and was not walked again yet.
    fn again(&mut self) -> Option<Next> {
        if self.is_second() && !self.tally.total_moved && !self.tally.is_short() {
            self.second = Second::Done;
        }
        let moved = self.tally.shows_movement(true);
        if self.second != Second::IfMoved || !self.tally.from_start || !moved {
            return None;
        }
        self.second = match self.tally.shrank || self.tally.is_short() {
            true => Second::Whole,
            false => Second::Top,
        };
        self.tally.total_moved = false;
        self.seen.clear();
        Some(Next::Start)
    }

    fn is_second(&self) -> bool {
        matches!(self.second, Second::Whole | Second::Top)
    }

    /// Whether the second walk may end: what moved up is above what is known.
    fn is_caught_up(&self) -> bool {
        self.second == Second::Top && self.tally.stale > 0 && !self.tally.is_short()
    }

    /// The cursor of the page after the one that was fetched.
    fn next(&self, page: &P::Page, ids: &[Option<Id>]) -> Result<Option<String>, &'static str> {
        if P::PAGING.style == Style::Cursor {
            return Ok(P::named_next(page).map(str::to_owned));
        }
        if ids.is_empty() {
            return Ok(None);
        }
        let next = match P::PAGING.style {
            Style::PageNumber => following(self.fetched.as_deref()),
            _ => {
                let least = ids.iter().flatten().filter_map(Id::number).min();
                least.map(|least| least.to_string())
            }
        };
        next.map(Some)
            .ok_or("nothing tells where the next page begins")
    }

    /// Whether an answer says that there is no page, after one that came.
    fn is_end(&self, error: &Error) -> bool {
        P::PAGING.not_found_is_end && self.came() && error.is_not_found()
    }

    /// Whether a page came, in this walk or in the one that it goes on.
    fn came(&self) -> bool {
        !self.seen.is_empty() || self.tally.from_start
    }
}

/// The number behind a page's number; the first page is 1.
fn following(number: Option<&str>) -> Option<String> {
    // Servers take what is no page's number for the first page.
    let number = number.unwrap_or("1").parse::<i64>().ok()?.max(1);
    Some(number.checked_add(1)?.to_string())
}

/// What a walk goes on with.
enum Next {
    /// The page at this cursor.
    At(String),
    /// The first page, again.
    Start,
}

impl From<&Tally> for Known {
    fn from(tally: &Tally) -> Self {
        Self {
            total: tally.total,
            first_total: tally.first_total,
            fresh: tally.fresh,
            repeats: tally.repeats,
            total_moved: tally.total_moved,
            shrank: tally.shrank,
            from_start: tally.from_start,
            longest: tally.longest,
            again: false,
        }
    }
}

impl From<Known> for Tally {
    fn from(known: Known) -> Self {
        Self {
            total: known.total,
            first_total: known.first_total,
            fresh: known.fresh,
            repeats: known.repeats,
            total_moved: known.total_moved,
            shrank: known.shrank,
            from_start: known.from_start,
            longest: known.longest,
            stale: 0,
            met: HashSet::new(),
        }
    }
}

impl Tally {
    /// Whether more pages in a row brought nothing new than the list has grown by.
    fn is_stale(&self) -> bool {
        let grown = match (self.first_total, self.total) {
            (Some(first), Some(total)) => usize::try_from(total - first).unwrap_or_default(),
            _ => 0,
        };
        let pages = grown.div_ceil(self.longest.max(1));
        usize::try_from(self.stale).is_ok_and(|stale| stale >= STALE + pages)
    }

    /// Whether something shows that the list changed.
    fn shows_movement(&self, ended: bool) -> bool {
        let counted = ended && self.from_start;
        self.repeats > 0 || self.total_moved || counted && self.is_short()
    }

    /// Whether fewer items came than the total says.
    fn is_short(&self) -> bool {
        let total = self.total.and_then(|total| u64::try_from(total).ok());
        total.is_some_and(|total| self.fresh < total)
    }

    /// Counts a page's items; which of them were met before.
    fn count(&mut self, ids: Vec<Option<Id>>) -> Vec<bool> {
        self.longest = self.longest.max(ids.len());
        // Within a page nothing moves: only earlier pages have what comes again.
        let is_met = |id: &Option<Id>| id.as_ref().is_some_and(|id| self.met.contains(id));
        let met: Vec<bool> = ids.iter().map(is_met).collect();
        let repeats = met.iter().filter(|met| **met).count();
        self.repeats += u64::try_from(repeats).unwrap_or_default();
        self.fresh += u64::try_from(met.len() - repeats).unwrap_or_default();
        self.stale = match repeats > 0 && repeats == met.len() {
            true => self.stale + 1,
            false => 0,
        };
        self.met.extend(ids.into_iter().flatten());
        met
    }

    /// Whether a page of this number may have items, as far as the total tells.
    fn may_have(&self, number: &str) -> bool {
        let (Some(total), Ok(number)) = (self.total, number.parse::<i64>()) else {
            return true;
        };
        let length = i64::try_from(self.longest).unwrap_or(i64::MAX).max(1);
        (number - 1).saturating_mul(length) < total
    }
}

impl<'a, P: Paginated + 'a> Pages<'a, P> {
    /// Asks for the page that is next, and early for those behind it.
    fn ask(&mut self) {
        if self.ahead.is_empty() {
            self.push(self.cursor.clone());
        }
        if P::PAGING.style != Style::PageNumber || !self.came() {
            return;
        }
        let left = self
            .settings
            .bounds
            .pages
            .map(|most| most.saturating_sub(self.settings.pages));
        let left = left
            .and_then(|left| usize::try_from(left).ok())
            .unwrap_or(usize::MAX);
        while self.ahead.len() < self.settings.at_once.min(left) {
            let last = self.ahead.back().and_then(|ahead| ahead.cursor.as_deref());
            // Where the call begins by itself, the call alone knows.
            match last.and_then(|last| following(Some(last))) {
                Some(next) if self.tally.may_have(&next) => self.push(Some(next)),
                _ => return,
            }
        }
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

    /// Lets what is under way go on.
    fn poll_ahead(&mut self, context: &mut Context<'_>) {
        for ahead in &mut self.ahead {
            if let Fetching::UnderWay(fetch) = &mut ahead.page
                && let Poll::Ready(answer) = fetch.as_mut().poll(context)
            {
                ahead.page = Fetching::Here(Box::new(answer));
            }
        }
    }

    /// Lets pages that are asked for early come nearer, and asks for them, while
    /// the caller works on the last one.
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

    pub(super) fn poll(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Arrived<P>, Error>>> {
        loop {
            match &mut self.state {
                State::Going => {}
                State::Astray(error) => return Poll::Ready(error.take().map(Err)),
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
            match given.transpose() {
                Ok(Some(None)) => {}
                Ok(page) => return Poll::Ready(page.flatten().map(Ok)),
                Err(error) => return Poll::Ready(Some(Err(error))),
            }
        }
    }

    /// What is given of an answer; nothing of one that is but the way to the next.
    fn answered(&mut self, answer: Answer<P>) -> Option<Result<Option<Arrived<P>>, Error>> {
        match answer {
            Ok(response) => {
                let ids = ids::<P>(&response);
                self.raw = Some(response.raw().clone());
                Some(match self.arrived(Some(&response.url), &response, ids) {
                    Ok(met) => Ok(Some((response.into_inner(), met))),
                    Err(error) => Err(error),
                })
            }
            Err(error) if self.is_end(&error) => {
                let again = self.again();
                self.cursor = None;
                self.go_on(Ok(again));
                matches!(self.state, State::Going).then_some(Ok(None))
            }
            Err(error) => {
                let sent = || sent(error.url(), P::PAGING.parameter);
                self.cursor = self.cursor.take().or_else(sent);
                self.raw = error.body().cloned();
                self.state = State::Failed;
                Some(Err(error))
            }
        }
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

/// The ids of a page's items, where it has a list and they have any.
fn ids<P: Paginated>(page: &P::Page) -> Option<Vec<Option<Id>>> {
    Some(P::listed(page)?.iter().map(P::id).collect())
}

/// A parameter of a request: where a walk's first page is, the call alone knows.
fn sent(url: Option<&Url>, parameter: &str) -> Option<String> {
    let found = url?.query_pairs().find(|(name, _)| name == parameter)?;
    Some(found.1.into_owned())
}

impl Bounds {
    /// At most so many pages.
    pub fn pages(mut self, pages: u64) -> Self {
        self.pages = Some(pages);
        self
    }

    /// At most so many items, those that do not decode included. Of a walk over
    /// pages without effect.
    pub fn items(mut self, items: u64) -> Self {
        self.items = Some(items);
        self
    }

    /// For at most so long, from when the walk is polled first.
    pub fn time(mut self, time: Duration) -> Self {
        self.time = Some(time);
        self
    }
}
