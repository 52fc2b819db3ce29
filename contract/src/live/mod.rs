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
use conversation_apis_codegen::extension::{Pagination, Style};
use reqwest::StatusCode;
use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderValue, RETRY_AFTER};
use serde_json::Value;

use self::judge::Judge;
use crate::cases;
use crate::document::{Contract, Operation, Shape, ValuesFrom, is_integer};
use crate::finding::{Finding, Kind};
use crate::incomplete::{Incomplete, Reason};
use crate::provider::Provider;
use crate::requests::key_headers;
use crate::verify::CouldNot;
use crate::wire;

/// Where to, with what, and how far.
#[derive(Debug, Clone)]
pub struct Live {
    /// The server's address, to which the document's paths are appended.
    pub base_url: String,
    /// The keys, one for each header the document has for one, in its order.
    pub keys: Vec<String>,
    /// Values for required parameters that nothing of the document leads to.
    pub parameters: Vec<(String, String)>,
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
    /// Why it did not see everything; empty if it did.
    pub incomplete: Vec<Incomplete>,
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
    let headers = key_headers(contract);
    if headers.len() != live.keys.len() {
        let text = "expected a key for each of these headers, in this order";
        return Err(CouldNot(format!("{text}: {}", headers.join(", "))));
    }
    (provider.accepts)(live.base_url.clone(), live.keys.clone()).map_err(CouldNot::because)?;
    check_parameters(contract, live)?;
    let mut run = Run {
        contract,
        live,
        http: wire::http()?,
        started: Instant::now(),
        judge: Judge::new(provider, contract, &live.keys),
        items: BTreeMap::new(),
        statuses: BTreeMap::new(),
        observed: Observed::default(),
    };
    for operation in contract.operations()? {
        if operation.method == "get" {
            run.operation(&operation).await?;
        }
    }
    run.finish()
}

/// That each parameter given is one of an operation, with a value for it.
fn check_parameters(contract: &Contract, live: &Live) -> Result<(), CouldNot> {
    let operations = contract.operations()?;
    for (name, value) in &live.parameters {
        let mut stated = Vec::new();
        for operation in operations
            .iter()
            .filter(|operation| operation.method == "get")
        {
            for (at, parameter) in operation.parameters(contract) {
                let shape = contract.resolve(&at.join("schema"))?.shape;
                stated.push((parameter["name"].as_str().unwrap_or_default(), shape));
            }
        }
        let Some((_, shape)) = stated.iter().find(|(stated, _)| stated == name) else {
            let names: BTreeSet<&str> = stated.iter().map(|(name, _)| *name).collect();
            let names: Vec<&str> = names.into_iter().collect();
            let text = format!(
                "no operation has a parameter `{name}`; there are: {}",
                names.join(", ")
            );
            return Err(CouldNot(text));
        };
        let fits = match shape {
            Shape::Integer => value.parse::<i64>().is_ok(),
            Shape::Enum(values) => values.iter().any(|named| cases::plain(named) == *value),
            _ => !value.is_empty(),
        };
        if !fits {
            return Err(CouldNot(format!("`{name}` cannot have the value given")));
        }
    }
    Ok(())
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

/// A page that was judged: what it holds beside its items, and their ids, or
/// where they have none all of them.
struct Page {
    rest: Value,
    ids: Vec<String>,
}

impl Page {
    /// Whether it has nothing that was not known before; it is known now.
    fn stale(&self, known: &mut BTreeSet<String>) -> bool {
        let fresh = self.ids.iter().filter(|id| known.insert((*id).clone()));
        fresh.count() == 0 && !self.ids.is_empty()
    }
}

/// What asks for the page behind this one; nothing, if it is the last.
fn next(pagination: &Pagination, page: &Page, here: Option<&str>) -> Option<String> {
    match pagination.style {
        Style::Cursor => {
            let next = page.rest.pointer(pagination.next.as_deref()?)?;
            next.as_str().map(str::to_owned)
        }
        _ if page.ids.is_empty() => None,
        Style::PageNumber => {
            let number: u32 = here.unwrap_or("1").parse().ok()?;
            Some((number + 1).to_string())
        }
        Style::Before => {
            let ids = page.ids.iter().filter_map(|id| id.parse::<i64>().ok());
            ids.min().map(|id| id.to_string())
        }
    }
}

/// An answer, read whole.
struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: Vec<u8>,
}

/// Why there is no answer.
enum NoAnswer {
    /// A limit is reached.
    Bound(Reason),
    /// The call failed.
    Failed(String),
}

impl Run<'_> {
    /// Calls an operation, once for each value its required parameters can have.
    async fn operation(&mut self, operation: &Operation<'_>) -> Result<(), CouldNot> {
        let mut calls = vec![Vec::new()];
        for (at, parameter) in operation.parameters(self.contract) {
            let name = parameter["name"].as_str().unwrap_or_default();
            let given = self
                .live
                .parameters
                .iter()
                .filter(|(given, _)| given == name);
            let mut values: BTreeSet<String> = given.map(|(_, value)| value.clone()).collect();
            let is_wanted =
                parameter["required"] == true || ValuesFrom::of(parameter, &at)?.is_some();
            if values.is_empty() && is_wanted {
                values = self.values(&at, parameter)?;
            } else if values.is_empty() {
                continue;
            }
            if values.is_empty() {
                self.note(format!("{}: nothing was met for `{name}`", operation.id));
            }
            calls = calls
                .iter()
                .flat_map(|call: &Vec<(String, String)>| {
                    values.iter().map(|value| {
                        let mut call = call.clone();
                        call.push((name.to_owned(), value.clone()));
                        call
                    })
                })
                .collect();
        }
        for call in calls {
            match self.walk(operation, &call).await? {
                Ok(()) => {}
                Err(NoAnswer::Bound(reason)) => {
                    self.incomplete(
                        reason,
                        operation,
                        "the limit of requests or time is reached",
                    );
                    break;
                }
                Err(NoAnswer::Failed(text)) => {
                    self.incomplete(Reason::CallFailed, operation, &text);
                    break;
                }
            }
        }
        Ok(())
    }

    /// What a required parameter can be: of the items of another operation,
    /// those values that its schema allows.
    fn values(&self, at: &Pointer, parameter: &Value) -> Result<BTreeSet<String>, CouldNot> {
        let from = ValuesFrom::of(parameter, at)?;
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
        let prefix = from.as_ref().map_or("", |from| &from.prefix);
        Ok(items
            .into_iter()
            .flatten()
            .filter_map(|item| Some(format!("{prefix}{}", text(item.pointer(pointer)?)?)))
            .collect())
    }

    /// Walks one list to its end.
    async fn walk(
        &mut self,
        operation: &Operation<'_>,
        call: &[(String, String)],
    ) -> Result<Result<(), NoAnswer>, CouldNot> {
        let mut query = call.to_vec();
        let (mut met, mut known) = (BTreeSet::new(), BTreeSet::new());
        loop {
            let answer = match self.send(operation, &query).await? {
                Ok(answer) => answer,
                Err(none) => return Ok(Err(none)),
            };
            let answered = self.answer(operation, &answer)?;
            let (Some(page), Some(pagination)) = (answered, &operation.pagination) else {
                return Ok(Ok(()));
            };
            let here = query.iter().find(|(name, _)| *name == pagination.parameter);
            let here = here.map(|(_, value)| value.clone());
            let Some(following) = next(pagination, &page, here.as_deref()) else {
                return Ok(Ok(()));
            };
            let stale = pagination.style != Style::Cursor && page.stale(&mut known);
            if following.is_empty() || !met.insert(following.clone()) || stale {
                let at = match (operation.page(self.contract), &pagination.next) {
                    (Some(page), Some(next)) => self.contract.property(&page, next)?,
                    _ => operation.at.clone(),
                };
                let text = match pagination.style {
                    Style::Cursor => "an empty cursor, or one that was given before",
                    _ => "a page that has only what other pages had",
                };
                self.judge.find(Kind::Paging, &at, text);
                return Ok(Ok(()));
            }
            query = call.to_vec();
            query.retain(|(name, _)| *name != pagination.parameter);
            query.push((pagination.parameter.clone(), following));
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
                .entry((operation.id.clone(), status))
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
        Ok(Err(NoAnswer::Bound(self.limit())))
    }

    /// Which limit keeps a request from being sent.
    fn limit(&self) -> Reason {
        if self.observed.requests >= self.live.max_requests {
            Reason::RequestLimit
        } else if self.started.elapsed() >= self.live.max_time {
            Reason::TimeLimit
        } else {
            Reason::RateLimited
        }
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
        let mut request = self.http.get(self.address(operation, query)?).timeout(left);
        for (name, key) in key_headers(self.contract).into_iter().zip(&self.live.keys) {
            let mut key = HeaderValue::from_str(key)
                .map_err(|_| CouldNot("the key is no header value".to_owned()))?;
            key.set_sensitive(true);
            request = request.header(name, key);
        }
        Ok(receive(request).await)
    }

    /// The address of a call: its parameters in the path, the others behind it.
    fn address(
        &self,
        operation: &Operation<'_>,
        parameters: &[(String, String)],
    ) -> Result<reqwest::Url, CouldNot> {
        let wrong = || CouldNot(format!("{}: no address", operation.id));
        let mut url = reqwest::Url::parse(&self.live.base_url).map_err(|_| wrong())?;
        let value = |segment: &str| {
            let name = segment.strip_prefix('{')?.strip_suffix('}')?;
            parameters.iter().find(|(given, _)| given == name)
        };
        let segments = operation.path.split('/').skip(1);
        let in_path: Vec<&(String, String)> = segments.clone().filter_map(value).collect();
        url.path_segments_mut()
            .map_err(|()| wrong())?
            .pop_if_empty()
            .extend(segments.map(|segment| value(segment).map_or(segment, |(_, value)| value)));
        for pair in parameters.iter().filter(|pair| !in_path.contains(pair)) {
            url.query_pairs_mut().append_pair(&pair.0, &pair.1);
        }
        Ok(url)
    }

    /// Judges an answer; its body, where it is JSON of the documented success.
    fn answer(
        &mut self,
        operation: &Operation<'_>,
        answer: &Answer,
    ) -> Result<Option<Page>, CouldNot> {
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
            Some(pagination) if success => {
                let page = self.page(operation, &target, schema, text, body, pagination)?;
                Ok(Some(page))
            }
            _ => {
                self.judge.read(&target, schema, text, &body, success)?;
                Ok(None)
            }
        }
    }

    /// Holds a page against its schema and its type, item by item: a fault is
    /// reported where it is, and hides no other.
    fn page(
        &mut self,
        operation: &Operation<'_>,
        target: &str,
        schema: &Pointer,
        text: &str,
        mut page: Value,
        pagination: &Pagination,
    ) -> Result<Page, CouldNot> {
        let pointer = pagination.items.as_str();
        let at = self.contract.property(schema, pointer)?;
        let (Some(items), Shape::Array(item)) = (
            tolerant::items(text, pointer),
            self.contract.resolve(&at)?.shape,
        ) else {
            if page.pointer(pointer).is_none_or(Value::is_null) {
                self.judge.no_list(&at);
            }
            self.judge.read(target, schema, text, &page, true)?;
            return Ok(Page {
                rest: page,
                ids: Vec::new(),
            });
        };
        cases::set(&mut page, &pointer.into(), Value::Array(Vec::new()));
        self.judge
            .read(target, schema, &page.to_string(), &page, true)?;
        let item_type = self.contract.resolve(&item)?.at.last().unwrap_or_default();
        let mut ids = Vec::new();
        for raw in items {
            if self.started.elapsed() > self.live.max_time {
                let text = "the time was up before all items were judged";
                self.incomplete(Reason::TimeLimit, operation, text);
                break;
            }
            let value = tolerant::read(raw.get()).unwrap_or_default();
            self.judge
                .read(&item_type, &item, raw.get(), &value, true)?;
            let id = pagination.id.as_ref().and_then(|id| value.pointer(id));
            ids.push(id.map_or_else(|| raw.get().to_owned(), Value::to_string));
            self.items
                .entry(operation.id.clone())
                .or_default()
                .push(value);
        }
        Ok(Page { rest: page, ids })
    }

    fn incomplete(&mut self, reason: Reason, operation: &Operation<'_>, text: &str) {
        let incomplete = Incomplete {
            reason,
            operation: Some(operation.id.clone()),
            text: text.to_owned(),
        };
        self.note(format!("{}: {text}", operation.id));
        if !self.observed.incomplete.contains(&incomplete) {
            self.observed.incomplete.push(incomplete);
        }
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
