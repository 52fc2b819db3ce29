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
    let mut body = Pieces::of(stated);
    while let Some(piece) = response
        .chunk()
        .await
        .map_err(|error| Error::no_body(&error))?
    {
        if piece.len() > most - body.length() {
            return Err(too_large(most));
        }
        body.add(piece);
    }
    Ok(body.joined())
}

/// A body that arrives in pieces. A body in one piece, as most are, is not copied.
struct Pieces {
    /// The first piece, until there is another.
    first: Bytes,
    /// All pieces, if there are several.
    joined: BytesMut,
    /// The length that a header states, or 0.
    stated: usize,
}

/// A shorter body in one piece is copied. It is a part of the connection's buffer of 8 KiB or
/// more, and a caller who keeps many responses would keep all of these.
const SMALL: usize = 16 << 10;

/// Reserved at once, if a header states that much. A header may state any length, so more is
/// reserved only in proportion to what came.
const RESERVED: usize = 1 << 20;

impl Pieces {
    fn of(stated: usize) -> Self {
        Self {
            first: Bytes::new(),
            joined: BytesMut::new(),
            stated,
        }
    }

    fn length(&self) -> usize {
        self.first.len() + self.joined.len()
    }

    fn add(&mut self, piece: Bytes) {
        let length = self.length() + piece.len();
        if length == piece.len() {
            self.first = piece;
            return;
        }
        if length > self.joined.capacity() {
            let stated = self.stated.min(RESERVED.max(8 * length));
            let reserved = match stated >= length {
                true => stated,
                false => 2 * length,
            };
            self.joined.reserve(reserved - self.joined.len());
        }
        let first = std::mem::take(&mut self.first);
        self.joined.extend_from_slice(&first);
        self.joined.extend_from_slice(&piece);
    }

    /// The body.
    fn joined(self) -> Bytes {
        match self.first.len() {
            0 => self.joined.freeze(),
            1..SMALL => Bytes::copy_from_slice(&self.first),
            _ => self.first,
        }
    }
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

#[cfg(test)]
mod tests {
    use bytes::Bytes;

    use super::{Pieces, SMALL};

    fn joined(stated: usize, pieces: &[&[u8]]) -> Bytes {
        let mut body = Pieces::of(stated);
        for piece in pieces {
            body.add(Bytes::copy_from_slice(piece));
        }
        body.joined()
    }

    #[test]
    fn pieces_are_joined_in_their_order_whatever_length_is_stated() {
        let pieces: [&[u8]; 6] = [b"", b"ab", b"", b"c", b"defgh", b""];
        for stated in [0, 1, 8, 9, usize::MAX] {
            assert_eq!(joined(stated, &pieces), "abcdefgh");
            assert_eq!(joined(stated, &[]), "");
        }
        let long: Vec<u8> = (0..100_000_u32).map(|number| number as u8).collect();
        let pieces: Vec<&[u8]> = long.chunks(1).collect();
        assert_eq!(joined(0, &pieces), long);
        assert_eq!(joined(long.len(), &pieces), long);
    }

    #[test]
    fn only_a_large_body_shares_the_memory_of_its_piece() {
        for (length, is_shared) in [(1, false), (SMALL - 1, false), (SMALL, true)] {
            let piece = Bytes::from(vec![b'x'; length]);
            let mut body = Pieces::of(length);
            body.add(piece.clone());
            assert_eq!(body.joined().as_ptr() == piece.as_ptr(), is_shared);
        }
    }

    #[test]
    fn a_stated_length_reserves_only_in_proportion_to_what_came() {
        let mut body = Pieces::of(usize::MAX);
        body.add(Bytes::from_static(b"a"));
        body.add(Bytes::from_static(b"b"));
        assert!(body.joined.capacity() <= 2 << 20);
    }
}
