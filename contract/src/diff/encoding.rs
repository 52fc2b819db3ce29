//! What changed in how the properties of a form are sent.

use std::collections::{BTreeMap, BTreeSet};

use conversation_apis_codegen::Pointer;
use serde_json::Value;

use super::body::{BODY, is_form};
use super::change::{ChangeKind, Element, Side};
use super::compare::{Comparison, Version, keys, target};
use super::resolved::{SchemaId, Schemas, without_annotations};
use super::traversal::Role;
use crate::media_type::essence;

/// The keywords of a media type that OpenAPI 3.2 added for parts without a name.
const UNNAMED: [&str; 2] = ["prefixEncoding", "itemEncoding"];
/// The keywords of an encoding that OpenAPI 3.2 added for the parts of a part.
const NESTED: [&str; 3] = ["encoding", "prefixEncoding", "itemEncoding"];

impl Comparison<'_> {
    /// Compares the encodings of a media type. They count only for forms and `multipart` bodies.
    pub(super) fn encodings(
        &mut self,
        old: &Pointer,
        new: &Pointer,
        media_type: &str,
        side: Side,
        of: &str,
    ) {
        if !is_form(media_type) && !media_type.starts_with("multipart/") {
            return;
        }
        let body = Element {
            side,
            old: Some(old),
            new: Some(new),
            name: BODY,
            of,
        };
        for keyword in UNNAMED {
            let stated = |document: &Value, at: &Pointer| {
                let stated = document.pointer(at.join(keyword).as_str());
                stated.map(without_annotations)
            };
            if stated(self.old, old) != stated(self.new, new) {
                let changed = body.change(ChangeKind::ConstraintChanged);
                self.record(changed.with_values("", keyword));
            }
        }
        let (before, after) = (old.join("encoding"), new.join("encoding"));
        let mut names = keys(self.old, &before);
        names.append(&mut keys(self.new, &after));
        if names.is_empty() {
            return;
        }
        let mut properties = |version, at: &Pointer| {
            let schemas = self.cache.schemas(version);
            let id = schemas.at(&at.join("schema"));
            schemas.get(id).properties.clone()
        };
        let was = properties(Version::Old, old);
        let is = properties(Version::New, new);
        for name in names {
            // A property that only one of the documents has is a change of the schema.
            if let (Some(was), Some(is)) = (was.get(&name), is.get(&name)) {
                let old = self.cache.schemas(Version::Old);
                let was = Part::of(old, &before.join(&name), was.id);
                let new = self.cache.schemas(Version::New);
                let is = Part::of(new, &after.join(&name), is.id);
                let property = Element {
                    name: &name,
                    ..body
                };
                self.encoding(&was, &is, &property);
            }
        }
    }

    /// Compares how one property is sent.
    fn encoding(&mut self, was: &Part, is: &Part, property: &Element<'_>) {
        if was.content_types != is.content_types {
            let lost = was.content_types.difference(&is.content_types).count();
            let gained = is.content_types.difference(&was.content_types).count();
            let kind = match (lost, gained) {
                (0, _) => ChangeKind::EncodingTypeAdded,
                (_, 0) => ChangeKind::EncodingTypeRemoved,
                _ => ChangeKind::EncodingTypeChanged,
            };
            let texts = (was.content_types_text(), is.content_types_text());
            self.record(property.change(kind).with_values(&texts.0, &texts.1));
        }
        if was.style != is.style && (was.has_parts || is.has_parts) {
            let changed = property.change(ChangeKind::EncodingStyleChanged);
            self.record(changed.with_values(&was.style, &is.style));
        }
        match (was.has_reserved, is.has_reserved) {
            (false, true) => self.record(property.change(ChangeKind::ReservedAllowed)),
            (true, false) => self.record(property.change(ChangeKind::ReservedEncoded)),
            _ => {}
        }
        let changed = was.parts.symmetric_difference(&is.parts);
        let changed: BTreeSet<_> = changed.map(|(keyword, _)| *keyword).collect();
        for keyword in changed {
            let changed = property.change(ChangeKind::ConstraintChanged);
            self.record(changed.with_values("", keyword));
        }
        for (header, old) in &was.header_places {
            if let Some(new) = is.header_places.get(header) {
                let element = Element {
                    old: Some(old),
                    new: Some(new),
                    name: &format!("header {header} of {}", property.name),
                    ..*property
                };
                self.text_schemas(&element, Role::Body);
            }
        }
        for header in was.headers.difference(&is.headers) {
            let changed = property.change(ChangeKind::EncodingHeaderRemoved);
            self.record(changed.with_values(header, ""));
        }
        for header in is.required_headers.difference(&was.required_headers) {
            let changed = property.change(ChangeKind::EncodingHeaderRequired);
            self.record(changed.with_values("", header));
        }
        let added = is.headers.difference(&was.headers);
        for header in added.filter(|header| !is.required_headers.contains(*header)) {
            let changed = property.change(ChangeKind::EncodingHeaderAdded);
            self.record(changed.with_values("", header));
        }
    }
}

/// How a property of a form is sent.
struct Part {
    content_types: BTreeSet<String>,
    style: String,
    /// The names of the headers, in lower case.
    headers: BTreeSet<String>,
    required_headers: BTreeSet<String>,
    header_places: BTreeMap<String, Pointer>,
    /// Whether reserved characters of a text form are not percent-encoded.
    has_reserved: bool,
    /// How the parts of this part are sent, by keyword, as text.
    parts: BTreeSet<(&'static str, String)>,
    /// Whether the property is a list or an object.
    has_parts: bool,
}

impl Part {
    /// The part that an encoding and the schema of a property state, with OpenAPI's defaults.
    fn of(schemas: &mut Schemas<'_>, encoding: &Pointer, schema: SchemaId) -> Self {
        let document = schemas.document;
        let stated = document.pointer(encoding.as_str());
        let text = |keyword: &str| stated.and_then(|stated| stated[keyword].as_str());
        let kinds = schemas.kinds(schema);
        let style = text("style").unwrap_or("form");
        let explode = stated.and_then(|stated| stated["explode"].as_bool());
        let explode = explode.unwrap_or(style == "form");
        let at = encoding.join("headers");
        let mut headers = keys(document, &at);
        headers.retain(|name| !name.eq_ignore_ascii_case("content-type"));
        let is_required = |name: &&String| {
            let at = target(document, &at.join(name));
            let header = document.pointer(at.as_str());
            header.is_some_and(|header| header["required"] == true)
        };
        let required = headers.iter().filter(is_required);
        let required_headers = required.map(|name| name.to_lowercase()).collect();
        let places = headers.iter();
        let places = places.map(|name| (name.to_lowercase(), target(document, &at.join(name))));
        let parts = NESTED.iter().filter_map(|keyword| {
            let stated = without_annotations(stated?.get(keyword)?);
            Some((*keyword, stated.to_string()))
        });
        Self {
            header_places: places.collect(),
            has_reserved: stated.is_some_and(|stated| stated["allowReserved"] == true),
            parts: parts.collect(),
            content_types: match text("contentType") {
                Some(types) => types.split(',').map(essence).collect(),
                None => default_types(schemas, schema),
            },
            style: format!("{style}, explode {explode}"),
            headers: headers.iter().map(|name| name.to_lowercase()).collect(),
            required_headers,
            has_parts: kinds.contains("array") || kinds.contains("object"),
        }
    }

    fn content_types_text(&self) -> String {
        let types: Vec<&str> = self.content_types.iter().map(String::as_str).collect();
        types.join(", ")
    }
}

/// The media types of a property without `contentType`.
fn default_types(schemas: &mut Schemas<'_>, id: SchemaId) -> BTreeSet<String> {
    let items = schemas.get(id).items.as_ref().map(|items| items.id);
    let kinds = schemas.kinds(items.unwrap_or(id));
    let types = match kinds.contains("object") {
        true => "application/json",
        // Bytes have no type.
        false if kinds.is_empty() => "application/octet-stream",
        false => "text/plain",
    };
    BTreeSet::from([types.to_owned()])
}
