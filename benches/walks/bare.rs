//! The loops that a caller would write without this crate: reqwest, and serde structs with the
//! same fields as the generated types. They lose what they do not know.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

/// A client that only has the key.
pub fn client() -> reqwest::Client {
    let builder = reqwest::Client::builder().no_proxy();
    builder.build().expect("a client")
}

async fn page<T: DeserializeOwned>(http: &reqwest::Client, url: &str, query: &[(&str, &str)]) -> T {
    let request = http.get(url).header("x-APIKey", "key").query(query);
    let response = request.send().await.expect("a response");
    let body = response.bytes().await.expect("a body");
    serde_json::from_slice(&body).expect("a page")
}

/// A cursor list of Partoo.
pub async fn cursors(http: &reqwest::Client, url: &str, per_page: &str) -> usize {
    let url = format!("{url}/conversations");
    let (mut count, mut cursor) = (0, None::<String>);
    loop {
        let size = ("per_page", per_page);
        let page: Conversations = match &cursor {
            Some(cursor) => page(http, &url, &[size, ("cursor", cursor)]).await,
            None => page(http, &url, &[size]).await,
        };
        count += page.conversations.len();
        cursor = page.next_cursor;
        if cursor.is_none() {
            return count;
        }
    }
}

/// A list in pages by number of Octopush.
pub async fn numbers(http: &reqwest::Client, url: &str) -> usize {
    let url = format!("{url}/conversations");
    let mut count = 0;
    for number in 1.. {
        let number = usize::to_string(&number);
        let page: Vec<Talk> = page(http, &url, &[("page", &number)]).await;
        if page.is_empty() {
            break;
        }
        count += page.len();
    }
    count
}

/// A list before an id of Chatwoot. With `after`, each request asks for a window of ids.
pub async fn messages(http: &reqwest::Client, url: &str, first: i64, size: Option<i64>) -> usize {
    let url = format!("{url}/api/v1/accounts/1/conversations/1/messages");
    let (mut count, mut before) = (0, first);
    loop {
        let text = before.to_string();
        let after = size.map(|size| (before - size).max(1).to_string());
        let page: Messages = match &after {
            Some(after) => page(http, &url, &[("before", &text), ("after", after)]).await,
            None => page(http, &url, &[("before", &text)]).await,
        };
        let Some(lowest) = page.payload.iter().map(|message| message.id).min() else {
            return count;
        };
        count += page.payload.len();
        before = lowest;
    }
}

#[derive(Deserialize)]
#[allow(dead_code)]
pub struct Conversations {
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
    last_message: Option<LastMessage>,
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
    custom_channel: Option<Box<RawValue>>,
}

#[derive(Deserialize)]
#[allow(dead_code)]
struct LastMessage {
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
    custom_channel: Option<Box<RawValue>>,
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

#[derive(Deserialize)]
#[allow(dead_code)]
pub struct Talk {
    conversation_id: String,
    last_user_channel: String,
    recipient_details: Option<Recipient>,
    from: String,
    first_message_at: String,
    last_message_at: String,
    last_message: Option<String>,
    purpose: String,
    color: i64,
    number_of_messages: Option<i64>,
    agent_assigned_to: Option<String>,
}

#[derive(Deserialize)]
#[allow(dead_code)]
struct Recipient {
    phone_number: Option<String>,
    name: Option<String>,
}

#[derive(Deserialize)]
#[allow(dead_code)]
pub struct Messages {
    payload: Vec<Message>,
}

#[derive(Deserialize)]
#[allow(dead_code)]
struct Message {
    id: i64,
    content: Option<String>,
    account_id: i64,
    inbox_id: i64,
    conversation_id: i64,
    message_type: i64,
    created_at: i64,
    updated_at: String,
    private: bool,
    status: Option<String>,
    source_id: Option<String>,
    content_type: Option<String>,
    content_attributes: Option<Box<RawValue>>,
    sender_type: Option<String>,
    sender_id: Option<i64>,
    external_source_ids: Option<Box<RawValue>>,
    additional_attributes: Option<Box<RawValue>>,
    conversation: Option<Facts>,
    sender: Option<Sender>,
}

#[derive(Deserialize)]
#[allow(dead_code)]
struct Facts {
    assignee_id: Option<i64>,
    unread_count: Option<i64>,
}

#[derive(Deserialize)]
#[allow(dead_code)]
struct Sender {
    #[serde(rename = "type")]
    kind: String,
    id: i64,
    name: Option<String>,
    email: Option<String>,
    phone_number: Option<String>,
    identifier: Option<String>,
    thumbnail: Option<String>,
    additional_attributes: Option<Box<RawValue>>,
    custom_attributes: Option<Box<RawValue>>,
}
