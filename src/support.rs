//! What generated types call to read and write themselves. No part of the
//! public interface: it changes with the generator.

use std::borrow::Cow;
use std::fmt;
use std::ops::RangeInclusive;

use serde::de::Visitor;
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serializer};

pub use crate::open::below as inspect;

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
                // From 2^53 on a float no longer tells which integer was meant.
                const EXACT: f64 = 9_007_199_254_740_992.0;
                match number.fract() == 0.0 && number.abs() < EXACT {
                    true => Ok(Integer(number as i64)),
                    false => Err(E::invalid_type(serde::de::Unexpected::Float(number), &self)),
                }
            }
        }

        deserializer.deserialize_i64(Number)
    }
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
        "`{parameter}` is {value}, and may be {least} to {greatest}"
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

/// The text of a field, whether or not it may be absent.
pub fn text_of<T: OptionalText>(field: &T) -> Option<&str> {
    field.text()
}

/// A field of text, whether or not it may be absent.
pub trait OptionalText {
    /// The text.
    fn text(&self) -> Option<&str>;
}

impl OptionalText for String {
    fn text(&self) -> Option<&str> {
        Some(self)
    }
}

impl OptionalText for Option<String> {
    fn text(&self) -> Option<&str> {
        self.as_deref()
    }
}
