//! The kinds of values, as findings name them.

use serde_json::Value;

use crate::document::is_integer;

/// The kind that the type of an enum reads. `None` if it keeps any JSON.
pub(super) fn kind_of_all(values: &[Value]) -> Option<&'static str> {
    let all = |is: fn(&Value) -> bool| values.iter().all(is);
    Some(match () {
        () if values.iter().any(Value::is_string) => "a string",
        () if all(|value| matches!(value, Value::Number(number) if is_integer(number))) => {
            "an integer"
        }
        () if all(Value::is_number) => "a number",
        () if all(Value::is_boolean) => "a boolean",
        () => return None,
    })
}

pub(super) fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(number) if is_integer(number) => "an integer",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}
