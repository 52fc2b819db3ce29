#![allow(clippy::expect_used, clippy::unwrap_used)] // a benchmark that cannot run panics

//! Measures the mirror as a process of its own, against a minimal server on loopback.
//!
//!     cargo bench -p conversation-apis-mirror
//!
//! The environment variable `MIRROR_BENCH_POSTGRES` is the URL of an empty PostgreSQL database, to
//! measure it too. `README.md` has the results.

mod server;

use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use self::server::{Size, serve};

/// What one run took.
struct Cost {
    time: Duration,
    /// The peak memory in KiB. `None` if the system is not Linux.
    peak: Option<u64>,
}

/// Mirrors everything from a server into a new database.
fn mirror(url: &str, to: &str) -> Cost {
    let start = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_mirror"))
        .args(["partoo", "--to", to, "--base-url", url])
        .args(["--rate", "1000000000/1"])
        .env("PARTOO_API_KEY", "a-key-of-the-benchmark")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the mirror");
    let mut peak = None;
    loop {
        if let Some(status) = child.try_wait().expect("the mirror") {
            assert!(status.success(), "{status}");
            let time = start.elapsed();
            return Cost { time, peak };
        }
        // The peak never falls, so the last reading is almost the highest.
        peak = peak_of(&child).or(peak);
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// The peak memory of a process so far, in KiB.
fn peak_of(child: &Child) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

/// Prints what a first run costs, and a second one that finds nothing new.
fn measure(what: &str, conversations: usize, to: &str) {
    // With its messages, each conversation is 100 items.
    let size = Size {
        conversations,
        messages: 99,
    };
    let items = conversations * 100;
    let url = serve(size);
    for run in ["first run", "second run"] {
        let Cost { time, peak } = mirror(&url, to);
        let rate = items as f64 / time.as_secs_f64();
        let peak = peak.map_or_else(
            || "?".to_owned(),
            |peak| format!("{:.1}", peak as f64 / 1024.0),
        );
        println!("{what}, {items} items, {run}: {time:.2?}, {rate:.0} items/s, peak {peak} MiB");
    }
}

fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    for conversations in [100, 10_000] {
        let file = folder.path().join(format!("{conversations}.sqlite"));
        measure("SQLite", conversations, file.to_str().expect("a path"));
    }
    match std::env::var("MIRROR_BENCH_POSTGRES") {
        Ok(url) => measure("PostgreSQL", 100, &url),
        Err(_) => println!("PostgreSQL: MIRROR_BENCH_POSTGRES is not set"),
    }
}
