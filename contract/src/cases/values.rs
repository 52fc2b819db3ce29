//! The states of a value, without what is in it.

use std::ops::RangeInclusive;

use conversation_apis_codegen::Error;
use serde_json::{Value, json};

use super::sample;
use super::{CaseState, Expect, limits};
use crate::document::{Direction, Schema, Shape, Type, is_of};
use crate::json_edit::plain;
use crate::json_eq::json_eq;
use conversation_apis_server::sample::branch as branch_sample;

/// A value of no enum. Its spaces are part of it.
const SPACED: &str = " Not in the document ";

/// A state, its value, and the expected outcome.
pub(super) struct State {
    pub(super) state: CaseState,
    pub(super) value: Value,
    pub(super) expect: Expect,
}

impl State {
    pub(super) fn valid(state: CaseState, value: Value) -> Self {
        Self {
            state,
            value,
            expect: Expect::Valid,
        }
    }

    fn tolerated(state: CaseState, value: Value) -> Self {
        Self {
            state,
            value,
            expect: Expect::Tolerated,
        }
    }

    /// Valid if it is within the document's limits. The type reads it in any case.
    fn within(name: &'static str, value: Value, is_within: bool) -> Self {
        match is_within {
            true => Self::valid(CaseState::Form(name), value),
            false => Self::tolerated(CaseState::Form(name), value),
        }
    }
}

/// The states of a schema's values, except null and a wrong type.
pub(super) fn states(schema: &Schema<'_>, direction: Direction) -> Result<Vec<State>, Error> {
    let form = |name, value| State::valid(CaseState::Form(name), value);
    let mut states = match &schema.shape {
        Shape::Enum(values) => named(values),
        Shape::Time(types) => forms(types, TIMES),
        Shape::Any(types) => forms(types, VALUES),
        Shape::Text => {
            let unicode = "\u{1F600} \"quoted\" \\ \n \u{0}";
            let long = "long \u{1F600} ".repeat(1_000);
            vec![
                form("empty", json!("")),
                form("unicode", json!(unicode)),
                form("long", json!(long)),
            ]
        }
        Shape::Integer => integers(schema, direction),
        Shape::Number => numbers(schema, direction),
        Shape::Boolean => vec![form("true", json!(true)), form("false", json!(false))],
        Shape::Array(items) => {
            let item = sample(&schema.contract().resolve(items)?, direction)?;
            let lengths = [("empty", 0), ("one", 1), ("many", 3)];
            lengths
                .map(|(name, length)| form(name, json!(vec![item.clone(); length])))
                .into()
        }
        Shape::Map(values) => {
            let value = sample(&schema.contract().resolve(values)?, direction)?;
            vec![
                form("no_properties", json!({})),
                form("two", json!({ "1": value.clone(), "": value })),
            ]
        }
        Shape::Either(branches) => {
            let mut states = Vec::new();
            for (index, branch) in branches.iter().enumerate() {
                let value = branch_sample(schema, branch, direction)?;
                states.push(State::valid(CaseState::Branch(index.to_string()), value));
            }
            states
        }
        Shape::Object(_) | Shape::Union(_) => Vec::new(),
    };
    states.extend(examples(schema, direction)?);
    if direction == Direction::Request {
        states.extend(limits::states(schema, direction)?);
    }
    Ok(states)
}

/// A value of a type that a schema does not allow. `None` if the schema allows every type, or
/// if only its siblings decide what is allowed.
pub(super) fn wrong(shape: &Shape) -> Option<Value> {
    Some(match shape {
        Shape::Enum(values) if values.iter().any(Value::is_number) => json!(true),
        Shape::Enum(values) if values.iter().all(Value::is_boolean) => json!("true"),
        Shape::Enum(values) if !values.iter().any(Value::is_string) => return None,
        Shape::Enum(_) | Shape::Text => json!(7),
        Shape::Time(_) => json!(["no point in time"]),
        Shape::Integer | Shape::Number => json!("7"),
        Shape::Boolean => json!("true"),
        Shape::Array(_) => json!({}),
        Shape::Object(_) | Shape::Map(_) => json!([]),
        Shape::Any(_) | Shape::Union(_) | Shape::Either(_) => return None,
    })
}

/// The values of an enum, and some values that it does not name.
fn named(values: &[Value]) -> Vec<State> {
    let named = values
        .iter()
        .map(|value| State::valid(CaseState::Value(plain(value)), value.clone()));
    let unknown = unknown(values).into_iter();
    let unknown = unknown.map(|(state, value)| State::tolerated(state, value));
    named.chain(unknown).collect()
}

/// Values that an enum does not name, and that its type reads: a text if it names texts, a number
/// if it names numbers. Of the two booleans, an enum may name both.
pub(crate) fn unknown(values: &[Value]) -> Vec<(CaseState, Value)> {
    let has = |is: fn(&Value) -> bool| values.iter().any(is);
    let other = |value: &Value| !values.iter().any(|named| json_eq(named, value));
    match (has(Value::is_string), has(Value::is_number)) {
        (true, true) => vec![
            (CaseState::UnknownValue, json!(SPACED)),
            (CaseState::UnknownCode, json!(-9007)),
        ],
        (false, true) => {
            // Every type of numbers and integers holds it.
            let number = (9007_u64..).map(Value::from).find(other);
            let number = number.map(|number| (CaseState::UnknownValue, number));
            number.into_iter().collect()
        }
        _ if has(Value::is_boolean) => {
            let boolean = [true, false].map(Value::from).into_iter().find(other);
            let boolean = boolean.map(|boolean| (CaseState::UnknownValue, boolean));
            boolean.into_iter().collect()
        }
        // Arrays and objects are kept as raw JSON, which holds a text too.
        _ => vec![(CaseState::UnknownValue, json!(SPACED))],
    }
}

/// The document's own examples of a schema. An example that contradicts its schema is a mistake
/// of the document. Of what is sent, the oracle says so later.
fn examples(schema: &Schema<'_>, direction: Direction) -> Result<Vec<State>, Error> {
    let one = schema.keyword("example").into_iter();
    let many = schema.keyword("examples").and_then(Value::as_array);
    let mut found = Vec::new();
    for (index, value) in one.chain(many.into_iter().flatten()).enumerate() {
        if direction == Direction::Request || schema.allows(direction, value)? {
            found.push(State::valid(CaseState::Example(index), value.clone()));
        }
    }
    Ok(found)
}

/// Points in time in every form that servers send.
const TIMES: [(&str, &str); 9] = [
    ("text", r#""2024-06-21T05:08:06.123Z""#),
    ("empty", r#""""#),
    ("unicode", r#""\ud83d\ude00 \"quoted\" \\ \n \u0000""#),
    ("integer", "1718946486"),
    ("zero", "0"),
    ("negative", "-1"),
    ("greatest", "18446744073709551615"),
    ("fraction", "1718946486.123456"),
    ("whole_fraction", "1718946486.0"),
];

/// Values of every type.
const VALUES: [(&str, &str); 7] = [
    ("object", r#"{"kept":[null,1.5,{"deep":"\ud83d\ude00"}]}"#),
    ("no_properties", "{}"),
    ("array", r#"[1,"two",null]"#),
    ("text", r#""a text""#),
    ("integer", "9007199254740993"),
    ("fraction", "0.1"),
    ("boolean", "false"),
];

/// Values that are valid if they have one of the types. The Rust type keeps the others too.
fn forms<const N: usize>(types: &[Type], values: [(&'static str, &str); N]) -> Vec<State> {
    let state = |(name, text): (&'static str, &str)| {
        let value = serde_json::from_str(text).unwrap_or_default();
        match is_of(types, &value) {
            true => State::valid(CaseState::Form(name), value),
            false => State::tolerated(CaseState::OtherForm(name), value),
        }
    };
    values.into_iter().map(state).collect()
}

/// The limits of the Rust type, and values on both sides of the document's limits. The type
/// reads a value outside the document's limits too.
fn integers(schema: &Schema<'_>, direction: Direction) -> Vec<State> {
    let is_sent = direction == Direction::Request;
    let bound = |name: &str| integer(schema.keyword(name).filter(|_| is_sent)?);
    let (minimum, maximum) = (bound("minimum"), bound("maximum"));
    let range = held(schema);
    // `odd` and `negative_odd` are integers that a 64-bit float cannot hold.
    let mut values = vec![
        ("zero", 0),
        ("minimum", *range.start()),
        ("maximum", *range.end()),
        ("odd", (1 << 53) + 1),
        ("negative_odd", -(1 << 53) - 1),
        ("below_maximum", *range.end() - 1),
    ];
    values.extend(minimum.map(|minimum| ("least", minimum)));
    values.extend(minimum.map(|minimum| ("below_least", minimum - 1)));
    values.extend(maximum.map(|maximum| ("greatest", maximum)));
    values.extend(maximum.map(|maximum| ("above_greatest", maximum + 1)));
    values.retain(|(_, value)| range.contains(value));
    let json = |value: i128| match u64::try_from(value) {
        Ok(value) => json!(value),
        Err(_) => json!(i64::try_from(value).unwrap_or(i64::MIN)),
    };
    bounded(values, minimum, maximum, json)
}

/// An integer of the document, if it fits into 64 bits.
fn integer(value: &Value) -> Option<i128> {
    let signed = value.as_i64().map(i128::from);
    signed.or_else(|| value.as_u64().map(i128::from))
}

/// Integers that the Rust type of a schema holds. It holds a negative one unless the document's
/// format or limits exclude it. The type of integers of any size holds more.
fn held(schema: &Schema<'_>) -> RangeInclusive<i128> {
    let signed = i128::from(i64::MIN)..=i128::from(i64::MAX);
    let unsigned = 0..=i128::from(u64::MAX);
    let bound = |name: &str| schema.keyword(name).and_then(integer);
    let least = bound("minimum").or_else(|| bound("exclusiveMinimum"));
    let greatest = bound("maximum").or_else(|| bound("exclusiveMaximum"));
    let format = schema.keyword("format").and_then(Value::as_str);
    let is_natural = match format {
        Some("uint64" | "uint") => least.is_none_or(|least| least >= 0),
        _ => {
            least.is_some_and(|least| least >= 0)
                && greatest.is_some_and(|greatest| !signed.contains(&greatest))
        }
    };
    match is_natural {
        true => unsigned,
        false => signed,
    }
}

/// Like [`integers`], for numbers.
fn numbers(schema: &Schema<'_>, direction: Direction) -> Vec<State> {
    let is_sent = direction == Direction::Request;
    let bound = |name: &str| schema.keyword(name).filter(|_| is_sent)?.as_f64();
    let (minimum, maximum) = (bound("minimum"), bound("maximum"));
    let mut values = vec![
        ("zero", 0.0),
        ("fraction", 0.1),
        ("minimum", f64::MIN),
        ("maximum", f64::MAX),
    ];
    values.extend(minimum.map(|minimum| ("least", minimum)));
    values.extend(maximum.map(|maximum| ("greatest", maximum)));
    bounded(values, minimum, maximum, Value::from)
}

fn bounded<T: PartialOrd + Copy>(
    values: Vec<(&'static str, T)>,
    minimum: Option<T>,
    maximum: Option<T>,
    json: impl Fn(T) -> Value,
) -> Vec<State> {
    let state = |(name, value): (&'static str, T)| {
        let is_within = minimum.is_none_or(|minimum| value >= minimum)
            && maximum.is_none_or(|maximum| value <= maximum);
        State::within(name, json(value), is_within)
    };
    values.into_iter().map(state).collect()
}
