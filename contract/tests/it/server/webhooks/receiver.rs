//! A receiver that keeps what it gets, and answers as a test says.

use std::convert::Infallible;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::header::HeaderMap;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use serde_json::Value;
use tokio::net::{TcpListener, TcpSocket};
use tokio::task::{JoinHandle, JoinSet};

/// A delivery that arrived.
#[derive(Debug, Clone)]
pub(super) struct Got {
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
    /// Whether the body was complete.
    pub(super) is_whole: bool,
    /// The number of deliveries before it.
    pub(super) index: usize,
}

impl Got {
    pub(super) fn header(&self, name: &str) -> &str {
        self.headers[name].to_str().unwrap()
    }

    pub(super) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }
}

/// An answer: a status and a body, after a pause.
#[derive(Debug, Clone, Copy)]
pub(super) struct Answer(pub(super) u16, pub(super) &'static str, pub(super) Duration);

impl From<u16> for Answer {
    fn from(status: u16) -> Self {
        Self(status, "", Duration::ZERO)
    }
}

/// A receiver. It ends with its value.
pub(super) struct Receiver {
    port: u16,
    got: Arc<Mutex<Vec<Got>>>,
    task: JoinHandle<()>,
}

impl Drop for Receiver {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Receiver {
    /// Acknowledges everything.
    pub(super) async fn start() -> Self {
        Self::answering(|_| 200.into())
    }

    /// Answers with what `answer` returns.
    pub(super) fn answering(answer: impl Fn(&Got) -> Answer + Send + Sync + 'static) -> Self {
        Self::listening(socket().listen(1024).unwrap(), answer)
    }

    pub(super) fn listening(
        listener: TcpListener,
        answer: impl Fn(&Got) -> Answer + Send + Sync + 'static,
    ) -> Self {
        let port = listener.local_addr().unwrap().port();
        let got = Arc::<Mutex<Vec<Got>>>::default();
        let answer = Arc::new(answer);
        let task = tokio::spawn({
            let got = Arc::clone(&got);
            async move {
                let mut connections = JoinSet::new();
                loop {
                    let (stream, _) = listener.accept().await.unwrap();
                    let (got, answer) = (Arc::clone(&got), Arc::clone(&answer));
                    let service = service_fn(move |request| {
                        let (got, answer) = (Arc::clone(&got), Arc::clone(&answer));
                        async move { Ok::<_, Infallible>(respond(request, &got, &*answer).await) }
                    });
                    let io = TokioIo::new(stream);
                    connections.spawn(http1::Builder::new().serve_connection(io, service));
                }
            }
        });
        Self { port, got, task }
    }

    pub(super) fn url(&self) -> String {
        url(self.port)
    }

    /// What has arrived, in order.
    pub(super) fn got(&self) -> Vec<Got> {
        self.got.lock().unwrap().clone()
    }
}

pub(super) fn url(port: u16) -> String {
    format!("http://127.0.0.1:{port}/hook-canary?token=canary")
}

/// A socket that is bound and refuses connections until it listens.
pub(super) fn socket() -> TcpSocket {
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    socket
}

async fn respond(
    request: Request<Incoming>,
    got: &Mutex<Vec<Got>>,
    answer: &(dyn Fn(&Got) -> Answer + Send + Sync),
) -> Response<Full<Bytes>> {
    assert_eq!(request.method(), "POST");
    assert_eq!(request.uri(), "/hook-canary?token=canary");
    let (head, mut body) = request.into_parts();
    let mut bytes = Vec::new();
    let mut is_whole = true;
    while let Some(frame) = body.frame().await {
        match frame {
            Ok(frame) => bytes.extend(frame.into_data().unwrap_or_default()),
            Err(_) => {
                is_whole = false;
                break;
            }
        }
    }
    let this = {
        let mut all = got.lock().unwrap();
        let this = Got {
            headers: head.headers,
            body: bytes.into(),
            is_whole,
            index: all.len(),
        };
        all.push(this.clone());
        this
    };
    let Answer(status, text, pause) = answer(&this);
    tokio::time::sleep(pause).await;
    let mut response = Response::new(Full::new(Bytes::from_static(text.as_bytes())));
    *response.status_mut() = status.try_into().unwrap();
    response
}
