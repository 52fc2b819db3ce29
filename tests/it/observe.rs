//! What a client tells its observer, over HTTP.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use conversation_apis::observe::{DriftReport, ObservedResponse, Observer};
use conversation_apis::partoo::types::Error401;
use conversation_apis::partoo::{Client, Credentials};
use conversation_apis::{ClientBuilder, Method, Paginated, RawJson, Retry};
use serde_json::{Value, json};
use wiremock::{MockServer, ResponseTemplate};

use crate::support::{KEY, answering, asked, json_body, server, subscribe};

const CANARY: &str = "canary-2f71";

/// Keeps what it is told, as text: a response a line.
#[derive(Clone, Default)]
struct Kept(Arc<Mutex<Vec<String>>>);

impl Observer for Kept {
    fn observe(&self, response: &ObservedResponse<'_>) {
        let mut deviations: Vec<String> = response
            .deviations()
            .iter()
            .map(|found| {
                let place = found.place.replace("#/components/schemas/", "");
                format!("{} {place} {}x", found.kind().id(), found.count)
            })
            .collect();
        deviations.sort();
        let (operation, status) = (response.operation().unwrap_or("-"), response.status());
        let line = format!("{operation} {}: {}", status.as_u16(), deviations.join(", "));
        let shown = format!("{response:?} {line}");
        assert!(!shown.contains(CANARY) && !shown.contains(KEY), "{shown}");
        self.0.lock().unwrap().push(line);
    }
}

impl Kept {
    fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().unwrap())
    }
}

fn client(server: &MockServer, observer: impl Observer) -> Client {
    ClientBuilder::<Client>::new(Credentials::new().api_key_auth(KEY))
        .base_url(server.uri())
        .retry(Retry::off())
        .observe(observer)
        .build()
        .unwrap()
}

/// A page with each kind of drift, and a conversation that does not decode.
fn drifting() -> Value {
    let message = json!({ "id": 1, "content_type": "Text", "sender_type": "User", "content": { "a": CANARY } });
    let typeless = json!({ "id": 1, "sender_type": "User", "content": CANARY });
    json!({
        "conversations": [
            { "id": 1, "status": "Open", format!("x_{KEY}"): 1 },
            { "id": 2, "status": CANARY, "sentiment": CANARY },
            { "id": 3, "status": CANARY, format!("{CANARY}@example.com"): 1 },
            { "id": 4, "is_read": null, "last_message": message },
            { "id": 5, "last_message": typeless },
            { "id": CANARY, "sentiment": 1 },
            CANARY,
        ],
        "count": 7,
        "next_cursor": null,
        "page": CANARY,
    })
}

const LIST: &str = "#/paths/~1conversations/get/responses/200/content/application~1json/schema";

/// What is found in such a page.
fn found_in_page() -> String {
    let mut found = [
        format!("type-differs {LIST}/properties/conversations/items 1x"),
        "missing-property Message/properties/content_type 1x".to_owned(),
        "type-differs Conversation/properties/id 1x".to_owned(),
        "type-differs TextMessageContent 1x".to_owned(),
        "undocumented-property Conversation/properties/sentiment 1x".to_owned(),
        "undocumented-property Conversation/properties/{email} 1x".to_owned(),
        "undocumented-property Conversation/properties/(a name with the key in it) 1x".to_owned(),
        format!("undocumented-property {LIST}/properties/page 1x"),
        "unexpected-null Conversation/properties/is_read 1x".to_owned(),
        "unknown-value ConversationStatus 2x".to_owned(),
    ];
    found.sort();
    format!("listConversations 200: {}", found.join(", "))
}

#[tokio::test]
async fn a_page_is_observed_once_however_it_is_read() {
    let server = server(json_body(drifting())).await;
    let kept = Kept::default();
    let client = client(&server, kept.clone());
    let mut items = client.list_conversations().items();
    let (mut given, mut failed) = (0, 0);
    while let Some(item) = items.next().await {
        match item {
            Ok(_) => given += 1,
            Err(_) => failed += 1,
        }
    }
    assert_eq!((given, failed), (5, 2));
    assert_eq!(kept.take(), [found_in_page()]);
    assert!(client.list_conversations().send().await.is_err());
    assert_eq!(kept.take(), [found_in_page()]);
    assert!(
        client
            .list_conversations()
            .pages()
            .next()
            .await
            .unwrap()
            .is_err()
    );
    assert_eq!(kept.take(), [found_in_page()]);
}

#[tokio::test]
async fn statuses_content_types_and_errors_are_observed() {
    let json = "application/json";
    let html = |status| ResponseTemplate::new(status).set_body_raw("<p>down</p>", "text/html");
    let typed = json!({ "more": CANARY });
    let responses = "#/paths/~1conversations/get/responses";
    for (response, expected) in [
        (html(200), format!("200: header {responses}/200/content 1x")),
        (html(401), format!("401: header {responses}/401/content 1x")),
        (html(418), format!("418: undocumented-status {responses}/418 1x")),
        (ResponseTemplate::new(202), format!("202: undocumented-status {responses}/202 1x")),
        (ResponseTemplate::new(200).set_body_raw("{", json), String::new()),
        (ResponseTemplate::new(200).set_body_raw("no", json), format!("200: undecodable {responses}/200/content 1x")),
        (ResponseTemplate::new(200).set_body_raw("{}", "text/plain"), format!("200: header {responses}/200/content 1x")),
        (ResponseTemplate::new(429), "429: ".to_owned()),
        (ResponseTemplate::new(200).set_body_json(json!({ "conversations": [] })), "200: ".to_owned()),
        (ResponseTemplate::new(401).set_body_json(typed), "401: undocumented-property #/components/responses/401/content/application~1json/schema/properties/more 1x".to_owned()),
    ] {
        let server = server(response).await;
        let kept = Kept::default();
        let client = client(&server, kept.clone());
        if let Err(error) = client.list_conversations().send().await {
            // The body was observed when it came.
            let _ = (error.documented::<Error401>(), error.documented::<Error401>());
        }
        let found: Vec<String> = kept.take();
        // A response that is cut off may be retried, so it is not observed.
        let expected: Vec<String> = match expected.as_str() {
            "" => Vec::new(),
            expected => vec![format!("listConversations {expected}")],
        };
        assert_eq!(found, expected);
    }
}

#[tokio::test]
async fn raw_requests_are_observed_as_the_types_they_are_read_as() {
    let server = server(json_body(drifting()["conversations"][1].clone())).await;
    let kept = Kept::default();
    let client = client(&server, kept.clone());
    let path = format!("/anything/{CANARY}");
    let request = || client.request(Method::GET, path.clone());
    let typed = request().send_json::<conversation_apis::partoo::types::Conversation>();
    typed.await.unwrap();
    let found = "undocumented-property Conversation/properties/sentiment 1x, unknown-value ConversationStatus 1x";
    assert_eq!(kept.take(), [format!("- 200: {found}")]);
    request().send_json::<RawJson>().await.unwrap();
    assert_eq!(kept.take(), ["- 200: "]);
}

/// Panics, and samples every second response.
#[derive(Default)]
struct Panicking(AtomicUsize);

impl Observer for Panicking {
    fn samples(&self) -> bool {
        assert!(self.0.fetch_add(1, Ordering::SeqCst) != 2, "in samples");
        true
    }

    fn observe(&self, _: &ObservedResponse<'_>) {
        panic!("in observe");
    }
}

#[tokio::test]
async fn no_answer_is_lost_if_the_observer_panics() {
    let server = server(json_body(
        json!({ "conversations": [{ "id": 1 }], "odd": 1 }),
    ))
    .await;
    let client = client(&server, Panicking::default());
    for _ in 0..4 {
        let page = client.list_conversations().page().await.unwrap();
        assert_eq!(page.conversations.unwrap().len(), 1);
    }
}

/// Samples nothing.
struct Never;

impl Observer for Never {
    fn samples(&self) -> bool {
        false
    }

    fn observe(&self, _: &ObservedResponse<'_>) {
        panic!("not sampled");
    }
}

#[tokio::test]
async fn only_sampled_answers_are_observed() {
    let server = server(json_body(drifting())).await;
    let _ = client(&server, Never).list_conversations().send().await;
    let none = DriftReport::new("partoo").sample(0.0);
    let _ = client(&server, none.clone())
        .list_conversations()
        .send()
        .await;
    assert_eq!((none.responses(), none.findings()), (0, Vec::new()));
    let some = DriftReport::new("partoo").sample(0.5);
    let observed = client(&server, some.clone());
    for _ in 0..60 {
        let _ = observed.list_conversations().send().await;
    }
    assert!((10..50).contains(&some.responses()), "{}", some.responses());
}

#[tokio::test]
async fn a_report_has_the_findings_of_verify_in_bounded_memory_and_no_value() {
    let number = AtomicUsize::new(0);
    let server = answering(move |request| {
        let _ = asked(request, "cursor");
        let number = number.fetch_add(1, Ordering::SeqCst);
        // A name without digits that no earlier response had.
        let letter = |shift: usize| char::from(b'a' + u8::try_from(number / shift % 26).unwrap());
        let name = format!("p_{}{}_x", letter(1), letter(26));
        let mut page = drifting();
        page["conversations"][0][name] = json!(CANARY);
        json_body(page)
    })
    .await;
    let report = DriftReport::new("partoo");
    let clients = [
        client(&server, report.clone()),
        client(&server, report.clone()),
    ];
    for client in clients.iter().cycle().take(100) {
        let _ = client.list_conversations().send().await;
    }
    assert_eq!(report.responses(), 100);
    let findings = report.findings();
    // The names are those of a map.
    assert_eq!(findings.len(), 8, "{findings:#?}");
    let any = findings
        .iter()
        .find(|found| found.place.ends_with("/{name}"))
        .unwrap();
    assert_eq!(
        (any.count, any.text.as_str()),
        (400, "a string or an integer, not in the document")
    );
    let status = findings
        .iter()
        .find(|found| found.kind.id() == "unknown-value")
        .unwrap();
    assert_eq!(status.place, "#/components/schemas/ConversationStatus");
    assert_eq!(
        (status.count, status.text.as_str()),
        (200, "a value that the enum does not list")
    );
    assert_eq!(status.fingerprint.len(), 16);
    let json: Value = serde_json::from_str(&report.to_json()).unwrap();
    let first = &json[0];
    for property in [
        "kind",
        "severity",
        "place",
        "text",
        "count",
        "fingerprint",
        "case",
    ] {
        assert!(first.get(property).is_some(), "{property}");
    }
    let shown = format!("{report:?} {findings:?} {json}");
    assert!(!shown.contains(CANARY) && !shown.contains(KEY), "{shown}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_threads_share_a_report() {
    let server = server(json_body(drifting())).await;
    let report = DriftReport::new("partoo");
    let client = client(&server, report.clone());
    let calls = (0..8).map(|_| {
        let client = client.clone();
        tokio::spawn(async move {
            for _ in 0..10 {
                let _ = client.list_conversations().send().await;
            }
        })
    });
    for call in calls.collect::<Vec<_>>() {
        call.await.unwrap();
    }
    assert_eq!(report.responses(), 80);
    let findings = report.findings();
    let count = |place: &str| {
        findings
            .iter()
            .find(|found| found.place.ends_with(place))
            .unwrap()
            .count
    };
    assert_eq!(count("/ConversationStatus"), 160);
    assert_eq!(count("/sentiment"), 80);
}

/// What a subscriber writes.
#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl std::io::Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Lines {
    fn subscriber(&self) -> impl ::tracing::Subscriber + Send + Sync + use<> {
        let lines = self.clone();
        let subscriber = tracing_subscriber::fmt().with_ansi(false);
        subscriber.with_writer(move || lines.clone()).finish()
    }
}

#[tokio::test]
async fn each_new_finding_is_one_event_with_the_names_of_opentelemetry() {
    let lines = Lines::default();
    let _guard = subscribe(lines.subscriber());
    let server = server(json_body(drifting())).await;
    let report = DriftReport::new("partoo");
    let client = client(&server, report.clone());
    for _ in 0..3 {
        let _ = client.list_conversations().send().await;
    }
    let text = String::from_utf8(lines.0.lock().unwrap().clone()).unwrap();
    let events: Vec<&str> = text
        .lines()
        .filter(|line| line.contains("conversation_apis::drift"))
        .collect();
    assert_eq!(events.len(), report.findings().len(), "{text}");
    let status = events
        .iter()
        .find(|line| line.contains("unknown-value"))
        .unwrap();
    for field in [
        "INFO",
        "http.request.method=GET",
        "url.template=\"/conversations\"",
        "http.response.status_code=200",
        "conversation_apis.drift.provider=\"partoo\"",
        "conversation_apis.drift.operation=\"listConversations\"",
        "conversation_apis.drift.place=\"#/components/schemas/ConversationStatus\"",
        "conversation_apis.drift.text=a value that the enum does not list",
    ] {
        assert!(status.contains(field), "{field}: {status}");
    }
    assert!(!text.contains(CANARY) && !text.contains(KEY), "{text}");
}
