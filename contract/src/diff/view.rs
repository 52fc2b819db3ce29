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
    /// Whether it says so otherwise than in words.
    pub open_by_form: bool,
    /// The properties, each with its place.
    pub properties: BTreeMap<String, Pointer>,
    /// Those that must be there.
    pub required: BTreeSet<String>,
    /// The items' place.
    pub items: Option<Pointer>,
    /// The places of the first items, each of which is described.
    pub first: Vec<Pointer>,
    /// Whether properties that are not named are refused.
    pub closed: bool,
    /// The place of what properties that are not named are.
    pub additional: Option<Pointer>,
    /// The branches of a union.
    pub branches: Vec<Branch>,
    /// The property that tells branches apart, and the component of each of its values.
    pub discriminator: Option<(String, BTreeMap<String, String>)>,
    /// Keywords that constrain and of which more is known.
    pub rules: BTreeMap<String, Value>,
    /// Every other keyword that constrains.
    pub others: BTreeMap<String, Value>,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// Whether only answers have it.
    pub read_only: bool,
    /// Whether only requests have it.
    pub write_only: bool,
    /// How much it is made of: schemas and properties.
    pub size: usize,
}

/// A branch of a union.
#[derive(Debug, Clone)]
pub struct Branch {
    /// Its component, its title, else what it is; no other branch has the same.
    pub label: String,
    /// Whether that is a name.
    pub named: bool,
    /// Where it is.
    pub at: Pointer,
}

/// What is still to be added to a view.
enum Step {
    /// A schema, and all it refers to.
    Schema(Pointer),
    /// What a schema says itself.
    Own(Pointer),
    /// A schema's union, by its keyword.
    Union(Pointer, &'static str),
}

/// Where the reference at a place leads; with `alone`, only one that is all that stands
/// there.
pub fn reference(document: &Value, at: &Pointer, alone: bool) -> Option<Pointer> {
    let found = document.pointer(at.as_str())?.as_object()?;
    let reference = found.get("$ref")?.as_str()?;
    let is_meant = reference.starts_with('#') && (!alone || found.len() == 1);
    is_meant.then(|| Pointer::from(reference))
}

/// Where references lead from a place, as far as they do; in a circle, a place in it.
pub fn follow(document: &Value, at: &Pointer, alone: bool) -> Pointer {
    let mut at = at.clone();
    let mut seen = BTreeSet::new();
    while let Some(next) = reference(document, &at, alone) {
        if !seen.insert(std::mem::replace(&mut at, next)) {
            break;
        }
    }
    at
}

/// Keywords that constrain, of which it is known what is more and what less.
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

/// Keywords that constrain, of which it is only known that they do.
const OTHERS: [&str; 13] = [
    "not",
    "patternProperties",
    "propertyNames",
    "dependentRequired",
    "dependentSchemas",
    "contains",
    "minContains",
    "maxContains",
    "if",
    "then",
    "else",
    "unevaluatedProperties",
    "unevaluatedItems",
];

impl View {
    /// The view of the schema at a place.
    pub fn of(document: &Value, at: &Pointer) -> Self {
        let mut view = Self::default();
        let mut seen = BTreeSet::new();
        // A list and no call within a call: no chain of schemas is too long for it.
        let mut steps = vec![Step::Schema(at.clone())];
        while let Some(step) = steps.pop() {
            match step {
                Step::Schema(at) => view.enter(document, at, &mut seen, &mut steps),
                Step::Own(at) => view.add(document, &at, &mut steps),
                Step::Union(at, keyword) => view.union(document, &at, keyword, &seen, &mut steps),
            }
        }
        if let Some(values) = &mut view.values {
            view.nullable |= values.iter().any(Value::is_null);
            values.retain(|value| !value.is_null());
        }
        view.settle();
        // Any value may be null.
        view.nullable |= view.is_any();
        view
    }

    /// Whether it says nothing of a value.
    pub fn is_any(&self) -> bool {
        let says_nothing = self.types.is_empty() && self.values.is_none();
        let holds_nothing = self.properties.is_empty() && self.items.is_none() && !self.closed;
        says_nothing && holds_nothing && self.branches.is_empty() && self.additional.is_none()
    }

    /// The types of its values, said or not; empty for any.
    pub fn kinds(&self, document: &Value) -> BTreeSet<String> {
        self.kinds_in(document, 0)
    }

    fn kinds_in(&self, document: &Value, depth: usize) -> BTreeSet<String> {
        let one = |name: &str| BTreeSet::from([name.to_owned()]);
        if !self.types.is_empty() {
            return self.types.clone();
        }
        if let Some(values) = &self.values {
            return values.iter().map(|value| kind(value).to_owned()).collect();
        }
        if !self.branches.is_empty() {
            let kinds = self.branches.iter().map(|branch| match depth {
                0..2 => Self::of(document, &branch.at).kinds_in(document, depth + 1),
                _ => BTreeSet::new(),
            });
            let kinds: Vec<_> = kinds.collect();
            // Where one may be any, all may.
            return match kinds.iter().any(BTreeSet::is_empty) {
                true => BTreeSet::new(),
                false => kinds.into_iter().flatten().collect(),
            };
        }
        let object = !self.properties.is_empty() || self.closed || self.additional.is_some();
        match (object, &self.items) {
            (true, _) => one("object"),
            (_, Some(_)) => one("array"),
            _ => BTreeSet::new(),
        }
    }

    /// Limits in one spelling: numbers as they are compared, none that says nothing,
    /// an exclusive one as OpenAPI 3.1 has it.
    fn settle(&mut self) {
        for value in self.values.iter_mut().flatten() {
            *value = plain_number(value);
        }
        for value in self.rules.values_mut() {
            *value = plain_number(value);
        }
        for (limit, exclusive) in [
            ("minimum", "exclusiveMinimum"),
            ("maximum", "exclusiveMaximum"),
        ] {
            match self.rules.get(exclusive) {
                Some(Value::Bool(true)) => match self.rules.remove(limit) {
                    Some(value) => drop(self.rules.insert(exclusive.to_owned(), value)),
                    None => drop(self.rules.remove(exclusive)),
                },
                Some(Value::Bool(false)) => drop(self.rules.remove(exclusive)),
                _ => {}
            }
            let is_integer = self.types.len() == 1 && self.types.contains("integer");
            if is_integer
                && !self.rules.contains_key(limit)
                && let Some(found) = self.rules.get(exclusive).and_then(Value::as_i64)
            {
                self.rules.remove(exclusive);
                let step = if limit == "minimum" { 1 } else { -1 };
                self.rules.insert(limit.to_owned(), (found + step).into());
            }
        }
        self.rules.retain(|keyword, value| {
            let zero = ["minLength", "minItems", "minProperties"].contains(&keyword.as_str());
            !(zero && *value == 0 || keyword == "uniqueItems" && *value == false)
        });
        if self
            .rules
            .get("format")
            .is_some_and(|format| format == "byte")
        {
            self.rules.remove("format");
            self.rules
                .insert("contentEncoding".to_owned(), "base64".into());
        }
    }

    /// Begins with a schema: what it refers to comes before what it says itself.
    fn enter(
        &mut self,
        document: &Value,
        at: Pointer,
        seen: &mut BTreeSet<Pointer>,
        steps: &mut Vec<Step>,
    ) {
        let found = document.pointer(at.as_str());
        if found == Some(&Value::Bool(false)) {
            self.others.insert("false".to_owned(), Value::Bool(false));
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
                // Another document is not here to be compared.
                self.others.insert("$ref".to_owned(), reference.into());
            }
            let target = Pointer::from(reference);
            self.name = self.name.take().or_else(|| target.last());
            steps.push(Step::Schema(target));
        }
    }

    /// Adds what a schema says itself, then the members of its `allOf` and its unions.
    fn add(&mut self, document: &Value, at: &Pointer, steps: &mut Vec<Step>) {
        let Some(schema) = document.pointer(at.as_str()).and_then(Value::as_object) else {
            return;
        };
        self.types(schema);
        self.values(schema);
        self.object(document, schema, at);
        for (keyword, value) in schema {
            match keyword.as_str() {
                name if RULES.contains(&name) => self.limit(keyword, value),
                name if OTHERS.contains(&name) => {
                    self.others.insert(keyword.clone(), without_words(value));
                }
                _ => {}
            }
        }
        let flag = |name: &str| schema.get(name) == Some(&Value::Bool(true));
        self.nullable |= flag("nullable");
        self.deprecated |= flag("deprecated");
        self.read_only |= flag("readOnly");
        self.write_only |= flag("writeOnly");
        let discriminator = schema.get("discriminator");
        if self.discriminator.is_none()
            && let Some(found) = discriminator
            && let Some(property) = found["propertyName"].as_str()
        {
            let mapping = found["mapping"].as_object().into_iter().flatten();
            let mapping = mapping.filter_map(|(value, to)| {
                let to = to.as_str()?;
                Some((
                    value.clone(),
                    Pointer::from(to).last().unwrap_or_else(|| to.to_owned()),
                ))
            });
            self.discriminator = Some((property.to_owned(), mapping.collect()));
        }
        // The last one pushed is the next one.
        for keyword in ["anyOf", "oneOf"] {
            if schema.contains_key(keyword) {
                steps.push(Step::Union(at.clone(), keyword));
            }
        }
        let all_of = at.join("allOf");
        let count = members(schema, "allOf").count();
        steps.extend(
            (0..count)
                .rev()
                .map(|index| Step::Schema(all_of.join(index))),
        );
    }

    /// Adds a limit. Of several, all hold: the tightest is kept.
    fn limit(&mut self, keyword: &str, value: &Value) {
        let known = self.rules.get(keyword);
        let looser = match known.map(|known| (known.as_f64(), value.as_f64())) {
            Some((Some(known), Some(new))) if keyword.contains("ax") => known < new,
            Some((Some(known), Some(new))) if keyword.contains("in") => known > new,
            _ => false,
        };
        if !looser {
            self.rules.insert(keyword.to_owned(), value.clone());
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
        let extensible = schema.get("x-extensible-enum");
        let named = schema
            .get("enum")
            .or(extensible.filter(|values| values.is_array()));
        let named = named.and_then(Value::as_array).cloned();
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
            "more values may",
            "new values may",
            "open enum",
            "not exhaustive",
            "non-exhaustive",
        ];
        self.open_by_form |= flag("x-open-enum")
            || flag("x-extensible-enum")
            || extensible.is_some_and(Value::is_array);
        self.open |= self.open_by_form || says_so.iter().any(|text| words.contains(text));
    }

    fn object(&mut self, document: &Value, schema: &Map<String, Value>, at: &Pointer) {
        let properties = schema.get("properties").and_then(Value::as_object);
        let below = at.join("properties");
        for (name, _) in properties.into_iter().flatten() {
            self.size += 1;
            // Of several that describe it, the first that says what it is.
            let says = |at: &Pointer| document.pointer(at.as_str()).is_some_and(says_what_it_is);
            if !self.properties.get(name).is_some_and(says) {
                self.properties.insert(name.clone(), below.join(name));
            }
        }
        let required = schema.get("required").and_then(Value::as_array);
        let names = required.into_iter().flatten().filter_map(Value::as_str);
        self.required.extend(names.map(str::to_owned));
        if schema.get("items").is_some_and(Value::is_object) {
            self.items = Some(at.join("items"));
        }
        let first =
            members(schema, "prefixItems").map(|(index, _)| at.join("prefixItems").join(index));
        self.first.extend(first);
        match schema.get("additionalProperties") {
            Some(Value::Bool(false)) => self.closed = true,
            Some(Value::Object(_)) => self.additional = Some(at.join("additionalProperties")),
            _ => {}
        }
    }

    fn union(
        &mut self,
        document: &Value,
        schema_at: &Pointer,
        keyword: &str,
        seen: &BTreeSet<Pointer>,
        steps: &mut Vec<Step>,
    ) {
        let schema = document.pointer(schema_at.as_str());
        let Some(schema) = schema.and_then(Value::as_object) else {
            return;
        };
        let at = schema_at.join(keyword);
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
        // A branch that is the union itself, or what that is in, adds nothing to it.
        let end = |at: &Pointer| follow(document, at, true);
        real.retain(|(at, _)| !schema_at.is_in(&end(at)));
        // Of a parent that is the union of its children, a child is one of them.
        if real.len() > 1 && real.iter().any(|(at, _)| seen.contains(&end(at))) {
            return;
        }
        let is_enum = |branch: &Value| branch.get("enum").is_some();
        match real.as_slice() {
            [] => {}
            [(only, _)] => steps.push(Step::Schema(only.clone())),
            [(one, first), (two, second)] if texts && (is_enum(first) || is_enum(second)) => {
                let named = if is_enum(first) { one } else { two };
                steps.push(Step::Schema(named.clone()));
                (self.open, self.open_by_form) = (true, true);
            }
            several => {
                let known = self.branches.iter().map(|branch| branch.label.clone());
                let mut known: BTreeSet<String> = known.collect();
                let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
                for (at, branch) in several {
                    let (name, named) = label(branch);
                    let mut label = name.clone();
                    let number = numbers.entry(name.clone()).or_insert(1);
                    while !known.insert(label.clone()) {
                        *number += 1;
                        label = format!("{name} ({number})");
                    }
                    self.branches.push(Branch {
                        label,
                        named,
                        at: at.clone(),
                    });
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

/// What a branch is called, and whether that is a name: its component or its title,
/// else what it is.
fn label(branch: &Value) -> (String, bool) {
    let reference = branch["$ref"]
        .as_str()
        .and_then(|to| Pointer::from(to).last());
    let title = || branch["title"].as_str().map(str::to_owned);
    if let Some(name) = reference.or_else(title) {
        return (name, true);
    }
    let what = match (&branch["type"], &branch["enum"], &branch["const"]) {
        (Value::String(name), ..) => name.clone(),
        (_, Value::Array(values), _) => {
            let values = values.iter().map(Value::to_string);
            values.collect::<Vec<_>>().join(" or ")
        }
        (.., value) if !value.is_null() => value.to_string(),
        _ if branch["properties"].is_object() => "object".to_owned(),
        _ => "other".to_owned(),
    };
    let names = branch["properties"].as_object().into_iter().flatten();
    let names: Vec<&str> = names.map(|(name, _)| name.as_str()).collect();
    let with = match names.as_slice() {
        [] => String::new(),
        names => format!(" with {}", names.join(", ")),
    };
    (format!("{what}{with}"), false)
}

/// Whether a schema is more than words and limits.
fn says_what_it_is(schema: &Value) -> bool {
    let says = [
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
    says.iter().any(|keyword| schema.get(*keyword).is_some())
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

/// A number that is whole as an integer.
fn plain_number(value: &Value) -> Value {
    match value.as_f64() {
        #[expect(clippy::cast_possible_truncation)] // within what a float holds exactly
        Some(number) if value.is_f64() && number.fract() == 0.0 && number.abs() < 9e15 => {
            (number as i64).into()
        }
        _ => value.clone(),
    }
}

/// A schema without what it says to people.
pub fn without_words(schema: &Value) -> Value {
    match schema {
        Value::Object(object) => {
            let words = ["description", "title", "example", "examples", "$comment"];
            let kept = object
                .iter()
                .filter(|(name, value)| !words.contains(&name.as_str()) || value.is_object());
            let kept = kept.map(|(name, value)| (name.clone(), without_words(value)));
            Value::Object(kept.collect())
        }
        Value::Array(items) => items.iter().map(without_words).collect(),
        other => other.clone(),
    }
}
