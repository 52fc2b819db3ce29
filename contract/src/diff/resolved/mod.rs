//! A schema as readers and writers of its values see it: references followed, `allOf`
//! merged, a null branch of a union turned into "nullable".

use std::collections::{BTreeMap, BTreeSet};

use conversation_apis_codegen::Pointer;
use serde_json::{Map, Value};

pub(super) use self::union::Branch;

mod limits;
mod union;

/// What a schema states about a value.
#[derive(Debug, Clone, Default)]
pub(super) struct ResolvedSchema {
    /// The name of the component that it refers to first.
    pub(super) name: Option<String>,
    /// The types without null; empty for any type.
    pub(super) types: BTreeSet<String>,
    /// Whether the value may be null.
    pub(super) nullable: bool,
    /// The values of an enum, without null.
    pub(super) values: Option<Vec<Value>>,
    /// Whether the document states that the enum may have other values.
    pub(super) open: bool,
    /// Whether a keyword states this, and not only the description.
    pub(super) open_by_keyword: bool,
    /// The properties, each with the place of its schema.
    pub(super) properties: BTreeMap<String, Pointer>,
    /// The names of the required properties.
    pub(super) required: BTreeSet<String>,
    /// The place of the schema for items.
    pub(super) items: Option<Pointer>,
    /// The places of the schemas for the first items.
    pub(super) prefix_items: Vec<Pointer>,
    /// Whether undocumented properties are rejected.
    pub(super) closed: bool,
    /// The place of the schema for undocumented properties.
    pub(super) additional: Option<Pointer>,
    /// The branches of a union.
    pub(super) branches: Vec<Branch>,
    /// The property that selects a branch, and the component for each of its values.
    pub(super) discriminator: Option<(String, BTreeMap<String, String>)>,
    /// Validation keywords whose values can be ranked, and `default`.
    pub(super) limits: BTreeMap<String, Value>,
    /// All other validation keywords.
    pub(super) other_keywords: BTreeMap<String, Value>,
    pub(super) deprecated: bool,
    /// Whether only responses have the property.
    pub(super) read_only: bool,
    /// Whether only requests have the property.
    pub(super) write_only: bool,
    /// How many schemas and properties were merged.
    pub(super) size: usize,
}

/// A part that has not been merged into a resolved schema yet.
enum Step {
    /// A schema and everything that it refers to.
    Schema(Pointer),
    /// The keywords of a schema itself.
    Own(Pointer),
    /// The union that a schema has under a keyword.
    Union(Pointer, &'static str),
}

impl ResolvedSchema {
    /// Resolves the schema at a place.
    pub(super) fn at(document: &Value, at: &Pointer) -> Self {
        let mut resolved = Self::default();
        let mut seen = BTreeSet::new();
        // A list, since recursion would overflow the stack for a long chain of schemas.
        let mut steps = vec![Step::Schema(at.clone())];
        while let Some(step) = steps.pop() {
            match step {
                Step::Schema(at) => resolved.enter(document, at, &mut seen, &mut steps),
                Step::Own(at) => resolved.merge(document, &at, &mut steps),
                Step::Union(at, keyword) => {
                    steps.extend(resolved.union(document, &at, keyword, &seen));
                }
            }
        }
        if let Some(values) = &mut resolved.values {
            resolved.nullable |= values.iter().any(Value::is_null);
            values.retain(|value| !value.is_null());
        }
        resolved.normalise_limits();
        resolved.nullable |= resolved.is_any();
        resolved
    }

    /// Whether it allows any value.
    pub(super) fn is_any(&self) -> bool {
        let has_no_type = self.types.is_empty() && self.values.is_none();
        let has_no_parts = self.properties.is_empty() && self.items.is_none() && !self.closed;
        has_no_type && has_no_parts && self.branches.is_empty() && self.additional.is_none()
    }

    /// The types of its values without null; empty for any type. If the document does not
    /// state them, they follow from other keywords.
    pub(super) fn kinds(&self, document: &Value) -> BTreeSet<String> {
        self.kinds_in(document, 0)
    }

    fn kinds_in(&self, document: &Value, depth: usize) -> BTreeSet<String> {
        if !self.types.is_empty() {
            return self.types.clone();
        }
        if let Some(values) = &self.values {
            return values.iter().map(|value| kind(value).to_owned()).collect();
        }
        if !self.branches.is_empty() {
            let kinds = self.branches.iter().map(|branch| match depth {
                0..2 => Self::at(document, &branch.at).kinds_in(document, depth + 1),
                _ => BTreeSet::new(),
            });
            let kinds: Vec<_> = kinds.collect();
            // If one branch allows any type, the union does.
            return match kinds.iter().any(BTreeSet::is_empty) {
                true => BTreeSet::new(),
                false => kinds.into_iter().flatten().collect(),
            };
        }
        let is_object = !self.properties.is_empty() || self.closed || self.additional.is_some();
        match (is_object, &self.items) {
            (true, _) => BTreeSet::from(["object".to_owned()]),
            (_, Some(_)) => BTreeSet::from(["array".to_owned()]),
            _ => BTreeSet::new(),
        }
    }

    /// Starts with a schema: the target of its `$ref` is merged before its own keywords.
    fn enter(
        &mut self,
        document: &Value,
        at: Pointer,
        seen: &mut BTreeSet<Pointer>,
        steps: &mut Vec<Step>,
    ) {
        let found = document.pointer(at.as_str());
        if found == Some(&Value::Bool(false)) {
            let keyword = "false".to_owned();
            self.other_keywords.insert(keyword, Value::Bool(false));
        }
        let Some(schema) = found.and_then(Value::as_object) else {
            return;
        };
        if !seen.insert(at.clone()) {
            return;
        }
        self.size += 1;
        steps.push(Step::Own(at));
        if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
            if !reference.starts_with('#') {
                // The other document is not available.
                let keyword = "$ref".to_owned();
                self.other_keywords.insert(keyword, reference.into());
            }
            let target = Pointer::from(reference);
            self.name = self.name.take().or_else(|| target.last());
            steps.push(Step::Schema(target));
        }
    }

    /// Merges a schema's own keywords. The members of its `allOf` and its unions follow.
    fn merge(&mut self, document: &Value, at: &Pointer, steps: &mut Vec<Step>) {
        let Some(schema) = document.pointer(at.as_str()).and_then(Value::as_object) else {
            return;
        };
        self.merge_types(schema);
        self.merge_values(schema);
        self.merge_object(document, schema, at);
        self.merge_limits(schema);
        let flag = |name: &str| schema.get(name) == Some(&Value::Bool(true));
        self.nullable |= flag("nullable");
        self.deprecated |= flag("deprecated");
        self.read_only |= flag("readOnly");
        self.write_only |= flag("writeOnly");
        if self.discriminator.is_none() {
            self.discriminator = discriminator(schema);
        }
        // The last step pushed is the next one.
        for keyword in ["anyOf", "oneOf"] {
            if schema.contains_key(keyword) {
                steps.push(Step::Union(at.clone(), keyword));
            }
        }
        let all_of = at.join("allOf");
        let count = members(schema, "allOf").count();
        let members = (0..count).rev();
        steps.extend(members.map(|index| Step::Schema(all_of.join(index))));
    }

    fn merge_types(&mut self, schema: &Map<String, Value>) {
        let names: Vec<&str> = match schema.get("type") {
            Some(Value::String(name)) => vec![name],
            Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).collect(),
            _ => return,
        };
        self.nullable |= names.contains(&"null");
        let names = names.into_iter().filter(|name| *name != "null");
        self.types.extend(names.map(str::to_owned));
    }

    fn merge_values(&mut self, schema: &Map<String, Value>) {
        let extensible = schema.get("x-extensible-enum");
        let stated = schema
            .get("enum")
            .or(extensible.filter(|values| values.is_array()));
        let stated = stated.and_then(Value::as_array).cloned();
        let constant = schema.get("const").map(|value| vec![value.clone()]);
        self.values = constant.or(stated).or(self.values.take());
        let flag = |name: &str| schema.get(name) == Some(&Value::Bool(true));
        self.open_by_keyword |= flag("x-open-enum")
            || flag("x-extensible-enum")
            || extensible.is_some_and(Value::is_array);
        let description = schema.get("description").and_then(Value::as_str);
        let is_open_in_words = description.is_some_and(states_open_enum);
        self.open |= self.open_by_keyword || is_open_in_words;
    }

    fn merge_object(&mut self, document: &Value, schema: &Map<String, Value>, at: &Pointer) {
        let properties = schema.get("properties").and_then(Value::as_object);
        let below = at.join("properties");
        for (name, _) in properties.into_iter().flatten() {
            self.size += 1;
            // If several schemas describe the property, the first that states more than
            // annotations and limits counts.
            let is_defined = |at: &Pointer| document.pointer(at.as_str()).is_some_and(has_shape);
            if !self.properties.get(name).is_some_and(is_defined) {
                self.properties.insert(name.clone(), below.join(name));
            }
        }
        let required = schema.get("required").and_then(Value::as_array);
        let names = required.into_iter().flatten().filter_map(Value::as_str);
        self.required.extend(names.map(str::to_owned));
        if schema.get("items").is_some_and(Value::is_object) {
            self.items = Some(at.join("items"));
        }
        let first = members(schema, "prefixItems");
        let first = first.map(|(index, _)| at.join("prefixItems").join(index));
        self.prefix_items.extend(first);
        match schema.get("additionalProperties") {
            Some(Value::Bool(false)) => self.closed = true,
            Some(Value::Object(_)) => self.additional = Some(at.join("additionalProperties")),
            _ => {}
        }
    }
}

/// Whether a description states that an enum may get more values.
fn states_open_enum(description: &str) -> bool {
    let description = description.to_lowercase();
    let phrases = [
        "may be added",
        "can be added",
        "could be added",
        "more values may",
        "new values may",
        "open enum",
        "not exhaustive",
        "non-exhaustive",
    ];
    phrases.iter().any(|phrase| description.contains(phrase))
}

fn discriminator(schema: &Map<String, Value>) -> Option<(String, BTreeMap<String, String>)> {
    let found = schema.get("discriminator")?;
    let property = found["propertyName"].as_str()?;
    let mapping = found["mapping"].as_object().into_iter().flatten();
    let mapping = mapping.filter_map(|(value, to)| {
        let to = to.as_str()?;
        let name = Pointer::from(to).last();
        Some((value.clone(), name.unwrap_or_else(|| to.to_owned())))
    });
    Some((property.to_owned(), mapping.collect()))
}

/// The items of an array keyword, each with its index.
fn members<'a>(
    schema: &'a Map<String, Value>,
    keyword: &str,
) -> impl Iterator<Item = (usize, &'a Value)> {
    let members = schema.get(keyword).and_then(Value::as_array);
    members.into_iter().flatten().enumerate()
}

/// Whether a schema has more than annotations and limits.
fn has_shape(schema: &Value) -> bool {
    let keywords = [
        "type",
        "$ref",
        "enum",
        "const",
        "allOf",
        "oneOf",
        "anyOf",
        "properties",
        "items",
    ];
    keywords
        .iter()
        .any(|keyword| schema.get(*keyword).is_some())
}

/// The type of a value.
fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_f64() => "number",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

/// A schema without its titles, descriptions and examples.
pub(super) fn without_annotations(schema: &Value) -> Value {
    match schema {
        Value::Object(object) => {
            let annotations = ["description", "title", "example", "examples", "$comment"];
            // If the value is an object, the key is the name of a property.
            let kept = object
                .iter()
                .filter(|(name, value)| !annotations.contains(&name.as_str()) || value.is_object());
            let kept = kept.map(|(name, value)| (name.clone(), without_annotations(value)));
            Value::Object(kept.collect())
        }
        Value::Array(items) => items.iter().map(without_annotations).collect(),
        other => other.clone(),
    }
}
