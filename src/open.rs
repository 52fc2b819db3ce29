//! Values that the document does not know, held and not guessed at.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::decode::push_token;
use crate::{DecodeError, RawJson, support};

/// The text of an enum's value that the document does not name.
///
/// It can be read and not made: an enum is read from text with `From<&str>`,
/// which gives a documented value its own variant.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnknownValue(Box<str>);

impl UnknownValue {
    #[doc(hidden)]
    pub fn new(text: &str) -> Self {
        Self(text.into())
    }

    /// The text on the wire.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for UnknownValue {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, formatter)
    }
}

/// An enum's value that comes by its name or by the integer that stands for it.
///
/// It is the value, by `Deref`, and is written back in the form in which it came.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Coded<E> {
    value: E,
    code: Option<i64>,
}

/// An enum whose values have integers that stand for them.
#[doc(hidden)]
pub trait Code: for<'a> From<&'a str> + AsRef<str> {
    const CODES: &'static [(i64, &'static str)];
}

impl<E> Coded<E> {
    /// The value, in whichever form it came. Of an integer that the document
    /// does not name, the unknown value's text has the digits.
    pub fn value(&self) -> &E {
        &self.value
    }

    /// The integer, if that is how it came.
    pub fn code(&self) -> Option<i64> {
        self.code
    }
}

impl<E> std::ops::Deref for Coded<E> {
    type Target = E;

    fn deref(&self) -> &E {
        &self.value
    }
}

impl<E: PartialEq> PartialEq<E> for Coded<E> {
    fn eq(&self, value: &E) -> bool {
        self.value == *value
    }
}

impl<E> From<E> for Coded<E> {
    /// To be written by its name.
    fn from(value: E) -> Self {
        Self { value, code: None }
    }
}

impl<E: Code> Serialize for Coded<E> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.code {
            Some(code) => serializer.serialize_i64(code),
            None => serializer.serialize_str(self.value.as_ref()),
        }
    }
}

impl<'de, E: Code> Deserialize<'de> for Coded<E> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Form<E>(PhantomData<E>);

        impl<E: Code> Visitor<'_> for Form<E> {
            type Value = Coded<E>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a string or an integer")
            }

            fn visit_str<F>(self, text: &str) -> Result<Coded<E>, F> {
                Ok(E::from(text).into())
            }

            fn visit_i64<F>(self, code: i64) -> Result<Coded<E>, F> {
                let named = E::CODES.iter().find(|(known, _)| *known == code);
                let value = match named {
                    Some((_, name)) => E::from(name),
                    None => E::from(&code.to_string()),
                };
                Ok(Coded {
                    value,
                    code: Some(code),
                })
            }

            fn visit_u64<F: serde::de::Error>(self, code: u64) -> Result<Coded<E>, F> {
                match i64::try_from(code) {
                    Ok(code) => self.visit_i64(code),
                    Err(_) => Err(F::invalid_value(Unexpected::Unsigned(code), &self)),
                }
            }

            fn visit_f64<F: serde::de::Error>(self, code: f64) -> Result<Coded<E>, F> {
                match support::whole(code) {
                    Some(code) => self.visit_i64(code),
                    None => Err(F::invalid_type(Unexpected::Float(code), &self)),
                }
            }
        }

        deserializer.deserialize_any(Form(PhantomData))
    }
}

impl<E> VisitUnions for Coded<E> {}

#[cfg(feature = "schemars")]
impl<E: schemars::JsonSchema> schemars::JsonSchema for Coded<E> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("Coded{}", E::schema_name()).into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let named = generator.subschema_for::<E>();
        schemars::json_schema!({ "anyOf": [named, { "type": "integer" }] })
    }
}

/// A union's value whose tag names a documented branch that it does not fit.
#[derive(Debug, Clone, PartialEq)]
pub struct Malformed {
    branch: &'static str,
    raw: RawJson,
    error: DecodeError,
}

impl Malformed {
    #[doc(hidden)]
    pub fn new(branch: &'static str, raw: RawJson, error: DecodeError) -> Self {
        Self { branch, raw, error }
    }

    /// The branch that the tag names.
    pub fn branch(&self) -> &'static str {
        self.branch
    }

    /// The value as it came.
    pub fn raw(&self) -> &RawJson {
        &self.raw
    }

    /// Where in the value, and why, it does not fit.
    pub fn error(&self) -> &DecodeError {
        &self.error
    }
}

/// A union met by [`VisitUnions`], and what became of it.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Union<'a> {
    /// A documented branch: its variant's name.
    Branch(&'static str),
    /// A tag that the document does not name.
    Unknown(&'a RawJson),
    /// A documented branch by its tag, which the value does not fit.
    Malformed(&'a Malformed),
}

/// Finds the unions in a value, at any depth: to count the unknown and the
/// malformed ones of a page, say, before they are needed.
pub trait VisitUnions {
    /// Calls `visit` with each union and its JSON pointer, which begins with `at`.
    fn visit_unions<'a>(&'a self, at: &mut String, visit: &mut dyn FnMut(&str, Union<'a>)) {
        let _ = (at, visit);
    }
}

impl VisitUnions for bool {}
impl VisitUnions for i64 {}
impl VisitUnions for crate::Number {}
impl VisitUnions for String {}
impl VisitUnions for RawJson {}
impl VisitUnions for crate::Timestamp {}

impl<T: VisitUnions> VisitUnions for Option<T> {
    fn visit_unions<'a>(&'a self, at: &mut String, visit: &mut dyn FnMut(&str, Union<'a>)) {
        if let Some(value) = self {
            value.visit_unions(at, visit);
        }
    }
}

impl<T: VisitUnions> VisitUnions for Box<T> {
    fn visit_unions<'a>(&'a self, at: &mut String, visit: &mut dyn FnMut(&str, Union<'a>)) {
        (**self).visit_unions(at, visit);
    }
}

impl<T: VisitUnions> VisitUnions for Vec<T> {
    fn visit_unions<'a>(&'a self, at: &mut String, visit: &mut dyn FnMut(&str, Union<'a>)) {
        for (index, item) in self.iter().enumerate() {
            below(at, &index.to_string(), item, visit);
        }
    }
}

impl<T: VisitUnions> VisitUnions for BTreeMap<String, T> {
    fn visit_unions<'a>(&'a self, at: &mut String, visit: &mut dyn FnMut(&str, Union<'a>)) {
        for (name, value) in self {
            below(at, name, value, visit);
        }
    }
}

/// Looks into what stands at `token` below `at`.
pub fn below<'a, T: VisitUnions>(
    at: &mut String,
    token: &str,
    value: &'a T,
    visit: &mut dyn FnMut(&str, Union<'a>),
) {
    let length = at.len();
    push_token(at, token);
    value.visit_unions(at, visit);
    at.truncate(length);
}
