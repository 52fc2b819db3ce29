//! Parameters of the path, the query, the headers and the cookies.

use reqwest::Url;
use reqwest::header::{COOKIE, HeaderMap, HeaderName, HeaderValue};
use serde::Serialize;

use super::Call;
use super::style::{self, Encode, Pair};
use super::tree::Tree;
use crate::Error;
use crate::path::{PathValue, address};
use crate::transport::operation::{Parameter, Place};

/// A parameter that was set, and its value, or why it has none.
#[derive(Clone)]
pub(super) struct Set {
    pub(super) parameter: &'static Parameter,
    value: Result<Tree, String>,
}

impl Call {
    /// Sets the parameter at this position of the operation's parameters. The last value
    /// counts.
    pub fn parameter<T: Serialize>(mut self, position: usize, value: impl TryInto<T>) -> Self {
        let parameter = &self.operation.parameters[position];
        let value: Result<T, String> = self.converted(parameter.setter, value);
        let value = value.and_then(|value| {
            Tree::of(&value).map_err(|error| match parameter.name == parameter.setter {
                true => error.to_string(),
                false => format!("{error}; it is set by `.{}(…)`", parameter.setter),
            })
        });
        self.set
            .retain(|set| !std::ptr::eq(set.parameter, parameter));
        self.set.push(Set { parameter, value });
        self
    }

    /// The URL of the call.
    pub(super) fn url(&self) -> Result<Url, Error> {
        let mut values = Vec::new();
        for set in self.set_in(Place::Path) {
            let parameter = set.parameter;
            let encode = match set.value()? {
                Tree::List(_) | Tree::Object(_) => Encode::All,
                _ => Encode::Path,
            };
            values.push(PathValue {
                name: parameter.name,
                label: parameter.label(),
                plain: set.text(Encode::None)?,
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
            let name = HeaderName::try_from(set.parameter.name);
            let value = HeaderValue::try_from(set.text(Encode::None)?);
            let (Ok(name), Ok(value)) = (name, value) else {
                return Err(set.refused("has a character that no header can have"));
            };
            headers.append(name, value);
        }
        let cookies = self.pairs(Place::Cookie)?;
        if !cookies.is_empty() {
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

    fn text(&self, encode: Encode) -> Result<String, Error> {
        let Parameter {
            name,
            style,
            explode,
            ..
        } = *self.parameter;
        let text = style::text(name, self.value()?, style, explode, encode);
        text.map_err(|fault| self.refused(fault))
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
        pairs.map_err(|fault| self.refused(fault))
    }

    fn refused(&self, fault: &str) -> Error {
        Error::invalid_request(format!("{} {fault}", self.parameter.label()))
    }
}
