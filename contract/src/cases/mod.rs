//! Cases: values of the document's schemas, one for every state of every property.

mod enumerate;
mod limits;
mod random;
mod sent;
mod state;
mod values;

use conversation_apis_codegen::{Error, Pointer};
use conversation_apis_server::mend::mend;
use serde::{Serialize, Serializer};
use serde_json::Value;

pub use self::random::random;
pub use self::sent::refused;
pub use self::state::{CaseId, CaseState, Expect};
pub(crate) use self::values::unknown;
use crate::check::oracle::Oracle;
use crate::document::{Direction, Target, TargetId};
use crate::provider::GivenBody;
use conversation_apis_server::sample::UNKNOWN;
pub(crate) use conversation_apis_server::sample::sample;

/// A value in one state, and the expected outcome.
#[derive(Debug, Clone)]
pub struct Case {
    /// Its id, which is the same in every run.
    pub id: CaseId,
    /// The schema in the document that has the state.
    pub from: Pointer,
    /// The expected outcome.
    pub expect: Expect,
    /// The value.
    pub json: Value,
}

/// The cases of each target.
pub type Cases = Vec<(Target, Vec<Case>)>;

/// Every case of a document. If the document has a construct that cannot be enumerated,
/// only the cases that the oracle allows.
///
/// # Errors
///
/// If a construct cannot be enumerated; the error has its place.
pub fn all(oracle: &mut Oracle<'_>) -> Result<Cases, Error> {
    let contract = oracle.contract();
    let mut all = Vec::new();
    for target in contract.targets()? {
        let cases = of(oracle, &target)?;
        all.push((target, cases));
    }
    Ok(all)
}

/// Every case of a target.
///
/// # Errors
///
/// The errors of [`all`].
pub(crate) fn of(oracle: &mut Oracle<'_>, target: &Target) -> Result<Vec<Case>, Error> {
    let contract = oracle.contract();
    let direction = target.direction();
    let mut cases = enumerated(oracle, target)?;
    if !contract.is_best_effort() {
        if direction == Direction::Request {
            sent::settle(oracle, target, &mut cases)?;
        }
    } else {
        cases.retain_mut(|case| {
            let may_be_meant = is_meant(case);
            match oracle.judge(&target.schema, direction, &case.json) {
                Ok(Ok(())) => {
                    case.expect = Expect::Valid;
                    may_be_meant
                }
                // Enums are open: only the value of the enum is not in the document.
                Ok(Err(place)) => {
                    let is_unknown = case.id.state == CaseState::UnknownValue;
                    is_unknown
                        && direction == Direction::Response
                        && place == case.id.place.as_str()
                }
                Err(_) => false,
            }
        });
    }
    Ok(cases)
}

/// A value of a target with all its properties. `None` if the oracle does not allow it.
///
/// # Errors
///
/// If no value can be made of the schema, or if the oracle cannot read it.
pub(crate) fn allowed_sample(
    oracle: &mut Oracle<'_>,
    target: &Target,
) -> Result<Option<Value>, Error> {
    let sample = whole(oracle, target, true)?;
    let judged = oracle.judge(&target.schema, target.direction(), &sample)?;
    Ok(judged.is_ok().then_some(sample))
}

/// A sample of a target. If it has to be allowed, what the oracle refuses in it is mended.
fn whole(oracle: &mut Oracle<'_>, target: &Target, is_mended: bool) -> Result<Value, Error> {
    let contract = oracle.contract();
    let direction = target.direction();
    let mut sample = sample(&contract.resolve(&target.schema)?, direction)?;
    if is_mended {
        let judge = |value: &Value| oracle.judge(&target.schema, direction, value);
        mend(contract.is_best_effort(), judge, &mut sample);
    }
    Ok(sample)
}

/// Every state of a target, before the oracle says which of them the document allows.
fn enumerated(oracle: &mut Oracle<'_>, target: &Target) -> Result<Vec<Case>, Error> {
    let contract = oracle.contract();
    let is_mended = contract.is_best_effort() || target.direction() == Direction::Request;
    let sample = whole(oracle, target, is_mended)?;
    enumerate::enumerate(contract, target, sample)
}

/// Removes the cases that break limits of the document. A combination of allowed values can
/// break one.
///
/// # Errors
///
/// If a schema cannot be read.
pub(crate) fn keep_allowed(oracle: &mut Oracle<'_>, cases: &mut Cases) -> Result<(), Error> {
    let is_best_effort = oracle.contract().is_best_effort();
    for (target, cases) in cases {
        let direction = target.direction();
        if direction != Direction::Request && !is_best_effort {
            continue;
        }
        let mut kept = Vec::new();
        for case in cases.drain(..) {
            let judged = oracle.judge(&target.schema, direction, &case.json)?;
            kept.extend(judged.is_ok().then_some(case));
        }
        *cases = kept;
    }
    Ok(())
}

/// Whether the document means to allow an allowed case. A schema without a type allows every
/// type, but usually means one type.
fn is_meant(case: &Case) -> bool {
    let is_other_type = matches!(case.id.state, CaseState::WrongType | CaseState::Null);
    !is_other_type || case.expect == Expect::Valid
}

impl Case {
    /// The case as the body of a call, if it is one.
    pub(crate) fn given(&self) -> Option<GivenBody> {
        match self.id.target {
            TargetId::Body { encoding, .. } => Some(GivenBody {
                encoding: encoding.name(),
                value: self.json.clone(),
            }),
            _ => None,
        }
    }

    /// The case of a response without a body.
    pub(crate) fn without_body(operation: &str, status: &str) -> Self {
        Self {
            id: CaseId {
                target: TargetId::Answer {
                    operation: operation.to_owned(),
                    status: status.to_owned(),
                },
                place: Pointer::default(),
                state: CaseState::NoBody,
            },
            from: Pointer::default(),
            expect: Expect::Valid,
            json: Value::Null,
        }
    }
}

/// A case as `cargo contract cases` prints it.
#[derive(Serialize)]
struct Line<'a> {
    id: &'a CaseId,
    schema: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    operation: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'a str>,
    from: String,
    expect: &'a Expect,
    json: &'a Value,
}

impl Serialize for Case {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (operation, status) = match &self.id.target {
            TargetId::Answer { operation, status } => (Some(operation), Some(status)),
            TargetId::Body { operation, .. } | TargetId::Parameter { operation, .. } => {
                (Some(operation), None)
            }
            TargetId::Component(_) | TargetId::Webhook { .. } => (None, None),
        };
        let line = Line {
            id: &self.id,
            schema: self.id.target.to_string(),
            operation: operation.map(String::as_str),
            status: status.map(String::as_str),
            from: self.from.to_string(),
            expect: &self.expect,
            json: &self.json,
        };
        line.serialize(serializer)
    }
}
