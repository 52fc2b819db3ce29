#![allow(clippy::expect_used, clippy::unwrap_used)] // a benchmark that cannot run panics

//! Measures walks over loopback. Each result is a ratio within one run.
//!
//!     cargo bench --bench walks
//!
//! `benches/README.md` has the results.

use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use conversation_apis::{Paginated, Quota, Retry, ninetynine, octopush, partoo};
use futures_util::{StreamExt, TryStreamExt};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;

/// The response to the first line of a request: status and body.
type Answer = dyn Fn(&str) -> (u16, String) + Send + Sync;

/// A minimal server, on a runtime of its own.
fn serve(delay: Duration, answer: Arc<Answer>) -> String {
    let (tell, told) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime");
        runtime.block_on(async move {
            let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
            tell.send(listener.local_addr().expect("an address"))
                .expect("told");
            loop {
                let (stream, _) = listener.accept().await.expect("a connection");
                let _ = stream.set_nodelay(true);
                let answer = Arc::clone(&answer);
                tokio::spawn(async move {
                    let mut stream = BufReader::new(stream);
                    loop {
                        let mut first = String::new();
                        if stream.read_line(&mut first).await.unwrap_or(0) == 0 {
                            return;
                        }
                        let mut line = String::new();
                        while line != "\r\n" {
                            line.clear();
                            if stream.read_line(&mut line).await.unwrap_or(0) == 0 {
                                return;
                            }
                        }
                        tokio::time::sleep(delay).await;
                        let (status, body) = answer(&first);
                        let head = format!(
                            "HTTP/1.1 {status} X\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n",
                            body.len()
                        );
                        let sent = stream.write_all(head.as_bytes()).await;
                        if sent.is_err() || stream.write_all(body.as_bytes()).await.is_err() {
                            return;
                        }
                    }
                });
            }
        });
    });
    format!("http://{}", told.recv().expect("an address"))
}

fn parameter(line: &str, name: &str) -> Option<usize> {
    let found = line.split_once(&format!("{name}="))?.1;
    let digits = found.find(|sign: char| !sign.is_ascii_digit());
    found[..digits.unwrap_or(found.len())].parse().ok()
}

fn conversation(id: usize) -> Value {
    json!({
        "id": id,
        "consumer_img": "https://www.example.com/profile-picture.jpg",
        "consumer_name": "Ada Example",
        "consumer_phone_number": "+33600000001",
        "consumer_email": null,
        "last_message": {
            "id": id, "conversation_id": id, "date": "2023-01-31 16:22:17.327878+00:00",
            "content_type": "Text", "sender_type": "Consumer", "sender_label": "Ada Example",
            "status": "Success", "is_deleted": false, "is_automated": false,
            "content": "Hello, are you open on Sunday?", "user_id": null, "custom_channel": null,
        },
        "is_read": true,
        "status": "Open",
        "created_at": "2023-01-31 16:22:17.327878+00:00",
        "has_one_user_message": true,
        "business": {
            "id": "5409c35a97bbc544d8e26737", "name": "Boulangerie des Tests",
            "city": "Exampleville", "zipcode": "00001", "country": "FR",
            "formatted_address": "1 rue de l'Exemple, 00001 Exampleville",
        },
        "messaging_partner": "Facebook",
        "issues": ["facebook_no_page_linked"],
        "first_message_date": "2023-01-31 16:22:17.327878+00:00",
        "is_expired": false,
        "is_solved": false,
        "is_automated": false,
        "assigned_user_id": null,
        "custom_channel": null,
    })
}

/// A cursor list of this many pages of 100 items, each with its own id.
fn cursors(pages: usize) -> Arc<Answer> {
    const ID: usize = 987_654_321;
    let item = conversation(ID).to_string();
    let parts: Vec<String> = item.split(&ID.to_string()).map(str::to_owned).collect();
    Arc::new(move |line| {
        let page = parameter(line, "cursor").unwrap_or(0);
        let next = match page + 1 < pages {
            true => format!("\"{}\"", page + 1),
            false => "null".to_owned(),
        };
        let item = |id: usize| parts.join(&id.to_string());
        let items: Vec<String> = (page * 100..page * 100 + 100).map(item).collect();
        let (items, count) = (items.join(","), pages * 100);
        let body = format!(r#"{{"conversations":[{items}],"count":{count},"next_cursor":{next}}}"#);
        (200, body)
    })
}

/// A list before an id, of this many pages of 100 messages.
fn windows(pages: usize) -> Arc<Answer> {
    Arc::new(move |line| {
        let before = parameter(line, "before").unwrap_or(pages * 100 + 1);
        let item = |id: usize| format!(r#"{{"id":{id},"content":"Hello"}}"#);
        let items: Vec<String> = (before.saturating_sub(100).max(1)..before)
            .map(item)
            .collect();
        (
            200,
            format!(r#"{{"meta":{{}},"payload":[{}]}}"#, items.join(",")),
        )
    })
}

fn client(url: &str) -> partoo::Client {
    let builder = partoo::Client::builder("key").base_url(url);
    builder.without_quota().build().expect("a client")
}

async fn drain(url: &str) -> usize {
    let client = client(url);
    let items = client.list_conversations().items();
    items
        .try_fold(0, |count, _| std::future::ready(Ok(count + 1)))
        .await
        .expect("all items")
}

/// The types that a caller would write without this crate. They lose unknown properties.
#[derive(Deserialize)]
#[allow(dead_code)]
struct Page {
    conversations: Vec<Conversation>,
    next_cursor: Option<String>,
}

#[derive(Deserialize)]
#[allow(dead_code)]
struct Conversation {
    id: i64,
    consumer_img: Option<String>,
    consumer_name: Option<String>,
    consumer_phone_number: Option<String>,
    consumer_email: Option<String>,
    last_message: Option<Message>,
    is_read: bool,
    status: String,
    created_at: String,
    has_one_user_message: bool,
    business: Business,
    messaging_partner: String,
    issues: Vec<String>,
    first_message_date: String,
    is_expired: bool,
    is_solved: bool,
    is_automated: bool,
    assigned_user_id: Option<String>,
    custom_channel: Option<Value>,
}

#[derive(Deserialize)]
#[allow(dead_code)]
struct Message {
    id: i64,
    conversation_id: i64,
    date: String,
    content_type: String,
    sender_type: String,
    sender_label: String,
    status: String,
    is_deleted: bool,
    is_automated: bool,
    content: String,
    user_id: Option<String>,
    custom_channel: Option<Value>,
}

#[derive(Deserialize)]
#[allow(dead_code)]
struct Business {
    id: String,
    name: String,
    city: Option<String>,
    zipcode: Option<String>,
    country: Option<String>,
    formatted_address: Option<String>,
}

async fn bare_loop(url: &str) -> usize {
    let http = reqwest::Client::builder()
        .no_proxy()
        .build()
        .expect("a client");
    let (mut count, mut cursor) = (0, None);
    loop {
        let mut request = http
            .get(format!("{url}/conversations"))
            .header("x-APIKey", "key")
            .query(&[("per_page", "100")]);
        if let Some(cursor) = &cursor {
            request = request.query(&[("cursor", cursor)]);
        }
        let response = request.send().await.expect("an answer");
        let body = response.bytes().await.expect("a body");
        let page: Page = serde_json::from_slice(&body).expect("a page");
        count += page.conversations.len();
        cursor = page.next_cursor;
        if cursor.is_none() {
            return count;
        }
    }
}

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

async fn draining() {
    let url = serve(Duration::ZERO, cursors(100));
    assert_eq!((bare_loop(&url).await, drain(&url).await), (10_000, 10_000));
    let mut times = (Duration::MAX, Duration::MAX);
    for _ in 0..20 {
        times.0 = times.0.min(least(1, || bare_loop(&url)).await);
        times.1 = times.1.min(least(1, || drain(&url)).await);
    }
    let ratio = times.1.as_secs_f64() / times.0.as_secs_f64();
    println!(
        "10,000 items: bare loop {:?}, walk {:?}, ratio {ratio:.2}",
        times.0, times.1
    );
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
        (200, page.to_string())
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
            return (429, String::new());
        }
        times.push_back(now);
        (200, r#"{"conversations":[],"next_cursor":null}"#.to_owned())
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
    for (style, pages) in [("cursor", cursors as Pages), ("before", windows)] {
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

/// Walks over a list of messages before an id.
async fn drain_windows(url: &str) {
    let builder = ninetynine::Client::builder("key").base_url(url);
    let client = builder.build().expect("a client");
    let mut items = client
        .list_messages()
        .account_id(1)
        .conversation_id(1)
        .items();
    while let Some(item) = items.next().await {
        item.expect("an item");
    }
    let token = serde_json::to_string(&items.token()).expect("a token");
    assert!(token.len() < 1_000, "a token of {} bytes", token.len());
}

fn main() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    if let Ok(walk) = std::env::var(CHILD) {
        match walk.split_once(' ') {
            Some(("before", url)) => runtime.block_on(drain_windows(url)),
            Some((_, url)) => drop(runtime.block_on(drain(url))),
            None => {}
        }
        println!(
            "{}",
            peak().map_or_else(|| "?".to_owned(), |peak| peak.to_string())
        );
        return;
    }
    runtime.block_on(async {
        draining().await;
        latency().await;
        quota().await;
    });
    memory();
}
