//! Replaces references by their targets, where no later pass follows them.
//!
//! These are references to path items and callbacks, references to request bodies and
//! responses that are not components, and all references in webhooks and callbacks.

use serde_json::{Map, Value, json};

use super::Notes;
use crate::walk::{self, METHODS};
use crate::{NoteKind, Pointer, Result};

/// The maximum number of callbacks within callbacks.
const DEPTH: usize = 8;

pub(super) fn run(document: &mut Value, notes: &mut Notes<'_>) -> Result<()> {
    let whole = document.clone();
    let mut inliner = Inliner {
        whole: &whole,
        notes,
    };
    for (list, sent) in [("paths", false), ("webhooks", true)] {
        let items = document.get_mut(list).and_then(Value::as_object_mut);
        for (name, item) in items.into_iter().flatten() {
            let at = Pointer::default().join(list).join(name);
            inliner.path_item(item, &at, sent, 0);
        }
    }
    // Every reference to these sections is replaced.
    for list in ["pathItems", "callbacks"] {
        if let Some(Value::Object(components)) = document.get_mut("components") {
            components.shift_remove(list);
        }
    }
    Ok(())
}

struct Inliner<'a, 'n> {
    /// The document before this pass, in which references are followed.
    whole: &'a Value,
    notes: &'a mut Notes<'n>,
}

impl Inliner<'_, '_> {
    /// Replaces references in a path item. If the server sends its requests, references to
    /// request bodies are always replaced.
    fn path_item(&mut self, item: &mut Value, at: &Pointer, sent: bool, depth: usize) {
        self.inline(item, at);
        for method in METHODS {
            let Some(Value::Object(operation)) = item.get_mut(method) else {
                continue;
            };
            let at = at.join(method);
            if let Some(body) = operation.get_mut("requestBody")
                && (sent || is_elsewhere(body, "requestBodies"))
            {
                self.inline(body, &at.join("requestBody"));
            }
            let responses = operation.get_mut("responses");
            let responses = responses.and_then(Value::as_object_mut);
            for (status, response) in responses.into_iter().flatten() {
                let at = at.join("responses").join(status);
                if is_elsewhere(response, "responses")
                    && walk::follow(self.whole, response, &at).is_ok()
                {
                    self.inline(response, &at);
                }
            }
            self.callbacks(operation, &at.join("callbacks"), depth);
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
