//! Checks the query of a request against the document.

use std::collections::BTreeMap;

use reqwest::Url;

/// The parameters of a query, each with its values.
pub(super) type Query = BTreeMap<String, Vec<String>>;

/// Why a request is refused: a parameter is wrong.
pub(super) struct Refusal {
    /// The name of the parameter.
    pub(super) name: String,
    /// What is wrong with it.
    pub(super) text: String,
}

impl Refusal {
    pub(super) fn parameter(name: &str, text: impl Into<String>) -> Self {
        Self {
            name: name.to_owned(),
            text: text.into(),
        }
    }
}

/// A parameter of an operation, as the document states it.
pub(super) struct Parameter {
    pub(super) name: String,
    pub(super) is_required: bool,
    pub(super) is_in_query: bool,
    pub(super) is_array: bool,
    pub(super) is_integer: bool,
    pub(super) minimum: Option<i64>,
    pub(super) maximum: Option<i64>,
    pub(super) default: Option<i64>,
}

/// The parameters of an operation.
pub(super) struct Parameters {
    pub(super) all: Vec<Parameter>,
    /// Whether unknown parameters and wrong values are ignored instead of refused.
    pub(super) ignores_bad: bool,
}

impl Parameters {
    /// The parameter of this name, in the path or in the query.
    pub(super) fn find(&self, name: &str) -> Option<&Parameter> {
        self.all.iter().find(|parameter| parameter.name == name)
    }

    fn in_query(&self) -> impl Iterator<Item = &Parameter> {
        self.all.iter().filter(|parameter| parameter.is_in_query)
    }

    /// Reads a query, and checks each of its parameters.
    pub(super) fn read(&self, query: &str) -> Result<Query, Refusal> {
        let mut found = Query::new();
        for (name, value) in pairs(query) {
            let known = self.in_query().find(|parameter| parameter.name == name);
            let checked = match known {
                None => Err("unknown parameter".to_owned()),
                Some(one) if !one.is_array && found.contains_key(&name) => {
                    Err("given more than once".to_owned())
                }
                Some(parameter) => parameter.check(&value),
            };
            match checked {
                Ok(()) => found.entry(name).or_default().push(value),
                Err(_) if self.ignores_bad => {}
                Err(text) => return Err(Refusal::parameter(&name, text)),
            }
        }
        let mut required = self.in_query().filter(|parameter| parameter.is_required);
        match required.find(|parameter| !found.contains_key(&parameter.name)) {
            Some(missing) => Err(Refusal::parameter(&missing.name, "missing parameter")),
            None => Ok(found),
        }
    }
}

impl Parameter {
    /// An optional integer in the query, without limits.
    pub(super) fn integer(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            is_required: false,
            is_in_query: true,
            is_array: false,
            is_integer: true,
            minimum: None,
            maximum: None,
            default: None,
        }
    }

    /// Checks that a value is allowed. The error says which values are.
    fn check(&self, value: &str) -> Result<(), String> {
        if self.is_array && value.split(',').any(str::is_empty) {
            return Err("must not have an empty value".to_owned());
        }
        if !self.is_integer {
            return Ok(());
        }
        let number = integer(value).ok_or("must be an integer")?;
        let is_below = self.minimum.is_some_and(|minimum| number < minimum);
        let is_above = self.maximum.is_some_and(|maximum| number > maximum);
        match (is_below || is_above, self.minimum, self.maximum) {
            (false, ..) => Ok(()),
            (true, Some(minimum), Some(maximum)) => Err(format!("must be {minimum} to {maximum}")),
            (true, Some(minimum), None) => Err(format!("must be at least {minimum}")),
            (true, None, Some(maximum)) => Err(format!("must be at most {maximum}")),
            (true, None, None) => Err("is out of range".to_owned()),
        }
    }
}

/// A JSON integer. If it does not fit into 64 bits, it becomes the closest integer that does.
fn integer(text: &str) -> Option<i64> {
    let is_integer = |text: &str| !text.contains(|c: char| !c.is_ascii_digit() && c != '-');
    let number: serde_json::Number = serde_json::from_str(text).ok()?;
    let closest = match text.starts_with('-') {
        true => i64::MIN,
        false => i64::MAX,
    };
    is_integer(text).then(|| number.as_i64().unwrap_or(closest))
}

/// The names and values of a query, decoded, in its order.
pub(super) fn pairs(query: &str) -> Vec<(String, String)> {
    let url = Url::parse(&format!("http://localhost/?{query}"));
    // Only a URL longer than 4 GiB cannot be read. hyper does not accept such a request.
    url.map_or_else(
        |_| Vec::new(),
        |url| url.query_pairs().into_owned().collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::{Parameter, Parameters, Refusal};

    fn parameter(name: &str, minimum: Option<i64>, maximum: Option<i64>) -> Parameter {
        Parameter {
            minimum,
            maximum,
            ..Parameter::integer(name)
        }
    }

    fn refused(parameters: &Parameters, query: &str) -> Option<(String, String)> {
        match parameters.read(query) {
            Err(Refusal { name, text }) => Some((name, text)),
            Ok(_) => None,
        }
    }

    #[test]
    fn an_integer_is_checked_against_its_limits() {
        let all = vec![
            parameter("both", Some(1), Some(100)),
            parameter("least", Some(1), None),
            parameter("most", None, Some(9)),
            parameter("any", None, None),
        ];
        let parameters = Parameters {
            all,
            ignores_bad: false,
        };
        for (query, text) in [
            ("both=0", "must be 1 to 100"),
            ("both=101", "must be 1 to 100"),
            ("both=1.0", "must be an integer"),
            ("both=1e2", "must be an integer"),
            ("both=", "must be an integer"),
            ("both=%201", "must be an integer"),
            ("both=1%0A", "must be an integer"),
            ("both=+1", "must be an integer"),
            ("both=007", "must be an integer"),
            ("both=%00", "must be an integer"),
            ("both=NaN", "must be an integer"),
            ("both=99999999999999999999", "must be 1 to 100"),
            ("both=-99999999999999999999", "must be 1 to 100"),
            ("least=-5", "must be at least 1"),
            ("most=10", "must be at most 9"),
            ("most=99999999999999999999", "must be at most 9"),
        ] {
            let name = query.split('=').next().unwrap_or_default();
            let expected = (name.to_owned(), text.to_owned());
            assert_eq!(refused(&parameters, query), Some(expected), "{query}");
        }
        for query in [
            "",
            "both=100&least=1&most=-3",
            "any=99999999999999999999",
            "least=99999999999999999999",
        ] {
            assert_eq!(refused(&parameters, query), None, "{query}");
        }
    }
}
