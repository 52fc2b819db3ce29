//! Checks that the JSON pointers of `x-webhook-deliveries` and `x-deduplication` lead to something
//! that the document has. With a wrong one, no event would be recognised, or repeats would not be.
//!
//! This happens before the selection, so that it does not depend on what is selected.

use serde_json::{Map, Value};

use super::{Notes, reference};
use crate::extension::{
    self, DEDUPLICATION, Deliveries, EITHER, Event, RECEIVED, Received, UNION, WEBHOOK_DELIVERIES,
};
use crate::{Error, Pointer, Result};

/// The most references and unions that are followed for one pointer.
const DEPTH: usize = 64;

pub(super) fn run(document: &mut Value, _: &mut Notes<'_>) -> Result<()> {
    let root = Pointer::default();
    let Some(deliveries) = extension::read::<Deliveries>(document, WEBHOOK_DELIVERIES, &root)?
    else {
        return Ok(());
    };
    let received = extension::read::<Vec<Received>>(document, RECEIVED, &root)?;
    let none = Map::new();
    let schemas = document.pointer("/components/schemas");
    let schemas = Schemas(schemas.and_then(Value::as_object).unwrap_or(&none));
    let events = received.into_iter().flatten();
    let events = events.filter_map(|Received { at, schema, event }| Some((at, schema, event?)));
    let events: Vec<(String, Value, Event)> = events.collect();
    let at = root.join(WEBHOOK_DELIVERIES);
    for (index, pointer) in deliveries.event.iter().enumerate() {
        let mut bodies = events.iter().map(|(_, schema, _)| schema);
        if !bodies.any(|schema| schemas.lead(schema, pointer)) {
            let message = format!("`{pointer}` leads to no property of any event's body");
            return Err(Error::at(&at.join("event").join(index), message));
        }
    }
    for (operation, schema, event) in &events {
        let property = deliveries
            .properties()
            .find(|(name, _)| *name == event.name);
        let property = property.map(|(name, pointer)| {
            let at = at.join("event-by-property").join(name);
            (at, pointer)
        });
        let operation = Pointer::from(operation.as_str()).join(DEDUPLICATION);
        let deduplication = event.deduplication.iter().enumerate();
        let deduplication =
            deduplication.map(|(index, pointer)| (operation.join(index), pointer.as_str()));
        for (at, pointer) in property.into_iter().chain(deduplication) {
            if !schemas.lead(schema, pointer) {
                let message = format!("`{pointer}` leads to no property of the event's body");
                return Err(Error::at(&at, message));
            }
        }
    }
    Ok(())
}

/// The component schemas.
struct Schemas<'a>(&'a Map<String, Value>);

impl Schemas<'_> {
    /// Whether a value of a schema can have a documented value at a pointer.
    fn lead(&self, schema: &Value, pointer: &str) -> bool {
        let tokens: Vec<String> = Pointer::from(pointer).tokens().collect();
        self.below(schema, &tokens, DEPTH)
    }

    fn below(&self, schema: &Value, tokens: &[String], depth: usize) -> bool {
        let (Some((token, rest)), Some(depth)) = (tokens.split_first(), depth.checked_sub(1))
        else {
            return tokens.is_empty();
        };
        let component = |name: &str| {
            let schema = self.0.get(name);
            schema.is_some_and(|schema| self.below(schema, tokens, depth))
        };
        if let Some(name) = reference(schema) {
            return component(&name);
        }
        let is = |keyword: &str| schema.get(keyword).is_some();
        if is(EITHER) || is(UNION) {
            let branches = schema[EITHER]["branches"].as_array().into_iter().flatten();
            let mut branches = branches.map(|branch| &branch["schema"]);
            let choices = schema[UNION].as_array().into_iter().flatten();
            let mut choices = choices.filter_map(|choice| choice["branch"].as_str());
            return branches.any(|schema| self.below(schema, tokens, depth))
                || choices.any(component);
        }
        let kind = schema["type"].as_str();
        let child = match kind {
            Some("array") if token.parse::<usize>().is_ok() => schema.get("items"),
            Some("object") | None => schema["properties"]
                .get(token)
                .or_else(|| schema.get("additionalProperties"))
                .filter(|child| child.is_object()),
            _ => return false,
        };
        match child {
            Some(child) => self.below(child, rest, depth),
            // Raw JSON.
            None => !is("properties") && !is("enum") && kind != Some("array"),
        }
    }
}
