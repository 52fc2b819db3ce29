//! Texts and numbers for the patterns and limits of a schema.

use serde_json::{Map, Number, Value};

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

/// Numbers at and around the limits of both schemas.
pub(super) fn numbers(schema: &Map<String, Value>, hints: &Hints, is_whole: bool) -> Vec<Value> {
    let limits = [
        "minimum",
        "maximum",
        "exclusiveMinimum",
        "exclusiveMaximum",
        "multipleOf",
    ];
    let own = limits
        .iter()
        .filter_map(|keyword| schema.get(*keyword)?.as_f64());
    let mut numbers = vec![0.0];
    for limit in own.chain(hints.numbers.iter().copied()) {
        numbers.extend([limit, limit + 1.0, limit - 1.0, limit * 2.0]);
        numbers.extend([limit.floor(), limit.ceil(), limit + 0.5, limit - 0.5]);
    }
    numbers.extend([1.0, -1.0, 0.5, 7.0, 1e6]);
    let step = schema
        .get("multipleOf")
        .and_then(Value::as_f64)
        .filter(|step| *step > 0.0);
    if let Some(step) = step {
        let multiples = numbers.iter().flat_map(|number| {
            let whole = (number / step).floor();
            [whole * step, (whole + 1.0) * step]
        });
        numbers = multiples.chain(numbers.iter().copied()).collect();
    }
    let numbers = numbers.into_iter().filter(|number| admits(schema, *number));
    let mut values: Vec<Value> = Vec::new();
    for number in numbers {
        let value = match is_whole || number.fract() == 0.0 {
            true => whole(number),
            false => Number::from_f64(number).map(Value::Number),
        };
        values.extend(value.filter(|value| !values.contains(value)));
    }
    values
}

fn admits(schema: &Map<String, Value>, number: f64) -> bool {
    let limit = |keyword: &str| schema.get(keyword).and_then(Value::as_f64);
    limit("minimum").is_none_or(|limit| number >= limit)
        && limit("maximum").is_none_or(|limit| number <= limit)
        && limit("exclusiveMinimum").is_none_or(|limit| number > limit)
        && limit("exclusiveMaximum").is_none_or(|limit| number < limit)
}

/// A whole number as an integer.
fn whole(number: f64) -> Option<Value> {
    let is_small = number.fract() == 0.0 && number.abs() < 9e15;
    #[expect(clippy::cast_possible_truncation)] // a float holds it exactly
    is_small.then(|| (number as i64).into())
}
