//! Integers of any size.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::decimal::Decimal;
use crate::types::json::RawJson;

/// An integer of any size, digit for digit.
///
/// A schema with `type: integer`, but without a `format` or bounds, allows integers beyond 64
/// bits. Most are small: create them with `From`, compare them with any integer type of Rust,
/// and read them with [`as_i64`](Self::as_i64) or `try_into`.
///
/// ```
/// use conversation_apis::Integer;
///
/// let count = Integer::from(5);
/// assert_eq!(count, 5);
/// assert!(count < 6u64);
/// assert_eq!(count.as_i64(), Some(5));
///
/// let wei: Integer = "123456789012345678901234567890".parse()?;
/// assert_eq!(wei.as_i64(), None);
/// assert_eq!(u128::try_from(&wei)?, 123_456_789_012_345_678_901_234_567_890);
/// # Ok::<(), conversation_apis::IntegerError>(())
/// ```
///
/// `1.0` and `1e3` are read as the integers that they are equal to. An integer of more than
/// 1,000 digits is an error.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Integer(Digits);

#[derive(Clone, PartialEq, Eq, Hash)]
enum Digits {
    Short(i64),
    /// An integer that does not fit into an `i64`: a sign if it is negative, and digits
    /// without leading zeros.
    Long(Box<str>),
}

/// The most digits of an integer.
const MOST: i64 = 1_000;

impl Integer {
    /// The integer, if it is an `i64`.
    pub fn as_i64(&self) -> Option<i64> {
        match &self.0 {
            Digits::Short(number) => Some(*number),
            Digits::Long(_) => None,
        }
    }

    /// The integer, if it is a `u64`.
    pub fn as_u64(&self) -> Option<u64> {
        u64::try_from(self).ok()
    }

    /// Reads a number of JSON; `None` if it is not an integer, or too long.
    fn read(text: &str) -> Option<Self> {
        let number = Decimal::read(text)?;
        if !number.is_whole() {
            return None;
        }
        Some(match number.whole() {
            Some(short) => Self(Digits::Short(short)),
            None => Self(Digits::Long(number.plain(MOST)?.into())),
        })
    }
}

/// Why a text or an [`Integer`] is not the integer that was asked for: the text is not an
/// integer, or the type is too small for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IntegerError {
    is_integer: bool,
}

impl fmt::Display for IntegerError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self.is_integer {
            true => "the integer is out of range",
            false => "not an integer, or an integer of more than 1,000 digits",
        })
    }
}

impl std::error::Error for IntegerError {}

impl FromStr for Integer {
    type Err = IntegerError;

    fn from_str(text: &str) -> Result<Self, IntegerError> {
        Self::read(text).ok_or(IntegerError { is_integer: false })
    }
}

macro_rules! integers {
    ($($integer:ident)*) => {
        $(
            impl From<$integer> for Integer {
                fn from(number: $integer) -> Self {
                    match i64::try_from(number) {
                        Ok(short) => Self(Digits::Short(short)),
                        Err(_) => Self(Digits::Long(number.to_string().into())),
                    }
                }
            }

            impl TryFrom<&Integer> for $integer {
                type Error = IntegerError;

                fn try_from(number: &Integer) -> Result<Self, IntegerError> {
                    let found = match &number.0 {
                        Digits::Short(short) => Self::try_from(*short).ok(),
                        Digits::Long(digits) => digits.parse().ok(),
                    };
                    found.ok_or(IntegerError { is_integer: true })
                }
            }

            impl TryFrom<Integer> for $integer {
                type Error = IntegerError;

                fn try_from(number: Integer) -> Result<Self, IntegerError> {
                    Self::try_from(&number)
                }
            }

            impl PartialEq<$integer> for Integer {
                fn eq(&self, other: &$integer) -> bool {
                    $integer::try_from(self) == Ok(*other)
                }
            }

            impl PartialEq<Integer> for $integer {
                fn eq(&self, other: &Integer) -> bool {
                    other == self
                }
            }

            impl PartialOrd<$integer> for Integer {
                fn partial_cmp(&self, other: &$integer) -> Option<Ordering> {
                    Some(self.cmp(&Self::from(*other)))
                }
            }
        )*
    };
}

integers! { i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize }

impl Ord for Integer {
    fn cmp(&self, other: &Self) -> Ordering {
        // The sign, the number of digits, and the digits.
        let key = |digits: &str| match digits.strip_prefix('-') {
            Some(_) => (false, digits.len()),
            None => (true, digits.len()),
        };
        match (&self.0, &other.0) {
            (Digits::Short(one), Digits::Short(other)) => one.cmp(other),
            // Every long one is beyond all short ones.
            (Digits::Short(_), Digits::Long(long)) => match long.starts_with('-') {
                true => Ordering::Greater,
                false => Ordering::Less,
            },
            (Digits::Long(_), Digits::Short(_)) => other.cmp(self).reverse(),
            (Digits::Long(one), Digits::Long(two)) => {
                let ((one_above, one_length), (two_above, two_length)) = (key(one), key(two));
                let by_size = one_length.cmp(&two_length).then_with(|| one.cmp(two));
                one_above.cmp(&two_above).then(match one_above {
                    true => by_size,
                    false => by_size.reverse(),
                })
            }
        }
    }
}

impl PartialOrd for Integer {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Integer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Digits::Short(number) => number.fmt(formatter),
            Digits::Long(digits) => {
                let (is_positive, digits) = match digits.strip_prefix('-') {
                    Some(digits) => (false, digits),
                    None => (true, &**digits),
                };
                formatter.pad_integral(is_positive, "", digits)
            }
        }
    }
}

impl fmt::Debug for Integer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

impl Serialize for Integer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Digits::Short(number) => serializer.serialize_i64(*number),
            Digits::Long(digits) => RawJson::of_number(digits).serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Integer {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = RawJson::deserialize(deserializer)?;
        let integer = raw.number().and_then(Self::read);
        integer.ok_or_else(|| raw.invalid_type("an integer"))
    }
}

#[cfg(feature = "schemars")]
impl schemars::JsonSchema for Integer {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Integer".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "integer" })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::Integer;

    fn integer(text: &str) -> Integer {
        text.parse().unwrap()
    }

    #[test]
    fn integers_are_in_order_whatever_their_size() {
        let texts = [
            "-100000000000000000000",
            "-20000000000000000000",
            "-9223372036854775809",
            "-9223372036854775808",
            "0",
            "9223372036854775807",
            "9223372036854775808",
            "18446744073709551616",
            "100000000000000000000",
        ];
        let integers: Vec<Integer> = texts.into_iter().map(integer).collect();
        assert!(integers.is_sorted());
        for (integer, text) in integers.iter().zip(texts) {
            assert_eq!(integer.to_string(), text);
            assert_eq!(serde_json::to_string(integer).unwrap(), text);
            assert_eq!(&serde_json::from_str::<Integer>(text).unwrap(), integer);
        }
    }

    #[test]
    fn a_number_with_a_point_or_an_exponent_is_the_integer_it_is_equal_to() {
        assert_eq!(integer("1.0"), 1);
        assert_eq!(integer("-1.50e2"), -150);
        assert_eq!(integer("0e99999"), 0);
        assert_eq!(integer("1e20").to_string(), "100000000000000000000");
        assert_eq!(integer("-12.5e19"), -125_000_000_000_000_000_000i128);
        for wrong in ["1.5", "1e-1", "1e1001", "", "-", "a", "1a"] {
            assert!(wrong.parse::<Integer>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn an_integer_is_compared_with_and_converted_to_every_type() {
        let large = integer("18446744073709551615");
        assert_eq!(large, u64::MAX);
        assert_eq!(u64::MAX, large);
        assert!(large > i64::MAX && large < u128::MAX);
        assert_eq!((large.as_u64(), large.as_i64()), (Some(u64::MAX), None));
        assert_eq!(Integer::from(u64::MAX), large);
        assert_eq!(i128::try_from(large).unwrap(), i128::from(u64::MAX));
        assert_eq!(
            format!("{:>4}|{:?}", Integer::from(7), integer("7")),
            "   7|7"
        );
    }
}
