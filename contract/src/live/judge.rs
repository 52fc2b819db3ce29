//! Compares the bodies of responses with the document.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::mem::discriminant;

use conversation_apis::Timestamp;
use conversation_apis::support::{expected_kinds, shown_name};
use conversation_apis_codegen::extension::Choice;
use conversation_apis_codegen::{Error, Pointer};
use serde_json::{Map, Value};

use super::kinds::{kind_of, kind_of_all};
use super::ledger::{Findings, Ledger};
use super::lossy_json;
use super::objects::{Objects, Saw};
use crate::document::{Contract, Schema, Shape, Type, is_integer, is_of};
use crate::finding::Kind;
use crate::provider::Provider;

/// Compares bodies with their schemas, and remembers which objects and properties occurred.
pub(crate) struct Judge<'a> {
    provider: &'a Provider,
    pub(super) contract: &'a Contract,
    /// The keys. A server may send them back, but no report may show them.
    pub(crate) keys: Cow<'a, [String]>,
    pub(crate) ledger: Ledger,
    /// The objects, if the run compares them with what the document describes.
    objects: Option<Objects>,
    /// Whether the operation is called for some of the items only.
    pub(super) is_sample: bool,
    properties: BTreeSet<Pointer>,
    /// How many faults were found that prevent a value from being decoded.
    explaining: usize,
    /// The body that is compared.
    body: Body,
}

/// Facts about a body that all values in it depend on.
#[derive(Default, Clone, Copy)]
struct Body {
    /// Whether it is the body of a success. The body of an error need not have every
    /// documented property.
    in_success: bool,
    /// Whether U+FFFD in a name replaces half a surrogate pair.
    mended: bool,
}

impl<'a> Judge<'a> {
    pub(crate) fn new(provider: &'a Provider, contract: &'a Contract, keys: &'a [String]) -> Self {
        Self {
            provider,
            contract,
            keys: Cow::Borrowed(keys),
            ledger: Ledger::new(),
            objects: None,
            is_sample: false,
            properties: BTreeSet::new(),
            explaining: 0,
            body: Body::default(),
        }
    }

    /// Also remembers the objects of responses, for [`Judge::finish`].
    pub(super) fn with_objects(self) -> Self {
        Self {
            objects: Some(Objects::default()),
            ..self
        }
    }

    /// Compares a text with a schema, and decodes it as the client would, as the type of this
    /// name. Returns the value.
    pub(super) fn read(
        &mut self,
        target: &str,
        schema: &Pointer,
        text: &str,
        in_success: bool,
    ) -> Result<Value, Error> {
        let lossy_json::Read { value, mended } = lossy_json::read(text).unwrap_or_default();
        self.body = Body { in_success, mended };
        let before = self.explaining;
        self.value(schema, &value)?;
        let decoded = self
            .provider
            .find_type(target)
            .and_then(|found| (found.round_trip)(text).err());
        // A fault that was found in the value explains why it does not decode.
        if let Some(failure) = decoded
            && self.explaining == before
        {
            let place = self.place(schema, &failure.path)?;
            self.ledger.find(Kind::Undecodable, &place, failure.error);
        }
        Ok(value)
    }

    /// The schema of the value at a path. An empty path is the whole value, whose `$ref` is
    /// followed.
    fn place(&self, schema: &Pointer, path: &str) -> Result<Pointer, Error> {
        let mut at = schema.clone();
        if path.is_empty() {
            return Ok(self.contract.resolve(&at)?.at.clone());
        }
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
            (Shape::Any(_) | Shape::Either(_), _) => return self.several(schema, &resolved, value),
            (_, Value::Null) => {
                self.explain(Kind::UnexpectedNull, schema, "null");
                return Ok(());
            }
            (Shape::Enum(values), _)
                if values
                    .iter()
                    .any(|named| discriminant(named) == discriminant(value)) =>
            {
                if !values.contains(value) {
                    let text = "a value that the enum does not list";
                    self.ledger.find(Kind::UnknownValue, &resolved.at, text);
                }
                return Ok(());
            }
            (Shape::Object(_), Value::Object(_)) => return self.object(&resolved, value),
            (Shape::Array(items), Value::Array(found)) => {
                return found.iter().try_for_each(|item| self.value(items, item));
            }
            (Shape::Map(values), Value::Object(found)) => {
                return found
                    .values()
                    .try_for_each(|value| self.value(values, value));
            }
            (Shape::Text, Value::String(_))
            | (Shape::Boolean, Value::Bool(_))
            | (Shape::Number, Value::Number(_)) => return Ok(()),
            (Shape::Integer, Value::Number(number)) if is_integer(number) => return Ok(()),
            // A union is compared together with its object, because its siblings select the
            // branch.
            (Shape::Union(_), _) => return Ok(()),
            (Shape::Time(types), value) if is_of(types, value) => {
                self.time(schema, value);
                return Ok(());
            }
            (Shape::Time(_), _) => "a point in time",
            (Shape::Enum(values), _) => match kind_of_all(values) {
                Some(expected) => expected,
                None => return Ok(()),
            },
            (Shape::Text, _) => "a string",
            (Shape::Object(_) | Shape::Map(_), _) => "an object",
            (Shape::Array(_), _) => "an array",
            (Shape::Integer, _) => "an integer",
            (Shape::Number, _) => "a number",
            (Shape::Boolean, _) => "a boolean",
        };
        self.explaining += 1;
        self.ledger.differs(schema, expected, kind_of(value));
        Ok(())
    }

    /// Compares a value of a schema that allows several types.
    fn several(&mut self, from: &Pointer, schema: &Schema<'_>, value: &Value) -> Result<(), Error> {
        let branches = schema.alternatives()?;
        if value.is_null() {
            if !branches.iter().any(|branch| branch.nullable) {
                self.explain(Kind::UnexpectedNull, from, "null");
            }
            return Ok(());
        }
        let types: Option<Vec<_>> = branches.iter().map(|branch| branch.shape.types()).collect();
        let types: Vec<Type> = types.unwrap_or_default().concat();
        if !is_of(&types, value) {
            self.explaining += 1;
            let expected = expected_kinds(types.iter().filter_map(|one| one.kind()));
            self.ledger.differs(&schema.at, &expected, kind_of(value));
        } else if branches.len() > 1 && (value.is_object() || value.is_array()) {
            return self.branch(schema, &branches, value);
        }
        Ok(())
    }

    /// Compares an object or array with the only branch of a union that it fits. If it fits
    /// several, the document does not say which it is. A discriminator selects the branch
    /// otherwise.
    fn branch(
        &mut self,
        union: &Schema<'_>,
        branches: &[Schema<'_>],
        value: &Value,
    ) -> Result<(), Error> {
        let is_selected = |branch: &Schema<'_>| branch.keyword("discriminator").is_some();
        if branches.iter().any(is_selected) {
            return Ok(());
        }
        let mut fits = Vec::new();
        let is_branch = |schema: &&Schema<'_>| !matches!(schema.shape, Shape::Either(_));
        for branch in branches.iter().filter(is_branch) {
            let mut trial = Self::new(self.provider, self.contract, &[]);
            trial.value(&branch.at, value)?;
            if trial.explaining == 0 {
                fits.push(&branch.at);
            }
        }
        match fits.as_slice() {
            [] => {
                let text = "a value that fits no branch of the union";
                self.explain(Kind::Undecodable, &union.at, text);
                Ok(())
            }
            [only] => self.value(only, value),
            _ => Ok(()),
        }
    }

    /// Finds a value that has the right type but is not a point in time.
    fn time(&mut self, schema: &Pointer, value: &Value) {
        let read = serde_json::from_value::<Timestamp>(value.clone());
        if read.is_ok_and(|time| time.parse().is_err()) {
            let found = match value.is_string() {
                true => "a string that is not one",
                false => "a number that is not one",
            };
            self.ledger.differs(schema, "a point in time", found);
        }
    }

    fn object(&mut self, resolved: &Schema<'_>, value: &Value) -> Result<(), Error> {
        let (Shape::Object(properties), Some(object)) = (&resolved.shape, value.as_object()) else {
            return Ok(());
        };
        let below = resolved.at.join("properties");
        if let Some(objects) = self.objects.as_mut().filter(|_| self.body.in_success) {
            objects.add(&resolved.at, value, self.is_sample);
        }
        for name in properties.keys() {
            if resolved.requires(name) && !object.contains_key(name) {
                self.explaining += 1;
                self.missing(&below.join(name), "required, and absent");
            }
        }
        for (name, value) in object {
            if !properties.contains_key(name) {
                self.undocumented(&resolved.at, name, value);
                continue;
            }
            let at = below.join(name);
            self.properties.insert(at.clone());
            let property = self.contract.resolve(&at)?;
            match &property.shape {
                Shape::Union(choices) if !value.is_null() => {
                    self.union(&below, name, choices, object)?;
                }
                _ => self.value(&at, value)?,
            }
        }
        Ok(())
    }

    /// Compares a property whose branch is selected by its siblings.
    fn union(
        &mut self,
        below: &Pointer,
        name: &str,
        choices: &[Choice],
        object: &Map<String, Value>,
    ) -> Result<(), Error> {
        if let Some(selector) = absent_selector(choices, object) {
            let text = format!("absent, and it selects the type of `{name}`");
            self.missing(&below.join(selector), text);
        }
        if let Some(choice) = self.contract.choice(choices, object) {
            let branch = Pointer::from("#/components/schemas").join(&choice.branch);
            return self.value(&branch, &object[name]);
        }
        Ok(())
    }

    fn undocumented(&mut self, object: &Pointer, name: &str, value: &Value) {
        if self.body.mended && name.contains(char::REPLACEMENT_CHARACTER) {
            self.explain(
                Kind::Undecodable,
                object,
                "the name of a property is not valid Unicode",
            );
            return;
        }
        let name = match self
            .keys
            .iter()
            .any(|key| !key.is_empty() && name.contains(key))
        {
            true => "(a name with the key in it)".to_owned(),
            false => shown_name(name),
        };
        let below = object.join("properties");
        self.ledger.undocumented(&below, name, kind_of(value));
    }

    /// Records a fault that prevents a value from being decoded.
    fn explain(&mut self, kind: Kind, at: &Pointer, text: &str) {
        self.explaining += 1;
        self.ledger.find(kind, at, text);
    }

    /// Records that a required property is absent. It is then not also reported as never seen.
    fn missing(&mut self, at: &Pointer, text: impl Into<String>) {
        self.properties.insert(at.clone());
        self.ledger.find(Kind::MissingProperty, at, text);
    }

    /// Records that an item has no id.
    pub(super) fn no_id(&mut self, item: &Pointer, id: &str) -> Result<(), Error> {
        let at = self.contract.property(item, id)?;
        self.missing(&at, "absent, and it identifies the item");
        Ok(())
    }

    /// Records that a page lacks a property that every page must have. Neither this property
    /// nor those that lead to it are then reported as never seen.
    pub(super) fn page_lacks(
        &mut self,
        page: &Pointer,
        property: &str,
        text: &str,
    ) -> Result<(), Error> {
        let mut way = String::new();
        for token in Pointer::from(property).tokens() {
            way = Pointer::from(way.as_str()).join(token).as_str().to_owned();
            let at = self.contract.property(page, &way)?;
            self.properties.insert(at);
        }
        let at = self.contract.property(page, property)?;
        self.ledger.find(Kind::Paging, &at, text);
        Ok(())
    }

    /// The objects that operations sent that are called for every item, by JSON pointer of
    /// their schema.
    pub(super) fn seen_objects(&self) -> BTreeSet<String> {
        self.objects
            .as_ref()
            .map(Objects::whole)
            .unwrap_or_default()
    }

    /// All findings. They include the documented properties that no object had, as far as what
    /// the run saw can tell.
    pub(super) fn finish(self, saw: Saw) -> Result<Findings, Error> {
        let mut found = self.ledger.finish(&[]);
        if let Some(objects) = self.objects {
            let never = objects.never_seen(self.contract, &self.properties, saw)?;
            found.findings.extend(never);
        }
        Ok(found)
    }
}

/// An absent sibling that decides whether a choice applies. As in the client, the first
/// choice that may apply decides.
fn absent_selector<'c>(choices: &'c [Choice], object: &Map<String, Value>) -> Option<&'c String> {
    let may_apply = |choice: &&Choice| {
        let mut asked = choice.when.iter();
        asked.all(|(name, wanted)| object.get(name).is_none_or(|found| found == wanted))
    };
    let first = choices.iter().find(may_apply)?;
    first.when.keys().find(|name| !object.contains_key(*name))
}
