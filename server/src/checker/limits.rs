//! The keywords that only refuse values of one type.

use serde_json::Value;

use crate::json_eq::json_eq;

/// Whether a limit allows a value. A limit of another type allows every value. So does a keyword
/// that is not a limit.
pub(super) fn allows(name: &str, stated: &Value, value: &Value) -> bool {
    match value {
        Value::Number(_) => allows_number(name, stated, value).unwrap_or(true),
        Value::String(text) => allows_count(stated, name, ("minLength", "maxLength"), || {
            text.chars().count()
        }),
        Value::Array(items) => {
            allows_count(stated, name, ("minItems", "maxItems"), || items.len())
                && (name != "uniqueItems" || *stated != Value::Bool(true) || are_unique(items))
        }
        Value::Object(object) => {
            allows_count(stated, name, ("minProperties", "maxProperties"), || {
                object.len()
            }) && (name != "dependentRequired" || {
                let rules = stated.as_object().into_iter().flatten();
                let mut rules = rules.filter(|(name, _)| object.contains_key(*name));
                rules.all(|(_, names)| {
                    let mut names = names.as_array().into_iter().flatten();
                    names.all(|name| name.as_str().is_none_or(|name| object.contains_key(name)))
                })
            })
        }
        Value::Null | Value::Bool(_) => true,
    }
}

fn allows_count(
    stated: &Value,
    name: &str,
    (least, most): (&str, &str),
    count: impl Fn() -> usize,
) -> bool {
    // A limit may be written as `1.0`.
    let Some(limit) = stated.as_f64().filter(|_| name == least || name == most) else {
        return true;
    };
    let count = count() as f64;
    match name == least {
        true => count >= limit,
        false => count <= limit,
    }
}

/// `None` if the limit is not one for numbers.
fn allows_number(name: &str, stated: &Value, value: &Value) -> Option<bool> {
    // OpenAPI 3.0's `exclusiveMinimum: true` is not a number.
    let integers = stated.as_i64().zip(value.as_i64());
    let (limit, number) = (stated.as_f64()?, value.as_f64()?);
    let order = match integers {
        Some((limit, number)) => number.cmp(&limit),
        None => number.partial_cmp(&limit)?,
    };
    Some(match name {
        "minimum" => order.is_ge(),
        "maximum" => order.is_le(),
        "exclusiveMinimum" => order.is_gt(),
        "exclusiveMaximum" => order.is_lt(),
        "multipleOf" => match integers {
            Some((0, _)) => true,
            Some((step, number)) => number % step == 0,
            None => is_multiple(number, limit),
        },
        _ => return None,
    })
}

/// Whether a number is a multiple of another one, as far as their decimal digits say.
fn is_multiple(number: f64, step: f64) -> bool {
    let times = number / step;
    step == 0.0 || (times - times.round()).abs() < 1e-9 * times.abs().max(1.0)
}

fn are_unique(items: &[Value]) -> bool {
    let mut all = items.iter().enumerate();
    all.all(|(index, item)| !items[..index].iter().any(|other| json_eq(item, other)))
}
