//! Calls to the simulated server, and the lists that they page through.

#![allow(clippy::unwrap_used)] // a test fails by it

use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};

use bytes::Bytes;
use reqwest::{StatusCode, Url};
use serde::Deserialize;

use super::server::{LIMIT, Server};
use crate::pagination::Paginated;
use crate::pagination::paging::{Id, Paging, Style};
use crate::transport::{Response, Sent};
use crate::{Error, ResponseValue};

const PAGING: Paging = Paging {
    style: Style::Cursor,
    parameter: "at",
    items: "/items",
    id: "/id",
    id_is_integer: true,
    not_found_is_end: false,
    excludes: &[],
    operation: "list",
};

/// A list, as a vendor's document describes it.
pub(super) trait List: Clone + Send + Unpin + 'static {
    const PAGING: Paging;
}

macro_rules! lists {
    ($($name:ident: $style:expr, $not_found_is_end:literal;)*) => {
        $(
            #[derive(Clone)]
            pub(super) struct $name;

            impl List for $name {
                const PAGING: Paging = Paging {
                    style: $style,
                    not_found_is_end: $not_found_is_end,
                    ..PAGING
                };
            }
        )*
    };
}

lists! {
    ByCursor: Style::Cursor, false;
    ByNumber: Style::PageNumber, false;
    ByNumberTo404: Style::PageNumber, true;
    BeforeId: Style::Before, false;
    ByWindow: Style::Window { after: "after", limit: LIMIT }, false;
}

/// A list that cannot be walked with the parameter `at`.
#[derive(Clone)]
pub(super) struct Excluding;

impl List for Excluding {
    const PAGING: Paging = Paging {
        parameter: "other",
        excludes: &["at"],
        ..PAGING
    };
}

#[derive(Deserialize)]
pub(super) struct Page {
    items: Option<Vec<Item>>,
    #[serde(default, deserialize_with = "present")]
    next: Option<Option<String>>,
    total: Option<i64>,
}

#[derive(Deserialize)]
pub(super) struct Item {
    id: Option<i64>,
    pub(super) number: u64,
    #[serde(rename = "text")]
    _text: Option<String>,
}

/// Reads a property that is present, even if it is null.
fn present<'de, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Option<String>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}

/// A call to the simulated server.
#[derive(Clone)]
pub(super) struct Call<L> {
    pub(super) server: Arc<Mutex<Server>>,
    at: Option<String>,
    after: Option<i64>,
    list: PhantomData<L>,
}

impl<L> Call<L> {
    pub(super) fn new(server: Server) -> Self {
        Self {
            server: Arc::new(Mutex::new(server)),
            at: None,
            after: None,
            list: PhantomData,
        }
    }
}

/// Is pending a few times, as a real request would be.
struct Delay(u8);

impl Future for Delay {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
        if self.0 == 0 {
            return Poll::Ready(());
        }
        self.0 -= 1;
        Poll::Pending
    }
}

impl<L: List> Paginated for Call<L> {
    type Page = Page;
    type Item = Item;

    const PAGING: Paging = L::PAGING;

    fn starting_at(mut self, cursor: String) -> Self {
        self.at = Some(cursor);
        self
    }

    fn within(mut self, after: Option<i64>, before: i64) -> Self {
        self.after = after;
        self.starting_at(before.to_string())
    }

    async fn fetch(self) -> Result<ResponseValue<Page>, Error> {
        let delay = || Delay(self.server.lock().unwrap().random.u8(0..4));
        delay().await;
        let answer = self
            .server
            .lock()
            .unwrap()
            .answer(self.at.as_deref(), self.after);
        delay().await;
        let (status, body) = answer?;
        let mut url = Url::parse("http://localhost/list").unwrap();
        if let Some(at) = &self.at {
            url.query_pairs_mut().append_pair("at", at);
        }
        let response = Response {
            operation: None,
            sent: Sent { url, body: None },
            is_repeatable: true,
            status,
            headers: reqwest::header::HeaderMap::new(),
            body: Bytes::from(body),
            is_cut: false,
            live: None,
            attempts: 1,
            call: None,
            watch: None,
        };
        match status {
            StatusCode::OK => ResponseValue::from_response(response).await,
            _ => Err(Error::unexpected(response)),
        }
    }

    fn named_next(page: &Page) -> Option<&str> {
        page.next.as_ref()?.as_deref()
    }

    fn is_last(page: &Page) -> bool {
        page.next.is_some()
    }

    fn id(item: &Item) -> Option<Id> {
        item.id.as_ref().map(Id::from)
    }

    fn total(page: &Page, _: &dyn Fn(&str) -> Option<String>) -> Option<i64> {
        page.total
    }

    fn listed(page: &Page) -> Option<&[Item]> {
        page.items.as_deref()
    }

    fn into_items(page: Page) -> Option<Vec<Item>> {
        page.items
    }
}
