//! Schemas that are written differently although no change is found in them.
//!
//! They describe the same values, or differ in what cannot be sent, so no rule judges them. But
//! generated types are named after components and places, and a union is another type than a list
//! of types. The version step has to know of them. Only the generated APIs show what changes in
//! Rust: see `diff --rust`.

mod schema;

use std::collections::{BTreeSet, HashSet};

use conversation_apis_codegen::Pointer;
use serde_json::Value;

use self::schema::Schema;
use super::change::Difference;
use super::compare::keys;
use super::reference::SCHEMAS;
use super::rules::{Semver, rule};

/// A pair of places, in the old document and the new one.
type Places = [Pointer; 2];

/// The schemas that are written differently: the given pairs, those that they lead to, and the
/// components with types of their own, which can be unused. A change explains the form of a schema
/// if its rule has a minor step, and the details in any case, but never the frame.
pub(super) fn respelled(
    [old, new]: [&Value; 2],
    given: &[Places],
    found: &[Difference],
) -> Vec<Places> {
    let places = |found: &'_ Difference| [found.old.clone(), found.new.clone()];
    let is_minor = |found: &&Difference| rule(found.kind, found.side).semver == Semver::Minor;
    let changed: BTreeSet<Pointer> = found.iter().flat_map(places).flatten().collect();
    let minor = found.iter().filter(is_minor);
    let explained: HashSet<Pointer> = minor.flat_map(places).flatten().collect();
    let schemas = Pointer::from(SCHEMAS);
    let components = keys(new, &schemas)
        .into_iter()
        .map(|name| schemas.join(name));
    let components = components.filter(|at| is_rewritten([old, new], [at, at]));
    let rewritten: BTreeSet<Pointer> = components.collect();
    let components = rewritten.iter().map(|at| [at.clone(), at.clone()]);
    let have_types = |[was, is]: &Places| {
        let schemas = [Schema::at(old, was), Schema::at(new, is)];
        schemas.iter().flatten().any(Schema::has_own_type)
    };
    let mut pending: Vec<Places> = components.rev().filter(have_types).collect();
    pending.extend(given.iter().rev().cloned());
    let (mut respelled, mut seen) = (Vec::new(), HashSet::new());
    // Constants are named after the description of a server, and types after its variables.
    let servers = Pointer::default().join("servers");
    if named_servers(old) != named_servers(new) && !has_below(&changed, &servers) {
        respelled.push([servers.clone(), servers]);
    }
    while let Some(pair) = pending.pop() {
        if !seen.insert(pair.clone()) {
            continue;
        }
        let [was_at, is_at] = &pair;
        let are_moved = are_moved(was_at, is_at);
        if !are_moved && !is_rewritten([old, new], [was_at, is_at]) {
            let behind = references(old, was_at).into_iter();
            let behind = behind.filter(|at| rewritten.contains(at));
            pending.extend(behind.map(|at| [at.clone(), at]));
            continue;
        }
        let (Some(was), Some(mut is)) = (Schema::at(old, was_at), Schema::at(new, is_at)) else {
            continue;
        };
        let is_changed = || has_below(&changed, &was.at) || has_below(&changed, &is.at);
        let is_explained = || {
            let mut places = [&was, &is].into_iter().flat_map(Schema::places);
            places.any(|at| explained.contains(at))
        };
        if are_moved && was.has_own_type()
            || was.frame != is.frame
            || was.form != is.form && !is_explained()
            || was.details != is.details && !is_changed()
        {
            respelled.push([was.at, is.at]);
            continue;
        }
        let below = was.below.into_iter();
        pending.extend(below.filter_map(|(key, was)| Some([was, is.below.remove(&key)?])));
    }
    respelled
}

/// Whether the texts of two places differ. The order of properties counts.
fn is_rewritten([old, new]: [&Value; 2], [was, is]: [&Pointer; 2]) -> bool {
    let text = |document: &Value, at: &Pointer| Some(document.pointer(at.as_str())?.to_string());
    text(old, was) != text(new, is)
}

/// The places that a place refers to, at any depth.
fn references(document: &Value, at: &Pointer) -> Vec<Pointer> {
    let mut found = Vec::new();
    let mut pending: Vec<&Value> = document.pointer(at.as_str()).into_iter().collect();
    while let Some(value) = pending.pop() {
        match value {
            Value::Object(object) => {
                let to = object.get("$ref").and_then(Value::as_str);
                found.extend(to.map(Pointer::from));
                pending.extend(object.values());
            }
            Value::Array(items) => pending.extend(items),
            _ => {}
        }
    }
    found
}

/// What the names of servers in Rust depend on.
fn named_servers(document: &Value) -> Vec<[&Value; 2]> {
    let servers = document["servers"].as_array().into_iter().flatten();
    let named = servers.map(|server| [&server["description"], &server["variables"]]);
    named.collect()
}

/// Whether inline types at the places are named after something else. Those of a success are
/// named after the operation, wherever the response is.
fn are_moved(was: &Pointer, is: &Pointer) -> bool {
    holder(was) != holder(is) && !is_of_success(was) && !is_of_success(is)
}

/// What an inline type is named after: a component, or for a parameter its operation.
fn holder(at: &Pointer) -> Option<String> {
    let tokens: Vec<String> = at.tokens().take(4).collect();
    let tokens: Vec<&str> = tokens.iter().map(String::as_str).collect();
    match tokens.as_slice() {
        ["components", list @ ("parameters" | "responses"), name, ..] => {
            Some(format!("{list} {name}"))
        }
        [_, _, method, "parameters"] if *method != "parameters" => Some("operation".to_owned()),
        _ => None,
    }
}

fn is_of_success(at: &Pointer) -> bool {
    let mut tokens = at.tokens().skip(3);
    tokens.next().is_some_and(|list| list == "responses")
        && tokens.next().is_some_and(|status| status.starts_with('2'))
}

/// Whether one of the places is at or below another one.
fn has_below(places: &BTreeSet<Pointer>, at: &Pointer) -> bool {
    let below = places.range(at.join("")..).next();
    places.contains(at) || below.is_some_and(|below| below.is_in(at))
}
