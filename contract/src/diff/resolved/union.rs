//! The branches of a union.

use std::collections::{BTreeMap, BTreeSet};

use conversation_apis_codegen::Pointer;
use serde_json::Value;

use super::super::reference::follow;
use super::{ResolvedSchema, Step, has_shape, members};

/// A branch of a union.
#[derive(Debug, Clone)]
pub(in super::super) struct Branch {
    /// Its component, its title, or else a description of it. No other branch of the
    /// union has the same label.
    pub(in super::super) label: String,
    /// Whether the label is a component or a title.
    pub(in super::super) is_named: bool,
    pub(in super::super) at: Pointer,
}

impl ResolvedSchema {
    /// Merges a union. A union with only one branch beside null is not a real union, and
    /// neither is an open enum. In these cases, the schema that it stands for is returned as
    /// the next step.
    pub(super) fn union(
        &mut self,
        document: &Value,
        schema_at: &Pointer,
        keyword: &str,
        seen: &BTreeSet<Pointer>,
    ) -> Option<Step> {
        let schema = document.pointer(schema_at.as_str())?.as_object()?;
        let at = schema_at.join(keyword);
        let is_null =
            |branch: &Value| branch["type"] == "null" || branch.get("const") == Some(&Value::Null);
        let (nulls, mut branches): (Vec<_>, Vec<_>) = members(schema, keyword)
            .map(|(index, branch)| (at.join(index), branch))
            .partition(|(_, branch)| is_null(branch));
        self.nullable |= !nulls.is_empty();
        // A branch that leads back to the union, or to what contains it, adds nothing.
        let end = |at: &Pointer| follow(document, at, true);
        branches.retain(|(at, _)| !schema_at.is_in(&end(at)));
        // If a parent is the union of its children, a child is one of the branches.
        if branches.len() > 1 && branches.iter().any(|(at, _)| seen.contains(&end(at))) {
            return None;
        }
        // Branches that only require properties are a rule for the object beside them.
        if !branches.is_empty() && branches.iter().all(|(_, branch)| only_requires(branch)) {
            let rules = branches.iter().map(|(_, branch)| (*branch).clone());
            self.other_keywords
                .insert(keyword.to_owned(), rules.collect());
            return None;
        }
        match branches.as_slice() {
            [] => None,
            [(only, _)] => Some(Step::Schema(only.clone())),
            several => {
                if let Some(values) = open_enum(several) {
                    (self.open, self.open_by_keyword) = (true, true);
                    return Some(Step::Schema(values.clone()));
                }
                self.add_branches(several);
                None
            }
        }
    }

    fn add_branches(&mut self, branches: &[(Pointer, &Value)]) {
        let known = self.branches.iter().map(|branch| branch.label.clone());
        let mut known: BTreeSet<String> = known.collect();
        let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
        for (at, branch) in branches {
            let (name, is_named) = label(branch);
            let mut label = name.clone();
            let number = numbers.entry(name.clone()).or_insert(1);
            while !known.insert(label.clone()) {
                *number += 1;
                label = format!("{name} ({number})");
            }
            self.branches.push(Branch {
                label,
                is_named,
                at: at.clone(),
            });
        }
    }
}

/// Whether a branch states only which properties are required.
fn only_requires(branch: &Value) -> bool {
    branch.get("required").is_some() && !has_shape(branch)
}

/// The place of the enum in a union of an enum and any string: it is an open enum.
fn open_enum<'a>(branches: &'a [(Pointer, &Value)]) -> Option<&'a Pointer> {
    let [(one, first), (two, second)] = branches else {
        return None;
    };
    let is_any_string = |branch: &Value| {
        branch["type"] == "string" && branch.as_object().is_some_and(|branch| branch.len() == 1)
    };
    let is_enum = |branch: &Value| branch.get("enum").is_some();
    match is_any_string(first) || is_any_string(second) {
        true if is_enum(first) => Some(one),
        true if is_enum(second) => Some(two),
        _ => None,
    }
}

/// The component or the title of a branch and true, or a description of it and false.
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
