//! Server-sent events: a response whose body is a stream of events.

mod parser;
mod reader;

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use reqwest::StatusCode;
use reqwest::header::{CONTENT_TYPE, HeaderMap};
use serde::de::DeserializeOwned;

use self::parser::Raw;
pub(super) use self::reader::LAST_EVENT_ID;
use self::reader::Reader;
use super::live::{Feed, Origin, is_always_empty};
use super::{Response, essence, foreign_encoding};
use crate::Error;
use crate::decode::{self, DecodeError};
use crate::observe::watch::EventWatch;

/// The media type of server-sent events.
pub(super) const EVENT_STREAM: &str = "text/event-stream";

/// A server-sent event.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Event<T> {
    /// The id that the server sent last, with this event or before it.
    pub id: Option<String>,
    /// The name of the event. It is `message` if the server sends none.
    pub event: String,
    /// The data.
    pub data: T,
}

/// The events that a server sends, as a stream.
///
/// The stream ends when the server ends the response, or sends the data `[DONE]`. Dropping it
/// closes the connection.
///
/// # Errors
///
/// - [`Decode`](crate::ErrorKind::Decode) or [`NotJson`](crate::ErrorKind::NotJson) for an event
///   whose data does not fit `T`. [`Error::body`] has its data. The stream continues with the
///   next event.
/// - [`TooLarge`](crate::ErrorKind::TooLarge) for an event that is longer than
///   [`max_response_bytes`](crate::ClientBuilder::max_response_bytes). The stream ends.
/// - [`Transport`](crate::ErrorKind::Transport) if the connection breaks, and
///   [`Timeout`](crate::ErrorKind::Timeout) if the server sends nothing, not even a comment, for
///   longer than [`idle_timeout`](crate::ClientBuilder::idle_timeout). The stream ends, unless it
///   can be resumed. Nothing limits the time of the whole stream.
///
/// # Resumption
///
/// If the connection breaks, and the request is a `GET`, it is sent again with the header
/// `Last-Event-ID`, as often and for as long as [`Retry`](crate::Retry) allows. The count starts
/// again with each event. The wait is at least what the server asks for with `retry`. A stream
/// that has no ids is not resumed after its first event, because the server would start over.
///
/// To continue a stream later, keep [`last_event_id`](Self::last_event_id) and give it to the
/// builder of a new call.
///
/// ```no_run
/// # async fn read<T: std::fmt::Debug>(mut events: conversation_apis::EventStream<T>) {
/// while let Some(event) = events.next().await {
///     match event {
///         Ok(event) => println!("{}: {:?}", event.event, event.data),
///         Err(error) => println!("{error}"),
///     }
/// }
/// # }
/// ```
pub struct EventStream<T> {
    feed: Feed<Raw>,
    origin: Box<Origin>,
    decode: Decode<T>,
    /// The observer, if the stream is observed and its events are JSON.
    watch: Option<Box<EventWatch>>,
    last_id: Option<String>,
    is_done: bool,
}

/// Reads the data of an event.
type Decode<T> = fn(String) -> Result<T, (DecodeError, String)>;

/// The data that ends a stream.
const DONE: &str = "[DONE]";

impl<T: DeserializeOwned> EventStream<T> {
    /// Events whose data is JSON.
    pub(super) fn json(response: &mut Response) -> Result<Self, DecodeError> {
        let watch = EventWatch::of(response);
        let stream = Self::of(response, |data| {
            decode::from_str(&data).map_err(|error| (error, data))
        });
        stream.map(|stream| Self { watch, ..stream })
    }
}

impl EventStream<String> {
    /// Events whose data is text.
    pub(super) fn text(response: &mut Response) -> Result<Self, DecodeError> {
        Self::of(response, Ok)
    }
}

impl<T> EventStream<T> {
    fn of(response: &mut Response, decode: Decode<T>) -> Result<Self, DecodeError> {
        if let Some(encoding) = foreign_encoding(&response.headers) {
            return Err(DecodeError::encoded(&encoding));
        }
        let origin = Box::new(Origin::of(response));
        let last_id = response
            .call
            .as_ref()
            .and_then(|call| call.header(&LAST_EVENT_ID));
        let feed = match response.live.take() {
            Some(live) => {
                let call = response.call.take();
                let reader = Reader::new(live, origin.clone(), call, last_id.clone());
                Feed::of(|sender| reader.run(sender))
            }
            None if is_always_empty(response.status) => Feed::empty(),
            None => return Err(DecodeError::no_events()),
        };
        Ok(Self {
            feed,
            origin,
            decode,
            watch: None,
            last_id,
            is_done: false,
        })
    }

    /// The next event. `None` at the end, and after an error that ended the stream.
    ///
    /// A caller can drop the future at any point and loses nothing.
    pub async fn next(&mut self) -> Option<Result<Event<T>, Error>> {
        std::future::poll_fn(|context| self.poll(context)).await
    }

    /// The id of the last event that this stream returned, or that it was started from. `None`
    /// if the server sends no ids.
    pub fn last_event_id(&self) -> Option<&str> {
        self.last_id.as_deref()
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Event<T>, Error>>> {
        if self.is_done {
            return Poll::Ready(None);
        }
        let Raw { id, event, data } = match ready!(self.feed.poll(context)) {
            Some(Ok(raw)) => raw,
            other => {
                let error = other.and_then(Result::err);
                self.is_done |= error.is_none();
                return Poll::Ready(error.map(Err));
            }
        };
        self.last_id = id.clone();
        if data == DONE {
            self.is_done = true;
            self.feed = Feed::empty();
            return Poll::Ready(None);
        }
        let decoded = match &self.watch {
            Some(watch) => watch.read(|| (self.decode)(data)),
            None => (self.decode)(data),
        };
        Poll::Ready(Some(match decoded {
            Ok(data) => Ok(Event { id, event, data }),
            Err((error, data)) => {
                let error = self.origin.error(Error::event(error));
                Err(error.with_body(Bytes::from(data)))
            }
        }))
    }
}

impl<T> Stream for EventStream<T> {
    type Item = Result<Event<T>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll(context)
    }
}

/// Shows no event.
impl<T> fmt::Debug for EventStream<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("EventStream")
            .finish_non_exhaustive()
    }
}

/// Whether a response is a stream of events. One without a content type may be.
pub(super) fn is_event_stream(_: StatusCode, headers: &HeaderMap) -> bool {
    content_type(headers).is_none_or(|name| name.eq_ignore_ascii_case(EVENT_STREAM))
}

/// The error of a response that is something else.
fn no_events(response: Response) -> Error {
    Error::decode(response, DecodeError::no_events())
}

fn content_type(headers: &HeaderMap) -> Option<&str> {
    let text = headers.get(CONTENT_TYPE)?.to_str().unwrap_or_default();
    Some(essence(text))
}
