//! Path parameters. A path has a value for each name in it, whether the document describes the
//! parameter or not.

use conversation_apis_codegen::Pointer;

use super::change::{ChangeKind, Element, Side};
use super::compare::{Comparison, Version};
use super::operation::Call;
use super::parameter::{ParameterKey, Parameters, schema_place};
use super::schema::any_of;

impl Comparison<'_> {
    /// Compares a parameter that one document describes and the other only names in its path, where
    /// it may be any text.
    pub(super) fn path_parameter(
        &mut self,
        element: &Element<'_>,
        described: Version,
        at: &Pointer,
    ) {
        let (document, kind) = match described {
            Version::Old => (self.old, ChangeKind::PathParameterUndescribed),
            Version::New => (self.new, ChangeKind::PathParameterDescribed),
        };
        let (schema, is_json) = schema_place(document, at);
        let schemas = self.cache.schemas(described);
        let id = schemas.at(&schema);
        let kinds = schemas.kinds(id);
        if is_json || !schemas.get(id).is_any_text(&kinds) {
            self.record(element.change(kind).with_values("", &any_of(&kinds)));
        }
    }

    /// Compares the names in the paths. They are not sent, but the Rust API has them.
    pub(super) fn path_names(
        &mut self,
        call: &Call<'_>,
        before: &Parameters<'_>,
        after: &Parameters<'_>,
    ) {
        if call.request != Side::Request {
            return;
        }
        let pairs = names(call.paths[0]).into_iter().zip(names(call.paths[1]));
        for (position, (was, is)) in pairs.enumerate().filter(|(_, (was, is))| was != is) {
            let key = ("path".to_owned(), position.to_string());
            let old = before.get(&key).map_or(call.old, |(at, _)| at);
            let new = after.get(&key).map_or(call.new, |(at, _)| at);
            let name = format!("path `{was}`");
            let element = call.part((Some(old), Some(new)), &name);
            self.record(
                element
                    .change(ChangeKind::ParameterRenamed)
                    .with_values(was, is),
            );
        }
    }
}

/// The names in a path, the last first.
fn names(path: &str) -> Vec<&str> {
    let names = path
        .split('{')
        .skip(1)
        .filter_map(|part| part.split('}').next());
    let mut names: Vec<&str> = names.collect();
    names.reverse();
    names
}

/// Whether a path parameter of a path is not sent, since the path has no position for it.
pub(super) fn is_foreign(path: &str, key: &ParameterKey) -> bool {
    !path.is_empty() && key.0 == "path" && !has_position(path, key)
}

/// Whether a path has the position of a path parameter.
pub(super) fn has_position(path: &str, (place, position): &ParameterKey) -> bool {
    let position = position.parse::<usize>();
    place == "path" && position.is_ok_and(|position| position < names(path).len())
}

/// Identifies each path parameter by its position, since its name is not sent. The position
/// is counted from the end: documents can differ in the first part of their paths. Parameters
/// that the path does not name get the positions that are left.
pub(super) fn with_positions<'a>(parameters: Parameters<'a>, path: &str) -> Parameters<'a> {
    let mut names: Vec<Option<&str>> = names(path).into_iter().map(Some).collect();
    let (in_path, mut found): (Parameters<'a>, _) = parameters
        .into_iter()
        .partition(|((place, _), _)| place == "path");
    let mut misnamed = Vec::new();
    for (key, parameter) in in_path {
        let mut slots = names.iter_mut().enumerate();
        match slots.find(|(_, name)| **name == Some(key.1.as_str())) {
            Some((position, name)) => {
                *name = None;
                found.insert((key.0, position.to_string()), parameter);
            }
            None => misnamed.push((key, parameter)),
        }
    }
    let mut left = names.iter().enumerate().filter(|(_, name)| name.is_some());
    for ((place, name), parameter) in misnamed {
        let position = left.next().map(|(position, _)| position.to_string());
        found.insert((place, position.unwrap_or(name)), parameter);
    }
    found
}
