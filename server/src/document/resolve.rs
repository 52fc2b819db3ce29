//! Resolves schemas: follows references, null branches and single `allOf` members.

use std::sync::{Arc, LazyLock, PoisonError};

use conversation_apis_codegen::{Error, Pointer, extension};
use serde_json::{Map, Value};

use super::schema::{Properties, Resolved, is_of};
use super::support::{are_alternatives, constrains_nothing, is_known};
use super::{Contract, Schema, Shape, Type, error, reference};

impl Contract {
    /// The schema at a place, with references and null branches followed.
    ///
    /// # Errors
    ///
    /// If it has a keyword or a combination of keywords that the harness does not know.
    pub fn resolve(&self, at: &Pointer) -> Result<Schema<'_>, Error> {
        let known = || self.resolved.lock().unwrap_or_else(PoisonError::into_inner);
        let found = known().get(at).cloned();
        let resolved = match found {
            Some(resolved) => resolved,
            None => {
                let resolved = Arc::new(self.resolved(at)?);
                known().insert(at.clone(), Arc::clone(&resolved));
                resolved
            }
        };
        Ok(Schema {
            contract: self,
            resolved,
        })
    }

    /// A schema with its references followed.
    ///
    /// # Errors
    ///
    /// The errors of [`Contract::resolve`].
    pub fn at_end(&self, at: &Pointer) -> Result<&Value, Error> {
        Ok(self.get(&self.resolve(at)?.at))
    }

    /// The place of the property at a JSON pointer in a schema's values.
    ///
    /// # Errors
    ///
    /// The errors of [`Contract::resolve`].
    pub fn property(&self, schema: &Pointer, pointer: &str) -> Result<Pointer, Error> {
        let mut at = schema.clone();
        for name in Pointer::from(pointer).tokens() {
            at = self.resolve(&at)?.at.join("properties").join(name);
        }
        Ok(at)
    }

    fn resolved(&self, from: &Pointer) -> Result<Resolved, Error> {
        let mut way = Way {
            at: from.clone(),
            nullable: false,
            refuses_null: false,
            crossed: false,
        };
        let mut seen = vec![from.clone()];
        while let Some(next) = self.next(&mut way)? {
            if seen.contains(&next) {
                return match self.is_best_effort() {
                    // A schema that leads back to itself does not restrict its values.
                    true => Ok(way.end(from, Shape::Any(Vec::new()), true)),
                    false => Err(error(from, "leads back to itself")),
                };
            }
            way.at = next.clone();
            seen.push(next);
        }
        let (shape, nullable) = self.shape(&way.at)?;
        way.refuses_null |= !way.nullable && contradicts_null(self.schema(&way.at)?);
        Ok(way.end(from, shape, nullable))
    }

    /// The keywords of a schema.
    fn schema(&self, at: &Pointer) -> Result<&Map<String, Value>, Error> {
        static NOTHING: LazyLock<Map<String, Value>> = LazyLock::new(Map::new);
        let schema = match self.get(at).as_object() {
            Some(schema) => schema,
            None if self.is_best_effort() || *self.get(at) == true => return Ok(&NOTHING),
            None => return Err(error(at, "is not a schema that the harness can enumerate")),
        };
        let unknown = schema.keys().find(|key| !is_known(key));
        match unknown.filter(|_| !self.is_best_effort()) {
            Some(key) => Err(error(
                &at.join(key),
                "the harness cannot enumerate this keyword",
            )),
            None => Ok(schema),
        }
    }

    /// The schema that this one only refers to, if it does.
    fn next(&self, way: &mut Way) -> Result<Option<Pointer>, Error> {
        let schema = self.schema(&way.at)?;
        if let Some(next) = reference(self.get(&way.at)) {
            way.crossed = true;
            return Ok(Some(next));
        }
        for keyword in ["oneOf", "anyOf", "allOf"] {
            let members = schema
                .get(keyword)
                .filter(|members| !are_alternatives(members));
            let Some(members) = members.and_then(Value::as_array) else {
                continue;
            };
            // The values beside an `allOf` are the narrowest that it allows.
            if keyword == "allOf" && named(schema).is_some() {
                return Ok(None);
            }
            let at = way.at.join(keyword);
            let mut real = Vec::new();
            for (index, member) in members.iter().enumerate() {
                match member["type"] == "null" {
                    true => {
                        way.nullable = true;
                        way.refuses_null |= types_refuse_null(schema);
                    }
                    false if keyword == "allOf" && constrains_nothing(member) => {}
                    false => real.push(at.join(index)),
                }
            }
            return match real.as_slice() {
                [only] => Ok(Some(only.clone())),
                _ if keyword == "allOf" && !self.is_best_effort() => {
                    Err(error(&at, "the harness cannot merge these yet"))
                }
                _ => Ok(None),
            };
        }
        Ok(None)
    }

    /// The form of a schema's values, and whether null is allowed.
    fn shape(&self, at: &Pointer) -> Result<(Shape, bool), Error> {
        let schema = self.schema(at)?;
        if let Some(keyword) = ["oneOf", "anyOf"].iter().find(|it| {
            schema
                .get(**it)
                .is_some_and(|members| !are_alternatives(members))
        }) {
            return Ok((self.union(at, keyword)?, false));
        }
        let (types, nullable) = types(schema);
        if let Some(values) = named(schema) {
            let names_null = values.iter().any(Value::is_null);
            let mut values: Vec<Value> = values.to_vec();
            values.retain(|value| !value.is_null());
            if values.is_empty() {
                return Ok((Shape::Any(vec![Type::Null]), true));
            }
            if values.iter().any(|value| is_of(&types, value)) {
                values.retain(|value| is_of(&types, value));
            }
            return Ok((Shape::Enum(values), nullable || names_null));
        }
        if schema.contains_key(extension::TIMESTAMP) {
            return Ok((Shape::Time(types), nullable));
        }
        if self.is_best_effort() && types.len() > 1 {
            return Ok((Shape::Any(types), nullable));
        }
        let shape = match (types.as_slice(), Properties::of(at, schema)) {
            ([Type::Object] | [], Some(properties)) => Shape::Object(properties),
            ([Type::Array], _) if schema.contains_key("items") => Shape::Array(at.join("items")),
            ([Type::Object], None) if is_map(schema) => Shape::Map(at.join("additionalProperties")),
            ([Type::String], _) => Shape::Text,
            ([Type::Integer], _) => Shape::Integer,
            ([Type::Number], _) => Shape::Number,
            ([Type::Boolean], _) => Shape::Boolean,
            _ if !schema.contains_key("items") && !schema.contains_key("properties") => {
                let nullable = nullable || types.is_empty();
                return Ok((Shape::Any(types), nullable));
            }
            _ if self.is_best_effort() => Shape::Any(types),
            _ => {
                let text = "the harness cannot enumerate values of this schema";
                return Err(error(at, text));
            }
        };
        Ok((shape, nullable))
    }

    fn union(&self, at: &Pointer, keyword: &str) -> Result<Shape, Error> {
        if let Some(choices) = extension::read(self.get(at), extension::UNION, at)? {
            return Ok(Shape::Union(choices));
        }
        let at = at.join(keyword);
        let branches = self.get(&at).as_array().map_or(0, Vec::len);
        let branches = (0..branches).map(|index| at.join(index));
        Ok(Shape::Either(branches.collect()))
    }
}

/// The current place while references are followed, and what was found on the way.
struct Way {
    at: Pointer,
    nullable: bool,
    refuses_null: bool,
    crossed: bool,
}

impl Way {
    fn end(self, from: &Pointer, shape: Shape, nullable: bool) -> Resolved {
        Resolved {
            from: from.clone(),
            at: self.at,
            nullable: self.nullable || nullable,
            refuses_null: self.refuses_null,
            crossed: self.crossed,
            shape,
        }
    }
}

/// Whether the values of an object's properties have a schema.
fn is_map(schema: &Map<String, Value>) -> bool {
    let values = schema
        .get("additionalProperties")
        .and_then(Value::as_object);
    values.is_some_and(|values| !values.is_empty())
}

/// The values that a schema names, if it names some.
fn named(schema: &Map<String, Value>) -> Option<&[Value]> {
    let values = schema.get("enum").and_then(Value::as_array);
    let constant = || schema.get("const").map(std::slice::from_ref);
    values.map(Vec::as_slice).or_else(constant)
}

/// Whether only the types or only the values of a schema name null.
fn contradicts_null(schema: &Map<String, Value>) -> bool {
    let (types, nullable) = types(schema);
    let names_null = named(schema).map(|values| values.iter().any(Value::is_null));
    !types.is_empty() && names_null.is_some_and(|names_null| names_null != nullable)
}

/// Whether a schema has types, and null is not among them.
fn types_refuse_null(schema: &Map<String, Value>) -> bool {
    let (types, nullable) = types(schema);
    !types.is_empty() && !nullable && !is_nullable(schema)
}

/// Whether a schema names values of which none has a stated type, so that it allows no value.
pub(super) fn names_no_value_of_its_type(schema: &Map<String, Value>) -> bool {
    let (types, nullable) = types(schema);
    let nullable = nullable || is_nullable(schema);
    let fits = |value: &Value| is_of(&types, value) || nullable && value.is_null();
    named(schema).is_some_and(|values| !values.iter().any(fits))
}

/// Whether a schema says in the words of OpenAPI 3.0 that null is allowed.
fn is_nullable(schema: &Map<String, Value>) -> bool {
    schema.get("nullable") == Some(&Value::Bool(true))
}

/// The types of a schema except null, and whether null is allowed. Null stays if it is the only
/// type.
fn types(schema: &Map<String, Value>) -> (Vec<Type>, bool) {
    let named = match schema.get("type") {
        Some(Value::Array(types)) => types.as_slice(),
        Some(one) => std::slice::from_ref(one),
        None => &[],
    };
    let mut types: Vec<Type> = named.iter().filter_map(Type::of).collect();
    let nullable = types.contains(&Type::Null);
    if types.iter().any(|it| *it != Type::Null) {
        types.retain(|it| *it != Type::Null);
    }
    (types, nullable)
}

#[cfg(test)]
mod tests {
    use conversation_apis_codegen::{Document, Pointer};
    use serde_json::{Value, json};

    use crate::document::{Contract, Shape};

    #[test]
    fn a_schema_that_leads_back_to_itself_is_any_json_or_an_error() {
        let to = |name: &str| json!({ "$ref": format!("#/components/schemas/{name}") });
        let resolved = |a: Value| {
            let document = Document {
                path: "openapi.json".into(),
                text: "".into(),
                overlays: Vec::new(),
                value: json!({
                    "openapi": "3.1.0",
                    "components": { "schemas": { "A": a, "B": to("A") } },
                }),
            };
            let contract = Contract::of(document).ok()?;
            let found = contract.resolve(&Pointer::from("#/components/schemas/A"));
            found
                .map(|found| matches!(found.shape, Shape::Any(_)) && found.nullable)
                .ok()
        };
        assert_eq!(resolved(to("B")), None);
        // In a document with an unsupported construct, it is any JSON.
        let unsupported = json!({ "anyOf": [to("B"), { "type": "null" }], "contains": {} });
        assert_eq!(resolved(unsupported), Some(true));
    }
}
