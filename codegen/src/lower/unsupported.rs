//! Leaves out operations that the client cannot send, and optional parameters that it
//! cannot send. The rest of the document is generated.
//!
//! A pass marks them. After each pass, [`sweep`] removes what is marked, with a note that
//! says why.

use serde_json::{Map, Value, json};

use super::Notes;
use crate::walk::{self, Kind, METHODS};
use crate::{Error, NoteKind, Pointer, Result};

/// The reason why an operation or a parameter is left out.
pub(super) const MARK: &str = "x-left-out";

/// Visits every object of one kind, and marks those for which the visit fails, with the
/// reason.
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

/// Removes marked operations, operations with a marked parameter that is required, and
/// marked parameters that are optional.
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

/// Removes marked parameters from the lists that they are in.
fn parameters(document: &mut Value, notes: &mut Notes<'_>) {
    let components = document.pointer("/components/parameters");
    let components = json!({ "components": { "parameters": components } });
    let reason = |parameter: &Value, at: &Pointer| -> Option<String> {
        let found = walk::follow(&components, parameter, at);
        let target = found.map_or(parameter, |(_, target)| target);
        target[MARK].as_str().map(str::to_owned)
    };
    let mut sweep = |holder: &mut Value, at: Pointer| {
        if let Some(Value::Array(list)) = holder.get_mut("parameters") {
            list.retain(|parameter| match reason(parameter, &at) {
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
