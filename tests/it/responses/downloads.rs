//! Bodies that are returned while they arrive.

use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use conversation_apis::{ByteStream, ErrorKind, Limiter, Permit, TransportCause};
use futures_util::{StreamExt, TryStreamExt};
use serde_json::json;
use tokio::sync::Semaphore;

use super::api::types::Fault;
use super::{Scripted, Step, answering, builder, chunk, client, end, head, send};

async fn download(server: &Scripted) -> ByteStream {
    let file = client(server.url())
        .get_file()
        .id("7")
        .send()
        .await
        .unwrap();
    assert!(file.raw().is_empty());
    assert_eq!(file.headers()["content-type"], "image/png");
    file.into_inner()
}

#[tokio::test]
async fn bytes_arrive_before_the_body_is_complete() {
    let server = Scripted::start([vec![head("image/png"), chunk("first"), Step::Hold]]).await;
    let mut file = download(&server).await;
    assert_eq!(file.next().await.unwrap().unwrap(), "first");
    // Dropping the stream closes the connection.
    drop(file);
    let _permit = server.closed.acquire().await.unwrap();
}

#[tokio::test]
async fn a_download_is_a_stream_of_all_bytes() {
    let script = vec![head("image/png"), chunk("ab"), chunk("c"), end()];
    let server = Scripted::start([script]).await;
    let pieces: Vec<_> = download(&server).await.try_collect().await.unwrap();
    assert_eq!(pieces.concat(), b"abc");
    assert_eq!(download(&server).await.bytes().await.unwrap(), "abc");
    let mut file = download(&server).await;
    while let Some(piece) = file.next().await {
        piece.unwrap();
    }
    assert!(StreamExt::next(&mut file).await.is_none());
}

#[tokio::test]
async fn a_broken_connection_is_an_error_in_the_stream() {
    let script = vec![head("image/png"), chunk("ab"), send("5\r\nc")];
    let server = Scripted::start([script]).await;
    let mut file = download(&server).await;
    let mut found = Vec::new();
    let error = loop {
        match file.next().await.unwrap() {
            Ok(piece) => found.extend(piece),
            Err(error) => break error,
        }
    };
    assert_eq!(found, b"abc");
    assert_eq!(error.kind(), ErrorKind::Transport, "{error}");
    assert_eq!(error.transport_cause(), Some(TransportCause::Truncated));
    assert_eq!((error.operation(), error.attempts()), (Some("getFile"), 1));
    assert_eq!(error.status().unwrap().as_u16(), 200);
    assert!(file.next().await.is_none());
    let error = download(&server).await.bytes().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport);
}

#[tokio::test]
async fn only_the_time_without_a_byte_is_limited() {
    let pause = || Step::Wait(Duration::from_millis(100));
    let slow = vec![
        head("image/png"),
        pause(),
        chunk("a"),
        pause(),
        chunk("b"),
        pause(),
        chunk("c"),
        end(),
    ];
    let server = Scripted::start([slow]).await;
    // The body takes longer than a whole attempt may.
    let client = builder(server.url())
        .timeout(Duration::from_millis(200))
        .idle_timeout(Duration::from_secs(60))
        .build()
        .unwrap();
    let file = client.get_file().id("7").send().await.unwrap();
    assert_eq!(file.into_inner().bytes().await.unwrap(), "abc");
    // So does that of a client of the caller.
    let own = reqwest::Client::builder().no_proxy();
    let own = own.timeout(Duration::from_millis(200)).build().unwrap();
    let client = builder(server.url()).http_client(own).build().unwrap();
    let file = client.get_file().id("7").send().await.unwrap();
    assert_eq!(file.into_inner().bytes().await.unwrap(), "abc");
}

#[tokio::test]
async fn a_server_that_sends_nothing_for_too_long_is_a_timeout() {
    let server = Scripted::start([vec![head("image/png"), chunk("ab"), Step::Hold]]).await;
    let idle = Duration::from_secs(1);
    let client = builder(server.url()).idle_timeout(idle).build().unwrap();
    let file = client.get_file().id("7").send().await.unwrap();
    let error = file.into_inner().bytes().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout, "{error}");
    // The same before the headers.
    let server = Scripted::start([vec![Step::Hold]]).await;
    let client = builder(server.url()).idle_timeout(idle).build().unwrap();
    let error = client.get_file().id("7").send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout, "{error}");
}

#[tokio::test]
async fn a_limit_applies_only_if_the_body_is_collected() {
    let script = vec![
        head("image/png"),
        chunk("0123456789"),
        chunk("0123456789"),
        end(),
    ];
    let server = Scripted::start([script]).await;
    let client = builder(server.url())
        .max_response_bytes(15)
        .build()
        .unwrap();
    let file = async || client.get_file().id("7").send().await.unwrap().into_inner();
    let pieces: Vec<_> = file().await.try_collect().await.unwrap();
    assert_eq!(pieces.concat().len(), 20);
    let error = file().await.bytes().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::TooLarge, "{error}");
    assert_eq!(error.operation(), Some("getFile"));
    assert_eq!(file().await.bytes_up_to(20).await.unwrap().len(), 20);
}

#[tokio::test]
async fn an_error_is_read_completely_and_no_content_is_an_empty_stream() {
    let (_server, client) = answering(404, json!({ "message": "gone" })).await;
    let error = client.get_file().id("7").send().await.unwrap_err();
    assert_eq!(
        error.documented::<Fault>().unwrap().unwrap().message,
        "gone"
    );
    let (_server, client) = answering(204, json!(null)).await;
    let file = client.get_file().id("7").send().await.unwrap();
    assert!(!file.is_documented_status());
    assert_eq!(file.into_inner().bytes().await.unwrap(), "");
}

#[tokio::test]
async fn debug_shows_nothing_of_a_stream() {
    let server = Scripted::start([vec![head("image/png"), chunk("canary"), end()]]).await;
    assert_eq!(
        format!("{:?}", download(&server).await),
        "ByteStream { .. }"
    );
}

/// One request at a time.
struct One(Arc<Semaphore>);

impl Limiter for One {
    fn acquire(&self) -> Pin<Box<dyn Future<Output = Permit> + Send + '_>> {
        Box::pin(async {
            let place = Arc::clone(&self.0).acquire_owned().await.unwrap();
            Permit::new(move || drop(place))
        })
    }

    fn pause(&self, _: Duration) {}
}

#[tokio::test]
async fn a_download_holds_its_permit_only_until_the_headers_arrive() {
    let server = Scripted::start([vec![head("image/png"), chunk("ab"), Step::Hold]]).await;
    let one = One(Arc::new(Semaphore::new(1)));
    let client = builder(server.url()).quota(one).build().unwrap();
    let mut first = client.get_file().id("7").send().await.unwrap().into_inner();
    let mut second = client.get_file().id("8").send().await.unwrap().into_inner();
    for file in [&mut first, &mut second] {
        assert_eq!(file.next().await.unwrap().unwrap(), "ab");
    }
}
