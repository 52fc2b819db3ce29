//! A schema's `examples` become its one `example`.

use serde_json::Value;

use super::Notes;
use crate::walk::{self, Kind};
use crate::{NoteKind, Result};

pub(super) fn run(document: &mut Value, notes: &mut Notes<'_>) -> Result<()> {
    walk::each(document, Kind::Schema, &mut |schema, at| {
        let Some(object) = schema.as_object_mut() else {
            return Ok(());
        };
        let Some(Value::Array(examples)) = object.shift_remove("examples") else {
            return Ok(());
        };
        if examples.len() > 1 || object.contains_key("example") {
            notes.add(
                NoteKind::Removed,
                &at.join("examples"),
                "only one example is kept",
            );
        }
        if let Some(first) = examples.into_iter().next() {
            object.entry("example").or_insert(first);
        }
        Ok(())
    })
}
