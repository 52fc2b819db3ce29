//! All data of a provider, read without the crate's clients.

use std::collections::BTreeMap;

use conversation_apis_server::FAULT_HEADER;
use reqwest::header::CONTENT_TYPE;
use reqwest::{Client, Method};
use serde_json::{Value, json};

/// The only account of the server of `ninetynine`.
pub const ACCOUNT: &str = "1";

/// Every conversation by its id, and every message by the ids of its conversation and its own.
#[derive(Default)]
pub struct Truth {
    pub conversations: BTreeMap<String, Value>,
    pub messages: BTreeMap<(String, String), Value>,
}

impl Truth {
    pub async fn of(provider: &str, base_url: &str) -> Self {
        let reader = Reader::new(base_url);
        let mut truth = Self::default();
        match provider {
            "partoo" => truth.read_partoo(&reader).await,
            "octopush" => truth.read_octopush(&reader).await,
            _ => truth.read_ninetynine(&reader).await,
        }
        assert!(truth.conversations.len() > 20 && truth.messages.len() > 500);
        truth
    }

    /// About how many requests a walk over everything sends.
    pub fn requests(&self) -> usize {
        2 * self.conversations.len()
    }

    async fn read_partoo(&mut self, reader: &Reader) {
        let conversations = reader.cursors("conversations", "").await;
        for conversation in conversations {
            let id = text(&conversation["id"]);
            let of = format!("&conversation_id={id}");
            for message in reader.cursors("messages", &of).await {
                self.add_message(&id, "id", message);
            }
            self.add_conversation(id, conversation);
        }
    }

    async fn read_octopush(&mut self, reader: &Reader) {
        for conversation in reader.numbers("/conversations/list?").await {
            let id = text(&conversation["conversation_id"]);
            let list = format!("/conversations/messages/list?conversation_id=cid_{id}&");
            for message in reader.numbers(&list).await {
                self.add_message(&id, "message_id", message);
            }
            self.add_conversation(id, conversation);
        }
    }

    async fn read_ninetynine(&mut self, reader: &Reader) {
        let list = format!("/api/v1/accounts/{ACCOUNT}/conversations");
        for conversation in reader.numbers(&format!("{list}?status=all&")).await {
            let id = text(&conversation["id"]);
            let list = format!("{list}/{id}/messages");
            for message in reader.before(&list).await {
                self.add_message(&id, "id", message);
            }
            self.add_conversation(id, conversation);
        }
    }

    fn add_conversation(&mut self, id: String, conversation: Value) {
        let known = self.conversations.insert(id, conversation);
        assert_eq!(
            known, None,
            "the server's own list has a conversation twice"
        );
    }

    fn add_message(&mut self, conversation: &str, id: &str, message: Value) {
        let key = (conversation.to_owned(), text(&message[id]));
        let known = self.messages.insert(key, message);
        assert_eq!(known, None, "the server's own list has a message twice");
    }
}

/// A string as it is, and a number in digits.
pub fn text(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

/// Changes a conversation as an agent does: marks it as read, or closes it and answers. Octopush
/// has no such operation.
pub async fn agent_acts(provider: &str, base_url: &str, id: &str) {
    let reader = Reader::new(base_url);
    let conversation = format!("/api/v1/accounts/{ACCOUNT}/conversations/{id}");
    let writes = match provider {
        "partoo" => vec![(format!("/conversations/{id}/read"), String::new())],
        "ninetynine" => vec![
            (
                format!("{conversation}/toggle_status"),
                json!({ "status": "resolved" }).to_string(),
            ),
            (
                format!("{conversation}/messages"),
                json!({ "content": "Sold out." }).to_string(),
            ),
        ],
        _ => Vec::new(),
    };
    for (path, body) in writes {
        reader.send(Method::POST, &path, body).await;
    }
}

struct Reader {
    client: Client,
    base_url: String,
}

impl Reader {
    fn new(base_url: &str) -> Self {
        Self {
            client: Client::builder().no_proxy().build().unwrap(),
            base_url: base_url.to_owned(),
        }
    }

    async fn send(&self, method: Method, path: &str, body: String) -> Vec<u8> {
        let url = format!("{}{path}", self.base_url);
        let mut request = self.client.request(method, url).body(body);
        for name in ["x-APIKey", "api-key", "api-login", "api_access_token"] {
            request = request.header(name, "a-key-of-the-tests");
        }
        request = request.header(CONTENT_TYPE, "application/json");
        // A fault without effect, so that the request takes none of the faults that are due.
        let response = request.header(FAULT_HEADER, "slow-headers=0").send().await;
        let response = response.unwrap().error_for_status().unwrap();
        response.bytes().await.unwrap().to_vec()
    }

    async fn get(&self, path: &str) -> Value {
        let body = self.send(Method::GET, path, String::new()).await;
        serde_json::from_slice(&body).unwrap()
    }

    /// A list of Partoo.
    async fn cursors(&self, list: &str, filter: &str) -> Vec<Value> {
        let (mut items, mut cursor) = (Vec::new(), String::new());
        loop {
            let mut page = self
                .get(&format!("/{list}?per_page=100{filter}{cursor}"))
                .await;
            items.append(page[list].as_array_mut().unwrap());
            let Some(next) = page["next_cursor"].as_str() else {
                return items;
            };
            let encoded: String = next.bytes().map(|byte| format!("%{byte:02X}")).collect();
            cursor = format!("&cursor={encoded}");
        }
    }

    /// A list in pages by number. An empty page ends it.
    async fn numbers(&self, list: &str) -> Vec<Value> {
        let mut items = Vec::new();
        for number in 1.. {
            let mut page = self.get(&format!("{list}page={number}")).await;
            let found = match page.pointer_mut("/data/payload") {
                Some(payload) => payload.take(),
                None => page,
            };
            let Value::Array(mut found) = found else {
                panic!("page {number} of {list} has no list");
            };
            if found.is_empty() {
                break;
            }
            items.append(&mut found);
        }
        items
    }

    /// A list in pages before an id. An empty page ends it.
    async fn before(&self, list: &str) -> Vec<Value> {
        let (mut items, mut before) = (Vec::new(), String::new());
        loop {
            let mut page = self.get(&format!("{list}{before}")).await;
            let found = page["payload"].as_array_mut().unwrap();
            let Some(lowest) = found.iter().filter_map(|item| item["id"].as_i64()).min() else {
                return items;
            };
            items.append(found);
            before = format!("?before={lowest}");
        }
    }
}
