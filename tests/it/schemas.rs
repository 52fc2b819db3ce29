//! Values of schemas that the providers' documents do not have: the types of `schemas.yaml`.

use std::collections::BTreeMap;

use conversation_apis::{Integer, RawJson, Retry};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::json;
use wiremock::ResponseTemplate;

use crate::support::server;

#[allow(dead_code, clippy::all, clippy::unwrap_used)]
mod api {
    include!("../generated/schemas.rs");
}

use api::types;

fn read<T: DeserializeOwned>(text: &str) -> T {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// Checks that a value is written as it was read.
fn round_trip<T: DeserializeOwned + Serialize>(text: &str) {
    assert_eq!(serde_json::to_string(&read::<T>(text)).unwrap(), text);
}

#[test]
fn integers_of_any_size_are_kept_digit_for_digit() {
    let text = concat!(
        r#"{"bytes":18446744073709551615,"limited":18446744073709551615,"#,
        r#""wei":115792089237316195423570985008687907853269984665640564039457584007913129639935,"#,
        r#""small":-5,"level":-1,"ids":[1,-9223372036854775808],"by_day":{"a":[18446744073709551615,null]},"#,
        r#""any":[-123456789012345678901234567890,7]}"#
    );
    round_trip::<types::Counts>(text);
    let counts: types::Counts = read(text);
    assert_eq!(counts.bytes, u64::MAX);
    assert_eq!(counts.level, Some(-1));
    assert!(counts.wei > u128::MAX);
    assert_eq!(counts.any.unwrap()[1], 7);
}

#[test]
fn a_whole_number_with_a_point_is_an_integer_in_every_place() {
    let counts: types::Counts = read(
        r#"{"bytes":1.0,"wei":2.0,"small":3.0,"ids":[4.0],"by_day":{"a":[5.0,null]},"any":[6e2]}"#,
    );
    assert_eq!((counts.bytes, counts.small), (1, Some(3)));
    assert_eq!(counts.wei, 2);
    assert_eq!(counts.ids, [4]);
    assert_eq!(counts.by_day.unwrap()["a"], [Some(5), None]);
    assert_eq!(counts.any.unwrap(), [Integer::from(600)]);
}

#[test]
fn a_value_that_is_no_integer_is_an_error_with_its_place() {
    for (text, expected) in [
        (
            r#"{"bytes":-1,"wei":1,"ids":[]}"#,
            "/bytes: expected an integer of 0 to 18446744073709551615, found an integer",
        ),
        (
            r#"{"bytes":1,"wei":1.5,"ids":[]}"#,
            "/wei: expected an integer, found a number with a fraction",
        ),
        (
            r#"{"bytes":1,"wei":1,"ids":[1,"2"]}"#,
            "/ids/1: expected a 64-bit integer, found a string",
        ),
        (
            r#"{"bytes":1,"wei":1,"ids":[1,1.5]}"#,
            "/ids/1: expected a 64-bit integer, found a number with a fraction",
        ),
    ] {
        let raw: RawJson = read(text);
        let error = raw.decode::<types::Counts>().unwrap_err();
        assert_eq!(error.to_string(), expected);
    }
}

#[test]
fn lists_and_maps_that_contain_themselves_keep_their_values() {
    round_trip::<types::Menu>(r#"{"a":{"b":{},"c":{"d":{}}}}"#);
    round_trip::<types::Lists>("[[],[[],[[]]]]");
    round_trip::<types::Even>(r#"{"a":[{"b":[]},null]}"#);
    round_trip::<types::Site>(
        r#"{"menu":{"a":{}},"lists":[[]],"even":{"x":[null]},"deep":[{"a":[{"b":{}}]}]}"#,
    );
    let inner = types::Menu::from(BTreeMap::new());
    let menu = types::Menu(BTreeMap::from([("a".to_owned(), inner)]));
    assert_eq!(read::<types::Menu>(r#"{"a":{}}"#), menu);
    assert!(serde_json::from_str::<types::Menu>(r#"{"a":1}"#).is_err());
}

#[test]
fn every_item_of_a_list_with_several_types_has_its_own() {
    for text in [
        r#"["a",1,{"id":"x","more":1},null,true,false]"#,
        r#"["a",1,{"id":"x"},"b"]"#,
        r#"["a",1]"#,
    ] {
        round_trip::<types::Entry>(text);
    }
    let entry: types::Entry = read(r#"["a",1.0,{"id":"x"},null,true]"#);
    assert_eq!((entry.name.as_str(), entry.item1), ("a", 1));
    assert_eq!(entry.item3, Some(None));
    assert_eq!(entry.rest, [true]);
    round_trip::<types::Chain>(r#"["a",["b",["c"]]]"#);
    round_trip::<types::Chain>(r#"["a",["b"],7,{"kept":[1]}]"#);
    round_trip::<types::Table>(r#"{"rows":[["a",1,"b","c"],["a"],[]]}"#);
    let raw: RawJson = read(r#"["a"]"#);
    assert_eq!(
        raw.decode::<types::Entry>().unwrap_err().to_string(),
        "expected an array with 2 items or more, found an array"
    );
    let raw: RawJson = read(r#"["a",1,{"id":2}]"#);
    assert_eq!(raw.decode::<types::Entry>().unwrap_err().pointer(), "/2/id");
}

#[test]
fn an_absent_item_before_a_present_one_is_written_as_null() {
    let row = types::TableRowsItem {
        item0: None,
        item1: Some(1),
        rest: Vec::new(),
    };
    assert_eq!(serde_json::to_string(&row).unwrap(), "[null,1]");
}

#[test]
fn a_value_without_its_tag_is_the_only_branch_that_it_fits() {
    let text = r#"{"file":"a.csv"}"#;
    assert!(matches!(read(text), types::Job::Import(_)));
    round_trip::<types::Job>(text);
    for text in [
        r#"{"file":"a","target":"b"}"#,
        r#"{"other":1}"#,
        "null",
        "7",
    ] {
        assert!(matches!(read(text), types::Job::Unknown(_)), "{text}");
        round_trip::<types::Job>(text);
    }
    let text = r#"{"kind":"export","target":"b"}"#;
    assert!(matches!(read(text), types::Job::Export(_)));
    let text = r#"{"kind":"other","file":"b"}"#;
    assert!(matches!(read(text), types::Job::Unknown(_)));
}

#[tokio::test]
async fn bounds_beyond_64_bits_are_checked_before_sending() {
    let found = json!({ "bytes": 1, "wei": 1, "ids": [] });
    let server = server(ResponseTemplate::new(200).set_body_json(found)).await;
    let builder = conversation_apis::ClientBuilder::<api::Client>::new(api::Credentials::new());
    let builder = builder.base_url(server.uri()).retry(Retry::off());
    let client = builder.build().unwrap();
    let call = client
        .get_counts()
        .offset(u64::MAX)
        .after(10)
        .page(u64::MAX);
    call.send().await.unwrap();
    let requests = server.received_requests().await.unwrap();
    let query = requests[0].url.query().unwrap_or_default();
    for sent in [
        "offset=18446744073709551615",
        "after=10",
        "page=18446744073709551615",
    ] {
        assert!(query.contains(sent), "{query}");
    }
    for (call, range) in [
        (
            client.get_counts().offset(-1),
            "cannot be converted to `u64`",
        ),
        (client.get_counts().after(9), "must be at least 10"),
        (client.get_counts().page(0), "it may be 1 or more"),
    ] {
        let error = call.send().await.unwrap_err().to_string();
        assert!(error.contains(range), "{error}");
    }
}
