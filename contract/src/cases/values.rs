//! The states of a value, without what is in it.

use conversation_apis_codegen::Error;
use serde_json::{Value, json};

use super::sample;
use super::{CaseState, Expect, limits};
use crate::document::{Direction, Schema, Shape, Type, is_of};
use crate::json_edit::plain;

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
                let value = sample(&schema.contract().resolve(branch)?, direction)?;
                states.push(State::valid(CaseState::Branch(index.to_string()), value));
            }
            states
        }
        Shape::Object(_) | Shape::Union(_) => Vec::new(),
    };
    states.extend(examples(schema));
    if direction == Direction::Request {
        states.extend(limits::states(schema, direction)?);
    }
    Ok(states)
}

/// A value of a type that a schema does not allow. `None` if the schema allows every type, or
/// if only its siblings decide what is allowed.
pub(super) fn wrong(shape: &Shape) -> Option<Value> {
    Some(match shape {
        Shape::Enum(values) if is_coded(values) => json!(true),
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
    let mut states: Vec<State> = named.collect();
    states.push(State::tolerated(CaseState::UnknownValue, json!(SPACED)));
    let code = is_coded(values).then(|| State::tolerated(CaseState::UnknownCode, json!(-9007)));
    states.extend(code);
    states
}

/// Whether some values of an enum are integers.
fn is_coded(values: &[Value]) -> bool {
    values.iter().any(Value::is_i64)
}

/// The document's own examples of a schema.
fn examples(schema: &Schema<'_>) -> impl Iterator<Item = State> {
    let one = schema.keyword("example").into_iter();
    let many = schema.keyword("examples").and_then(Value::as_array);
    let examples = one.chain(many.into_iter().flatten()).enumerate();
    examples.map(|(index, value)| State::valid(CaseState::Example(index), value.clone()))
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
    let bound = |name: &str| schema.keyword(name).filter(|_| is_sent)?.as_i64();
    let (minimum, maximum) = (bound("minimum"), bound("maximum"));
    // `odd` and `negative_odd` are integers that a 64-bit float cannot hold.
    let mut values = vec![
        ("zero", 0),
        ("minimum", i64::MIN),
        ("maximum", i64::MAX),
        ("odd", (1 << 53) + 1),
        ("negative_odd", -(1 << 53) - 1),
        ("below_maximum", i64::MAX - 1),
    ];
    values.extend(minimum.map(|minimum| ("least", minimum)));
    values.extend(minimum.map(|minimum| ("below_least", minimum.saturating_sub(1))));
    values.extend(maximum.map(|maximum| ("greatest", maximum)));
    values.extend(maximum.map(|maximum| ("above_greatest", maximum.saturating_add(1))));
    bounded(values, minimum, maximum)
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
    bounded(values, minimum, maximum)
}

fn bounded<T>(values: Vec<(&'static str, T)>, minimum: Option<T>, maximum: Option<T>) -> Vec<State>
where
    T: PartialOrd + Copy + Into<Value>,
{
    let state = |(name, value): (&'static str, T)| {
        let is_within = minimum.is_none_or(|minimum| value >= minimum)
            && maximum.is_none_or(|maximum| value <= maximum);
        State::within(name, value.into(), is_within)
    };
    values.into_iter().map(state).collect()
}
