//! Keeps a union that stands beside properties.
//!
//! `allOf` with some objects and one `oneOf` describes a union, each of whose branches has
//! the properties of the objects too. The same is meant by `properties` beside `oneOf`.
//! Merged into one object, it would accept any mix of the branches.

use serde_json::{Map, Value, json};

use super::Notes;
use crate::extension::UNION;
use crate::keywords::{is_annotation, only_refuses};
use crate::{NoteKind, Pointer, merge};

/// Removes the union from each component that is a branch's base, as in `Pet` with
/// `oneOf: [Cat]` and `Cat` with `allOf: [Pet]`: a branch has only the properties of its
/// base.
pub(super) fn separate_parents(schemas: &mut Map<String, Value>) {
    let is_parent = |name: &String, schema: &Value| {
        let parent = format!("#/components/schemas/{name}");
        let extends = |branch: &Value| {
            let target = resolve(branch, schemas)?;
            let members = target["allOf"].as_array()?.iter();
            Some(members.clone().any(|member| member["$ref"] == *parent))
        };
        schema.get("properties").is_some()
            && branches(schema)
                .is_some_and(|found| found.iter().any(|one| extends(one) == Some(true)))
    };
    let parents = schemas
        .iter()
        .filter(|(name, schema)| is_parent(name, schema));
    let parents: Vec<String> = parents.map(|(name, _)| name.clone()).collect();
    for name in parents {
        if let Some(Value::Object(schema)) = schemas.get_mut(&name) {
            for keyword in ["oneOf", "anyOf", "discriminator"] {
                schema.shift_remove(keyword);
            }
        }
    }
}

/// The branches of a `oneOf`.
fn branches(schema: &Value) -> Option<&Vec<Value>> {
    schema.get("oneOf")?.as_array()
}

/// Whether a member is a union without properties of its own.
fn is_union(member: &Value, schemas: &Map<String, Value>) -> bool {
    let target = resolve(member, schemas);
    target.is_some_and(|target| branches(target).is_some() && target.get("properties").is_none())
}

/// The most references to references that are followed.
const ALIASES: usize = 16;

/// The schema behind a reference, alone or in an `allOf` of one.
fn resolve<'a>(schema: &'a Value, schemas: &'a Map<String, Value>) -> Option<&'a Value> {
    let mut schema = schema;
    for _ in 0..ALIASES {
        let only = schema["allOf"]
            .as_array()
            .filter(|members| members.len() == 1);
        let is_all = schema.get("properties").is_none() && branches(schema).is_none();
        let reference = match schema.get("$ref") {
            Some(reference) => reference.as_str(),
            None => only
                .filter(|_| is_all)
                .and_then(|members| members[0]["$ref"].as_str()),
        };
        let Some(reference) = reference else {
            return Some(schema);
        };
        schema = schemas.get(&Pointer::from(reference).last()?)?;
    }
    None
}

/// Whether an object has a union and other properties.
fn is_candidate(object: &Map<String, Value>, schemas: &Map<String, Value>) -> bool {
    let members = object.get("allOf").and_then(Value::as_array);
    let mut members = members.into_iter().flatten();
    object.contains_key("oneOf")
        && (object.contains_key("properties") || object.contains_key("allOf"))
        || members.any(|member| is_union(member, schemas))
}

/// The union that an object with an `allOf` or with a `oneOf` describes, with the other
/// members in each branch; `None` if it is something else.
pub(super) fn union(
    object: &Map<String, Value>,
    schemas: &Map<String, Value>,
    at: &Pointer,
    notes: &mut Notes<'_>,
) -> Option<Map<String, Value>> {
    if !is_candidate(object, schemas) || object.contains_key(UNION) {
        return None;
    }
    let is_use = |key: &str| key == "nullable" || is_annotation(key);
    let (uses, rest): (Map<String, Value>, Map<String, Value>) =
        object.clone().into_iter().partition(|(key, _)| is_use(key));
    let Parts { union, others } = parts(rest, schemas)?;
    let stated = branches(&union).filter(|found| are_objects(found, schemas))?;
    let (mut found, mut have_all) = (Vec::new(), true);
    let mut merged = Vec::new();
    for (index, branch) in stated.iter().enumerate() {
        let at = at.join("oneOf").join(index);
        let mut note =
            |kind, at: &Pointer, text: &str| found.push((kind, at.clone(), text.to_owned()));
        let alone = merge::members(
            std::slice::from_ref(branch),
            schemas,
            &at,
            &mut |_, _, _| {},
        )
        .ok()?;
        let mut members = others.clone();
        members.push(branch.clone());
        let mut one = merge::members(&members, schemas, &at, &mut note).ok()?;
        let count = |schema: &Value| schema["properties"].as_object().map(Map::len);
        have_all &= count(&alone) == count(&one);
        name(&mut one, branch, &union["discriminator"]);
        merged.push(one);
    }
    let mut result = uses;
    let discriminator = union.get("discriminator");
    if have_all {
        let text = "every branch has the properties beside the union: only the branches are read";
        notes.add(NoteKind::Rewritten, at, text);
        result.insert("oneOf".to_owned(), Value::Array(stated.clone()));
        let discriminator = discriminator.cloned();
        result.extend(discriminator.map(|found| ("discriminator".to_owned(), found)));
        return Some(result);
    }
    for (kind, at, text) in found {
        notes.add(kind, &at, text);
    }
    let text = "a union with properties beside it: each branch gets these properties";
    notes.add(NoteKind::Rewritten, at, text);
    result.insert("oneOf".to_owned(), Value::Array(merged));
    if let Some(property) = discriminator.and_then(|found| found.get("propertyName")) {
        let discriminator = json!({ "propertyName": property });
        result.insert("discriminator".to_owned(), discriminator);
    }
    Some(result)
}

/// A union, and the objects whose properties each of its branches has too.
struct Parts {
    union: Value,
    others: Vec<Value>,
}

/// Divides a schema, if it has one union and some objects without one.
fn parts(mut rest: Map<String, Value>, schemas: &Map<String, Value>) -> Option<Parts> {
    let mut members = match rest.shift_remove("allOf") {
        Some(Value::Array(members)) => members,
        Some(_) => return None,
        None => Vec::new(),
    };
    let mut own = Map::new();
    for key in ["oneOf", "discriminator"] {
        own.extend(rest.shift_remove(key).map(|value| (key.to_owned(), value)));
    }
    if own.contains_key("oneOf") {
        members.push(Value::Object(own));
    }
    if rest.contains_key("properties") {
        members.push(Value::Object(rest));
    } else if rest
        .keys()
        .any(|key| key != "type" && key != "required" && !only_refuses(key))
    {
        return None;
    } else if let Some(required) = rest.shift_remove("required") {
        members.push(json!({ "required": required }));
    }
    let (mut unions, others): (Vec<Value>, Vec<Value>) = members
        .into_iter()
        .partition(|member| is_union(member, schemas));
    let union = unions.pop().filter(|_| unions.is_empty())?;
    let has_properties = others
        .iter()
        .any(|member| states_properties(member, schemas));
    let are_plain = others
        .iter()
        .all(|member| is_plain(member, schemas, &mut MEMBERS.clone()));
    (has_properties && are_plain).then(|| Parts {
        union: resolve(&union, schemas).cloned().unwrap_or_default(),
        others,
    })
}

/// Whether every branch is an object with properties and without a union in it.
fn are_objects(branches: &[Value], schemas: &Map<String, Value>) -> bool {
    let is_object = |branch: &Value| {
        states_properties(branch, schemas) && is_plain(branch, schemas, &mut MEMBERS.clone())
    };
    branches.len() > 1 && branches.iter().all(is_object)
}

/// Whether a schema or one that it is merged with has properties.
fn states_properties(schema: &Value, schemas: &Map<String, Value>) -> bool {
    let Some(target) = resolve(schema, schemas) else {
        return false;
    };
    let members = target["allOf"].as_array().into_iter().flatten();
    target.get("properties").is_some()
        || members.clone().any(|member| {
            member.get("properties").is_some()
                || resolve(member, schemas).is_some_and(|found| found.get("properties").is_some())
        })
}

/// The most members within members that are looked into.
const MEMBERS: usize = 1_000;

/// Whether a schema has no union and no type but object, in itself or in its members.
fn is_plain(schema: &Value, schemas: &Map<String, Value>, left: &mut usize) -> bool {
    *left = left.saturating_sub(1);
    let Some(target) = resolve(schema, schemas).filter(|_| *left > 0) else {
        return false;
    };
    let mut members = target["allOf"].as_array().into_iter().flatten();
    ["oneOf", "anyOf"]
        .iter()
        .all(|key| target.get(key).is_none())
        && target.get("type").is_none_or(|name| name == "object")
        && members.all(|member| is_plain(member, schemas, left))
}

/// Gives a merged branch the name of the component that the branch was, and states which
/// values of the tag choose it: its own, those that the discriminator maps to it, or its
/// name.
fn name(merged: &mut Value, branch: &Value, discriminator: &Value) {
    let reference = branch["$ref"].as_str();
    let component = reference.and_then(|reference| Pointer::from(reference).last());
    if let Some(title) = component
        .clone()
        .map(Value::from)
        .or(branch.get("title").cloned())
    {
        merged["title"] = title;
    }
    let (Some(property), Some(component)) = (discriminator["propertyName"].as_str(), component)
    else {
        return;
    };
    let mapping = discriminator["mapping"].as_object().into_iter().flatten();
    let is_mapped = |target: &Value| {
        let target = target.as_str().and_then(|target| target.rsplit('/').next());
        target == Some(component.as_str())
    };
    let mapped = mapping.filter(|(_, target)| is_mapped(target));
    let mut values: Vec<Value> = mapped.map(|(value, _)| json!(value)).collect();
    let Some(Value::Object(tag)) = merged
        .pointer_mut("/properties")
        .and_then(|all| all.get_mut(property))
    else {
        return;
    };
    if values.is_empty() && (tag.contains_key("enum") || tag.contains_key("$ref")) {
        return;
    }
    if values.is_empty() {
        values.push(json!(component));
    }
    tag.retain(|key, _| key == "description");
    tag.insert("type".to_owned(), json!("string"));
    tag.insert("enum".to_owned(), Value::Array(values));
}
