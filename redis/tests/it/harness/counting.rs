//! A server that counts requests and answers 429 above the limit.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::ops::Range;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};

use super::background::Background;
use super::report::{Arrival, Report};

/// How many milliseconds a request and its response travel, at random.
#[derive(Clone)]
pub struct Travel {
    pub request: Range<u64>,
    pub response: Range<u64>,
}

impl Travel {
    pub const NONE: Self = Self {
        request: 0..0,
        response: 0..0,
    };
}

/// It runs on a thread of its own until it is dropped.
pub struct CountingServer {
    shared: Arc<Shared>,
    background: Background,
}

struct Shared {
    limit: usize,
    window: Duration,
    travel: Travel,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    arrivals: Vec<Arrival>,
    /// The arrivals of the last window.
    recent: VecDeque<Instant>,
    /// `Retry-After` of the next responses, which are 429 whatever the count is.
    refuse: VecDeque<u64>,
}

impl CountingServer {
    pub fn start(limit: usize, window: Duration, travel: Travel) -> Self {
        let shared = Arc::new(Shared {
            limit,
            window,
            travel,
            state: Mutex::default(),
        });
        let serving = Arc::clone(&shared);
        let background = Background::start(|listener| serve(listener, serving));
        Self { shared, background }
    }

    pub fn url(&self) -> String {
        format!("http://{}", self.background.address)
    }

    /// The next request gets a 429 with this `Retry-After` in seconds.
    pub fn refuse_next(&self, retry_after: u64) {
        let mut state = self.shared.state.lock().unwrap();
        state.refuse.push_back(retry_after);
    }

    /// How many requests arrived so far.
    pub fn count(&self) -> usize {
        self.shared.state.lock().unwrap().arrivals.len()
    }

    pub fn report(&self) -> Report {
        let arrivals = self.shared.state.lock().unwrap().arrivals.clone();
        Report {
            limit: self.shared.limit,
            window: self.shared.window,
            arrivals,
        }
    }
}

async fn serve(listener: TcpListener, shared: Arc<Shared>) {
    loop {
        let (stream, _) = listener.accept().await.unwrap();
        let _ = stream.set_nodelay(true);
        tokio::spawn(connection(stream, Arc::clone(&shared)));
    }
}

async fn connection(stream: TcpStream, shared: Arc<Shared>) {
    let service = service_fn(|request: Request<Incoming>| answer(request, Arc::clone(&shared)));
    // A connection that a killed client leaves ends with an error.
    let _ = http1::Builder::new()
        .serve_connection(TokioIo::new(stream), service)
        .await;
}

async fn travel(time: &Range<u64>) {
    if !time.is_empty() {
        tokio::time::sleep(Duration::from_millis(fastrand::u64(time.clone()))).await;
    }
}

async fn answer(
    request: Request<Incoming>,
    shared: Arc<Shared>,
) -> Result<Response<String>, Infallible> {
    let key = request.headers().get("x-apikey");
    let from = key.and_then(|key| key.to_str().ok()).unwrap_or_default();
    travel(&shared.travel.request).await;
    let refused = shared.arrived(from.to_owned());
    travel(&shared.travel.response).await;
    let body = r#"{"conversations":[],"count":0,"next_cursor":null}"#;
    let mut response = Response::builder().header("content-type", "application/json");
    if let Some(wait) = refused {
        response = response.status(429).header("retry-after", wait);
    }
    Ok(response.body(body.to_owned()).unwrap())
}

impl Shared {
    /// Counts a request. Returns `Retry-After` if it is refused.
    fn arrived(&self, from: String) -> Option<u64> {
        let mut state = self.state.lock().unwrap();
        let at = Instant::now();
        while state
            .recent
            .front()
            .is_some_and(|first| at.duration_since(*first) >= self.window)
        {
            state.recent.pop_front();
        }
        state.recent.push_back(at);
        let planned = state.refuse.pop_front();
        let refused = planned.or((state.recent.len() > self.limit).then_some(1));
        state.arrivals.push(Arrival {
            at,
            from,
            refused: refused.is_some(),
        });
        refused
    }
}
