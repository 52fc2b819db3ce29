//! What changed in the parameters of an operation.

use std::collections::BTreeMap;

use conversation_apis_codegen::{Pointer, walk};
use serde_json::Value;

use super::change::{ChangeKind, Element, Side};
use super::compare::{Comparison, Version, keys, target};
use super::traversal::{Form, Role, SchemaPair};
use crate::json_edit::plain;

/// Identifies a parameter in both documents: where it is sent, and its name there.
type ParameterKey = (String, String);

impl<'a> Comparison<'a> {
    /// Compares the parameters of an operation.
    pub(super) fn parameters(
        &mut self,
        old: &walk::Operation<'a>,
        new: &walk::Operation<'a>,
        title: &str,
    ) {
        let before = parameters_by_key(self.old, old);
        let after = parameters_by_key(self.new, new);
        for (key, (at, parameter)) in &before {
            let found = after.get(key);
            self.places.enter(&place(key, parameter));
            let element = Element {
                side: Side::Request,
                old: Some(at),
                new: found.map(|(new_at, _)| new_at),
                name: &display_name(key, parameter),
                of: title,
            };
            match found {
                Some((_, changed)) => self.parameter(parameter, changed, &element),
                None => self.record(element.change(ChangeKind::ParameterRemoved)),
            }
        }
        for (key, (at, parameter)) in after.iter().filter(|(key, _)| !before.contains_key(*key)) {
            let kind = match parameter["required"] == true {
                true => ChangeKind::ParameterRequiredAdded,
                false => ChangeKind::ParameterOptionalAdded,
            };
            self.places.enter(&place(key, parameter));
            let added = Element {
                side: Side::Request,
                old: None,
                new: Some(at),
                name: &display_name(key, parameter),
                of: title,
            };
            self.record(added.change(kind));
        }
    }

    /// Compares a parameter that both documents have.
    fn parameter(&mut self, old: &Value, new: &Value, element: &Element<'_>) {
        match (old["required"] == true, new["required"] == true) {
            (false, true) => self.record(element.change(ChangeKind::ParameterBecameRequired)),
            (true, false) => self.record(element.change(ChangeKind::ParameterBecameOptional)),
            _ => {}
        }
        if old["name"] != new["name"] {
            let renamed = element.change(ChangeKind::ParameterRenamed);
            self.record(renamed.with_values(&plain(&old["name"]), &plain(&new["name"])));
        }
        if old["deprecated"] != true && new["deprecated"] == true {
            self.record(element.change(ChangeKind::Deprecated));
        }
        self.style(old, new, element);
        let (Some(old_at), Some(new_at)) = (element.old, element.new) else {
            return;
        };
        let role = match old["required"] == true && new["required"] == true {
            true => Role::RequiredParameter,
            false => Role::OptionalParameter,
        };
        self.schemas(SchemaPair {
            old: schema_place(self.old, old_at),
            new: schema_place(self.new, new_at),
            side: Side::Request,
            name: element.name.to_owned(),
            of: element.of.to_owned(),
            place: self.places.current().to_owned(),
            role,
            form: Form::Text,
        });
    }

    /// Compares how a parameter is serialised. The style of a scalar makes no difference.
    fn style(&mut self, old: &Value, new: &Value, element: &Element<'_>) {
        let has_content = |parameter: &Value| parameter.get("content").is_some();
        let mut has_parts = |version, at: Option<&Pointer>| {
            let types = at.map(|at| self.cache.schemas(version).kinds_at(&at.join("schema")));
            types.is_some_and(|types| types.contains("array") || types.contains("object"))
        };
        let (was, is) = (style_text(old), style_text(new));
        if was != is
            && (has_content(old)
                || has_content(new)
                || has_parts(Version::Old, element.old)
                || has_parts(Version::New, element.new))
        {
            let changed = element.change(ChangeKind::ParameterStyleChanged);
            self.record(changed.with_values(&was, &is));
        }
    }
}

/// The parameters of an operation, references followed, each with its place. The headers
/// that OpenAPI reserves are left out.
fn parameters_by_key<'a>(
    document: &'a Value,
    operation: &walk::Operation<'a>,
) -> BTreeMap<ParameterKey, (Pointer, &'a Value)> {
    let parameters = operation.parameters(document).into_iter();
    // A reference may lead to another reference.
    let parameters = parameters.filter_map(|(at, _)| {
        let at = target(document, &at);
        let parameter = document.pointer(at.as_str())?;
        Some((at, parameter))
    });
    let parameters = parameters.filter(|(_, parameter)| !is_reserved(parameter));
    parameters
        .map(|(at, parameter)| (key(operation, parameter), (at, parameter)))
        .collect()
}

fn is_reserved(parameter: &Value) -> bool {
    let name = parameter["name"].as_str().unwrap_or_default();
    let reserved = ["accept", "content-type", "authorization"];
    parameter["in"] == "header" && reserved.contains(&name.to_lowercase().as_str())
}

/// A path parameter is identified by its position, since its name is not sent. The position
/// is counted from the end: documents can differ in the first part of their paths.
fn key(operation: &walk::Operation<'_>, parameter: &Value) -> ParameterKey {
    let name = parameter["name"].as_str().unwrap_or_default();
    let place = parameter["in"].as_str().unwrap_or_default();
    let name = match place {
        "path" => match operation.path.split_once(&format!("{{{name}}}")) {
            Some((_, after)) => after.matches('{').count().to_string(),
            None => name.to_owned(),
        },
        "header" => name.to_lowercase(),
        _ => name.to_owned(),
    };
    (place.to_owned(), name)
}

/// ``query `limit` ``.
fn display_name((place, _): &ParameterKey, parameter: &Value) -> String {
    format!("{place} `{}`", plain(&parameter["name"]))
}

/// `query limit`.
fn place((place, _): &ParameterKey, parameter: &Value) -> String {
    format!("{place} {}", plain(&parameter["name"]))
}

/// The place of a parameter's schema, which can be below a media type.
fn schema_place(document: &Value, at: &Pointer) -> Pointer {
    let content = at.join("content");
    match keys(document, &content).first() {
        Some(media_type) => content.join(media_type).join("schema"),
        None => at.join("schema"),
    }
}

/// The media type of a parameter, or its style with OpenAPI's defaults.
fn style_text(parameter: &Value) -> String {
    let default = match parameter["in"].as_str() {
        Some("query" | "cookie") => "form",
        _ => "simple",
    };
    let style = parameter["style"].as_str().unwrap_or(default);
    let explode = parameter["explode"].as_bool().unwrap_or(style == "form");
    let content = parameter["content"].as_object();
    match content.and_then(|content| content.keys().next()) {
        Some(media_type) => media_type.clone(),
        None => format!("{style}, explode {explode}"),
    }
}
