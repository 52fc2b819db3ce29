//! All integration tests in one binary, with one module for each subject.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod baseline;
mod cli;
mod diff;
mod faults;
mod folder;
mod hostile;
mod incomplete;
mod live;
mod load;
mod plants;
mod report;
mod server;
mod update;
