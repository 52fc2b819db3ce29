//! Finds values in a JSON text by JSON pointers, and sees names that occur twice.

use std::fmt;

use serde::Deserializer;
use serde::de::{IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use crate::pagination::pointer::tokens;

/// What is at a JSON pointer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found<'a> {
    /// The JSON text of the value.
    Value(&'a str),
    Absent,
    /// A property on the way occurs twice, so that readers may see different values.
    Ambiguous,
}

/// The value at a JSON pointer.
pub(super) fn find<'a>(text: &'a str, pointer: &str) -> Found<'a> {
    let mut text = text;
    for token in tokens(pointer) {
        match member(text, &token) {
            Found::Value(value) => text = value,
            other => return other,
        }
    }
    Found::Value(text)
}

/// A property of an object, or an item of a list.
fn member<'a>(text: &'a str, name: &str) -> Found<'a> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let found = deserializer.deserialize_any(Member(name));
    // Other values have no members. The text is JSON, since the body was read before.
    found.unwrap_or(Found::Absent)
}

struct Member<'n>(&'n str);

impl<'de> Visitor<'de> for Member<'_> {
    type Value = Found<'de>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object or a list")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Found<'de>, A::Error> {
        let mut found = Found::Absent;
        // Names are read raw: another name may have half of a surrogate pair, which no string holds.
        while let Some(name) = map.next_key::<&RawValue>()? {
            if !is(name.get(), self.0) {
                map.next_value::<IgnoredAny>()?;
                continue;
            }
            let value: &RawValue = map.next_value()?;
            found = match found {
                Found::Absent => Found::Value(value.get()),
                _ => Found::Ambiguous,
            };
        }
        Ok(found)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Found<'de>, A::Error> {
        let index = self.0.parse().ok();
        let index = index.filter(|index: &usize| index.to_string() == self.0);
        let mut found = Found::Absent;
        let mut at = 0;
        while let Some(value) = list.next_element::<&RawValue>()? {
            if Some(at) == index {
                found = Found::Value(value.get());
            }
            at += 1;
        }
        Ok(found)
    }
}

/// Whether a name, as the text has it, is this one.
fn is(raw: &str, name: &str) -> bool {
    if !raw.contains('\\') {
        let raw = raw.strip_prefix('"').and_then(|raw| raw.strip_suffix('"'));
        return raw == Some(name);
    }
    serde_json::from_str::<String>(raw).is_ok_and(|raw| raw == name)
}
