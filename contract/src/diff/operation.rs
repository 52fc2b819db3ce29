//! Which operations were added, removed, renamed or deprecated, and what all operations share.

use std::collections::{BTreeMap, BTreeSet};

use conversation_apis_codegen::{Pointer, walk};
use serde_json::Value;

use super::change::{ChangeKind, Element, Side};
use super::compare::Comparison;

/// Identifies an operation in both documents: its path and its method.
type OperationKey<'a> = (String, &'a str);

type Operations<'a> = BTreeMap<OperationKey<'a>, walk::Operation<'a>>;

/// An operation that both documents have.
#[derive(Debug, Clone, Copy)]
pub(super) struct Call<'c> {
    /// Its place in the old document.
    pub(super) old: &'c Pointer,
    /// Its place in the new document.
    pub(super) new: &'c Pointer,
    /// Its paths in the old and the new document. A webhook or a callback has none.
    pub(super) paths: [&'c str; 2],
    /// Its name in reports.
    pub(super) title: &'c str,
    /// The side of its request. The server sends the request of a webhook or a callback; the
    /// client sends that of a webhook's callback.
    pub(super) request: Side,
    /// What the names of its places start with.
    pub(super) place: &'c str,
}

impl<'c> Call<'c> {
    /// The side of its responses.
    pub(super) fn response(&self) -> Side {
        match self.request {
            Side::Request => Side::Response,
            _ => Side::Request,
        }
    }

    /// A part of its request.
    pub(super) fn part(
        &self,
        (old, new): (Option<&'c Pointer>, Option<&'c Pointer>),
        name: &'c str,
    ) -> Element<'c> {
        Element {
            side: self.request,
            old: old.or(Some(self.old)),
            new: new.or(Some(self.new)),
            name,
            of: self.title,
        }
    }

    /// A place in it, such as `query page` or `200`.
    pub(super) fn place(&self, part: &str) -> String {
        format!("{}{part}", self.place)
    }
}

impl<'a> Comparison<'a> {
    /// Compares all operations.
    pub(super) fn operations(&mut self) {
        let old = operations_by_key(self.old, self.new);
        let new = operations_by_key(self.new, self.old);
        let mut paired = BTreeSet::new();
        for (key, before) in &old {
            let found = new
                .get_key_value(key)
                .or_else(|| other_slash(key, &old, &new));
            let Some((new_key, after)) = found else {
                let kind = match before.value["deprecated"] == true {
                    true => ChangeKind::OperationDeprecatedRemoved,
                    false => ChangeKind::OperationRemoved,
                };
                let removed = Element {
                    side: Side::Api,
                    old: Some(&before.at),
                    new: Some(&nearest(self.new, &before.at)),
                    name: &title(before),
                    of: id_or_path(before),
                };
                self.record(removed.change(kind));
                continue;
            };
            paired.insert(new_key);
            self.operation(before, after);
        }
        for (_, after) in new.iter().filter(|(key, _)| !paired.contains(key)) {
            let added = Element {
                side: Side::Api,
                old: Some(&nearest(self.old, &after.at)),
                new: Some(&after.at),
                name: &title(after),
                of: id_or_path(after),
            };
            self.record(added.change(ChangeKind::OperationAdded));
        }
    }

    /// Compares two operations.
    pub(super) fn operation(&mut self, old: &walk::Operation<'a>, new: &walk::Operation<'a>) {
        let title = title(new);
        self.places.enter("operation");
        let operation = Element {
            side: Side::Api,
            old: Some(&old.at),
            new: Some(&new.at),
            name: &title,
            of: id_or_path(new),
        };
        if old.id != new.id {
            let renamed = operation.change(ChangeKind::OperationRenamed);
            self.record(renamed.with_values(id_or_path(old), id_or_path(new)));
        }
        if old.path.ends_with('/') != new.path.ends_with('/') {
            let changed = operation.change(ChangeKind::OperationSlashChanged);
            self.record(changed.with_values(old.path, new.path));
        }
        match (is_deprecated(old.value), is_deprecated(new.value)) {
            (false, true) => self.record(operation.change(ChangeKind::OperationDeprecated)),
            (true, false) => self.record(operation.change(ChangeKind::OperationNoLongerDeprecated)),
            _ => {}
        }
        self.own_servers(old, new);
        let call = Call {
            old: &old.at,
            new: &new.at,
            paths: [old.path, new.path],
            title: &title,
            request: Side::Request,
            place: "",
        };
        self.call(&call);
        self.callbacks(&call);
    }

    /// Compares what is sent: the credentials, the parameters, the body and the responses.
    pub(super) fn call(&mut self, call: &Call<'_>) {
        self.security(call);
        self.parameters(call);
        self.body(call);
        self.responses(call);
    }
}

pub(super) fn is_deprecated(value: &Value) -> bool {
    value["deprecated"] == true
}

/// The last object on the way to a place that a document has.
pub(super) fn nearest(document: &Value, at: &Pointer) -> Pointer {
    let mut at = at.clone();
    while document.pointer(at.as_str()).is_none() {
        match at.split() {
            Some((parent, _)) => at = parent,
            None => break,
        }
    }
    at
}

/// The operations of a document. The names of path parameters are left out of the key,
/// unless that would give two paths of either document the same key.
fn operations_by_key<'a>(document: &'a Value, other: &Value) -> Operations<'a> {
    let mut ambiguous = ambiguous_paths(document);
    ambiguous.extend(ambiguous_paths(other));
    let key = |path: &str| {
        let shape = path_shape(path);
        match ambiguous.contains(&shape) {
            true => path.to_owned(),
            false => shape,
        }
    };
    let operations = walk::operations(document);
    operations
        .map(|operation| ((key(operation.path), operation.method), operation))
        .collect()
}

/// An operation of the new document that only the new document has, and whose path differs only
/// in a slash at the end.
fn other_slash<'o, 'a>(
    (path, method): &OperationKey<'a>,
    old: &Operations<'a>,
    new: &'o Operations<'a>,
) -> Option<(&'o OperationKey<'a>, &'o walk::Operation<'a>)> {
    let path = match path.strip_suffix('/') {
        Some(path) => path.to_owned(),
        None => format!("{path}/"),
    };
    let key = (path, *method);
    new.get_key_value(&key).filter(|_| !old.contains_key(&key))
}

/// The path shapes that more than one path of a document has.
fn ambiguous_paths(document: &Value) -> BTreeSet<String> {
    let mut shapes = BTreeSet::new();
    let paths = document["paths"].as_object().into_iter().flatten();
    paths
        .map(|(path, _)| path_shape(path))
        .filter(|shape| !shapes.insert(shape.clone()))
        .collect()
}

/// A path without the names of its parameters: `/a/{}` for `/a/{id}`.
pub(super) fn path_shape(path: &str) -> String {
    let mut shape = String::new();
    let mut is_inside = false;
    for char in path.chars() {
        match char {
            '{' => is_inside = true,
            '}' => is_inside = false,
            _ if is_inside => continue,
            _ => {}
        }
        shape.push(char);
    }
    shape
}

/// `GET /things`.
pub(super) fn title(operation: &walk::Operation<'_>) -> String {
    format!("{} {}", operation.http_method(), operation.path)
}

fn id_or_path<'a>(operation: &walk::Operation<'a>) -> &'a str {
    match operation.id {
        "" => operation.path,
        id => id,
    }
}
