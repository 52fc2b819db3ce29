//! The contract harness of `conversation-apis`: documents, types and servers,
//! each held against the others.
//!
//! For tests of a service, [`server`] is a provider on loopback that fails to
//! order, and [`cases`] are the payloads it may send.
//!
//! The way of a verdict: the overlaid document ([`document`]) is enumerated
//! into cases ([`cases`]); each is held against an independent validator
//! ([`check::oracle`]), the generated type ([`provider`]) and the type's own schema
//! ([`check::case`]); the same bodies go over HTTP through the real client ([`check::responses`],
//! [`check::paging`]); what was proved is counted in the document's own units
//! ([`check::coverage`]). A live server is looked at by [`live`]. [`verify`] gathers
//! the findings ([`finding`]), [`baseline`] takes out what was accepted, and
//! [`report`] prints them. [`diff`] says what changed from one document to another.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod baseline;
pub mod cases;
pub mod check;
pub mod cli;
pub mod diff;
pub mod document;
mod error;
pub mod finding;
pub mod incomplete;
mod json_edit;
pub mod json_eq;
mod keys;
pub mod live;
mod media_type;
mod path_template;
mod places;
pub mod provider;
pub mod report;
pub mod server;
mod verdict;
pub mod verify;

pub use error::Error;
