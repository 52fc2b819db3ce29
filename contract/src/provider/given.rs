//! What a call is made with.

use std::fmt;
use std::sync::Arc;

use conversation_apis::{Error, Limiter};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::{Failure, read};

/// What a call is made with.
#[derive(Debug, Clone)]
pub struct Given {
    /// The server's address.
    pub base_url: String,
    /// A key for each key header of the document, in the document's order.
    pub keys: Vec<String>,
    /// The HTTP client.
    pub http: reqwest::Client,
    /// The rate limiter, if there is one.
    pub limiter: Option<SharedLimiter>,
    /// The parameters that are set.
    pub parameters: Vec<Argument>,
    /// The body, if one is set.
    pub body: Option<GivenBody>,
}

/// A rate limiter that several clients share.
#[derive(Clone)]
pub struct SharedLimiter(pub Arc<dyn Limiter>);

impl fmt::Debug for SharedLimiter {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("SharedLimiter")
    }
}

/// The value of a body.
#[derive(Debug, Clone, PartialEq)]
pub struct GivenBody {
    /// How it is written: `json`, `form`, `multipart`, `text` or `bytes`.
    pub encoding: &'static str,
    /// The value: JSON, an object with the properties of a form or the parts, or a text.
    pub value: Value,
}

/// The value of a parameter.
#[derive(Debug, Clone, PartialEq)]
pub struct Argument {
    /// Where the parameter is sent: `path`, `query`, `header` or `cookie`.
    pub place: String,
    /// The parameter's name in the document.
    pub name: String,
    /// The value.
    pub value: Value,
}

/// Why a call has no result.
#[derive(Debug)]
pub enum Failed {
    /// A given value does not fit the type of its setter, so nothing was sent.
    Value {
        /// The setter: the name of a parameter, or `body`.
        setter: String,
        /// The reason.
        failure: Failure,
    },
    /// The call returned an error.
    Call(Error),
}

impl From<Error> for Failed {
    fn from(error: Error) -> Self {
        Self::Call(error)
    }
}

impl Given {
    /// A call of this server without keys, parameters and body.
    pub fn to(base_url: String, http: reqwest::Client) -> Self {
        Self {
            base_url,
            http,
            keys: Vec::new(),
            limiter: None,
            parameters: Vec::new(),
            body: None,
        }
    }

    /// The value of a parameter as the type of its setter, if it is set.
    ///
    /// # Errors
    ///
    /// [`Failed::Value`] if it does not fit the type.
    pub fn parameter<T: DeserializeOwned>(
        &self,
        place: &str,
        name: &str,
    ) -> Result<Option<T>, Failed> {
        let mut all = self.parameters.iter();
        let found = all.find(|argument| argument.place == place && argument.name == name);
        let Some(found) = found else { return Ok(None) };
        let decoded_as_it_is = decoded(name, &found.value);
        // A setter that takes a list sends a list of one value like the value.
        let is_scalar = !(found.value.is_array() || found.value.is_object());
        match decoded_as_it_is {
            Err(failed) if is_scalar && !found.value.is_null() => {
                let list = Value::Array(vec![found.value.clone()]);
                decoded(name, &list).map(Some).map_err(|_| failed)
            }
            result => result.map(Some),
        }
    }

    /// The body as the type of its setter, if a body with this encoding is set.
    ///
    /// # Errors
    ///
    /// [`Failed::Value`] if it does not fit the type.
    pub fn body<T: DeserializeOwned>(&self, encoding: &str) -> Result<Option<T>, Failed> {
        let body = self.body.as_ref().filter(|body| body.encoding == encoding);
        body.map(|body| decoded("body", &body.value)).transpose()
    }

    /// The parts of the body, if a body of several parts is set.
    ///
    /// # Errors
    ///
    /// [`Failed::Value`] if it is not an object.
    pub fn parts(&self) -> Result<Option<Parts>, Failed> {
        Ok(self.body("multipart")?.map(Parts))
    }
}

/// The parts of a body, by name.
pub struct Parts(Map<String, Value>);

impl Parts {
    /// A part as the type of its setter, if it is set.
    ///
    /// # Errors
    ///
    /// [`Failed::Value`] if it does not fit the type.
    pub fn part<T: DeserializeOwned>(&self, name: &str) -> Result<Option<T>, Failed> {
        let part = self.0.get(name);
        part.map(|part| decoded(name, part)).transpose()
    }

    /// A part that the constructor of the body needs.
    ///
    /// # Errors
    ///
    /// [`Failed::Value`] if it is not set, or does not fit the type.
    pub fn required<T: DeserializeOwned>(&self, name: &str) -> Result<T, Failed> {
        decoded(name, self.0.get(name).unwrap_or(&Value::Null))
    }
}

/// The content of a file: a text.
#[derive(Deserialize)]
pub struct Content(String);

impl From<Content> for conversation_apis::File {
    fn from(Content(text): Content) -> Self {
        Self::bytes(text)
    }
}

fn decoded<T: DeserializeOwned>(setter: &str, value: &Value) -> Result<T, Failed> {
    let failed = |failure| Failed::Value {
        setter: setter.to_owned(),
        failure,
    };
    let raw = read(&value.to_string()).map_err(failed)?;
    raw.decode().map_err(|error| {
        failed(Failure {
            error: error.reason().to_owned(),
            path: error.pointer().to_owned(),
        })
    })
}
