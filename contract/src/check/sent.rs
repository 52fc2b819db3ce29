//! Reads the parameters of a request as OpenAPI 3.0.4 and 3.1.1 define their styles. It
//! shares no code with the client, which writes them.

use conversation_apis_codegen::Error;
use reqwest::header::{COOKIE, HeaderMap};
use serde_json::{Map, Value};

use crate::document::{Contract, Form, Parameter, Place, Shape, Style};
use crate::path_template::{self, decoded};

/// The parts of a request that parameters can be in. Percent-encoding is kept.
pub(crate) struct Sent {
    path: Vec<(String, String)>,
    query: Vec<(String, String)>,
    cookies: Vec<(String, String)>,
    headers: HeaderMap,
}

/// Why a parameter cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The style has one value, and the request has several.
    Repeated,
    /// The text does not have the form of the style.
    OtherStyle,
    /// A parameter that is JSON in the document is not JSON.
    NotJson,
}

impl Fault {
    /// What is wrong with the parameter of this name.
    pub(crate) fn about(self, name: &str) -> String {
        match self {
            Self::Repeated => format!("`{name}` is sent more than once"),
            Self::OtherStyle => format!("`{name}` is not sent in the style of the document"),
            Self::NotJson => format!("`{name}` is not sent as JSON"),
        }
    }
}

impl Sent {
    /// The parts of a request. `None` if its path does not match the template.
    pub(crate) fn of(template: &str, path: &str, query: &str, headers: &HeaderMap) -> Option<Self> {
        let cookies = headers.get_all(COOKIE).iter();
        let cookies = cookies.filter_map(|cookies| cookies.to_str().ok());
        // The template's own query belongs to no parameter.
        let whole = path_template::before(template, '#');
        let stated = &whole[path_template::before(whole, '?').len()..];
        let stated = stated.strip_prefix('?').unwrap_or_default();
        let is_stated = |pair: &&str| stated.split('&').any(|stated| stated == *pair);
        Some(Self {
            path: path_template::encoded(template, path)?,
            query: pairs(query.split('&').filter(|pair| !is_stated(pair))),
            cookies: pairs(cookies.flat_map(|cookies| cookies.split("; "))),
            headers: headers.clone(),
        })
    }

    /// The pairs of a form.
    pub(crate) fn of_form(form: &str) -> Self {
        Self::of_pairs(pairs(form.split('&')))
    }

    /// Pairs of percent-encoded names and values.
    pub(crate) fn of_pairs(query: Vec<(String, String)>) -> Self {
        Self {
            path: Vec::new(),
            query,
            cookies: Vec::new(),
            headers: HeaderMap::new(),
        }
    }

    /// Takes a parameter out of the request. `like` is a value of the parameter: it decides
    /// whether a text is read as a number, a string, a list or an object.
    ///
    /// # Errors
    ///
    /// If the parameter is not sent as the document states.
    pub(crate) fn take(
        &mut self,
        parameter: &Parameter,
        like: &Value,
        properties: &[String],
    ) -> Result<Option<Value>, Fault> {
        match parameter.place {
            Place::Query => take_pairs(&mut self.query, parameter, like, properties),
            Place::Cookie => take_pairs(&mut self.cookies, parameter, like, properties),
            Place::Path => {
                let is_it = |(name, _): &&(String, String)| *name == parameter.name;
                let Some((_, text)) = self.path.iter().find(is_it) else {
                    return Ok(None);
                };
                in_text(parameter, text, like, &decoded).map(Some)
            }
            Place::Header => {
                let mut values = self.headers.get_all(parameter.name.as_str()).iter();
                let Some(value) = values.next() else {
                    return Ok(None);
                };
                if values.next().is_some() {
                    return Err(Fault::Repeated);
                }
                let text = value.to_str().map_err(|_| Fault::OtherStyle)?;
                in_text(parameter, text, like, &str::to_owned).map(Some)
            }
        }
    }

    /// The names in the query that no parameter has taken.
    pub(crate) fn left(&self) -> impl Iterator<Item = String> {
        self.query.iter().map(|(name, _)| decoded(name))
    }
}

/// The properties that a parameter's schema names. Without brackets, an exploded object is
/// sent under their names.
pub(crate) fn properties(contract: &Contract, parameter: &Parameter) -> Result<Vec<String>, Error> {
    Ok(match &contract.resolve(&parameter.schema)?.shape {
        Shape::Object(properties) => properties.keys().cloned().collect(),
        _ => Vec::new(),
    })
}

fn pairs<'p>(parts: impl Iterator<Item = &'p str>) -> Vec<(String, String)> {
    let parts = parts.filter(|part| !part.is_empty());
    let parts = parts.map(|part| part.split_once('=').unwrap_or((part, "")));
    parts
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}

/// A text of a query or of a cookie. `+` is a space there.
fn form_decoded(text: &str) -> String {
    decoded(&text.replace('+', " "))
}

fn take_pairs(
    all: &mut Vec<(String, String)>,
    parameter: &Parameter,
    like: &Value,
    properties: &[String],
) -> Result<Option<Value>, Fault> {
    let (style, explode) = match parameter.form {
        Form::Style { style, explode } => (style, explode),
        Form::Json | Form::Text => (Style::Form, false),
    };
    if let (Value::Object(shape), true) = (like, matches!(parameter.form, Form::Style { .. })) {
        if style == Style::DeepObject {
            return Ok(take_deep(all, &parameter.name, shape));
        }
        if explode {
            let is_of =
                |name: &str| shape.contains_key(name) || properties.iter().any(|it| it == name);
            return Ok(take_named(all, shape, &is_of));
        }
    }
    let mut found = Vec::new();
    all.retain(|(name, value)| {
        let is_it = form_decoded(name) == parameter.name;
        if is_it {
            found.push(value.clone());
        }
        !is_it
    });
    match (found.as_slice(), like) {
        ([], _) => Ok(None),
        (items, Value::Array(shape)) if explode => {
            let items = items
                .iter()
                .map(|item| scalar(&form_decoded(item), shape.first()));
            Ok(Some(items.collect()))
        }
        ([text], _) => in_text(parameter, text, like, &form_decoded).map(Some),
        _ => Err(Fault::Repeated),
    }
}

/// An exploded object: a pair for each property.
fn take_named(
    all: &mut Vec<(String, String)>,
    shape: &Map<String, Value>,
    is_of: &dyn Fn(&str) -> bool,
) -> Option<Value> {
    let mut object = Map::new();
    all.retain(|(name, value)| {
        let name = form_decoded(name);
        let is_it = is_of(&name);
        if is_it {
            let value = scalar(&form_decoded(value), shape.get(&name));
            object.insert(name, value);
        }
        !is_it
    });
    (!object.is_empty()).then_some(Value::Object(object))
}

/// An object in the style `deepObject`: `name[property]=value`.
fn take_deep(
    all: &mut Vec<(String, String)>,
    parameter: &str,
    shape: &Map<String, Value>,
) -> Option<Value> {
    let mut object = Map::new();
    all.retain(|(name, value)| {
        let name = form_decoded(name);
        let property = name.strip_prefix(parameter).and_then(|rest| {
            let property = rest.strip_prefix('[')?.strip_suffix(']')?;
            (!property.contains('[')).then_some(property)
        });
        if let Some(property) = property {
            let value = scalar(&form_decoded(value), shape.get(property));
            object.insert(property.to_owned(), value);
        }
        property.is_none()
    });
    (!object.is_empty()).then_some(Value::Object(object))
}

/// A value in one text: of a path, of a header, or of one pair of a query.
fn in_text(
    parameter: &Parameter,
    text: &str,
    like: &Value,
    decode: &dyn Fn(&str) -> String,
) -> Result<Value, Fault> {
    let (style, explode) = match parameter.form {
        Form::Json => return serde_json::from_str(&decode(text)).map_err(|_| Fault::NotJson),
        Form::Text => return Ok(scalar(&decode(text), Some(like))),
        Form::Style { style, explode } => (style, explode),
    };
    let prefix = format!("{}=", parameter.name);
    let (text, separators): (&str, &[&str]) = match style {
        Style::Label => (
            text.strip_prefix('.').ok_or(Fault::OtherStyle)?,
            if explode { &["."] } else { &[","] },
        ),
        Style::Matrix => {
            let text = text.strip_prefix(';').ok_or(Fault::OtherStyle)?;
            match explode {
                true => (text, &[";"]),
                false => (text.strip_prefix(&prefix).ok_or(Fault::OtherStyle)?, &[","]),
            }
        }
        Style::SpaceDelimited => (text, &["%20", "+"]),
        Style::PipeDelimited => (text, &["|", "%7C"]),
        Style::Simple | Style::Form | Style::DeepObject => (text, &[","]),
    };
    // An exploded matrix repeats the name before each item.
    let named = (style == Style::Matrix && explode).then_some(prefix.as_str());
    let unnamed = |part: &str| match named {
        Some(prefix) => {
            let value = part.strip_prefix(prefix).ok_or(Fault::OtherStyle)?;
            Ok(decode(value))
        }
        None => Ok(decode(part)),
    };
    match like {
        Value::Array(shape) => {
            let parts = split(text, separators).into_iter();
            let items = parts.map(|part| Ok(scalar(&unnamed(part)?, shape.first())));
            items.collect()
        }
        Value::Object(shape) => {
            let pairs = entries(split(text, separators), explode).ok_or(Fault::OtherStyle)?;
            let object = pairs.into_iter().map(|(name, value)| {
                let name = decode(name);
                let value = scalar(&decode(value), shape.get(&name));
                (name, value)
            });
            Ok(Value::Object(object.collect()))
        }
        like => Ok(scalar(&unnamed(text)?, Some(like))),
    }
}

/// The names and values of an object: `name=value` in each part if it is exploded, otherwise
/// names and values in turn.
fn entries(parts: Vec<&str>, explode: bool) -> Option<Vec<(&str, &str)>> {
    match explode {
        true => parts.iter().map(|part| part.split_once('=')).collect(),
        false if parts.len().is_multiple_of(2) => {
            Some(parts.chunks(2).map(|pair| (pair[0], pair[1])).collect())
        }
        false => None,
    }
}

fn split<'t>(text: &'t str, separators: &[&str]) -> Vec<&'t str> {
    let mut parts = vec![text];
    for separator in separators {
        let split = parts.into_iter().flat_map(|part| part.split(separator));
        parts = split.collect();
    }
    parts
}

/// A text as a scalar of the same type. A text that is not of the type stays a string.
fn scalar(text: &str, like: Option<&Value>) -> Value {
    let read = || serde_json::from_str::<Value>(text).ok();
    let found = match like {
        Some(Value::Number(_)) => read().filter(Value::is_number),
        Some(Value::Bool(_)) => read().filter(Value::is_boolean),
        Some(Value::Array(_) | Value::Object(_)) => read(),
        _ => None,
    };
    found.unwrap_or_else(|| Value::from(text))
}

#[cfg(test)]
mod tests;
