//! One binary for all integration tests, a module a subject.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod baseline;
mod cli;
mod diff;
mod faults;
mod hostile;
mod incomplete;
mod live;
mod load;
mod plants;
mod report;
mod server;
