//! The validation keywords of a schema, in one spelling.

use std::cmp::Ordering;

use serde_json::{Map, Value};

use super::super::number::{common_multiple, compare, is_multiple, whole_as_integer};
use super::Resolved;

/// Keywords whose values can be ranked, `default`, and what text contains.
const LIMITS: [&str; 18] = [
    "format",
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
    "minContains",
    "maxContains",
    "contentEncoding",
    "contentMediaType",
];

/// Patterns that every text matches, without `^` and `$`.
const UNIVERSAL: [&str; 6] = ["", ".*", ".*?", r"[\s\S]*", "[^]*", r"(.|\n)*"];

impl Resolved {
    /// Merges the validation keywords of a schema.
    pub(super) fn merge_limits(&mut self, schema: &Map<String, Value>) {
        for (keyword, value) in schema {
            match (keyword.as_str(), value) {
                ("pattern", Value::String(pattern)) => {
                    let inner = pattern.strip_prefix('^').unwrap_or(pattern);
                    let inner = inner.strip_suffix('$').unwrap_or(inner);
                    if !UNIVERSAL.contains(&inner) {
                        self.patterns.insert(pattern.clone());
                    }
                }
                // In OpenAPI 3.0, a flag makes the other keyword exclusive.
                ("exclusiveMinimum" | "exclusiveMaximum", Value::Bool(_)) => {}
                ("minimum", _) if schema.get("exclusiveMinimum") == Some(&Value::Bool(true)) => {
                    self.merge_limit("exclusiveMinimum", value);
                }
                ("maximum", _) if schema.get("exclusiveMaximum") == Some(&Value::Bool(true)) => {
                    self.merge_limit("exclusiveMaximum", value);
                }
                // Without `contains`, they restrict nothing.
                ("minContains" | "maxContains", _) if !schema.contains_key("contains") => {}
                ("contentEncoding" | "contentMediaType", Value::String(name)) => {
                    self.merge_limit(keyword, &name.to_lowercase().into());
                }
                ("multipleOf", _) => self.merge_multiple(value),
                (name, _) if LIMITS.contains(&name) => self.merge_limit(keyword, value),
                _ => {}
            }
        }
    }

    /// Keeps the tightest of several limits, since all of them apply.
    fn merge_limit(&mut self, keyword: &str, value: &Value) {
        let is_looser = self.limits.get(keyword).is_some_and(|known| {
            let order = compare(value, known);
            match keyword {
                "format" | "default" => false,
                "uniqueItems" => *known == true,
                keyword if is_maximum(keyword) => order == Some(Ordering::Greater),
                _ => order == Some(Ordering::Less),
            }
        });
        if !is_looser {
            self.limits.insert(keyword.to_owned(), value.clone());
        }
    }

    /// A multiple of two numbers is a multiple of their least common multiple.
    fn merge_multiple(&mut self, value: &Value) {
        let merged = match self.limits.get("multipleOf") {
            None => value.clone(),
            Some(known) if is_multiple(known, value) => return,
            Some(known) => common_multiple(known, value).unwrap_or_else(|| value.clone()),
        };
        self.limits.insert("multipleOf".to_owned(), merged);
    }

    /// Brings limits into one form: whole numbers as integers, and no limits that allow every
    /// value.
    pub(super) fn normalise_limits(&mut self) {
        for value in self.limits.values_mut() {
            *value = whole_as_integer(value);
        }
        self.normalise_bound("minimum", "exclusiveMinimum", 1);
        self.normalise_bound("maximum", "exclusiveMaximum", -1);
        self.limits.retain(|keyword, value| match keyword.as_str() {
            "minLength" | "minItems" | "minProperties" => *value != 0,
            "minContains" => *value != 1,
            "uniqueItems" => *value != false,
            "format" => *value != "binary",
            "contentMediaType" => *value != "application/octet-stream",
            _ => true,
        });
        self.integer_by_multiple();
        self.drop_limits_of_other_types();
        let format = self.limits.get("format");
        if format.is_some_and(|format| format == "byte") {
            self.limits.remove("format");
            let encoding = "contentEncoding".to_owned();
            self.limits.insert(encoding, "base64".into());
        }
    }

    /// Turns an exclusive bound of an integer into an inclusive one, which is `step` away.
    fn normalise_bound(&mut self, inclusive: &str, exclusive: &str, step: i64) {
        if self.is_integer()
            && !self.limits.contains_key(inclusive)
            && let Some(bound) = self.limits.get(exclusive).and_then(Value::as_i64)
        {
            self.limits.remove(exclusive);
            let bound = bound.saturating_add(step);
            self.limits.insert(inclusive.to_owned(), bound.into());
        }
    }

    /// Drops limits that say nothing about the types of the schema, such as `maxItems` of a string.
    fn drop_limits_of_other_types(&mut self) {
        let Some(types) = &self.types else { return };
        let has = |kind: &str| types.contains(kind);
        self.limits.retain(|keyword, _| match keyword.as_str() {
            "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum" | "multipleOf" => {
                has("integer") || has("number")
            }
            "minLength" | "maxLength" | "contentEncoding" | "contentMediaType" => has("string"),
            "minItems" | "maxItems" | "uniqueItems" | "minContains" | "maxContains" => has("array"),
            "minProperties" | "maxProperties" => has("object"),
            _ => true,
        });
        if !has("string") {
            self.patterns.clear();
        }
    }

    fn is_integer(&self) -> bool {
        let is_integer = |types: &std::collections::BTreeSet<String>| {
            types.len() == 1 && types.contains("integer")
        };
        self.types.as_ref().is_some_and(is_integer)
    }

    /// A number that is a multiple of 1 is an integer.
    fn integer_by_multiple(&mut self) {
        if self.limits.get("multipleOf").is_none_or(|step| *step != 1) {
            return;
        }
        if let Some(types) = &mut self.types
            && types.remove("number")
        {
            types.insert("integer".to_owned());
        }
        if self.is_integer() {
            self.limits.remove("multipleOf");
        }
    }
}

/// Whether a smaller value of a keyword is the tighter one.
pub(in super::super) fn is_maximum(keyword: &str) -> bool {
    keyword.starts_with("max") || keyword == "exclusiveMaximum"
}
