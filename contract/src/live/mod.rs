//! Verification of a live server: what it answers, held against the document.
//!
//! Only `GET` is sent, bounded in number and in time. Of what comes back, paths,
//! types and counts are kept and no value. An answer is judged as an answer,
//! whatever its status; none stops the run.

mod judge;
mod tolerant;

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant, SystemTime};

use conversation_apis_codegen::Pointer;
use conversation_apis_codegen::extension::{self, Pagination};
use reqwest::StatusCode;
use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderValue, RETRY_AFTER};
use serde::Deserialize;
use serde_json::Value;

use self::judge::{Judge, is_integer};
use crate::cases;
use crate::document::{Contract, Operation, Shape};
use crate::finding::{Finding, Kind};
use crate::provider::Provider;
use crate::requests::key_headers;
use crate::verify::CouldNot;
use crate::wire;

/// Where to, with what, and how far.
#[derive(Debug, Clone)]
pub struct Live {
    /// The server's address, to which the document's paths are appended.
    pub base_url: String,
    /// The key, sent in every header the document has for one.
    pub key: String,
    /// The most requests to send in all.
    pub max_requests: usize,
    /// The longest to go on, waits that the server asks for included.
    pub max_time: Duration,
    /// Called with the number of requests sent so far, before each.
    pub progress: fn(usize),
}

/// The largest answer that is read, in bytes.
pub const MAX_BODY: usize = 64 << 20;

/// What came of it.
#[derive(Debug, Default)]
pub struct Observed {
    /// Requests sent.
    pub requests: usize,
    /// Items seen, by operation.
    pub items: BTreeMap<String, usize>,
    /// What does not agree, in the order first met.
    pub findings: Vec<Finding>,
    /// Why the run saw less than there is.
    pub notes: Vec<String>,
    /// Whether it saw all there is: no bound was reached, no call failed.
    pub complete: bool,
    /// The first call that could not be made or was not answered whole.
    pub failed: Option<String>,
}

/// `x-values-from` on a required parameter: where its values come from.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct ValuesFrom {
    /// The operation whose items have them.
    operation: String,
    /// The JSON pointer of the value in an item.
    item: String,
}

/// Verifies a server.
///
/// # Errors
///
/// When the address or key is refused, the server cannot be reached, or nothing
/// it answered could be verified.
pub async fn verify(
    provider: &Provider,
    contract: &Contract,
    live: &Live,
) -> Result<Observed, CouldNot> {
    (provider.accepts)(live.base_url.clone(), live.key.clone()).map_err(CouldNot::because)?;
    let mut run = Run {
        contract,
        live,
        http: wire::http()?,
        started: Instant::now(),
        judge: Judge::new(provider, contract, &live.key),
        items: BTreeMap::new(),
        statuses: BTreeMap::new(),
        observed: Observed {
            complete: true,
            ..Observed::default()
        },
    };
    for operation in contract.operations()? {
        if operation.method == "get" {
            run.operation(&operation).await?;
        }
    }
    run.finish()
}

struct Run<'a> {
    contract: &'a Contract,
    live: &'a Live,
    http: reqwest::Client,
    started: Instant,
    judge: Judge<'a>,
    /// The items of each operation, for the parameters of others.
    items: BTreeMap<String, Vec<Value>>,
    /// How often an operation was answered with a status.
    statuses: BTreeMap<(String, u16), usize>,
    observed: Observed,
}

/// An answer, read whole.
struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: Vec<u8>,
}

/// Why there is no answer.
enum NoAnswer {
    /// A bound is reached.
    Bound,
    /// The call failed.
    Failed(String),
}

impl Run<'_> {
    /// Calls an operation, once for each value its required parameters can have.
    async fn operation(&mut self, operation: &Operation<'_>) -> Result<(), CouldNot> {
        let mut calls = vec![Vec::new()];
        for (at, parameter) in operation.parameters(self.contract) {
            if parameter["required"] == true {
                let name = parameter["name"].as_str().unwrap_or_default();
                let values = self.values(&at, parameter)?;
                calls = values
                    .into_iter()
                    .map(|value| vec![(name.to_owned(), value)])
                    .collect();
            }
        }
        if calls.is_empty() {
            self.note(format!("{}: nothing was met to call it with", operation.id));
        }
        for call in calls {
            match self.walk(operation, &call).await? {
                Ok(()) => {}
                Err(NoAnswer::Bound) => {
                    self.observed.complete = false;
                    self.note(format!(
                        "{}: the bound of requests or time is reached",
                        operation.id
                    ));
                    break;
                }
                Err(NoAnswer::Failed(reason)) => {
                    self.observed.complete = false;
                    let reason = format!("{}: {reason}", operation.id);
                    self.note(reason.clone());
                    self.observed.failed.get_or_insert(reason);
                    break;
                }
            }
        }
        Ok(())
    }

    /// What a required parameter can be: of the items of another operation,
    /// those values that its schema allows.
    fn values(&self, at: &Pointer, parameter: &Value) -> Result<BTreeSet<String>, CouldNot> {
        let from: Option<ValuesFrom> = extension::read(parameter, "x-values-from", at)?;
        let shape = self.contract.resolve(&at.join("schema"))?.shape;
        let text = |value: &Value| match (&shape, value) {
            (Shape::Integer, Value::Number(number)) if is_integer(number) => {
                let whole = number.as_f64().filter(|_| number.is_f64());
                let whole = whole
                    .filter(|number| number.abs() < 9e15)
                    .map(|number| number as i64);
                number.as_i64().or(whole).map(|number| number.to_string())
            }
            (Shape::Text, Value::String(text)) => Some(text.clone()),
            _ => None,
        };
        let items = from
            .as_ref()
            .and_then(|from| self.items.get(&from.operation));
        let pointer = from.as_ref().map_or("", |from| &from.item);
        Ok(items
            .into_iter()
            .flatten()
            .filter_map(|item| text(item.pointer(pointer)?))
            .collect())
    }

    /// Walks one list to its end.
    async fn walk(
        &mut self,
        operation: &Operation<'_>,
        call: &[(String, String)],
    ) -> Result<Result<(), NoAnswer>, CouldNot> {
        let mut query = call.to_vec();
        let mut met = BTreeSet::new();
        loop {
            let answer = match self.send(operation, &query).await? {
                Ok(answer) => answer,
                Err(none) => return Ok(Err(none)),
            };
            let page = self.answer(operation, &answer)?;
            let (Some(page), Some(Pagination::Cursor { cursor, next, .. })) =
                (page, &operation.pagination)
            else {
                return Ok(Ok(()));
            };
            let Some(following) = page.pointer(next).and_then(Value::as_str) else {
                return Ok(Ok(()));
            };
            if following.is_empty() || !met.insert(following.to_owned()) {
                let at = match operation.page(self.contract) {
                    Some(page) => self.contract.property(&page, next)?,
                    None => operation.at.clone(),
                };
                self.judge.find(
                    Kind::Paging,
                    &at,
                    "an empty cursor, or one that was given before",
                );
                return Ok(Ok(()));
            }
            query = call.to_vec();
            query.push((cursor.clone(), following.to_owned()));
        }
    }

    /// Sends one request, waiting out a 429 where the time allows it.
    async fn send(
        &mut self,
        operation: &Operation<'_>,
        query: &[(String, String)],
    ) -> Result<Result<Answer, NoAnswer>, CouldNot> {
        for attempt in 1u32.. {
            let left = self.live.max_time.checked_sub(self.started.elapsed());
            let Some(left) = left.filter(|_| self.observed.requests < self.live.max_requests)
            else {
                break;
            };
            let answer = match self.request(operation, query, left).await? {
                Ok(answer) => answer,
                Err(reason) => return Ok(Err(NoAnswer::Failed(reason))),
            };
            let status = answer.status.as_u16();
            *self
                .statuses
                .entry((operation.id.to_owned(), status))
                .or_default() += 1;
            if answer.status != StatusCode::TOO_MANY_REQUESTS {
                return Ok(Ok(answer));
            }
            // A server that asks for no time at all is given a little, and more each time.
            let wait = asked_to_wait(&answer.headers).max(Duration::from_secs(attempt.into()));
            if wait >= left {
                break;
            }
            tokio::time::sleep(wait).await;
        }
        Ok(Err(NoAnswer::Bound))
    }

    /// One request, and its answer within the bound of its size.
    async fn request(
        &mut self,
        operation: &Operation<'_>,
        query: &[(String, String)],
        left: Duration,
    ) -> Result<Result<Answer, String>, CouldNot> {
        self.observed.requests += 1;
        (self.live.progress)(self.observed.requests);
        let url = format!(
            "{}{}",
            self.live.base_url.trim_end_matches('/'),
            operation.path
        );
        let url = reqwest::Url::parse_with_params(&url, query)
            .map_err(|_| CouldNot(format!("{}: no address", operation.id)))?;
        let mut request = self.http.get(url).timeout(left);
        for name in key_headers(self.contract) {
            let mut key = HeaderValue::from_str(&self.live.key)
                .map_err(|_| CouldNot("the key is no header value".to_owned()))?;
            key.set_sensitive(true);
            request = request.header(name, key);
        }
        Ok(receive(request).await)
    }

    /// Judges an answer; its body, where it is JSON of the documented success.
    fn answer(
        &mut self,
        operation: &Operation<'_>,
        answer: &Answer,
    ) -> Result<Option<Value>, CouldNot> {
        let status = answer.status.as_u16().to_string();
        let at = operation.at.join("responses").join(&status);
        let documented = operation.answers(self.contract);
        let class = format!("{}XX", &status[..1]);
        let found = [status.as_str(), &class, "default"]
            .iter()
            .find_map(|name| documented.iter().find(|(status, _)| status == name));
        let Some((name, schema)) = found else {
            self.judge
                .find(Kind::UndocumentedStatus, &at, format!("status {status}"));
            return Ok(None);
        };
        let Some(schema) = schema else {
            return Ok(None);
        };
        let is_json = is_json(&answer.headers);
        if !is_json {
            let text = "the content type is not application/json";
            self.judge.find(Kind::Header, &at.join("content"), text);
        }
        let text = std::str::from_utf8(&answer.body).unwrap_or_default();
        let Some(body) = tolerant::read(text) else {
            if is_json {
                self.judge.find(
                    Kind::Undecodable,
                    &at.join("content"),
                    "the body is not JSON",
                );
            }
            return Ok(None);
        };
        let success = answer.status.is_success();
        let target = format!("{}.{name}", operation.id);
        match &operation.pagination {
            Some(Pagination::Cursor { items, .. }) if success => {
                let body = self.page(operation, &target, schema, text, body, items)?;
                Ok(Some(body))
            }
            _ => {
                self.judge.read(&target, schema, text, &body, success)?;
                Ok(success.then_some(body))
            }
        }
    }

    /// Holds a page against its schema and its type, item by item: a fault is
    /// reported where it is, and hides no other. What is left of the page beside
    /// its items.
    fn page(
        &mut self,
        operation: &Operation<'_>,
        target: &str,
        schema: &Pointer,
        text: &str,
        mut page: Value,
        pointer: &str,
    ) -> Result<Value, CouldNot> {
        let at = self.contract.property(schema, pointer)?;
        let (Some(items), Shape::Array(item)) = (
            tolerant::items(text, pointer),
            self.contract.resolve(&at)?.shape,
        ) else {
            if page.pointer(pointer).is_none_or(Value::is_null) {
                self.judge.no_list(&at);
            }
            self.judge.read(target, schema, text, &page, true)?;
            return Ok(page);
        };
        cases::set(&mut page, &pointer.into(), Value::Array(Vec::new()));
        self.judge
            .read(target, schema, &page.to_string(), &page, true)?;
        let item_type = self.contract.resolve(&item)?.at.last().unwrap_or_default();
        for raw in items {
            if self.started.elapsed() > self.live.max_time {
                self.observed.complete = false;
                self.note(format!(
                    "{}: the time was up before all items were judged",
                    operation.id
                ));
                break;
            }
            let value = tolerant::read(raw.get()).unwrap_or_default();
            self.judge
                .read(&item_type, &item, raw.get(), &value, true)?;
            self.items
                .entry(operation.id.to_owned())
                .or_default()
                .push(value);
        }
        Ok(page)
    }

    fn note(&mut self, text: String) {
        if !self.observed.notes.contains(&text) {
            self.observed.notes.push(text);
        }
    }

    fn finish(mut self) -> Result<Observed, CouldNot> {
        let statuses = std::mem::take(&mut self.statuses);
        let succeeded = statuses
            .keys()
            .any(|(_, status)| (200..300).contains(status));
        for ((operation, status), count) in statuses {
            if !(200..300).contains(&status) {
                self.note(format!("{operation}: answered {status}, {count} times"));
            }
        }
        let items = self.items.iter();
        self.observed.items = items
            .map(|(operation, items)| (operation.clone(), items.len()))
            .collect();
        self.observed.findings = self.judge.finish()?;
        if !succeeded && self.observed.findings.is_empty() {
            let notes = self.observed.notes.join("; ");
            let text =
                format!("no call was answered with a success, so nothing was verified: {notes}");
            return Err(CouldNot(text));
        }
        Ok(self.observed)
    }
}

/// Sends, and reads the answer as far as it may be long.
async fn receive(request: reqwest::RequestBuilder) -> Result<Answer, String> {
    let failed = |error: reqwest::Error| error.without_url().to_string();
    let mut response = request.send().await.map_err(failed)?;
    let (status, headers) = (response.status(), response.headers().clone());
    let mut body = Vec::new();
    while let Some(piece) = response.chunk().await.map_err(failed)? {
        body.extend_from_slice(&piece);
        if body.len() > MAX_BODY {
            return Err(format!("an answer is longer than {MAX_BODY} bytes"));
        }
    }
    Ok(Answer {
        status,
        headers,
        body,
    })
}

/// `Retry-After`, in seconds or as a date; nothing where there is none.
fn asked_to_wait(headers: &HeaderMap) -> Duration {
    let text = headers
        .get(RETRY_AFTER)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let seconds = text.parse().map(Duration::from_secs).ok();
    let until = || {
        let date = httpdate::parse_http_date(text).ok()?;
        date.duration_since(SystemTime::now()).ok()
    };
    seconds.or_else(until).unwrap_or_default()
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
