//! Redis fails in many ways. The limit is kept, and the quota recovers by itself.

use std::time::Duration;

use crate::harness::members::{Group, TERMS, Terms};
use crate::harness::proxy::{Proxy, Way};
use crate::harness::redis_server::RedisServer;

/// Three members with a connection through a proxy each.
struct Faulty {
    redis: RedisServer,
    proxies: Vec<Proxy>,
    group: Group,
}

impl Faulty {
    async fn start(terms: Terms) -> Option<Self> {
        let redis = RedisServer::start()?;
        let proxies: Vec<_> = (0..3).map(|_| Proxy::start(redis.address())).collect();
        let urls: Vec<_> = proxies.iter().map(Proxy::url).collect();
        let group = Group::start(terms, &urls, 8);
        let faulty = Self {
            redis,
            proxies,
            group,
        };
        faulty.group.windows(1.7).await;
        Some(faulty)
    }

    fn set(&self, way: Way) {
        for proxy in &self.proxies {
            proxy.set(way);
        }
    }

    /// After a recovery of at most a lease and a window, the whole limit is used again.
    #[track_caller]
    fn recovers(self) -> impl Future<Output = ()> {
        let place = std::panic::Location::caller();
        async move {
            self.group.windows(2.5).await;
            let used = self.group.used(2.0).await;
            assert!(used > 0.8, "{used:.2} of the limit is used again: {place}");
            self.group.assert_kept();
        }
    }
}

async fn scripts_that_redis_forgot_are_loaded_again() {
    let Some(run) = Faulty::start(TERMS).await else {
        return;
    };
    for _ in 0..3 {
        let _: () = run.redis.command(&["SCRIPT", "FLUSH"]);
        let used = run.group.used(1.0).await;
        assert!(used > 0.8, "{used:.2} of the limit is used");
    }
    for member in &run.group.members {
        assert!(member.tally().failed.is_empty(), "{:?}", member.tally());
    }
    run.group.assert_kept();
}

async fn a_state_that_is_deleted_is_built_again_from_what_the_members_use() {
    let Some(run) = Faulty::start(TERMS).await else {
        return;
    };
    let _: () = run.redis.command(&["FLUSHALL"]);
    run.group.windows(0.4).await;
    let _: () = run.redis.command(&["FLUSHALL"]);
    run.recovers().await;
}

async fn a_redis_that_is_read_only_for_a_while_is_away() {
    let Some(run) = Faulty::start(TERMS).await else {
        return;
    };
    // A master that nobody can reach: the server becomes a replica that keeps its data.
    let _: () = run.redis.command(&["REPLICAOF", "127.0.0.1", "1"]);
    let used = run.group.used(2.0).await;
    assert!(used > 0.3, "{used:.2} of the limit is used meanwhile");
    let _: () = run.redis.command(&["REPLICAOF", "NO", "ONE"]);
    run.recovers().await;
}

async fn a_redis_without_memory_for_a_while_is_away() {
    let Some(run) = Faulty::start(TERMS).await else {
        return;
    };
    let _: () = run.redis.command(&["CONFIG", "SET", "maxmemory", "1"]);
    let used = run.group.used(2.0).await;
    assert!(used > 0.3, "{used:.2} of the limit is used meanwhile");
    let _: () = run.redis.command(&["CONFIG", "SET", "maxmemory", "0"]);
    run.recovers().await;
}

async fn a_redis_that_hangs_for_a_while_is_away() {
    let Some(run) = Faulty::start(TERMS).await else {
        return;
    };
    run.redis.signal("STOP");
    let used = run.group.used(2.0).await;
    run.redis.signal("CONT");
    assert!(used > 0.3, "{used:.2} of the limit is used meanwhile");
    run.recovers().await;
}

async fn a_slow_redis_does_not_slow_the_calls() {
    let Some(run) = Faulty::start(Terms {
        lease: Duration::from_millis(900),
        ..TERMS
    })
    .await
    else {
        return;
    };
    run.set(Way::Delay(Duration::from_millis(40)));
    run.group.windows(1.0).await;
    let used = run.group.used(3.0).await;
    assert!(used > 0.8, "{used:.2} of the limit is used");
    run.set(Way::Pass);
    run.recovers().await;
}

async fn half_open_connections_are_noticed() {
    let Some(run) = Faulty::start(TERMS).await else {
        return;
    };
    run.set(Way::Swallow);
    let used = run.group.used(2.0).await;
    assert!(used > 0.3, "{used:.2} of the limit is used meanwhile");
    run.set(Way::Pass);
    run.recovers().await;
}

async fn calls_to_redis_whose_answers_are_lost_lose_no_permits_for_long() {
    let Some(run) = Faulty::start(TERMS).await else {
        return;
    };
    for _ in 0..4 {
        run.set(Way::SwallowAnswers);
        run.group.windows(0.15).await;
        run.set(Way::Cut);
        run.group.windows(0.05).await;
        run.set(Way::Pass);
        run.group.windows(0.3).await;
    }
    run.recovers().await;
}

async fn connections_that_are_cut_again_and_again_do_not_break_the_limit() {
    let Some(run) = Faulty::start(TERMS).await else {
        return;
    };
    for number in 0..12 {
        let proxy = &run.proxies[number % 3];
        proxy.set(Way::Cut);
        run.group.windows(0.02).await;
        proxy.set(Way::Pass);
        run.group.windows(0.15).await;
    }
    run.recovers().await;
}

/// What `WhenAway::Share` cannot promise, `WhenAway::Refuse` does: members that Redis does not
/// hear of while the others do.
async fn a_member_that_alone_cannot_reach_redis_breaks_no_limit_if_it_refuses() {
    let Some(redis) = RedisServer::start() else {
        return;
    };
    let proxy = Proxy::start(redis.address());
    let mut group = Group::new(TERMS);
    for url in [redis.url(), redis.url(), proxy.url()] {
        let mut shared = group.shared(&url);
        shared.refuse = true;
        group.add(&shared, 8);
    }
    group.windows(1.5).await;
    proxy.set(Way::Swallow);
    group.windows(1.0).await;
    // The others have the whole limit when the lease and the window of the third are over.
    let report = group.next(2.0).await;
    assert_eq!(group.members[2].of(&report), 0);
    let used = report.arrivals.len() as f64 / f64::from(TERMS.limit) / 2.0;
    assert!(used > 0.8, "{used:.2} of the limit is used by the others");
    proxy.set(Way::Pass);
    group.windows(1.5).await;
    let report = group.next(2.0).await;
    assert!(group.members[2].of(&report) > 0);
    group.assert_kept();
}

#[test]
fn the_limit_is_kept_through_faults_of_redis() {
    together!(
        scripts_that_redis_forgot_are_loaded_again,
        a_state_that_is_deleted_is_built_again_from_what_the_members_use,
        a_redis_that_is_read_only_for_a_while_is_away,
        a_redis_without_memory_for_a_while_is_away,
        a_redis_that_hangs_for_a_while_is_away,
        a_slow_redis_does_not_slow_the_calls,
        half_open_connections_are_noticed,
        calls_to_redis_whose_answers_are_lost_lose_no_permits_for_long,
        connections_that_are_cut_again_and_again_do_not_break_the_limit,
        a_member_that_alone_cannot_reach_redis_breaks_no_limit_if_it_refuses,
    );
}
