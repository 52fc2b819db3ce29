//! Exact comparison of JSON numbers. As floats, limits beyond 2^53 would be rounded.

use std::cmp::Ordering;

use serde_json::{Number, Value};

/// The integers of which a float holds each one.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// Compares two numbers. `None` if one of them is not a number.
pub(super) fn compare(one: &Value, other: &Value) -> Option<Ordering> {
    let (one, other) = (one.as_number()?, other.as_number()?);
    match (one.as_i128(), other.as_i128()) {
        (Some(one), Some(other)) => Some(one.cmp(&other)),
        _ => one.as_f64()?.partial_cmp(&other.as_f64()?),
    }
}

/// Whether every multiple of `number` is a multiple of `divisor`, too.
pub(super) fn is_multiple(number: &Value, divisor: &Value) -> bool {
    if let (Some(number), Some(divisor)) = (integer(number), integer(divisor)) {
        return divisor != 0 && number % divisor == 0;
    }
    // The remainder of two floats such as 0.1 and 0.01 is not 0.
    let quotient = match (number.as_f64(), divisor.as_f64()) {
        (Some(number), Some(divisor)) => number / divisor,
        _ => return false,
    };
    quotient.is_finite() && (quotient - quotient.round()).abs() <= quotient.abs() * 1e-9
}

/// The least common multiple of two integers.
pub(super) fn common_multiple(one: &Value, other: &Value) -> Option<Value> {
    let (one, other) = (one.as_u64()?, other.as_u64()?);
    let (mut divisor, mut rest) = (one, other);
    while rest > 0 {
        (divisor, rest) = (rest, divisor % rest);
    }
    let multiple = one.checked_div(divisor)?.checked_mul(other)?;
    Some(multiple.into())
}

fn integer(value: &Value) -> Option<i128> {
    value.as_number()?.as_i128()
}

/// A whole number such as `1.0` as an integer, and all other values as they are.
pub(super) fn whole_as_integer(value: &Value) -> Value {
    match value.as_f64() {
        #[expect(clippy::cast_possible_truncation)] // a float holds it exactly
        Some(number) if value.is_f64() && number.fract() == 0.0 && number.abs() < EXACT => {
            Value::Number(Number::from(number as i64))
        }
        _ => value.clone(),
    }
}

#[cfg(test)]
mod tests {
    use std::cmp::Ordering;

    use serde_json::json;

    use super::{common_multiple, compare, is_multiple, whole_as_integer};

    #[test]
    fn integers_are_compared_exactly() {
        let (one, other) = (
            json!(9_007_199_254_740_993_i64),
            json!(9_007_199_254_740_992_i64),
        );
        assert_eq!(compare(&one, &other), Some(Ordering::Greater));
        assert_eq!(
            compare(&json!(u64::MAX), &json!(-1)),
            Some(Ordering::Greater)
        );
        assert_eq!(compare(&json!(1), &json!(1.5)), Some(Ordering::Less));
        assert_eq!(compare(&json!(1), &json!("1")), None);
    }

    #[test]
    fn multiples_of_decimals_are_found() {
        assert!(is_multiple(&json!(0.1), &json!(0.01)));
        assert!(is_multiple(&json!(6), &json!(3)));
        assert!(!is_multiple(&json!(0.01), &json!(0.1)));
        assert!(!is_multiple(&json!(6), &json!(4)));
        assert!(!is_multiple(&json!(6), &json!(0)));
        assert_eq!(common_multiple(&json!(4), &json!(6)), Some(json!(12)));
        assert_eq!(common_multiple(&json!(0), &json!(0)), None);
    }

    #[test]
    fn whole_floats_become_integers() {
        assert_eq!(whole_as_integer(&json!(5.0)), json!(5));
        assert_eq!(whole_as_integer(&json!(5.5)), json!(5.5));
        assert_eq!(whole_as_integer(&json!("5.0")), json!("5.0"));
    }
}
