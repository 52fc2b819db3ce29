//! Removes webhooks and callbacks, but keeps the types of their bodies.
//!
//! The server makes these calls, so the client has no method for them. Their receiver needs
//! the types, so each JSON body becomes a component. If the document has
//! `x-webhook-deliveries`, the webhooks are kept as events for the generator.

use serde_json::{Map, Value, json};

use super::{Components, Notes, deliveries, unsupported};
use crate::extension::{self, DEDUPLICATION, EVENTS, Event, RECEIVED, Received};
use crate::keywords::is_annotation;
use crate::names::{Names, type_name};
use crate::walk::{self, Kind};
use crate::{Error, NoteKind, Pointer, Result, is_json};

pub(super) fn run(document: &mut Value, notes: &mut Notes<'_>) -> Result<()> {
    let has_events = deliveries::read(document)?.is_some();
    let mut sent = Sent {
        components: Components::of(document),
        bodies: Vec::new(),
        notes,
    };
    if let Value::Object(top) = &mut *document {
        // Only the lowering adds it.
        top.shift_remove(EVENTS);
        if let Some(Value::Object(webhooks)) = top.shift_remove("webhooks") {
            sent.webhooks(&webhooks, has_events)?;
        }
    }
    walk::each(document, Kind::Operation, &mut |operation, at| {
        let operation = operation.as_object_mut();
        let callbacks = operation.and_then(|operation| operation.shift_remove("callbacks"));
        let callbacks = callbacks.iter().filter_map(Value::as_object).flatten();
        for (name, callback) in callbacks {
            let at = at.join("callbacks").join(name);
            for (expression, item) in callback.as_object().into_iter().flatten() {
                let caller = Caller {
                    name,
                    suffix: "Callback",
                    is_event: false,
                };
                sent.bodies(&caller, item, &at.join(expression));
            }
        }
        Ok(())
    })?;
    let Sent {
        components, bodies, ..
    } = sent;
    components.into(document);
    let bodies = bodies.into_iter();
    let bodies = bodies.filter_map(|body| existing(body, document, notes));
    document[RECEIVED] = bodies.map(|body| json!(body)).collect();
    Ok(())
}

/// What leads nowhere becomes no type. If it is the body of an event, it is kept as raw JSON.
fn existing(mut body: Received, document: &Value, notes: &mut Notes<'_>) -> Option<Received> {
    let at = Pointer::from(body.at.as_str());
    match walk::follow(document, &body.schema, &at) {
        Ok(_) => Some(body),
        Err(error) if body.event.is_some() => {
            let text = format!("{}: its body is kept as raw JSON", error.reason());
            notes.add(NoteKind::KeptAsJson, &at, text);
            body.schema = json!({});
            Some(body)
        }
        Err(_) => None,
    }
}

/// What makes the server call.
struct Caller<'a> {
    /// The name of the webhook or callback.
    name: &'a str,
    /// What the names of new components end in.
    suffix: &'a str,
    /// Whether it is an event for the generator.
    is_event: bool,
}

/// What the server sends.
struct Sent<'a, 'n> {
    components: Components,
    bodies: Vec<Received>,
    notes: &'a mut Notes<'n>,
}

impl Sent<'_, '_> {
    /// Keeps the bodies of the webhooks; if the document has events, each webhook as one.
    fn webhooks(&mut self, webhooks: &Map<String, Value>, has_events: bool) -> Result<()> {
        // The variants of the generated enum that are not events.
        let mut variants = Names::reserving(&["Unknown", "Malformed"]);
        for (name, item) in webhooks {
            let at = Pointer::default().join("webhooks").join(name);
            let first = self.bodies.len();
            let caller = Caller {
                name,
                suffix: "Webhook",
                is_event: has_events,
            };
            self.bodies(&caller, item, &at);
            if has_events {
                let wanted = type_name(name);
                let variant = variants.claim(wanted.clone());
                if variant != wanted {
                    let text = format!("its variant is {variant}: {wanted} is taken");
                    self.notes.add(NoteKind::Named, &at, text);
                }
                self.event((name, &variant), item, &at, first)?;
            }
        }
        Ok(())
    }

    /// Makes an event of one of the bodies from `first` on: that of `post`, or the first one.
    fn event(
        &mut self,
        (name, variant): (&str, &str),
        item: &Value,
        at: &Pointer,
        first: usize,
    ) -> Result<()> {
        let operations = walk::operations_of(item, at);
        let bodies = &mut self.bodies[first..];
        let post = at.join("post");
        let chosen = bodies.iter().position(|body| body.at == post.as_str());
        let Some(body) = bodies.get_mut(chosen.unwrap_or(0)) else {
            let text = "left out of the enum `Event`: a delivery of it is `Unknown`";
            self.notes.add(NoteKind::LeftOut, at, text);
            return Ok(());
        };
        for (method, at, operation) in operations {
            let deduplication = deduplication(operation, &at)?;
            if body.at != at.as_str() {
                let text = format!(
                    "the event does not have the body of `{method}`: a webhook has one type"
                );
                self.notes.add(NoteKind::Interpreted, &at, text);
                continue;
            }
            let text = |key: &str| operation[key].as_str().unwrap_or_default().to_owned();
            body.event = Some(Event {
                name: name.to_owned(),
                variant: variant.to_owned(),
                summary: text("summary"),
                description: text("description"),
                deprecated: operation["deprecated"] == true,
                deduplication,
            });
        }
        Ok(())
    }

    /// Makes a component of each JSON body that the server sends.
    fn bodies(&mut self, caller: &Caller<'_>, item: &Value, at: &Pointer) {
        for (_, method_at, operation) in walk::operations_of(item, at) {
            let content = operation["requestBody"]["content"].as_object();
            let mut content = content.into_iter().flatten();
            let Some((media_type, body)) = content.find(|(name, _)| is_json(name)) else {
                let reason = operation[unsupported::MARK].as_str();
                let reason = reason.unwrap_or("it has no JSON body");
                let text = format!("removed: {reason}");
                self.notes.add(NoteKind::Removed, at, text);
                continue;
            };
            let content = method_at.join("requestBody").join("content");
            let schema = body.get("schema");
            let schema_at = content.join(media_type).join("schema");
            let schema = match schema.filter(|schema| is_reference(schema)) {
                Some(schema) => {
                    if !caller.is_event {
                        let text = "removed: its body is already a component";
                        self.notes.add(NoteKind::Removed, at, text);
                    }
                    json!({ "$ref": schema["$ref"] })
                }
                None => self.component(caller, schema, at, &schema_at),
            };
            self.bodies.push(Received {
                at: method_at.as_str().to_owned(),
                schema,
                event: None,
            });
        }
    }

    /// Makes a component of a schema. Returns a reference to it.
    fn component(
        &mut self,
        caller: &Caller<'_>,
        schema: Option<&Value>,
        at: &Pointer,
        schema_at: &Pointer,
    ) -> Value {
        let wanted = format!("{}{}", type_name(caller.name), caller.suffix);
        let schema = schema.cloned().unwrap_or_else(|| json!({}));
        let name = self.components.add(&wanted, schema);
        self.notes.moved(&name, schema_at);
        let rest = match caller.is_event {
            true => "",
            false => "; the rest is removed",
        };
        let text = format!("its body becomes the component {name}{rest}");
        self.notes.add(NoteKind::Named, at, text);
        json!({ "$ref": format!("#/components/schemas/{name}") })
    }
}

/// Whether a schema only refers to another one. Keywords beside the reference may describe it.
fn is_reference(schema: &Value) -> bool {
    let keywords = schema.as_object().into_iter().flatten();
    let mut others = keywords.filter(|(keyword, _)| *keyword != "$ref");
    schema.get("$ref").is_some() && others.all(|(keyword, _)| is_annotation(keyword))
}

/// The JSON pointers of `x-deduplication`.
fn deduplication(operation: &Value, at: &Pointer) -> Result<Vec<String>> {
    let pointers = extension::read::<Vec<String>>(operation, DEDUPLICATION, at)?;
    let at = at.join(DEDUPLICATION);
    match pointers {
        Some(pointers) if pointers.is_empty() => {
            let message = "is empty; leave it out if no values of the body identify a delivery";
            Err(Error::at(&at, message))
        }
        Some(pointers) => deliveries::pointers(&pointers, &at).map(|()| pointers),
        None => Ok(Vec::new()),
    }
}
