//! Removes webhooks and callbacks, but keeps the types of their bodies.
//!
//! The server makes these calls, so the client has no method for them. Their receiver needs
//! the types, so each JSON body becomes a component.

use serde_json::{Map, Value};

use super::{Components, Notes};
use crate::names::type_name;
use crate::walk::{self, Kind, METHODS};
use crate::{NoteKind, Pointer, Result, is_json};

pub(super) fn run(document: &mut Value, notes: &mut Notes<'_>) -> Result<()> {
    let mut components = Components::of(document);
    let top = document.as_object_mut();
    let webhooks = top.and_then(|top| top.shift_remove("webhooks"));
    if let Some(Value::Object(webhooks)) = webhooks {
        let at = Pointer::default().join("webhooks");
        bodies(webhooks, "Webhook", &at, &mut components, notes);
    }
    walk::each(document, Kind::Operation, &mut |operation, at| {
        let operation = operation.as_object_mut();
        let callbacks = operation.and_then(|operation| operation.shift_remove("callbacks"));
        let Some(Value::Object(callbacks)) = callbacks else {
            return Ok(());
        };
        for (name, callback) in callbacks {
            let at = at.join("callbacks").join(&name);
            if let Value::Object(items) = callback {
                let named = items.into_iter().map(|(_, item)| (name.clone(), item));
                bodies(named.collect(), "Callback", &at, &mut components, notes);
            }
        }
        Ok(())
    })?;
    components.into(document);
    Ok(())
}

/// Makes a component of each JSON body that the server sends.
fn bodies(
    items: Map<String, Value>,
    suffix: &str,
    at: &Pointer,
    components: &mut Components,
    notes: &mut Notes<'_>,
) {
    for (name, item) in items {
        let at = at.join(&name);
        for method in METHODS {
            let content = item[method]["requestBody"]["content"].as_object();
            let json = content
                .into_iter()
                .flatten()
                .find(|(name, _)| is_json(name));
            let schema = json.and_then(|(name, body)| Some((name, body.get("schema")?)));
            match schema {
                Some((media_type, schema)) if schema.get("$ref").is_none() => {
                    let wanted = format!("{}{suffix}", type_name(&name));
                    let name = components.add(&wanted, schema.clone());
                    let content = at.join(method).join("requestBody").join("content");
                    notes.moved(&name, &content.join(media_type).join("schema"));
                    notes.add(
                        NoteKind::Named,
                        &at,
                        format!("its body becomes the component {name}; the rest is removed"),
                    );
                }
                Some(_) => notes.add(
                    NoteKind::Removed,
                    &at,
                    "removed: its body is already a component",
                ),
                None if item.get(method).is_some() => {
                    notes.add(NoteKind::Removed, &at, "removed: it has no JSON body")
                }
                None => {}
            }
        }
    }
}
