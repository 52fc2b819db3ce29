//! Which type holds the integers of a schema.

use serde_json::Value;

use super::type_ref::TypeRef;
use crate::extension::{INTEGERS, STATED};

/// What a document says about integers whose schemas state neither a format nor both bounds.
#[derive(Debug, Clone, Copy)]
pub(super) struct Integers {
    /// Whether they fit into 64 bits.
    fit: bool,
}

impl Integers {
    pub(super) fn of(document: &Value) -> Self {
        Self {
            fit: document[INTEGERS] == "int64",
        }
    }

    /// The type of a schema with `type: integer`: `i64` or `u64` if the schema's format or
    /// bounds show that every value fits, otherwise a type for integers of any size.
    pub(super) fn type_of(self, schema: &Value) -> TypeRef {
        let range = Range::of(schema);
        let format = stated(schema, "format").and_then(Value::as_str);
        match format.unwrap_or_default() {
            "int64" | "int32" | "int16" | "int8" | "uint32" | "uint16" | "uint8" | "integer"
            | "long" | "int" | "unix-time" | "timestamp"
                if !range.exceeds(SIGNED) =>
            {
                TypeRef::Integer
            }
            "uint64" | "uint" if !range.exceeds(UNSIGNED) => TypeRef::Unsigned,
            _ if range.is_in(SIGNED) || self.fit && !range.exceeds(SIGNED) => TypeRef::Integer,
            _ if range.is_in(UNSIGNED) => TypeRef::Unsigned,
            _ => TypeRef::AnyInteger,
        }
    }
}

impl Integers {
    /// The least and the greatest integer that the type of a schema holds.
    pub(super) fn limits(self, schema: &Value) -> [i128; 2] {
        match self.type_of(schema) {
            TypeRef::Integer => [i64::MIN.into(), i64::MAX.into()],
            TypeRef::Unsigned => [0, u64::MAX.into()],
            _ => [i128::MIN, i128::MAX],
        }
    }
}

/// A bound as an integer: the next one that is not beyond it. A bound beyond 128 bits does not
/// matter.
pub(super) fn bound(bound: &Value, is_minimum: bool) -> Option<i128> {
    let exact = bound.as_i64().map(i128::from);
    let exact = exact.or_else(|| bound.as_u64().map(i128::from));
    let rounded = |bound: f64| {
        if is_minimum {
            bound.ceil()
        } else {
            bound.floor()
        }
    };
    exact.or_else(|| bound.as_f64().map(|float| rounded(float) as i128))
}

/// The limits of a type. Documents state them rounded to a float too, so they are compared
/// as floats.
const SIGNED: [f64; 2] = [i64::MIN as f64, i64::MAX as f64];
const UNSIGNED: [f64; 2] = [0.0, u64::MAX as f64];

/// The bounds that a schema states.
struct Range {
    least: Option<f64>,
    greatest: Option<f64>,
}

impl Range {
    fn of(schema: &Value) -> Self {
        let values = stated(schema, "enum").and_then(Value::as_array);
        let values = values.into_iter().flatten().map(Value::as_f64);
        let values: Option<Vec<f64>> = values.collect();
        let values = values.unwrap_or_default();
        let least = values.iter().copied().reduce(f64::min);
        let greatest = values.iter().copied().reduce(f64::max);
        let bound = |key| stated(schema, key).and_then(Value::as_f64);
        Self {
            least: least.or_else(|| bound("minimum")),
            greatest: greatest.or_else(|| bound("maximum")),
        }
    }

    /// Whether all values are within the limits.
    fn is_in(&self, [least, greatest]: [f64; 2]) -> bool {
        self.least.is_some_and(|bound| bound >= least)
            && self.greatest.is_some_and(|bound| bound <= greatest)
    }

    /// Whether a bound allows values beyond the limits.
    fn exceeds(&self, [least, greatest]: [f64; 2]) -> bool {
        self.least.is_some_and(|bound| bound < least)
            || self.greatest.is_some_and(|bound| bound > greatest)
    }
}

/// A keyword of a schema, also one that the lowering removed.
fn stated<'a>(schema: &'a Value, key: &str) -> Option<&'a Value> {
    schema.get(key).or_else(|| schema.get(STATED)?.get(key))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::Integers;
    use crate::generate::type_ref::TypeRef;

    #[test]
    fn the_format_and_the_bounds_decide_about_the_type() {
        let any = Integers { fit: false };
        let small = Integers { fit: true };
        let huge = 115_792_089_237_316_195_423_570_985_008_687_907_853_f64;
        for (schema, expected, in_a_small_document) in [
            (json!({}), TypeRef::AnyInteger, TypeRef::Integer),
            (
                json!({ "minimum": 0 }),
                TypeRef::AnyInteger,
                TypeRef::Integer,
            ),
            (
                json!({ "format": "int32" }),
                TypeRef::Integer,
                TypeRef::Integer,
            ),
            (
                json!({ "format": "odd" }),
                TypeRef::AnyInteger,
                TypeRef::Integer,
            ),
            (
                json!({ "format": "uint64" }),
                TypeRef::Unsigned,
                TypeRef::Unsigned,
            ),
            (
                json!({ "x-stated": { "format": "uint64" } }),
                TypeRef::Unsigned,
                TypeRef::Unsigned,
            ),
            (
                json!({ "minimum": -1, "maximum": 9 }),
                TypeRef::Integer,
                TypeRef::Integer,
            ),
            (
                json!({ "enum": [-1, 1] }),
                TypeRef::Integer,
                TypeRef::Integer,
            ),
            (
                json!({ "minimum": 0, "maximum": u64::MAX }),
                TypeRef::Unsigned,
                TypeRef::Unsigned,
            ),
            (
                json!({ "minimum": 0, "maximum": huge }),
                TypeRef::AnyInteger,
                TypeRef::AnyInteger,
            ),
            (
                json!({ "format": "int64", "maximum": huge }),
                TypeRef::AnyInteger,
                TypeRef::AnyInteger,
            ),
            // JavaScript writes the largest `i64` so.
            (
                json!({ "format": "int64", "maximum": 9_223_372_036_854_776_000_u64 }),
                TypeRef::Integer,
                TypeRef::Integer,
            ),
        ] {
            let schema: Value = schema;
            assert_eq!(any.type_of(&schema), expected, "{schema}");
            assert_eq!(small.type_of(&schema), in_a_small_document, "{schema}");
        }
    }
}
