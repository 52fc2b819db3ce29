//! OpenAPI 3.1 to 3.0.3, one pass a file.
//!
//! Every pass takes the document as the pass before left it, changes it, and
//! notes what a reader of the result should know: a constraint taken out, a
//! name given. What no pass handles is an error of the last one, never left for
//! the generator below to drop or to fall over.

mod all_of;
mod booleans;
mod bounds;
mod constants;
mod errors;
mod examples;
mod hoist;
mod leftovers;
mod names;
mod null_branches;
mod parameters;
mod reading;
mod references;
mod structure;
mod types;
mod version;

use std::fmt;

pub(crate) use self::errors::status_range;

use serde_json::{Map, Value};

use crate::names::Names;
use crate::{Document, Pointer, Result};

/// A document in OpenAPI 3.0.3 and what was noted on the way there.
#[derive(Debug, Clone)]
pub struct Lowered {
    /// The document, ready to be generated from.
    pub document: Value,
    /// In the order of the passes, then of the document.
    pub notes: Vec<Note>,
}

/// Something a reader of the lowered document should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The pass that did it: a file of this module.
    pub pass: &'static str,
    /// Where, in the document as the pass found it.
    pub at: Pointer,
    /// What it did.
    pub text: String,
}

impl fmt::Display for Note {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}: {}", self.pass, self.at, self.text)
    }
}

/// What one pass writes its notes to.
struct Notes<'a> {
    pass: &'static str,
    notes: &'a mut Vec<Note>,
}

impl Notes<'_> {
    fn add(&mut self, at: &Pointer, text: impl Into<String>) {
        self.notes.push(Note {
            pass: self.pass,
            at: at.clone(),
            text: text.into(),
        });
    }
}

type Pass = fn(&mut Value, &mut Notes<'_>) -> Result<()>;

/// The passes in their order: first the form, then the dialect, then the names,
/// then what is taken out of operations and of what is read, last the check.
const PASSES: [(&str, Pass); 16] = [
    ("structure", structure::run),
    ("version", version::run),
    ("references", references::run),
    ("booleans", booleans::run),
    ("types", types::run),
    ("null_branches", null_branches::run),
    ("constants", constants::run),
    ("bounds", bounds::run),
    ("examples", examples::run),
    ("all_of", all_of::run),
    ("names", names::run),
    ("errors", errors::run),
    ("parameters", parameters::run),
    ("hoist", hoist::run),
    ("reading", reading::run),
    ("leftovers", leftovers::run),
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
        run(
            &mut value,
            &mut Notes {
                pass,
                notes: &mut notes,
            },
        )?;
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
        let name = self.names.claim(wanted.to_owned());
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

/// `application/json`, with or without parameters.
fn is_json(media_type: &str) -> bool {
    media_type.split(';').next() == Some("application/json")
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
