use std::collections::BTreeSet;

use serde_json::Value;

use crate::{Error, Pointer, Result};

/// The object that `value` stands for, and its place. If it has a `$ref`, this is the target;
/// otherwise the object itself. A reference to a reference is followed to the end.
///
/// # Errors
///
/// If a reference leads to another file or leads back to itself, or if its target does not
/// exist. The error's place is that reference.
pub fn follow<'a>(
    document: &'a Value,
    value: &'a Value,
    at: &Pointer,
) -> Result<(Pointer, &'a Value)> {
    let (mut value, mut at) = (value, at.clone());
    let mut seen = BTreeSet::new();
    while let Some(reference) = value.get("$ref").and_then(Value::as_str) {
        let failed = |why| Error::at(&at.join("$ref"), format!("`{reference}` {why}"));
        if !reference.starts_with('#') {
            return Err(failed("refers to another file; bundle the document first"));
        }
        let target = Pointer::from(reference);
        value = document
            .pointer(target.as_str())
            .ok_or_else(|| failed("does not exist in the document"))?;
        if !seen.insert(target.clone()) {
            return Err(failed("leads back to itself"));
        }
        at = target;
    }
    Ok((at, value))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::follow;
    use crate::Pointer;

    /// A document whose `a` refers to `b`, and so on to `d`.
    fn document() -> Value {
        json!({
            "a": { "$ref": "#/b" },
            "b": { "$ref": "#/c", "description": "beside" },
            "c": { "$ref": "#/%7Bd%7D" },
            "{d}": { "type": "string" },
            "circle": { "$ref": "#/around" },
            "around": { "$ref": "#/circle" },
            "nowhere": { "$ref": "#/gone" },
            "outside": { "$ref": "other.yaml#/a" },
        })
    }

    fn followed(name: &str) -> Result<String, String> {
        let document = document();
        let at = Pointer::default().join(name);
        let found = follow(&document, &document[name], &at);
        found
            .map(|(at, _)| at.to_string())
            .map_err(|error| error.to_string())
    }

    #[test]
    fn references_are_followed_to_the_end() {
        assert_eq!(followed("a"), Ok("#/{d}".to_owned()));
        assert_eq!(followed("{d}"), Ok("#/{d}".to_owned()));
    }

    #[test]
    fn a_reference_that_cannot_be_followed_is_an_error_with_its_place() {
        let error = |text: &str| Err(text.to_owned());
        for (name, text) in [
            ("circle", "#/circle/$ref: `#/around` leads back to itself"),
            (
                "nowhere",
                "#/nowhere/$ref: `#/gone` does not exist in the document",
            ),
            (
                "outside",
                "#/outside/$ref: `other.yaml#/a` refers to another file; bundle the document first",
            ),
        ] {
            assert_eq!(followed(name), error(text));
        }
    }
}
