//! 99digital, a Chatwoot server.

mod contacts;
mod conversations;
mod day;
mod events;

use serde_json::{Value, json};

use super::Embedded;

pub(super) static EMBEDDED: Embedded = Embedded {
    handlers: &[conversations::HANDLERS, contacts::HANDLERS],
    arrange: &[("listConversations", conversations::arrange)],
    invalid,
    after_read: None,
    events: events::events,
    arrive: conversations::arrive,
};

/// 422, as for an invalid record: `{"message":"content: is required","attributes":["content"]}`.
fn invalid(at: &str, text: &str) -> (u16, Value) {
    let attribute = at.split('/').nth(1).unwrap_or_default();
    let (subject, attributes) = match attribute {
        "" => ("The body", json!([])),
        name => (name, json!([name])),
    };
    let message = format!("{subject}: {text}");
    (422, json!({ "message": message, "attributes": attributes }))
}
