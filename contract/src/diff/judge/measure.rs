//! How large, deep and wide a schema is, so that the library is not asked about schemas
//! that it cannot judge in reasonable time.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

/// The deepest nesting of JSON that we walk. `serde_json` itself reads 128 levels.
const NESTING: usize = 256;

/// A schema's size, with everything that it references.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Size {
    /// Objects, arrays and scalars.
    pub(super) nodes: usize,
    /// The sum of the depths of the schema and of all components that it reaches. The
    /// library follows references by recursion, so this bounds its use of the stack.
    pub(super) depth: usize,
}

/// The components of a self-contained schema.
pub(super) fn components(root: &Value) -> Option<&Map<String, Value>> {
    root.get("$defs")?.as_object()
}

/// The name in a reference `#/$defs/name`.
pub(super) fn referenced(schema: &Map<String, Value>) -> Option<&str> {
    let reference = schema.get("$ref")?.as_str()?;
    reference.strip_prefix("#/$defs/")
}

/// The component that a reference names. A name with `~` or `%` is escaped in a reference.
pub(super) fn component<'a>(root: &'a Value, name: &str) -> Option<&'a Value> {
    let components = components(root)?;
    match name.contains(['~', '%']) {
        true => root.pointer(&format!("/$defs/{name}")),
        false => components.get(name),
    }
}

/// The names that a value refers to, and its size. `None` if it is nested too deeply.
pub(super) fn walk<'a>(value: &'a Value, names: &mut BTreeSet<&'a str>) -> Option<Size> {
    walk_within(value, names, NESTING)
}

fn walk_within<'a>(
    value: &'a Value,
    names: &mut BTreeSet<&'a str>,
    nesting: usize,
) -> Option<Size> {
    let nesting = nesting.checked_sub(1)?;
    let mut size = Size { nodes: 1, depth: 0 };
    let mut add = |child: Size| {
        size.nodes += child.nodes;
        size.depth = size.depth.max(child.depth);
    };
    match value {
        Value::Object(object) => {
            names.extend(referenced(object));
            for (_, child) in object.iter().filter(|(key, _)| *key != "$defs") {
                add(walk_within(child, names, nesting)?);
            }
        }
        Value::Array(items) => {
            for child in items {
                add(walk_within(child, names, nesting)?);
            }
        }
        _ => {}
    }
    size.depth += 1;
    Some(size)
}

/// The size of a schema with the components of `root` that it reaches, and their names.
pub(super) fn reached<'a>(root: &'a Value, schema: &'a Value) -> Option<(Size, BTreeSet<&'a str>)> {
    let mut open = BTreeSet::new();
    let mut size = walk(schema, &mut open)?;
    let mut seen = BTreeSet::new();
    while let Some(name) = open.pop_first() {
        let Some(body) = component(root, name).filter(|_| seen.insert(name)) else {
            continue;
        };
        let mut names = BTreeSet::new();
        let body = walk(body, &mut names)?;
        size.nodes += body.nodes;
        size.depth += body.depth;
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
        let branches = schema.get(keyword).and_then(Value::as_array);
        if let Some(branches) = branches {
            let sum: usize = branches.iter().map(&mut count).sum();
            product = product.saturating_mul(sum.max(1));
        }
    }
    for branch in schema
        .get("allOf")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
    {
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
