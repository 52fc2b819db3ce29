//! Reads the values of string enums as they are written in YAML.
//!
//! In `type: string, enum: [1.10, 007, yes, true]` the vendor means the text. YAML reads
//! three of these as a number or a boolean, and `1.10` as the number 1.1. The quotes that
//! are missing are added here, so that every later step sees the text as written.

use std::collections::BTreeMap;

use serde_json::Value;
use serde_saphyr::granit_parser::{Event, Parser, ScalarStyle};

use crate::Pointer;

/// Replaces each number and boolean among the values of a string enum, or as the constant
/// of a string, by its text in the YAML document. Null stays: it means that null is allowed.
pub(crate) fn quote(text: &str, document: &mut Value) {
    let mut places = Vec::new();
    collect(document, &Pointer::default(), &mut places);
    if places.is_empty() {
        return;
    }
    let written = scalars(text);
    for place in places {
        if let Some(text) = written.get(&place)
            && let Some(value) = document.pointer_mut(place.as_str())
        {
            *value = Value::String(text.clone());
        }
    }
}

/// The places of numbers and booleans among the values of strings.
fn collect(value: &Value, at: &Pointer, found: &mut Vec<Pointer>) {
    let is_unquoted = |value: &Value| value.is_number() || value.is_boolean();
    match value {
        Value::Object(object) => {
            if object.get("type").is_some_and(is_string) {
                let values = object.get("enum").and_then(Value::as_array);
                for (index, value) in values.into_iter().flatten().enumerate() {
                    if is_unquoted(value) {
                        found.push(at.join("enum").join(index));
                    }
                }
                if object.get("const").is_some_and(is_unquoted) {
                    found.push(at.join("const"));
                }
            }
            for (name, value) in object.iter().filter(|(_, value)| is_container(value)) {
                collect(value, &at.join(name), found);
            }
        }
        Value::Array(items) => {
            let items = items.iter().enumerate();
            for (index, value) in items.filter(|(_, value)| is_container(value)) {
                collect(value, &at.join(index), found);
            }
        }
        _ => {}
    }
}

fn is_container(value: &Value) -> bool {
    value.is_object() || value.is_array()
}

/// Whether a `type` allows strings and no other value but null.
fn is_string(types: &Value) -> bool {
    match types {
        Value::Array(types) => {
            let mut types = types.iter().filter(|name| *name != "null").peekable();
            types.peek().is_some() && types.all(|name| name == "string")
        }
        name => name == "string",
    }
}

/// What contains the next node of a YAML document.
enum Level {
    /// A mapping, and its key if that has been read.
    Mapping(Pointer, Option<String>),
    /// A sequence, and the index of its next item.
    Sequence(Pointer, usize),
}

/// Every plain scalar of a YAML text, as written, by its place. The contents of an anchor
/// are only at the place of the anchor.
fn scalars(text: &str) -> BTreeMap<Pointer, String> {
    let mut found = BTreeMap::new();
    let mut levels: Vec<Level> = Vec::new();
    for event in Parser::new_from_str(text) {
        match event {
            Ok((Event::Scalar(text, style, ..), _)) => {
                if let Some(Level::Mapping(_, key @ None)) = levels.last_mut() {
                    *key = Some(text.into_owned());
                } else if let Some(at) = next(&mut levels)
                    && style == ScalarStyle::Plain
                {
                    found.insert(at, text.into_owned());
                }
            }
            Ok((Event::MappingStart(..), _)) => {
                let at = next(&mut levels).unwrap_or_default();
                levels.push(Level::Mapping(at, None));
            }
            Ok((Event::SequenceStart(..), _)) => {
                let at = next(&mut levels).unwrap_or_default();
                levels.push(Level::Sequence(at, 0));
            }
            Ok((Event::MappingEnd | Event::SequenceEnd, _)) => drop(levels.pop()),
            Ok((Event::Alias(..), _)) => drop(next(&mut levels)),
            Ok(_) => {}
            // The document has been read, so its text has no error.
            Err(_) => break,
        }
    }
    found
}

/// The place of the node that begins; `None` for the root, and for a key that is not a
/// scalar, which no document that has been read has.
fn next(levels: &mut [Level]) -> Option<Pointer> {
    match levels.last_mut()? {
        Level::Mapping(at, key) => Some(at.join(key.take()?)),
        Level::Sequence(at, index) => {
            let place = at.join(*index);
            *index += 1;
            Some(place)
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use serde_json::{Value, json};

    use super::quote;

    #[test]
    fn values_of_string_enums_are_the_text_as_written() {
        let text = "
            a: {type: string, enum: [1.10, 007, 0x1F, true, False, on, '2', ~, 1e3]}
            b: {type: [string, 'null'], const: 2.0}
            c: {type: integer, enum: [7]}
            d: &shared
              - {enum: [1], type: [string, integer]}
              - {type: string, enum: [3.50]}
            e: *shared
        ";
        let mut document: Value = serde_saphyr::from_str(text).unwrap();
        quote(text, &mut document);
        let expected = ["1.10", "007", "0x1F", "true", "False", "on", "2"].map(Value::from);
        assert_eq!(document["a"]["enum"].as_array().unwrap()[..7], expected);
        assert_eq!(document["a"]["enum"][7], Value::Null);
        assert_eq!(document["a"]["enum"][8], "1e3");
        assert_eq!(document["b"]["const"], "2.0");
        assert_eq!(document["c"]["enum"], json!([7]));
        assert_eq!(document["d"][0]["enum"], json!([1]));
        assert_eq!(document["d"][1]["enum"], json!(["3.50"]));
    }
}
