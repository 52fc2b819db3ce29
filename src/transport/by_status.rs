//! Operations whose successes have different bodies: the status decides which one it is.

use std::ops::RangeInclusive;

use bytes::Bytes;
use reqwest::StatusCode;
use reqwest::header::HeaderMap;
use serde::de::DeserializeOwned;

use super::events::is_event_stream;
use super::operation::narrowest;
use super::response::json;
use super::{ByteStream, EventStream, Response};
use crate::decode::DecodeError;

/// The successes of an operation. The table `by_status!` implements it.
pub trait Successes: Sized {
    /// The documented statuses, and how the body of each is read.
    const BODIES: &'static [(RangeInclusive<u16>, BodyKind)];

    /// Reads the body of the documented success with this position, or of an undocumented one.
    fn read(position: Option<usize>, body: Success<'_>) -> Result<Self, DecodeError>;
}

/// How a body is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(non_camel_case_types)] // the words of the table
pub enum BodyKind {
    /// The body is empty.
    empty,
    /// It is JSON.
    json,
    /// It is a stream of bytes.
    bytes,
    /// It is a stream of server-sent events with JSON.
    events,
    /// It is a stream of server-sent events with text.
    texts,
}

impl BodyKind {
    pub(super) fn is_streamed(self) -> bool {
        matches!(self, Self::bytes | Self::events | Self::texts)
    }
}

/// A response with a success.
pub struct Success<'a>(&'a mut Response);

impl Success<'_> {
    /// The body, decoded from JSON.
    pub fn json<T: DeserializeOwned>(self) -> Result<T, DecodeError> {
        json(self.0)
    }

    /// The body as a stream.
    pub fn bytes(self) -> Result<ByteStream, DecodeError> {
        Ok(ByteStream::of(self.0))
    }

    /// The body as events with JSON.
    pub fn events<T: DeserializeOwned>(self) -> Result<EventStream<T>, DecodeError> {
        EventStream::json(self.0)
    }

    /// The body as events with text.
    pub fn texts(self) -> Result<EventStream<String>, DecodeError> {
        EventStream::text(self.0)
    }

    /// The body as it came.
    pub fn raw(self) -> Bytes {
        self.0.body.clone()
    }
}

fn position<S: Successes>(status: StatusCode) -> Option<usize> {
    narrowest(S::BODIES.iter().map(|(statuses, _)| statuses), status)
}

/// Whether a body is streamed.
pub(super) fn streams<S: Successes>(status: StatusCode, headers: &HeaderMap) -> bool {
    match position::<S>(status).map(|position| S::BODIES[position].1) {
        Some(BodyKind::bytes) => true,
        Some(BodyKind::events | BodyKind::texts) => is_event_stream(status, headers),
        _ => false,
    }
}

pub(super) fn read<S: Successes>(response: &mut Response) -> Result<S, DecodeError> {
    S::read(position::<S>(response.status), Success(response))
}

/// The successes of an operation: a variant for each documented status, with the way in which
/// its body is read. The variant `Other` takes any other success.
#[doc(hidden)]
#[macro_export]
macro_rules! by_status {
    ($name:ident { $($index:literal $variant:ident $statuses:expr => $kind:ident,)* }) => {
        impl $crate::support::Successes for $name {
            const BODIES: &'static [(
                ::core::ops::RangeInclusive<u16>,
                $crate::support::BodyKind,
            )] = &[$(($statuses, $crate::support::BodyKind::$kind)),*];

            fn read(
                position: ::core::option::Option<usize>,
                body: $crate::support::Success<'_>,
            ) -> ::core::result::Result<Self, $crate::DecodeError> {
                match position {
                    $(::core::option::Option::Some($index) => {
                        $crate::by_status!(@read $kind $variant body)
                    })*
                    _ => ::core::result::Result::Ok(Self::Other(body.raw())),
                }
            }
        }
    };
    (@read empty $variant:ident $body:ident) => {
        ::core::result::Result::Ok(Self::$variant)
    };
    (@read $kind:ident $variant:ident $body:ident) => {
        $body.$kind().map(Self::$variant)
    };
}
