//! One case, held against the document, the type, and the type's own schema.

use conversation_apis_codegen::Error;
use jsonschema::Validator;
use serde_json::Value;

use crate::cases::{Case, Expect};
use crate::check::oracle::Oracle;
use crate::check::shrink::smallest;
use crate::document::Target;
use crate::finding::{Example, Finding, Kind};
use crate::json_eq::json_eq;
use crate::provider::{Failure, Provider, RoundTrip, Type};

/// Where a type's own JSON Schema takes what the document refuses: the state of
/// the case, and why. Anywhere else the two must agree.
pub const LENIENCIES: [(&str, &str); 6] = [
    (
        "other_form",
        "a point in time is text or a number, and JSON of no described form is kept whatever it is",
    ),
    ("unknown_value", "enums are open"),
    ("null", "null in a property is read as absent"),
    (
        "null_left_out",
        "a property that must be there and may be null is null where it is absent",
    ),
    ("unknown_branch", "unions are open"),
    (
        "malformed",
        "the siblings choose a union's branch, which a schema of the union alone cannot say",
    ),
];

/// Proves the cases of one target.
pub struct CaseCheck<'a, 'o> {
    provider: &'a Provider,
    target: &'a Target,
    found: &'static Type,
    view: Validator,
    oracle: &'a mut Oracle<'o>,
    seed: u64,
    /// How many failures were made smaller.
    shrunk: usize,
}

/// How many failures of a target are made smaller: the first ones tell, and one
/// wrong type fails every case.
const SHRUNK: usize = 3;

/// What does not hold of a case: the kind, in words, and where in the value.
struct Fault {
    kind: Kind,
    text: String,
    path: Option<String>,
}

/// The one command that repeats a case alone.
pub(crate) fn reproduce(provider: &Provider, case: &str) -> String {
    format!("cargo contract verify {} --case '{case}'", provider.name)
}

impl<'a, 'o> CaseCheck<'a, 'o> {
    /// For the cases of a target; the seed goes into the commands that repeat one.
    ///
    /// # Errors
    ///
    /// When the type's own JSON Schema is none.
    pub fn new(
        provider: &'a Provider,
        target: &'a Target,
        found: &'static Type,
        oracle: &'a mut Oracle<'o>,
        seed: u64,
    ) -> Result<Self, Error> {
        let view = jsonschema::draft202012::new(&(found.json_schema)()).map_err(|error| {
            Error::Document {
                pointer: target.schema.clone(),
                message: format!("its type's JSON Schema is none: {error}"),
            }
        })?;
        Ok(Self {
            provider,
            target,
            found,
            view,
            oracle,
            seed,
            shrunk: 0,
        })
    }

    /// What does not hold of a case, shown by the smallest value of which it
    /// does not hold.
    ///
    /// # Errors
    ///
    /// When the document cannot be read as far as that takes.
    pub fn check_case(&mut self, case: &Case) -> Result<Option<Finding>, Error> {
        let Some(fault) = self.fault(case, &case.json)? else {
            return Ok(None);
        };
        if self.shrunk >= SHRUNK {
            return Ok(Some(self.finding(case, fault, case.json.clone())));
        }
        self.shrunk += 1;
        let json = smallest(&case.json, &mut |candidate| {
            let found = self.fault(case, candidate).ok().flatten();
            found.is_some_and(|found| (found.kind, found.text) == (fault.kind, fault.text.clone()))
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
        match case.state().starts_with("random") {
            true => format!("{command} --seed {}", self.seed),
            false => command,
        }
    }

    fn fault(&mut self, case: &Case, json: &Value) -> Result<Option<Fault>, Error> {
        let judged = self.oracle.judge(&self.target.schema, json)?;
        if judged.is_ok() != (case.expect == Expect::Valid) {
            let verdict = if judged.is_ok() {
                "allows"
            } else {
                "does not allow"
            };
            let text = format!("expected {:?}, and the document {verdict} it", case.expect);
            return Ok(Some(Fault {
                kind: Kind::RoundTrip,
                text,
                path: judged.err(),
            }));
        }
        let outcome = (self.found.round_trip)(&json.to_string());
        let unions = self.oracle.unions(&self.target.schema, json)?;
        let fault = |text: String, path| {
            Some(Fault {
                kind: Kind::RoundTrip,
                text,
                path,
            })
        };
        // Branches that a value's own shape tells are the type's to name.
        let named = !self.oracle.contract().is_best_effort();
        let read = match (&case.expect, outcome) {
            (Expect::Rejected(place), Err(Failure { path, .. })) if path == *place => None,
            (Expect::Rejected(place), Err(Failure { path, .. })) => fault(
                format!("the error names `{path}`, not `{place}`"),
                Some(path),
            ),
            (Expect::Rejected(place), Ok(_)) => fault(
                "was read, and should not have been".to_owned(),
                Some(place.clone()),
            ),
            (_, Err(Failure { error, path })) => {
                fault(format!("was not read: {path}: {error}"), Some(path))
            }
            (
                _,
                Ok(RoundTrip {
                    output,
                    unions: taken,
                }),
            ) => match output.decode::<Value>() {
                Ok(output) if !json_eq(&output, json) => {
                    fault("came back changed".to_owned(), None)
                }
                Ok(_) if named && taken != unions => fault(
                    format!("took the branches {taken:?}, the document says {unions:?}"),
                    None,
                ),
                Ok(_) => None,
                Err(_) => fault("did not come back as JSON".to_owned(), None),
            },
        };
        Ok(read.or_else(|| {
            let text = self.view(case, json)?;
            Some(Fault {
                kind: Kind::JsonSchema,
                text,
                path: None,
            })
        }))
    }

    /// Where the type's own schema differs from the document and may not.
    fn view(&self, case: &Case, json: &Value) -> Option<String> {
        let lenient = LENIENCIES
            .iter()
            .any(|(state, _)| case.state().starts_with(state));
        match (&case.expect, self.view.is_valid(json)) {
            (Expect::Valid, false) => Some("the type's own JSON Schema refuses what the document allows".to_owned()),
            (Expect::Tolerated, false) => Some("the type's own JSON Schema refuses what the type reads".to_owned()),
            (Expect::Tolerated | Expect::Rejected(_), true) if !lenient => {
                Some("the type's own JSON Schema allows what the document refuses, and no stated leniency says so".to_owned())
            }
            _ => None,
        }
    }
}
