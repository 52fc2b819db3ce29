//! What the document says of an operation, as data.

use std::ops::RangeInclusive;

use reqwest::StatusCode;
use serde_json::Value;

/// An operation of the document.
#[derive(Debug)]
pub struct Operation {
    /// Its `operationId`.
    pub id: &'static str,
    /// The name of its method in Rust, by which generated code calls it.
    pub function: &'static str,
    /// The HTTP method.
    pub method: &'static str,
    /// The path below the server's address.
    pub path: &'static str,
    /// The query parameter of the page's size, and its greatest value.
    pub page_size: Option<(&'static str, i64)>,
    /// The answers it documents beside the success.
    pub errors: &'static [DocumentedError],
}

/// An answer that an operation documents beside its success.
#[derive(Debug)]
pub struct DocumentedError {
    /// The statuses it is documented for.
    pub status: RangeInclusive<u16>,
    /// Where its text for people may be, as JSON pointers, first match wins.
    pub message: &'static [&'static str],
}

impl Operation {
    /// What is documented for a status: the narrowest range that has it.
    pub(crate) fn error(&self, status: StatusCode) -> Option<&'static DocumentedError> {
        let matching = self
            .errors
            .iter()
            .filter(|error| error.status.contains(&status.as_u16()));
        matching.min_by_key(|error| error.status.end() - error.status.start())
    }
}

impl DocumentedError {
    pub(crate) fn message_in(&self, body: &Value) -> Option<String> {
        let mut found = self
            .message
            .iter()
            .filter_map(|pointer| body.pointer(pointer)?.as_str());
        found.next().map(str::to_owned)
    }
}
