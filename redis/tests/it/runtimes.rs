//! A quota does not depend on one tokio runtime.

use std::time::Duration;

use conversation_apis::Limiter;
use tokio::runtime::{Builder, Runtime};

use crate::harness::members::{Group, TERMS};
use crate::harness::redis_server::RedisServer;

fn runtime() -> Runtime {
    Builder::new_current_thread().enable_all().build().unwrap()
}

#[test]
fn a_quota_is_built_without_a_runtime_and_outlives_the_first() {
    let Some(redis) = RedisServer::start() else {
        return;
    };
    let group = Group::new(TERMS);
    let quota = group.shared(&redis.url()).quota(TERMS.limit, TERMS.window);
    let first = runtime();
    first.block_on(async {
        quota.ready().await.unwrap();
        drop(quota.acquire().await);
    });
    drop(first);
    for _ in 0..3 {
        let taken = runtime().block_on(async {
            let wait = Duration::from_secs(20);
            let taken = tokio::time::timeout(wait, async {
                for _ in 0..TERMS.limit {
                    drop(quota.acquire().await);
                }
            });
            taken.await.is_ok()
        });
        assert!(taken, "no permits in another runtime");
    }
    // A permit may be dropped outside of a runtime.
    let permit = runtime().block_on(quota.acquire());
    drop(permit);
}

/// Two runtimes at once, of which one does nothing for long.
#[test]
fn a_runtime_that_does_not_run_does_not_hold_up_another() {
    let Some(redis) = RedisServer::start() else {
        return;
    };
    let group = Group::new(TERMS);
    let quota = group.shared(&redis.url()).quota(TERMS.limit, TERMS.window);
    // It stays alive, but nobody drives it any more.
    let idle = runtime();
    idle.block_on(async { drop(quota.acquire().await) });
    runtime().block_on(async {
        let all = async {
            for _ in 0..2 * TERMS.limit {
                drop(quota.acquire().await);
            }
        };
        let taken = tokio::time::timeout(Duration::from_secs(20), all).await;
        assert!(taken.is_ok(), "no permits in another runtime");
    });
    drop(idle);
}
