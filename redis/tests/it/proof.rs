//! Tests of the harness itself: a correct limiter passes, and wrong ones fail.

use std::collections::VecDeque;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use conversation_apis::{Limiter, Permit, Quota};

use crate::harness::callers::{Callers, client};
use crate::harness::counting::{CountingServer, Travel};
use crate::harness::proxy::{Proxy, Way};
use crate::harness::redis_server::{Keeps, RedisServer};
use crate::harness::report::Report;
use crate::harness::worker::{Settings, Worker};

const LIMIT: usize = 50;
const WINDOW: Duration = Duration::from_millis(500);

/// What the server sees of this limiter in some windows.
async fn seen(limiter: impl Limiter, travel: Travel, windows: u32) -> Report {
    let server = CountingServer::start(LIMIT, WINDOW, travel);
    let client = client(&server.url(), "key", limiter);
    let callers = Callers::start(&client, 32);
    tokio::time::sleep(WINDOW * windows).await;
    drop(callers);
    server.report()
}

/// Requests take up to 100 ms each way.
const SLOW: Travel = Travel {
    request: 0..100,
    response: 0..100,
};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_quota_of_one_process_passes() {
    let report = seen(Quota::new(LIMIT as u32, WINDOW), SLOW, 4).await;
    report.assert_kept();
    assert!(report.arrivals.len() > 2 * LIMIT, "{report}");
    let fast = seen(Quota::new(LIMIT as u32, WINDOW), Travel::NONE, 4).await;
    fast.assert_kept();
    assert!(fast.used(3) > 0.98, "{fast}");
    assert!(fast.pace() > 0.8 && fast.pace() <= 1.0, "{fast}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_limit_that_is_too_high_or_too_low_fails() {
    let high = seen(Quota::new(LIMIT as u32 + 1, WINDOW), Travel::NONE, 3).await;
    assert_eq!(high.sliding_maximum(), LIMIT + 1);
    assert!(high.refused() > 0 && high.fault().is_some(), "{high}");
    let low = seen(Quota::new(LIMIT as u32 - 2, WINDOW), Travel::NONE, 4).await;
    low.assert_kept();
    assert!(low.used(3) < 0.98 && low.pace() < 0.98, "{low}");
}

/// A limit that refills evenly over the window. The first window gets nearly twice as many.
struct Bucket(Mutex<(f64, Instant)>);

impl Limiter for Bucket {
    fn acquire(&self) -> Pin<Box<dyn Future<Output = Permit> + Send + '_>> {
        Box::pin(async {
            loop {
                {
                    let mut bucket = self.0.lock().unwrap();
                    let passed = bucket.1.elapsed().as_secs_f64() / WINDOW.as_secs_f64();
                    let limit = LIMIT as f64;
                    *bucket = ((bucket.0 + passed * limit).min(limit), Instant::now());
                    if bucket.0 >= 1.0 {
                        bucket.0 -= 1.0;
                        return Permit::new(|| {});
                    }
                }
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
        })
    }

    fn pause(&self, _: Duration) {}
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_token_bucket_fails() {
    let bucket = Bucket(Mutex::new((LIMIT as f64, Instant::now())));
    let report = seen(bucket, Travel::NONE, 3).await;
    assert!(report.sliding_maximum() > LIMIT * 3 / 2, "{report}");
    assert!(report.fixed_maximum() > LIMIT, "{report}");
    assert!(report.fault().is_some());
}

/// It counts a request from when it is sent until one window later, and not until one window
/// after its response.
struct FromSending(Arc<Mutex<VecDeque<Instant>>>);

impl Limiter for FromSending {
    fn acquire(&self) -> Pin<Box<dyn Future<Output = Permit> + Send + '_>> {
        Box::pin(async {
            loop {
                {
                    let mut sent = self.0.lock().unwrap();
                    sent.retain(|sent| sent.elapsed() < WINDOW);
                    if sent.len() < LIMIT {
                        sent.push_back(Instant::now());
                        return Permit::new(|| {});
                    }
                }
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
        })
    }

    fn pause(&self, _: Duration) {}
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_limiter_that_forgets_how_long_requests_travel_fails() {
    let report = seen(FromSending(Arc::default()), SLOW, 4).await;
    assert!(report.sliding_maximum() > LIMIT, "{report}");
    assert!(report.fault().is_some());
}

#[test]
fn processes_that_share_nothing_fail() {
    let server = CountingServer::start(LIMIT, WINDOW, Travel::NONE);
    let settings = |key| Settings {
        server: server.url(),
        key: format!("worker-{key}"),
        callers: 8,
        limit: LIMIT as u32,
        window: WINDOW,
        redis: None,
    };
    let mut workers: Vec<_> = (0..4).map(|key| Worker::start(&settings(key))).collect();
    while server.count() < LIMIT * 3 {
        std::thread::sleep(Duration::from_millis(10));
    }
    let succeeded: usize = workers
        .iter_mut()
        .map(|worker| worker.status().tally.succeeded)
        .sum();
    let report = server.report();
    assert!(succeeded >= LIMIT && report.refused() > 0, "{report}");
    assert!(report.fault().is_some());
    for (key, worker) in workers.into_iter().enumerate() {
        assert!(report.from(&format!("worker-{key}")) > 0);
        worker.end();
    }
}

#[test]
fn a_redis_server_keeps_what_it_should() {
    for (keeps, orderly, kept) in [
        (Keeps::Nothing, true, None),
        (Keeps::Snapshot, true, Some("1")),
        (Keeps::Writes, false, Some("1")),
    ] {
        let Some(mut redis) = RedisServer::start_with(keeps, &[]) else {
            return;
        };
        let _: () = redis.command(&["SET", "key", "1"]);
        match orderly {
            true => redis.shut_down(),
            false => redis.kill(),
        }
        redis.start_again();
        let found: Option<String> = redis.command(&["GET", "key"]);
        assert_eq!(found.as_deref(), kept);
        assert_eq!(redis.calls("get"), 1);
    }
}

#[test]
fn a_proxy_delays_swallows_and_cuts() {
    let Some(redis) = RedisServer::start() else {
        return;
    };
    let proxy = Proxy::start(redis.address());
    let client = redis::Client::open(proxy.url()).unwrap();
    let short = Duration::from_millis(300);
    let connect = || client.get_connection_with_timeout(short);
    let mut connection = connect().unwrap();
    let mut add = || {
        let start = Instant::now();
        connection.set_read_timeout(Some(short)).unwrap();
        let result: redis::RedisResult<i64> = redis::cmd("INCR").arg("key").query(&mut connection);
        (result.ok(), start.elapsed())
    };
    assert_eq!(add().0, Some(1));
    proxy.set(Way::Delay(Duration::from_millis(40)));
    let (found, took) = add();
    assert!(
        found == Some(2) && took >= Duration::from_millis(80),
        "{found:?} {took:?}"
    );
    proxy.set(Way::SwallowAnswers);
    assert_eq!(add().0, None);
    assert_eq!(redis.command::<i64>(&["GET", "key"]), 3);
    proxy.set(Way::Pass);
    connection = connect().unwrap();
    let mut add = || redis::cmd("INCR").arg("key").query::<i64>(&mut connection);
    assert_eq!(add().ok(), Some(4));
    proxy.set(Way::Cut);
    assert!(add().is_err());
    assert!(connect().is_err());
    proxy.set(Way::Pass);
    assert!(connect().is_ok());
}
