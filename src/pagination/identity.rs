//! The identity of an item: its id, or a digest of its bytes if the id cannot be read.

use std::cell::LazyCell;
use std::fmt;

use serde::de::{IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use super::paging::{Id, Paging};
use super::{Paginated, pointer};
use crate::RawJson;

/// The identities of a page's items. `raw` returns the items as they came. It is called
/// only if the type of an item finds no id in it.
pub(super) fn identities<P: Paginated>(
    ids: impl Iterator<Item = Option<Id>>,
    raw: impl FnOnce() -> Option<Vec<RawJson>>,
) -> Vec<Id> {
    let raw = LazyCell::new(|| raw().unwrap_or_default());
    let all = ids.enumerate().map(|(index, id)| {
        let of_bytes = || match raw.get(index) {
            Some(item) => identity(item, &P::PAGING),
            None => Id::Weak { weak: 0 },
        };
        id.unwrap_or_else(of_bytes)
    });
    all.collect()
}

/// The identity of an item that may not decode.
fn identity(item: &RawJson, paging: &Paging) -> Id {
    let pointer = paging.id;
    let id = match pointer {
        "" => None,
        pointer => readable_id(item.as_str(), pointer),
    };
    // A text in place of an integer, such as `unknown`, is likely shared by several items.
    let is_right = |id: &Id| !paging.id_is_integer || !matches!(id, Id::Text(_));
    let id = id.filter(is_right);
    id.unwrap_or_else(|| {
        let mut digest = Fnv::default();
        digest.add(item.as_str().as_bytes());
        let digest = digest.finish();
        // In a list without ids, two items with the same bytes can be two items.
        match pointer.is_empty() || !has_members(item.as_str()) {
            true => Id::Weak { weak: digest },
            false => Id::Bytes { bytes: digest },
        }
    })
}

/// Whether a JSON text is an object or array that is not empty.
fn has_members(text: &str) -> bool {
    let inner = text
        .strip_prefix('{')
        .and_then(|text| text.strip_suffix('}'));
    let inner = inner.or_else(|| text.strip_prefix('[')?.strip_suffix(']'));
    inner.is_some_and(|inner| !inner.trim().is_empty())
}

/// An item's id, even if other parts of the item cannot be read.
fn readable_id(item: &str, pointer: &str) -> Option<Id> {
    let mut value = item;
    for token in pointer::tokens(pointer) {
        value = member(value, &token)?;
    }
    match value.as_bytes().first()? {
        b'"' => {
            let text: String = serde_json::from_str(value).ok()?;
            // The bytes that were not UTF-8 are lost, so the id is not known.
            (!text.contains(char::REPLACEMENT_CHARACTER)).then(|| Id::from(text.as_str()))
        }
        b'-' | b'0'..=b'9' => Some(match serde_json::from_str::<f64>(value) {
            // `1.0` and `1e0` are the integer 1.
            Ok(number) if value.contains(['.', 'e', 'E']) => match crate::types::whole(number) {
                Some(number) => Id::Number(number),
                None => Id::from(value),
            },
            _ => Id::from(value),
        }),
        _ => None,
    }
}

/// The member of an object with this name, as it came. Other members may have names and
/// values that no type can hold, such as half a surrogate pair.
fn member<'a>(object: &'a str, name: &str) -> Option<&'a str> {
    struct Member<'n>(&'n str);

    impl<'de> Visitor<'de> for Member<'_> {
        type Value = Option<&'de RawValue>;

        fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.write_str("an object")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut found = None;
            while let Some(Name(name)) = map.next_key()? {
                if name == self.0.as_bytes() {
                    found = Some(map.next_value()?);
                } else {
                    map.next_value::<IgnoredAny>()?;
                }
            }
            Ok(found)
        }
    }

    let mut deserializer = serde_json::Deserializer::from_str(object);
    let found = (&mut deserializer).deserialize_map(Member(name)).ok()?;
    found.map(RawValue::get)
}

/// A member's name as bytes, because it need not be valid text.
struct Name(Vec<u8>);

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Bytes;

        impl Visitor<'_> for Bytes {
            type Value = Name;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a name")
            }

            fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Name, E> {
                Ok(Name(bytes.to_owned()))
            }

            fn visit_str<E>(self, text: &str) -> Result<Name, E> {
                Ok(Name(text.as_bytes().to_owned()))
            }
        }

        deserializer.deserialize_bytes(Bytes)
    }
}

/// The items of a page, as they came.
pub(super) fn split_items(page: &str, pointer: &str) -> Option<Vec<RawJson>> {
    let mut list = page;
    for token in pointer::tokens(pointer) {
        list = member(list, &token)?;
    }
    serde_json::from_str(list).ok()
}

/// FNV-1a. Its result is the same in every process and version.
pub(super) struct Fnv(u64);

/// A digest of these bytes. It is the same in every process.
pub(crate) fn digest(bytes: &[u8]) -> u64 {
    let mut digest = Fnv::default();
    digest.add(bytes);
    digest.finish()
}

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    /// Adds these bytes and a terminator.
    pub(super) fn add(&mut self, bytes: &[u8]) {
        for byte in bytes.iter().chain(&[0]) {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }

    pub(super) fn finish(self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // a test fails by it

    use super::{Id, Paging, identity, split_items};
    use crate::RawJson;
    use crate::support::Style;

    fn of(item: &str, id: &'static str) -> Id {
        let paging = Paging {
            style: Style::PageNumber,
            parameter: "page",
            items: "",
            id,
            id_is_integer: id == "/id",
            not_found_is_end: false,
            excludes: &[],
            operation: "list",
        };
        identity(&serde_json::from_str::<RawJson>(item).unwrap(), &paging)
    }

    #[test]
    fn an_id_is_read_even_if_other_parts_of_the_item_cannot_be() {
        for item in [
            r#"{"id":12}"#,
            r#"{"id":12.0,"x":1e999}"#,
            r#"{"id":"12","x":"\ud83d"}"#,
            r#"{"\ud83d":{"id":3},"id":12,"\udead":null}"#,
            r#"{"x":[{"id":3}],"id":12}"#,
        ] {
            assert_eq!(of(item, "/id"), Id::Number(12), "{item}");
        }
        assert_eq!(of(r#"{"a":{"b":"x1"}}"#, "/a/b"), Id::Text("x1".into()));
        let beyond = "184467440737095516150";
        let item = format!(r#"{{"key":{beyond}}}"#);
        assert_eq!(of(&item, "/key"), Id::Text(beyond.into()));
    }

    #[test]
    fn an_item_without_a_readable_id_is_identified_by_its_bytes() {
        let unreadable = [
            r#"{"id":null,"x":1}"#,
            r#"{"id":"\ud83d"}"#,
            r#"{"x":2}"#,
            r#"{"id":"unknown"}"#,
            r#"{"id":18446744073709551615}"#,
        ];
        for item in unreadable {
            assert!(matches!(of(item, "/id"), Id::Bytes { .. }), "{item}");
            assert_eq!(of(item, "/id"), of(item, "/id"));
        }
        assert_ne!(of(unreadable[0], "/id"), of(unreadable[2], "/id"));
        for item in ["null", "{}", "[ ]", "7", r#""x""#] {
            assert!(matches!(of(item, "/id"), Id::Weak { .. }), "{item}");
        }
        assert!(matches!(of(r#"{"x":2}"#, ""), Id::Weak { .. }));
    }

    #[test]
    fn each_kind_of_identity_survives_serialisation() {
        let ids = [
            Id::Number(-3),
            Id::Text("a".into()),
            Id::Bytes { bytes: u64::MAX },
            Id::Weak { weak: 7 },
        ];
        let text = serde_json::to_string(&ids).unwrap();
        assert_eq!(
            text,
            r#"[-3,"a",{"bytes":18446744073709551615},{"weak":7}]"#
        );
        assert_eq!(serde_json::from_str::<[Id; 4]>(&text).unwrap(), ids);
    }

    #[test]
    fn a_page_is_split_into_its_items_byte_for_byte() {
        let page = r#"{"\ud83d":1,"data":{"list":[ {"id": 1.50} ,null]}}"#;
        let items = split_items(page, "/data/list").unwrap();
        let items: Vec<&str> = items.iter().map(RawJson::as_str).collect();
        assert_eq!(items, [r#"{"id": 1.50}"#, "null"]);
        assert!(split_items(page, "/data/other").is_none());
        assert_eq!(split_items("[1]", "").unwrap().len(), 1);
    }
}
