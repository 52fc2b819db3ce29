//! Paginated lists, and walks over their pages and items.
//!
//! The builder of every list operation implements [`Paginated`]. Its
//! [`items`](Paginated::items) walks over all items of the list, its
//! [`pages`](Paginated::pages) over the pages. Both have a method `next`, so that a loop needs
//! no other crate:
//!
//! ```no_run
//! use conversation_apis::Paginated;
//! use conversation_apis::partoo::Client;
//!
//! # async fn walk(client: Client) -> Result<(), conversation_apis::Error> {
//! let mut conversations = client.list_conversations().items();
//! while let Some(conversation) = conversations.next().await {
//!     println!("{:?}", conversation?.id);
//! }
//! # Ok(())
//! # }
//! ```
//!
//! # Streams
//!
//! Both are also a `futures_core::Stream`, for the adaptors of `futures-util` and
//! `tokio-stream`. They own what they need, so that they can be returned from a function,
//! kept in a struct beside the client, spawned as a task, or become the body of a response:
//!
//! ```
//! use conversation_apis::pagination::Items;
//! use conversation_apis::partoo::{Client, builder::ListMessages};
//! use conversation_apis::{Error, Paginated};
//! use futures_util::{Stream, StreamExt};
//!
//! struct Inbox {
//!     client: Client,
//!     messages: Items<ListMessages>,
//! }
//!
//! impl Inbox {
//!     fn open(client: Client, conversation: i64) -> Self {
//!         let messages = client.list_messages().conversation_id(conversation).items();
//!         Self { client, messages }
//!     }
//! }
//!
//! /// A line for each conversation, for example for `axum::body::Body::from_stream`.
//! fn lines(client: &Client) -> impl Stream<Item = Result<String, Error>> + Send + use<> {
//!     let conversations = client.list_conversations().items();
//!     conversations.map(|conversation| Ok(format!("{:?}\n", conversation?.id)))
//! }
//! ```
//!
//! # Many lists at once
//!
//! `flat_map_unordered` of `futures-util` walks many lists at the same time, such as the
//! messages of each conversation:
//!
//! ```no_run
//! use conversation_apis::Paginated;
//! use conversation_apis::partoo::Client;
//! use futures_util::{StreamExt, stream};
//!
//! # async fn walk(client: Client, ids: Vec<i64>) {
//! // At most 8 lists at a time.
//! let mut messages = stream::iter(ids).flat_map_unordered(8, |id| {
//!     let messages = client.list_messages().conversation_id(id).items();
//!     messages.map(move |message| (id, message))
//! });
//! while let Some((conversation, message)) = messages.next().await {
//!     println!("{conversation}: {}", message.is_ok());
//! }
//! # }
//! ```
//!
//! The items of one list come in its order, and those of different lists as they arrive. An
//! error ends only its own list. The next list starts when one ends, so that memory holds
//! the pages of 8 lists, however many there are.

// `progress.rs` decides from the facts of a page what comes next, and `windows/` for windows of
// ids. `counts.rs` and `memory/` hold what it knows of the list. None of them sends a request. `walk.rs` sends and waits,
// `ahead.rs` holds the requests under way, and `pages.rs` and `items.rs` are the streams. `left.rs`
// holds the items of a page that are still to be given.

mod ahead;
mod bounds;
mod counts;
mod identity;
mod items;
mod left;
mod memory;
mod pages;
pub(crate) mod paging;
pub(crate) mod partial;
pub(crate) mod pointer;
mod progress;
#[cfg(test)]
mod tests;
mod token;
mod walk;
mod windows;

use std::future::Future;

use serde::de::DeserializeOwned;

pub use self::bounds::Bounds;
pub(crate) use self::identity::digest;
pub use self::items::Items;
pub use self::pages::Pages;
pub use self::token::Token;
use crate::support::{Id, Paging};
use crate::{Error, ResponseValue};

/// A call whose response is one page of a list.
///
/// The builders of list operations implement it. The document says how the pages of a list
/// are connected:
///
/// | style | the next page | the end of the list | order of the items |
/// |---|---|---|---|
/// | cursor | has the cursor that the page names | a page that names no cursor; if the document says that the last page names `null`, only that | as they came |
/// | page number | has the next number | an empty page; a short one does not end the list | as they came |
/// | before an id | has the items before the lowest id of the page | an empty page | newest first |
/// | windows of ids | has the items between two ids, up to a limit | the window down to the lowest id | newest first |
///
/// No request is sent before a future or stream from here is polled. If the call sets no
/// page size, the largest one that the document allows is sent, because rate limits count
/// requests. If the document states none, the server chooses.
///
/// # Lists that change during a walk
///
/// With page numbers, items can shift between two requests. An item that moves to the top
/// pushes others down, and one that is removed pulls them up. A walk over items gives no
/// item twice, because it recognises items by their ids. If it sees a sign that the list
/// changed, it walks the list a second time for the items that moved. Afterwards,
/// [`Items::may_be_incomplete`] says whether an item may still be missing. It cannot detect
/// every change: in a list without a total, nothing shows that an item left a page that the
/// walk had passed.
///
/// A cursor or an id keeps its place. There, a walk misses only what moves to pages that it
/// has passed. A walk in windows of ids gives every item that is in the list from its first
/// request to its last, also in a list whose order is not that of the ids.
///
/// # Items without a readable id
///
/// An item that does not decode is still recognised by its id, if its JSON has one that can
/// be read. A list before an id continues from the other ids of the page. If none can be
/// read, it steps down from the requested id and skips no item. A list in windows of ids does
/// not need the ids of its items to continue.
///
/// # Windows of ids
///
/// The walk chooses the windows so that they are nearly full. An answer that is full may not be
/// all of its window: it is not given, and the walk requests a smaller one. So is an answer
/// whose number of items may be the limit of a server that does not keep to the document, such
/// as 20 or 500. A list with fewer items than the limit usually costs one request.
///
/// The caller's own value of the upper parameter starts the walk before that id. That of the
/// lower one ends it after that id, so that a walk returns only what is new since then.
///
/// If an answer has an id outside its window, the server ignores one of the two parameters. The
/// rest of the list is then walked before an id.
pub trait Paginated: Clone + Send + Unpin + 'static {
    /// The body of one page.
    type Page: DeserializeOwned + Send + 'static;
    /// An item of the list.
    type Item: DeserializeOwned + Send + Unpin + 'static;

    #[doc(hidden)]
    const PAGING: Paging;

    /// The same call, starting at this cursor instead of at the list's start. It is what
    /// [`Pages::cursor`] returned: a cursor, a page number or an id, depending on the list's
    /// style.
    fn starting_at(self, cursor: String) -> Self;

    /// The bounds that the caller set: only items after the one id and before the other.
    #[doc(hidden)]
    fn bounds(&self) -> (Option<i64>, Option<i64>) {
        (None, None)
    }

    /// The same call for the items after an id, if there is one, and before another.
    #[doc(hidden)]
    fn within(self, _after: Option<i64>, before: i64) -> Self {
        self.starting_at(before.to_string())
    }

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

    /// The number of items on all pages. `asked` returns the value of a parameter of the
    /// request.
    #[doc(hidden)]
    fn total(_page: &Self::Page, _asked: &dyn Fn(&str) -> Option<String>) -> Option<i64> {
        None
    }

    #[doc(hidden)]
    fn listed(page: &Self::Page) -> Option<&[Self::Item]>;

    /// The items of a page. `None` if the page has no list of items.
    fn into_items(page: Self::Page) -> Option<Vec<Self::Item>>;

    /// Fetches one page. This is one call, and so one request unless it is retried.
    ///
    /// A builder with a setter `page` for the page number hides this method. Use its `send`,
    /// which does the same.
    ///
    /// # Errors
    ///
    /// The same as `send` of the builder.
    fn page(self) -> impl Future<Output = Result<Self::Page, Error>> + Send {
        async { Ok(self.fetch().await?.into_inner()) }
    }

    /// Walks over the pages of the list.
    fn pages(self) -> Pages<Self> {
        Pages::new(self)
    }

    /// Walks over the items of the list, in the order of the pages.
    fn items(self) -> Items<Self> {
        Items::new(self)
    }

    /// Walks over the pages after the position of another walk of the same call.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::InvalidRequest`](crate::ErrorKind::InvalidRequest) if the token belongs
    /// to another operation, or has a version that this version of the crate does not read.
    /// If it belongs to a call with other parameters, the first poll of the walk returns an
    /// error instead.
    fn pages_after(self, token: &Token) -> Result<Pages<Self>, Error> {
        Pages::after(self, token)
    }

    /// Walks over the items after the position of another walk of the same call. Its first
    /// item is the one after the last that the other walk gave, and no item is given again.
    ///
    /// # Errors
    ///
    /// The same as [`pages_after`](Self::pages_after).
    fn items_after(self, token: &Token) -> Result<Items<Self>, Error> {
        Items::after(self, token)
    }
}
