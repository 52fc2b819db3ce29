//! Redis is away: the quota refuses, or goes on with this process's share.

use std::time::{Duration, Instant};

use conversation_apis::{ErrorKind, Limiter};
use conversation_apis_redis::{RedisQuota, WhenAway};

use crate::harness::members::{Group, TERMS, soon};
use crate::harness::redis_server::{RedisServer, free_port};

async fn a_quota_that_refuses_sends_nothing_while_redis_is_away_and_recovers() {
    let Some(mut redis) = RedisServer::start() else {
        return;
    };
    let mut group = Group::new(TERMS);
    let mut shared = group.shared(&redis.url());
    shared.refuse = true;
    for _ in 0..2 {
        group.add(&shared, 8);
    }
    group.windows(1.5).await;
    redis.kill();
    // Permits that are already reserved may be used until the end of the lease.
    group.windows(1.0).await;
    let report = group.next(1.5).await;
    assert_eq!(report.arrivals.len(), 0, "{report}");
    for member in &group.members {
        let tally = member.tally();
        assert!(tally.of(ErrorKind::LimiterUnavailable) > 0, "{tally:?}");
        assert!(tally.slowest_refusal < 2000, "{tally:?}");
        let text = &tally.texts["LimiterUnavailable"];
        assert!(text.contains("Redis"), "{text}");
    }
    redis.start_again();
    group.windows(2.5).await;
    let used = group.used(2.0).await;
    assert!(used > 0.8, "{used:.2} of the limit is used again");
    group.assert_kept();
}

async fn a_quota_that_shares_goes_on_with_equal_shares_while_redis_is_away() {
    let Some(mut redis) = RedisServer::start() else {
        return;
    };
    let mut group = Group::start(TERMS, &vec![redis.url(); 3], 8);
    group.windows(2.0).await;
    // One is idle. Its share stays unused while Redis is away.
    group.members[2].stop();
    group.windows(1.2).await;
    redis.kill();
    group.windows(2.0).await;
    let report = group.next(3.0).await;
    let share = f64::from(TERMS.limit) / 3.0;
    for member in &group.members[..2] {
        let used = member.of(&report) as f64 / 3.0 / share;
        // A burst may be at the edge of the three windows.
        assert!((0.75..=1.34).contains(&used), "{used:.2} of its share");
    }
    redis.start_again();
    group.windows(2.5).await;
    let used = group.used(3.0).await;
    assert!(used > 0.8, "{used:.2} of the limit is used again");
    group.assert_kept();
}

/// A Redis that is away again and again, for times around the lease and the window.
async fn outages_of_any_length_do_not_break_the_limit() {
    let Some(mut redis) = RedisServer::start() else {
        return;
    };
    let group = Group::start(TERMS, &vec![redis.url(); 3], 8);
    group.windows(1.5).await;
    for (away, back) in [(0.05, 0.3), (0.4, 0.2), (0.7, 1.2), (1.6, 0.1), (0.1, 0.7)] {
        redis.kill();
        group.windows(away).await;
        redis.start_again();
        group.windows(back).await;
    }
    group.windows(2.0).await;
    let used = group.used(2.0).await;
    assert!(used > 0.8, "{used:.2} of the limit is used again");
    group.assert_kept();
}

fn builder(url: &str) -> conversation_apis_redis::RedisQuotaBuilder {
    RedisQuota::builder(url, "group", TERMS.limit, TERMS.window).lease(TERMS.lease)
}

async fn a_redis_that_was_never_reached_gives_no_share_unless_it_is_stated() {
    let url = format!("redis://127.0.0.1:{}/", free_port());
    let mut group = Group::new(TERMS);
    group.add_quota(builder(&url).build().unwrap(), 8);
    group.add_quota(builder(&url).expected_processes(4).build().unwrap(), 8);
    let refusing = builder(&url).when_away(WhenAway::Refuse).build().unwrap();
    group.add_quota(refusing.clone(), 8);
    group.windows(1.5).await;
    let report = group.next(2.0).await;
    assert_eq!(group.members[0].of(&report), 0);
    assert_eq!(group.members[2].of(&report), 0);
    let used = group.members[1].of(&report) as f64 / 2.0 / f64::from(TERMS.limit / 4);
    assert!((0.5..=1.5).contains(&used), "{used:.2} of its share");
    assert!(group.members[2].tally().of(ErrorKind::LimiterUnavailable) > 0);
    let start = Instant::now();
    let error = refusing.ready().await.unwrap_err().to_string();
    assert!(start.elapsed() < Duration::from_secs(10));
    assert!(error.contains("Redis"), "{error}");
    group.assert_kept();
}

async fn a_call_that_waits_for_its_share_is_served_when_redis_comes() {
    let Some(mut redis) = RedisServer::start() else {
        return;
    };
    redis.kill();
    let mut group = Group::new(TERMS);
    group.add(&group.shared(&redis.url()), 4);
    group.windows(1.0).await;
    assert_eq!(group.server.count(), 0);
    redis.start_again();
    soon(|| group.server.count() >= TERMS.limit as usize).await;
    let paused = group.members[0].quota.paused_for();
    assert!(paused.is_zero(), "{paused:?}");
    group.assert_kept();
}

/// A Redis that was killed has lost the state, and one that was stopped has ended all leases.
/// The newcomers may be the first that reach it. They must not believe that nobody has used the
/// quota.
async fn new_members_that_reach_redis_first_after_an_outage_do_not_break_the_limit() {
    let Some(mut redis) = RedisServer::start() else {
        return;
    };
    let mut group = Group::start(TERMS, &vec![redis.url(); 2], 8);
    group.windows(1.2).await;
    for (round, is_killed) in [true, false, true, false].into_iter().enumerate() {
        match is_killed {
            true => redis.kill(),
            false => redis.signal("STOP"),
        }
        group.windows(if is_killed { 0.2 } else { 1.6 }).await;
        for _ in 0..2 {
            group.add(&group.shared(&redis.url()), 8);
        }
        group.windows(0.1).await;
        match is_killed {
            true => redis.start_again(),
            false => redis.signal("CONT"),
        }
        group.windows(1.6).await;
        // The two oldest leave.
        group.members[round * 2].stop();
        group.members[round * 2 + 1].stop();
    }
    group.windows(1.0).await;
    group.assert_kept();
}

#[test]
fn outages_follow_the_policy() {
    together!(
        a_quota_that_refuses_sends_nothing_while_redis_is_away_and_recovers,
        a_quota_that_shares_goes_on_with_equal_shares_while_redis_is_away,
        outages_of_any_length_do_not_break_the_limit,
        a_redis_that_was_never_reached_gives_no_share_unless_it_is_stated,
        a_call_that_waits_for_its_share_is_served_when_redis_comes,
        new_members_that_reach_redis_first_after_an_outage_do_not_break_the_limit,
    );
}
