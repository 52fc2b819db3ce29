//! Which components lead to which: worked out once for a document, since to follow the
//! references anew for each property takes minutes on a great one.

use std::collections::{BTreeMap, BTreeSet};

use super::model::{Component, Model, TypeRef};
use crate::extension::EITHER;

/// Components by number of the circle that they are in; what is in none has a number
/// of its own.
pub(super) fn circles(model: &Model<'_>) -> BTreeMap<String, usize> {
    let names: Vec<&str> = model.components().map(|(name, _)| name).collect();
    let edges: BTreeMap<&str, Vec<String>> = names
        .iter()
        .map(|name| (*name, directly(name, model)))
        .collect();
    let mut backwards: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (from, targets) in &edges {
        for to in targets {
            backwards.entry(to).or_default().push(from);
        }
    }
    // Kosaraju's: in the order in which they are left, then against the edges.
    let forwards = |name: &str| edges.get(name).into_iter().flatten().map(String::as_str);
    let mut order = left(&names, forwards);
    order.reverse();
    let mut circles = BTreeMap::new();
    for (number, root) in order.iter().enumerate() {
        let mut pending = vec![*root];
        while let Some(name) = pending.pop() {
            if circles.contains_key(name) {
                continue;
            }
            circles.insert(name.to_owned(), number);
            pending.extend(backwards.get(name).into_iter().flatten());
        }
    }
    circles
}

/// The names in the order in which a walk that goes deep first is done with them.
fn left<'a, I: Iterator<Item = &'a str>>(
    names: &[&'a str],
    below: impl Fn(&'a str) -> I,
) -> Vec<&'a str> {
    let (mut order, mut seen) = (Vec::new(), BTreeSet::new());
    for root in names {
        // A name, and whether all below it is done.
        let mut pending = vec![(*root, false)];
        while let Some((name, done)) = pending.pop() {
            if done {
                order.push(name);
            } else if seen.insert(name) {
                pending.push((name, true));
                pending.extend(below(name).map(|below| (below, false)));
            }
        }
    }
    order
}

/// The components that one holds directly, in a field and not in a list.
fn directly(name: &str, model: &Model<'_>) -> Vec<String> {
    let schema = model.schema(name);
    let properties = schema["properties"].as_object();
    let properties = properties.into_iter().flatten().map(|(_, schema)| schema);
    let branches = ["oneOf", "anyOf"].map(|keyword| schema[keyword].as_array());
    let either = schema[EITHER]["branches"].as_array();
    let either = either.into_iter().flatten().map(|branch| &branch["schema"]);
    let branches = branches.into_iter().flatten().flatten().chain(either);
    let targets = properties.chain(branches).chain([schema]);
    let targets = targets.filter_map(Model::reference);
    targets
        .filter(|target| model.component_of(target).is_some())
        .collect()
}

/// The components whose values can hold a union, lists and maps included.
pub(super) fn holders(model: &Model<'_>) -> BTreeSet<String> {
    let mut backwards: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    let mut pending = Vec::new();
    for (name, component) in model.components() {
        let mut holds = matches!(component, Component::Either(_));
        let properties = model.schema(name)["properties"].as_object();
        for (_, schema) in properties.into_iter().flatten() {
            let target = Model::reference(schema);
            let target = target.and_then(|name| model.component_of(&name));
            holds |= matches!(target, Some(Component::Union(_) | Component::Either(_)));
            let scalar = model.scalar(schema, &Model::place(name)).ok();
            if let Some(inner) = scalar.as_ref().and_then(TypeRef::named) {
                backwards.entry(inner.to_owned()).or_default().push(name);
            }
        }
        if holds {
            pending.push(name);
        }
    }
    let mut holders = BTreeSet::new();
    while let Some(name) = pending.pop() {
        if holders.insert(name.to_owned()) {
            pending.extend(backwards.get(name).into_iter().flatten());
        }
    }
    holders
}
