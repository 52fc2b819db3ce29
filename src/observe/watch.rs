//! The observer of a client, and what it is told.

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use reqwest::header::CONTENT_TYPE;
use reqwest::{Method, StatusCode};

use super::Observer;
use super::deviation::{Fact, below};
use super::notes::{Note, Notes};
use super::recorder::{self, Observed};
use crate::DecodeError;
use crate::decode::without_mark;
use crate::transport::{Operation, Response, Session, essence, foreign_encoding};

/// The observer of a client.
#[derive(Clone)]
pub(crate) struct Watch {
    observer: Arc<dyn Observer>,
    /// It has the keys, which no name may show.
    session: Session,
    /// The method of the request.
    method: Method,
}

/// What a response belongs to.
#[derive(Debug)]
struct Subject {
    operation: Option<&'static Operation>,
    status: StatusCode,
}

impl Subject {
    fn of(response: &Response) -> Self {
        Self {
            operation: response.operation,
            status: response.status,
        }
    }

    /// The place of the response in the document. `None` if the document does not have it.
    fn response(&self) -> Option<String> {
        let operation = self.operation?;
        let name = operation.response_name(self.status)?;
        Some(below(&responses(operation), &name))
    }

    /// The place of the schema of a body with this media type.
    fn schema(&self, media_type: &str) -> String {
        match self.response() {
            Some(response) => below(&below(&response, "content"), media_type) + "/schema",
            None => "#".to_owned(),
        }
    }

    /// The place of the content of a response with exactly this status, as `verify` has it.
    fn content(&self) -> Option<String> {
        let responses = responses(self.operation?);
        Some(below(&responses, self.status.as_str()) + "/content")
    }
}

/// The place of an operation's responses.
fn responses(operation: &Operation) -> String {
    below(
        &operation_place(operation.method, operation.path),
        "responses",
    )
}

/// The place of an operation.
pub(crate) fn operation_place(method: &str, path: &str) -> String {
    below(&below("#/paths", path), &method.to_ascii_lowercase())
}

impl Watch {
    pub(crate) fn new(observer: Arc<dyn Observer>, session: &Session, method: &Method) -> Self {
        Self {
            observer,
            session: session.clone(),
            method: method.clone(),
        }
    }

    /// Whether to observe the next response.
    fn samples(&self) -> bool {
        catch_unwind(AssertUnwindSafe(|| self.observer.samples())).unwrap_or_else(|_| {
            panicked();
            false
        })
    }

    /// Tells the observer of a response. If it panics, the response is still given to the caller.
    fn tell<T>(&self, subject: &Subject, observed: &Observed<T>) {
        let has_key = |name: &str| self.session.has_key_in(name);
        let (operation, status) = (subject.operation, subject.status);
        let response = observed.response(operation, &self.method, status, &has_key);
        if catch_unwind(AssertUnwindSafe(|| self.observer.observe(&response))).is_err() {
            panicked();
        }
    }
}

/// The panic's own message was printed by the panic hook. It is the observer's, so it is not
/// repeated.
fn panicked() {
    tracing::error!("the observer of the client panicked; the response is not affected");
}

impl fmt::Debug for Watch {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Watch")
    }
}

/// The observer of a response, if it is observed.
fn sampled(response: &Response) -> Option<Watch> {
    response
        .watch
        .as_ref()
        .filter(|watch| watch.samples())
        .cloned()
}

/// Reads a response, and tells the observer of it. A response that is cut off is not observed,
/// because it may be retried.
pub(crate) fn read<T>(
    response: &mut Response,
    read: fn(&mut Response) -> Result<T, DecodeError>,
) -> Result<T, DecodeError> {
    let Some(watch) = sampled(response) else {
        return read(response);
    };
    let subject = Subject::of(response);
    let root = || subject.schema(JSON);
    let list = response.operation.and_then(|operation| operation.list);
    let body = response.body.clone();
    let mut observed = recorder::record(&root, || {
        let text = || String::from_utf8_lossy(without_mark(&body));
        recorder::with_items(list, &root, text, || read(response))
    });
    let is_cut = observed.decoded.as_ref().is_err_and(DecodeError::is_cut);
    match response.is_documented() {
        true if is_cut => return observed.decoded,
        true => {}
        // No schema applies to the body.
        false => observed.notes = undocumented(&subject),
    }
    watch.tell(&subject, &observed);
    observed.decoded
}

/// Tells the observer of a response that is not a success.
pub(crate) fn error(response: &Response) {
    let Some(watch) = sampled(response) else {
        return;
    };
    let subject = Subject::of(response);
    let documented = response.operation.map(|known| known.error(response.status));
    let read = match documented {
        Some(Some(documented)) => documented.observe().filter(|_| !response.is_cut),
        _ => None,
    };
    let mut observed = recorder::record(&|| subject.schema(JSON), || match read {
        Some(read) => checked(response, || read(&response.body)),
        None => Ok(()),
    });
    if let Some(None) = documented {
        observed.notes = undocumented(&subject);
    }
    watch.tell(&subject, &observed);
}

/// The note of a status that the document does not list.
fn undocumented(subject: &Subject) -> Notes {
    let Some(operation) = subject.operation else {
        return Notes::new();
    };
    let place = below(&responses(operation), subject.status.as_str());
    let status = subject.status.as_u16();
    Notes::of(Note::Other(
        place.into(),
        Fact::UndocumentedStatus { status },
    ))
}

/// Decodes the JSON of a response. If notes are taken, also of its headers.
pub(crate) fn checked<T>(
    response: &Response,
    decode: impl FnOnce() -> Result<T, DecodeError>,
) -> Result<T, DecodeError> {
    if !recorder::is_active() {
        return decode();
    }
    let content = || Subject::of(response).content();
    if let Some(coding) = foreign_encoding(&response.headers)
        && let Some(content) = content()
    {
        let name = known_coding(&coding);
        recorder::other(content, Fact::ContentEncoding { name });
        recorder::explained();
        return decode();
    }
    // Without an operation, no content type is documented.
    let is_stated = states_json(response) || response.operation.is_none();
    if !is_stated && let Some(content) = content() {
        recorder::other(content, Fact::ContentType);
    }
    let decoded = decode();
    if decoded.as_ref().is_err_and(|error| !error.is_json()) {
        if is_stated {
            let reason = "the body is not JSON".to_owned();
            let place = content().unwrap_or_else(|| "#".to_owned());
            recorder::other(place, Fact::Undecodable { reason });
        }
        recorder::explained();
    }
    decoded
}

/// A content encoding in the form that a report may show.
fn known_coding(coding: &str) -> &'static str {
    let mut known = ["gzip", "br", "deflate", "zstd", "compress"].into_iter();
    let known = known.find(|known| coding.trim().eq_ignore_ascii_case(known));
    known.unwrap_or("of another name")
}

/// Whether the content type is a JSON media type.
fn states_json(response: &Response) -> bool {
    let stated = response.headers.get(CONTENT_TYPE);
    let stated = stated.and_then(|value| value.to_str().ok());
    stated.map(essence).is_some_and(|name| {
        let ending = name.len().checked_sub("+json".len());
        let ending = ending.and_then(|start| name.get(start..));
        name.eq_ignore_ascii_case(JSON)
            || ending.is_some_and(|ending| ending.eq_ignore_ascii_case("+json"))
    })
}

const JSON: &str = "application/json";

/// The observer of the events of a stream.
#[derive(Debug)]
pub(crate) struct EventWatch {
    watch: Watch,
    subject: Subject,
}

impl EventWatch {
    /// The observer of the events of this response, if it is observed.
    pub(crate) fn of(response: &Response) -> Option<Box<Self>> {
        Some(Box::new(Self {
            watch: sampled(response)?,
            subject: Subject::of(response),
        }))
    }

    /// Reads an event, and tells the observer of it. An error comes with the event's data.
    pub(crate) fn read<T>(
        &self,
        read: impl FnOnce() -> Result<T, (DecodeError, String)>,
    ) -> Result<T, (DecodeError, String)> {
        let mut data = String::new();
        let root = || self.subject.schema("text/event-stream");
        let observed = recorder::record(&root, || {
            read().map_err(|(error, text)| {
                data = text;
                error
            })
        });
        self.watch.tell(&self.subject, &observed);
        observed.decoded.map_err(|error| (error, data))
    }
}
