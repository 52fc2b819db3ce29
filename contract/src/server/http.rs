//! Accepts connections, and responds to requests.

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

use super::fault::{Action, FAULT_HEADER, Fault};
use super::inject::Answer;
use super::list::List;
use super::reply::{Manner, Reply};
use super::{Request, Shared};

/// A key that the server knows but that has no permissions.
const FORBIDDEN: &str = "forbidden";

/// Serves on a new thread, until `stopped` gets a message.
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
            // The most likely cause is too many open files, which is temporary.
            Err(_) => tokio::time::sleep(Duration::from_millis(10)).await,
        }
    }
}

/// Serves one connection until it closes.
async fn connection(stream: TcpStream, shared: Arc<Shared>) {
    // Sends each piece of a slow body at once.
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
        // The same request gets the same bytes.
        .auto_date_header(false)
        .serve_connection(TokioIo::new(stream), service);
    // The client decides how to treat the end of the connection.
    let _ = (&mut connection).await;
    if reset.load(Ordering::Relaxed) {
        // With a linger time of zero, closing the socket resets the connection.
        let _ = connection.into_parts().io.inner().set_zero_linger();
    }
}

impl Shared {
    /// Responds to a request, records it and logs it.
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
            // A closed standard error must not stop the server.
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
        let list_or_other = list.or(here.first());
        let needed = list_or_other.map_or(&lists.needed, |list| &list.needed);
        if let Some(status) = self.unauthorized(request, needed) {
            let list = list.copied().or(lists.all.first());
            return list.map_or_else(|| Reply::empty(status), |list| list.status(status));
        }
        match (list, here.is_empty()) {
            (Some(list), _) => self.list(list, request, seen),
            (None, true) => lists.refuse(404, json!("Resource not found")),
            (None, false) => {
                let methods: Vec<&str> = here.iter().map(|list| list.method.as_str()).collect();
                let reply = lists.refuse(405, json!("Method not allowed"));
                reply.with_header(ALLOW, methods.join(", "))
            }
        }
    }

    /// 401 for a missing or wrong key, 403 for [`FORBIDDEN`]. One alternative of schemes needs
    /// all its keys.
    fn unauthorized(
        &self,
        request: &hyper::Request<Incoming>,
        needed: &[Vec<usize>],
    ) -> Option<u16> {
        let (headers, query) = (request.headers(), request.uri().query().unwrap_or_default());
        let read = |index: &usize| self.lists.schemes.get(*index)?.place.read(headers, query);
        let sent = needed.iter().map(|alternative| {
            let keys: Option<Vec<String>> = alternative.iter().map(read).collect();
            keys.filter(|keys| keys.iter().all(|key| !key.is_empty()))
        });
        // `Builder::key` is for the first scheme of an alternative. The others accept any key.
        let one = self.key.as_deref();
        let is_known = |keys: &Vec<String>| {
            let first = keys.first().map(String::as_str);
            first.is_none_or(|key| one.is_none_or(|one| one == key) || key == FORBIDDEN)
        };
        let mut known = sent.flatten().filter(is_known);
        match known.next() {
            Some(keys) => keys.iter().any(|key| key == FORBIDDEN).then_some(403),
            None => (!needed.is_empty()).then_some(401),
        }
    }

    /// The reply of a list, with the fault that the request's header requests, or the fault
    /// that is due.
    fn list(&self, list: &List, request: &hyper::Request<Incoming>, seen: &Request) -> Reply {
        let answer = list.page(&seen.path, &seen.query);
        let fault = match asked_fault(list, request, &answer) {
            Some(Err(text)) => {
                return self.lists.refuse_header(FAULT_HEADER, &text);
            }
            Some(Ok(action)) => Some(action),
            None => {
                let has_cursor = list.has_cursor(&seen.query);
                self.faults.take(list, has_cursor, &answer)
            }
        };
        match fault {
            Some(action) => action.apply(&self.lists, list, answer),
            None => self.lists.reply(list, answer),
        }
    }
}

/// The fault that a request's header requests. The error says why it is not possible.
fn asked_fault(
    list: &List,
    request: &hyper::Request<Incoming>,
    answer: &Answer,
) -> Option<Result<Action, String>> {
    let mut headers = request.headers().get_all(FAULT_HEADER).iter();
    let text = headers.next()?;
    if headers.next().is_some() {
        return Some(Err("given more than once".to_owned()));
    }
    let read = || {
        let text = String::from_utf8_lossy(text.as_bytes());
        let fault: Fault = text.parse().map_err(|error| format!("{error}"))?;
        let action = fault.for_one_request().cloned();
        let action = action.ok_or(
            "the header applies only to its own request, so it cannot have operation, cursor, nth or times",
        )?;
        action.fits(list, answer)?;
        Ok(action)
    };
    Some(read())
}
