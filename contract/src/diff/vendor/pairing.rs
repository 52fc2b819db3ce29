//! Which operation of the vendor's document is which of ours.

use std::collections::{BTreeMap, BTreeSet};

use conversation_apis_codegen::{Pointer, walk};
use serde_json::{Map, Value};

use super::super::compare::keys;
use super::super::operation::path_shape;
use super::super::scheme::scheme_text;

/// Our operations with their counterparts.
pub(super) struct Pairing<'a> {
    /// Each operation of ours, with the vendor's.
    pub(super) pairs: Vec<(walk::Operation<'a>, Option<walk::Operation<'a>>)>,
    /// How many operations only the vendor has.
    pub(super) others: usize,
}

/// A method, and a path without the names of its parameters.
type Key<'a> = (&'a str, String);

/// A prefix that only the paths of one document have.
#[derive(Debug, Default, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Shift {
    ours: String,
    theirs: String,
}

/// Pairs operations by method and path. The names of path parameters do not count, and the
/// paths of one document may all have a prefix that those of the other lack.
pub(super) fn pair<'a>(ours: &'a Value, theirs: &'a Value) -> Pairing<'a> {
    let our_keys = keyed(ours);
    let their_keys = keyed(theirs);
    let shift = shift(&our_keys, &their_keys);
    let mut by_key: BTreeMap<Key<'a>, Vec<walk::Operation<'a>>> = BTreeMap::new();
    for ((method, path), operation) in their_keys {
        let path = without(path, &shift.theirs);
        by_key.entry((method, path)).or_default().push(operation);
    }
    let pairs = our_keys.into_iter().map(|((method, path), operation)| {
        let key = (method, without(path, &shift.ours));
        let found = by_key.get_mut(&key).filter(|found| !found.is_empty());
        let found = found.map(|found| {
            let same = found.iter().position(|other| other.path == operation.path);
            found.remove(same.unwrap_or_default())
        });
        (operation, found)
    });
    let pairs = pairs.collect();
    Pairing {
        pairs,
        others: by_key.values().map(Vec::len).sum(),
    }
}

/// The operations of a document, in its order. The path of its server is part of theirs.
fn keyed(document: &Value) -> Vec<(Key<'_>, walk::Operation<'_>)> {
    let url = document["servers"][0]["url"].as_str().unwrap_or_default();
    let path = match url.split_once("://") {
        Some((_, rest)) => rest.find('/').map_or("", |at| &rest[at..]),
        None => url,
    };
    let base = path_shape(path.trim_end_matches('/'));
    let operations = walk::operations(document);
    let keyed = operations.map(|operation| {
        let path = format!("{base}{}", path_shape(operation.path));
        ((operation.method, path), operation)
    });
    keyed.collect()
}

/// The prefix with which most operations have a counterpart; none if it does not help.
fn shift(
    ours: &[(Key<'_>, walk::Operation<'_>)],
    theirs: &[(Key<'_>, walk::Operation<'_>)],
) -> Shift {
    let known: BTreeSet<&Key<'_>> = theirs.iter().map(|(key, _)| key).collect();
    let equal = ours.iter().filter(|(key, _)| known.contains(key)).count();
    let mut counts: BTreeMap<Shift, usize> = BTreeMap::new();
    for ((method, path), _) in ours {
        for ((_, other), _) in theirs.iter().filter(|((other, _), _)| other == method) {
            let shift = match (path.strip_suffix(other), other.strip_suffix(path)) {
                (Some(prefix), _) if !prefix.is_empty() => Shift {
                    ours: prefix.to_owned(),
                    ..Shift::default()
                },
                (_, Some(prefix)) if !prefix.is_empty() => Shift {
                    theirs: prefix.to_owned(),
                    ..Shift::default()
                },
                _ => continue,
            };
            *counts.entry(shift).or_default() += 1;
        }
    }
    let best = counts.into_iter().max_by_key(|(_, count)| *count);
    let best = best.filter(|(_, count)| *count > equal);
    best.map_or_else(Shift::default, |(shift, _)| shift)
}

fn without(path: String, prefix: &str) -> String {
    match path.strip_prefix(prefix) {
        Some(rest) => rest.to_owned(),
        None => path,
    }
}

/// Gives the vendor's security schemes our names, where they send the same key in the same
/// way. The names are not sent.
pub(super) fn use_our_scheme_names(ours: &Value, theirs: &mut Value) {
    let schemes = Pointer::from("/components/securitySchemes");
    let by_text = |document: &Value| -> Vec<(String, String)> {
        let names = keys(document, &schemes).into_iter();
        names
            .map(|name| (scheme_text(document, &schemes.join(&name)), name))
            .collect()
    };
    let known: BTreeMap<String, String> = by_text(ours).into_iter().collect();
    let names = by_text(theirs).into_iter();
    let names: BTreeMap<String, String> = names
        .filter_map(|(text, name)| Some((name, known.get(&text)?.clone())))
        .collect();
    let items = theirs["paths"].as_object_mut().into_iter().flatten();
    let operations = items.flat_map(|(_, item)| item.as_object_mut().into_iter().flatten());
    for (_, operation) in operations {
        rename(operation.get_mut("security"), &names);
    }
    rename(theirs.get_mut("security"), &names);
}

/// Renames the schemes of requirements.
fn rename(requirements: Option<&mut Value>, names: &BTreeMap<String, String>) {
    let requirements = requirements.and_then(Value::as_array_mut);
    for requirement in requirements.into_iter().flatten() {
        if let Some(schemes) = requirement.as_object_mut() {
            let renamed: Map<String, Value> = std::mem::take(schemes)
                .into_iter()
                .map(|(name, scopes)| (names.get(&name).cloned().unwrap_or(name), scopes))
                .collect();
            *schemes = renamed;
        }
    }
}
