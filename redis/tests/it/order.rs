//! Who gets how much of a quota, and when.

use std::time::{Duration, Instant};

use conversation_apis::Limiter;

use crate::harness::members::{Group, TERMS, Terms, soon};
use crate::harness::redis_server::RedisServer;

async fn a_member_with_few_callers_is_not_starved() {
    let Some(redis) = RedisServer::start() else {
        return;
    };
    let mut group = Group::start(TERMS, &[redis.url()], 32);
    group.windows(1.0).await;
    group.add(&group.shared(&redis.url()), 2);
    group.windows(6.0).await;
    let tally = group.members[1].tally();
    // 34 calls wait for 60 permits a second. In order, each waits about 0.6 seconds.
    assert!(tally.succeeded >= 6, "{tally:?}");
    assert!(tally.slowest < 2500, "{tally:?}");
    group.assert_kept();
}

async fn what_an_idle_member_reserved_goes_to_the_others() {
    let Some(redis) = RedisServer::start() else {
        return;
    };
    let mut group = Group::start(TERMS, &[redis.url(), redis.url()], 16);
    group.windows(2.5).await;
    group.members[0].stop();
    group.windows(1.2).await;
    let report = group.next(3.0).await;
    let one = group.members[1].of(&report) as f64 / 3.0 / f64::from(TERMS.limit);
    assert!(one > 0.8, "{one:.2} of the limit is used");
    group.assert_kept();
}

async fn a_limit_below_the_number_of_members_is_kept_and_all_are_served() {
    let Some(redis) = RedisServer::start() else {
        return;
    };
    let terms = Terms {
        limit: 2,
        window: Duration::from_millis(300),
        ..TERMS
    };
    let group = Group::start(terms, &vec![redis.url(); 4], 2);
    soon(|| {
        let report = group.server.report();
        group.members.iter().all(|member| member.of(&report) >= 2)
    })
    .await;
    let used = group.used(6.0).await;
    assert!(used > 0.6, "{used:.2} of the limit is used");
    group.assert_kept();
}

async fn calls_that_stop_waiting_take_no_permits() {
    let Some(redis) = RedisServer::start() else {
        return;
    };
    let mut group = Group::start(TERMS, &[redis.url()], 8);
    group.add(&group.shared(&redis.url()), 0);
    group.windows(1.0).await;
    let impatient = group.members[1].quota.clone();
    let start = Instant::now();
    let cancelling = tokio::spawn(async move {
        let mut taken = 0;
        while start.elapsed() < TERMS.window * 3 {
            let waited = tokio::time::timeout(Duration::from_millis(1), impatient.acquire());
            taken += usize::from(waited.await.is_ok());
        }
        taken
    });
    let report = group.next(3.0).await;
    let taken = cancelling.await.unwrap();
    let used = (report.arrivals.len() + taken) as f64 / 3.0 / f64::from(TERMS.limit);
    assert!(
        used > 0.8,
        "{used:.2} of the limit is used, {taken} by the impatient"
    );
    group.assert_kept();
}

async fn clones_share_a_membership_and_one_member_has_the_whole_limit() {
    let Some(redis) = RedisServer::start() else {
        return;
    };
    let mut group = Group::new(TERMS);
    let quota = group.shared(&redis.url()).quota(TERMS.limit, TERMS.window);
    group.add_quota(quota.clone(), 8);
    group.add_quota(quota, 8);
    group.windows(3.1).await;
    let report = group.server.report();
    assert!(report.used(3) > 0.9, "{report}");
    group.assert_kept();
}

async fn a_first_start_does_not_wait() {
    let Some(redis) = RedisServer::start() else {
        return;
    };
    let terms = Terms {
        window: Duration::from_secs(20),
        ..TERMS
    };
    let group = Group::start(terms, &vec![redis.url(); 3], 8);
    let start = Instant::now();
    soon(|| group.server.count() >= terms.limit as usize).await;
    assert!(start.elapsed() < terms.window / 4, "{:?}", start.elapsed());
    group.assert_kept();
}

/// As in a deployment of a new version, one process after the other.
async fn members_that_are_replaced_lose_no_permits() {
    let Some(redis) = RedisServer::start() else {
        return;
    };
    let mut group = Group::start(TERMS, &vec![redis.url(); 3], 8);
    group.windows(1.5).await;
    let start = Instant::now();
    for _ in 0..6 {
        drop(group.members.remove(0));
        group.add(&group.shared(&redis.url()), 8);
        group.windows(0.5).await;
    }
    let report = group.server.report();
    let used = report.between(start, Instant::now()).arrivals.len() as f64;
    let used = used / f64::from(TERMS.limit) / start.elapsed().as_secs_f64();
    assert!(used > 0.85, "{used:.2} of the limit is used");
    group.assert_kept();
}

#[test]
fn a_quota_is_shared_fairly() {
    together!(
        a_member_with_few_callers_is_not_starved,
        what_an_idle_member_reserved_goes_to_the_others,
        a_limit_below_the_number_of_members_is_kept_and_all_are_served,
        calls_that_stop_waiting_take_no_permits,
        clones_share_a_membership_and_one_member_has_the_whole_limit,
        a_first_start_does_not_wait,
        members_that_are_replaced_lose_no_permits,
    );
}
