//! The documentation of types and fields.

use std::collections::BTreeMap;

use serde_json::Value;

use super::markdown::{followed_by, prose};
use super::model::Model;
use crate::extension::{EITHER, ERRORS, PARAMETER, STATED};
use crate::walk;

/// Writes the documentation of a document's types.
pub(super) struct Describe<'a> {
    model: &'a Model<'a>,
    /// For each component, a sentence that says where the document uses it.
    uses: BTreeMap<String, String>,
}

impl<'a> Describe<'a> {
    pub(super) fn new(document: &Value, model: &'a Model<'a>) -> Self {
        let mut uses = BTreeMap::new();
        for operation in walk::operations(document) {
            operation_uses(&operation, document, &mut uses);
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
            Some(parameter) => format!("The query parameter `{parameter}`."),
            None => match self.uses.get(name) {
                Some(text) => text.clone(),
                None => format!("The schema `{name}`."),
            },
        };
        followed_by(&text, &facts(schema))
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

/// Notes in which bodies of an operation components are used.
fn operation_uses(
    operation: &walk::Operation<'_>,
    document: &Value,
    uses: &mut BTreeMap<String, String>,
) {
    let call = format!("`{} {}`", operation.method.to_uppercase(), operation.path);
    let mut note = |body: &Value, text: &str| {
        let media_types = body["content"].as_object().into_iter().flatten();
        for (_, media_type) in media_types {
            note_use(&media_type["schema"], text, uses);
        }
    };
    let resolved = |value: &'_ Value| match value["$ref"].as_str() {
        Some(reference) => document
            .pointer(reference.trim_start_matches('#'))
            .cloned()
            .unwrap_or_default(),
        None => value.clone(),
    };
    note(
        &resolved(&operation.value["requestBody"]),
        &format!("Request body of {call}."),
    );
    let responses = operation.value["responses"].as_object();
    for (status, response) in responses.into_iter().flatten() {
        let text = format!("Response of {call} ({status}).");
        note(&resolved(response), &text);
    }
    let errors = operation.value[ERRORS].as_object();
    for (status, error) in errors.into_iter().flatten() {
        if let Some(name) = error.as_str() {
            uses.entry(name.to_owned())
                .or_insert_with(|| format!("Error response of {call} ({status})."));
        }
    }
}

/// Notes how components are used in a component: as properties, branches, items or values.
fn component_uses(name: &str, schema: &Value, uses: &mut BTreeMap<String, String>) {
    let properties = schema["properties"].as_object();
    for (property, schema) in properties.into_iter().flatten() {
        let text = format!("The property `{property}` of [`{name}`].");
        note_use(schema, &text, uses);
    }
    let either = schema[EITHER]["branches"].as_array().into_iter().flatten();
    let either = either.map(|branch| &branch["schema"]);
    let branches = ["oneOf", "anyOf"].map(|keyword| schema[keyword].as_array());
    for branch in branches.into_iter().flatten().flatten().chain(either) {
        note_use(branch, &format!("A branch of [`{name}`]."), uses);
    }
    if let Some(text) = uses.get(name).cloned() {
        note_use(schema, &text, uses);
    }
}

/// Notes the component that a schema refers to, directly or as a list or map of it.
fn note_use(schema: &Value, text: &str, uses: &mut BTreeMap<String, String>) {
    if let Some(name) = Model::reference(schema) {
        uses.entry(name).or_insert_with(|| text.to_owned());
        return;
    }
    for (key, what) in [
        ("items", "An item of"),
        ("additionalProperties", "A value of"),
    ] {
        if let Some(name) = schema.get(key).and_then(Model::reference) {
            let text = text.strip_prefix("The ").unwrap_or(text);
            uses.entry(name)
                .or_insert_with(|| format!("{what} the {}", lower_first(text)));
        }
    }
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(|first| first.to_lowercase().to_string());
    first.unwrap_or_default() + chars.as_str()
}
