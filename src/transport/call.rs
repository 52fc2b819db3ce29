//! A call of a generated builder: its parameters, and the request made from them.
//!
//! Only the setters and the decoding are generic, so that a document with hundreds of
//! operations compiles quickly.

use std::any::type_name;
use std::fmt;
use std::future::Future;
use std::pin::Pin;

use bytes::Bytes;
use progenitor_runtime::{ByteStream, QueryParam};
use reqwest::header::{ACCEPT, CONTENT_TYPE, HeaderName, HeaderValue};
use reqwest::{Method, Request, Url};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::send::send;
use super::{Operation, Response, ResponseValue, Session};
use crate::Error;
use crate::path::{PathValue, address};

/// What a generated builder holds.
#[derive(Clone)]
pub struct Call {
    session: Session,
    operation: &'static Operation,
    parameters: Vec<Parameter>,
    body: Option<Result<Body, String>>,
}

/// A parameter that was set: its text as it is sent, or why it has none.
#[derive(Clone)]
struct Parameter {
    place: Place,
    /// Its name in the request.
    name: &'static str,
    text: Result<String, String>,
}

/// Where a parameter is sent.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Path,
    Query,
    Header,
}

/// A body, with its media type.
enum Body {
    Bytes(&'static str, Bytes),
    /// Only builders without `Clone` have such a body.
    Stream(&'static str, reqwest::Body),
    /// What remains of a stream in a clone.
    Taken,
}

/// The future of a response. It is boxed to reduce the compile time of each call.
type Answer = Pin<Box<dyn Future<Output = Result<Response, Error>> + Send>>;

impl Call {
    /// A call without parameters.
    pub fn new(session: &Session, operation: &'static Operation) -> Self {
        Self {
            session: session.clone(),
            operation,
            parameters: Vec::new(),
            body: None,
        }
    }

    /// Sets a parameter of the path.
    pub fn path<T: ToString>(self, name: &'static str, value: impl TryInto<T>) -> Self {
        let value: Result<T, String> = self.converted(name, value);
        self.with(Place::Path, name, value.map(|value| value.to_string()))
    }

    /// Sets a parameter that is sent as a header.
    pub fn header<T: ToString>(self, name: &'static str, value: impl TryInto<T>) -> Self {
        let value: Result<T, String> = self.converted(name, value);
        self.with(Place::Header, name, value.map(|value| value.to_string()))
    }

    /// Sets a parameter of the query. A list becomes one pair for each item.
    pub fn query<T: Serialize>(self, name: &'static str, value: impl TryInto<T>) -> Self {
        let value: Result<T, String> = self.converted(name, value);
        let text = value.and_then(|value| {
            let pairs = serde_urlencoded::to_string(QueryParam::new(name, &value));
            pairs.map_err(|error| self.operation.with_setter(name, error.to_string()))
        });
        self.with(Place::Query, name, text)
    }

    /// Sets a JSON body.
    pub fn json_body<T: Serialize>(self, value: impl TryInto<T>) -> Self {
        let value: Result<T, String> = self.converted("body", value);
        let body = value.and_then(|value| {
            let text = serde_json::to_vec(&value);
            text.map_err(|_| "the body cannot be written as JSON".to_owned())
        });
        self.with_body(body.map(|text| Body::Bytes("application/json", text.into())))
    }

    /// Sets a body that is sent as a form.
    pub fn form_body<T: Serialize>(self, value: impl TryInto<T>) -> Self {
        let value: Result<T, String> = self.converted("body", value);
        let body = value.and_then(|value| {
            let text = serde_urlencoded::to_string(&value);
            text.map_err(|_| "the body cannot be written as a form".to_owned())
        });
        let kind = "application/x-www-form-urlencoded";
        self.with_body(body.map(|text| Body::Bytes(kind, text.into())))
    }

    /// Sets a body of text with a media type.
    pub fn text_body(self, kind: &'static str, value: impl TryInto<String>) -> Self {
        let value: Result<String, String> = self.converted("body", value);
        self.with_body(value.map(|text| Body::Bytes(kind, text.into())))
    }

    /// Sets a body of bytes, which may be a stream.
    pub fn bytes_body(self, value: impl TryInto<reqwest::Body>) -> Self {
        let value: Result<reqwest::Body, String> = self.converted("body", value);
        self.with_body(value.map(|body| Body::Stream("application/octet-stream", body)))
    }

    /// Sends the call and decodes the JSON of its response.
    pub async fn json<T: DeserializeOwned>(self) -> Result<ResponseValue<T>, Error> {
        ResponseValue::from_response(self.answer(true).await?).await
    }

    /// Sends the call. The body of its response is not decoded.
    pub async fn empty(self) -> Result<ResponseValue<()>, Error> {
        Ok(ResponseValue::empty(self.answer(false).await?))
    }

    /// Sends the call and returns the body of its response.
    pub async fn bytes(self) -> Result<ResponseValue<ByteStream>, Error> {
        Ok(ResponseValue::stream(self.answer(false).await?))
    }

    fn converted<T>(&self, name: &str, value: impl TryInto<T>) -> Result<T, String> {
        value.try_into().map_err(|_| {
            let (setter, wanted) = (self.operation.setter(name), plain(type_name::<T>()));
            format!("the value given to `.{setter}(…)` cannot be converted to `{wanted}`")
        })
    }

    /// The last value of a parameter counts.
    fn with(mut self, place: Place, name: &'static str, text: Result<String, String>) -> Self {
        let is_other = |other: &Parameter| (other.place, other.name) != (place, name);
        self.parameters.retain(is_other);
        self.parameters.push(Parameter { place, name, text });
        self
    }

    fn with_body(mut self, body: Result<Body, String>) -> Self {
        self.body = Some(body);
        self
    }

    fn answer(self, is_json: bool) -> Answer {
        Box::pin(async move {
            let (session, operation) = (self.session.clone(), self.operation);
            let request = self.request(is_json);
            let request = request.map_err(|error| error.of_operation(Some(operation)))?;
            let response = dispatch(session, request, Some(operation)).await?;
            match operation.is_success(response.status()) {
                true => Ok(response),
                false => Err(Error::unexpected(response)),
            }
        })
    }

    fn request(mut self, is_json: bool) -> Result<Request, Error> {
        self.check_required()?;
        self.parameters.sort_by_key(|set| (set.place, set.name));
        let mut request = Request::new(self.method()?, self.url()?);
        if is_json {
            let json = HeaderValue::from_static("application/json");
            request.headers_mut().insert(ACCEPT, json);
        }
        for Parameter { name, text, .. } in self.parameters_in(Place::Header) {
            let (name, value) = self.operation.header(name, text.clone())?;
            request.headers_mut().append(name, value);
        }
        let (kind, body) = match self.body.transpose().map_err(Error::invalid_request)? {
            None => return Ok(request),
            Some(Body::Bytes(kind, bytes)) => (kind, reqwest::Body::from(bytes)),
            Some(Body::Stream(kind, body)) => (kind, body),
            Some(Body::Taken) => {
                let text = "the body is a stream, and this is a clone of its call";
                return Err(Error::invalid_request(text));
            }
        };
        let kind = HeaderValue::from_static(kind);
        request.headers_mut().insert(CONTENT_TYPE, kind);
        *request.body_mut() = Some(body);
        Ok(request)
    }

    fn check_required(&self) -> Result<(), Error> {
        let set = self
            .parameters
            .iter()
            .map(|set| self.operation.setter(set.name));
        let set: Vec<&str> = set.chain(self.body.is_some().then_some("body")).collect();
        let mut required = self.operation.required.iter();
        match required.find(|setter| !set.contains(setter)) {
            Some(setter) => Err(Error::invalid_request(format!(
                "{setter} must be set: .{setter}(…)"
            ))),
            None => Ok(()),
        }
    }

    fn method(&self) -> Result<Method, Error> {
        let refused = |_| Error::invalid_request("the HTTP method cannot be sent");
        Method::from_bytes(self.operation.method.as_bytes()).map_err(refused)
    }

    fn url(&self) -> Result<Url, Error> {
        let mut values = Vec::new();
        for Parameter { name, text, .. } in self.parameters_in(Place::Path) {
            values.push(PathValue {
                name,
                label: self.operation.label(name),
                text: text.clone().map_err(Error::invalid_request)?,
            });
        }
        let url = address(self.session.base_url(), self.operation.path, &values)?;
        let refused = |_| Error::invalid_request("the address of the call is not a URL");
        let mut url = Url::parse(&url).map_err(refused)?;
        let pairs = self.parameters_in(Place::Query).map(|set| set.text.clone());
        let pairs: Vec<String> = pairs
            .collect::<Result<_, _>>()
            .map_err(Error::invalid_request)?;
        let pairs: Vec<String> = pairs
            .into_iter()
            .filter(|pairs| !pairs.is_empty())
            .collect();
        if !pairs.is_empty() {
            // A path of a document may have a query of its own.
            let own = url.query().filter(|own| !own.is_empty());
            let all = own.into_iter().chain(pairs.iter().map(String::as_str));
            let all: Vec<&str> = all.collect();
            url.set_query(Some(&all.join("&")));
        }
        Ok(url)
    }

    fn parameters_in(&self, place: Place) -> impl Iterator<Item = &Parameter> {
        self.parameters.iter().filter(move |set| set.place == place)
    }
}

/// Sends a request below the client's base URL, with the client's keys and page size.
pub(super) async fn dispatch(
    session: Session,
    mut request: Request,
    operation: Option<&'static Operation>,
) -> Result<Response, Error> {
    session.sign(&mut request)?;
    if let Some((name, maximum)) = operation.and_then(|operation| operation.page_size) {
        let url = request.url_mut();
        if !url.query_pairs().any(|(present, _)| present == name) {
            url.query_pairs_mut()
                .append_pair(name, &maximum.to_string());
        }
    }
    let http = session.http();
    send(session, http, request, operation).await
}

impl Operation {
    /// The setter of a parameter, by the parameter's name in the request.
    fn setter<'a>(&self, name: &'a str) -> &'a str {
        let mut setters = self.setters.iter();
        let found = setters.find(|(wire, _)| *wire == name);
        found.map_or(name, |(_, setter)| setter)
    }

    /// A parameter in a message, with its setter if that has another name.
    fn label(&self, name: &str) -> String {
        match self.setter(name) {
            setter if setter == name => format!("`{name}`"),
            setter => format!("`{name}` (set by `.{setter}(…)`)"),
        }
    }

    /// A message about a parameter, with its setter if that has another name.
    fn with_setter(&self, name: &str, message: String) -> String {
        match self.setter(name) {
            setter if setter == name => message,
            setter => format!("{message}; it is set by `.{setter}(…)`"),
        }
    }

    fn header(
        &self,
        name: &str,
        text: Result<String, String>,
    ) -> Result<(HeaderName, HeaderValue), Error> {
        let text = text.map_err(Error::invalid_request)?;
        let refused = || {
            let label = self.label(name);
            Error::invalid_request(format!("{label} has a character that no header can have"))
        };
        let value = HeaderValue::try_from(text).map_err(|_| refused())?;
        let name = HeaderName::try_from(name).map_err(|_| refused())?;
        Ok((name, value))
    }
}

/// A type's name as Rust code spells it: `Vec<String>`.
fn plain(name: &str) -> String {
    let mut plain = String::new();
    let mut segment = String::new();
    for c in name.chars() {
        match c {
            ':' => segment.clear(),
            c if c.is_alphanumeric() || c == '_' => segment.push(c),
            c => {
                plain.push_str(&segment);
                segment.clear();
                plain.push(c);
            }
        }
    }
    plain + &segment
}

impl Clone for Body {
    fn clone(&self) -> Self {
        match self {
            Self::Bytes(kind, bytes) => Self::Bytes(kind, bytes.clone()),
            Self::Stream(..) | Self::Taken => Self::Taken,
        }
    }
}

/// Shows the names of what was set, but no values: a value may be a person's address, phone
/// number or text.
impl fmt::Debug for Call {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let set = self
            .parameters
            .iter()
            .map(|set| self.operation.setter(set.name));
        let mut set: Vec<&str> = set.chain(self.body.is_some().then_some("body")).collect();
        set.sort_unstable();
        let mut call = formatter.debug_struct("Call");
        call.field("operation", &self.operation.id)
            .field("set", &set);
        call.finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
