//! What a server answered, held against the document.

use std::collections::{BTreeMap, BTreeSet};

use conversation_apis_codegen::{Error, Pointer};
use serde_json::Value;

use crate::document::{Contract, Resolved, Shape, is_integer, is_of};
use crate::finding::{Finding, Kind};
use crate::provider::Provider;

/// The most findings kept of one run; a server that is another one altogether
/// tells no more with the next.
const MOST: usize = 500;

/// Judges bodies, and remembers what was met.
pub(super) struct Judge<'a> {
    provider: &'a Provider,
    contract: &'a Contract,
    /// No report may show them, should the server send them back.
    keys: &'a [String],
    findings: Vec<Finding>,
    places: BTreeMap<(Kind, String, String), usize>,
    objects: BTreeSet<Pointer>,
    properties: BTreeSet<Pointer>,
    /// Whether the body being judged is that of a success: of an error's, not
    /// every documented property is to be expected.
    in_success: bool,
}

impl<'a> Judge<'a> {
    pub(super) fn new(provider: &'a Provider, contract: &'a Contract, keys: &'a [String]) -> Self {
        Self {
            provider,
            contract,
            keys,
            findings: Vec::new(),
            places: BTreeMap::new(),
            objects: BTreeSet::new(),
            properties: BTreeSet::new(),
            in_success: false,
        }
    }

    /// Judges a value, and its text as the client reads it: as the type of this
    /// name.
    pub(super) fn read(
        &mut self,
        target: &str,
        schema: &Pointer,
        text: &str,
        value: &Value,
        in_success: bool,
    ) -> Result<(), Error> {
        self.in_success = in_success;
        let before = self.explaining();
        self.value(schema, value)?;
        let decoded = self
            .provider
            .find_type(target)
            .and_then(|found| (found.round_trip)(text).err());
        // A fault that was found in the value explains why it does not decode.
        if let Some(failure) = decoded
            && self.explaining() == before
        {
            let place = self.place(schema, &failure.path)?;
            self.find(Kind::Undecodable, &place, failure.error);
        }
        Ok(())
    }

    /// The schema of the value at a path.
    fn place(&self, schema: &Pointer, path: &str) -> Result<Pointer, Error> {
        let mut at = schema.clone();
        for token in Pointer::from(path).tokens() {
            let resolved = self.contract.resolve(&at)?;
            at = match &resolved.shape {
                Shape::Object(properties) if properties.contains_key(&token) => {
                    resolved.at.join("properties").join(token)
                }
                Shape::Array(items) => items.clone(),
                _ => break,
            };
        }
        Ok(at)
    }

    fn value(&mut self, schema: &Pointer, value: &Value) -> Result<(), Error> {
        let contract = self.contract;
        let resolved = contract.resolve(schema)?;
        let expected = match (&resolved.shape, value) {
            (_, Value::Null) if resolved.nullable => return Ok(()),
            (_, Value::Null) => {
                self.find(Kind::UnexpectedNull, schema, "null");
                return Ok(());
            }
            (Shape::Enum(values), Value::String(_) | Value::Number(_))
                if value.is_string() || values.iter().any(|value| value.is_number()) =>
            {
                if !values.contains(&value) {
                    self.find(
                        Kind::UnknownValue,
                        &resolved.at,
                        "a value the enum does not name",
                    );
                }
                return Ok(());
            }
            (Shape::Object(_), Value::Object(_)) => return self.object(&resolved, value),
            (Shape::Array(items), Value::Array(found)) => {
                return found.iter().try_for_each(|item| self.value(items, item));
            }
            (Shape::Text, Value::String(_))
            | (Shape::Boolean, Value::Bool(_))
            | (Shape::Number, Value::Number(_)) => return Ok(()),
            (Shape::Integer, Value::Number(number)) if is_integer(number) => return Ok(()),
            // A union is looked at with the object whose siblings choose it.
            (Shape::Union(_) | Shape::Either(_), _) => return Ok(()),
            (Shape::Time(types) | Shape::Any(types), value) if is_of(types, value) => return Ok(()),
            (Shape::Any(_), _) => "another type",
            (Shape::Time(_), _) => "a point in time",
            (Shape::Enum(_) | Shape::Text, _) => "a string",
            (Shape::Object(_), _) => "an object",
            (Shape::Array(_), _) => "an array",
            (Shape::Integer, _) => "an integer",
            (Shape::Number, _) => "a number",
            (Shape::Boolean, _) => "a boolean",
        };
        let text = format!("expected {expected}, found {}", kind_of(value));
        self.find(Kind::TypeDiffers, schema, text);
        Ok(())
    }

    fn object(&mut self, resolved: &Resolved<'_>, value: &Value) -> Result<(), Error> {
        let (Shape::Object(properties), Some(object)) = (&resolved.shape, value.as_object()) else {
            return Ok(());
        };
        let below = resolved.at.join("properties");
        if self.in_success {
            self.objects.insert(resolved.at.clone());
        }
        for (name, value) in object {
            if !properties.contains_key(name) {
                self.undocumented(&below, name, value);
                continue;
            }
            let at = below.join(name);
            self.properties.insert(at.clone());
            let property = self.contract.resolve(&at)?;
            match &property.shape {
                Shape::Union(choices) if !value.is_null() => {
                    if let Some(choice) = self.contract.choice(choices, object) {
                        let branch = Pointer::from("#/components/schemas").join(&choice.branch);
                        self.value(&branch, value)?;
                    }
                }
                _ => self.value(&at, value)?,
            }
        }
        Ok(())
    }

    fn undocumented(&mut self, below: &Pointer, name: &str, value: &Value) {
        let name = match self.keys.iter().any(|key| name.contains(key)) {
            true => "(a name with the key in it)",
            false => name,
        };
        let text = format!("{}, not in the document", kind_of(value));
        self.find(Kind::UndocumentedProperty, &below.join(name), text);
    }

    /// A page has no list of items: what was to be met there was not, for a
    /// reason that is told.
    pub(super) fn no_list(&mut self, at: &Pointer) {
        self.properties.insert(at.clone());
        self.find(Kind::Paging, at, "a page without its list");
    }

    /// Records something; the first occurrence wins, others are counted.
    pub(super) fn find(&mut self, kind: Kind, at: &Pointer, text: impl Into<String>) {
        let finding = Finding::new(kind, at.to_string(), text);
        let key = (kind, finding.place.clone(), finding.text.clone());
        match self.places.get(&key) {
            Some(&index) => self.findings[index].count += 1,
            None if self.findings.len() >= MOST => {}
            None => {
                self.places.insert(key, self.findings.len());
                self.findings.push(finding);
            }
        }
    }

    /// How often something was met that can keep a value from being decoded.
    fn explaining(&self) -> usize {
        let explains =
            |finding: &&Finding| matches!(finding.kind, Kind::TypeDiffers | Kind::UnexpectedNull);
        self.findings
            .iter()
            .filter(explains)
            .map(|finding| finding.count)
            .sum()
    }

    /// What was found, with what was documented and never met in the objects
    /// that were.
    pub(super) fn finish(mut self) -> Result<Vec<Finding>, Error> {
        for object in std::mem::take(&mut self.objects) {
            let Shape::Object(properties) = self.contract.resolve(&object)?.shape else {
                continue;
            };
            for name in properties.keys() {
                let at = object.join("properties").join(name);
                // What only some servers of a family have need not be in an answer.
                let is_owed = self.contract.get(&at)["x-some-servers"] != true;
                if is_owed && !self.properties.contains(&at) {
                    self.find(Kind::NeverSeen, &at, "documented, and in no answer");
                }
            }
        }
        Ok(self.findings)
    }
}

fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(number) if is_integer(number) => "an integer",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}
