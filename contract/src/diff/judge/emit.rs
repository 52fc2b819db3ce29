//! Two schemas as plain JSON Schema, for the set algebra: what is sent, and what is read.
//!
//! Clients and servers send only documented properties, and ignore undocumented ones. So
//! the schema of what is sent is closed, and that of what is read is open. Parts that are the
//! same on both sides become one constant, so the question has the size of the change.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::super::change::Side;
use super::super::compare::Version;
use super::super::resolved::{Constraint, Resolved, SchemaId, Subschema};
use super::super::traversal::Cache;

/// How many schemas a question may have. A larger one is not asked.
const MAX_SCHEMAS: usize = 400;

/// How undocumented properties and values are treated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mode {
    /// As the document states it.
    Exact,
    /// What a client or a server sends: only documented properties.
    Sent,
    /// What a server accepts: enums that are open accept any value.
    Accepted,
    /// What a client understands: it ignores undocumented properties.
    Read,
}

/// How schemas are treated that the two schemas of a question lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Parts {
    Written,
    /// Those that belong together are taken as equal. They have verdicts of their own.
    Equal,
}

/// One side of a question.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stance {
    pub(super) version: Version,
    pub(super) mode: Mode,
}

/// Two schemas as documents of their own.
pub(super) struct Question {
    pub(super) outer: Value,
    pub(super) inner: Value,
}

/// A schema that is still to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Task {
    /// The schemas of the outer and the inner document that belong together.
    Both(SchemaId, SchemaId),
    /// The same for the schemas of the question and for branches of unions: they are always
    /// written.
    Whole(SchemaId, SchemaId),
    Outer(SchemaId, Mode),
    Inner(SchemaId, Mode),
}

/// Writes the two documents of a question.
pub(super) struct Emitter<'c, 'a> {
    cache: &'c mut Cache<'a>,
    side: Side,
    outer: Stance,
    inner: Stance,
    tasks: Vec<Task>,
    names: BTreeMap<Task, String>,
    definitions: [Map<String, Value>; 2],
    parts: Parts,
    /// Whether something cannot be written as plain JSON Schema.
    is_unknown: bool,
}

/// The parts of a schema that lead to others, in pairs.
type Halves<T> = [Option<T>; 2];

impl<'c, 'a> Emitter<'c, 'a> {
    pub(super) fn new(cache: &'c mut Cache<'a>, side: Side, outer: Stance, inner: Stance) -> Self {
        Self {
            cache,
            side,
            outer,
            inner,
            tasks: Vec::new(),
            names: BTreeMap::new(),
            definitions: [Map::new(), Map::new()],
            parts: Parts::Written,
            is_unknown: false,
        }
    }

    /// The same, with another treatment of parts.
    pub(super) fn with_parts(self, parts: Parts) -> Self {
        Self { parts, ..self }
    }

    /// Writes two schemas and all that they lead to. `None` if they are too large, or cannot
    /// be written. `left` is how many schemas may still be written.
    pub(super) fn question(
        mut self,
        outer: SchemaId,
        inner: SchemaId,
        left: &mut usize,
    ) -> Option<Question> {
        let root = self.reference(Task::Whole(outer, inner));
        while let Some(task) = self.tasks.pop() {
            if self.names.len() > MAX_SCHEMAS || *left == 0 {
                return None;
            }
            *left -= 1;
            self.write(task);
        }
        if self.is_unknown {
            return None;
        }
        let [outer, inner] = self.definitions;
        let document = |definitions: Map<String, Value>| {
            let mut document = root.clone();
            document["$defs"] = Value::Object(definitions);
            document
        };
        Some(Question {
            outer: document(outer),
            inner: document(inner),
        })
    }

    /// A reference to a schema, which is written later.
    fn reference(&mut self, task: Task) -> Value {
        let next = format!("s{}", self.names.len());
        let name = self.names.entry(task).or_insert_with(|| {
            self.tasks.push(task);
            next
        });
        json!({ "$ref": format!("#/$defs/{name}") })
    }

    fn write(&mut self, task: Task) {
        let Some(name) = self.names.get(&task).cloned() else {
            return;
        };
        let (outer, inner) = match task {
            Task::Both(outer, inner) | Task::Whole(outer, inner) => (
                Some((outer, self.outer.mode)),
                Some((inner, self.inner.mode)),
            ),
            Task::Outer(outer, mode) => (Some((outer, mode)), None),
            Task::Inner(inner, mode) => (None, Some((inner, mode))),
        };
        if let (Some((outer, _)), Some((inner, _))) = (outer, inner)
            && let Some(constant) = self.constant(task, outer, inner)
        {
            for definitions in &mut self.definitions {
                definitions.insert(name.clone(), constant.clone());
            }
            return;
        }
        let schemas = [
            outer.map(|(id, _)| self.cache.schemas(self.outer.version).get(id)),
            inner.map(|(id, _)| self.cache.schemas(self.inner.version).get(id)),
        ];
        let modes = [outer, inner].map(|half| half.map(|(_, mode)| mode));
        self.is_unknown |= schemas.iter().flatten().any(|schema| schema.is_joined);
        let [one, other] = &schemas;
        let halves = [one.as_deref(), other.as_deref()];
        let written = self.bodies(halves, modes);
        for (definitions, body) in self.definitions.iter_mut().zip(written) {
            if let Some(body) = body {
                definitions.insert(name.clone(), body);
            }
        }
    }

    /// What stands for two large schemas that are the same, or are taken as equal. Scalars stay,
    /// since they can tell branches of a union apart.
    fn constant(&mut self, task: Task, outer: SchemaId, inner: SchemaId) -> Option<Value> {
        let class = self.cache.schemas(self.outer.version).class(outer);
        let other = self.cache.schemas(self.inner.version).class(inner);
        let is_taken = self.parts == Parts::Equal && matches!(task, Task::Both(..));
        if class != other && !is_taken {
            return None;
        }
        let is_large = |schema: &Resolved| {
            !schema.properties.is_empty()
                || schema.items.is_some()
                || schema.additional.is_some()
                || !schema.unions.is_empty()
        };
        let outer = self.cache.schemas(self.outer.version).get(outer);
        let inner = self.cache.schemas(self.inner.version).get(inner);
        let are_large = is_large(&outer) && is_large(&inner);
        are_large.then(|| json!({ "const": format!("{SAME}{class:?} {other:?}") }))
    }

    fn bodies(&mut self, halves: Halves<&Resolved>, modes: Halves<Mode>) -> Halves<Value> {
        let mut bodies = halves.map(|half| half.map(|_| Map::new()));
        if halves.iter().flatten().all(|half| half.unions.is_empty()) {
            self.parts(halves, modes, &mut bodies);
        } else {
            self.unions(halves, modes, &mut bodies);
        }
        for (index, body) in bodies.iter_mut().enumerate() {
            let (Some(body), Some(schema), Some(mode)) = (body, halves[index], modes[index]) else {
                continue;
            };
            if schema.never {
                body.insert("not".to_owned(), json!({}));
            }
            // The branches have all that stands beside the union.
            if !schema.unions.is_empty() {
                continue;
            }
            scalars(schema, mode, body);
            self.rules(schema, index, body);
        }
        bodies.map(|body| body.map(Value::Object))
    }

    /// A union: each branch with all that stands beside it.
    fn unions(
        &mut self,
        halves: Halves<&Resolved>,
        modes: Halves<Mode>,
        bodies: &mut Halves<Map<String, Value>>,
    ) {
        let mut branches: [Vec<(String, SchemaId)>; 2] = [Vec::new(), Vec::new()];
        let mut nullable = [false; 2];
        for (index, half) in halves.iter().enumerate() {
            let schemas = self.cache.schemas(self.stance(index).version);
            let first = half.and_then(|half| half.unions.first());
            for branch in first.into_iter().flat_map(|union| &union.branches) {
                let id = schemas.of_parts(branch.whole.clone());
                nullable[index] |= schemas.get(id).nullable;
                branches[index].push((branch.label.clone(), id));
            }
        }
        // A schema without a union beside one has its parts written alone.
        for index in 0..2 {
            if let Some(half) = halves[index].filter(|half| half.unions.is_empty()) {
                let mut alone = [None, None];
                alone[index] = Some(half);
                let mut only = [None, None];
                only[index] = bodies[index].take();
                self.parts(alone, modes, &mut only);
                bodies[index] = only[index].take();
            }
        }
        let [outer, inner] = branches;
        let mut written: [Vec<Value>; 2] = [Vec::new(), Vec::new()];
        let mut paired = Vec::new();
        for (label, id) in &inner {
            let class = self.cache.schemas(self.inner.version).class(*id);
            let schemas = self.cache.schemas(self.outer.version);
            let mut others = outer.iter();
            let found = others
                .position(|(other, other_id)| other == label || schemas.class(*other_id) == class)
                .filter(|index| !paired.contains(index));
            match found {
                Some(index) => {
                    paired.push(index);
                    let task = Task::Whole(outer[index].1, *id);
                    written.iter_mut().for_each(|written| {
                        written.push(self.reference(task));
                    });
                }
                None => {
                    let mode = modes[1].unwrap_or(self.inner.mode);
                    written[1].push(self.reference(Task::Inner(*id, mode)));
                }
            }
        }
        for (index, (_, id)) in outer.iter().enumerate() {
            if !paired.contains(&index) {
                let mode = modes[0].unwrap_or(self.outer.mode);
                written[0].push(self.reference(Task::Outer(*id, mode)));
            }
        }
        for (index, (body, mut written)) in bodies.iter_mut().zip(written).enumerate() {
            let (Some(body), Some(half)) = (body, halves[index]) else {
                continue;
            };
            if half.unions.is_empty() {
                continue;
            }
            if half.nullable && !nullable[index] {
                written.push(json!({ "type": "null" }));
            }
            // Servers and clients tell branches apart by what they know, so a value that also
            // matches another branch is understood.
            let is_exclusive = half.unions.first().is_some_and(|union| union.is_exclusive);
            let keyword = match is_exclusive && modes[index] == Some(Mode::Exact) {
                true => "oneOf",
                false => "anyOf",
            };
            body.insert(keyword.to_owned(), Value::Array(written));
        }
    }

    fn stance(&self, index: usize) -> Stance {
        match index {
            0 => self.outer,
            _ => self.inner,
        }
    }

    /// References to two subschemas that are in the same position.
    fn pair(
        &mut self,
        outer: Option<&Subschema>,
        inner: Option<&Subschema>,
        modes: Halves<Mode>,
    ) -> Halves<Value> {
        match (outer, inner) {
            (Some(outer), Some(inner))
                if modes == [Some(self.outer.mode), Some(self.inner.mode)] =>
            {
                let reference = self.reference(Task::Both(outer.id, inner.id));
                [Some(reference.clone()), Some(reference)]
            }
            (outer, inner) => {
                let one = |half: Option<&Subschema>, mode: Option<Mode>| Some((half?.id, mode?));
                let (outer, inner) = (one(outer, modes[0]), one(inner, modes[1]));
                [
                    outer.map(|(id, mode)| self.reference(Task::Outer(id, mode))),
                    inner.map(|(id, mode)| self.reference(Task::Inner(id, mode))),
                ]
            }
        }
    }

    /// The keywords whose values are schemas.
    fn parts(
        &mut self,
        halves: Halves<&Resolved>,
        modes: Halves<Mode>,
        bodies: &mut Halves<Map<String, Value>>,
    ) {
        let [outer, inner] = halves;
        let maps = [
            (
                "properties",
                outer.map(|it| &it.properties),
                inner.map(|it| &it.properties),
            ),
            (
                "patternProperties",
                outer.map(|it| &it.pattern_properties),
                inner.map(|it| &it.pattern_properties),
            ),
        ];
        for (keyword, outer, inner) in maps {
            let names = outer
                .into_iter()
                .flatten()
                .chain(inner.into_iter().flatten());
            let names: BTreeSet<&String> = names.map(|(name, _)| name).collect();
            for name in names {
                let (one, other) = (
                    outer.and_then(|map| map.get(name)),
                    inner.and_then(|map| map.get(name)),
                );
                let one = one.filter(|it| !self.is_hidden(0, it.id));
                let other = other.filter(|it| !self.is_hidden(1, it.id));
                let written = self.pair(one, other, modes);
                put_in(bodies, keyword, name, written);
            }
        }
        let items = self.pair(
            outer.and_then(|it| it.items.as_ref()),
            inner.and_then(|it| it.items.as_ref()),
            modes,
        );
        put(bodies, "items", items);
        let first = |half: Option<&Resolved>| half.map_or(0, |it| it.prefix_items.len());
        for index in 0..first(outer).max(first(inner)) {
            let item = |half: Option<&'_ Resolved>| {
                half.and_then(|it| it.prefix_items.get(index)).cloned()
            };
            let (one, other) = (item(outer), item(inner));
            let written = self.pair(one.as_ref(), other.as_ref(), modes);
            for (body, item) in bodies.iter_mut().zip(written) {
                if let (Some(body), Some(item)) = (body, item) {
                    let items = body.entry("prefixItems").or_insert_with(|| json!([]));
                    items
                        .as_array_mut()
                        .into_iter()
                        .for_each(|items| items.push(item.clone()));
                }
            }
        }
        let additional = self.pair(
            outer.and_then(|it| it.additional.as_ref()),
            inner.and_then(|it| it.additional.as_ref()),
            modes,
        );
        put(bodies, "additionalProperties", additional);
        let keys = [outer, inner]
            .into_iter()
            .flatten()
            .flat_map(|it| it.others.keys().cloned());
        let keys: BTreeSet<(&'static str, String)> = keys.collect();
        for key in &keys {
            let written = self.pair(
                outer.and_then(|it| it.others.get(key)),
                inner.and_then(|it| it.others.get(key)),
                modes,
            );
            match key.1.is_empty() {
                true => put(bodies, key.0, written),
                false => put_in(bodies, key.0, &key.1, written),
            }
        }
        let describes = halves.map(|half| half.is_some_and(|half| !half.properties.is_empty()));
        for (index, body) in bodies.iter_mut().enumerate() {
            if let (Some(body), Some(half), Some(mode)) = (body, halves[index], modes[index]) {
                self.close(half, index, mode, body);
                // An object without properties may have any, unless the other side describes some.
                if mode == Mode::Sent && half.additional.is_none() && describes == [true, false] {
                    body.insert("additionalProperties".to_owned(), Value::Bool(false));
                }
            }
        }
    }

    /// Whether a property is not on this side of the API.
    fn is_hidden(&mut self, index: usize, id: SchemaId) -> bool {
        let schema = self.cache.schemas(self.stance(index).version).get(id);
        match self.side {
            Side::Request => schema.read_only,
            Side::Response => schema.write_only,
            Side::Api => false,
        }
    }

    /// Which properties are required, and whether others are allowed.
    fn close(
        &mut self,
        schema: &Resolved,
        index: usize,
        mode: Mode,
        body: &mut Map<String, Value>,
    ) {
        let required: Vec<&String> = schema
            .required
            .iter()
            .filter(|name| {
                let property = schema.properties.get(*name);
                !property.is_some_and(|property| self.is_hidden(index, property.id))
            })
            .collect();
        if !required.is_empty() {
            body.insert("required".to_owned(), json!(required));
        }
        if let (Mode::Exact | Mode::Accepted, Some(allowed)) = (mode, &schema.closed_to) {
            for name in schema
                .properties
                .keys()
                .filter(|name| !allowed.contains(*name))
            {
                if let Some(properties) = body.get_mut("properties").and_then(Value::as_object_mut)
                {
                    properties.insert(name.clone(), Value::Bool(false));
                }
            }
        }
        let is_closed = match mode {
            Mode::Exact | Mode::Accepted => schema.closed,
            // A free-form object is documented to have any properties.
            Mode::Sent => {
                schema.closed || !schema.properties.is_empty() && schema.additional.is_none()
            }
            Mode::Read => false,
        };
        if is_closed {
            body.insert("additionalProperties".to_owned(), Value::Bool(false));
            // A required property that is not described can be sent.
            for name in required {
                let properties = body.entry("properties").or_insert_with(|| json!({}));
                if let Some(properties) = properties.as_object_mut() {
                    properties.entry(name.clone()).or_insert(Value::Bool(true));
                }
            }
        }
    }

    /// The rules that cannot be ranked, exactly as the document states them.
    fn rules(&mut self, schema: &Resolved, index: usize, body: &mut Map<String, Value>) {
        let mut all = Vec::new();
        for (_, constraint) in &schema.constraints {
            match constraint {
                Constraint::Dependency(name, other) => {
                    all.push(json!({ "dependentRequired": { name: [other] } }));
                }
                Constraint::Required(alternatives) => {
                    let branches = alternatives.iter();
                    let branches: Vec<Value> =
                        branches.map(|names| json!({ "required": names })).collect();
                    all.push(json!({ "anyOf": branches }));
                }
                Constraint::Reference(_) => self.is_unknown = true,
                // Their places are among the conditions.
                Constraint::Schema(_) | Constraint::Condition(_) => {}
            }
        }
        for (keyword, places) in &schema.conditions {
            let mut rule = Map::new();
            let keywords = match *keyword {
                "if" => ["if", "then", "else"],
                keyword => [keyword, "", ""],
            };
            for (keyword, at) in keywords.iter().zip(places) {
                let Some(at) = at else { continue };
                let id = self.cache.schemas(self.stance(index).version).at(at);
                let task = match index {
                    0 => Task::Outer(id, Mode::Exact),
                    _ => Task::Inner(id, Mode::Exact),
                };
                rule.insert((*keyword).to_owned(), self.reference(task));
            }
            if *keyword == "contains" {
                for keyword in ["minContains", "maxContains"] {
                    if let Some(limit) = schema.limits.get(keyword) {
                        rule.insert(keyword.to_owned(), limit.clone());
                    }
                }
            }
            all.push(Value::Object(rule));
        }
        let patterns = schema.patterns.iter();
        all.extend(patterns.map(|pattern| json!({ "pattern": pattern })));
        if !all.is_empty() {
            body.insert("allOf".to_owned(), Value::Array(all));
        }
    }
}

/// What a constant that stands for a schema starts with.
pub(super) const SAME: &str = "the same schema on both sides: ";

/// The keywords of a single value.
fn scalars(schema: &Resolved, mode: Mode, body: &mut Map<String, Value>) {
    let null = || schema.nullable.then(|| json!("null")).into_iter();
    let types = schema.types.iter().flatten().map(|name| json!(name));
    // A schema with properties and no type is meant to be an object.
    let implied = schema.implied_kinds();
    let types: Vec<Value> = match (&schema.types, &schema.values) {
        (Some(_), _) => types.chain(null()).collect(),
        (None, None) if mode != Mode::Exact && !implied.is_empty() => {
            let implied = implied.iter().map(|name| json!(name));
            implied.chain(null()).collect()
        }
        (None, None) if !schema.nullable => NOT_NULL.iter().map(|name| json!(name)).collect(),
        (None, _) => Vec::new(),
    };
    if !types.is_empty() {
        body.insert("type".to_owned(), Value::Array(types));
    }
    let is_open = schema.open && matches!(mode, Mode::Accepted | Mode::Read);
    if let Some(values) = schema.values.as_ref().filter(|_| !is_open) {
        let null = schema.nullable.then_some(Value::Null);
        let values = values.iter().cloned().chain(null);
        body.insert("enum".to_owned(), values.collect());
    }
    for (keyword, value) in &schema.limits {
        let is_seen = !["format", "default", "minContains", "maxContains"]
            .contains(&keyword.as_str())
            && !keyword.starts_with("content");
        if is_seen {
            body.insert(keyword.clone(), value.clone());
        }
    }
}

/// All types but null.
const NOT_NULL: [&str; 5] = ["array", "boolean", "number", "object", "string"];

fn put(bodies: &mut Halves<Map<String, Value>>, keyword: &str, written: Halves<Value>) {
    for (body, value) in bodies.iter_mut().zip(written) {
        if let (Some(body), Some(value)) = (body, value) {
            body.insert(keyword.to_owned(), value);
        }
    }
}

fn put_in(
    bodies: &mut Halves<Map<String, Value>>,
    keyword: &str,
    name: &str,
    written: Halves<Value>,
) {
    for (body, value) in bodies.iter_mut().zip(written) {
        if let (Some(body), Some(value)) = (body, value) {
            let map = body.entry(keyword).or_insert_with(|| json!({}));
            map[name] = value;
        }
    }
}
