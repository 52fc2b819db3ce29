//! Generated types: what they hold, and that they lose nothing.

use std::fmt::{Debug, Display};

use conversation_apis::ninetynine::types::StatusFilter;
use conversation_apis::partoo::types::{
    Conversation, ConversationIssue, ListConversationsResponse, Message, MessageContent,
    MessageContentType, PerPage, QueryBusinessIn, SenderType, UnsupportedMessageContentType,
};
use conversation_apis::{RawJson, Timestamp, Union, VisitUnions};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// What `generated.rs` says that the tables implement.
#[test]
fn the_tables_implement_what_the_surface_says() {
    fn record<T: Serialize + DeserializeOwned + VisitUnions>() {}
    fn sibling_union<T: Serialize + VisitUnions>() {}
    fn open_enum<T>()
    where
        T: Serialize
            + DeserializeOwned
            + VisitUnions
            + Display
            + AsRef<str>
            + for<'a> From<&'a str>,
    {
    }
    fn bounded<T>()
    where
        T: Serialize
            + Debug
            + From<i8>
            + From<i16>
            + From<i32>
            + From<i64>
            + From<isize>
            + From<u8>
            + From<u16>
            + From<u32>
            + From<u64>
            + From<usize>,
    {
    }
    fn one_of<T: Serialize + Debug + From<String> + for<'a> From<&'a str>>() {}
    fn comma_separated<T>()
    where
        T: Serialize
            + Debug
            + FromIterator<String>
            + for<'a> From<&'a [String]>
            + for<'a> From<&'a str>
            + From<String>
            + From<Vec<String>>
            + From<[String; 2]>,
    {
    }

    record::<Message>();
    sibling_union::<MessageContent>();
    open_enum::<MessageContentType>();
    bounded::<PerPage>();
    assert_eq!((PerPage::MIN, PerPage::MAX), (1, 100));
    one_of::<StatusFilter>();
    assert_eq!(StatusFilter::from("open").as_str(), "open");
    assert!(StatusFilter::DOCUMENTED.contains(&"open"));
    comma_separated::<QueryBusinessIn>();
}

fn message(value: Value) -> Message {
    serde_json::from_value(value).unwrap()
}

/// Decodes and encodes a text.
fn back<T: serde::de::DeserializeOwned + serde::Serialize>(text: &str) -> String {
    serde_json::to_string(&serde_json::from_str::<T>(text).unwrap()).unwrap()
}

#[test]
fn an_unknown_enum_value_keeps_its_text_and_does_not_match_a_documented_one() {
    let found: MessageContentType = serde_json::from_str("\"Sticker\"").unwrap();
    assert_eq!(
        (found.as_str(), found.to_string()),
        ("Sticker", "Sticker".to_owned())
    );
    assert!(matches!(found, MessageContentType::UnknownValue(_)));
    assert_eq!(
        back::<MessageContentType>("\"text\""),
        "\"text\"",
        "case is kept"
    );
    assert_eq!(MessageContentType::from("Image"), MessageContentType::Image);
}

#[test]
fn a_documented_value_called_unknown_is_not_the_unknown_value() {
    let found = UnsupportedMessageContentType::from("unknown");
    assert_eq!(found, UnsupportedMessageContentType::Unknown);
    assert!(matches!(
        UnsupportedMessageContentType::from("Unknown"),
        UnsupportedMessageContentType::UnknownValue(_)
    ));
}

#[test]
fn null_absent_and_empty_are_distinguished() {
    for text in [
        "{}",
        r#"{"issues":null}"#,
        r#"{"issues":[]}"#,
        r#"{"consumer_name":null}"#,
        r#"{"consumer_name":""}"#,
    ] {
        assert_eq!(back::<Conversation>(text), text);
    }
    let conversation: Conversation = serde_json::from_str(r#"{"assigned_user_id":null}"#).unwrap();
    assert_eq!(conversation.assigned_user_id, None);
    assert!(
        conversation.extra.is_null("assigned_user_id") && !conversation.extra.is_null("status")
    );
}

#[test]
fn a_field_that_is_set_replaces_its_null() {
    let mut conversation: Conversation = serde_json::from_str(r#"{"consumer_name":null}"#).unwrap();
    conversation.consumer_name = Some("Ada Example".to_owned());
    assert_eq!(
        serde_json::to_string(&conversation).unwrap(),
        r#"{"consumer_name":"Ada Example"}"#
    );
}

#[test]
fn undocumented_properties_are_kept_byte_for_byte_at_every_depth() {
    let text = concat!(
        r#"{"business":{"id":"b","rating":4.50},"last_message":{"content_type":"Video","content":{"url":"u","size":1e3}},"#,
        r#""new":{"big":123456789012345678901234567890,"b":[ 1.0 , null ],"a":"\u00e9"}}"#
    );
    assert_eq!(back::<Conversation>(text), text.replace(r#"{"business""#, r#"{"last_message""#).replace(
        r#""last_message":{"id":"b","rating":4.50},"last_message":{"content_type":"Video","content":{"url":"u","size":1e3}},"#,
        r#""last_message":{"content_type":"Video","content":{"url":"u","size":1e3}},"business":{"id":"b","rating":4.50},"#,
    ), "documented properties in the document's order, then the others in the order received");
}

#[test]
fn many_unknown_properties_are_read_in_linear_time() {
    // Not timed: a reader in quadratic time would take minutes.
    let properties: Vec<String> = (0..200_000)
        .map(|number| format!("\"p{number}\":{number}"))
        .collect();
    let text = format!("{{{}}}", properties.join(","));
    assert_eq!(back::<Conversation>(&text), text);
}

#[test]
fn integers_have_exactly_64_bits() {
    for id in [i64::MIN, -1, 0, i64::MAX] {
        let text = format!(r#"{{"id":{id}}}"#);
        assert_eq!(back::<Conversation>(&text), text);
    }
    assert_eq!(
        back::<Conversation>(r#"{"id":7.0}"#),
        r#"{"id":7}"#,
        "JSON Schema calls 7.0 an integer"
    );
    for id in [
        "9007199254740993.0",
        "9223372036854775808",
        "-9223372036854775809",
        "1.5",
        "1e300",
        "true",
        "\"1\"",
    ] {
        assert!(
            serde_json::from_str::<Conversation>(&format!(r#"{{"id":{id}}}"#)).is_err(),
            "{id}"
        );
    }
}

#[test]
fn a_duplicate_property_is_an_error_because_one_value_would_be_lost() {
    let error = serde_json::from_str::<Conversation>(r#"{"id":1,"id":2}"#).unwrap_err();
    assert!(
        error.to_string().starts_with("duplicate field `id`"),
        "{error}"
    );
}

#[test]
fn scalars_are_plain_rust_types() {
    let page: ListConversationsResponse =
        serde_json::from_str(r#"{"count":3,"next_cursor":"n"}"#).unwrap();
    let (count, next): (Option<i64>, Option<String>) = (page.count, page.next_cursor);
    assert_eq!((count, next.as_deref()), (Some(3), Some("n")));
}

#[test]
fn a_timestamp_keeps_its_text_and_is_parsed_on_request() {
    let text = "2023-01-31 16:22:17.327878+00:00";
    let message = message(json!({ "date": text }));
    let date = message.date.unwrap();
    assert_eq!(date.as_str(), text);
    assert_eq!(
        date.parse().unwrap().to_string(),
        "2023-01-31T16:22:17.327878Z"
    );
    for same in [
        "2023-01-31T16:22:17.327878Z",
        "2023-01-31T17:22:17.327878+01:00",
        "2023-01-31 16:22:17.327878+00",
    ] {
        assert_eq!(Timestamp::from(same).parse(), date.parse(), "{same}");
    }
    for odd in [
        "",
        "<string>",
        "2023-01-31",
        "2023-01-31 16:22:17",
        "2023-02-30 16:22:17Z",
        "1675182137",
    ] {
        let error = Timestamp::from(odd).parse().unwrap_err();
        assert_eq!(
            error.to_string(),
            "neither ISO 8601 with date, time and offset nor seconds since 1970"
        );
    }
}

#[test]
fn a_timestamp_is_parsed_exactly_and_truncated_to_nanoseconds() {
    let read = |json: &str| {
        let time: Timestamp = serde_json::from_str(json).unwrap();
        assert_eq!(
            serde_json::to_string(&time).unwrap(),
            json,
            "it is written unchanged"
        );
        time.parse().map(|time| time.to_string())
    };
    for (json, expected) in [
        ("1795679794.1234567899", "2026-11-26T07:56:34.123456789Z"),
        ("1795679794.9999999999", "2026-11-26T07:56:34.999999999Z"),
        (
            "1795679794.000000001000000000000000000001",
            "2026-11-26T07:56:34.000000001Z",
        ),
        ("253402207200.1234567891", "9999-12-30T22:00:00.123456789Z"),
        ("0.0000000009", "1970-01-01T00:00:00Z"),
        ("-0.0000000019", "1969-12-31T23:59:59.999999999Z"),
        ("-1.5000000009", "1969-12-31T23:59:58.5Z"),
        ("1.7e9", "2023-11-14T22:13:20Z"),
        ("1.7000000000000000001E+9", "2023-11-14T22:13:20Z"),
        ("17000000001234567891e-10", "2023-11-14T22:13:20.123456789Z"),
        ("1e-400", "1970-01-01T00:00:00Z"),
        ("0e400", "1970-01-01T00:00:00Z"),
        (
            r#""2023-01-31T16:22:17.3278781239Z""#,
            "2023-01-31T16:22:17.327878123Z",
        ),
        (
            r#""2023-01-31 16:22:17.99999999999+01:00""#,
            "2023-01-31T15:22:17.999999999Z",
        ),
        (
            r#""1969-12-31T23:59:59.9999999999Z""#,
            "1969-12-31T23:59:59.999999999Z",
        ),
    ] {
        assert_eq!(read(json).as_deref(), Ok(expected), "{json}");
    }
    for json in [
        "9223372036854775808",
        "-9223372036854775809.5",
        "18446744073709551616",
        "1e400",
        "1e99999999999999999999",
        "1795679794000000",
        &"9".repeat(400),
        r#""2023-01-31T16:22:17.12345678901234567890""#,
        r#""2023-01-31T16:22:17.""#,
    ] {
        assert!(read(json).is_err(), "{json}");
    }
    let zero = |json: &str| serde_json::from_str::<Timestamp>(json).unwrap().is_zero();
    assert!(["0", "-0", "0.0", "0e9", "-0.000E-9"].into_iter().all(zero));
    assert!(!["1e-400", "0.0000000000001", "\"0\""].into_iter().any(zero));
}

#[test]
fn the_order_of_properties_does_not_matter_to_a_union() {
    for text in [
        r#"{"content":"https://e.example/i.jpg","content_type":"Image"}"#,
        r#"{"content_type":"Image","content":"https://e.example/i.jpg"}"#,
    ] {
        let message: Message = serde_json::from_str(text).unwrap();
        assert_eq!(
            message.content,
            Some(MessageContent::Image("https://e.example/i.jpg".to_owned()))
        );
    }
}

#[test]
fn solving_is_an_event_if_the_sender_is_metadata_and_otherwise_text() {
    let content = |sender: &str, content: &str| {
        message(json!({ "sender_type": sender, "content_type": "Text", "content": content }))
            .content
            .unwrap()
    };
    assert_eq!(content("Metadata", "Solving"), MessageContent::Solving);
    assert_eq!(content("Metadata", "Reopening"), MessageContent::Reopening);
    assert_eq!(
        content("Consumer", "Solving"),
        MessageContent::Text("Solving".to_owned())
    );
    assert_eq!(
        content("Metadata", "solving"),
        MessageContent::Text("solving".to_owned())
    );
    let escaped: Message =
        serde_json::from_str(r#"{"sender_type":"Metadata","content":"\u0053olving"}"#).unwrap();
    assert_eq!(escaped.content, Some(MessageContent::Solving));
}

#[test]
fn content_of_an_unknown_type_is_kept() {
    for content in [
        r#""text""#,
        r#"{"sticker":{"id":1.0}}"#,
        "[1,2]",
        "true",
        "17",
    ] {
        for tag in [r#""content_type":"Sticker","#, ""] {
            let text = format!(r#"{{{tag}"content":{content}}}"#);
            let message: Message = serde_json::from_str(&text).unwrap();
            assert!(
                matches!(&message.content, Some(MessageContent::Unknown(raw)) if raw.as_str() == content)
            );
            assert_eq!(serde_json::to_string(&message).unwrap(), text);
        }
    }
}

#[test]
fn a_malformed_union_is_an_error_of_that_value_only() {
    let text = r#"{"conversations":[{"id":1,"last_message":{"id":9,"content_type":"Video","content":{"url":[]}}},{"id":2}],"count":2}"#;
    let page: ListConversationsResponse = serde_json::from_str(text).unwrap();
    let mut met = Vec::new();
    page.visit_unions(&mut String::new(), &mut |at, union| {
        met.push((at.to_owned(), union))
    });
    let [(at, Union::Malformed(malformed))] = met.as_slice() else {
        panic!("one malformed union: {met:?}");
    };
    assert_eq!(at, "/conversations/0/last_message/content");
    assert_eq!(malformed.branch(), "Video");
    assert_eq!(
        malformed.error().to_string(),
        "/url: expected a string, found an array"
    );
    assert_eq!(malformed.raw().as_str(), r#"{"url":[]}"#);
    assert_eq!(
        serde_json::to_string(&page).unwrap(),
        text,
        "and it is written back"
    );
}

#[test]
fn absent_and_null_content_are_none() {
    for value in [
        json!({}),
        json!({ "content_type": "Text", "content": null }),
    ] {
        assert_eq!(message(value).content, None);
    }
}

#[test]
fn values_can_be_built_by_hand() {
    let mut message = Message::default();
    message.sender_type = Some(SenderType::User);
    message.content_type = Some(MessageContentType::Text);
    message.content = Some(MessageContent::Text("Hello".to_owned()));
    message
        .extra
        .insert("tag", RawJson::from(&json!({ "a": 1 })));
    assert_eq!(
        serde_json::to_value(&message).unwrap(),
        json!({ "sender_type": "User", "content_type": "Text", "content": "Hello", "tag": { "a": 1 } })
    );
    assert_eq!(ConversationIssue::DOCUMENTED.len(), 6);
}

#[cfg(feature = "schemars")]
#[test]
fn types_have_a_json_schema_of_their_fields() {
    let schema = schemars::schema_for!(Conversation).to_value();
    assert_eq!(
        schema["properties"]["id"]["type"],
        json!(["integer", "null"])
    );
    assert_eq!(
        schema["properties"]["last_message"]["anyOf"][0]["$ref"],
        "#/$defs/Message"
    );
    assert!(schema.get("required").is_none());
}
