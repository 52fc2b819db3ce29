//! Enums whose values are sent by name or by number.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::integer::whole;
use super::visit::VisitUnions;

/// The value of an enum that servers send by its name or by an integer that stands for it.
///
/// It dereferences to the value, and is written back in the form in which it was received.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Coded<E> {
    value: E,
    code: Option<i64>,
}

/// An enum whose values have integers that stand for them. `open_enum!` implements it.
#[doc(hidden)]
pub trait Code: for<'a> From<&'a str> + AsRef<str> {
    /// The integers, and the values' names.
    const CODES: &'static [(i64, &'static str)];
}

impl<E> Coded<E> {
    /// The value, whichever form it had. For an integer that the document does not name,
    /// it is an unknown value with the digits as its text.
    pub fn value(&self) -> &E {
        &self.value
    }

    /// The integer, if it was received as one.
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
    /// A value that is written by its name.
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
                match whole(code) {
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
