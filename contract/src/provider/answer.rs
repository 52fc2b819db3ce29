//! What a call has returned, as JSON.

use conversation_apis::{ByteStream, Error, EventStream, Paginated, ResponseValue};
use serde::Serialize;
use serde_json::Value;

use super::Failed;

/// What a call has returned.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Decoded {
    /// The success that it was read as, if the operation has several. `undocumented` for
    /// one that the document does not list.
    pub status: Option<&'static str>,
    /// The value, encoded again: JSON, a text for bytes, or a list of the data of events.
    pub value: Value,
}

impl Decoded {
    fn of(value: Value) -> Self {
        Self {
            status: None,
            value,
        }
    }

    /// A success without a body.
    pub fn by_status(status: &'static str) -> Self {
        Self::default().of_status(status)
    }

    /// The same value as the success of this status.
    #[must_use]
    pub fn of_status(mut self, status: &'static str) -> Self {
        self.status = Some(status);
        self
    }
}

/// The JSON that a call returned.
///
/// # Errors
///
/// The error of the call.
pub fn outcome<T: Serialize>(result: Result<ResponseValue<T>, Error>) -> Result<Decoded, Failed> {
    Ok(json(&*result?))
}

/// A value as JSON.
pub fn json<T: Serialize>(value: &T) -> Decoded {
    Decoded::of(encode(value))
}

/// The bytes that a call returned, as text.
///
/// # Errors
///
/// The error of the call or of the stream.
pub async fn bytes(result: Result<ResponseValue<ByteStream>, Error>) -> Result<Decoded, Failed> {
    download(result?.into_inner()).await
}

/// The bytes of a stream, as text.
///
/// # Errors
///
/// The error of the stream.
pub async fn download(stream: ByteStream) -> Result<Decoded, Failed> {
    let bytes = stream.bytes().await?;
    Ok(Decoded::of(String::from_utf8_lossy(&bytes).into()))
}

/// The data of the events that a call returned.
///
/// # Errors
///
/// The error of the call or of an event.
pub async fn events<T: Serialize>(
    result: Result<ResponseValue<EventStream<T>>, Error>,
) -> Result<Decoded, Failed> {
    listened(result?.into_inner()).await
}

/// The data of the events of a stream.
///
/// # Errors
///
/// The error of an event.
pub async fn listened<T: Serialize>(mut stream: EventStream<T>) -> Result<Decoded, Failed> {
    let mut found = Vec::new();
    while let Some(event) = stream.next().await {
        found.push(encode(&event?.data));
    }
    Ok(Decoded::of(found.into()))
}

fn encode<T: Serialize>(value: &T) -> Value {
    serde_json::to_value(value).unwrap_or_default()
}

/// The items of a list. After an error, the walk resumes once.
pub async fn walked<P>(call: P) -> Vec<Result<Value, Error>>
where
    P: Paginated,
    P::Item: Serialize,
{
    let mut items = call.items();
    let mut found = Vec::new();
    let mut resumed = false;
    loop {
        match items.next().await {
            Some(Ok(item)) => found.push(Ok(encode(&item))),
            Some(Err(error)) => found.push(Err(error)),
            None if resumed || !matches!(found.last(), Some(Err(_))) => return found,
            None => {
                resumed = true;
                items.resume();
            }
        }
    }
}
