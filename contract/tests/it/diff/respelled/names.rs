//! Names of components.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::protect::bases;
use super::schemas;

/// Renames each component but those whose names are tags.
pub(super) fn rename(document: &mut Value) {
    let tags = tags(document);
    let Some(components) = document["components"].as_object_mut() else {
        return;
    };
    for (section, components) in components.iter_mut() {
        let is_named = section != "securitySchemes" && !section.starts_with("x-");
        if let (true, Some(components)) = (is_named, components.as_object_mut()) {
            let old = std::mem::take(components);
            let renamed = old.into_iter().map(|(name, value)| match section.as_str() {
                "schemas" if tags.contains(&name) => (name, value),
                _ => (new_name(&name), value),
            });
            *components = renamed.collect();
        }
    }
    refer(document, &tags);
}

fn new_name(name: &str) -> String {
    format!("Renamed{name}")
}

/// The component names that are tags on the wire: branches that no mapping names, and
/// children of a base with a discriminator.
fn tags(document: &Value) -> BTreeSet<String> {
    let bases = bases(document);
    let mut tags = BTreeSet::new();
    let mut copy = document.clone();
    super::protect::release(&mut copy);
    schemas(&mut copy, |schema| {
        let Some(discriminator) = schema.get("discriminator") else {
            return;
        };
        let mapped: BTreeSet<&str> = mapping(discriminator).filter_map(name_of).collect();
        for keyword in ["oneOf", "anyOf"] {
            let branches = schema.get(keyword).and_then(Value::as_array);
            let names = branches.into_iter().flatten();
            let names = names.filter_map(|branch| name_of(branch["$ref"].as_str()?));
            let unmapped = names.filter(|name| !mapped.contains(name));
            tags.extend(unmapped.map(str::to_owned));
        }
    });
    let components = copy["components"]["schemas"].as_object();
    for (name, schema) in components.into_iter().flatten() {
        let members = schema["allOf"].as_array().into_iter().flatten();
        let mut names = members.filter_map(|member| name_of(member["$ref"].as_str()?));
        if names.any(|name| bases.contains(name)) {
            tags.insert(name.clone());
        }
    }
    tags
}

fn mapping(discriminator: &Value) -> impl Iterator<Item = &str> {
    let mapping = discriminator["mapping"].as_object();
    mapping
        .into_iter()
        .flatten()
        .filter_map(|(_, to)| to.as_str())
}

/// The name of a schema component in a reference or in a mapping.
fn name_of(reference: &str) -> Option<&str> {
    match reference.strip_prefix("#/components/schemas/") {
        Some(name) => Some(name),
        None => Some(reference).filter(|name| !name.contains(['/', '#', '.'])),
    }
}

/// Makes all references and mappings follow.
fn refer(value: &mut Value, tags: &BTreeSet<String>) {
    match value {
        Value::Object(object) => {
            for (key, value) in object.iter_mut() {
                match (key.as_str(), value) {
                    ("$ref" | "x-protected-ref", Value::String(to)) => *to = renamed(to, tags),
                    ("discriminator", value) => remap(value, tags),
                    (_, value) => refer(value, tags),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| refer(item, tags)),
        _ => {}
    }
}

fn renamed(reference: &str, tags: &BTreeSet<String>) -> String {
    let parts: Vec<&str> = reference.splitn(5, '/').collect();
    match parts[..] {
        ["#", "components", section, name, ..]
            if !(section == "schemas" && tags.contains(name)) =>
        {
            let rest = parts
                .get(4)
                .map_or(String::new(), |rest| format!("/{rest}"));
            format!("#/components/{section}/{}{rest}", new_name(name))
        }
        _ => reference.to_owned(),
    }
}

fn remap(discriminator: &mut Value, tags: &BTreeSet<String>) {
    let mapping = discriminator
        .get_mut("mapping")
        .and_then(Value::as_object_mut);
    for (_, to) in mapping.into_iter().flat_map(Map::iter_mut) {
        let Some(text) = to.as_str() else { continue };
        let bare = !text.contains(['/', '#', '.']);
        *to = match bare && !tags.contains(text) {
            true => new_name(text).into(),
            false => renamed(text, tags).into(),
        };
    }
}
