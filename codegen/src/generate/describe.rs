//! The documentation of types and fields.

use std::collections::BTreeMap;

use serde_json::Value;

use super::markdown::{code, followed_by, prose};
use super::model::Model;
use super::tuples;
use crate::extension::{EITHER, ERRORS, EVENTS, PARAMETER, PLACE, STATED};
use crate::walk;

/// Writes the documentation of a document's types.
pub(super) struct Describe<'a> {
    model: &'a Model<'a>,
    /// For each component, where the document uses it.
    uses: BTreeMap<String, Use>,
}

impl<'a> Describe<'a> {
    pub(super) fn new(document: &Value, model: &'a Model<'a>) -> Self {
        let mut uses = BTreeMap::new();
        for operation in walk::operations(document) {
            operation_uses(&operation, &mut uses);
            parameter_uses(&operation, document, &mut uses);
        }
        let events = document[EVENTS].as_array().into_iter().flatten();
        for event in events {
            let name = event["event"]["name"].as_str().unwrap_or_default();
            let found = Use::new("", format!("body of the webhook {}", code(name)));
            note_use(&event["schema"], &found, &mut uses);
        }
        for (name, _) in model.components() {
            component_uses(name, model.schema(name), &mut uses);
        }
        Self { model, uses }
    }

    /// Of a type: its description or title. Without one, where it is used.
    pub(super) fn component(&self, name: &str) -> String {
        let schema = self.model.schema(name);
        if let Some(text) = words(schema) {
            return followed_by(&text, &facts(schema));
        }
        let text = match schema[PARAMETER].as_str() {
            Some(parameter) => {
                let place = schema[PLACE].as_str().unwrap_or("query");
                format!("The {place} parameter `{parameter}`.")
            }
            None => match self.uses.get(name) {
                Some(found) => found.sentence(),
                None => format!("The schema `{name}`."),
            },
        };
        followed_by(&text, &facts(schema))
    }

    /// Of another name of a type: that of a component, and the name under which it is defined.
    pub(super) fn alias(&self, name: &str, first: &str) -> String {
        followed_by(
            &self.component(name),
            &format!("The same type as [`{first}`]."),
        )
    }

    /// Of a field: its description or that of its type, and other facts about it.
    pub(super) fn property(&self, schema: &Value) -> String {
        let target = Model::reference(schema);
        let target = target.filter(|name| self.model.component_of(name).is_some());
        let target = target.map(|name| self.model.schema(&name));
        let text = words(schema).or_else(|| words(target?));
        let text = text.unwrap_or_else(|| "Not described in the document.".to_owned());
        followed_by(&text, &facts(schema))
    }
}

/// A schema's description. Without one, its title.
fn words(schema: &Value) -> Option<String> {
    let texts = [&schema["description"], &schema["title"]];
    let mut texts = texts.into_iter().filter_map(Value::as_str).map(str::trim);
    let text = texts.find(|text| !text.is_empty())?;
    let text = prose(text);
    let ends = text.ends_with(['.', '!', '?', ':', ')', '`', '|', '*']);
    Some(if ends || text.lines().count() > 1 {
        text
    } else {
        format!("{text}.")
    })
}

/// Other facts that a schema states about its values, in sentences.
fn facts(schema: &Value) -> String {
    let mut facts = Vec::new();
    let stated = |key: &str| schema.get(key).or_else(|| schema.get(STATED)?.get(key));
    let code = |value: &Value| {
        let text = match value {
            Value::String(text) => text.clone(),
            value => value.to_string(),
        };
        let is_short = (1..=100).contains(&text.chars().count());
        let fits = is_short && !text.contains(['`', '\n', '\r']) && text.trim() == text;
        fits.then(|| format!("`{text}`"))
    };
    for (name, key) in [
        ("Example", "example"),
        ("Documented default", "default"),
        ("Format", "format"),
        ("Pattern", "pattern"),
        ("Minimum", "minimum"),
        ("Maximum", "maximum"),
        ("Minimum length", "minLength"),
        ("Maximum length", "maxLength"),
        ("Multiple of", "multipleOf"),
        ("Minimum number of items", "minItems"),
        ("Maximum number of items", "maxItems"),
    ] {
        let limit = match key {
            "minimum" if stated("exclusiveMinimum") == Some(&Value::Bool(true)) => "Greater than",
            "maximum" if stated("exclusiveMaximum") == Some(&Value::Bool(true)) => "Less than",
            _ => name,
        };
        if let Some(value) = stated(key).filter(|value| !value.is_null()).and_then(code) {
            facts.push(format!("{limit}: {value}."));
        }
    }
    let values = schema
        .get(STATED)
        .and_then(|stated| stated["enum"].as_array());
    let values: Option<Vec<String>> = values.map(|values| values.iter().filter_map(code).collect());
    if let Some(values) = values.filter(|values| (1..=20).contains(&values.len())) {
        facts.push(format!("Documented values: {}.", values.join(", ")));
    }
    for (key, text) in [
        ("nullable", "Nullable."),
        ("deprecated", "Deprecated."),
        ("readOnly", "Read-only."),
        ("writeOnly", "Write-only."),
    ] {
        if schema[key] == true {
            facts.push(text.to_owned());
        }
    }
    facts.join(" ")
}

/// Where the document uses a component.
#[derive(Clone)]
struct Use {
    article: &'static str,
    /// The place, in words that can follow an article.
    place: String,
}

impl Use {
    fn new(article: &'static str, place: String) -> Self {
        Self { article, place }
    }

    fn sentence(&self) -> String {
        let text = format!("{} {}.", self.article, self.place);
        let mut chars = text.trim_start().chars();
        let first = chars.next().map(|first| first.to_uppercase().to_string());
        first.unwrap_or_default() + chars.as_str()
    }
}

/// Notes in which bodies of an operation components are used.
fn operation_uses(operation: &walk::Operation<'_>, uses: &mut BTreeMap<String, Use>) {
    let call = format!("`{} {}`", operation.http_method(), operation.path);
    let mut note = |body: &Value, place: String| {
        let found = Use::new("", place);
        let media_types = body["content"].as_object().into_iter().flatten();
        for (_, media_type) in media_types {
            note_use(&media_type["schema"], &found, uses);
        }
    };
    note(
        &operation.value["requestBody"],
        format!("request body of {call}"),
    );
    let responses = operation.value["responses"].as_object();
    for (status, response) in responses.into_iter().flatten() {
        note(response, format!("response of {call} ({status})"));
    }
    let errors = operation.value[ERRORS].as_object();
    for (status, error) in errors.into_iter().flatten() {
        if let Some(name) = error.as_str() {
            uses.entry(name.to_owned())
                .or_insert_with(|| Use::new("", format!("error response of {call} ({status})")));
        }
    }
}

/// Notes which parameters of an operation are components.
fn parameter_uses(
    operation: &walk::Operation<'_>,
    document: &Value,
    uses: &mut BTreeMap<String, Use>,
) {
    let call = format!("`{} {}`", operation.method.to_uppercase(), operation.path);
    for parameter in operation.setters(document) {
        let place = format!("parameter `{}` of {call}", parameter.wire);
        note_use(&parameter.value["schema"], &Use::new("The", place), uses);
    }
}

/// Notes how components are used in a component: as properties, branches, items or values.
fn component_uses(name: &str, schema: &Value, uses: &mut BTreeMap<String, Use>) {
    let properties = schema["properties"].as_object();
    for (property, schema) in properties.into_iter().flatten() {
        let found = Use::new("The", format!("property `{property}` of [`{name}`]"));
        note_use(schema, &found, uses);
    }
    let either = schema[EITHER]["branches"].as_array().into_iter().flatten();
    let either = either.map(|branch| &branch["schema"]);
    let branches = ["oneOf", "anyOf"].map(|keyword| schema[keyword].as_array());
    let found = Use::new("A", format!("branch of [`{name}`]"));
    for branch in branches.into_iter().flatten().flatten().chain(either) {
        note_use(branch, &found, uses);
    }
    let found = Use::new("An", format!("item of [`{name}`]"));
    for item in tuples::items(schema) {
        note_use(item, &found, uses);
    }
    if let Some(found) = uses.get(name).cloned() {
        note_use(schema, &found, uses);
    }
}

/// Notes the component that a schema refers to, directly or as a list or map of it.
fn note_use(schema: &Value, found: &Use, uses: &mut BTreeMap<String, Use>) {
    if let Some(name) = Model::reference(schema) {
        uses.entry(name).or_insert_with(|| found.clone());
        return;
    }
    for (key, article, what) in [
        ("items", "An", "item"),
        ("additionalProperties", "A", "value"),
    ] {
        if let Some(name) = schema.get(key).and_then(Model::reference) {
            uses.entry(name)
                .or_insert_with(|| Use::new(article, format!("{what} of the {}", found.place)));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::json;

    use super::{Use, note_use};

    #[test]
    fn the_use_of_an_item_names_the_list_that_contains_it() {
        let to = |name: &str| json!({ "$ref": format!("#/components/schemas/{name}") });
        for (found, direct, item) in [
            (
                Use::new("", "response of `GET /a` (200)".to_owned()),
                "Response of `GET /a` (200).",
                "An item of the response of `GET /a` (200).",
            ),
            (
                Use::new("A", "branch of [`B`]".to_owned()),
                "A branch of [`B`].",
                "An item of the branch of [`B`].",
            ),
        ] {
            let mut uses = BTreeMap::new();
            note_use(&to("Direct"), &found, &mut uses);
            note_use(&json!({ "items": to("Item") }), &found, &mut uses);
            let sentences = ["Direct", "Item"].map(|name| uses[name].sentence());
            assert_eq!(sentences, [direct, item]);
        }
    }
}
