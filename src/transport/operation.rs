//! The facts of an operation that generated code states as data.

use std::ops::RangeInclusive;

use reqwest::StatusCode;
use serde_json::Value;

/// An operation of the document.
#[derive(Debug)]
pub struct Operation {
    /// Its `operationId`.
    pub id: &'static str,
    /// The HTTP method, in upper case.
    pub method: &'static str,
    /// The path below the base URL, with parameters in braces.
    pub path: &'static str,
    /// The setters that have to be called before the call can be sent.
    pub required: &'static [&'static str],
    /// The parameters whose setter has another name, with the name of the setter.
    pub setters: &'static [(&'static str, &'static str)],
    /// The query parameter of the page size, and its maximum.
    pub page_size: Option<(&'static str, i64)>,
    /// The statuses of the documented successes.
    pub success: &'static [RangeInclusive<u16>],
    /// The other documented responses.
    pub errors: &'static [DocumentedError],
}

/// A response that an operation documents beside its success.
#[derive(Debug)]
pub struct DocumentedError {
    status: RangeInclusive<u16>,
    message: &'static [&'static str],
}

impl Operation {
    /// Nothing, for the facts that an operation does not have.
    pub const NONE: Self = Self {
        id: "",
        method: "",
        path: "",
        required: &[],
        setters: &[],
        page_size: None,
        success: &[],
        errors: &[],
    };

    /// Whether a status is a documented success.
    pub(crate) fn is_success(&self, status: StatusCode) -> bool {
        let mut statuses = self.success.iter();
        statuses.any(|statuses| statuses.contains(&status.as_u16()))
    }

    /// The documented response for a status: of several, the one with the narrowest range.
    pub(crate) fn error(&self, status: StatusCode) -> Option<&'static DocumentedError> {
        let matching = self
            .errors
            .iter()
            .filter(|error| error.status.contains(&status.as_u16()));
        matching.min_by_key(|error| error.status.end() - error.status.start())
    }
}

impl DocumentedError {
    /// A response for these statuses, whose body may have its text for people at one of
    /// these JSON pointers. The first that leads to a string counts.
    pub const fn new(status: RangeInclusive<u16>, message: &'static [&'static str]) -> Self {
        Self { status, message }
    }

    /// Whether the document says where the text for people is.
    pub(crate) fn has_message(&self) -> bool {
        !self.message.is_empty()
    }

    pub(crate) fn message_in(&self, body: &Value) -> Option<String> {
        let mut found = self
            .message
            .iter()
            .filter_map(|pointer| body.pointer(pointer)?.as_str());
        found.next().map(str::to_owned)
    }
}
