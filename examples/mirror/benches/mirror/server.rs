//! A minimal Partoo: conversations with the same number of messages each, in cursor lists.

use std::sync::{Arc, mpsc};

use serde_json::json;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// How many conversations there are, and how many messages each of them has.
#[derive(Clone, Copy)]
pub struct Size {
    pub conversations: usize,
    pub messages: usize,
}

/// Serves lists of this size, on a thread of its own. Returns the base URL.
pub fn serve(size: Size) -> String {
    let (tell, told) = mpsc::channel();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build();
        runtime.expect("a runtime").block_on(async move {
            let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
            let address = listener.local_addr().expect("an address");
            tell.send(address).expect("told");
            let lists = Arc::new(Lists::new(size));
            loop {
                let (stream, _) = listener.accept().await.expect("a connection");
                tokio::spawn(connection(stream, Arc::clone(&lists)));
            }
        });
    });
    format!("http://{}", told.recv().expect("an address"))
}

/// Serves one connection until it closes.
async fn connection(stream: TcpStream, lists: Arc<Lists>) -> Option<()> {
    let _ = stream.set_nodelay(true);
    let mut stream = BufReader::new(stream);
    loop {
        let first = line(&mut stream).await?;
        while line(&mut stream).await? != "\r\n" {}
        let body = lists.page(&first);
        let length = body.len();
        let head = format!(
            "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n"
        );
        stream.write_all(head.as_bytes()).await.ok()?;
        stream.write_all(body.as_bytes()).await.ok()?;
    }
}

async fn line(stream: &mut BufReader<TcpStream>) -> Option<String> {
    let mut line = String::new();
    let read = stream.read_line(&mut line).await.ok()?;
    (read > 0).then_some(line)
}

/// Stands for the id of an item in the text of one, and for the id of its conversation.
const ID: u64 = 987_654_321;
const OWNER: u64 = 123_456_789;

struct Lists {
    size: Size,
    conversation: String,
    message: String,
}

impl Lists {
    fn new(size: Size) -> Self {
        let message = json!({
            "id": ID,
            "conversation_id": OWNER,
            "date": "2023-01-31 16:22:17.327878+00:00",
            "content_type": "Text",
            "sender_type": "Consumer",
            "sender_label": "Ada Example",
            "status": "Success",
            "is_deleted": false,
            "is_automated": false,
            "content": "Hello, are you open on Sunday?",
            "user_id": null,
            "custom_channel": null,
        });
        let mut conversation = json!({
            "id": OWNER,
            "consumer_img": "https://www.example.com/profile-picture.jpg",
            "consumer_name": "Ada Example",
            "consumer_phone_number": "+33600000001",
            "consumer_email": null,
            "is_read": true,
            "status": "Open",
            "created_at": "2023-01-31 16:22:17.327878+00:00",
            "has_one_user_message": true,
            "business": {
                "id": "5409c35a97bbc544d8e26737",
                "name": "Boulangerie des Tests",
                "city": "Exampleville",
                "zipcode": "00001",
                "country": "FR",
                "formatted_address": "1 rue de l'Exemple, 00001 Exampleville",
            },
            "messaging_partner": "Facebook",
            "issues": [],
            "first_message_date": "2023-01-31 16:22:17.327878+00:00",
            "is_expired": false,
            "is_solved": false,
            "is_automated": false,
            "assigned_user_id": null,
            "custom_channel": null,
        });
        conversation["last_message"] = message.clone();
        Self {
            size,
            conversation: conversation.to_string(),
            message: message.to_string(),
        }
    }

    /// The page that the first line of a request asks for.
    fn page(&self, request: &str) -> String {
        let per_page = parameter(request, "per_page").unwrap_or(30);
        let start = parameter(request, "cursor").unwrap_or(0);
        let owner = parameter(request, "conversation_id");
        let (list, count, item) = match owner {
            Some(_) => ("messages", self.size.messages, &self.message),
            None => ("conversations", self.size.conversations, &self.conversation),
        };
        let end = count.min(start + per_page);
        let next = match end < count {
            true => format!("\"{end}\""),
            false => "null".to_owned(),
        };
        let text = |index: usize| {
            // The ids of all messages are different.
            let owner = owner.unwrap_or(index + 1);
            let id = owner * 1_000 + index;
            let text = item.replace(&ID.to_string(), &id.to_string());
            text.replace(&OWNER.to_string(), &owner.to_string())
        };
        let items: Vec<String> = (start..end).map(text).collect();
        let items = items.join(",");
        format!(r#"{{"{list}":[{items}],"count":{count},"next_cursor":{next}}}"#)
    }
}

/// A number in the query of a request.
fn parameter(request: &str, name: &str) -> Option<usize> {
    let query = request.split(' ').nth(1)?.split_once('?')?.1;
    let mut parameters = query.split('&').filter_map(|one| one.split_once('='));
    parameters.find(|(found, _)| *found == name)?.1.parse().ok()
}
