//! Non-2xx responses leave the operations; their schemas become components.
//!
//! An operation then has one success and one error path. What was documented
//! stays with the operation in `x-errors`: status to schema, or null where the
//! document gives none.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use heck::ToSnakeCase;
use serde_json::{Map, Value, json};

use super::{Components, Notes, unsupported};
use crate::extension::ERRORS;
use crate::names::{field_name, type_name};
use crate::walk::Kind;
use crate::{Error, NoteKind, Pointer, Result, is_json};

pub(super) fn run(document: &mut Value, notes: &mut Notes<'_>) -> Result<()> {
    let mut hoist = Hoist {
        components: Components::of(document),
        methods: TAKEN.iter().map(|name| (*name).to_owned()).collect(),
        shared: take_shared(document),
    };
    unsupported::each(
        document,
        Kind::Operation,
        notes,
        &mut |operation, at, notes| hoist.operation(operation, at, notes),
    )?;
    hoist.components.into(document);
    Ok(())
}

/// The component responses: operations take what they use of them along.
fn take_shared(document: &mut Value) -> Map<String, Value> {
    let components = document
        .get_mut("components")
        .and_then(Value::as_object_mut);
    match components.and_then(|components| components.shift_remove("responses")) {
        Some(Value::Object(responses)) => responses,
        _ => Map::new(),
    }
}

struct Hoist {
    components: Components,
    /// The methods that operations became so far.
    methods: BTreeSet<String>,
    /// Component responses, whose schema is a reference once it was hoisted.
    shared: Map<String, Value>,
}

impl Hoist {
    fn operation(
        &mut self,
        operation: &mut Value,
        at: &Pointer,
        notes: &mut Notes<'_>,
    ) -> Result<()> {
        let id = self.identify(operation, at, notes);
        let Some(Value::Object(responses)) = operation.get_mut("responses") else {
            return Ok(());
        };
        let mut errors = Map::new();
        let mut default = None;
        for (status, response) in std::mem::take(responses) {
            let at = at.join("responses").join(&status);
            if status_range(&status).is_none() && !status.starts_with("x-") {
                notes.add(
                    NoteKind::Removed,
                    &at,
                    "taken out: is no status, range or `default`",
                );
                continue;
            }
            let shared = self.shared_name(&response, &at)?;
            if is_success(&status) {
                let response = shared
                    .map(|name| self.shared[&name].clone())
                    .unwrap_or(response);
                responses.insert(status, response);
            } else if !status.starts_with("x-") {
                if status == "default" {
                    let shared = shared.as_ref().map(|name| self.shared[name].clone());
                    default = Some(shared.unwrap_or_else(|| response.clone()));
                }
                let schema = match shared {
                    Some(name) => self.shared_schema(&name)?,
                    None => {
                        let wanted = format!("{}Error{status}", type_name(&id));
                        self.schema(&response, &type_name(&wanted))
                    }
                };
                let to = schema.as_str().unwrap_or("no schema");
                notes.add(
                    NoteKind::Rewritten,
                    &at,
                    format!("taken out of the operation; read as {to}"),
                );
                errors.insert(status, schema);
            }
        }
        if responses.is_empty()
            && let Some(default) = default
        {
            notes.add(
                NoteKind::Interpreted,
                &at.join("responses"),
                "its `default` is taken for its success too",
            );
            responses.insert("2XX".to_owned(), default);
        }
        if responses.is_empty() {
            notes.add(
                NoteKind::Interpreted,
                &at.join("responses"),
                "documents no success by its status: one is given as bytes",
            );
            let bytes = json!({ "application/octet-stream": { "schema": {} } });
            let response = json!({ "description": "Undocumented.", "content": bytes });
            responses.insert("2XX".to_owned(), response);
        }
        operation[ERRORS] = Value::Object(errors);
        Ok(())
    }

    /// An operation's id, one that its method can be named by.
    fn identify(&mut self, operation: &mut Value, at: &Pointer, notes: &mut Notes<'_>) -> String {
        let stated = operation["operationId"].as_str().map(str::to_owned);
        let of_path = || {
            let words: Vec<String> = at.tokens().skip(1).collect();
            let (path, method) = (words.first(), words.get(1));
            let text = format!(
                "{} {}",
                method.map_or("", String::as_str),
                path.map_or("", String::as_str)
            );
            field_name(&text)
        };
        let wanted = match &stated {
            Some(id) if is_name(id) => id.clone(),
            Some(id) if !field_name(id).trim_end_matches('_').is_empty() => {
                format!("{}_operation", field_name(id).trim_end_matches('_'))
            }
            _ => of_path(),
        };
        let mut id = wanted.clone();
        let mut number = 2;
        while !self.methods.insert(id.to_snake_case()) {
            id = format!("{wanted}_{number}");
            number += 1;
        }
        if stated.as_ref() != Some(&id) {
            let was = stated.map_or_else(|| "none".to_owned(), |id| format!("`{id}`"));
            notes.add(
                NoteKind::Named,
                &at.join("operationId"),
                format!("{was}: the method is `{id}`"),
            );
            operation["operationId"] = json!(id);
        }
        id
    }

    /// The component response that a `$ref`, or a chain of them, leads to.
    fn shared_name(&self, response: &Value, at: &Pointer) -> Result<Option<String>> {
        let mut response = response;
        let mut name = None;
        for _ in 0..=self.shared.len() {
            let Some(reference) = response.get("$ref").and_then(Value::as_str) else {
                return Ok(name);
            };
            let target = Pointer::from(reference).last().unwrap_or_default();
            response = match self.shared.get(&target) {
                Some(found) if reference.starts_with("#/components/responses/") => found,
                _ => {
                    let message = format!("`{reference}` leads to no component response");
                    return Err(Error::at(&at.join("$ref"), message));
                }
            };
            name = Some(target);
        }
        Err(Error::at(&at.join("$ref"), "leads back to itself"))
    }

    /// The schema of a component response, hoisted the first time it is asked for.
    fn shared_schema(&mut self, name: &str) -> Result<Value> {
        const HOISTED: &str = "x-hoisted";
        if let Some(schema) = self.shared[name].get(HOISTED) {
            return Ok(schema.clone());
        }
        let wanted = match name.parse::<u16>() {
            Ok(status) => format!("Error{status}"),
            Err(_) => format!("{}Error", type_name(name)),
        };
        let schema = self.schema(&self.shared[name].clone(), &wanted);
        self.shared[name][HOISTED] = schema.clone();
        Ok(schema)
    }

    /// The name of a response's JSON schema, hoisted under `wanted` if it is inline.
    fn schema(&mut self, response: &Value, wanted: &str) -> Value {
        let media_types = response.get("content").and_then(Value::as_object);
        let json = media_types
            .into_iter()
            .flatten()
            .find(|(name, _)| is_json(name));
        let Some(schema) = json.and_then(|(_, media_type)| media_type.get("schema")) else {
            return Value::Null;
        };
        if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
            return json!(Pointer::from(reference).last());
        }
        json!(self.components.add(wanted, schema.clone()))
    }
}

/// Methods that every client has already.
const TAKEN: [&str; 3] = ["new", "new_with_client", "api_version"];

/// Whether Rust's name for the method is one, and the one progenitor gives it.
fn is_name(id: &str) -> bool {
    let plain = id
        .chars()
        .all(|sign| sign.is_ascii_alphanumeric() || "_-. ".contains(sign));
    plain && id.to_snake_case() == field_name(id)
}

/// The statuses that a number of three digits, a range like `4XX` or `default`
/// stands for.
pub(crate) fn status_range(status: &str) -> Option<RangeInclusive<u16>> {
    match (status.parse::<u16>(), status.as_bytes()) {
        (Ok(number), [_, _, _]) => Some(number..=number),
        (_, [class @ b'1'..=b'5', b'X' | b'x', b'X' | b'x']) => {
            let least = u16::from(class - b'0') * 100;
            Some(least..=least + 99)
        }
        _ if status == "default" => Some(0..=999),
        _ => None,
    }
}

/// `2xx` by number or range.
fn is_success(status: &str) -> bool {
    status.len() == 3 && status.starts_with('2')
}
