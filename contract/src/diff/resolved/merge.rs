//! Merges all that applies to one value. Each keyword is the intersection of what the schemas
//! state.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use conversation_apis_codegen::Pointer;
use serde_json::{Map, Value};

use super::super::number::whole_as_integer;
use super::super::reference::component_at;
use super::{
    Constraint, Discriminator, Keywords, Part, Resolved, Schemas, Subschema, Target, kind, members,
};

/// A part that has not been merged yet.
pub(super) struct Step {
    part: Part,
    /// Whether null is allowed, whatever the part states: a union has null as another branch,
    /// or the schema around it is nullable.
    null_is_allowed: bool,
}

/// A schema while its parts are merged.
#[derive(Default)]
pub(super) struct Merging {
    pub(super) resolved: Resolved,
    /// The places that were merged.
    pub(super) seen: BTreeSet<Pointer>,
    /// The parts that are left. A list, since recursion would overflow the stack for a long chain
    /// of schemas.
    pub(super) steps: Vec<Step>,
    /// Unions, each with the part that has it.
    pub(super) unions: Vec<(Part, &'static str, Vec<Pointer>)>,
    /// The indices of the unions with a null branch.
    pub(super) nullable_unions: BTreeSet<usize>,
    /// Whether something does not allow null.
    pub(super) refuses_null: bool,
    properties: BTreeMap<String, Vec<Pointer>>,
    patterns: BTreeMap<String, Vec<Pointer>>,
    additional: Vec<Pointer>,
    others: BTreeMap<(&'static str, String), Vec<Pointer>>,
    content: Vec<Pointer>,
    /// For each schema that has them, its first items and all others.
    items: Vec<(Vec<Pointer>, Option<Pointer>)>,
}

impl Merging {
    pub(super) fn push(&mut self, at: Pointer, null_is_allowed: bool) {
        let part = Part {
            at,
            keywords: Keywords::All,
        };
        self.steps.push(Step {
            part,
            null_is_allowed,
        });
    }

    /// Adds values of an enum: those that all enums have.
    pub(super) fn add_values(&mut self, values: &[Value]) {
        let values: Vec<Value> = values
            .iter()
            .filter(|value| !value.is_null())
            .map(whole_as_integer)
            .collect();
        match &mut self.resolved.values {
            Some(known) => {
                let values: HashSet<&Value> = values.iter().collect();
                known.retain(|value| values.contains(value));
            }
            none => *none = Some(values),
        }
    }

    /// Adds types without null: those that all schemas allow.
    pub(super) fn add_types(&mut self, types: BTreeSet<String>) {
        let both = match self.resolved.types.take() {
            None => types,
            Some(known) => {
                let one = known.iter().filter(|name| includes(&types, name));
                let other = types.iter().filter(|name| includes(&known, name));
                one.chain(other).cloned().collect()
            }
        };
        self.resolved.types = Some(both);
    }

    fn add_object(&mut self, schema: &Map<String, Value>, at: &Pointer) {
        let maps = [
            ("properties", &mut self.properties),
            ("patternProperties", &mut self.patterns),
        ];
        for (keyword, map) in maps {
            let stated = schema.get(keyword).and_then(Value::as_object);
            for (name, _) in stated.into_iter().flatten() {
                let place = at.join(keyword).join(name);
                map.entry(name.clone()).or_default().push(place);
            }
        }
        let required = schema.get("required").and_then(Value::as_array);
        let names = required.into_iter().flatten().filter_map(Value::as_str);
        self.resolved.required.extend(names.map(str::to_owned));
        for keyword in ["additionalProperties", "unevaluatedProperties"] {
            match schema.get(keyword) {
                Some(Value::Bool(false)) => {
                    self.resolved.closed = true;
                    if keyword == "additionalProperties" {
                        self.close_to(schema);
                    }
                }
                Some(Value::Object(_)) => self.additional.push(at.join(keyword)),
                _ => {}
            }
        }
        if schema.contains_key("propertyNames") {
            let places = self.others.entry(("propertyNames", String::new()));
            places.or_default().push(at.join("propertyNames"));
        }
        if schema.contains_key("contentSchema") {
            self.content.push(at.join("contentSchema"));
        }
        let dependent = schema.get("dependentSchemas").and_then(Value::as_object);
        for (name, _) in dependent.into_iter().flatten() {
            let places = self.others.entry(("dependentSchemas", name.clone()));
            let place = at.join("dependentSchemas").join(name);
            places.or_default().push(place);
        }
    }

    /// A closed schema also refuses the properties that another member of `allOf` describes.
    fn close_to(&mut self, schema: &Map<String, Value>) {
        let names = schema.get("properties").and_then(Value::as_object);
        let names: BTreeSet<String> = names
            .into_iter()
            .flatten()
            .map(|(name, _)| name.clone())
            .collect();
        self.resolved.closed_to = Some(match self.resolved.closed_to.take() {
            Some(known) => known.intersection(&names).cloned().collect(),
            None => names,
        });
    }

    fn add_items(&mut self, schema: &Map<String, Value>, at: &Pointer) {
        let first =
            members(schema, "prefixItems").map(|(index, _)| at.join("prefixItems").join(index));
        let first: Vec<Pointer> = first.collect();
        let rest = ["items", "unevaluatedItems"].into_iter().find(|keyword| {
            let stated = schema.get(*keyword);
            stated.is_some_and(|stated| stated.is_object() || *stated == false)
        });
        if !first.is_empty() || rest.is_some() {
            self.items
                .push((first, rest.map(|keyword| at.join(keyword))));
        }
    }
}

impl Schemas<'_> {
    /// Merges parts that all apply.
    pub(super) fn merge(&mut self, parts: Vec<Part>) -> Resolved {
        let mut merging = Merging::default();
        let steps = parts.into_iter().rev().map(|part| Step {
            part,
            null_is_allowed: false,
        });
        merging.steps.extend(steps);
        while let Some(step) = merging.steps.pop() {
            self.step(step, &mut merging);
        }
        self.finish(merging)
    }

    fn step(&mut self, step: Step, merging: &mut Merging) {
        let Step {
            mut part,
            null_is_allowed,
        } = step;
        if part.keywords == Keywords::All {
            part.at = self.references.end(self.document, part.at);
            if !merging.seen.insert(part.at.clone()) {
                return;
            }
            if merging.resolved.name.is_none() {
                merging.resolved.name = component_at(&part.at);
            }
        }
        let schema = match self.document.pointer(part.at.as_str()) {
            Some(Value::Object(schema)) => schema,
            Some(Value::Bool(false)) => {
                merging.resolved.never = true;
                return;
            }
            _ => return,
        };
        // A schema without a type that is nullable makes nullable what it refers to.
        let flag = |name: &str| schema.get(name) == Some(&Value::Bool(true));
        let below_may_be_null = null_is_allowed || flag("nullable") && !schema.contains_key("type");
        if part.keywords == Keywords::All {
            let all_of = part.at.join("allOf");
            for (index, _) in members(schema, "allOf")
                .collect::<Vec<_>>()
                .into_iter()
                .rev()
            {
                merging.push(all_of.join(index), below_may_be_null);
            }
        }
        self.unions_of(schema, &part, below_may_be_null, merging);
        if part.keywords == Keywords::All {
            match self.references.target(schema) {
                Some(Target::Local(to)) => merging.push(to, below_may_be_null),
                Some(Target::Remote(to)) => {
                    let reference = ("$ref", Constraint::Reference(to));
                    merging.resolved.constraints.insert(reference);
                }
                None => {}
            }
        }
        // Without its union, a discriminator selects nothing.
        let is_masked = part.keywords
            == Keywords::Own {
                one_of: false,
                any_of: false,
            };
        self.own(schema, &part.at, null_is_allowed, !is_masked, merging);
        let has_union = |keyword| {
            merging
                .unions
                .iter()
                .any(|(other, name, _)| *other == part && *name == keyword)
        };
        let keywords = match part.keywords {
            Keywords::All => Keywords::Own {
                one_of: has_union("oneOf"),
                any_of: has_union("anyOf"),
            },
            own => own,
        };
        for (other, ..) in &mut merging.unions {
            if *other == part {
                other.keywords = keywords;
            }
        }
        merging.resolved.atoms.push(Part { keywords, ..part });
    }

    /// Merges the keywords of a schema itself.
    fn own(
        &mut self,
        schema: &Map<String, Value>,
        at: &Pointer,
        null_is_allowed: bool,
        has_union: bool,
        merging: &mut Merging,
    ) {
        let flag = |name: &str| schema.get(name) == Some(&Value::Bool(true));
        let is_nullable = flag("nullable");
        if let Some(types) = stated_types(schema) {
            let allows_null = types.contains("null");
            if !is_binary(schema) {
                merging.refuses_null |= !(allows_null || is_nullable || null_is_allowed);
                let types = types.into_iter().filter(|name| *name != "null");
                merging.add_types(types.map(str::to_owned).collect());
            }
        }
        if let Some(values) = stated_values(schema) {
            let allows_null = values.contains(&Value::Null);
            merging.refuses_null |= !(allows_null || is_nullable || null_is_allowed);
            merging.add_values(&values);
        }
        merging.add_open(schema);
        merging.add_object(schema, at);
        merging.add_items(schema, at);
        let resolved = &mut merging.resolved;
        resolved.merge_limits(schema);
        resolved.deprecated |= flag("deprecated");
        resolved.read_only |= flag("readOnly");
        resolved.write_only |= flag("writeOnly");
        if let Some(xml) = schema.get("xml") {
            resolved.xml = Some(xml.clone());
        }
        let is_whole = ["oneOf", "anyOf"]
            .iter()
            .all(|keyword| !schema.contains_key(*keyword));
        if resolved.discriminator.is_none()
            && (is_whole || has_union)
            && let Some(property) = schema
                .get("discriminator")
                .and_then(|found| found["propertyName"].as_str())
        {
            resolved.discriminator = Some(Discriminator {
                property: property.to_owned(),
                tags: self.references.tags(schema, at),
                default: self.references.default_tag(schema),
            });
        }
        let constraints = self.constraints(schema, at);
        resolved.constraints.extend(constraints);
        resolved.conditions.extend(conditions(schema, at));
    }

    /// The rules of a schema that cannot be ranked.
    fn constraints(
        &mut self,
        schema: &Map<String, Value>,
        at: &Pointer,
    ) -> Vec<(&'static str, Constraint)> {
        let mut found = Vec::new();
        for keyword in ["not", "contains"] {
            if schema.contains_key(keyword) {
                let class = self.class_at(&at.join(keyword));
                found.push((keyword, Constraint::Schema(class)));
            }
        }
        // `if` alone restricts nothing.
        if schema.contains_key("if") && (schema.contains_key("then") || schema.contains_key("else"))
        {
            let classes = ["if", "then", "else"].map(|keyword| {
                let is_stated = schema.contains_key(keyword);
                is_stated.then(|| self.class_at(&at.join(keyword)))
            });
            found.push(("if", Constraint::Condition(classes)));
        }
        let dependent = schema.get("dependentRequired").and_then(Value::as_object);
        for (name, required) in dependent.into_iter().flatten() {
            let required = required.as_array().into_iter().flatten();
            for other in required.filter_map(Value::as_str) {
                let dependency = Constraint::Dependency(name.clone(), other.to_owned());
                found.push(("dependentRequired", dependency));
            }
        }
        found
    }

    /// Completes a schema whose parts are merged.
    fn finish(&mut self, mut merging: Merging) -> Resolved {
        let allows_null = self.add_unions(&mut merging);
        let mut subschemas = |map: BTreeMap<String, Vec<Pointer>>| -> BTreeMap<String, Subschema> {
            let map = map.into_iter();
            map.filter_map(|(name, places)| Some((name, self.subschema(places)?)))
                .collect()
        };
        merging.resolved.properties = subschemas(std::mem::take(&mut merging.properties));
        merging.resolved.pattern_properties = subschemas(std::mem::take(&mut merging.patterns));
        let others = std::mem::take(&mut merging.others).into_iter();
        merging.resolved.others = others
            .filter_map(|(key, places)| Some((key, self.subschema(places)?)))
            .collect();
        merging.resolved.additional = self.subschema(std::mem::take(&mut merging.additional));
        merging
            .resolved
            .others
            .retain(|_, below| !self.is_any_name(below));
        merging.resolved.content = self.subschema(std::mem::take(&mut merging.content));
        self.finish_items(&mut merging);
        let mut resolved = merging.resolved;
        resolved.nullable = !resolved.never && !merging.refuses_null && allows_null;
        if let Some(types) = &mut resolved.types
            && types.is_empty()
        {
            match resolved.nullable {
                true => drop(types.insert("null".to_owned())),
                // No type is allowed by all schemas.
                false => resolved.never = true,
            }
        }
        resolved.boolean_by_values();
        resolved.keep_typed_values();
        resolved.normalise_limits();
        resolved
    }

    /// Whether a schema of names, or of objects, restricts nothing.
    fn is_any_name(&mut self, schema: &Subschema) -> bool {
        let schema = self.get(schema.id);
        let is_text = |types: &BTreeSet<String>| types.len() == 1 && types.contains("string");
        let is_text = schema.types.as_ref().is_none_or(is_text);
        let has_rules = !schema.limits.is_empty()
            || !schema.patterns.is_empty()
            || !schema.constraints.is_empty()
            || !schema.required.is_empty();
        is_text
            && schema.values.is_none()
            && schema.unions.is_empty()
            && !schema.never
            && !has_rules
            && schema.properties.is_empty()
            && !schema.closed
    }

    /// The schema of each of the first items, and of the others.
    fn finish_items(&mut self, merging: &mut Merging) {
        let length = merging.items.iter().map(|(first, _)| first.len()).max();
        let at = |index: usize| -> Vec<Pointer> {
            let places = merging.items.iter();
            places
                .filter_map(|(first, rest)| first.get(index).or(rest.as_ref()).cloned())
                .collect()
        };
        let length = length.unwrap_or_default();
        let first = (0..length).map(at).collect::<Vec<_>>();
        let rest = at(length);
        merging.resolved.prefix_items = first
            .into_iter()
            .filter_map(|places| self.subschema(places))
            .collect();
        merging.resolved.items = self.subschema(rest);
    }
}

/// The places of the schemas that a rule consists of.
fn conditions(
    schema: &Map<String, Value>,
    at: &Pointer,
) -> impl Iterator<Item = (&'static str, [Option<Pointer>; 3])> {
    let place = |keyword: &str| schema.contains_key(keyword).then(|| at.join(keyword));
    let rules = ["not", "contains"].map(|keyword| (keyword, [place(keyword), None, None]));
    let condition = ("if", ["if", "then", "else"].map(place));
    let rules = rules.into_iter().chain([condition]);
    rules.filter(|(_, places)| places[0].is_some())
}

/// Whether one of the types includes a type.
fn includes(types: &BTreeSet<String>, name: &str) -> bool {
    types.contains(name) || name == "integer" && types.contains("number")
}

fn stated_types(schema: &Map<String, Value>) -> Option<BTreeSet<&str>> {
    match schema.get("type")? {
        Value::String(name) => Some(BTreeSet::from([name.as_str()])),
        Value::Array(names) => Some(names.iter().filter_map(Value::as_str).collect()),
        _ => None,
    }
}

/// Whether the value is bytes. OpenAPI 3.0 writes this as text of the format `binary`, and 3.1
/// as a schema without a type.
fn is_binary(schema: &Map<String, Value>) -> bool {
    let has_no_encoding = !schema.contains_key("contentEncoding");
    let is = |keyword: &str, value: &str| schema.get(keyword).is_some_and(|stated| stated == value);
    is("format", "binary") || has_no_encoding && is("contentMediaType", "application/octet-stream")
}

/// The values of an enum or a constant.
fn stated_values(schema: &Map<String, Value>) -> Option<Vec<Value>> {
    if let Some(value) = schema.get("const") {
        return Some(vec![value.clone()]);
    }
    let extensible = schema.get("x-extensible-enum");
    let stated = schema
        .get("enum")
        .or(extensible.filter(|values| values.is_array()));
    stated?.as_array().cloned()
}

impl Resolved {
    /// Values that have none of the types are not allowed.
    fn keep_typed_values(&mut self) {
        if let (Some(types), Some(values)) = (&self.types, &mut self.values) {
            values.retain(|value| includes(types, kind(value)));
        }
    }

    /// An enum of true and false is a boolean.
    fn boolean_by_values(&mut self) {
        let has = |value: bool| {
            let values = self.values.as_ref();
            values.is_some_and(|values| values.contains(&Value::Bool(value)))
        };
        let count = self.values.as_ref().map_or(0, Vec::len);
        if count == 2 && has(true) && has(false) {
            self.types = Some(BTreeSet::from(["boolean".to_owned()]));
            self.values = None;
        }
    }
}

impl Merging {
    fn add_open(&mut self, schema: &Map<String, Value>) {
        let extensible = schema.get("x-extensible-enum");
        let flag = |name: &str| schema.get(name) == Some(&Value::Bool(true));
        let by_keyword = flag("x-open-enum")
            || flag("x-extensible-enum")
            || extensible.is_some_and(Value::is_array);
        let description = schema.get("description").and_then(Value::as_str);
        self.resolved.open_by_keyword |= by_keyword;
        self.resolved.open |= by_keyword || description.is_some_and(states_open_enum);
    }
}

/// Whether a description states that an enum may get more values.
pub(in super::super) fn states_open_enum(description: &str) -> bool {
    let description = description.to_lowercase();
    let says = |phrase: &&str| description.contains(phrase);
    let plain = ["open enum", "not exhaustive", "non-exhaustive"];
    let future = [
        "may be added",
        "can be added",
        "could be added",
        "will be added",
    ];
    // Of the same sentence: other things can be added, too.
    let is_of_values = |sentence: &str| {
        let words = [
            "value", "status", "type", "kind", "option", "new ", "more ", "other ",
        ];
        let denials = ["no more", "no new", "no other", " not ", "never", "nothing"];
        future.iter().any(|phrase| sentence.contains(phrase))
            && !denials.iter().any(|word| sentence.contains(word))
            && words.iter().any(|word| sentence.contains(word))
    };
    plain.iter().any(says)
        || ["more values may", "new values may"].iter().any(says)
        || description.split(['.', ';', '\n']).any(is_of_values)
}
