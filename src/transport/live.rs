//! Reads the bodies of responses: completely, or while they arrive.

use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use reqwest::header::HeaderMap;
use reqwest::{Method, StatusCode};
use tokio::sync::mpsc::{Receiver, Sender, channel};
use tokio::time::timeout;

use super::runtime::{Task, spawn};
use super::{Operation, Response, Sent, Session};
use crate::{Error, ErrorKind};

/// Within this time, if there is a limit.
pub(super) async fn within<T>(
    limit: Option<Duration>,
    work: impl Future<Output = T>,
) -> Result<T, Error> {
    let late = |_| Error::timeout("timed out before the response was complete");
    match limit {
        Some(limit) => timeout(limit, work).await.map_err(late),
        None => Ok(work.await),
    }
}

/// Whether HTTP allows a body in this response.
pub(super) fn has_body(method: &Method, status: StatusCode) -> bool {
    *method != Method::HEAD && !is_always_empty(status)
}

/// Whether a response with this status has no body in HTTP.
pub(crate) fn is_always_empty(status: StatusCode) -> bool {
    matches!(status.as_u16(), 204 | 205 | 304)
}

/// Reads the decompressed body. It fails if the body is longer than allowed.
pub(super) async fn read(response: &mut reqwest::Response, most: usize) -> Result<Bytes, Error> {
    let stated = response.content_length().unwrap_or_default();
    let stated = usize::try_from(stated).unwrap_or(usize::MAX);
    if stated > most {
        return Err(too_large(most));
    }
    // A header may state any length, so at most 1 MiB is reserved for it.
    let mut body = BytesMut::with_capacity(stated.min(1 << 20));
    while let Some(piece) = response
        .chunk()
        .await
        .map_err(|error| Error::no_body(&error))?
    {
        if piece.len() > most - body.len() {
            return Err(too_large(most));
        }
        body.extend_from_slice(&piece);
    }
    Ok(body.freeze())
}

pub(super) fn too_large(most: usize) -> Error {
    let text = format!("the body is longer than the {most} bytes allowed");
    Error::new(ErrorKind::TooLarge, text)
}

/// A body that is read while it arrives.
pub(crate) struct Live {
    response: reqwest::Response,
    /// The maximum time without a byte.
    idle: Duration,
    /// The maximum length of what is kept of it at once.
    pub(super) most: usize,
    redirects: bool,
}

impl Live {
    pub(super) fn new(response: reqwest::Response, session: &Session) -> Self {
        Self {
            response,
            idle: session.idle_timeout(),
            most: session.max_response_bytes(),
            redirects: session.may_redirect(),
        }
    }

    /// The next bytes. `None` at the end.
    pub(super) async fn chunk(&mut self) -> Result<Option<Bytes>, Error> {
        match timeout(self.idle, self.response.chunk()).await {
            Ok(chunk) => chunk.map_err(|error| Error::no_body(&error)),
            Err(_) => Err(Error::timeout("the server sent nothing for too long")),
        }
    }
}

/// The response that a stream belongs to, for its errors.
#[derive(Clone)]
pub(super) struct Origin {
    operation: Option<&'static Operation>,
    sent: Sent,
    is_repeatable: bool,
    redirects: bool,
    pub(super) status: StatusCode,
    headers: HeaderMap,
    pub(super) attempts: u32,
}

impl Origin {
    pub(super) fn of(response: &Response) -> Self {
        Self {
            operation: response.operation,
            sent: response.sent.clone(),
            is_repeatable: response.is_repeatable,
            redirects: response.live.as_ref().is_some_and(|live| live.redirects),
            status: response.status,
            headers: response.headers.clone(),
            attempts: response.attempts,
        }
    }

    /// An error of the response's body.
    pub(super) fn error(&self, error: Error) -> Error {
        let mut error = error
            .of_call(self.operation, self.is_repeatable)
            .of_request(self.sent.clone(), self.redirects)
            .with_answer(self.status, self.headers.clone());
        error.set_attempts(self.attempts);
        error
    }
}

/// What a task of its own reads, one item at a time. The task waits until an item is taken.
/// Dropping the feed cancels the task.
pub(super) struct Feed<T> {
    items: Receiver<Result<T, Error>>,
    task: Option<Task<()>>,
    /// Why there is no task.
    failed: Option<Error>,
}

impl<T: Send + 'static> Feed<T> {
    /// Starts the task.
    pub(super) fn of<F>(read: impl FnOnce(Sender<Result<T, Error>>) -> F) -> Self
    where
        F: Future<Output = ()> + Send + 'static,
    {
        let (sender, items) = channel(1);
        let (task, failed) = match spawn(read(sender)) {
            Ok(task) => (Some(task), None),
            Err(error) => (None, Some(error)),
        };
        Self {
            items,
            task,
            failed,
        }
    }

    /// A feed without items.
    pub(super) fn empty() -> Self {
        Self {
            items: channel(1).1,
            task: None,
            failed: None,
        }
    }

    pub(super) fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<T, Error>>> {
        if let Some(item) = ready!(self.items.poll_recv(context)) {
            return Poll::Ready(Some(item));
        }
        if let Some(error) = self.failed.take() {
            return Poll::Ready(Some(Err(error)));
        }
        let Some(task) = &mut self.task else {
            return Poll::Ready(None);
        };
        // If the runtime stopped the task, the end is not that of the body.
        let outcome = ready!(Pin::new(task).poll(context));
        self.task = None;
        Poll::Ready(outcome.err().map(Err))
    }
}
