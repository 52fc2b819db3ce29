//! Runs quotas in several processes against a real Redis and a server that counts requests.

#![allow(clippy::expect_used, clippy::unwrap_used)] // a test fails by it

/// Runs these cases at the same time, because they mostly wait.
macro_rules! together {
    ($($case:ident),* $(,)?) => {
        crate::harness::together(vec![$((stringify!($case), Box::pin($case()) as crate::harness::Case)),*])
    };
}

mod away;
mod faults;
mod harness;
mod logs;
mod order;
mod pauses;
mod processes;
mod proof;
mod runtimes;
mod settings;
mod soak;
#[cfg(feature = "rustls")]
mod tls;

/// The main function of the worker processes. It does nothing in a run of the tests.
#[test]
fn worker_process() {
    harness::worker::run_if_worker();
}
