//! Removes parts of the wrong form that cost nothing but themselves.

use serde_json::Value;

use super::{Notes, unsupported};
use crate::extension::{ERRORS, STATED};
use crate::walk::{self, Kind};
use crate::{Error, NoteKind, Pointer, Result};

/// Removes what parameters and operations have in a wrong form, and extensions that only the
/// lowering adds.
pub(super) fn objects(document: &mut Value, notes: &mut Notes<'_>) -> Result<()> {
    walk::each_object(document, &mut |value, kind, at| {
        let Some(object) = value.as_object_mut() else {
            return Ok(());
        };
        object.retain(|key, value| {
            let wrong = match (kind, key.as_str()) {
                (Kind::Parameter, "required" | "explode" | "allowReserved" | "deprecated") => {
                    !value.is_boolean()
                }
                (Kind::Parameter, "style" | "description") => !value.is_string(),
                (Kind::Parameter | Kind::Operation, key) => {
                    [ERRORS, STATED, unsupported::MARK].contains(&key)
                }
                _ => false,
            };
            if wrong {
                let text = "removed: its value has the wrong type, or only the generator adds it";
                notes.add(NoteKind::Removed, &at.join(key), text);
            }
            !wrong
        });
        Ok(())
    })
}

/// Removes a component that is not a schema and has the wrong form, so that only what uses it
/// is left out.
pub(super) fn remove_component(
    document: &mut Value,
    at: &Pointer,
    message: &str,
    notes: &mut Notes<'_>,
) -> Result<()> {
    let mut tokens = at.tokens();
    let is_component = tokens.next().is_some_and(|top| top == "components");
    let (Some(kind), Some(name), true) = (tokens.next(), tokens.next(), is_component) else {
        return Err(Error::at(at, message));
    };
    let list = document["components"][&kind].as_object_mut();
    if list.and_then(|list| list.shift_remove(&name)).is_some() {
        let text = format!("the component is removed: {message}");
        notes.add(NoteKind::Removed, at, text);
    }
    Ok(())
}
