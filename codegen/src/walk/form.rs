//! Finds what does not have the form that the specification asks for.

use serde_json::{Value, json};

use super::Kind::{self, Document, Operation, PathItem, Schema};
use super::Shape::{List, Map, One};
use super::{any_property, present};
use crate::Pointer;

/// A place where the specification asks for something else.
#[derive(Debug)]
pub(crate) struct Wrong {
    /// The place.
    pub at: Pointer,
    /// What is expected there.
    pub message: &'static str,
    /// The innermost schema, operation or path item that the place is in, or that it is.
    pub within: Option<(Kind, Pointer)>,
}

/// Every place that has no object or array where the specification asks for one. Later
/// steps rely on the form of what is left.
pub(crate) fn wrong_forms(document: &Value) -> Vec<Wrong> {
    let mut found = Vec::new();
    check(document, Document, &Pointer::default(), None, &mut found);
    found
}

fn check(
    value: &Value,
    kind: Kind,
    at: &Pointer,
    within: Option<&(Kind, Pointer)>,
    found: &mut Vec<Wrong>,
) {
    let is_unit = kind == Schema || matches!(kind, Operation | PathItem) && value.is_object();
    let unit = is_unit.then(|| (kind, at.clone()));
    let within = unit.as_ref().or(within);
    let wrong = |at: &Pointer, message| Wrong {
        at: at.clone(),
        message,
        within: within.cloned(),
    };
    if !(value.is_object() || kind == Schema && value.is_boolean()) {
        found.push(wrong(at, "expected an object"));
        return;
    }
    for (key, shape, child) in present(value, kind) {
        let (value, at) = match key.is_empty() {
            true => (value, at.clone()),
            false => (&value[*key], at.join(key)),
        };
        match (shape, value) {
            (One, value) => check(value, *child, &at, within, found),
            (List, Value::Array(items)) => {
                for (index, item) in items.iter().enumerate() {
                    check(item, *child, &at.join(index), within, found);
                }
            }
            (Map, Value::Object(items)) => {
                for (name, item) in items {
                    if !name.starts_with("x-") || *child == Schema {
                        check(item, *child, &at.join(name), within, found);
                    }
                }
            }
            (List, _) => found.push(wrong(&at, "expected an array")),
            (Map, _) => found.push(wrong(&at, "expected an object")),
        }
    }
}

/// Removes the keys without a value, which YAML reads as null: `parameters:` with nothing
/// behind it. A name without a value, as in `properties: {id: }`, gets an empty object.
/// `changed` receives each place, and what happened there.
pub(crate) fn remove_nulls(document: &mut Value, changed: &mut dyn FnMut(&Pointer, &'static str)) {
    if any_property(document, &|_, value| value.is_null()) {
        nulls(document, Document, &Pointer::default(), changed);
    }
}

fn nulls(
    value: &mut Value,
    kind: Kind,
    at: &Pointer,
    changed: &mut dyn FnMut(&Pointer, &'static str),
) {
    for (key, shape, child) in present(value, kind) {
        let (found, at) = match key.is_empty() {
            true => (&mut *value, at.clone()),
            false => (&mut value[*key], at.join(key)),
        };
        match (shape, found) {
            (_, Value::Null) => {
                changed(&at, "removed: it has no value");
                if let Value::Object(object) = &mut *value {
                    object.shift_remove(*key);
                }
            }
            (One, found) => nulls(found, *child, &at, changed),
            (List, Value::Array(items)) => {
                for (index, item) in items.iter_mut().enumerate() {
                    nulls(item, *child, &at.join(index), changed);
                }
            }
            (Map, Value::Object(items)) => {
                for (name, item) in items.iter_mut() {
                    let at = at.join(name);
                    if item.is_null() && !name.starts_with("x-") {
                        changed(&at, "it has no value: read as an empty object");
                        *item = json!({});
                    }
                    if !name.starts_with("x-") || *child == Schema {
                        nulls(item, *child, &at, changed);
                    }
                }
            }
            _ => {}
        }
    }
}
