//! The extensions that overlays add, to say what OpenAPI has no word for.

use serde::Deserialize;
use serde_json::{Map, Value};

use crate::{Error, Pointer, Result};

/// `x-timestamp: true` on a string: a point in time whose text is kept.
pub const TIMESTAMP: &str = "x-timestamp";
/// `x-union` on a `oneOf` property: see [`Choice`].
pub const UNION: &str = "x-union";
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

/// How an operation's list is walked.
#[derive(Debug, Clone, Deserialize)]
#[serde(tag = "style", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Pagination {
    /// Each page names the next: `next` absent or null is the end.
    Cursor {
        /// The query parameter that takes the cursor.
        cursor: String,
        /// The query parameter that takes the page size.
        size: Option<String>,
        /// JSON pointer of the items in a page.
        items: String,
        /// JSON pointer of the next cursor in a page.
        next: String,
        /// JSON pointer of the number of items on all pages.
        total: Option<String>,
    },
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
