//! A schema as its readers and writers see it: references followed, `allOf`
//! merged, a null branch taken as leave to be null.

use std::collections::{BTreeMap, BTreeSet};

use conversation_apis_codegen::Pointer;
use serde_json::{Map, Value};

/// What a schema says of a value.
#[derive(Debug, Clone, Default)]
pub struct View {
    /// The component it is, where it is one.
    pub name: Option<String>,
    /// The types, null aside; empty for any.
    pub types: BTreeSet<String>,
    /// Whether null is one.
    pub nullable: bool,
    /// The values named, null aside.
    pub values: Option<Vec<Value>>,
    /// Whether more values may come, as the document says.
    pub open: bool,
    /// The properties, each with its place.
    pub properties: BTreeMap<String, Pointer>,
    /// Those that must be there.
    pub required: BTreeSet<String>,
    /// The items' place.
    pub items: Option<Pointer>,
    /// Whether properties that are not named are refused.
    pub closed: bool,
    /// The place of what properties that are not named are.
    pub additional: Option<Pointer>,
    /// The branches of a union, by label.
    pub branches: BTreeMap<String, Pointer>,
    /// The property that tells branches apart.
    pub discriminator: Option<String>,
    /// Every other keyword that constrains.
    pub rules: BTreeMap<String, Value>,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// Whether only answers have it.
    pub read_only: bool,
    /// Whether only requests have it.
    pub write_only: bool,
}

/// Keywords that constrain and are compared as they are.
const RULES: [&str; 17] = [
    "format",
    "pattern",
    "default",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minLength",
    "maxLength",
    "minItems",
    "maxItems",
    "uniqueItems",
    "minProperties",
    "maxProperties",
    "contentEncoding",
    "contentMediaType",
];

/// How many references are followed before they are taken to go in a circle.
const HOPS: usize = 64;

impl View {
    /// The view of the schema at a place.
    pub fn of(document: &Value, at: &Pointer) -> Self {
        let mut view = Self::default();
        view.add(document, at, 0);
        if let Some(values) = &mut view.values {
            view.nullable |= values.iter().any(Value::is_null);
            values.retain(|value| !value.is_null());
        }
        view
    }

    fn add(&mut self, document: &Value, at: &Pointer, hops: usize) {
        let Some(schema) = document.pointer(at.as_str()).and_then(Value::as_object) else {
            return;
        };
        if hops > HOPS {
            return;
        }
        if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
            let target = Pointer::from(reference);
            self.name = self.name.take().or_else(|| target.last());
            self.add(document, &target, hops + 1);
        }
        self.types(schema);
        self.values(schema);
        self.object(schema, at);
        for keyword in RULES {
            if let Some(value) = schema.get(keyword) {
                self.rules.insert(keyword.to_owned(), value.clone());
            }
        }
        let flag = |name: &str| schema.get(name) == Some(&Value::Bool(true));
        self.nullable |= flag("nullable");
        self.deprecated |= flag("deprecated");
        self.read_only |= flag("readOnly");
        self.write_only |= flag("writeOnly");
        let discriminator = schema.get("discriminator");
        let property = discriminator.and_then(|found| found["propertyName"].as_str());
        self.discriminator = self.discriminator.take().or(property.map(str::to_owned));
        for (index, _) in members(schema, "allOf") {
            self.add(document, &at.join("allOf").join(index), hops + 1);
        }
        for keyword in ["oneOf", "anyOf"] {
            self.union(document, schema, &at.join(keyword), keyword, hops);
        }
    }

    fn types(&mut self, schema: &Map<String, Value>) {
        let names: Vec<&str> = match schema.get("type") {
            Some(Value::String(name)) => vec![name],
            Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).collect(),
            _ => return,
        };
        self.nullable |= names.contains(&"null");
        let names = names.into_iter().filter(|name| *name != "null");
        self.types.extend(names.map(str::to_owned));
    }

    fn values(&mut self, schema: &Map<String, Value>) {
        let named = schema.get("enum").and_then(Value::as_array).cloned();
        let one = schema.get("const").map(|value| vec![value.clone()]);
        self.values = one.or(named).or(self.values.take());
        let flag = |name: &str| schema.get(name) == Some(&Value::Bool(true));
        let words = schema
            .get("description")
            .and_then(Value::as_str)
            .unwrap_or_default();
        let words = words.to_lowercase();
        let says_so = [
            "may be added",
            "can be added",
            "could be added",
            "more values",
            "new values",
            "open enum",
            "not exhaustive",
            "non-exhaustive",
        ];
        self.open |= flag("x-open-enum")
            || flag("x-extensible-enum")
            || schema.contains_key("x-extensible-enum")
            || says_so.iter().any(|text| words.contains(text));
    }

    fn object(&mut self, schema: &Map<String, Value>, at: &Pointer) {
        let properties = schema.get("properties").and_then(Value::as_object);
        let below = at.join("properties");
        for (name, _) in properties.into_iter().flatten() {
            self.properties.insert(name.clone(), below.join(name));
        }
        let required = schema.get("required").and_then(Value::as_array);
        let names = required.into_iter().flatten().filter_map(Value::as_str);
        self.required.extend(names.map(str::to_owned));
        if schema.get("items").is_some_and(Value::is_object) {
            self.items = Some(at.join("items"));
        }
        match schema.get("additionalProperties") {
            Some(Value::Bool(false)) => self.closed = true,
            Some(Value::Object(_)) => self.additional = Some(at.join("additionalProperties")),
            _ => {}
        }
    }

    fn union(
        &mut self,
        document: &Value,
        schema: &Map<String, Value>,
        at: &Pointer,
        keyword: &str,
        hops: usize,
    ) {
        let mut real = Vec::new();
        let mut texts = false;
        for (index, branch) in members(schema, keyword) {
            let is_null = branch["type"] == "null" || branch.get("const") == Some(&Value::Null);
            // An enum beside any string is an enum that says it is open.
            texts |= branch["type"] == "string"
                && branch.as_object().is_some_and(|branch| branch.len() == 1);
            match is_null {
                true => self.nullable = true,
                false => real.push((at.join(index), branch)),
            }
        }
        let is_enum = |branch: &Value| branch.get("enum").is_some();
        match real.as_slice() {
            [] => {}
            [(only, _)] => self.add(document, only, hops + 1),
            [(one, first), (two, second)] if texts && (is_enum(first) || is_enum(second)) => {
                self.add(document, if is_enum(first) { one } else { two }, hops + 1);
                self.open = true;
            }
            several => {
                for (at, branch) in several {
                    self.branches.insert(label(branch), at.clone());
                }
            }
        }
    }
}

fn members<'a>(
    schema: &'a Map<String, Value>,
    keyword: &str,
) -> impl Iterator<Item = (usize, &'a Value)> {
    let members = schema.get(keyword).and_then(Value::as_array);
    members.into_iter().flatten().enumerate()
}

/// What a branch is called: its component, its title, else what it is.
fn label(branch: &Value) -> String {
    let reference = branch["$ref"]
        .as_str()
        .and_then(|to| Pointer::from(to).last());
    let title = || branch["title"].as_str().map(str::to_owned);
    reference.or_else(title).unwrap_or_else(|| {
        let mut plain = branch.clone();
        if let Some(plain) = plain.as_object_mut() {
            plain.retain(|key, _| !["description", "example", "examples"].contains(&key.as_str()));
        }
        plain.to_string()
    })
}
