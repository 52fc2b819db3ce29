//! References and what they lead to.

use std::collections::{BTreeMap, BTreeSet};

use conversation_apis_codegen::walk::Kind;
use serde_json::{Map, Value, json};

use super::protect::{bases, is_movable, is_reference, target};
use super::{objects_of, schemas};

/// Replaces each reference by its component, one level deep. References to components that
/// contain themselves, or that have a discriminator, stay.
pub(super) fn inline(document: &mut Value) {
    if !is_movable(document) {
        return;
    }
    let components = document["components"]["schemas"].as_object();
    let components: BTreeMap<String, Value> = components
        .into_iter()
        .flatten()
        .map(|(name, schema)| (name.clone(), schema.clone()))
        .collect();
    let mut keep = recursive(&components);
    keep.extend(bases(document));
    schemas(document, |schema| {
        let name = Some(Value::Object(schema.clone())).filter(|_| is_reference(schema));
        let name = name.as_ref().and_then(target);
        let name = name.filter(|name| !keep.contains(*name));
        let component = name.and_then(|name| components.get(name));
        if let Some(Value::Object(component)) = component {
            *schema = component.clone();
        }
    });
}

/// The components that contain themselves.
fn recursive(components: &BTreeMap<String, Value>) -> BTreeSet<String> {
    let next = |schema: &Value| {
        let mut found = BTreeSet::new();
        targets(schema, &mut found);
        found
    };
    let edges: BTreeMap<&String, BTreeSet<String>> = components
        .iter()
        .map(|(name, schema)| (name, next(schema)))
        .collect();
    let contains_itself = |name: &&String| {
        let (mut seen, mut queue) = (BTreeSet::new(), vec![*name]);
        while let Some(at) = queue.pop() {
            let found = edges.get(at).into_iter().flatten();
            queue.extend(found.filter(|next| seen.insert(*next)));
        }
        seen.contains(*name)
    };
    components.keys().filter(contains_itself).cloned().collect()
}

/// The components that a value refers to.
fn targets(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) => {
            let references = ["$ref", "x-protected-ref"].map(|key| object.get(key));
            let references = references.into_iter().flatten().filter_map(Value::as_str);
            let names = references.filter_map(|to| to.strip_prefix("#/components/schemas/"));
            found.extend(names.map(str::to_owned));
            object.values().for_each(|value| targets(value, found));
        }
        Value::Array(items) => items.iter().for_each(|item| targets(item, found)),
        _ => {}
    }
}

/// Makes each inline object a component.
pub(super) fn hoist(document: &mut Value) {
    if !is_movable(document) {
        return;
    }
    let mut hoisted = Map::new();
    let roots: BTreeSet<String> = roots(document);
    schemas(document, |schema| {
        let is_root = roots.contains(&Value::Object(schema.clone()).to_string());
        let has_properties = schema.get("properties").is_some_and(Value::is_object);
        if has_properties && !is_root && !schema.contains_key("discriminator") {
            let name = format!("Hoisted{}", hoisted.len());
            let reference = json!({ "$ref": format!("#/components/schemas/{name}") });
            let Value::Object(reference) = reference else {
                return;
            };
            let old = std::mem::replace(schema, reference);
            hoisted.insert(name, Value::Object(old));
        }
    });
    if let Value::Object(schemas) = &mut document["components"]["schemas"] {
        schemas.append(&mut hoisted);
    } else if !hoisted.is_empty() {
        document["components"]["schemas"] = Value::Object(hoisted);
    }
}

/// The texts of the components. A schema with such a text may be the component itself.
fn roots(document: &Value) -> BTreeSet<String> {
    let components = document["components"]["schemas"].as_object();
    let components = components.into_iter().flatten();
    components.map(|(_, schema)| schema.to_string()).collect()
}

/// Wraps each reference in `allOf`.
pub(super) fn wrap(document: &mut Value) {
    schemas(document, |schema| {
        if is_reference(schema) {
            let reference = Value::Object(std::mem::take(schema));
            schema.insert("allOf".to_owned(), json!([reference]));
        }
    });
}

/// Makes each inline response a component.
pub(super) fn hoist_responses(document: &mut Value) {
    if !is_movable(document) {
        return;
    }
    let mut hoisted = Map::new();
    objects_of(document, Kind::Operation, &mut |operation| {
        let responses = operation
            .get_mut("responses")
            .and_then(Value::as_object_mut);
        for (_, response) in responses.into_iter().flat_map(Map::iter_mut) {
            if response.get("$ref").is_none() && response.is_object() {
                let name = format!("Hoisted{}", hoisted.len());
                let reference = json!({ "$ref": format!("#/components/responses/{name}") });
                hoisted.insert(name, std::mem::replace(response, reference));
            }
        }
    });
    let at = document.as_object_mut().unwrap();
    let components = at.entry("components").or_insert_with(|| json!({}));
    let responses = components.as_object_mut().unwrap().entry("responses");
    let responses = responses.or_insert_with(|| json!({}));
    responses.as_object_mut().unwrap().append(&mut hoisted);
}
