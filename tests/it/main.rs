//! One binary for all integration tests. Each module has one subject.

#![allow(clippy::unwrap_used, clippy::expect_used)]

// The code in `tests/generated` calls its runtime by this name.
extern crate conversation_apis as progenitor_client;

mod bodies;
#[cfg(all(
    feature = "builders",
    feature = "partoo",
    feature = "octopush",
    feature = "ninetynine"
))]
mod builders;
mod calls;
mod causes;
mod changing_lists;
mod checks;
mod client;
mod corpus;
mod documents;
mod endless_lists;
mod errors;
mod generated;
#[cfg(feature = "webhooks")]
mod generated_webhooks;
mod inbox;
mod limiters;
mod lowering;
#[cfg(feature = "ninetynine")]
mod ninetynine;
#[cfg(feature = "ninetynine")]
mod ninetynine_contacts;
#[cfg(feature = "ninetynine")]
mod ninetynine_writes;
mod oauth;
#[cfg(feature = "drift")]
mod observe;
#[cfg(feature = "octopush")]
mod octopush;
#[cfg(feature = "octopush")]
mod octopush_writes;
mod overlays;
mod pagination;
mod parameters;
mod partoo_writes;
mod post_lists;
mod printed;
mod quota;
mod raw_requests;
mod request_bodies;
mod responses;
mod retry;
mod round_trip;
mod runtime;
mod schemas;
mod secrets;
mod security;
mod selection;
mod servers;
mod shared;
mod since_3_2;
mod statuses;
mod streams;
mod support;
mod tokens;
mod tracing;
mod traps;
mod types;
mod unreadable_items;
mod walks;
#[cfg(feature = "webhooks")]
mod webhooks;
#[cfg(all(
    feature = "ninetynine",
    feature = "octopush",
    feature = "partoo",
    feature = "webhooks"
))]
mod webhooks_forms;
#[cfg(all(feature = "ninetynine", feature = "webhooks"))]
mod webhooks_ninetynine;
#[cfg(all(feature = "octopush", feature = "webhooks"))]
mod webhooks_octopush;
#[cfg(feature = "webhooks")]
mod webhooks_partoo;
#[cfg(feature = "ninetynine")]
mod windows;
mod writes;
