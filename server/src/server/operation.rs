//! The operations of a provider, and what a handler of one gets and returns.
//!
//! # How to write a handler
//!
//! A provider's table in `providers/` maps an `operationId` to a [`Handler`]:
//!
//! ```ignore
//! pub(super) const HANDLERS: &[(&str, Handler)] = &[("getShip", get_ship), ("sendShip", send_ship)];
//!
//! fn get_ship(call: &mut Call<'_>) -> Answer {
//!     match call.store.find("ships", "/id", call.path("ship_id")) {
//!         Some(ship) => Answer::Ok(ship.clone()),
//!         None => Answer::NotFound,
//!     }
//! }
//!
//! fn send_ship(call: &mut Call<'_>) -> Answer {
//!     let id = call.store.next_id("ships");
//!     let ship = json!({ "id": id, "name": call.body["name"], "sent_at": call.now.as_second() });
//!     call.store.push("ships", ship.clone());
//!     Answer::Ok(ship)
//! }
//! ```
//!
//! Before a handler runs, the server has checked the key, the path, the query and the body
//! against the document. A path parameter that `ids` of the fixtures names is the value of an
//! item; any other path parameter is for the handler to check.
//!
//! A handler works on a copy of the store. The copy replaces the store only if the handler
//! returns a success that the document allows, and if no fault refuses the request. So a
//! handler can return [`Answer::Invalid`] or [`Answer::NotFound`] at any point.
//!
//! A list with `x-pagination` needs no handler if the fixtures have it in `lists`. If a
//! handler selects the items, it returns [`Answer::Page`], and the server cuts the page.
//!
//! If several seeds or fixtures could make a difference, use the store and not constants: the
//! fixtures differ by seed. New collections are written in `server/fixtures/PROVIDER.json`,
//! and a path parameter that must exist is added to its `ids`.
//!
//! Handlers keep copies of an item up to date themselves, such as the last message of a
//! conversation. A property whose name starts with `$` is kept in the store and never sent.

use std::collections::BTreeMap;
use std::sync::Arc;

use conversation_apis_codegen::Pointer;
use jiff::Timestamp;
use serde_json::Value;

use super::api::Api;
use super::body::File;
use super::facts::Body;
use super::list::List;
use super::query::{Parameters, Query};
use super::reply::Reply;
use super::store::Store;
use crate::document::{Content, RequestBody, component};
use crate::path_template;

/// Handles one operation. See the module for how to write one.
pub(super) type Handler = fn(&mut Call<'_>) -> Answer;

/// A valid request for a handler.
pub(super) struct Call<'a> {
    /// The items of this server.
    pub(super) store: &'a mut Store,
    /// The values of the path parameters, decoded, by name.
    pub(super) path: BTreeMap<String, String>,
    /// The query, decoded. Unknown parameters and wrong values are not in it.
    pub(super) query: Query,
    /// The body as JSON. Null if there is none. A multipart body is an object: an array
    /// collects the parts of its name, and a file is its file name.
    pub(super) body: Value,
    /// The files of a multipart body, in its order.
    pub(super) files: Vec<File>,
    /// The server's own time: after all fixtures, and one second later for each write.
    pub(super) now: Timestamp,
    pub(super) api: &'a Api,
}

/// What a handler returns. Each JSON is checked against the document for its status.
#[derive(Debug)]
pub(super) enum Answer {
    /// Status 200 with this JSON. Without a documented body, null sends none.
    Ok(Value),
    /// Another documented status. Without a documented body, null sends none.
    Status(u16, Value),
    /// The items that a list with `x-pagination` selects, in the order of the list, and what
    /// a page has in addition to them and to its total.
    Page { items: Vec<Value>, rest: Value },
    /// The documented 404.
    NotFound,
    /// The provider's answer to an invalid body or parameter: the JSON pointer of the value
    /// in the body (empty for the whole body), and what is wrong with it.
    Invalid { at: String, text: String },
}

impl Answer {
    /// [`Answer::Invalid`] for the value at a JSON pointer.
    pub(super) fn invalid(at: &str, text: &str) -> Self {
        Self::Invalid {
            at: at.to_owned(),
            text: text.to_owned(),
        }
    }
}

impl Call<'_> {
    /// A path parameter, decoded. Empty if the path does not have it.
    pub(super) fn path(&self, name: &str) -> &str {
        self.path.get(name).map_or("", String::as_str)
    }

    /// The first value of a query parameter.
    pub(super) fn query(&self, name: &str) -> Option<&str> {
        self.query.get(name)?.first().map(String::as_str)
    }

    /// The server's own time, as `strftime` writes it.
    pub(super) fn time(&self, format: &str) -> String {
        self.now.strftime(format).to_string()
    }

    /// Whether the document allows a value for a component schema.
    pub(super) fn fits(&self, schema: &str, value: &Value) -> bool {
        let schema = component(Some(schema));
        self.api.judge(&schema, value.clone()).is_ok()
    }

    /// The items that a list operation of the fixtures selects with a query, with the list's
    /// own defaults. For counts.
    pub(super) fn selected(&self, operation: &str, query: &Query) -> Vec<Arc<Value>> {
        let mut lists = self.api.operations.iter().filter_map(|one| {
            let list = one.list.as_ref()?;
            (one.id == operation).then_some(list)
        });
        let list = lists.next();
        list.map_or_else(Vec::new, |list| list.select(self.store, &[], query))
    }
}

/// A documented operation.
pub(super) struct Operation {
    pub(super) id: String,
    /// In capitals.
    pub(super) method: String,
    pub(super) path: String,
    /// The alternatives of schemes that it needs.
    pub(super) needed: Vec<Vec<usize>>,
    pub(super) parameters: Parameters,
    pub(super) body: Option<RequestBody>,
    /// The documented body of each status, as the document writes the status.
    pub(super) answers: BTreeMap<String, Content>,
    /// The documented body of each error status, filled in.
    pub(super) errors: BTreeMap<u16, Body>,
    pub(super) handler: Option<Handler>,
    /// Its pages, if it has `x-pagination` and is in the fixtures.
    pub(super) list: Option<List>,
}

impl Operation {
    /// Whether this path belongs to the operation.
    pub(super) fn is_at(&self, path: &str) -> bool {
        path_template::values(&self.path, path).is_some()
    }

    /// How many parameters its path has. A path without parameters comes first.
    pub(super) fn parameters_in_path(&self) -> usize {
        self.path.matches('{').count()
    }

    /// Whether pages name the next page.
    pub(super) fn has_cursors(&self) -> bool {
        self.list.as_ref().is_some_and(List::has_cursors)
    }

    /// Whether a query says where its page starts, even with a wrong value.
    pub(super) fn has_cursor(&self, query: &str) -> bool {
        let list = self.list.as_ref();
        list.is_some_and(|list| list.has_cursor(query))
    }

    /// Whether a request changes something, as far as its method says.
    pub(super) fn is_write(&self) -> bool {
        !matches!(self.method.as_str(), "GET" | "HEAD" | "OPTIONS")
    }

    /// The documented body of a status: of the status itself, of its range, or by default.
    pub(super) fn content(&self, status: u16) -> Option<&Content> {
        let range = format!("{}XX", status / 100);
        let exact = self.answers.get(&status.to_string());
        let ranged = exact.or_else(|| self.answers.get(&range));
        ranged.or_else(|| self.answers.get("default"))
    }

    /// The schema of its pages.
    pub(super) fn page(&self) -> Option<&Pointer> {
        match self.content(200) {
            Some(Content::Json(schema)) => Some(schema),
            _ => None,
        }
    }

    /// A reply with this status, and with the document's body for it.
    pub(super) fn status(&self, status: u16) -> Reply {
        match self.errors.get(&status) {
            Some(body) => Reply::new(status, &body.media_type, body.text.clone()),
            None => Reply::empty(status),
        }
    }
}
