//! Removes what is not selected, if the document states a selection.
//!
//! This happens last. So a name does not depend on what else is selected.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::extension::{ERRORS, EVENTS, GENERATE, NAME, RECEIVED, WEBHOOK_DELIVERIES};
use crate::selection::Selected;
use crate::{Note, Pointer, walk};

pub(super) fn run(document: &mut Value, selected: Option<&Selected>, notes: &mut Vec<Note>) {
    let top = document.as_object_mut();
    let received = top.and_then(|top| top.shift_remove(RECEIVED));
    let within = Pointer::default().join(RECEIVED);
    notes.retain(|note| !note.at.is_in(&within));
    events(document, received.as_ref(), selected);
    let Some(selected) = selected else {
        return;
    };
    if let Value::Object(top) = &mut *document {
        top.shift_remove(GENERATE);
    }
    let operations = operations(document, selected);
    let schemas = reached(document, &received.unwrap_or_default(), selected);
    let mut removed = BTreeSet::new();
    let components = Pointer::from("#/components/schemas");
    if let Some(Value::Object(all)) = document.pointer_mut(components.as_str()) {
        all.retain(|name, schema| {
            let is_reached = schemas.contains(name);
            if !is_reached {
                // Later passes use the name of the type in their notes.
                let stated = schema[NAME].as_str().unwrap_or(name);
                removed.extend([stated, name].map(|name| components.join(name)));
            }
            is_reached
        });
    }
    if let Some(Value::Object(all)) = document.pointer_mut("/components/parameters") {
        all.retain(|name, _| schemas.contains(name));
    }
    notes.retain(|note| {
        let is_in_an_operation = operations.iter().any(|place| note.at.is_in(place));
        let is_in_a_component = component(&note.at).is_some_and(|place| removed.contains(&place));
        !is_in_an_operation && !is_in_a_component
    });
}

/// Keeps the selected events for the generator. Without any, nothing is generated for them.
fn events(document: &mut Value, received: Option<&Value>, selected: Option<&Selected>) {
    let Some(top) = document.as_object_mut() else {
        return;
    };
    let bodies = received.and_then(Value::as_array).into_iter().flatten();
    let events = bodies.filter(|body| {
        let is_selected = selected.is_none_or(|selected| is_sent(body, selected));
        body.get("event").is_some() && is_selected
    });
    let events: Vec<Value> = events.cloned().collect();
    match events.is_empty() {
        true => drop(top.shift_remove(WEBHOOK_DELIVERIES)),
        false => drop(top.insert(EVENTS.to_owned(), Value::Array(events))),
    }
}

/// Whether a body that the server sends is that of a selected webhook, or of a callback of a
/// selected operation.
fn is_sent(body: &Value, selected: &Selected) -> bool {
    let at = Pointer::from(body["at"].as_str().unwrap_or_default());
    let mut sent = selected.operations.iter().chain(&selected.webhooks);
    sent.any(|place| at.is_in(place))
}

/// The component that a place is in.
fn component(at: &Pointer) -> Option<Pointer> {
    let tokens: Vec<String> = at.tokens().take(3).collect();
    let [list, kind, name] = <[String; 3]>::try_from(tokens).ok()?;
    let place = Pointer::default().join(list).join(kind).join(name);
    place
        .is_in(&Pointer::from("#/components/schemas"))
        .then_some(place)
}

/// Removes the operations that are not selected, and returns their places.
fn operations(document: &mut Value, selected: &Selected) -> Vec<Pointer> {
    let all = walk::operations(document).map(|operation| operation.at);
    let others: Vec<Pointer> = all.filter(|at| !selected.operations.contains(at)).collect();
    for at in &others {
        if let Some((item, method)) = at.split()
            && let Some(Value::Object(item)) = document.pointer_mut(item.as_str())
        {
            item.shift_remove(&method);
        }
    }
    others
}

/// The components that operations and webhooks reach.
fn reached(document: &Value, received: &Value, selected: &Selected) -> BTreeSet<String> {
    let mut reached = BTreeSet::new();
    for operation in walk::operations(document) {
        walk::references(operation.value, &mut reached);
        let errors = operation.value[ERRORS].as_object().into_iter().flatten();
        reached.extend(errors.filter_map(|(_, name)| name.as_str().map(str::to_owned)));
        for (_, parameter) in operation.parameters(document) {
            walk::references(parameter, &mut reached);
        }
    }
    let bodies = received.as_array().into_iter().flatten();
    for body in bodies.filter(|body| is_sent(body, selected)) {
        walk::references(&body["schema"], &mut reached);
    }
    let schemas = &document["components"]["schemas"];
    walk::reach(|name| schemas.get(name), &mut reached);
    reached
}
