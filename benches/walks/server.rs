//! Servers with invented lists.

use std::collections::HashMap;
use std::io::{Read as _, Write as _};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;

/// The response to the first line of a request.
pub type Answer = dyn Fn(&str) -> Vec<u8> + Send + Sync;

/// A response with this status and body.
pub fn response(status: u16, body: &str) -> Vec<u8> {
    encoded(status, "", body.as_bytes())
}

/// A response with a line of the head for the encoding of its body.
fn encoded(status: u16, encoding: &str, body: &[u8]) -> Vec<u8> {
    let head = format!(
        "HTTP/1.1 {status} X\r\ncontent-type: application/json\r\n{encoding}content-length: {}\r\n\r\n",
        body.len()
    );
    [head.as_bytes(), body].concat()
}

/// A minimal server, on a runtime of its own.
pub fn serve(delay: Duration, answer: Arc<Answer>) -> String {
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
                        if !delay.is_zero() {
                            tokio::time::sleep(delay).await;
                        }
                        if stream.write_all(&answer(&first)).await.is_err() {
                            return;
                        }
                    }
                });
            }
        });
    });
    format!("http://{}", told.recv().expect("an address"))
}

/// A server in a process of its own, so that its work is not counted as the client's.
pub struct Process {
    child: Child,
    url: String,
}

const SERVER: &str = "CONVERSATION_APIS_BENCH_SERVER";

impl Process {
    pub fn start(list: &str) -> Self {
        let this = std::env::current_exe().expect("this program");
        let mut child = Command::new(this)
            .env(SERVER, list)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("a child");
        let mut url = [0; "http://127.0.0.1:65535".len()];
        let output = child.stdout.as_mut().expect("its output");
        output.read_exact(&mut url).expect("its address");
        let url = String::from_utf8_lossy(&url).trim().to_owned();
        Self { child, url }
    }

    pub fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Serves a list until the parent process ends, if this process is such a server.
pub fn is_server() -> bool {
    let Ok(list) = std::env::var(SERVER) else {
        return false;
    };
    let answer = match list.as_str() {
        "large" => cursors_of(100, &"A long text. ".repeat(1_000)),
        "gzip" => gzip(cursors(100)),
        "numbers" => numbers(100),
        "before" => messages(100, 100, false),
        "windows" => messages(100, 1_000, true),
        _ => cursors(100),
    };
    print!("{:<22}", serve(Duration::ZERO, remembered(answer)));
    let _ = std::io::stdout().flush();
    let _ = std::io::stdin().read_to_end(&mut Vec::new());
    true
}

/// The same responses, made once.
fn remembered(answer: Arc<Answer>) -> Arc<Answer> {
    let known = Mutex::new(HashMap::new());
    Arc::new(move |line| {
        let mut known = known.lock().expect("the responses");
        let answer = || answer(line);
        known.entry(line.to_owned()).or_insert_with(answer).clone()
    })
}

/// The same bodies, compressed.
fn gzip(answer: Arc<Answer>) -> Arc<Answer> {
    Arc::new(move |line| {
        let response = answer(line);
        let end = response.windows(4).position(|end| end == b"\r\n\r\n");
        let body = &response[end.expect("a head") + 4..];
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(body).expect("memory");
        let body = encoder.finish().expect("memory");
        encoded(200, "content-encoding: gzip\r\n", &body)
    })
}

pub fn parameter(line: &str, name: &str) -> Option<usize> {
    let found = line.split_once(&format!("{name}="))?.1;
    let digits = found.find(|sign: char| !sign.is_ascii_digit());
    found[..digits.unwrap_or(found.len())].parse().ok()
}

/// The number in a template that stands for the id.
const ID: usize = 987_654_321;

/// A JSON text with another id in place of `ID`.
struct Template(Vec<String>);

impl Template {
    fn of(item: &Value) -> Self {
        let text = item.to_string();
        Self(text.split(&ID.to_string()).map(str::to_owned).collect())
    }

    /// The items with these ids, separated by commas.
    fn items(&self, ids: impl Iterator<Item = usize>) -> String {
        let items: Vec<String> = ids.map(|id| self.0.join(&id.to_string())).collect();
        items.join(",")
    }
}

fn conversation(text: &str) -> Value {
    json!({
        "id": ID,
        "consumer_img": "https://www.example.com/profile-picture.jpg",
        "consumer_name": "Ada Example",
        "consumer_phone_number": "+33600000001",
        "consumer_email": null,
        "last_message": {
            "id": ID, "conversation_id": ID, "date": "2023-01-31 16:22:17.327878+00:00",
            "content_type": "Text", "sender_type": "Consumer", "sender_label": "Ada Example",
            "status": "Success", "is_deleted": false, "is_automated": false,
            "content": text, "user_id": null, "custom_channel": null,
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

/// A cursor list of this many hundred conversations. The default size of a page is 100.
pub fn cursors(hundreds: usize) -> Arc<Answer> {
    cursors_of(hundreds, "Hello, are you open on Sunday?")
}

fn cursors_of(hundreds: usize, text: &str) -> Arc<Answer> {
    let template = Template::of(&conversation(text));
    let count = hundreds * 100;
    Arc::new(move |line| {
        let size = parameter(line, "per_page").unwrap_or(100);
        let first = parameter(line, "cursor").unwrap_or(0);
        let end = (first + size).min(count);
        let next = match end < count {
            true => format!("\"{end}\""),
            false => "null".to_owned(),
        };
        let items = template.items(first..end);
        let body = format!(r#"{{"conversations":[{items}],"count":{count},"next_cursor":{next}}}"#);
        response(200, &body)
    })
}

/// A list in this many pages by number, of 100 conversations each.
pub fn numbers(pages: usize) -> Arc<Answer> {
    let template = Template::of(&json!({
        "conversation_id": format!("1c8ff1e2-8d9a-4b5c-9e3f-{ID}"),
        "last_user_channel": "sms",
        "recipient_details": { "phone_number": "+33600000001", "name": "Ada Example" },
        "from": "12345",
        "first_message_at": "2024-06-21T05:08:06+02:00",
        "last_message_at": "2024-06-21T05:08:06+02:00",
        "last_message": "Hello, are you open on Sunday?",
        "purpose": "alert",
        "color": 2,
        "number_of_messages": 4,
        "agent_assigned_to": "Gus Agent",
    }));
    Arc::new(move |line| {
        let number = parameter(line, "?page").or(parameter(line, "&page"));
        let page = number.unwrap_or(1) - 1;
        let ids = (page < pages).then_some(page * 100..page * 100 + 100);
        response(
            200,
            &format!("[{}]", template.items(ids.into_iter().flatten())),
        )
    })
}

/// A list of this many hundred messages, in windows of 1,000 ids.
pub fn windows(hundreds: usize) -> Arc<Answer> {
    messages(hundreds, 1_000, true)
}

/// A list of this many hundred messages, in pages of 20 before an id.
pub fn before(hundreds: usize) -> Arc<Answer> {
    messages(hundreds, 20, false)
}

fn message() -> Value {
    json!({
        "id": ID, "content": "Hello, are you open on Sunday?", "account_id": 1, "inbox_id": 3,
        "conversation_id": 1, "message_type": 0, "created_at": 1_718_946_486,
        "updated_at": "2024-06-21T05:08:06.123Z", "private": false, "status": "sent",
        "source_id": null, "content_type": "text", "content_attributes": {},
        "sender_type": "Contact", "sender_id": 11, "external_source_ids": {},
        "additional_attributes": {}, "conversation": { "assignee_id": 1, "unread_count": 0 },
        "sender": {
            "additional_attributes": {}, "custom_attributes": {}, "email": "ada@example.com",
            "id": 11, "identifier": null, "name": "Ada Example",
            "phone_number": "+33600000001", "thumbnail": "", "type": "contact",
        },
    })
}

/// Messages in pages of this size. Without `has_windows`, the server ignores `after`.
fn messages(hundreds: usize, size: usize, has_windows: bool) -> Arc<Answer> {
    let template = Template::of(&message());
    Arc::new(move |line| {
        let end = hundreds * 100 + 1;
        let before = parameter(line, "before").map_or(end, |before| before.min(end));
        let after = parameter(line, "after").filter(|_| has_windows);
        let ids = match after {
            Some(after) => after.max(1)..before.min(after.max(1) + size),
            None => before.saturating_sub(size.min(100)).max(1)..before,
        };
        response(
            200,
            &format!(r#"{{"meta":{{}},"payload":[{}]}}"#, template.items(ids)),
        )
    })
}
