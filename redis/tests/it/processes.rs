//! Four processes share a quota, while processes and Redis fail.

use std::time::{Duration, Instant};

use crate::harness::counting::{CountingServer, Travel};
use crate::harness::redis_server::{Keeps, RedisServer};
use crate::harness::report::Report;
use crate::harness::worker::{Settings, Shared, Worker};

const LIMIT: u32 = 400;
const WINDOW: Duration = Duration::from_secs(2);
const LEASE: Duration = Duration::from_secs(1);
const TRAVEL: Travel = Travel {
    request: 0..6,
    response: 0..6,
};

struct Run {
    redis: RedisServer,
    server: CountingServer,
    workers: Vec<Worker>,
    start: Instant,
}

impl Run {
    fn start(keeps: Keeps) -> Option<Self> {
        let redis = RedisServer::start_with(keeps, &[])?;
        let mut run = Self {
            redis,
            server: CountingServer::start(LIMIT as usize, WINDOW, TRAVEL),
            workers: Vec::new(),
            start: Instant::now(),
        };
        for _ in 0..4 {
            run.add();
        }
        while run.server.count() == 0 {
            std::thread::sleep(Duration::from_millis(1));
        }
        run.start = Instant::now();
        Some(run)
    }

    fn add(&mut self) {
        self.workers.push(Worker::start(&Settings {
            server: self.server.url(),
            key: format!("worker-{}", self.workers.len()),
            callers: 8,
            limit: LIMIT,
            window: WINDOW,
            redis: Some(Shared {
                url: self.redis.url(),
                name: "processes".to_owned(),
                lease: LEASE,
                refuse: false,
            }),
        }));
    }

    /// Sleeps until this many windows after the first request.
    fn until(&self, windows: f64) {
        let end = self.start + WINDOW.mul_f64(windows);
        std::thread::sleep(end.saturating_duration_since(Instant::now()));
    }

    /// Ends the run after this many windows. No window may have more than the limit.
    #[track_caller]
    fn finish(mut self, windows: usize) -> Report {
        self.until(windows as f64 + 0.1);
        let report = self.server.report();
        self.workers.clear();
        let used = report.used(windows);
        println!("{report}, {:.2} per cent used", used * 100.0);
        report.assert_kept();
        report
    }
}

/// The least share of the limit that is used.
const USED: f64 = 0.98;

#[test]
fn four_processes_use_the_quota_and_ask_redis_for_several_requests_at_once() {
    let Some(run) = Run::start(Keeps::Nothing) else {
        return;
    };
    run.until(1.5);
    let before = (run.redis.calls("evalsha"), run.server.count());
    run.until(4.5);
    let calls = run.redis.calls("evalsha") - before.0;
    let requests = run.server.count() - before.1;
    let report = run.finish(5);
    assert!(report.used(5) >= USED, "{report}");
    assert!(report.pace() >= USED, "{report}");
    let rate = requests as f64 / calls as f64;
    assert!(rate >= 4.0, "{requests} requests, {calls} calls to Redis");
    // None is starved: each has at least half of its share.
    for worker in 0..4 {
        let count = report.from(&format!("worker-{worker}"));
        assert!(count > report.arrivals.len() / 8, "{count} of {report}");
    }
}

#[test]
fn four_processes_use_the_quota_through_a_kill_and_a_restart_of_redis_that_forgets() {
    let Some(mut run) = Run::start(Keeps::Nothing) else {
        return;
    };
    run.until(2.3);
    run.workers[1].kill();
    run.until(2.6);
    run.add();
    run.until(5.2);
    run.redis.kill();
    run.until(5.4);
    run.redis.start_again();
    let report = run.finish(10);
    assert!(report.used(10) >= USED, "{report}");
    assert!(report.from("worker-4") > 0);
}

#[test]
fn four_processes_use_the_quota_through_a_kill_and_a_restart_of_redis_that_remembers() {
    let Some(mut run) = Run::start(Keeps::Writes) else {
        return;
    };
    run.until(2.7);
    run.workers[2].kill();
    run.until(5.1);
    run.redis.kill();
    run.until(5.2);
    run.redis.start_again();
    let report = run.finish(10);
    assert!(report.used(10) >= USED, "{report}");
}

#[test]
fn a_process_that_is_stopped_longer_than_its_lease_sends_nothing_too_early() {
    let Some(run) = Run::start(Keeps::Nothing) else {
        return;
    };
    // Longer than the lease, and longer than the lease and a window.
    for (stop, go) in [(1.2, 1.8), (2.4, 4.2)] {
        run.until(stop);
        run.workers[0].signal("STOP");
        run.workers[3].signal("STOP");
        run.until(go);
        run.workers[0].signal("CONT");
        run.workers[3].signal("CONT");
    }
    let late = run.start + WINDOW.mul_f64(4.2);
    let report = run.finish(6);
    let late = report.between(late, late + WINDOW * 2);
    assert!(
        late.from("worker-0") > 0 && late.from("worker-3") > 0,
        "{report}"
    );
}
