//! Merges the members of an `allOf` into one schema, for the lowering and the harness.

use std::cell::Cell;
use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use crate::keywords::{Class, class, is_annotation, only_refuses};
use crate::{Error, NoteKind, Pointer, Result};

/// Receives a note whenever a merged schema says less than its members.
type Note<'a> = &'a mut dyn FnMut(NoteKind, &Pointer, &str);

/// The limits of a merge, so that it ends for any document.
#[derive(Clone, Copy)]
struct Bounds<'a> {
    /// How deep this merge is nested in properties that two members describe.
    depth: usize,
    /// How many more members may be merged.
    left: &'a Cell<usize>,
}

/// The maximum depth. Members that exceed it refer to each other.
const DEPTH: usize = 8;
/// The maximum nesting of members in members, including references. No real chain of
/// inheritance is as long.
const NESTED: usize = 200;
/// The maximum number of members in one merge. Only members that repeat each other many
/// times have more.
const MEMBERS: usize = 100_000;

/// The schema that the members of an `allOf` describe together. Objects become one object.
/// For any other type, the most specific member is used. References are looked up in
/// `schemas`, the document's components.
///
/// # Errors
///
/// If the members have different types, refer to nothing or to each other, have a keyword
/// that cannot be merged, or exceed the limits of a merge.
pub fn members(
    members: &[Value],
    schemas: &Map<String, Value>,
    at: &Pointer,
    note: Note<'_>,
) -> Result<Value> {
    let left = Cell::new(MEMBERS);
    let bounds = Bounds {
        depth: 0,
        left: &left,
    };
    within(members, schemas, at, note, bounds)
}

fn within(
    members: &[Value],
    schemas: &Map<String, Value>,
    at: &Pointer,
    note: Note<'_>,
    bounds: Bounds<'_>,
) -> Result<Value> {
    if bounds.depth > DEPTH {
        return Err(Error::at(at, "the members refer to each other"));
    }
    let kinds: BTreeSet<&str> = members
        .iter()
        .filter_map(|member| kind(member, schemas))
        .collect();
    if !kinds.is_empty() && !kinds.contains("object") {
        return narrowest(members, &kinds, at, note);
    }
    let mut merged = Merged {
        schemas,
        note,
        bounds,
        nested: 0,
        properties: Map::new(),
        required: Vec::new(),
        values: None,
        seen: BTreeSet::new(),
    };
    for (index, member) in members.iter().enumerate() {
        merged.add(member, &at.join(index))?;
    }
    let mut schema = json!({ "type": "object", "properties": merged.properties });
    if let Some(values) = merged.values.take() {
        if schema["properties"].as_object().is_some_and(Map::is_empty) {
            schema = json!({ "type": "object" });
        }
        schema["additionalProperties"] = values;
    }
    if !merged.required.is_empty() {
        schema["required"] = Value::Array(merged.required);
    }
    if members.iter().all(|member| is_nullable(member, schemas)) {
        schema["nullable"] = json!(true);
    }
    Ok(schema)
}

/// The most specific member, if all members share a type other than object: the member
/// that lists values, else a component, else the member that describes the items of a list.
fn narrowest(
    members: &[Value],
    kinds: &BTreeSet<&str>,
    at: &Pointer,
    note: Note<'_>,
) -> Result<Value> {
    let Some(kind) = kinds.first().filter(|_| kinds.len() == 1) else {
        return Err(Error::at(at, "the members have different types"));
    };
    let mut flat = Vec::new();
    members.iter().for_each(|member| flatten(member, &mut flat));
    let by = |is: fn(&Value) -> bool| flat.iter().find(|member| is(member));
    let says_most = by(names_values)
        .or_else(|| by(|member| member.get("$ref").is_some()))
        .or_else(|| by(|member| member.get("prefixItems").or(member.get("items")).is_some()));
    note(
        NoteKind::Interpreted,
        at,
        "the most specific member is used for all of them",
    );
    Ok(match says_most {
        Some(member) if member.get("$ref").is_some() => json!({ "allOf": [member] }),
        Some(member) => {
            let mut member = member.clone();
            member["type"] = json!(kind);
            member
        }
        None => json!({ "type": kind }),
    })
}

/// Collects a member and the members within it.
fn flatten(member: &Value, flat: &mut Vec<Value>) {
    let Some(object) = member.as_object() else {
        return;
    };
    let mut rest = object.clone();
    if let Some(Value::Array(members)) = rest.shift_remove("allOf") {
        members.iter().for_each(|member| flatten(member, flat));
    }
    flat.push(Value::Object(rest));
}

/// The type that a member states for its values, if it states one.
pub(crate) fn kind<'a>(member: &'a Value, schemas: &'a Map<String, Value>) -> Option<&'a str> {
    let mut seen = BTreeSet::new();
    let mut pending = vec![member];
    while let Some(member) = pending.pop() {
        if let Some((name, target)) = target(member, schemas) {
            pending.extend(seen.insert(name).then_some(target));
            continue;
        }
        let stated = match &member["type"] {
            Value::Array(types) => types.iter().find(|name| *name != "null"),
            name => Some(name),
        };
        if let Some(name) = stated.and_then(Value::as_str) {
            return Some(name);
        }
        if member.get("properties").is_some() {
            return Some("object");
        }
        // The last one that is pushed is visited next.
        let below = ["anyOf", "oneOf", "allOf"].map(|keyword| member[keyword].as_array());
        for members in below.into_iter().flatten() {
            pending.extend(members.iter().rev());
        }
    }
    None
}

fn target<'a>(member: &Value, schemas: &'a Map<String, Value>) -> Option<(String, &'a Value)> {
    let name = Pointer::from(member.get("$ref")?.as_str()?).last()?;
    let target = schemas.get(&name)?;
    Some((name, target))
}

fn is_nullable(member: &Value, schemas: &Map<String, Value>) -> bool {
    let mut seen = BTreeSet::new();
    let mut next = Some(member);
    while let Some(member) = next {
        if member["nullable"] == true {
            return true;
        }
        let target = target(member, schemas);
        next = target.and_then(|(name, target)| seen.insert(name).then_some(target));
    }
    false
}

struct Merged<'a> {
    schemas: &'a Map<String, Value>,
    note: Note<'a>,
    bounds: Bounds<'a>,
    /// How deep this member is nested in other members.
    nested: usize,
    properties: Map<String, Value>,
    required: Vec<Value>,
    /// The schema of the properties without a schema of their own, if a member states one.
    values: Option<Value>,
    /// Components that are already merged. They are skipped, so that a circle ends.
    seen: BTreeSet<String>,
}

impl Merged<'_> {
    fn add(&mut self, member: &Value, at: &Pointer) -> Result<()> {
        let left = self.bounds.left.get();
        if self.nested >= NESTED || left == 0 {
            let message = format!(
                "more than {NESTED} levels of members within members, or more than {MEMBERS} members in all"
            );
            return Err(Error::at(at, message));
        }
        self.bounds.left.set(left - 1);
        self.nested += 1;
        let added = self.add_keywords(member, at);
        self.nested -= 1;
        added
    }

    fn add_keywords(&mut self, member: &Value, at: &Pointer) -> Result<()> {
        for (keyword, value) in member.as_object().into_iter().flatten() {
            let at = at.join(keyword);
            match (keyword.as_str(), value) {
                ("$ref", Value::String(reference)) => {
                    let name = Pointer::from(reference.as_str()).last().unwrap_or_default();
                    let schemas = self.schemas;
                    let target = schemas.get(&name).ok_or_else(|| {
                        Error::at(&at, format!("`{reference}` does not lead to a component"))
                    })?;
                    let at = Pointer::from("#/components/schemas").join(&name);
                    if self.seen.insert(name) {
                        self.add(target, &at)?;
                    }
                }
                ("allOf", Value::Array(members)) => {
                    for (index, member) in members.iter().enumerate() {
                        self.add(member, &at.join(index))?;
                    }
                }
                ("oneOf" | "anyOf", Value::Array(branches)) => self.add_branches(branches, &at)?,
                ("properties", Value::Object(properties)) => self.add_properties(properties, &at),
                ("required", Value::Array(names)) => {
                    let new: Vec<Value> = names
                        .iter()
                        .filter(|name| !self.required.contains(name))
                        .cloned()
                        .collect();
                    self.required.extend(new);
                }
                ("type", name) if is_object(name) => {}
                // Reading accepts undocumented properties and ignores constraints.
                ("additionalProperties", Value::Object(_)) => {
                    self.values = Some(match self.values.take() {
                        Some(present) => self.both(&present, value, &at),
                        None => value.clone(),
                    });
                }
                ("additionalProperties" | "patternProperties", _) => {}
                (keyword, _) if only_refuses(keyword) => {}
                // These describe the member only, not the whole.
                ("discriminator" | "xml" | "nullable", _) => {}
                (keyword, _) if class(keyword) == Some(Class::Identity) => {}
                (keyword, _) if is_annotation(keyword) => {}
                _ => {
                    let message = "this keyword cannot be merged in an `allOf`";
                    return Err(Error::at(&at, message));
                }
            }
        }
        Ok(())
    }

    /// Adds the properties of every branch, none of them required.
    fn add_branches(&mut self, branches: &[Value], at: &Pointer) -> Result<()> {
        let required = self.required.clone();
        let around = std::mem::take(&mut self.properties);
        let mut any = Map::new();
        for (index, branch) in branches.iter().enumerate() {
            let at = at.join(index);
            if branch["type"] == "null" {
                continue;
            }
            self.add(branch, &at)?;
            for (name, schema) in std::mem::take(&mut self.properties) {
                let at = at.join("properties").join(&name);
                let schema = match any.get(&name) {
                    Some(before) => values_of_both(before, &schema)
                        .unwrap_or_else(|| self.both(before, &schema, &at)),
                    None => schema,
                };
                any.insert(name, schema);
            }
        }
        self.properties = around;
        self.add_properties(&any, at);
        self.required = required;
        (self.note)(
            NoteKind::Interpreted,
            at,
            "the properties of every branch become optional properties",
        );
        Ok(())
    }

    fn add_properties(&mut self, properties: &Map<String, Value>, at: &Pointer) {
        for (name, schema) in properties {
            let merged = match self.properties.get(name) {
                Some(present) => self.both(&present.clone(), schema, &at.join(name)),
                None => schema.clone(),
            };
            self.properties.insert(name.clone(), merged);
        }
    }

    /// Merges what two members say about one property. If one of them says that only
    /// requests or only responses have it, this is so.
    fn both(&mut self, present: &Value, schema: &Value, at: &Pointer) -> Value {
        let mut merged = self.narrower(present, schema, at);
        for keyword in ["readOnly", "writeOnly"] {
            let is_stated = present[keyword] == true || schema[keyword] == true;
            if is_stated && merged[keyword] != true {
                if merged.get("$ref").is_some() {
                    merged = json!({ "allOf": [merged] });
                }
                merged[keyword] = json!(true);
            }
        }
        merged
    }

    fn narrower(&mut self, present: &Value, schema: &Value, at: &Pointer) -> Value {
        if present == schema || names_values(present) {
            return present.clone();
        }
        // If one of them lists values, it is the narrower one.
        if names_values(schema) || said(present) == said(schema) || said(present).is_empty() {
            return schema.clone();
        }
        if said(schema).is_empty() {
            return present.clone();
        }
        let two = [present.clone(), schema.clone()];
        let bounds = Bounds {
            depth: self.bounds.depth + 1,
            ..self.bounds
        };
        let merged = within(&two, self.schemas, at, &mut *self.note, bounds);
        merged.unwrap_or_else(|_| {
            let text = "the members disagree about this property: kept as raw JSON";
            (self.note)(NoteKind::KeptAsJson, at, text);
            json!({})
        })
    }
}

/// One property of two branches, of which each lists its values: it has the values of both.
fn values_of_both(one: &Value, other: &Value) -> Option<Value> {
    let (mut values, more) = (values(one)?, values(other)?);
    for value in more {
        if !values.contains(&value) {
            values.push(value);
        }
    }
    let mut both = one.clone();
    let object = both.as_object_mut()?;
    object.shift_remove("const");
    object.insert("enum".to_owned(), Value::Array(values));
    Some(both)
}

/// The values that a schema lists.
fn values(schema: &Value) -> Option<Vec<Value>> {
    let constant = || Some(vec![schema.get("const")?.clone()]);
    schema["enum"].as_array().cloned().or_else(constant)
}

/// The keywords of a schema that decide about its type.
fn said(schema: &Value) -> Map<String, Value> {
    let object = schema.as_object().into_iter().flatten();
    object
        .filter(|(key, _)| !is_annotation(key) && !only_refuses(key))
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect()
}

fn is_object(name: &Value) -> bool {
    *name == "object" || *name == json!(["object", "null"]) || *name == json!(["null", "object"])
}

/// Whether a schema lists its values, as the schema of a tag does.
fn names_values(schema: &Value) -> bool {
    let values = schema.get("enum").and_then(Value::as_array);
    values.is_some_and(|values| !values.is_empty()) || schema.get("const").is_some()
}
