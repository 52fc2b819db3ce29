//! The same bodies over HTTP: every documented status through the real client,
//! every request held against the document, and answers no document has.

use std::sync::{Arc, Mutex, PoisonError};

use conversation_apis::{Error, ErrorKind};
use conversation_apis_codegen::extension::{self, ERROR_MESSAGE};
use serde_json::{Value, json};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, Request, ResponseTemplate};

use crate::cases::{Case, Expect};
use crate::check::requests::{Requests, key_headers};
use crate::document::{self, Contract, Target};
use crate::finding::{Finding, Kind};
use crate::json_eq::json_eq;
use crate::provider::{Call, Operation, Provider};

/// The key the embedded server is called with.
pub const KEY: &str = "contract-key-0123456789";

/// A key for each header of a document, no two the same; all begin with [`KEY`].
pub(crate) fn keys(contract: &Contract) -> Vec<String> {
    let headers = key_headers(contract);
    let key = |(index, _)| match index {
        0 => KEY.to_owned(),
        _ => format!("{KEY}-{index}"),
    };
    headers.iter().enumerate().map(key).collect()
}

/// What became of one status of an operation, or of one answer no document has.
#[derive(Debug, Clone)]
pub struct Row {
    /// The `operationId`.
    pub operation: String,
    /// The status, or what the answer was.
    pub answer: String,
    /// Whether the document has it.
    pub documented: bool,
    /// How many calls were made.
    pub calls: usize,
    /// How many of them came out as they should.
    pub passed: usize,
}

/// A server on loopback whose next answer is set from outside.
struct Scripted {
    mock: MockServer,
    keys: Vec<String>,
    next: Arc<Mutex<ResponseTemplate>>,
}

impl Scripted {
    /// Starts a server.
    async fn start(keys: Vec<String>) -> Self {
        let mock = MockServer::start().await;
        let next = Arc::new(Mutex::new(ResponseTemplate::new(500)));
        let shared = Arc::clone(&next);
        let answer = move |_: &Request| {
            shared
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .clone()
        };
        Mock::given(any()).respond_with(answer).mount(&mock).await;
        Self { mock, keys, next }
    }

    /// Makes a call with the keys.
    async fn call<T>(&self, call: Call<T>, http: &reqwest::Client) -> Result<T, Error> {
        call(self.mock.uri(), self.keys.clone(), http.clone()).await
    }

    fn answer_with(&self, answer: ResponseTemplate) {
        *self.next.lock().unwrap_or_else(PoisonError::into_inner) = answer;
    }
}

/// A client for loopback: no proxy of the machine between, no redirect.
///
/// # Errors
///
/// When the machine gives none.
pub fn http() -> Result<reqwest::Client, reqwest::Error> {
    reqwest::Client::builder()
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        .build()
}

/// Calls every operation with every documented answer and some others; `alone`,
/// with no answer but those of the cases given.
///
/// # Errors
///
/// When the document cannot be read as far as that takes.
pub async fn check(
    provider: &Provider,
    contract: &Contract,
    cases: &[(Target, Vec<Case>)],
    alone: bool,
    http: &reqwest::Client,
    findings: &mut Vec<Finding>,
) -> Result<Vec<Row>, conversation_apis_codegen::Error> {
    let mut rows = Vec::new();
    for operation in contract.operations()? {
        let Some(call) = provider.find_operation(&operation.id) else {
            if !provider.skipped.iter().any(|(id, _)| *id == operation.id) {
                findings.push(Finding::new(
                    Kind::OperationMissing,
                    &operation.id,
                    "the client has no such method",
                ));
            }
            continue;
        };
        let server = Scripted::start(keys(contract)).await;
        for (status, schema) in operation.answers(contract) {
            let name = format!("{}.{status}", operation.id);
            let bodies: &[Case] = cases
                .iter()
                .find(|(target, _)| target.name == name)
                .map_or(&[], |(_, cases)| cases.as_slice());
            let is_known = provider.find_type(&name).is_some();
            if alone && bodies.is_empty()
                || contract.is_best_effort() && (!is_known || bodies.is_empty())
            {
                continue;
            }
            let pointers: Vec<String> = match &schema {
                Some(at) => {
                    extension::read(contract.at_end(at)?, ERROR_MESSAGE, at)?.unwrap_or_default()
                }
                None => Vec::new(),
            };
            rows.push(status_row(&server, call, &status, bodies, &pointers, http, findings).await);
        }
        if !alone && !contract.is_best_effort() {
            let bare = bare(contract, &operation)?;
            let mut successes = operation.answers(contract).into_iter();
            let reads =
                successes.any(|(status, schema)| status.starts_with('2') && schema.is_some());
            rows.extend(others(&server, call, reads, &bare, http, findings).await);
        }
        let mut requests = Requests::of(contract, &operation, call, keys(contract))?;
        for request in server.mock.received_requests().await.unwrap_or_default() {
            requests.judge(&request)?;
        }
        findings.extend(requests.findings());
    }
    Ok(rows)
}

/// One documented status with each of its bodies.
async fn status_row(
    server: &Scripted,
    call: &Operation,
    status: &str,
    bodies: &[Case],
    pointers: &[String],
    http: &reqwest::Client,
    findings: &mut Vec<Finding>,
) -> Row {
    // `default` and ranges stand for a status of theirs.
    let code = status.replace(['X', 'x'], "0").parse().unwrap_or(500);
    let mut row = Row {
        operation: call.id.to_owned(),
        answer: status.to_owned(),
        documented: true,
        calls: 0,
        passed: 0,
    };
    // A status without a schema is answered without a body.
    let none = Case::without_body(call.id, status);
    let (bodies, empty) = match bodies {
        [] => (std::slice::from_ref(&none), true),
        bodies => (bodies, false),
    };
    for (index, case) in bodies.iter().enumerate() {
        let answer = ResponseTemplate::new(code);
        server.answer_with(if empty {
            answer
        } else {
            answer.set_body_json(&case.json)
        });
        let function = if index % 2 == 0 {
            call.all_parameters
        } else {
            call.required_only
        };
        let result = server.call(function, http).await;
        row.calls += 1;
        let judged = match code {
            200..=299 => success(&result, case),
            _ => failure(&result, code, case, pointers),
        };
        match judged {
            Ok(()) => row.passed += 1,
            Err(text) => findings.push(Finding::new(Kind::Wire, &case.id, text)),
        }
    }
    row
}

fn success(result: &Result<Value, Error>, case: &Case) -> Result<(), String> {
    match (&case.expect, result) {
        (Expect::Rejected(place), Err(error)) if error.kind() == ErrorKind::Decode => {
            match error.pointer() == Some(place) && error.status().is_some() {
                true => Ok(()),
                false => Err(format!(
                    "the error names {:?}, not {place}",
                    error.pointer()
                )),
            }
        }
        (Expect::Rejected(_), Ok(_)) => Err("was read, and should not have been".to_owned()),
        (_, Ok(value)) if json_eq(value, &case.json) => Ok(()),
        (_, Ok(_)) => Err("came back changed".to_owned()),
        (_, Err(error)) => Err(format!("was not read: {error}")),
    }
}

/// An error is one whatever its body; its message is where the document says.
fn failure(
    result: &Result<Value, Error>,
    status: u16,
    case: &Case,
    pointers: &[String],
) -> Result<(), String> {
    let message = pointers
        .iter()
        .find_map(|pointer| case.json.pointer(pointer)?.as_str());
    match result {
        Ok(_) => Err(format!("{status} became a success")),
        Err(error) if error.status().map(|status| status.as_u16()) != Some(status) => {
            Err(format!("{status} is not in the error: {error}"))
        }
        Err(error) if error.message() != message => {
            Err("the message is not the document's".to_owned())
        }
        Err(error) if error.is_documented() != (message.is_some() || pointers.is_empty()) => {
            Err("the error does not tell a documented body from another".to_owned())
        }
        Err(_) => Ok(()),
    }
}

/// What a body holds that no error may show.
const SENTINEL: &str = "sentinel-2f6b";

/// Everything an error says of itself and of what it came from.
fn told(error: &Error) -> String {
    let mut text = format!("{error} {error:?}");
    let mut source = std::error::Error::source(error);
    while let Some(error) = source {
        text += &format!(" {error} {error:?}");
        source = error.source();
    }
    text
}

/// Answers that no document has, and what each is to become.
fn undocumented() -> [(&'static str, ResponseTemplate, ErrorKind); 7] {
    let status = ResponseTemplate::new;
    let html = format!("<html><body>{SENTINEL}</body></html>");
    let cut = format!("{{\"{SENTINEL}\":");
    let other = json!({ SENTINEL: [SENTINEL] });
    [
        (
            "502 with HTML",
            status(502).set_body_raw(html.as_str(), "text/html"),
            ErrorKind::Status,
        ),
        (
            "429 without body",
            status(429).insert_header("retry-after", "60"),
            ErrorKind::Status,
        ),
        (
            "401 of another shape",
            status(401).set_body_json(other),
            ErrorKind::Status,
        ),
        ("204", status(204), ErrorKind::Status),
        (
            "200 cut short",
            status(200).set_body_raw(cut, "application/json"),
            ErrorKind::Transport,
        ),
        (
            "200 with HTML",
            status(200).set_body_raw(html, "text/html"),
            ErrorKind::NotJson,
        ),
        (
            "200 that is text",
            status(200).set_body_json(SENTINEL),
            ErrorKind::Decode,
        ),
    ]
}

/// The statuses that are documented without saying where their message is: any
/// body is as documented.
fn bare(
    contract: &Contract,
    operation: &document::Operation<'_>,
) -> Result<Vec<String>, conversation_apis_codegen::Error> {
    let mut found = Vec::new();
    for (status, schema) in operation.answers(contract) {
        let says = match &schema {
            Some(at) => contract.at_end(at)?.get(ERROR_MESSAGE).is_some(),
            None => false,
        };
        if !says {
            found.push(status);
        }
    }
    Ok(found)
}

/// Calls with each of them: every one is told apart from the documented ones.
async fn others(
    server: &Scripted,
    call: &Operation,
    reads: bool,
    bare: &[String],
    http: &reqwest::Client,
    findings: &mut Vec<Finding>,
) -> Vec<Row> {
    let mut rows = Vec::new();
    for (answer, template, kind) in undocumented() {
        // Of an answer without a body, none is read.
        if answer.starts_with("200") && !reads {
            continue;
        }
        server.answer_with(template);
        let result = server.call(call.required_only, http).await;
        let found = result
            .as_ref()
            .err()
            .map(|error| (error.kind(), error.is_documented()));
        let told = result.as_ref().err().map(told).unwrap_or_default();
        if told.contains(SENTINEL) || told.contains(KEY) {
            let text = format!("{answer}: the error shows the key or what the body holds");
            findings.push(Finding::new(Kind::Wire, call.id, text));
        }
        let is_bare = bare
            .iter()
            .any(|status| answer.starts_with(status.as_str()));
        let documented = is_bare && kind == ErrorKind::Status;
        let passed = found == Some((kind, documented));
        if !passed {
            let text = format!("{answer} came out as {found:?}");
            findings.push(Finding::new(Kind::Wire, call.id, text));
        }
        rows.push(Row {
            operation: call.id.to_owned(),
            answer: answer.to_owned(),
            documented: false,
            calls: 1,
            passed: usize::from(passed),
        });
    }
    rows
}
