//! The last pass: removes what no pass handled and generated code does not support, with
//! a note. Without it, `Model` would skip these keywords silently.

use serde_json::Value;

use super::{Notes, unsupported};
use crate::names::field_name;
use crate::walk::{self, Kind, METHODS};
use crate::{Error, NoteKind, Pointer, Result, keywords};

pub(super) fn run(document: &mut Value, notes: &mut Notes<'_>) -> Result<()> {
    walk::each(document, Kind::Schema, &mut |schema, at| {
        if let Some(object) = schema.as_object_mut() {
            object.retain(|key, _| {
                let known = keywords::is_lowered(key);
                if !known {
                    notes.add(
                        NoteKind::Removed,
                        &at.join(key),
                        "removed: generated types do not support this keyword",
                    );
                }
                known
            });
        }
        Ok(())
    })?;
    operations(document, notes);
    references(document)
}

/// Leaves out operations in which an object is a reference still, apart from a parameter or a
/// header that leads to a component. What such an object states would be lost silently.
fn references(document: &mut Value) -> Result<()> {
    let mut found = Vec::new();
    walk::each_object(document, &mut |object, kind, at| {
        if object.get("$ref").is_some() {
            found.push((kind, at.clone()));
        }
        Ok(())
    })?;
    // A component may refer to a parameter that was left out; no operation uses it then.
    let shared = ["parameters", "headers"].map(|list| Pointer::from("#/components").join(list));
    for (kind, at) in found {
        if shared.iter().any(|list| at.is_in(list)) {
            continue;
        }
        let reference = document.pointer(at.as_str()).unwrap_or(&Value::Null);
        let followed = walk::follow(document, reference, &at).map(|(place, _)| place);
        let error = match followed {
            Ok(place) if kind == Kind::Parameter && shared.iter().any(|list| place.is_in(list)) => {
                continue;
            }
            Ok(place) => {
                let message = format!("the reference to {place} was not followed");
                Error::at(&at.join("$ref"), message)
            }
            Err(error) => error,
        };
        if !leave_out(document, &at, &error) {
            return Err(error);
        }
    }
    Ok(())
}

/// Marks the operation that a place is in, or all operations of the path.
fn leave_out(document: &mut Value, at: &Pointer, error: &Error) -> bool {
    let mut tokens = at.tokens();
    if tokens.next().is_none_or(|top| top != "paths") {
        return false;
    }
    let (path, method) = (tokens.next().unwrap_or_default(), tokens.next());
    let method = method.filter(|method| METHODS.contains(&method.as_str()));
    let item = document["paths"][&path].as_object_mut();
    for (key, operation) in item.into_iter().flatten() {
        let is_meant = method.as_ref().is_none_or(|method| method == key);
        if is_meant && METHODS.contains(&key.as_str()) {
            unsupported::mark(operation, &error.to_string());
        }
    }
    true
}

/// Marks operations whose method progenitor does not support, and notes parameters whose
/// setter has another name than the parameter.
fn operations(document: &mut Value, notes: &mut Notes<'_>) {
    let mut wrong = Vec::new();
    for operation in walk::operations(document) {
        if matches!(operation.method, "options" | "trace") {
            wrong.push((
                operation.at.clone(),
                "this HTTP method is not supported".to_owned(),
            ));
            continue;
        }
        for parameter in operation.setters(document) {
            let (wire, setter) = (parameter.wire, parameter.setter);
            if setter != field_name(wire) {
                let place = parameter.value["in"].as_str().unwrap_or_default();
                let text = format!(
                    "the {place} parameter `{wire}` is set by `{setter}`: its own name is taken"
                );
                notes.add(NoteKind::Named, &operation.at, text);
            }
        }
    }
    for (at, reason) in wrong {
        if let Some(operation) = document.pointer_mut(at.as_str()) {
            unsupported::mark(operation, &reason);
        }
    }
}
