//! Sends keys and personal data through every way in which a call can fail, and looks for
//! them in all errors and in the log of every level.

use std::io::{self, Write};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use conversation_apis::partoo::Client;
use conversation_apis::{
    ClientBuilder, ClientCredentials, Error, Paginated, Quota, Retry, ninetynine, octopush,
};
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tracing_subscriber::fmt::MakeWriter;
use wiremock::ResponseTemplate;

use crate::security::api;
use crate::support::{all_text, server};

const KEY: &str = "canary-key-77d1";
const LOGIN: &str = "canary-login-9a2e@example.com";
const PHONE: &str = "+33600000042";
const WORDS: &str = "canary-words-0f3c";
const CURSOR: &str = "canary-cursor-5e8b";
const CANARIES: [&str; 5] = [KEY, LOGIN, PHONE, WORDS, CURSOR];

/// Everything that is logged.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

/// Checks that a text has no canary.
fn clean(what: &str, text: &str) {
    for canary in CANARIES {
        let at = text.find(canary);
        let around = at.map(|at| &text[at.saturating_sub(200)..(at + 40).min(text.len())]);
        assert_eq!(around, None, "{what}");
    }
}

/// A server that sends these bytes to this many connections, and closes each.
async fn bytes(answer: String, times: usize) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        for _ in 0..times {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut request = [0; 4096];
            let _ = stream.read(&mut request).await;
            let _ = stream.write_all(answer.as_bytes()).await;
        }
    });
    url
}

fn quick() -> Retry {
    Retry::default()
        .base_delay(Duration::from_millis(1))
        .max_attempts(2)
}

/// Makes every call against one server. Returns the errors.
async fn calls(url: &str) -> Vec<Error> {
    let time = Duration::from_millis(200);
    let builder = Client::builder(KEY)
        .base_url(url)
        .timeout(time)
        .retry(quick());
    let partoo = builder.max_response_bytes(100_000).build().unwrap();
    let builder = octopush::Client::builder(KEY, LOGIN).base_url(url);
    let octopush = builder.timeout(time).retry(quick()).build().unwrap();
    let builder = ninetynine::Client::builder(KEY).base_url(url);
    let ninetynine = builder.timeout(time).retry(quick()).build().unwrap();
    clean(
        "a client's Debug",
        &format!("{partoo:?} {octopush:?} {ninetynine:?}"),
    );
    let mut errors = Vec::new();
    let call = partoo
        .list_conversations()
        .cursor(CURSOR)
        .business_in([WORDS]);
    clean("a builder's Debug", &format!("{:?}", Client::builder(KEY)));
    clean("a call's Debug", &format!("{call:?} {call:#?}"));
    errors.extend(call.clone().send().await.err());
    let mut items = call.items();
    while let Some(item) = items.next().await {
        errors.extend(item.err());
        if errors.len() > 8 {
            break;
        }
    }
    clean("a walk's Debug", &format!("{items:?} {:?}", items.token()));
    let call = octopush.list_messages().phone_number(PHONE).email(LOGIN);
    clean("a call's Debug", &format!("{call:?} {call:#?}"));
    match call.send().await {
        Ok(page) => clean("a response's Debug", &format!("{page:?} {page:#?}")),
        Err(error) => errors.push(error),
    }
    let call = ninetynine.list_conversations().account_id(1).q(WORDS);
    let call = call.labels(vec![WORDS.to_owned()]).status(WORDS);
    clean("a call's Debug", &format!("{call:?} {call:#?}"));
    errors.extend(call.send().await.err());
    let call = ninetynine.list_conversations().account_id(1).q(WORDS);
    match call.send().await {
        Ok(page) => clean("a response's Debug", &format!("{page:?} {page:#?}")),
        Err(error) => errors.push(error),
    }
    errors.extend(other_places(url).await);
    errors
}

/// Makes calls with keys that are not in a header of their own.
async fn other_places(url: &str) -> Vec<Error> {
    let secret = ClientCredentials::new(KEY, KEY).token_url(url);
    let credentials = api::Credentials::new().query(KEY).cookie(KEY).bearer(KEY);
    let credentials = credentials.basic(KEY, KEY).oauth(secret);
    clean("the Debug of credentials", &format!("{credentials:?}"));
    let builder = ClientBuilder::<api::Client>::new(credentials).base_url(url);
    let builder = builder.timeout(Duration::from_millis(200)).retry(quick());
    let client = builder.build().unwrap();
    clean("a client's Debug", &format!("{client:?}"));
    let mut errors = Vec::new();
    errors.extend(client.list_items().send().await.err());
    errors.extend(client.in_cookie().send().await.err());
    errors.extend(client.both().send().await.err());
    errors.extend(client.basic().send().await.err());
    errors.extend(client.get_token().send().await.err());
    errors
}

/// Logs everything of every level to `log`, until the guard is dropped.
fn log_everything(log: &Log) -> ::tracing::subscriber::DefaultGuard {
    let logger = || {
        tracing_subscriber::fmt()
            .with_max_level(tracing_subscriber::filter::LevelFilter::TRACE)
            .with_writer(log.clone())
            .with_ansi(false)
    };
    let spans = tracing_subscriber::fmt::format::FmtSpan::FULL;
    let guard = ::tracing::subscriber::set_default(logger().with_span_events(spans).finish());
    // Includes what dependencies log outside spans.
    let _ = tracing_subscriber::util::SubscriberInitExt::try_init(logger().finish());
    guard
}

/// Responses of this status that are full of canaries.
fn answers(status: u16) -> [ResponseTemplate; 4] {
    let body = json!({
        "conversations": [
            { "id": WORDS, "consumer_name": WORDS, "consumer_phone_number": PHONE },
            { "id": 1, "consumer_name": [WORDS], "status": { PHONE: WORDS } },
        ],
        "next_cursor": CURSOR,
        "error": WORDS,
        "errors": { "json": WORDS, "authentication": KEY },
        WORDS: PHONE,
    });
    let answer = || ResponseTemplate::new(status);
    let location = format!("http://127.0.0.1:1/{KEY}?{WORDS}");
    [
        answer().set_body_json(body),
        answer().set_body_string(format!("<p>{WORDS} {PHONE} {KEY}")),
        answer().set_body_string(format!("{{\"{WORDS}\": \"{PHONE}")),
        answer()
            .insert_header("x-words", WORDS)
            .insert_header("retry-after", WORDS)
            .insert_header("location", location.as_str())
            .set_body_json(WORDS),
    ]
}

/// Makes every call against one server. Returns the number of errors.
async fn clean_calls(url: &str) -> usize {
    let errors = calls(url).await;
    for error in &errors {
        clean("an error", &all_text(error));
    }
    errors.len()
}

#[tokio::test(flavor = "current_thread")]
async fn no_error_and_no_log_shows_a_key_or_personal_data() {
    let log = Log::default();
    let _guard = log_everything(&log);
    let mut errors = 0;
    for status in [200, 302, 400, 401, 403, 404, 422, 429, 500, 503] {
        for answer in answers(status) {
            errors += clean_calls(&server(answer).await.uri()).await;
        }
    }
    for raw in [
        format!("HTTP/1.1 200 OK\r\ncontent-length: 999\r\n\r\n{WORDS}{PHONE}"),
        format!("HTTP/1.1 200 OK\r\nx: {WORDS}"),
        format!("{WORDS}{PHONE}\r\n\r\n"),
        format!("HTTP/1.1 200 OK\r\n\r\n{}", WORDS.repeat(10_000)),
    ] {
        errors += clean_calls(&bytes(raw, 40).await).await;
    }
    errors += clean_calls("http://127.0.0.1:1").await;
    assert!(errors > 100, "{errors}");
    let quota = Quota::new(1, Duration::from_secs(1));
    clean("a quota", &format!("{quota:?}"));
    let log = String::from_utf8_lossy(&log.0.lock().unwrap()).into_owned();
    for expected in [
        "http.client.request",
        "http.request.method=\"GET\"",
        "url.template=\"/conversations\"",
        "server.address=\"127.0.0.1\"",
        "http.response.status_code=503",
        "http.request.resend_count=1",
        "error.type=",
        "waiting before the next attempt",
        "hyper",
        "reqwest",
        "listConversations",
    ] {
        assert!(log.contains(expected), "{expected}");
    }
    clean("the log", &log);
}

/// How often a text is in the memory of this process. `is_it` compares single bytes, because
/// the text itself would be found in the test's own memory.
#[cfg(target_os = "linux")]
fn in_memory(length: usize, is_it: impl Fn(usize, u8) -> bool) -> usize {
    use std::io::BufRead;
    use std::os::unix::fs::FileExt;
    let memory = std::fs::File::open("/proc/self/mem").unwrap();
    let maps = std::fs::read_to_string("/proc/self/maps").unwrap();
    let address = |text: &str| usize::from_str_radix(text, 16).unwrap();
    let is_here = |part: &[u8]| part.iter().enumerate().all(|(at, byte)| is_it(at, *byte));
    let first = (0..=u8::MAX).find(|byte| is_it(0, *byte)).unwrap();
    let mut bytes = vec![0; 1 << 16];
    // The buffer for reading is a copy that does not count.
    let copy = bytes.as_ptr_range();
    let copy = copy.start as usize..copy.end as usize;
    let mut found = 0;
    for line in maps.lines().filter(|line| line.contains(" rw")) {
        let (from, to) = line.split_once(' ').unwrap().0.split_once('-').unwrap();
        let (from, to) = (address(from), address(to));
        for from in (from..to).step_by(bytes.len() - length) {
            let bytes = &mut bytes[..(1 << 16).min(to - from)];
            // Memory that was unmapped since holds no key.
            if memory.read_exact_at(bytes, from as u64).is_ok() {
                let mut rest = &*bytes;
                // The standard library's search for a byte is optimized, which this crate is not.
                while rest
                    .skip_until(first)
                    .is_ok_and(|_| rest.len() >= length - 1)
                {
                    let at = bytes.len() - rest.len() - 1;
                    if bytes[at] == first
                        && is_here(&bytes[at..at + length])
                        && !copy.contains(&(from + at))
                    {
                        found += 1;
                    }
                }
            }
        }
    }
    bytes.fill(0);
    std::hint::black_box(&bytes);
    found
}

#[cfg(target_os = "linux")]
#[test]
fn a_key_is_gone_from_memory_when_the_last_client_is_dropped() {
    const LENGTH: usize = 512;
    let sign = |at: usize| b'a' + u8::try_from((at * at + at / 7) % 26).unwrap();
    // Search for the end of the key: any allocator overwrites its beginning.
    let count = || in_memory(LENGTH / 2, |at, byte| byte == sign(at + LENGTH / 2));
    let key = || {
        let mut key = String::with_capacity(LENGTH + 1);
        (0..LENGTH).for_each(|at| key.push(char::from(sign(at))));
        key
    };

    let client = Client::builder(key()).build().unwrap();
    let clone = client.clone();
    drop(client);
    assert_ne!(count(), 0, "the clone still has it");
    drop(clone);
    assert_eq!(count(), 0);

    let bearer = api::Credentials::new().bearer(key()).query(key());
    let other = bearer.cookie(key()).bot(key()).basic(key(), key());
    let secret = || ClientCredentials::new(key(), key()).parameter("more", key());
    let other = other.connect(secret().token_url("https://id.example.com"));
    let builder = ClientBuilder::<api::Client>::new(other.oauth(secret().secret_in_body()));
    let client = builder.build().unwrap();
    assert_ne!(count(), 0, "the client has it");
    drop(client);
    assert_eq!(count(), 0);

    drop(api::Credentials::new().basic(key(), key()).oauth(secret()));
    drop(Client::builder(key()).base_url("refused").build());
    drop(Client::builder(key() + "\n").build());
    drop(Client::builder(key()));
    assert_eq!(count(), 0);
}
