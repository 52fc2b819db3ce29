//! Checks one case against the document, the type, and the type's own schema.

use std::collections::BTreeMap;

use conversation_apis_codegen::Error;
use jsonschema::Validator;
use serde_json::Value;

use crate::cases::{Case, CaseId, CaseState, Expect};
use crate::check::oracle::Oracle;
use crate::check::shrink::smallest;
use crate::document::{Direction, Target};
use crate::finding::{Example, Finding, Kind};
use crate::json_eq::json_eq;
use crate::program;
use crate::provider::{Failure, Provider, RoundTrip, Type};

/// Why a type's own JSON Schema may allow a case that the document rejects. `None` if it must
/// reject it too.
fn leniency(state: &CaseState) -> Option<&'static str> {
    Some(match state {
        CaseState::OtherForm(_) => {
            "a point in time is a string or a number, and any JSON is kept where the document describes no form"
        }
        CaseState::UnknownValue | CaseState::UnknownCode => "enums are open",
        CaseState::Null => "null in a property, or as a body that may be absent, is read as absent",
        CaseState::NullLeftOut => "a required property that may be null is null if it is absent",
        CaseState::Undescribed => {
            "a required property that no schema describes has no field, so no type requires it"
        }
        CaseState::UnknownBranch => "unions are open",
        CaseState::Malformed(_) | CaseState::MalformedProperty { .. } => {
            "siblings select a union's branch, which a schema of the union alone cannot say"
        }
        _ => return None,
    })
}

/// Checks the cases of one target.
pub struct CaseCheck<'a, 'o> {
    provider: &'a Provider,
    target: &'a Target,
    found: &'static Type,
    /// The type's own JSON Schema.
    own_schema: Validator,
    oracle: &'a mut Oracle<'o>,
    seed: u64,
    /// How many failures were reduced to a smaller value.
    shrunk: usize,
}

/// How many failures of a target are reduced to a smaller value. One wrong type fails every
/// case, so the first failures are enough.
const MAX_SHRUNK: usize = 3;

/// What is wrong with a case: the kind, a sentence, and the place in the value.
struct Fault {
    kind: Kind,
    text: String,
    path: Option<String>,
}

impl Fault {
    fn round_trip(text: impl Into<String>, path: Option<String>) -> Self {
        Self {
            kind: Kind::RoundTrip,
            text: text.into(),
            path,
        }
    }
}

/// The command that runs one case alone.
pub(crate) fn reproduce(provider: &Provider, case: &CaseId) -> String {
    format!(
        "{} verify {} --case '{case}'",
        program::name(),
        provider.name
    )
}

impl<'a, 'o> CaseCheck<'a, 'o> {
    /// Checks for the cases of a target. The commands that reproduce a random case contain
    /// the seed.
    ///
    /// # Errors
    ///
    /// If the type's own JSON Schema is not valid.
    pub fn new(
        provider: &'a Provider,
        target: &'a Target,
        found: &'static Type,
        oracle: &'a mut Oracle<'o>,
        seed: u64,
    ) -> Result<Self, Error> {
        let own_schema = jsonschema::draft202012::new(&(found.json_schema)()).map_err(|error| {
            Error::Document {
                pointer: target.schema.clone(),
                message: format!("the JSON Schema of its type is not valid: {error}"),
            }
        })?;
        Ok(Self {
            provider,
            target,
            found,
            own_schema,
            oracle,
            seed,
            shrunk: 0,
        })
    }

    /// Checks a case. A finding shows the smallest known value with the same fault.
    ///
    /// # Errors
    ///
    /// If the schemas of the case cannot be read.
    pub fn check_case(&mut self, case: &Case) -> Result<Option<Finding>, Error> {
        let Some(fault) = self.fault(case, &case.json)? else {
            return Ok(None);
        };
        if self.shrunk >= MAX_SHRUNK {
            return Ok(Some(self.finding(case, fault, case.json.clone())));
        }
        self.shrunk += 1;
        let json = smallest(&case.json, &mut |candidate| {
            let found = self.fault(case, candidate).ok().flatten();
            found.is_some_and(|found| found.kind == fault.kind && found.text == fault.text)
        });
        Ok(Some(self.finding(case, fault, json)))
    }

    fn finding(&self, case: &Case, fault: Fault, json: Value) -> Finding {
        Finding::new(fault.kind, &case.id, fault.text).shown_by(Example {
            json,
            path: fault.path,
            reproduce: self.reproduce(case),
        })
    }

    fn reproduce(&self, case: &Case) -> String {
        let command = reproduce(self.provider, &case.id);
        match case.id.state {
            CaseState::Random(_) => format!("{command} --seed {}", self.seed),
            _ => command,
        }
    }

    /// The first fault: of the case itself, of what the type reads and writes, or of the
    /// type's own schema.
    fn fault(&mut self, case: &Case, json: &Value) -> Result<Option<Fault>, Error> {
        let judged = self
            .oracle
            .judge(&self.target.schema, self.target.direction(), json)?;
        if judged.is_ok() != (case.expect == Expect::Valid) {
            let verdict = match judged {
                Ok(()) => "allows",
                Err(_) => "does not allow",
            };
            let text = format!("expected {:?}, and the document {verdict} it", case.expect);
            return Ok(Some(Fault::round_trip(text, judged.err())));
        }
        let outcome = (self.found.round_trip)(&json.to_string());
        let fault = match (&case.expect, outcome) {
            (Expect::Rejected(place), outcome) => not_rejected(place, outcome.err()),
            (_, Err(Failure { error, path })) => {
                let text = format!("was not read: {path}: {error}");
                Some(Fault::round_trip(text, Some(path)))
            }
            (_, Ok(read)) => self.changed(json, &read)?,
        };
        Ok(fault.or_else(|| {
            Some(Fault {
                kind: Kind::JsonSchema,
                text: self.differs(case, json)?.to_owned(),
                path: None,
            })
        }))
    }

    /// The fault of a value that was read and written again.
    fn changed(&self, json: &Value, read: &RoundTrip) -> Result<Option<Fault>, Error> {
        let fault = |text: &str| Ok(Some(Fault::round_trip(text, None)));
        // Unlike `serde_json::from_str`, this does not compile the parser without optimisation.
        match read.output.as_str().parse::<Value>() {
            Err(_) => return fault("did not come back as JSON"),
            Ok(output) if !json_eq(&output, json) => return fault("came back changed"),
            Ok(_) => {}
        }
        let contract = self.oracle.contract();
        // In such a document only the type names the branches, so there is nothing to compare.
        if contract.is_best_effort() {
            return Ok(None);
        }
        let unions = contract.unions(&self.target.schema, json)?.into_iter();
        let unions: BTreeMap<String, String> = unions
            .map(|(place, taken)| (place, taken.variant))
            .collect();
        // Of a union whose value selects its branch, only the type names the branch.
        let mut taken = read.unions.clone();
        if contract.has_own_unions() {
            taken.retain(|place, _| unions.contains_key(place));
        }
        if taken == unions {
            return Ok(None);
        }
        let text = format!("took the branches {taken:?}, the document says {unions:?}");
        Ok(Some(Fault::round_trip(text, None)))
    }

    /// Whether the document allows a case but for a limit, which is checked only before a
    /// request is sent.
    fn is_limit(&self, case: &Case) -> bool {
        self.target.direction() == Direction::Request && case.expect == Expect::Tolerated
    }

    /// Where the type's own schema wrongly differs from the document.
    fn differs(&self, case: &Case, json: &Value) -> Option<&'static str> {
        match (&case.expect, self.own_schema.is_valid(json)) {
            (Expect::Valid, false) => {
                Some("the type's own JSON Schema refuses what the document allows")
            }
            (Expect::Tolerated, false) => {
                Some("the type's own JSON Schema refuses what the type reads")
            }
            (Expect::Tolerated | Expect::Rejected(_), true)
                if leniency(&case.id.state).is_none() && !self.is_limit(case) =>
            {
                Some(
                    "the type's own JSON Schema allows what the document refuses, and no stated leniency says so",
                )
            }
            _ => None,
        }
    }
}

/// The fault of a case that must be rejected at this place, if it was not.
fn not_rejected(place: &str, failure: Option<Failure>) -> Option<Fault> {
    match failure {
        Some(Failure { path, .. }) if path == place => None,
        Some(Failure { path, .. }) => {
            let text = format!("the error names `{path}`, not `{place}`");
            Some(Fault::round_trip(text, Some(path)))
        }
        None => {
            let text = "was read, and should not have been";
            Some(Fault::round_trip(text, Some(place.to_owned())))
        }
    }
}
