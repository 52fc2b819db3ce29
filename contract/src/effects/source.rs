//! Runtime expressions of OpenAPI, as a Link Object uses them.

use std::collections::BTreeMap;

use serde_json::Value;

/// Where a value comes from.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Source {
    /// The document states the value.
    Constant(Value),
    /// `$request.path.NAME`
    Path(String),
    /// `$request.query.NAME`
    Query(String),
    /// `$request.body#POINTER`
    RequestBody(String),
    /// `$response.body#POINTER`
    ResponseBody(String),
}

/// A request and its response.
#[derive(Debug, Clone, Default)]
pub(crate) struct Exchange {
    /// The parameters in the path.
    pub(crate) path: BTreeMap<String, Value>,
    /// The parameters in the query.
    pub(crate) query: BTreeMap<String, Value>,
    /// The body of the request, if it has one.
    pub(crate) body: Option<Value>,
    /// The body of the response, once there is one.
    pub(crate) response: Option<Value>,
}

impl Source {
    /// Reads a value of `x-effect`. A text that starts with `$` is an expression.
    ///
    /// # Errors
    ///
    /// If the expression is none of those of [`Source`].
    pub(super) fn of(value: &Value) -> Result<Self, String> {
        let Some(text) = value.as_str().filter(|text| text.starts_with('$')) else {
            return Ok(Self::Constant(value.clone()));
        };
        let named = |start: &str| {
            let name = text.strip_prefix(start)?;
            (!name.is_empty()).then(|| name.to_owned())
        };
        let pointed = |start: &str| {
            let pointer = text.strip_prefix(start)?;
            let is_pointer = pointer.is_empty() || pointer.starts_with('/');
            is_pointer.then(|| pointer.to_owned())
        };
        let found = named("$request.path.").map(Self::Path);
        let found = found.or_else(|| named("$request.query.").map(Self::Query));
        let found = found.or_else(|| pointed("$request.body#").map(Self::RequestBody));
        let found = found.or_else(|| pointed("$response.body#").map(Self::ResponseBody));
        found.ok_or_else(|| {
            format!(
                "`{text}` is not one of the expressions `$request.path.NAME`, `$request.query.NAME`, `$request.body#/POINTER` and `$response.body#/POINTER`"
            )
        })
    }

    /// The value in an exchange. `None` if the request or the response does not have it.
    pub(crate) fn value(&self, exchange: &Exchange) -> Option<Value> {
        let at = |body: &Option<Value>, pointer: &str| body.as_ref()?.pointer(pointer).cloned();
        match self {
            Self::Constant(value) => Some(value.clone()),
            Self::Path(name) => exchange.path.get(name).cloned(),
            Self::Query(name) => exchange.query.get(name).cloned(),
            Self::RequestBody(pointer) => at(&exchange.body, pointer),
            Self::ResponseBody(pointer) => at(&exchange.response, pointer),
        }
    }

    /// The JSON pointer in the body of the request, if the value comes from there.
    pub(crate) fn in_request_body(&self) -> Option<&str> {
        match self {
            Self::RequestBody(pointer) => Some(pointer),
            _ => None,
        }
    }

    /// Whether the value is known only after the call.
    pub(crate) fn is_from_response(&self) -> bool {
        matches!(self, Self::ResponseBody(_))
    }
}
