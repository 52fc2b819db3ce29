//! Server-sent events: their types, where they end, and how they are resumed.

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use conversation_apis::observe::{ObservedResponse, Observer};
use conversation_apis::{Error, ErrorKind, Event, EventStream, Retry};
use futures_util::StreamExt;

use super::api::builder::ExportSuccess;
use super::api::types::{GetEnvelopesEvent, Waiting};
use super::{CANARY, Scripted, Step, answering, builder, chat, chunk, client, end, head, send};
use crate::support::{all_text, quick};

const EVENTS: &str = "text/event-stream; charset=utf-8";

/// A response with this text, which ends in the middle of a chunk.
fn broken(text: &str) -> Vec<Step> {
    vec![head(EVENTS), chunk(text), send("5\r\n")]
}

fn complete(text: &str) -> Vec<Step> {
    vec![head(EVENTS), chunk(text), end()]
}

async fn events(server: &Scripted, retry: Retry) -> EventStream<Waiting> {
    let client = builder(server.url()).retry(retry).build().unwrap();
    client.get_events().send().await.unwrap().into_inner()
}

/// The numbers in the data, and the kind of the error at the end.
async fn read(mut events: EventStream<Waiting>) -> (Vec<i64>, Option<Error>) {
    let (mut found, mut last) = (Vec::new(), None);
    while let Some(event) = events.next().await {
        match event {
            Ok(event) => found.push(event.data.eta),
            Err(error) => last = Some(error),
        }
    }
    (found, last)
}

#[tokio::test]
async fn events_arrive_one_by_one_wherever_the_body_is_divided() {
    let script = vec![
        head(EVENTS),
        chunk("\u{feff}: hello\r\nid: a\r"),
        chunk("\nevent: tick\r\ndata: {\"eta\":\r\nda"),
        chunk("ta: 1}\r\n\r"),
        chunk("\ndata: {\"eta\": 2}\n\n"),
        Step::Hold,
    ];
    let server = Scripted::start([script]).await;
    let mut events = events(&server, Retry::off()).await;
    assert_eq!(events.last_event_id(), None);
    let Event {
        id, event, data, ..
    } = events.next().await.unwrap().unwrap();
    assert_eq!(
        (id.as_deref(), event.as_str(), data.eta),
        (Some("a"), "tick", 1)
    );
    let second = StreamExt::next(&mut events).await.unwrap().unwrap();
    assert_eq!((second.event.as_str(), second.data.eta), ("message", 2));
    assert_eq!(events.last_event_id(), Some("a"));
    drop(events);
    let _permit = server.closed.acquire().await.unwrap();
}

#[tokio::test]
async fn the_terminator_ends_a_stream_that_the_server_keeps_open() {
    let text = "data: {\"eta\":1}\n\ndata: [DONE]\n\ndata: {\"eta\":2}\n\n";
    let server = Scripted::start([vec![head(EVENTS), chunk(text), Step::Hold]]).await;
    let mut events = events(&server, quick()).await;
    assert_eq!(events.next().await.unwrap().unwrap().data.eta, 1);
    assert!(events.next().await.is_none());
    assert!(events.next().await.is_none());
    let _permit = server.closed.acquire().await.unwrap();
}

#[tokio::test]
async fn an_event_that_does_not_decode_is_an_error_and_the_stream_continues() {
    let text =
        format!("data: {{\"eta\":\"{CANARY}\"}}\n\ndata: {CANARY}\n\ndata: {{\"eta\":3}}\n\n");
    let server = Scripted::start([complete(&text)]).await;
    let mut events = events(&server, quick()).await;
    for (kind, pointer) in [(ErrorKind::Decode, "/eta"), (ErrorKind::NotJson, "")] {
        let error = events.next().await.unwrap().unwrap_err();
        assert_eq!((error.kind(), error.pointer()), (kind, Some(pointer)));
        assert_eq!(error.operation(), Some("getEvents"));
        assert!(String::from_utf8_lossy(error.body().unwrap()).contains(CANARY));
        assert!(!all_text(&error).contains(CANARY));
    }
    assert_eq!(events.next().await.unwrap().unwrap().data.eta, 3);
    assert!(events.next().await.is_none());
}

#[tokio::test]
async fn a_broken_stream_continues_after_the_last_event() {
    let server = Scripted::start([
        broken("id: 1\ndata: {\"eta\":1}\n\nid: 2\ndata: {\"eta\":2}\n\nid: 3\ndata: {\"eta\""),
        broken("\u{feff}id: 3\ndata: {\"eta\":3}\n\n"),
        complete("id: 4\ndata: {\"eta\":4}\n\n"),
    ])
    .await;
    let (found, error) = read(events(&server, quick()).await).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!(found, [1, 2, 3, 4]);
    let ids = server.sent("last-event-id");
    // The third event was not complete, and neither was its id.
    assert_eq!(ids, [None, Some("2".to_owned()), Some("3".to_owned())]);
}

#[tokio::test]
async fn a_stream_starts_after_an_id_that_the_caller_kept() {
    let server =
        Scripted::start([broken(": a\n"), complete("id: 42\ndata: {\"eta\":1}\n\n")]).await;
    let client = builder(server.url()).retry(quick()).build().unwrap();
    let call = client.get_events().last_event_id("é 41");
    let events = call.send().await.unwrap().into_inner();
    assert_eq!(events.last_event_id(), Some("é 41"));
    assert_eq!(read(events).await.0, [1]);
    let heads = server.heads.lock().unwrap().clone();
    assert!(
        heads
            .iter()
            .all(|head| head.contains("last-event-id: é 41")),
        "{heads:?}"
    );
    let call = client.get_events_after().last_event_id("7");
    let events = call.send().await.unwrap().into_inner();
    assert_eq!(events.last_event_id(), Some("7"));
    let refused = client
        .get_events()
        .last_event_id(format!("{CANARY}\n"))
        .send()
        .await;
    let error = refused.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidRequest);
    assert!(!all_text(&error).contains(CANARY));
}

#[tokio::test]
async fn a_stream_without_ids_is_resumed_only_before_its_first_event() {
    let server = Scripted::start([broken(": hello\n\n"), broken("data: {\"eta\":1}\n\n")]).await;
    let (found, error) = read(events(&server, quick()).await).await;
    assert_eq!(found, [1]);
    let error = error.unwrap();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Transport, 2));
    assert_eq!(server.heads.lock().unwrap().len(), 2);
}

#[tokio::test]
async fn only_a_get_is_resumed_and_only_if_retries_are_on() {
    let server = Scripted::start([broken("id: 1\ndata: {\"eta\":1}\n\n")]).await;
    let (found, error) = read(events(&server, Retry::off()).await).await;
    assert_eq!(
        (found, error.unwrap().kind()),
        (vec![1], ErrorKind::Transport)
    );
    let server = Scripted::start([broken("id: 1\ndata: {\"delta\":\"a\"}\n\n")]).await;
    let client = builder(server.url()).retry(quick()).build().unwrap();
    let mut events = chat(&client).events().await.unwrap().into_inner();
    assert_eq!(
        events.next().await.unwrap().unwrap().data.delta.as_deref(),
        Some("a")
    );
    let error = events.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert!(events.next().await.is_none());
    assert_eq!(server.heads.lock().unwrap().len(), 1);
}

#[tokio::test]
async fn attempts_without_a_new_event_are_limited() {
    let server = Scripted::start([
        broken("id: 1\ndata: {\"eta\":1}\n\n"),
        broken(": nothing\n"),
    ])
    .await;
    let (found, error) = read(events(&server, quick().max_attempts(3)).await).await;
    let error = error.unwrap();
    assert_eq!((found, error.attempts()), (vec![1], 3), "{error}");
    assert_eq!(server.heads.lock().unwrap().len(), 3);
    assert!(
        error.to_string().ends_with("; the last of 3 attempts"),
        "{error}"
    );
}

#[tokio::test]
async fn the_wait_before_a_resumption_is_at_least_what_the_server_asks_for() {
    let text = |retry: u64| format!("retry: {retry}\nid: 1\ndata: {{\"eta\":1}}\n\n");
    let server = Scripted::start([broken(&text(250)), complete("")]).await;
    let start = Instant::now();
    assert!(read(events(&server, quick()).await).await.1.is_none());
    assert!(start.elapsed() >= Duration::from_millis(250));
    // A wait longer than the time for all attempts does not start.
    let server = Scripted::start([broken(&text(999_999_999_999))]).await;
    let (found, error) = read(events(&server, quick()).await).await;
    assert_eq!(
        (found, error.unwrap().kind()),
        (vec![1], ErrorKind::Transport)
    );
    assert_eq!(server.heads.lock().unwrap().len(), 1);
}

#[tokio::test]
async fn what_the_server_answers_to_a_resumption_is_judged_like_any_response() {
    let first = || broken("id: 1\ndata: {\"eta\":1}\n\n");
    let server = Scripted::start([first(), vec![send("HTTP/1.1 204 X\r\n\r\n")]]).await;
    let (found, error) = read(events(&server, quick()).await).await;
    assert!(found == [1] && error.is_none(), "{error:?}");
    let gone = "HTTP/1.1 410 X\r\ncontent-length: 0\r\n\r\n";
    let server = Scripted::start([first(), vec![send(gone)]]).await;
    let error = read(events(&server, quick()).await).await.1.unwrap();
    assert_eq!(
        (error.kind(), error.attempts()),
        (ErrorKind::Status, 2),
        "{error}"
    );
    let json = "HTTP/1.1 200 X\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}";
    let server = Scripted::start([first(), vec![send(json)]]).await;
    let error = read(events(&server, quick()).await).await.1.unwrap();
    assert_eq!(
        (error.kind(), error.body().unwrap().as_ref()),
        (ErrorKind::Decode, &b"{}"[..])
    );
}

#[tokio::test]
async fn silence_is_limited_and_comments_are_no_silence() {
    let pause = || Step::Wait(Duration::from_millis(200));
    let script = vec![
        head(EVENTS),
        chunk("data: {\"eta\":1}\n\n"),
        pause(),
        chunk(":\n"),
        pause(),
        chunk(":\n"),
        chunk("data: {\"eta\":2}\n\n"),
        Step::Hold,
    ];
    let server = Scripted::start([script]).await;
    let idle = Duration::from_secs(2);
    let client = builder(server.url())
        .timeout(Duration::from_millis(100))
        .idle_timeout(idle);
    let call = client.build().unwrap().get_events();
    let (found, error) = read(call.send().await.unwrap().into_inner()).await;
    assert_eq!(
        (found, error.unwrap().kind()),
        (vec![1, 2], ErrorKind::Timeout)
    );
}

#[tokio::test]
async fn an_event_that_is_too_long_ends_the_stream() {
    let text = format!("data: {{\"eta\":1}}\n\ndata: {}", "x".repeat(100));
    let server = Scripted::start([complete(&text)]).await;
    let client = builder(server.url())
        .max_response_bytes(50)
        .build()
        .unwrap();
    let (found, error) = read(client.get_events().send().await.unwrap().into_inner()).await;
    assert_eq!(
        (found, error.unwrap().kind()),
        (vec![1], ErrorKind::TooLarge)
    );
}

#[tokio::test]
async fn a_response_that_is_no_stream_of_events_is_an_error_with_its_body() {
    let (_server, client) = answering(200, serde_json::json!({ "text": CANARY })).await;
    let error = chat(&client).events().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert!(String::from_utf8_lossy(error.body().unwrap()).contains(CANARY));
    let text = all_text(&error);
    assert!(
        text.contains("not a stream of server-sent events") && !text.contains(CANARY),
        "{text}"
    );
    assert_eq!(chat(&client).send().await.unwrap().text, CANARY);
}

#[tokio::test]
async fn events_with_text_and_with_one_of_several_types_are_read() {
    let server = Scripted::start([complete("data: a\ndata: b\n\ndata\n\n")]).await;
    let texts = client(server.url())
        .get_texts()
        .send()
        .await
        .unwrap()
        .into_inner();
    let texts: Vec<String> = texts.map(|text| text.unwrap().data).collect().await;
    assert_eq!(texts, ["a\nb", ""]);
    let text = "event: done\ndata: {\"result\":\"a\"}\n\nevent: waiting\ndata: {\"eta\":2}\n\n";
    let server = Scripted::start([complete(text)]).await;
    let events = client(server.url())
        .get_envelopes()
        .send()
        .await
        .unwrap()
        .into_inner();
    let events: Vec<GetEnvelopesEvent> = events.map(|event| event.unwrap().data).collect().await;
    assert!(matches!(
        events.as_slice(),
        [GetEnvelopesEvent::Done(_), GetEnvelopesEvent::Waiting(_)]
    ));
}

#[tokio::test]
async fn the_status_decides_whether_events_or_json_come() {
    let server = Scripted::start([complete("data: {\"eta\":1}\n\n")]).await;
    let found = client(server.url())
        .export()
        .send()
        .await
        .unwrap()
        .into_inner();
    let ExportSuccess::Status200(events) = found else {
        panic!("no events");
    };
    assert_eq!(read(events).await.0, [1]);
    let (_server, client) = answering(202, serde_json::json!({ "eta": 5 })).await;
    let found = client.export().send().await.unwrap().into_inner();
    assert!(
        matches!(found, ExportSuccess::Status202(Waiting { eta: 5, .. })),
        "{found:?}"
    );
}

/// Keeps the deviations of each answer.
#[derive(Clone, Default)]
struct Kept(Arc<Mutex<Vec<String>>>);

impl Observer for Kept {
    fn observe(&self, answer: &ObservedResponse<'_>) {
        let found = answer.deviations().iter();
        let found: Vec<String> = found.map(|found| found.to_string()).collect();
        self.0.lock().unwrap().push(found.join(", "));
    }
}

#[tokio::test]
async fn each_event_is_observed_after_the_head_of_the_stream() {
    let server = Scripted::start([complete(
        "data: {\"eta\":1}\n\ndata: {\"eta\":2,\"more\":3}\n\ndata: {\"eta\":\"soon\"}\n\n",
    )])
    .await;
    let kept = Kept::default();
    let client = builder(server.url()).observe(kept.clone()).build().unwrap();
    let events = client.get_events().send().await.unwrap().into_inner();
    let (found, error) = read(events).await;
    assert_eq!(
        (found, error.map(|error| error.kind())),
        (vec![1, 2], Some(ErrorKind::Decode))
    );
    let waiting = "#/components/schemas/Waiting/properties";
    assert_eq!(
        *kept.0.lock().unwrap(),
        [
            String::new(),
            String::new(),
            format!("undocumented-property {waiting}/more: an integer, not in the document"),
            format!("type-differs {waiting}/eta: expected an integer, found a string"),
        ]
    );
}
