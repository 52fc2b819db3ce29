//! Builds values of a schema: the simplest, and variants that differ from it in one place.
//!
//! The values are proposals. A validator decides.

use std::collections::BTreeSet;

use serde_json::{Map, Number, Value, json};

use super::alternatives::{alternatives, list};
use super::hints::Hints;
use super::text::texts;

/// How deep a value is nested at most.
const DEPTH: usize = 14;
/// The longest list that is built.
const ITEMS: usize = 70;
/// How many schemas are visited for one list of values. A wide schema with many required
/// properties at each level would otherwise take forever.
const VISITS: usize = 4_000;

/// Builds values of a schema, with regard to the limits in another.
pub(super) struct Samples<'a> {
    root: &'a Value,
    hints: &'a Hints,
    visits: usize,
}

impl<'a> Samples<'a> {
    pub(super) fn new(root: &'a Value, hints: &'a Hints) -> Self {
        Self {
            root,
            hints,
            visits: VISITS,
        }
    }

    /// Up to `share` values, the simplest first.
    pub(super) fn values(&mut self, share: usize) -> Vec<Value> {
        self.variants(self.root, DEPTH, share)
    }

    fn variants(&mut self, schema: &Value, depth: usize, share: usize) -> Vec<Value> {
        if depth == 0 || self.visits == 0 || share == 0 {
            return Vec::new();
        }
        self.visits -= 1;
        let alternatives = alternatives(self.root, schema);
        let mut values = Vec::new();
        let mut left = alternatives.len();
        for alternative in alternatives {
            let rest = share.saturating_sub(values.len());
            if rest == 0 {
                break;
            }
            values.extend(self.of_alternative(&alternative, depth, (rest / left).max(1)));
            left -= 1;
        }
        values.truncate(share);
        values
    }

    fn of_alternative(
        &mut self,
        schema: &Map<String, Value>,
        depth: usize,
        share: usize,
    ) -> Vec<Value> {
        if let Some(value) = schema.get("const") {
            return vec![value.clone()];
        }
        if let Some(Value::Array(members)) = schema.get("enum") {
            // The members that the other schema does not name are the interesting ones.
            let (known, new): (Vec<_>, Vec<_>) =
                members.iter().partition(|value| self.hints.has(value));
            return new.into_iter().chain(known).take(share).cloned().collect();
        }
        let types = types(schema);
        let mut values = Vec::new();
        let mut left = types.len();
        for name in types {
            let rest = share.saturating_sub(values.len());
            let part = (rest / left).max(1);
            let of_type = match name {
                "null" => vec![Value::Null],
                "boolean" => vec![false.into(), true.into()],
                "integer" => numbers(schema, self.hints, true),
                "number" => numbers(schema, self.hints, false),
                "string" => texts(schema, self.hints),
                "array" => self.arrays(schema, depth, part),
                _ => self.objects(schema, depth, part),
            };
            values.extend(of_type.into_iter().take(part));
            left -= 1;
        }
        values.truncate(share);
        values
    }

    fn objects(&mut self, schema: &Map<String, Value>, depth: usize, share: usize) -> Vec<Value> {
        let none = Map::new();
        let properties = schema.get("properties").and_then(Value::as_object);
        let properties = properties.unwrap_or(&none);
        let any = Value::Bool(true);
        let additional = schema.get("additionalProperties").unwrap_or(&any);
        let patterns = schema.get("patternProperties").and_then(Value::as_object);
        let required: BTreeSet<&str> = list(schema, "required")
            .iter()
            .filter_map(Value::as_str)
            .collect();
        let mut base = Map::new();
        for name in &required {
            let of_property = properties.get(*name).unwrap_or(additional);
            match self.variants(of_property, depth - 1, 1).pop() {
                Some(value) => drop(base.insert((*name).to_owned(), value)),
                None => return Vec::new(),
            }
        }
        let mut values = vec![base.clone().into()];
        // Where a list of optional properties follows, each gets its share of the values.
        let names = self.names(schema, properties);
        let mut places: Vec<(String, &Value)> = Vec::new();
        places.extend(
            properties
                .iter()
                .map(|(name, schema)| (name.clone(), schema)),
        );
        for (pattern, schema) in patterns.into_iter().flatten() {
            let name = pattern.trim_start_matches('^').trim_end_matches('$');
            places.push((name.to_owned(), schema));
        }
        if *additional != Value::Bool(false) {
            places.extend(names.into_iter().map(|name| (name, additional)));
        }
        let mut all = base.clone();
        for (place, (name, schema)) in places.iter().enumerate() {
            let rest = share.saturating_sub(values.len());
            let part = rest / (places.len() - place);
            for value in self.variants(schema, depth - 1, part) {
                all.entry(name.clone()).or_insert_with(|| value.clone());
                let mut object = base.clone();
                object.insert(name.clone(), value);
                values.push(object.into());
            }
        }
        self.fill(schema, &mut all, &base, &mut values);
        values
    }

    /// Adds objects with all properties, and with as many as limits ask for.
    fn fill(
        &self,
        schema: &Map<String, Value>,
        all: &mut Map<String, Value>,
        base: &Map<String, Value>,
        values: &mut Vec<Value>,
    ) {
        let wanted = length(schema, "minProperties");
        for number in 0..wanted.min(ITEMS) {
            if all.len() < wanted {
                all.insert(format!("x{number}"), Value::Null);
            }
        }
        let lengths = self.hints.lengths.iter().chain([&wanted]);
        let mut sizes: Vec<usize> = lengths.copied().filter(|size| *size > base.len()).collect();
        sizes.sort_unstable();
        sizes.dedup();
        for size in sizes {
            let mut object = base.clone();
            for (name, value) in all.iter() {
                if object.len() < size {
                    object.entry(name.clone()).or_insert_with(|| value.clone());
                }
            }
            if object.len() == size {
                values.push(object.into());
            }
        }
        values.push(all.clone().into());
        if wanted > base.len() {
            values.rotate_right(1);
        }
    }

    /// Names of properties that the schema does not describe.
    fn names(&self, schema: &Map<String, Value>, known: &Map<String, Value>) -> Vec<String> {
        let names = self.hints.names.iter().cloned();
        let names = names.chain(["x0".to_owned()]);
        let of_schema = schema.get("propertyNames").map_or(Vec::new(), |names| {
            let mut samples = Samples::new(names, self.hints);
            samples.values(4)
        });
        let of_schema = of_schema.into_iter().filter_map(|name| match name {
            Value::String(name) => Some(name),
            _ => None,
        });
        let names = of_schema.chain(names);
        names.filter(|name| !known.contains_key(name)).collect()
    }

    fn arrays(&mut self, schema: &Map<String, Value>, depth: usize, share: usize) -> Vec<Value> {
        let any = Value::Bool(true);
        let prefix = list(schema, "prefixItems");
        let items = schema.get("items").unwrap_or(&any);
        let least = length(schema, "minItems");
        let mut pool = self.variants(items, depth - 1, share.max(2));
        let mut values: Vec<Value> = Vec::new();
        let mut start = Vec::new();
        for schema in prefix {
            let variants = self.variants(schema, depth - 1, (share / prefix.len()).max(1));
            let Some(first) = variants.first() else { break };
            let others = variants.iter().map(|value| {
                let mut list = start.clone();
                list.push(value.clone());
                padded(list, &pool, least)
            });
            values.extend(others);
            start.push(first.clone());
        }
        if least == 0 {
            values.insert(0, json!([]));
        } else {
            values.insert(0, padded(start.clone(), &pool, least));
        }
        if let Some(contains) = schema.get("contains") {
            let found = self.variants(contains, depth - 1, 3);
            for count in 1..=3.max(length(schema, "minContains").min(ITEMS)) {
                for value in &found {
                    let list = start.iter().chain(std::iter::repeat_n(value, count));
                    values.push(padded(list.cloned().collect(), &pool, least));
                }
            }
            pool.extend(found);
        }
        for value in &pool {
            let mut list = start.clone();
            list.push(value.clone());
            values.push(padded(list.clone(), &pool, least));
            list.push(value.clone());
            values.push(padded(list, &pool, least));
        }
        let lengths = self.hints.lengths.iter().copied();
        for length in lengths.chain([2, 3]).filter(|length| *length >= least) {
            values.push(padded(start.clone(), &pool, length));
            let repeated: Vec<Value> = pool.first().into_iter().cloned().collect();
            values.push(padded(start.clone(), &repeated, length));
        }
        values
    }
}

/// A list, made as long as asked for with different values where there are some.
fn padded(mut list: Vec<Value>, pool: &[Value], length: usize) -> Value {
    let unused: Vec<&Value> = pool.iter().filter(|value| !list.contains(value)).collect();
    let more = unused.into_iter().chain(pool.iter().cycle());
    let missing = length.min(ITEMS).saturating_sub(list.len());
    let more: Vec<Value> = more.take(missing).cloned().collect();
    list.extend(more);
    list.into()
}

/// The limit on a length or count, or 0.
fn length(schema: &Map<String, Value>, keyword: &str) -> usize {
    let limit = schema.get(keyword).and_then(Value::as_u64);
    limit.map_or(0, |limit| usize::try_from(limit).unwrap_or(usize::MAX))
}

/// The types that a schema names, or all of them, those that its keywords are about first.
fn types(schema: &Map<String, Value>) -> Vec<&str> {
    match schema.get("type") {
        Some(Value::String(name)) => vec![name],
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).collect(),
        _ => {
            let mut all = vec!["null", "boolean", "number", "string", "array", "object"];
            let is_about = |name: &str| match name {
                "object" => schema.contains_key("properties") || schema.contains_key("required"),
                "array" => schema.contains_key("items") || schema.contains_key("contains"),
                _ => false,
            };
            all.sort_by_key(|name| !is_about(name));
            all
        }
    }
}

/// Numbers at and around the limits of both schemas.
fn numbers(schema: &Map<String, Value>, hints: &Hints, is_whole: bool) -> Vec<Value> {
    let limits = [
        "minimum",
        "maximum",
        "exclusiveMinimum",
        "exclusiveMaximum",
        "multipleOf",
    ];
    let own = limits
        .iter()
        .filter_map(|keyword| schema.get(*keyword)?.as_f64());
    let mut numbers = vec![0.0];
    for limit in own.chain(hints.numbers.iter().copied()) {
        numbers.extend([limit, limit + 1.0, limit - 1.0, limit * 2.0]);
        numbers.extend([limit.floor(), limit.ceil(), limit + 0.5, limit - 0.5]);
    }
    numbers.extend([1.0, -1.0, 0.5, 7.0, 1e6]);
    let step = schema
        .get("multipleOf")
        .and_then(Value::as_f64)
        .filter(|step| *step > 0.0);
    if let Some(step) = step {
        let multiples = numbers.iter().flat_map(|number| {
            let whole = (number / step).floor();
            [whole * step, (whole + 1.0) * step]
        });
        numbers = multiples.chain(numbers.iter().copied()).collect();
    }
    let numbers = numbers.into_iter().filter(|number| admits(schema, *number));
    let mut values: Vec<Value> = Vec::new();
    for number in numbers {
        let value = match is_whole || number.fract() == 0.0 {
            true => whole(number),
            false => Number::from_f64(number).map(Value::Number),
        };
        values.extend(value.filter(|value| !values.contains(value)));
    }
    values
}

fn admits(schema: &Map<String, Value>, number: f64) -> bool {
    let limit = |keyword: &str| schema.get(keyword).and_then(Value::as_f64);
    limit("minimum").is_none_or(|limit| number >= limit)
        && limit("maximum").is_none_or(|limit| number <= limit)
        && limit("exclusiveMinimum").is_none_or(|limit| number > limit)
        && limit("exclusiveMaximum").is_none_or(|limit| number < limit)
}

/// A whole number as an integer.
fn whole(number: f64) -> Option<Value> {
    #[expect(clippy::cast_possible_truncation)] // a float holds it exactly
    let is_small = number.fract() == 0.0 && number.abs() < 9e15;
    #[expect(clippy::cast_possible_truncation)]
    is_small.then(|| (number as i64).into())
}
