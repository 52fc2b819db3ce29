//! Decides how parameters are sent, and which type each one has.
//!
//! Integers with limits, enums of strings, and arrays of strings that are sent as one
//! comma-separated value become components, marked with the parameter's name. Their types do
//! the checks. Inline objects and unions become components too, so that they have a type. A
//! plain scalar has the type of Rust. The pass `rules` has kept what else the schema states.

mod place;
mod schema;

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use self::schema::{Kind, is_comma_separated, is_text, kind};
use super::{Components, Notes, reference, resolve, rules, unsupported};
use crate::extension::{NAME, PARAMETER, PLACE, STATED};
use crate::keywords::is_annotation;
use crate::names::type_name;
use crate::setters::{self, Style};
use crate::walk;
use crate::{NoteKind, Pointer, Result};

pub(super) fn run(document: &mut Value, notes: &mut Notes<'_>) -> Result<()> {
    let all = document.pointer("/components/schemas");
    let operations = walk::operations(document);
    let operations = operations.map(|found| (found.at.to_string(), type_name(found.id)));
    let mut parameters = Parameters {
        operations: operations.collect(),
        components: Components::of(document),
        checked: BTreeMap::new(),
        all: all.and_then(Value::as_object).cloned().unwrap_or_default(),
    };
    unsupported::each(
        document,
        walk::Kind::Parameter,
        notes,
        &mut |parameter, at, notes| parameters.lower(parameter, at, notes),
    )?;
    parameters.components.into(document);
    Ok(())
}

struct Parameters {
    /// The Rust names of the operations, by their places.
    operations: BTreeMap<String, String>,
    /// The components that parameters become.
    components: Components,
    /// The components of checked parameters, by the name of the parameter and their schema.
    checked: BTreeMap<(String, String), String>,
    /// All component schemas.
    all: Map<String, Value>,
}

/// A parameter whose schema is lowered.
struct Parameter<'a> {
    name: &'a str,
    place: &'a str,
    style: Style<'a>,
    /// The place of the parameter.
    at: &'a Pointer,
    /// The place of its schema.
    schema_at: &'a Pointer,
}

impl Parameters {
    fn lower(&mut self, parameter: &mut Value, at: &Pointer, notes: &mut Notes<'_>) -> Result<()> {
        // A header of a response has the form of a parameter, but no `in`.
        let Some(place) = parameter["in"].as_str().map(str::to_owned) else {
            return Ok(());
        };
        let name = place::name(parameter, &place, at)?;
        let (schema, schema_at) = place::schema(parameter, at, notes);
        place::style(parameter, &place, at, notes);
        let sent = Parameter {
            name: &name,
            place: &place,
            style: setters::style(parameter),
            at,
            schema_at: &schema_at,
        };
        let lowered = self.schema(&schema, &sent, notes);
        let is_checked = reference(&lowered).is_some_and(|name| {
            let added = self.components.added.get(&name);
            added.is_some_and(|schema| schema.get(PARAMETER).is_some())
        });
        let is_nested = self.is_nested(&schema);
        // Its default has no effect on the request; the documentation states it.
        let target = resolve(&schema, &self.all);
        let default = schema.get("default").or_else(|| target?.get("default"));
        // The component of a checked parameter states the default of an inline schema.
        let is_stated = is_checked && reference(&schema).is_none();
        if let Some(default) = default.filter(|_| !is_stated) {
            parameter[STATED] = json!({ "default": default });
        }
        if is_nested {
            let is_list = target.is_some_and(|target| kind(target) == Kind::List);
            place::nested(parameter, is_list, at, notes);
        }
        parameter["schema"] = lowered;
        Ok(())
    }

    /// The schema that decides the type of a parameter's setter.
    fn schema(&mut self, schema: &Value, sent: &Parameter<'_>, notes: &mut Notes<'_>) -> Value {
        let at = sent.schema_at;
        let target = resolve(schema, &self.all).cloned().unwrap_or_default();
        let is_json = sent.style.name == "json";
        match kind(&target) {
            Kind::Any if is_json => self.hoisted(schema, sent, notes),
            Kind::Any => {
                notes.add(NoteKind::Interpreted, at, "no stated type: sent as text");
                json!({ "type": "string" })
            }
            Kind::Choice if is_json => self.hoisted(schema, sent, notes),
            Kind::Choice => self.checked(target, &["type", "enum"], sent, notes),
            Kind::Bounded if !is_json => {
                let bounds = [
                    "type",
                    "minimum",
                    "maximum",
                    "exclusiveMinimum",
                    "exclusiveMaximum",
                    "format",
                ];
                self.checked(target, &bounds, sent, notes)
            }
            Kind::Bounded | Kind::Scalar => self.scalar(schema, at, notes),
            Kind::List => self.list(schema, &target, sent, notes),
            Kind::Object => self.hoisted(schema, sent, notes),
            Kind::Union => self.union(schema, &target, sent, notes),
        }
    }

    /// A component that checks the parameter. Only these keywords of its schema are checked.
    fn checked(
        &mut self,
        mut schema: Value,
        keywords: &[&str],
        sent: &Parameter<'_>,
        notes: &mut Notes<'_>,
    ) -> Value {
        only(&mut schema, sent.schema_at, keywords, notes);
        if let Some(object) = schema.as_object_mut() {
            // The copy of a component is not the component.
            object.shift_remove(NAME);
        }
        schema[PARAMETER] = json!(sent.name);
        if sent.place != "query" {
            schema[PLACE] = json!(sent.place);
        }
        let name = self.shared(schema, sent, notes);
        let text = format!("becomes the type {name}, which is checked before sending");
        notes.add(NoteKind::Named, sent.at, text);
        json!({ "$ref": format!("#/components/schemas/{name}") })
    }

    /// The component of a checked parameter. Equal parameters of several operations share one,
    /// which has the name of the parameter. One that differs is named after its operation too.
    fn shared(&mut self, schema: Value, sent: &Parameter<'_>, notes: &mut Notes<'_>) -> String {
        let wanted = wanted(sent.at, sent.name);
        let key = (wanted.clone(), schema.to_string());
        if let Some(name) = self.checked.get(&key) {
            return name.clone();
        }
        let name = match self.components.names.contains(&wanted) {
            true => self.wanted(sent),
            false => wanted,
        };
        let name = self.components.add(&name, schema);
        notes.moved(&name, sent.schema_at);
        self.checked.insert(key, name.clone());
        name
    }

    /// A scalar of Rust. Its type checks nothing.
    fn scalar(&self, schema: &Value, at: &Pointer, notes: &mut Notes<'_>) -> Value {
        let mut named = walk_names(schema, &self.all);
        let plain = named.find(|name| self.all.get(name).is_some_and(is_plain));
        if let Some(name) = plain {
            return json!({ "$ref": format!("#/components/schemas/{name}") });
        }
        let mut schema = resolve(schema, &self.all).cloned().unwrap_or_default();
        schema::unsigned(&mut schema);
        let kept: &[&str] = match schema["format"] == "uint64" {
            true => &["type", "format"],
            false => &["type"],
        };
        without_default(&mut schema, at, notes);
        only(&mut schema, at, kept, notes);
        schema
    }

    /// An array. Its items are scalars, named enums, or anything else as a component.
    fn list(
        &mut self,
        schema: &Value,
        target: &Value,
        sent: &Parameter<'_>,
        notes: &mut Notes<'_>,
    ) -> Value {
        let none = json!({});
        let (items, at) = (target.get("items").unwrap_or(&none), sent.schema_at);
        let items_at = at.join("items");
        let item = resolve(items, &self.all).cloned().unwrap_or_default();
        if sent.style.name == "json" || !self.is_scalar_item(&item) {
            return self.hoisted(schema, sent, notes);
        }
        let is_named = kind(&item) == Kind::Choice && reference(items).is_some();
        if is_comma_separated(sent.place, sent.style) && is_text(&item) && !is_named {
            let mut list = target.clone();
            list["items"] = self.item(items, &item, &items_at, notes);
            return self.checked(list, &["type", "items", "minItems"], sent, notes);
        }
        let mut list = target.clone();
        without_default(&mut list, at, notes);
        only(&mut list, at, &["type", "items"], notes);
        list["type"] = json!("array");
        list["items"] = match kind(&item) {
            Kind::Union => self.form_of_items(&item, &items_at, notes),
            _ => self.item(items, &item, &items_at, notes),
        };
        list
    }

    /// An item of a list that is not a list or object itself.
    fn item(&self, items: &Value, item: &Value, at: &Pointer, notes: &mut Notes<'_>) -> Value {
        match kind(item) {
            Kind::Any => json!({ "type": "string" }),
            Kind::Choice => match reference(items) {
                Some(name) => json!({ "$ref": format!("#/components/schemas/{name}") }),
                None => {
                    let mut text = item.clone();
                    only(&mut text, at, &["type"], notes);
                    text["type"] = json!("string");
                    text
                }
            },
            _ => self.scalar(items, at, notes),
        }
    }

    /// The component of a schema that is not a scalar: its own, or a new one.
    fn hoisted(&mut self, schema: &Value, sent: &Parameter<'_>, notes: &mut Notes<'_>) -> Value {
        let found = reference(schema).filter(|name| self.all.contains_key(name));
        let name = found.unwrap_or_else(|| {
            let mut schema = schema.clone();
            if let Some(object) = schema.as_object_mut() {
                object.shift_remove("nullable");
            }
            let name = self.components.add(&self.wanted(sent), schema);
            notes.moved(&name, sent.schema_at);
            let text = format!("inline schema becomes the component {name}");
            notes.add(NoteKind::Named, sent.schema_at, text);
            name
        });
        json!({ "$ref": format!("#/components/schemas/{name}") })
    }

    /// The name of the type of an inline object: that of the operation and the parameter.
    fn wanted(&self, sent: &Parameter<'_>) -> String {
        let name = wanted(sent.at, sent.name);
        let holder = sent.at.split().and_then(|(list, _)| list.split());
        let operation = holder.and_then(|(holder, _)| self.operations.get(&holder.to_string()));
        match operation {
            Some(operation) => format!("{operation}{name}"),
            None => name,
        }
    }
}

/// The names of the components that a schema is another name for, the last one first.
fn walk_names<'a>(
    schema: &'a Value,
    all: &'a Map<String, Value>,
) -> impl Iterator<Item = String> + 'a {
    let names: Vec<String> = super::aliases(schema, all).filter_map(reference).collect();
    names.into_iter().rev()
}

/// Removes the keywords that are neither among `allowed` nor annotations.
fn only(schema: &mut Value, at: &Pointer, allowed: &[&str], notes: &mut Notes<'_>) {
    if let Some(schema) = schema.as_object_mut() {
        schema.retain(|key, _| {
            let kept = allowed.contains(&key.as_str()) || is_annotation(key);
            if !kept && key != "nullable" && !rules::are_checked(key) {
                let text = "not checked before sending";
                notes.add(NoteKind::NotChecked, &at.join(key), text);
            }
            kept
        });
    }
}

/// Whether a schema is a scalar without rules to check.
fn is_plain(schema: &Value) -> bool {
    let plain = |key: &String| ["type", "format"].contains(&key.as_str()) || is_annotation(key);
    let object = schema.as_object();
    schema::is_scalar(schema) && object.is_some_and(|schema| schema.keys().all(plain))
}

/// The name of a checked parameter's type: that of the component, otherwise the parameter's.
fn wanted(at: &Pointer, wire: &str) -> String {
    let tokens: Vec<String> = at.tokens().collect();
    match tokens.as_slice() {
        [components, parameters, name]
            if components == "components" && parameters == "parameters" =>
        {
            type_name(name)
        }
        _ => type_name(wire),
    }
}

/// Removes the default, which has no effect on a request.
fn without_default(schema: &mut Value, at: &Pointer, notes: &mut Notes<'_>) {
    let object = schema.as_object_mut();
    if object.is_some_and(|object| object.shift_remove("default").is_some()) {
        let text = "removed: the server applies it";
        notes.add(NoteKind::NotChecked, &at.join("default"), text);
    }
}
