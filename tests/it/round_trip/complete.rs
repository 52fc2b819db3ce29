//! Every documented JSON body has a case in `tests/cases`, and every object that is part of one
//! is in a snapshot.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use conversation_apis_codegen::{Document, Pointer, walk};
use serde_json::Value;

use super::{Case, with_cases};

const COMPONENT: &str = "#/components/schemas/";

#[test]
fn every_documented_body_has_a_case() {
    for provider in with_cases().map(|provider| provider.name) {
        let document = document(provider);
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
        let missing: Vec<_> = bodies
            .iter()
            .filter(|(_, schema)| !is_shown(schema))
            .map(|(name, _)| name.as_str())
            .collect();
        assert!(missing.is_empty(), "{provider}: no case for {missing:?}");
    }
}

#[test]
fn every_documented_object_is_in_a_snapshot() {
    for provider in with_cases().map(|provider| provider.name) {
        let document = document(provider);
        let mut objects = BTreeSet::new();
        for schema in bodies(&document.value).values() {
            add_objects(&document.value, schema, &mut objects);
        }
        assert!(!objects.is_empty(), "{provider}");
        let snapshots = json_free_snapshots(provider);
        objects.retain(|name| !snapshots.contains(&format!("{name} {{")));
        assert!(objects.is_empty(), "{provider}: not in a case: {objects:?}");
    }
}

fn folder(of: &str, provider: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join(of)
        .join(provider)
}

fn document(provider: &str) -> Document {
    Document::open(&folder("openapi", provider)).unwrap()
}

fn texts(folder: &Path) -> Vec<String> {
    let files = fs::read_dir(folder).unwrap();
    let texts = files.map(|file| fs::read_to_string(file.unwrap().path()).unwrap());
    texts.collect()
}

fn cases(provider: &str) -> Vec<Case> {
    let texts = texts(&folder("tests/cases", provider)).into_iter();
    let cases = texts.map(|text| serde_json::from_str(&text).unwrap());
    cases.collect()
}

/// The `Debug` output in all snapshots, without the JSON before and after it.
fn json_free_snapshots(provider: &str) -> String {
    let texts = texts(&folder("snapshots/round_trip", provider)).into_iter();
    let shown = texts.map(|text| {
        let (_, text) = text.split_once("\ndecodes to\n").unwrap();
        let (decoded, _) = text.rsplit_once("\nand encodes to").unwrap();
        decoded.to_owned()
    });
    shown.collect()
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
    for operation in walk::operations(document) {
        let (id, value) = (operation.id, operation.value);
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
