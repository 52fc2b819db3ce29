//! Whether the document allows a value: a small validator for JSON Schema.
//!
//! It judges as the contract harness does, whose tests compare its verdicts with those of an
//! independent validator:
//!
//! - `oneOf` is read as `anyOf`, because branches of the documents overlap, except where it only
//!   says which properties are required.
//! - Limits such as `maxLength` apply only to values that are sent, and so does `pattern`. A pattern
//!   that `regex-lite` cannot read allows every text.
//! - A request needs no property that is `readOnly`.
//! - If a value's siblings select a branch (`x-union`), the value must fit that branch too.
//! - A keyword that is not listed in `Judge::keyword` allows every value.

mod limits;

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use conversation_apis_codegen::{Error, Pointer, pattern};
use regex_lite::Regex;
use serde_json::{Map, Value};

use crate::document::{Contract, Direction, are_alternatives, is_integer};
use crate::json_eq::json_eq;

/// How many schemas may lead to each other without a step into the value. A schema that contains
/// itself would never end.
const DEEPEST: usize = 200;

/// Judges values by the schemas of one document.
pub struct Checker<'a> {
    contract: &'a Contract,
    /// Every pattern that was used. `None` for one that cannot be read.
    patterns: Mutex<HashMap<String, Option<Regex>>>,
}

/// The first place that is not allowed: its tokens from the innermost to the outermost.
type Wrong = Vec<String>;

/// The values of one call of [`Checker::judge`].
struct Judge<'j> {
    checker: &'j Checker<'j>,
    is_sent: bool,
}

impl<'a> Checker<'a> {
    /// A checker for a document.
    pub fn new(contract: &'a Contract) -> Self {
        Self {
            contract,
            patterns: Mutex::default(),
        }
    }

    /// The document whose schemas it uses.
    pub fn contract(&self) -> &'a Contract {
        self.contract
    }

    /// Whether the document allows a value. The inner error is the JSON pointer of the first place
    /// in the value that it does not allow.
    ///
    /// # Errors
    ///
    /// If the document's unions cannot be read.
    pub fn judge(
        &self,
        schema: &Pointer,
        direction: Direction,
        value: &Value,
    ) -> Result<Result<(), String>, Error> {
        let judge = Judge {
            checker: self,
            is_sent: direction == Direction::Request,
        };
        if let Err(wrong) = judge.fits(self.at(schema), value, 0) {
            return Ok(Err(written(&wrong)));
        }
        for (place, taken) in self.contract.unions(schema, value)? {
            let (Some(branch), Some(value)) = (taken.branch, value.pointer(&place)) else {
                continue;
            };
            if let Err(wrong) = judge.fits(self.at(&branch), value, 0) {
                return Ok(Err(format!("{place}{}", written(&wrong))));
            }
        }
        Ok(Ok(()))
    }

    /// The schema at a place of the document with its overlays. A place without one allows every
    /// value.
    fn at(&self, place: &Pointer) -> &'a Value {
        let document = &self.contract.document.value;
        document.pointer(place.as_str()).unwrap_or(&Value::Null)
    }

    /// Whether a text matches a pattern.
    fn matches(&self, stated: &str, text: &str) -> bool {
        let known = self.patterns.lock();
        let mut known = known.unwrap_or_else(PoisonError::into_inner);
        let regex = known.entry(stated.to_owned()).or_insert_with(|| {
            let written = pattern::translated(stated).ok()?;
            Regex::new(&written).ok()
        });
        regex.as_ref().is_none_or(|regex| regex.is_match(text))
    }
}

impl Judge<'_> {
    /// Whether a schema allows a value. `depth` counts the schemas since the last step into it.
    fn fits(&self, schema: &Value, value: &Value, depth: usize) -> Result<(), Wrong> {
        let schema = match schema {
            Value::Object(schema) => schema,
            Value::Bool(false) => return Err(Wrong::new()),
            _ => return Ok(()),
        };
        if depth > DEEPEST || self.is_nullable(schema) && value.is_null() {
            return Ok(());
        }
        // The place of a wrong property says more than that no branch fits.
        let is_last = |name: &str| matches!(name, "oneOf" | "anyOf");
        let first = schema.iter().filter(|(name, _)| !is_last(name));
        let last = schema.iter().filter(|(name, _)| is_last(name));
        for (name, stated) in first.chain(last) {
            self.keyword((name, stated), schema, value, depth)?;
        }
        Ok(())
    }

    fn keyword(
        &self,
        (name, stated): (&str, &Value),
        schema: &Map<String, Value>,
        value: &Value,
        depth: usize,
    ) -> Result<(), Wrong> {
        let all = || stated.as_array().into_iter().flatten();
        let below = depth + 1;
        let is_right = match name {
            "$ref" => return self.reference(stated, value, below),
            "allOf" => {
                return all().try_for_each(|member| self.fits(member, value, below));
            }
            "oneOf" | "anyOf" if are_alternatives(stated) => {
                let fitting = all().filter(|member| self.fits(member, value, below).is_ok());
                let fitting = fitting.count();
                !self.has_limits() || fitting == 1 || fitting > 1 && name == "anyOf"
            }
            "oneOf" | "anyOf" => all().any(|member| self.fits(member, value, below).is_ok()),
            "not" => self.fits(stated, value, below).is_err(),
            "type" => match stated {
                Value::Array(types) => types.iter().any(|one| is_of(one, value)),
                one => is_of(one, value),
            },
            "enum" => all().any(|one| json_eq(one, value)),
            "const" => json_eq(stated, value),
            "required" => value
                .as_object()
                .is_none_or(|object| all().all(|name| self.has_required(schema, object, name))),
            "properties" => return self.properties(stated, value),
            "additionalProperties" => return self.others(stated, schema, value),
            "items" => return self.items(stated, schema, value),
            "pattern" => {
                let pair = stated.as_str().zip(value.as_str());
                !self.is_sent
                    || pair.is_none_or(|(stated, text)| self.checker.matches(stated, text))
            }
            _ => !self.has_limits() || limits::allows(name, stated, value),
        };
        match is_right {
            true => Ok(()),
            false => Err(Wrong::new()),
        }
    }

    /// Whether limits apply. If the document cannot be enumerated, they apply to responses too.
    fn has_limits(&self) -> bool {
        self.is_sent || self.checker.contract.is_best_effort()
    }

    /// OpenAPI 3.0's own way to allow null.
    fn is_nullable(&self, schema: &Map<String, Value>) -> bool {
        let is_stated = || schema.get("nullable") == Some(&Value::Bool(true));
        self.checker.contract.is_best_effort() && schema.contains_key("type") && is_stated()
    }

    fn reference(&self, stated: &Value, value: &Value, depth: usize) -> Result<(), Wrong> {
        let place = stated.as_str().filter(|place| place.starts_with('#'));
        let schema = place.map(|place| self.checker.at(&Pointer::from(place)));
        self.fits(schema.unwrap_or(&Value::Null), value, depth)
    }

    /// Whether an object has a required property. A request needs none that is `readOnly`.
    fn has_required(
        &self,
        schema: &Map<String, Value>,
        object: &Map<String, Value>,
        name: &Value,
    ) -> bool {
        let Some(name) = name.as_str() else {
            return true;
        };
        let property = || schema.get("properties").and_then(|all| all.get(name));
        let is_read_only = |property: &Value| {
            let target = property["$ref"].as_str();
            let target = target.map(|place| self.checker.at(&Pointer::from(place)));
            property["readOnly"] == true || target.is_some_and(|it| it["readOnly"] == true)
        };
        object.contains_key(name) || self.is_sent && property().is_some_and(is_read_only)
    }

    fn properties(&self, stated: &Value, value: &Value) -> Result<(), Wrong> {
        let (Some(stated), Value::Object(object)) = (stated.as_object(), value) else {
            return Ok(());
        };
        for (name, schema) in stated {
            if let Some(value) = object.get(name) {
                self.fits(schema, value, 0)
                    .map_err(|wrong| in_(wrong, name))?;
            }
        }
        Ok(())
    }

    /// Checks the properties that the schema does not list.
    fn others(
        &self,
        stated: &Value,
        schema: &Map<String, Value>,
        value: &Value,
    ) -> Result<(), Wrong> {
        let Value::Object(object) = value else {
            return Ok(());
        };
        if schema.contains_key("patternProperties") {
            return Ok(());
        }
        let listed = schema.get("properties").and_then(Value::as_object);
        let is_listed = |name: &str| listed.is_some_and(|listed| listed.contains_key(name));
        for (name, value) in object.iter().filter(|(name, _)| !is_listed(name)) {
            match stated {
                // The object is wrong, not the value.
                Value::Bool(false) => return Err(Wrong::new()),
                schema => self
                    .fits(schema, value, 0)
                    .map_err(|wrong| in_(wrong, name))?,
            }
        }
        Ok(())
    }

    fn items(
        &self,
        stated: &Value,
        schema: &Map<String, Value>,
        value: &Value,
    ) -> Result<(), Wrong> {
        let first = schema.get("prefixItems").and_then(Value::as_array);
        let first = first.map_or(0, Vec::len);
        let items = value.as_array().into_iter().flatten().enumerate();
        for (index, value) in items.skip(first) {
            let fits = self.fits(stated, value, 0);
            fits.map_err(|wrong| in_(wrong, &index.to_string()))?;
        }
        Ok(())
    }
}

/// A wrong place in a property or an item.
fn in_(mut wrong: Wrong, token: &str) -> Wrong {
    wrong.push(token.to_owned());
    wrong
}

/// The JSON pointer of a wrong place.
fn written(wrong: &Wrong) -> String {
    let tokens = wrong.iter().rev();
    let place = tokens.fold(Pointer::default(), |place, token| place.join(token));
    place.as_str().to_owned()
}

/// Whether a value has a type of JSON Schema. An unknown type allows none.
fn is_of(stated: &Value, value: &Value) -> bool {
    match (stated.as_str().unwrap_or_default(), value) {
        ("array", Value::Array(_))
        | ("boolean", Value::Bool(_))
        | ("null", Value::Null)
        | ("number", Value::Number(_))
        | ("object", Value::Object(_))
        | ("string", Value::String(_)) => true,
        ("integer", Value::Number(number)) => is_integer(number),
        _ => false,
    }
}
