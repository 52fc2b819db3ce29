//! Which operations were added, removed, renamed or deprecated.

use std::collections::{BTreeMap, BTreeSet};

use conversation_apis_codegen::walk;
use serde_json::Value;

use super::change::{ChangeKind, Element, Side};
use super::compare::Comparison;

/// Identifies an operation in both documents: its path and its method.
type OperationKey<'a> = (String, &'a str);

impl<'a> Comparison<'a> {
    /// Compares all operations.
    pub(super) fn operations(&mut self) {
        let old = operations_by_key(self.old, self.new);
        let new = operations_by_key(self.new, self.old);
        for (key, before) in &old {
            let Some(after) = new.get(key) else {
                let kind = match before.value["deprecated"] == true {
                    true => ChangeKind::OperationDeprecatedRemoved,
                    false => ChangeKind::OperationRemoved,
                };
                let removed = Element {
                    side: Side::Api,
                    old: Some(&before.at),
                    new: None,
                    name: &title(before),
                    of: id_or_path(before),
                };
                self.record(removed.change(kind));
                continue;
            };
            self.operation(before, after);
        }
        for (_, after) in new.iter().filter(|(key, _)| !old.contains_key(*key)) {
            let added = Element {
                side: Side::Api,
                old: None,
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
        if old.value["deprecated"] != true && new.value["deprecated"] == true {
            self.record(operation.change(ChangeKind::OperationDeprecated));
        }
        self.places.enter("security");
        self.security(old, new, &title);
        self.parameters(old, new, &title);
        self.body(old, new, &title);
        self.responses(old, new, &title);
        self.places.enter("callbacks");
        self.callbacks(old, new, &title);
    }
}

/// The operations of a document. The names of path parameters are left out of the key,
/// unless that would give two paths of either document the same key.
fn operations_by_key<'a>(
    document: &'a Value,
    other: &Value,
) -> BTreeMap<OperationKey<'a>, walk::Operation<'a>> {
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
