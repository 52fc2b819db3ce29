//! Compares a response with the document: its status, its headers and its body.

use conversation_apis_codegen::extension::Pagination;
use conversation_apis_codegen::{Error, Pointer, is_json};
use reqwest::StatusCode;
use reqwest::header::{CONTENT_ENCODING, CONTENT_TYPE, HeaderMap};
use serde_json::Value;

use super::judge::Judge;
use super::lossy_json;
use crate::document::{Operation, Shape};
use crate::finding::Kind;

/// A response, as far as it is compared with the document.
pub(crate) struct Response<'r> {
    pub(crate) status: StatusCode,
    /// A content encoding that was not decompressed, in a form that a report may show.
    pub(crate) coding: Option<&'static str>,
    /// Whether the content type is a JSON media type.
    pub(crate) states_json: bool,
    pub(crate) body: &'r [u8],
}

/// What a response is.
pub(crate) enum Answered {
    /// A page of a list.
    Page(Page),
    /// A success of an operation without pages.
    Success,
    /// A success that could not be read, which is a finding.
    Broken,
    /// An error.
    Status { is_documented: bool },
}

/// A page that was checked.
pub(crate) struct Page {
    /// The page without its items.
    pub(super) rest: Value,
    /// What identifies its items.
    pub(crate) ids: Vec<String>,
}

/// A documented status, and the place of its JSON schema if it has one.
pub(crate) type Documented = (String, Option<Pointer>);

/// Is told of each item of a page.
type OnItem<'i, E> = &'i mut dyn FnMut(&Value) -> Result<(), E>;

impl<'r> Response<'r> {
    /// A response that came from a server.
    pub(super) fn new(status: StatusCode, headers: &HeaderMap, body: &'r [u8]) -> Self {
        Self {
            status,
            // The client removes this header from responses that it decompresses.
            coding: unknown_coding(headers),
            states_json: states_json(headers),
            body,
        }
    }
}

/// The entry for a status: the status itself, its class, or `default`.
pub(crate) fn stated(documented: &[Documented], status: StatusCode) -> Option<usize> {
    let status = status.as_u16().to_string();
    let class = format!("{}XX", &status[..1]);
    let mut names = [status.as_str(), &class, "default"].into_iter();
    names.find_map(|name| documented.iter().position(|(status, _)| status == name))
}

impl Judge<'_> {
    /// Compares a response with the document: its status, and its body if the status has a
    /// JSON schema.
    pub(crate) fn answer<E: From<Error>>(
        &mut self,
        operation: &Operation<'_>,
        documented: &[Documented],
        response: &Response<'_>,
        on_item: OnItem<'_, E>,
    ) -> Result<Answered, E> {
        self.ledger.at_item(None);
        let status = response.status.as_u16();
        let at = operation.at.join("responses").join(status);
        let success = response.status.is_success();
        let Some((name, schema)) = stated(documented, response.status).map(|it| &documented[it])
        else {
            let text = format!("status {status}");
            self.ledger.find(Kind::UndocumentedStatus, &at, text);
            return Ok(Answered::Status {
                is_documented: false,
            });
        };
        let outcome = match success {
            true => Answered::Success,
            false => Answered::Status {
                is_documented: true,
            },
        };
        let Some(schema) = schema else {
            return Ok(outcome);
        };
        if !self.check_is_json(&at.join("content"), response) {
            return Ok(if success { Answered::Broken } else { outcome });
        }
        let body = Body {
            target: &format!("{}.{name}", operation.id),
            schema,
            text: text(response.body),
        };
        match &operation.pagination {
            Some(pagination) if success => self.page(pagination, &body, on_item),
            _ => {
                self.read(body.target, schema, body.text, success)?;
                Ok(outcome)
            }
        }
    }

    /// Checks that headers and body agree on whether the body is JSON. Returns whether it is
    /// JSON, which it can also be with another content type.
    fn check_is_json(&mut self, at: &Pointer, response: &Response<'_>) -> bool {
        if let Some(coding) = response.coding {
            let text =
                format!("the body has the content encoding {coding}, which was not requested");
            self.ledger.find(Kind::Header, at, text);
            return false;
        }
        let is_json = holds_json(response.body);
        if !response.states_json {
            self.ledger
                .find(Kind::Header, at, "the content type is not JSON");
        } else if !is_json {
            self.ledger
                .find(Kind::Undecodable, at, "the body is not JSON");
        }
        is_json
    }

    /// Compares a page with its schema and its type, item by item, so that one fault hides no
    /// other.
    fn page<E: From<Error>>(
        &mut self,
        pagination: &Pagination,
        body: &Body<'_>,
        on_item: OnItem<'_, E>,
    ) -> Result<Answered, E> {
        let pointer = pagination.items.as_str();
        let at = self.contract.property(body.schema, pointer)?;
        let resolved = self.contract.resolve(&at)?;
        let (Some(list), Shape::Array(item)) =
            (lossy_json::list(body.text, pointer), resolved.shape.clone())
        else {
            self.without_list(pointer, body)?;
            return Ok(Answered::Broken);
        };
        let rest = self.read(body.target, body.schema, &list.rest, true)?;
        let item_type = self.contract.resolve(&item)?.at.last().unwrap_or_default();
        let mut ids = Vec::new();
        for (index, raw) in list.items.into_iter().enumerate() {
            self.ledger.at_item(Some(index + 1));
            let value = self.read(&item_type, &item, raw, true)?;
            if let Some(id) = &pagination.id
                && value.is_object()
                && value.pointer(id).is_none()
            {
                self.no_id(&item, id)?;
            }
            ids.push(id(pagination, raw, &value));
            on_item(&value)?;
        }
        self.ledger.at_item(None);
        Ok(Answered::Page(Page { rest, ids }))
    }

    /// Records what is wrong with a page that has no list in the documented place. Whatever
    /// else is wrong with it most likely has the same cause.
    fn without_list(&mut self, pointer: &str, body: &Body<'_>) -> Result<(), Error> {
        let read = lossy_json::read(body.text).unwrap_or_default();
        match lacks(&read.value, pointer) {
            true => self.page_lacks(body.schema, pointer, "a page without its list")?,
            false => {
                self.read(body.target, body.schema, body.text, true)?;
            }
        }
        Ok(())
    }
}

/// Whether a pointer leads nowhere because an object lacks a property.
fn lacks(value: &Value, pointer: &str) -> bool {
    let mut value = value;
    for token in Pointer::from(pointer).tokens() {
        match value.as_object().map(|object| object.get(&token)) {
            Some(Some(below)) => value = below,
            Some(None) => return true,
            None => return false,
        }
    }
    false
}

/// A body, and the schema and type that it must fit.
struct Body<'b> {
    /// The name of its type.
    target: &'b str,
    schema: &'b Pointer,
    text: &'b str,
}

/// The identity of an item: its id, or its whole text if it has no id.
pub(super) fn id(pagination: &Pagination, raw: &str, value: &Value) -> String {
    let id = pagination.id.as_ref().and_then(|id| value.pointer(id));
    let id = id.filter(|id| !id.is_null());
    id.map_or_else(|| raw.to_owned(), Value::to_string)
}

/// The text of a body, without the byte order mark that clients skip. Empty if the body is not
/// UTF-8.
pub(super) fn text(body: &[u8]) -> &str {
    let text = std::str::from_utf8(body).unwrap_or_default();
    text.strip_prefix('\u{FEFF}').unwrap_or(text)
}

/// Whether a body is JSON.
pub(crate) fn holds_json(body: &[u8]) -> bool {
    lossy_json::read(text(body)).is_some()
}

/// A content encoding that the client did not decompress, in a form that a report may show.
fn unknown_coding(headers: &HeaderMap) -> Option<&'static str> {
    let coding = headers.get(CONTENT_ENCODING)?;
    let coding = coding.to_str().unwrap_or_default().trim();
    let known = ["gzip", "br", "deflate", "zstd", "compress"].into_iter();
    let mut known = known.filter(|known| coding.eq_ignore_ascii_case(known));
    match coding.is_empty() || coding.eq_ignore_ascii_case("identity") {
        true => None,
        false => Some(known.next().unwrap_or("of another name")),
    }
}

/// Whether the content type is a JSON media type.
fn states_json(headers: &HeaderMap) -> bool {
    let content_type = headers.get(CONTENT_TYPE);
    let content_type = content_type.and_then(|value| value.to_str().ok());
    content_type.is_some_and(is_json)
}
