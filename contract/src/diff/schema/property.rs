//! What changed in the properties of an object.

use std::collections::BTreeMap;

use conversation_apis_codegen::Pointer;

use super::super::change::{ChangeKind, Element, Side};
use super::super::compare::{Comparison, Version};
use super::super::resolved::ResolvedSchema;
use super::super::traversal::SchemaPair;

/// A change of a property, with its place in each document.
type PropertyChange<'a> = (ChangeKind, &'a Pointer, &'a Pointer, &'a str);

impl Comparison<'_> {
    /// Compares the properties of two objects.
    pub(super) fn properties(
        &mut self,
        was: &ResolvedSchema,
        is: &ResolvedSchema,
        pair: &SchemaPair,
    ) {
        let before = self.properties_of(Version::Old, was, pair.side);
        let after = self.properties_of(Version::New, is, pair.side);
        let mut changes = Vec::new();
        for (name, at) in &before {
            let required = (was.required.contains(name), is.required.contains(name));
            let kind = match (after.get(name), required) {
                (None, _) if pair.side == Side::Request && is.closed => {
                    Some(ChangeKind::RequestPropertyRefused)
                }
                (None, (true, _)) => Some(ChangeKind::RequiredPropertyRemoved),
                (None, (false, _)) => Some(ChangeKind::OptionalPropertyRemoved),
                (Some(new), (false, true)) if self.marks(Version::New, new).has_default => {
                    Some(ChangeKind::PropertyWithDefaultBecameRequired)
                }
                (Some(_), (false, true)) => Some(ChangeKind::PropertyBecameRequired),
                (Some(_), (true, false)) => Some(ChangeKind::PropertyBecameOptional),
                _ => None,
            };
            let new = after.get(name).unwrap_or(&pair.new);
            changes.extend(kind.map(|kind| (kind, at, new, name.as_str())));
        }
        for (name, at) in after.iter().filter(|(name, _)| !before.contains_key(*name)) {
            // The server uses the default if the property is not sent.
            let has_default =
                pair.side == Side::Request && self.marks(Version::New, at).has_default;
            let kind = match is.required.contains(name) && !has_default {
                true => ChangeKind::RequiredPropertyAdded,
                false => ChangeKind::OptionalPropertyAdded,
            };
            changes.push((kind, &pair.old, at, name.as_str()));
        }
        changes.extend(undescribed(was, is, pair));
        let places = before.keys().map(|name| self.places.of_property(name));
        let places: Vec<String> = places.collect();
        places.iter().for_each(|place| self.places.note(place));
        for (kind, old, new, name) in changes {
            let property = Element {
                old: Some(old),
                new: Some(new),
                name,
                ..pair.element()
            };
            self.record(property.change(kind));
        }
        for ((name, at), place) in before.iter().zip(places) {
            if let Some(new_at) = after.get(name) {
                self.enqueue(pair.part(at, new_at, name).placed(place));
            }
        }
        self.closing(was, is, pair);
    }

    /// Compares whether undocumented properties are allowed.
    fn closing(&mut self, was: &ResolvedSchema, is: &ResolvedSchema, pair: &SchemaPair) {
        let object = Element {
            name: &pair.of,
            ..pair.element()
        };
        match (was.closed, is.closed) {
            (false, true) => self.record(object.change(ChangeKind::Closed)),
            (true, false) => self.record(object.change(ChangeKind::Opened)),
            _ => {}
        }
    }

    /// The properties that a side of the API has, each with its place.
    fn properties_of(
        &mut self,
        version: Version,
        schema: &ResolvedSchema,
        side: Side,
    ) -> BTreeMap<String, Pointer> {
        let mut properties = schema.properties.clone();
        properties.retain(|_, at| {
            let marks = self.marks(version, at);
            match side {
                Side::Request => !marks.read_only,
                Side::Response => !marks.write_only,
                Side::Api => true,
            }
        });
        properties
    }
}

/// Properties that became required or optional, and that neither document describes.
fn undescribed<'a>(
    was: &'a ResolvedSchema,
    is: &'a ResolvedSchema,
    pair: &'a SchemaPair,
) -> impl Iterator<Item = PropertyChange<'a>> {
    let is_described =
        |name: &str| was.properties.contains_key(name) || is.properties.contains_key(name);
    let required = is.required.difference(&was.required);
    let optional = was.required.difference(&is.required);
    let required = required.map(|name| (ChangeKind::PropertyBecameRequired, name));
    let optional = optional.map(|name| (ChangeKind::PropertyBecameOptional, name));
    required
        .chain(optional)
        .filter(move |(_, name)| !is_described(name))
        .map(|(kind, name)| (kind, &pair.old, &pair.new, name.as_str()))
}
