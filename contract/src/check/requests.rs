//! Checks the requests that a server received against the document.

use std::collections::BTreeMap;

use base64::prelude::{BASE64_STANDARD, Engine};
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
use crate::keys::{KEY, Place, needed, schemes};
use crate::provider::Argument;

/// Checks the requests of one operation.
pub struct Requests<'a> {
    contract: &'a Contract,
    operation: &'a Operation<'a>,
    found: BTreeMap<String, Finding>,
}

/// What a call was given.
pub(crate) struct Expected<'a> {
    /// A key for each security scheme; empty if it is not given.
    pub(crate) keys: &'a [String],
    /// The parameters.
    pub(crate) arguments: &'a [Argument],
    /// The case of the body.
    pub(crate) body: Option<&'a Case>,
}

impl<'a> Requests<'a> {
    /// Checks the requests of an operation.
    pub(crate) fn of(contract: &'a Contract, operation: &'a Operation<'a>) -> Self {
        Self {
            contract,
            operation,
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
        self.keys(request, expected.keys);
        self.parameters(oracle, inputs, request, expected.arguments)?;
        if let Some(fault) = bodies::fault(oracle, inputs, request, expected.body)? {
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

    /// Checks that the keys of the first alternative are in their places, and no key is
    /// anywhere else.
    fn keys(&mut self, request: &Request, keys: &[String]) {
        let schemes = schemes(self.contract);
        let needed = needed(self.contract, Some(self.operation));
        let given = |index: &usize| {
            let is_tls = schemes
                .get(*index)
                .is_some_and(|scheme| scheme.place == Place::Tls);
            is_tls || keys.get(*index).is_some_and(|key| !key.is_empty())
        };
        let used = needed.into_iter().find(|one| one.iter().all(given));
        let used = used.unwrap_or_default().into_iter();
        let used = used.filter_map(|index| Some((&schemes.get(index)?.place, keys.get(index)?)));
        let mut expected: Vec<(&Place, String)> =
            used.map(|(place, key)| (place, place.sent(key))).collect();
        let mut wrong = Vec::new();
        for (place, value) in sent_keys(request) {
            match expected
                .iter()
                .position(|(one, key)| **one == place && *key == value)
            {
                Some(index) => drop(expected.remove(index)),
                None => wrong.push(format!("sent with a key in `{}` too", place.label())),
            }
        }
        let missing = expected
            .into_iter()
            .filter(|(place, _)| **place != Place::Tls);
        let missing =
            missing.map(|(place, _)| format!("sent without its key in `{}`", place.label()));
        let texts: Vec<String> = missing.chain(wrong).collect();
        for text in texts {
            self.report(text);
        }
        if request.url.path().contains(KEY) {
            self.report("sent with the key in the path");
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
        let keys = schemes(self.contract);
        let is_key = |name: &String| {
            let mut keys = keys.iter();
            keys.any(|key| key.place == Place::Query(name.clone()))
        };
        for name in sent.left().filter(|name| !is_key(name)) {
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

/// The keys of the harness that a request has, by their places.
fn sent_keys(request: &Request) -> Vec<(Place, String)> {
    let mut found = Vec::new();
    for (name, value) in &request.headers {
        let text = value.to_str().unwrap_or_default();
        match name.as_str() {
            "authorization" => found.push(authorization(text)),
            "cookie" => {
                let pairs = text.split("; ").filter_map(|pair| pair.split_once('='));
                let pairs = pairs.map(|(name, value)| (Place::Cookie(name.to_owned()), value));
                found.extend(pairs.map(|(place, value)| (place, value.to_owned())));
            }
            name => found.push((Place::Header(name.to_owned()), text.to_owned())),
        }
    }
    let query = request.url.query_pairs();
    found.extend(query.map(|(name, value)| (Place::Query(name.into_owned()), value.into_owned())));
    found.retain(|(_, value)| has_key(value));
    found
}

/// The places of a value of `Authorization`: the header, or the text after its first word.
fn authorization(text: &str) -> (Place, String) {
    let place = match text.split_once(' ') {
        Some((word, _)) if word.eq_ignore_ascii_case("basic") => Place::Basic,
        Some((word, _)) => Place::Authorization(word.to_owned()),
        None => Place::Header("authorization".to_owned()),
    };
    (place, text.to_owned())
}

/// Whether a text has a key, also encoded as HTTP basic authentication does.
fn has_key(text: &str) -> bool {
    let encoded = text.split_once(' ').map_or("", |(_, encoded)| encoded);
    let decoded = BASE64_STANDARD.decode(encoded).unwrap_or_default();
    text.contains(KEY) || String::from_utf8_lossy(&decoded).contains(KEY)
}
