//! The walk over items, as a stream.

use std::collections::HashMap;
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;

use super::identity::identities;
use super::left::{Decoded, Left};
use super::partial::PartialPage;
use super::token::Token;
use super::walk::{Arrived, Given, Walk, split};
use super::{Bounds, Paginated};
use crate::support::{Id, Style};
use crate::{Error, RawJson};

/// A walk over items, as a [`Stream`]: the items of all pages, each once.
///
/// No request is sent before the first poll. Dropping the walk cancels its requests.
///
/// # Errors
///
/// The walk ends, fails and resumes as [`Pages`](super::Pages) does.
///
/// If some items of a page do not decode, the others are given. Each bad item is an error
/// of its own, in its place, with [`Error::item`]. The walk continues after it, without
/// [`resume`](Self::resume). A bad item is given once too: it is recognised by its id if
/// that can be read, otherwise by its bytes.
pub struct Items<P: Paginated> {
    walk: Walk<P>,
    /// The items of the last page.
    left: Left<P::Item>,
    /// Items that the walk of the token gave, of the page where it stopped. New items may
    /// have pushed them to later pages. The number is how often each was given.
    before: HashMap<Id, usize>,
    /// How many items were given.
    count: u64,
    raw: Raw,
}

/// The state of [`Items::raw`].
#[derive(Default)]
struct Raw {
    /// The position of the last item in its page.
    index: Option<usize>,
    /// The page's items as they came, after the first call of `raw` for the page.
    items: Option<Vec<RawJson>>,
}

impl<P: Paginated> Items<P> {
    pub(super) fn new(call: P) -> Self {
        Self::of(Walk::new(call, true))
    }

    pub(super) fn after(call: P, token: &Token) -> Result<Self, Error> {
        let mut items = Self::of(Walk::new(call, true).after(token)?);
        for id in &token.given {
            *items.before.entry(id.clone()).or_default() += 1;
        }
        Ok(items)
    }

    fn of(walk: Walk<P>) -> Self {
        Self {
            walk,
            left: Left::none(),
            before: HashMap::new(),
            count: 0,
            raw: Raw::default(),
        }
    }

    /// The next item. `None` at the end of the list, and after an error that ended the walk;
    /// see [`resume`](Self::resume).
    ///
    /// It sends a request if the next page is not there yet. A caller can drop the future at any
    /// point and loses nothing.
    pub async fn next(&mut self) -> Option<Result<P::Item, Error>> {
        std::future::poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// See [`Pages::prefetch`](super::Pages::prefetch). Default: `true`.
    pub fn prefetch(mut self, prefetch: bool) -> Self {
        self.walk.prefetch = prefetch;
        self
    }

    /// See [`Pages::concurrency`](super::Pages::concurrency). Default: 1; 0 is treated as 1.
    pub fn concurrency(mut self, pages: usize) -> Self {
        self.walk.concurrency = pages.max(1);
        self
    }

    /// Ends the walk at a limit, with an error of the kind
    /// [`LimitReached`](crate::ErrorKind::LimitReached) if there is more. Default: no limit.
    /// [`token`](Self::token) is then the position after the last item given.
    pub fn bounds(mut self, bounds: Bounds) -> Self {
        self.walk.budget.bounds = bounds;
        self
    }

    /// The position after the last item given, for [`Paginated::items_after`], also in
    /// another process. It can be taken at any point and never loses an item.
    ///
    /// If items of a page are still to be given, the new walk fetches that page again and
    /// leaves out the items that were given.
    pub fn token(&self) -> Token {
        let progress = &self.walk.progress;
        let left = self.before.iter();
        let mut given: Vec<Id> = left
            .flat_map(|(id, count)| vec![id.clone(); *count])
            .collect();
        let progress = match (self.left.is_empty(), self.last_of_window()) {
            (true, _) if !self.walk.is_broken() => progress.merged(),
            (false, Some(last)) => progress.down_to(last),
            _ => {
                given.extend(self.left.given().cloned());
                progress.unmerged()
            }
        };
        self.walk.token(progress, given)
    }

    /// The cursor of the page that is to be fetched next, or that failed.
    ///
    /// A new walk from it loses the items of the last page that are still to be given. It
    /// loses none between two pages, or after a page that failed. [`token`](Self::token)
    /// never loses any.
    pub fn cursor(&self) -> Option<&str> {
        self.walk.cursor()
    }

    /// See [`Pages::total`](super::Pages::total).
    pub fn total(&self) -> Option<i64> {
        self.walk.progress.total()
    }

    /// See [`Pages::resume`](super::Pages::resume).
    pub fn resume(&mut self) {
        self.walk.resume();
    }

    /// Whether the list changed during the walk in such a way that an item may be missing,
    /// as far as the pages show it. After a complete walk of a list that did not change, it
    /// is `false`.
    ///
    /// The signs of a change are: an item that came again on a later page, a total that
    /// differs from page to page, and fewer items than the total. If a list in pages by
    /// number shows one, it is walked a second time, from its first page to its end, for the
    /// items that moved. If the list does not change during that second walk, nothing is
    /// missing, and this is `false` again.
    ///
    /// A server with a wrong total looks the same as a list that changed.
    pub fn may_be_incomplete(&self) -> bool {
        self.walk.progress.may_be_incomplete()
    }

    /// The page of the last item given, byte for byte as it came.
    pub fn raw_page(&self) -> Option<&Bytes> {
        self.walk.raw.as_ref()
    }

    /// The last item given, byte for byte as it came, whether it decodes or not. Bytes that are
    /// not UTF-8 are replaced by U+FFFD.
    ///
    /// The first call for a page splits that page. A walk that never calls it pays nothing.
    pub fn raw(&mut self) -> Option<&RawJson> {
        let Raw { index, items } = &mut self.raw;
        if items.is_none() {
            *items = split(self.walk.raw.as_ref()?, P::PAGING.items);
        }
        items.as_ref()?.get((*index)?)
    }
}

impl<P: Paginated> Items<P> {
    /// The last id given of a page before an id. `None` if the items before that id are not
    /// exactly the items still to be given.
    fn last_of_window(&self) -> Option<i64> {
        let last = self.left.given().last()?.number()?;
        let is_given = |id: &Id| id.number().is_some_and(|id| id >= last);
        let is_left = |id: &Id| id.number().is_some_and(|id| id < last);
        let divides = is_newest_first::<P>()
            && self.left.given().all(is_given)
            && self.left.ids().all(is_left);
        divides.then_some(last)
    }

    /// Takes in the items of a page, one by one if the page does not decode.
    fn take(&mut self, page: Given<P>) -> Result<(), Error> {
        let (items, arrived) = match page {
            Ok((page, arrived)) => {
                let items = P::into_items(page).unwrap_or_default();
                (Decoded::Whole(items.into_iter()), arrived)
            }
            Err(error) => {
                let Some(PartialPage { page, items }) = PartialPage::<P>::of(&error) else {
                    self.walk.cancel_ahead();
                    return Err(error);
                };
                let (ids, raw) = (items.iter().map(id::<P>), || raw_items::<P>(&error));
                let ids = identities::<P>(ids, raw);
                match self.walk.arrived(error.sent(), &page, Some(ids))? {
                    Some(arrived) => (Decoded::Each(items.into_iter()), arrived),
                    None => return Ok(()),
                }
            }
        };
        self.raw = Raw::default();
        let Arrived { ids, known } = arrived;
        let (mut order, mut before) = (Vec::with_capacity(ids.len()), Vec::new());
        for (position, (id, known)) in ids.iter().zip(known).enumerate() {
            if self.was_given(id) {
                before.push(position);
            } else if !known {
                order.push(position);
            }
        }
        let left = Left::of(items, ids, order, before);
        self.left = match is_newest_first::<P>() {
            true => left.newest_first(),
            false => left,
        };
        Ok(())
    }

    /// Whether the walk of the token gave this item. It is then no longer expected.
    fn was_given(&mut self, id: &Id) -> bool {
        let Some(count) = self.before.get_mut(id) else {
            return false;
        };
        *count -= 1;
        if *count == 0 {
            self.before.remove(id);
        }
        true
    }

    /// The error of a limit. It comes once.
    fn stopped(&mut self, bound: &str) -> Option<Result<P::Item, Error>> {
        match self.walk.is_stopped() {
            true => None,
            false => Some(Err(self.walk.stop(bound))),
        }
    }

    /// The limit that forbids giving another item of this page.
    fn reached_bound(&mut self, context: &mut Context<'_>) -> Option<&'static str> {
        let most = self.walk.budget.bounds.items;
        if most.is_some_and(|most| self.count >= most) {
            return Some("items");
        }
        self.walk.is_late(context).then_some("time")
    }
}

fn is_newest_first<P: Paginated>() -> bool {
    matches!(P::PAGING.style, Style::Before | Style::Window { .. })
}

fn id<P: Paginated>(item: &Result<P::Item, Error>) -> Option<Id> {
    item.as_ref().ok().and_then(P::id)
}

/// The items of a page that does not decode, as they came.
fn raw_items<P: Paginated>(error: &Error) -> Option<Vec<RawJson>> {
    super::identity::split_items(&error.undecoded()?, P::PAGING.items)
}

/// After how many items the request for the next page is polled again.
const POLL_AFTER: u64 = 16;

impl<P: Paginated> Stream for Items<P> {
    type Item = Result<P::Item, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        loop {
            if !this.left.is_empty()
                && let Some(bound) = this.reached_bound(context)
            {
                // The items stay, so that the token leads to them.
                return Poll::Ready(this.stopped(bound));
            }
            if let Some(position) = this.left.advance() {
                this.count += 1;
                this.raw.index = Some(position);
                if this.count.is_multiple_of(POLL_AFTER) {
                    this.walk.fetch_ahead(context);
                }
                return Poll::Ready(this.left.item());
            }
            if !this.walk.is_broken() {
                // The memory of the walk is then the only owner of the ids.
                this.left = Left::none();
            }
            let Some(page) = ready!(this.walk.poll(context)) else {
                return Poll::Ready(None);
            };
            if let Err(error) = this.take(page) {
                return Poll::Ready(Some(Err(error)));
            }
        }
    }
}

impl<P: Paginated> fmt::Debug for Items<P> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Items")
            .field("operation", &P::PAGING.operation)
            .finish_non_exhaustive()
    }
}
