//! A 429 pauses all members of a quota.

use std::time::{Duration, Instant};

use conversation_apis::Limiter;

use crate::harness::members::{Group, TERMS, Terms, soon};
use crate::harness::redis_server::RedisServer;

/// Time in which all members certainly know what one knows, even on a loaded machine.
const KNOWN: Duration = Duration::from_millis(700);

/// Three members, after their first requests.
async fn group(redis: &RedisServer, terms: Terms) -> Group {
    let urls = vec![redis.url(); 3];
    let group = Group::start(terms, &urls, 4);
    soon(|| {
        let report = group.server.report();
        group.members.iter().all(|member| member.of(&report) > 0)
    })
    .await;
    group
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_429_pauses_all_members_and_the_waiting_calls_are_spread() {
    let Some(redis) = RedisServer::start() else {
        return;
    };
    let group = group(&redis, TERMS).await;
    group.server.refuse_next(3);
    soon(|| group.server.report().refused() > 0).await;
    let refused = group.server.report().arrivals;
    let refused = refused.iter().find(|arrival| arrival.refused).unwrap().at;
    let end = refused + Duration::from_secs(3);
    tokio::time::sleep_until((end + Duration::from_secs(5)).into()).await;
    let report = group.server.report();
    let during = report.between(refused + KNOWN, end);
    assert_eq!(during.arrivals.len(), 0, "{during}");
    let after = report.between(end, end + Duration::from_secs(5));
    for member in &group.members {
        assert!(member.of(&after) > 0, "{after}");
    }
    // Twelve calls waited. They are not all sent at once.
    let at_once = report.between(end, end + Duration::from_millis(100));
    assert!(at_once.arrivals.len() < 9, "{at_once}");
    assert_eq!(report.refused(), 1);
    assert!(report.sliding_maximum() <= report.limit, "{report}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_member_resumes_all() {
    let Some(redis) = RedisServer::start() else {
        return;
    };
    let mut group = group(&redis, TERMS).await;
    group.members[0].quota.pause(Duration::from_secs(600));
    let paused = |group: &Group| {
        let members = group.members.iter();
        members
            .filter(|member| !member.quota.paused_for().is_zero())
            .count()
    };
    let start = Instant::now();
    soon(|| paused(&group) == 3).await;
    assert!(start.elapsed() < KNOWN, "{:?}", start.elapsed());
    // A member that comes later is paused too.
    group.add(&group.shared(&redis.url()), 4);
    group.members[3].quota.ready().await.unwrap();
    assert_eq!(paused(&group), 4);
    for member in &group.members {
        let left = member.quota.paused_for();
        assert!(left > Duration::from_secs(500), "{left:?}");
        assert!(left <= Duration::from_secs(600), "{left:?}");
    }
    group.windows(0.5).await;
    assert_eq!(group.next(1.0).await.arrivals.len(), 0);
    group.members[2].quota.resume();
    let start = Instant::now();
    soon(|| paused(&group) == 0).await;
    assert!(start.elapsed() < KNOWN, "{:?}", start.elapsed());
    let report = group.next(2.0).await;
    for member in &group.members {
        assert!(member.of(&report) > 0, "{report}");
    }
    group.assert_kept();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_pause_survives_a_restart_of_redis() {
    let Some(mut redis) = RedisServer::start() else {
        return;
    };
    let group = group(&redis, TERMS).await;
    group.members[1].quota.pause(Duration::from_secs(600));
    soon(|| {
        group
            .members
            .iter()
            .all(|member| !member.quota.paused_for().is_zero())
    })
    .await;
    redis.kill();
    group.windows(0.5).await;
    redis.start_again();
    group.windows(2.5).await;
    for member in &group.members {
        assert!(member.quota.paused_for() > Duration::from_secs(500));
    }
    assert_eq!(group.next(0.5).await.arrivals.len(), 0);
    group.members[0].quota.resume();
    group.windows(1.0).await;
    assert!(group.next(1.0).await.arrivals.len() > 10);
    group.assert_kept();
}
