//! A call of a generated builder: its parameters, and the request made from them.
//!
//! Only the setters and the decoding are generic, so that a document with hundreds of
//! operations compiles quickly.

mod body;
mod check;
mod form;
mod multipart;
mod parameter;
mod response;
mod style;
mod tree;

pub(crate) use self::tree::Tree;

use std::any::type_name;
use std::fmt;

use reqwest::header::{ACCEPT, HeaderValue};
use reqwest::{Method, Request};

use self::body::Body;
pub use self::multipart::Multipart;
use self::parameter::Set;
use super::events::LAST_EVENT_ID;
use super::operation::{Operation, Parameter};
use super::send::{Streams, send};
use super::{Response, Session};
use crate::Error;
use crate::rules::Refusal;

/// What a generated builder holds.
#[derive(Clone)]
pub struct Call {
    session: Session,
    operation: &'static Operation,
    set: Vec<Set>,
    body: Option<Result<Body, Refusal>>,
    last_event_id: Option<Result<HeaderValue, String>>,
}

impl Call {
    /// A call without parameters.
    pub fn new(session: &Session, operation: &'static Operation) -> Self {
        Self {
            session: session.clone(),
            operation,
            set: Vec::new(),
            body: None,
            last_event_id: None,
        }
    }

    fn converted<T>(&self, setter: &str, value: impl TryInto<T>) -> Result<T, String> {
        value.try_into().map_err(|_| {
            let wanted = plain(type_name::<T>());
            format!("the value given to `.{setter}(…)` cannot be converted to `{wanted}`")
        })
    }

    fn request(self, accept: &'static str) -> Result<Request, Error> {
        self.check_required()?;
        let mut request = Request::new(self.method()?, self.url()?);
        if let Ok(accept) = HeaderValue::from_str(accept)
            && !accept.is_empty()
        {
            request.headers_mut().insert(ACCEPT, accept);
        }
        self.add_headers(request.headers_mut())?;
        if let Some(id) = self.last_event_id {
            let id = id.map_err(Error::invalid_request)?;
            request.headers_mut().insert(LAST_EVENT_ID, id);
        }
        match self.body.transpose().map_err(Error::refused)? {
            Some(body) => body.add_to(&mut request)?,
            None => body::state_type_of_none(self.operation.content_type, &mut request)?,
        }
        body::state_if_empty(&mut request);
        Ok(request)
    }

    fn check_required(&self) -> Result<(), Error> {
        let is_set = |of: &Parameter| self.set.iter().any(|set| std::ptr::eq(set.parameter, of));
        let mut parameters = self.operation.parameters.iter();
        let missing = parameters.find(|parameter| parameter.is_required && !is_set(parameter));
        let missing = missing.map(|parameter| parameter.setter);
        let body = (self.operation.requires_body && self.body.is_none()).then_some("body");
        match missing.or(body) {
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
}

/// Sends a request below the client's base URL, with the client's keys and page size.
pub(super) async fn dispatch(
    session: Session,
    mut request: Request,
    operation: Option<&'static Operation>,
    streams: Option<Streams>,
) -> Result<Response, Error> {
    let signature = session.authorize(&request, operation)?;
    if let Some((name, maximum)) = operation.and_then(|operation| operation.page_size) {
        let url = request.url_mut();
        if !url.query_pairs().any(|(present, _)| present == name) {
            url.query_pairs_mut()
                .append_pair(name, &maximum.to_string());
        }
    }
    send(session, request, operation, streams, signature).await
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

/// Shows the names of what was set, but no values: a value may be a person's address, phone
/// number or text.
impl fmt::Debug for Call {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let set = self.set.iter().map(|set| set.parameter.setter);
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
