//! Varied ordinary accounts. Values are absent, null, empty or of other forms, as in the vendors'
//! documentation and in Chatwoot's source. None of that is a fault.

use serde_json::{Value, json};

use super::account::{Account, assert_holds, ninetynine, octopush, partoo, planted};

/// An object with other values for some properties. The text `absent` removes a property.
fn with(object: &Value, changes: Value) -> Value {
    let mut object = object.clone();
    for (name, value) in changes.as_object().unwrap() {
        match value == "absent" {
            true => drop(object.as_object_mut().unwrap().remove(name)),
            false => object[name] = value.clone(),
        }
    }
    object
}

/// Replaces the items with variants of the first, each with its own id.
fn variants(items: &mut Vec<Value>, id: &str, changes: Vec<Value>) {
    let first = items[0].clone();
    *items = Vec::new();
    for (index, change) in changes.into_iter().enumerate() {
        let mut item = with(&first, change);
        item[id] = match first[id].is_string() {
            true => json!(format!("0b7ff1e2-8d9a-4b5c-9e3f-{index:012}")),
            false => json!(index + 1),
        };
        items.push(item);
    }
}

async fn holds(account: Account) {
    assert_holds(&planted(account, |_, _| ()).await);
}

#[tokio::test]
async fn an_ordinary_partoo_account_holds() {
    let mut account = partoo(1);
    let file = json!({ "url": "https://example.com/f", "file_name": null });
    let content = |kind: &str, content: Value| json!({ "content_type": kind, "content": content });
    let metadata =
        |word: &str| json!({ "sender_type": "Metadata", "content": word, "user_id": null });
    variants(
        &mut account.messages,
        "id",
        vec![
            content("Image", json!("https://example.com/i.jpg")),
            content("Video", file.clone()),
            content("Audio", file.clone()),
            content("Document", file),
            content(
                "IgStoryReply",
                json!({ "url": "https://example.com/s", "content": "Nice", "content_type": "Text", "id": "17" }),
            ),
            content("IgStoryMention", json!("https://example.com/s")),
            content("Unsupported", json!({ "type": "unknown" })),
            content("Sticker", json!({ "pack": 7 })),
            metadata("Solving"),
            metadata("Reopening"),
            json!({ "sender_type": "User", "user_id": "62d80fae74e8b11d700302b8", "sender_label": "Gus", "status": "Failed" }),
            json!({ "is_automated": "absent", "is_deleted": true }),
            json!({ "custom_channel": { "external_message_id": "m-1" } }),
        ],
    );
    let message = account.messages[0].clone();
    let channel = json!({ "id": "c", "name": "Shop", "icon": "https://example.com/i", "is_readonly": false, "external_conversation_id": "x-1" });
    variants(
        &mut account.conversations,
        "id",
        vec![
            json!({ "last_message": message, "is_read": false }),
            json!({ "consumer_email": "absent", "is_automated": "absent", "custom_channel": "absent" }),
            json!({ "messaging_partner": "Custom", "custom_channel": channel }),
            json!({ "consumer_name": "", "consumer_img": "https://example.com/a.jpg", "status": "Closed", "is_expired": true }),
            json!({ "messaging_partner": "Telepathy", "issues": ["facebook_no_page_linked", "a_new_issue"] }),
            json!({ "consumer_name": null, "consumer_phone_number": null, "assigned_user_id": "62d80fae74e8b11d700302b8" }),
        ],
    );
    holds(account).await;
}

#[tokio::test]
async fn an_ordinary_octopush_account_holds() {
    let mut account = octopush(1);
    variants(
        &mut account.conversations,
        "conversation_id",
        vec![
            json!({ "agent_assigned_to": "Gus" }),
            json!({ "agent_assigned_to": null, "from": "brand@rcs.goog", "last_user_channel": "rcs" }),
            json!({ "last_user_channel": "live_chat", "purpose": "wholesale", "color": 0 }),
            json!({ "last_user_channel": "telegram" }),
        ],
    );
    variants(
        &mut account.messages,
        "message_id",
        vec![
            json!({ "direction": "outbound", "delivery_status": "DELIVERED", "agent_assigned_to": "Gus" }),
            json!({ "user_identifiers": { "phone_number": "+33600000000" } }),
            json!({ "contact_name": "absent" }),
        ],
    );
    holds(account).await;
}

/// An attachment of each type, as Chatwoot sends it.
fn attachments() -> Value {
    let file = |kind: &str| {
        json!({
            "id": 1, "message_id": 2, "file_type": kind, "account_id": 7, "extension": null,
            "data_url": "https://example.com/f", "thumb_url": "", "file_size": 100, "width": null, "height": null,
        })
    };
    json!([
        file("image"),
        with(&file("audio"), json!({ "transcribed_text": "" })),
        { "id": 2, "message_id": 2, "file_type": "location", "account_id": 7, "coordinates_lat": 1.5, "coordinates_long": 0.0, "fallback_title": "Here", "data_url": "https://example.com/m" },
        { "id": 3, "message_id": 2, "file_type": "fallback", "account_id": 7, "fallback_title": null, "data_url": null },
        { "id": 4, "message_id": 2, "file_type": "contact", "account_id": 7, "fallback_title": "+97230000000", "meta": {} },
        { "id": 5, "message_id": 2, "file_type": "embed", "account_id": 7, "data_url": "https://example.com/e" },
        null,
    ])
}

/// A message as the list of conversations has it, with all columns.
fn whole_message() -> Value {
    json!({
        "id": 9, "content": "Good morning", "account_id": 7, "inbox_id": 1, "conversation_id": 1, "message_type": 1, "created_at": 1718946486,
        "updated_at": "2024-06-21T05:08:06.123Z", "private": false, "status": "read", "source_id": null, "content_type": "text",
        "content_attributes": { "in_reply_to": 8 }, "sender_type": "User", "sender_id": 4, "external_source_ids": {}, "additional_attributes": {},
        "processed_message_content": "Good morning", "sentiment": {},
        "conversation": { "assignee_id": 4, "unread_count": 1, "last_activity_at": 1718946486, "contact_inbox": { "source_id": "s" } },
        "sender": user(), "attachments": attachments(),
    })
}

/// A user as a message has it.
fn user() -> Value {
    json!({ "id": 4, "name": "Gus Agent", "available_name": "Gus", "avatar_url": "", "type": "user", "availability_status": "online", "thumbnail": "" })
}

#[tokio::test]
async fn an_ordinary_chatwoot_account_holds() {
    let mut account = ninetynine(1);
    variants(
        &mut account.messages,
        "id",
        vec![
            json!({ "message_type": 1, "sender": user(), "echo_id": "e-1", "status": "delivered" }),
            json!({ "message_type": 2, "sender": "absent", "content": "Conversation was marked resolved by Gus" }),
            json!({ "message_type": 3, "content_type": "input_csat", "sender": { "id": 5, "name": "Bot", "avatar_url": "", "type": "agent_bot" } }),
            json!({ "content": null, "attachments": attachments(), "source_id": "wamid.1" }),
            json!({ "content_type": "voice_call", "content_attributes": null, "call": { "id": 1, "status": "completed" } }),
            json!({ "status": null, "created_at_exact": "2024-06-21T05:08:06.123Z", "label_list": null }),
            json!({ "sender": { "id": 6, "name": "Captain", "avatar_url": "", "type": "captain_assistant", "description": "Helps", "created_at": "2024-06-21T05:08:06.123Z" } }),
            json!({ "sender": with(&user(), json!({ "logo_user_url": "", "email": null })) }),
        ],
    );
    let agent = json!({
        "id": 4, "account_id": 7, "availability_status": "busy", "auto_offline": true, "confirmed": true, "email": "gus@example.com", "provider": "email",
        "available_name": "Gus", "name": "Gus Agent", "role": "agent", "thumbnail": "", "custom_role_id": null, "see_all_conversations": true,
    });
    let bot = json!({ "id": 5, "name": "Bot", "description": null, "thumbnail": "", "outgoing_url": "https://example.com/bot", "bot_type": "webhook" });
    let team = json!({ "id": 1, "name": "support", "description": null, "allow_auto_assign": true, "account_id": 7, "is_member": false });
    let sender = account.conversations[0]["meta"]["sender"].clone();
    let meta = |changes: Value| {
        let plain =
            json!({ "sender": sender, "channel": "Channel::WebWidget", "hmac_verified": false });
        json!({ "meta": with(&plain, changes) })
    };
    let newer = json!({
        "uuid": "0b7ff1e2-8d9a-4b5c-9e3f-2a1d4c6b8e70", "last_activity_at": 1718946486, "waiting_since": 0, "priority": "urgent", "sla_policy_id": null,
        "applied_sla": { "id": 1, "sla_id": 2 }, "sla_events": [], "messages": [whole_message()], "last_non_activity_message": whole_message(),
    });
    let activity = with(
        &whole_message(),
        json!({ "message_type": 2, "sender": "absent", "attachments": "absent", "sender_type": null, "sender_id": null, "content_attributes": null }),
    );
    variants(
        &mut account.conversations,
        "id",
        vec![
            meta(json!({ "assignee": agent, "assignee_type": "User", "team": team })),
            meta(json!({ "assignee": bot, "assignee_type": "AgentBot" })),
            meta(json!({ "channel": null, "hmac_verified": null })),
            newer,
            json!({ "status": "snoozed", "snoozed_until": "2024-06-21T05:08:06.000Z", "labels": ["vip"], "messages": [activity] }),
            json!({ "last_non_activity_message": {}, "additional_attributes": null, "custom_attributes": { "+972": 1 } }),
            json!({ "updated_at": "absent", "priority": "absent" }),
        ],
    );
    let verdict = planted(account, |ask, reply| {
        if ask.is_messages {
            reply.body["meta"]["assignee"] = user();
            reply.body["meta"]["agent_last_seen_at"] = json!("2024-06-21T05:08:06.000Z");
        } else {
            reply.body["data"]["meta"]["new_count"] = json!(1);
        }
    });
    assert_holds(&verdict.await);
}
