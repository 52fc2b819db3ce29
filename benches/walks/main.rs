#![allow(clippy::expect_used, clippy::unwrap_used)] // a benchmark that cannot run panics

//! Measures walks over loopback. Each result is a ratio within one run.
//!
//!     cargo bench --bench walks
//!
//! `benches/README.md` has the results.

mod bare;
mod draining;
mod measure;
mod server;

use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use conversation_apis::{Paginated, Quota, Retry, octopush, partoo};
use futures_util::StreamExt;
use serde_json::{Value, json};

use self::draining::{chatwoot, count, partoo};
use self::server::{Answer, before, cursors, parameter, response, serve, windows};

/// The shortest time of several runs.
async fn least<F: Future>(turns: usize, run: impl Fn() -> F) -> Duration {
    let mut least = Duration::MAX;
    for _ in 0..turns {
        let start = Instant::now();
        run().await;
        least = least.min(start.elapsed());
    }
    least
}

async fn latency() {
    const PAGES: usize = 60;
    let answer = |line: &str| {
        let number = parameter(line, "?page")
            .or(parameter(line, "&page"))
            .unwrap_or(1);
        let page: Value = (0..100)
            .filter(|_| number <= PAGES)
            .map(|id| json!({ "conversation_id": format!("{number}-{id}") }))
            .collect();
        response(200, &page.to_string())
    };
    let url = serve(Duration::from_millis(50), Arc::new(answer));
    let builder = octopush::Client::builder("key", "login").base_url(url);
    let client = builder.build().expect("a client");
    let walk = async |at_once| {
        let items = client.list_conversations().items().concurrency(at_once);
        assert_eq!(items.count().await, PAGES * 100);
    };
    let one = least(2, || walk(1)).await;
    let four = least(2, || walk(4)).await;
    let ratio = one.as_secs_f64() / four.as_secs_f64();
    println!(
        "{PAGES} pages at 50 ms: one in flight {one:?}, four {four:?}, {ratio:.2} times as fast"
    );
}

async fn quota() {
    const LIMIT: usize = 200;
    const WINDOWS: u32 = 5;
    let window = Duration::from_secs(2);
    let refused = Arc::new(AtomicUsize::new(0));
    let times = Mutex::new(std::collections::VecDeque::new());
    let counted = Arc::clone(&refused);
    // The limit applies to every window, wherever it starts.
    let answer = move |_: &str| {
        let mut times = times.lock().expect("the times");
        let now = Instant::now();
        while times
            .front()
            .is_some_and(|time| now.duration_since(*time) >= window)
        {
            times.pop_front();
        }
        if times.len() >= LIMIT {
            counted.fetch_add(1, Ordering::Relaxed);
            return response(429, "");
        }
        times.push_back(now);
        response(200, r#"{"conversations":[],"next_cursor":null}"#)
    };
    let url = serve(Duration::ZERO, Arc::new(answer));
    let builder = partoo::Client::builder("key")
        .base_url(url)
        .retry(Retry::off());
    let quota = Quota::new(u32::try_from(LIMIT).expect("small"), window);
    let client = builder.quota(quota).build().expect("a client");
    let answered = AtomicUsize::new(0);
    let end = Instant::now() + window * WINDOWS;
    let worker = async || {
        while Instant::now() < end {
            let call = client.list_conversations().send();
            match tokio::time::timeout_at(end.into(), call).await {
                Ok(Ok(_)) => drop(answered.fetch_add(1, Ordering::Relaxed)),
                Ok(Err(_)) => {}
                Err(_) => return,
            }
        }
    };
    futures_util::future::join_all((0..8).map(|_| worker())).await;
    let allowed = LIMIT * usize::try_from(WINDOWS).expect("small");
    let used = answered.load(Ordering::Relaxed) as f64 / allowed as f64 * 100.0;
    let refused = refused.load(Ordering::Relaxed);
    println!("quota of {LIMIT} in {window:?}: {used:.1} per cent used, {refused} answered 429");
}

/// The peak memory of this process, in KiB. `None` if the system is not Linux.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

const CHILD: &str = "CONVERSATION_APIS_BENCH_CHILD";

/// Peak memory of walks of 10,000 and 1,000,000 items, each in a process of its own.
fn memory() {
    type Pages = fn(usize) -> Arc<Answer>;
    for (style, pages) in [("cursor", cursors as Pages), ("window", windows)] {
        let peak = |count| child(style, &serve(Duration::ZERO, pages(count)));
        let (Some(few), Some(many)) = (peak(100), peak(10_000)) else {
            println!("peak memory: only measured on Linux");
            return;
        };
        let more = (many as f64 - few as f64) / 1024.0;
        println!(
            "peak memory, {style}: 10,000 items {few} KiB, 1,000,000 items {many} KiB, {more:+.1} MiB"
        );
    }
}

/// The peak memory, in KiB, of a process that walks over the list of this server.
fn child(style: &str, url: &str) -> Option<u64> {
    let this = std::env::current_exe().expect("this program");
    let output = Command::new(this)
        .env(CHILD, format!("{style} {url}"))
        .output()
        .expect("a child");
    String::from_utf8_lossy(&output.stdout).trim().parse().ok()
}

/// Walks over a list of messages by id. Returns their number.
async fn drain_windows(url: &str) -> usize {
    let mut items = chatwoot(url)
        .list_messages()
        .account_id(1)
        .conversation_id(1)
        .items();
    let mut count = 0;
    while let Some(item) = items.next().await {
        item.expect("an item");
        count += 1;
    }
    let token = serde_json::to_string(&items.token()).expect("a token");
    assert!(token.len() < 1_000, "a token of {} bytes", token.len());
    count
}

/// The same messages in windows of ids, and from a server that ignores `after`.
async fn messages() {
    let requests = Arc::new(AtomicUsize::new(0));
    let counted = |answer: Arc<Answer>| -> Arc<Answer> {
        let requests = Arc::clone(&requests);
        Arc::new(move |line| {
            requests.fetch_add(1, Ordering::Relaxed);
            answer(line)
        })
    };
    for delay in [0, 5] {
        let walk = async |answer| {
            let url = serve(Duration::from_millis(delay), counted(answer));
            requests.store(0, Ordering::Relaxed);
            let start = Instant::now();
            assert_eq!(drain_windows(&url).await, 100_000);
            (start.elapsed(), requests.load(Ordering::Relaxed))
        };
        let (windows, few) = walk(windows(1_000)).await;
        let (before, many) = walk(before(1_000)).await;
        let ratio = before.as_secs_f64() / windows.as_secs_f64();
        println!(
            "100,000 messages at {delay} ms: windows {windows:?} and {few} requests, before {before:?} and {many}, {ratio:.1} times as fast"
        );
    }
}

fn main() {
    if server::is_server() {
        return;
    }
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    if let Ok(walk) = std::env::var(CHILD) {
        match walk.split_once(' ') {
            Some(("window", url)) => drop(runtime.block_on(drain_windows(url))),
            Some((_, url)) => {
                let items = partoo(url).list_conversations().items();
                runtime.block_on(count(items));
            }
            None => {}
        }
        println!(
            "{}",
            peak().map_or_else(|| "?".to_owned(), |peak| peak.to_string())
        );
        return;
    }
    runtime.block_on(draining::all("in one thread"));
    let threads = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("a runtime");
    threads.block_on(draining::all("in a runtime with two workers"));
    drop(threads);
    runtime.block_on(async {
        latency().await;
        messages().await;
        quota().await;
    });
    memory();
}
