//! The mirror against servers on loopback: in this process, and as an operator runs it.

#![allow(clippy::unwrap_used)] // a test fails by it

mod changes;
mod closed_pipe;
mod compare;
mod config;
mod copy;
mod crash;
mod database_server;
mod errors;
mod harness;
mod kills;
mod outages;
mod postgres;
mod stores;
mod support;
mod tables;
mod truth;
mod undecoded;
mod updated_within;
