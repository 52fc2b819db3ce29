//! Drift: what responses have that the document does not allow, as the client decodes them.
//!
//! Give an [`Observer`] to [`ClientBuilder::observe`](crate::ClientBuilder::observe). It gets
//! each response's deviations: undocumented properties, unknown enum values, unexpected nulls,
//! malformed unions, items that do not decode, missing properties, undocumented statuses and
//! content types. Each has its place in the document, its kind and a count, but never a value.
//!
//! ```
//! use conversation_apis::ClientBuilder;
//! use conversation_apis::observe::{ObservedResponse, Observer};
//! use conversation_apis::partoo::{Client, Credentials};
//!
//! struct Print;
//!
//! impl Observer for Print {
//!     fn observe(&self, response: &ObservedResponse<'_>) {
//!         for deviation in response.deviations() {
//!             println!("{:?} {deviation}", response.operation());
//!         }
//!     }
//! }
//!
//! let credentials = Credentials::new().api_key_auth("the-api-key");
//! let client = ClientBuilder::<Client>::new(credentials).observe(Print).build()?;
//! # Ok::<(), conversation_apis::Error>(())
//! ```
//!
//! With the feature `drift`, `DriftReport` is a ready observer: it collects findings in bounded
//! memory, in the form of `cargo contract verify --report json`.
//!
//! # What is observed
//!
//! Every response that a call ends with: the body of `send()`, each page of a walk, errors whose
//! body the document describes, each event of an event stream, and the body of a raw request.
//! Responses that are retried are not observed. A body is decoded once. Only a body that does not
//! decode is read again, to find its other deviations: a page item by item.
//!
//! Not observed:
//!
//! - A [`Timestamp`](crate::Timestamp) that is not a point in time, because it is parsed only
//!   on request.
//! - Properties that are documented but never sent.
//! - An item without its id, if the document does not require the id.
//! - What follows the first error in an item that does not decode.
//!
//! # Places
//!
//! A place is a JSON pointer into the document with its overlays, such as
//! `#/components/schemas/Message/properties/status`. `cargo contract verify` has the same places.
//! Inline schemas that are equal share one type, which has the place of the first of them.
//!
//! # Cost
//!
//! Without an observer, decoding costs nothing more. With one, a page of 100 conversations costs
//! 0.1 % more instructions, and 1.2 % more if every conversation drifts. Small responses cost more
//! in relation: 2 % more for one conversation, and 8 to 10 % more if it drifts.
//! [`Observer::samples`] can skip responses.

mod deviation;
#[doc(hidden)]
pub mod ledger;
#[doc(hidden)]
pub mod names;
mod notes;
#[doc(hidden)]
pub mod recorder;
#[cfg(feature = "drift")]
mod report;
#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
pub(crate) mod watch;

use std::cell::OnceCell;
use std::fmt;
use std::sync::Arc;

use reqwest::{Method, StatusCode};

use self::notes::Notes;
use crate::transport::Operation;

pub use deviation::{Deviation, DeviationKind, Fact, ValueKind};
#[doc(hidden)]
pub use recorder::{Observed, decode};
#[cfg(feature = "drift")]
pub use report::{DriftReport, Finding};

/// Is told about the deviations of responses. See the [module](self).
///
/// It is called on the task of the call, before the caller gets the response, so it should be
/// fast. If it panics, the response is not lost: the panic is caught and logged with `tracing`.
pub trait Observer: Send + Sync + 'static {
    /// Whether to observe the next response. It is asked once for each response, before the response
    /// is decoded. A response that is not observed costs nothing. Default: `true`.
    fn samples(&self) -> bool {
        true
    }

    /// Takes a response that was sampled, also one without deviations. The events of an event
    /// stream are a response each.
    fn observe(&self, response: &ObservedResponse<'_>);
}

impl<O: Observer + ?Sized> Observer for Arc<O> {
    fn samples(&self) -> bool {
        (**self).samples()
    }

    fn observe(&self, response: &ObservedResponse<'_>) {
        (**self).observe(response);
    }
}

/// A response, and how it deviates from the document. It has no value of the response and no
/// parameter of the request.
pub struct ObservedResponse<'a> {
    operation: Option<&'static Operation>,
    method: &'a Method,
    status: StatusCode,
    notes: &'a Notes,
    /// Whether a name contains a key of the client.
    has_key: &'a dyn Fn(&str) -> bool,
    deviations: OnceCell<Vec<Deviation>>,
}

impl<'a> ObservedResponse<'a> {
    /// The `operationId`. `None` for a [`RawRequest`](crate::RawRequest).
    pub fn operation(&self) -> Option<&'static str> {
        self.operation.map(|operation| operation.id)
    }

    /// The path of the operation in the document, with parameters in braces. `None` for a
    /// [`RawRequest`](crate::RawRequest), whose path may hold ids.
    pub fn path(&self) -> Option<&'static str> {
        self.operation.map(|operation| operation.path)
    }

    /// The method of the request.
    pub fn method(&self) -> &'a Method {
        self.method
    }

    /// The status of the response.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The deviations, each once with a count.
    pub fn deviations(&self) -> &[Deviation] {
        self.deviations
            .get_or_init(|| self.notes.deviations(self.has_key))
    }

    /// How many deviations are not in [`deviations`](Self::deviations), because the response has
    /// more than are kept: 10,000 different ones.
    pub fn omitted(&self) -> usize {
        self.notes.omitted()
    }
}

impl fmt::Debug for ObservedResponse<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("ObservedResponse")
            .field("operation", &self.operation())
            .field("path", &self.path())
            .field("method", &self.method())
            .field("status", &self.status())
            .field("deviations", &self.deviations())
            .field("omitted", &self.omitted())
            .finish()
    }
}
