//! Requests that the document does not have.

use std::fmt;

use bytes::Bytes;
use reqwest::header::{ACCEPT, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use reqwest::{Method, Request, Url};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::call::body::{Body, state_if_empty};
use super::call::{Multipart, Tree, dispatch, form};
use super::outgoing::Outgoing;
use super::{File, Operation, Provider, Response, ResponseValue, Session, key, operation};
use crate::Error;
use crate::decode::without_mark;
use crate::path::{PathValue, address, check_template, encode};

/// A request that the document does not have: any method and path below the base URL, with the
/// client's keys, retries, rate limit, spans and errors.
///
/// Every generated client has a method `request`, which starts one. Nothing is sent before
/// [`send`](Self::send) or [`send_json`](Self::send_json) is awaited.
///
/// ```no_run
/// use conversation_apis::{Method, RawJson};
/// use conversation_apis::partoo::Client;
/// use serde_json::json;
///
/// # async fn pin(client: Client, id: i64) -> Result<(), conversation_apis::Error> {
/// let note = client
///     .request(Method::POST, "/conversations/{id}/notes")
///     .path("id", id)
///     .json(&json!({ "text": "Asked for an invoice" }))
///     .send_json::<RawJson>()
///     .await?;
/// # Ok(())
/// # }
/// ```
///
/// # What is checked
///
/// Before anything is sent, an invalid request is an error of the kind
/// [`InvalidRequest`](crate::ErrorKind::InvalidRequest). No error shows a value.
///
/// - The path starts with one `/` and is relative to the base URL, as the paths of the document
///   are. It is sent as it is written, with a query if it has one. So it must be
///   percent-encoded, and must not have a fragment or a `.` or `..` segment. No path leads to
///   another host.
/// - A name in braces stands for a value of [`path`](Self::path), which is percent-encoded. A
///   value that would change the path, such as `..` or an empty one, is refused.
/// - Names and values of headers are valid. Headers that belong to the connection, such as
///   `Host` and `Content-Length`, are refused.
///
/// Nothing else is checked: neither parameters nor bodies are compared with the document, also
/// if it has an operation with this method and path.
///
/// # What is sent
///
/// The credentials are those that the document states for all operations. If it states none,
/// they are those of its operations. They replace a header or parameter of the same name.
///
/// The request goes to the base URL, and counts for the rate limit. It is retried as
/// [`Retry`](crate::Retry) says: `GET`, `HEAD`, `OPTIONS`, `TRACE` and `QUERY` are retried. Any
/// other method is retried only if the server certainly did not act on the request, unless
/// [`idempotent`](Self::idempotent) says that it can be sent again.
///
/// The `tracing` span has the method and the status, but no path, because the path may hold ids.
#[must_use = "nothing is sent before `send` or `send_json` is awaited"]
pub struct RawRequest {
    session: Session,
    /// The operations of the document. They say where the text of an error is.
    operations: &'static [&'static Operation],
    /// The operation whose server, credentials and page size are used.
    operation: Option<&'static Operation>,
    method: Method,
    path: String,
    path_values: Vec<(String, String)>,
    query: Vec<(String, String)>,
    headers: Vec<(String, String)>,
    body: Option<Result<Body, String>>,
    is_idempotent: bool,
}

impl RawRequest {
    /// A request of this client. Generated clients have a method for it.
    #[doc(hidden)]
    pub fn new<C: Provider>(client: &C, method: Method, path: impl Into<String>) -> Self {
        Self {
            session: client.session().clone(),
            operations: C::OPERATIONS,
            operation: None,
            method,
            path: path.into(),
            path_values: Vec::new(),
            query: Vec::new(),
            headers: Vec::new(),
            body: None,
            is_idempotent: false,
        }
    }

    /// Sends the request as this operation: to its server, with its credentials.
    pub(super) fn of_operation(mut self, operation: Option<&'static Operation>) -> Self {
        self.operation = operation;
        self
    }

    /// Sets the value for a name in braces in the path. It is percent-encoded. The last value
    /// of a name counts.
    pub fn path(mut self, name: impl Into<String>, value: impl fmt::Display) -> Self {
        let name = name.into();
        self.path_values.retain(|(set, _)| *set != name);
        self.path_values.push((name, value.to_string()));
        self
    }

    /// Adds a parameter to the query. Name and value are percent-encoded. Several parameters may
    /// have the same name.
    pub fn query(mut self, name: impl Into<String>, value: impl fmt::Display) -> Self {
        self.query.push((name.into(), value.to_string()));
        self
    }

    /// Adds a header. Several headers may have the same name. `Accept` and `Content-Type`
    /// replace what is sent by default.
    pub fn header(mut self, name: impl Into<String>, value: impl fmt::Display) -> Self {
        self.headers.push((name.into(), value.to_string()));
        self
    }

    /// Sets a JSON body. The last body that is set counts.
    pub fn json<T: Serialize + ?Sized>(self, value: &T) -> Self {
        let body = serde_json::to_vec(value).map_err(unwritten);
        self.with_body(body.map(|text| Body::Bytes(JSON.into(), text.into())))
    }

    /// Sets a body of `application/x-www-form-urlencoded`. The value is written as an object,
    /// and each of its properties becomes a pair. The last body that is set counts.
    pub fn form<T: Serialize>(self, value: &T) -> Self {
        let tree = Tree::of(value).map_err(unwritten);
        let body = tree.and_then(|tree| form::text(&tree, &[]));
        self.with_body(body.map(|text| Body::Bytes(FORM.into(), text.into())))
    }

    /// Sets a body of several parts. The last body that is set counts.
    pub fn multipart(self, parts: Multipart) -> Self {
        self.with_body(Ok(Body::Multipart("multipart/form-data", parts)))
    }

    /// Sets a body of bytes, text or a file, with its content type. The last body that is set
    /// counts.
    ///
    /// A [`File`] with a content type of its own keeps that one. A file that is a path or a
    /// stream is read while it is sent, and the request is not retried.
    pub fn body(self, content_type: impl Into<String>, content: impl Into<File>) -> Self {
        let body = Body::File(content_type.into().into(), Box::new(content.into()));
        self.with_body(Ok(body))
    }

    /// Says that the same request may be sent again, even if the server has already acted on it.
    /// It is then retried like a `GET`; see [`Retry`](crate::Retry).
    pub fn idempotent(mut self) -> Self {
        self.is_idempotent = true;
        self
    }

    /// Sends the request. Returns the body as it came, after decompression. It may be empty, for
    /// example with the status 204.
    ///
    /// # Errors
    ///
    /// `InvalidRequest`, before anything is sent, for what the [type](Self) describes; `Status`
    /// for a status that is not a success; and other kinds of
    /// [`ErrorKind`](crate::ErrorKind).
    pub async fn send(self) -> Result<ResponseValue<Bytes>, Error> {
        let response = self.success("*/*").await?;
        ResponseValue::read(response, |response| Ok(response.body.clone())).await
    }

    /// Sends the request and decodes the JSON of its response: into a type of your own, a
    /// generated one, or [`RawJson`](crate::RawJson) for any JSON.
    ///
    /// # Errors
    ///
    /// Those of [`send`](Self::send), and `NotJson` or `Decode` if the body does not fit the
    /// type. An empty body is read as `null`, if the type allows that: `()` and `Option` do.
    pub async fn send_json<T: DeserializeOwned>(self) -> Result<ResponseValue<T>, Error> {
        ResponseValue::from_response(self.success(JSON).await?).await
    }

    async fn success(self, accept: &'static str) -> Result<Response, Error> {
        let operations = self.operations;
        let response = self.response(accept).await?;
        if response.status.is_success() {
            return Ok(response);
        }
        let body = serde_json::from_slice(without_mark(&response.body)).ok();
        let message = body.and_then(|body| operation::message(operations, response.status, &body));
        Err(Error::unexpected(response).with_message(message))
    }

    /// Sends the request. Returns the response to its last attempt, whatever its status.
    pub(super) async fn response(self, accept: &'static str) -> Result<Response, Error> {
        let (session, operation) = (self.session.clone(), self.operation);
        let is_idempotent = self.is_idempotent;
        let outgoing = Outgoing {
            request: self.built(accept).await?,
            operation,
            streams: None,
            is_idempotent,
        };
        // Boxed, so that each call compiles quickly.
        Box::pin(dispatch(session, outgoing)).await
    }

    fn with_body(mut self, body: Result<Body, String>) -> Self {
        self.body = Some(body);
        self
    }

    async fn built(self, accept: &'static str) -> Result<Request, Error> {
        if self.method == Method::CONNECT {
            let text = "`CONNECT` opens a tunnel, which is not a request for the server";
            return Err(Error::invalid_request(text));
        }
        let mut request = Request::new(self.method.clone(), self.url()?);
        if let Some(body) = self.body {
            let body = body.map_err(Error::invalid_request)?;
            let body = body.opened(&self.session).await?;
            body.add_to(&mut request)?;
        }
        state_if_empty(&mut request);
        let headers = request.headers_mut();
        headers.insert(ACCEPT, HeaderValue::from_static(accept));
        add_headers(headers, &self.headers)?;
        Ok(request)
    }

    fn url(&self) -> Result<Url, Error> {
        let names: Vec<&str> = self.path_values.iter().map(|(name, _)| &**name).collect();
        check_template(&self.path, &names).map_err(Error::invalid_request)?;
        let values = self.path_values.iter().map(|(name, value)| PathValue {
            name,
            label: format!("`{name}`"),
            plain: value.clone(),
            encoded: encode(value),
        });
        let values: Vec<PathValue<'_>> = values.collect();
        let base = self.session.base_url_of(self.operation)?;
        let text = address(base, &self.path, &values)?;
        let refused = || Error::invalid_request("the path cannot be sent unchanged");
        let mut url = Url::parse(&text).map_err(|_| refused())?;
        if url.as_str() != text {
            return Err(refused());
        }
        let pairs = self.query.iter();
        let pairs =
            pairs.map(|(name, value)| format!("{}={}", *key::encoded(name), *key::encoded(value)));
        let own = url.query().filter(|own| !own.is_empty()).map(str::to_owned);
        let query: Vec<String> = own.into_iter().chain(pairs).collect();
        if !query.is_empty() {
            url.set_query(Some(&query.join("&")));
        }
        Ok(url)
    }
}

pub(super) const JSON: &str = "application/json";
const FORM: &str = "application/x-www-form-urlencoded";

/// Headers that belong to the connection, or that the HTTP client derives from the request.
const RESERVED: [&str; 11] = [
    "connection",
    "content-length",
    "expect",
    "host",
    "keep-alive",
    "proxy-authorization",
    "proxy-connection",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
];

fn unwritten(error: serde_json::Error) -> String {
    format!("the request body: {error}")
}

fn add_headers(headers: &mut HeaderMap, added: &[(String, String)]) -> Result<(), Error> {
    for single in [ACCEPT, CONTENT_TYPE] {
        if added
            .iter()
            .any(|(name, _)| name.eq_ignore_ascii_case(single.as_str()))
        {
            headers.remove(single);
        }
    }
    for (name, value) in added {
        let Ok(name) = HeaderName::from_bytes(name.as_bytes()) else {
            return Err(Error::invalid_request("a header has an invalid name"));
        };
        if RESERVED.contains(&name.as_str()) {
            return Err(Error::invalid_request(format!(
                "the header `{name}` is set by the HTTP client; remove it"
            )));
        }
        let value = HeaderValue::from_str(value).map_err(|_| {
            Error::invalid_request(format!("the value of the header `{name}` is not valid"))
        })?;
        headers.append(name, value);
    }
    Ok(())
}

/// Shows no path and no value: they may be a person's address, phone number or text.
impl fmt::Debug for RawRequest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("RawRequest")
            .field("method", &self.method)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
