//! The pages that a walk has requested but not yet given.

use std::collections::VecDeque;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use super::Paginated;
use crate::{Error, ResponseValue};

/// The result of a request for a page.
pub(super) type Answer<P> = Result<ResponseValue<<P as Paginated>::Page>, Error>;

type Fetch<P> = Pin<Box<dyn Future<Output = Answer<P>> + Send>>;

/// Requests for pages, in the order of the pages. Dropping one cancels it.
pub(super) struct Ahead<P: Paginated>(VecDeque<Asked<P>>);

struct Asked<P: Paginated> {
    cursor: Option<String>,
    page: Fetching<P>,
}

enum Fetching<P: Paginated> {
    UnderWay(Fetch<P>),
    Arrived(Box<Answer<P>>),
}

impl<P: Paginated> Ahead<P> {
    pub(super) fn new() -> Self {
        Self(VecDeque::new())
    }

    /// Adds a request for the page at this cursor. It is sent when it is first polled.
    pub(super) fn push(&mut self, call: P, cursor: Option<String>) {
        let fetch: Fetch<P> = match &cursor {
            Some(cursor) => Box::pin(call.starting_at(cursor.clone()).fetch()),
            None => Box::pin(call.fetch()),
        };
        self.0.push_back(Asked {
            cursor,
            page: Fetching::UnderWay(fetch),
        });
    }

    /// Polls all requests that are under way.
    pub(super) fn poll(&mut self, context: &mut Context<'_>) {
        for asked in &mut self.0 {
            if let Fetching::UnderWay(fetch) = &mut asked.page
                && let Poll::Ready(answer) = fetch.as_mut().poll(context)
            {
                asked.page = Fetching::Arrived(Box::new(answer));
            }
        }
    }

    /// Takes the result of the first request, if it arrived.
    pub(super) fn take(&mut self) -> Option<Answer<P>> {
        let first = self.0.pop_front()?;
        match first.page {
            Fetching::Arrived(answer) => Some(*answer),
            Fetching::UnderWay(_) => {
                self.0.push_front(first);
                None
            }
        }
    }

    /// Whether a page arrived early and has items: the list then continues there.
    pub(super) fn has_items(&self) -> bool {
        let has_items = |page: &P::Page| P::listed(page).is_some_and(|items| !items.is_empty());
        self.0.iter().any(|asked| match &asked.page {
            Fetching::Arrived(answer) => answer.as_ref().as_ref().is_ok_and(|page| has_items(page)),
            Fetching::UnderWay(_) => false,
        })
    }

    /// The cursor of the last request. `None` if that request starts where the call itself
    /// starts.
    pub(super) fn last_cursor(&self) -> Option<&str> {
        self.0.back()?.cursor.as_deref()
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Cancels all requests.
    pub(super) fn clear(&mut self) {
        self.0.clear();
    }
}
