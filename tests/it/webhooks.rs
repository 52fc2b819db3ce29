//! Webhooks: verified and decoded deliveries.

mod deduplication;
mod example;
#[cfg(feature = "axum")]
mod extractor;
mod headers;
mod keys;
mod names;
mod schemes;
mod secrecy;
mod signatures;
mod time;
