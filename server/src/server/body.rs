//! Reads the body of a request, and checks it against the document.

use std::collections::BTreeMap;

use conversation_apis_codegen::{Error, Pointer};
use serde_json::{Map, Value};

use super::request::Request;
use crate::checker::Checker;
use crate::document::{Contract, Direction, Encoding, MediaType, RequestBody, Shape};
use crate::media_type::essence;
use crate::multipart;

/// A file in a multipart body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct File {
    /// The name of its part.
    pub(super) part: String,
    pub(super) name: String,
    pub(super) content_type: Option<String>,
    /// Its length in bytes.
    pub(super) length: usize,
}

/// A valid body.
#[derive(Debug, Default)]
pub(super) struct Read {
    pub(super) value: Value,
    pub(super) files: Vec<File>,
}

/// Why a body is not accepted.
pub(super) enum Wrong {
    /// The document does not have its media type.
    MediaType,
    /// A value in it is wrong.
    Value { at: String, text: String },
}

impl Wrong {
    fn value(at: &str, text: impl Into<String>) -> Self {
        Self::Value {
            at: at.to_owned(),
            text: text.into(),
        }
    }
}

/// Reads the body of a request, and checks it against the schema of its media type. With
/// `is_strict`, a property that the document does not have is wrong too.
///
/// The outer error is a fault of the document.
pub(super) fn read(
    body: &RequestBody,
    request: &Request,
    checker: &Checker<'_>,
    is_strict: bool,
) -> Result<Result<Read, Wrong>, Error> {
    if request.body.is_empty() && request.content_type.is_none() {
        return Ok(match body.is_required {
            true => Err(Wrong::value("", "a body is required")),
            false => Ok(Read::default()),
        });
    }
    let sent = request.content_type.as_deref().unwrap_or_default();
    let is_sent = |one: &&MediaType| essence(&one.name) == essence(sent);
    let Some(media_type) = body.media_types.iter().find(is_sent) else {
        return Ok(Err(Wrong::MediaType));
    };
    let contract = checker.contract();
    let read = match media_type.encoding {
        Encoding::Json => json(&request.body),
        Encoding::Multipart => parts(contract, media_type, sent, &request.body)?,
        Encoding::Form | Encoding::Text | Encoding::Bytes => Ok(Read {
            value: Value::from(String::from_utf8_lossy(&request.body)),
            files: Vec::new(),
        }),
    };
    let read = match read {
        Ok(read) => read,
        Err(wrong) => return Ok(Err(wrong)),
    };
    let schema = branch(contract, media_type.at.join("schema"), &read.value)?;
    if media_type.encoding > Encoding::Multipart || !contract.get(&schema).is_object() {
        return Ok(Ok(read));
    }
    Ok(match judged(checker, &schema, &read.value, is_strict)? {
        Some(wrong) => Err(wrong),
        None => Ok(read),
    })
}

/// The branch of a body that its discriminator selects, or else the schema itself. So that an
/// error names the property and not the whole body.
fn branch(contract: &Contract, schema: Pointer, value: &Value) -> Result<Pointer, Error> {
    if !contract.get(&schema).is_object() {
        return Ok(schema);
    }
    let resolved = contract.resolve(&schema)?;
    let discriminator = resolved.keyword("discriminator");
    let selected = discriminator.and_then(|discriminator| {
        let name = value
            .get(discriminator["propertyName"].as_str()?)?
            .as_str()?;
        discriminator["mapping"].get(name)?.as_str()
    });
    let is_place = |target: &&str| target.starts_with("#/");
    Ok(selected.filter(is_place).map_or(schema, Pointer::from))
}

fn json(body: &[u8]) -> Result<Read, Wrong> {
    let value = serde_json::from_slice(body).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        Wrong::value("", format!("not JSON at line {line}, column {column}"))
    })?;
    Ok(Read {
        value,
        files: Vec::new(),
    })
}

/// A multipart body as an object. The type of a property decides whether a text is read as
/// JSON, and whether it is one of several.
fn parts(
    contract: &Contract,
    media_type: &MediaType,
    sent: &str,
    body: &[u8],
) -> Result<Result<Read, Wrong>, Error> {
    let Some(parts) = multipart::parts(sent, body) else {
        return Ok(Err(Wrong::value("", "not a multipart body")));
    };
    let schema = contract.resolve(&media_type.at.join("schema"))?;
    let (mut object, mut files) = (Map::new(), Vec::new());
    for part in parts {
        let property = match &schema.shape {
            Shape::Object(properties) => properties.get(&part.name),
            _ => None,
        };
        let shape = property.map(|property| contract.resolve(&property.at));
        let shape = shape.transpose()?.map(|schema| schema.shape.clone());
        let text = || String::from_utf8_lossy(part.content()).into_owned();
        let value = match (&part.file_name, &shape) {
            (Some(name), _) => Value::from(name.clone()),
            (None, None | Some(Shape::Text | Shape::Enum(_) | Shape::Array(_))) => {
                Value::from(text())
            }
            (None, Some(_)) => {
                serde_json::from_str(&text()).unwrap_or_else(|_| Value::from(text()))
            }
        };
        if let Some(name) = &part.file_name {
            files.push(File {
                part: part.name.clone(),
                name: name.clone(),
                content_type: part.content_type.clone(),
                length: part.content().len(),
            });
        }
        match (shape, object.get_mut(&part.name)) {
            (_, Some(Value::Array(items))) => items.push(value),
            (Some(Shape::Array(_)), _) => {
                object.insert(part.name, Value::Array(vec![value]));
            }
            _ => drop(object.insert(part.name, value)),
        }
    }
    Ok(Ok(Read {
        value: Value::Object(object),
        files,
    }))
}

/// What the document does not allow in a value.
fn judged(
    checker: &Checker<'_>,
    schema: &Pointer,
    value: &Value,
    is_strict: bool,
) -> Result<Option<Wrong>, Error> {
    let contract = checker.contract();
    let judged = checker.judge(schema, Direction::Request, value)?;
    let branches = contract.unions(schema, value)?;
    let branches = branches.into_iter();
    let branches = branches.filter_map(|(place, taken)| Some((place, taken.branch?)));
    let places = Places {
        contract,
        branches: branches.collect(),
    };
    if let Err(place) = judged {
        let missing = places.find(schema, value, Wanted::Missing)?;
        return Ok(Some(match missing {
            Some(at) => Wrong::value(&at, "is required"),
            None => Wrong::value(&place, "is not valid"),
        }));
    }
    if !is_strict {
        return Ok(None);
    }
    let unknown = places.find(schema, value, Wanted::Unknown)?;
    Ok(unknown.map(|at| Wrong::value(&at, "unknown property")))
}

/// Which properties are searched for.
#[derive(Clone, Copy)]
enum Wanted {
    /// Required properties that the value does not have.
    Missing,
    /// Properties that the document does not have.
    Unknown,
}

/// Searches a value for properties.
struct Places<'c> {
    contract: &'c Contract,
    /// The branch of each union that is selected by properties, by its place in the value.
    branches: BTreeMap<String, Pointer>,
}

impl Places<'_> {
    /// The place of the first such property.
    fn find(
        &self,
        schema: &Pointer,
        value: &Value,
        wanted: Wanted,
    ) -> Result<Option<String>, Error> {
        self.below(schema, value, Pointer::default(), wanted)
    }

    fn below(
        &self,
        schema: &Pointer,
        value: &Value,
        at: Pointer,
        wanted: Wanted,
    ) -> Result<Option<String>, Error> {
        let schema = match self.branches.get(at.as_str()) {
            Some(branch) => self.contract.resolve(branch)?,
            None => self.contract.resolve(schema)?,
        };
        match (&schema.shape, value) {
            (Shape::Object(properties), Value::Object(object)) => {
                let found = match wanted {
                    Wanted::Missing => {
                        let mut required = properties.iter().filter(|one| one.is_required);
                        let missing = required.find(|one| !object.contains_key(&one.name));
                        missing.map(|one| &one.name)
                    }
                    Wanted::Unknown if schema.keyword("additionalProperties").is_some() => None,
                    Wanted::Unknown => object.keys().find(|name| !properties.contains_key(name)),
                };
                if let Some(name) = found {
                    return Ok(Some(at.join(name).as_str().to_owned()));
                }
                for (name, value) in object {
                    let Some(property) = properties.get(name) else {
                        continue;
                    };
                    let found = self.below(&property.at, value, at.join(name), wanted)?;
                    if found.is_some() {
                        return Ok(found);
                    }
                }
            }
            (Shape::Array(item), Value::Array(items)) => {
                for (index, value) in items.iter().enumerate() {
                    let at = at.join(index.to_string());
                    let found = self.below(item, value, at, wanted)?;
                    if found.is_some() {
                        return Ok(found);
                    }
                }
            }
            _ => {}
        }
        Ok(None)
    }
}
