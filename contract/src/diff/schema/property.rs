//! What changed in the properties of an object.

use std::collections::BTreeMap;

use conversation_apis_codegen::Pointer;

use super::super::change::{ChangeKind, Element, Side};
use super::super::compare::{Comparison, Version};
use super::super::resolved::{Resolved, Subschema};
use super::super::traversal::Pair;

/// A change of a property, with its place in each document.
type PropertyChange<'a> = (ChangeKind, &'a Pointer, &'a Pointer, &'a str);

type Properties = BTreeMap<String, Subschema>;

impl Comparison<'_> {
    /// Compares the properties of two objects.
    pub(super) fn properties(&mut self, was: &Resolved, is: &Resolved, pair: &Pair) {
        let before = self.properties_of(Version::Old, was, pair.side);
        let after = self.properties_of(Version::New, is, pair.side);
        let places = before.keys().map(|name| self.places.of_property(name));
        let places: Vec<String> = places.collect();
        places.iter().for_each(|place| self.places.note(place));
        let removed = self.kept_or_removed((was, &before), (is, &after), pair);
        let added = self.added((was, &before), (is, &after), pair);
        let undescribed = undescribed(was, is, pair);
        let of = pair.inside();
        for (kind, old, new, name) in removed.into_iter().chain(added).chain(undescribed) {
            let property = Element {
                old: Some(old),
                new: Some(new),
                name,
                of: &of,
                ..pair.element()
            };
            self.record(property.change(kind));
        }
        for ((name, old), place) in before.iter().zip(places) {
            // What a map allows still applies to a property that it does not describe.
            if let Some(new) = after.get(name).or(is.additional.as_ref()) {
                self.enqueue(pair.part(old, new, name).placed(place));
            }
        }
        if let Some(old) = &was.additional {
            for (name, new) in after.iter().filter(|(name, _)| !before.contains_key(*name)) {
                let place = self.places.of_property(name);
                self.enqueue(pair.part(old, new, name).placed(place));
            }
        }
        self.closing(was, is, pair);
    }

    /// The properties of the old object that the new one does not have, or that became
    /// required or optional.
    fn kept_or_removed<'a>(
        &mut self,
        (was, before): (&Resolved, &'a Properties),
        (is, after): (&Resolved, &'a Properties),
        pair: &'a Pair,
    ) -> Vec<PropertyChange<'a>> {
        let mut changes = Vec::new();
        for (name, old) in before {
            let required = (was.required.contains(name), is.required.contains(name));
            let mut property = |found: &Subschema| {
                let schemas = self.cache.schemas(Version::New);
                schemas.get(found.id).never
            };
            let is_refused = is.closed || is.properties.get(name).is_some_and(&mut property);
            let kind = match (after.get(name), required) {
                (None, _) if pair.side == Side::Request && is_refused => {
                    Some(ChangeKind::RequestPropertyRefused)
                }
                (None, (true, _)) => Some(ChangeKind::RequiredPropertyRemoved),
                (None, (false, _)) => Some(ChangeKind::OptionalPropertyRemoved),
                (Some(new), (false, true)) if self.has_default(new) => {
                    Some(ChangeKind::PropertyWithDefaultBecameRequired)
                }
                (Some(_), (false, true)) => Some(ChangeKind::PropertyBecameRequired),
                (Some(_), (true, false)) => Some(ChangeKind::PropertyBecameOptional),
                _ => None,
            };
            let new = after.get(name).map_or(&pair.new.at, |new| &new.at);
            changes.extend(kind.map(|kind| (kind, &old.at, new, name.as_str())));
        }
        changes
    }

    /// The properties that only the new object has.
    fn added<'a>(
        &mut self,
        (was, before): (&Resolved, &Properties),
        (is, after): (&Resolved, &'a Properties),
        pair: &'a Pair,
    ) -> Vec<PropertyChange<'a>> {
        let mut changes = Vec::new();
        for (name, new) in after.iter().filter(|(name, _)| !before.contains_key(*name)) {
            let was_hidden = was.properties.contains_key(name);
            let kind = match is.required.contains(name) {
                // It was required before, and is described only now. A `readOnly` property was
                // not required in requests, nor a `writeOnly` one in responses.
                true if was.required.contains(name) && !was_hidden => {
                    ChangeKind::OptionalPropertyAdded
                }
                true if pair.side == Side::Request && self.has_default(new) => {
                    ChangeKind::RequiredPropertyWithDefaultAdded
                }
                true => ChangeKind::RequiredPropertyAdded,
                false => ChangeKind::OptionalPropertyAdded,
            };
            changes.push((kind, &pair.old.at, &new.at, name.as_str()));
        }
        changes
    }

    fn has_default(&mut self, property: &Subschema) -> bool {
        let schema = self.cache.schemas(Version::New).get(property.id);
        schema.limits.contains_key("default")
    }

    /// Compares whether undocumented properties are allowed.
    fn closing(&mut self, was: &Resolved, is: &Resolved, pair: &Pair) {
        let object = Element {
            name: "",
            of: &pair.inside(),
            ..pair.element()
        };
        match (was.closed, is.closed) {
            (false, true) => self.record(object.change(ChangeKind::Closed)),
            (true, false) => self.record(object.change(ChangeKind::Opened)),
            _ => {}
        }
    }

    /// The properties that a side of the API has.
    fn properties_of(&mut self, version: Version, schema: &Resolved, side: Side) -> Properties {
        let schemas = self.cache.schemas(version);
        let mut properties = schema.properties.clone();
        properties.retain(|_, property| {
            let property = schemas.get(property.id);
            let is_hidden = match side {
                Side::Request => property.read_only,
                Side::Response => property.write_only,
                Side::Api => false,
            };
            !property.never && !is_hidden
        });
        properties
    }
}

/// Properties that became required or optional, and that neither document describes.
fn undescribed<'a>(
    was: &'a Resolved,
    is: &'a Resolved,
    pair: &'a Pair,
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
        .map(|(kind, name)| (kind, &pair.old.at, &pair.new.at, name.as_str()))
}
