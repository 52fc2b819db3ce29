//! Lists that come in pages, and the walk over them.

mod apart;
mod items;
mod many;
mod token;
mod walk;

use std::future::Future;
use std::time::Duration;

use serde::de::DeserializeOwned;

pub use self::items::Items;
pub use self::many::Many;
pub use self::token::Token;
pub use self::walk::Pages;
use crate::support::{Id, Paging};
use crate::{Error, ResponseValue};

/// How far a walk may go; as far as there is, unless told.
///
/// ```
/// use std::time::Duration;
/// use conversation_apis::pagination::Bounds;
///
/// let bounds = Bounds::default().items(10_000).time(Duration::from_secs(300));
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Bounds {
    pages: Option<u64>,
    items: Option<u64>,
    time: Option<Duration>,
}

/// A call whose answer is a page of a list.
///
/// The builders of list operations have it; the document says how their pages
/// hang together:
///
/// | style | the next page | the end | order of the items |
/// |---|---|---|---|
/// | cursor | the one that the page names | a page that names none | as they came |
/// | page number | the next number | a page without items, however short others are | as they came |
/// | before an id | what is before the least id of the page | a page without items | the newest first |
///
/// Nothing is sent before a future or stream from here is polled. Page size,
/// where the caller sets none, is the greatest the document allows, since quotas
/// count requests; where it states none, the server's own.
///
/// # What moves while one walks
///
/// Pages by number are cut anew for each request: an item that moves up between
/// two requests pushes others down, and one that leaves pulls them up. A walk
/// over items gives none twice, since it knows them by their ids, and where it
/// sees a sign that the list moved, it walks it a second time for what it may
/// have missed. What shows no sign it cannot know: of a list without a total, an
/// item that leaves while the walk is behind it. [`Items::moved`] says whether
/// something may be missing all the same. A cursor and an id stay where they are.
pub trait Paginated: Clone + Send + Unpin {
    /// The body of one page.
    type Page: DeserializeOwned + Send;
    /// What the list is a list of.
    type Item: DeserializeOwned + Send + Unpin;

    #[doc(hidden)]
    const PAGING: Paging;

    /// The same call, beginning at a cursor in place of the list's start: what
    /// [`Pages::cursor`] gave, or by the list's style a page's number or an id.
    fn starting_at(self, cursor: String) -> Self;

    #[doc(hidden)]
    fn fetch(self) -> impl Future<Output = Result<ResponseValue<Self::Page>, Error>> + Send;

    #[doc(hidden)]
    fn named_next(_page: &Self::Page) -> Option<&str> {
        None
    }

    #[doc(hidden)]
    fn id(_item: &Self::Item) -> Option<Id> {
        None
    }

    /// How many items all pages have; `asked` gives the request's parameters.
    #[doc(hidden)]
    fn total(_page: &Self::Page, _asked: &dyn Fn(&str) -> Option<String>) -> Option<i64> {
        None
    }

    #[doc(hidden)]
    fn listed(page: &Self::Page) -> Option<&[Self::Item]>;

    /// The page's items; none where the page has no list of them.
    fn into_items(page: Self::Page) -> Option<Vec<Self::Item>>;

    /// Fetches one page, with one request.
    ///
    /// A builder that has a setter `page` for the page's number is sent with its
    /// `send` instead, which does the same.
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
        Pages::of(self)
    }

    /// Walks item by item, in the order of the pages.
    fn items<'a>(self) -> Items<'a, Self>
    where
        Self: 'a,
    {
        Items::of(self.pages())
    }

    /// Walks page by page from where another walk of the same call stood.
    ///
    /// # Errors
    ///
    /// When the token is of another operation, or of a version that this crate
    /// does not read. That it is of a call with other parameters is told by the
    /// first page, as an error of the walk.
    fn pages_after<'a>(self, token: &Token) -> Result<Pages<'a, Self>, Error>
    where
        Self: 'a,
    {
        Pages::after(self, token)
    }

    /// Walks item by item from where another walk of the same call stood: the
    /// next item is the one after the last that walk gave, and none that it gave
    /// comes again.
    ///
    /// # Errors
    ///
    /// As [`pages_after`](Self::pages_after).
    fn items_after<'a>(self, token: &Token) -> Result<Items<'a, Self>, Error>
    where
        Self: 'a,
    {
        Items::after(self, token)
    }
}
