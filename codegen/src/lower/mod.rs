//! OpenAPI 3.1 to 3.0.3, one pass a file.
//!
//! Every pass takes the document as the pass before left it, changes it, and
//! notes what a reader of the result should know: a constraint taken out, a
//! name given. A schema that no type can say is kept as JSON, an operation that
//! no request can make is left out, each with a note; nothing is left for the
//! generator below to drop without a word or to fall over. An error is what is no
//! OpenAPI document, and what an overlay says wrongly.

mod all_of;
mod booleans;
mod constants;
mod error_responses;
mod examples;
mod exclusive_bounds;
mod hoist;
mod inline_refs;
mod names;
mod nested;
mod null_branches;
mod nullable_refs;
mod parameters;
mod references;
mod relax_responses;
mod types;
mod unions;
mod unknown_keywords;
mod unsupported;
mod validate;
pub(crate) mod version;
mod webhooks;

pub(crate) use self::error_responses::status_range;
pub(crate) use self::relax_responses::only_refuses;

use serde_json::{Map, Value};

use crate::extension::{CODES, TIMESTAMP, UNION};
use crate::names::{Names, type_name};
use crate::walk::{self, Kind};
use crate::{Document, Error, Note, NoteKind, Pointer, Result};

/// A document in OpenAPI 3.0.3 and what was noted on the way there.
#[derive(Debug, Clone)]
pub struct Lowered {
    /// The document, ready to be generated from.
    pub document: Value,
    /// In the order of the passes, then of the document.
    pub notes: Vec<Note>,
}

/// What one pass writes its notes to.
struct Notes<'a> {
    pass: &'static str,
    notes: &'a mut Vec<Note>,
}

impl Notes<'_> {
    fn add(&mut self, kind: NoteKind, at: &Pointer, text: impl Into<String>) {
        self.notes.push(Note {
            pass: self.pass,
            kind,
            at: at.clone(),
            text: text.into(),
        });
    }
}

/// Visits every schema, children before parents. One that the visit fails on is
/// kept as JSON, with a note: a type of its own would lose what it says. What an
/// overlay says wrongly is an error all the same.
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
                let text = format!("{message}: kept as JSON");
                notes.add(NoteKind::KeptAsJson, &pointer, text);
                any(schema);
                Ok(())
            }
            other => other,
        }
    })
}

/// Makes a schema one of any JSON, with the words it has for people.
fn any(schema: &mut Value) {
    let mut kept = Map::new();
    if let Value::Object(object) = schema.take() {
        kept.extend(object.into_iter().filter(|(key, _)| is_annotation(key)));
    }
    *schema = Value::Object(kept);
}

type Pass = fn(&mut Value, &mut Notes<'_>) -> Result<()>;

/// The passes in their order: first what stands elsewhere and the form, then the
/// dialect, then the names, then what is taken out of operations and of what is read,
/// last the check.
const PASSES: [(&str, Pass); 21] = [
    ("inline_refs", inline_refs::run),
    ("validate", validate::run),
    ("version", version::run),
    ("webhooks", webhooks::run),
    ("references", references::run),
    ("booleans", booleans::run),
    ("types", types::run),
    ("null_branches", null_branches::run),
    ("constants", constants::run),
    ("exclusive_bounds", exclusive_bounds::run),
    ("examples", examples::run),
    ("all_of", all_of::run),
    ("names", names::run),
    ("error_responses", error_responses::run),
    ("parameters", parameters::run),
    ("hoist", hoist::run),
    ("nullable_refs", nullable_refs::run),
    ("unions", unions::run),
    ("relax_responses", relax_responses::run),
    ("nested", nested::run),
    ("unknown_keywords", unknown_keywords::run),
];

/// Lowers a document. The same document gives the same result, byte for byte.
///
/// # Errors
///
/// At the first construct that no pass handles, with its place.
pub fn lower(document: &Document) -> Result<Lowered> {
    let mut value = document.value.clone();
    let mut notes = Vec::new();
    for (pass, run) in PASSES {
        let mut notes = Notes {
            pass,
            notes: &mut notes,
        };
        run(&mut value, &mut notes)?;
        unsupported::sweep(&mut value, &mut notes);
    }
    Ok(Lowered {
        document: value,
        notes,
    })
}

/// Component schemas that a pass adds, none under a name that is taken.
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

    /// Adds a schema under the name wanted, or the next that is free.
    fn add(&mut self, wanted: &str, schema: Value) -> String {
        // Names put together of several are none of Rust's by themselves.
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

/// The component a schema is, alone or with something beside it.
pub(crate) fn reference(schema: &Value) -> Option<String> {
    let direct = schema.get("$ref");
    let reference = direct
        .or_else(|| schema.pointer("/allOf/0/$ref"))?
        .as_str()?;
    Pointer::from(reference).last()
}

/// Keywords that describe and do not constrain.
const ANNOTATIONS: [&str; 9] = [
    "title",
    "description",
    "deprecated",
    "example",
    "examples",
    "externalDocs",
    "readOnly",
    "writeOnly",
    "default",
];

pub(crate) fn is_annotation(keyword: &str) -> bool {
    ANNOTATIONS.contains(&keyword) || keyword.starts_with("x-")
}
