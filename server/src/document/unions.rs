//! Unions whose branch is selected by sibling properties. The rule of `x-union` is read here
//! independently of the generated code.

use std::collections::BTreeMap;

use conversation_apis_codegen::extension::Choice;
use conversation_apis_codegen::{Error, Pointer};
use serde_json::{Map, Value};

use super::{Contract, Schema, Shape, component};

/// The branch of a union's value.
#[derive(Debug, Clone)]
pub struct Taken {
    /// The variant's name; `Unknown` if no choice applies.
    pub variant: String,
    /// The branch's schema.
    pub branch: Option<Pointer>,
    /// Where the union is.
    pub union: Pointer,
}

impl Taken {
    fn of(choice: Option<&Choice>, union: Pointer) -> Self {
        let variant = choice.map_or("Unknown", |choice| &choice.variant);
        Self {
            variant: variant.to_owned(),
            branch: choice.map(|choice| component(Some(&choice.branch))),
            union,
        }
    }
}

impl Contract {
    /// The branch of a union that an object's properties select. The first match wins.
    pub fn choice<'c>(
        &self,
        choices: &'c [Choice],
        object: &Map<String, Value>,
    ) -> Option<&'c Choice> {
        choices.iter().find(|choice| {
            let mut conditions = choice.when.iter();
            conditions.all(|(name, value)| object.get(name) == Some(value))
        })
    }

    /// The branch of each union in a value, by the union's place in the value.
    ///
    /// # Errors
    ///
    /// The errors of [`Contract::resolve`].
    pub fn unions(
        &self,
        schema: &Pointer,
        value: &Value,
    ) -> Result<BTreeMap<String, Taken>, Error> {
        let mut found = BTreeMap::new();
        if self.has_unions {
            let schema = self.resolve(schema)?;
            self.unions_below(&schema, value, &Pointer::default(), &mut found)?;
        }
        Ok(found)
    }

    fn unions_below(
        &self,
        schema: &Schema<'_>,
        value: &Value,
        place: &Pointer,
        found: &mut BTreeMap<String, Taken>,
    ) -> Result<(), Error> {
        match (&schema.shape, value) {
            (Shape::Object(properties), Value::Object(object)) => {
                for property in properties.iter() {
                    let Some(value) = object.get(&property.name) else {
                        continue;
                    };
                    let below = schema.child(property)?;
                    let place = place.join(&property.name);
                    match &below.shape {
                        Shape::Union(choices) if !value.is_null() => {
                            let choice = self.choice(choices, object);
                            let taken = Taken::of(choice, below.at.clone());
                            found.insert(place.as_str().to_owned(), taken);
                        }
                        _ => self.unions_below(&below, value, &place, found)?,
                    }
                }
            }
            (Shape::Array(items), Value::Array(values)) => {
                let items = self.resolve(items)?;
                for (index, value) in values.iter().enumerate() {
                    self.unions_below(&items, value, &place.join(index), found)?;
                }
            }
            _ => {}
        }
        Ok(())
    }
}
