//! Builds values of a schema: the simplest, and variants that differ from it in one place.
//!
//! The values are proposals. A validator decides.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use serde_json::{Map, Value, json};

use super::alternatives::{alternatives, list};
use super::hints::Hints;
use super::measure::referenced;
use super::rest::Step;
use super::scalars::{numbers, texts};

/// A name that no schema describes.
const UNKNOWN: &str = "x0";
/// How deep a value is nested at most.
const DEPTH: usize = 64;
/// The longest list that is built.
const ITEMS: usize = 70;
/// How many names are tried for a pattern.
const NAMES: usize = 8;
/// How many schemas are visited for one list of values. A wide schema with many required
/// properties at each level would otherwise take forever.
const VISITS: usize = 2_000;

/// Builds values of a schema, with regard to the limits in another.
pub(super) struct Samples<'a> {
    root: &'a Value,
    hints: &'a Hints,
    visits: usize,
    /// The alternatives of components. A wide union is visited again and again.
    known: BTreeMap<String, Alternatives>,
}

/// The alternatives of a schema.
type Alternatives = Rc<Vec<Map<String, Value>>>;

/// Where the variants are to differ: the steps to a part.
type Focus<'a> = Option<&'a [Step<'a>]>;

/// The focus for a part, if the next step leads there.
fn part<'a>(focus: Focus<'a>, leads: impl Fn(&Step<'a>) -> bool) -> Focus<'a> {
    let (first, others) = focus?.split_first()?;
    leads(first).then_some(others)
}

impl<'a> Samples<'a> {
    pub(super) fn new(root: &'a Value, hints: &'a Hints) -> Self {
        Self {
            root,
            hints,
            visits: VISITS,
            known: BTreeMap::new(),
        }
    }

    /// Up to `share` values, the simplest first.
    pub(super) fn values(&mut self, focus: Focus<'_>, share: usize) -> Vec<Value> {
        self.variants(self.root, focus, DEPTH, share)
    }

    fn variants(
        &mut self,
        schema: &Value,
        focus: Focus<'_>,
        depth: usize,
        share: usize,
    ) -> Vec<Value> {
        if depth == 0 || self.visits == 0 || share == 0 {
            return Vec::new();
        }
        self.visits -= 1;
        let (mut schema, mut focus) = (schema, focus);
        while let Some([Step::As(other), rest @ ..]) = focus {
            (schema, focus) = (other, Some(rest));
        }
        focus = focus.filter(|steps| !steps.is_empty());
        let all = self.alternatives(schema);
        let mut alternatives: Vec<&Map<String, Value>> = all.iter().collect();
        if let Some([Step::Property(name), ..]) = focus
            && alternatives.iter().any(|it| describes(it, name))
        {
            alternatives.retain(|it| describes(it, name));
        }
        let mut values = Vec::new();
        let mut left = alternatives.len();
        for alternative in alternatives {
            let rest = share.saturating_sub(values.len());
            if rest == 0 {
                break;
            }
            values.extend(self.of_alternative(alternative, focus, depth, (rest / left).max(1)));
            left -= 1;
        }
        values.truncate(share);
        values
    }

    fn alternatives(&mut self, schema: &Value) -> Alternatives {
        let only = schema.as_object().filter(|schema| schema.len() == 1);
        let Some(name) = only.and_then(referenced) else {
            return Rc::new(alternatives(self.root, schema));
        };
        if let Some(found) = self.known.get(name) {
            return Rc::clone(found);
        }
        let found = Rc::new(alternatives(self.root, schema));
        self.known.insert(name.to_owned(), Rc::clone(&found));
        found
    }

    fn of_alternative(
        &mut self,
        schema: &Map<String, Value>,
        focus: Focus<'_>,
        depth: usize,
        share: usize,
    ) -> Vec<Value> {
        if let Some(value) = schema.get("const") {
            return vec![value.clone()];
        }
        if schema.is_empty() {
            return any_values().into_iter().take(share).collect();
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
                "array" => self.arrays(schema, focus, depth, part),
                _ => self.objects(schema, focus, depth, part),
            };
            values.extend(of_type.into_iter().take(part));
            left -= 1;
        }
        values.truncate(share);
        values
    }

    fn objects(
        &mut self,
        schema: &Map<String, Value>,
        focus: Focus<'_>,
        depth: usize,
        share: usize,
    ) -> Vec<Value> {
        let places = Places::of(schema);
        let mut base = Map::new();
        for name in &places.required {
            let of_property = places.properties.and_then(|it| it.get(*name));
            let of_property = of_property.unwrap_or(places.additional);
            match self.variants(of_property, None, depth - 1, 1).pop() {
                Some(value) => drop(base.insert((*name).to_owned(), value)),
                None => return Vec::new(),
            }
        }
        let mut all = base.clone();
        let mut values = vec![base.clone().into()];
        let names = self.names(schema);
        let places = places.all(&names, focus);
        for (number, place) in places.iter().enumerate() {
            let rest = share.saturating_sub(values.len());
            let part = rest / (places.len() - number);
            let variants = self.variants(place.schema, place.focus, depth - 1, part);
            if let [first, .., last] = variants.as_slice()
                && place.name == UNKNOWN
            {
                // They come from different branches of a union.
                let mut object = base.clone();
                object.insert(UNKNOWN.to_owned(), first.clone());
                object.insert("x1".to_owned(), last.clone());
                values.push(object.into());
            }
            for value in variants {
                all.entry(place.name).or_insert_with(|| value.clone());
                let mut object = base.clone();
                object.insert(place.name.to_owned(), value);
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

    /// Names of properties, some of which the schema may not describe.
    fn names(&self, schema: &Map<String, Value>) -> Vec<String> {
        let of_schema = schema.get("propertyNames").map_or(Vec::new(), |names| {
            let mut samples = Samples::new(names, self.hints);
            samples.values(None, 4)
        });
        let of_schema = of_schema.into_iter().filter_map(|name| match name {
            Value::String(name) => Some(name),
            _ => None,
        });
        let names = of_schema.chain(self.hints.names.iter().cloned());
        names.chain([UNKNOWN.to_owned()]).collect()
    }

    fn arrays(
        &mut self,
        schema: &Map<String, Value>,
        focus: Focus<'_>,
        depth: usize,
        share: usize,
    ) -> Vec<Value> {
        let any = Value::Bool(true);
        let items = schema.get("items").unwrap_or(&any);
        let least = length(schema, "minItems");
        let of_item = part(focus, |step| *step == Step::Item);
        let part = match of_item {
            Some(_) => share,
            None => (share / 2).max(2),
        };
        let mut pool = self.variants(items, of_item, depth - 1, part);
        let (start, mut values) = self.prefixes(schema, focus, depth, share, &pool);
        values.insert(0, padded(start.clone(), &pool, least));
        if let Some(contains) = schema.get("contains") {
            let found = self.variants(contains, None, depth - 1, 3);
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
        // The first and the last one come from different branches of a union.
        if let [first, .., last] = pool.as_slice() {
            let ends = start.iter().chain([first, last]).cloned();
            values.push(padded(ends.collect(), &pool, least));
        }
        let lengths = self.hints.lengths.iter().copied();
        for length in lengths.chain([2, 3]).filter(|length| *length >= least) {
            values.push(padded(start.clone(), &pool, length));
            let repeated: Vec<Value> = pool.first().into_iter().cloned().collect();
            values.push(padded(start.clone(), &repeated, length));
        }
        values
    }

    /// The simplest items for the places that a schema describes, and lists that differ from
    /// it in the last item.
    fn prefixes(
        &mut self,
        schema: &Map<String, Value>,
        focus: Focus<'_>,
        depth: usize,
        share: usize,
        pool: &[Value],
    ) -> (Vec<Value>, Vec<Value>) {
        let prefix = list(schema, "prefixItems");
        let least = length(schema, "minItems");
        let mut start = Vec::new();
        let mut values = Vec::new();
        for (place, schema) in prefix.iter().enumerate().take(ITEMS) {
            let of_item = part(focus, |step| *step == Step::ItemAt(place));
            let part = match of_item {
                Some(_) => share,
                None => (share / prefix.len()).max(1),
            };
            let variants = self.variants(schema, of_item, depth - 1, part);
            let Some(first) = variants.first() else { break };
            for value in &variants {
                let mut list = start.clone();
                list.push(value.clone());
                values.push(padded(list, pool, least));
            }
            start.push(first.clone());
        }
        // A list need not have the items that the schema describes.
        start.truncate(least);
        (start, values)
    }
}

/// Where an object can differ from the simplest one.
struct Place<'a> {
    name: &'a str,
    schema: &'a Value,
    focus: Focus<'a>,
}

/// What a schema says of an object's properties.
struct Places<'a> {
    properties: Option<&'a Map<String, Value>>,
    patterns: Option<&'a Map<String, Value>>,
    additional: &'a Value,
    required: BTreeSet<&'a str>,
}

impl<'a> Places<'a> {
    fn of(schema: &'a Map<String, Value>) -> Self {
        let map = |keyword| schema.get(keyword).and_then(Value::as_object);
        let required = list(schema, "required").iter();
        Self {
            properties: map("properties"),
            patterns: map("patternProperties"),
            additional: schema
                .get("additionalProperties")
                .unwrap_or(&Value::Bool(true)),
            required: required.filter_map(Value::as_str).collect(),
        }
    }

    /// All places, or only those in the focus.
    fn all(&self, names: &'a [String], focus: Focus<'a>) -> Vec<Place<'a>> {
        let mut places = Vec::new();
        let mut add = |name: &'a str, schema, step: Option<&str>| {
            let focus = part(focus, |it| match it {
                Step::Property(of) => step == Some(of),
                other => *other == Step::MapValue && step.is_none(),
            });
            places.push(Place {
                name,
                schema,
                focus,
            });
        };
        for (name, schema) in self.properties.into_iter().flatten() {
            add(name, schema, Some(name));
        }
        for (pattern, schema) in self.patterns.into_iter().flatten() {
            // Names that may match: the pattern's own text, and those that are known.
            let text = pattern.trim_start_matches('^').trim_end_matches('$');
            add(text, schema, Some(pattern));
            names
                .iter()
                .take(NAMES)
                .for_each(|name| add(name, schema, Some(pattern)));
        }
        let is_unknown = |name: &&String| {
            let known = self.properties;
            !known.is_some_and(|known| known.contains_key(*name))
        };
        if *self.additional != Value::Bool(false) {
            names
                .iter()
                .filter(is_unknown)
                .for_each(|name| add(name, self.additional, None));
        }
        if focus.is_some() && places.iter().any(|place| place.focus.is_some()) {
            places.retain(|place| place.focus.is_some());
        }
        places
    }
}

/// Whether an object schema has a property, or a pattern for properties.
fn describes(schema: &Map<String, Value>, name: &str) -> bool {
    ["properties", "patternProperties"].iter().any(|keyword| {
        let names = schema.get(*keyword).and_then(Value::as_object);
        names.is_some_and(|names| names.contains_key(name))
    })
}

/// A value of each kind, for a schema that accepts all.
fn any_values() -> [Value; 10] {
    [
        Value::Null,
        json!(0),
        json!(""),
        json!(true),
        json!([]),
        json!({}),
        json!(1.5),
        json!("a"),
        json!([null]),
        json!({ "x0": null }),
    ]
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
