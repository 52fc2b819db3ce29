//! Requests responses, counts them, and compares them with the document.

use std::sync::Arc;

use conversation_apis::RawResponse;
use conversation_apis_codegen::extension::Pagination;
use conversation_apis_codegen::{Pointer, is_json};
use reqwest::StatusCode;
use reqwest::header::{CONTENT_ENCODING, CONTENT_TYPE, HeaderMap};
use serde_json::Value;

use super::address::address;
use super::lossy_json;
use super::run::{End, Parameters, Run, Stop};
use crate::Error;
use crate::document::{Operation, Shape};
use crate::finding::Kind;

/// What a response is.
pub(super) enum Answered {
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
pub(super) struct Page {
    /// The page without its items.
    pub(super) rest: Value,
    /// What identifies its items.
    pub(super) ids: Vec<String>,
}

impl Answered {
    /// How the reading of a list ends if the walk cannot continue from this response.
    pub(super) fn end(self, status: StatusCode, pages: usize) -> End {
        match self {
            Self::Success => End::Whole,
            Self::Page(_) | Self::Broken => End::Broken { is_whole: false },
            Self::Status { is_documented } => End::Status {
                status,
                is_documented,
                pages,
            },
        }
    }
}

impl Run<'_> {
    /// Calls an operation, and counts the status of the response.
    pub(super) async fn fetch(
        &mut self,
        operation: &Operation<'_>,
        parameters: &[(String, String)],
    ) -> Result<RawResponse, Stop> {
        let path = address(operation.path, parameters);
        let path = path.ok_or_else(|| Error(format!("{}: no address", operation.id)))?;
        let answer = self.client.get(operation, &path).await;
        let status = match &answer {
            Ok(answer) => Some(answer.status),
            Err(none) => none.status,
        };
        if let Some(status) = status {
            let tally = self.tallies.entry(operation.id.clone()).or_default();
            *tally.statuses.entry(status.as_u16()).or_default() += 1;
        }
        Ok(answer?)
    }

    /// Compares a response with the document: its status, and its body if the status has a
    /// JSON schema.
    pub(super) fn answer(
        &mut self,
        operation: &Operation<'_>,
        parameters: &Arc<Parameters>,
        answer: &RawResponse,
    ) -> Result<Answered, Stop> {
        let status = answer.status.as_u16().to_string();
        let at = operation.at.join("responses").join(&status);
        let documented = operation.answers(self.contract);
        let class = format!("{}XX", &status[..1]);
        let found = [status.as_str(), &class, "default"]
            .iter()
            .find_map(|name| documented.iter().find(|(status, _)| status == name));
        let success = answer.status.is_success();
        let Some((name, schema)) = found else {
            let text = format!("status {status}");
            self.judge.ledger.find(Kind::UndocumentedStatus, &at, text);
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
        if !self.check_is_json(&at.join("content"), answer) {
            return Ok(if success { Answered::Broken } else { outcome });
        }
        let target = format!("{}.{name}", operation.id);
        match &operation.pagination {
            Some(pagination) if success => {
                let body = Body {
                    target: &target,
                    schema,
                    text: text(&answer.body),
                };
                self.page(operation, parameters, pagination, &body)
            }
            _ => {
                self.judge
                    .read(&target, schema, text(&answer.body), success)?;
                Ok(outcome)
            }
        }
    }

    /// Checks that headers and body agree on whether the body is JSON. Returns whether it is
    /// JSON, which it can also be with another content type.
    fn check_is_json(&mut self, at: &Pointer, answer: &RawResponse) -> bool {
        let (headers, ledger) = (&answer.headers, &mut self.judge.ledger);
        // The client removes this header from responses that it decompresses.
        if let Some(coding) = unknown_coding(headers) {
            let text =
                format!("the body has the content encoding {coding}, which was not requested");
            ledger.find(Kind::Header, at, text);
            return false;
        }
        let is_json = lossy_json::read(text(&answer.body)).is_some();
        if !states_json(headers) {
            ledger.find(Kind::Header, at, "the content type is not JSON");
        } else if !is_json {
            ledger.find(Kind::Undecodable, at, "the body is not JSON");
        }
        is_json
    }

    /// Compares a page with its schema and its type, item by item, so that one fault hides no
    /// other.
    fn page(
        &mut self,
        operation: &Operation<'_>,
        parameters: &Arc<Parameters>,
        pagination: &Pagination,
        body: &Body<'_>,
    ) -> Result<Answered, Stop> {
        let pointer = pagination.items.as_str();
        let at = self.contract.property(body.schema, pointer)?;
        let (Some(list), Shape::Array(item)) = (
            lossy_json::list(body.text, pointer),
            self.contract.resolve(&at)?.shape.clone(),
        ) else {
            // Whatever else is wrong with such a page most likely has the same cause.
            if lacks(
                &lossy_json::read(body.text).unwrap_or_default().value,
                pointer,
            ) {
                let text = "a page without its list";
                self.judge.page_lacks(body.schema, pointer, text)?;
            } else {
                self.judge.read(body.target, body.schema, body.text, true)?;
            }
            return Ok(Answered::Broken);
        };
        let rest = self
            .judge
            .read(body.target, body.schema, &list.rest, true)?;
        let item_type = self.contract.resolve(&item)?.at.last().unwrap_or_default();
        let mut ids = Vec::new();
        for raw in list.items {
            if self.client.left().is_none() {
                return Err(self.client.out_of_time().into());
            }
            let value = self.judge.read(&item_type, &item, raw, true)?;
            if let Some(id) = &pagination.id
                && value.is_object()
                && value.pointer(id).is_none()
            {
                self.judge.no_id(&item, id)?;
            }
            ids.push(id(pagination, raw, &value));
            self.keep(&operation.id, parameters, &value);
        }
        let tally = self.tallies.entry(operation.id.clone()).or_default();
        tally.items += ids.len();
        Ok(Answered::Page(Page { rest, ids }))
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
