//! Replaces references by their targets, where no later pass follows them.
//!
//! These are references to path items, callbacks and media types, references to parameters,
//! headers, request bodies and responses that are not components, and all references in
//! webhooks and callbacks. What is left leads from an operation to a
//! component of its own kind, or from such a component to another one.

use serde_json::{Map, Value, json};

use super::Notes;
use crate::walk::{self, Kind};
use crate::{NoteKind, Pointer, Result};

/// The maximum number of callbacks within callbacks.
const DEPTH: usize = 8;

pub(super) fn run(document: &mut Value, notes: &mut Notes<'_>) -> Result<()> {
    let whole = document.clone();
    let mut inliner = Inliner {
        whole: &whole,
        notes,
    };
    inliner.components(document);
    for (list, sent) in [("paths", false), ("webhooks", true)] {
        let items = document.get_mut(list).and_then(Value::as_object_mut);
        for (name, item) in items.into_iter().flatten() {
            let at = Pointer::default().join(list).join(name);
            inliner.path_item(item, &at, sent, 0);
        }
    }
    // Every reference to these sections is replaced.
    for list in ["pathItems", "callbacks", "mediaTypes"] {
        if let Some(Value::Object(components)) = document.get_mut("components") {
            components.shift_remove(list);
        }
    }
    inliner.headers_and_media_types(document)
}

struct Inliner<'a, 'n> {
    /// The document before this pass, in which references are followed.
    whole: &'a Value,
    notes: &'a mut Notes<'n>,
}

impl Inliner<'_, '_> {
    /// Replaces the references in components that do not lead to a component of the same
    /// kind.
    fn components(&mut self, document: &mut Value) {
        let at = Pointer::from("#/components");
        for list in ["parameters", "requestBodies", "responses", "headers"] {
            let components = document.get_mut("components");
            let components = components.and_then(|components| components.get_mut(list));
            let components = components.and_then(Value::as_object_mut);
            for (name, component) in components.into_iter().flatten() {
                let at = at.join(list).join(name);
                self.inline_elsewhere(component, list, &at);
            }
        }
    }

    /// Replaces the references of headers, media types and encodings.
    fn headers_and_media_types(&mut self, document: &mut Value) -> Result<()> {
        walk::each_object(document, &mut |object, kind, at| {
            if matches!(kind, Kind::MediaType | Kind::Encoding) {
                match self.leads_to_a_schema(object, at) {
                    true => *object = json!({ "schema": object.take() }),
                    false => self.inline(object, at),
                }
            }
            if matches!(kind, Kind::Response | Kind::Encoding) {
                self.headers(object, &at.join("headers"));
            }
            Ok(())
        })
    }

    /// Replaces the references of headers that do not lead to component headers. A header
    /// whose reference cannot be followed is removed: it becomes no type.
    fn headers(&mut self, holder: &mut Value, at: &Pointer) {
        let headers = holder.get_mut("headers").and_then(Value::as_object_mut);
        let Some(headers) = headers else {
            return;
        };
        headers.retain(|name, header| {
            let at = at.join(name);
            let followed = walk::follow(self.whole, header, &at).map(|_| ());
            match followed {
                Ok(()) => {
                    self.inline_elsewhere(header, "headers", &at);
                    true
                }
                Err(error) => {
                    let text = format!("removed: {}", error.reason());
                    self.notes.add(NoteKind::Removed, &at, text);
                    false
                }
            }
        });
    }

    /// Replaces a reference that does not lead into this list of components. One that
    /// cannot be followed stays, so that its operation is left out.
    fn inline_elsewhere(&mut self, value: &mut Value, list: &str, at: &Pointer) {
        if !is_elsewhere(value, list) || walk::follow(self.whole, value, at).is_err() {
            return;
        }
        let is_body = ["requestBodies", "responses"].contains(&list);
        if is_body && self.leads_to_a_schema(value, at) {
            *value = json!({ "content": { "application/json": { "schema": value.take() } } });
        } else {
            self.inline(value, at);
        }
    }

    /// Whether a reference of a body leads to a schema instead. What is meant is a JSON body
    /// with this schema.
    fn leads_to_a_schema(&mut self, value: &Value, at: &Pointer) -> bool {
        if value.get("$ref").is_none() {
            return false;
        }
        let schemas = Pointer::from("#/components/schemas");
        let found = walk::follow(self.whole, value, at);
        let is_schema = found.is_ok_and(|(place, _)| place.is_in(&schemas));
        if is_schema {
            let text = "the reference leads to a schema: read as a JSON body of this schema";
            self.notes.add(NoteKind::Interpreted, at, text);
        }
        is_schema
    }

    fn parameters(&mut self, holder: &mut Value, at: &Pointer) {
        let list = holder.get_mut("parameters").and_then(Value::as_array_mut);
        for (index, parameter) in list.into_iter().flatten().enumerate() {
            let at = at.join("parameters").join(index);
            self.inline_elsewhere(parameter, "parameters", &at);
        }
    }

    /// Replaces references in a path item. In one that the server sends, those of request
    /// bodies are always replaced.
    fn path_item(&mut self, item: &mut Value, at: &Pointer, sent: bool, depth: usize) {
        self.inline(item, at);
        self.parameters(item, at);
        for (at, operation) in walk::operations_of_mut(item, at) {
            self.parameters(operation, &at);
            if let Some(body) = operation.get_mut("requestBody") {
                let at = at.join("requestBody");
                self.inline_elsewhere(body, "requestBodies", &at);
                if sent {
                    self.inline(body, &at);
                }
            }
            let responses = operation.get_mut("responses");
            let responses = responses.and_then(Value::as_object_mut);
            for (status, response) in responses.into_iter().flatten() {
                let at = at.join("responses").join(status);
                self.inline_elsewhere(response, "responses", &at);
            }
            if let Some(operation) = operation.as_object_mut() {
                self.callbacks(operation, &at.join("callbacks"), depth);
            }
        }
    }

    fn callbacks(&mut self, operation: &mut Map<String, Value>, at: &Pointer, depth: usize) {
        if depth > DEPTH {
            operation.shift_remove("callbacks");
        }
        let callbacks = operation.get_mut("callbacks");
        let callbacks = callbacks.and_then(Value::as_object_mut);
        for (name, callback) in callbacks.into_iter().flatten() {
            let at = at.join(name);
            self.inline(callback, &at);
            if let Some(items) = callback.as_object_mut() {
                items.retain(|key, _| !key.starts_with("x-"));
                for (expression, item) in items {
                    self.path_item(item, &at.join(expression), true, depth + 1);
                }
            }
        }
    }

    /// Replaces a reference by its target. Keywords next to the reference are kept.
    fn inline(&mut self, value: &mut Value, at: &Pointer) {
        let Some(object) = value.as_object_mut() else {
            return;
        };
        let Some(reference) = object.shift_remove("$ref") else {
            return;
        };
        match walk::follow(self.whole, &json!({ "$ref": reference }), at) {
            Ok((_, found)) => {
                for (name, value) in found.as_object().into_iter().flatten() {
                    object.entry(name.clone()).or_insert_with(|| value.clone());
                }
            }
            Err(error) => {
                let text = format!("left out: {}", error.reason());
                self.notes.add(NoteKind::LeftOut, at, text);
            }
        }
    }
}

/// Whether a reference leads to a place in the document outside this list of components.
fn is_elsewhere(value: &Value, list: &str) -> bool {
    let reference = value.get("$ref").and_then(Value::as_str);
    let start = format!("#/components/{list}/");
    reference.is_some_and(|reference| {
        let name = reference.strip_prefix(&start);
        reference.starts_with('#') && name.is_none_or(|name| name.contains('/'))
    })
}
