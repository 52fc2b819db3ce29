//! Checks calls over HTTP. A server on loopback sends every documented response, and some
//! undocumented ones, to the real client. Every request that it receives is checked too.

use std::collections::BTreeSet;
use std::time::Instant;

use conversation_apis::{Error, ErrorKind};
use conversation_apis_codegen::extension::ERROR_MESSAGE;
use serde_json::json;
use wiremock::ResponseTemplate;

use crate::cases::{Case, Expect};
use crate::check::answers::{self, Body, Documented};
use crate::check::calls::Calls;
use crate::check::inputs::{Chosen, Inputs};
use crate::check::oracle::Oracle;
use crate::check::refused;
use crate::document::{self, Contract, Shape, Target};
use crate::finding::{Finding, Kind, Subject};
use crate::json_eq::json_eq;
use crate::keys::KEY;
use crate::provider::{Decoded, Provider};
use crate::tls;
use crate::verdict::{AnswerRow, RequestRow};

/// A client for loopback. It uses no proxy and follows no redirects.
///
/// # Errors
///
/// If this machine cannot create a client.
pub fn http() -> Result<reqwest::Client, reqwest::Error> {
    tls::http()
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        .build()
}

/// Calls every operation, and sends every documented response and some others to it. With
/// `alone`, only the given cases are sent.
///
/// # Errors
///
/// If the document's operations and their schemas cannot be read.
pub async fn check(
    provider: &Provider,
    oracle: &mut Oracle<'_>,
    cases: &[(Target, Vec<Case>)],
    alone: bool,
    http: &reqwest::Client,
) -> Result<Exchanges, conversation_apis_codegen::Error> {
    let contract = oracle.contract();
    let mut all = Exchanges::default();
    let mut known = BTreeSet::new();
    for operation in contract.operations()? {
        let start = Instant::now();
        let Some(call) = provider.find_operation(&operation.id) else {
            if !provider.skipped.iter().any(|(id, _)| *id == operation.id) {
                let text = "the client has no such method";
                let subject = Subject::Operation(operation.id.clone());
                let finding = Finding::new(Kind::OperationMissing, subject, text);
                all.findings.push(finding);
            }
            continue;
        };
        let inputs = Inputs::of(oracle, &operation, cases)?;
        if let Some(missing) = inputs.missing() {
            let text = format!("not called: no value was found for {missing}");
            all.skipped.push((operation.id.clone(), text));
            continue;
        }
        let mut answers = answers::documented(provider, oracle, &operation, cases, alone)?;
        if !alone {
            answers::shorten(contract, &operation, &mut answers, &mut known)?;
        }
        let chosen = alone.then_some(cases);
        let refused = refused::bodies(provider, oracle, contract.bodies(&operation), chosen)?;
        let mut calls = Calls::start(call, &operation, &inputs, oracle, http).await;
        let mut statuses = (0, answers.len());
        for answer in &answers {
            let row = calls.documented(answer).await?;
            statuses.0 += usize::from(row.passed == row.calls);
            all.answers.push(row);
        }
        if !alone && !contract.is_best_effort() {
            let rows = calls.undocumented(contract).await?;
            all.answers.extend(rows);
        }
        if !alone || inputs.has_cases_of(cases) {
            calls.rest().await?;
        }
        calls.check_refused(&refused).await?;
        if !alone {
            calls.alternatives().await?;
            all.requests.push(calls.row(statuses, start.elapsed())?);
        }
        all.findings.extend(calls.findings());
    }
    Ok(all)
}

/// What the calls of all operations have shown.
#[derive(Debug, Default)]
pub struct Exchanges {
    /// A row for each response.
    pub answers: Vec<AnswerRow>,
    /// A row for each operation that was called.
    pub requests: Vec<RequestRow>,
    /// The operations that could not be called, with the reason.
    pub skipped: Vec<(String, String)>,
    /// The findings.
    pub findings: Vec<Finding>,
}

impl Calls<'_, '_> {
    /// Responds with a documented status and each of its bodies in turn.
    async fn documented(
        &mut self,
        answer: &Documented,
    ) -> Result<AnswerRow, conversation_apis_codegen::Error> {
        // For `default` and ranges such as `4XX`, one status of the range is sent.
        let code = answer.status.replace(['X', 'x'], "0");
        let code = code.parse().unwrap_or(500);
        let operation = self.operation.id.clone();
        let mut passed = 0;
        for Body { case, sent } in &answer.bodies {
            let mut template = ResponseTemplate::new(code);
            if let Some((text, media_type)) = sent {
                template = template.set_body_raw(text.as_str(), media_type);
            }
            if (200..300).contains(&code) && case.expect == Expect::Valid {
                self.success.get_or_insert_with(|| template.clone());
            }
            let result = self.next(template).await?;
            let judged = match (&result, code) {
                (None, _) => Err("was not sent".to_owned()),
                (Some(result), 200..=299) => success(result, case, &answer.status),
                (Some(result), _) => failure(result, code, case, &answer.message),
            };
            match judged {
                Ok(()) => passed += 1,
                Err(text) => self.report(Finding::new(Kind::Wire, &case.id, text)),
            }
        }
        Ok(AnswerRow {
            operation,
            answer: answer.status.clone(),
            documented: true,
            calls: answer.bodies.len(),
            passed,
        })
    }

    /// Responds with errors and successes that the document does not have. The client must
    /// distinguish them from documented responses, and must show nothing of their bodies.
    async fn undocumented(
        &mut self,
        contract: &Contract,
    ) -> Result<Vec<AnswerRow>, conversation_apis_codegen::Error> {
        let any_body = statuses_with_any_body(contract, self.operation)?;
        let id = self.operation.id.clone();
        let mut rows = Vec::new();
        for (answer, template, kind) in others(contract, self.operation)? {
            let subject = || Subject::Undocumented {
                operation: id.clone(),
                answer: answer.clone(),
            };
            let result = self.call(Chosen::Required, template).await?;
            let error = result.as_ref().and_then(|result| result.as_ref().err());
            let text = error.map(everything).unwrap_or_default();
            let shows_secret = text.contains(SENTINEL) || text.contains(KEY);
            let mut any_body = any_body.iter();
            let is_documented = kind == ErrorKind::Status
                && any_body.any(|status| answer.starts_with(status.as_str()));
            let found = error.map(|error| (error.kind(), error.is_documented()));
            let passed = found == Some((kind, is_documented));
            if shows_secret {
                let text = format!("{answer}: the error shows the key or a value of the body");
                self.report(Finding::new(Kind::Wire, subject(), text));
            }
            if !passed {
                let text = format!("{answer} came out as {found:?}");
                self.report(Finding::new(Kind::Wire, subject(), text));
            }
            rows.push(AnswerRow {
                operation: id.clone(),
                answer,
                documented: false,
                calls: 1,
                passed: usize::from(passed),
            });
        }
        Ok(rows)
    }
}

/// Whether a documented success was decoded and encoded again without a change. If its case
/// must be rejected, whether it was rejected.
fn success(result: &Result<Decoded, Error>, case: &Case, status: &str) -> Result<(), String> {
    match (&case.expect, result) {
        (Expect::Rejected(place), Err(error)) if error.kind() == ErrorKind::Decode => {
            match error.pointer() == Some(place) && error.status().is_some() {
                true => Ok(()),
                false => {
                    let found = error.pointer();
                    Err(format!("the error names {found:?}, not {place}"))
                }
            }
        }
        (Expect::Rejected(_), Ok(_)) => Err("was read, and should not have been".to_owned()),
        (
            _,
            Ok(Decoded {
                status: Some(other),
                ..
            }),
        ) if *other != status => Err(format!("was read as the success of {other}")),
        (_, Ok(decoded)) if json_eq(&decoded.value, &case.json) => Ok(()),
        (_, Ok(_)) => Err("came back changed".to_owned()),
        (_, Err(error)) => Err(format!("was not read: {error}")),
    }
}

/// Whether a documented error became an error with its status, and with the message that its
/// body has at one of the documented places.
fn failure(
    result: &Result<Decoded, Error>,
    status: u16,
    case: &Case,
    places: &[String],
) -> Result<(), String> {
    let mut messages = places.iter();
    let message = messages.find_map(|place| case.json.pointer(place)?.as_str());
    match result {
        Ok(_) => Err(format!("{status} became a success")),
        Err(error) if error.status().map(|status| status.as_u16()) != Some(status) => {
            Err(format!("{status} is not in the error: {error}"))
        }
        Err(error) if error.message() != message => {
            Err("the message is not the document's".to_owned())
        }
        Err(error) if error.is_documented() != (message.is_some() || places.is_empty()) => {
            Err("the error is wrong about whether its body is documented".to_owned())
        }
        Err(_) => Ok(()),
    }
}

/// A text in bodies that no error may show.
const SENTINEL: &str = "sentinel-2f6b";

/// All texts of an error and its sources.
fn everything(error: &Error) -> String {
    let mut text = format!("{error} {error:?}");
    let mut source = std::error::Error::source(error);
    while let Some(error) = source {
        text += &format!(" {error} {error:?}");
        source = error.source();
    }
    text
}

/// A response that the document does not have, and the kind of error that it must become.
type Other = (String, ResponseTemplate, ErrorKind);

/// Responses that the document of an operation does not have.
fn others(
    contract: &Contract,
    operation: &document::Operation<'_>,
) -> Result<Vec<Other>, conversation_apis_codegen::Error> {
    let mut all = errors().to_vec();
    let answers = operation.answers(contract);
    let mut successes = answers.iter().filter(|(status, _)| status.starts_with('2'));
    let with_body = successes.find_map(|(status, schema)| {
        // A range stands for its first status.
        let status = status.replace(['X', 'x'], "0").parse::<u16>().ok()?;
        Some((status, schema.as_ref()?))
    });
    if let Some((status, schema)) = with_body {
        all.extend(unreadable(status));
        // Some schemas allow a text, or null, as which an empty body is read.
        let schema = contract.resolve(schema)?;
        let is_structured = matches!(schema.shape, Shape::Object(_) | Shape::Array(_));
        if is_structured && !schema.nullable {
            let text = ResponseTemplate::new(status).set_body_json(SENTINEL);
            all.push((format!("{status} that is text"), text, ErrorKind::Decode));
            if !answers.iter().any(|(status, _)| status == "204")
                && !operation.may_return_nothing(contract)
            {
                let empty = ResponseTemplate::new(204);
                all.push(("204".to_owned(), empty, ErrorKind::Status));
            }
        }
    }
    Ok(all)
}

/// Errors that the document does not have.
fn errors() -> [Other; 3] {
    let status = ResponseTemplate::new;
    let html = format!("<html><body>{SENTINEL}</body></html>");
    let other = json!({ SENTINEL: [SENTINEL] });
    [
        (
            "502 with HTML".to_owned(),
            status(502).set_body_raw(html.as_str(), "text/html"),
            ErrorKind::Status,
        ),
        (
            "429 without body".to_owned(),
            status(429).insert_header("retry-after", "60"),
            ErrorKind::Status,
        ),
        (
            "401 of another shape".to_owned(),
            status(401).set_body_json(other),
            ErrorKind::Status,
        ),
    ]
}

/// Successes of this status with a body that cannot be read.
fn unreadable(success: u16) -> [Other; 2] {
    let status = || ResponseTemplate::new(success);
    let html = format!("<html><body>{SENTINEL}</body></html>");
    let cut = format!("{{\"{SENTINEL}\":");
    [
        (
            format!("{success} cut short"),
            status().set_body_raw(cut, "application/json"),
            ErrorKind::Transport,
        ),
        (
            format!("{success} with HTML"),
            status().set_body_raw(html, "text/html"),
            ErrorKind::NotJson,
        ),
    ]
}

/// The documented statuses whose body has no documented place for a message. For these, any
/// body counts as documented.
fn statuses_with_any_body(
    contract: &Contract,
    operation: &document::Operation<'_>,
) -> Result<Vec<String>, conversation_apis_codegen::Error> {
    let mut found = Vec::new();
    for (status, schema) in operation.answers(contract) {
        let has_message = match &schema {
            Some(at) => contract.at_end(at)?.get(ERROR_MESSAGE).is_some(),
            None => false,
        };
        if !has_message {
            found.push(status);
        }
    }
    Ok(found)
}
