//! `x-effect` of an operation, as the document writes it.

use conversation_apis_codegen::{Error, Pointer, extension};
use serde::Deserialize;
use serde_json::{Map, Value};

use super::source::Source;
use crate::document::Operation;

/// What `x-effect` of an operation says.
#[derive(Debug, Clone)]
pub(crate) enum Stated {
    /// No call of the document shows the effect, for this reason.
    Hidden(String),
    /// Each of these calls shows it.
    Shown(Vec<Effect>),
}

/// A call that shows the effect of another one.
#[derive(Debug, Clone)]
pub(crate) struct Effect {
    /// Its place in the document.
    pub(crate) at: Pointer,
    /// The operation that is called.
    pub(crate) operation: String,
    /// The parameters of that call. A parameter of the path that is not among them has the
    /// value that it has in the path of the write.
    pub(crate) parameters: Values,
    /// The call returns a list. The item that has these values, by JSON pointer, is meant.
    pub(crate) item: Option<Values>,
    /// The JSON pointer of the list in the response, if `x-pagination` does not state it.
    pub(crate) items: Option<String>,
    /// Whether the item must not be in the list.
    pub(crate) absent: bool,
    /// The values that the response or the item must have, by JSON pointer.
    pub(crate) expect: Values,
    /// By how much numbers change, by JSON pointer.
    pub(crate) change: Vec<(String, i64)>,
    /// How a sent text is read back, if that differs.
    pub(crate) values: Map<String, Value>,
    /// Whether the order of the items of arrays has no meaning.
    pub(crate) unordered: bool,
}

/// Where values come from, by name or by JSON pointer.
pub(crate) type Values = Vec<(String, Source)>;

/// An entry of `x-effect`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    operation: String,
    #[serde(default)]
    parameters: Map<String, Value>,
    item: Option<Map<String, Value>>,
    items: Option<String>,
    #[serde(default)]
    absent: bool,
    #[serde(default)]
    expect: Map<String, Value>,
    #[serde(default)]
    change: Map<String, Value>,
    #[serde(default)]
    values: Map<String, Value>,
    #[serde(default)]
    unordered: bool,
}

impl Stated {
    /// Reads it from an operation, if the operation has one.
    ///
    /// # Errors
    ///
    /// If it does not have the form that is documented at [`extension::EFFECT`].
    pub(crate) fn of(operation: &Operation<'_>) -> Result<Option<Self>, Error> {
        let at = operation.at.join(extension::EFFECT);
        let Some(stated) = operation.extension(extension::EFFECT) else {
            return Ok(None);
        };
        match stated {
            Value::String(reason) if !reason.trim().is_empty() => {
                Ok(Some(Self::Hidden(reason.clone())))
            }
            Value::Array(effects) if !effects.is_empty() => {
                let effects = effects.iter().enumerate();
                let effects = effects.map(|(index, effect)| Effect::of(effect, at.join(index)));
                Ok(Some(Self::Shown(effects.collect::<Result<_, _>>()?)))
            }
            _ => Err(wrong(
                &at,
                "must be a list of effects, or the reason why no call shows one",
            )),
        }
    }
}

impl Effect {
    fn of(effect: &Value, at: Pointer) -> Result<Self, Error> {
        let written =
            Written::deserialize(effect).map_err(|error| wrong(&at, error.to_string()))?;
        if written.item.is_none() && (written.absent || written.items.is_some()) {
            return Err(wrong(&at, "`absent` and `items` need `item`"));
        }
        if written.item.as_ref().is_some_and(Map::is_empty) {
            return Err(wrong(&at.join("item"), "must say which item is meant"));
        }
        if written.item.is_some() && !written.change.is_empty() {
            return Err(wrong(
                &at,
                "`change` is about the response, so it excludes `item`",
            ));
        }
        if written.absent && !written.expect.is_empty() {
            return Err(wrong(&at, "an item that is absent has no values to expect"));
        }
        let says_something =
            written.item.is_some() || !written.expect.is_empty() || !written.change.is_empty();
        if !says_something {
            return Err(wrong(&at, "must have `expect`, `item` or `change`"));
        }
        let item = written.item.as_ref();
        let item = item
            .map(|item| sources(item, &at.join("item")))
            .transpose()?;
        Ok(Self {
            parameters: sources(&written.parameters, &at.join("parameters"))?,
            item,
            items: written.items,
            absent: written.absent,
            expect: sources(&written.expect, &at.join("expect"))?,
            change: numbers(&written.change, &at.join("change"))?,
            operation: written.operation,
            values: written.values,
            unordered: written.unordered,
            at,
        })
    }
}

fn sources(written: &Map<String, Value>, at: &Pointer) -> Result<Values, Error> {
    let sources = written.iter().map(|(name, value)| {
        let source = Source::of(value).map_err(|text| wrong(&at.join(name), text))?;
        Ok((name.clone(), source))
    });
    sources.collect()
}

fn numbers(written: &Map<String, Value>, at: &Pointer) -> Result<Vec<(String, i64)>, Error> {
    let numbers = written.iter().map(|(pointer, value)| {
        let number = value.as_i64().filter(|number| *number != 0);
        let text = "must be an integer other than 0";
        let number = number.ok_or_else(|| wrong(&at.join(pointer), text))?;
        Ok((pointer.clone(), number))
    });
    numbers.collect()
}

fn wrong(at: &Pointer, message: impl Into<String>) -> Error {
    Error::Document {
        pointer: at.clone(),
        message: message.into(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // a test fails by it

    use conversation_apis_codegen::Document;
    use serde_json::{Value, json};

    use super::Stated;
    use crate::document::Contract;

    fn read(effect: Value) -> Result<Option<Stated>, String> {
        let document = Document {
            path: "openapi.json".into(),
            text: "".into(),
            overlays: Vec::new(),
            value: json!({
                "openapi": "3.1.0",
                "paths": { "/a": { "post": { "operationId": "a", "x-effect": effect } } },
            }),
        };
        let contract = Contract::of(document).unwrap();
        let operations = contract.operations().unwrap();
        Stated::of(&operations[0]).map_err(|error| error.to_string())
    }

    #[test]
    fn an_effect_of_the_wrong_form_is_an_error_with_its_place() {
        let with = |key: &str, value: Value| {
            let mut effect = json!({ "operation": "b", "expect": { "/c": 1 } });
            effect[key] = value;
            json!([effect])
        };
        for (effect, text) in [
            (json!([]), "x-effect: must be a list of effects"),
            (json!(""), "x-effect: must be a list of effects"),
            (json!({}), "x-effect: must be a list of effects"),
            (
                json!([{ "expect": {} }]),
                "x-effect/0: missing field `operation`",
            ),
            (
                json!([{ "operation": "b" }]),
                "x-effect/0: must have `expect`, `item` or `change`",
            ),
            (
                with("expected", json!({})),
                "x-effect/0: unknown field `expected`",
            ),
            (
                with("absent", json!(true)),
                "`absent` and `items` need `item`",
            ),
            (
                with("item", json!({})),
                "x-effect/0/item: must say which item is meant",
            ),
            (
                with("change", json!({ "/d": 0 })),
                "x-effect/0/change/~1d: must be an integer",
            ),
            (
                with("change", json!({ "/d": "1" })),
                "x-effect/0/change/~1d: must be an integer",
            ),
            (
                with("expect", json!({ "/d": "$request.boby#/d" })),
                "x-effect/0/expect/~1d: `$request.boby#/d` is not one of",
            ),
        ] {
            let error = read(effect.clone()).unwrap_err();
            assert!(error.contains(text), "{effect}: {error}");
        }
    }

    #[test]
    fn an_effect_is_a_list_or_a_reason() {
        assert!(matches!(
            read(json!("Nothing shows it.")),
            Ok(Some(Stated::Hidden(_)))
        ));
        let item = json!({ "operation": "b", "item": { "/id": "$response.body#/id" } });
        assert!(
            matches!(read(json!([item])), Ok(Some(Stated::Shown(effects))) if effects.len() == 1)
        );
    }
}
