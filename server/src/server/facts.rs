//! What the server reads from a provider's document.

use std::collections::BTreeMap;

use conversation_apis_codegen::Pointer;
use conversation_apis_codegen::extension::{self, Pagination};
use serde_json::{Map, Value, json};

use super::query::Parameter;
use crate::Error;
use crate::document::{Content, Contract, Operation, Shape};
use crate::json_edit::set;
use crate::media_type;

/// A body and its media type.
pub(super) struct Body {
    pub(super) media_type: String,
    pub(super) text: String,
}

/// The properties of an item that a fault can change.
#[derive(Default)]
pub(super) struct Targets {
    /// The first property that is an enum.
    pub(super) an_enum: Option<String>,
    /// A property, if possible `id`, and a value of the wrong type for it.
    pub(super) wrong: Option<(String, Value)>,
}

/// The schema of the items in a page. `None` if the page has no list.
pub(super) fn item_schema(
    contract: &Contract,
    page: &Pointer,
    pagination: &Pagination,
) -> Result<Option<Pointer>, Error> {
    let at = contract.property(page, &pagination.items)?;
    Ok(match &contract.resolve(&at)?.shape {
        Shape::Array(item) => Some(item.clone()),
        _ => None,
    })
}

/// The properties of an item that faults change.
pub(super) fn targets(contract: &Contract, item: &Pointer) -> Result<Targets, Error> {
    let mut found = Targets::default();
    let resolved = contract.resolve(item)?;
    let Shape::Object(properties) = &resolved.shape else {
        return Ok(found);
    };
    for name in properties.keys() {
        let at = resolved.at.join("properties").join(name);
        let schema = contract.resolve(&at)?;
        let shape = &schema.shape;
        if found.an_enum.is_none() && matches!(shape, Shape::Enum(_)) {
            found.an_enum = Some(name.clone());
        }
        if found.wrong.is_none() || name == "id" {
            let value = match shape {
                Shape::Text | Shape::Enum(_) | Shape::Union(_) | Shape::Either(_) => {
                    json!(["of another type"])
                }
                _ => json!("of another type"),
            };
            found.wrong = Some((name.clone(), value));
        }
    }
    Ok(found)
}

/// The parameters of an operation.
pub(super) fn parameters(
    contract: &Contract,
    operation: &Operation<'_>,
) -> Result<Vec<Parameter>, Error> {
    let mut found = Vec::new();
    for (at, parameter) in operation.parameters(contract) {
        let resolved = contract.resolve(&at.join("schema"))?;
        let number = |name: &str| resolved.keyword(name).and_then(Value::as_i64);
        found.push(Parameter {
            name: parameter["name"].as_str().unwrap_or_default().to_owned(),
            is_required: parameter["required"] == true,
            is_in_query: parameter["in"] == "query",
            is_array: matches!(resolved.shape, Shape::Array(_)),
            is_integer: matches!(resolved.shape, Shape::Integer),
            minimum: number("minimum"),
            maximum: number("maximum"),
            default: number("default"),
        });
    }
    Ok(found)
}

/// The documented body of each status, as the document writes the status.
pub(super) fn answers(contract: &Contract, operation: &Operation<'_>) -> BTreeMap<String, Content> {
    let answers = operation.answers(contract).into_iter();
    let contents = answers.map(|(status, _)| {
        let content = operation.content(contract, &status);
        (status, content)
    });
    contents.collect()
}

/// The body of each documented error, by status. It has the document's default or
/// example at the first place that `x-error-message` names, or is the example of a text body.
pub(super) fn errors(
    contract: &Contract,
    operation: &Operation<'_>,
) -> Result<BTreeMap<u16, Body>, Error> {
    let mut errors = BTreeMap::new();
    for (status, schema) in operation.answers(contract) {
        let Ok(code) = status.parse::<u16>() else {
            continue;
        };
        let body = match schema {
            Some(schema) => json_error(contract, &schema)?,
            None => operation.text_of(contract, &status).map(|text| Body {
                media_type: "text/plain".to_owned(),
                text,
            }),
        };
        errors.extend(body.map(|body| (code, body)));
    }
    Ok(errors)
}

fn json_error(contract: &Contract, schema: &Pointer) -> Result<Option<Body>, Error> {
    let places: Option<Vec<String>> =
        extension::read(contract.at_end(schema)?, extension::ERROR_MESSAGE, schema)?;
    let Some(place) = places.unwrap_or_default().into_iter().next() else {
        return Ok(None);
    };
    let at = contract.property(schema, &place)?;
    let text = contract.get(&at);
    let text = text["default"].as_str().or(text["example"].as_str());
    let text = text.unwrap_or("refused");
    let mut body = json!({});
    put(&mut body, &place, json!(text));
    Ok(Some(Body {
        media_type: media_type::of(schema),
        text: body.to_string(),
    }))
}

/// Puts a value at a place, and creates the objects that lead to it.
pub(super) fn put(body: &mut Value, place: &str, value: Value) {
    let place = Pointer::from(place);
    let mut at = Pointer::default();
    let tokens: Vec<String> = place.tokens().collect();
    for token in tokens.iter().take(tokens.len().saturating_sub(1)) {
        at = at.join(token);
        if body.pointer(at.as_str()).is_none() {
            set(body, &at, Value::Object(Map::new()));
        }
    }
    set(body, &place, value);
}
