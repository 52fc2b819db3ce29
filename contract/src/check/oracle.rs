//! The independent validator: JSON Schema 2020-12 on the document with its overlays. It
//! uses no pass of the lowering.
//!
//! `oneOf` is read as `anyOf`, because branches of the documents overlap, except where it only
//! says which properties are required. Limits such as `maxLength` apply only to values that
//! are sent. If a value's
//! siblings select a branch, the value must fit that branch too. `Oracle::overlaps` collects
//! the unions with overlapping branches.
//!
//! One oracle serves a whole run. A schema is compiled when it is first needed, and then
//! kept.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use conversation_apis_codegen::walk::{self, Kind};
use conversation_apis_codegen::{Error, Pointer};
use jsonschema::error::ValidationErrorKind;
use jsonschema::{Draft, ReferencingError, Registry, RegistryBuilder, Validator};
use serde_json::{Value, json};

use crate::document::{Contract, Direction, LIMITS, are_alternatives, component};
use crate::percent;

/// Judges values by the schemas of one document.
pub struct Oracle<'a> {
    contract: &'a Contract,
    /// The document with `anyOf` in place of `oneOf`, and without limits.
    any_of: Validators<'a>,
    /// The document itself. Only a document with `x-union` needs it.
    one_of: Option<Validators<'a>>,
    /// The document for requests: without required properties that only responses have, and
    /// with limits. `None` if it is the same.
    sent: Option<Validators<'a>>,
    /// Unions with a value that fits several branches.
    pub overlaps: BTreeSet<Pointer>,
    /// Schemas that the validator cannot read, with its reason. They allow no value, so they have
    /// no cases.
    pub unreadable: BTreeMap<Pointer, String>,
}

/// A document, and the validators of its schemas.
struct Validators<'a> {
    document: Registry<'a>,
    compiled: HashMap<Pointer, Result<Validator, String>>,
}

impl<'a> Oracle<'a> {
    /// An oracle for a document.
    ///
    /// # Errors
    ///
    /// If schemas cannot be found in the document, or lead to each other by `allOf` in too many
    /// ways.
    pub fn new(contract: &'a Contract) -> Result<Self, Error> {
        check_ways(contract)?;
        let mut any_of = contract.document.value.clone();
        let mut has_limits = false;
        walk::each(&mut any_of, Kind::Schema, &mut |schema, _| {
            as_readable(schema);
            match contract.is_best_effort() {
                true => {
                    with_any_of(schema);
                    as_2020_12(schema);
                }
                false => {
                    has_limits |= remove_limits(schema);
                    with_any_of(schema);
                }
            }
            Ok(())
        })?;
        let sent = match contract.is_best_effort() || has_limits {
            true => Some(sent(contract)?),
            false => without_read_only(&any_of)?,
        };
        Ok(Self {
            contract,
            any_of: Validators::of(registry().add(DOCUMENT, any_of))?,
            one_of: None,
            sent: match sent {
                Some(sent) => Some(Validators::of(registry().add(DOCUMENT, sent))?),
                None => None,
            },
            overlaps: BTreeSet::new(),
            unreadable: BTreeMap::new(),
        })
    }

    /// The document whose schemas it uses.
    pub(crate) fn contract(&self) -> &'a Contract {
        self.contract
    }

    /// Whether the document allows a value. The inner error is the JSON pointer of the
    /// first place in the value that it does not allow.
    ///
    /// # Errors
    ///
    /// If the branches of a union cannot be resolved.
    pub fn judge(
        &mut self,
        schema: &Pointer,
        direction: Direction,
        value: &Value,
    ) -> Result<Result<(), String>, Error> {
        let is_sent = match &mut self.sent {
            Some(sent) => direction == Direction::Request && sent.get(schema).is_ok(),
            None => false,
        };
        if let Err(place) = self.fits(is_sent, schema, value) {
            return Ok(Err(place));
        }
        for (place, taken) in self.contract.unions(schema, value)? {
            if self.overlaps(schema, value, &place)? {
                self.overlaps.insert(taken.union);
            }
            let (Some(branch), Some(value)) = (taken.branch, value.pointer(&place)) else {
                continue;
            };
            if let Err(below) = self.fits(is_sent, &branch, value) {
                return Ok(Err(format!("{place}{below}")));
            }
        }
        Ok(Ok(()))
    }

    /// Whether a value fits a schema, or the place where it does not.
    fn fits(&mut self, is_sent: bool, schema: &Pointer, value: &Value) -> Result<(), String> {
        let any_of = match &mut self.sent {
            Some(sent) if is_sent => sent,
            _ => &mut self.any_of,
        };
        match any_of.get(schema) {
            Ok(validator) => match validator.iter_errors(value).next() {
                Some(error) => Err(error.instance_path().to_string()),
                None => Ok(()),
            },
            Err(reason) => {
                self.unreadable.insert(schema.clone(), reason.to_owned());
                Err(String::new())
            }
        }
    }

    /// Every place in a value that a request must not have there.
    pub(crate) fn places(&mut self, schema: &Pointer, value: &Value) -> Vec<String> {
        let validators = self.sent.as_mut().unwrap_or(&mut self.any_of);
        let Ok(validator) = validators.get(schema) else {
            return Vec::new();
        };
        let errors = validator.iter_errors(value);
        errors.map(|it| it.instance_path().to_string()).collect()
    }

    /// Whether the value at `place` fits several branches of its `oneOf`.
    fn overlaps(&mut self, schema: &Pointer, value: &Value, place: &str) -> Result<bool, Error> {
        let document = &self.contract.document.value;
        let one_of = match &mut self.one_of {
            Some(one_of) => one_of,
            none => {
                let mut document = document.clone();
                walk::each(&mut document, Kind::Schema, &mut |schema, _| {
                    as_readable(schema);
                    Ok(())
                })?;
                none.insert(Validators::of(registry().add(DOCUMENT, document))?)
            }
        };
        let fits_several = |error: jsonschema::ValidationError<'_>| {
            matches!(error.kind(), ValidationErrorKind::OneOfMultipleValid { .. })
                && error.instance_path().to_string() == place
        };
        let errors = one_of.get(schema).map(|it| it.iter_errors(value));
        Ok(errors.is_ok_and(|mut errors| errors.any(fits_several)))
    }
}

/// How many ways through `allOf` a component may have. A validator takes each of them for every
/// value.
const WAYS: usize = 10_000;

/// The longest way that is followed. A longer one is slow only once.
const LONGEST: usize = 64;

/// Checks that no component leads to others by `allOf` in too many ways. Components that all
/// contain each other do.
fn check_ways(contract: &Contract) -> Result<(), Error> {
    let schemas = contract.document.value.pointer("/components/schemas");
    for name in schemas
        .and_then(Value::as_object)
        .into_iter()
        .flat_map(|it| it.keys())
    {
        let at = component(Some(name));
        let mut left = WAYS;
        take_ways(&contract.document.value, &at, &mut Vec::new(), &mut left);
        if left == 0 {
            return Err(Error::Document {
                pointer: at,
                message: "`allOf` leads from here to other schemas in more than 10,000 ways; remove its circles with an overlay".to_owned(),
            });
        }
    }
    Ok(())
}

fn take_ways(document: &Value, at: &Pointer, way: &mut Vec<Pointer>, left: &mut usize) {
    *left = left.saturating_sub(1);
    if *left == 0 || way.len() >= LONGEST || way.contains(at) {
        return;
    }
    let schema = document.pointer(at.as_str()).unwrap_or(&Value::Null);
    way.push(at.clone());
    if let Some(to) = schema.get("$ref").and_then(Value::as_str) {
        take_ways(document, &Pointer::from(to), way, left);
    }
    let members = schema
        .get("allOf")
        .and_then(Value::as_array)
        .map_or(0, Vec::len);
    let all_of = at.join("allOf");
    for index in 0..members {
        take_ways(document, &all_of.join(index), way, left);
    }
    way.pop();
}

impl<'a> Validators<'a> {
    fn of(document: Result<RegistryBuilder<'a>, ReferencingError>) -> Result<Self, Error> {
        let document = document.and_then(RegistryBuilder::prepare);
        Ok(Self {
            document: document.map_err(|error| Error::Document {
                pointer: Pointer::default(),
                message: format!("its schemas cannot be found: {error}"),
            })?,
            compiled: HashMap::new(),
        })
    }

    /// The validator of a schema, with the document around it for its references. The reason if
    /// the schema cannot be read.
    fn get(&mut self, schema: &Pointer) -> Result<&Validator, &str> {
        if !self.compiled.contains_key(schema) {
            let validator = jsonschema::draft202012::options()
                .with_registry(&self.document)
                .build(&json!({ "$ref": format!("{DOCUMENT}{}", fragment(schema)) }));
            let validator = validator.map_err(|error| error.to_string());
            self.compiled.insert(schema.clone(), validator);
        }
        self.compiled[schema].as_ref().map_err(String::as_str)
    }
}

/// The document of requests, with its patterns, which the client checks before sending. A
/// schema with a pattern that the validator cannot read is used without patterns.
fn sent(contract: &Contract) -> Result<Value, Error> {
    let mut document = contract.document.value.clone();
    walk::each(&mut document, Kind::Schema, &mut |schema, _| {
        let pattern = schema.get("pattern").cloned();
        as_readable(schema);
        with_any_of(schema);
        if contract.is_best_effort() {
            as_2020_12(schema);
        }
        if let (Some(pattern), Some(object)) = (pattern, schema.as_object_mut()) {
            object.insert("pattern".to_owned(), pattern);
        }
        Ok(())
    })?;
    Ok(without_read_only(&document)?.unwrap_or(document))
}

/// Rewrites what the validator would refuse to read, although its meaning is clear: references
/// with characters that a URI cannot have, and limits that are excluded as in OpenAPI 3.0. Names
/// of properties by a pattern that it cannot read have no rules.
fn as_readable(schema: &mut Value) {
    let Some(object) = schema.as_object_mut() else {
        return;
    };
    if let Some(Value::String(reference)) = object.get_mut("$ref")
        && reference.starts_with('#')
    {
        *reference = fragment(&Pointer::from(reference.as_str()));
    }
    for (keyword, exclusive) in [
        ("minimum", "exclusiveMinimum"),
        ("maximum", "exclusiveMaximum"),
    ] {
        if let Some(is_excluded) = object.get(exclusive).and_then(Value::as_bool) {
            object.shift_remove(exclusive);
            let bound = is_excluded.then(|| object.shift_remove(keyword)).flatten();
            object.extend(bound.map(|bound| (exclusive.to_owned(), bound)));
        }
    }
    if let Some(Value::Object(patterns)) = object.get_mut("patternProperties") {
        patterns.retain(|pattern, _| {
            jsonschema::draft202012::new(&json!({ "pattern": pattern })).is_ok()
        });
    }
}

/// Puts `anyOf` in place of `oneOf`, except where it only says which properties are required.
fn with_any_of(schema: &mut Value) {
    if let Some(object) = schema.as_object_mut()
        && object
            .get("oneOf")
            .is_some_and(|members| !are_alternatives(members))
        && let Some(branches) = object.shift_remove("oneOf")
    {
        object.insert("anyOf".to_owned(), branches);
    }
}

/// Removes what only values that are sent are checked for. Returns whether there was any.
fn remove_limits(schema: &mut Value) -> bool {
    let Some(object) = schema.as_object_mut() else {
        return false;
    };
    let before = object.len();
    object.retain(|keyword, stated| {
        let is_union = matches!(keyword.as_str(), "oneOf" | "anyOf");
        !(LIMITS.contains(&keyword.as_str()) || is_union && are_alternatives(stated))
    });
    object.len() < before
}

/// A document that requires no `readOnly` property. `None` if no object requires one.
fn without_read_only(document: &Value) -> Result<Option<Value>, Error> {
    let mut changed = document.clone();
    let mut is_changed = false;
    walk::each(&mut changed, Kind::Schema, &mut |schema, _| {
        let Some(properties) = schema.get("properties").cloned() else {
            return Ok(());
        };
        if let Some(required) = schema.get_mut("required").and_then(Value::as_array_mut) {
            let before = required.len();
            required.retain(|name| {
                let property = name.as_str().and_then(|name| properties.get(name));
                property.is_none_or(|property| !is_read_only(document, property))
            });
            is_changed |= required.len() < before;
        }
        Ok(())
    })?;
    Ok(is_changed.then_some(changed))
}

/// Whether a property, or the schema that it refers to, is `readOnly`.
fn is_read_only(document: &Value, property: &Value) -> bool {
    let target = property["$ref"].as_str();
    let target = target.and_then(|target| document.pointer(target.strip_prefix('#')?));
    property["readOnly"] == true || target.is_some_and(|target| target["readOnly"] == true)
}

/// Rewrites what OpenAPI 3.0 expresses differently from JSON Schema. Patterns are removed,
/// because the harness does not create strings that match a pattern, and no type checks one.
fn as_2020_12(schema: &mut Value) {
    let Some(object) = schema.as_object_mut() else {
        return;
    };
    object.shift_remove("pattern");
    if object.shift_remove("nullable") == Some(Value::Bool(true)) && object.contains_key("type") {
        let inner = Value::Object(std::mem::take(object));
        *schema = json!({ "anyOf": [inner, { "type": "null" }] });
    }
}

/// A pointer as the fragment of a URI, with other characters percent-encoded.
fn fragment(at: &Pointer) -> String {
    percent::encoded(&at.to_string(), b"#/!$&'()*+,;=:@?")
}

/// The address by which validators find the document.
const DOCUMENT: &str = "urn:openapi";

fn registry() -> RegistryBuilder<'static> {
    Registry::new().draft(Draft::Draft202012)
}
