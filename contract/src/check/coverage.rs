//! What has to be proved of a document, and what of it was: the same units on
//! both sides, the first read off the document, the second off the values that
//! passed.

use std::collections::BTreeSet;

use conversation_apis_codegen::{Error, Pointer};
use serde_json::Value;

use crate::cases::plain;
use crate::document::{Contract, Resolved, Shape, Target};

/// One thing to be seen.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unit {
    /// What kind of thing.
    pub kind: Kind,
    /// The schema it belongs to.
    pub at: Pointer,
    /// Which of its states.
    pub state: String,
}

/// The kinds of units, which are the columns of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A schema, seen at all.
    Schema,
    /// A property: present, absent, null where allowed; a property the document
    /// does not name; an array that is empty, has one item, has many.
    Property,
    /// A value of an enum, or one that the document does not name.
    Value,
    /// A branch of a union, or one that the document does not name.
    Branch,
}

impl Kind {
    /// All of them, in the order of the table.
    pub const ALL: [Self; 4] = [Self::Schema, Self::Property, Self::Value, Self::Branch];
}

/// Units, gathered from a document or from values.
#[derive(Debug, Default)]
pub struct Coverage(BTreeSet<Unit>);

impl Coverage {
    /// What a target has to show, its components left to themselves.
    ///
    /// # Errors
    ///
    /// As [`Contract::resolve`].
    pub fn required(contract: &Contract, target: &Target) -> Result<Self, Error> {
        let mut units = Self::default();
        units.require(contract, &target.schema)?;
        Ok(units)
    }

    /// How many units of a kind there are, and how many of them `seen` has.
    pub fn count(&self, kind: Kind, seen: &Self) -> (usize, usize) {
        let wanted = self.0.iter().filter(|unit| unit.kind == kind);
        let (mut covered, mut all) = (0, 0);
        for unit in wanted {
            all += 1;
            covered += usize::from(seen.0.contains(unit));
        }
        (covered, all)
    }

    /// The units that `seen` lacks.
    pub fn missing<'a>(&'a self, seen: &'a Self) -> impl Iterator<Item = &'a Unit> {
        self.0.difference(&seen.0)
    }

    fn add(&mut self, kind: Kind, at: &Pointer, state: impl Into<String>) {
        self.0.insert(Unit {
            kind,
            at: at.clone(),
            state: state.into(),
        });
    }

    fn require(&mut self, contract: &Contract, schema: &Pointer) -> Result<(), Error> {
        let resolved = contract.resolve(schema)?;
        self.add(Kind::Schema, &resolved.at, "seen");
        match &resolved.shape {
            Shape::Enum(values) => {
                for value in values {
                    self.add(Kind::Value, &resolved.at, plain(value));
                }
                self.add(Kind::Value, &resolved.at, UNKNOWN);
            }
            Shape::Union(choices) => {
                for choice in choices {
                    self.add(Kind::Branch, &resolved.at, &choice.variant);
                }
                self.add(Kind::Branch, &resolved.at, "Unknown");
            }
            Shape::Object(properties) => {
                self.add(Kind::Property, &resolved.at, UNKNOWN);
                for name in properties.keys() {
                    let at = resolved.at.join("properties").join(name);
                    let property = contract.resolve(&at)?;
                    self.add(Kind::Property, &at, "present");
                    if !resolved.requires(name) {
                        self.add(Kind::Property, &at, "absent");
                    }
                    if property.nullable {
                        self.add(Kind::Property, &at, "null");
                    }
                    if let Shape::Array(_) = property.shape {
                        LENGTHS
                            .iter()
                            .for_each(|length| self.add(Kind::Property, &at, *length));
                    }
                    if !property.crossed {
                        self.require(contract, &at)?;
                    }
                }
            }
            Shape::Array(items) if !contract.resolve(items)?.crossed => {
                self.require(contract, items)?
            }
            _ => {}
        }
        Ok(())
    }

    /// Adds what a value shows, in all that it holds.
    ///
    /// # Errors
    ///
    /// As [`Contract::resolve`].
    pub fn observe(
        &mut self,
        contract: &Contract,
        schema: &Pointer,
        value: &Value,
    ) -> Result<(), Error> {
        let resolved = contract.resolve(schema)?;
        if value.is_null() {
            return Ok(());
        }
        self.add(Kind::Schema, &resolved.at, "seen");
        match (&resolved.shape, value) {
            (Shape::Enum(values), value) => {
                let state = match values.contains(&value) {
                    true => plain(value),
                    false => UNKNOWN.to_owned(),
                };
                self.add(Kind::Value, &resolved.at, state);
            }
            (Shape::Object(_), Value::Object(_)) => {
                self.observe_object(contract, &resolved, value)?
            }
            (Shape::Array(items), Value::Array(found)) => {
                for item in found {
                    self.observe(contract, items, item)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn observe_object(
        &mut self,
        contract: &Contract,
        resolved: &Resolved<'_>,
        value: &Value,
    ) -> Result<(), Error> {
        let (Shape::Object(properties), Some(object)) = (&resolved.shape, value.as_object()) else {
            return Ok(());
        };
        if object.keys().any(|name| !properties.contains_key(name)) {
            self.add(Kind::Property, &resolved.at, UNKNOWN);
        }
        for name in properties.keys() {
            let at = resolved.at.join("properties").join(name);
            let Some(value) = object.get(name) else {
                self.add(Kind::Property, &at, "absent");
                continue;
            };
            self.add(
                Kind::Property,
                &at,
                if value.is_null() { "null" } else { "present" },
            );
            if let Some(items) = value.as_array() {
                self.add(Kind::Property, &at, LENGTHS[items.len().min(2)]);
            }
            let property = contract.resolve(&at)?;
            match &property.shape {
                Shape::Union(choices) if !value.is_null() => {
                    let choice = contract.choice(choices, object);
                    self.add(Kind::Schema, &property.at, "seen");
                    self.add(
                        Kind::Branch,
                        &property.at,
                        choice.map_or("Unknown", |choice| &choice.variant),
                    );
                    if let Some(choice) = choice {
                        let branch = Pointer::from("#/components/schemas").join(&choice.branch);
                        self.observe(contract, &branch, value)?;
                    }
                }
                _ => self.observe(contract, &at, value)?,
            }
        }
        Ok(())
    }
}

const UNKNOWN: &str = "not in the document";
const LENGTHS: [&str; 3] = ["empty", "one", "many"];
