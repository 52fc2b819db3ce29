//! Reads JSON that `serde_json::Value` cannot hold, such as `1e400` or half a surrogate pair.
//! One such value must not hide all others.

use std::borrow::Cow;
use std::collections::BTreeMap;

use conversation_apis_codegen::Pointer;
use serde_json::value::RawValue;
use serde_json::{Map, Value, json};

/// How deep a value that cannot be held is searched for. A deeper one is read as null.
const DEPTH: usize = 256;

/// Replaces half a surrogate pair. It is as long as the escape.
const REPLACEMENT: &str = "\\ufffd";

/// A value as close as possible to the text.
#[derive(Default)]
pub(super) struct Read {
    /// It has values of the same types in the same places. A number that cannot be held
    /// becomes the largest possible one, and half a surrogate pair becomes U+FFFD.
    pub(super) value: Value,
    /// Whether U+FFFD replaces half a surrogate pair, in a name or in a string.
    pub(super) mended: bool,
}

/// The items of a page, and the page without them.
pub(super) struct List<'a> {
    /// The text of each item.
    pub(super) items: Vec<&'a str>,
    /// The text of the page, with an empty list in place of the items.
    pub(super) rest: String,
}

/// Reads a text. `None` if it is not JSON.
pub(super) fn read(text: &str) -> Option<Read> {
    let whole = mended(text);
    let value = match serde_json::from_str(&whole) {
        Ok(value) => value,
        Err(_) => approximate(serde_json::from_str(&whole).ok()?, 0),
    };
    let mended = matches!(whole, Cow::Owned(_));
    Some(Read { value, mended })
}

/// Splits a page. `None` if the pointer does not lead to a list.
pub(super) fn list<'a>(text: &'a str, pointer: &str) -> Option<List<'a>> {
    let whole = mended(text);
    let mut raw: &RawValue = serde_json::from_str(&whole).ok()?;
    for token in Pointer::from(pointer).tokens() {
        let mut object: BTreeMap<String, &RawValue> = serde_json::from_str(raw.get()).ok()?;
        raw = object.remove(&token)?;
    }
    let items: Vec<&RawValue> = serde_json::from_str(raw.get()).ok()?;
    // Each value of the mended text has the same position in the original text.
    let start = |raw: &RawValue| raw.get().as_ptr() as usize - whole.as_ptr() as usize;
    let original = |raw: &RawValue| text.get(start(raw)..start(raw) + raw.get().len());
    let (before, after) = (start(raw), start(raw) + raw.get().len());
    Some(List {
        rest: format!("{}[]{}", text.get(..before)?, text.get(after..)?),
        items: items.into_iter().map(original).collect::<Option<_>>()?,
    })
}

/// The text with [`REPLACEMENT`] for each escape that is half a surrogate pair.
fn mended(text: &str) -> Cow<'_, str> {
    let mut mended = Cow::Borrowed(text);
    let mut at = 0;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find('\\')) {
        at += found;
        let (first, second) = (unit(text, at), unit(text, at + REPLACEMENT.len()));
        at += match (first, second) {
            (Some(0xd800..=0xdbff), Some(0xdc00..=0xdfff)) => 2 * REPLACEMENT.len(),
            (Some(0xd800..=0xdfff), _) => {
                let end = at + REPLACEMENT.len();
                mended.to_mut().replace_range(at..end, REPLACEMENT);
                REPLACEMENT.len()
            }
            // Another escape: a backslash and the character after it.
            _ => 2,
        };
    }
    mended
}

/// The code unit of an escape `\u…` that begins at this byte.
fn unit(text: &str, at: usize) -> Option<u32> {
    let digits = text.get(at..at + REPLACEMENT.len())?.strip_prefix("\\u")?;
    u32::from_str_radix(digits, 16).ok()
}

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
        _ => json!(f64::MAX),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{list, mended, read};

    #[test]
    fn a_value_that_cannot_be_held_does_not_hide_others() {
        let text = r#"{"a":[1e400,"\ud800",{"b":true,"\udc00\ud800":1}],"c":null}"#;
        let found = read(text).map(|found| (found.value, found.mended));
        let object = json!({ "b": true, "\u{FFFD}\u{FFFD}": 1 });
        let expected = json!({ "a": [f64::MAX, "\u{FFFD}", object], "c": null });
        assert_eq!(found, Some((expected, true)));
        assert!(read("<p>").is_none());
        assert!(read("\u{FFFD}").is_none());
        assert!(
            read(r#"{"\u00e9\ud83d\ude00\\ud800": "\ufffd"}"#).is_some_and(|found| !found.mended)
        );
        assert!(read(&format!("{}1{}", "[".repeat(2000), "]".repeat(2000))).is_some());
    }

    #[test]
    fn a_page_is_split_without_changing_a_byte() {
        let text =
            r#"{ "\ud800": 1, "a": {"b/c": [ 1e400, "\ud800" , {"b":true}]}, "n": "\udc00" }"#;
        let found = list(text, "/a/b~1c").map(|list| (list.items, list.rest));
        let items = vec!["1e400", r#""\ud800""#, r#"{"b":true}"#];
        let rest = r#"{ "\ud800": 1, "a": {"b/c": []}, "n": "\udc00" }"#;
        assert_eq!(found, Some((items, rest.to_owned())));
        assert!(list(text, "/a").is_none());
        assert!(list(text, "/b").is_none());
        let whole = list("[1]", "").map(|list| (list.items, list.rest));
        assert_eq!(whole, Some((vec!["1"], "[]".to_owned())));
    }

    #[test]
    fn only_halves_of_surrogate_pairs_are_replaced() {
        for (text, expected) in [
            (r"\ud83d\ude00", r"\ud83d\ude00"),
            (r"\\ud800", r"\\ud800"),
            (r"\\\ud800", r"\\\ufffd"),
            (r"\ud800\ud83d\ude00", r"\ufffd\ud83d\ude00"),
            (r"\ud800\n\udC00", r"\ufffd\n\ufffd"),
            (r"\uD8", r"\uD8"),
            ("\\é", "\\é"),
            ("\\", "\\"),
        ] {
            assert_eq!(mended(text), expected);
        }
    }
}
