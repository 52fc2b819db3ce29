//! The examples of a document, as cases for the tests of round trips.

use std::collections::BTreeMap;

use conversation_apis_codegen::{Document, Pointer, walk};
use serde_json::{Value, json};

use crate::check::oracle::Oracle;
use crate::document::{Contract, Direction};

/// The cases, and the examples that the document itself does not allow.
#[derive(Default)]
pub struct Payloads {
    /// Name and text of each file.
    pub files: BTreeMap<String, String>,
    /// The places of examples that their schema does not allow.
    pub wrong: Vec<Pointer>,
}

/// Makes a case of each example of a JSON body that its schema allows.
///
/// # Errors
///
/// If the harness cannot read the document.
pub fn payloads(document: &Document) -> Result<Payloads, crate::Error> {
    let contract = Contract::of(document.clone())?;
    let mut oracle = Oracle::new(&contract)?;
    let mut payloads = Payloads::default();
    for body in bodies(&document.value) {
        for (at, example) in body.examples() {
            let fits = oracle.judge(&body.at.join("schema"), body.direction, &example)?;
            if fits.is_err() {
                payloads.wrong.push(at);
                continue;
            }
            let schema = body.schema();
            let case = json!({
                "schema": schema,
                "shows": format!("an example of the document, at {at}"),
                "input": example,
            });
            let name = payloads.free(&schema);
            payloads.files.insert(name, format!("{case:#}\n"));
        }
    }
    Ok(payloads)
}

impl Payloads {
    /// A file name that is not in use.
    fn free(&self, schema: &str) -> String {
        let letter = |letter: char| match letter.is_ascii_alphanumeric() {
            true => letter.to_ascii_lowercase(),
            false => '-',
        };
        let stem: String = schema.chars().map(letter).collect();
        let mut names = (1..).map(|number| match number {
            1 => format!("{stem}.json"),
            number => format!("{stem}-{number}.json"),
        });
        let free = names.find(|name| !self.files.contains_key(name));
        free.unwrap_or_default()
    }
}

/// A JSON body of an operation.
struct Body<'a> {
    /// `operationId.status` or `operationId.body`.
    name: String,
    /// Its media type object.
    at: Pointer,
    value: &'a Value,
    direction: Direction,
}

impl Body<'_> {
    /// The name of the type in the catalogue.
    fn schema(&self) -> String {
        let reference = self.value.pointer("/schema/$ref").and_then(Value::as_str);
        let component = reference.and_then(|at| at.strip_prefix("#/components/schemas/"));
        match component {
            Some(name) if !name.contains(['/', '~', '%']) => name.to_owned(),
            _ => self.name.clone(),
        }
    }

    fn examples(&self) -> Vec<(Pointer, Value)> {
        let several = self.value["examples"].as_object().into_iter().flatten();
        let several = several.filter_map(|(name, example)| {
            let at = self.at.join("examples").join(name).join("value");
            Some((at, example.get("value")?.clone()))
        });
        let one = self.value.get("example");
        let one = one.map(|example| (self.at.join("example"), example.clone()));
        one.into_iter().chain(several).collect()
    }
}

/// The JSON bodies of all operations that have a schema.
fn bodies(document: &Value) -> Vec<Body<'_>> {
    let mut found = Vec::new();
    for (id, operation) in walk::named_operations(document) {
        let mut add = |name: String, at: Pointer, value, direction| {
            let Ok((at, body)) = walk::follow(document, value, &at) else {
                return;
            };
            let content = body["content"].as_object().into_iter().flatten();
            let json = content.filter(|(media_type, value)| {
                media_type.ends_with("json") && value.get("schema").is_some()
            });
            if let Some((media_type, value)) = json.into_iter().next() {
                found.push(Body {
                    name,
                    at: at.join("content").join(media_type),
                    value,
                    direction,
                });
            }
        };
        if let Some(body) = operation.value.get("requestBody") {
            let at = operation.at.join("requestBody");
            add(format!("{id}.body"), at, body, Direction::Request);
        }
        let responses = operation.value["responses"].as_object();
        for (status, response) in responses.into_iter().flatten() {
            let at = operation.at.join("responses").join(status);
            add(format!("{id}.{status}"), at, response, Direction::Response);
        }
    }
    found
}
