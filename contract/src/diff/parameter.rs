//! What changed in the parameters of an operation.

use std::collections::BTreeMap;

use conversation_apis_codegen::names::field_name;
use conversation_apis_codegen::{Pointer, is_json, walk};
use serde_json::Value;

use super::body::is_form;
use super::change::{ChangeKind, Element, Side};
use super::compare::{Comparison, Version, keys, target};
use super::operation::{Call, is_deprecated};
use super::path_parameter::{has_position, is_foreign, with_positions};
use super::traversal::{Form, Role, SchemaPair};
use crate::json_edit::plain;
use crate::media_type;

/// Identifies a parameter in both documents: where it is sent, and its name there.
pub(super) type ParameterKey = (String, String);

/// The parameters of an operation, references followed, each with its place.
pub(super) type Parameters<'a> = BTreeMap<ParameterKey, (Pointer, &'a Value)>;

/// The kinds of changes for one side.
struct Kinds {
    optional_added: ChangeKind,
    required_added: ChangeKind,
    optional_removed: ChangeKind,
    required_removed: ChangeKind,
    became_optional: ChangeKind,
    became_required: ChangeKind,
    style_changed: ChangeKind,
}

/// A client sends the parameters of an operation.
const SENT: Kinds = Kinds {
    optional_added: ChangeKind::ParameterOptionalAdded,
    required_added: ChangeKind::ParameterRequiredAdded,
    optional_removed: ChangeKind::ParameterRemoved,
    required_removed: ChangeKind::ParameterRemoved,
    became_optional: ChangeKind::ParameterBecameOptional,
    became_required: ChangeKind::ParameterBecameRequired,
    style_changed: ChangeKind::ParameterStyleChanged,
};

/// A client reads the parameters of a webhook.
const READ: Kinds = Kinds {
    optional_added: ChangeKind::WebhookParameterAdded,
    required_added: ChangeKind::WebhookParameterAdded,
    optional_removed: ChangeKind::WebhookParameterOptionalRemoved,
    required_removed: ChangeKind::WebhookParameterRequiredRemoved,
    became_optional: ChangeKind::WebhookParameterBecameOptional,
    became_required: ChangeKind::WebhookParameterBecameRequired,
    style_changed: ChangeKind::WebhookParameterStyleChanged,
};

impl Comparison<'_> {
    /// Compares the parameters of an operation.
    pub(super) fn parameters(&mut self, call: &Call<'_>) {
        let kinds = match call.request {
            Side::Request => &SENT,
            _ => &READ,
        };
        let before = parameters(self.old, call.old, call.paths[0]);
        let after = parameters(self.new, call.new, call.paths[1]);
        let done = self.exploded(call, &before, &after);
        self.path_names(call, &before, &after);
        for (key, (at, parameter)) in before.iter().filter(|(key, _)| !done.contains(*key)) {
            let found = after.get(key);
            self.places.enter(&call.place(&place(key, parameter)));
            let name = display_name(key, parameter);
            let element = call.part((Some(at), found.map(|(new_at, _)| new_at)), &name);
            match (found, is_required(parameter)) {
                (Some((_, changed)), _) => self.parameter(parameter, changed, &element, kinds),
                (None, _) if has_position(call.paths[1], key) => {
                    self.path_parameter(&element, Version::Old, at);
                }
                (None, _) if is_foreign(call.paths[0], key) => {}
                (None, true) => self.record(element.change(kinds.required_removed)),
                (None, false) => self.record(element.change(kinds.optional_removed)),
            }
        }
        let added = after
            .iter()
            .filter(|(key, _)| !before.contains_key(*key) && !done.contains(*key));
        for (key, (at, parameter)) in added {
            let kind = match is_required(parameter) {
                true => kinds.required_added,
                false => kinds.optional_added,
            };
            self.places.enter(&call.place(&place(key, parameter)));
            let name = display_name(key, parameter);
            let element = call.part((None, Some(at)), &name);
            match has_position(call.paths[0], key) {
                true => self.path_parameter(&element, Version::New, at),
                false if is_foreign(call.paths[1], key) => {}
                false => self.record(element.change(kind)),
            }
        }
    }

    /// Compares a parameter that both documents have.
    fn parameter(&mut self, old: &Value, new: &Value, element: &Element<'_>, kinds: &Kinds) {
        let is_optional = !is_required(old) || !is_required(new);
        match (is_required(old), is_required(new)) {
            (false, true) => self.record(element.change(kinds.became_required)),
            (true, false) => self.record(element.change(kinds.became_optional)),
            _ => {}
        }
        if element.side == Side::Request {
            self.name(old, new, element);
        }
        self.deprecation(old, new, element);
        self.style(old, new, element, kinds.style_changed);
        self.characters(old, new, element);
        self.separator(new, element);
        let role = match (element.side, is_optional) {
            (Side::Request, true) => Role::OptionalParameter,
            (Side::Request, false) => Role::RequiredParameter,
            _ => Role::Body,
        };
        self.text_schemas(element, role);
    }

    /// Compares the names. The name of a header has no case, and that of a whole query is not sent.
    /// The names of path parameters are compared for the path.
    fn name(&mut self, old: &Value, new: &Value, element: &Element<'_>) {
        let (was, is) = (plain(&old["name"]), plain(&new["name"]));
        let kind = match new["in"].as_str() {
            Some("path") => return,
            Some("header") if field_name(&was) == field_name(&is) => return,
            Some("header") => ChangeKind::HeaderRespelled,
            _ if was == is => return,
            _ => ChangeKind::ParameterRenamed,
        };
        self.record(element.change(kind).with_values(&was, &is));
    }

    /// Compares whether a parameter or header is deprecated.
    pub(super) fn deprecation(&mut self, old: &Value, new: &Value, element: &Element<'_>) {
        match (is_deprecated(old), is_deprecated(new)) {
            (false, true) => self.record(element.change(ChangeKind::Deprecated)),
            (true, false) => self.record(element.change(ChangeKind::NoLongerDeprecated)),
            _ => {}
        }
    }

    /// Compares how a parameter or header is serialised.
    pub(super) fn style(
        &mut self,
        old: &Value,
        new: &Value,
        element: &Element<'_>,
        kind: ChangeKind,
    ) {
        if self.are_simple_lists(old, new, element) {
            return;
        }
        let mut has_parts = |version, at: Option<&Pointer>| {
            let types = at.map(|at| self.cache.schemas(version).kinds_at(&at.join("schema")));
            types.is_some_and(|types| types.contains("array") || types.contains("object"))
        };
        let (was, is) = (style_text(old), style_text(new));
        if was == is {
            return;
        }
        // One value is written as a list of one item.
        let differs = prefix(old) != prefix(new)
            || has_parts(Version::Old, element.old) && has_parts(Version::New, element.new);
        if differs {
            self.record(element.change(kind).with_values(&was, &is));
        }
    }

    /// Whether both are written in the style `simple` and have no object: a list has commas
    /// there, exploded or not.
    fn are_simple_lists(&mut self, old: &Value, new: &Value, element: &Element<'_>) -> bool {
        let is_simple = |stated| content_type(stated).is_none() && style(stated) == "simple";
        let places = [(Version::Old, element.old), (Version::New, element.new)];
        is_simple(old)
            && is_simple(new)
            && places.into_iter().all(|(version, at)| {
                let kinds = at.map(|at| self.cache.schemas(version).kinds_at(&at.join("schema")));
                kinds.is_none_or(|kinds| !kinds.contains("object"))
            })
    }

    /// Compares which characters a query parameter may have.
    fn characters(&mut self, old: &Value, new: &Value, element: &Element<'_>) {
        let kinds = [
            (
                "allowEmptyValue",
                ChangeKind::EmptyValueAllowed,
                ChangeKind::EmptyValueRefused,
            ),
            (
                "allowReserved",
                ChangeKind::ReservedAllowed,
                ChangeKind::ReservedEncoded,
            ),
        ];
        for (keyword, added, removed) in kinds {
            match (old[keyword] == true, new[keyword] == true) {
                (false, true) => self.record(element.change(added)),
                (true, false) => self.record(element.change(removed)),
                _ => {}
            }
        }
    }

    /// Compares one value with a list: the text of a value can have what separates items.
    fn separator(&mut self, new: &Value, element: &Element<'_>) {
        let (Some(old_at), Some(new_at), Side::Request) = (element.old, element.new, element.side)
        else {
            return;
        };
        let Some(separator) = separator(new) else {
            return;
        };
        let schemas = self.cache.schemas(Version::New);
        if !schemas
            .kinds_at(&new_at.join("schema"))
            .iter()
            .eq(["array"])
        {
            return;
        }
        let schemas = self.cache.schemas(Version::Old);
        let id = schemas.at(&old_at.join("schema"));
        let kinds = schemas.kinds(id);
        if !kinds.contains("array") && schemas.get(id).may_contain(separator, &kinds) {
            let split = element.change(ChangeKind::ParameterSplit);
            self.record(split.with_values("", &separator.to_string()));
        }
    }

    /// Compares the schemas of a parameter or header. Its value is text, unless its media type
    /// is JSON.
    pub(super) fn text_schemas(&mut self, element: &Element<'_>, role: Role) {
        let (Some(old), Some(new)) = (element.old, element.new) else {
            return;
        };
        let (was, is) = (media_place(self.old, old), media_place(self.new, new));
        if let (Some((was, _)), Some((is, media_type))) = (&was, &is) {
            let of = format!("{} of {}", element.name, element.of);
            self.encodings(was, is, &media_type::essence(media_type), element.side, &of);
        }
        let (old, was_json) = schema_place(self.old, old);
        let (new, is_json) = schema_place(self.new, new);
        self.schemas(SchemaPair {
            old,
            new,
            side: element.side,
            name: element.name.to_owned(),
            of: element.of.to_owned(),
            place: self.places.current().to_owned(),
            role,
            form: match was_json && is_json {
                true => Form::Json,
                false => Form::Text,
            },
        });
    }
}

pub(super) fn is_required(parameter: &Value) -> bool {
    parameter["required"] == true
}

/// The parameters of an operation at a place and of its path item, without the headers that
/// OpenAPI reserves. Those of the operation replace those of the path item.
fn parameters<'a>(document: &'a Value, operation: &Pointer, path: &str) -> Parameters<'a> {
    let item = match operation.split() {
        Some((parent, _)) if parent.last().is_some_and(|last| last == walk::ADDITIONAL) => {
            parent.split().map(|(item, _)| item)
        }
        parent => parent.map(|(item, _)| item),
    };
    let mut found = BTreeMap::new();
    for list in item.iter().chain([operation]) {
        let list = list.join("parameters");
        let listed = document.pointer(list.as_str()).and_then(Value::as_array);
        for index in 0..listed.map_or(0, Vec::len) {
            // A reference may lead to another reference.
            let at = target(document, &list.join(index));
            let parameter = document.pointer(at.as_str());
            if let Some(parameter) = parameter.filter(|parameter| !is_reserved(parameter)) {
                found.insert(key(parameter), (at, parameter));
            }
        }
    }
    with_positions(found, path)
}

fn is_reserved(parameter: &Value) -> bool {
    let name = parameter["name"].as_str().unwrap_or_default();
    let reserved = ["accept", "content-type", "authorization"];
    parameter["in"] == "header" && reserved.contains(&name.to_lowercase().as_str())
}

fn key(parameter: &Value) -> ParameterKey {
    let name = parameter["name"].as_str().unwrap_or_default();
    let place = parameter["in"].as_str().unwrap_or_default();
    let name = match place {
        "header" => name.to_lowercase(),
        // It is the whole query, and its name is not sent.
        "querystring" => String::new(),
        _ => name.to_owned(),
    };
    (place.to_owned(), name)
}

/// ``query `limit` ``.
pub(super) fn display_name((place, _): &ParameterKey, parameter: &Value) -> String {
    format!("{place} `{}`", plain(&parameter["name"]))
}

/// `query limit`.
fn place((place, _): &ParameterKey, parameter: &Value) -> String {
    format!("{place} {}", plain(&parameter["name"]))
}

/// The place of a parameter's schema, and whether it is below a JSON media type.
pub(super) fn schema_place(document: &Value, at: &Pointer) -> (Pointer, bool) {
    match media_place(document, at) {
        Some((at, media_type)) => (at.join("schema"), is_json(&media_type)),
        None => (at.join("schema"), false),
    }
}

/// The place of a parameter's media type, and its name.
fn media_place(document: &Value, at: &Pointer) -> Option<(Pointer, String)> {
    let content = at.join("content");
    let media_type = keys(document, &content).pop_first()?;
    Some((target(document, &content.join(&media_type)), media_type))
}

/// The media type of a parameter, or its style with OpenAPI's defaults.
fn style_text(parameter: &Value) -> String {
    let style = style(parameter);
    let explode = parameter["explode"].as_bool().unwrap_or(style == "form");
    match (content_type(parameter), style) {
        (Some(media_type), _) => media_type,
        (None, "deepObject") => style.to_owned(),
        (None, style) => format!("{style}, explode {explode}"),
    }
}

/// Whether the properties of an object are sent as parameters of their own.
pub(super) fn explodes(parameter: &Value) -> bool {
    if parameter["in"] == "querystring" {
        return content_type(parameter).is_some_and(|name| is_form(&name));
    }
    let is_form = style_text(parameter) == "form, explode true";
    is_form
        && ["query", "cookie"]
            .iter()
            .any(|place| parameter["in"] == *place)
}

fn style(parameter: &Value) -> &str {
    let default = match parameter["in"].as_str() {
        Some("query" | "cookie") => "form",
        _ => "simple",
    };
    parameter["style"].as_str().unwrap_or(default)
}

fn content_type(parameter: &Value) -> Option<String> {
    let content = parameter["content"].as_object()?;
    Some(media_type::essence(content.keys().next()?))
}

/// What separates the items of a list in one text; `None` if each item is a text of its own.
fn separator(parameter: &Value) -> Option<char> {
    let style = style(parameter);
    let explode = parameter["explode"].as_bool().unwrap_or(style == "form");
    match (content_type(parameter), style, explode) {
        (Some(_), ..) => None,
        (_, "simple", _) | (_, "form" | "label" | "matrix", false) => Some(','),
        (_, "label", true) => Some('.'),
        (_, "spaceDelimited", false) => Some(' '),
        (_, "pipeDelimited", false) => Some('|'),
        _ => None,
    }
}

/// What a scalar is written with: `;id=5` and `.5` have a prefix, other styles none.
fn prefix(parameter: &Value) -> String {
    let style = style(parameter);
    let prefix = if matches!(style, "label" | "matrix") {
        style
    } else {
        ""
    };
    content_type(parameter).unwrap_or_else(|| prefix.to_owned())
}
