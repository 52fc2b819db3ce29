//! The extensions that overlays add, to say what OpenAPI has no word for.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::{Error, Pointer, Result};

/// `x-timestamp: true` on a string or a number: a point in time, as text or as
/// seconds since 1970, kept as it came.
pub const TIMESTAMP: &str = "x-timestamp";
/// `x-codes` on an enum of strings and integers: the integer that stands for
/// each of its strings.
pub const CODES: &str = "x-codes";
/// `x-union` on a `oneOf` property: see [`Choice`].
pub const UNION: &str = "x-union";
/// Written by the lowering, on a union: how its branch is told, see [`Either`].
pub const EITHER: &str = "x-either";
/// `x-pagination` on an operation: see [`Pagination`].
pub const PAGINATION: &str = "x-pagination";
/// `x-error-message` on an error's schema: JSON pointers of its text for people.
pub const ERROR_MESSAGE: &str = "x-error-message";
/// Written by the lowering, on an operation: status to schema of its errors.
pub const ERRORS: &str = "x-errors";
/// Written by the lowering, on a component: the query parameter it is for.
pub const PARAMETER: &str = "x-parameter";
/// Written by the lowering, on a component: its name in the document.
pub const NAME: &str = "x-name";

/// One line of `x-union`: when it applies, the union is this branch.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// The variant's name in Rust and in reports.
    pub variant: String,
    /// The component that describes the branch.
    pub branch: String,
    /// Values asked of sibling properties, or of the union's own property.
    pub when: Map<String, Value>,
}

/// How a union's branch is told from its value.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Either {
    /// The property whose value is a tag; without one the shape tells.
    pub property: Option<String>,
    /// The branches, in the document's order.
    pub branches: Vec<Branch>,
}

/// A branch of a union.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Branch {
    /// Its schema, mostly a reference.
    pub schema: Value,
    /// The tags that are its own.
    pub values: Option<Vec<String>>,
}

/// How an operation's list is walked.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pagination {
    /// How one page leads to the next.
    pub style: Style,
    /// The query parameter that says which page: a cursor, a number or an id.
    pub parameter: String,
    /// The query parameter that takes the page size.
    pub size: Option<String>,
    /// JSON pointer of the items in a page; empty where the page is their array.
    pub items: String,
    /// JSON pointer of the next cursor in a page: of the style `cursor`.
    pub next: Option<String>,
    /// Whether every page has `next`, with null on the last one. A page without it is
    /// then an error: of the style `cursor`.
    #[serde(default)]
    pub next_required: bool,
    /// JSON pointer of what tells an item from others, in an item: of the styles
    /// `page-number` and `before`.
    pub id: Option<String>,
    /// JSON pointer of the number of items on all pages.
    pub total: Option<String>,
    /// Other places of that number, by the value of a parameter.
    pub totals: Option<Totals>,
    /// Whether 404 is the end, behind a page that came: of the style `page-number`.
    #[serde(default)]
    pub not_found_is_end: bool,
    /// Query parameters that cut pages otherwise, so that no walk can go by them.
    #[serde(default)]
    pub excludes: Vec<String>,
}

/// How one page leads to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Style {
    /// Each page names the next: `next` absent or null is the end.
    Cursor,
    /// Pages are counted from 1; one without items is the end.
    PageNumber,
    /// A page has what comes before an id, the oldest first, and the first page
    /// the newest; one without items is the end.
    Before,
}

/// The places of totals, by the value of a parameter.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Totals {
    /// The query parameter.
    pub parameter: String,
    /// JSON pointer by value; another value has `total`.
    pub by: BTreeMap<String, String>,
}

/// `x-rate-limit` at the top of a document: how many requests the server allows
/// in a window of time.
pub const RATE_LIMIT: &str = "x-rate-limit";

/// What `x-rate-limit` says.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RateLimit {
    /// The requests.
    pub requests: u32,
    /// The window, in seconds.
    pub seconds: u64,
}

/// Reads one extension of an object, or nothing where it is not there.
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
