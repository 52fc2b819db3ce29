//! Random pairs of schemas: what is judged harmless is held against values that an independent
//! validator accepts for one schema and rejects for the other, and what is judged breaking against
//! the set algebra.

use jsonschema::{Draft, Validator};
use serde_json::{Value, json};

use conversation_apis_contract::diff::{Severity, diff};

use super::algebra::is_read;
use super::random_schemas::RandomSchemas;
use super::short::source;

/// How many pairs are judged. `RANDOM_PAIRS=10000` judges as many.
const PAIRS: usize = 150;
/// How many values are tried for each pair.
const VALUES: usize = 60;

#[test]
fn neither_a_value_nor_the_set_algebra_contradicts_a_verdict_about_a_random_pair() {
    let count = std::env::var("RANDOM_PAIRS").map_or(PAIRS, |count| count.parse().unwrap());
    let mut random = RandomSchemas::new(17);
    let mut wrong = Vec::new();
    let mut counts = [0, 0];
    for index in 0..count {
        let (old, new) = random.pair();
        // Read leniently, a `oneOf` or a closed object within `not` refuses more, not less.
        let text = old.to_string() + &new.to_string();
        let is_lenient =
            text.contains("\"oneOf\"") || text.contains("\"additionalProperties\":false");
        if text.contains("\"not\"") && is_lenient {
            continue;
        }
        // `diff` reads properties without a type as those of an object, as vendors mean them.
        if has_no_type(&old) || has_no_type(&new) {
            continue;
        }
        let values: Vec<Value> = (0..VALUES).map(|_| random.value(3)).collect();
        for is_request in [true, false] {
            let changes = diff(&document(&old, is_request), &document(&new, is_request));
            let worst = changes
                .first()
                .map_or(Severity::Safe, |change| change.severity);
            counts[usize::from(worst == Severity::Safe)] += 1;
            let is_vain = worst == Severity::Breaking
                && !text.contains("\"oneOf\"")
                && is_read(&old, &new, is_request) == Some(true);
            if is_vain {
                wrong.push(format!(
                    "{index}, request {is_request}: the algebra finds no break\n  old {old}\n  new {new}"
                ));
            }
            // What clients put into an object without described properties is not known.
            if worst != Severity::Safe || has_free_form(&old) || has_free_form(&new) {
                continue;
            }
            // A client sends only what is documented, and ignores what is not.
            let (sent, read) = match is_request {
                true => (closed(&old), lenient(&new)),
                false => (closed(&new), lenient(&open(&old))),
            };
            let (Some(sent_as), Some(sent), Some(read)) = (
                validator(if is_request { &old } else { &new }),
                validator(&sent),
                validator(&read),
            ) else {
                continue;
            };
            let is_sent = |value: &&Value| sent_as.is_valid(value) && sent.is_valid(value);
            if let Some(value) = values
                .iter()
                .filter(is_sent)
                .find(|value| !read.is_valid(value))
            {
                wrong.push(format!(
                    "{index}, request {is_request}: {value}\n  old {old}\n  new {new}"
                ));
            }
        }
    }
    let [alarming, harmless] = counts;
    println!(
        "{alarming} sides are risky or breaking, {harmless} harmless; {} wrong",
        wrong.len()
    );
    assert!(alarming > count / 4 && harmless > count / 4, "{counts:?}");
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// A document whose only body has a schema.
fn document(schema: &Value, is_request: bool) -> conversation_apis_contract::diff::Source {
    let mut schema = schema.clone();
    let definitions = schema.as_object_mut().unwrap().shift_remove("$defs");
    let text = json!({ "schema": schema, "components": definitions.unwrap_or_default() });
    let text = text
        .to_string()
        .replace("#/$defs/", "#/components/schemas/");
    let parts: Value = serde_json::from_str(&text).unwrap();
    let content = json!({ "content": { "application/json": { "schema": parts["schema"] } } });
    let operation = match is_request {
        true => {
            json!({ "operationId": "one", "requestBody": content, "responses": { "204": { "description": "ok" } } })
        }
        false => {
            let mut response = content;
            response["description"] = json!("ok");
            json!({ "operationId": "one", "responses": { "200": response } })
        }
    };
    source(json!({
        "openapi": "3.1.0",
        "info": { "title": "Random", "version": "1" },
        "paths": { "/things": { "post": operation } },
        "components": { "schemas": parts["components"] },
    }))
}

/// Whether there is an object of which nothing is described.
fn has_free_form(schema: &Value) -> bool {
    match schema {
        Value::Object(object) => {
            let is_described = ["properties", "additionalProperties"]
                .iter()
                .any(|keyword| object.contains_key(*keyword));
            let is_object = object.get("type") == Some(&json!("object"));
            is_object && !is_described || object.values().any(has_free_form)
        }
        Value::Array(items) => items.iter().any(has_free_form),
        _ => false,
    }
}

/// Whether there are properties or items without a type.
fn has_no_type(schema: &Value) -> bool {
    match schema {
        Value::Object(object) => {
            let has = |keywords: &[&str]| keywords.iter().any(|it| object.contains_key(*it));
            let is_here = has(&["properties", "additionalProperties", "items"]) && !has(&["type"]);
            is_here || object.values().any(has_no_type)
        }
        Value::Array(items) => items.iter().any(has_no_type),
        _ => false,
    }
}

fn validator(schema: &Value) -> Option<Validator> {
    let options = jsonschema::options().with_draft(Draft::Draft202012);
    options.should_validate_formats(false).build(schema).ok()
}

/// Without undocumented properties. Members of `allOf` and branches of unions stay open, since
/// their properties belong to one object.
pub(super) fn closed(schema: &Value) -> Value {
    let mut closed = schema.clone();
    let is_composed = ["allOf", "anyOf", "oneOf", "$ref"]
        .iter()
        .any(|keyword| schema.get(*keyword).is_some());
    if let Some(object) = closed.as_object_mut() {
        for (keyword, value) in object.iter_mut() {
            match keyword.as_str() {
                "properties" | "$defs" => {
                    let below = value.as_object_mut().unwrap().values_mut();
                    below.for_each(|value| *value = self::closed(value));
                }
                "items" if value.is_object() => *value = self::closed(value),
                _ => {}
            }
        }
        let has_properties = object.contains_key("properties");
        if has_properties && !is_composed {
            object.entry("additionalProperties").or_insert(json!(false));
        }
    }
    closed
}

/// A value may match several branches: which of them overlap is told apart from the verdict
/// about values.
pub(super) fn lenient(schema: &Value) -> Value {
    let text = schema.to_string().replace("\"oneOf\":", "\"anyOf\":");
    serde_json::from_str(&text).unwrap()
}

/// With undocumented properties, and with enums as they are.
pub(super) fn open(schema: &Value) -> Value {
    let mut open = schema.clone();
    match &mut open {
        Value::Object(object) => {
            if object.get("additionalProperties") == Some(&json!(false)) {
                object.shift_remove("additionalProperties");
            }
            object
                .values_mut()
                .for_each(|value| *value = self::open(value));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| *item = self::open(item)),
        _ => {}
    }
    open
}
