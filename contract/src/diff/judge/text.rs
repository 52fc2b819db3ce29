//! Texts for the patterns and lengths of a schema.

use serde_json::{Map, Value};

use super::hints::Hints;

/// Texts that match common patterns.
const COMMON: [&str; 14] = [
    "a",
    "A",
    "0",
    "12",
    "ab",
    "a1",
    "a-b",
    "a_b",
    "AB12",
    "x y",
    "2024-02-29",
    "2024-02-29T12:00:00Z",
    "a@example.com",
    "00000000-0000-4000-8000-000000000000",
];

/// Texts for a schema: at the limits of both schemas, and for its pattern.
pub(super) fn texts(schema: &Map<String, Value>, hints: &Hints) -> Vec<Value> {
    let limit = |keyword: &str| {
        let limit = schema.get(keyword).and_then(Value::as_u64)?;
        usize::try_from(limit).ok()
    };
    let least = limit("minLength").unwrap_or(0);
    let most = limit("maxLength");
    let fits = |length: usize| length >= least && most.is_none_or(|most| length <= most);
    let mut texts: Vec<String> = Vec::new();
    if let Some(pattern) = schema.get("pattern").and_then(Value::as_str) {
        // A pattern without special characters is its own match.
        let plain = pattern.trim_start_matches('^').trim_end_matches('$');
        texts.push(plain.to_owned());
        texts.push(plain.replace('\\', ""));
        texts.extend(COMMON.map(str::to_owned));
    }
    let own = [least, least + 1].into_iter().chain(most);
    let lengths = own.chain(hints.lengths.iter().copied());
    texts.extend(
        lengths
            .filter(|length| fits(*length) && *length <= 2_000)
            .map(|it| "a".repeat(it)),
    );
    texts.extend(hints.texts.iter().cloned());
    texts.extend(COMMON.map(str::to_owned));
    let mut values: Vec<Value> = Vec::new();
    for text in texts.into_iter().filter(|text| fits(text.chars().count())) {
        let value = Value::from(text);
        if !values.contains(&value) {
            values.push(value);
        }
    }
    values
}
