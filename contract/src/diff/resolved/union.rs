//! The branches of a union.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use conversation_apis_codegen::Pointer;
use serde_json::{Map, Value};

use super::super::reference::{ANNOTATIONS, component_at};
use super::merge::Merging;
use super::{Constraint, Keywords, Part, Schemas, Subschema};
use crate::json_edit::plain;

/// A `oneOf` or an `anyOf` with at least two branches besides null.
#[derive(Debug, Clone)]
pub(in super::super) struct Union {
    /// Whether a value may match only one branch.
    pub(in super::super) is_exclusive: bool,
    pub(in super::super) branches: Vec<Branch>,
}

/// A branch of a union.
#[derive(Debug, Clone)]
pub(in super::super) struct Branch {
    /// Its component, its title, or else a description of it. No other branch of the
    /// union has the same label.
    pub(in super::super) label: String,
    /// Whether the label is a component or a title.
    pub(in super::super) is_named: bool,
    /// The branch itself.
    pub(in super::super) own: Subschema,
    /// The branch with all that stands beside the union.
    pub(in super::super) whole: Vec<Part>,
}

/// The branches of a union while they are collected.
#[derive(Default)]
struct Flat {
    branches: Vec<Pointer>,
    known: BTreeSet<Pointer>,
    /// The unions in the union.
    unions: BTreeSet<Pointer>,
}

/// How deep unions in unions are flattened.
const MAX_FLATTENED: usize = 64;

/// How deep unions may nest in branches, to see whether they allow null. Each level is a level of
/// recursion.
const MAX_NESTED: usize = 64;

impl Schemas<'_> {
    /// Collects the unions of a schema. A union with only one branch besides null is not a real
    /// one, and neither is an enum in other words: their branches are merged.
    pub(super) fn unions_of(
        &mut self,
        schema: &Map<String, Value>,
        part: &Part,
        null_is_allowed: bool,
        merging: &mut Merging,
    ) {
        for keyword in ["anyOf", "oneOf"] {
            let applies = match part.keywords {
                Keywords::All => true,
                Keywords::Own { one_of, any_of } => match keyword {
                    "oneOf" => one_of,
                    _ => any_of,
                },
            };
            if applies && schema.get(keyword).is_some_and(Value::is_array) {
                self.union(part, keyword, null_is_allowed, merging);
            }
        }
    }

    fn union(
        &mut self,
        part: &Part,
        keyword: &'static str,
        null_is_allowed: bool,
        merging: &mut Merging,
    ) {
        let (all, has_null) = self.flattened(&part.at.join(keyword));
        let mut branches = all.as_ref().clone();
        // A branch that leads back to the union, or to what contains it, adds nothing.
        branches.retain(|at| !part.at.is_in(at));
        // If a parent is the union of its children, a child is one of the branches.
        if branches.len() > 1 && branches.iter().any(|at| merging.seen.contains(at)) {
            return;
        }
        if branches.is_empty() {
            if has_null {
                merging.add_types(BTreeSet::new());
            }
            return;
        }
        if let [only] = branches.as_slice() {
            return merging.push(only.clone(), null_is_allowed || has_null);
        }
        if let Some(alternatives) = self.only_required(&branches) {
            let required = (keyword, Constraint::Required(alternatives));
            merging.resolved.constraints.insert(required);
            return;
        }
        if let Some(values) = self.open_enum(&branches) {
            merging.resolved.open = true;
            merging.resolved.open_by_keyword = true;
            return merging.push(values, null_is_allowed || has_null);
        }
        if let Some((types, values)) = self.enumeration(&branches) {
            merging.refuses_null |= !(has_null || null_is_allowed);
            merging.add_values(&values);
            if let Some(types) = types {
                merging.add_types(types);
            }
            return;
        }
        if has_null || null_is_allowed {
            merging.nullable_unions.insert(merging.unions.len());
        }
        merging.unions.push((part.clone(), keyword, branches));
    }

    /// The places of the branches but null, and whether there is a null branch. Each child of a
    /// parent that is the union of its children asks for them.
    fn flattened(&mut self, at: &Pointer) -> (Rc<Vec<Pointer>>, bool) {
        if let Some(found) = self.flattened.get(at) {
            return found.clone();
        }
        let mut flat = Flat::default();
        self.flatten(at, 0, &mut flat);
        let mut branches = flat.branches;
        let count = branches.len();
        branches.retain(|at| !self.is_null(at));
        let has_null = branches.len() < count;
        let found = (Rc::new(branches), has_null);
        self.flattened.insert(at.clone(), found.clone());
        found
    }

    /// Collects the branches. One that is only another union stands for its branches.
    fn flatten(&self, at: &Pointer, depth: usize, flat: &mut Flat) {
        let count = self.document.pointer(at.as_str()).and_then(Value::as_array);
        for index in 0..count.map_or(0, Vec::len) {
            let branch = self.end(&at.join(index));
            let keyword = self.object(&branch).and_then(only_union);
            match keyword.filter(|_| depth < MAX_FLATTENED && !at.is_in(&branch)) {
                // Unions that lead to each other are met on many ways.
                Some(keyword) if flat.unions.insert(branch.clone()) => {
                    self.flatten(&branch.join(keyword), depth + 1, flat);
                }
                None if flat.known.insert(branch.clone()) => flat.branches.push(branch),
                _ => {}
            }
        }
    }

    /// The schemas that a place stands for: the branches, if it is only a union.
    pub(in super::super) fn ends(&mut self, at: &Pointer) -> Rc<Vec<Pointer>> {
        let at = self.end(at);
        match self.object(&at).and_then(only_union) {
            Some(keyword) => self.flattened(&at.join(keyword)).0,
            None => Rc::new(vec![at]),
        }
    }

    fn is_null(&self, at: &Pointer) -> bool {
        self.object(at).is_some_and(|branch| {
            let is = |keyword: &str, value: &Value| branch.get(keyword) == Some(value);
            is("type", &Value::from("null"))
                || is("const", &Value::Null)
                || is("type", &Value::from(vec!["null"]))
                || is("enum", &Value::from(vec![Value::Null]))
        })
    }

    /// What the branches require, if they state nothing else. They are a rule for the
    /// object beside them.
    fn only_required(&self, branches: &[Pointer]) -> Option<BTreeSet<BTreeSet<String>>> {
        let names = |at: &Pointer| {
            let branch = self.object(at)?;
            let is_alone = only(branch, &["required"]);
            let names = branch.get("required").filter(|_| is_alone)?.as_array()?;
            Some(names.iter().map(plain).collect())
        };
        branches.iter().map(names).collect()
    }

    /// The place of the enum in a union of an enum and any string: it is an open enum.
    fn open_enum(&self, branches: &[Pointer]) -> Option<Pointer> {
        let [one, other] = branches else { return None };
        let (first, second) = (self.object(one)?, self.object(other)?);
        let is_any_string = |branch: &Map<String, Value>| {
            only(branch, &["type"]) && branch.get("type") == Some(&Value::from("string"))
        };
        match is_any_string(first) || is_any_string(second) {
            true if first.contains_key("enum") => Some(one.clone()),
            true if second.contains_key("enum") => Some(other.clone()),
            _ => None,
        }
    }

    /// The types and values of a union of constants: it is an enum.
    fn enumeration(&self, branches: &[Pointer]) -> Option<(Option<BTreeSet<String>>, Vec<Value>)> {
        let mut types = Some(BTreeSet::new());
        let mut values = Vec::new();
        for at in branches {
            let branch = self.object(at).filter(|_| component_at(at).is_none())?;
            if !only(branch, &["type", "const", "enum"]) {
                return None;
            }
            match (branch.get("const"), branch.get("enum")) {
                (Some(value), _) => values.push(value.clone()),
                (_, Some(Value::Array(more))) => values.extend(more.iter().cloned()),
                _ => return None,
            }
            match (branch.get("type"), &mut types) {
                (Some(Value::String(name)), Some(types)) => drop(types.insert(name.clone())),
                _ => types = None,
            }
        }
        Some((types, values))
    }

    /// Makes the branches of the unions. The result is whether each union allows null.
    pub(super) fn add_unions(&mut self, merging: &mut Merging) -> bool {
        let unions = std::mem::take(&mut merging.unions);
        let mut allow_null = true;
        for (index, (part, keyword, places)) in unions.into_iter().enumerate() {
            let atoms = merging
                .resolved
                .atoms
                .iter()
                .map(|atom| match atom.at == part.at {
                    true => without(atom, keyword),
                    false => atom.clone(),
                });
            let beside: Vec<Part> = atoms.collect();
            let branches = self.branches(&places, &beside);
            let allows_null = merging.nullable_unions.contains(&index)
                || branches.iter().any(|branch| self.is_nullable(branch));
            allow_null &= allows_null;
            merging.resolved.unions.push(Union {
                is_exclusive: keyword == "oneOf",
                branches,
            });
        }
        allow_null
    }

    /// Whether a branch allows null. Where unions nest deeper than the bound, it is not asked.
    fn is_nullable(&mut self, branch: &Branch) -> bool {
        if self.nested == MAX_NESTED {
            return false;
        }
        self.nested += 1;
        let is_nullable = self.get(branch.own.id).nullable;
        self.nested -= 1;
        is_nullable
    }

    fn branches(&mut self, places: &[Pointer], beside: &[Part]) -> Vec<Branch> {
        let named: Vec<(String, bool)> = places.iter().map(|at| self.label(at)).collect();
        let mut count: BTreeMap<&String, usize> = BTreeMap::new();
        named
            .iter()
            .for_each(|(label, _)| *count.entry(label).or_default() += 1);
        let is_repeated = |label: &String| count.get(label).is_some_and(|count| *count > 1);
        let mut branches = Vec::new();
        for (index, (at, (label, is_named))) in places.iter().zip(&named).enumerate() {
            let part = Part {
                at: at.clone(),
                keywords: Keywords::All,
            };
            let mut whole = beside.to_vec();
            whole.push(part.clone());
            let own = Subschema {
                at: at.clone(),
                id: self.of_parts(vec![part]),
            };
            // A title that several branches have does not identify a branch.
            let is_repeated = is_repeated(label);
            branches.push(Branch {
                label: match is_repeated {
                    true => format!("{label} (branch {})", index + 1),
                    false => label.clone(),
                },
                is_named: *is_named && !is_repeated,
                own,
                whole,
            });
        }
        branches
    }

    /// The component or the title of a branch and true, or a description of it and false.
    fn label(&self, at: &Pointer) -> (String, bool) {
        if let Some(name) = component_at(at) {
            return (name, true);
        }
        let empty = Map::new();
        let branch = self.object(at).unwrap_or(&empty);
        match branch.get("title").and_then(Value::as_str) {
            Some(title) => (title.to_owned(), true),
            None => (description(branch), false),
        }
    }
}

/// A part without one of its unions.
fn without(part: &Part, keyword: &str) -> Part {
    let keywords = match part.keywords {
        Keywords::All => Keywords::All,
        Keywords::Own { one_of, any_of } => Keywords::Own {
            one_of: one_of && keyword != "oneOf",
            any_of: any_of && keyword != "anyOf",
        },
    };
    Part {
        at: part.at.clone(),
        keywords,
    }
}

/// Whether a schema has no other keywords than these and annotations.
fn only(schema: &Map<String, Value>, keywords: &[&str]) -> bool {
    schema.keys().all(|keyword| {
        let keyword = keyword.as_str();
        keywords.contains(&keyword) || ANNOTATIONS.contains(&keyword) || keyword.starts_with("x-")
    })
}

/// The keyword of a schema that is only a union.
fn only_union(schema: &Map<String, Value>) -> Option<&'static str> {
    let keywords = ["oneOf", "anyOf"].into_iter();
    let mut keywords = keywords.filter(|keyword| schema.contains_key(*keyword));
    let keyword = keywords.next()?;
    only(schema, &[keyword]).then_some(keyword)
}

/// What a branch without a name is.
fn description(branch: &Map<String, Value>) -> String {
    if let Some(value) = branch.get("const") {
        return value.to_string();
    }
    if let Some(Value::Array(values)) = branch.get("enum") {
        let values: Vec<String> = values.iter().map(Value::to_string).collect();
        return values.join(" or ");
    }
    let properties = branch.get("properties").and_then(Value::as_object);
    let names: Vec<&str> = properties
        .into_iter()
        .flatten()
        .map(|(name, _)| name.as_str())
        .collect();
    let items = branch.get("items").and_then(|items| {
        let reference = items["$ref"]
            .as_str()
            .and_then(|to| Pointer::from(to).last());
        reference.or_else(|| items["type"].as_str().map(str::to_owned))
    });
    let what = match branch.get("type") {
        Some(Value::String(name)) => name.clone(),
        Some(Value::Array(names)) => names.iter().map(plain).collect::<Vec<_>>().join(" or "),
        _ if properties.is_some() || branch.contains_key("required") => "object".to_owned(),
        _ if items.is_some() => "array".to_owned(),
        _ => "any value".to_owned(),
    };
    match (items, names.as_slice()) {
        (Some(items), _) => format!("{what} of {items}"),
        (None, []) => what,
        (None, names) => format!("{what} with {}", names.join(", ")),
    }
}
