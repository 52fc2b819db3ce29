//! Accepts connections, and responds to requests.

use std::borrow::Cow;
use std::convert::Infallible;
use std::io::{self, Write};
use std::mem;
use std::net::TcpListener;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use http_body_util::BodyExt;
use hyper::body::{Body, Bytes, Incoming};
use hyper::header::CONTENT_TYPE;
use hyper::http::request::Parts;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use serde_json::json;
use tokio::net::TcpStream;
use tokio::sync::oneshot;

use super::fault::{Action, FAULT_HEADER, Fault};
use super::operation::Operation;
use super::reply::{Manner, Reply};
use super::respond::Response;
use super::store::Store;
use super::{Request, Shared, webhooks};

/// A key that the server knows but that has no permissions.
const FORBIDDEN: &str = "forbidden";

/// The longest body of a request, in bytes: more than every documented limit of a file except
/// Partoo's documents, which are sent by their URL.
const MAX_BODY: usize = 64 << 20;

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
    let delivering = webhooks::run(shared.webhooks.clone());
    let serving = async move {
        tokio::select! {
            _ = stopped => {}
            never = delivering => match never {},
            never = accept(listener, shared) => match never {},
        }
    };
    thread::Builder::new()
        .name("contract-server".to_owned())
        .spawn(move || {
            runtime.block_on(serving);
            // Does not wait for the resolution of a receiver's host name.
            runtime.shutdown_background();
        })
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
            let (head, body) = request.into_parts();
            let received = Received::read(body).await;
            let reply = shared.answer(&head, received);
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

/// The body of a request, as far as it was received.
enum Received {
    Whole(Bytes),
    /// The connection ended before the body did.
    Part(Bytes),
    /// It is longer than [`MAX_BODY`].
    TooLong,
}

impl Received {
    async fn read(mut body: Incoming) -> Self {
        let announced = body.size_hint().exact();
        let limit = u64::try_from(MAX_BODY).unwrap_or(u64::MAX);
        if announced.is_some_and(|length| length > limit) {
            return Self::TooLong;
        }
        let mut bytes = Vec::new();
        loop {
            match body.frame().await {
                None => return Self::Whole(bytes.into()),
                Some(Err(_)) => return Self::Part(bytes.into()),
                Some(Ok(frame)) => {
                    let data = frame.into_data().unwrap_or_default();
                    if bytes.len() + data.len() > MAX_BODY {
                        return Self::TooLong;
                    }
                    bytes.extend_from_slice(&data);
                }
            }
        }
    }
}

impl Shared {
    /// Responds to a request, records it and logs it.
    fn answer(&self, head: &Parts, received: Received) -> Reply {
        let (body, refused) = match received {
            Received::Whole(body) => (body, None),
            Received::Part(body) => (body, Some(Reply::text(400, "the body is not complete\n"))),
            Received::TooLong => {
                let text = format!("the body is longer than {MAX_BODY} bytes\n");
                (Bytes::new(), Some(Reply::text(413, text)))
            }
        };
        let content_type = head.headers.get(CONTENT_TYPE);
        let content_type = content_type.map(|value| String::from_utf8_lossy(value.as_bytes()));
        let seen = Request {
            method: head.method.to_string(),
            path: head.uri.path().to_owned(),
            query: head.uri.query().unwrap_or_default().to_owned(),
            content_type: content_type.map(Cow::into_owned),
            body,
        };
        // The order of the requests is the order in which they are applied.
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let reply = refused.unwrap_or_else(|| self.reply(&mut state.store, head, &seen));
        state.requests.push(seen);
        drop(state);
        if self.log {
            let status = match reply.manner {
                Manner::Reset => "reset".to_owned(),
                _ => reply.status.to_string(),
            };
            let (method, path) = (&head.method, head.uri.path());
            // A closed standard error must not stop the server.
            let _ = writeln!(io::stderr(), "{method} {path} {status}");
        }
        reply
    }

    fn reply(&self, store: &mut Store, head: &Parts, seen: &Request) -> Reply {
        let api = self.api;
        let here = api.at(&seen.path);
        let operation = here.iter().find(|one| one.method == seen.method);
        let operation_or_other = operation.or(here.first());
        let needed = operation_or_other.map_or(&api.needed, |one| &one.needed);
        if let Some(status) = self.unauthorized(head, needed) {
            let like = operation.copied().or(api.operations.first());
            return like.map_or_else(|| Reply::empty(status), |one| one.status(status));
        }
        match (operation, here.is_empty()) {
            (Some(operation), _) => self.operate(store, operation, head, seen),
            (None, true) => api.refuse(404, json!("Resource not found")),
            (None, false) => api.other_method(&here),
        }
    }

    /// 401 for a missing or wrong key, 403 for [`FORBIDDEN`]. One alternative of schemes needs
    /// all its keys.
    fn unauthorized(&self, head: &Parts, needed: &[Vec<usize>]) -> Option<u16> {
        let (headers, query) = (&head.headers, head.uri.query().unwrap_or_default());
        let read = |index: &usize| self.api.schemes.get(*index)?.place.read(headers, query);
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

    /// The reply of an operation, with the fault that the request's header requests, or the
    /// fault that is due. Its changes apply if it succeeds and no fault refuses it.
    fn operate(
        &self,
        store: &mut Store,
        operation: &Operation,
        head: &Parts,
        seen: &Request,
    ) -> Reply {
        let mut changed = store.clone();
        let response = self.api.respond(operation, &mut changed, seen);
        let fault = match asked_fault(operation, head, &response) {
            Some(Err(text)) => {
                return self.api.refuse_header(FAULT_HEADER, &text);
            }
            Some(Ok(action)) => Some(action),
            None => {
                let has_cursor = operation.has_cursor(&seen.query);
                self.faults.take(operation, has_cursor, &response)
            }
        };
        let is_refused = fault.as_ref().is_some_and(Action::refuses);
        if response.is_success() && !is_refused {
            let before = mem::replace(store, changed);
            if let Some(after_read) = self.api.embedded.after_read
                && !operation.is_write()
            {
                after_read(store);
            }
            if let Some(webhooks) = &self.webhooks {
                webhooks.changed(&before, store);
            }
        }
        match fault {
            Some(action) => action.apply(self.api, operation, response),
            None => self.api.reply(operation, response),
        }
    }
}

/// The fault that a request's header requests. The error says why it is not possible.
fn asked_fault(
    operation: &Operation,
    head: &Parts,
    response: &Response,
) -> Option<Result<Action, String>> {
    let mut headers = head.headers.get_all(FAULT_HEADER).iter();
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
        action.fits(operation, response)?;
        Ok(action)
    };
    Some(read())
}
