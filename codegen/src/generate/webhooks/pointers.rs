//! Checks that the JSON pointers of an overlay lead to something that the document has. With a
//! wrong one, no event would be recognised, or repeats would not be.

use serde_json::Value;

use super::Webhooks;
use crate::extension::{DEDUPLICATION, EITHER, UNION, WEBHOOK_DELIVERIES};
use crate::generate::Model;
use crate::{Error, Pointer, Result};

/// The most references and unions that are followed for one pointer.
const DEPTH: usize = 64;

pub(super) fn check(webhooks: &Webhooks<'_>, model: &Model<'_>) -> Result<()> {
    let at = Pointer::default().join(WEBHOOK_DELIVERIES);
    for (index, pointer) in webhooks.deliveries.event.iter().enumerate() {
        let mut events = webhooks.events.iter();
        if !events.any(|(_, schema, _)| leads(schema, pointer, model)) {
            let message = format!("`{pointer}` leads to no property of any event's body");
            return Err(Error::at(&at.join("event").join(index), message));
        }
    }
    for (place, schema, event) in &webhooks.events {
        let properties = webhooks.deliveries.properties();
        let property = properties.filter(|(name, _)| *name == event.name);
        let property = property.map(|(name, pointer)| {
            let at = at.join("event-by-property").join(name);
            (at, pointer)
        });
        let deduplication = event.deduplication.iter().enumerate();
        let deduplication = deduplication.map(|(index, pointer)| {
            let at = place.join(DEDUPLICATION).join(index);
            (at, pointer.as_str())
        });
        for (at, pointer) in property.chain(deduplication) {
            if !leads(schema, pointer, model) {
                let message = format!("`{pointer}` leads to no property of the event's body");
                return Err(Error::at(&at, message));
            }
        }
    }
    Ok(())
}

/// Whether a value of this schema can have a documented value at a pointer.
fn leads(schema: &Value, pointer: &str, model: &Model<'_>) -> bool {
    let tokens: Vec<String> = Pointer::from(pointer).tokens().collect();
    below(schema, &tokens, model, DEPTH)
}

fn below(schema: &Value, tokens: &[String], model: &Model<'_>, depth: usize) -> bool {
    let (Some((token, rest)), Some(depth)) = (tokens.split_first(), depth.checked_sub(1)) else {
        return tokens.is_empty();
    };
    let component = |name: &str| {
        let exists = model.component_of(name).is_some();
        exists && below(model.schema(name), tokens, model, depth)
    };
    if let Some(name) = Model::reference(schema) {
        return component(&name);
    }
    let branches = schema[EITHER]["branches"].as_array().into_iter().flatten();
    let mut branches = branches.map(|branch| &branch["schema"]);
    if branches.any(|schema| below(schema, tokens, model, depth)) {
        return true;
    }
    let choices = schema[UNION].as_array().into_iter().flatten();
    let mut choices = choices.filter_map(|choice| choice["branch"].as_str());
    if choices.any(component) {
        return true;
    }
    let properties = &schema["properties"];
    let child = match schema["type"].as_str() {
        Some("array") if token.parse::<usize>().is_ok() => schema.get("items"),
        Some("object") | None => properties
            .get(token)
            .or_else(|| schema.get("additionalProperties"))
            .filter(|child| child.is_object()),
        _ => None,
    };
    let is_raw = schema.get(EITHER).is_none()
        && schema.get(UNION).is_none()
        && properties.is_null()
        && matches!(schema["type"].as_str(), Some("object") | None)
        && schema.get("enum").is_none();
    match child {
        Some(child) => below(child, rest, model, depth),
        None => is_raw,
    }
}
