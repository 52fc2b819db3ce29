//! Puts faults into responses.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use hyper::header::RETRY_AFTER;
use serde_json::json;

use super::api::Api;
use super::fault::times::{self, Armed};
use super::fault::{Action, Fault, RetryAfter};
use super::list::{List, Page};
use super::operation::Operation;
use super::reply::{Manner, Reply};
use super::respond::Response;
use crate::Error;

/// Checks that a fault is possible on this server.
pub(super) fn check(fault: &Fault, api: &Api) -> Result<(), Error> {
    let wants_cursors = matches!(fault.action, Action::RepeatCursor | Action::EmptyPage);
    let is_for = |one: &&Operation| {
        let mut id = fault.operation.iter();
        id.all(|id| *id == one.id)
    };
    let all = || api.operations.iter();
    let mut found = all().filter(is_for).peekable();
    if found.peek().is_none() {
        let ids: Vec<&str> = all().map(|one| one.id.as_str()).collect();
        let id = fault.operation.as_deref().unwrap_or_default();
        let ids = ids.join(", ");
        let text = format!("no operation `{id}` for a fault; there are: {ids}");
        return Err(Error(text));
    }
    if wants_cursors && !found.any(Operation::has_cursors) {
        let text = format!("`{fault}` needs a list whose pages name the next page");
        return Err(Error(text));
    }
    Ok(())
}

/// The faults of a server, each with the number of times it still applies.
#[derive(Default)]
pub(super) struct Pending(Mutex<Vec<Armed<Fault>>>);

impl Pending {
    pub(super) fn add(&self, fault: Fault) {
        let times = fault.times;
        let armed = Armed::new(fault, times);
        let mut pending = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        pending.push(armed);
    }

    /// The fault for a request. If several are due, the one that was added first. Every fault
    /// that applies to the request counts it.
    pub(super) fn take(
        &self,
        operation: &Operation,
        has_cursor: bool,
        response: &Response,
    ) -> Option<Action> {
        let mut pending = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let applies = |fault: &Fault| {
            let id = fault.operation.as_ref();
            id.is_none_or(|id| *id == operation.id)
                && fault.cursor.is_none_or(|cursor| cursor == has_cursor)
        };
        let is_possible = |fault: &Fault| fault.action.fits(operation, response).is_ok();
        let taken = times::take(&mut pending, applies, is_possible);
        taken.map(|fault| fault.action.clone())
    }
}

impl Action {
    /// Whether the request is refused instead of applied. Every other action happens to the
    /// response of a request that was applied.
    pub(super) const fn refuses(&self) -> bool {
        matches!(self, Self::Status { .. } | Self::Html(_))
    }

    /// Whether the action is possible for this response. If not, the error says what is
    /// missing.
    pub(super) fn fits(
        &self,
        operation: &Operation,
        response: &Response,
    ) -> Result<(), &'static str> {
        let index = match self {
            Self::UnknownEnum(index) | Self::BadItem(index) | Self::Undocumented(index) => *index,
            Self::RepeatCursor | Self::EmptyPage => 0,
            _ => return Ok(()),
        };
        let (Response::Page(page), Some(list)) = (response, &operation.list) else {
            return Err("the response is not a page");
        };
        match self {
            Self::UnknownEnum(_) if list.targets.an_enum.is_none() => Err("an item has no enum"),
            Self::BadItem(_) if list.targets.wrong.is_none() => Err("an item has no properties"),
            Self::RepeatCursor | Self::EmptyPage if !list.has_cursors() => {
                Err("the pages of the list do not name the next page")
            }
            Self::RepeatCursor if page.asked.is_none() => Err("a first page has no cursor"),
            Self::RepeatCursor | Self::EmptyPage => Ok(()),
            _ if index >= page.items.len() => Err("the page has no such item"),
            _ => Ok(()),
        }
    }

    /// The response with the fault in it.
    pub(super) fn apply(&self, api: &Api, operation: &Operation, mut response: Response) -> Reply {
        if let (Response::Page(page), Some(list)) = (&mut response, &operation.list) {
            self.change_page(list, page);
        }
        let mut reply = api.reply(operation, response);
        let half = reply.body.len() / 2;
        match self {
            Self::Status {
                code,
                retry_after,
                empty,
            } => return status(operation, *code, *retry_after, *empty),
            Self::Html(status) => return html(*status),
            Self::SlowHeaders(delay) => reply.delay = *delay,
            Self::SlowBody { chunk, delay } => {
                reply.manner = Manner::Slow {
                    chunk: *chunk,
                    delay: *delay,
                }
            }
            Self::Cut => reply.manner = Manner::Cut(half),
            Self::Close => reply.manner = Manner::Cut(0),
            Self::Reset => reply.manner = Manner::Reset,
            Self::TruncatedJson => truncate(&mut reply.body, half),
            Self::InvalidUtf8 => break_utf8(&mut reply.body),
            // These actions have changed the page.
            Self::RepeatCursor
            | Self::EmptyPage
            | Self::UnknownEnum(_)
            | Self::BadItem(_)
            | Self::Undocumented(_) => {}
        }
        reply
    }

    /// Changes the page, if the action is one that happens in a page.
    fn change_page(&self, list: &List, page: &mut Page) {
        let (index, name, value) = match self {
            Self::RepeatCursor => {
                page.next.clone_from(&page.asked);
                return;
            }
            Self::EmptyPage => {
                page.items.clear();
                page.next = Some(page.here.clone());
                return;
            }
            Self::UnknownEnum(index) => {
                let Some(name) = &list.targets.an_enum else {
                    return;
                };
                (*index, name.as_str(), json!("contract-unknown"))
            }
            Self::BadItem(index) => {
                let Some((name, value)) = &list.targets.wrong else {
                    return;
                };
                (*index, name.as_str(), value.clone())
            }
            Self::Undocumented(index) => (*index, "contract_undocumented", json!(true)),
            _ => return,
        };
        let item = page.items.get_mut(index);
        if let Some(item) = item.and_then(|item| item.as_object_mut()) {
            item.insert(name.to_owned(), value);
        }
    }
}

/// A thousand years in seconds.
const MILLENNIUM: u64 = 31_536_000_000;

fn status(operation: &Operation, code: u16, retry_after: Option<RetryAfter>, empty: bool) -> Reply {
    let code = final_status(code);
    let reply = match empty {
        true => Reply::empty(code),
        false => operation.status(code),
    };
    match retry_after {
        None => reply,
        Some(RetryAfter::Seconds(seconds)) => reply.with_header(RETRY_AFTER, seconds),
        Some(RetryAfter::Date(seconds)) => {
            let date = SystemTime::now() + Duration::from_secs(seconds.min(MILLENNIUM));
            reply.with_header(RETRY_AFTER, httpdate::HttpDate::from(date))
        }
    }
}

/// The status itself, or 500 if it cannot be the status of a final response.
fn final_status(code: u16) -> u16 {
    match code {
        200..=599 => code,
        _ => 500,
    }
}

fn html(status: u16) -> Reply {
    let page = "<!DOCTYPE html>\n<html><body><h1>Something went wrong</h1></body></html>\n";
    Reply::new(final_status(status), "text/html; charset=utf-8", page)
}

/// Truncates a text at `end`. If that is inside a character, truncates it before the
/// character.
fn truncate(body: &mut Vec<u8>, mut end: usize) {
    while end > 0 && body.get(end).is_some_and(|byte| byte & 0xc0 == 0x80) {
        end -= 1;
    }
    body.truncate(end);
}

/// Puts a byte that is never valid in UTF-8 into the first string of a JSON object, or at the
/// start of any other body.
fn break_utf8(body: &mut Vec<u8>) {
    let text = body.windows(3).position(|bytes| bytes == b"\":\"");
    body.insert(text.map_or(0, |at| at + 3), 0xff);
}
