//! Checks the requests that a server received against the document.

use std::collections::BTreeMap;

use conversation_apis_codegen::{Error, Pointer};
use serde_json::Value;
use wiremock::Request;

use crate::check::oracle::Oracle;
use crate::document::{Contract, Operation, Shape};
use crate::finding::{Finding, Kind, Subject};
use crate::keys::{KEY, key_headers};
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
