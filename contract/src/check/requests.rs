//! Checks the requests that a server received against the document.

use std::collections::BTreeMap;

use base64::prelude::{BASE64_STANDARD, Engine};
use conversation_apis_codegen::{Error, Pointer};
use serde_json::Value;
use wiremock::Request;

use crate::check::oracle::Oracle;
use crate::document::{Contract, Operation, Shape};
use crate::finding::{Finding, Kind, Subject};
use crate::keys::{KEY, Place, needed, schemes};
use crate::{path_template, provider};

/// Checks the requests of one operation.
pub struct Requests<'a, 'o> {
    contract: &'o Contract,
    operation: &'a Operation<'a>,
    call: &'a provider::Operation,
    keys: Vec<String>,
    oracle: &'a mut Oracle<'o>,
    found: BTreeMap<String, Finding>,
}

impl<'a, 'o> Requests<'a, 'o> {
    /// Checks the requests of an operation, which must have these keys.
    pub fn of(
        oracle: &'a mut Oracle<'o>,
        operation: &'a Operation<'a>,
        call: &'a provider::Operation,
        keys: Vec<String>,
    ) -> Self {
        Self {
            contract: oracle.contract(),
            operation,
            call,
            keys,
            oracle,
            found: BTreeMap::new(),
        }
    }

    /// Checks one request.
    ///
    /// # Errors
    ///
    /// If the schema of a parameter cannot be read.
    pub fn judge(&mut self, request: &Request) -> Result<(), Error> {
        self.address(request)?;
        self.keys(request);
        self.query(request)
    }

    /// The findings, each only once.
    pub fn findings(self) -> impl Iterator<Item = Finding> {
        self.found.into_values()
    }

    fn address(&mut self, request: &Request) -> Result<(), Error> {
        let method = request.method.as_str();
        if !method.eq_ignore_ascii_case(self.operation.method) {
            self.report(format!("sent with {method}"));
        }
        if request.headers.contains_key("api-version") {
            self.report("sent with `api-version`, which the document does not have");
        }
        let operation = self.operation;
        let Some(values) = path_template::values(operation.path, request.url.path()) else {
            self.report("sent to another path");
            return Ok(());
        };
        let parameters = operation.parameters(self.contract);
        for (name, value) in values {
            let mut stated = parameters.iter();
            if let Some((at, _)) = stated.find(|(_, parameter)| parameter["name"] == name.as_str())
            {
                self.values(&name, &[value], &at.join("schema"))?;
            }
        }
        Ok(())
    }

    /// Checks that the keys of the first alternative are in their places, and no key is
    /// anywhere else.
    fn keys(&mut self, request: &Request) {
        let schemes = schemes(self.contract);
        let needed = needed(self.contract, Some(self.operation));
        let given = |index: &usize| {
            let is_tls = schemes
                .get(*index)
                .is_some_and(|scheme| scheme.place == Place::Tls);
            is_tls || self.keys.get(*index).is_some_and(|key| !key.is_empty())
        };
        let used = needed.into_iter().find(|one| one.iter().all(given));
        let used = used.unwrap_or_default().into_iter();
        let used =
            used.filter_map(|index| Some((&schemes.get(index)?.place, self.keys.get(index)?)));
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

    fn query(&mut self, request: &Request) -> Result<(), Error> {
        let mut sent: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (name, value) in request.url.query_pairs() {
            sent.entry(name.into_owned())
                .or_default()
                .push(value.into_owned());
        }
        let operation = self.operation;
        for (at, parameter) in operation.parameters(self.contract) {
            if parameter["in"] != "query" {
                continue;
            }
            let name = parameter["name"].as_str().unwrap_or_default();
            match sent.remove(name) {
                None if parameter["required"] == true => {
                    self.report(format!("sent without `{name}`"))
                }
                None => {}
                Some(values) if values.len() > 1 && !is_exploded(parameter) => {
                    self.report(format!("`{name}` is sent more than once"))
                }
                Some(values) => self.values(name, &values, &at.join("schema"))?,
            }
        }
        let keys = schemes(self.contract);
        sent.retain(|name, _| {
            !keys
                .iter()
                .any(|key| key.place == Place::Query(name.clone()))
        });
        for name in sent.keys() {
            self.report(format!(
                "sent with `{name}`, which the document does not have"
            ));
        }
        Ok(())
    }

    /// Checks that a parameter is sent with the given value, and as the document allows.
    fn values(&mut self, name: &str, sent: &[String], schema: &Pointer) -> Result<(), Error> {
        let mut given = self.call.sent.iter();
        if given.any(|(parameter, given)| *parameter == name && given != &sent) {
            self.report(format!("`{name}` is not sent as it was given"));
        }
        let value = parse(self.contract, schema, sent)?;
        if !self.contract.is_best_effort() && self.oracle.judge(schema, &value)?.is_err() {
            self.report(format!(
                "`{name}` is sent with a value the document refuses"
            ));
        }
        Ok(())
    }

    fn report(&mut self, text: impl Into<String>) {
        let subject = Subject::Operation(self.operation.id.clone());
        let finding = Finding::new(Kind::Request, subject, text);
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

/// The places of a value of `Authorization`: the header, or behind its first word.
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

/// Whether a list is sent as several values with the same name.
fn is_exploded(parameter: &Value) -> bool {
    parameter["schema"]["type"] == "array" && parameter["explode"] != false
}

/// The JSON value that a parameter was sent with.
fn parse(contract: &Contract, schema: &Pointer, sent: &[String]) -> Result<Value, Error> {
    let first = sent.first().map_or("", String::as_str);
    Ok(match (&contract.resolve(schema)?.shape, sent) {
        (Shape::Array(_), [one]) => one.split(',').map(Value::from).collect(),
        (Shape::Array(_), several) => several.iter().cloned().map(Value::from).collect(),
        (Shape::Integer | Shape::Number | Shape::Boolean, _) => {
            serde_json::from_str(first).unwrap_or_else(|_| Value::from(first))
        }
        _ => Value::from(first),
    })
}
