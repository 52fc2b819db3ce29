//! Checks that `x-effect` names only what the document has.

use std::collections::BTreeSet;

use conversation_apis_codegen::{Error, Pointer, extension};
use serde_json::Value;

use super::source::Source;
use super::stated::{Effect, Stated, Values};
use crate::document::{Contract, Operation, Place, Shape};
use crate::finding::{Finding, Kind};

/// The effects of an operation, as far as the harness can use them.
pub(crate) enum Usable {
    /// It states none.
    Nothing,
    /// No call shows the effect, for this reason.
    Hidden(String),
    /// These calls show it.
    Shown(Vec<Effect>),
    /// The statement is wrong, which is a finding.
    Wrong,
}

/// Reads the effects of an operation. What is wrong with them becomes findings.
///
/// # Errors
///
/// If a schema cannot be read.
pub(crate) fn usable(
    contract: &Contract,
    operations: &[Operation<'_>],
    operation: &Operation<'_>,
    findings: &mut Vec<Finding>,
) -> Result<Usable, Error> {
    let effects = match Stated::of(operation) {
        Ok(None) => return Ok(Usable::Nothing),
        Ok(Some(Stated::Hidden(reason))) => return Ok(Usable::Hidden(reason)),
        Ok(Some(Stated::Shown(effects))) => effects,
        Err(Error::Document { pointer, message }) => {
            findings.push(Finding::new(Kind::Extension, pointer, message));
            return Ok(Usable::Wrong);
        }
        Err(error) => return Err(error),
    };
    let mut check = Check {
        contract,
        operations,
        operation,
        findings: Vec::new(),
    };
    for effect in &effects {
        check.effect(effect)?;
    }
    let is_wrong = !check.findings.is_empty();
    findings.append(&mut check.findings);
    Ok(match is_wrong {
        true => Usable::Wrong,
        false => Usable::Shown(effects),
    })
}

struct Check<'a> {
    contract: &'a Contract,
    operations: &'a [Operation<'a>],
    operation: &'a Operation<'a>,
    findings: Vec<Finding>,
}

impl Check<'_> {
    fn effect(&mut self, effect: &Effect) -> Result<(), Error> {
        let mut operations = self.operations.iter();
        let Some(reader) = operations.find(|reader| reader.id == effect.operation) else {
            let text = format!("the document has no operation `{}`", effect.operation);
            self.report(&effect.at.join("operation"), text);
            return Ok(());
        };
        if reader.method != "get" {
            let text = format!("`{}` is not a GET", reader.id);
            self.report(&effect.at.join("operation"), text);
            return Ok(());
        }
        self.parameters(effect, reader);
        let sources = [
            ("parameters", Some(&effect.parameters)),
            ("item", effect.item.as_ref()),
            ("expect", Some(&effect.expect)),
        ];
        for (key, values) in sources {
            for (name, source) in values.into_iter().flatten() {
                self.source(source, &effect.at.join(key).join(name))?;
            }
        }
        self.shown(effect, reader)
    }

    /// Checks that the reading operation has the parameters that are given, and gets those
    /// that it requires.
    fn parameters(&mut self, effect: &Effect, reader: &Operation<'_>) {
        let known = reader.sent(self.contract);
        let at = effect.at.join("parameters");
        for (name, _) in &effect.parameters {
            if !known.iter().any(|parameter| parameter.name == *name) {
                let text = format!("`{}` has no parameter `{name}`", reader.id);
                self.report(&at.join(name), text);
            }
        }
        let own = self.operation.sent(self.contract);
        for parameter in known.iter().filter(|parameter| parameter.is_required) {
            let is_given = effect
                .parameters
                .iter()
                .any(|(name, _)| *name == parameter.name);
            let is_path = |it: &crate::document::Parameter| it.place == Place::Path;
            let is_shared = is_path(parameter)
                && own
                    .iter()
                    .any(|it| is_path(it) && it.name == parameter.name);
            if !is_given && !is_shared {
                let text = format!("`{}` needs the parameter `{}`", reader.id, parameter.name);
                self.report(&effect.at, text);
            }
        }
    }

    /// Checks that the request or the response of the write can have a value.
    fn source(&mut self, source: &Source, at: &Pointer) -> Result<(), Error> {
        let own = self.operation.sent(self.contract);
        let has =
            |place: Place, name: &str| own.iter().any(|it| it.place == place && it.name == name);
        let id = &self.operation.id;
        let text = match source {
            Source::Path(name) if !has(Place::Path, name) => {
                format!("the path of `{id}` has no parameter `{name}`")
            }
            Source::Query(name) if !has(Place::Query, name) => {
                format!("the query of `{id}` has no parameter `{name}`")
            }
            Source::RequestBody(pointer) => {
                let bodies = self.contract.bodies(self.operation).into_iter();
                let schemas: Vec<Pointer> = bodies.map(|body| body.schema).collect();
                match self.any_has(&schemas, pointer)? {
                    true => return Ok(()),
                    false => format!("the request body of `{id}` has no `{pointer}`"),
                }
            }
            Source::ResponseBody(pointer) => {
                let answers = self.operation.answers(self.contract).into_iter();
                let successes = answers.filter(|(status, _)| status.starts_with('2'));
                let schemas: Vec<Pointer> = successes.filter_map(|(_, schema)| schema).collect();
                match self.any_has(&schemas, pointer)? {
                    true => return Ok(()),
                    false => format!("no success of `{id}` has `{pointer}`"),
                }
            }
            _ => return Ok(()),
        };
        self.report(at, text);
        Ok(())
    }

    /// Checks that the response of the reading operation can have what is expected.
    fn shown(&mut self, effect: &Effect, reader: &Operation<'_>) -> Result<(), Error> {
        let id = &reader.id;
        let Some(page) = reader.page(self.contract) else {
            let text = format!("`{id}` has no 200 with JSON");
            self.report(&effect.at.join("operation"), text);
            return Ok(());
        };
        let schema = match &effect.item {
            None => page,
            Some(_) => match items(self.contract, reader, effect)? {
                Some((_, items)) => items,
                None => {
                    let text = format!(
                        "`{id}` does not return exactly one list; state its JSON pointer as `items`"
                    );
                    self.report(&effect.at, text);
                    return Ok(());
                }
            },
        };
        let named = |values: &Values| -> Vec<String> {
            values.iter().map(|(pointer, _)| pointer.clone()).collect()
        };
        let changed = effect.change.iter().map(|(pointer, _)| pointer.clone());
        for (key, pointers) in [
            ("item", effect.item.as_ref().map(named).unwrap_or_default()),
            ("expect", named(&effect.expect)),
            ("change", changed.collect()),
        ] {
            for pointer in pointers {
                if !self.any_has(std::slice::from_ref(&schema), &pointer)? {
                    let what = if effect.item.is_some() {
                        "an item of "
                    } else {
                        ""
                    };
                    let text = format!("{what}`{id}` has no `{pointer}`");
                    self.report(&effect.at.join(key).join(&pointer), text);
                }
            }
        }
        Ok(())
    }

    fn any_has(&self, schemas: &[Pointer], pointer: &str) -> Result<bool, Error> {
        for schema in schemas {
            if has(self.contract, schema, pointer)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn report(&mut self, at: &Pointer, text: impl Into<String>) {
        self.findings.push(Finding::new(Kind::Extension, at, text));
    }
}

/// Whether values of a schema can have a JSON pointer.
fn has(contract: &Contract, schema: &Pointer, pointer: &str) -> Result<bool, Error> {
    let is_pointer = pointer.is_empty() || pointer.starts_with('/');
    if !is_pointer {
        return Ok(false);
    }
    let mut places = vec![schema.clone()];
    for token in Pointer::from(pointer).tokens() {
        let mut below = Vec::new();
        let mut seen = BTreeSet::new();
        while let Some(at) = places.pop() {
            let schema = contract.resolve(&at)?;
            if !seen.insert(schema.at.clone()) {
                continue;
            }
            match &schema.shape {
                Shape::Object(properties) => match properties.get(&token) {
                    Some(property) => below.push(property.at.clone()),
                    None if is_map(schema.keyword("additionalProperties")) => return Ok(true),
                    None => {}
                },
                Shape::Array(items) if token.parse::<usize>().is_ok() => below.push(items.clone()),
                Shape::Any(_) => return Ok(true),
                Shape::Map(values) => below.push(values.clone()),
                Shape::Either(branches) => places.extend(branches.iter().cloned()),
                Shape::Union(choices) => {
                    for choice in choices {
                        places.push(schema.branch(choice)?.at.clone());
                    }
                }
                _ => {}
            }
        }
        if below.is_empty() {
            return Ok(false);
        }
        places = below;
    }
    Ok(true)
}

/// Whether an object states that it has other properties than the named ones.
fn is_map(additional: Option<&Value>) -> bool {
    additional.is_some_and(|stated| stated.is_object() || *stated == Value::Bool(true))
}

/// The JSON pointer of the list that an operation returns, and the place of the schema of its
/// items. `None` if the response has no list, or several at the same depth.
///
/// # Errors
///
/// If a schema cannot be read.
pub(super) fn items(
    contract: &Contract,
    reader: &Operation<'_>,
    effect: &Effect,
) -> Result<Option<(String, Pointer)>, Error> {
    list(contract, reader, effect.items.as_ref())
}

/// The list that an operation returns, at the stated JSON pointer or where it is alone.
///
/// # Errors
///
/// If a schema cannot be read.
pub(super) fn list(
    contract: &Contract,
    reader: &Operation<'_>,
    stated: Option<&String>,
) -> Result<Option<(String, Pointer)>, Error> {
    let Some(page) = reader.page(contract) else {
        return Ok(None);
    };
    let paged = reader.pagination.as_ref().map(|paged| &paged.items);
    if let Some(pointer) = stated.or(paged) {
        let at = contract.property(&page, pointer)?;
        return Ok(match &contract.resolve(&at)?.shape {
            Shape::Array(items) => Some((pointer.clone(), items.clone())),
            _ => None,
        });
    }
    let mut level = vec![(Pointer::default(), page)];
    let mut seen = BTreeSet::new();
    while !level.is_empty() {
        let mut lists = Vec::new();
        let mut below = Vec::new();
        for (pointer, at) in level {
            let schema = contract.resolve(&at)?;
            match &schema.shape {
                Shape::Array(items) => lists.push((pointer.as_str().to_owned(), items.clone())),
                Shape::Object(properties) if seen.insert(schema.at.clone()) => {
                    let properties = properties.iter();
                    below.extend(properties.map(|it| (pointer.join(&it.name), it.at.clone())));
                }
                _ => {}
            }
        }
        match lists.len() {
            0 => level = below,
            1 => return Ok(lists.pop()),
            _ => return Ok(None),
        }
    }
    Ok(None)
}

/// Whether an operation changes something: it is not a GET, and the document does not say
/// that it only reads.
pub(crate) fn is_write(operation: &Operation<'_>) -> bool {
    let only_reads = matches!(operation.method, "get" | "head" | "options" | "trace");
    let is_idempotent = operation.extension("x-idempotent") == Some(&Value::Bool(true));
    let has_effect = operation.extension(extension::EFFECT).is_some();
    !only_reads && (!is_idempotent || has_effect)
}
