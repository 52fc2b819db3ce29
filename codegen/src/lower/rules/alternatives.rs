//! The rules of a schema that is made of other schemas.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::super::{reference, resolve};
use super::compile::{Compiler, Mode, has_rules, is_null};
use crate::keywords::{is_annotation, only_refuses};
use crate::{Pointer, walk};

impl Compiler<'_, '_, '_> {
    pub(super) fn combined(
        &mut self,
        schema: &Map<String, Value>,
        at: &Pointer,
        mode: Mode,
        rules: &mut Map<String, Value>,
    ) {
        let mut all = Vec::new();
        let members = schema.get("allOf").and_then(Value::as_array);
        for (index, member) in members.into_iter().flatten().enumerate() {
            all.push(self.node(member, &at.join("allOf").join(index), mode));
        }
        for keyword in ["oneOf", "anyOf"] {
            if let Some(branches) = schema.get(keyword).and_then(Value::as_array) {
                let at = at.join(keyword);
                let branches = branches.iter().enumerate();
                let branches = branches.filter(|(_, branch)| !is_null(branch, self.schemas));
                let branches: Vec<(usize, &Value)> = branches.collect();
                match branches.as_slice() {
                    [] => {}
                    [(index, only)] => all.push(self.node(only, &at.join(index), mode)),
                    several => all.push(self.union(schema, several, &at, mode)),
                }
            }
        }
        self.conditions(schema, at, mode, &mut all);
        let excluded = schema.get("not");
        if let Some(not) = excluded.and_then(|not| self.exact(not, &at.join("not"))) {
            rules.insert("not".to_owned(), not);
        }
        all.retain(has_rules);
        if !all.is_empty() {
            rules.insert("allOf".to_owned(), Value::Array(all));
        }
    }

    /// The rules of a union without null among its branches.
    fn union(
        &mut self,
        schema: &Map<String, Value>,
        branches: &[(usize, &Value)],
        at: &Pointer,
        mode: Mode,
    ) -> Value {
        let is_one_of = at.last().is_some_and(|keyword| keyword == "oneOf");
        if is_one_of && branches.iter().all(|(_, branch)| only_requires(branch)) {
            let all = branches
                .iter()
                .map(|(index, branch)| self.exact(branch, &at.join(index)));
            let all: Option<Vec<Value>> = all.collect();
            return all.map_or_else(|| json!({}), |all| json!({ "oneOf": all }));
        }
        let schemas = self.schemas;
        let mut each = |mode| {
            let each = branches.iter();
            let each = each.map(|(index, branch)| self.node(branch, &at.join(index), mode));
            each.collect::<Vec<Value>>()
        };
        let is_type = branches.iter().all(|(_, branch)| !only_constrains(branch));
        if mode == Mode::Raw || !is_type {
            return json!({ "anyOf": each(Mode::Raw) });
        }
        let typed = each(Mode::Typed);
        if let Some((property, tags)) = tags(schema, branches, schemas) {
            let mut branches = Map::new();
            for (rules, tags) in typed.into_iter().zip(tags) {
                branches.extend(tags.into_iter().map(|tag| (tag, rules.clone())));
            }
            return json!({ "tagged": { "property": property, "branches": branches } });
        }
        json!({ "anyOf": each(Mode::Raw), "typed": typed })
    }

    /// `if` with `then` and `else`, and `dependentSchemas`.
    fn conditions(
        &mut self,
        schema: &Map<String, Value>,
        at: &Pointer,
        mode: Mode,
        all: &mut Vec<Value>,
    ) {
        if let Some(condition) = schema.get("if") {
            let branches = ["then", "else"].map(|keyword| match schema.get(keyword) {
                Some(schema) => self.node(schema, &at.join(keyword), mode),
                None => json!({}),
            });
            if branches.iter().any(has_rules)
                && let Some(condition) = self.exact(condition, &at.join("if"))
            {
                let [then, otherwise] = branches;
                all.push(json!({ "if": condition, "then": then, "else": otherwise }));
            }
        }
        let dependent = schema.get("dependentSchemas").and_then(Value::as_object);
        for (name, schema) in dependent.into_iter().flatten() {
            let then = self.node(schema, &at.join("dependentSchemas").join(name), mode);
            if has_rules(&then) {
                let condition = json!({ "type": ["object"], "required": [name] });
                all.push(json!({ "if": condition, "then": then, "else": {} }));
            }
        }
    }

    /// The rules of a schema that decides something, so that none of them may be left out.
    /// `None`, with a note, if one has to be.
    pub(super) fn exact(&mut self, schema: &Value, at: &Pointer) -> Option<Value> {
        let has_reference =
            walk::any_property(schema, &|name, value| name == "$ref" && value.is_string());
        let before = self.lost;
        if !has_reference {
            let rules = self.node(schema, at, Mode::Raw);
            if self.lost == before {
                return Some(rules);
            }
        }
        self.lose(at, "it has a rule that cannot be checked");
        None
    }
}

/// Whether a branch says nothing but which properties an object must have.
fn only_requires(branch: &Value) -> bool {
    let keywords = branch.as_object();
    keywords
        .is_some_and(|keywords| keywords.contains_key("required") || keywords.contains_key("not"))
        && keywords.into_iter().flatten().all(|(keyword, value)| {
            is_annotation(keyword)
                || keyword == "required"
                || keyword == "not"
                || keyword == "type" && value == "object"
        })
}

/// Whether a branch has no type of its own, so that a Rust type cannot hold which branch a
/// value belongs to.
fn only_constrains(branch: &Value) -> bool {
    let mut keywords = branch.as_object().into_iter().flat_map(Map::keys);
    keywords.all(|keyword| is_annotation(keyword) || only_refuses(keyword) || keyword == "required")
}

/// The property that names the branch, and the names of each branch. `None` without a
/// discriminator, or if a branch has no name or shares it with another.
fn tags(
    schema: &Map<String, Value>,
    branches: &[(usize, &Value)],
    schemas: &Map<String, Value>,
) -> Option<(String, Vec<Vec<String>>)> {
    let discriminator = schema.get("discriminator")?;
    let property = discriminator["propertyName"].as_str()?;
    let mut mapped: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (tag, target) in discriminator["mapping"].as_object().into_iter().flatten() {
        let target = target.as_str()?;
        let name = Pointer::from(target)
            .last()
            .unwrap_or_else(|| target.to_owned());
        mapped.entry(name).or_default().push(tag.clone());
    }
    let mut all: Vec<Vec<String>> = Vec::new();
    for (_, branch) in branches {
        let name = reference(branch)?;
        let stated = stated_tags(branch, property, schemas);
        let tags = mapped
            .remove(&name)
            .or(stated)
            .unwrap_or_else(|| vec![name]);
        if all.iter().flatten().any(|taken| tags.contains(taken)) {
            return None;
        }
        all.push(tags);
    }
    Some((property.to_owned(), all))
}

/// The values that a branch states for its tag.
fn stated_tags(
    branch: &Value,
    property: &str,
    schemas: &Map<String, Value>,
) -> Option<Vec<String>> {
    let branch = resolve(branch, schemas)?;
    let tag = resolve(branch["properties"].get(property)?, schemas)?;
    if let Some(text) = tag["const"].as_str() {
        return Some(vec![text.to_owned()]);
    }
    let values = tag["enum"].as_array()?.iter();
    values
        .map(|value| value.as_str().map(str::to_owned))
        .collect()
}
