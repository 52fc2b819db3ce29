//! Every documented JSON body has a case in `tests/cases`, and every object that is part of one
//! is in a case.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use conversation_apis_codegen::generate::{Component, Model};
use conversation_apis_codegen::{Document, Pointer, extension, lower, walk};
use conversation_apis_contract::provider::Provider;
use serde_json::Value;

use super::{Case, with_cases};

const COMPONENT: &str = "#/components/schemas/";

#[test]
fn every_documented_body_has_a_case() {
    for provider in with_cases() {
        let document = provider.document().unwrap();
        let bodies = bodies(&document.value);
        let cases = cases(provider);
        let names: BTreeSet<_> = cases.iter().map(|case| case.schema.as_str()).collect();
        // Equal schemas have the same type, so that a case of one of them is enough.
        let shown: Vec<_> = bodies
            .iter()
            .filter(|(name, _)| names.contains(name.as_str()))
            .map(|(_, schema)| schema)
            .collect();
        let is_shown =
            |schema: &Value| shown.contains(&schema) || names.contains(component(schema));
        // The client has no call for some operations, and so no type.
        let has_type = |name: &str| provider.find_type(name).is_some() || is_event(name);
        let missing: Vec<_> = bodies
            .iter()
            .filter(|(name, schema)| has_type(name) && !is_shown(schema))
            .map(|(name, _)| name.as_str())
            .collect();
        let provider = provider.name;
        assert!(missing.is_empty(), "{provider}: no case for {missing:?}");
    }
}

#[test]
fn every_documented_object_is_in_a_case() {
    let mut all = 0;
    for provider in with_cases() {
        let document = provider.document().unwrap();
        let mut objects = BTreeSet::new();
        for schema in bodies(&document.value).values() {
            add_objects(&document.value, schema, &mut objects);
        }
        let records = records(&document);
        let names = objects.iter().filter_map(|name| records.get(name));
        let mut names: BTreeSet<&String> = names.collect();
        all += names.len();
        let shown = shown(provider);
        names.retain(|name| !shown.contains(&format!("{name} {{")));
        let provider = provider.name;
        assert!(names.is_empty(), "{provider}: not in a case: {names:?}");
    }
    assert!(all > 100, "{all}");
}

fn is_event(name: &str) -> bool {
    name.ends_with(".event")
}

fn cases(provider: &Provider) -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let files = fs::read_dir(folder.join(provider.name)).unwrap();
    let texts = files.map(|file| fs::read_to_string(file.unwrap().path()).unwrap());
    let cases = texts.map(|text| serde_json::from_str(&text).unwrap());
    cases.collect()
}

/// The `Debug` output of the values of all cases.
fn shown(provider: &Provider) -> String {
    let cases = cases(provider).into_iter();
    let shown = cases.map(|case| {
        let found = provider.find_type(&case.schema).unwrap();
        (found.shown)(case.input.as_str()).unwrap().debug
    });
    shown.collect()
}

/// The components that are structs: the name of each in the document, and in Rust.
fn records(document: &Document) -> BTreeMap<String, String> {
    let lowered = lower(document).unwrap();
    let model = Model::of(&lowered.document).unwrap();
    let records = model.components().filter_map(|(name, component)| {
        let stated = model.schema(name)[extension::NAME].as_str();
        let stated = stated.unwrap_or(name).to_owned();
        matches!(component, Component::Record).then(|| (stated, name.to_owned()))
    });
    records.collect()
}

/// The schemas of all JSON bodies, by `operationId.status`, `operationId.body` for requests, or
/// `event.event` for events.
fn bodies(document: &Value) -> BTreeMap<String, Value> {
    let mut bodies = BTreeMap::new();
    let mut add = |name: String, body: &Value, at: &Pointer| {
        let (_, body) = walk::follow(document, body, at).unwrap();
        let content = body["content"].as_object().into_iter().flatten();
        let json = content.filter(|(media_type, _)| media_type.ends_with("json"));
        bodies.extend(json.map(|(_, body)| (name.clone(), body["schema"].clone())));
    };
    for (id, operation) in walk::named_operations(document) {
        let value = operation.value;
        if let Some(body) = value.get("requestBody") {
            add(format!("{id}.body"), body, &operation.at);
        }
        let responses = value["responses"].as_object().into_iter().flatten();
        for (status, response) in responses {
            add(format!("{id}.{status}"), response, &operation.at);
        }
    }
    for (event, item) in document["webhooks"].as_object().into_iter().flatten() {
        let at = Pointer::default().join("webhooks").join(event);
        let operations = walk::METHODS.iter().filter_map(|method| item.get(method));
        for operation in operations {
            add(format!("{event}.event"), &operation["requestBody"], &at);
        }
    }
    bodies
}

/// The name of the component that a schema refers to; otherwise empty.
fn component(schema: &Value) -> &str {
    let reference = schema["$ref"].as_str().unwrap_or_default();
    reference.strip_prefix(COMPONENT).unwrap_or_default()
}

/// Adds the components with properties that a schema contains. The bases in an `allOf` have no
/// value of their own.
fn add_objects(document: &Value, schema: &Value, found: &mut BTreeSet<String>) {
    let name = component(schema);
    let target = &document["components"]["schemas"][name];
    if target.get("properties").is_some() && !found.insert(name.to_owned()) {
        return;
    }
    if !component(target).is_empty() {
        add_objects(document, target, found);
    }
    for schema in [schema, target] {
        let properties = schema["properties"].as_object().into_iter().flatten();
        let one = ["items", "additionalProperties"].map(|keyword| schema.get(keyword));
        let one = one.into_iter().flatten();
        let several = ["oneOf", "anyOf"].map(|keyword| schema[keyword].as_array());
        let several = several.into_iter().flatten().flatten();
        for inner in properties.map(|(_, inner)| inner).chain(one).chain(several) {
            add_objects(document, inner, found);
        }
    }
}
