//! The facts of an operation that generated code states as data.

use std::any::TypeId;
use std::ops::RangeInclusive;

use reqwest::StatusCode;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::essence;
use super::scheme::Alternatives;
use super::server::Server;
use crate::decode::{self, DecodeError};
use crate::observe::recorder::Mark;
use crate::rules::Rules;

/// An operation of the document.
#[derive(Debug)]
pub struct Operation {
    /// Its `operationId`.
    pub id: &'static str,
    /// The HTTP method, in upper case.
    pub method: &'static str,
    /// The path below the base URL, with parameters in braces.
    pub path: &'static str,
    /// The parameters. Setters refer to them by their position.
    pub parameters: &'static [Parameter],
    /// Whether the body has to be set.
    pub requires_body: bool,
    /// Whether the document says that the same request may be sent again.
    pub is_idempotent: bool,
    /// What the document states about the body, by media type.
    pub rules: &'static [(&'static str, &'static Rules)],
    /// The query parameter of the page size, and its maximum.
    pub page_size: Option<(&'static str, i64)>,
    /// The `Content-Type` of a request without a body. If it is empty: none.
    pub content_type: &'static str,
    /// The media types that the client accepts. If it is empty: JSON, if that is what it reads.
    pub accept: &'static str,
    /// The statuses of the documented successes.
    pub success: &'static [RangeInclusive<u16>],
    /// The other documented responses.
    pub errors: &'static [DocumentedError],
    /// The alternatives of security schemes, if they are not those of the document.
    pub security: Option<Alternatives>,
    /// The servers, if they are not those of the document. The first is used.
    pub servers: &'static [Server],
    /// For a list: takes the notes of a page that does not decode, item by item.
    pub list: Option<ReadItems>,
}

/// Reads a text that does not decode as a page, with the place of its schema. The mark is from
/// before it was decoded.
pub type ReadItems = fn(&str, &str, Mark);

/// Decodes a body, and drops its value.
type Check = fn(&[u8]) -> Result<(), DecodeError>;

/// A parameter of an operation.
#[derive(Debug)]
pub struct Parameter {
    /// Its name in the request.
    pub(crate) name: &'static str,
    /// The name of its setter.
    pub(crate) setter: &'static str,
    pub(crate) place: Place,
    pub(crate) style: Style,
    pub(crate) explode: bool,
    pub(crate) is_required: bool,
    /// Whether reserved characters are sent without percent-encoding.
    pub(crate) allow_reserved: bool,
    /// What the document states about its value.
    pub(crate) rules: Option<&'static Rules>,
}

/// Where a parameter is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Place {
    Path,
    Query,
    Header,
    Cookie,
}

/// How a list or an object is written. The names are those of OpenAPI.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// `a,b`
    Simple,
    /// `.a.b`
    Label,
    /// `;name=a;name=b`
    Matrix,
    /// `name=a&name=b`, or `name=a,b` if it is not exploded
    Form,
    /// `name=a%20b`
    SpaceDelimited,
    /// `name=a%7Cb`
    PipeDelimited,
    /// `name[property]=value`
    DeepObject,
    /// The whole value as JSON text, for a parameter with `content`.
    Json,
}

impl Parameter {
    /// A parameter of the path. It is required.
    pub const fn path(name: &'static str) -> Self {
        Self::new(name, Place::Path, Style::Simple, false).required()
    }

    /// A parameter of the query.
    pub const fn query(name: &'static str) -> Self {
        Self::new(name, Place::Query, Style::Form, true)
    }

    /// A parameter that is sent as a header.
    pub const fn header(name: &'static str) -> Self {
        Self::new(name, Place::Header, Style::Simple, false)
    }

    /// A parameter that is sent as a cookie.
    pub const fn cookie(name: &'static str) -> Self {
        Self::new(name, Place::Cookie, Style::Form, true)
    }

    const fn new(name: &'static str, place: Place, style: Style, explode: bool) -> Self {
        Self {
            name,
            setter: name,
            place,
            style,
            explode,
            is_required: false,
            allow_reserved: false,
            rules: None,
        }
    }

    /// The name of its setter, if that is another one.
    pub const fn setter(mut self, setter: &'static str) -> Self {
        self.setter = setter;
        self
    }

    /// A parameter that has to be set.
    pub const fn required(mut self) -> Self {
        self.is_required = true;
        self
    }

    /// How lists and objects are written, if not in the default style of the place.
    pub const fn style(mut self, style: Style, explode: bool) -> Self {
        self.style = style;
        self.explode = explode;
        self
    }

    /// Sends reserved characters as they are.
    pub const fn allow_reserved(mut self) -> Self {
        self.allow_reserved = true;
        self
    }

    /// The rules that its value is checked against.
    pub const fn rules(mut self, rules: &'static Rules) -> Self {
        self.rules = Some(rules);
        self
    }

    /// The parameter in a message, with its setter if that has another name.
    pub(crate) fn label(&self) -> String {
        match self.name == self.setter {
            true => format!("`{}`", self.name),
            false => format!("`{}` (set by `.{}(…)`)", self.name, self.setter),
        }
    }
}

/// How a property of a form, or a part of a multipart body, is sent.
#[derive(Debug)]
pub struct Field {
    pub(crate) name: &'static str,
    /// The content type that the document states.
    pub(crate) content_type: Option<&'static str>,
    /// The style that the document states, and whether it is exploded. The content type has no
    /// meaning then.
    pub(crate) style: Option<(Style, bool)>,
    /// Whether reserved characters are sent without percent-encoding.
    pub(crate) allow_reserved: bool,
    /// Headers of the part.
    pub(crate) headers: &'static [(&'static str, &'static str)],
}

impl Field {
    /// A property without other facts.
    pub const DEFAULT: Self = Self::new("");

    /// A property or a part that is sent in the default way of its type.
    pub const fn new(name: &'static str) -> Self {
        Self {
            name,
            content_type: None,
            style: None,
            allow_reserved: false,
            headers: &[],
        }
    }

    /// The content type that the document states.
    pub const fn content_type(mut self, content_type: &'static str) -> Self {
        self.content_type = Some(content_type);
        self
    }

    /// The style that the document states.
    pub const fn style(mut self, style: Style, explode: bool) -> Self {
        self.style = Some((style, explode));
        self
    }

    /// Sends reserved characters as they are.
    pub const fn allow_reserved(mut self) -> Self {
        self.allow_reserved = true;
        self
    }

    /// Whether the document states that the value is JSON.
    pub(crate) fn is_json(&self) -> bool {
        let name = essence(self.content_type.unwrap_or_default()).to_ascii_lowercase();
        name == "application/json" || name.ends_with("+json")
    }

    /// Headers that are sent with the part.
    pub const fn headers(mut self, headers: &'static [(&'static str, &'static str)]) -> Self {
        self.headers = headers;
        self
    }
}

/// A response that an operation documents beside its success.
#[derive(Debug)]
pub struct DocumentedError {
    status: RangeInclusive<u16>,
    message: &'static [&'static str],
    /// The type of the body, if the document states one.
    body: Option<fn() -> TypeId>,
    /// Decodes the body, for the client's observer.
    observe: Option<Check>,
}

impl Operation {
    /// Nothing, for the facts that an operation does not have.
    pub const NONE: Self = Self {
        id: "",
        method: "",
        path: "",
        parameters: &[],
        requires_body: false,
        is_idempotent: false,
        rules: &[],
        page_size: None,
        content_type: "",
        accept: "",
        success: &[],
        errors: &[],
        security: None,
        servers: &[],
        list: None,
    };

    /// The accepted media types, if the operation states them.
    pub(crate) fn accept_or(&self, default: &'static str) -> &'static str {
        match self.accept {
            "" => default,
            accept => accept,
        }
    }

    /// Whether the document lists a status. `default` lists errors only.
    pub(crate) fn documents(&self, status: StatusCode) -> bool {
        narrowest(self.success.iter(), status).is_some() || self.error(status).is_some()
    }

    /// The name of the documented response for a status: `200`, `2XX` or `default`.
    pub(crate) fn response_name(&self, status: StatusCode) -> Option<String> {
        let range = match self.error(status) {
            Some(error) => &error.status,
            None => &self.success[narrowest(self.success.iter(), status)?],
        };
        let (start, end) = (*range.start(), *range.end());
        Some(match end - start {
            0 => start.to_string(),
            1..100 => format!("{}XX", start / 100),
            _ => "default".to_owned(),
        })
    }

    /// The documented response for a status that is not a success.
    pub(crate) fn error(&self, status: StatusCode) -> Option<&'static DocumentedError> {
        if status.is_success() {
            return None;
        }
        let statuses = self.errors.iter().map(|error| &error.status);
        narrowest(statuses, status).map(|position| &self.errors[position])
    }
}

/// The text for people in the body of an error that no operation describes: where an operation
/// has it for this status, or else for any other.
pub(super) fn message(
    operations: &[&'static Operation],
    status: StatusCode,
    body: &Value,
) -> Option<String> {
    let of_status = operations.iter().filter_map(|known| known.error(status));
    let of_any = operations.iter().flat_map(|known| known.errors);
    let mut errors = of_status.chain(of_any);
    errors.find_map(|error| error.message_in(body))
}

/// The position of the range that contains a status: of several, the narrowest one.
pub(super) fn narrowest<'a>(
    ranges: impl Iterator<Item = &'a RangeInclusive<u16>>,
    status: StatusCode,
) -> Option<usize> {
    let matching = ranges
        .enumerate()
        .filter(|(_, range)| range.contains(&status.as_u16()));
    let narrowest = matching.min_by_key(|(_, range)| range.end() - range.start());
    narrowest.map(|(position, _)| position)
}

impl DocumentedError {
    /// A response for these statuses, whose body may have its text for people at one of
    /// these JSON pointers. The first that leads to a string counts.
    pub const fn new(status: RangeInclusive<u16>, message: &'static [&'static str]) -> Self {
        Self {
            status,
            message,
            body: None,
            observe: None,
        }
    }

    /// The document states this type for the body.
    pub const fn body<T: DeserializeOwned + 'static>(mut self) -> Self {
        self.body = Some(TypeId::of::<T>);
        self.observe = Some(|body| decode::from_bytes::<T>(body).map(drop));
        self
    }

    /// Decodes a body as the documented type, for the client's observer.
    pub(crate) fn observe(&self) -> Option<Check> {
        self.observe
    }

    /// Whether the document states this type for the body.
    pub(crate) fn has_body<T: 'static>(&self) -> bool {
        self.body.is_some_and(|body| body() == TypeId::of::<T>())
    }

    /// Whether the document says where the text for people is.
    pub(crate) fn has_message(&self) -> bool {
        !self.message.is_empty()
    }

    /// The text for people in a body of this form.
    pub(crate) fn message_in(&self, body: &Value) -> Option<String> {
        let mut found = self
            .message
            .iter()
            .filter_map(|pointer| body.pointer(pointer)?.as_str());
        found.next().map(str::to_owned)
    }
}
