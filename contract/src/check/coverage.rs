//! Coverage, in the document's own units: which states the document describes, and which of
//! them the values that passed have shown.

use std::collections::BTreeMap;
use std::fmt;

use conversation_apis_codegen::{Error, Pointer};
use serde_json::{Map, Value};

use crate::cases::{Case, CaseState, unknown};
use crate::document::{Contract, Properties, Schema, Shape, Target};
use crate::json_edit::plain;

/// One state of a schema that a case must show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// The schema that it belongs to.
    pub at: Pointer,
    /// The state.
    pub state: State,
}

/// The kinds of units. They are the columns of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Whether a schema occurred at all.
    Schema,
    /// A property: present, absent, or null if allowed. Also an undocumented property, and an
    /// array that is empty, has one item, or has many items.
    Property,
    /// A value of an enum, or a value that the enum does not name.
    Value,
    /// A branch of a union, or a branch that the union does not name.
    Branch,
}

impl Kind {
    /// All of them, in the order of the table.
    pub const ALL: [Self; 4] = [Self::Schema, Self::Property, Self::Value, Self::Branch];
}

/// A state of a schema.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)] // `Display` describes each
pub enum State {
    Seen,
    Present,
    Absent,
    Null,
    Empty,
    One,
    Many,
    UnknownProperty,
    Value(String),
    UnknownValue,
    Branch(String),
    UnknownBranch,
}

impl State {
    /// The kind of its unit.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Seen => Kind::Schema,
            Self::Value(_) | Self::UnknownValue => Kind::Value,
            Self::Branch(_) | Self::UnknownBranch => Kind::Branch,
            _ => Kind::Property,
        }
    }

    /// The state that an array's length shows.
    fn of_length(length: usize) -> Self {
        match length {
            0 => Self::Empty,
            1 => Self::One,
            _ => Self::Many,
        }
    }
}

impl fmt::Display for State {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Seen => "seen",
            Self::Present => "present",
            Self::Absent => "absent",
            Self::Null => "null",
            Self::Empty => "empty",
            Self::One => "one",
            Self::Many => "many",
            Self::UnknownProperty | Self::UnknownValue => "not in the document",
            Self::Value(text) | Self::Branch(text) => text,
            Self::UnknownBranch => "Unknown",
        })
    }
}

/// Units, collected from a document or from values.
#[derive(Debug, Default)]
pub struct Coverage(BTreeMap<Pointer, Vec<State>>);

impl Coverage {
    /// The units that a target's cases must show. Other components have their own targets.
    ///
    /// # Errors
    ///
    /// The errors of [`Contract::resolve`].
    pub fn required(contract: &Contract, target: &Target) -> Result<Self, Error> {
        let mut units = Self::default();
        units.require(&contract.resolve(&target.schema)?)?;
        Ok(units)
    }

    /// The units that `other` has too.
    #[must_use]
    pub(crate) fn shown_by(mut self, other: &Self) -> Self {
        for (at, states) in &mut self.0 {
            states.retain(|state| other.has(at, state));
        }
        self
    }

    /// How many units of a kind are in `seen`, and how many there are.
    pub fn count(&self, kind: Kind, seen: &Self) -> (usize, usize) {
        let (mut covered, mut all) = (0, 0);
        for (at, state) in self.iter().filter(|(_, state)| state.kind() == kind) {
            all += 1;
            covered += usize::from(seen.has(at, state));
        }
        (covered, all)
    }

    /// The units that `seen` lacks, by kind, place and state.
    pub fn missing(&self, seen: &Self) -> Vec<Unit> {
        let missing = self.iter().filter(|(at, state)| !seen.has(at, state));
        let mut missing: Vec<Unit> = missing
            .map(|(at, state)| Unit {
                at: at.clone(),
                state: state.clone(),
            })
            .collect();
        missing.sort_by_key(|unit| {
            let state = unit.state.to_string();
            (unit.state.kind(), unit.at.clone(), state)
        });
        missing
    }

    fn iter(&self) -> impl Iterator<Item = (&Pointer, &State)> {
        let units = self.0.iter();
        units.flat_map(|(at, states)| states.iter().map(move |state| (at, state)))
    }

    fn has(&self, at: &Pointer, state: &State) -> bool {
        self.0.get(at).is_some_and(|states| states.contains(state))
    }

    fn add(&mut self, at: &Pointer, state: State) {
        match self.0.get_mut(at) {
            Some(states) if states.contains(&state) => {}
            Some(states) => states.push(state),
            None => drop(self.0.insert(at.clone(), vec![state])),
        }
    }

    fn require(&mut self, schema: &Schema<'_>) -> Result<(), Error> {
        self.add(&schema.at, State::Seen);
        match &schema.shape {
            Shape::Enum(values) => {
                for value in values {
                    self.add(&schema.at, State::Value(plain(value)));
                }
                if !unknown(values).is_empty() {
                    self.add(&schema.at, State::UnknownValue);
                }
            }
            Shape::Union(choices) => {
                for choice in choices {
                    self.add(&schema.at, State::Branch(choice.variant.clone()));
                }
                self.add(&schema.at, State::UnknownBranch);
            }
            Shape::Either(branches) => {
                for index in 0..branches.len() {
                    self.add(&schema.at, State::Branch(index.to_string()));
                }
            }
            Shape::Object(properties) => self.require_properties(schema, properties)?,
            Shape::Array(items) => {
                let items = schema.contract().resolve(items)?;
                if !items.crossed {
                    self.require(&items)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn require_properties(
        &mut self,
        object: &Schema<'_>,
        properties: &Properties,
    ) -> Result<(), Error> {
        self.add(&object.at, State::UnknownProperty);
        for property in properties.iter() {
            let schema = object.child(property)?;
            self.add(&property.at, State::Present);
            if !property.is_required {
                self.add(&property.at, State::Absent);
            }
            if schema.nullable {
                self.add(&property.at, State::Null);
            }
            if let Shape::Array(_) = schema.shape {
                for length in [State::Empty, State::One, State::Many] {
                    self.add(&property.at, length);
                }
            }
            if !schema.crossed {
                self.require(&schema)?;
            }
        }
        Ok(())
    }

    /// Adds the states that the value of a case and everything in it show. `like` is a value of
    /// the same schema that was added before: what is equal in both is not added again.
    ///
    /// # Errors
    ///
    /// The errors of [`Contract::resolve`].
    pub fn observe_case(
        &mut self,
        schema: &Schema<'_>,
        case: &Case,
        like: Option<&Value>,
    ) -> Result<(), Error> {
        // The value does not name the branch of a union that it selects itself.
        if let CaseState::Branch(branch) = &case.id.state {
            let union = schema.contract().resolve(&case.from)?;
            if matches!(union.shape, Shape::Either(_)) {
                self.add(&union.at, State::Branch(branch.clone()));
            }
        }
        self.observe(schema, &case.json, like)
    }

    fn observe(
        &mut self,
        schema: &Schema<'_>,
        value: &Value,
        like: Option<&Value>,
    ) -> Result<(), Error> {
        if value.is_null() || like == Some(value) {
            return Ok(());
        }
        self.add(&schema.at, State::Seen);
        match (&schema.shape, value) {
            (Shape::Enum(values), value) => {
                let state = match values.contains(value) {
                    true => State::Value(plain(value)),
                    false => State::UnknownValue,
                };
                self.add(&schema.at, state);
            }
            (Shape::Object(properties), Value::Object(object)) => {
                let like = like.and_then(Value::as_object);
                self.observe_object((schema, properties), object, like)?
            }
            (Shape::Array(items), Value::Array(found)) => {
                let items = schema.contract().resolve(items)?;
                for (index, item) in found.iter().enumerate() {
                    self.observe(&items, item, like.and_then(|like| like.get(index)))?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn observe_object(
        &mut self,
        (schema, properties): (&Schema<'_>, &Properties),
        object: &Map<String, Value>,
        like: Option<&Map<String, Value>>,
    ) -> Result<(), Error> {
        if object.keys().any(|name| !properties.contains_key(name)) {
            self.add(&schema.at, State::UnknownProperty);
        }
        for property in properties.iter() {
            let Some(value) = object.get(&property.name) else {
                self.add(&property.at, State::Absent);
                continue;
            };
            let state = match value.is_null() {
                true => State::Null,
                false => State::Present,
            };
            self.add(&property.at, state);
            if let Some(items) = value.as_array() {
                self.add(&property.at, State::of_length(items.len()));
            }
            let below = schema.child(property)?;
            match &below.shape {
                Shape::Union(choices) if !value.is_null() => {
                    self.add(&below.at, State::Seen);
                    let Some(choice) = schema.contract().choice(choices, object) else {
                        self.add(&below.at, State::UnknownBranch);
                        continue;
                    };
                    self.add(&below.at, State::Branch(choice.variant.clone()));
                    // The same value can have another branch if its siblings differ.
                    self.observe(&below.branch(choice)?, value, None)?;
                }
                _ => {
                    let like = like.and_then(|like| like.get(&property.name));
                    self.observe(&below, value, like)?
                }
            }
        }
        Ok(())
    }
}
