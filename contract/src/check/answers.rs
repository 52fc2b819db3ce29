//! The documented responses of an operation, with the bodies that a server sends.

use std::collections::BTreeSet;

use conversation_apis_codegen::extension::{self, ERROR_MESSAGE};
use conversation_apis_codegen::{Error, Pointer};
use serde_json::{Value, json};

use crate::cases::{self, Case, Expect};
use crate::check::inputs::cases_of;
use crate::check::oracle::Oracle;
use crate::document::{Content, Contract, Operation, Target, TargetId};
use crate::media_type;
use crate::provider::Provider;

/// A documented response.
pub(crate) struct Documented {
    /// The status, as the document writes it.
    pub(crate) status: String,
    /// The bodies to send with it.
    pub(crate) bodies: Vec<Body>,
    /// Where a body has its message.
    pub(crate) message: Vec<String>,
}

/// A body of a response.
pub(crate) struct Body {
    /// The case with the value that the client must return.
    pub(crate) case: Case,
    /// The text that is sent, with its media type.
    pub(crate) sent: Option<(String, String)>,
}

/// The responses to send. With `alone`, only those with cases in `cases`.
///
/// # Errors
///
/// If a schema cannot be read.
pub(crate) fn documented(
    provider: &Provider,
    oracle: &mut Oracle<'_>,
    operation: &Operation<'_>,
    cases: &[(Target, Vec<Case>)],
    alone: bool,
) -> Result<Vec<Documented>, Error> {
    let contract = oracle.contract();
    let mut all = Vec::new();
    for (status, schema) in operation.answers(contract) {
        let id = TargetId::Answer {
            operation: operation.id.clone(),
            status: status.clone(),
        };
        let cases = cases_of(cases, &id);
        if alone && cases.is_empty() {
            continue;
        }
        let content = operation.content(contract, &status);
        let is_known = provider.find_type(&id.to_string()).is_some();
        if let (Content::Json(_), true) = (&content, contract.is_best_effort())
            && (cases.is_empty() || !is_known)
        {
            continue;
        }
        let none = Case::without_body(&operation.id, &status);
        all.push(Documented {
            bodies: bodies(oracle, &content, none, cases)?,
            message: message_places(contract, schema.as_ref())?.unwrap_or_default(),
            status,
        });
    }
    Ok(all)
}

/// Shortens the responses of an operation whose schema is a component that other responses
/// have already shown: of each expected outcome, a few bodies are enough. `known` has the
/// schemas so far.
///
/// # Errors
///
/// If a schema cannot be read.
pub(crate) fn shorten(
    contract: &Contract,
    operation: &Operation<'_>,
    answers: &mut [Documented],
    known: &mut BTreeSet<Pointer>,
) -> Result<(), Error> {
    for answer in answers {
        let Content::Json(schema) = operation.content(contract, &answer.status) else {
            continue;
        };
        if known.insert(contract.resolve(&schema)?.at.clone()) {
            continue;
        }
        let mut kept = [0; 3];
        answer.bodies.retain(|body| {
            let outcome = match body.case.expect {
                Expect::Valid => &mut kept[0],
                Expect::Tolerated => &mut kept[1],
                Expect::Rejected(_) => &mut kept[2],
            };
            *outcome += 1;
            *outcome <= REPEATED
        });
    }
    Ok(())
}

/// How many bodies of each expected outcome are sent for a schema that is already known.
const REPEATED: usize = 3;

/// The bodies of a response. `none` is the case of a response without a body.
fn bodies(
    oracle: &mut Oracle<'_>,
    content: &Content,
    none: Case,
    cases: &[Case],
) -> Result<Vec<Body>, Error> {
    let of = |json: Value, text: String, media_type: &str| Body {
        case: Case {
            json,
            ..none.clone()
        },
        sent: Some((text, media_type.to_owned())),
    };
    Ok(match content {
        Content::Json(schema) if !cases.is_empty() => {
            let media_type = media_type::of(schema);
            let bodies = cases.iter().map(|case| Body {
                case: case.clone(),
                sent: Some((case.json.to_string(), media_type.clone())),
            });
            bodies.collect()
        }
        Content::Empty | Content::Json(_) => vec![Body {
            case: none,
            sent: None,
        }],
        Content::AnyJson(media_type) => {
            let json = json!({ "kept": [null, 1.5] });
            vec![of(json.clone(), json.to_string(), media_type)]
        }
        Content::Bytes(media_type) => {
            let text = "bytes \u{1F600} \0 \r\n";
            let media_type = match media_type.contains('*') {
                true => "application/octet-stream",
                false => media_type,
            };
            vec![of(json!(text), text.to_owned(), media_type)]
        }
        Content::Events(schema) => {
            let data = events(oracle, schema, &none)?;
            let line = |data: &Value| match data {
                Value::String(text) => format!("data: {text}\n\n"),
                data => format!("data: {data}\n\n"),
            };
            let text: String = data.iter().map(line).collect();
            vec![of(data.into(), text, "text/event-stream")]
        }
    })
}

/// The data of some events.
fn events(oracle: &mut Oracle<'_>, schema: &Pointer, none: &Case) -> Result<Vec<Value>, Error> {
    if !oracle.contract().get(schema).is_object() {
        return Ok(vec![json!("one"), json!("two")]);
    }
    let target = Target {
        id: none.id.target.clone(),
        schema: schema.clone(),
        may_be_nothing: false,
    };
    let cases = cases::of(oracle, &target)?.into_iter();
    let is_line = |case: &Case| {
        case.json
            .as_str()
            .is_none_or(|text| !text.contains(['\n', '\r']))
    };
    let cases = cases.filter(|case| case.expect == Expect::Valid && is_line(case));
    Ok(cases.map(|case| case.json).take(EVENTS).collect())
}

/// How many events a stream has.
const EVENTS: usize = 20;

/// Where a documented body has the message of an error, if the document says so.
fn message_places(
    contract: &Contract,
    schema: Option<&Pointer>,
) -> Result<Option<Vec<String>>, Error> {
    match schema {
        Some(at) => extension::read(contract.at_end(at)?, ERROR_MESSAGE, at),
        None => Ok(None),
    }
}
