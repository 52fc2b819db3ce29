//! Random schedules in virtual time: the local states of several processes against the script
//! in a real Redis, with every fault that the design allows. The server that counts must never
//! see more than the limit in any window.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod process;
mod schedules;

use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use redis::{Commands, Connection};

use self::process::Process;
use crate::WhenAway;
use crate::builder::Settings;
use crate::local::Micros;

/// A Redis of this test's own, on a socket in a temporary folder.
struct Server {
    child: Child,
    connection: Connection,
    _folder: tempfile::TempDir,
}

impl Server {
    /// `None` if Redis is not installed.
    fn start() -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let socket = folder.path().join("redis.sock");
        let child = Command::new("redis-server")
            .args(["--port", "0", "--save", "", "--unixsocket"])
            .arg(&socket)
            .arg("--dir")
            .arg(folder.path())
            .stdout(Stdio::null())
            .spawn();
        let Ok(mut child) = child else {
            eprintln!("SKIPPED: redis-server is not installed");
            return None;
        };
        let url = format!("redis+unix://{}", socket.display());
        let client = redis::Client::open(url).unwrap();
        let started = Instant::now();
        loop {
            match client.get_connection() {
                Ok(connection) => {
                    // The script takes a Redis that runs for less than a second for a restart.
                    std::thread::sleep(Duration::from_millis(1_100));
                    return Some(Self {
                        child,
                        connection,
                        _folder: folder,
                    });
                }
                Err(error) if started.elapsed() > Duration::from_secs(20) => {
                    child.kill().unwrap();
                    panic!("redis-server does not start: {error}");
                }
                Err(_) => std::thread::sleep(Duration::from_millis(10)),
            }
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// What happens in a run, in percent of a chance per window and process.
#[derive(Debug, Clone, Copy, Default)]
struct Faults {
    kills: u32,
    stops: u32,
    /// The background task is not scheduled, while the callers go on.
    stalls: u32,
    /// Whether some requests are slow.
    slow_requests: bool,
    lost_answers: u32,
    late_calls: u32,
    partitions: u32,
    /// Outages of Redis for everybody, per window.
    outages: u32,
    /// Whether an outage loses the state, or writes of the last half window.
    loses_state: bool,
    loses_writes: bool,
    pauses: u32,
}

/// The world of one run.
struct World<'a> {
    server: &'a mut Server,
    settings: Settings,
    random: fastrand::Rng,
    faults: Faults,
    now: Micros,
    processes: Vec<Process>,
    /// When the server counted each request.
    arrivals: Vec<Micros>,
    away_until: Micros,
    /// How often Redis restarted, which breaks all connections.
    restarts: u32,
    /// Until when Redis says that it has just started.
    is_young_until: Micros,
    snapshot: Vec<(String, Vec<u8>)>,
    snapshot_at: Micros,
    slowest: Micros,
    calls: u64,
}

/// The step of the virtual time.
const STEP: Micros = 1_000;
/// The time of Redis at the start of a run.
const EPOCH: Micros = 1_700_000_000_000_000;

fn settings(limit: u32, window_ms: u64, lease_ms: u64, when_away: WhenAway) -> Settings {
    Settings {
        name: "model".to_owned(),
        limit,
        window: Duration::from_millis(window_ms),
        lease: Some(Duration::from_millis(lease_ms)),
        when_away,
        expected_processes: 0,
        max_pause: Duration::from_secs(900),
    }
}

impl<'a> World<'a> {
    fn new(server: &'a mut Server, settings: Settings, faults: Faults, seed: u64) -> Self {
        let _: () = redis::cmd("FLUSHALL")
            .query(&mut server.connection)
            .unwrap();
        fastrand::seed(seed);
        Self {
            server,
            settings,
            random: fastrand::Rng::with_seed(seed),
            faults,
            now: 0,
            processes: Vec::new(),
            arrivals: Vec::new(),
            away_until: 0,
            restarts: 0,
            is_young_until: 0,
            snapshot: Vec::new(),
            snapshot_at: 0,
            slowest: 3_000,
            calls: 0,
        }
    }

    fn add(&mut self, callers: usize) {
        let number = self.random.u32(..);
        let clock = self.random.u64(1..1_000_000_000);
        let process = Process::new(format!("p{number}"), &self.settings, callers, clock);
        self.processes.push(process);
    }

    fn window(&self) -> Micros {
        crate::local::micros(self.settings.window)
    }

    fn lease(&self) -> Micros {
        crate::local::micros(self.settings.lease())
    }

    /// Whether something with this chance per window happens in this step.
    fn happens(&mut self, percent: u32) -> bool {
        let steps = self.window() / STEP;
        percent > 0 && self.random.u64(0..steps * 100) < u64::from(percent)
    }

    fn run(&mut self, windows: u64) {
        let end = self.now + windows * self.window();
        while self.now < end {
            self.now += STEP;
            self.disturb();
            let mut processes = std::mem::take(&mut self.processes);
            for process in &mut processes {
                process.step(self);
            }
            self.processes = processes;
        }
    }

    fn disturb(&mut self) {
        let (window, faults) = (self.window(), self.faults);
        if self.now >= self.snapshot_at {
            self.snapshot_at = self.now + window / 2;
            self.save();
        }
        // Redis is back for long enough that every process that is scheduled reaches it.
        let back = self.away_until + self.lease();
        if self.now > back && self.happens(faults.outages) {
            self.away_until = self.now + self.outage();
            if faults.loses_state || faults.loses_writes {
                self.is_young_until = self.away_until + self.lease() / 2;
            }
            // What was sent before still arrives.
            if faults.loses_state {
                self.lose(Vec::new());
            } else if faults.loses_writes {
                let snapshot = self.snapshot.clone();
                self.lose(snapshot);
            }
        }
        for place in 0..self.processes.len() {
            if self.happens(faults.kills) {
                self.kill(place);
                self.add(8);
            }
            let (until, now) = (self.random.u64(0..window * 2), self.now);
            if self.happens(faults.stops) {
                self.processes[place].stopped_until = now + until;
            }
            if self.happens(faults.stalls) {
                self.processes[place].stalled_until = now + until / 4;
            }
            if self.happens(faults.partitions) {
                self.processes[place].partition(now + until);
            }
            if self.happens(faults.pauses) {
                self.processes[place].pause(now, Duration::from_micros(until / 4));
            }
        }
    }

    /// How long an outage lasts: for less than the patience of a process, or for up to a lease,
    /// to a window, or longer.
    fn outage(&mut self) -> Micros {
        let (window, lease) = (self.window(), self.lease());
        let longest = [lease / 4, lease, lease + window, window * 4];
        let longest = longest[self.random.usize(0..longest.len())];
        self.random.u64(0..longest)
    }

    /// Requests that were sent may still arrive.
    fn kill(&mut self, place: usize) {
        let dead = self.processes.swap_remove(place);
        self.arrivals.extend(dead.on_the_way());
    }

    fn save(&mut self) {
        let connection = &mut self.server.connection;
        let keys: Vec<String> = connection.keys("*").unwrap();
        let dump = |key: String| {
            let mut command = redis::cmd("DUMP");
            let value: Vec<u8> = command.arg(&key).query(connection).unwrap();
            (key, value)
        };
        self.snapshot = keys.into_iter().map(dump).collect();
    }

    /// Redis restarts with this state.
    fn lose(&mut self, state: Vec<(String, Vec<u8>)>) {
        self.restarts += 1;
        let connection = &mut self.server.connection;
        let _: () = redis::cmd("FLUSHALL").query(connection).unwrap();
        for (key, value) in state {
            let mut command = redis::cmd("RESTORE");
            command.arg(&key).arg(0).arg(value);
            let _: () = command.query(connection).unwrap();
            if key.ends_with(":state") {
                let _: () = connection.hset(key, "run", "another").unwrap();
            }
        }
    }

    fn is_away(&self) -> bool {
        self.now < self.away_until
    }

    /// The largest number of requests that the server saw in one window.
    fn most(&mut self) -> usize {
        let window = self.window();
        self.arrivals.sort_unstable();
        let mut first = 0;
        let mut most = 0;
        for last in 0..self.arrivals.len() {
            while self.arrivals[last] - self.arrivals[first] >= window {
                first += 1;
            }
            most = most.max(last - first + 1);
        }
        most
    }
}
