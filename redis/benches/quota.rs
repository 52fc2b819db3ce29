#![allow(clippy::expect_used, clippy::unwrap_used)] // a benchmark that cannot run panics

//! Measures a quota that four processes share, and what a permit costs.
//!
//!     cargo bench -p conversation-apis-redis
//!
//! `redis/README.md` has the results.

#[path = "../tests/it/harness/mod.rs"]
mod harness;

use std::sync::Arc;
use std::time::{Duration, Instant};

use conversation_apis::{Limiter, Quota};

use self::harness::counting::{CountingServer, Travel};
use self::harness::redis_server::{Keeps, RedisServer};
use self::harness::worker::{Settings, Shared, Worker, run_if_worker};

const LIMIT: u32 = 300;
const WINDOW: Duration = Duration::from_secs(5);
/// How many windows a run lasts.
const WINDOWS: usize = 6;
const TRAVEL: Travel = Travel {
    request: 0..6,
    response: 0..6,
};

fn shared(redis: &RedisServer) -> Shared {
    Shared {
        url: redis.url(),
        name: "bench".to_owned(),
        lease: WINDOW / 3, // the default
        refuse: false,
    }
}

/// Calls of clients, until they have used the quota of some windows. With faults, a process is
/// killed and replaced, and then Redis restarts without its data.
fn saturated(
    title: &str,
    processes: usize,
    callers: usize,
    mut redis: Option<&mut RedisServer>,
    has_faults: bool,
) {
    let server = CountingServer::start(LIMIT as usize, WINDOW, TRAVEL);
    let shared = redis.as_deref().map(shared);
    let start = |number: usize| {
        Worker::start(&Settings {
            server: server.url(),
            key: format!("worker-{number}"),
            callers,
            limit: LIMIT,
            window: WINDOW,
            redis: shared.clone(),
        })
    };
    let before = redis.as_ref().map_or(0, |redis| redis.calls("evalsha"));
    let mut workers: Vec<_> = (0..processes).map(start).collect();
    while server.count() == 0 {
        std::thread::sleep(Duration::from_millis(1));
    }
    let sleep = |windows: f64| std::thread::sleep(WINDOW.mul_f64(windows));
    let windows = if has_faults { 2 * WINDOWS } else { WINDOWS };
    let began = Instant::now();
    if let (true, Some(redis)) = (has_faults, redis.as_deref_mut()) {
        sleep(2.3);
        workers[1].kill();
        sleep(0.3);
        workers.push(start(processes));
        sleep(2.6);
        redis.kill();
        sleep(0.2);
        redis.start_again();
    }
    let all = WINDOW * u32::try_from(windows).unwrap();
    std::thread::sleep(all.saturating_sub(began.elapsed()));
    let report = server.report();
    println!(
        "{title}: {:.1} per cent used, {} answered 429, at most {} of {LIMIT} in a window",
        report.used(windows) * 100.0,
        report.refused(),
        report.sliding_maximum(),
    );
    if let (false, Some(redis)) = (has_faults, redis) {
        let (requests, calls) = (report.arrivals.len(), redis.calls("evalsha") - before);
        println!(
            "{title}: {requests} requests, {calls} calls to Redis: {:.1} requests for one call",
            requests as f64 / calls as f64
        );
    }
}

const PERMITS: u32 = 20_000;

/// Takes permits of a limit that is never reached, with this many callers. Returns the time.
async fn take(limiter: Arc<dyn Limiter>, callers: u32) -> Duration {
    let start = Instant::now();
    let caller = |_| {
        let limiter = Arc::clone(&limiter);
        tokio::spawn(async move {
            for _ in 0..PERMITS / callers {
                drop(limiter.acquire().await);
            }
        })
    };
    let tasks: Vec<_> = (0..callers).map(caller).collect();
    for task in tasks {
        task.await.unwrap();
    }
    start.elapsed()
}

/// What a permit costs in one process.
async fn permits(redis: &RedisServer) {
    let (limit, window) = (1_000_000, Duration::from_secs(60));
    for callers in [1, 8, 32] {
        let (mut least, mut calls) = ([Duration::MAX; 2], 0);
        for _ in 0..5 {
            let alone = Arc::new(Quota::new(limit, window));
            least[0] = least[0].min(take(alone, callers).await);
            let _: () = redis.command(&["FLUSHALL"]);
            let quota = shared(redis).quota(limit, window);
            quota.ready().await.unwrap();
            let before = redis.calls("evalsha");
            least[1] = least[1].min(take(Arc::new(quota), callers).await);
            calls += redis.calls("evalsha") - before;
        }
        let [alone, shared] = least.map(|time| time.as_secs_f64() * 1e6 / f64::from(PERMITS));
        println!(
            "a permit, {callers} callers: Quota {alone:.2} µs, RedisQuota {shared:.2} µs, ratio {:.1}, {:.1} per cent of the permits needed a call to Redis",
            shared / alone,
            calls as f64 / f64::from(PERMITS) / 5.0 * 100.0
        );
    }
}

fn main() {
    if run_if_worker() {
        return;
    }
    let Some(mut redis) = RedisServer::start_with(Keeps::Nothing, &[]) else {
        return;
    };
    saturated("Quota, one process of 32 callers", 1, 32, None, false);
    let one = "RedisQuota, one process of 32 callers";
    saturated(one, 1, 32, Some(&mut redis), false);
    let four = "RedisQuota, four processes of 8 callers";
    for (title, has_faults) in [
        (four.to_owned(), false),
        (
            format!("{four}, a kill and a restart of Redis without data"),
            true,
        ),
    ] {
        let _: () = redis.command(&["FLUSHALL"]);
        saturated(&title, 4, 8, Some(&mut redis), has_faults);
    }
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(permits(&redis));
}
