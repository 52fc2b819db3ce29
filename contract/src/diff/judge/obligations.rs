//! Splits "does this schema cover that one" into small questions that together suffice.
//!
//! A property that both schemas describe needs only that its outer schema covers its inner
//! one; then it is left out of the question about the object. The same for items, for map
//! values and for the branches of a union. Each pair of schemas is asked about once, so
//! recursive schemas end: a value is finite, and by induction on its size the pairs prove
//! each other. Pairs about the same value (a union and its branch) must not go in a circle.
//!
//! All questions with yes prove that the outer schema covers the inner one. One question
//! without a yes proves nothing.

use std::collections::{BTreeMap, BTreeSet};

use jsonschema::canonical::Containment;
use serde_json::{Map, Value};

use super::algebra::{Budget, ask};
use super::branches::{Union, only_union, union_of};
use super::measure::{component, components, reached, referenced, walk};
use super::rest::{ANNOTATIONS, Rest, Step};

/// The most pairs of schemas in one question.
const PAIRS: usize = 20_000;
/// After how many failures the search stops.
const FAILURES: usize = 6;

/// What came of the pairs.
pub(super) enum Proof {
    /// Every pair holds.
    Holds,
    /// This value was found for a pair that is not proved.
    Refuted(Value),
    /// A pair is not proved.
    None,
}
/// The longest chain of references.
const CHAIN: usize = 64;

/// A pair of schemas, outer and inner.
type Pair<'a> = (&'a Value, &'a Value);
/// A pair by the places of its schemas in memory, which stay the same during the question.
type Key = (usize, usize);

/// A pair that is not proved.
pub(super) struct Failure<'a> {
    /// From the whole value to the part that the schemas of the pair describe.
    pub(super) path: Vec<Step<'a>>,
    pub(super) outer: &'a Value,
}

/// The pairs to prove.
struct Obligations<'a> {
    outer: &'a Value,
    inner: &'a Value,
    /// Components with the same text in both, and so all they refer to.
    same: BTreeSet<&'a str>,
    seen: BTreeSet<Key>,
    open: Vec<Pair<'a>>,
    /// Pairs about the same value, from the whole to its part.
    in_place: BTreeMap<Key, Vec<Key>>,
    /// From which pair a pair was added first, and where its value is in that pair's value.
    parents: BTreeMap<Key, (Key, Step<'a>)>,
    /// The outer unions, by the places of their branches.
    unions: BTreeMap<usize, Union<'a>>,
}

/// Proves that the outer schema covers the inner one, pair by pair. `refute` looks for a
/// value where a pair is not proved.
pub(super) fn prove(
    outer: &Value,
    inner: &Value,
    budget: &mut Budget,
    refute: impl Fn(&Failure<'_>) -> Option<Value>,
) -> Proof {
    let mut all = Obligations {
        outer,
        inner,
        same: same_components(outer, inner),
        seen: BTreeSet::new(),
        open: Vec::new(),
        in_place: BTreeMap::new(),
        parents: BTreeMap::new(),
        unions: BTreeMap::new(),
    };
    let mut failures = 0;
    if all.add(None, (outer, inner)).is_none() {
        return Proof::None;
    }
    while let Some(pair) = all.open.pop() {
        if all.seen.len() > PAIRS || failures == FAILURES {
            return Proof::None;
        }
        if !all.holds(pair, budget) {
            failures += 1;
            if let Some(value) = refute(&all.failure(pair)) {
                return Proof::Refuted(value);
            }
        }
    }
    match failures == 0 && is_acyclic(&all.in_place) {
        true => Proof::Holds,
        false => Proof::None,
    }
}

impl<'a> Obligations<'a> {
    /// Adds a pair, unless it is already there. `None` if a chain of references has no end.
    fn add(&mut self, from: Option<(Key, Step<'a>)>, (outer, inner): Pair<'a>) -> Option<Key> {
        let pair = (target(self.outer, outer)?, target(self.inner, inner)?);
        if self.seen.insert(key(pair)) {
            self.open.push(pair);
            self.parents.extend(from.map(|from| (key(pair), from)));
        }
        Some(key(pair))
    }

    /// Adds a pair about the same value as another.
    fn add_in_place(&mut self, from: Pair<'a>, to: Pair<'a>) -> bool {
        let added = self.add(Some((key(from), Step::As(to.1))), to);
        self.in_place.entry(key(from)).or_default().extend(added);
        added.is_some()
    }

    fn failure(&self, (outer, inner): Pair<'a>) -> Failure<'a> {
        let mut path = Vec::new();
        let mut at = key((outer, inner));
        // A pair is added once, by a pair that was there before: the chain ends at the root.
        while let Some((parent, step)) = self.parents.get(&at) {
            path.push(*step);
            at = *parent;
        }
        path.reverse();
        Failure { path, outer }
    }

    /// Whether a pair holds, if the pairs that it adds hold.
    fn holds(&mut self, pair: Pair<'a>, budget: &mut Budget) -> bool {
        let (outer, inner) = match pair {
            (Value::Bool(true), _) | (_, Value::Bool(false)) => return true,
            (Value::Object(outer), Value::Object(inner)) => (outer, inner),
            (Value::Object(_), Value::Bool(true)) => return self.asked(pair.0, pair.1, budget),
            _ => return false,
        };
        if self.is_same(pair) {
            return true;
        }
        if let Some(branches) = only_union(inner) {
            return branches
                .iter()
                .all(|branch| self.add_in_place(pair, (pair.0, branch)));
        }
        let mut rest = Rest::of(outer, inner);
        let pairs = rest.split(outer, inner);
        let from = key(pair);
        let mut pairs = pairs.into_iter();
        let are_added = pairs.all(|(step, pair)| self.add(Some((from, step)), pair).is_some());
        are_added && self.split_union(pair, outer, &mut rest) && self.rest_holds(&rest, budget)
    }

    /// Leaves the outer union out of the question, if one of its branches is to cover the
    /// inner schema. That must be enough: in a `oneOf`, no other branch may match.
    fn split_union(
        &mut self,
        pair: Pair<'a>,
        outer: &'a Map<String, Value>,
        rest: &mut Rest,
    ) -> bool {
        let Some((keyword, branches)) = union_of(outer) else {
            return true;
        };
        let union = self.unions.entry(branches.as_ptr().addr());
        let union = union.or_insert_with(|| Union::of(self.outer, branches));
        if keyword == "oneOf" && !union.is_exclusive() {
            return true;
        }
        let Some(branch) = union.counterpart(self.inner, pair.1) else {
            return true;
        };
        rest.outer.remove(keyword);
        self.add_in_place(pair, (branch, pair.1))
    }

    /// Whether two schemas have the same text, and all that they refer to.
    fn is_same(&self, (outer, inner): Pair<'a>) -> bool {
        let without_components = |schema: &'a Value| {
            let schema = schema.as_object().into_iter().flatten();
            schema.filter(|(key, _)| *key != "$defs")
        };
        let mut names = BTreeSet::new();
        without_components(outer).eq(without_components(inner))
            && walk(inner, &mut names).is_some()
            && names.is_subset(&self.same)
    }

    /// Whether what is left of a pair holds.
    fn rest_holds(&self, rest: &Rest, budget: &mut Budget) -> bool {
        if rest.outer.is_empty() {
            return true;
        }
        let (outer, inner) = (rest.outer.clone().into(), rest.inner.clone().into());
        let mut names = BTreeSet::new();
        let is_same = outer == inner
            && walk(&outer, &mut names).is_some()
            && names.iter().all(|name| self.same.contains(name));
        is_same || self.asked(&outer, &inner, budget)
    }

    /// Asks the library, with the components that the schemas need.
    fn asked(&self, outer: &Value, inner: &Value, budget: &mut Budget) -> bool {
        let outer = self_contained(self.outer, outer);
        let inner = self_contained(self.inner, inner);
        let (Some(outer), Some(inner)) = (outer, inner) else {
            return false;
        };
        let answer = ask(&outer, &inner, budget);
        answer.is_some_and(|(answer, _)| answer == Containment::Yes)
    }
}

fn key((outer, inner): Pair<'_>) -> Key {
    let address = |value| std::ptr::from_ref::<Value>(value).addr();
    (address(outer), address(inner))
}

/// What a schema stands for, if it is only a reference. `None` if it stands for itself.
pub(super) fn target<'a>(root: &'a Value, schema: &'a Value) -> Option<&'a Value> {
    let mut schema = schema;
    for _ in 0..CHAIN {
        let name = schema
            .as_object()
            .filter(|it| is_only_reference(it))
            .and_then(referenced);
        match name {
            None => return Some(schema),
            Some(name) => schema = component(root, name)?,
        }
    }
    None
}

fn is_only_reference(schema: &Map<String, Value>) -> bool {
    schema
        .keys()
        .all(|key| key == "$ref" || ANNOTATIONS.contains(&key.as_str()))
}

/// A schema with the components that it reaches.
fn self_contained(root: &Value, schema: &Value) -> Option<Value> {
    let (_, names) = reached(root, schema)?;
    let mut schema = schema.clone();
    if let Value::Object(schema) = &mut schema {
        schema.remove("$defs");
        let body = |name: &&str| Some(((*name).to_owned(), component(root, name)?.clone()));
        let components: Map<String, Value> = names.iter().filter_map(body).collect();
        if !components.is_empty() {
            schema.insert("$defs".to_owned(), components.into());
        }
    }
    Some(schema)
}

/// The components with the same text on both sides that refer only to such components.
fn same_components<'a>(outer: &'a Value, inner: &'a Value) -> BTreeSet<&'a str> {
    let outer = components(outer);
    let mut users: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut same = BTreeSet::new();
    let mut changed: Vec<&str> = Vec::new();
    for (name, body) in components(inner).into_iter().flatten() {
        let mut names = BTreeSet::new();
        let is_walked = walk(body, &mut names).is_some();
        for used in names {
            users.entry(used).or_default().push(name);
        }
        match is_walked && outer.and_then(|outer| outer.get(name)) == Some(body) {
            true => drop(same.insert(name.as_str())),
            false => changed.push(name),
        }
    }
    while let Some(name) = changed.pop() {
        for user in users.remove(name).into_iter().flatten() {
            if same.remove(user) {
                changed.push(user);
            }
        }
    }
    same
}

/// Whether no path in a graph leads back to its start.
fn is_acyclic(graph: &BTreeMap<Key, Vec<Key>>) -> bool {
    let mut users: BTreeMap<Key, usize> = BTreeMap::new();
    for to in graph.values().flatten() {
        *users.entry(*to).or_default() += 1;
    }
    let mut open: Vec<Key> = graph
        .keys()
        .filter(|it| !users.contains_key(it))
        .copied()
        .collect();
    while let Some(node) = open.pop() {
        for to in graph.get(&node).into_iter().flatten() {
            if let Some(left) = users.get_mut(to) {
                *left -= 1;
                if *left == 0 {
                    users.remove(to);
                    open.push(*to);
                }
            }
        }
    }
    users.is_empty()
}
