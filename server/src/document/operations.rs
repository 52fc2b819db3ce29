//! Operations: their responses and their parameters.

use conversation_apis_codegen::extension::{self, Pagination};
use conversation_apis_codegen::{Error, Pointer, is_event_stream, is_json, walk};
use serde::Deserialize;
use serde_json::Value;

use super::Contract;
use crate::media_type;

/// An operation of the document.
pub struct Operation<'a> {
    /// Its `operationId`, or its method and path.
    pub id: String,
    /// Its method: `get`, or the key in `additionalOperations`.
    pub method: &'a str,
    /// Its path.
    pub path: &'a str,
    /// The pagination of its list, if it returns a list.
    pub pagination: Option<Pagination>,
    /// The place of the operation.
    pub at: Pointer,
    found: walk::Operation<'a>,
}

impl<'a> Operation<'a> {
    pub(super) fn new(id: String, found: walk::Operation<'a>) -> Result<Self, Error> {
        Ok(Self {
            id,
            method: found.method,
            path: found.path,
            pagination: extension::read(found.value, extension::PAGINATION, &found.at)?,
            at: found.at.clone(),
            found,
        })
    }

    /// An extension of the operation, if it has one.
    pub fn extension(&self, name: &str) -> Option<&'a Value> {
        self.found.value.get(name)
    }

    /// The documented statuses, each with the place of its JSON schema if it has one.
    pub fn answers(&self, contract: &Contract) -> Vec<(String, Option<Pointer>)> {
        let responses = self.found.value["responses"].as_object();
        let statuses = responses.into_iter().flatten().map(|(status, _)| status);
        statuses
            .map(|status| {
                let at = self.response(contract, status);
                (status.clone(), media_type::json_schema(contract, &at))
            })
            .collect()
    }

    /// The body of the response for a status.
    pub fn content(&self, contract: &Contract, status: &str) -> Content {
        let at = self.response(contract, status);
        let content = contract.get(&at)["content"].as_object();
        let first = content.and_then(|content| content.keys().next());
        let Some(name) = first.filter(|_| self.method != "head" && !has_no_body(status)) else {
            return Content::Empty;
        };
        let stream = content.and_then(|content| content.keys().find(|name| is_event_stream(name)));
        match (media_type::json_schema(contract, &at), stream) {
            (Some(schema), _) => Content::Json(schema),
            (None, Some(name)) if content.is_some_and(|content| content.len() == 1) => {
                Content::Events(at.join("content").join(name).join("schema"))
            }
            (None, _) if is_json(name) => Content::AnyJson(name.clone()),
            (None, _) => Content::Bytes(name.clone()),
        }
    }

    /// Whether the client returns a body or nothing: some success has no body, and the others
    /// have the same body.
    pub fn may_return_nothing(&self, contract: &Contract) -> bool {
        let mut bodies: Vec<&Value> = Vec::new();
        let mut is_empty = false;
        for (status, _) in self.answers(contract) {
            if !status.starts_with('2') {
                continue;
            }
            let body = &contract.get(&self.response(contract, &status))["content"];
            match self.content(contract, &status) {
                Content::Empty => is_empty = true,
                _ if !bodies.contains(&body) => bodies.push(body),
                _ => {}
            }
        }
        is_empty && bodies.len() == 1
    }

    /// The schema of its 200 response. For a list, this is a page.
    pub fn page(&self, contract: &Contract) -> Option<Pointer> {
        let mut answers = self.answers(contract).into_iter();
        answers.find(|(status, _)| status == "200")?.1
    }

    /// The example of a status whose body is text.
    pub fn text_of(&self, contract: &Contract, status: &str) -> Option<String> {
        let response = contract.get(&self.response(contract, status));
        let text = &response["content"]["text/plain"];
        text["example"].as_str().map(str::to_owned)
    }

    /// The parameters, with references followed, each with its place.
    pub fn parameters<'c>(&'c self, contract: &'c Contract) -> Vec<(Pointer, &'c Value)> {
        self.found.parameters(&contract.merged)
    }

    /// The place of the response for a status, with references followed.
    fn response(&self, contract: &Contract, status: &str) -> Pointer {
        contract.follow(self.at.join("responses").join(status))
    }
}

/// The body of a response.
#[derive(Debug, Clone)]
pub enum Content {
    Empty,
    /// JSON, with the place of its schema.
    Json(Pointer),
    /// JSON of this media type, without a schema.
    AnyJson(String),
    /// Events, with the place of the schema of their data.
    Events(Pointer),
    /// Bytes of this media type.
    Bytes(String),
}

/// Whether HTTP allows no body in a response with this status.
fn has_no_body(status: &str) -> bool {
    matches!(status, "204" | "205")
}

/// `x-values-from` of a parameter: the source of its values. The operation is called once
/// with each value.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ValuesFrom {
    /// The operation whose items have the values.
    pub operation: String,
    /// The JSON pointer of the value in an item.
    pub item: String,
    /// Text to put before the value.
    #[serde(default)]
    pub prefix: String,
}

impl ValuesFrom {
    /// Reads it from a parameter, if the parameter has one.
    pub fn of(parameter: &Value, at: &Pointer) -> Result<Option<Self>, Error> {
        extension::read(parameter, "x-values-from", at)
    }
}
