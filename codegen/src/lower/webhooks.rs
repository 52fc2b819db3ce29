//! Removes webhooks and callbacks, but keeps the types of their bodies.
//!
//! The server makes these calls, so the client has no method for them. Their receiver needs
//! the types, so each JSON body becomes a component.

use serde_json::{Map, Value, json};

use super::{Components, Notes};
use crate::extension::RECEIVED;
use crate::names::type_name;
use crate::walk::{self, Kind};
use crate::{NoteKind, Pointer, Result, is_json};

pub(super) fn run(document: &mut Value, notes: &mut Notes<'_>) -> Result<()> {
    let mut sent = Sent {
        components: Components::of(document),
        bodies: Vec::new(),
    };
    let top = document.as_object_mut();
    let webhooks = top.and_then(|top| top.shift_remove("webhooks"));
    if let Some(Value::Object(webhooks)) = webhooks {
        let at = Pointer::default().join("webhooks");
        sent.bodies(webhooks, "Webhook", &at, notes);
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
                sent.bodies(named.collect(), "Callback", &at, notes);
            }
        }
        Ok(())
    })?;
    sent.components.into(document);
    // What leads nowhere becomes no type.
    let exists =
        |body: &Value| walk::follow(document, &body["schema"], &Pointer::default()).is_ok();
    sent.bodies.retain(exists);
    document[RECEIVED] = Value::Array(sent.bodies);
    Ok(())
}

/// What the server sends.
struct Sent {
    components: Components,
    /// The bodies, each with its place and a reference to its schema.
    bodies: Vec<Value>,
}

impl Sent {
    /// Makes a component of each JSON body that the server sends.
    fn bodies(
        &mut self,
        items: Map<String, Value>,
        suffix: &str,
        at: &Pointer,
        notes: &mut Notes<'_>,
    ) {
        for (name, item) in items {
            let at = at.join(&name);
            for (_, method_at, operation) in walk::operations_of(&item, &at) {
                let content = operation["requestBody"]["content"].as_object();
                let json = content
                    .into_iter()
                    .flatten()
                    .find(|(name, _)| is_json(name));
                let schema = json.and_then(|(name, body)| Some((name, body.get("schema")?)));
                match schema {
                    Some((media_type, schema)) if schema.get("$ref").is_none() => {
                        let wanted = format!("{}{suffix}", type_name(&name));
                        let name = self.components.add(&wanted, schema.clone());
                        let content = method_at.join("requestBody").join("content");
                        notes.moved(&name, &content.join(media_type).join("schema"));
                        let reference = json!({ "$ref": format!("#/components/schemas/{name}") });
                        self.bodies
                            .push(json!({ "at": at.as_str(), "schema": reference }));
                        notes.add(
                            NoteKind::Named,
                            &at,
                            format!("its body becomes the component {name}; the rest is removed"),
                        );
                    }
                    Some((_, schema)) => {
                        let reference = json!({ "$ref": schema["$ref"] });
                        self.bodies
                            .push(json!({ "at": at.as_str(), "schema": reference }));
                        let text = "removed: its body is already a component";
                        notes.add(NoteKind::Removed, &at, text);
                    }
                    None => notes.add(NoteKind::Removed, &at, "removed: it has no JSON body"),
                }
            }
        }
    }
}
