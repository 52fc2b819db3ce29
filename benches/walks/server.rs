//! Servers with invented lists.

use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;

/// The response to the first line of a request: status and body.
pub type Answer = dyn Fn(&str) -> (u16, String) + Send + Sync;

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

pub fn parameter(line: &str, name: &str) -> Option<usize> {
    let found = line.split_once(&format!("{name}="))?.1;
    let digits = found.find(|sign: char| !sign.is_ascii_digit());
    found[..digits.unwrap_or(found.len())].parse().ok()
}

pub fn conversation(id: usize) -> Value {
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
pub fn cursors(pages: usize) -> Arc<Answer> {
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

/// A list of this many hundred messages, in windows of 1,000 ids.
pub fn windows(hundreds: usize) -> Arc<Answer> {
    messages(hundreds, 1000)
}

/// A list of this many hundred messages, in pages of 20 before an id.
pub fn before(hundreds: usize) -> Arc<Answer> {
    messages(hundreds, 20)
}

/// With a size of 20, the server ignores `after`.
fn messages(hundreds: usize, size: usize) -> Arc<Answer> {
    Arc::new(move |line| {
        let end = hundreds * 100 + 1;
        let before = parameter(line, "before").map_or(end, |before| before.min(end));
        let after = parameter(line, "after").filter(|_| size > 20);
        let ids = match after {
            Some(after) => after.max(1)..before.min(after.max(1) + size),
            None => before.saturating_sub(20).max(1)..before,
        };
        let item = |id: usize| format!(r#"{{"id":{id},"content":"Hello"}}"#);
        let items: Vec<String> = ids.map(item).collect();
        (
            200,
            format!(r#"{{"meta":{{}},"payload":[{}]}}"#, items.join(",")),
        )
    })
}
