//! How components refer to each other. This is computed once for a document, because
//! following the references again for each property takes minutes in a large document.

use std::collections::{BTreeMap, BTreeSet};

use super::model::{Component, Discriminator, Model};
use super::tuples;
use super::type_ref::TypeRef;
use crate::extension::EITHER;

/// For each component, the number of its cycle: components that contain each other have the
/// same number.
pub(super) fn cycles(model: &Model<'_>) -> BTreeMap<String, usize> {
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
    // Kosaraju's algorithm: in reverse post-order, against the direction of the edges.
    let forwards = |name: &str| edges.get(name).into_iter().flatten().map(String::as_str);
    let mut order = post_order(&names, forwards);
    order.reverse();
    let mut cycles = BTreeMap::new();
    for (number, root) in order.iter().enumerate() {
        let mut pending = vec![*root];
        while let Some(name) = pending.pop() {
            if cycles.contains_key(name) {
                continue;
            }
            cycles.insert(name.to_owned(), number);
            pending.extend(backwards.get(name).into_iter().flatten());
        }
    }
    cycles
}

/// The names in the order in which a depth-first walk leaves them.
fn post_order<'a, I: Iterator<Item = &'a str>>(
    names: &[&'a str],
    below: impl Fn(&'a str) -> I,
) -> Vec<&'a str> {
    let (mut order, mut seen) = (Vec::new(), BTreeSet::new());
    for root in names {
        // A name, and whether everything below it is done.
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

/// The components that a component contains directly, not in a list or map.
fn directly(name: &str, model: &Model<'_>) -> Vec<String> {
    let schema = model.schema(name);
    let properties = schema["properties"].as_object();
    let properties = properties.into_iter().flatten().map(|(_, schema)| schema);
    let branches = ["oneOf", "anyOf"].map(|keyword| schema[keyword].as_array());
    let either = schema[EITHER]["branches"].as_array();
    let either = either.into_iter().flatten().map(|branch| &branch["schema"]);
    let branches = branches.into_iter().flatten().flatten().chain(either);
    let items = tuples::items(schema).iter();
    let targets = properties.chain(branches).chain(items).chain([schema]);
    let targets = targets.filter_map(Model::reference);
    targets
        .filter(|target| model.component_of(target).is_some())
        .collect()
}

/// The components whose values can contain a union, also in lists and maps.
pub(super) fn holders(model: &Model<'_>) -> BTreeSet<String> {
    let mut backwards: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    let mut pending = Vec::new();
    for (name, component) in model.components() {
        let mut holds = is_independent_union(component);
        let properties = model.schema(name)["properties"].as_object();
        for (_, schema) in properties.into_iter().flatten() {
            let target = Model::reference(schema);
            let target = target.and_then(|name| model.component_of(&name));
            holds |= matches!(target, Some(Component::Union(_)));
            let scalar = model.scalar(schema, &Model::place(name)).ok();
            if let Some(inner) = scalar.as_ref().and_then(TypeRef::named) {
                backwards.entry(inner.to_owned()).or_default().push(name);
            }
        }
        let contents = match component {
            Component::Wrapper(content) => vec![content.clone()],
            Component::Tuple => tuples::types(name, model).unwrap_or_default(),
            _ => Vec::new(),
        };
        for inner in contents.iter().filter_map(TypeRef::named) {
            backwards.entry(inner.to_owned()).or_default().push(name);
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

/// Whether a component is a union that does not depend on siblings.
fn is_independent_union(component: &Component) -> bool {
    match component {
        Component::Union(discriminator) => !matches!(discriminator, Discriminator::Siblings(_)),
        _ => false,
    }
}
