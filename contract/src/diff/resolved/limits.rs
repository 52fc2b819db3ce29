//! The validation keywords of a schema, in one spelling.

use serde_json::{Map, Value};

use super::{ResolvedSchema, without_annotations};

/// Keywords whose values can be ranked, and `default`.
const LIMITS: [&str; 17] = [
    "format",
    "pattern",
    "default",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minLength",
    "maxLength",
    "minItems",
    "maxItems",
    "uniqueItems",
    "minProperties",
    "maxProperties",
    "contentEncoding",
    "contentMediaType",
];

/// Keywords that restrict values in a way that cannot be ranked.
const OTHERS: [&str; 13] = [
    "not",
    "patternProperties",
    "propertyNames",
    "dependentRequired",
    "dependentSchemas",
    "contains",
    "minContains",
    "maxContains",
    "if",
    "then",
    "else",
    "unevaluatedProperties",
    "unevaluatedItems",
];

impl ResolvedSchema {
    /// Merges the validation keywords of a schema.
    pub(super) fn merge_limits(&mut self, schema: &Map<String, Value>) {
        for (keyword, value) in schema {
            match keyword.as_str() {
                name if LIMITS.contains(&name) => self.merge_limit(keyword, value),
                name if OTHERS.contains(&name) => {
                    let value = without_annotations(value);
                    self.other_keywords.insert(keyword.clone(), value);
                }
                _ => {}
            }
        }
    }

    /// Keeps the tightest of several limits, since all of them apply.
    fn merge_limit(&mut self, keyword: &str, value: &Value) {
        let known = self.limits.get(keyword);
        let is_looser = match known.map(|known| (known.as_f64(), value.as_f64())) {
            Some((Some(known), Some(new))) if keyword.contains("ax") => known < new,
            Some((Some(known), Some(new))) if keyword.contains("in") => known > new,
            _ => false,
        };
        if !is_looser {
            self.limits.insert(keyword.to_owned(), value.clone());
        }
    }

    /// Brings limits into one form: whole numbers as integers, exclusive bounds as in
    /// OpenAPI 3.1, and no limits that allow every value.
    pub(super) fn normalise_limits(&mut self) {
        for value in self.values.iter_mut().flatten() {
            *value = whole_as_integer(value);
        }
        for value in self.limits.values_mut() {
            *value = whole_as_integer(value);
        }
        self.normalise_bound("minimum", "exclusiveMinimum", 1);
        self.normalise_bound("maximum", "exclusiveMaximum", -1);
        self.limits.retain(|keyword, value| {
            let is_minimum = ["minLength", "minItems", "minProperties"].contains(&keyword.as_str());
            !(is_minimum && *value == 0 || keyword == "uniqueItems" && *value == false)
        });
        let format = self.limits.get("format");
        if format.is_some_and(|format| format == "byte") {
            self.limits.remove("format");
            let encoding = "contentEncoding".to_owned();
            self.limits.insert(encoding, "base64".into());
        }
    }

    /// Turns an exclusive bound given as a boolean into a number, and for integers into
    /// an inclusive bound, which is `step` away.
    fn normalise_bound(&mut self, inclusive: &str, exclusive: &str, step: i64) {
        match self.limits.get(exclusive) {
            Some(Value::Bool(true)) => match self.limits.remove(inclusive) {
                Some(value) => drop(self.limits.insert(exclusive.to_owned(), value)),
                None => drop(self.limits.remove(exclusive)),
            },
            Some(Value::Bool(false)) => drop(self.limits.remove(exclusive)),
            _ => {}
        }
        let is_integer = self.types.len() == 1 && self.types.contains("integer");
        if is_integer
            && !self.limits.contains_key(inclusive)
            && let Some(bound) = self.limits.get(exclusive).and_then(Value::as_i64)
        {
            self.limits.remove(exclusive);
            self.limits
                .insert(inclusive.to_owned(), (bound + step).into());
        }
    }
}

/// Turns a whole number such as `1.0` into an integer.
fn whole_as_integer(value: &Value) -> Value {
    match value.as_f64() {
        #[expect(clippy::cast_possible_truncation)] // a float holds it exactly
        Some(number) if value.is_f64() && number.fract() == 0.0 && number.abs() < 9e15 => {
            (number as i64).into()
        }
        _ => value.clone(),
    }
}
