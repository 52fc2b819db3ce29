//! What a call returns.

use std::future::Future;
use std::pin::Pin;

use reqwest::header::HeaderValue;
use serde::de::DeserializeOwned;

use super::{Call, dispatch};
use crate::Error;
use crate::transport::by_status::{self, Successes};
use crate::transport::events::{EVENT_STREAM, is_event_stream};
use crate::transport::outgoing::{Outgoing, Streams};
use crate::transport::{ByteStream, EventStream, Response, ResponseValue};

/// The future of a response. It is boxed to reduce the compile time of each call.
type Answer = Pin<Box<dyn Future<Output = Result<Response, Error>> + Send>>;

/// The media type that a call accepts if its operation states no other.
const JSON: &str = "application/json";

impl Call {
    /// Sends the call and decodes the JSON of its response.
    pub async fn json<T: DeserializeOwned>(self) -> Result<ResponseValue<T>, Error> {
        let accept = self.operation.accept_or(JSON);
        ResponseValue::from_response(self.answer(accept, None).await?).await
    }

    /// Sends the call. The body of its response is not decoded.
    pub async fn empty(self) -> Result<ResponseValue<()>, Error> {
        let accept = self.operation.accept_or("");
        ResponseValue::read(self.answer(accept, None).await?, |_| Ok(())).await
    }

    /// Sends the call and returns the body of its response as a stream.
    pub async fn bytes(self) -> Result<ResponseValue<ByteStream>, Error> {
        let accept = self.operation.accept_or("");
        let response = self.answer(accept, Some(|_, _| true)).await?;
        ResponseValue::read(response, |response| Ok(ByteStream::of(response))).await
    }

    /// Sends the call and returns the events of its response, with JSON as their data.
    pub async fn events<T: DeserializeOwned>(self) -> Result<ResponseValue<EventStream<T>>, Error> {
        let response = self.answer(EVENT_STREAM, Some(is_event_stream)).await?;
        ResponseValue::read(response, EventStream::json).await
    }

    /// Sends the call and returns the events of its response, with text as their data.
    pub async fn texts(self) -> Result<ResponseValue<EventStream<String>>, Error> {
        let response = self.answer(EVENT_STREAM, Some(is_event_stream)).await?;
        ResponseValue::read(response, EventStream::text).await
    }

    /// Sends the call and reads its response by the status.
    pub async fn by_status<S: Successes>(self) -> Result<ResponseValue<S>, Error> {
        let accept = self.operation.accept_or(JSON);
        let is_streamed = S::BODIES.iter().any(|(_, kind)| kind.is_streamed());
        let streams: Option<Streams> = match is_streamed {
            true => Some(by_status::streams::<S>),
            false => None,
        };
        ResponseValue::read(self.answer(accept, streams).await?, by_status::read).await
    }

    /// Asks the server for the events after the one with this id.
    pub fn last_event_id(mut self, id: impl TryInto<String>) -> Self {
        let id = self
            .converted::<String>("last_event_id", id)
            .and_then(|id| {
                let unsendable =
                    |_| "the id of the last event is not a valid header value".to_owned();
                HeaderValue::from_bytes(id.as_bytes()).map_err(unsendable)
            });
        self.last_event_id = Some(id);
        self
    }

    fn answer(self, accept: &'static str, streams: Option<Streams>) -> Answer {
        Box::pin(async move {
            let (session, operation) = (self.session.clone(), self.operation);
            let request = self.opened().await.and_then(|call| call.request(accept));
            let request = request.map_err(|error| error.of_operation(Some(operation)))?;
            let outgoing = Outgoing {
                request,
                operation: Some(operation),
                streams,
                is_idempotent: false,
            };
            let response = dispatch(session, outgoing).await?;
            match response.status().is_success() {
                true => Ok(response),
                false => Err(Error::unexpected(response)),
            }
        })
    }
}
