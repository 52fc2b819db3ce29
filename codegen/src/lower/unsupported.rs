//! What has no way into 3.0.3 or through the generator leaves the document, and
//! the rest lives: an operation, or a parameter that no request needs.
//!
//! Passes mark; after each pass what is marked is taken out, with a note that
//! says why.

use serde_json::{Map, Value, json};

use super::Notes;
use crate::walk::{self, Kind, METHODS};
use crate::{Error, NoteKind, Pointer, Result};

const MARK: &str = "x-left-out";

/// Visits every object of one kind below the paths. One that the visit fails on
/// is marked, with the reason.
pub(super) fn each(
    document: &mut Value,
    kind: Kind,
    notes: &mut Notes<'_>,
    visit: &mut dyn FnMut(&mut Value, &Pointer, &mut Notes<'_>) -> Result<()>,
) -> Result<()> {
    walk::each(
        document,
        kind,
        &mut |value, at| match visit(value, at, notes) {
            Err(Error::Document { pointer, message }) => {
                mark(value, &format!("{pointer}: {message}"));
                Ok(())
            }
            other => other,
        },
    )
}

/// Marks an operation or a parameter.
pub(super) fn mark(value: &mut Value, reason: &str) {
    let kept =
        ["name", "in", "required", "operationId"].map(|name| (name, value.get(name).cloned()));
    let mut marked: Map<String, Value> = kept
        .into_iter()
        .filter_map(|(name, value)| Some((name.to_owned(), value?)))
        .collect();
    marked.insert(MARK.to_owned(), json!(reason));
    *value = Value::Object(marked);
}

/// Takes out what is marked: operations, parameters that need not be sent, and
/// operations with a marked parameter that must.
pub(super) fn sweep(document: &mut Value, notes: &mut Notes<'_>) {
    let mut found = Vec::new();
    for operation in walk::operations(document) {
        if let Some(reason) = operation.value[MARK].as_str() {
            found.push((operation.at.clone(), reason.to_owned()));
            continue;
        }
        let parameters = operation.parameters(document);
        let marked = parameters.iter().find(|(_, parameter)| {
            parameter.get(MARK).is_some()
                && (parameter["required"] == true || parameter["in"] == "path")
        });
        if let Some((_, parameter)) = marked {
            let reason = parameter[MARK].as_str().unwrap_or_default();
            found.push((operation.at.clone(), reason.to_owned()));
        }
    }
    for (at, reason) in found {
        if let Some((item, method)) = at.split()
            && let Some(Value::Object(item)) = document.pointer_mut(item.as_str())
        {
            item.shift_remove(&method);
        }
        notes.add(NoteKind::LeftOut, &at, format!("left out: {reason}"));
    }
    parameters(document, notes);
}

/// Takes marked parameters out of the lists that name them.
fn parameters(document: &mut Value, notes: &mut Notes<'_>) {
    let components = document
        .pointer("/components/parameters")
        .cloned()
        .unwrap_or_default();
    let reason = |parameter: &Value| -> Option<String> {
        let target = parameter["$ref"]
            .as_str()
            .and_then(|to| Pointer::from(to).last());
        let target = target.map_or(parameter, |name| &components[&name]);
        target[MARK].as_str().map(str::to_owned)
    };
    let mut sweep = |holder: &mut Value, at: Pointer| {
        if let Some(Value::Array(list)) = holder.get_mut("parameters") {
            list.retain(|parameter| match reason(parameter) {
                None => true,
                Some(reason) => {
                    notes.add(
                        NoteKind::ParameterLeftOut,
                        &at,
                        format!("a parameter is left out: {reason}"),
                    );
                    false
                }
            });
        }
    };
    let paths = document.get_mut("paths").and_then(Value::as_object_mut);
    for (path, item) in paths.into_iter().flatten() {
        let at = Pointer::default().join("paths").join(path);
        for method in METHODS {
            if let Some(operation) = item.get_mut(method) {
                sweep(operation, at.join(method));
            }
        }
        sweep(item, at);
    }
    if let Some(Value::Object(parameters)) = document.pointer_mut("/components/parameters") {
        parameters.retain(|_, parameter| parameter.get(MARK).is_none());
    }
}
