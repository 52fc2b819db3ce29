//! The walk over pages, as a stream.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;

use super::token::Token;
use super::walk::Walk;
use super::{Bounds, Paginated};
use crate::Error;

/// A walk over pages, as a [`Stream`].
///
/// No request is sent before the first poll. While the caller works on a page, the next
/// one is fetched, unless [`prefetch`](Self::prefetch) is turned off. Dropping the walk
/// cancels its requests.
///
/// Pages are given as they came, including items that came before.
/// [`Items`](super::Items) gives each item once.
///
/// # Errors
///
/// The walk ends as the list's style says; see [`Paginated`].
///
/// A page that fails is one error, after everything before it. The stream then ends until
/// [`resume`](Self::resume), which fetches that page again. A page without its list of
/// items is such an error too, because it could hide items.
///
/// A list that never ends is an error of the kind
/// [`Pagination`](crate::ErrorKind::Pagination). It comes after the items of the page that
/// shows it, and [`resume`](Self::resume) has no effect. The signs are: a cursor that was
/// used before, three pages in a row with only items that came before, ten empty pages in
/// a row, and a page that should name the next one but does not.
pub struct Pages<P: Paginated> {
    walk: Walk<P>,
}

impl<P: Paginated> Pages<P> {
    pub(super) fn new(call: P) -> Self {
        Self {
            walk: Walk::new(call, false),
        }
    }

    pub(super) fn after(call: P, token: &Token) -> Result<Self, Error> {
        let walk = Walk::new(call, false).after(token)?;
        Ok(Self { walk })
    }

    /// The next page. `None` at the end of the list, and after an error that ended the walk;
    /// see [`resume`](Self::resume).
    ///
    /// It sends a request if the next page is not there yet. A caller can drop the future at any
    /// point and loses nothing.
    pub async fn next(&mut self) -> Option<Result<P::Page, Error>> {
        std::future::poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// Whether to fetch the next page while the caller works on this one. Default: `true`.
    ///
    /// With `false`, no request is sent that the walk does not need.
    pub fn prefetch(mut self, prefetch: bool) -> Self {
        self.walk.prefetch = prefetch;
        self
    }

    /// How many pages are fetched at the same time. Default: 1; 0 is treated as 1.
    ///
    /// Pages are still given in order. Only lists in pages by number fetch more than one at
    /// a time, because in other lists each page leads to the next. If the server states a
    /// total, no page after it is requested early.
    pub fn concurrency(mut self, pages: usize) -> Self {
        self.walk.concurrency = pages.max(1);
        self
    }

    /// Ends the walk at a limit, with an error of the kind
    /// [`LimitReached`](crate::ErrorKind::LimitReached) if there is more. Default: no limit.
    pub fn bounds(mut self, bounds: Bounds) -> Self {
        self.walk.budget.bounds = bounds;
        self
    }

    /// The position after the last page given, for [`Paginated::pages_after`], also in
    /// another process.
    ///
    /// After an error that ended the walk for good, the token leads to the last page once
    /// more, and then to the same error.
    pub fn token(&self) -> Token {
        let progress = match self.walk.is_broken() {
            true => self.walk.progress.unmerged(),
            false => self.walk.progress.merged(),
        };
        self.walk.token(progress, Vec::new())
    }

    /// The cursor of the page that is to be given next, or that failed. A new walk from
    /// [`Paginated::starting_at`] continues there without a gap.
    ///
    /// It is `None` before the first page came or failed, and at the end of the list.
    pub fn cursor(&self) -> Option<&str> {
        self.walk.cursor()
    }

    /// The number of items on all pages, as the last page given states it. `None` if no
    /// page came or the list states no total. If a page has several counts, it is the one
    /// for the filters of this call.
    pub fn total(&self) -> Option<i64> {
        self.walk.progress.total()
    }

    /// Whether the list changed during the walk in such a way that an item may be missing.
    /// See [`Items::may_be_incomplete`](super::Items::may_be_incomplete). A walk over pages
    /// never reads a list a second time.
    pub fn may_be_incomplete(&self) -> bool {
        self.walk.progress.may_be_incomplete()
    }

    /// The last page, byte for byte as it came. This includes a page that did not decode.
    pub fn raw(&self) -> Option<&Bytes> {
        self.walk.raw.as_ref()
    }

    /// Continues after a page that failed: the next poll fetches that page again. It has no
    /// effect on a walk that has not failed, or that has ended for good.
    pub fn resume(&mut self) {
        self.walk.resume();
    }
}

impl<P: Paginated> Stream for Pages<P> {
    type Item = Result<P::Page, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let page = self.walk.poll(context);
        if let Poll::Ready(Some(Err(_))) = &page {
            self.walk.cancel_ahead();
        }
        page.map(|page| page.map(|page| page.map(|(page, _)| page)))
    }
}

impl<P: Paginated> fmt::Debug for Pages<P> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Pages")
            .field("operation", &P::PAGING.operation)
            .finish_non_exhaustive()
    }
}
