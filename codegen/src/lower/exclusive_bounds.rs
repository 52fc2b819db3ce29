//! Numeric `exclusiveMinimum` and `exclusiveMaximum` become a limit and a flag, as in 3.0.3.

use serde_json::{Value, json};

use super::Notes;
use crate::walk::{self, Kind};
use crate::{NoteKind, Result};

pub(super) fn run(document: &mut Value, notes: &mut Notes<'_>) -> Result<()> {
    let sides = [
        (
            "exclusiveMinimum",
            "minimum",
            f64::max as fn(f64, f64) -> f64,
        ),
        ("exclusiveMaximum", "maximum", f64::min),
    ];
    walk::each(document, Kind::Schema, &mut |schema, at| {
        let Some(object) = schema.as_object_mut() else {
            return Ok(());
        };
        for (exclusive, inclusive, tighter) in sides {
            let Some(bound) = object.get(exclusive).and_then(Value::as_f64) else {
                continue;
            };
            // 3.1 may state both limits. 3.0 can only express the stricter one.
            let other = object.get(inclusive).and_then(Value::as_f64);
            if other.is_some_and(|other| other != bound && tighter(other, bound) == other) {
                object.shift_remove(exclusive);
                let text = format!("removed: `{inclusive}` is stricter");
                notes.add(NoteKind::Removed, &at.join(exclusive), text);
                continue;
            }
            if let Some(bound) = object.insert(exclusive.to_owned(), json!(true)) {
                object.insert(inclusive.to_owned(), bound);
            }
        }
        Ok(())
    })
}
