//! The loop that a caller would write without this crate.

use serde::Deserialize;
use serde_json::Value;

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

pub async fn bare_loop(url: &str) -> usize {
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
        let response = request.send().await.expect("a response");
        let body = response.bytes().await.expect("a body");
        let page: Page = serde_json::from_slice(&body).expect("a page");
        count += page.conversations.len();
        cursor = page.next_cursor;
        if cursor.is_none() {
            return count;
        }
    }
}
