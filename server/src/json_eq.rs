//! Equality of JSON values, as a round trip must keep it.

use serde_json::{Number, Value};

/// The integer that a number is equal to. `1.0` counts too, if a float holds it exactly.
fn integer(number: &Number) -> Option<i128> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    match number.as_i128() {
        Some(integer) => Some(integer),
        None => number
            .as_f64()
            .filter(|float| float.fract() == 0.0 && float.abs() < EXACT)
            .map(|float| float as i128),
    }
}

/// Whether both are the same JSON, with the same properties, `null`s, `[]`s and values. `1`
/// and `1.0` are the same number.
pub fn json_eq(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Object(left), Value::Object(right)) => {
            left.len() == right.len()
                && left
                    .iter()
                    .all(|(name, value)| right.get(name).is_some_and(|other| json_eq(value, other)))
        }
        (Value::Array(left), Value::Array(right)) => {
            left.len() == right.len()
                && left
                    .iter()
                    .zip(right)
                    .all(|(left, right)| json_eq(left, right))
        }
        (Value::Number(left), Value::Number(right)) => {
            left == right
                || left.is_f64() != right.is_f64()
                    && integer(left) == integer(right)
                    && integer(left).is_some()
        }
        (left, right) => left == right,
    }
}
