//! What the tests and the benchmark of the quota run: Redis servers, a server that counts
//! requests, worker processes, and connections to Redis that misbehave.
//!
//! Nothing here knows how the quota works. The counting server alone decides whether the limit
//! was kept.

#![allow(dead_code)] // the benchmark uses a part of it

use std::pin::Pin;

pub mod background;
pub mod callers;
pub mod counting;
pub mod members;
pub mod proxy;
pub mod redis_server;
pub mod report;
pub mod worker;

/// A test that runs beside others.
pub type Case = Pin<Box<dyn Future<Output = ()> + Send>>;

/// Runs these cases at the same time, each on a thread with its name and in a runtime of its own.
/// Fails if one of them does.
pub fn together(cases: Vec<(&str, Case)>) {
    std::thread::scope(|scope| {
        for (name, case) in cases {
            let run = move || {
                let runtime = tokio::runtime::Builder::new_multi_thread()
                    .worker_threads(1)
                    .enable_all()
                    .build()
                    .unwrap();
                runtime.block_on(case);
            };
            let thread = std::thread::Builder::new().name(name.to_owned());
            thread.spawn_scoped(scope, run).unwrap();
        }
    });
}
