//! The conditions of `filterContacts`.

use std::sync::Arc;

use jiff::Timestamp;
use serde_json::Value;

use super::super::day;
use crate::json_edit::plain;

const EQUAL: &[&str] = &["equal_to", "not_equal_to"];
const TEXT: &[&str] = &["equal_to", "not_equal_to", "contains", "does_not_contain"];
const PHONE: &[&str] = &[
    "equal_to",
    "not_equal_to",
    "contains",
    "does_not_contain",
    "starts_with",
];
const LABELS: &[&str] = &["equal_to", "not_equal_to", "is_present", "is_not_present"];
const DATE: &[&str] = &["is_greater_than", "is_less_than", "days_before"];
const ANY: &[&str] = &[
    "equal_to",
    "not_equal_to",
    "contains",
    "does_not_contain",
    "is_present",
    "is_not_present",
    "is_greater_than",
    "is_less_than",
    "days_before",
];

/// The operators of an attribute.
fn operators(attribute: &str) -> Option<&'static [&'static str]> {
    Some(match attribute {
        "name" | "email" | "city" | "company" => TEXT,
        "phone_number" => PHONE,
        "identifier" | "country_code" | "blocked" => EQUAL,
        "labels" => LABELS,
        "created_at" | "last_activity_at" => DATE,
        _ => return None,
    })
}

/// The JSON pointer of an attribute in a contact.
pub(super) fn place(attribute: &str) -> String {
    match attribute {
        "city" | "country" | "country_code" | "company_name" => {
            format!("/additional_attributes/{attribute}")
        }
        "company" => "/additional_attributes/company_name".to_owned(),
        "labels" => "/$labels".to_owned(),
        _ if operators(attribute).is_some() => format!("/{attribute}"),
        custom => format!("/custom_attributes/{custom}"),
    }
}

/// Checks a condition. The error is the name of the wrong property, and what is wrong.
pub(super) fn check(
    condition: &Value,
    contacts: &[Arc<Value>],
) -> Result<(), (&'static str, &'static str)> {
    let attribute = condition["attribute_key"].as_str().unwrap_or_default();
    let is_custom = || {
        let at = place(attribute);
        let mut contacts = contacts.iter();
        contacts.any(|contact| contact.pointer(&at).is_some())
    };
    let possible = match operators(attribute) {
        Some(operators) => operators,
        None if is_custom() => ANY,
        None => return Err(("attribute_key", "unknown attribute")),
    };
    let operator = condition["filter_operator"].as_str().unwrap_or_default();
    if !possible.contains(&operator) {
        return Err(("filter_operator", "the attribute does not have it"));
    }
    let needs_value = !matches!(operator, "is_present" | "is_not_present");
    match (needs_value, first(condition)) {
        (true, None) => Err(("values", "a value is needed")),
        (true, Some(value)) if operator == "days_before" && value.parse::<i32>().is_err() => {
            Err(("values", "not a number of days"))
        }
        (true, Some(value)) if DATE[..2].contains(&operator) && day::start(value).is_none() => {
            Err(("values", "not a date"))
        }
        _ => Ok(()),
    }
}

/// Whether a contact meets all conditions. As in SQL, `AND` binds closer than `OR`.
pub(super) fn matches(conditions: &[Value], contact: &Value, now: Timestamp) -> bool {
    let ends_group = |condition: &Value| condition["query_operator"] == "OR";
    let mut groups = conditions.split_inclusive(ends_group);
    conditions.is_empty() || groups.any(|group| group.iter().all(|one| meets(one, contact, now)))
}

fn meets(condition: &Value, contact: &Value, now: Timestamp) -> bool {
    let attribute = condition["attribute_key"].as_str().unwrap_or_default();
    let value = contact.pointer(&place(attribute));
    let value = value.filter(|value| !value.is_null() && **value != "");
    // A phone number is compared without its plus.
    let text = |value: &Value| plain(value).trim_start_matches('+').to_lowercase();
    let asked = condition["values"].as_array().into_iter().flatten();
    let asked: Vec<String> = asked.map(text).collect();
    let any = |is: fn(&str, &str) -> bool| {
        let own: Vec<String> = match value {
            Some(Value::Array(values)) => values.iter().map(text).collect(),
            value => value.map(text).into_iter().collect(),
        };
        own.iter()
            .any(|own| asked.iter().any(|asked| is(own, asked)))
    };
    let seconds = || value.and_then(Value::as_i64);
    let day = || first(condition).and_then(day::start);
    let days_ago = || first(condition).and_then(|days| day::ago(now, days));
    match condition["filter_operator"].as_str().unwrap_or_default() {
        "equal_to" => any(|own, asked| own == asked),
        "not_equal_to" => !any(|own, asked| own == asked),
        "contains" => any(|own, asked| own.contains(asked)),
        "does_not_contain" => !any(|own, asked| own.contains(asked)),
        "starts_with" => any(|own, asked| own.starts_with(asked)),
        "is_present" => value.is_some(),
        "is_not_present" => value.is_none(),
        "is_greater_than" => seconds().zip(day()).is_some_and(|(own, day)| own > day),
        "is_less_than" => seconds().zip(day()).is_some_and(|(own, day)| own < day),
        "days_before" => seconds().is_some_and(|own| Some(own) < days_ago()),
        _ => false,
    }
}

/// The first value of a condition.
fn first(condition: &Value) -> Option<&str> {
    condition["values"].as_array()?.first()?.as_str()
}
