//! Moves inline enums, objects and unions to components, so that each becomes a type with
//! a name. The schemas of bodies become components too.

use serde_json::{Value, json};

use super::{Components, Notes};
use crate::extension::TIMESTAMP;
use crate::names::type_name;
use crate::walk::{self, Kind};
use crate::{Family, NoteKind, Pointer, Result, family, is_event_stream};

pub(super) fn run(document: &mut Value, notes: &mut Notes<'_>) -> Result<()> {
    let mut hoist = Hoist(Components::of(document));
    if let Some(Value::Object(schemas)) = document.pointer_mut("/components/schemas") {
        for (name, mut schema) in std::mem::take(schemas) {
            let at = Pointer::from("#/components/schemas").join(&name);
            hoist.children(&mut schema, &name, &at, notes);
            hoist.0.added.insert(name, schema);
        }
    }
    walk::each(document, Kind::Operation, &mut |operation, at| {
        hoist.operation(operation, at, notes);
        Ok(())
    })?;
    hoist.0.into(document);
    Ok(())
}

/// The components, old and new. A new one is placed before the component that it was part of.
struct Hoist(Components);

impl Hoist {
    /// Moves the schemas of an operation's successes and request body.
    fn operation(&mut self, operation: &mut Value, at: &Pointer, notes: &mut Notes<'_>) {
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
                let wanted = match is_event_stream(media_type) {
                    true => &format!("{id}Event"),
                    false => &wanted,
                };
                let family = family(media_type);
                let is_typed = !matches!(family, Family::Text | Family::Bytes);
                if !is_typed && !is_event_stream(media_type) {
                    continue;
                }
                let Some(schema) = body.get_mut("schema") else {
                    body["schema"] = json!({});
                    continue;
                };
                if family == Family::Multipart {
                    // It has a type of its own; its parts may have others.
                    self.children(schema, wanted, &at.join("schema"), notes);
                } else if schema.get("$ref").is_none() {
                    self.hoist(schema, wanted, &at.join("schema"), notes);
                }
            }
        }
    }

    /// Moves the inline types within a schema, which are named after it.
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
        let items = schema.get_mut("prefixItems").and_then(Value::as_array_mut);
        for (index, schema) in items.into_iter().flatten().enumerate() {
            let at = at.join("prefixItems").join(index);
            self.visit(schema, &format!("{name}Item{index}"), &at, notes);
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

    /// Moves a schema to a component and leaves a reference. `nullable` stays: it belongs
    /// to the place and not to the type.
    fn hoist(&mut self, schema: &mut Value, wanted: &str, at: &Pointer, notes: &mut Notes<'_>) {
        let name = self.0.names.claim(type_name(wanted));
        notes.add(
            NoteKind::Named,
            at,
            format!("inline schema becomes the component {name}"),
        );
        notes.moved(&name, at);
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

/// Whether a schema needs a type with a name: an enum of strings, an object with
/// properties, a union, or a list whose first items have types of their own.
fn is_type_of_its_own(schema: &Value) -> bool {
    let Some(object) = schema.as_object() else {
        return false;
    };
    let string_enum = object.contains_key("enum")
        && object.get("type").is_none_or(|name| name == "string")
        && !object.contains_key(TIMESTAMP);
    string_enum
        || ["properties", "prefixItems", "oneOf", "anyOf"]
            .iter()
            .any(|keyword| object.contains_key(*keyword))
}
