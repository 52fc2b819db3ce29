//! The spans of calls, by the names and types of OpenTelemetry's conventions.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use ::tracing::field::{Field, Visit};
use ::tracing::span::{Attributes, Id, Record};
use ::tracing::subscriber::DefaultGuard;
use ::tracing::{Event, Level, Metadata, Subscriber};
use conversation_apis::partoo::Client;
use conversation_apis::{Method, Retry};
use serde_json::{Value, json};
use wiremock::ResponseTemplate;

use crate::support::{KEY, page, server, subscribe};

const CANARY: &str = "canary-2f71";

/// The fields of a span: numbers as numbers.
type Fields = BTreeMap<String, Value>;

/// Keeps the spans of this crate, in the order in which they began.
#[derive(Clone, Default)]
struct Spans(Arc<Mutex<Vec<Fields>>>);

struct Recorder<'a>(&'a mut Fields);

impl Visit for Recorder<'_> {
    fn record_u64(&mut self, field: &Field, value: u64) {
        self.0.insert(field.name().to_owned(), json!(value));
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.0.insert(field.name().to_owned(), json!(value));
    }

    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.0
            .insert(field.name().to_owned(), json!(format!("{value:?}")));
    }
}

impl Subscriber for Spans {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with("conversation_apis") && *metadata.level() <= Level::INFO
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        let mut fields = Fields::new();
        span.record(&mut Recorder(&mut fields));
        fields.insert("name".to_owned(), json!(span.metadata().name()));
        let mut spans = self.0.lock().unwrap();
        spans.push(fields);
        Id::from_u64(u64::try_from(spans.len()).unwrap())
    }

    fn record(&self, span: &Id, values: &Record<'_>) {
        let index = usize::try_from(span.into_u64()).unwrap() - 1;
        values.record(&mut Recorder(&mut self.0.lock().unwrap()[index]));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn event(&self, _: &Event<'_>) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

/// Records the spans of this test until the guard is dropped.
fn recorder() -> (Spans, DefaultGuard) {
    let spans = Spans::default();
    let guard = subscribe(spans.clone());
    (spans, guard)
}

#[tokio::test]
async fn each_attempt_is_a_span_with_the_fields_of_the_conventions() {
    let (spans, _guard) = recorder();
    let failing = server(ResponseTemplate::new(503).set_body_string(CANARY)).await;
    let retry = Retry::default().max_attempts(2).base_delay(Duration::ZERO);
    let client = Client::builder(KEY)
        .base_url(failing.uri())
        .retry(retry)
        .build()
        .unwrap();
    client
        .list_conversations()
        .business_in([CANARY])
        .send()
        .await
        .unwrap_err();
    let working = server(ResponseTemplate::new(200).set_body_json(page(&[], json!(null)))).await;
    let client = Client::builder(KEY)
        .base_url(working.uri())
        .build()
        .unwrap();
    client
        .list_conversations()
        .business_in([CANARY])
        .send()
        .await
        .unwrap();

    let spans = spans.0.lock().unwrap().clone();
    let [first, second, third] = spans.as_slice() else {
        panic!("three attempts: {spans:?}");
    };
    let mut expected = json!({
        "name": "http.client.request",
        "otel.name": "GET /conversations",
        "otel.kind": "client",
        "otel.status_code": "ERROR",
        "operation": "listConversations",
        "http.request.method": "GET",
        "http.response.status_code": 503,
        "url.template": "/conversations",
        "server.address": "127.0.0.1",
        "server.port": failing.address().port(),
        "error.type": "503",
    });
    assert_eq!(json!(first), expected);
    expected["http.request.resend_count"] = json!(1);
    assert_eq!(json!(second), expected);
    assert_eq!(third["http.response.status_code"], 200);
    assert!(!third.contains_key("error.type"), "{third:?}");
    let all = format!("{spans:?}");
    assert!(!all.contains(CANARY) && !all.contains(KEY), "{all}");
}

#[tokio::test]
async fn a_call_without_a_response_has_the_kind_of_its_error() {
    let (spans, _guard) = recorder();
    let builder = Client::builder(KEY)
        .base_url("http://127.0.0.1:1")
        .retry(Retry::off());
    let client = builder.build().unwrap();
    client.list_conversations().send().await.unwrap_err();
    let spans = spans.0.lock().unwrap().clone();
    assert_eq!(spans[0]["error.type"], "Connect");
    assert!(!spans[0].contains_key("http.response.status_code"));
}

#[tokio::test]
async fn a_raw_request_has_no_path_in_its_span() {
    let (spans, _guard) = recorder();
    let working = server(ResponseTemplate::new(204)).await;
    let client = Client::builder(KEY).base_url(working.uri());
    let client = client.build().unwrap();
    let request = client.request(Method::POST, format!("/{CANARY}/{{id}}"));
    let request = request.path("id", CANARY).query("q", CANARY);
    request.json(CANARY).send().await.unwrap();
    let spans = spans.0.lock().unwrap().clone();
    let expected = json!({
        "name": "http.client.request",
        "otel.name": "POST",
        "otel.kind": "client",
        "operation": "",
        "http.request.method": "POST",
        "http.response.status_code": 204,
        "url.template": "",
        "server.address": "127.0.0.1",
        "server.port": working.address().port(),
    });
    assert_eq!(json!(spans), json!([expected]));
}
