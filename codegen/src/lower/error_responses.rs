//! Moves error responses out of the operations, and gives each operation a method name.
//!
//! A method returns its successes as one type, and every other status as our error. The
//! schemas of errors become components. An operation's `x-errors` maps each status to the
//! name of a component, or to null if the document states no schema.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use heck::ToSnakeCase;
use serde_json::{Map, Value, json};

use super::any_media_type::Texts;
use super::{Components, Notes, unsupported};
use crate::extension::{ERRORS, SUCCESSES};
use crate::names::{field_name, type_name};
use crate::walk::{self, Kind};
use crate::{NoteKind, Pointer, Result};

pub(super) fn run(document: &mut Value, notes: &mut Notes<'_>) -> Result<()> {
    let mut hoist = Hoist {
        components: Components::of(document),
        texts: Texts::of(document),
        methods: TAKEN.iter().map(|name| (*name).to_owned()).collect(),
        stated: stated_methods(document),
        shared: take_shared(document),
        hoisted: BTreeMap::new(),
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

/// Takes the component responses out of the document: each operation gets those that it uses.
/// Returns a document that has only them, so that references can still be followed.
fn take_shared(document: &mut Value) -> Value {
    let components = document.get_mut("components");
    let responses = components
        .and_then(Value::as_object_mut)
        .and_then(|components| components.shift_remove("responses"));
    json!({ "components": { "responses": responses } })
}

struct Hoist {
    components: Components,
    texts: Texts,
    /// Method names in use.
    methods: BTreeSet<String>,
    /// The method names that operations state. No other operation gets one of them.
    stated: BTreeSet<String>,
    /// A document with the component responses.
    shared: Value,
    /// The schema's name of each component response that an operation uses; null if it
    /// has no schema.
    hoisted: BTreeMap<Pointer, Value>,
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
                    "removed: not a status, a range such as `4XX`, or `default`",
                );
                continue;
            }
            let (place, target) = walk::follow(&self.shared, &response, &at)?;
            let target = target.clone();
            if is_success(&status) {
                responses.insert(status, target);
            } else if !status.starts_with("x-") {
                let schema = match place == at {
                    false => self.shared_schema(&place, &target),
                    true => {
                        // Capitals, as in other names of types.
                        let status = status.replace("default", "Default");
                        let wanted = format!("{}Error{status}", type_name(&id));
                        self.schema(&target, &type_name(&wanted))
                    }
                };
                self.note_origin(&schema, &place, notes);
                if status == "default" {
                    default = Some(target);
                }
                let to = schema.as_str().unwrap_or("raw JSON");
                notes.add(
                    NoteKind::Rewritten,
                    &at,
                    format!("moved to `x-errors`, read as {to}"),
                );
                errors.insert(status, schema);
            }
        }
        if responses.is_empty() {
            let is_documented = default.is_some();
            undocumented_success(responses, default, &at.join("responses"), notes);
            if !is_documented {
                operation[SUCCESSES] = json!([]);
            }
        }
        operation[ERRORS] = Value::Object(errors);
        Ok(())
    }

    /// Gives an operation a unique id from which its method can be named.
    fn identify(&mut self, operation: &mut Value, at: &Pointer, notes: &mut Notes<'_>) -> String {
        let stated = operation["operationId"].as_str().map(str::to_owned);
        let of_path = || {
            let words: Vec<String> = at.tokens().skip(1).collect();
            let (path, method) = (words.first(), words.last());
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
                let name = field_name(id);
                match is_name(&name) && !self.stated.contains(&name) {
                    true => name,
                    // Among others for a keyword, which the method of progenitor would be.
                    false => format!("{}_operation", name.trim_end_matches('_')),
                }
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
            let why = match stated {
                Some(stated) => format!("`{stated}` is taken, or not a Rust name"),
                None => "no `operationId`".to_owned(),
            };
            notes.add(
                NoteKind::Named,
                &at.join("operationId"),
                format!("{why}: the method is named `{id}`"),
            );
            operation["operationId"] = json!(id);
        }
        id
    }

    /// The name of a component response's schema. Its first use makes it a component.
    fn shared_schema(&mut self, at: &Pointer, response: &Value) -> Value {
        if let Some(schema) = self.hoisted.get(at) {
            return schema.clone();
        }
        let name = at.last().unwrap_or_default();
        let wanted = match name.parse::<u16>() {
            Ok(status) => format!("Error{status}"),
            Err(_) => format!("{}Error", type_name(&name)),
        };
        let schema = self.schema(response, &wanted);
        self.hoisted.insert(at.clone(), schema.clone());
        schema
    }

    /// The name of a response's JSON schema. An inline schema becomes the component `wanted`.
    fn schema(&mut self, response: &Value, wanted: &str) -> Value {
        let media_types = response.get("content").and_then(Value::as_object);
        let mut media_types = media_types.into_iter().flatten();
        let json = media_types.find(|(name, body)| self.texts.is_json(name, body));
        let Some(schema) = json.and_then(|(_, media_type)| media_type.get("schema")) else {
            return Value::Null;
        };
        if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
            return json!(Pointer::from(reference).last());
        }
        json!(self.components.add(wanted, schema.clone()))
    }

    /// Notes that the schema of a response at a place became a component, if it is a new one.
    fn note_origin(&self, schema: &Value, place: &Pointer, notes: &mut Notes<'_>) {
        if let Some(name) = schema.as_str()
            && self.components.added.contains_key(name)
        {
            let content = place.join("content").join("application/json");
            notes.moved(name, &content.join("schema"));
        }
    }
}

/// Adds a success to an operation that documents none: its `default`, otherwise bytes.
fn undocumented_success(
    responses: &mut Map<String, Value>,
    default: Option<Value>,
    at: &Pointer,
    notes: &mut Notes<'_>,
) {
    let text = match default {
        Some(_) => "no success is documented: `default` describes it too",
        None => "no success is documented: the body is returned as bytes",
    };
    notes.add(NoteKind::Interpreted, at, text);
    let bytes = || {
        let content = json!({ "*/*": { "schema": {} } });
        json!({ "description": "Undocumented.", "content": content })
    };
    responses.insert("2XX".to_owned(), default.unwrap_or_else(bytes));
}

/// The names of methods that every client has.
const TAKEN: [&str; 3] = ["new", "new_with_client", "api_version"];

/// The names of the methods of all operations whose id gives one.
fn stated_methods(document: &Value) -> BTreeSet<String> {
    let operations = walk::operations(document);
    let ids = operations.filter_map(|operation| operation.value["operationId"].as_str());
    ids.filter(|id| is_name(id))
        .map(|id| id.to_snake_case())
        .collect()
}

/// Whether an id is a valid method name after progenitor changes it to snake case.
fn is_name(id: &str) -> bool {
    let plain = id
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || "_-. ".contains(c));
    plain && id.to_snake_case() == field_name(id)
}

/// The statuses that a key of `responses` covers: a status of three digits, a range such
/// as `4XX`, or `default`. Empty for any other key.
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

/// Whether a status is a success, as a number or as `2XX`.
fn is_success(status: &str) -> bool {
    status.len() == 3 && status.starts_with('2')
}
