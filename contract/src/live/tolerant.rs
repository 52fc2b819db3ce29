//! JSON as far as it can be read: what a type may hold and `serde_json::Value`
//! cannot, such as `1e400` or half a surrogate pair, must not hide the rest.

use std::collections::BTreeMap;

use serde_json::value::RawValue;
use serde_json::{Map, Value, json};

/// How deep values are looked into; what is deeper is taken as null.
const DEPTH: usize = 256;

/// Reads a text; none where it is no JSON at all.
pub(super) fn read(text: &str) -> Option<Value> {
    match serde_json::from_str(text) {
        Ok(value) => Some(value),
        Err(_) => Some(approximate(serde_json::from_str(text).ok()?, 0)),
    }
}

/// The items of a list, each as its own text.
pub(super) fn items(text: &str, pointer: &str) -> Option<Vec<Box<RawValue>>> {
    let mut raw: Box<RawValue> = serde_json::from_str(text).ok()?;
    for token in pointer.split('/').skip(1) {
        let mut object: BTreeMap<String, Box<RawValue>> = serde_json::from_str(raw.get()).ok()?;
        raw = object.remove(token)?;
    }
    serde_json::from_str(raw.get()).ok()
}

/// The same kinds of values in the same places; a scalar that cannot be held is
/// the greatest of its kind, or a sign for what was there.
fn approximate(raw: &RawValue, depth: usize) -> Value {
    let text = raw.get();
    if let Ok(value) = serde_json::from_str(text) {
        return value;
    }
    if depth > DEPTH {
        return Value::Null;
    }
    match text.as_bytes().first() {
        Some(b'{') => {
            let members: BTreeMap<String, &RawValue> =
                serde_json::from_str(text).unwrap_or_default();
            let members = members
                .into_iter()
                .map(|(name, value)| (name, approximate(value, depth + 1)));
            Value::Object(members.collect::<Map<_, _>>())
        }
        Some(b'[') => {
            let items: Vec<&RawValue> = serde_json::from_str(text).unwrap_or_default();
            items
                .into_iter()
                .map(|item| approximate(item, depth + 1))
                .collect()
        }
        Some(b'"') => json!("\u{FFFD}"),
        _ => json!(f64::MAX),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{items, read};

    #[test]
    fn what_cannot_be_held_does_not_hide_what_is_beside_it() {
        let text = r#"{"a":[1e400,"\ud800",{"b":true}],"c":null}"#;
        assert_eq!(
            read(text),
            Some(json!({ "a": [f64::MAX, "\u{FFFD}", { "b": true }], "c": null }))
        );
        let items = items(text, "/a").unwrap_or_default();
        let texts: Vec<&str> = items.iter().map(|item| item.get()).collect();
        assert_eq!(texts, ["1e400", r#""\ud800""#, r#"{"b":true}"#]);
        assert_eq!(read("<p>"), None);
        assert!(read(&format!("{}1{}", "[".repeat(2000), "]".repeat(2000))).is_some());
    }
}
