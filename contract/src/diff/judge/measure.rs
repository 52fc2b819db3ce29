//! How large, deep and wide a schema is, so that the library is not asked about schemas
//! that it cannot judge in reasonable time.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::alternatives::list;
use super::branches::Union;

/// The deepest nesting of JSON that we walk. `serde_json` itself reads 128 levels.
const NESTING: usize = 256;

/// Up to how many branches of a `oneOf` we look whether they exclude each other.
const FEW: usize = 32;

/// The components of a self-contained schema.
pub(super) fn components(root: &Value) -> Option<&Map<String, Value>> {
    root.get("$defs")?.as_object()
}

/// The name in a reference `#/$defs/name`.
pub(super) fn referenced(schema: &Map<String, Value>) -> Option<&str> {
    let reference = schema.get("$ref")?.as_str()?;
    reference.strip_prefix("#/$defs/")
}

/// The component that a reference names.
pub(super) fn component<'a>(root: &'a Value, name: &str) -> Option<&'a Value> {
    components(root)?.get(name)
}

/// Whether a `$ref` is none to a component by its plain name: `#`, or an escaped name.
fn is_foreign(schema: &Map<String, Value>) -> bool {
    let is_reference = schema.get("$ref").is_some_and(Value::is_string);
    is_reference && referenced(schema).is_none_or(|name| name.contains(['~', '%', '/']))
}

/// The names that a value refers to, and its size in objects, arrays and scalars. `None` if it is nested too deeply, or
/// refers to anything but a component.
pub(super) fn walk<'a>(value: &'a Value, names: &mut BTreeSet<&'a str>) -> Option<usize> {
    walk_within(value, names, NESTING)
}

fn walk_within<'a>(
    value: &'a Value,
    names: &mut BTreeSet<&'a str>,
    nesting: usize,
) -> Option<usize> {
    let nesting = nesting.checked_sub(1)?;
    let mut size = 1;
    match value {
        Value::Object(object) => {
            if is_foreign(object) {
                return None;
            }
            names.extend(referenced(object));
            let is_part = |key: &str| key != "$defs" || nesting < NESTING - 1;
            for (_, child) in object.iter().filter(|(key, _)| is_part(key)) {
                size += walk_within(child, names, nesting)?;
            }
        }
        Value::Array(items) => {
            for child in items {
                size += walk_within(child, names, nesting)?;
            }
        }
        _ => {}
    }
    Some(size)
}

/// The size of a schema with the components of `root` that it reaches, and their names.
pub(super) fn reached<'a>(
    root: &'a Value,
    schema: &'a Value,
) -> Option<(usize, BTreeSet<&'a str>)> {
    let mut open = BTreeSet::new();
    let mut size = walk(schema, &mut open)?;
    let mut seen = BTreeSet::new();
    while let Some(name) = open.pop_first() {
        let Some(body) = component(root, name).filter(|_| seen.insert(name)) else {
            continue;
        };
        let mut names = BTreeSet::new();
        size += walk(body, &mut names)?;
        open.extend(names.difference(&seen));
    }
    Some((size, seen))
}

/// In how many alternatives a schema falls once its unions are multiplied out. Stops
/// counting at `limit`.
pub(super) fn alternatives(root: &Value, schema: &Value, limit: usize) -> usize {
    let mut steps = limit.saturating_mul(16);
    alternatives_within(root, schema, limit, &mut steps, 64)
}

fn alternatives_within(
    root: &Value,
    schema: &Value,
    limit: usize,
    steps: &mut usize,
    nesting: usize,
) -> usize {
    let Some(schema) = schema.as_object() else {
        return 1;
    };
    if nesting == 0 || *steps == 0 {
        return limit;
    }
    *steps -= 1;
    let mut count = |child: &Value| alternatives_within(root, child, limit, steps, nesting - 1);
    let mut product: usize = 1;
    if let Some(target) = referenced(schema).and_then(|name| component(root, name)) {
        product = product.saturating_mul(count(target));
    }
    for keyword in ["anyOf", "oneOf"] {
        let branches = list(schema, keyword);
        let sum: usize = branches.iter().map(&mut count).sum();
        // The library forms the region of each pair of branches that overlap.
        let is_hard = keyword == "oneOf"
            && (branches.len() > FEW || !Union::of(root, branches).is_exclusive());
        let factor = if is_hard { sum.saturating_pow(3) } else { sum };
        product = product.saturating_mul(factor.max(1));
    }
    for branch in list(schema, "allOf") {
        product = product.saturating_mul(count(branch));
    }
    product.min(limit)
}

/// How many constants a schema has in its longest list of them.
pub(super) fn members(document: &Value) -> usize {
    let mut most = 1;
    let mut open = vec![document];
    while let Some(value) = open.pop() {
        match value {
            Value::Array(items) => open.extend(items),
            Value::Object(object) => {
                let members = object.get("enum").and_then(Value::as_array);
                most = most.max(members.map_or(1, Vec::len));
                open.extend(object.values());
            }
            _ => {}
        }
    }
    most
}
