//! All integration tests in one binary, with one module for each subject.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod baseline;
mod cli;
mod diff;
mod faults;
mod folder;
mod hostile;
mod incomplete;
mod junit_schema;
mod live;
mod load;
mod planted_defects;
mod report;
mod rules;
mod server;
mod update;
mod written_reports;
