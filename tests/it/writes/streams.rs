//! Bodies that are read while they are sent.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use conversation_apis::{Bytes, Error, ErrorKind, File, Method, Multipart, TransportCause};
use futures_util::stream;
use tokio::net::TcpListener;
use wiremock::ResponseTemplate;

use super::wire::{Act::Answer, Wire};
use super::{BROKEN, CANARY, api, builder, client, text};
use crate::support::{requests, server};

const PIECE: usize = 1 << 16;

/// A stream of this many pieces, and how many of them were read.
fn pieces(count: usize) -> (File, Arc<AtomicUsize>) {
    let read = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&read);
    let pieces = (0..count).map(move |_| {
        counted.fetch_add(1, Ordering::SeqCst);
        Ok::<_, std::io::Error>(Bytes::from(vec![b'x'; PIECE]))
    });
    let file = File::stream(stream::iter(pieces));
    (file.file_name("photo.png"), read)
}

/// Sends a file in several ways: a part that is a stream, a part that is a path, a part in
/// memory, and a whole body that is a stream.
async fn upload(client: &api::Client, way: usize, path: &std::path::Path) -> Result<u32, Error> {
    use api::multipart::CreateFileRequest;

    let file = match way {
        0 => pieces(40).0,
        1 => File::path(path),
        2 => File::bytes(vec![b'x'; 40 * PIECE]),
        _ => {
            let request = client.request(Method::POST, "/files");
            let request = request.body("image/png", pieces(40).0);
            return Ok(request.send().await?.attempts());
        }
    };
    let body = CreateFileRequest::new()
        .content("a photo")
        .attachments([file]);
    let call = client.create_file().id(7).body(body);
    Ok(call.send().await?.attempts())
}

/// A file that is deleted at the end.
struct Temporary(std::path::PathBuf);

impl Temporary {
    fn new(name: &str) -> Self {
        let name = format!("conversation-apis-{}-{name}", std::process::id());
        let path = std::env::temp_dir().join(name);
        std::fs::write(&path, vec![b'x'; 40 * PIECE]).unwrap();
        Self(path)
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

#[tokio::test]
async fn no_upload_is_sent_again_wherever_the_connection_breaks() {
    let file = Temporary::new("broken.png");
    for act in BROKEN {
        for way in 0..4 {
            for reused in [false, true] {
                let first = reused.then_some(Answer);
                let server = Wire::start(first.into_iter().chain([act])).await;
                let client = client(&server.url);
                if reused {
                    client.list_conversations().send().await.unwrap();
                }
                let outcome = upload(&client, way, &file.0).await;
                let sent = server.seen().len() - usize::from(reused);
                let case = format!("{act:?} {way} {reused}: {outcome:?}");
                assert!(sent <= 1, "{case}");
                match outcome {
                    // The client noticed in time that the connection was closed.
                    Ok(_) => assert!(sent == 1 && act.is_unread(), "{case}"),
                    Err(error) if error.may_have_reached_server() => {}
                    Err(error) => assert!(sent == 0 && act.is_unread(), "{case} {error}"),
                }
            }
        }
    }
}

#[tokio::test]
async fn an_upload_arrives_whole() {
    let file = Temporary::new("whole.png");
    for way in 0..4 {
        let server = Wire::start([]).await;
        assert_eq!(upload(&client(&server.url), way, &file.0).await.unwrap(), 1);
        let [seen] = <[_; 1]>::try_from(server.seen()).unwrap();
        assert!(seen.is_whole);
        let content = seen.body.iter().filter(|byte| **byte == b'x').count();
        assert!(content >= 40 * PIECE, "{way}: {content}");
    }
}

#[tokio::test]
async fn a_stream_that_was_never_sent_is_not_read() {
    let nobody = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", nobody.local_addr().unwrap());
    drop(nobody);
    let (file, read) = pieces(4);
    let request = client(&url).request(Method::POST, "/files");
    let error = request.body("image/png", file).send().await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Connect, 1));
    assert!(!error.may_have_reached_server());
    assert!(text(&error).ends_with("; the server did not receive the request"));
    assert_eq!(read.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn a_stream_that_fails_ends_the_call_and_the_server_may_have_received_its_start() {
    let server = Wire::start([]).await;
    let broken = || stream::iter([Ok(Bytes::from("a")), Err(std::io::Error::other(CANARY))]);
    let client = client(&server.url);
    let request = client.request(Method::POST, "/files");
    let request = request
        .body("image/png", File::stream(broken()))
        .idempotent();
    check_cut(&request.send().await.unwrap_err(), "");
    let parts = Multipart::new().file_part("a", File::stream(broken()));
    let request = client.request(Method::POST, "/files").multipart(parts);
    let fate = "; the server may have received the request";
    check_cut(&request.send().await.unwrap_err(), fate);
    assert!(server.seen().iter().all(|seen| !seen.is_whole));
}

#[tokio::test]
async fn a_file_that_becomes_shorter_while_it_is_sent_ends_the_call() {
    use tokio::io::AsyncReadExt;

    let file = Temporary::new("shorter.png");
    let change = std::fs::OpenOptions::new()
        .write(true)
        .open(&file.0)
        .unwrap();
    // Longer than the buffers of a connection. It takes no space.
    change.set_len(1 << 28).unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let received = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        stream.read_u8().await.unwrap();
        change.set_len(1).unwrap();
        let mut rest = Vec::new();
        let _ = stream.read_to_end(&mut rest).await;
        rest.len()
    });
    let request = client(&url).request(Method::POST, "/files");
    let request = request.body("image/png", File::path(&file.0));
    let fate = "; the server may have received the request";
    check_cut(&request.send().await.unwrap_err(), fate);
    assert!(received.await.unwrap() < 1 << 28);
}

/// Checks the error of a call whose request body ended too early.
fn check_cut(error: &Error, fate: &str) {
    assert!(error.may_have_reached_server());
    assert_eq!(error.attempts(), 1);
    assert_eq!(error.transport_cause(), Some(TransportCause::RequestBody));
    let expected =
        "the request was cut off: the body of the request could not be read to its end".to_owned();
    assert_eq!(text(error), expected + fate);
}

#[tokio::test]
async fn a_stream_is_not_sent_again_after_a_status_even_if_it_is_idempotent() {
    let server = server(ResponseTemplate::new(503)).await;
    let client = builder(&server.uri()).build().unwrap();
    let request = client.request(Method::PUT, "/files").idempotent();
    let error = request
        .body("image/png", pieces(2).0)
        .send()
        .await
        .unwrap_err();
    assert_eq!((error.attempts(), requests(&server).await), (1, 1));
    let request = client.request(Method::PUT, "/files").idempotent();
    let error = request.body("image/png", "bytes").send().await.unwrap_err();
    assert_eq!(error.attempts(), 5);
}
