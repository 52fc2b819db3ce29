//! The walk over items, as a stream.

use std::collections::{HashMap, VecDeque};
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;

use super::identity::identities;
use super::pages::{Arrived, Pages, split};
use super::partial::PartialPage;
use super::token::Token;
use super::{Bounds, Paginated};
use crate::support::{Id, Style};
use crate::{Error, RawJson};

/// A walk over items, as a [`Stream`]: the items of [`Pages`], each once, with
/// the same end and the same errors.
///
/// If a page decodes except for some of its items, the others are given, and each bad
/// item is an error of its own in its place, with [`Error::item`]. The walk goes on
/// after it. A bad item is told from others by its id, if that can be read, else by
/// its bytes, so it is given once too.
pub struct Items<'a, P: Paginated> {
    pages: Pages<'a, P>,
    /// Items of the last page that are still to be given.
    items: VecDeque<Item<P>>,
    /// Those of it that were given.
    given: Vec<Id>,
    /// How often each item was given before, by the walk that this one continues, of
    /// the page that it stood in. New items may have pushed some to later pages.
    before: HashMap<Id, usize>,
    count: u64,
    /// The last item's index in its page, and the page's items as they came.
    raw: (Option<usize>, Option<Vec<RawJson>>),
}

struct Item<P: Paginated> {
    index: usize,
    id: Id,
    item: Result<P::Item, Error>,
}

impl<'a, P: Paginated + 'a> Items<'a, P> {
    pub(super) fn of(pages: Pages<'a, P>) -> Self {
        Self {
            pages: pages.with_rescan(),
            items: VecDeque::new(),
            given: Vec::new(),
            before: HashMap::new(),
            count: 0,
            raw: (None, None),
        }
    }

    pub(super) fn after(call: P, token: &Token) -> Result<Self, Error> {
        let mut items = Self::of(Pages::after(call, token)?);
        for id in &token.given {
            *items.before.entry(id.clone()).or_default() += 1;
        }
        Ok(items)
    }

    /// The position after the last item given, at any point, for
    /// [`Paginated::items_after`], also in another process. If items of a page are
    /// still to be given, that page is fetched again, and the items given are left out.
    pub fn token(&self) -> Token {
        let progress = &self.pages.progress;
        let left = self.before.iter();
        let mut given: Vec<Id> = left
            .flat_map(|(id, count)| vec![id.clone(); *count])
            .collect();
        let progress = match (self.items.is_empty(), self.last_of_window()) {
            (true, _) if !self.pages.is_broken() => progress.merged(),
            (false, Some(last)) => progress.down_to(last),
            _ => {
                given.extend(self.given.iter().cloned());
                progress.unmerged()
            }
        };
        self.pages.token_of(progress, given)
    }

    /// The last id given of a window before an id, if what is before it is exactly
    /// what is still to be given of the window.
    fn last_of_window(&self) -> Option<i64> {
        let last = self.given.last()?.number()?;
        let is_given = |id: &Id| id.number().is_some_and(|id| id >= last);
        let is_left = |item: &Item<P>| item.id.number().is_some_and(|id| id < last);
        let divides = P::PAGING.style == Style::Before
            && self.given.iter().all(is_given)
            && self.items.iter().all(is_left);
        divides.then_some(last)
    }

    /// See [`Pages::prefetch`].
    pub fn prefetch(mut self, prefetch: bool) -> Self {
        self.pages = self.pages.prefetch(prefetch);
        self
    }

    /// See [`Pages::concurrency`].
    pub fn concurrency(mut self, pages: usize) -> Self {
        self.pages = self.pages.concurrency(pages);
        self
    }

    /// See [`Pages::bounds`]. The walk stands after the last item given.
    pub fn bounds(mut self, bounds: Bounds) -> Self {
        self.pages = self.pages.bounds(bounds);
        self
    }

    /// The cursor of the page that is to be fetched next, or that failed. If
    /// items of a page are still to be given, a new walk from there misses
    /// them; after an error of a page, or between two pages, it misses none.
    /// [`token`](Self::token) never misses any.
    pub fn cursor(&self) -> Option<&str> {
        self.pages.cursor()
    }

    /// See [`Pages::total`].
    pub fn total(&self) -> Option<i64> {
        self.pages.total()
    }

    /// See [`Pages::resume`].
    pub fn resume(&mut self) {
        self.pages.resume();
    }

    /// Whether the list changed during the walk so that an item may be missing, as
    /// far as the pages show it. It is false after a complete walk of a list that did
    /// not change.
    ///
    /// Signs of a change are an item that came again on a later page, a total that
    /// differs from page to page, and fewer items than the total says. A list in pages
    /// by number that showed one is walked a second time, from its first page to its
    /// end, for the items that moved. If the list does not change during that, nothing
    /// is missing, and this is false again.
    ///
    /// A server that counts wrongly looks the same as a list that changed.
    pub fn may_be_incomplete(&self) -> bool {
        self.pages.may_be_incomplete()
    }

    /// The page of the last item given, byte for byte as it came.
    pub fn raw_page(&self) -> Option<&Bytes> {
        self.pages.raw()
    }

    /// The last item given, byte for byte as it came, whether it decodes or not. The
    /// first call in a page splits the page; a walk that does not call it pays nothing.
    pub fn raw(&mut self) -> Option<&RawJson> {
        let (index, items) = &mut self.raw;
        if items.is_none() {
            *items = split(self.pages.raw()?, P::PAGING.items);
        }
        items.as_ref()?.get((*index)?)
    }

    /// Takes the items of a page in, one by one if the page does not decode.
    fn take(&mut self, page: Result<(P::Page, Arrived), Error>) -> Result<(), Error> {
        let (items, arrived): (Vec<_>, _) = match page {
            Ok((page, arrived)) => {
                let items = P::into_items(page).unwrap_or_default();
                (items.into_iter().map(Ok).collect(), arrived)
            }
            Err(error) => {
                let Some(PartialPage { page, items }) = PartialPage::<P>::of(&error) else {
                    self.pages.drop_ahead();
                    return Err(error);
                };
                let (ids, raw) = (items.iter().map(id::<P>), || raw_items::<P>(&error));
                let ids = identities::<P>(ids, raw);
                match self.pages.arrived(error.url(), &page, Some(ids))? {
                    Some(arrived) => (items, arrived),
                    None => return Ok(()),
                }
            }
        };
        self.given.clear();
        self.raw = (None, None);
        let known = arrived.ids.into_iter().zip(arrived.known);
        for (index, (item, (id, known))) in items.into_iter().zip(known).enumerate() {
            if self.was_given(&id) {
                self.given.push(id);
            } else if !known {
                self.items.push_back(Item { index, id, item });
            }
        }
        if P::PAGING.style == Style::Before {
            newest_first(self.items.make_contiguous());
        }
        Ok(())
    }

    /// Whether an item was given by the walk that this one continues; it is not
    /// expected again.
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

    /// The error of a bound, once.
    fn stopped(&mut self, bound: &str) -> Option<Result<P::Item, Error>> {
        match self.pages.is_stopped() {
            true => None,
            false => Some(Err(self.pages.stop(bound))),
        }
    }
}

/// Sorts a window before an id. Servers have the oldest item first, as a rule. Among
/// others, an item whose id cannot be read keeps its neighbours.
fn newest_first<P: Paginated>(items: &mut [Item<P>]) {
    let numbers = || items.iter().filter_map(|item| item.id.number());
    if numbers().next() <= numbers().next_back() {
        items.reverse();
    }
    if items.iter().all(|item| item.id.number().is_some()) {
        items.sort_by_key(|item| std::cmp::Reverse(item.id.number()));
    }
}

fn id<P: Paginated>(item: &Result<P::Item, Error>) -> Option<Id> {
    item.as_ref().ok().and_then(P::id)
}

/// The items of a page that does not decode.
fn raw_items<P: Paginated>(error: &Error) -> Option<Vec<RawJson>> {
    super::identity::split_items(&error.undecoded()?, P::PAGING.items)
}

/// After how many items the next page's request is polled again.
const POLL_AFTER: u64 = 16;

impl<'a, P: Paginated + 'a> Stream for Items<'a, P> {
    type Item = Result<P::Item, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        loop {
            if !this.items.is_empty() {
                let most = this.pages.max_items();
                if most.is_some_and(|most| this.count >= most) {
                    // They stay where they are, for the token.
                    return Poll::Ready(this.stopped("items"));
                }
                if this.pages.is_late(context) {
                    return Poll::Ready(this.stopped("time"));
                }
            }
            if let Some(Item { index, id, item }) = this.items.pop_front() {
                this.count += 1;
                this.raw.0 = Some(index);
                this.given.push(id);
                if this.count.is_multiple_of(POLL_AFTER) {
                    this.pages.fetch_ahead(context);
                }
                return Poll::Ready(Some(item));
            }
            let Some(page) = ready!(this.pages.poll(context)) else {
                return Poll::Ready(None);
            };
            if let Err(error) = this.take(page) {
                return Poll::Ready(Some(Err(error)));
            }
        }
    }
}

impl<P: Paginated> fmt::Debug for Items<'_, P> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Items").finish_non_exhaustive()
    }
}
