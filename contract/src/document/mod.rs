//! The document with its overlays, as the harness reads it: OpenAPI 3.1, never lowered.

mod operations;
mod resolve;
mod schema;
mod support;
mod unions;

use std::collections::HashMap;
use std::fmt;
use std::path::Path;
use std::sync::{Arc, Mutex};

use conversation_apis_codegen::{Document, Error, Lowered, Pointer, extension, lower, walk};
use serde_json::Value;

pub use self::operations::Operation;
pub(crate) use self::operations::ValuesFrom;
use self::schema::Resolved;
pub use self::schema::{Properties, Property, Schema, Shape, Type};
pub(crate) use self::schema::{is_integer, is_of};
pub use self::unions::Taken;

/// The document of a provider.
pub struct Contract {
    /// The files, and the document with its overlays applied.
    pub document: Document,
    /// The document with each `allOf` of several objects merged. Cases are enumerated from
    /// this document. The oracle uses the original document.
    merged: Value,
    /// The first construct whose states cannot be enumerated.
    first_unsupported: Option<Pointer>,
    /// Whether any schema has `x-union`.
    has_unions: bool,
    /// What is generated, if the document states a selection.
    selected: Option<Lowered>,
    /// Every schema that was requested, by its place.
    resolved: Mutex<HashMap<Pointer, Arc<Resolved>>>,
}

/// A schema whose values are read: a component, or the body of a response.
#[derive(Debug, Clone)]
pub struct Target {
    /// The name of the target.
    pub id: TargetId,
    /// The place of its schema.
    pub schema: Pointer,
}

/// Names a [`Target`]: displayed as `Message` or `listMessages.200`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TargetId {
    /// A component, by its name.
    Component(String),
    /// The body of an operation's response.
    Answer {
        /// The operation's id.
        operation: String,
        /// The status as the document writes it: `200`, `4XX` or `default`.
        status: String,
    },
}

impl Target {
    /// Whether it is a component.
    pub fn is_component(&self) -> bool {
        matches!(self.id, TargetId::Component(_))
    }
}

impl fmt::Display for TargetId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Component(name) => formatter.write_str(name),
            Self::Answer { operation, status } => write!(formatter, "{operation}.{status}"),
        }
    }
}

impl Contract {
    /// Reads a provider's folder.
    ///
    /// # Errors
    ///
    /// The errors of [`Document::open`] and of [`Contract::of`].
    pub fn open(folder: &Path) -> Result<Self, Error> {
        Self::of(Document::open(folder)?)
    }

    /// Prepares a document for the harness.
    ///
    /// # Errors
    ///
    /// If an `allOf` cannot be merged, or if the document's selection names what it does not
    /// have.
    pub fn of(document: Document) -> Result<Self, Error> {
        let support::Merged {
            value,
            first_unsupported,
            has_unions,
        } = support::merged(&document.value)?;
        let states_selection = document.value.get(extension::GENERATE).is_some();
        Ok(Self {
            selected: states_selection.then(|| lower(&document)).transpose()?,
            document,
            merged: value,
            first_unsupported,
            has_unions,
            resolved: Mutex::default(),
        })
    }

    /// The first construct whose states cannot be enumerated, if there is one.
    pub fn first_unsupported(&self) -> Option<&Pointer> {
        self.first_unsupported.as_ref()
    }

    /// Whether the document has such a construct. If it does, only the cases that the oracle
    /// allows are used, and no coverage is required.
    pub fn is_best_effort(&self) -> bool {
        self.first_unsupported.is_some()
    }

    /// The value at a place, or null.
    pub fn get(&self, at: &Pointer) -> &Value {
        self.merged.pointer(at.as_str()).unwrap_or(&Value::Null)
    }

    /// The operations, in the document's order.
    ///
    /// # Errors
    ///
    /// If an operation's `x-pagination` cannot be read.
    pub fn operations(&self) -> Result<Vec<Operation<'_>>, Error> {
        let operations = walk::named_operations(&self.merged).into_iter();
        operations
            .map(|(id, found)| Operation::new(id, found))
            .collect()
    }

    /// Whether an operation is generated, as far as the document's selection decides.
    fn is_selected(&self, operation: &Operation<'_>) -> bool {
        self.selected.as_ref().is_none_or(|lowered| {
            let mut generated = walk::operations(&lowered.document);
            generated.any(|found| found.at == operation.at)
        })
    }

    /// Whether a component has a type, as far as the document's selection decides.
    fn has_type(&self, id: &TargetId) -> bool {
        let (Some(lowered), TargetId::Component(name)) = (&self.selected, id) else {
            return true;
        };
        let schemas = lowered.document["components"]["schemas"].as_object();
        let mut schemas = schemas.into_iter().flatten();
        schemas.any(|(component, schema)| match &schema[extension::NAME] {
            Value::String(stated) => stated == name,
            _ => component == name,
        })
    }

    /// Every schema that is read and generated: the components, then the responses.
    ///
    /// # Errors
    ///
    /// The errors of [`Contract::operations`].
    pub fn targets(&self) -> Result<Vec<Target>, Error> {
        let schemas = component(None);
        let components = self.get(&schemas).as_object().into_iter().flatten();
        let components = components.map(|(name, _)| Target {
            id: TargetId::Component(name.clone()),
            schema: schemas.join(name),
        });
        let components = components.filter(|target| self.has_type(&target.id));
        let mut targets: Vec<Target> = components.collect();
        for operation in self.operations()? {
            if !self.is_selected(&operation) {
                continue;
            }
            for (status, schema) in operation.answers(self) {
                targets.extend(schema.map(|schema| Target {
                    id: TargetId::Answer {
                        operation: operation.id.clone(),
                        status,
                    },
                    schema,
                }));
            }
        }
        Ok(targets)
    }

    /// The target of a reference. If a place has no reference, or its reference leads
    /// nowhere, the place itself is returned.
    fn follow(&self, at: Pointer) -> Pointer {
        match walk::follow(&self.merged, self.get(&at), &at) {
            Ok((end, _)) => end,
            Err(_) => at,
        }
    }
}

/// The target of an object's reference, if it is a reference.
fn reference(object: &Value) -> Option<Pointer> {
    object.get("$ref")?.as_str().map(Pointer::from)
}

/// The place of the component schema with this name. Without a name, the place of all
/// component schemas.
pub(crate) fn component(name: Option<&str>) -> Pointer {
    let schemas = Pointer::default().join("components").join("schemas");
    match name {
        Some(name) => schemas.join(name),
        None => schemas,
    }
}

fn error(at: &Pointer, message: &str) -> Error {
    Error::Document {
        pointer: at.clone(),
        message: message.to_owned(),
    }
}
