//! Random pairs of schemas: a schema, and a copy with a few changes.

use std::collections::BTreeSet;

use fastrand::Rng;
use serde_json::{Map, Value, json};

/// Names of properties and components. Few, so that schemas speak of the same ones.
const NAMES: [&str; 4] = ["courier", "depot", "parcel", "weight"];
const TEXTS: [&str; 6] = ["", "a", "ab", "abc", "box", "0"];
const PATTERNS: [&str; 5] = ["^a", "b$", "^[a-c]*$", "^\\d+$", ""];
const TYPES: [&str; 7] = [
    "null", "boolean", "integer", "number", "string", "array", "object",
];

/// Makes pairs of schemas. The same seed makes the same pairs.
pub(crate) struct RandomSchemas {
    rng: Rng,
    /// How many more subschemas this schema may have.
    left: usize,
}

impl RandomSchemas {
    pub(crate) fn new(seed: u64) -> Self {
        Self {
            rng: Rng::with_seed(seed),
            left: 0,
        }
    }

    /// A schema with its components, and a changed copy.
    pub(crate) fn pair(&mut self) -> (Value, Value) {
        self.left = self.rng.usize(1..14);
        let mut schema = self.schema();
        let components = self.rng.usize(0..3);
        let bodies = NAMES.iter().take(components).map(|name| {
            self.left = self.rng.usize(1..6);
            // A component that is only a reference could refer to itself.
            ((*name).to_owned(), Value::Object(self.typed("object")))
        });
        let bodies: Map<String, Value> = bodies.collect();
        schema["$defs"] = bodies.into();
        resolve(&mut schema, components);
        let mut changed = schema.clone();
        for _ in 0..self.rng.usize(1..3) {
            self.left = 3;
            self.change(&mut changed);
            resolve(&mut changed, components);
        }
        (schema, changed)
    }

    fn one_in(&mut self, of: u32) -> bool {
        self.rng.u32(0..of) == 0
    }

    fn choice<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.rng.usize(0..of.len())].clone()
    }

    fn schema(&mut self) -> Value {
        self.left = self.left.saturating_sub(1);
        match self.rng.u32(0..16) {
            0 if self.left == 0 => Value::Bool(self.rng.bool()).into_schema(),
            1 | 2 => json!({ "$ref": format!("#/$defs/{}", self.choice(&NAMES)) }),
            3 => json!({ "const": self.value(2) }),
            4 => json!({ "enum": self.values() }),
            5 | 6 if self.left > 1 => self.union(),
            7 if self.left > 1 => json!({ "allOf": [self.schema(), self.schema()] }),
            8 => json!({ "not": self.schema() }),
            9 => self.nullable(),
            _ => {
                let name = self.choice(&TYPES);
                let mut schema = self.typed(name);
                if self.one_in(8) && self.left > 0 {
                    let union = self.union();
                    schema.extend(union.as_object().cloned().into_iter().flatten());
                }
                schema.into()
            }
        }
    }

    fn union(&mut self) -> Value {
        let keyword = self.choice(&["anyOf", "oneOf"]);
        let branches = self.rng.usize(1..4);
        json!({ keyword: (0..branches).map(|_| self.schema()).collect::<Vec<_>>() })
    }

    fn nullable(&mut self) -> Value {
        if self.rng.bool() {
            return json!({ "anyOf": [self.schema(), { "type": "null" }] });
        }
        let name = self.choice(&TYPES[2..]);
        let mut schema = self.typed(name);
        schema.insert("type".to_owned(), json!([name, "null"]));
        schema.into()
    }

    fn typed(&mut self, name: &str) -> Map<String, Value> {
        let mut schema = Map::new();
        schema.insert("type".to_owned(), name.into());
        for _ in 0..self.rng.usize(0..4) {
            let (keyword, value) = self.keyword(name);
            schema.insert(keyword.to_owned(), value);
        }
        schema
    }

    fn small(&mut self) -> Value {
        self.rng.u32(0..4).into()
    }

    /// A keyword for a type, with its value.
    fn keyword(&mut self, of: &str) -> (&'static str, Value) {
        match of {
            "integer" | "number" => {
                let keyword = self.choice(&[
                    "minimum",
                    "maximum",
                    "exclusiveMinimum",
                    "exclusiveMaximum",
                    "multipleOf",
                ]);
                let number = match keyword {
                    "multipleOf" => self.choice(&[json!(1), json!(2), json!(3), json!(0.5)]),
                    _ => self.number(),
                };
                (keyword, number)
            }
            "string" => match self.choice(&["minLength", "maxLength", "pattern"]) {
                "pattern" => ("pattern", self.choice(&PATTERNS).into()),
                keyword => (keyword, self.small()),
            },
            "array" => match self.rng.u32(0..9) {
                0 => ("minItems", self.small()),
                1 => ("maxItems", self.small()),
                2 => ("uniqueItems", self.rng.bool().into()),
                3 => ("contains", self.schema()),
                4 => ("prefixItems", json!([self.schema(), self.schema()])),
                5 => ("maxContains", self.rng.u32(1..3).into()),
                6 => ("minContains", self.small()),
                _ => ("items", self.schema()),
            },
            "object" => match self.rng.u32(0..12) {
                0 => ("minProperties", self.small()),
                1 => ("maxProperties", self.small()),
                2 | 3 => ("required", self.names()),
                4 => ("additionalProperties", false.into()),
                5 => ("additionalProperties", self.schema()),
                6 => ("patternProperties", json!({ "^[cd]": self.schema() })),
                _ => ("properties", self.properties()),
            },
            _ => ("title", "A name".into()),
        }
    }

    fn properties(&mut self) -> Value {
        let names: BTreeSet<&str> = (0..3).map(|_| self.choice(&NAMES)).collect();
        let properties = names
            .into_iter()
            .map(|name| (name.to_owned(), self.schema()));
        Value::Object(properties.collect())
    }

    fn names(&mut self) -> Value {
        let names: BTreeSet<&str> = (0..2).map(|_| self.choice(&NAMES)).collect();
        names.into_iter().collect()
    }

    fn number(&mut self) -> Value {
        self.choice(&[
            json!(-1),
            json!(0),
            json!(1),
            json!(1.5),
            json!(2),
            json!(5),
        ])
    }

    fn values(&mut self) -> Vec<Value> {
        let mut values: Vec<Value> = Vec::new();
        for _ in 0..self.rng.usize(1..5) {
            let value = self.value(1);
            if !values.contains(&value) {
                values.push(value);
            }
        }
        values
    }

    /// A value, nested at most so deep.
    pub(crate) fn value(&mut self, depth: usize) -> Value {
        match self.rng.u32(0..if depth == 0 { 8 } else { 14 }) {
            0 => Value::Null,
            1 => self.rng.bool().into(),
            2..5 => self.number(),
            5..8 => self.choice(&TEXTS).into(),
            8..10 => (0..self.rng.usize(0..4))
                .map(|_| self.value(depth - 1))
                .collect(),
            _ => {
                let names: BTreeSet<&str> = (0..self.rng.usize(0..4))
                    .map(|_| self.choice(&NAMES))
                    .collect();
                let properties = names
                    .into_iter()
                    .map(|name| (name.to_owned(), self.value(depth - 1)));
                Value::Object(properties.collect())
            }
        }
    }

    /// Changes one place of a schema: a keyword is added, removed or gets another value.
    fn change(&mut self, schema: &mut Value) {
        let Some(object) = schema.as_object_mut() else {
            *schema = self.schema();
            return;
        };
        let keys: Vec<String> = object.keys().cloned().collect();
        if keys.is_empty() || self.one_in(10) {
            let name = self.choice(&TYPES);
            let (keyword, value) = self.keyword(name);
            object.insert(keyword.to_owned(), value);
            return;
        }
        let key = &keys[self.rng.usize(0..keys.len())];
        match (key.as_str(), &mut object[key.as_str()]) {
            ("$defs" | "properties" | "patternProperties", Value::Object(schemas)) => {
                let names: Vec<String> = schemas.keys().cloned().collect();
                let Some(name) = names.get(self.rng.usize(0..names.len().max(1))) else {
                    return;
                };
                if key != "$defs" && self.one_in(4) {
                    schemas.shift_remove(name);
                } else {
                    self.change(&mut schemas[name]);
                }
            }
            ("anyOf" | "oneOf" | "allOf" | "prefixItems", Value::Array(branches)) => {
                let place = self.rng.usize(0..branches.len());
                match self.rng.u32(0..4) {
                    0 if branches.len() > 1 => drop(branches.remove(place)),
                    1 => branches.push(self.schema()),
                    _ => self.change(&mut branches[place]),
                }
            }
            ("items" | "contains" | "not" | "additionalProperties", inner) => self.change(inner),
            ("type", value) if self.rng.bool() => {
                let other = self.choice(&TYPES);
                let same = value.as_str().is_none_or(|name| name == other);
                *value = if same {
                    other.into()
                } else {
                    json!([value, other])
                };
            }
            ("const", value) => *value = self.value(1),
            ("enum", value) => *value = self.values().into(),
            ("required", value) => *value = self.names(),
            ("minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum", value) => {
                *value = self.number();
            }
            ("pattern", value) => *value = self.choice(&PATTERNS).into(),
            (_, value) if value.is_u64() && key != "multipleOf" => {
                *value = self.rng.u32(1..4).into()
            }
            ("$ref", value) => *value = format!("#/$defs/{}", self.choice(&NAMES)).into(),
            _ if key == "$defs" => {}
            _ => drop(object.shift_remove(key)),
        }
    }
}

/// A boolean schema in an object, so that it can get components.
trait AsSchema {
    fn into_schema(self) -> Value;
}

impl AsSchema for Value {
    fn into_schema(self) -> Value {
        match self {
            Value::Bool(false) => json!({ "not": {} }),
            _ => json!({}),
        }
    }
}

/// Replaces references to components that are not there.
fn resolve(schema: &mut Value, components: usize) {
    match schema {
        Value::Object(object) => {
            let is_missing = object
                .get("$ref")
                .and_then(Value::as_str)
                .is_some_and(|reference| {
                    let known = &NAMES[..components];
                    !known
                        .iter()
                        .any(|name| reference.ends_with(&format!("/{name}")))
                });
            if is_missing {
                object.shift_remove("$ref");
            }
            object
                .values_mut()
                .for_each(|value| resolve(value, components));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| resolve(item, components)),
        _ => {}
    }
}

#[test]
fn the_pairs_are_diverse_and_the_same_for_the_same_seed() {
    const KEYWORDS: [&str; 29] = [
        "$ref",
        "additionalProperties",
        "allOf",
        "anyOf",
        "const",
        "contains",
        "enum",
        "exclusiveMaximum",
        "exclusiveMinimum",
        "items",
        "maxContains",
        "maxItems",
        "maxLength",
        "maxProperties",
        "maximum",
        "minContains",
        "minItems",
        "minLength",
        "minProperties",
        "minimum",
        "multipleOf",
        "not",
        "oneOf",
        "pattern",
        "patternProperties",
        "prefixItems",
        "properties",
        "required",
        "uniqueItems",
    ];
    let pairs = |seed| {
        let mut schemas = RandomSchemas::new(seed);
        (0..500).map(|_| schemas.pair()).collect::<Vec<_>>()
    };
    let made = pairs(7);
    assert_eq!(made, pairs(7));
    assert_ne!(made, pairs(8));
    let changed = made.iter().filter(|(schema, changed)| schema != changed);
    assert!(changed.count() > 400);
    let text = serde_json::to_string(&made).unwrap();
    for keyword in KEYWORDS {
        let found = text.matches(&format!("\"{keyword}\":")).count();
        assert!(found > 10, "{keyword}: {found}");
    }
    for (schema, changed) in &made {
        for schema in [schema, changed] {
            jsonschema::draft202012::new(schema).unwrap();
        }
    }
}
