//! The accept loop, and the way of one request.

use std::convert::Infallible;
use std::io::{self, Write};
use std::net::TcpListener;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use hyper::body::Incoming;
use hyper::header::ALLOW;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use serde_json::json;
use tokio::net::TcpStream;
use tokio::sync::oneshot;

use super::faults::{FAULT_HEADER, Fault};
use super::lists::{List, Refused};
use super::reply::{Manner, Reply};
use super::{Request, Shared};

/// The key that is known and may do nothing.
const FORBIDDEN: &[u8] = b"forbidden";

/// Serves on a thread of its own until `stopped`.
pub(super) fn serve(
    listener: TcpListener,
    shared: Arc<Shared>,
    stopped: oneshot::Receiver<()>,
) -> io::Result<JoinHandle<()>> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    listener.set_nonblocking(true)?;
    let listener = {
        let _inside = runtime.enter();
        tokio::net::TcpListener::from_std(listener)?
    };
    let serving = async move {
        tokio::select! {
            _ = stopped => {}
            never = accept(listener, shared) => match never {},
        }
    };
    thread::Builder::new()
        .name("contract-server".to_owned())
        .spawn(move || runtime.block_on(serving))
}

async fn accept(listener: tokio::net::TcpListener, shared: Arc<Shared>) -> Infallible {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => drop(tokio::spawn(connection(stream, Arc::clone(&shared)))),
            // Out of files, mostly: it passes.
            Err(_) => tokio::time::sleep(Duration::from_millis(10)).await,
        }
    }
}

/// One connection, to its end.
async fn connection(stream: TcpStream, shared: Arc<Shared>) {
    // A piece of a slow body is sent when it is written.
    let _ = stream.set_nodelay(true);
    let reset = AtomicBool::new(false);
    let service = service_fn(|request: hyper::Request<Incoming>| {
        let (shared, reset) = (&shared, &reset);
        async move {
            let reply = shared.answer(&request);
            tokio::time::sleep(reply.delay).await;
            let resets = matches!(reply.manner, Manner::Reset);
            reset.fetch_or(resets, Ordering::Relaxed);
            reply.into_response()
        }
    });
    let mut connection = http1::Builder::new()
        .timer(TokioTimer::new())
        // The same request has the same answer, to the byte.
        .auto_date_header(false)
        .serve_connection(TokioIo::new(stream), service);
    // What ends a connection is the client's to judge.
    let _ = (&mut connection).await;
    if reset.load(Ordering::Relaxed) {
        // Closing a socket that does not linger resets it.
        let _ = connection.into_parts().io.inner().set_zero_linger();
    }
}

impl Shared {
    /// Answers a request, and notes and logs it.
    fn answer(&self, request: &hyper::Request<Incoming>) -> Reply {
        let seen = Request {
            method: request.method().to_string(),
            path: request.uri().path().to_owned(),
            query: request.uri().query().unwrap_or_default().to_owned(),
        };
        let reply = self.reply(request, &seen);
        if self.log {
            let status = match reply.manner {
                Manner::Reset => "reset".to_owned(),
                _ => reply.status.to_string(),
            };
            // A log that nobody reads any more stops no server.
            let _ = writeln!(io::stderr(), "{} {} {status}", seen.method, seen.path);
        }
        let requests = self.requests.lock();
        requests.unwrap_or_else(PoisonError::into_inner).push(seen);
        reply
    }

    fn reply(&self, request: &hyper::Request<Incoming>, seen: &Request) -> Reply {
        let lists = &self.lists;
        let here: Vec<&List> = lists
            .all
            .iter()
            .filter(|list| list.is_at(&seen.path))
            .collect();
        let list = here.iter().find(|list| list.method == seen.method);
        if let Some(status) = self.unauthorized(request) {
            let list = list.copied().or(lists.all.first());
            return list.map_or_else(|| Reply::empty(status), |list| list.status(status));
        }
        let nothing = |status, text: &str| lists.refuse(status, json!(text));
        match (list, here.is_empty()) {
            (Some(list), _) => self.listed(list, request, seen),
            (None, true) => nothing(404, "Resource not found"),
            (None, false) => {
                let methods: Vec<&str> = here.iter().map(|list| list.method.as_str()).collect();
                nothing(405, "Method not allowed").with_header(ALLOW, methods.join(", "))
            }
        }
    }

    /// 401 or 403, where one of the keys asks for it.
    fn unauthorized(&self, request: &hyper::Request<Incoming>) -> Option<u16> {
        let mut keys = self.lists.key_headers.iter().map(|name| {
            let key = request.headers().get(name.as_str());
            key.map_or(&b""[..], |key| key.as_bytes())
        });
        // The one key that is known is the first header's; others may be any.
        let one = self.key.as_ref().map(String::as_bytes);
        let first = keys.clone().next();
        let known = first.is_none_or(|key| one.is_none_or(|one| one == key || key == FORBIDDEN));
        match known && keys.clone().all(|key| !key.is_empty()) {
            true => keys.any(|key| key == FORBIDDEN).then_some(403),
            false => Some(401),
        }
    }

    /// The answer of a list, with the fault that is asked for or waits.
    fn listed(&self, list: &List, request: &hyper::Request<Incoming>, seen: &Request) -> Reply {
        let answer = list.page(&seen.path, &seen.query);
        let asked = request.headers().get(FAULT_HEADER).map(|spec| {
            let spec = String::from_utf8_lossy(spec.as_bytes());
            let fault: Fault = spec.parse().map_err(|error| format!("{error}"))?;
            let action = fault.for_one_request().cloned();
            let action = action
                .ok_or("it is for this request, and takes no operation, cursor, nth or times")?;
            action.fits(list, &answer).map_err(str::to_owned)?;
            Ok::<_, String>(action)
        });
        let fault = match asked {
            Some(Err(text)) => return Refused::new(FAULT_HEADER, text).reply(&self.lists, list),
            Some(Ok(action)) => Some(action),
            None => self
                .faults
                .take(list, list.has_cursor(&seen.query), &answer),
        };
        match (fault, answer) {
            (Some(action), answer) => action.apply(&self.lists, list, answer),
            (None, Ok(page)) => Reply::json(200, &list.write(page)),
            (None, Err(refused)) => refused.reply(&self.lists, list),
        }
    }
}
