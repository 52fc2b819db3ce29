//! Lowers OpenAPI 3.1 to the part of OpenAPI 3.0.3 that code is generated for, one pass
//! per file.
//!
//! Each pass receives the document from the pass before it, changes it, and adds a [`Note`]
//! for what a reader of the result should know. A schema without a Rust type is kept as raw
//! JSON, and an operation that cannot be sent is left out. Notes say so. Only an invalid
//! document or a wrong overlay is an error.
//!
//! [`Model`](crate::generate::Model) reads the result and decides on types, and `cargo
//! contract lower` prints it. progenitor does not see it. It gets a smaller document, made of
//! operations and the names of types.

mod all_of;
mod any_media_type;
mod bodies;
mod booleans;
mod constants;
mod deliveries;
mod directions;
mod distribute;
mod error_responses;
mod event_streams;
mod events;
mod examples;
mod exclusive_bounds;
mod fragments;
mod hoist;
mod inline_refs;
mod multipart;
mod names;
mod nested;
mod null_branches;
mod nullable_refs;
pub(crate) mod origin;
mod parameters;
mod pattern_properties;
mod prefix_items;
mod references;
mod relax_responses;
mod rules;
mod security;
mod selected;
mod servers;
mod since_3_2;
mod successes;
mod tags;
mod types;
mod undescribed;
mod unions;
mod unknown_keywords;
mod unsupported;
mod validate;
mod version;
mod webhooks;
mod wrong_parts;

pub(crate) use self::error_responses::status_range;
pub(crate) use self::rules::translated;

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use self::origin::Origins;
use crate::extension::{CODES, NAME, TIMESTAMP, UNION};
use crate::names::{Names, type_name};
use crate::repair::{any, local_refs};
use crate::selection::Selected;
use crate::walk::{self, Kind};
use crate::{Document, Error, Note, NoteKind, Pointer, Result};

/// A lowered document, and the notes of the passes.
#[derive(Debug, Clone)]
pub struct Lowered {
    /// The document that code is generated from, in OpenAPI 3.0.3.
    pub document: Value,
    /// The notes, in the order of the passes, then of the document.
    pub notes: Vec<Note>,
    /// Where the components come from.
    pub(crate) origins: Origins,
    /// The component schemas that the vendor did not name: they were inline.
    pub inline: BTreeSet<String>,
}

/// The notes of one pass.
struct Notes<'a> {
    pass: &'static str,
    notes: &'a mut Vec<Note>,
    origins: &'a mut Origins,
}

impl Notes<'_> {
    /// Notes that a component is made of the schema at a place.
    fn moved(&mut self, component: &str, at: &Pointer) {
        self.origins.add(component, at);
    }

    fn add(&mut self, kind: NoteKind, at: &Pointer, text: impl Into<String>) {
        self.notes.push(Note {
            pass: self.pass,
            kind,
            at: self.origins.of(at),
            text: text.into(),
        });
    }
}

/// Visits every schema, children before parents. A schema whose visit fails is kept as raw
/// JSON, with a note, because a type would lose some of its values. If the schema has an
/// extension of ours, the overlay is wrong, and the failure is an error.
fn each_schema(
    document: &mut Value,
    notes: &mut Notes<'_>,
    visit: &mut dyn FnMut(&mut Value, &Pointer, &mut Notes<'_>) -> Result<()>,
) -> Result<()> {
    walk::each(document, Kind::Schema, &mut |schema, at| {
        let ours = [TIMESTAMP, CODES, UNION];
        match visit(schema, at, notes) {
            Err(Error::Document { pointer, message })
                if ours.iter().all(|key| schema.get(*key).is_none()) =>
            {
                let text = format!("{message}: kept as raw JSON");
                notes.add(NoteKind::KeptAsJson, &pointer, text);
                any(schema);
                Ok(())
            }
            other => other,
        }
    })
}

type Pass = fn(&mut Value, &mut Notes<'_>) -> Result<()>;

/// The passes in their order. First references are replaced and the form is checked, then
/// 3.1 becomes 3.0.3, then components get their Rust names, then operations and the types
/// they use are reduced to what is generated; the last pass removes what is left.
const PASSES: &[(&str, Pass)] = &[
    ("since_3_2", since_3_2::run),
    ("inline_refs", inline_refs::run),
    ("event_streams", event_streams::run),
    ("validate", validate::run),
    ("fragments", fragments::run),
    ("version", version::run),
    ("webhooks", webhooks::run),
    ("security", security::run),
    ("servers", servers::run),
    ("local_refs", |document, notes| {
        local_refs::run(document, &mut |kind, at, text| notes.add(kind, at, text))
    }),
    ("references", references::run),
    ("rules", rules::run),
    ("prefix_items", prefix_items::run),
    ("pattern_properties", pattern_properties::run),
    ("booleans", booleans::run),
    ("types", types::run),
    ("null_branches", null_branches::run),
    ("constants", constants::run),
    ("exclusive_bounds", exclusive_bounds::run),
    ("examples", examples::run),
    ("all_of", all_of::run),
    ("undescribed", undescribed::run),
    ("names", names::run),
    ("directions", directions::run),
    ("error_responses", error_responses::run),
    ("parameters", parameters::run),
    ("bodies", bodies::run),
    ("successes", successes::run),
    ("hoist", hoist::run),
    ("multipart", multipart::run),
    ("nullable_refs", nullable_refs::run),
    ("unions", unions::run),
    ("relax_responses", relax_responses::run),
    ("nested", nested::run),
    ("unknown_keywords", unknown_keywords::run),
    ("events", events::run),
];

/// Lowers a document. The same document always gives the same result, byte for byte.
///
/// # Errors
///
/// If the document is not a valid OpenAPI 3.0, 3.1 or 3.2 document, if one of our extensions
/// in it is wrong, or if its [`Selection`](crate::Selection) names what it does not have. The
/// error names the place.
pub fn lower(document: &Document) -> Result<Lowered> {
    let mut value = document.value.clone();
    let mut notes = Vec::new();
    let mut origins = Origins::default();
    let selected = Selected::of(&value)?;
    for &(pass, run) in PASSES {
        let mut notes = Notes {
            pass,
            notes: &mut notes,
            origins: &mut origins,
        };
        if let Err(error) = run(&mut value, &mut notes) {
            return Err(origins.error(error));
        }
        unsupported::sweep(&mut value, &mut notes);
    }
    selected::run(&mut value, selected.as_ref(), &mut notes);
    for note in &mut notes {
        note.at = origin::existing(&document.value, std::mem::take(&mut note.at));
    }
    Ok(Lowered {
        inline: inline(&document.value, &value),
        document: value,
        notes,
        origins,
    })
}

/// The components of the lowered document that are not components of the vendor's document.
fn inline(stated: &Value, lowered: &Value) -> BTreeSet<String> {
    let stated = stated.pointer("/components/schemas");
    let lowered = lowered.pointer("/components/schemas");
    let is_stated = |name: &str, schema: &Value| {
        schema.get(NAME).is_some() || stated.is_some_and(|stated| stated.get(name).is_some())
    };
    let components = lowered.and_then(Value::as_object).into_iter().flatten();
    components
        .filter(|(name, schema)| !is_stated(name, schema))
        .map(|(name, _)| name.clone())
        .collect()
}

/// Component schemas that a pass adds, each under an unused name.
struct Components {
    names: Names,
    added: Map<String, Value>,
}

impl Components {
    fn of(document: &Value) -> Self {
        Self {
            names: Names::of_components(document),
            added: Map::new(),
        }
    }

    /// Adds a schema under the wanted name. If that is taken, a number is appended.
    fn add(&mut self, wanted: &str, schema: Value) -> String {
        // The joined parts are not always a Rust name.
        let name = self.names.claim(type_name(wanted));
        self.added.insert(name.clone(), schema);
        name
    }

    fn into(self, document: &mut Value) {
        if self.added.is_empty() {
            return;
        }
        let schemas = &mut document["components"]["schemas"];
        match schemas.as_object_mut() {
            Some(schemas) => schemas.extend(self.added),
            None => *schemas = Value::Object(self.added),
        }
    }
}

/// The name of the component that a schema refers to, alone or in an `allOf` of one.
pub(crate) fn reference(schema: &Value) -> Option<String> {
    let direct = schema.get("$ref");
    let reference = direct
        .or_else(|| schema.pointer("/allOf/0/$ref"))?
        .as_str()?;
    Pointer::from(reference).last()
}

/// The maximum number of component names that lead to a schema one after the other. The pass
/// `nested` ends longer chains and cycles.
const ALIASES: usize = 48;

/// A schema, followed by the components that it is only another name for. Ends after
/// [`ALIASES`] of them.
fn aliases<'a>(
    schema: &'a Value,
    schemas: &'a Map<String, Value>,
) -> impl Iterator<Item = &'a Value> {
    let next = |schema: &&'a Value| schemas.get(&reference(schema)?);
    std::iter::successors(Some(schema), next).take(ALIASES + 1)
}

/// The schema that remains after all other names. `None` for a cycle of names.
fn resolve<'a>(schema: &'a Value, schemas: &'a Map<String, Value>) -> Option<&'a Value> {
    aliases(schema, schemas).find(|schema| reference(schema).is_none())
}
