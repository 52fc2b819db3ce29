//! What generated types call to read and write themselves. No part of the
//! public interface: it changes with the generator.

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::ops::RangeInclusive;

use serde::de::Visitor;
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serializer};

use crate::RawJson;
pub use crate::open::below as visit_below;
pub use crate::pagination::paging::{Id, Paging, Position, Style};

/// A property's name, borrowed where the text allows it.
pub struct Key<'de>(Cow<'de, str>);

impl Key<'_> {
    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<'de> Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;

        impl<'de> Visitor<'de> for Text {
            type Value = Key<'de>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a property's name")
            }

            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(Key(Cow::Borrowed(text)))
            }

            fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Key(Cow::Owned(text.to_owned())))
            }
        }

        deserializer.deserialize_str(Text)
    }
}

/// Reads a string without keeping it.
pub fn text<'de, D: Deserializer<'de>, T>(
    deserializer: D,
    make: impl FnOnce(&str) -> T,
) -> Result<T, D::Error> {
    struct Text<F>(F);

    impl<T, F: FnOnce(&str) -> T> Visitor<'_> for Text<F> {
        type Value = T;

        fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.write_str("a string")
        }

        fn visit_str<E>(self, text: &str) -> Result<T, E> {
            Ok((self.0)(text))
        }
    }

    deserializer.deserialize_str(Text(make))
}

/// An integer in any form JSON Schema calls one: `1.0` is `1`.
pub struct Integer(i64);

impl Integer {
    /// The number.
    pub fn get(self) -> i64 {
        self.0
    }
}

impl<'de> Deserialize<'de> for Integer {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Number;

        impl Visitor<'_> for Number {
            type Value = Integer;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a 64-bit integer")
            }

            fn visit_i64<E>(self, number: i64) -> Result<Integer, E> {
                Ok(Integer(number))
            }

            fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<Integer, E> {
                i64::try_from(number)
                    .map(Integer)
                    .map_err(|_| E::invalid_value(serde::de::Unexpected::Unsigned(number), &self))
            }

            fn visit_f64<E: serde::de::Error>(self, number: f64) -> Result<Integer, E> {
                whole(number)
                    .map(Integer)
                    .ok_or_else(|| E::invalid_type(serde::de::Unexpected::Float(number), &self))
            }
        }

        deserializer.deserialize_i64(Number)
    }
}

/// The integer that a number with a point in its text is: `1.0` is one.
pub(crate) fn whole(number: f64) -> Option<i64> {
    // From 2^53 on a float no longer tells which integer was meant.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    (number.fract() == 0.0 && number.abs() < EXACT).then_some(number as i64)
}

/// Writes an integer parameter, if the document allows it.
pub fn bounded<S: Serializer>(
    serializer: S,
    parameter: &str,
    value: i128,
    allowed: RangeInclusive<i64>,
) -> Result<S::Ok, S::Error> {
    if let Some(value) = i64::try_from(value)
        .ok()
        .filter(|value| allowed.contains(value))
    {
        return serializer.serialize_i64(value);
    }
    let (least, greatest) = allowed.into_inner();
    Err(S::Error::custom(format!(
        "`{parameter}` is out of range; it may be {least} to {greatest}"
    )))
}

/// Writes a list parameter as one value, if it can be read back as that list.
pub fn comma_separated<S: Serializer>(
    serializer: S,
    parameter: &str,
    items: &[String],
    minimum: usize,
) -> Result<S::Ok, S::Error> {
    let refused = if items.len() < minimum {
        format!(
            "`{parameter}` has {} items and needs at least {minimum}; leave it out to not filter",
            items.len()
        )
    } else if items.iter().any(String::is_empty) {
        format!("`{parameter}` has an empty item; an item has at least one character")
    } else if items.iter().any(|item| item.contains(',')) {
        format!(
            "`{parameter}` has an item with a comma, which would arrive as two; give the items one by one"
        )
    } else {
        return serializer.serialize_str(&items.join(","));
    };
    Err(S::Error::custom(refused))
}

/// Writes a parameter that is one of several strings.
pub fn one_of<S: Serializer>(
    serializer: S,
    parameter: &str,
    value: &str,
    allowed: &[&str],
) -> Result<S::Ok, S::Error> {
    if allowed.contains(&value) {
        return serializer.serialize_str(value);
    }
    Err(S::Error::custom(format!(
        "`{parameter}` may be one of: {}",
        allowed.join(", ")
    )))
}

/// What the values of a union's branch look like.
#[derive(Debug)]
pub struct Shape {
    /// The kind of JSON.
    pub kind: Kind,
    /// An object's properties, as the document names them.
    pub properties: &'static [&'static str],
    /// Those it must have.
    pub required: &'static [&'static str],
    /// A text's named values.
    pub values: &'static [&'static str],
}

/// A kind of JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An object.
    Object,
    /// An array.
    Array,
    /// A string.
    Text,
    /// A number without a fraction.
    Integer,
    /// A number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// Any of them.
    Any,
}

/// A value of a union before its branch is told; null is none.
pub fn value<'de, D: Deserializer<'de>>(deserializer: D) -> Result<RawJson, D::Error> {
    let raw = RawJson::deserialize(deserializer)?;
    match raw.is_null() {
        true => Err(raw.invalid_type("a value of a union")),
        false => Ok(raw),
    }
}

/// The text of an object's property.
pub fn tag(raw: &RawJson, property: &str) -> Option<String> {
    let mut members: BTreeMap<String, RawJson> = serde_json::from_str(raw.as_str()).ok()?;
    let tag = members.remove(property)?;
    match tag.text() {
        Some(text) => Some(text.into_owned()),
        None => Some(tag.as_str().to_owned()),
    }
}

/// The branches a value may be, the most specific first.
pub fn order(raw: &RawJson, shapes: &[Shape]) -> Vec<usize> {
    let text = raw.as_str();
    let kind = match text.as_bytes().first() {
        Some(b'{') => Kind::Object,
        Some(b'[') => Kind::Array,
        Some(b'"') => Kind::Text,
        Some(b't' | b'f') => Kind::Boolean,
        _ if text.contains(['.', 'e', 'E']) => Kind::Number,
        _ => Kind::Integer,
    };
    let keys: BTreeSet<String> = match kind {
        Kind::Object => {
            let members: Option<BTreeMap<String, &serde_json::value::RawValue>> =
                serde_json::from_str(text).ok();
            members
                .into_iter()
                .flatten()
                .map(|(name, _)| name)
                .collect()
        }
        _ => BTreeSet::new(),
    };
    let named = raw.text();
    let fit = |shape: &Shape| -> Option<(u8, usize)> {
        let among = |names: &[&str]| names.iter().filter(|name| keys.contains(**name)).count();
        Some(match (shape.kind, kind) {
            (Kind::Object, Kind::Object) => {
                let whole = among(shape.required) == shape.required.len();
                (2 + u8::from(whole), among(shape.properties))
            }
            (Kind::Text, Kind::Text) if shape.values.is_empty() => (2, 0),
            (Kind::Text, Kind::Text) => {
                let is_named = named
                    .as_deref()
                    .is_some_and(|text| shape.values.contains(&text));
                (if is_named { 3 } else { 1 }, 0)
            }
            (shape, kind) if shape == kind => (3, 0),
            (Kind::Number, Kind::Integer) => (2, 0),
            (Kind::Any, _) => (0, 0),
            _ => return None,
        })
    };
    let mut fits: Vec<(usize, (u8, usize))> = shapes
        .iter()
        .enumerate()
        .filter_map(|(index, shape)| Some((index, fit(shape)?)))
        .collect();
    fits.sort_by(|(_, one), (_, other)| other.cmp(one));
    fits.into_iter().map(|(index, _)| index).collect()
}

/// How deep unions are read in unions: each takes some of the stack, whose size
/// is the caller's.
const DEPTH: u32 = 64;

thread_local! {
    static NESTED: Cell<u32> = const { Cell::new(0) };
}

/// Whether unions are nested deeper than is read.
pub(crate) fn is_too_deep() -> bool {
    NESTED.get() > DEPTH
}

/// Reads a union, one level deeper than the one around it.
pub fn nested<T>(read: impl FnOnce() -> T) -> T {
    struct Level;

    impl Drop for Level {
        fn drop(&mut self) {
            NESTED.set(NESTED.get() - 1);
        }
    }

    NESTED.set(NESTED.get() + 1);
    let _level = Level;
    read()
}
