//! The extensions (`x-…`) that overlays add for facts that OpenAPI cannot express, and
//! those that the lowering adds for the generator.

mod webhooks;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

pub use self::webhooks::{
    Algorithm, DEDUPLICATION, Deliveries, Encoding, Event, Piece, PublishedKey, Received,
    Signature, WEBHOOK_DELIVERIES,
};
use crate::{Error, Pointer, Result};

/// `x-timestamp: true` on a string or a number: a point in time, as text or as seconds
/// since 1970. The type keeps the form in which it was received.
pub const TIMESTAMP: &str = "x-timestamp";
/// `x-codes` on an enum of strings and integers: maps each string to the integer that
/// means the same.
pub const CODES: &str = "x-codes";
/// `x-union` on a `oneOf` property: see [`Choice`].
pub const UNION: &str = "x-union";
/// Added by the lowering to a union: how the branch of a value is chosen, see [`Either`].
pub const EITHER: &str = "x-either";
/// `x-integers: int64` at the top of a document: integers without a format and without bounds
/// fit into 64 bits, so that they become `i64`. Without it, such integers have a type for
/// integers of any size.
pub const INTEGERS: &str = "x-integers";
/// `x-pagination` on an operation: see [`Pagination`].
pub const PAGINATION: &str = "x-pagination";
/// `x-effect` on an operation that changes something: a list of the calls that show what it
/// changed, or the reason why no call shows it. Each entry names an `operation`, its
/// `parameters`, and what its response then has: values by JSON pointer (`expect`), one item
/// of a list (`item`, or with `absent: true` no such item), or a number that differs from the
/// one before (`change`). Values are JSON, or runtime expressions of a Link Object such as
/// `$request.body#/status`. Only the harness uses it.
pub const EFFECT: &str = "x-effect";
/// `x-idempotent: true` on an operation: the same request may be sent again, even if the server
/// has already acted on it. The client then retries it like a `GET`. Without it, an operation
/// that is not a `GET`, `HEAD`, `OPTIONS`, `QUERY` or `TRACE` is sent again only if the server
/// certainly did not act on it.
pub const IDEMPOTENT: &str = "x-idempotent";
/// `x-error-message` on an error's schema: JSON pointers of its message, first match wins.
pub const ERROR_MESSAGE: &str = "x-error-message";
/// Added by the lowering to an operation: maps the status of each error to its component.
pub const ERRORS: &str = "x-errors";
/// Added by the lowering to an operation: the documented statuses of its successes, if its
/// `responses` do not have them.
pub const SUCCESSES: &str = "x-successes";
/// `x-content-type` on an operation without a request body: the `Content-Type` that its
/// requests have nevertheless, because the server demands one.
pub const CONTENT_TYPE: &str = "x-content-type";
/// Added by the lowering to an operation: its `Accept` header, if that is not the default.
pub const ACCEPT: &str = "x-accept";
/// Added by the lowering to a component that is the type of a parameter: names that
/// parameter.
pub const PARAMETER: &str = "x-parameter";
/// Added by the lowering to a component with [`PARAMETER`]: where the parameter is sent.
/// Without it, in the query.
pub const PLACE: &str = "x-in";
/// Added by the lowering to a schema or a parameter: an object with keywords that it removed.
/// Of a schema, these are the keywords with a scalar value, and the values of an enum that is
/// not of strings; of a parameter, the default, which
/// the server applies. Only the documentation of generated code uses it.
pub const STATED: &str = "x-stated";
/// Added by the lowering to a parameter and to a media type of a request body: what the runtime
/// checks before it is sent, as a JSON Schema with few keywords. The document has the rules of
/// the components that these refer to.
pub const RULES: &str = "x-rules";
/// Added by the lowering to a property of a multipart body: `file`, or `files` for several
/// files under one name.
pub const PART: &str = "x-part";
/// Added by the lowering to a component that is a list or map and contains itself: it needs a
/// type of its own.
pub const OWN_TYPE: &str = "x-own-type";
/// `x-generate` at the top of a document: which operations are generated, see
/// [`Selection`](crate::Selection). [`Document::open`](crate::Document::open) adds it from the
/// table `[generate]` of `SOURCE.toml`.
pub const GENERATE: &str = "x-generate";
/// Used within the lowering: the bodies that the server sends, each a [`Received`].
pub(crate) const RECEIVED: &str = "x-received";
/// Added by the lowering at the top of a document with [`WEBHOOK_DELIVERIES`]: the bodies that
/// are events of webhooks, each a [`Received`].
pub const EVENTS: &str = "x-events";
/// Added by the lowering to a component: its name in the document.
pub const NAME: &str = "x-name";

/// `x-send-credentials` on a server of a path or an operation: whether credentials are sent
/// there. Without it, they are sent if the host is the vendor's by the document. The lowering
/// adds the decision.
pub const SEND_CREDENTIALS: &str = "x-send-credentials";
/// Added by the lowering to a server with variables: its URL, with their names in braces.
pub const TEMPLATE: &str = "x-template";

/// One choice of `x-union`: the branch to take if `when` matches. The first match wins.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// The name of the variant, in Rust and in reports.
    pub variant: String,
    /// The name of the component that describes the branch.
    pub branch: String,
    /// The values that sibling properties, or the union's own property, must have.
    pub when: Map<String, Value>,
}

/// How the branch of a value of a union is chosen.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Either {
    /// The property whose value chooses the branch. Without it, the shape of the value does.
    pub property: Option<String>,
    /// The branches, in the document's order.
    pub branches: Vec<Branch>,
}

/// A branch of a union.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Branch {
    /// Its schema, usually a reference.
    pub schema: Value,
    /// The values of the property that choose this branch.
    pub values: Option<Vec<String>>,
}

/// How the pages of an operation's list are read.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pagination {
    /// How one page leads to the next.
    pub style: Style,
    /// The query parameter that selects the page: a cursor, a number or an id. For the style
    /// `window`, the id that a page comes before.
    pub parameter: String,
    /// The query parameter of the lowest id in a page. Only for the style `window`.
    pub after: Option<String>,
    /// The most items that a page can have. Only for the style `window`.
    pub limit: Option<usize>,
    /// The query parameter that takes the page size.
    pub size: Option<String>,
    /// JSON pointer of the items in a page; empty if the page is the array of items.
    pub items: String,
    /// JSON pointer of the next cursor in a page. Only for the style `cursor`.
    pub next: Option<String>,
    /// Whether every page has `next`, with null on the last one, so that a page without it
    /// is an error. Default: false. Only for the style `cursor`.
    #[serde(default)]
    pub next_required: bool,
    /// JSON pointer of the id in an item. The styles `page-number`, `before` and `window` need
    /// it.
    pub id: Option<String>,
    /// JSON pointer of the number of items in the whole list.
    pub total: Option<String>,
    /// Other places of that number, depending on the value of a parameter.
    pub totals: Option<Totals>,
    /// Whether 404 ends the list after at least one page. Default: false. Only for the
    /// style `page-number`.
    #[serde(default)]
    pub not_found_is_end: bool,
    /// Query parameters that change which items a page has, so that the list cannot be
    /// walked with them.
    #[serde(default)]
    pub excludes: Vec<String>,
}

/// How one page leads to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Style {
    /// Each page has the cursor of the next page in `next`; absent or null ends the list.
    Cursor,
    /// Pages are numbered from 1; a page without items ends the list.
    PageNumber,
    /// A page has the items before an id, the oldest first. The first page has the newest
    /// items; a page without items ends the list.
    Before,
    /// A page has the items with `after <= id < parameter`, in any order, up to `limit`. A page
    /// with fewer items has all of them.
    Window,
}

/// The places of the total, depending on the value of a parameter.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Totals {
    /// The query parameter.
    pub parameter: String,
    /// Maps a value to a JSON pointer; for other values, `total` applies.
    pub by: BTreeMap<String, String>,
}

/// `x-rate-limit` at the top of a document: see [`RateLimit`].
pub const RATE_LIMIT: &str = "x-rate-limit";

/// How many requests the server allows within a window of time.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RateLimit {
    /// The number of requests.
    pub requests: u32,
    /// The length of the window, in seconds.
    pub seconds: u64,
}

/// Reads an extension of the object at `at`; `None` if the object does not have it.
///
/// # Errors
///
/// If the extension does not have the form of `T`.
pub fn read<T: for<'de> Deserialize<'de>>(
    object: &Value,
    name: &str,
    at: &Pointer,
) -> Result<Option<T>> {
    let Some(value) = object.get(name) else {
        return Ok(None);
    };
    T::deserialize(value)
        .map(Some)
        .map_err(|error| Error::at(&at.join(name), error.to_string()))
}
