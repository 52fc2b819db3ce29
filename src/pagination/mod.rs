//! Lists that come in pages, and the walk over them.

mod bounds;
mod identity;
mod items;
mod many;
mod memory;
mod pages;
pub(crate) mod paging;
mod partial;
mod pointer;
mod progress;
#[cfg(test)]
mod tests;
mod token;

use std::future::Future;

use serde::de::DeserializeOwned;

pub use self::bounds::Bounds;
pub use self::items::Items;
pub use self::many::Many;
pub use self::pages::Pages;
pub use self::token::Token;
use crate::support::{Id, Paging};
use crate::{Error, ResponseValue};

/// A call whose answer is a page of a list.
///
/// The builders of list operations have it. The document says how their pages
/// are connected:
///
/// | style | the next page | the end | order of the items |
/// |---|---|---|---|
/// | cursor | the one that the page names | a page that names none; where the document says that the last page names `null`, only that | as they came |
/// | page number | the next number | a page without items, however short others are | as they came |
/// | before an id | what is before the least id of the page | a page without items | the newest first |
///
/// Nothing is sent before a future or stream from here is polled. If the caller sets no
/// page size, it is the maximum that the document allows, since quotas count requests;
/// if the document states none, it is the server's own.
///
/// # Lists that change during a walk
///
/// Pages by number are cut anew for each request: an item that moves up between
/// two requests pushes others down, and one that leaves pulls them up. A walk
/// over items gives none twice, since it knows them by their ids. If it sees a sign
/// that the list changed, it walks the list a second time for the items that moved.
/// [`Items::may_be_incomplete`] says whether something may be missing after that. Some
/// changes show no sign: in a list without a total, an item that leaves from pages that
/// the walk has passed.
///
/// A cursor or an id keeps its place, so a walk misses at most what moves to pages
/// that it has passed.
///
/// # Items without a readable id
///
/// An item that does not decode keeps the id that its JSON has. A list before an id
/// goes on from the other ids of a window; if none can be read, it steps down from the
/// id it asked for, without passing an item over.
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

    /// Whether a page that names no next one says that it is the last.
    #[doc(hidden)]
    fn is_last(_page: &Self::Page) -> bool {
        true
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
    /// does not read. If it is of a call with other parameters, the first page is an
    /// error of the walk.
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
