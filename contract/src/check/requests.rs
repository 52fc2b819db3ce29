//! Checks the requests that a server received against the document.

use std::collections::BTreeMap;

use conversation_apis_codegen::Error;
use serde_json::Value;
use wiremock::Request;

use crate::cases::{Case, sample};
use crate::check::bodies;
use crate::check::inputs::Inputs;
use crate::check::oracle::Oracle;
use crate::check::sent::{Sent, properties};
use crate::document::{Contract, Direction, Operation, Parameter};
use crate::finding::{Finding, Kind, Subject};
use crate::json_eq::json_eq;
use crate::keys::{KEY, key_headers};
use crate::provider::Argument;

/// Checks the requests of one operation.
pub struct Requests<'a> {
    contract: &'a Contract,
    operation: &'a Operation<'a>,
    keys: Vec<String>,
    found: BTreeMap<String, Finding>,
}

/// What a call was given.
pub(crate) struct Expected<'a> {
    /// The parameters.
    pub(crate) arguments: &'a [Argument],
    /// The case of the body.
    pub(crate) body: Option<&'a Case>,
}

impl<'a> Requests<'a> {
    /// Checks the requests of an operation, which must have these keys.
    pub(crate) fn of(
        contract: &'a Contract,
        operation: &'a Operation<'a>,
        keys: Vec<String>,
    ) -> Self {
        Self {
            contract,
            operation,
            keys,
            found: BTreeMap::new(),
        }
    }

    /// Checks one request.
    ///
    /// # Errors
    ///
    /// If the schema of a parameter cannot be read.
    pub(crate) fn judge(
        &mut self,
        oracle: &mut Oracle<'_>,
        inputs: &Inputs,
        request: &Request,
        expected: &Expected<'_>,
    ) -> Result<(), Error> {
        self.keys(request);
        self.parameters(oracle, inputs, request, expected.arguments)?;
        if let Some(fault) = bodies::fault(oracle, inputs.body.as_ref(), request, expected.body)? {
            match expected.body {
                Some(case) => self.add(Finding::new(Kind::Request, &case.id, fault)),
                None => self.report(fault),
            }
        }
        Ok(())
    }

    /// The findings, each only once.
    pub(crate) fn findings(self) -> impl Iterator<Item = Finding> {
        self.found.into_values()
    }

    /// Checks that each key is in its header and nowhere else.
    fn keys(&mut self, request: &Request) {
        let headers = key_headers(self.contract);
        for (name, key) in headers.iter().zip(self.keys.clone()) {
            if request.headers.get(*name).is_none_or(|value| *value != key) {
                self.report(format!("sent without its key in `{name}`"));
            }
        }
        for (name, value) in &request.headers {
            let is_key = headers
                .iter()
                .any(|header| name.as_str().eq_ignore_ascii_case(header));
            if !is_key && value.to_str().is_ok_and(|value| value.contains(KEY)) {
                self.report(format!("sent with the key in `{name}` too"));
            }
        }
        if request.url.as_str().contains(KEY) {
            self.report("sent with the key in the address");
        }
    }

    fn parameters(
        &mut self,
        oracle: &mut Oracle<'_>,
        inputs: &Inputs,
        request: &Request,
        arguments: &[Argument],
    ) -> Result<(), Error> {
        let method = request.method.as_str();
        if !method.eq_ignore_ascii_case(self.operation.method) {
            self.report(format!("sent with {method}"));
        }
        if request.headers.contains_key("api-version") {
            self.report("sent with `api-version`, which the document does not have");
        }
        let query = request.url.query().unwrap_or_default();
        let (path, headers) = (request.url.path(), &request.headers);
        let Some(mut sent) = Sent::of(self.operation.path, path, query, headers) else {
            self.report("sent to another path");
            return Ok(());
        };
        for (parameter, _) in &inputs.parameters {
            let mut given = arguments.iter();
            let given = given
                .find(|it| it.place == parameter.place.name() && it.name == parameter.name)
                .map(|argument| &argument.value);
            self.parameter(oracle, &mut sent, parameter, given)?;
        }
        for name in sent.left() {
            self.report(format!(
                "sent with `{name}`, which the document does not have"
            ));
        }
        Ok(())
    }

    /// Checks that a parameter is sent with the given value, and as the document allows.
    fn parameter(
        &mut self,
        oracle: &mut Oracle<'_>,
        sent: &mut Sent,
        parameter: &Parameter,
        given: Option<&Value>,
    ) -> Result<(), Error> {
        let name = &parameter.name;
        let like = match given {
            Some(given) => given.clone(),
            None => {
                let schema = self.contract.resolve(&parameter.schema)?;
                sample(&schema, Direction::Request)?
            }
        };
        let properties = properties(self.contract, parameter)?;
        let value = match sent.take(parameter, &like, &properties) {
            Ok(Some(value)) => value,
            Ok(None) if parameter.is_required || given.is_some() => {
                self.report(format!("sent without `{name}`"));
                return Ok(());
            }
            Ok(None) => return Ok(()),
            Err(fault) => {
                self.report(fault.about(name));
                return Ok(());
            }
        };
        if given.is_some_and(|given| !json_eq(given, &value)) {
            self.report(format!("`{name}` is not sent as it was given"));
        }
        let judged = oracle.judge(&parameter.schema, Direction::Request, &value)?;
        if !self.contract.is_best_effort() && judged.is_err() {
            self.report(format!(
                "`{name}` is sent with a value the document refuses"
            ));
        }
        Ok(())
    }

    fn report(&mut self, text: impl Into<String>) {
        let subject = Subject::Operation(self.operation.id.clone());
        self.add(Finding::new(Kind::Request, subject, text));
    }

    fn add(&mut self, finding: Finding) {
        self.found.entry(finding.text.clone()).or_insert(finding);
    }
}
