//! The contract harness of `conversation-apis`. It checks documents, generated types and
//! servers against each other.
//!
//! | module | for |
//! |---|---|
//! | [`server`] | tests of a service: a provider on loopback that fails on request |
//! | [`verify`] | checking a provider, or a live server, against its document |
//! | [`diff`] | what changed from one document to another, and where a document of ours differs from the vendor's |
//! | [`report`] | printing verdicts, for people and for CI servers |
//!
//! # How a verdict is made
//!
//! 1. `document`, from the package of the server, reads the document with its overlays, and says
//!    what each schema's values are.
//! 2. `cases` makes a sample of each schema, and from it one case for each state of each
//!    property. Random cases combine several states.
//! 3. `check` runs the checks. The oracle, an independent JSON Schema validator, judges
//!    each case; the generated type must read and write it as the oracle says, and the
//!    type's own schema must agree. The same cases go over HTTP through the real client:
//!    every status, every request, every paging rule. `check::coverage` counts what the
//!    cases have shown, in the document's own units.
//! 4. `effects` changes the embedded server by each operation with `x-effect`, and reads the
//!    change back.
//! 5. `live` checks a live server instead, and `drift` checks recorded traffic.
//! 6. [`verify`] collects the rows and findings into a
//!    [`Verdict`](verify::Verdict), `baseline` removes the accepted findings, and
//!    [`report`] prints the rest.
//!
//! Modules that the documentation does not list are public for the command line and for
//! tests; they may change at any time.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod diff;
pub mod report;
pub mod verify;

#[doc(hidden)]
pub mod baseline;
#[doc(hidden)]
pub mod cases;
#[doc(hidden)]
pub mod check;
#[doc(hidden)]
pub mod cli;
#[doc(hidden)]
pub mod drift;
#[doc(hidden)]
pub mod finding;
#[doc(hidden)]
pub mod incomplete;
#[doc(hidden)]
pub mod live;
#[doc(hidden)]
pub mod new;
#[doc(hidden)]
pub mod payloads;
#[doc(hidden)]
pub mod provider;
#[doc(hidden)]
pub mod surface;

// The list of providers names the harness as a package that depends on it does.
extern crate self as conversation_apis_contract;

mod effects;
mod places;
mod program;
mod tls;
mod verdict;

#[doc(hidden)]
pub use conversation_apis_server::document;
pub use conversation_apis_server::{Error, server, webhooks};
use conversation_apis_server::{json_edit, json_eq, keys, media_type, path_template, percent};
