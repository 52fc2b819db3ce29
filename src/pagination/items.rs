//! The walk over items, as a stream.

use std::collections::{HashMap, HashSet, VecDeque};
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;

use super::apart::{take_apart, without_items};
use super::token::{At, Token, of_text};
use super::walk::{Arrived, NO_LIST, Pages};
use super::{Bounds, Paginated};
use crate::decode::without_mark;
use crate::support::{Id, Style};
use crate::{Error, RawJson};

/// A walk over items, as a [`Stream`]: the items of [`Pages`], each once, with
/// the same end and the same errors.
///
/// Where a page decodes but for some of its items, the others are given all the
/// same and each bad one is an error of its own in its place, with
/// [`Error::item`]; the walk goes on behind it. A page that has no list of items
/// at all is an error, since nothing says that there are none.
pub struct Items<'a, P: Paginated> {
    pages: Pages<'a, P>,
    /// Items of the last page that are still to be given.
    items: VecDeque<Item<P>>,
    /// Those of it that were given.
    given: Vec<Id>,
    /// How many were given that have no id.
    given_without: usize,
    /// What was given before, by the walk that this one goes on, of the page that
    /// it stood in: how often each, and how many that have no id. New items may
    /// have pushed some of it to later pages.
    before: (HashMap<Id, usize>, usize),
    /// How many items of the last page had not come before.
    fresh: u64,
    count: u64,
    /// The last item's index in its page, and the page's items as they came.
    raw: (Option<usize>, Option<Vec<RawJson>>),
}

struct Item<P: Paginated> {
    index: usize,
    id: Option<Id>,
    item: Result<P::Item, Error>,
}

impl<'a, P: Paginated + 'a> Items<'a, P> {
    pub(super) fn of(pages: Pages<'a, P>) -> Self {
        Self {
            pages: pages.catching_up(),
            items: VecDeque::new(),
            given: Vec::new(),
            given_without: 0,
            before: (HashMap::new(), 0),
            fresh: 0,
            count: 0,
            raw: (None, None),
        }
    }

    pub(super) fn after(call: P, token: &Token) -> Result<Self, Error> {
        let mut items = Self::of(Pages::after(call, token)?);
        if let At::Page { given, skip, .. } = &token.at {
            for id in given {
                *items.before.0.entry(id.clone()).or_default() += 1;
            }
            items.before.1 = *skip;
        }
        Ok(items)
    }

    /// Where the walk stands, behind the last item given, at any point: kept, in
    /// another process too, it is where [`Paginated::items_after`] goes on. Where
    /// items of a page are still to be given, that page is fetched again then, and
    /// those given of it left out.
    pub fn token(&self) -> Token {
        let in_page = !self.items.is_empty() || self.pages.is_astray();
        let last = self.given.last().and_then(Id::number);
        let mut token = match (in_page, last) {
            (false, _) => self.pages.token(),
            // What is before the last item given is what is still to be given.
            (true, Some(last)) if P::PAGING.style == Style::Before && !self.items.is_empty() => {
                self.pages.token_at(At::Page {
                    cursor: Some(last.to_string()),
                    given: Vec::new(),
                    skip: 0,
                })
            }
            (true, _) => self.pages.token_at(At::Page {
                cursor: self.pages.fetched().map(str::to_owned),
                given: self.given.clone(),
                skip: self.given_without,
            }),
        };
        let (left, skip) = &self.before;
        let left = left.iter().flat_map(|(id, count)| vec![id.clone(); *count]);
        let left: Vec<Id> = left.collect();
        if !left.is_empty() || *skip > 0 {
            if token.at == At::Start {
                token.at = At::Page {
                    cursor: self.pages.cursor().map(str::to_owned),
                    given: Vec::new(),
                    skip: 0,
                };
            }
            if let At::Page {
                given,
                skip: skipped,
                ..
            } = &mut token.at
            {
                given.extend(left);
                *skipped += skip;
            }
        }
        if in_page {
            token.tally.fresh = token.tally.fresh.saturating_sub(self.fresh);
        }
        let waiting = self.items.iter().filter_map(|item| item.id.as_ref());
        let of_page: HashSet<&Id> = waiting.chain(&self.given).collect();
        let met = self.pages.tally.met.iter();
        token.met = met
            .filter(|id| !in_page || !of_page.contains(id))
            .cloned()
            .collect();
        token
    }

    /// As [`Pages::prefetch`].
    pub fn prefetch(mut self, prefetch: bool) -> Self {
        self.pages = self.pages.prefetch(prefetch);
        self
    }

    /// As [`Pages::concurrency`].
    pub fn concurrency(mut self, pages: usize) -> Self {
        self.pages = self.pages.concurrency(pages);
        self
    }

    /// As [`Pages::bounds`]; the walk stands behind the last item given.
    pub fn bounds(mut self, bounds: Bounds) -> Self {
        self.pages = self.pages.bounds(bounds);
        self
    }

    /// The cursor of the page that is to be fetched next, or that failed. Where
    /// items of a page are still to be given, a new walk from there would miss
    /// them; after an error of a page, or between two pages, it would miss none.
    /// [`token`](Self::token) misses none ever.
    pub fn cursor(&self) -> Option<&str> {
        self.pages.cursor()
    }

    /// As [`Pages::total`].
    pub fn total(&self) -> Option<i64> {
        self.pages.total()
    }

    /// As [`Pages::resume`].
    pub fn resume(&mut self) {
        self.pages.resume();
    }

    /// Whether the list changed under the walk and items may have been missed, as
    /// far as the walk can tell.
    ///
    /// Signs are an item that came again, a total that was another on a later
    /// page, and fewer items than the total says. A list in pages by number that
    /// showed one is walked a second time: from its first page to a page that
    /// brings nothing new, or, if the total shrank, to its end. What had moved is
    /// given then, and if nothing is missing, this is false. A server that counts
    /// wrongly looks the same as a list that moved.
    pub fn moved(&self) -> bool {
        self.pages.moved()
    }

    /// The page of the last item given, byte for byte as it came.
    pub fn raw_page(&self) -> Option<&Bytes> {
        self.pages.raw()
    }

    /// The last item given, byte for byte as it came, good or bad. The first
    /// call in a page splits the page; a walk that does not ask pays nothing.
    pub fn raw(&mut self) -> Option<&RawJson> {
        let (index, split) = &mut self.raw;
        if split.is_none() {
            let page = std::str::from_utf8(without_mark(self.pages.raw()?)).ok()?;
            let tokens: Vec<&str> = P::PAGING.items.split('/').skip(1).collect();
            *split = without_items(page, &tokens).map(|(_, items)| items);
        }
        split.as_ref()?.get((*index)?)
    }

    /// Takes the items of a page in, one by one if the page does not decode.
    fn take(&mut self, page: Result<Arrived<P>, Error>) -> Result<(), Error> {
        let (items, met): (Vec<_>, _) = match page {
            Ok((page, met)) => match P::into_items(page) {
                Some(items) => (items.into_iter().map(Ok).collect(), met),
                None => {
                    self.pages.reject();
                    return Err(Error::pagination(NO_LIST));
                }
            },
            Err(error) => {
                let Some((page, items)) = take_apart::<P>(&error) else {
                    self.pages.drop_ahead();
                    return Err(error);
                };
                let ids = items.iter().map(id_of::<P>).collect();
                let met = self.pages.arrived(error.url(), &page, Some(ids))?;
                (items, met)
            }
        };
        (self.given, self.given_without, self.raw) = (Vec::new(), 0, (None, None));
        self.fresh = u64::try_from(met.iter().filter(|met| !**met).count()).unwrap_or_default();
        for (index, (item, met)) in items.into_iter().zip(met).enumerate() {
            let id = id_of::<P>(&item).or_else(|| text_of::<P>(&item));
            if self.was_given(id.as_ref()) {
                self.given_without += usize::from(id.is_none());
                self.given.extend(id);
            } else if !met {
                self.items.push_back(Item { index, id, item });
            }
        }
        // What has no id can be told by its place in its page alone.
        self.before.1 = 0;
        if P::PAGING.style == Style::Before {
            self.items.make_contiguous().reverse();
        }
        Ok(())
    }

    /// Whether an item was given by the walk that this one goes on; it is not
    /// expected again.
    fn was_given(&mut self, id: Option<&Id>) -> bool {
        let (ids, skip) = &mut self.before;
        match id {
            Some(id) => match ids.get_mut(id) {
                Some(1) => ids.remove(id).is_some(),
                Some(count) => {
                    *count -= 1;
                    true
                }
                None => false,
            },
            None if *skip > 0 => {
                *skip -= 1;
                true
            }
            None => false,
        }
    }
}

/// What tells an item from others, also where it does not decode for something else.
fn id_of<P: Paginated>(item: &Result<P::Item, Error>) -> Option<Id> {
    match item {
        Ok(item) => P::id(item),
        Err(error) => {
            let paging = P::PAGING;
            let of_id = format!("{}/{}{}", paging.items, error.item_index()?, paging.id);
            // An id that is what does not decode tells nothing.
            if paging.id.is_empty() || error.pointer() == Some(&of_id) {
                return None;
            }
            let item: serde_json::Value = error.item()?.decode().ok()?;
            match item.pointer(paging.id)? {
                serde_json::Value::String(text) if text.contains(char::REPLACEMENT_CHARACTER) => {
                    None
                }
                serde_json::Value::String(text) => Some(Id::Text(text.as_str().into())),
                value => value.as_i64().map(Id::Number),
            }
        }
    }
}

/// What tells an item that does not decode and has no id from others of its page.
fn text_of<P: Paginated>(item: &Result<P::Item, Error>) -> Option<Id> {
    let error = item.as_ref().err()?;
    error.item().map(|item| of_text(item.as_str()))
}

/// How often the next page is let come nearer while items are given.
const NEARER: u64 = 16;

impl<'a, P: Paginated + 'a> Stream for Items<'a, P> {
    type Item = Result<P::Item, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        loop {
            if !this.items.is_empty() {
                if this
                    .pages
                    .max_items()
                    .is_some_and(|most| this.count >= most)
                {
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
                this.given_without += usize::from(id.is_none());
                this.given.extend(id);
                if this.count.is_multiple_of(NEARER) {
                    this.pages.fetch_ahead(context);
                }
                return Poll::Ready(Some(item));
            }
            let page = match ready!(this.pages.poll(context)) {
                Some(page) => page,
                None => return Poll::Ready(None),
            };
            if let Err(error) = this.take(page) {
                return Poll::Ready(Some(Err(error)));
            }
        }
    }
}

impl<'a, P: Paginated + 'a> Items<'a, P> {
    /// The error of a bound, once.
    fn stopped(&mut self, reached: &str) -> Option<Result<P::Item, Error>> {
        match self.pages.is_stopped() {
            true => None,
            false => Some(Err(self.pages.stop(reached))),
        }
    }
}

impl<P: Paginated> fmt::Debug for Items<'_, P> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Items").finish_non_exhaustive()
    }
}
