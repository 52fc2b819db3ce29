//! Runs the receiver as a process, as an operator does, and sends it deliveries.

#![allow(clippy::unwrap_used)] // a test fails by it

mod closed_pipe;
mod config;
mod effects;
mod forged;
mod harness;
mod locked;
mod log;
mod moved;
mod provider;
mod restart;
mod rolling;
mod shutdown;
mod vendor;
mod worker;
