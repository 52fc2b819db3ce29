//! What changed in request bodies, and in the media types of all bodies.

use std::collections::{BTreeMap, BTreeSet};

use conversation_apis_codegen::{Pointer, walk};
use serde_json::Value;

use super::change::{ChangeKind, Element, Side};
use super::compare::{Comparison, keys, target};
use super::resolved::without_annotations;
use super::traversal::{Form, Role, SchemaPair};
use crate::media_type;

/// The name of a body in reports.
pub(super) const BODY: &str = "the body";

impl Comparison<'_> {
    /// Compares the request body of an operation.
    pub(super) fn body(
        &mut self,
        old: &walk::Operation<'_>,
        new: &walk::Operation<'_>,
        title: &str,
    ) {
        let (before, after) = (request_body(self.old, old), request_body(self.new, new));
        let kind = match (&before, &after) {
            (None, Some((_, true))) => Some(ChangeKind::BodyRequiredAdded),
            (None, Some((_, false))) => Some(ChangeKind::BodyOptionalAdded),
            (Some(_), None) => Some(ChangeKind::BodyRemoved),
            (Some((_, false)), Some((_, true))) => Some(ChangeKind::BodyBecameRequired),
            (Some((_, true)), Some((_, false))) => Some(ChangeKind::BodyBecameOptional),
            _ => None,
        };
        let body = Element {
            side: Side::Request,
            old: before.as_ref().map(|(at, _)| at),
            new: after.as_ref().map(|(at, _)| at),
            name: BODY,
            of: title,
        };
        self.places.enter("body");
        if let Some(kind) = kind {
            self.record(body.change(kind));
        }
        if let (Some((before, _)), Some((after, _))) = (&before, &after) {
            self.content(before, after, Side::Request, title);
        }
    }

    /// Compares the `content` of two request bodies or responses, by media type.
    pub(super) fn content(&mut self, old: &Pointer, new: &Pointer, side: Side, of: &str) {
        let (old, new) = (old.join("content"), new.join("content"));
        let before = media_types(self.old, &old);
        let after = media_types(self.new, &new);
        let mut paired = BTreeSet::new();
        let body = self.places.current().to_owned();
        for (key, name) in &before {
            self.places.enter(&place(&body, key));
            let same = after.get_key_value(key);
            let found = same.or_else(|| range_of(key, &after).filter(|_| side == Side::Request));
            let Some((new_key, new_name)) = found else {
                let removed = Element {
                    side,
                    old: Some(&old.join(name)),
                    new: None,
                    name,
                    of,
                };
                self.record(removed.change(ChangeKind::MediaTypeRemoved));
                continue;
            };
            paired.insert(new_key);
            self.media_type(&old.join(name), &new.join(new_name), side, of);
        }
        for (key, name) in after.iter().filter(|(key, _)| !paired.contains(key)) {
            self.places.enter(&place(&body, key));
            let added = Element {
                side,
                old: None,
                new: Some(&new.join(name)),
                name,
                of,
            };
            self.record(added.change(ChangeKind::MediaTypeAdded));
        }
    }

    /// Compares a media type that both documents have.
    fn media_type(&mut self, old: &Pointer, new: &Pointer, side: Side, of: &str) {
        let encoding = |document: &Value, at: &Pointer| {
            let encoding = document.pointer(at.join("encoding").as_str());
            encoding.map(without_annotations)
        };
        let differs = encoding(self.old, old) != encoding(self.new, new);
        let (old, new) = (old.join("schema"), new.join("schema"));
        if differs {
            let body = Element {
                side,
                old: Some(&old),
                new: Some(&new),
                name: BODY,
                of,
            };
            let changed = body.change(ChangeKind::ConstraintChanged);
            self.record(changed.with_values("", "encoding"));
        }
        self.schemas(SchemaPair {
            old,
            new,
            side,
            name: BODY.to_owned(),
            of: of.to_owned(),
            place: self.places.current().to_owned(),
            role: Role::Body,
            form: Form::Json,
        });
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
fn request_body(document: &Value, operation: &walk::Operation<'_>) -> Option<(Pointer, bool)> {
    operation.value.get("requestBody")?;
    let at = target(document, &operation.at.join("requestBody"));
    let required = document.pointer(at.as_str())?["required"] == true;
    Some((at, required))
}

/// The media types at a place: without parameters and in lower case, each with the name
/// in the document.
fn media_types(document: &Value, at: &Pointer) -> BTreeMap<String, String> {
    let names = keys(document, at).into_iter();
    names
        .map(|name| (media_type::essence(&name), name))
        .collect()
}

/// The range that includes a media type: `image/*` or `*/*`.
fn range_of<'a>(
    media_type: &str,
    ranges: &'a BTreeMap<String, String>,
) -> Option<(&'a String, &'a String)> {
    let kind = media_type.split('/').next().unwrap_or_default();
    let names = [format!("{kind}/*"), "*/*".to_owned()];
    names.iter().find_map(|name| ranges.get_key_value(name))
}
