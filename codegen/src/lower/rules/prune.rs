//! Removes rules that say nothing, so that only what is checked costs anything.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::compile::has_rules;
use crate::Pointer;

type Roots = Vec<(Pointer, Value)>;

/// The roots with rules, and the components that they need.
pub(super) fn run(
    roots: Roots,
    mut components: BTreeMap<String, Value>,
) -> (Roots, Map<String, Value>) {
    without_cycles(&mut components);
    let live = live(&components);
    let roots = roots
        .into_iter()
        .map(|(at, rules)| (at, pruned(&rules, &live)));
    let roots: Roots = roots.filter(|(_, rules)| has_rules(rules)).collect();
    let mut kept = BTreeMap::new();
    let mut queue = Vec::new();
    roots
        .iter()
        .for_each(|(_, rules)| references(rules, &mut queue));
    while let Some(name) = queue.pop() {
        if let Some(rules) = components.remove(&name) {
            let rules = pruned(&rules, &live);
            references(&rules, &mut queue);
            kept.insert(name, rules);
        }
    }
    (roots, kept.into_iter().collect())
}

/// The components that have rules.
fn live(components: &BTreeMap<String, Value>) -> BTreeSet<String> {
    let mut users: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for (name, rules) in components {
        let mut used = Vec::new();
        references(rules, &mut used);
        for target in used {
            users.entry(target).or_default().push(name);
        }
    }
    let mut live = BTreeSet::new();
    let mut queue: Vec<&str> = components.keys().map(String::as_str).collect();
    while let Some(name) = queue.pop() {
        if !live.contains(name) && has_rules(&pruned(&components[name], &live)) {
            live.insert(name.to_owned());
            queue.extend(users.get(name).into_iter().flatten());
        }
    }
    live
}

fn references(rules: &Value, found: &mut Vec<String>) {
    match rules {
        Value::Object(object) => {
            if let Some(Value::String(name)) = object.get("$ref") {
                found.push(name.clone());
            }
            object.values().for_each(|rules| references(rules, found));
        }
        Value::Array(items) => items.iter().for_each(|rules| references(rules, found)),
        _ => {}
    }
}

/// Rules without the parts that say nothing.
fn pruned(rules: &Value, live: &BTreeSet<String>) -> Value {
    let mut kept = Map::new();
    for (keyword, value) in rules.as_object().into_iter().flatten() {
        let value = match keyword.as_str() {
            "$ref" if !value.as_str().is_some_and(|name| live.contains(name)) => continue,
            "items" | "propertyNames" => Some(pruned(value, live)).filter(has_rules),
            "properties" | "patternProperties" => map(value, live),
            "additionalProperties" => {
                let rules = pruned(&value["rules"], live);
                has_rules(&rules).then(|| {
                    let mut value = value.clone();
                    value["rules"] = rules;
                    value
                })
            }
            "allOf" => {
                let mut all = list(value, live);
                all.retain(has_rules);
                (!all.is_empty()).then_some(Value::Array(all))
            }
            "prefixItems" => {
                let all = list(value, live);
                all.iter().any(has_rules).then_some(Value::Array(all))
            }
            "anyOf" => {
                let typed = rules.get("typed").map(|typed| list(typed, live));
                let is_typed = typed.is_some_and(|typed| !typed.iter().any(has_rules));
                let all = list(value, live);
                (!is_typed && all.iter().all(has_rules)).then_some(Value::Array(all))
            }
            "typed" => None,
            "tagged" => map(&value["branches"], live).map(|_| {
                let branches = value["branches"].as_object().into_iter().flatten();
                let branches = branches.map(|(tag, rules)| (tag.clone(), pruned(rules, live)));
                let branches: Map<String, Value> = branches.collect();
                json!({ "property": value["property"], "branches": branches })
            }),
            "then" | "else" => Some(pruned(value, live)),
            _ => Some(value.clone()),
        };
        kept.extend(value.map(|value| (keyword.clone(), value)));
    }
    if kept.contains_key("if")
        && !["then", "else"]
            .iter()
            .any(|keyword| has_rules(&kept[*keyword]))
    {
        kept.retain(|keyword, _| !["if", "then", "else"].contains(&keyword.as_str()));
    }
    // Null breaks no rule but these.
    let for_null = [
        "type", "enum", "$ref", "allOf", "anyOf", "oneOf", "tagged", "not", "if",
    ];
    if !for_null.iter().any(|keyword| kept.contains_key(*keyword)) {
        kept.shift_remove("nullable");
    }
    merged(kept)
}

/// Rules with the keywords of those members of `allOf` that state others.
fn merged(mut rules: Map<String, Value>) -> Value {
    let members = match rules.shift_remove("allOf") {
        Some(Value::Array(members)) => members,
        _ => return Value::Object(rules),
    };
    let mut kept = Vec::new();
    for member in members {
        let Value::Object(member) = member else {
            continue;
        };
        let is_apart = member.keys().any(|keyword| {
            rules.contains_key(keyword) || keyword == "nullable" && !rules.is_empty()
        });
        match is_apart {
            true => kept.push(Value::Object(member)),
            false => rules.extend(member),
        }
    }
    if !kept.is_empty() {
        let present = rules.get_mut("allOf").and_then(Value::as_array_mut);
        match present {
            Some(members) => members.extend(kept),
            None => drop(rules.insert("allOf".to_owned(), Value::Array(kept))),
        }
    }
    Value::Object(rules)
}

fn list(rules: &Value, live: &BTreeSet<String>) -> Vec<Value> {
    let rules = rules.as_array().into_iter().flatten();
    rules.map(|rules| pruned(rules, live)).collect()
}

fn map(rules: &Value, live: &BTreeSet<String>) -> Option<Value> {
    let rules = rules.as_object().into_iter().flatten();
    let rules = rules.map(|(name, rules)| (name.clone(), pruned(rules, live)));
    let kept: Map<String, Value> = rules.filter(|(_, rules)| has_rules(rules)).collect();
    (!kept.is_empty()).then_some(Value::Object(kept))
}

/// Removes references that lead back to a component for the same value. They say nothing, and
/// checking would not end.
fn without_cycles(components: &mut BTreeMap<String, Value>) {
    let edges = components.iter().map(|(name, rules)| {
        let mut targets = Vec::new();
        same_value(rules, &mut targets);
        (name.clone(), targets)
    });
    let edges: BTreeMap<String, Vec<String>> = edges.collect();
    let mut done: BTreeSet<&str> = BTreeSet::new();
    let mut back: BTreeSet<(String, String)> = BTreeSet::new();
    for start in edges.keys() {
        // The components on the way here, each with the number of its next target.
        let mut way: Vec<(&str, usize)> = vec![(start, 0)];
        while let Some((name, next)) = way.last_mut() {
            let name = *name;
            let target = edges.get(name).and_then(|targets| targets.get(*next));
            *next += 1;
            match target {
                None => {
                    done.insert(name);
                    way.pop();
                }
                Some(target) if way.iter().any(|(name, _)| name == target) => {
                    back.insert((name.to_owned(), target.clone()));
                }
                Some(target) if !done.contains(target.as_str()) => way.push((target, 0)),
                Some(_) => {}
            }
        }
    }
    for (name, target) in back {
        if let Some(rules) = components.get_mut(&name) {
            remove(rules, &target);
        }
    }
}

/// The keywords whose rules apply to the same value.
const SAME: [&str; 7] = ["allOf", "anyOf", "oneOf", "typed", "then", "else", "tagged"];

fn same_value(rules: &Value, found: &mut Vec<String>) {
    if let Some(name) = rules["$ref"].as_str() {
        found.push(name.to_owned());
    }
    for keyword in SAME {
        match rules.get(keyword) {
            Some(Value::Array(all)) => all.iter().for_each(|rules| same_value(rules, found)),
            Some(tagged) if keyword == "tagged" => {
                let branches = tagged["branches"].as_object().into_iter().flatten();
                branches.for_each(|(_, rules)| same_value(rules, found));
            }
            Some(rules) => same_value(rules, found),
            None => {}
        }
    }
}

/// Removes a reference from the rules that apply to the same value.
fn remove(rules: &mut Value, target: &str) {
    if rules["$ref"] == target {
        *rules = json!({});
    }
    for keyword in SAME {
        match rules.get_mut(keyword) {
            Some(Value::Array(all)) => all.iter_mut().for_each(|rules| remove(rules, target)),
            Some(tagged) if keyword == "tagged" => {
                let branches = tagged["branches"].as_object_mut().into_iter().flatten();
                branches.for_each(|(_, rules)| remove(rules, target));
            }
            Some(rules) => remove(rules, target),
            None => {}
        }
    }
}
