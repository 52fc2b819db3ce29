//! The same over HTTP/2, where a server can say that it did not process a request.

use std::sync::{Arc, Mutex};

use conversation_apis::{ErrorKind, TransportCause};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use super::{CANARY, METHODS, api, builder, text, write};
use crate::support::quick;

/// What the server does with a request.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Act {
    Answer,
    /// Refuses the stream before it reads the body.
    Refuse,
    /// Reads the whole request, and then resets the stream with this code.
    ResetStream(u32),
    /// Reads the whole request, says that it is the last one that it processes, and closes.
    GoAway(u32),
    /// Reads the whole request and closes the connection.
    Close,
    /// Shuts the connection down before any stream, and closes it.
    GoAwayBefore,
}

use Act::*;

struct Server {
    url: String,
    /// The methods of the requests that were read completely.
    processed: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Does the next of these with each request, and then answers all.
    async fn start(script: &[Act]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let processed = Arc::new(Mutex::new(Vec::new()));
        let script = Arc::new(Mutex::new(script.iter().copied().rev().collect::<Vec<_>>()));
        let kept = Arc::clone(&processed);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, Arc::clone(&script), Arc::clone(&kept)));
            }
        });
        Self { url, processed }
    }

    fn processed(&self) -> usize {
        self.processed.lock().unwrap().len()
    }
}

async fn serve(
    mut stream: TcpStream,
    script: Arc<Mutex<Vec<Act>>>,
    processed: Arc<Mutex<Vec<String>>>,
) {
    let next = || script.lock().unwrap().pop().unwrap_or(Answer);
    if script.lock().unwrap().last() == Some(&GoAwayBefore) {
        next();
        let mut read = [0; 4096];
        let _ = stream.read(&mut read).await;
        // SETTINGS, then GOAWAY with no stream and NO_ERROR.
        let mut frames = b"\0\0\0\x04\0\0\0\0\0".to_vec();
        frames.extend(b"\0\0\x08\x07\0\0\0\0\0\0\0\0\0\0\0\0\0");
        let _ = stream.write_all(&frames).await;
        while stream.read(&mut read).await.is_ok_and(|length| length > 0) {}
        return;
    }
    let Ok(mut connection) = h2::server::handshake(stream).await else {
        return;
    };
    while let Some(Ok((request, mut respond))) = connection.accept().await {
        let act = next();
        if act == Refuse {
            respond.send_reset(h2::Reason::REFUSED_STREAM);
            continue;
        }
        let method = request.method().to_string();
        let mut body = request.into_body();
        let read = async {
            while let Some(Ok(piece)) = body.data().await {
                let _ = body.flow_control().release_capacity(piece.len());
            }
        };
        // Only the connection's own future moves the body on.
        tokio::select! {
            () = read => {}
            _ = std::future::poll_fn(|context| connection.poll_closed(context)) => return,
        }
        processed.lock().unwrap().push(method);
        match act {
            ResetStream(code) => respond.send_reset(code.into()),
            GoAway(code) => {
                connection.abrupt_shutdown(code.into());
                let _ = std::future::poll_fn(|context| connection.poll_closed(context)).await;
                return;
            }
            Close => return,
            _ => {
                if let Ok(mut stream) = respond.send_response(hyper::Response::new(()), false) {
                    let _ = stream.send_data(r#"{"id":7}"#.into(), true);
                }
            }
        }
    }
}

fn client(url: &str, http: reqwest::ClientBuilder) -> api::Client {
    let http = http.no_proxy().http2_prior_knowledge().build().unwrap();
    builder(url)
        .retry(quick().max_attempts(3))
        .http_client(http)
        .build()
        .unwrap()
}

/// With and without what reqwest retries by default.
fn clients(url: &str) -> [api::Client; 2] {
    let never = reqwest::Client::builder().retry(reqwest::retry::never());
    [client(url, never), client(url, reqwest::Client::builder())]
}

#[tokio::test]
async fn a_request_that_the_server_refused_is_processed_at_most_once() {
    for act in [Refuse, GoAwayBefore] {
        for method in METHODS {
            for number in 0..2 {
                let server = Server::start(&[act]).await;
                let client = &clients(&server.url)[number];
                let outcome = write(client, method, CANARY).await;
                let case = format!("{act:?} {method} {number}: {outcome:?}");
                match outcome {
                    Ok(_) => assert_eq!(server.processed(), 1, "{case}"),
                    // The caller's own client may have followed a redirect before.
                    Err(error) => {
                        assert!(error.may_have_reached_server(), "{case}");
                        assert_eq!((error.attempts(), server.processed()), (1, 0), "{case}");
                    }
                }
            }
        }
    }
}

#[tokio::test]
async fn a_server_that_always_refuses_processes_nothing() {
    let server = Server::start(&[Refuse; 40]).await;
    for client in clients(&server.url) {
        let error = write(&client, "POST", CANARY).await.unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::Transport, 1));
        assert_eq!(error.transport_cause(), Some(TransportCause::Http2(7)));
    }
    assert_eq!(server.processed(), 0);
}

#[tokio::test]
async fn a_request_that_the_server_may_have_processed_is_not_sent_again() {
    let acts = [
        ResetStream(0),
        ResetStream(2),
        ResetStream(8),
        ResetStream(11),
        GoAway(0),
        GoAway(2),
        Close,
    ];
    for act in acts {
        for method in METHODS {
            let server = Server::start(&[act]).await;
            for client in clients(&server.url) {
                let before = server.processed();
                let outcome = write(&client, method, CANARY).await;
                let sent = server.processed() - before;
                assert_eq!(sent, 1, "{act:?} {method} {outcome:?}");
                if let Err(error) = outcome {
                    assert_eq!(error.attempts(), 1, "{act:?} {method}");
                    assert!(error.may_have_reached_server());
                    let text = text(&error);
                    assert!(
                        text.ends_with("; the server may have received the request"),
                        "{text}"
                    );
                }
            }
        }
    }
}
