//! `allOf` of several objects, merged into the one object that it describes.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use crate::lower::is_annotation;
use crate::{Error, Pointer, Result};

/// The object that the members of an `allOf` describe together. References are
/// followed in `schemas`, the document's components.
///
/// # Errors
///
/// When a member is no object, closes itself to further properties, or says of
/// a property something else than another one does.
pub fn members(members: &[Value], schemas: &Map<String, Value>, at: &Pointer) -> Result<Value> {
    let mut merged = Merged::default();
    for (index, member) in members.iter().enumerate() {
        merged.add(member, schemas, &at.join(index))?;
    }
    Ok(merged.into_schema())
}

#[derive(Default)]
struct Merged {
    properties: Map<String, Value>,
    required: Vec<Value>,
    /// Components that are in it already: once is enough, also in a circle.
    seen: BTreeSet<String>,
}

impl Merged {
    fn add(&mut self, member: &Value, schemas: &Map<String, Value>, at: &Pointer) -> Result<()> {
        for (keyword, value) in member.as_object().into_iter().flatten() {
            let at = at.join(keyword);
            match (keyword.as_str(), value) {
                ("$ref", Value::String(reference)) => {
                    let name = Pointer::from(reference.as_str()).last().unwrap_or_default();
                    let target = schemas.get(&name).ok_or_else(|| {
                        Error::at(&at, format!("`{reference}` leads to no component"))
                    })?;
                    if self.seen.insert(name) {
                        self.add(target, schemas, &at)?;
                    }
                }
                ("allOf", Value::Array(members)) => {
                    for (index, member) in members.iter().enumerate() {
                        self.add(member, schemas, &at.join(index))?;
                    }
                }
                ("properties", Value::Object(properties)) => {
                    self.add_properties(properties, &at)?
                }
                ("required", Value::Array(names)) => {
                    let new: Vec<Value> = names
                        .iter()
                        .filter(|name| !self.required.contains(name))
                        .cloned()
                        .collect();
                    self.required.extend(new);
                }
                ("type", name) if *name == "object" => {}
                ("additionalProperties", value) if *value != false => {}
                // What a member says of itself is not said of the whole.
                (keyword, _) if is_annotation(keyword) => {}
                _ => {
                    let message = "no pass merges this keyword of an `allOf`; state the merged schema in an overlay";
                    return Err(Error::at(&at, message));
                }
            }
        }
        Ok(())
    }

    fn add_properties(&mut self, properties: &Map<String, Value>, at: &Pointer) -> Result<()> {
        for (name, schema) in properties {
            match self.properties.get(name) {
                None => drop(self.properties.insert(name.clone(), schema.clone())),
                Some(present) if present == schema => {}
                Some(_) => {
                    let message = "another member says something else of this property; state the merged schema in an overlay";
                    return Err(Error::at(&at.join(name), message));
                }
            }
        }
        Ok(())
    }

    fn into_schema(self) -> Value {
        let mut schema = json!({ "type": "object", "properties": self.properties });
        if !self.required.is_empty() {
            schema["required"] = Value::Array(self.required);
        }
        schema
    }
}
