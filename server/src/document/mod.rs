//! The document with its overlays, as the harness reads it: OpenAPI 3.1, never lowered.

mod operations;
mod request;
mod resolve;
mod schema;
mod support;
mod unions;
pub mod webhooks;

use std::collections::HashMap;
use std::fmt;
#[cfg(feature = "generate")]
use std::path::Path;
use std::sync::{Arc, Mutex};

use conversation_apis_codegen::{Document, Error, NoteKind, Pointer, repair, walk};
#[cfg(feature = "generate")]
use conversation_apis_codegen::{Lowered, extension, lower};
use serde_json::Value;

pub use self::operations::Operation;
pub use self::operations::{Content, ValuesFrom};
pub use self::request::Encoding;
pub use self::request::{Form, MediaType, Parameter, Place, RequestBody, Style};
use self::schema::Resolved;
pub use self::schema::{Properties, Property, Schema, Shape, Type};
pub use self::schema::{is_integer, is_of};
pub use self::support::{LIMITS, are_alternatives};
pub use self::unions::Taken;
#[cfg(feature = "generate")]
use self::webhooks::Webhook;
pub use self::webhooks::Webhooks;

/// The document of a provider.
pub struct Contract {
    /// The files, and the document with its overlays applied. Its schemas are
    /// [repaired](repair::document).
    pub document: Document,
    /// The document with each `allOf` of several objects merged. Cases are enumerated from
    /// this document. The oracle uses the original document.
    merged: Value,
    /// The first construct whose states cannot be enumerated.
    first_unsupported: Option<Pointer>,
    /// The schemas that allow no value, because they contradict themselves.
    impossible: Vec<Pointer>,
    /// Whether any schema has `x-union`.
    has_unions: bool,
    /// Whether any union has no `x-union`, so that its value selects the branch.
    has_own_unions: bool,
    /// The keywords of schemas that do not have the form that JSON Schema asks for, and what
    /// became of them.
    pub repairs: Vec<(Pointer, String)>,
    /// What is generated, if the document states a selection.
    #[cfg(feature = "generate")]
    selected: Option<Lowered>,
    /// Every schema that was requested, by its place.
    resolved: Mutex<HashMap<Pointer, Arc<Resolved>>>,
}

/// A schema with cases: a component, the body of a response or a webhook, or what a request
/// sends.
#[derive(Debug, Clone)]
pub struct Target {
    /// The name of the target.
    pub id: TargetId,
    /// The place of its schema.
    pub schema: Pointer,
    /// Whether it is a response that the client reads as nothing too: another success of the
    /// operation has no body.
    pub may_be_nothing: bool,
}

/// Names a [`Target`]: displayed as `Message`, `listMessages.200`, `sendMessage.body`,
/// `listMessages.query.page` or `webhooks.message_created`.
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
    /// The body of an operation's request.
    Body {
        /// The operation's id.
        operation: String,
        /// How the body is written.
        encoding: Encoding,
        /// Whether it is the operation's preferred body.
        is_preferred: bool,
    },
    /// A parameter of an operation.
    Parameter {
        /// The operation's id.
        operation: String,
        /// `path`, `query`, `header` or `cookie`.
        place: &'static str,
        /// The parameter's name.
        name: String,
    },
    /// The JSON body of a webhook.
    Webhook {
        /// The event's name.
        event: String,
    },
}

/// Whether values are sent or received.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// The client sends them: no property is `readOnly`.
    Request,
    /// The client receives them, or both.
    Response,
}

impl Target {
    /// Whether it is a component.
    pub fn is_component(&self) -> bool {
        matches!(self.id, TargetId::Component(_))
    }

    /// Whether its values are values of a generated type.
    pub fn is_typed(&self) -> bool {
        match self.id {
            TargetId::Component(_) | TargetId::Answer { .. } | TargetId::Webhook { .. } => true,
            TargetId::Body { encoding, .. } => encoding.is_typed(),
            TargetId::Parameter { .. } => false,
        }
    }

    /// Whether its values are sent or received.
    pub fn direction(&self) -> Direction {
        match self.id {
            TargetId::Component(_) | TargetId::Answer { .. } | TargetId::Webhook { .. } => {
                Direction::Response
            }
            TargetId::Body { .. } | TargetId::Parameter { .. } => Direction::Request,
        }
    }
}

impl TargetId {
    /// The name of the event whose body it is.
    pub fn event(&self) -> Option<&String> {
        match self {
            Self::Webhook { event } => Some(event),
            _ => None,
        }
    }
}

impl fmt::Display for TargetId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Component(name) => formatter.write_str(name),
            Self::Answer { operation, status } => write!(formatter, "{operation}.{status}"),
            Self::Body {
                operation,
                encoding,
                is_preferred,
            } => match is_preferred {
                true => write!(formatter, "{operation}.body"),
                false => write!(formatter, "{operation}.{}", encoding.name()),
            },
            Self::Parameter {
                operation,
                place,
                name,
            } => write!(formatter, "{operation}.{place}.{name}"),
            Self::Webhook { event } => write!(formatter, "webhooks.{event}"),
        }
    }
}

impl Contract {
    /// Reads a provider's folder. It needs the feature `generate`.
    ///
    /// # Errors
    ///
    /// The errors of [`Document::open`] and of [`Contract::of`].
    #[cfg(feature = "generate")]
    pub fn open(folder: &Path) -> Result<Self, Error> {
        Self::of(Document::open(folder)?)
    }

    /// Prepares a document for the harness.
    ///
    /// # Errors
    ///
    /// If a schema with an extension of ours cannot be read, or if the document's selection names
    /// what it does not have.
    pub fn of(mut document: Document) -> Result<Self, Error> {
        let mut repairs = Vec::new();
        repair::document(&mut document.value, &mut |kind, at, text| {
            if matches!(kind, NoteKind::Removed | NoteKind::KeptAsJson) {
                repairs.push((at.clone(), text));
            }
        })?;
        let support::Merged {
            value,
            first_unsupported,
            impossible,
            has_unions,
            has_own_unions,
        } = support::merged(&document.value)?;
        Ok(Self {
            #[cfg(feature = "generate")]
            selected: {
                let states_selection = document.value.get(extension::GENERATE).is_some();
                states_selection.then(|| lower(&document)).transpose()?
            },
            document,
            merged: value,
            first_unsupported,
            impossible,
            has_unions,
            has_own_unions,
            repairs,
            resolved: Mutex::default(),
        })
    }

    /// The first construct whose states cannot be enumerated, if there is one.
    pub fn first_unsupported(&self) -> Option<&Pointer> {
        self.first_unsupported.as_ref()
    }

    /// The schemas that allow no value, because none of the values that they name has their type.
    pub fn impossible(&self) -> &[Pointer] {
        &self.impossible
    }

    /// Whether the document has such a construct. If it does, only the cases that the oracle
    /// allows are used, and no coverage is required.
    pub fn is_best_effort(&self) -> bool {
        self.first_unsupported.is_some()
    }

    /// Whether a union has no `x-union`.
    pub fn has_own_unions(&self) -> bool {
        self.has_own_unions
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
    #[cfg(feature = "generate")]
    fn is_selected(&self, operation: &Operation<'_>) -> bool {
        self.selected.as_ref().is_none_or(|lowered| {
            let mut generated = walk::operations(&lowered.document);
            generated.any(|found| found.at == operation.at)
        })
    }

    /// Whether a component has a type, as far as the document's selection decides.
    #[cfg(feature = "generate")]
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

    /// Every schema that is generated and has cases: the components, then the responses and
    /// the body of each operation, then the bodies of webhooks. It needs the feature `generate`.
    ///
    /// # Errors
    ///
    /// The errors of [`Contract::operations`] and [`Contract::webhooks`].
    #[cfg(feature = "generate")]
    pub fn targets(&self) -> Result<Vec<Target>, Error> {
        let schemas = component(None);
        let components = self.get(&schemas).as_object().into_iter().flatten();
        let components = components.map(|(name, _)| Target {
            id: TargetId::Component(name.clone()),
            schema: schemas.join(name),
            may_be_nothing: false,
        });
        let components = components.filter(|target| self.has_type(&target.id));
        let mut targets: Vec<Target> = components.collect();
        for operation in self.operations()? {
            if !self.is_selected(&operation) {
                continue;
            }
            let may_be_nothing = operation.may_return_nothing(self);
            for (status, schema) in operation.answers(self) {
                targets.extend(schema.map(|schema| Target {
                    may_be_nothing: may_be_nothing && status.starts_with('2'),
                    id: TargetId::Answer {
                        operation: operation.id.clone(),
                        status,
                    },
                    schema,
                }));
            }
            targets.extend(self.bodies(&operation));
        }
        let events = self.webhooks()?.events;
        targets.extend(events.iter().filter_map(Webhook::target));
        Ok(targets)
    }

    /// The bodies of an operation's request that have a schema: one for each way to write it,
    /// the preferred one first.
    pub fn bodies(&self, operation: &Operation<'_>) -> Vec<Target> {
        let Some(body) = operation.request_body(self) else {
            return Vec::new();
        };
        let encodings = body.encodings().into_iter().enumerate();
        let targets = encodings.map(|(index, media_type)| Target {
            id: TargetId::Body {
                operation: operation.id.clone(),
                encoding: media_type.encoding,
                is_preferred: index == 0,
            },
            schema: media_type.at.join("schema"),
            may_be_nothing: false,
        });
        let has_schema = |target: &Target| self.get(&target.schema).is_object();
        targets.filter(has_schema).collect()
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
pub fn component(name: Option<&str>) -> Pointer {
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
