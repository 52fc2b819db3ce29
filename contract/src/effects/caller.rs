//! Calls of operations by the generated client, and reading their lists to the end.

use conversation_apis::{Error, ErrorKind};
use serde_json::{Value, json};

use super::source::Exchange;
use super::stated::Effect;
use super::statement::items;
use crate::document::{Contract, Operation, Parameter, Place, Shape};
use crate::provider::{self, Argument, Failed, Given, GivenBody, Provider};

/// Calls the operations of a provider.
pub(crate) struct Caller<'a> {
    pub(crate) provider: &'a Provider,
    pub(crate) contract: &'a Contract,
    pub(crate) operations: &'a [Operation<'a>],
    /// The server, the keys and the HTTP client of every call.
    pub(crate) given: Given,
}

/// What a reading call has shown.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Seen {
    /// A response.
    One(Value),
    /// All items of a list.
    List(Vec<Value>),
}

impl Seen {
    /// The response, if it is not a list.
    pub(super) fn value(&self) -> Option<&Value> {
        match self {
            Self::One(value) => Some(value),
            Self::List(_) => None,
        }
    }

    /// The items, if it is a list.
    pub(super) fn items(&self) -> &[Value] {
        match self {
            Self::One(_) => &[],
            Self::List(items) => items,
        }
    }
}

/// Why a call has no result. The texts contain no value from the server.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fault {
    /// The client did not send it.
    NotSent(String),
    /// The server answered with this error status.
    Status(u16),
    /// The server accepted it, and the client could not read the response.
    Unread(String),
    /// There was no response.
    Broken(String),
}

impl Fault {
    /// What happened, in words that follow the name of the operation.
    pub(crate) fn describe(&self) -> String {
        match self {
            Self::NotSent(text) => format!("was not sent: {text}"),
            Self::Status(status) => format!("was answered with {status}"),
            Self::Unread(text) => format!("was accepted, and its response was not read: {text}"),
            Self::Broken(text) => format!("had no response: {text}"),
        }
    }
}

impl From<Failed> for Fault {
    fn from(failed: Failed) -> Self {
        match failed {
            Failed::Value { setter, failure } => Self::NotSent(format!(
                "the client does not take `{setter}{}`: {}",
                failure.path, failure.error
            )),
            Failed::Call(error) => Self::from(&error),
        }
    }
}

impl From<&Error> for Fault {
    fn from(error: &Error) -> Self {
        match (error.kind(), error.status()) {
            (
                ErrorKind::InvalidRequest | ErrorKind::Throttled | ErrorKind::LimiterUnavailable,
                None,
            ) => Self::NotSent(error.to_string()),
            (_, Some(status)) if status.is_success() => Self::Unread(error.to_string()),
            (_, Some(status)) => Self::Status(status.as_u16()),
            (_, None) => Self::Broken(error.to_string()),
        }
    }
}

impl<'a> Caller<'a> {
    /// The operation of the document with this id.
    pub(super) fn find(&self, id: &str) -> Option<&'a Operation<'a>> {
        self.operations.iter().find(|operation| operation.id == id)
    }

    fn method(&self, id: &str) -> Result<&'static provider::Operation, Fault> {
        let missing = || Fault::NotSent("the client has no such method".to_owned());
        self.provider.find_operation(id).ok_or_else(missing)
    }

    /// Calls an operation once.
    ///
    /// # Errors
    ///
    /// If the call has no result.
    pub(crate) async fn call(
        &self,
        id: &str,
        parameters: Vec<Argument>,
        body: Option<GivenBody>,
    ) -> Result<Value, Fault> {
        let given = Given {
            parameters,
            body,
            ..self.given.clone()
        };
        let decoded = (self.method(id)?.call)(given).await?;
        Ok(decoded.value)
    }

    /// The items of the first page of a list.
    ///
    /// # Errors
    ///
    /// If the call has no result.
    pub(super) async fn first_page(
        &self,
        list: &Operation<'_>,
        parameters: Vec<Argument>,
        items: &str,
    ) -> Result<Vec<Value>, Fault> {
        let page = self.call(&list.id, parameters, None).await?;
        let items = page.pointer(items).and_then(Value::as_array);
        Ok(items.cloned().unwrap_or_default())
    }

    /// Reads what an effect names: a response, or a list to its end. `None` if a parameter of
    /// that call is not known yet.
    ///
    /// # Errors
    ///
    /// If a call has no result.
    pub(super) async fn read(
        &self,
        effect: &Effect,
        exchange: &Exchange,
    ) -> Result<Option<Seen>, Fault> {
        let unknown = || Fault::NotSent("the document has no such operation".to_owned());
        let reader = self.find(&effect.operation).ok_or_else(unknown)?;
        let Some(parameters) = self.arguments(effect, reader, exchange) else {
            return Ok(None);
        };
        if effect.item.is_none() {
            let value = self.call(&reader.id, parameters, None).await?;
            return Ok(Some(Seen::One(value)));
        }
        let method = self.method(&reader.id)?;
        let walk = method.walk.filter(|_| effect.items.is_none());
        let Some(walk) = walk else {
            let found = items(self.contract, reader, effect).ok().flatten();
            let at = found.map_or_else(String::new, |(at, _)| at);
            return Ok(Some(Seen::List(
                self.first_page(reader, parameters, &at).await?,
            )));
        };
        let given = Given {
            parameters,
            ..self.given.clone()
        };
        let items = walk(given).await?.into_iter();
        let items = items.map(|item| item.map_err(|error| Fault::from(&error)));
        Ok(Some(Seen::List(items.collect::<Result<_, _>>()?)))
    }

    /// The parameters of a reading call. `None` if one is not known yet.
    fn arguments(
        &self,
        effect: &Effect,
        reader: &Operation<'_>,
        exchange: &Exchange,
    ) -> Option<Vec<Argument>> {
        let mut arguments = Vec::new();
        for parameter in reader.sent(self.contract) {
            let mut stated = effect.parameters.iter();
            let value = match stated.find(|(name, _)| *name == parameter.name) {
                Some((_, source)) if parameter.is_required || source.is_from_response() => {
                    Some(source.value(exchange)?)
                }
                // The write was sent without it.
                Some((_, source)) => source.value(exchange),
                None if parameter.place == Place::Path => {
                    Some(exchange.path.get(&parameter.name)?.clone())
                }
                None => None,
            };
            arguments.extend(value.map(|value| argument(self.contract, &parameter, value)));
        }
        Some(arguments)
    }
}

/// A value as an argument of a parameter, in the type of its schema.
pub(crate) fn argument(contract: &Contract, parameter: &Parameter, value: Value) -> Argument {
    let shape = contract.resolve(&parameter.schema).ok();
    let value = match (shape.as_ref().map(|schema| &schema.shape), value) {
        (Some(Shape::Integer), Value::String(text)) => match text.parse::<i64>() {
            Ok(number) => json!(number),
            Err(_) => Value::String(text),
        },
        (Some(Shape::Number), Value::String(text)) => match text.parse::<f64>() {
            Ok(number) => json!(number),
            Err(_) => Value::String(text),
        },
        (Some(Shape::Boolean), Value::String(text)) => match text.as_str() {
            "true" => json!(true),
            "false" => json!(false),
            _ => Value::String(text),
        },
        (Some(Shape::Text), Value::Number(number)) => json!(number.to_string()),
        (Some(Shape::Array(_)), value) if !value.is_array() => json!([value]),
        (_, value) => value,
    };
    Argument {
        place: parameter.place.name().to_owned(),
        name: parameter.name.clone(),
        value,
    }
}
