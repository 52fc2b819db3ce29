//! The conversations that conditions select.

use std::sync::Arc;

use serde_json::{Value, json};

use super::super::day;
use super::{USER, refused};
use crate::json_edit::plain;
use crate::server::operation::{Answer, Call};

const EQUALITY: &[&str] = &["equal_to", "not_equal_to"];
const PRESENCE: &[&str] = &["equal_to", "not_equal_to", "is_present", "is_not_present"];
const CONTENT: &[&str] = &["equal_to", "not_equal_to", "contains", "does_not_contain"];
const DATES: &[&str] = &["is_greater_than", "is_less_than", "days_before"];
/// Of a custom attribute. This server has none with dates.
const CUSTOM: &[&str] = &[
    "equal_to",
    "not_equal_to",
    "contains",
    "does_not_contain",
    "is_present",
    "is_not_present",
];

/// By key: the place of the value in a conversation, and the operators that it allows.
const ATTRIBUTES: &[(&str, &str, &[&str])] = &[
    ("status", "/status", EQUALITY),
    ("priority", "/priority", EQUALITY),
    ("assignee_id", "/meta/assignee/id", PRESENCE),
    ("inbox_id", "/inbox_id", PRESENCE),
    ("team_id", "/meta/team/id", PRESENCE),
    ("labels", "/labels", PRESENCE),
    ("display_id", "/id", CONTENT),
    ("created_at", "/created_at", DATES),
    ("last_activity_at", "/timestamp", DATES),
    (
        "browser_language",
        "/additional_attributes/browser_language",
        EQUALITY,
    ),
    (
        "conversation_language",
        "/additional_attributes/conversation_language",
        EQUALITY,
    ),
    (
        "country_code",
        "/additional_attributes/country_code",
        EQUALITY,
    ),
    ("referer", "/additional_attributes/referer", CONTENT),
    (
        "mail_subject",
        "/additional_attributes/mail_subject",
        CONTENT,
    ),
];

/// A condition that was checked.
struct Condition {
    /// The JSON pointer of the value in a conversation.
    at: String,
    operator: String,
    values: Vec<String>,
    /// The limit of a date, in seconds since 1970.
    limit: i64,
    /// Whether the next condition is an alternative.
    is_or: bool,
}

pub(super) fn filter(call: &mut Call<'_>) -> Answer {
    let stated = call.body["payload"].as_array().cloned().unwrap_or_default();
    let conditions = stated.iter().map(|stated| condition(call, stated));
    let conditions: Vec<Condition> = match conditions.collect() {
        Ok(conditions) => conditions,
        Err(text) => return refused(&text),
    };
    let all = call.store.all("conversations").iter();
    let found = all.filter(|conversation| matches(&conditions, conversation));
    let found: Vec<Arc<Value>> = found.cloned().collect();
    let count = |is: &dyn Fn(&Value) -> bool| found.iter().filter(|it| is(it)).count();
    let assignee = |it: &Value| it["meta"]["assignee"]["id"].clone();
    let rest = json!({ "meta": {
        "mine_count": count(&|it| assignee(it) == USER),
        "unassigned_count": count(&|it| assignee(it).is_null()),
    } });
    let items = found.iter().map(|it| (**it).clone()).collect();
    Answer::Page { items, rest }
}

/// Checks a condition. The error is the server's text.
fn condition(call: &Call<'_>, stated: &Value) -> Result<Condition, String> {
    let text = |name: &str| stated[name].as_str().unwrap_or_default().to_owned();
    let (key, operator) = (text("attribute_key"), text("filter_operator"));
    let known = ATTRIBUTES.iter().find(|(name, ..)| *name == key);
    let (at, allowed) = match known {
        Some((_, at, allowed)) => ((*at).to_owned(), *allowed),
        None if is_custom(call, &key) => (format!("/custom_attributes/{key}"), CUSTOM),
        None => return Err(format!("Invalid attribute key - [{key}]")),
    };
    if !allowed.contains(&operator.as_str()) {
        let allowed = allowed.join(", ");
        return Err(format!(
            "Invalid operator. The allowed operators for {key} are [{allowed}]."
        ));
    }
    let values = stated["values"].as_array().into_iter().flatten();
    let values: Vec<String> = values.map(plain).collect();
    let first = values.first().map_or("", String::as_str);
    let limit = match operator.as_str() {
        _ if allowed != DATES => Some(0),
        "days_before" => day::ago(call.now, first),
        _ => day::start(first),
    };
    let limit =
        limit.ok_or_else(|| format!("Invalid value. The values provided for {key} are invalid"))?;
    Ok(Condition {
        at,
        operator,
        values,
        limit,
        is_or: stated["query_operator"] == "OR",
    })
}

/// Whether any conversation has a custom attribute.
fn is_custom(call: &Call<'_>, key: &str) -> bool {
    let mut all = call.store.all("conversations").iter();
    all.any(|conversation| conversation["custom_attributes"].get(key).is_some())
}

/// Whether a conversation meets the conditions. `AND` binds more tightly than `OR`.
fn matches(conditions: &[Condition], conversation: &Value) -> bool {
    let mut alternatives = conditions.split_inclusive(|condition| condition.is_or);
    conditions.is_empty()
        || alternatives.any(|all| all.iter().all(|condition| condition.accepts(conversation)))
}

impl Condition {
    fn accepts(&self, conversation: &Value) -> bool {
        let found = conversation.pointer(&self.at);
        let found = found.filter(|value| !value.is_null());
        let texts: Vec<String> = match found {
            Some(Value::Array(items)) => items.iter().map(plain).collect(),
            found => found.map(plain).into_iter().collect(),
        };
        let is_equal = || {
            let is_any = self.at == "/status" && self.values.iter().any(|value| value == "all");
            is_any || texts.iter().any(|text| self.values.contains(text))
        };
        let contains = || {
            let wanted = self.values.iter().map(|value| value.trim().to_lowercase());
            let mut wanted = wanted.filter(|value| !value.is_empty());
            wanted.any(|value| {
                texts
                    .iter()
                    .any(|text| text.to_lowercase().contains(&value))
            })
        };
        let seconds = || found.and_then(Value::as_i64);
        match self.operator.as_str() {
            "equal_to" => is_equal(),
            "not_equal_to" => !is_equal(),
            "contains" => contains(),
            "does_not_contain" => !contains(),
            "is_present" => !texts.is_empty(),
            "is_not_present" => texts.is_empty(),
            "is_greater_than" => seconds().is_some_and(|at| at > self.limit),
            _ => seconds().is_some_and(|at| at < self.limit),
        }
    }
}
