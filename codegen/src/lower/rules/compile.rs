//! The rules of a schema.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::super::{Notes, reference};
use super::facts::{allows_null, applies, contradicts, holds_more, is, refuses_null, types};
use crate::pattern::translated;
use crate::repair::count;
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
        let is_one = types.len() == 1 && !holds_more(schema, &types);
        let is_held = mode != Mode::Raw && is_one && !contradicts(schema, &types, self.schemas);
        if !types.is_empty() && !is_held {
            rules.insert("type".to_owned(), json!(types));
        }
        self.values(schema, &types, at, &mut rules);
        self.numbers(schema, &types, at, &mut rules);
        self.texts(schema, &types, at, &mut rules);
        counts(schema, &types, &mut rules);
        self.lists(schema, at, mode, &mut rules);
        self.objects(schema, at, mode, &mut rules);
        self.combined(schema, at, mode, &mut rules);
        let is_nullable = allows_null(schema, self.schemas) && !refuses_null(schema, &types);
        if is_nullable && !rules.is_empty() {
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
        self.number(step, &at.join("multipleOf"), "multipleOf", rules);
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
}

/// The limits of lengths.
fn counts(schema: &Map<String, Value>, types: &[&str], rules: &mut Map<String, Value>) {
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
            match schema.get(keyword).and_then(count) {
                Some(0) if keyword.starts_with("min") => {}
                Some(count) => drop(rules.insert(keyword.to_owned(), json!(count))),
                None => {}
            }
        }
    }
    if applies(types, &["array"]) && schema.get("uniqueItems") == Some(&Value::Bool(true)) {
        rules.insert("uniqueItems".to_owned(), json!(true));
    }
}
