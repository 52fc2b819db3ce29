//! JSON values before they are written into a request that is not JSON.

use std::fmt;

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::value::RawValue;

/// A JSON value. The order of properties and the digits of numbers are kept.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Tree {
    Null,
    /// A string.
    Text(String),
    /// A number or a boolean, as JSON writes it.
    Literal(String),
    List(Vec<Tree>),
    Object(Vec<(String, Tree)>),
    /// A file or a part that the document does not describe. No rule is applied to it.
    Opaque,
}

impl Tree {
    /// The value that serde writes.
    ///
    /// # Errors
    ///
    /// If it cannot be written as JSON. The error is that of the type, such as the range of a
    /// checked parameter; it does not hold the value.
    pub(crate) fn of<T: Serialize>(value: &T) -> Result<Self, serde_json::Error> {
        serde_json::from_str(&serde_json::to_string(value)?)
    }

    /// The text of a scalar. A number is written as a person would: `2` and not `2.0`.
    /// `None` for everything else.
    pub(crate) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Literal(text) => Some(text.strip_suffix(".0").unwrap_or(text)),
            Self::Null | Self::List(_) | Self::Object(_) | Self::Opaque => None,
        }
    }

    /// The text of a part or a pair that has no style: scalars as they are, lists and objects
    /// as JSON.
    pub(crate) fn plain_text(&self) -> String {
        match self.text() {
            Some(text) => text.to_owned(),
            None => self.json(),
        }
    }

    /// The value as JSON.
    pub(crate) fn json(&self) -> String {
        let string = |text: &str| serde_json::Value::from(text).to_string();
        match self {
            Self::Null | Self::Opaque => "null".to_owned(),
            Self::Text(text) => string(text),
            Self::Literal(text) => text.clone(),
            Self::List(items) => {
                let items: Vec<String> = items.iter().map(Self::json).collect();
                format!("[{}]", items.join(","))
            }
            Self::Object(properties) => {
                let properties = properties.iter();
                let properties =
                    properties.map(|(name, value)| format!("{}:{}", string(name), value.json()));
                let properties: Vec<String> = properties.collect();
                format!("{{{}}}", properties.join(","))
            }
        }
    }

    /// The value as JSON in ASCII, so that a header can have it. Only strings have other
    /// characters, and these can be escaped.
    pub(crate) fn ascii_json(&self) -> String {
        let mut ascii = String::new();
        for c in self.json().chars() {
            match c {
                '\x7f'.. => {
                    let mut units = [0; 2];
                    for unit in c.encode_utf16(&mut units) {
                        ascii.push_str(&format!("\\u{unit:04x}"));
                    }
                }
                c => ascii.push(c),
            }
        }
        ascii
    }
}

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = <&RawValue>::deserialize(deserializer)?.get();
        let read = match raw.as_bytes().first() {
            Some(b'n') => Ok(Self::Null),
            Some(b'"') => serde_json::from_str(raw).map(Self::Text),
            Some(b'[') => serde_json::from_str(raw).map(Self::List),
            Some(b'{') => serde_json::from_str(raw).map(|Entries(all)| Self::Object(all)),
            _ => Ok(Self::Literal(raw.to_owned())),
        };
        read.map_err(serde::de::Error::custom)
    }
}

/// The properties of an object, in their order.
struct Entries(Vec<(String, Tree)>);

impl<'de> Deserialize<'de> for Entries {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object;

        impl<'de> Visitor<'de> for Object {
            type Value = Entries;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }

        deserializer.deserialize_map(Object)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::Tree;

    fn text(text: &str) -> Tree {
        Tree::Text(text.to_owned())
    }

    fn literal(text: &str) -> Tree {
        Tree::Literal(text.to_owned())
    }

    #[test]
    fn a_tree_keeps_order_and_digits() {
        let json = r#"{"b": "a\"é", "a": [1.0, null, true, 1e400], "c": {}}"#;
        let tree: Tree = serde_json::from_str(json).unwrap();
        let list = [
            literal("1.0"),
            Tree::Null,
            literal("true"),
            literal("1e400"),
        ];
        let expected = [
            ("b", text("a\"é")),
            ("a", Tree::List(list.to_vec())),
            ("c", Tree::Object(Vec::new())),
        ];
        let expected = expected.map(|(name, value)| (name.to_owned(), value));
        assert_eq!(tree, Tree::Object(expected.to_vec()));
    }

    #[test]
    fn the_json_of_a_tree_is_the_same_value_in_ascii() {
        let json = r#"{"b":"a\"\\é\n🙂","a":[1.0,null,true,1e400],"c":{}}"#;
        let tree: Tree = serde_json::from_str(json).unwrap();
        let written = tree.ascii_json();
        assert_eq!(
            written,
            r#"{"b":"a\"\\\u00e9\n\ud83d\ude42","a":[1.0,null,true,1e400],"c":{}}"#
        );
        assert_eq!(serde_json::from_str::<Tree>(&written).unwrap(), tree);
    }

    #[test]
    fn numbers_are_written_as_a_person_would() {
        for (value, written) in [(2.0, "2"), (-2.0, "-2"), (2.5, "2.5"), (0.0, "0")] {
            assert_eq!(Tree::of(&value).unwrap().text(), Some(written));
        }
        assert_eq!(Tree::of(&"2.0").unwrap().text(), Some("2.0"));
        assert_eq!(Tree::of(&[2.0]).unwrap().text(), None);
    }
}
