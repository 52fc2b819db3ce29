//! Samples: values with every property. They use the document's examples if there are any.

use conversation_apis_codegen::{Error, Pointer};
use serde_json::{Map, Value, json};

use crate::document::{Direction, Properties, Property, Schema, Shape, Type, is_of};

/// The maximum number of values in a sample. Samples of our documents have a few hundred.
/// Samples of schemas that contain each other would never end.
const MAX_VALUES: usize = 2_000;

/// How deep a sample may nest. Our documents nest less deep.
const MAX_DEPTH: usize = 16;

/// How deep optional properties are shown if the document is not one of ours. Deeper
/// properties are shown by the samples of their own components.
const MAX_OPTIONAL_DEPTH: usize = 4;

/// A string that is in no document.
pub const UNKNOWN: &str = "not_in_the_document";

/// A sample of a schema.
pub fn sample(schema: &Schema<'_>, direction: Direction) -> Result<Value, Error> {
    Sampler::new(direction).value(schema)
}

/// A sample of a branch, which is the schema at a place of a union that its value selects.
pub fn branch(union: &Schema<'_>, at: &Pointer, direction: Direction) -> Result<Value, Error> {
    Sampler::new(direction).branch(union, at)
}

/// Gives each union of an object the branch that its siblings select. A union that is null or
/// absent stays that way.
pub fn settle(schema: &Schema<'_>, direction: Direction, value: &mut Value) -> Result<(), Error> {
    Sampler::new(direction).settle(schema, value)
}

struct Sampler {
    /// The schemas around the current value.
    around: Vec<Pointer>,
    /// How many more values the sample may have.
    left: usize,
    /// The direction of the value.
    direction: Direction,
}

impl Sampler {
    fn new(direction: Direction) -> Self {
        Self {
            direction,
            around: Vec::new(),
            left: MAX_VALUES,
        }
    }

    fn value(&mut self, schema: &Schema<'_>) -> Result<Value, Error> {
        let is_best_effort = schema.contract().is_best_effort();
        let is_far = is_best_effort && self.around.len() > MAX_OPTIONAL_DEPTH || self.left == 0;
        self.left = self.left.saturating_sub(1);
        // A schema that contains itself ends with null; in our documents, at the limit.
        let is_again = is_best_effort && self.around.contains(&schema.at);
        if is_again || self.around.len() > MAX_DEPTH {
            return Ok(Value::Null);
        }
        self.around.push(schema.at.clone());
        let value = self.content(schema, is_far).and_then(|mut value| {
            self.settle(schema, &mut value)?;
            Ok(value)
        });
        self.around.pop();
        value
    }

    fn content(&mut self, schema: &Schema<'_>, is_far: bool) -> Result<Value, Error> {
        let example = match &schema.shape {
            Shape::Object(properties) => return self.object(schema, properties, is_far),
            _ => schema.example(),
        };
        // What is sent is checked with its limits later.
        if let Some(example) = example
            && (self.direction == Direction::Request || schema.allows(self.direction, example)?)
        {
            return Ok(example.clone());
        }
        Ok(match &schema.shape {
            Shape::Enum(values) => json!(values.first()),
            Shape::Array(items) => {
                let items = schema.contract().resolve(items)?;
                match self.ends(&items, is_far) {
                    true => json!([]),
                    false => json!([self.value(&items)?]),
                }
            }
            Shape::Map(values) => {
                let values = schema.contract().resolve(values)?;
                match self.ends(&values, is_far) {
                    true => json!({}),
                    false => {
                        let names = schema.keyword("propertyNames");
                        let name = names.and_then(|names| names["enum"][0].as_str());
                        json!({ name.unwrap_or("a name"): self.value(&values)? })
                    }
                }
            }
            Shape::Either(branches) => match branches.first() {
                Some(branch) => self.branch(schema, branch)?,
                None => Value::Null,
            },
            _ => scalar(schema),
        })
    }

    /// A branch with the properties beside it, and with the tag that selects it.
    fn branch(&mut self, union: &Schema<'_>, at: &Pointer) -> Result<Value, Error> {
        let contract = union.contract();
        let mut value = self.value(&contract.resolve(at)?)?;
        let Value::Object(object) = &mut value else {
            return Ok(value);
        };
        let beside = union.keyword("properties").and_then(Value::as_object);
        for name in beside.into_iter().flat_map(Map::keys) {
            let property = contract.resolve(&union.at.join("properties").join(name))?;
            if !object.contains_key(name) && property.is_in(self.direction) {
                object.insert(name.clone(), self.value(&property)?);
            }
        }
        object.extend(tag(union, at));
        Ok(value)
    }

    fn object(
        &mut self,
        schema: &Schema<'_>,
        properties: &Properties,
        is_far: bool,
    ) -> Result<Value, Error> {
        let mut object = Map::new();
        for Property {
            name, is_required, ..
        } in properties.iter()
        {
            let Some(property) = schema.property(name)? else {
                continue;
            };
            if !property.is_in(self.direction) || !is_required && self.ends(&property, is_far) {
                continue;
            }
            let value = match property.shape {
                // A placeholder until the siblings that select the branch have values.
                Shape::Union(_) => json!(UNKNOWN),
                _ => self.value(&property)?,
            };
            object.insert(name.clone(), value);
        }
        for name in properties.undescribed() {
            object.insert(name.clone(), any());
        }
        Ok(Value::Object(object))
    }

    /// Whether the sample ends before a value of this schema. A schema that contains itself
    /// is shown once, because its own sample shows each of its properties.
    fn ends(&self, schema: &Schema<'_>, is_far: bool) -> bool {
        let is_root = self.around.len() == 1;
        !is_root && (is_far || self.around.contains(&schema.at))
    }

    fn settle(&mut self, schema: &Schema<'_>, value: &mut Value) -> Result<(), Error> {
        let (Shape::Object(properties), Value::Object(object)) = (&schema.shape, value) else {
            return Ok(());
        };
        for property in properties.iter() {
            if object.get(&property.name).is_none_or(Value::is_null) {
                continue;
            }
            let union = schema.child(property)?;
            let Shape::Union(choices) = &union.shape else {
                continue;
            };
            let content = match schema.contract().choice(choices, object) {
                Some(choice) => self.value(&schema.branch(choice)?)?,
                None => json!({"kept": [1, null, UNKNOWN]}),
            };
            object.insert(property.name.clone(), content);
        }
        Ok(())
    }
}

/// A value that a schema without any keyword allows.
fn any() -> Value {
    json!({"kept": [null, 1.5]})
}

/// The property that selects a branch of a union, if the union's discriminator maps one of its
/// values to the branch.
fn tag(union: &Schema<'_>, at: &Pointer) -> Option<(String, Value)> {
    let discriminator = union.keyword("discriminator")?;
    let property = discriminator["propertyName"].as_str()?;
    let target = Pointer::from(union.contract().get(at)["$ref"].as_str()?);
    let mut mapping = discriminator["mapping"].as_object()?.iter();
    let is_it = |stated: &str| {
        Pointer::from(stated) == target || target.last().is_some_and(|name| name == stated)
    };
    let (tag, _) = mapping.find(|(_, stated)| stated.as_str().is_some_and(is_it))?;
    Some((property.to_owned(), json!(tag)))
}

/// A scalar, or any JSON.
fn scalar(schema: &Schema<'_>) -> Value {
    let is_url = || {
        schema
            .keyword("format")
            .is_some_and(|format| format == "url")
    };
    match &schema.shape {
        Shape::Time(types) if is_of(types, &json!("")) => json!("2023-01-31 16:22:17.327878+00:00"),
        Shape::Time(_) => json!(1_718_946_486),
        Shape::Any(types) if types.is_empty() || types.contains(&Type::Object) => any(),
        Shape::Any(types) if *types == [Type::Null] => Value::Null,
        Shape::Any(_) => json!(false),
        Shape::Text if is_url() => json!("https://www.example.com/a%20b?c=d&e=%2F"),
        Shape::Text => json!(format!("a {}", schema.from.last().unwrap_or_default())),
        Shape::Integer => json!(123),
        Shape::Number => json!(1.5),
        Shape::Boolean => json!(true),
        _ => Value::Null,
    }
}
