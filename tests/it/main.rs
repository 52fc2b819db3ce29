//! One binary for all integration tests, a module a subject.

#![allow(clippy::unwrap_used, clippy::expect_used)]

// `tests/generated` calls its runtime so.
extern crate conversation_apis as progenitor_client;

mod bodies;
mod calls;
mod causes;
mod changing_lists;
mod client;
mod corpus;
mod errors;
mod generated;
mod lowering;
#[cfg(feature = "ninetynine")]
mod ninetynine;
#[cfg(feature = "octopush")]
mod octopush;
mod overlays;
mod pagination;
mod quota;
mod retry;
mod round_trip;
mod runtime;
mod secrets;
mod support;
mod tracing;
mod traps;
mod types;
mod walks;
