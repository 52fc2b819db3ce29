//! The independent judge: a JSON Schema 2020-12 validator on the overlaid 3.1
//! document, which shares no pass with the lowering.
//!
//! `oneOf` is read as `anyOf`, since the documents' branches overlap; where a
//! value's siblings choose a branch, it must also fit that one. Unions whose
//! branches do overlap are kept in [`Oracle::overlaps`].

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use conversation_apis_codegen::walk::{self, Kind};
use conversation_apis_codegen::{Error, Pointer};
use jsonschema::error::ValidationErrorKind;
use jsonschema::{Draft, Registry, Validator};
use serde_json::{Value, json};

use crate::document::Contract;

/// Judges values against schemas of one document.
pub struct Oracle<'a> {
    contract: &'a Contract,
    /// The document with `anyOf` for `oneOf`.
    lenient: Registry<'static>,
    strict: Registry<'static>,
    /// By schema, of each.
    lenient_validators: BTreeMap<Pointer, Validator>,
    strict_validators: BTreeMap<Pointer, Validator>,
    /// Unions of which a value fitted several branches.
    pub overlaps: BTreeSet<Pointer>,
}

impl<'a> Oracle<'a> {
    /// An oracle for a document.
    ///
    /// # Errors
    ///
    /// When the document's schemas cannot be walked.
    pub fn new(contract: &'a Contract) -> Result<Self, Error> {
        let mut lenient = contract.document.value.clone();
        walk::each(&mut lenient, Kind::Schema, &mut |schema, _| {
            if let Some(schema) = schema.as_object_mut()
                && let Some(branches) = schema.shift_remove("oneOf")
            {
                schema.insert("anyOf".to_owned(), branches);
            }
            Ok(())
        })?;
        if contract.is_best_effort() {
            walk::each(&mut lenient, Kind::Schema, &mut |schema, _| {
                as_2020_12(schema);
                Ok(())
            })?;
        }
        Ok(Self {
            contract,
            lenient: registry(lenient)?,
            strict: registry(contract.document.value.clone())?,
            lenient_validators: BTreeMap::new(),
            strict_validators: BTreeMap::new(),
            overlaps: BTreeSet::new(),
        })
    }

    /// The document it judges by.
    pub(crate) fn contract(&self) -> &Contract {
        self.contract
    }

    /// Whether the document allows a value; the pointer of a place where it
    /// does not.
    ///
    /// # Errors
    ///
    /// When the schema is none.
    pub fn judge(&mut self, schema: &Pointer, value: &Value) -> Result<Result<(), String>, Error> {
        if let Err(place) = self.fits(schema, value)? {
            return Ok(Err(place));
        }
        for (place, taken) in self.contract.unions(schema, value)? {
            if self.overlapping(schema, value, &place)? {
                self.overlaps.insert(taken.union);
            }
            let (Some(branch), Some(value)) = (taken.branch, value.pointer(&place)) else {
                continue;
            };
            if let Err(below) = self.fits(&branch, value)? {
                return Ok(Err(format!("{place}{below}")));
            }
        }
        Ok(Ok(()))
    }

    /// The branch each union of a value takes by the document's rule.
    ///
    /// # Errors
    ///
    /// As [`Contract::resolve`].
    pub fn unions(
        &self,
        schema: &Pointer,
        value: &Value,
    ) -> Result<BTreeMap<String, String>, Error> {
        let unions = self.contract.unions(schema, value)?;
        Ok(unions
            .into_iter()
            .map(|(place, taken)| (place, taken.variant))
            .collect())
    }

    fn fits(&mut self, schema: &Pointer, value: &Value) -> Result<Result<(), String>, Error> {
        let validator = validator(&mut self.lenient_validators, &self.lenient, schema)?;
        let error = validator.iter_errors(value).next();
        Ok(error.map_or(Ok(()), |error| Err(error.instance_path().to_string())))
    }

    /// Whether the value at `place` fits several branches of its `oneOf`.
    fn overlapping(&mut self, schema: &Pointer, value: &Value, place: &str) -> Result<bool, Error> {
        let several = |error: jsonschema::ValidationError<'_>| {
            matches!(error.kind(), ValidationErrorKind::OneOfMultipleValid { .. })
                && error.instance_path().to_string() == place
        };
        let validator = validator(&mut self.strict_validators, &self.strict, schema)?;
        Ok(validator.iter_errors(value).any(several))
    }
}

/// What OpenAPI 3.0 writes otherwise than JSON Schema does; and no pattern, which
/// nothing here makes texts for and no type reads.
fn as_2020_12(schema: &mut Value) {
    let Some(object) = schema.as_object_mut() else {
        return;
    };
    object.shift_remove("pattern");
    for key in ["exclusiveMinimum", "exclusiveMaximum"] {
        if object.get(key).is_some_and(Value::is_boolean) {
            object.shift_remove(key);
        }
    }
    if object.shift_remove("nullable") == Some(Value::Bool(true)) && object.contains_key("type") {
        let inner = Value::Object(std::mem::take(object));
        *schema = json!({ "anyOf": [inner, { "type": "null" }] });
    }
}

/// A pointer as a URI's fragment: what no fragment may have is encoded.
fn fragment(at: &Pointer) -> String {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"#/-._~!$&'()*+,;=:@?".contains(byte);
    let text = at.to_string();
    let bytes = text.bytes().map(|byte| match plain(&byte) {
        true => char::from(byte).to_string(),
        false => format!("%{byte:02X}"),
    });
    bytes.collect()
}

/// Where the validators find the document.
const DOCUMENT: &str = "urn:openapi";

/// The document, read once for all its validators.
fn registry(document: Value) -> Result<Registry<'static>, Error> {
    let built = Registry::new()
        .draft(Draft::Draft202012)
        .add(DOCUMENT, document)
        .and_then(jsonschema::RegistryBuilder::prepare);
    built.map_err(|error| no_schema(&Pointer::default(), error))
}

/// The validator of a schema, the document around it for its references.
fn validator<'v>(
    known: &'v mut BTreeMap<Pointer, Validator>,
    document: &Registry<'_>,
    schema: &Pointer,
) -> Result<&'v Validator, Error> {
    match known.entry(schema.clone()) {
        Entry::Occupied(entry) => Ok(entry.into_mut()),
        Entry::Vacant(entry) => {
            let validator = jsonschema::draft202012::options()
                .with_registry(document)
                .build(&json!({ "$ref": format!("{DOCUMENT}{}", fragment(schema)) }))
                .map_err(|error| no_schema(schema, error))?;
            Ok(entry.insert(validator))
        }
    }
}

fn no_schema(at: &Pointer, error: impl std::fmt::Display) -> Error {
    Error::Document {
        pointer: at.clone(),
        message: format!("is no JSON Schema 2020-12: {error}"),
    }
}
