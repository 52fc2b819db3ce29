//! The operations of a document.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{ADDITIONAL, METHODS, follow};
use crate::Pointer;

/// An operation of a document, and where it is.
#[derive(Debug, Clone)]
pub struct Operation<'a> {
    /// Its `operationId`; empty if there is none.
    pub id: &'a str,
    /// Its path.
    pub path: &'a str,
    /// Its method. Those in [`METHODS`] are in lower case; all others are as the document has
    /// them.
    pub method: &'a str,
    /// The operation itself.
    pub value: &'a Value,
    /// Its place.
    pub at: Pointer,
    item: &'a Value,
}

/// The operations of a document, in the order of its paths.
pub fn operations(document: &Value) -> impl Iterator<Item = Operation<'_>> {
    let paths = document["paths"].as_object().into_iter().flatten();
    paths.flat_map(|(path, item)| {
        let at = Pointer::default().join("paths").join(path);
        let found = operations_of(item, &at).into_iter();
        found.map(move |(method, at, value)| Operation {
            id: value["operationId"].as_str().unwrap_or_default(),
            path,
            method,
            value,
            at,
            item,
        })
    })
}

/// The operations of a path item at a place, each with its method and its place.
pub fn operations_of<'a>(item: &'a Value, at: &Pointer) -> Vec<(&'a str, Pointer, &'a Value)> {
    let stated = METHODS.iter().filter_map(|method| {
        let value = item.get(method)?;
        Some((*method, at.join(method), value))
    });
    let additional = item.get(ADDITIONAL).and_then(Value::as_object);
    let additional = additional.into_iter().flatten();
    let additional = additional.filter(|(method, _)| !method.starts_with("x-"));
    let additional = additional
        .map(|(method, value)| (method.as_str(), at.join(ADDITIONAL).join(method), value));
    stated.chain(additional).collect()
}

/// The operations of a path item at a place, to be changed, in the order of [`operations_of`].
pub(crate) fn operations_of_mut<'a>(
    item: &'a mut Value,
    at: &Pointer,
) -> Vec<(Pointer, &'a mut Value)> {
    let (mut stated, mut additional) = (Vec::new(), Vec::new());
    for (key, value) in item.as_object_mut().into_iter().flatten() {
        if let Some(index) = METHODS.iter().position(|method| method == key) {
            stated.push((index, at.join(key), value));
        } else if key == ADDITIONAL {
            let methods = value.as_object_mut().into_iter().flatten();
            let methods = methods.filter(|(method, _)| !method.starts_with("x-"));
            additional
                .extend(methods.map(|(method, value)| (at.join(ADDITIONAL).join(method), value)));
        }
    }
    stated.sort_by_key(|(index, ..)| *index);
    let stated = stated.into_iter().map(|(_, at, value)| (at, value));
    stated.chain(additional).collect()
}

/// The operations of a document, each with a unique name. This is the `operationId`, or the
/// method and the path if it has no `operationId`, or the same as an earlier operation.
pub fn named_operations(document: &Value) -> Vec<(String, Operation<'_>)> {
    let mut names = BTreeSet::new();
    let named = operations(document).map(|found| {
        let name = match found.id.is_empty() || !names.insert(found.id) {
            true => format!("{} {}", found.method, found.path),
            false => found.id.to_owned(),
        };
        (name, found)
    });
    named.collect()
}

impl<'a> Operation<'a> {
    /// The method as it is sent.
    pub fn http_method(&self) -> String {
        match METHODS.contains(&self.method) {
            true => self.method.to_uppercase(),
            false => self.method.to_owned(),
        }
    }

    /// The operation's parameters, then those parameters of its path that it does not override,
    /// each with its place. References are followed. A reference that leads nowhere is kept.
    pub fn parameters(&self, document: &'a Value) -> Vec<(Pointer, &'a Value)> {
        let path = Pointer::default().join("paths").join(self.path);
        let mut found = listed(self.value, &self.at, document);
        for (at, parameter) in listed(self.item, &path, document) {
            if !found.iter().any(|(_, own)| is_same(own, parameter)) {
                found.push((at, parameter));
            }
        }
        found
    }
}

/// Whether two parameters are the same one. The names of headers have no case.
pub(crate) fn is_same(one: &Value, other: &Value) -> bool {
    let (Some(name), Some(other_name)) = (one["name"].as_str(), other["name"].as_str()) else {
        return false;
    };
    let is_header = one["in"] == "header";
    one["in"] == other["in"]
        && (name == other_name || is_header && name.eq_ignore_ascii_case(other_name))
}

fn listed<'a>(object: &'a Value, at: &Pointer, document: &'a Value) -> Vec<(Pointer, &'a Value)> {
    let list = object["parameters"].as_array().into_iter().flatten();
    let found = list.enumerate().map(|(index, parameter)| {
        let at = at.join("parameters").join(index);
        follow(document, parameter, &at).unwrap_or((at, parameter))
    });
    found.collect()
}
