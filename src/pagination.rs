//! Lists that come in pages, and the walk over them.

use std::collections::{BTreeMap, HashSet};
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::vec;

use futures_core::Stream;
use reqwest::Url;
use serde::de::{DeserializeOwned, Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use crate::{Error, RawJson, ResponseValue};

/// A call whose answer is a page that names the next one.
///
/// The builders of list operations have it; the document's overlay says how
/// their pages hang together. Nothing is sent before a future or stream from
/// here is polled. Page size, where the caller sets none, is the greatest the
/// document allows, since quotas count requests.
pub trait Paginated: Clone + Send + Unpin {
    /// The body of one page.
    type Page: DeserializeOwned + Send;
    /// What the list is a list of.
    type Item: DeserializeOwned + Send + Unpin;

    /// The query parameter that takes the cursor.
    #[doc(hidden)]
    const CURSOR: &'static str;

    /// The JSON pointer of the items in a page.
    #[doc(hidden)]
    const ITEMS: &'static str;

    /// The same call, beginning at a cursor in place of the list's start.
    fn starting_at(self, cursor: String) -> Self;

    #[doc(hidden)]
    fn fetch(self) -> impl Future<Output = Result<ResponseValue<Self::Page>, Error>> + Send;

    /// The cursor of the page after this one; none at the end.
    fn next_cursor(page: &Self::Page) -> Option<&str>;

    /// How many items all pages have, where the page says.
    fn total(page: &Self::Page) -> Option<i64>;

    /// The page's items; none where the page has no list of them.
    fn into_items(page: Self::Page) -> Option<Vec<Self::Item>>;

    /// Fetches one page, with one request.
    ///
    /// # Errors
    ///
    /// Every error of the call.
    fn page(self) -> impl Future<Output = Result<Self::Page, Error>> + Send {
        async { Ok(self.fetch().await?.into_inner()) }
    }

    /// Walks page by page.
    fn pages<'a>(self) -> Pages<'a, Self>
    where
        Self: 'a,
    {
        Pages {
            call: self,
            state: State::Idle,
            cursor: None,
            fetched: None,
            total: None,
            seen: HashSet::new(),
        }
    }

    /// Walks item by item, in the order of the pages.
    fn items<'a>(self) -> Items<'a, Self>
    where
        Self: 'a,
    {
        Items {
            pages: self.pages(),
            items: Batch::Whole(Vec::new().into_iter()),
        }
    }
}

/// A walk over pages, as a [`Stream`].
///
/// It ends after the page whose next cursor is null or absent; a page without
/// items that names a next one is not the end. A page that fails is given as
/// one error, after everything before it, and ends the stream until
/// [`resume`](Self::resume). A cursor that leads back into the walk is an
/// error too, of the kind [`Pagination`](crate::ErrorKind::Pagination), after
/// the page that named it.
pub struct Pages<'a, P: Paginated> {
    call: P,
    state: State<'a, P>,
    cursor: Option<String>,
    /// The cursor of the last page that came.
    fetched: Option<String>,
    total: Option<i64>,
    seen: HashSet<String>,
}

type Fetch<'a, P> =
    Pin<Box<dyn Future<Output = Result<ResponseValue<<P as Paginated>::Page>, Error>> + Send + 'a>>;

enum State<'a, P: Paginated> {
    /// The page at the cursor is the next to fetch.
    Idle,
    /// It is on its way.
    Fetching(Fetch<'a, P>),
    /// It failed, and the error was given.
    Failed,
    /// The page before named a cursor that the walk cannot follow.
    Astray(Error),
    /// Over.
    Ended,
}

impl<'a, P: Paginated + 'a> Pages<'a, P> {
    /// The cursor of the page that is to be fetched next, or that failed: a
    /// new walk from [`Paginated::starting_at`] there goes on without a gap.
    /// None before the first page came or failed, and at the end.
    pub fn cursor(&self) -> Option<&str> {
        self.cursor.as_deref()
    }

    /// How many items all pages have, as the last page fetched says.
    pub fn total(&self) -> Option<i64> {
        self.total
    }

    /// After a page failed: the next poll fetches that page again. Without
    /// effect on a walk that goes on, has ended, or was led astray.
    pub fn resume(&mut self) {
        if matches!(self.state, State::Failed) {
            self.state = State::Idle;
        }
    }

    fn fetch(&self) -> Fetch<'a, P> {
        let call = self.call.clone();
        match &self.cursor {
            Some(cursor) => Box::pin(call.starting_at(cursor.clone()).fetch()),
            None => Box::pin(call.fetch()),
        }
    }

    /// A page that came is of no use: where the walk stands is before it.
    fn reject(&mut self) {
        if let Some(fetched) = &self.fetched {
            self.seen.remove(fetched);
        }
        self.cursor = self.fetched.take();
        self.state = State::Failed;
    }

    /// Takes a page in: where the walk stands after it.
    fn arrived(&mut self, url: Option<&Url>, page: &P::Page) {
        self.fetched = self.cursor.take().or_else(|| sent_cursor::<P>(url));
        self.seen.extend(self.fetched.clone());
        self.total = P::total(page).or(self.total);
        self.cursor = P::next_cursor(page).map(str::to_owned);
        self.state = match &self.cursor {
            None => State::Ended,
            Some(cursor) if cursor.is_empty() => State::Astray(Error::pagination(
                "the next cursor is empty, which is neither a page nor the end",
            )),
            Some(cursor) if self.seen.contains(cursor) => State::Astray(Error::pagination(
                "the next cursor was met before in this walk",
            )),
            Some(_) => State::Idle,
        };
    }
}

impl<'a, P: Paginated + 'a> Stream for Pages<'a, P> {
    type Item = Result<P::Page, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        loop {
            match &mut this.state {
                State::Idle => this.state = State::Fetching(this.fetch()),
                State::Fetching(fetch) => {
                    return Poll::Ready(Some(match ready!(fetch.as_mut().poll(context)) {
                        Ok(response) => {
                            this.arrived(Some(&response.url), &response);
                            Ok(response.into_inner())
                        }
                        Err(error) => {
                            let sent = || sent_cursor::<P>(error.url());
                            this.cursor = this.cursor.take().or_else(sent);
                            this.state = State::Failed;
                            Err(error)
                        }
                    }));
                }
                State::Failed | State::Ended => return Poll::Ready(None),
                State::Astray(_) => {
                    let astray = std::mem::replace(&mut this.state, State::Ended);
                    return Poll::Ready(match astray {
                        State::Astray(error) => Some(Err(error)),
                        _ => None,
                    });
                }
            }
        }
    }
}

impl<P: Paginated> fmt::Debug for Pages<'_, P> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Pages").finish_non_exhaustive()
    }
}

/// The cursor of a request: of a walk's first page it is known to the call alone.
fn sent_cursor<P: Paginated>(url: Option<&Url>) -> Option<String> {
    let found = url?.query_pairs().find(|(name, _)| name == P::CURSOR)?;
    Some(found.1.into_owned())
}

/// A walk over items, as a [`Stream`]: the items of [`Pages`], with the same
/// end and the same errors.
///
/// Where a page decodes but for some of its items, the others are given all the
/// same and each bad one is an error of its own in its place, with
/// [`Error::item`]; the walk goes on behind it. A page that has no list of items
/// at all is an error, since nothing says that there are none.
pub struct Items<'a, P: Paginated> {
    pages: Pages<'a, P>,
    items: Batch<P::Item>,
}

/// The items of a page that are still to be given.
enum Batch<T> {
    /// Of a page that decoded.
    Whole(vec::IntoIter<T>),
    /// Of one that was taken apart.
    Apart(vec::IntoIter<Result<T, Error>>),
}

impl<T> Batch<T> {
    fn next(&mut self) -> Option<Result<T, Error>> {
        match self {
            Self::Whole(items) => items.next().map(Ok),
            Self::Apart(items) => items.next(),
        }
    }
}

/// A page without its items, and each of them by itself.
type Apart<P> = (
    <P as Paginated>::Page,
    Vec<Result<<P as Paginated>::Item, Error>>,
);

/// A page that does not decode, taken apart; nothing, if its items are not what
/// is wrong with it.
fn take_apart<P: Paginated>(error: &Error) -> Option<Apart<P>> {
    let body = error.undecoded()?;
    let tokens: Vec<&str> = P::ITEMS.split('/').skip(1).collect();
    let (rest, items) = without_items(body, &tokens)?;
    let page = serde_json::from_str(&rest).ok()?;
    let items = items.into_iter().enumerate().map(|(index, item)| {
        item.decode().map_err(|decode| {
            let decode = decode.below(&format!("{}/{index}", P::ITEMS));
            error.of_item(item, decode)
        })
    });
    Some((page, items.collect()))
}

/// An object's text with the list at `tokens` emptied, and that list.
fn without_items(body: &str, tokens: &[&str]) -> Option<(String, Vec<RawJson>)> {
    let Some((first, below)) = tokens.split_first() else {
        return Some(("[]".to_owned(), serde_json::from_str(body).ok()?));
    };
    let Members(mut object) = serde_json::from_str(body).ok()?;
    let (rest, items) = without_items(object.get(*first)?.as_str(), below)?;
    object.insert((*first).to_owned(), serde_json::from_str(&rest).ok()?);
    Some((serde_json::to_string(&object).ok()?, items))
}

/// The members of an object that has none twice: of two lists, one would be lost.
struct Members(BTreeMap<String, RawJson>);

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object;

        impl<'de> Visitor<'de> for Object {
            type Value = Members;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members, A::Error> {
                let mut members = BTreeMap::new();
                while let Some((name, value)) = map.next_entry()? {
                    if members.insert(name, value).is_some() {
                        return Err(A::Error::custom("a member comes twice"));
                    }
                }
                Ok(Members(members))
            }
        }

        deserializer.deserialize_map(Object)
    }
}

impl<'a, P: Paginated + 'a> Items<'a, P> {
    /// The cursor of the page that is to be fetched next, or that failed. Where
    /// items of a page are still to be given, a new walk from there would miss
    /// them; after an error of a page, or between two pages, it would miss none.
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

    /// Takes the items of a page in, one by one if the page does not decode.
    fn take(&mut self, page: Result<P::Page, Error>) -> Result<(), Error> {
        match page {
            Ok(page) => match P::into_items(page) {
                Some(items) => self.items = Batch::Whole(items.into_iter()),
                None => {
                    self.pages.reject();
                    return Err(Error::pagination("the page has no list of items"));
                }
            },
            Err(error) => {
                let Some((page, items)) = take_apart::<P>(&error) else {
                    return Err(error);
                };
                self.pages.arrived(error.url(), &page);
                self.items = Batch::Apart(items.into_iter());
            }
        }
        Ok(())
    }
}

impl<'a, P: Paginated + 'a> Stream for Items<'a, P> {
    type Item = Result<P::Item, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(item) = self.items.next() {
                return Poll::Ready(Some(item));
            }
            let page = match ready!(Pin::new(&mut self.pages).poll_next(context)) {
                Some(page) => page,
                None => return Poll::Ready(None),
            };
            if let Err(error) = self.take(page) {
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
