//! Decides which items a query selects.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

use super::query::Query;
use super::store::is;

/// Which items one parameter selects, by its values.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Filter {
    /// The JSON pointer of the item's value that must be equal to the parameter. If it is an
    /// array, one of its elements must be equal.
    pub(super) at: String,
    /// A prefix of the parameter, before that value.
    pub(super) prefix: String,
    /// Whether the parameter is several values, joined by commas.
    pub(super) joined: bool,
    /// Whether the item's text need only contain the parameter's value.
    pub(super) contains: bool,
    /// The values that apply if the query does not have the parameter.
    pub(super) default: Vec<String>,
    /// A value that selects every item.
    pub(super) all: Option<String>,
    /// By value of the parameter: the values that the item must have, by JSON pointer. Null
    /// stands for an absent or null value, and true for any other value.
    pub(super) cases: BTreeMap<String, BTreeMap<String, Value>>,
}

/// What a query selects.
///
/// The list's own filters decide. A parameter without a filter selects items by the property
/// with its name.
pub(super) struct Selection<'q> {
    filters: Vec<(&'q Filter, &'q [String])>,
    properties: Vec<(&'q str, &'q str)>,
}

impl<'q> Selection<'q> {
    pub(super) fn new(filters: &'q BTreeMap<String, Filter>, query: &'q Query) -> Self {
        let asked = |(name, filter): (&String, &'q Filter)| {
            let asked = query.get(name).unwrap_or(&filter.default);
            (!asked.is_empty()).then_some((filter, asked.as_slice()))
        };
        let others = query
            .iter()
            .filter(|(name, _)| !filters.contains_key(*name));
        Self {
            filters: filters.iter().filter_map(asked).collect(),
            properties: others
                .map(|(name, asked)| (name.as_str(), asked.first().map_or("", String::as_str)))
                .collect(),
        }
    }

    /// Whether the query selects an item.
    pub(super) fn has(&self, item: &Value) -> bool {
        let by_filter = |(filter, asked): &(&Filter, &[String])| {
            asked.iter().any(|asked| match filter.joined {
                true => asked.split(',').any(|asked| filter.accepts(item, asked)),
                false => filter.accepts(item, asked),
            })
        };
        let by_name = |(name, asked): &(&str, &str)| {
            let value = item.get(name);
            value.is_none_or(|value| is(value, asked))
        };
        self.filters.iter().all(by_filter) && self.properties.iter().all(by_name)
    }
}

impl Filter {
    /// Whether one value of the parameter selects an item.
    fn accepts(&self, item: &Value, asked: &str) -> bool {
        if self.all.as_deref() == Some(asked) {
            return true;
        }
        let found = |at: &str| item.pointer(at).filter(|found| !found.is_null());
        if let Some(case) = self.cases.get(asked) {
            return case.iter().all(|(at, value)| match value {
                Value::Null => found(at).is_none(),
                Value::Bool(true) => found(at).is_some(),
                value => found(at) == Some(value),
            });
        }
        let asked_value = asked.strip_prefix(self.prefix.as_str());
        let is = |value: &Value| asked_value.is_some_and(|asked| is(value, asked));
        match found(&self.at) {
            Some(Value::Array(values)) => values.iter().any(is),
            Some(Value::String(text)) if self.contains => text.contains(asked),
            Some(value) => is(value),
            None => false,
        }
    }
}
