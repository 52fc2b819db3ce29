//! The parameters of an operation: the names of their setters, and how they are sent.
//!
//! A setter has the parameter's name in snake case. Two parameters may have the same name in
//! different places, or names that are equal in snake case, and a builder has methods of its
//! own. So names are chosen for all parameters of an operation together. This is the only
//! place that chooses them.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::extension::PAGINATION;
use crate::names::{Names, field_name};
use crate::{Pointer, is_json, walk};

/// A parameter of an operation, and the name of its setter.
#[derive(Debug, Clone)]
pub struct Parameter<'a> {
    /// Its place in the document.
    pub at: Pointer,
    /// What the document says about it.
    pub value: &'a Value,
    /// Its name in the request.
    pub wire: &'a str,
    /// The name of its setter, unique within the operation.
    pub setter: String,
}

/// Where a parameter is sent, in the order in which parameters take a name.
pub(crate) const PLACES: [&str; 4] = ["path", "query", "header", "cookie"];

/// The methods of every builder.
const METHODS: [&str; 3] = ["clone", "new", "send"];

/// The methods of a builder whose operation is a list. A setter may hide the method `page`,
/// because `send` does the same.
const LIST_METHODS: [&str; 6] = [
    "fetch",
    "items",
    "items_after",
    "pages",
    "pages_after",
    "starting_at",
];

impl walk::Operation<'_> {
    /// The parameters with the names of their setters, in the order of
    /// [`parameters`](walk::Operation::parameters).
    ///
    /// Of several parameters with the same name in snake case, the first in the path, the
    /// query, the headers and the cookies keeps it. Another one gets its place as a suffix
    /// (`id_query`), or a number if that is in the same place or taken (`labels_2`). A
    /// parameter that is named like a method of the builder also gets its place as a suffix.
    pub(crate) fn setters<'d>(&'d self, document: &'d Value) -> Vec<Parameter<'d>> {
        let found = self.parameters(document).into_iter();
        let mut parameters: Vec<Parameter<'_>> = found
            .map(|(at, value)| Parameter {
                at,
                value,
                wire: value["name"].as_str().unwrap_or_default(),
                setter: String::new(),
            })
            .collect();
        let mut order: Vec<usize> = (0..parameters.len()).collect();
        order.sort_by_key(|index| {
            let parameter = &parameters[*index];
            let rank = PLACES.iter().position(|place| parameter.place() == *place);
            // A name that is in snake case already stays as it is.
            (rank, field_name(parameter.wire) != parameter.wire)
        });
        let mut names = self.reserved();
        let mut holders: BTreeMap<String, String> = BTreeMap::new();
        let mut others = Vec::new();
        for index in order {
            let parameter = &mut parameters[index];
            let name = field_name(parameter.wire);
            match names.take(&name) {
                true => {
                    holders.insert(name.clone(), parameter.place().to_owned());
                    parameter.setter = name;
                }
                false => others.push((index, name)),
            }
        }
        for (index, name) in others {
            let parameter = &mut parameters[index];
            let base = name.trim_end_matches('_');
            let placed = format!("{base}_{}", parameter.place());
            let is_elsewhere = holders
                .get(&name)
                .is_none_or(|place| place != parameter.place());
            parameter.setter = match is_elsewhere && names.take(&placed) {
                true => placed,
                false => names.claim_numbered(base),
            };
        }
        parameters
    }

    /// The names that no setter can have.
    fn reserved(&self) -> Names {
        let mut names = Names::default();
        let list = self.value.get(PAGINATION).map(|_| LIST_METHODS);
        let body = self.value.get("requestBody").map(|_| "body");
        for name in METHODS
            .into_iter()
            .chain(list.into_iter().flatten())
            .chain(body)
        {
            names.take(name);
        }
        names
    }
}

impl<'a> Parameter<'a> {
    /// Where it is sent: `path`, `query`, `header` or `cookie`.
    pub fn place(&self) -> &'a str {
        self.value["in"].as_str().unwrap_or_default()
    }

    /// How lists and objects are written.
    pub fn style(&self) -> Style<'a> {
        style(self.value)
    }
}

/// How the lists and objects of a parameter are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style<'a> {
    /// The style, by its name in OpenAPI; `json` for a parameter that is sent as JSON text.
    pub name: &'a str,
    /// Whether each item or property is written on its own.
    pub explode: bool,
}

/// The style of a parameter: the stated one, otherwise the default of its place.
pub(crate) fn style(parameter: &Value) -> Style<'_> {
    let content = parameter["content"].as_object();
    let mut kinds = content.into_iter().flatten().map(|(kind, _)| kind);
    if kinds.next().is_some_and(|kind| is_json(kind)) {
        return Style {
            name: "json",
            explode: false,
        };
    }
    let name = match parameter["style"].as_str() {
        Some(name) => name,
        None => default_style(parameter["in"].as_str().unwrap_or_default()),
    };
    let explode = parameter["explode"].as_bool();
    Style {
        name,
        explode: explode.unwrap_or(name == "form"),
    }
}

/// The style of parameters in a place that state none.
pub(crate) fn default_style(place: &str) -> &'static str {
    match place {
        "path" | "header" => "simple",
        _ => "form",
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::walk;

    /// The setters of the parameters of a list, in the document's order.
    fn setters(parameters: &[(&str, &str)], more: &Value) -> Vec<String> {
        let parameters = parameters.iter();
        let parameters = parameters.map(|(place, name)| json!({ "in": place, "name": name }));
        let mut operation = more.clone();
        operation["parameters"] = parameters.collect();
        let document = json!({ "paths": { "/a": { "get": operation } } });
        let found = walk::operations(&document).flat_map(|operation| {
            let setters = operation.setters(&document).into_iter();
            setters
                .map(|parameter| parameter.setter)
                .collect::<Vec<_>>()
        });
        found.collect()
    }

    #[test]
    fn a_name_in_several_places_gets_the_place_as_a_suffix() {
        let parameters = [
            ("cookie", "id"),
            ("header", "Id"),
            ("query", "id"),
            ("path", "id"),
            ("query", "type"),
            ("header", "type"),
        ];
        assert_eq!(
            setters(&parameters, &json!({})),
            [
                "id_cookie",
                "id_header",
                "id_query",
                "id",
                "type_",
                "type_header"
            ]
        );
    }

    #[test]
    fn names_that_are_equal_in_snake_case_get_numbers() {
        let parameters = [
            ("query", "labels[]"),
            ("query", "labels"),
            ("query", "labels_2"),
            ("query", "fooBar"),
            ("query", "foo-bar"),
            ("query", "foo_bar"),
            ("header", "foo_bar"),
            ("query", "foo_bar_header"),
        ];
        assert_eq!(
            setters(&parameters, &json!({})),
            [
                "labels_3",
                "labels",
                "labels_2",
                "foo_bar_2",
                "foo_bar_3",
                "foo_bar",
                "foo_bar_4",
                "foo_bar_header"
            ]
        );
    }

    #[test]
    fn no_setter_is_named_like_a_method_of_the_builder() {
        let names = ["send", "new", "clone", "body", "items", "page", "pages"];
        let parameters = names.map(|name| ("query", name));
        assert_eq!(
            setters(&parameters, &json!({})),
            [
                "send_query",
                "new_query",
                "clone_query",
                "body",
                "items",
                "page",
                "pages"
            ]
        );
        let list = json!({ "x-pagination": {}, "requestBody": {} });
        assert_eq!(
            setters(&parameters, &list)[3..],
            ["body_query", "items_query", "page", "pages_query"]
        );
    }
}
