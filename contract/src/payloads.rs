//! Payload cases: JSON files that a client must read and write again.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_json::Value;

use crate::Error;
use crate::check::oracle::Oracle;
use crate::document::Target;
use crate::json_eq::json_eq;
use crate::provider::Provider;

/// A case, as its file has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// A component, `operationId.status`, `operationId.body` or `webhooks.EVENT`.
    schema: String,
    /// What the case shows. For people.
    #[serde(rename = "shows")]
    _shows: String,
    input: Value,
}

/// Checks each `.json` file in a folder: the document allows its `input`, and the type of its
/// `schema` reads it and writes the same JSON.
///
/// # Errors
///
/// If the folder has no such file, or with a line for each file that does not hold.
pub fn check(provider: &Provider, folder: impl AsRef<Path>) -> Result<(), Error> {
    let folder = folder.as_ref();
    let failed = |error: &dyn std::fmt::Display| Error(format!("{}: {error}", folder.display()));
    let entries = fs::read_dir(folder).map_err(|error| failed(&error))?;
    let paths = entries.flatten().map(|entry| entry.path());
    let is_json = |path: &PathBuf| path.extension().is_some_and(|it| it == "json");
    let mut paths: Vec<PathBuf> = paths.filter(is_json).collect();
    paths.sort();
    if paths.is_empty() {
        return Err(failed(&"has no file with a payload"));
    }
    let contract = provider.contract()?;
    let targets = contract.targets()?;
    let mut oracle = Oracle::new(&contract)?;
    let checked = paths.iter().filter_map(|path| {
        let checked = check_file(provider, path, &targets, &mut oracle);
        let error = checked.err()?;
        Some(format!("{}: {error}", path.display()))
    });
    let wrong: Vec<String> = checked.collect();
    match wrong.is_empty() {
        true => Ok(()),
        false => Err(Error(wrong.join("\n"))),
    }
}

fn check_file(
    provider: &Provider,
    path: &Path,
    targets: &[Target],
    oracle: &mut Oracle<'_>,
) -> Result<(), String> {
    let text = fs::read_to_string(path).map_err(|error| error.to_string())?;
    let case: Case = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    let target = targets
        .iter()
        .find(|target| target.id.to_string() == case.schema);
    let (Some(found), Some(target)) = (provider.find_type(&case.schema), target) else {
        return Err("the document has no type with the name in `schema`".to_owned());
    };
    let judged = oracle.judge(&target.schema, target.direction(), &case.input);
    if let Err(at) = judged.map_err(|error| error.to_string())? {
        return Err(format!("the document does not allow the input at `{at}`"));
    }
    let read = (found.round_trip)(&case.input.to_string());
    let read = read.map_err(|failure| format!("{} at `{}`", failure.error, failure.path))?;
    let written = serde_json::from_str(read.output.as_str()).map_err(|error| error.to_string())?;
    match json_eq(&case.input, &written) {
        true => Ok(()),
        false => Err("is written as other JSON than it was read from".to_owned()),
    }
}
