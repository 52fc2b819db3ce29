//! The rules of a schema.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::super::{Notes, aliases, reference, resolve};
use super::pattern::translated;
use crate::{NoteKind, Pointer};

/// Whether a Rust type holds what a schema says about types and required properties.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mode {
    Typed,
    /// Types and required properties are rules too, because they decide which branch of a union
    /// a value belongs to, or because the value is raw JSON.
    Raw,
}

/// Compiles schemas, and the components that they refer to.
pub(super) struct Compiler<'a, 'n, 'm> {
    pub(super) schemas: &'a Map<String, Value>,
    notes: &'n mut Notes<'m>,
    /// The places that have a note: a component can be compiled twice.
    noted: BTreeSet<Pointer>,
    queue: Vec<(String, Mode)>,
    seen: BTreeSet<(String, Mode)>,
    /// How many rules could not be kept.
    pub(super) lost: usize,
}

/// The name of a component's rules.
fn rules_name(name: &str, mode: Mode) -> String {
    match mode {
        Mode::Typed => name.to_owned(),
        Mode::Raw => format!("{name}/raw"),
    }
}

/// Whether rules say anything.
pub(super) fn has_rules(rules: &Value) -> bool {
    rules.as_object().is_some_and(|rules| !rules.is_empty())
}

impl<'a, 'n, 'm> Compiler<'a, 'n, 'm> {
    pub(super) fn new(schemas: &'a Map<String, Value>, notes: &'n mut Notes<'m>) -> Self {
        Self {
            schemas,
            notes,
            noted: BTreeSet::new(),
            queue: Vec::new(),
            seen: BTreeSet::new(),
            lost: 0,
        }
    }

    /// The rules of the components that were referred to.
    pub(super) fn components(mut self) -> BTreeMap<String, Value> {
        let mut found = BTreeMap::new();
        while let Some((name, mode)) = self.queue.pop() {
            if let Some(schema) = self.schemas.get(&name) {
                let at = Pointer::from("#/components/schemas").join(&name);
                let rules = self.node(schema, &at, mode);
                found.insert(rules_name(&name, mode), rules);
            }
        }
        found
    }

    /// Notes that a rule is not checked.
    pub(super) fn lose(&mut self, at: &Pointer, why: &str) {
        self.lost += 1;
        if self.noted.insert(at.clone()) {
            let text = format!("not checked before sending: {why}");
            self.notes.add(NoteKind::NotChecked, at, text);
        }
    }

    /// The rules of a schema.
    pub(super) fn node(&mut self, schema: &Value, at: &Pointer, mode: Mode) -> Value {
        let Some(schema) = schema.as_object() else {
            return match schema {
                Value::Bool(false) => json!({ "not": {} }),
                _ => json!({}),
            };
        };
        if schema.contains_key("$ref") {
            return self.reference(schema, mode);
        }
        let mut rules = Map::new();
        let types = types(schema);
        if !types.is_empty() && (mode == Mode::Raw || types.len() > 1) {
            rules.insert("type".to_owned(), json!(types));
        }
        self.values(schema, &types, at, &mut rules);
        self.numbers(schema, &types, at, &mut rules);
        self.texts(schema, &types, at, &mut rules);
        self.counts(schema, &types, at, &mut rules);
        self.lists(schema, at, mode, &mut rules);
        self.objects(schema, at, mode, &mut rules);
        self.combined(schema, at, mode, &mut rules);
        if allows_null(schema, self.schemas) && !rules.is_empty() {
            rules.shift_insert(0, "nullable".to_owned(), json!(true));
        }
        Value::Object(rules)
    }

    fn reference(&mut self, schema: &Map<String, Value>, mode: Mode) -> Value {
        let name = reference(&Value::Object(schema.clone()));
        let Some(name) = name.filter(|name| self.schemas.contains_key(name)) else {
            self.lost += 1;
            return json!({});
        };
        let rules = rules_name(&name, mode);
        if self.seen.insert((name.clone(), mode)) {
            self.queue.push((name, mode));
        }
        json!({ "$ref": rules })
    }

    fn values(
        &mut self,
        schema: &Map<String, Value>,
        types: &[&str],
        at: &Pointer,
        rules: &mut Map<String, Value>,
    ) {
        let constant = schema.get("const").map(std::slice::from_ref);
        let stated = schema.get("enum").and_then(Value::as_array);
        for (keyword, values) in [("const", constant), ("enum", stated.map(Vec::as_slice))] {
            let Some(values) = values else {
                continue;
            };
            let texts = !types.is_empty() && types.iter().all(|name| *name == "string");
            let kept = values.iter().filter(|value| !value.is_null());
            let kept = kept.map(|value| match value {
                // Values without quotes are text.
                Value::Number(_) | Value::Bool(_) if texts => json!(value.to_string()),
                value => value.clone(),
            });
            let kept =
                kept.filter(|value| types.is_empty() || types.iter().any(|name| is(name, value)));
            let kept: Vec<Value> = kept.collect();
            match kept.is_empty() {
                // Null alone, which is a matter of types.
                true if values.iter().all(Value::is_null) => {}
                true => self.lose(&at.join(keyword), "no value is of the stated type"),
                false => drop(rules.insert("enum".to_owned(), Value::Array(kept))),
            }
        }
    }

    fn numbers(
        &mut self,
        schema: &Map<String, Value>,
        types: &[&str],
        at: &Pointer,
        rules: &mut Map<String, Value>,
    ) {
        if !applies(types, &["number", "integer"]) {
            return;
        }
        for (keyword, exclusive) in [
            ("minimum", "exclusiveMinimum"),
            ("maximum", "exclusiveMaximum"),
        ] {
            let is_exclusive = schema.get(exclusive) == Some(&Value::Bool(true));
            let kept = if is_exclusive { exclusive } else { keyword };
            self.number(schema.get(keyword), &at.join(keyword), kept, rules);
            let bound = schema.get(exclusive).filter(|bound| !bound.is_boolean());
            self.number(bound, &at.join(exclusive), exclusive, rules);
        }
        let step = schema.get("multipleOf");
        match step.and_then(Value::as_f64) {
            Some(number) if number <= 0.0 => {
                self.lose(&at.join("multipleOf"), "it must be greater than 0");
            }
            _ => self.number(step, &at.join("multipleOf"), "multipleOf", rules),
        }
    }

    fn number(
        &mut self,
        value: Option<&Value>,
        at: &Pointer,
        keyword: &str,
        rules: &mut Map<String, Value>,
    ) {
        match value {
            Some(value) if value.is_number() => {
                rules.insert(keyword.to_owned(), value.clone());
            }
            Some(_) => self.lose(at, "expected a number"),
            None => {}
        }
    }

    fn texts(
        &mut self,
        schema: &Map<String, Value>,
        types: &[&str],
        at: &Pointer,
        rules: &mut Map<String, Value>,
    ) {
        if !applies(types, &["string"]) {
            return;
        }
        if schema.contains_key("format") {
            self.lost += 1;
        }
        if let Some(pattern) = schema.get("pattern") {
            match pattern.as_str().map(translated) {
                Some(Ok(_)) => drop(rules.insert("pattern".to_owned(), pattern.clone())),
                Some(Err(why)) => self.lose(&at.join("pattern"), &why),
                None => self.lose(&at.join("pattern"), "expected a text"),
            }
        }
    }

    /// The limits of lengths.
    fn counts(
        &mut self,
        schema: &Map<String, Value>,
        types: &[&str],
        at: &Pointer,
        rules: &mut Map<String, Value>,
    ) {
        let all = [
            ("string", ["minLength", "maxLength"]),
            ("array", ["minItems", "maxItems"]),
            ("object", ["minProperties", "maxProperties"]),
        ];
        for (kind, keywords) in all {
            if !applies(types, &[kind]) {
                continue;
            }
            for keyword in keywords {
                match schema.get(keyword).map(count) {
                    Some(Some(0)) if keyword.starts_with("min") => {}
                    Some(Some(count)) => drop(rules.insert(keyword.to_owned(), json!(count))),
                    Some(None) => self.lose(&at.join(keyword), "expected a whole number"),
                    None => {}
                }
            }
        }
        if applies(types, &["array"]) && schema.get("uniqueItems") == Some(&Value::Bool(true)) {
            rules.insert("uniqueItems".to_owned(), json!(true));
        }
    }

    fn lists(
        &mut self,
        schema: &Map<String, Value>,
        at: &Pointer,
        mode: Mode,
        rules: &mut Map<String, Value>,
    ) {
        let prefix = schema.get("prefixItems").and_then(Value::as_array);
        if let Some(prefix) = prefix {
            let at = at.join("prefixItems");
            let prefix = prefix.iter().enumerate();
            let prefix = prefix.map(|(index, item)| self.node(item, &at.join(index), Mode::Raw));
            let prefix: Vec<Value> = prefix.collect();
            rules.insert("prefixItems".to_owned(), Value::Array(prefix));
        }
        if let Some(items) = schema.get("items") {
            let items = self.node(items, &at.join("items"), mode);
            if has_rules(&items) {
                rules.insert("items".to_owned(), items);
            }
        }
        let Some(contains) = schema.get("contains") else {
            return;
        };
        let limit = |keyword| schema.get(keyword).and_then(count);
        let (least, most) = (limit("minContains"), limit("maxContains"));
        if let Some(contains) = self.exact(contains, &at.join("contains")) {
            rules.insert("contains".to_owned(), contains);
            rules.insert("minContains".to_owned(), json!(least.unwrap_or(1)));
            rules.extend(most.map(|most| ("maxContains".to_owned(), json!(most))));
        }
    }

    fn objects(
        &mut self,
        schema: &Map<String, Value>,
        at: &Pointer,
        mode: Mode,
        rules: &mut Map<String, Value>,
    ) {
        let required = self.required(schema, mode);
        if !required.is_empty() {
            rules.insert("required".to_owned(), json!(required));
        }
        if let Some(dependent) = schema.get("dependentRequired").and_then(Value::as_object) {
            let is_list = |names: &&Value| {
                let names = names.as_array();
                names.is_some_and(|names| !names.is_empty() && names.iter().all(Value::is_string))
            };
            let kept = dependent.iter().filter(|(_, names)| is_list(names));
            let kept: Map<String, Value> = kept
                .map(|(name, names)| (name.clone(), names.clone()))
                .collect();
            if !kept.is_empty() {
                rules.insert("dependentRequired".to_owned(), Value::Object(kept));
            }
        }
        let properties = self.map(schema, "properties", at, mode);
        let patterns = self.map(schema, "patternProperties", at, mode);
        let (patterns, unreadable): (Map<_, _>, Map<_, _>) = patterns
            .into_iter()
            .partition(|(pattern, _)| translated(pattern).is_ok());
        for (pattern, _) in &unreadable {
            let at = at.join("patternProperties").join(pattern);
            self.lose(&at, "the pattern cannot be read");
        }
        let others = match schema.get("additionalProperties") {
            Some(others) if !others.is_boolean() => {
                self.node(others, &at.join("additionalProperties"), mode)
            }
            Some(Value::Bool(false)) => {
                self.lost += 1;
                json!({})
            }
            _ => json!({}),
        };
        if has_rules(&others) && unreadable.is_empty() {
            let names = |keyword| {
                let names = schema.get(keyword).and_then(Value::as_object);
                names.into_iter().flat_map(Map::keys).collect::<Vec<_>>()
            };
            rules.insert(
                "additionalProperties".to_owned(),
                json!({
                    "properties": names("properties"),
                    "patterns": names("patternProperties"),
                    "rules": others,
                }),
            );
        }
        for (keyword, kept) in [("properties", properties), ("patternProperties", patterns)] {
            let kept: Map<_, _> = kept
                .into_iter()
                .filter(|(_, rules)| has_rules(rules))
                .collect();
            if !kept.is_empty() {
                rules.insert(keyword.to_owned(), Value::Object(kept));
            }
        }
        if let Some(names) = schema.get("propertyNames") {
            let names = self.node(names, &at.join("propertyNames"), Mode::Typed);
            if has_rules(&names) {
                rules.insert("propertyNames".to_owned(), names);
            }
        }
        self.lost += ["unevaluatedProperties", "unevaluatedItems"]
            .iter()
            .filter(|keyword| schema.contains_key(**keyword))
            .count();
    }

    /// The rules of each schema in a map.
    fn map(
        &mut self,
        schema: &Map<String, Value>,
        keyword: &str,
        at: &Pointer,
        mode: Mode,
    ) -> Map<String, Value> {
        let at = at.join(keyword);
        let schemas = schema.get(keyword).and_then(Value::as_object);
        let schemas = schemas.into_iter().flatten();
        schemas
            .map(|(name, schema)| (name.clone(), self.node(schema, &at.join(name), mode)))
            .collect()
    }

    /// The required properties. Requests do not have those that are `readOnly`, and a struct
    /// always has those with a type.
    fn required(&self, schema: &Map<String, Value>, mode: Mode) -> Vec<String> {
        let names = schema.get("required").and_then(Value::as_array);
        let names = names.into_iter().flatten().filter_map(Value::as_str);
        let properties = schema.get("properties");
        let is_checked = |name: &&str| {
            let Some(property) = properties.and_then(|all| all.get(*name)) else {
                return true;
            };
            let read_only = aliases(property, self.schemas)
                .any(|schema| schema.get("readOnly") == Some(&Value::Bool(true)));
            !read_only && (mode == Mode::Raw || !is_held(property, self.schemas))
        };
        names.filter(is_checked).map(str::to_owned).collect()
    }
}

/// Whether a struct's field for a required property cannot be without a value.
fn is_held(property: &Value, schemas: &Map<String, Value>) -> bool {
    let Some(schema) = resolve(property, schemas).and_then(Value::as_object) else {
        return false;
    };
    let forms = ["properties", "items", "allOf", "oneOf", "anyOf", "enum"];
    let is_typed = match types(schema).as_slice() {
        [] => forms.iter().any(|keyword| schema.contains_key(*keyword)),
        [_] => true,
        _ => false,
    };
    let nullable = aliases(property, schemas)
        .filter_map(Value::as_object)
        .any(|schema| allows_null(schema, schemas));
    is_typed && !nullable
}

/// The types of a schema, without null.
pub(super) fn types(schema: &Map<String, Value>) -> Vec<&str> {
    let types = match schema.get("type") {
        Some(Value::Array(types)) => types.as_slice(),
        Some(name) => std::slice::from_ref(name),
        None => &[],
    };
    let types = types.iter().filter_map(Value::as_str);
    types.filter(|name| *name != "null").collect()
}

/// Whether null is allowed beside other values.
fn allows_null(schema: &Map<String, Value>, schemas: &Map<String, Value>) -> bool {
    let types = schema.get("type").and_then(Value::as_array);
    let values = schema.get("enum").and_then(Value::as_array);
    let branches = ["oneOf", "anyOf"].map(|keyword| schema.get(keyword).and_then(Value::as_array));
    let mut branches = branches.into_iter().flatten().flatten();
    schema.get("nullable") == Some(&Value::Bool(true))
        || types.is_some_and(|types| types.contains(&json!("null")))
        || values.is_some_and(|values| values.contains(&Value::Null))
        || branches.any(|branch| is_null(branch, schemas))
}

/// Whether a branch allows null and nothing else.
pub(super) fn is_null(branch: &Value, schemas: &Map<String, Value>) -> bool {
    resolve(branch, schemas).is_some_and(|branch| {
        let values = branch.get("enum").and_then(Value::as_array);
        branch["type"] == "null"
            || branch["type"] == json!(["null"])
            || branch.get("const") == Some(&Value::Null)
            || values.is_some_and(|values| !values.is_empty() && values.iter().all(Value::is_null))
    })
}

/// Whether rules for these types say anything about values of the stated types.
fn applies(stated: &[&str], to: &[&str]) -> bool {
    stated.is_empty() || stated.iter().any(|name| to.contains(name))
}

fn is(name: &str, value: &Value) -> bool {
    match name {
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        "integer" => {
            value.is_i64()
                || value.is_u64()
                || value.as_f64().is_some_and(|number| number.fract() == 0.0)
        }
        _ => value.is_number(),
    }
}

/// A number of items, characters or properties.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn count(value: &Value) -> Option<u64> {
    let whole = |number: &f64| number.fract() == 0.0 && (0.0..1e15).contains(number);
    // `5.0` is a whole number too.
    value
        .as_u64()
        .or_else(|| Some(value.as_f64().filter(whole)? as u64))
}
