//! Calls of a document of ours, for what the providers' documents do not have.

use conversation_apis::{Error, ErrorKind, Retry};
use conversation_apis_codegen::{Document, generate, lower};
use serde_json::json;
use wiremock::{MockServer, ResponseTemplate};

use crate::support::{KEY, all_text, server};

#[allow(dead_code, clippy::all, clippy::unwrap_used)]
mod api {
    include!("../generated/calls.rs");
}

/// Builders that are named `Error`, `Result`, `Vec` and so on.
#[allow(dead_code, clippy::all, clippy::unwrap_used)]
mod names {
    include!("../generated/names.rs");
}

const CANARY: &str = "canary-3b7e";

#[test]
fn the_checked_in_text_matches_the_generator() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/generated");
    for (name, text) in [
        ("calls", include_str!("../generated/calls.rs")),
        ("names", include_str!("../generated/names.rs")),
        ("checks", include_str!("../generated/checks.rs")),
        ("schemas", include_str!("../generated/schemas.rs")),
        ("bodies", include_str!("../generated/bodies.rs")),
        ("responses", include_str!("../generated/responses.rs")),
        ("writes", include_str!("../generated/writes.rs")),
    ] {
        let document = Document::read(format!("{folder}/{name}.yaml").as_ref()).unwrap();
        assert!(
            text == generate(&lower(&document).unwrap()).unwrap(),
            "run: cargo contract generate tests/generated/{name}.yaml --output tests/generated/{name}.rs"
        );
    }
}

fn client(base_url: impl Into<conversation_apis::BaseUrl>) -> api::Client {
    let builder =
        conversation_apis::ClientBuilder::<api::Client>::new(api::Credentials::new().key(KEY));
    let builder = builder.base_url(base_url).retry(Retry::off());
    builder.build().unwrap()
}

async fn no_content() -> MockServer {
    server(ResponseTemplate::new(204)).await
}

/// The paths that were requested.
async fn paths(server: &MockServer) -> Vec<String> {
    let requests = server.received_requests().await.unwrap();
    let paths = requests.iter().map(|request| request.url.path().to_owned());
    paths.collect()
}

#[tokio::test]
async fn a_value_that_would_change_the_path_is_refused_before_anything_is_sent() {
    let server = no_content().await;
    let client = client(format!("{}/v2", server.uri()));
    for value in [
        "", " ", "\n", ".", "..", "%2e", "%2E.", ".%2E", "../7", r"..\7", r"\", "/", ".\t.",
    ] {
        let refused = [
            (
                "key.id",
                client.delete_key().account_id(7).key_id(value).send().await,
            ),
            (
                "account_id",
                client.delete_account().account_id(value).send().await,
            ),
            ("url", client.get_file().url(value).send().await),
            ("a", client.get_joined().a(value).b("b").send().await),
            ("b", client.get_joined().a("a").b(value).send().await),
            (
                "extension",
                client.get_hidden().extension(value).send().await,
            ),
            ("id", client.put_blob().id(value).body("blob").send().await),
        ];
        for (name, outcome) in refused {
            let error = outcome.unwrap_err();
            assert_eq!(error.kind(), ErrorKind::InvalidRequest, "{name} {value:?}");
            assert_eq!(
                (error.attempts(), error.may_have_reached_server()),
                (0, false)
            );
            let text = error.to_string();
            assert!(text.contains(&format!("`{name}`")), "{value:?}: {text}");
            assert!(text.contains("; set it to the id"), "{text}");
        }
    }
    assert_eq!(paths(&server).await, [""; 0]);
}

#[tokio::test]
async fn any_other_value_arrives_in_its_path_segment() {
    let server = no_content().await;
    let client = client(format!("{}/v2//x/", server.uri()));
    for value in [
        "42", "a/b", r"a\b", "a?b#c", "a%2Fb", "a;b", "a b", "...", ".a", "é",
    ] {
        client
            .delete_key()
            .account_id(i64::MIN)
            .key_id(value)
            .send()
            .await
            .unwrap();
        let path = paths(&server).await.pop().unwrap();
        let segment = path
            .strip_prefix("/v2//x/accounts/-9223372036854775808/keys/")
            .unwrap();
        assert!(
            !segment.contains(['/', '\\', '?', '#', ' ', ';']),
            "{segment}"
        );
        assert_eq!(percent_decoded(segment), value);
    }
    client.get_joined().a("1").b("2").send().await.unwrap();
    client.get_hidden().extension("json").send().await.unwrap();
    client
        .get_file()
        .url("https://e.example/a/")
        .send()
        .await
        .unwrap();
    assert_eq!(
        paths(&server).await[10..],
        [
            "/v2//x/joined/x12",
            "/v2//x/hidden/.json",
            "/v2//x/files/https:%2F%2Fe.example%2Fa%2F.json"
        ]
    );
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, behind @ ..] = rest {
        rest = behind;
        match (first, behind) {
            (b'%', [high, low, behind @ ..]) => {
                let digits = [*high, *low];
                let digits = std::str::from_utf8(&digits).unwrap();
                bytes.push(u8::from_str_radix(digits, 16).unwrap());
                rest = behind;
            }
            _ => bytes.push(*first),
        }
    }
    String::from_utf8(bytes).unwrap()
}

#[test]
fn debug_of_a_call_names_what_was_set_and_shows_no_value() {
    let client = client("https://calls.example.com");
    let search = client.search();
    assert_eq!(
        format!("{search:?}"),
        r#"Search(Call { operation: "search", set: [], .. })"#
    );
    let search = search
        .type_(CANARY)
        .phone(CANARY)
        .words(vec![CANARY.to_owned()])
        .ids([CANARY])
        .number(4711)
        .status(CANARY)
        .x_customer(CANARY);
    assert_eq!(
        format!("{search:?}"),
        r#"Search(Call { operation: "search", set: ["ids", "number", "phone", "status", "type_", "words", "x_customer"], .. })"#
    );
    let note = api::types::Note {
        text: Some(CANARY.to_owned()),
        ..Default::default()
    };
    let calls = [
        format!("{search:#?}"),
        format!("{:?}", client.delete_key().account_id(4711).key_id(CANARY)),
        format!("{:?}", client.get_state().state(CANARY)),
        format!("{:?}", client.add_note().body(note)),
        format!("{:?}", client.put_blob().id(CANARY).body(CANARY)),
        format!("{:?}", api::types::Ids::from([CANARY])),
        format!("{:?}", api::types::Number::from(4711)),
        format!("{:?}", api::types::Status::from(CANARY)),
    ];
    for call in calls {
        assert!(!call.contains(CANARY) && !call.contains("4711"), "{call}");
    }
    assert_eq!(format!("{:?}", api::types::Status::from("open")), "Open");
}

#[tokio::test]
async fn the_error_for_a_refused_parameter_names_it_without_its_value() {
    let server = no_content().await;
    let client = client(server.uri());
    let search = || client.search().type_("t");
    let refused = [
        search().number(4711).send().await.err(),
        search().ids([format!("{CANARY},4711")]).send().await.err(),
        search().status(CANARY).send().await.err(),
        search()
            .x_customer(format!("{CANARY}\n"))
            .send()
            .await
            .err(),
        client
            .delete_key()
            .account_id(u64::MAX)
            .key_id(CANARY)
            .send()
            .await
            .err(),
    ];
    for error in refused {
        let error = error.unwrap();
        assert_eq!(error.kind(), ErrorKind::InvalidRequest);
        let text = all_text(&error);
        assert!(!text.contains(CANARY) && !text.contains("4711"), "{text}");
        assert!(!text.contains("18446744073709551615"), "{text}");
    }
    assert_eq!(paths(&server).await, [""; 0]);
}

async fn found(body: &str) -> Result<conversation_apis::ResponseValue<api::types::Found>, Error> {
    let answer = ResponseTemplate::new(200).set_body_raw(body, "application/json");
    let server = server(answer).await;
    client(server.uri()).search().type_("t").send().await
}

const RANGE: &str =
    "an integer outside the 64-bit range -9223372036854775808..=9223372036854775807";

#[tokio::test]
async fn an_integer_outside_64_bits_has_its_own_error_in_every_place() {
    let long = "9".repeat(400);
    for number in [
        "9223372036854775808",
        "-9223372036854775809",
        "18446744073709551615",
        "18446744073709551616",
        "123456789012345678901234567890",
        "-1e19",
        "1e300",
        "1e400",
        &long,
    ] {
        for (body, pointer) in [
            (json!({ "total": "N" }), "/total"),
            (json!({ "ids": [1, "N"] }), "/ids/1"),
            (json!({ "by_phone": { "a": 1, "b": "N" } }), "/by_phone/b"),
            (json!({ "inner": { "count": "N" } }), "/inner/count"),
        ] {
            let body = body.to_string().replace("\"N\"", number);
            let error = found(&body).await.unwrap_err();
            assert_eq!(
                (error.kind(), error.pointer()),
                (ErrorKind::Decode, Some(pointer))
            );
            let text = error.to_string();
            assert!(text.contains(RANGE), "{number}: {text}");
            let told = all_text(&error).replace(RANGE, "");
            assert!(!told.contains(number), "{told}");
        }
        let body = format!(r#"{{"value":{{"kind":"counted","count":{number}}}}}"#);
        let found = found(&body).await.unwrap().into_inner();
        let Some(api::types::Value::Malformed(malformed)) = found.value else {
            panic!("{:?}", found.value);
        };
        assert!(
            malformed.error().to_string().contains(RANGE),
            "{:?}",
            malformed.error()
        );
    }
}

#[tokio::test]
async fn the_error_distinguishes_other_kinds_of_numbers() {
    for (number, reason) in [
        (
            "1.5",
            "expected a 64-bit integer, found a number with a fraction",
        ),
        (
            "9007199254740993.0",
            "expected a 64-bit integer, found an integer of more than 53 bits with a point or an exponent",
        ),
        ("true", "expected a 64-bit integer, found a boolean"),
        ("\"1\"", "expected a 64-bit integer, found a string"),
    ] {
        let error = found(&format!(r#"{{"total":{number}}}"#))
            .await
            .unwrap_err();
        let expected = format!("search: 200 OK: the body cannot be decoded: /total: {reason}");
        assert_eq!(error.to_string(), expected);
    }
    let error = found(r#"{"name":1.0}"#).await.unwrap_err();
    assert!(
        error
            .to_string()
            .ends_with("/name: expected a string, found an integer with a point or an exponent"),
        "{error}"
    );
    let error = found(r#"{"name":12}"#).await.unwrap_err();
    assert!(
        error
            .to_string()
            .ends_with("/name: expected a string, found an integer"),
        "{error}"
    );
    let error = found(r#"{"name":"\ud83d"}"#).await.unwrap_err();
    assert!(
        error
            .to_string()
            .ends_with("/name: a string with half of a surrogate pair"),
        "{error}"
    );
    for whole in ["7.0", "-9223372036854775808", "9223372036854775807", "1e3"] {
        assert!(
            found(&format!(r#"{{"total":{whole}}}"#)).await.is_ok(),
            "{whole}"
        );
    }
}

#[tokio::test]
async fn a_map_key_is_in_the_pointer_but_not_in_the_text_of_an_error() {
    for key in [
        "+33600000042",
        "33600000042",
        "ada@example.com",
        "Ada Example",
        "0b7ff1e2-8d9a",
    ] {
        let body = json!({ "by_phone": { key: "many" } }).to_string();
        let error = found(&body).await.unwrap_err();
        assert_eq!(error.pointer(), Some(format!("/by_phone/{key}").as_str()));
        let text = all_text(&error);
        assert!(!text.contains(key), "{text}");
        assert!(
            text.contains("/by_phone/*: expected a 64-bit integer, found a string"),
            "{text}"
        );
    }
}

#[tokio::test]
async fn debug_of_a_response_shows_no_body() {
    let found = found(&json!({ "name": CANARY, "total": 4711 }).to_string())
        .await
        .unwrap();
    assert_eq!(found.name.as_deref(), Some(CANARY));
    let debug = format!("{found:?}");
    assert_eq!(
        debug,
        "ResponseValue { status: 200, bytes: 35, attempts: 1, .. }"
    );
}
