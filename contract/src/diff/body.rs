//! What changed in request bodies, and in the media types of all bodies.

use std::collections::{BTreeMap, BTreeSet};

use conversation_apis_codegen::{Pointer, is_json};
use serde_json::Value;

use super::change::{ChangeKind, Element, Side};
use super::compare::{Comparison, Version, keys, target};
use super::operation::{Call, nearest};
use super::traversal::{Form, Role, SchemaPair};
use crate::media_type::essence;

/// The name of a body in reports.
pub(super) const BODY: &str = "the body";

/// The media types of a body, by their names without parameters and in lower case.
type MediaTypes = BTreeMap<String, String>;

impl Comparison<'_> {
    /// Compares the request body of an operation.
    pub(super) fn body(&mut self, call: &Call<'_>) {
        let before = request_body(self.old, call.old);
        let after = request_body(self.new, call.new);
        let kind = match (&before, &after) {
            (None, Some((_, true))) => {
                Some([ChangeKind::BodyRequiredAdded, ChangeKind::WebhookBodyAdded])
            }
            (None, Some((_, false))) => {
                Some([ChangeKind::BodyOptionalAdded, ChangeKind::WebhookBodyAdded])
            }
            (Some(_), None) => Some([ChangeKind::BodyRemoved, ChangeKind::WebhookBodyRemoved]),
            (Some((_, false)), Some((_, true))) => Some([
                ChangeKind::BodyBecameRequired,
                ChangeKind::WebhookBodyBecameRequired,
            ]),
            (Some((_, true)), Some((_, false))) => Some([
                ChangeKind::BodyBecameOptional,
                ChangeKind::WebhookBodyBecameOptional,
            ]),
            _ => None,
        };
        self.places.enter(&call.place("body"));
        if let Some([sent, read]) = kind {
            let (old, new) = (before.as_ref(), after.as_ref());
            let places = (old.map(|(at, _)| at), new.map(|(at, _)| at));
            let kind = if call.request == Side::Request {
                sent
            } else {
                read
            };
            self.record(call.part(places, BODY).change(kind));
        }
        if let (Some((before, _)), Some((after, _))) = (&before, &after) {
            self.content(before, after, call.request, call.title);
        }
    }

    /// Compares the `content` of two request bodies or responses, by media type.
    pub(super) fn content(&mut self, old: &Pointer, new: &Pointer, side: Side, of: &str) {
        let (before, after) = media_types(self.old, old, self.new, new);
        let (old, new) = (old.join("content"), new.join("content"));
        let (old_list, new_list) = (nearest(self.old, &old), nearest(self.new, &new));
        let body = self.places.current().to_owned();
        let mut paired = BTreeSet::new();
        for (key, name) in &before {
            self.places.enter(&place(&body, key));
            let at = target(self.old, &old.join(name));
            let (found, kind) = counterparts(key, &before, &after, side);
            if let Some(kind) = kind {
                let all: Vec<&str> = match found.is_empty() {
                    true => after.values().map(String::as_str).collect(),
                    false => found.iter().map(|(_, name)| *name).collect(),
                };
                let new_at = match all.as_slice() {
                    [only] if !found.is_empty() => new.join(only),
                    _ => new_list.clone(),
                };
                let media_type = element((&at, &new_at), side, name, of);
                let is = if all.is_empty() {
                    "none"
                } else {
                    &all.join(", ")
                };
                self.record(media_type.change(kind).with_values(name, is));
            }
            for (new_key, new_name) in found {
                paired.insert(new_key);
                let (was, is) = (options(name), options(new_name));
                if new_key == key && was != is && !was.is_empty() && !is.is_empty() {
                    let new_at = new.join(new_name);
                    let changed = element((&at, &new_at), side, name, of);
                    let changed = changed.change(ChangeKind::MediaTypeParameterChanged);
                    self.record(changed.with_values(name, new_name));
                }
                let new_at = target(self.new, &new.join(new_name));
                self.media_type(&at, &new_at, key, side, of);
            }
        }
        for (key, name) in after
            .iter()
            .filter(|(key, _)| !paired.contains(key.as_str()))
        {
            self.places.enter(&place(&body, key));
            match ranges_of(key).iter().find_map(|range| before.get(range)) {
                // It was part of a range.
                Some(range) => {
                    let old = target(self.old, &old.join(range));
                    let new = target(self.new, &new.join(name));
                    self.media_type(&old, &new, key, side, of);
                }
                None => {
                    let at = new.join(name);
                    let added = element((&old_list, &at), side, name, of);
                    self.record(added.change(ChangeKind::MediaTypeAdded));
                }
            }
        }
    }

    /// Compares the schemas of a media type that both documents have.
    fn media_type(&mut self, old: &Pointer, new: &Pointer, name: &str, side: Side, of: &str) {
        self.encodings(old, new, name, side, of);
        let places = self.schema_places(old, new, name);
        if let [(was, is)] = places.as_slice()
            && was.last() != is.last()
        {
            let body = element((was, is), side, BODY, of).change(ChangeKind::RustTypeChanged);
            let text = |at: &Pointer| match at.last().is_some_and(|last| last == "itemSchema") {
                true => "a sequence of items",
                false => "a single value",
            };
            self.record(body.with_values(text(was), text(is)));
        }
        for (old, new) in places {
            self.schemas(SchemaPair {
                old,
                new,
                side,
                name: BODY.to_owned(),
                of: of.to_owned(),
                place: self.places.current().to_owned(),
                role: Role::Body,
                form: form(name),
            });
        }
    }

    /// The schemas of two media types that belong together. Before OpenAPI 3.2, the items of a
    /// sequence were described by the schema of one item, or by that of a list.
    fn schema_places(
        &mut self,
        old: &Pointer,
        new: &Pointer,
        name: &str,
    ) -> Vec<(Pointer, Pointer)> {
        let places = |keyword: &str| (old.join(keyword), new.join(keyword));
        let (whole, items) = (places("schema"), places("itemSchema"));
        let has = |document: &Value, at: &Pointer| document.pointer(at.as_str()).is_some();
        let was = (has(self.old, &whole.0), has(self.old, &items.0));
        let is = (has(self.new, &whole.1), has(self.new, &items.1));
        let mut item_of = |version, list: &Pointer| {
            let schemas = self.cache.schemas(version);
            let id = schemas.at(list);
            let found = schemas.get(id).items.as_ref().map(|items| items.at.clone());
            found.unwrap_or_else(|| list.clone())
        };
        let is_sequence = SEQUENCES.contains(&name);
        match (was, is) {
            ((true, false), (false, true)) if is_sequence => {
                vec![(item_of(Version::Old, &whole.0), items.1)]
            }
            ((false, true), (true, false)) if is_sequence => {
                vec![(items.0, item_of(Version::New, &whole.1))]
            }
            ((_, false), (_, false)) => vec![whole],
            _ => vec![whole, items],
        }
    }
}

/// Media types whose bodies are sequences of items.
const SEQUENCES: [&str; 5] = [
    "application/json-seq",
    "application/jsonl",
    "application/x-ndjson",
    "multipart/mixed",
    "text/event-stream",
];

/// A media type, or what contains it.
fn element<'a>(
    (old, new): (&'a Pointer, &'a Pointer),
    side: Side,
    name: &'a str,
    of: &'a str,
) -> Element<'a> {
    Element {
        side,
        old: Some(old),
        new: Some(new),
        name,
        of,
    }
}

/// The parameters of a media type that can change how a body is read. UTF-8 is the default
/// charset, and a boundary belongs to a single body.
fn options(media_type: &str) -> BTreeSet<String> {
    let stated = media_type.split(';').skip(1);
    let stated = stated.map(|option| option.trim().replace('"', "").to_ascii_lowercase());
    stated
        .filter(|option| {
            let is_default = ["", "charset=utf-8"].contains(&option.as_str());
            !is_default && !option.starts_with("boundary=")
        })
        .collect()
}

/// Whether a media type is that of a form.
pub(super) fn is_form(media_type: &str) -> bool {
    ["application/x-www-form-urlencoded", "multipart/form-data"].contains(&media_type)
}

/// How the values of a media type are written. XML has only text, as forms.
fn form(media_type: &str) -> Form {
    let is_xml = ["application/xml", "text/xml"].contains(&media_type);
    match media_type {
        "text/plain" => Form::Text,
        _ if is_xml || media_type.ends_with("+xml") => Form::Xml,
        _ if is_form(media_type) => Form::Fields,
        _ => Form::Json,
    }
}

/// The place of a body of a media type: `200`, or `200 text/plain` if it is not JSON.
fn place(body: &str, media_type: &str) -> String {
    match media_type {
        "application/json" => body.to_owned(),
        other => format!("{body} {other}"),
    }
}

/// The place of an operation's request body, and whether the body is required.
fn request_body(document: &Value, operation: &Pointer) -> Option<(Pointer, bool)> {
    let at = operation.join("requestBody");
    document.pointer(at.as_str())?;
    let at = target(document, &at);
    let required = document.pointer(at.as_str())?["required"] == true;
    Some((at, required))
}

/// The media types of two bodies. Their parameters count only where a body has the same media
/// type twice.
fn media_types(
    old_document: &Value,
    old: &Pointer,
    new_document: &Value,
    new: &Pointer,
) -> (MediaTypes, MediaTypes) {
    let names = |document: &Value, at: &Pointer| keys(document, &at.join("content"));
    let (before, after) = (names(old_document, old), names(new_document, new));
    let mut ambiguous = BTreeSet::new();
    for names in [&before, &after] {
        let mut seen = BTreeSet::new();
        let essences = names.iter().map(|name| essence(name));
        ambiguous.extend(essences.filter(|name| !seen.insert(name.clone())));
    }
    let by_key = |names: BTreeSet<String>| -> MediaTypes {
        let key = |name: &str| match essence(name) {
            essence if ambiguous.contains(&essence) => name.to_ascii_lowercase(),
            essence => essence,
        };
        names.into_iter().map(|name| (key(&name), name)).collect()
    };
    (by_key(before), by_key(after))
}

/// The media types of the new document that replace one of the old document, and the change if
/// they are not the same.
fn counterparts<'a>(
    key: &str,
    before: &MediaTypes,
    after: &'a MediaTypes,
    side: Side,
) -> (Vec<(&'a str, &'a str)>, Option<ChangeKind>) {
    let named = |name: &str| {
        let found = after.get_key_value(name);
        found.map(|(key, name)| (key.as_str(), name.as_str()))
    };
    if let Some(same) = named(key) {
        return (vec![same], None);
    }
    let is_response = side == Side::Response;
    if let Some(range) = ranges_of(key).iter().find_map(|range| named(range)) {
        let kind = match is_response {
            true => ChangeKind::MediaTypeWidened,
            false => ChangeKind::RequestMediaTypeWidened,
        };
        return (vec![range], Some(kind));
    }
    let others = after
        .iter()
        .filter(|(other, _)| !before.contains_key(*other));
    let others = others.map(|(key, name)| (key.as_str(), name.as_str()));
    let in_range = |other: &str| ranges_of(other).iter().any(|range| range == key);
    let narrower: Vec<_> = others
        .clone()
        .filter(|(other, _)| in_range(other))
        .collect();
    if !narrower.is_empty() {
        let kind = match is_response {
            true => ChangeKind::MediaTypeNarrowed,
            false => ChangeKind::MediaTypeRemoved,
        };
        return (narrower, Some(kind));
    }
    let mut json = others.filter(|(other, _)| is_json(other));
    match json.next().filter(|_| is_response && is_json(key)) {
        Some(found) => (vec![found], Some(ChangeKind::JsonMediaTypeChanged)),
        None => (Vec::new(), Some(ChangeKind::MediaTypeRemoved)),
    }
}

/// The ranges that include a media type, the narrowest first: `image/*` and `*/*`.
fn ranges_of(media_type: &str) -> Vec<String> {
    let kind = media_type.split('/').next().unwrap_or_default();
    let ranges = [format!("{kind}/*"), "*/*".to_owned()];
    ranges
        .into_iter()
        .filter(|range| range != media_type)
        .collect()
}
