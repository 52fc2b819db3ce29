//! Finds the changes between two documents. Each OpenAPI object has its own file.

use std::collections::{BTreeMap, BTreeSet};

use conversation_apis_codegen::Pointer;
use serde_json::Value;

use super::change::{ChangeKind, Difference, Element, Side};
use super::classes::Class;
use super::places::Places;
use super::reference::{SCHEMAS, follow};
use super::rules::{Semver, rule};
use super::spelling::respelled;
use super::traversal::{Cache, Pair, Visits};

/// The maximum number of schemas and properties to compare. A schema counts each time that
/// it is compared. The largest vendor documents need a small part of this number. When it is
/// reached, the comparison stops and reports [`ChangeKind::NotCompared`].
pub(super) const STEPS: usize = 5_000_000;

/// What was found between two documents.
pub(super) struct Found {
    pub(super) differences: Vec<Difference>,
    /// The pairs of schemas that are spelled differently. They are not looked for if a
    /// difference needs a major release.
    pub(super) respelled: Vec<[Pointer; 2]>,
}

/// All changes between two documents.
pub(super) fn compare(old: &Value, new: &Value) -> Found {
    compare_within(old, new, STEPS)
}

/// [`compare`] with a maximum number of steps.
fn compare_within(old: &Value, new: &Value, steps: usize) -> Found {
    let (old, new) = (&with_inlined_paths(old), &with_inlined_paths(new));
    let mut comparison = Comparison::new(old, new, Cache::new(old, new, steps));
    comparison.operations();
    comparison.webhooks();
    comparison.schema_names();
    comparison.servers();
    comparison.security_schemes();
    comparison.judge();
    let Comparison { found, given, .. } = comparison;
    let mut steps = found
        .iter()
        .map(|found| rule(found.kind, found.side).semver);
    let respelled = match steps.any(|step| step == Semver::Major) {
        true => Vec::new(),
        false => respelled([old, new], &given, &found),
    };
    Found {
        differences: found,
        respelled,
    }
}

/// The old document or the new one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Version {
    Old,
    New,
}

/// A comparison of two documents.
pub(super) struct Comparison<'a> {
    pub(super) old: &'a Value,
    pub(super) new: &'a Value,
    /// The changes found so far.
    pub(super) found: Vec<Difference>,
    /// The places of the schemas of bodies, parameters and headers, in pairs.
    pub(super) given: Vec<[Pointer; 2]>,
    /// The pairs of schemas that were compared.
    pub(super) visits: Visits,
    /// The pairs that the current one leads to.
    pub(super) queue: Vec<Pair>,
    pub(super) cache: Cache<'a>,
    /// Where the comparison is, and where it was.
    pub(super) places: Places,
}

impl<'a> Comparison<'a> {
    pub(super) fn new(old: &'a Value, new: &'a Value, cache: Cache<'a>) -> Self {
        Self {
            old,
            new,
            found: Vec::new(),
            given: Vec::new(),
            visits: Visits::default(),
            queue: Vec::new(),
            cache,
            places: Places::default(),
        }
    }

    /// Keeps a change.
    pub(super) fn record(&mut self, mut difference: Difference) {
        difference.place = self.places.of(&difference);
        difference.visit = self.visits.current;
        self.found.push(difference);
    }

    /// Which schema components were added, removed or renamed.
    fn schema_names(&mut self) {
        let schemas = Pointer::from("/components/schemas");
        let (mut old, mut new) = (keys(self.old, &schemas), keys(self.new, &schemas));
        for (was, is) in self.renamed(&old, &new) {
            let (was_at, is_at) = (schemas.join(&was), schemas.join(&is));
            let schema = api_element((Some(&was_at), Some(&is_at)), &is);
            let renamed = schema.change(ChangeKind::SchemaRenamed);
            self.record(renamed.with_values(&was, &is));
            old.remove(&was);
            new.remove(&is);
        }
        for name in old.difference(&new) {
            let at = schemas.join(name);
            let schema = api_element((Some(&at), Some(&schemas)), name);
            self.record(schema.change(ChangeKind::SchemaRemoved));
        }
        for name in new.difference(&old) {
            let at = schemas.join(name);
            let schema = api_element((Some(&schemas), Some(&at)), name);
            self.record(schema.change(ChangeKind::SchemaAdded));
        }
    }

    /// The components that were removed and added with the same schema, by their old and new names.
    /// If several have this schema, which of them was renamed is not known.
    fn renamed(&mut self, old: &BTreeSet<String>, new: &BTreeSet<String>) -> Vec<(String, String)> {
        let mut class = |version, document: &Value, name: &String| {
            let schema = &document["components"]["schemas"][name];
            let is_type = ["properties", "enum", "allOf", "anyOf", "oneOf"];
            let is_type = is_type.iter().any(|keyword| schema.get(keyword).is_some());
            let at = Pointer::from(SCHEMAS).join(name);
            is_type.then(|| self.cache.schemas(version).class_at(&at))
        };
        let mut pairs: BTreeMap<Class, (Vec<&String>, Vec<&String>)> = BTreeMap::new();
        for name in old.difference(new) {
            if let Some(schema) = class(Version::Old, self.old, name) {
                pairs.entry(schema).or_default().0.push(name);
            }
        }
        for name in new.difference(old) {
            if let Some(schema) = class(Version::New, self.new, name) {
                pairs.entry(schema).or_default().1.push(name);
            }
        }
        let pairs = pairs.into_values().filter_map(|pair| match pair {
            (was, is) if was.len() == 1 && is.len() == 1 => {
                Some(((*was.first()?).clone(), (*is.first()?).clone()))
            }
            _ => None,
        });
        pairs.collect()
    }
}

/// An element of the API as a whole.
pub(super) fn api_element<'a>(
    (old, new): (Option<&'a Pointer>, Option<&'a Pointer>),
    name: &'a str,
) -> Element<'a> {
    Element {
        side: Side::Api,
        old,
        new,
        name,
        of: "",
    }
}

/// The document with references to path items replaced by the path items.
pub(super) fn with_inlined_paths(document: &Value) -> Value {
    let mut inlined = document.clone();
    for list in ["paths", "webhooks"] {
        let items = inlined.get_mut(list).and_then(Value::as_object_mut);
        for (_, item) in items.into_iter().flatten() {
            let reference = item["$ref"].as_str().map(Pointer::from);
            let target = reference.map(|at| target(document, &at));
            let target = target.and_then(|at| document.pointer(at.as_str())?.as_object());
            if let (Some(target), Some(item)) = (target, item.as_object_mut()) {
                item.shift_remove("$ref");
                for (name, value) in target {
                    item.entry(name.clone()).or_insert_with(|| value.clone());
                }
            }
        }
    }
    inlined
}

/// Follows the references at a place, and returns the place of their target.
pub(super) fn target(document: &Value, at: &Pointer) -> Pointer {
    follow(document, at)
}

/// The property names of the object at a place.
pub(super) fn keys(document: &Value, at: &Pointer) -> BTreeSet<String> {
    let found = document.pointer(at.as_str()).and_then(Value::as_object);
    let names = found.into_iter().flatten();
    names.map(|(name, _)| name.clone()).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::ChangeKind::{NotCompared, TypeChanged, ValuesChanged};
    use super::compare_within;

    #[test]
    fn a_comparison_that_stops_early_reports_it_once() {
        let to = |name: &str| json!({ "$ref": format!("#/components/schemas/{name}") });
        let document = |kind: &str| -> Value {
            json!({
                "paths": { "/a": { "post": {
                    "requestBody": { "content": { "application/json": { "schema": to("A") } } },
                    "responses": { "200": { "content": { "application/json": { "schema": to("A") } } } },
                } } },
                "components": { "schemas": {
                    "A": { "properties": { "b": to("B") } },
                    "B": { "properties": { "c": { "type": kind } } },
                } },
            })
        };
        let kinds = |steps| {
            let found = compare_within(&document("string"), &document("integer"), steps);
            found
                .differences
                .iter()
                .map(|change| change.kind)
                .collect::<Vec<_>>()
        };
        // The judge looks at the pairs that were reached.
        assert_eq!(kinds(5), [NotCompared, ValuesChanged]);
        assert_eq!(kinds(100), [TypeChanged, TypeChanged]);
    }
}
