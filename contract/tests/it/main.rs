//! All integration tests in one binary, with one module for each subject.

#![allow(clippy::unwrap_used, clippy::expect_used)]

// The generated code of `trial` calls its runtime by this name.
extern crate conversation_apis as progenitor_client;

mod baseline;
#[cfg(unix)]
mod ci_example;
mod cli;
mod diff;
mod drift;
mod effects;
mod faults;
mod folder;
mod hostile;
mod incomplete;
mod junit_schema;
mod limits;
mod live;
mod load;
mod media_types;
mod new;
mod planted_defects;
mod registry;
mod report;
mod rules;
mod selection;
mod server;
mod standard;
mod trial;
mod unusual;
mod update;
mod upgrading;
mod values;
mod vendor;
mod webhooks;
mod written_reports;
mod wrong;
