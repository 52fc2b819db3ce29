//! What may be null by a reference alone says so itself: a union with a branch that
//! may be, and an answer or a body of such a component.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{Notes, reference};
use crate::walk::{self, Kind};
use crate::{NoteKind, Pointer, Result};

pub(super) fn run(document: &mut Value, notes: &mut Notes<'_>) -> Result<()> {
    let at = Pointer::from("#/components/schemas");
    let mut nullable = BTreeSet::new();
    loop {
        let before = nullable.len();
        let schemas = document.pointer_mut(at.as_str());
        let schemas = schemas.and_then(Value::as_object_mut);
        for (name, schema) in schemas.into_iter().flatten() {
            if schema["nullable"] != true && branches(schema).any(|branch| is(branch, &nullable)) {
                notes.add(
                    NoteKind::Rewritten,
                    &at.join(name),
                    "may be null, since a branch may",
                );
                schema["nullable"] = json!(true);
            }
            if schema["nullable"] == true {
                nullable.insert(name.clone());
            }
        }
        if nullable.len() == before {
            break;
        }
    }
    walk::each(document, Kind::MediaType, &mut |body, at| {
        if let Some(schema) = body.get_mut("schema")
            && let Some(name) = reference(schema)
            && schema["nullable"] != true
            && nullable.contains(&name)
        {
            notes.add(
                NoteKind::Rewritten,
                at,
                format!("may be null, since {name} may"),
            );
            let reference = json!({ "$ref": format!("#/components/schemas/{name}") });
            *schema = json!({ "allOf": [reference], "nullable": true });
        }
        Ok(())
    })
}

fn branches(schema: &Value) -> impl Iterator<Item = &Value> {
    ["oneOf", "anyOf"]
        .into_iter()
        .filter_map(|keyword| schema.get(keyword)?.as_array())
        .flatten()
}

fn is(branch: &Value, nullable: &BTreeSet<String>) -> bool {
    branch["nullable"] == true || reference(branch).is_some_and(|name| nullable.contains(&name))
}
