//! References to path items, and to what stands nowhere among the components, are
//! what they lead to; so are those of what a server sends, which nothing else reads.

use serde_json::{Map, Value};

use super::Notes;
use crate::walk::METHODS;
use crate::{NoteKind, Pointer, Result};

/// How deep callbacks of callbacks are looked into.
const DEPTH: usize = 8;

pub(super) fn run(document: &mut Value, notes: &mut Notes<'_>) -> Result<()> {
    let whole = document.clone();
    for (list, sent) in [("paths", false), ("webhooks", true)] {
        let items = document.get_mut(list).and_then(Value::as_object_mut);
        for (name, item) in items.into_iter().flatten() {
            let at = Pointer::default().join(list).join(name);
            path_item(item, &whole, sent, &at, 0, notes);
        }
    }
    // Who refers to one of these has it now.
    for list in ["pathItems", "callbacks"] {
        if let Some(Value::Object(components)) = document.get_mut("components") {
            components.shift_remove(list);
        }
    }
    Ok(())
}

/// What a reference leads to, however many there are on the way.
fn target<'a>(value: &Value, whole: &'a Value) -> Option<&'a Value> {
    let mut reference = value.get("$ref")?.as_str()?;
    for _ in 0..64 {
        let to = reference
            .strip_prefix('#')
            .map(|_| Pointer::from(reference))?;
        let found = whole.pointer(to.as_str())?;
        match found.get("$ref").and_then(Value::as_str) {
            Some(next) => reference = next,
            None => return Some(found),
        }
    }
    None
}

/// Puts what a reference leads to in its place, but what stands beside it stays.
fn put(value: &mut Value, whole: &Value, at: &Pointer, notes: &mut Notes<'_>) {
    let found = target(value, whole).and_then(Value::as_object);
    let Some(object) = value.as_object_mut() else {
        return;
    };
    let Some(reference) = object.shift_remove("$ref") else {
        return;
    };
    match found {
        Some(found) => {
            for (name, value) in found {
                object.entry(name.clone()).or_insert_with(|| value.clone());
            }
        }
        None => notes.add(
            NoteKind::LeftOut,
            at,
            format!("left out: {reference} leads to nothing in the document"),
        ),
    }
}

fn path_item(
    item: &mut Value,
    whole: &Value,
    sent: bool,
    at: &Pointer,
    depth: usize,
    notes: &mut Notes<'_>,
) {
    put(item, whole, at, notes);
    for method in METHODS {
        let Some(Value::Object(operation)) = item.get_mut(method) else {
            continue;
        };
        let at = at.join(method);
        if let Some(body) = operation.get_mut("requestBody")
            && (sent || is_elsewhere(body, "requestBodies"))
        {
            put(body, whole, &at.join("requestBody"), notes);
        }
        let responses = operation
            .get_mut("responses")
            .and_then(Value::as_object_mut);
        for (status, response) in responses.into_iter().flatten() {
            if is_elsewhere(response, "responses") && target(response, whole).is_some() {
                put(response, whole, &at.join("responses").join(status), notes);
            }
        }
        callbacks(operation, whole, &at.join("callbacks"), depth, notes);
    }
}

fn callbacks(
    operation: &mut Map<String, Value>,
    whole: &Value,
    at: &Pointer,
    depth: usize,
    notes: &mut Notes<'_>,
) {
    if depth > DEPTH {
        operation.shift_remove("callbacks");
    }
    let callbacks = operation
        .get_mut("callbacks")
        .and_then(Value::as_object_mut);
    for (name, callback) in callbacks.into_iter().flatten() {
        let at = at.join(name);
        put(callback, whole, &at, notes);
        if let Some(items) = callback.as_object_mut() {
            items.retain(|key, _| !key.starts_with("x-"));
            for (expression, item) in items {
                path_item(item, whole, true, &at.join(expression), depth + 1, notes);
            }
        }
    }
}

/// Whether a reference leads elsewhere than to a component of a list.
fn is_elsewhere(value: &Value, list: &str) -> bool {
    let reference = value.get("$ref").and_then(Value::as_str);
    let start = format!("#/components/{list}/");
    reference.is_some_and(|reference| {
        let name = reference.strip_prefix(&start);
        reference.starts_with('#') && name.is_none_or(|name| name.contains('/'))
    })
}
