//! Parameters of the path, the query, the headers and the cookies.

use std::any::Any;

use reqwest::Url;
use reqwest::header::{COOKIE, HeaderMap, HeaderName, HeaderValue};
use serde::Serialize;

use super::Call;
use super::style::{self, Encode, Pair};
use super::tree::Tree;
use crate::Error;
use crate::path::{PathValue, address};
use crate::transport::operation::{Parameter, Place, Style};

/// A parameter that was set, and its value, or why it has none.
#[derive(Clone)]
pub(super) struct Set {
    pub(super) parameter: &'static Parameter,
    value: Result<Tree, String>,
}

impl Call {
    /// Sets the parameter at this position of the operation's parameters. The last value
    /// counts.
    pub fn parameter<T: Serialize + 'static>(
        mut self,
        position: usize,
        value: impl TryInto<T>,
    ) -> Self {
        let parameter = &self.operation.parameters[position];
        let value: Result<T, String> = self.converted(parameter.setter, value);
        let value = value.and_then(|value| tree(parameter, &value));
        let value = value.and_then(|value| self.check_parameter(parameter, value));
        self.set
            .retain(|set| !std::ptr::eq(set.parameter, parameter));
        self.set.push(Set { parameter, value });
        self
    }

    /// The integer that the parameter at this position was set to. `None` if it was not set, or
    /// to a value that is not allowed.
    pub fn integer(&self, position: usize) -> Option<i64> {
        self.value_at(position)?.as_ref().ok()?.text()?.parse().ok()
    }

    /// Sets the two parameters of a window of ids, or removes the lower one. A value that is not
    /// allowed stays, so that the call fails as the caller wrote it.
    pub fn within(self, positions: (usize, usize), after: Option<i64>, before: i64) -> Self {
        let is_wrong = |position| self.value_at(position).is_some_and(Result::is_err);
        if is_wrong(positions.0) || is_wrong(positions.1) {
            return self;
        }
        let mut call = self.parameter::<i64>(positions.1, before);
        match after {
            Some(after) => call.parameter::<i64>(positions.0, after),
            None => {
                let parameter = &call.operation.parameters[positions.0];
                call.set
                    .retain(|set| !std::ptr::eq(set.parameter, parameter));
                call
            }
        }
    }

    fn value_at(&self, position: usize) -> Option<&Result<Tree, String>> {
        let parameter = self.operation.parameters.get(position)?;
        let mut set = self.set.iter();
        let set = set.find(|set| std::ptr::eq(set.parameter, parameter))?;
        Some(&set.value)
    }

    /// The URL of the call.
    pub(super) fn url(&self) -> Result<Url, Error> {
        let mut values = Vec::new();
        for set in self.set_in(Place::Path) {
            let parameter = set.parameter;
            let value = set.value()?;
            let encode = match (value, parameter.style) {
                (Tree::List(_) | Tree::Object(_), _) | (_, Style::Json) => Encode::All,
                _ => Encode::Path,
            };
            let plain = match value.text() {
                Some("") => String::new(),
                // The first sign of `;name=value` does not start a part to ignore.
                _ => set.text(Encode::None)?.trim_start_matches(';').to_owned(),
            };
            values.push(PathValue {
                name: parameter.name,
                label: parameter.label(),
                plain,
                encoded: set.text(encode)?,
            });
        }
        let base = self.session.base_url_of(Some(self.operation))?;
        let url = address(base, self.operation.path, &values)?;
        let refused = |_| Error::invalid_request("the address of the call is not a URL");
        let mut url = Url::parse(&url).map_err(refused)?;
        let pairs = self.pairs(Place::Query)?;
        if !pairs.is_empty() {
            // A path of a document may have a query of its own.
            let own = url.query().filter(|own| !own.is_empty());
            let all = own.into_iter().chain(pairs.iter().map(String::as_str));
            let all: Vec<&str> = all.collect();
            url.set_query(Some(&all.join("&")));
        }
        Ok(url)
    }

    /// Adds the headers of the parameters, among them the cookies.
    pub(super) fn add_headers(&self, headers: &mut HeaderMap) -> Result<(), Error> {
        for set in self.set_in(Place::Header) {
            if set.is_nothing()? {
                continue;
            }
            let name = HeaderName::try_from(set.parameter.name);
            let value = HeaderValue::try_from(set.text(Encode::Header)?);
            let (Ok(name), Ok(value)) = (name, value) else {
                return Err(set.refused("has a character that no header can have"));
            };
            headers.append(name, value);
        }
        let mut cookies = self.pairs(Place::Cookie)?;
        if !cookies.is_empty() {
            // A document may state the header `Cookie` beside cookies.
            let stated = headers.get(COOKIE).and_then(|stated| stated.to_str().ok());
            cookies.extend(stated.map(str::to_owned));
            let refused = |_| Error::invalid_request("the cookies are not a valid header value");
            let mut value = HeaderValue::try_from(cookies.join("; ")).map_err(refused)?;
            value.set_sensitive(true);
            headers.insert(COOKIE, value);
        }
        Ok(())
    }

    /// The pairs of all parameters of the query or of the cookies, in the order of the
    /// parameters' names.
    fn pairs(&self, place: Place) -> Result<Vec<String>, Error> {
        let mut pairs = Vec::new();
        for set in self.set_in(place) {
            let found = set.pairs()?.into_iter();
            pairs.extend(found.map(|(name, value)| format!("{name}={value}")));
        }
        Ok(pairs)
    }

    /// The parameters that were set, in the order of their names.
    fn set_in(&self, place: Place) -> impl Iterator<Item = &Set> {
        let set = self.set.iter().filter(|set| set.parameter.place == place);
        let mut set: Vec<&Set> = set.collect();
        set.sort_by_key(|set| set.parameter.name);
        set.into_iter()
    }
}

impl Set {
    fn value(&self) -> Result<&Tree, Error> {
        self.value.as_ref().map_err(Error::invalid_request)
    }

    /// Whether it is an empty list or object, which is sent as nothing.
    fn is_nothing(&self) -> Result<bool, Error> {
        let is_empty = match self.value()? {
            Tree::List(items) => items.is_empty(),
            Tree::Object(properties) => properties.iter().all(|(_, value)| *value == Tree::Null),
            _ => false,
        };
        Ok(is_empty && self.parameter.style != Style::Json)
    }

    fn text(&self, encode: Encode) -> Result<String, Error> {
        let Parameter {
            name,
            style,
            explode,
            ..
        } = *self.parameter;
        let text = style::text(name, self.value()?, style, explode, encode);
        text.map_err(|fault| self.refused(&fault))
    }

    fn pairs(&self) -> Result<Vec<Pair>, Error> {
        let Parameter {
            name,
            style,
            explode,
            allow_reserved,
            ..
        } = *self.parameter;
        let encode = match allow_reserved {
            true => Encode::Reserved,
            false => Encode::All,
        };
        let pairs = style::pairs(name, self.value()?, style, explode, encode);
        pairs.map_err(|fault| self.refused(&fault))
    }

    fn refused(&self, fault: &str) -> Error {
        Error::invalid_request(format!("{} {fault}", self.parameter.label()))
    }
}

/// The value of a parameter, or why it cannot be sent. The text names the parameter and does
/// not show the value.
fn tree<T: Serialize + 'static>(parameter: &Parameter, value: &T) -> Result<Tree, String> {
    if !is_finite(value) {
        let text = "is NaN or infinite; a number that is sent is finite";
        return Err(format!("{} {text}", parameter.label()));
    }
    let tree = Tree::of(value).map_err(|error| match parameter.name == parameter.setter {
        true => error.to_string(),
        false => format!("{error}; it is set by `.{}(…)`", parameter.setter),
    })?;
    match tree {
        Tree::Null if parameter.style != Style::Json => Err(format!(
            "{} is null, which cannot be sent; do not set it to leave it out",
            parameter.label()
        )),
        tree => Ok(tree),
    }
}

/// Whether a number, or every number of a list, is finite. JSON writes others as null.
fn is_finite<T: 'static>(value: &T) -> bool {
    let value = value as &dyn Any;
    let number = value.downcast_ref::<f64>();
    let list = value.downcast_ref::<Vec<f64>>();
    let mut numbers = number.into_iter().chain(list.into_iter().flatten());
    numbers.all(|number| number.is_finite())
}
