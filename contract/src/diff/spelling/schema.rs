//! What a schema states about its generated type.

use std::collections::{BTreeMap, BTreeSet};

use conversation_apis_codegen::Pointer;
use conversation_apis_codegen::names::field_name;
use serde_json::{Map, Value};

use super::super::reference::follow;

/// Keywords whose values decide the type that is generated.
const FORMS: [&str; 6] = [
    "contentEncoding",
    "contentMediaType",
    "format",
    "multipleOf",
    "x-extensible-enum",
    "x-open-enum",
];

/// Keywords for the properties that no other keyword describes.
const OTHERS: [&str; 2] = ["additionalProperties", "unevaluatedProperties"];

/// Keywords that make a type of its own for an integer in a parameter.
const RANGES: [&str; 4] = ["exclusiveMaximum", "exclusiveMinimum", "maximum", "minimum"];

/// What a schema with a type of its own states. A range is that of a parameter.
const OWN: [&str; 5] = ["enum", "items", "property", "range", "union"];

/// What decides the name and the form of the type that is generated for a schema.
#[derive(Default)]
pub(super) struct Schema {
    pub(super) at: Pointer,
    /// Which components it refers to, whether it is a union, and who sends it.
    pub(super) frame: BTreeSet<(String, String)>,
    /// What else it states itself.
    pub(super) form: BTreeSet<(String, String)>,
    /// Its limits and formats. The rules about them know what they do to the type.
    pub(super) details: BTreeSet<(String, String)>,
    /// The schemas that it leads to, by what they are for it.
    pub(super) below: BTreeMap<(&'static str, String), Pointer>,
}

impl Schema {
    /// The schema at a place; `None` if there is none.
    pub(super) fn at(document: &Value, at: &Pointer) -> Option<Self> {
        let mut found = Self {
            at: at.clone(),
            ..Self::default()
        };
        let mut object = match document.pointer(at.as_str())? {
            Value::Object(object) => object,
            value => {
                found.frame.insert(stated("schema", value));
                return Some(found);
            }
        };
        while let Some((inner, schema)) = only(object, &found.at) {
            found.null(object);
            (found.at, object) = (inner, schema);
        }
        let mut parts = vec![(found.at.clone(), object)];
        while let Some((at, part)) = parts.pop() {
            // The order of the members is that of the constructor's arguments.
            for (index, (at, member)) in list(part, &at, "allOf").into_iter().enumerate() {
                match member.get("$ref") {
                    Some(_) => found.reference(document, member, &at, &format!("allOf {index}")),
                    None => parts.push((at, member)),
                }
            }
            found.part(document, part, &at);
        }
        Some(found)
    }

    fn part(&mut self, document: &Value, part: &Map<String, Value>, at: &Pointer) {
        self.null(part);
        self.reference(document, part, at, "$ref");
        for keyword in ["anyOf", "oneOf"] {
            let branches = list(part, at, keyword).into_iter();
            for (index, (at, branch)) in branches.filter(|(_, it)| !is_null(it)).enumerate() {
                self.frame.insert(stated("union", &Value::Null));
                match branch.get("$ref") {
                    Some(_) => self.reference(document, branch, &at, "union"),
                    None => {
                        self.below.insert(("branch", index.to_string()), at);
                        // A variant is named after the title, or after the place.
                        let title = branch.get("title").cloned().unwrap_or_default();
                        self.state(&format!("branch {index}"), &title);
                    }
                }
            }
        }
        for (keyword, value) in part {
            let at = at.join(keyword);
            match (keyword.as_str(), value) {
                ("properties", Value::Object(properties)) => {
                    self.properties(properties, list_of(part, "required"), &at);
                }
                ("prefixItems", Value::Array(items)) => self.first_items(items, part, &at),
                ("items", Value::Object(_)) => {
                    self.state("items", &Value::Null);
                    self.below.insert(("items", String::new()), at);
                }
                ("additionalProperties", value) if *value != true => {
                    self.detail(keyword, &value.is_object().into());
                    self.below.insert(("values", String::new()), at);
                }
                // With a schema for the others, they can be a map.
                ("patternProperties", Value::Object(patterns))
                    if OTHERS.iter().any(|others| part.contains_key(*others)) =>
                {
                    for name in patterns.keys() {
                        self.state(keyword, &Value::Null);
                        self.below.insert(("pattern", name.clone()), at.join(name));
                    }
                }
                ("unevaluatedProperties", Value::Object(_)) => {
                    self.state(keyword, &Value::Null);
                }
                ("required", Value::Array(names)) => {
                    self.state("is an object", &Value::Null);
                    names.iter().for_each(|name| self.state("required", name));
                }
                ("enum" | "type", Value::Array(values)) => {
                    for value in values.iter().filter(|value| !is_named_null(value)) {
                        self.state(keyword, value);
                        self.type_of(keyword, value, part);
                    }
                }
                ("type", value) => {
                    self.state("type", value);
                    if *value == "object" {
                        self.state("is an object", &Value::Null);
                    }
                }
                ("readOnly" | "writeOnly", Value::Bool(true)) => {
                    self.frame.insert(stated(keyword, value));
                }
                (name, limit) if RANGES.contains(&name) && *limit != false => {
                    self.detail("range", &limit.is_f64().into());
                    let is_never_negative = name == "minimum" && limit.as_u64().is_some();
                    let is_large = name == "maximum" && limit.is_u64() && !limit.is_i64();
                    if is_never_negative || is_large {
                        self.detail(name, &Value::Null);
                    }
                }
                ("const", value) => {
                    self.state("enum", value);
                    self.type_of("enum", value, part);
                }
                ("discriminator", value) => {
                    self.detail(keyword, &value["propertyName"]);
                }
                ("x-codes" | "x-timestamp", value) => self.state(keyword, value),
                (keyword, value) if FORMS.contains(&keyword) && *value != false => {
                    self.detail(keyword, value);
                }
                _ => {}
            }
        }
    }

    fn properties(&mut self, properties: &Map<String, Value>, required: &[Value], at: &Pointer) {
        self.state("is an object", &Value::Null);
        // The constructor has an argument for each required property.
        let required: BTreeSet<&str> = required.iter().filter_map(Value::as_str).collect();
        let names = properties.keys().map(String::as_str);
        let arguments: Vec<&str> = names.filter(|name| required.contains(name)).collect();
        self.frame.insert(stated("arguments", &arguments.into()));
        let mut fields: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for name in properties.keys() {
            fields.entry(field_name(name)).or_default().push(name);
            self.state("property", &Value::from(name.as_str()));
            self.below.insert(("property", name.clone()), at.join(name));
        }
        // Of several names for one field, the first one has it.
        for names in fields.into_values().filter(|names| names.len() > 1) {
            self.frame.insert(stated("fields", &names.into()));
        }
    }

    fn first_items(&mut self, items: &[Value], list: &Map<String, Value>, at: &Pointer) {
        self.state("prefixItems", &Value::from(items.len()));
        self.detail("minItems", list.get("minItems").unwrap_or(&Value::Null));
        // A closed list whose items have the same type is a list of that type.
        let types: BTreeSet<String> = items.iter().map(|item| item["type"].to_string()).collect();
        if types.len() == 1 {
            for end in ["items", "maxItems", "unevaluatedItems"] {
                let value = list.get(end).filter(|value| !value.is_object());
                self.state(end, value.unwrap_or(&Value::Null));
            }
        }
        for (index, item) in items.iter().enumerate() {
            // A field is named after the title.
            let title = item.get("title").unwrap_or(&Value::Null);
            self.state(&format!("item {index}"), title);
            self.below
                .insert(("item", index.to_string()), at.join(index));
        }
    }

    /// Its place, and those of the schemas that it leads to.
    pub(super) fn places(&self) -> impl Iterator<Item = &Pointer> {
        std::iter::once(&self.at).chain(self.below.values())
    }

    /// Whether it has a type of its own.
    pub(super) fn has_own_type(&self) -> bool {
        let stated = self.form.iter().chain(&self.frame).chain(&self.details);
        let mut keywords = stated.map(|(keyword, _)| keyword.as_str());
        keywords.any(|keyword| OWN.contains(&keyword))
    }

    fn state(&mut self, keyword: &str, value: &Value) {
        self.form.insert(stated(keyword, value));
    }

    fn detail(&mut self, keyword: &str, value: &Value) {
        self.details.insert(stated(keyword, value));
    }

    /// States the type of a value of an enum, if the enum states none.
    fn type_of(&mut self, keyword: &str, value: &Value, part: &Map<String, Value>) {
        let name = match value {
            Value::String(_) => "string",
            Value::Number(number) if number.is_f64() => "number",
            Value::Number(_) => "integer",
            Value::Bool(_) => "boolean",
            _ => return,
        };
        if keyword == "enum" && !part.contains_key("type") {
            self.state("type", &name.into());
        }
    }

    /// States whether null is allowed, by a branch or otherwise.
    fn null(&mut self, schema: &Map<String, Value>) {
        let has = |keyword: &str| list_of(schema, keyword).iter().any(is_named_null);
        if schema.get("nullable").is_some_and(|stated| *stated == true) || has("type") {
            self.state("null", &Value::from("type"));
        }
        if has("enum") {
            self.state("null", &Value::from("enum"));
        }
        let branches = ["anyOf", "oneOf"].map(|keyword| list_of(schema, keyword));
        let mut branches = branches.into_iter().flatten().filter_map(Value::as_object);
        if branches.any(is_null) {
            self.state("null", &Value::from("branch"));
        }
    }

    /// Keeps the reference of a schema.
    fn reference(
        &mut self,
        document: &Value,
        schema: &Map<String, Value>,
        at: &Pointer,
        role: &str,
    ) {
        if let Some(to) = schema.get("$ref").and_then(Value::as_str) {
            self.frame.insert((role.to_owned(), to.to_owned()));
            let target = follow(document, at);
            self.below.insert(("reference", to.to_owned()), target);
        }
    }
}

fn stated(keyword: &str, value: &Value) -> (String, String) {
    (keyword.to_owned(), value.to_string())
}

/// The only schema that a schema contains, if it states nothing else that counts: a union of one
/// branch and null, or `allOf` with one member.
fn only<'a>(
    schema: &'a Map<String, Value>,
    at: &Pointer,
) -> Option<(Pointer, &'a Map<String, Value>)> {
    let is_beside = |name: &str| {
        let beside = ["default", "deprecated", "description", "nullable", "title"];
        beside.contains(&name) || name.starts_with("x-")
    };
    let mut stated = schema.keys().filter(|name| !is_beside(name));
    let keyword = stated.next()?;
    if !["allOf", "anyOf", "oneOf"].contains(&keyword.as_str()) || stated.next().is_some() {
        return None;
    }
    let mut inner = list(schema, at, keyword);
    let count = inner.len();
    inner.retain(|(_, schema)| !is_null(schema));
    let is_only = inner.len() == 1 && (keyword == "allOf" || count > 1);
    inner.pop().filter(|_| is_only)
}

fn is_null(schema: &Map<String, Value>) -> bool {
    let is = |keyword: &str| match schema.get(keyword) {
        Some(Value::Array(values)) => !values.is_empty() && values.iter().all(is_named_null),
        Some(value) => is_named_null(value),
        None => false,
    };
    is("type") || is("const") || is("enum")
}

/// Whether a value of `type` or `enum` stands for null.
fn is_named_null(value: &Value) -> bool {
    value.is_null() || *value == "null"
}

fn list_of<'a>(schema: &'a Map<String, Value>, keyword: &str) -> &'a [Value] {
    let list = schema.get(keyword).and_then(Value::as_array);
    list.map_or(&[], Vec::as_slice)
}

/// The schemas in the list of a keyword that are objects.
fn list<'a>(
    schema: &'a Map<String, Value>,
    at: &Pointer,
    keyword: &str,
) -> Vec<(Pointer, &'a Map<String, Value>)> {
    let at = at.join(keyword);
    let schemas = list_of(schema, keyword).iter().enumerate();
    schemas
        .filter_map(|(index, schema)| Some((at.join(index), schema.as_object()?)))
        .collect()
}
