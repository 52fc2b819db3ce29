//! `type` as an array, and the type `null`, become `nullable`.

use serde_json::{Map, Value, json};

use super::Notes;
use crate::walk::{self, Kind};
use crate::{Error, Pointer, Result};

pub(super) fn run(document: &mut Value, _notes: &mut Notes<'_>) -> Result<()> {
    walk::each(document, Kind::Schema, &mut |schema, at| {
        let Some(object) = schema.as_object_mut() else {
            return Ok(());
        };
        let names = match object.get("type") {
            Some(Value::Array(names)) => names.clone(),
            Some(Value::String(name)) if name == "null" => vec![json!("null")],
            _ => return Ok(()),
        };
        let (nulls, others): (Vec<_>, Vec<_>) = names.iter().partition(|name| *name == "null");
        let [name] = others.as_slice() else {
            return several(object, &others, at);
        };
        object.insert("type".to_owned(), (*name).clone());
        if !nulls.is_empty() {
            object.insert("nullable".to_owned(), json!(true));
            if let Some(Value::Array(values)) = object.get_mut("enum") {
                values.retain(|value| !value.is_null());
            }
        }
        Ok(())
    })
}

/// No type but null stays as it is, for the pass on branches; two or more have
/// no one type to become.
fn several(object: &Map<String, Value>, others: &[&Value], at: &Pointer) -> Result<()> {
    if others.is_empty()
        && object
            .keys()
            .all(|key| key == "type" || super::is_annotation(key))
    {
        return Ok(());
    }
    let message = "no pass handles a value of several types; state the one to expect in an overlay";
    Err(Error::at(&at.join("type"), message))
}
