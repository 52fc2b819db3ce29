//! [`InboxEntry`]: one reading of the conversations of all providers.

#![cfg(all(feature = "octopush", feature = "ninetynine"))]

use conversation_apis::{InboxEntry, ninetynine, octopush, partoo};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// All that the trait says.
fn read<T: InboxEntry + DeserializeOwned>(item: Value) -> Value {
    let item: T = serde_json::from_value(item).unwrap();
    json!([
        item.id(),
        item.contact(),
        item.last_message_text(),
        item.last_message_at().map(|time| time.as_str().to_owned()),
        item.status(),
        item.is_open(),
        item.is_unread(),
        item.channel(),
    ])
}

#[test]
fn a_conversation_of_partoo() {
    let date = "2023-01-31 16:22:17.327878+00:00";
    let item = json!({
        "id": 42, "consumer_name": "", "consumer_phone_number": "+33600000000",
        "last_message": {"date": date, "content_type": "Text", "content": "Open today?"},
        "is_read": false, "status": "Closed", "messaging_partner": "Carrier pigeon",
    });
    let expected = json!([
        "42",
        "+33600000000",
        "Open today?",
        date,
        "Closed",
        false,
        true,
        "Carrier pigeon"
    ]);
    assert_eq!(read::<partoo::types::Conversation>(item), expected);

    let image = json!({"last_message": {"content_type": "Image", "content": "https://example.com/1.png"}, "status": "Paused"});
    let expected = json!([null, null, null, null, "Paused", null, null, null]);
    assert_eq!(read::<partoo::types::Conversation>(image), expected);
}

#[test]
fn a_conversation_of_octopush() {
    let date = "2024-06-21T05:08:06+02:00";
    let item = json!({
        "conversation_id": "0b7ff1e2", "last_user_channel": "rcs", "last_message": "Hello",
        "recipient_details": {"name": "Jane Doe", "phone_number": "+33600000000"},
        "last_message_at": date,
    });
    let expected = json!([
        "0b7ff1e2", "Jane Doe", "Hello", date, null, null, null, "rcs"
    ]);
    assert_eq!(read::<octopush::types::Conversation>(item), expected);
    let expected = json!([null, null, null, null, null, null, null, null]);
    assert_eq!(read::<octopush::types::Conversation>(json!({})), expected);
}

#[test]
fn a_conversation_of_chatwoot() {
    let with = |status: &str, message: Value| {
        json!({
            "id": 7, "status": status, "unread_count": 0,
            "meta": {"sender": {"name": "", "email": "jane@example.com"}, "channel": "Channel::Sms"},
            "last_non_activity_message": message,
        })
    };
    let item = with(
        "open",
        json!({"content": "Hello", "created_at": 1_718_939_286}),
    );
    let contact = "jane@example.com";
    let expected = json!([
        "7",
        contact,
        "Hello",
        "1718939286",
        "open",
        true,
        false,
        "Channel::Sms"
    ]);
    assert_eq!(read::<ninetynine::types::Conversation>(item), expected);

    for (status, is_open) in [
        ("resolved", Some(false)),
        ("pending", None),
        ("snoozed", None),
    ] {
        // No message is null or an empty object, and no time is 0.
        for message in [json!(null), json!({}), json!({"created_at": 0})] {
            let expected = json!([
                "7",
                contact,
                null,
                null,
                status,
                is_open,
                false,
                "Channel::Sms"
            ]);
            let item = with(status, message);
            assert_eq!(read::<ninetynine::types::Conversation>(item), expected);
        }
    }
}
