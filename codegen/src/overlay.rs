//! OpenAPI Overlay 1.0: corrections to a vendor's document, which itself is never edited.
//!
//! We are stricter than the specification in three points, because a correction must not
//! get lost silently. Every action must state its reason in `description`, every target
//! must match something, and keys that the specification does not have are refused.
//! Extensions (`x-…`) are ignored where the specification allows them: at the root, in
//! `info` and in an action.

use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_json::Value;
use serde_json_path::JsonPath;

use crate::{Error, Pointer, Result, yaml};

/// One overlay file.
#[derive(Debug)]
pub struct Overlay {
    file: PathBuf,
    actions: Vec<Action>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "overlay")]
    _overlay: String,
    #[serde(rename = "info")]
    _info: Info,
    #[serde(default, rename = "extends")]
    _extends: Option<String>,
    actions: Vec<Action>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Info {
    #[serde(rename = "title")]
    _title: String,
    #[serde(rename = "version")]
    _version: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Action {
    target: String,
    #[serde(default)]
    description: String,
    update: Option<Value>,
    #[serde(default)]
    remove: bool,
}

impl Overlay {
    /// Reads an overlay without applying it.
    ///
    /// # Errors
    ///
    /// If the file cannot be read or is not an Overlay 1.0 document.
    pub fn read(path: &Path) -> Result<Self> {
        let text = std::fs::read_to_string(path).map_err(Error::read(path))?;
        Self::parse(path, &text)
    }

    /// Reads the text of an overlay's file.
    pub(crate) fn parse(path: &Path, text: &str) -> Result<Self> {
        let mut value = yaml::parse(path, text)?;
        if let Some(version) = other_version(&value["overlay"]) {
            let message = format!("`overlay: {version}`: only 1.0.x is supported");
            return Err(Error::file(path, message));
        }
        without_extensions(&mut value);
        let file = File::deserialize(value).map_err(|error| Error::file(path, error))?;
        if file.actions.is_empty() {
            return Err(Error::file(path, "has no `actions`"));
        }
        Ok(Self {
            file: path.to_owned(),
            actions: file.actions,
        })
    }

    /// Applies the actions in their order.
    ///
    /// # Errors
    ///
    /// If an action states no reason, if its target does not parse or match, or if its
    /// update does not fit what it matches. The document is then partly changed and must
    /// not be used.
    pub fn apply(&self, document: &mut Value) -> Result<()> {
        for (index, action) in self.actions.iter().enumerate() {
            action.apply(document).map_err(|message| Error::Overlay {
                file: self.file.clone(),
                action: index + 1,
                target: action.target.clone(),
                message,
            })?;
        }
        Ok(())
    }
}

/// The version that an overlay states, if it is stated and is not supported.
fn other_version(stated: &Value) -> Option<String> {
    match stated {
        Value::String(version) if version.starts_with("1.0.") => None,
        Value::String(version) => Some(version.clone()),
        // `overlay: 1.0` is a number in YAML.
        Value::Number(version) => Some(version.to_string()),
        _ => None,
    }
}

/// Removes the extensions at the root, in `info` and in each action.
fn without_extensions(overlay: &mut Value) {
    let retain = |value: &mut Value| {
        if let Value::Object(object) = value {
            object.retain(|key, _| !key.starts_with("x-"));
        }
    };
    retain(overlay);
    if let Some(info) = overlay.get_mut("info") {
        retain(info);
    }
    let actions = overlay.get_mut("actions").and_then(Value::as_array_mut);
    actions.into_iter().flatten().for_each(retain);
}

/// The result of trying one action on a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The overlay's file.
    pub file: PathBuf,
    /// The number of the action, counted from 1.
    pub action: usize,
    /// The action's target, a JSONPath.
    pub target: String,
    /// What the action did.
    pub effect: Effect,
}

/// What an action did to a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// It changed the document.
    Changed,
    /// Nothing: the document already says what the action states.
    Nothing,
    /// It cannot be applied, and changed nothing. The text says why.
    Failed(String),
}

impl Overlay {
    /// Applies each action that can be applied, and returns the result of every action. Use
    /// it to try an overlay on a newer version of its document.
    pub fn try_on(&self, document: &mut Value) -> Vec<Outcome> {
        let outcomes = self.actions.iter().enumerate().map(|(index, action)| {
            let mut changed = document.clone();
            let effect = match action.apply(&mut changed) {
                Err(message) => Effect::Failed(message),
                Ok(()) if changed == *document => Effect::Nothing,
                Ok(()) => {
                    *document = changed;
                    Effect::Changed
                }
            };
            Outcome {
                file: self.file.clone(),
                action: index + 1,
                target: action.target.clone(),
                effect,
            }
        });
        outcomes.collect()
    }
}

impl Action {
    fn apply(&self, document: &mut Value) -> std::result::Result<(), String> {
        if self.description.trim().is_empty() {
            return Err("no reason given; state it in `description`".to_owned());
        }
        let path = JsonPath::parse(&self.target)
            .map_err(|error| format!("the target is not a JSONPath (RFC 9535): {error}"))?;
        let mut places: Vec<String> = path
            .query_located(document)
            .locations()
            .map(|location| location.to_json_pointer())
            .collect();
        if places.is_empty() {
            return Err("matches nothing in the document".to_owned());
        }
        // The last place comes first, so that a removal does not move the other places.
        places.sort_by_cached_key(|place| steps(place));
        places.dedup();
        places.reverse();
        for place in places {
            match (&self.update, self.remove) {
                (Some(update), false) => {
                    // Always found: the target matched this place.
                    let Some(target) = document.pointer_mut(&place) else {
                        return Err(format!("`{place}` is gone"));
                    };
                    merge_into(target, update, &place)?;
                }
                // The specification: `update` has no impact beside `remove: true`.
                (_, true) => remove(document, &place)?,
                (None, false) => return Err("needs either `update` or `remove: true`".to_owned()),
            }
        }
        Ok(())
    }
}

/// A sort key: the tokens of a pointer, array indices as numbers.
fn steps(place: &str) -> Vec<(Option<usize>, String)> {
    let place = Pointer::from(place);
    let tokens = place.tokens();
    tokens.map(|token| (token.parse().ok(), token)).collect()
}

/// Merges `update` into an object, or appends it to an array.
fn merge_into(target: &mut Value, update: &Value, place: &str) -> std::result::Result<(), String> {
    match target {
        Value::Object(_) if update.is_object() => merge(target, update),
        Value::Array(items) => items.push(update.clone()),
        Value::Object(_) => return Err(format!("`{place}` is an object, but `update` is not")),
        _ => {
            return Err(format!(
                "`{place}` is neither an object nor an array; target its parent"
            ));
        }
    }
    Ok(())
}

/// Merges objects property by property, concatenates arrays, and replaces other values.
fn merge(target: &mut Value, update: &Value) {
    match (target, update) {
        (Value::Object(target), Value::Object(update)) => {
            for (name, value) in update {
                match target.get_mut(name) {
                    Some(present) => merge(present, value),
                    None => drop(target.insert(name.clone(), value.clone())),
                }
            }
        }
        (Value::Array(target), Value::Array(update)) => target.extend(update.iter().cloned()),
        (target, update) => *target = update.clone(),
    }
}

fn remove(document: &mut Value, place: &str) -> std::result::Result<(), String> {
    let Some((parent, token)) = Pointer::from(place).split() else {
        return Err("the whole document cannot be removed".to_owned());
    };
    match document.pointer_mut(parent.as_str()) {
        Some(Value::Object(parent)) => drop(parent.shift_remove(&token)),
        Some(Value::Array(parent)) => {
            if let Ok(index) = token.parse::<usize>()
                && index < parent.len()
            {
                parent.remove(index);
            }
        }
        _ => return Err(format!("`{place}` is gone")),
    }
    Ok(())
}
