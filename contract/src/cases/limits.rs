//! Values at the limits of what a request may have, and just beyond them. Which of them are
//! allowed is for the oracle to say.

use conversation_apis_codegen::Error;
use serde_json::{Value, json};

use super::CaseState;
use super::sample;
use super::values::State;
use crate::document::{Direction, Schema, Shape};

/// The largest number of characters or items that a case has.
const LARGEST: u64 = 20_000;

/// A text that few patterns match.
const ODD: &str = "\u{1F600} ~\n";

/// The states that the limits of a schema describe.
pub(super) fn states(schema: &Schema<'_>, direction: Direction) -> Result<Vec<State>, Error> {
    let state = |(name, value)| State::valid(CaseState::Form(name), value);
    let values: Vec<(&'static str, Value)> = match &schema.shape {
        Shape::Text => texts(schema),
        Shape::Integer => integers(schema),
        Shape::Array(items) => {
            let item = sample(&schema.contract().resolve(items)?, direction)?;
            lists(schema, &item)
        }
        _ => Vec::new(),
    };
    Ok(values.into_iter().map(state).collect())
}

fn limit(schema: &Schema<'_>, keyword: &str) -> Option<usize> {
    let limit = schema.keyword(keyword)?.as_u64()?;
    usize::try_from(limit).ok().filter(|_| limit <= LARGEST)
}

fn texts(schema: &Schema<'_>) -> Vec<(&'static str, Value)> {
    let of = |length: usize| json!("x".repeat(length));
    let mut found = Vec::new();
    if let Some(least) = limit(schema, "minLength").filter(|least| *least > 0) {
        found.push(("shortest", of(least)));
        found.push(("too_short", of(least - 1)));
    }
    if let Some(most) = limit(schema, "maxLength") {
        found.push(("longest", of(most)));
        found.push(("too_long", of(most + 1)));
    }
    if schema.keyword("pattern").is_some() {
        found.push(("other_pattern", json!(ODD)));
    }
    found
}

fn integers(schema: &Schema<'_>) -> Vec<(&'static str, Value)> {
    let bound = |keyword: &str| schema.keyword(keyword)?.as_i64();
    let mut found = Vec::new();
    found.extend(bound("exclusiveMinimum").map(|bound| ("at_minimum", json!(bound))));
    found.extend(bound("exclusiveMaximum").map(|bound| ("at_maximum", json!(bound))));
    let factor = bound("multipleOf").filter(|factor| *factor > 1);
    found.extend(factor.map(|factor| ("no_multiple", json!(factor.saturating_add(1)))));
    found
}

fn lists(schema: &Schema<'_>, item: &Value) -> Vec<(&'static str, Value)> {
    let of = |length: usize| json!(vec![item.clone(); length]);
    let mut found = Vec::new();
    if let Some(least) = limit(schema, "minItems").filter(|least| *least > 0) {
        found.push(("fewest", of(least)));
        found.push(("too_few", of(least - 1)));
    }
    if let Some(most) = limit(schema, "maxItems") {
        found.push(("most", of(most)));
        found.push(("too_many", of(most + 1)));
    }
    if schema.keyword("uniqueItems") == Some(&Value::Bool(true)) {
        found.push(("repeated", of(2)));
    }
    found
}
