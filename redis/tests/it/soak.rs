//! Random faults for a long time.
//!
//!     SOAK_SECONDS=600 cargo test -p conversation-apis-redis --test it -- --ignored --nocapture soak

use std::time::{Duration, Instant};

use crate::harness::counting::{CountingServer, Travel};
use crate::harness::proxy::{Proxy, Way};
use crate::harness::redis_server::{Keeps, RedisServer};
use crate::harness::worker::{Settings, Shared, Worker};

const LIMIT: u32 = 100;
const WINDOW: Duration = Duration::from_secs(2);
const TRAVEL: Travel = Travel {
    request: 0..20,
    response: 0..20,
};

struct Soak {
    random: fastrand::Rng,
    redis: RedisServer,
    proxy: Proxy,
    server: CountingServer,
    workers: Vec<Worker>,
    started: usize,
}

impl Soak {
    fn add(&mut self) {
        self.started += 1;
        self.workers.push(Worker::start(&Settings {
            server: self.server.url(),
            key: format!("worker-{}", self.started),
            callers: 8,
            limit: LIMIT,
            window: WINDOW,
            redis: Some(Shared {
                url: self.proxy.url(),
                name: "soak".to_owned(),
                lease: Duration::from_millis(700),
                refuse: false,
            }),
        }));
    }

    fn sleep(&mut self, most: u64) {
        std::thread::sleep(Duration::from_millis(self.random.u64(0..most)));
    }

    /// One fault, and its end.
    fn fault(&mut self) -> &'static str {
        let one = self.random.usize(0..self.workers.len());
        match self.random.u8(0..8) {
            0 => {
                self.workers.remove(one).kill();
                self.sleep(3000);
                self.add();
                "a process is killed"
            }
            1 => {
                self.workers.remove(one).end();
                self.add();
                "a process is replaced"
            }
            2 => {
                self.workers[one].signal("STOP");
                self.sleep(5000);
                self.workers[one].signal("CONT");
                "a process is stopped"
            }
            3 => {
                self.redis.kill();
                self.sleep(5000);
                self.redis.start_again();
                "Redis is killed"
            }
            4 => {
                self.redis.shut_down();
                self.redis.start_again();
                "Redis is restarted"
            }
            5 => {
                let _: () = self.redis.command(&["SCRIPT", "FLUSH"]);
                let _: () = self.redis.command(&["FLUSHALL"]);
                "all keys are deleted"
            }
            6 => {
                self.redis.signal("STOP");
                self.sleep(3000);
                self.redis.signal("CONT");
                "Redis is stopped"
            }
            _ => {
                let ways = [Way::Swallow, Way::SwallowAnswers, Way::Cut];
                let way = ways[self.random.usize(0..ways.len())];
                self.proxy.set(way);
                self.sleep(3000);
                self.proxy.set(Way::Pass);
                "connections fail"
            }
        }
    }
}

fn run(keeps: Keeps, seed: u64, length: Duration) {
    let Some(redis) = RedisServer::start_with(keeps, &[]) else {
        return;
    };
    let mut soak = Soak {
        random: fastrand::Rng::with_seed(seed),
        proxy: Proxy::start(redis.address()),
        redis,
        server: CountingServer::start(LIMIT as usize, WINDOW, TRAVEL),
        workers: Vec::new(),
        started: 0,
    };
    for _ in 0..4 {
        soak.add();
    }
    let start = Instant::now();
    while start.elapsed() < length {
        soak.sleep(4000);
        let fault = soak.fault();
        let report = soak.server.report();
        println!("{:?}, seed {seed}: {fault}; {report}", start.elapsed());
        report.assert_kept();
    }
    let now = Instant::now();
    std::thread::sleep(WINDOW * 8);
    let report = soak.server.report();
    report.assert_kept();
    let last = report.between(now + WINDOW * 4, now + WINDOW * 8);
    assert!(last.arrivals.len() > LIMIT as usize * 7 / 2, "{last}");
}

#[test]
#[ignore = "takes minutes; `SOAK_SECONDS` and `SOAK_SEED` change it"]
fn random_faults_for_a_long_time_do_not_break_the_limit() {
    let number = |name| std::env::var(name).ok().and_then(|text| text.parse().ok());
    let length = Duration::from_secs(number("SOAK_SECONDS").unwrap_or(300));
    let seed = number("SOAK_SEED").unwrap_or_else(|| fastrand::u64(..1_000_000));
    std::thread::scope(|scope| {
        for (number, keeps) in [Keeps::Nothing, Keeps::Writes].into_iter().enumerate() {
            scope.spawn(move || run(keeps, seed + number as u64, length));
        }
    });
}
