//! The rules of objects.

use serde_json::{Map, Value, json};

use super::super::directions::states;
use super::super::resolve;
use super::compile::{Compiler, Mode, has_rules};
use super::facts::{is_held, types};
use crate::Pointer;
use crate::pattern::translated;

impl Compiler<'_, '_, '_> {
    /// The rules of an object.
    pub(super) fn objects(
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
        self.properties(schema, at, mode, rules);
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

    /// The rules of the values of properties: those with a name, those whose name matches a
    /// pattern, and all others.
    fn properties(
        &mut self,
        schema: &Map<String, Value>,
        at: &Pointer,
        mode: Mode,
        rules: &mut Map<String, Value>,
    ) {
        let mut properties = self.map(schema, "properties", at, mode);
        self.refuse_null(schema, &mut properties);
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
    }

    /// Refuses null in required properties that are `writeOnly`, if their type does not allow it.
    fn refuse_null(&self, schema: &Map<String, Value>, rules: &mut Map<String, Value>) {
        for name in self.required(schema, Mode::Typed) {
            let property = schema.get("properties").and_then(|all| all.get(&name));
            let Some(property) = property.filter(|it| is_held(it, self.schemas)) else {
                continue;
            };
            let target = resolve(property, self.schemas).and_then(Value::as_object);
            let types = target.map(types).unwrap_or_default();
            if let (Some(Value::Object(rules)), false) = (rules.get_mut(&name), types.is_empty()) {
                rules.entry("type").or_insert_with(|| json!(types));
            }
        }
    }

    /// The rules of each schema in a map.
    pub(super) fn map(
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
    /// always has those with a type. One that is `writeOnly` is optional in a struct that is also
    /// read.
    fn required(&self, schema: &Map<String, Value>, mode: Mode) -> Vec<String> {
        let names = schema.get("required").and_then(Value::as_array);
        let names = names.into_iter().flatten().filter_map(Value::as_str);
        let properties = schema.get("properties");
        let is_checked = |name: &&str| {
            let Some(property) = properties.and_then(|all| all.get(*name)) else {
                return true;
            };
            let is = |keyword| states(property, keyword, self.schemas);
            let is_held = || is_held(property, self.schemas) && !is("writeOnly");
            !is("readOnly") && (mode == Mode::Raw || !is_held())
        };
        names.filter(is_checked).map(str::to_owned).collect()
    }
}
