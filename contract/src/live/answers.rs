//! Answers: sent for, counted, and judged by the document.

use std::sync::Arc;

use conversation_apis::RawResponse;
use conversation_apis_codegen::Pointer;
use conversation_apis_codegen::extension::Pagination;
use reqwest::StatusCode;
use reqwest::header::{CONTENT_ENCODING, CONTENT_TYPE, HeaderMap};
use serde_json::Value;

use super::caller::address;
use super::lists::{End, Parameters, Run, Stop};
use super::lossy_json;
use crate::Error;
use crate::document::{Operation, Shape};
use crate::finding::Kind;

/// What an answer is.
pub(super) enum Answered {
    /// A page of a list.
    Page(Page),
    /// The success of an operation without pages.
    Success,
    /// A success that a finding says could not be read.
    Broken,
    /// An error.
    Status { is_documented: bool },
}

/// A page that was judged.
pub(super) struct Page {
    /// The page without its items.
    pub(super) rest: Value,
    /// What tells its items from others.
    pub(super) ids: Vec<String>,
}

impl Answered {
    /// How a list ends that cannot be read on from here.
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
    /// Calls an operation; the answer's status is counted.
    pub(super) async fn fetch(
        &mut self,
        operation: &Operation<'_>,
        parameters: &[(String, String)],
    ) -> Result<RawResponse, Stop> {
        let path = address(operation.path, parameters);
        let path = path.ok_or_else(|| Error(format!("{}: no address", operation.id)))?;
        let answer = self.caller.get(operation, &path).await;
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

    /// Judges an answer; its body, where it is JSON of a documented status.
    pub(super) fn answer(
        &mut self,
        operation: &Operation<'_>,
        asked: &Arc<Parameters>,
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
        if !self.is_readable(&at.join("content"), answer) {
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
                self.page(operation, asked, pagination, &body)
            }
            _ => {
                self.judge
                    .read(&target, schema, text(&answer.body), success)?;
                Ok(outcome)
            }
        }
    }

    /// Whether a body is JSON. It may be, and have a header that says something else.
    fn is_readable(&mut self, at: &Pointer, answer: &RawResponse) -> bool {
        let (headers, ledger) = (&answer.headers, &mut self.judge.ledger);
        // What the client decodes has no such header any more.
        if let Some(coding) = unknown_coding(headers) {
            let text =
                format!("the body has the content encoding {coding}, which nobody asked for");
            ledger.find(Kind::Header, at, text);
            return false;
        }
        let (is_json, is_read) = (
            is_json(headers),
            lossy_json::read(text(&answer.body)).is_some(),
        );
        if !is_json {
            ledger.find(Kind::Header, at, "the content type is not application/json");
        } else if !is_read {
            ledger.find(Kind::Undecodable, at, "the body is not JSON");
        }
        is_read
    }

    /// Holds a page against its schema and its type, item by item: a fault is
    /// reported where it is, and hides no other.
    fn page(
        &mut self,
        operation: &Operation<'_>,
        asked: &Arc<Parameters>,
        pagination: &Pagination,
        body: &Body<'_>,
    ) -> Result<Answered, Stop> {
        let pointer = pagination.items.as_str();
        let at = self.contract.property(body.schema, pointer)?;
        let (Some(list), Shape::Array(item)) = (
            lossy_json::list(body.text, pointer),
            self.contract.resolve(&at)?.shape.clone(),
        ) else {
            // What else is on such a page is most likely of the same fault.
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
            if self.caller.left().is_none() {
                return Err(self.caller.out_of_time().into());
            }
            let value = self.judge.read(&item_type, &item, raw, true)?;
            if let Some(id) = &pagination.id
                && value.is_object()
                && value.pointer(id).is_none()
            {
                self.judge.no_id(&item, id)?;
            }
            ids.push(id(pagination, raw, &value));
            self.keep(&operation.id, asked, &value);
        }
        let tally = self.tallies.entry(operation.id.clone()).or_default();
        tally.items += ids.len();
        Ok(Answered::Page(Page { rest, ids }))
    }
}

/// Whether a pointer leads to nothing in a value, by objects that lack a property.
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

/// A body, and what it is to be.
struct Body<'b> {
    /// The name of its type.
    target: &'b str,
    schema: &'b Pointer,
    text: &'b str,
}

/// What tells an item from others: its id, or where it has none all of it.
pub(super) fn id(pagination: &Pagination, raw: &str, value: &Value) -> String {
    let id = pagination.id.as_ref().and_then(|id| value.pointer(id));
    let id = id.filter(|id| !id.is_null());
    id.map_or_else(|| raw.to_owned(), Value::to_string)
}

/// A body's text, without the byte order mark that a client skips; empty if it is not
/// UTF-8.
pub(super) fn text(body: &[u8]) -> &str {
    let text = std::str::from_utf8(body).unwrap_or_default();
    text.strip_prefix('\u{FEFF}').unwrap_or(text)
}

/// A content encoding that the client did not decode, as a report may show it.
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

fn is_json(headers: &HeaderMap) -> bool {
    let content_type = headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    let media_type = content_type
        .and_then(|text| text.split(';').next())
        .unwrap_or_default();
    media_type.trim().eq_ignore_ascii_case("application/json")
}
