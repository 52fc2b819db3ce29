//! Inline enums, objects and unions become components, so that each is one
//! type with a name; so do the schemas of successful responses.

use serde_json::{Map, Value, json};

use super::{Components, Notes, unsupported};
use crate::extension::TIMESTAMP;
use crate::names::type_name;
use crate::walk::Kind;
use crate::{Error, NoteKind, Pointer, Result, is_json};

pub(super) fn run(document: &mut Value, notes: &mut Notes<'_>) -> Result<()> {
    let mut hoist = Hoist(Components::of(document));
    if let Some(Value::Object(schemas)) = document.pointer_mut("/components/schemas") {
        for (name, mut schema) in std::mem::take(schemas) {
            let at = Pointer::from("#/components/schemas").join(&name);
            hoist.children(&mut schema, &name, &at, notes);
            hoist.0.added.insert(name, schema);
        }
    }
    let shared = document
        .pointer_mut("/components")
        .and_then(Value::as_object_mut)
        .and_then(|components| components.shift_remove("requestBodies"));
    unsupported::each(
        document,
        Kind::Operation,
        notes,
        &mut |operation, at, notes| {
            if let Some(reference) = operation["requestBody"]["$ref"].as_str() {
                let name = Pointer::from(reference).last().unwrap_or_default();
                let found = shared.as_ref().and_then(|shared| shared.get(&name));
                let message = format!("`{reference}` leads to no component request body");
                let body = found.ok_or_else(|| Error::at(&at.join("requestBody"), message))?;
                operation["requestBody"] = body.clone();
            }
            if operation.get("requestBody").is_some() {
                request(
                    &mut operation["requestBody"],
                    &at.join("requestBody"),
                    notes,
                )?;
            }
            one_success(operation, at, notes);
            hoist.operation(operation, at, notes)
        },
    )?;
    hoist.0.into(document);
    Ok(())
}

/// Keeps one media type of a request's body: JSON, or one that can be sent.
fn request(body: &mut Value, at: &Pointer, notes: &mut Notes<'_>) -> Result<()> {
    let Some(Value::Object(content)) = body.get_mut("content") else {
        return Ok(());
    };
    let media_types: Vec<String> = content.keys().cloned().collect();
    let sent: [fn(&str) -> bool; 4] = [is_json, is_form, is_bytes, |name| name == TEXT];
    let kept = sent
        .iter()
        .find_map(|is| media_types.iter().find(|name| is(name)));
    let Some(kept) = kept else {
        let what = media_types.join(", ");
        return Err(Error::at(
            &at.join("content"),
            format!("nothing sends a body of {what}"),
        ));
    };
    let at = at.join("content");
    if media_types.len() > 1 {
        notes.add(
            NoteKind::Interpreted,
            &at,
            format!("of several media types {kept} is sent"),
        );
    }
    let mut body = content.shift_remove(kept).unwrap_or_default();
    let name = match kept.as_str() {
        name if is_json(name) => JSON,
        name if is_form(name) => {
            let text = "what does not go flat into a form is an error when it is sent";
            notes.add(NoteKind::NotChecked, &at, text);
            FORM
        }
        TEXT => {
            body = json!({ "schema": { "type": "string" } });
            TEXT
        }
        _ => {
            body = bytes()[BYTES].take();
            BYTES
        }
    };
    if name != kept {
        notes.add(
            NoteKind::Rewritten,
            &at,
            format!("{kept} is sent as {name}"),
        );
    }
    *content = Map::from_iter([(name.to_owned(), body)]);
    Ok(())
}

const FORM: &str = "application/x-www-form-urlencoded";
const BYTES: &str = "application/octet-stream";
const TEXT: &str = "text/plain";

fn is_form(media_type: &str) -> bool {
    media_type.starts_with(FORM)
}

fn is_bytes(media_type: &str) -> bool {
    [BYTES, "*/*"].contains(&media_type)
}

const JSON: &str = "application/json";

/// Calls JSON of any media type by the one name that the generator knows.
fn plain_json(content: &mut Map<String, Value>) {
    let other = content
        .keys()
        .find(|name| is_json(name) && *name != JSON)
        .cloned();
    if let Some(body) = other.and_then(|name| content.shift_remove(&name)) {
        content.insert(JSON.to_owned(), body);
    }
}

/// Makes one answer of several kinds of success: the body of the one that has
/// one, or one of several.
fn one_success(operation: &mut Value, at: &Pointer, notes: &mut Notes<'_>) {
    let at = at.join("responses");
    let Some(Value::Object(responses)) = operation.get_mut("responses") else {
        return;
    };
    for (status, response) in responses.iter_mut() {
        media_type(response, &at.join(status), notes);
    }
    if responses.len() < 2 {
        return;
    }
    let statuses: Vec<String> = responses.keys().cloned().collect();
    let mut schemas: Vec<Value> = Vec::new();
    let (mut empty, mut raw) = (false, false);
    for response in responses.values() {
        match response["content"]
            .as_object()
            .and_then(|content| content.iter().next())
        {
            None => empty = true,
            Some((name, body)) if is_json(name) => {
                let schema = body.get("schema").cloned().unwrap_or_else(|| json!({}));
                if !schemas.contains(&schema) {
                    schemas.push(schema);
                }
            }
            Some(_) => raw = true,
        }
    }
    let mut kept = responses.values().next().cloned().unwrap_or_default();
    let text = match (raw, schemas.as_slice()) {
        (false, []) => "no body in any",
        (true, []) | (true, [..]) => {
            kept["content"] = bytes();
            "the body is bytes"
        }
        (false, [schema]) => {
            let schema = match empty {
                true => json!({ "allOf": [schema], "nullable": true }),
                false => schema.clone(),
            };
            kept["content"] = json!({ JSON: { "schema": schema } });
            "one body, or none"
        }
        (false, several) => {
            let schema = json!({ "oneOf": several, "nullable": empty });
            kept["content"] = json!({ JSON: { "schema": schema } });
            "one of several bodies"
        }
    };
    notes.add(
        NoteKind::Interpreted,
        &at,
        format!("{} are one success: {text}", statuses.join(", ")),
    );
    *responses = Map::from_iter([("2XX".to_owned(), kept)]);
}

/// Keeps one media type of an answer: JSON, or any as bytes.
fn media_type(response: &mut Value, at: &Pointer, notes: &mut Notes<'_>) {
    let Some(Value::Object(content)) = response.get_mut("content") else {
        return;
    };
    if content.is_empty() {
        if let Some(response) = response.as_object_mut() {
            response.shift_remove("content");
        }
        return;
    }
    match content.keys().find(|name| is_json(name)).cloned() {
        Some(json) => {
            if content.len() > 1 {
                notes.add(
                    NoteKind::Interpreted,
                    &at.join("content"),
                    format!("of several media types {json} is read"),
                );
            }
            content.retain(|name, _| *name == json);
            plain_json(content);
            if let Some(body) = content
                .get_mut(JSON)
                .filter(|body| body.get("schema").is_none())
            {
                body["schema"] = json!({});
            }
        }
        None => {
            let names: Vec<&str> = content.keys().map(String::as_str).collect();
            notes.add(
                NoteKind::Interpreted,
                &at.join("content"),
                format!("{}: read as bytes", names.join(", ")),
            );
            response["content"] = bytes();
        }
    }
}

fn bytes() -> Value {
    json!({ BYTES: { "schema": { "type": "string", "format": "binary" } } })
}

/// The components, those that were there included, so that a new one stands
/// before the one it came from.
struct Hoist(Components);

impl Hoist {
    /// Gives the schemas of an operation's successes and request body a name.
    fn operation(
        &mut self,
        operation: &mut Value,
        at: &Pointer,
        notes: &mut Notes<'_>,
    ) -> Result<()> {
        let id = type_name(operation["operationId"].as_str().unwrap_or_default());
        let statuses: Vec<String> = match operation.get("responses").and_then(Value::as_object) {
            Some(responses) => responses.keys().cloned().collect(),
            None => Vec::new(),
        };
        let bodies = statuses
            .iter()
            .map(|status| (vec!["responses", status.as_str()], format!("{id}Response")))
            .chain([(vec!["requestBody"], format!("{id}Request"))]);
        for (path, wanted) in bodies {
            let at = path
                .iter()
                .fold(at.clone(), |at, token| at.join(token))
                .join("content");
            let content = path
                .iter()
                .try_fold(&mut *operation, |value, token| value.get_mut(token));
            let Some(Value::Object(content)) = content.and_then(|body| body.get_mut("content"))
            else {
                continue;
            };
            for (media_type, body) in content {
                let at = at.join(media_type);
                if !is_json(media_type) && !is_form(media_type) {
                    continue;
                }
                let Some(schema) = body.get_mut("schema") else {
                    body["schema"] = json!({});
                    continue;
                };
                if schema.get("$ref").is_none() {
                    self.hoist(schema, &wanted, &at.join("schema"), notes);
                }
            }
        }
        Ok(())
    }

    /// Hoists what stands below a schema that has a name.
    fn children(&mut self, schema: &mut Value, name: &str, at: &Pointer, notes: &mut Notes<'_>) {
        if let Some(Value::Object(properties)) = schema.get_mut("properties") {
            for (property, schema) in properties.iter_mut() {
                let at = at.join("properties").join(property);
                self.visit(
                    schema,
                    &format!("{name}{}", type_name(property)),
                    &at,
                    notes,
                );
            }
        }
        for keyword in ["oneOf", "anyOf"] {
            let branches = schema.get_mut(keyword).and_then(Value::as_array_mut);
            for (index, schema) in branches.into_iter().flatten().enumerate() {
                let at = at.join(keyword).join(index);
                let title = schema["title"].as_str().map(type_name);
                let wanted = match title.filter(|_| is_type_of_its_own(schema)) {
                    Some(title) => format!("{name}{title}"),
                    None => format!("{name}{index}"),
                };
                self.visit(schema, &wanted, &at, notes);
            }
        }
        for (keyword, suffix) in [("items", "Item"), ("additionalProperties", "Value")] {
            if let Some(schema) = schema.get_mut(keyword) {
                self.visit(schema, &format!("{name}{suffix}"), &at.join(keyword), notes);
            }
        }
    }

    fn visit(&mut self, schema: &mut Value, wanted: &str, at: &Pointer, notes: &mut Notes<'_>) {
        if is_type_of_its_own(schema) {
            self.hoist(schema, wanted, at, notes);
        } else {
            self.children(schema, wanted, at, notes);
        }
    }

    /// Moves a schema to a component and leaves a reference, and beside it what
    /// belongs to the place and not to the type.
    fn hoist(&mut self, schema: &mut Value, wanted: &str, at: &Pointer, notes: &mut Notes<'_>) {
        let name = self.0.names.claim(type_name(wanted));
        notes.add(
            NoteKind::Named,
            at,
            format!("inline schema is the component {name}"),
        );
        let mut component = schema.take();
        let reference = json!({ "$ref": format!("#/components/schemas/{name}") });
        let nullable = component
            .as_object_mut()
            .and_then(|component| component.shift_remove("nullable"));
        *schema = match nullable {
            Some(nullable) => json!({ "allOf": [reference], "nullable": nullable }),
            None => reference,
        };
        self.children(&mut component, &name, at, notes);
        self.0.added.insert(name, component);
    }
}

/// Enums of strings, objects with properties and unions.
fn is_type_of_its_own(schema: &Value) -> bool {
    let Some(object) = schema.as_object() else {
        return false;
    };
    let string_enum = object.contains_key("enum")
        && object.get("type").is_none_or(|name| name == "string")
        && !object.contains_key(TIMESTAMP);
    string_enum
        || ["properties", "oneOf", "anyOf"]
            .iter()
            .any(|keyword| object.contains_key(*keyword))
}
