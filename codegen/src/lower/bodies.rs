//! The media types of request bodies: one for each way to write a body.

use serde_json::{Map, Value, json};

use super::{Notes, unsupported};
use crate::extension::RULES;
use crate::media_type::{Family, allows_json, family, is_range};
use crate::walk::{self, Kind};
use crate::{NoteKind, Pointer, Result, merge};

pub(super) fn run(document: &mut Value, notes: &mut Notes<'_>) -> Result<()> {
    let components = document.pointer_mut("/components");
    let components = components.and_then(Value::as_object_mut);
    let shared = components.and_then(|components| components.shift_remove("requestBodies"));
    let shared = json!({ "components": { "requestBodies": shared } });
    let schemas = document.pointer("/components/schemas");
    let schemas = schemas.and_then(Value::as_object).cloned();
    let bodies = Bodies {
        schemas: schemas.unwrap_or_default(),
    };
    unsupported::each(
        document,
        Kind::Operation,
        notes,
        &mut |operation, at, notes| {
            if let Some(body) = operation.get_mut("requestBody") {
                let at = at.join("requestBody");
                *body = walk::follow(&shared, body, &at)?.1.clone();
                let mut content = body.get_mut("content").and_then(Value::as_object_mut);
                if let Some(content) = &mut content {
                    content.retain(|name, _| !name.starts_with("x-") || name.contains('/'));
                }
                match content.filter(|content| !content.is_empty()) {
                    Some(content) => bodies.lower(content, &at.join("content"), notes),
                    None => {
                        let text = "it has no `content`: no body is sent";
                        notes.add(NoteKind::Interpreted, &at, text);
                        *body = Value::Null;
                    }
                }
            }
            if operation["requestBody"].is_null()
                && let Some(operation) = operation.as_object_mut()
            {
                operation.shift_remove("requestBody");
            }
            Ok(())
        },
    )
}

struct Bodies {
    schemas: Map<String, Value>,
}

impl Bodies {
    /// Keeps one media type of each family, in the order of the families.
    fn lower(&self, content: &mut Map<String, Value>, at: &Pointer, notes: &mut Notes<'_>) {
        let stated: Vec<(String, Value)> = std::mem::take(content).into_iter().collect();
        for wanted in Family::ALL {
            let found = stated
                .iter()
                .filter(|(name, body)| self.family(name, body) == wanted);
            let found: Vec<&(String, Value)> = found.collect();
            // Of several, the usual one is sent, otherwise the first that is not a range.
            let is_usual = |name: &str| name.to_ascii_lowercase().starts_with(wanted.usual());
            let kept = found.iter().find(|(name, _)| is_usual(name));
            let kept = kept.or_else(|| found.iter().find(|(name, _)| !is_range(name)));
            let Some((name, body)) = kept.or(found.first()) else {
                continue;
            };
            if found.len() > 1 {
                let how = match wanted {
                    Family::Bytes => "is sent, unless the file states its content type",
                    _ => "is sent",
                };
                let text = format!("several media types of {wanted}: {name} {how}");
                notes.add(NoteKind::Interpreted, at, text);
            }
            let sent = match wanted {
                Family::Bytes => name.as_str(),
                _ if is_range(name) => wanted.usual(),
                _ => name,
            };
            let at = at.join(name);
            if sent != name {
                let text = format!("{name} is sent as {sent}");
                notes.add(NoteKind::Rewritten, &at, text);
            }
            let body = self.media_type(wanted, (name, body), &at, notes);
            content.insert(sent.to_owned(), body);
        }
        if content.len() > 1 {
            let names: Vec<&str> = content.keys().map(String::as_str).collect();
            let text = format!(
                "several media types: a setter for each of {}",
                names.join(", ")
            );
            notes.add(NoteKind::Interpreted, at, text);
        }
    }

    /// How a body is written. A range that allows JSON is JSON if its schema describes an
    /// object or a list.
    fn family(&self, name: &str, body: &Value) -> Family {
        let schema = body.get("schema").filter(|_| allows_json(name));
        match schema.and_then(|schema| merge::kind(schema, &self.schemas)) {
            Some("object" | "array") => Family::Json,
            _ => family(name),
        }
    }

    /// A body in one media type, with the schema of its family. Of text, the rules stay.
    fn media_type(
        &self,
        family: Family,
        (name, body): (&str, &Value),
        at: &Pointer,
        notes: &mut Notes<'_>,
    ) -> Value {
        let kind = merge::kind(&body["schema"], &self.schemas);
        let mut lowered = match family {
            Family::Json | Family::Form | Family::Multipart => return body.clone(),
            Family::Text => {
                if kind != Some("string") && name.to_ascii_lowercase().contains("xml") {
                    let text = "XML is sent as text: the schema has no type";
                    notes.add(NoteKind::Interpreted, at, text);
                }
                json!({ "schema": { "type": "string" } })
            }
            Family::Bytes => json!({ "schema": { "type": "string", "format": "binary" } }),
        };
        let Some(rules) = body.get(RULES) else {
            return lowered;
        };
        match (family, kind) {
            (Family::Text, Some("string")) => lowered[RULES] = rules.clone(),
            _ => {
                let text = format!("not checked before sending: the body is sent as {family}");
                notes.add(NoteKind::NotChecked, &at.join("schema"), text);
            }
        }
        lowered
    }
}

/// The media type of JSON, which the generator looks for.
pub(super) const JSON: &str = "application/json";
pub(super) const BYTES: &str = "application/octet-stream";
