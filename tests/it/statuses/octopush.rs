//! The statuses of Octopush. No error has a documented body.

use conversation_apis::octopush::Client;
use serde_json::json;

use super::{Body, Row, call, check};
use crate::support::octopush;

#[tokio::test]
async fn every_documented_status_of_octopush_is_read() {
    check("octopush", octopush, &rows()).await;
}

pub fn rows() -> Vec<Row<Client>> {
    let list = call!(client: Client => client.list_conversations());
    let messages = call!(client: Client => client.messages_of("c1"));
    let send = call!(client: Client => client.reply("sms", "+33600000000", "Hello"));
    let conversations = json!([{ "conversation_id": "c1", "agent_assigned_to": null }]);
    let mut rows = vec![
        Row::success("listConversations", list, 200, conversations),
        Row::success(
            "listMessages",
            messages,
            200,
            json!([{ "message_id": "m1" }]),
        ),
        Row::success(
            "sendMultiChannel",
            send,
            200,
            json!({ "any": ["JSON", 1.50, null] }),
        ),
        Row::success("sendMultiChannel", send, 200, json!("text")),
    ];
    for status in [400, 401, 403, 404] {
        for body in [
            Body::Empty,
            Body::Text("no JSON"),
            Body::Json(json!({ "code": 1 })),
        ] {
            rows.push(Row::error("listConversations", list, (status, body), None));
        }
    }
    rows
}
