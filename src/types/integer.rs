//! Integers in any form that JSON Schema calls one, and of any size.

mod long;

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Unexpected, Visitor};
use serde::{Deserialize, Deserializer};

pub use self::long::{Integer, IntegerError};

/// A type with integers that are read in any form that JSON Schema calls one: `1.0` is `1`.
/// These are `i64` and `u64`, and options, lists and maps of them.
pub trait Integers: Sized {
    /// Reads a value.
    ///
    /// # Errors
    ///
    /// If the value is of another type, or has an integer that is out of range.
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;
}

/// A value with integers, as serde reads it.
pub(super) struct Whole<T>(pub(super) T);

impl<'de, T: Integers> Deserialize<'de> for Whole<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::read(deserializer).map(Self)
    }
}

impl Integers for i64 {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_i64(Number {
            expected: "a 64-bit integer",
            integer: PhantomData,
        })
    }
}

impl Integers for u64 {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_u64(Number {
            expected: UNSIGNED,
            integer: PhantomData,
        })
    }
}

/// What a reader of a `u64` expects, for errors.
pub(crate) const UNSIGNED: &str = "an integer of 0 to 18446744073709551615";

impl<T: Integers> Integers for Option<T> {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let found = Option::<Whole<T>>::deserialize(deserializer)?;
        Ok(found.map(|found| found.0))
    }
}

impl<T: Integers> Integers for Vec<T> {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let found = Vec::<Whole<T>>::deserialize(deserializer)?;
        Ok(found.into_iter().map(|found| found.0).collect())
    }
}

impl<T: Integers> Integers for BTreeMap<String, T> {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let found = BTreeMap::<String, Whole<T>>::deserialize(deserializer)?;
        let values = found.into_iter().map(|(name, found)| (name, found.0));
        Ok(values.collect())
    }
}

/// Reads an integer of 64 bits.
struct Number<T> {
    expected: &'static str,
    integer: PhantomData<T>,
}

impl<T: TryFrom<i64> + TryFrom<u64>> Visitor<'_> for Number<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.expected)
    }

    fn visit_i64<E: serde::de::Error>(self, number: i64) -> Result<T, E> {
        T::try_from(number).map_err(|_| E::invalid_value(Unexpected::Signed(number), &self))
    }

    fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<T, E> {
        T::try_from(number).map_err(|_| E::invalid_value(Unexpected::Unsigned(number), &self))
    }

    fn visit_f64<E: serde::de::Error>(self, number: f64) -> Result<T, E> {
        let whole = whole(number).and_then(|whole| T::try_from(whole).ok());
        whole.ok_or_else(|| E::invalid_type(Unexpected::Float(number), &self))
    }
}

/// The integer that a number with a point or an exponent is equal to, if any: `1.0` is `1`.
pub(crate) fn whole(number: f64) -> Option<i64> {
    // From 2^53 on, several integers have the same float.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    (number.fract() == 0.0 && number.abs() < EXACT).then_some(number as i64)
}
