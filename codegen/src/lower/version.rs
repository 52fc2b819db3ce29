//! Changes the version to 3.0.3, and removes keywords that have no meaning there or had none
//! in 3.1.

use serde_json::{Value, json};

use super::Notes;
use crate::document::minor;
use crate::{Error, NoteKind, Pointer, Result, repair};

pub(super) fn run(document: &mut Value, notes: &mut Notes<'_>) -> Result<()> {
    let root = Pointer::default();
    let Some(top) = document.as_object_mut() else {
        return Err(Error::at(&root, "an OpenAPI document must be an object"));
    };
    let version = top
        .get("openapi")
        .and_then(Value::as_str)
        .unwrap_or("")
        .to_owned();
    let at = root.join("openapi");
    if top.shift_remove("jsonSchemaDialect").is_some() {
        let at = root.join("jsonSchemaDialect");
        notes.add(
            NoteKind::Removed,
            &at,
            "removed: schemas are read as JSON Schema 2020-12",
        );
    }
    top.entry("paths").or_insert_with(|| json!({}));
    top.insert("openapi".to_owned(), json!("3.0.3"));
    match minor(&version) {
        Some(0) => Ok(()),
        Some(_) => {
            notes.add(
                NoteKind::Rewritten,
                &at,
                format!("lowered from {version} to 3.0.3"),
            );
            repair::leftover_nullable(document, &mut |kind, at, text| notes.add(kind, at, text))
        }
        None => {
            let message = format!("`{version}`: only 3.0.x, 3.1.x and 3.2.x are supported");
            Err(Error::at(&at, message))
        }
    }
}
