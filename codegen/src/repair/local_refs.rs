//! Rewrites references that lead into a schema's own document, so that they start at the
//! root of the OpenAPI document.
//!
//! JSON Schemas are often pasted into a document together with their `$defs`. In them,
//! `#/$defs/Name` and `#` start at the schema with the next `$id`, `#name` is the place of
//! an `$anchor`, and other text is the `$id` of a schema. A pasted schema without `$id` is
//! the outermost one in which the reference leads somewhere.

use std::collections::BTreeMap;

use serde_json::Value;

use super::Note;
use crate::walk::{self, Kind};
use crate::{NoteKind, Pointer, Result};

pub(crate) fn run(document: &mut Value, note: Note<'_>) -> Result<()> {
    let is_local = |name: &str, value: &Value| {
        let reference = value.as_str().filter(|_| name == "$ref");
        reference.is_some_and(|reference| !reference.starts_with("#/components/"))
            || name == "$dynamicRef"
    };
    if !walk::any_property(document, &is_local) {
        return Ok(());
    }
    let mut local = Vec::new();
    let mut places = Places::default();
    let mut dynamic = Vec::new();
    walk::each(document, Kind::Schema, &mut |schema, at| {
        if let Some(Value::String(reference)) = schema.get("$dynamicRef") {
            dynamic.push((at.clone(), reference.clone()));
        }
        for (place, reference) in references(schema, at) {
            if !reference.starts_with("#/components/") {
                local.push((place, reference.to_owned()));
            }
        }
        places.add(schema, at);
        Ok(())
    })?;
    for (at, reference) in dynamic {
        let name = reference.rsplit('#').next().unwrap_or_default();
        let mut anchors = places.anchors.iter().filter(|(_, anchor)| *anchor == name);
        let (Some((target, _)), None) = (anchors.next(), anchors.next()) else {
            continue;
        };
        if let Some(Value::Object(schema)) = document.pointer_mut(at.as_str())
            && !schema.contains_key("$ref")
        {
            schema.shift_remove("$dynamicRef");
            schema.insert("$ref".to_owned(), local_reference(target));
            let text = format!("`{reference}` can only lead to {target}");
            note(NoteKind::Interpreted, &at.join("$dynamicRef"), text);
        }
    }
    for (at, reference) in local {
        let Some(target) = places.target(document, &at, &reference) else {
            continue;
        };
        let text = format!("`{reference}` leads to {target}");
        note(NoteKind::Interpreted, &at, text);
        if let Some(stated) = document.pointer_mut(at.as_str()) {
            *stated = local_reference(&target);
        }
    }
    Ok(())
}

/// The places of a schema's `$ref` and of the references in its discriminator, with their
/// texts.
fn references<'a>(schema: &'a Value, at: &Pointer) -> Vec<(Pointer, &'a str)> {
    let own = schema.get("$ref").map(|value| (at.join("$ref"), value));
    let within = at.join("discriminator").join("mapping");
    let mapping = schema.pointer("/discriminator/mapping");
    let mapping = mapping.and_then(Value::as_object).into_iter().flatten();
    // A value without `#` is the name of a component.
    let is_place = |target: &Value| target.as_str().is_some_and(|target| target.contains('#'));
    let mapped = mapping.filter(|(_, target)| is_place(target));
    let mapped = mapped.map(|(tag, target)| (within.join(tag), target));
    let all = own.into_iter().chain(mapped);
    all.filter_map(|(at, value)| Some((at, value.as_str()?)))
        .collect()
}

/// A reference to a place. A fragment is percent-decoded when it is read.
fn local_reference(target: &Pointer) -> Value {
    Value::from(target.to_string().replace('%', "%25"))
}

/// The schemas of a document that have a name of their own.
#[derive(Default)]
struct Places {
    /// By place: the `$id` of a schema.
    ids: BTreeMap<Pointer, String>,
    /// By place: the `$anchor` of a schema.
    anchors: BTreeMap<Pointer, String>,
}

impl Places {
    fn add(&mut self, schema: &Value, at: &Pointer) {
        if let Some(id) = schema.get("$id").and_then(Value::as_str) {
            self.ids.insert(at.clone(), id.to_owned());
        }
        let anchors = ["$anchor", "$dynamicAnchor"].map(|key| schema.get(key));
        if let Some(anchor) = anchors.into_iter().flatten().find_map(Value::as_str) {
            self.anchors.insert(at.clone(), anchor.to_owned());
        }
    }

    /// The place that a reference leads to, if it leads into a schema.
    fn target(&self, document: &Value, at: &Pointer, reference: &str) -> Option<Pointer> {
        let (name, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        let own = self.resource(at);
        if name.is_empty() {
            // What can be followed from the root of the document leads there.
            let root = Pointer::from(reference);
            let follows = !fragment.is_empty() && document.pointer(root.as_str()).is_some();
            if follows && own.is_none() {
                return None;
            }
            let starts = own.cloned().into_iter().chain(around(document, at));
            return starts
                .filter_map(|start| self.within(document, &start, fragment))
                .next();
        }
        let base = own
            .and_then(|own| self.ids.get(own))
            .map_or("", String::as_str);
        let name = resolved(base, name);
        let mut found = self.ids.iter().filter(|(_, id)| **id == name);
        let (start, _) = found.next()?;
        self.within(document, start, fragment)
    }

    /// The innermost schema with an `$id` that a place is in.
    fn resource(&self, at: &Pointer) -> Option<&Pointer> {
        let mut place = at.clone();
        loop {
            if let Some((id, _)) = self.ids.get_key_value(&place) {
                return Some(id);
            }
            place = place.split()?.0;
        }
    }

    /// What a fragment leads to in the schema at `start`.
    fn within(&self, document: &Value, start: &Pointer, fragment: &str) -> Option<Pointer> {
        if fragment.is_empty() || fragment.starts_with('/') {
            let below = Pointer::from(format!("#{fragment}").as_str());
            let target = below
                .tokens()
                .fold(start.clone(), |at, token| at.join(token));
            return document.pointer(target.as_str()).map(|_| target);
        }
        let mut anchors = self.anchors.iter();
        let found = anchors.find(|(place, anchor)| *anchor == fragment && place.is_in(start));
        found.map(|(place, _)| place.clone())
    }
}

/// The schemas that a place is in, the outermost first: a component or the schema of a body
/// or a parameter, then those within it.
fn around(document: &Value, at: &Pointer) -> Vec<Pointer> {
    let mut found = Vec::new();
    let mut place = Pointer::default();
    let mut is_schema = false;
    let tokens = at.tokens();
    let is_component = at.is_in(&Pointer::from("#/components/schemas"));
    for token in tokens {
        place = place.join(&token);
        is_schema |= match is_component {
            true => place.tokens().count() == 3,
            false => token == "schema",
        };
        if is_schema
            && document
                .pointer(place.as_str())
                .is_some_and(Value::is_object)
        {
            found.push(place.clone());
        }
    }
    found
}

/// An `$id` as it is seen from a schema whose own is `base`. Only the last segment of a path
/// can be relative.
fn resolved(base: &str, name: &str) -> String {
    match base.rsplit_once('/') {
        Some((folder, _)) if !name.contains(':') => format!("{folder}/{name}"),
        _ => name.to_owned(),
    }
}
