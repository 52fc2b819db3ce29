//! Which components a part of a document reaches.

use std::collections::BTreeSet;

use serde_json::Value;

use super::operations;
use crate::Pointer;
use crate::extension::{RULES, UNION};

/// Adds the names of the components that a value refers to: by `$ref`, or as a branch of
/// `x-union`. References in `x-rules` do not count, because they lead to rules and not to
/// schemas.
pub(crate) fn references(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) => {
            if let Some(Value::String(reference)) = object.get("$ref") {
                found.extend(Pointer::from(reference.as_str()).last());
            }
            let choices = object.get(UNION).and_then(Value::as_array);
            let branches = choices.into_iter().flatten();
            let branches = branches.filter_map(|choice| choice["branch"].as_str());
            found.extend(branches.map(str::to_owned));
            let values = object.iter().filter(|(keyword, _)| *keyword != RULES);
            values.for_each(|(_, value)| references(value, found));
        }
        Value::Array(items) => items.iter().for_each(|value| references(value, found)),
        _ => {}
    }
}

/// Adds the schemas that the found ones refer to, directly or through others. `get` looks up
/// a schema.
pub(crate) fn reach<'a>(get: impl Fn(&str) -> Option<&'a Value>, found: &mut BTreeSet<String>) {
    let mut queue: Vec<String> = found.iter().cloned().collect();
    while let Some(name) = queue.pop() {
        let mut next = BTreeSet::new();
        if let Some(schema) = get(&name) {
            references(schema, &mut next);
        }
        queue.extend(next.into_iter().filter(|name| found.insert(name.clone())));
    }
}

/// The names of the schemas that requests contain, in bodies and parameters.
pub(crate) fn sent(document: &Value) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for operation in operations(document) {
        references(&operation.value["requestBody"], &mut found);
        for (_, parameter) in operation.parameters(document) {
            references(&parameter["schema"], &mut found);
        }
    }
    reach(
        |name| document["components"]["schemas"].get(name),
        &mut found,
    );
    found
}
