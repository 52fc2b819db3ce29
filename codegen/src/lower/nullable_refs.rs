//! States `nullable` where only a referenced schema has it: on a union with a nullable
//! branch, and on a body whose component is nullable.

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
                    "nullable, because a branch is",
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
                format!("nullable, because {name} is"),
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
