//! Schemas that are written differently although no change is found in them.
//!
//! They describe the same values, or differ in what cannot be sent, so no rule judges them. But
//! generated types are named after components and places, and a union is another type than a list
//! of types. The version step has to know of them. Only the generated APIs show what changes in
//! Rust: see `diff --rust`.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use conversation_apis_codegen::Pointer;
use conversation_apis_codegen::names::field_name;
use serde_json::{Map, Value};

use super::change::Difference;
use super::compare::keys;
use super::reference::{SCHEMAS, follow};
use super::rules::{Semver, rule};

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

/// A pair of places, in the old document and the new one.
type Places = [Pointer; 2];

/// The schemas that are written differently: the given pairs, those that they lead to, and the
/// components with types of their own, which can be unused. A change explains the form of a schema
/// if its rule has a minor step, and the details in any case, but never the frame.
pub(super) fn respelled(
    [old, new]: [&Value; 2],
    given: &[Places],
    found: &[Difference],
) -> Vec<Places> {
    let places = found.iter().flat_map(|found| [&found.old, &found.new]);
    let changed: BTreeSet<&Pointer> = places.flatten().collect();
    let steps = found
        .iter()
        .map(|found| (found, rule(found.kind, found.side).semver));
    let minor = steps.filter(|(_, step)| *step == Semver::Minor);
    let places = minor.flat_map(|(found, _)| [&found.old, &found.new]);
    let explained: HashSet<&Pointer> = places.flatten().collect();
    let components = Pointer::from(SCHEMAS);
    let components = keys(new, &components).into_iter().map(|name| {
        let at = components.join(name);
        [at.clone(), at]
    });
    let have_types = |[was, is]: &Places| {
        let schemas = [Schema::at(old, was), Schema::at(new, is)];
        schemas.iter().flatten().any(Schema::has_own_type)
    };
    let mut pending: Vec<Places> = components.rev().filter(have_types).collect();
    pending.extend(given.iter().rev().cloned());
    let (mut respelled, mut seen) = (Vec::new(), HashSet::new());
    // Constants are named after the description of a server, and types after its variables.
    let servers = Pointer::default().join("servers");
    if named_servers(old) != named_servers(new) && !has_below(&changed, &servers) {
        respelled.push([servers.clone(), servers]);
    }
    while let Some(pair) = pending.pop() {
        if !seen.insert(pair.clone()) {
            continue;
        }
        let [was_at, is_at] = &pair;
        let (Some(was), Some(mut is)) = (Schema::at(old, was_at), Schema::at(new, is_at)) else {
            continue;
        };
        let is_moved = was.is_moved(was_at, is_at);
        let is_changed = || has_below(&changed, &was.at) || has_below(&changed, &is.at);
        let is_explained = || {
            let mut places = [&was, &is].into_iter().flat_map(Schema::places);
            places.any(|at| explained.contains(at))
        };
        if is_moved
            || was.frame != is.frame
            || was.form != is.form && !is_explained()
            || was.details != is.details && !is_changed()
        {
            respelled.push([was.at, is.at]);
            continue;
        }
        let below = was.below.into_iter();
        pending.extend(below.filter_map(|(key, was)| Some([was, is.below.remove(&key)?])));
    }
    respelled
}

/// What the names of servers in Rust depend on.
fn named_servers(document: &Value) -> Vec<[&Value; 2]> {
    let servers = document["servers"].as_array().into_iter().flatten();
    let named = servers.map(|server| [&server["description"], &server["variables"]]);
    named.collect()
}

/// What the type of an inline schema is named after, other than its own place: a component, or
/// for a parameter its operation.
fn holder(at: &Pointer) -> Option<String> {
    let tokens: Vec<String> = at.tokens().take(4).collect();
    let tokens: Vec<&str> = tokens.iter().map(String::as_str).collect();
    match tokens.as_slice() {
        ["components", list @ ("parameters" | "responses"), name, ..] => {
            Some(format!("{list} {name}"))
        }
        [_, _, method, "parameters"] if *method != "parameters" => Some("operation".to_owned()),
        _ => None,
    }
}

/// Whether the schema is that of a success, which is named after its operation.
fn is_of_success(at: &Pointer) -> bool {
    let mut tokens = at.tokens().skip(3);
    tokens.next().is_some_and(|list| list == "responses")
        && tokens.next().is_some_and(|status| status.starts_with('2'))
}

/// Whether one of the places is at or below another one.
fn has_below(places: &BTreeSet<&Pointer>, at: &Pointer) -> bool {
    let below = places.range(at.join("")..).next();
    places.contains(at) || below.is_some_and(|below| below.is_in(at))
}

/// What decides the name and the form of the type that is generated for a schema.
#[derive(Default)]
struct Schema {
    at: Pointer,
    /// Which components it refers to, whether it is a union, and who sends it.
    frame: BTreeSet<(String, String)>,
    /// What else it states itself.
    form: BTreeSet<(String, String)>,
    /// Its limits and formats. The rules about them know what they do to the type.
    details: BTreeSet<(String, String)>,
    /// The schemas that it leads to, by what they are for it.
    below: BTreeMap<(&'static str, String), Pointer>,
}

impl Schema {
    /// The schema at a place; `None` if there is none.
    fn at(document: &Value, at: &Pointer) -> Option<Self> {
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
                    self.state("is an object", &Value::Null);
                    // The constructor has an argument for each required property.
                    let required = list_of(part, "required");
                    let is_required = |name: &&String| required.iter().any(|it| it == *name);
                    let arguments: Vec<_> =
                        properties.keys().filter(is_required).cloned().collect();
                    self.frame.insert(stated("arguments", &arguments.into()));
                    // Of two names for one field, the first one has it.
                    let mut fields: BTreeMap<String, Vec<&str>> = BTreeMap::new();
                    for name in properties.keys() {
                        fields.entry(field_name(name)).or_default().push(name);
                    }
                    for names in fields.into_values().filter(|names| names.len() > 1) {
                        self.frame.insert(stated("fields", &names.into()));
                    }
                    for name in properties.keys() {
                        self.state("property", &Value::from(name.as_str()));
                        self.below.insert(("property", name.clone()), at.join(name));
                    }
                }
                ("prefixItems", Value::Array(items)) => {
                    self.state("prefixItems", &Value::from(items.len()));
                    let least = part.get("minItems").unwrap_or(&Value::Null);
                    self.details.insert(stated("minItems", least));
                    // A closed list whose items have the same type is a list of that type.
                    let is_same = |pair: &[Value]| matches!(pair, [one, other] if one["type"] == other["type"]);
                    if items.windows(2).all(is_same) {
                        for end in ["items", "maxItems", "unevaluatedItems"] {
                            let value = part.get(end).filter(|value| !value.is_object());
                            self.state(end, value.unwrap_or(&Value::Null));
                        }
                    }
                    for (index, schema) in items.iter().enumerate() {
                        // A field is named after the title.
                        let title = schema.get("title").unwrap_or(&Value::Null);
                        self.state(&format!("item {index}"), title);
                        let item = ("item", index.to_string());
                        self.below.insert(item, at.join(index));
                    }
                }
                ("items", Value::Object(_)) => {
                    self.state("items", &Value::Null);
                    self.below.insert(("items", String::new()), at);
                }
                ("additionalProperties", value) if *value != true => {
                    self.details
                        .insert(stated(keyword, &value.is_object().into()));
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
                    self.details.insert(stated("range", &limit.is_f64().into()));
                    let is_never_negative = name == "minimum" && limit.as_u64().is_some();
                    let is_large = name == "maximum" && limit.is_u64() && !limit.is_i64();
                    if is_never_negative || is_large {
                        self.details.insert(stated(name, &Value::Null));
                    }
                }
                ("const", value) => {
                    self.state("enum", value);
                    self.type_of("enum", value, part);
                }
                ("discriminator", value) => {
                    self.details.insert(stated(keyword, &value["propertyName"]));
                }
                ("x-codes" | "x-timestamp", value) => self.state(keyword, value),
                (keyword, value) if FORMS.contains(&keyword) && *value != false => {
                    self.details.insert(stated(keyword, value));
                }
                _ => {}
            }
        }
    }

    /// Its place, and those of the schemas that it leads to.
    fn places(&self) -> impl Iterator<Item = &Pointer> {
        std::iter::once(&self.at).chain(self.below.values())
    }

    /// Whether it has a type of its own.
    fn has_own_type(&self) -> bool {
        let stated = self.form.iter().chain(&self.frame).chain(&self.details);
        let mut keywords = stated.map(|(keyword, _)| keyword.as_str());
        keywords.any(|keyword| OWN.contains(&keyword))
    }

    /// Whether it has a type of its own, which is named after another holder now.
    fn is_moved(&self, was: &Pointer, is: &Pointer) -> bool {
        let is_of_success = is_of_success(was) || is_of_success(is);
        holder(was) != holder(is) && !is_of_success && self.has_own_type()
    }

    fn state(&mut self, keyword: &str, value: &Value) {
        self.form.insert(stated(keyword, value));
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
