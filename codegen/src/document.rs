//! A vendor's document, with the overlays beside it applied.

#[cfg(feature = "files")]
use std::path::Path;
use std::path::PathBuf;

use serde_json::Value;

#[cfg(feature = "files")]
use crate::overlay::Overlay;
use crate::{Error, Pointer, Result, json, walk};
#[cfg(feature = "files")]
use crate::{Selection, yaml};

/// An OpenAPI document with its overlays applied.
#[derive(Debug, Clone)]
pub struct Document {
    /// The vendor's file, as published.
    pub path: PathBuf,
    /// The files of the overlays, in the order in which they were applied.
    pub overlays: Vec<PathBuf>,
    /// The document after all overlays.
    pub value: Value,
}

impl Document {
    /// Reads a document from JSON text, without overlays. `name` stands for its path, also in
    /// errors.
    ///
    /// # Errors
    ///
    /// If the text is not JSON, or is not an OpenAPI 3.0, 3.1 or 3.2 document.
    pub fn parse(name: &str, text: &str) -> Result<Self> {
        let path = PathBuf::from(name);
        let value = json::parse(text).map_err(|error| Error::file(&path, error))?;
        check_form(&value).map_err(|message| Error::file(&path, message))?;
        Ok(Self {
            path,
            overlays: Vec::new(),
            value,
        })
    }
}

#[cfg(feature = "files")]
impl Document {
    /// Reads a provider's folder: its one document, with the overlays in its folder
    /// `overlays` applied in the order of their names, and the selection of its `SOURCE.toml`.
    ///
    /// # Errors
    ///
    /// If the folder has no document or more than one, if a file cannot be read or parsed,
    /// or if an overlay cannot be applied.
    pub fn open(folder: &Path) -> Result<Self> {
        let path = match <[PathBuf; 1]>::try_from(documents(folder)?) {
            Ok([path]) => path,
            Err(found) => {
                let message = format!(
                    "expected one OpenAPI document (.yaml, .yml or .json), found {}",
                    found.len()
                );
                return Err(Error::file(folder, message));
            }
        };
        let mut document = Self::read(&path)?;
        let overlays = folder.join("overlays");
        if overlays.exists() {
            document.overlays = documents(&overlays)?;
            check_all_are_overlays(&overlays, &document.overlays)?;
            for file in &document.overlays {
                Overlay::read(file)?.apply(&mut document.value)?;
            }
        }
        if let Some(selection) = Selection::of_folder(folder)? {
            document.select(&selection);
        }
        Ok(document)
    }

    /// Reads the overlays of a provider's folder, in the order in which they apply.
    ///
    /// # Errors
    ///
    /// If one cannot be read, or if the folder `overlays` has another file.
    pub fn overlays_of(folder: &Path) -> Result<Vec<Overlay>> {
        let overlays = folder.join("overlays");
        if !overlays.exists() {
            return Ok(Vec::new());
        }
        let files = documents(&overlays)?;
        check_all_are_overlays(&overlays, &files)?;
        files.iter().map(|file| Overlay::read(file)).collect()
    }

    /// Reads a provider's folder, as [`open`](Self::open) does, or a single file without
    /// overlays, as [`read`](Self::read) does.
    ///
    /// # Errors
    ///
    /// The errors of these two functions.
    pub fn load(path: &Path) -> Result<Self> {
        match path.is_dir() {
            true => Self::open(path),
            false => Self::read(path),
        }
    }

    /// Reads one file, YAML or JSON, without overlays.
    ///
    /// # Errors
    ///
    /// If the file cannot be read or parsed, or is not an OpenAPI 3.0, 3.1 or 3.2 document.
    pub fn read(path: &Path) -> Result<Self> {
        let value = yaml::read(path)?;
        check_form(&value).map_err(|message| Error::file(path, message))?;
        Ok(Self {
            path: path.to_owned(),
            overlays: Vec::new(),
            value,
        })
    }
}

/// The minor version of OpenAPI 3; `None` if the version is not supported.
pub(crate) fn minor(version: &str) -> Option<u8> {
    match version.get(..4).unwrap_or(version) {
        "3.0" | "3.0." => Some(0),
        "3.1" | "3.1." => Some(1),
        "3.2" | "3.2." => Some(2),
        _ => None,
    }
}

/// Checks that a value is an OpenAPI document, and that its top-level parts are objects.
/// Other values in their place would be ignored silently.
fn check_form(document: &Value) -> std::result::Result<(), String> {
    match &document["openapi"] {
        Value::String(version) if minor(version).is_some() => {}
        Value::String(version) => {
            return Err(format!(
                "`openapi: {version}`: only 3.0.x, 3.1.x and 3.2.x are supported"
            ));
        }
        Value::Number(version) => {
            return Err(format!(
                "`openapi: {version}` is a number; write it as a string such as \"3.1.0\""
            ));
        }
        _ if document.get("swagger").is_some() => {
            let message = "this is a Swagger 2.0 document; convert it to OpenAPI 3 first, for example with the npm package swagger2openapi";
            return Err(message.to_owned());
        }
        _ => {
            let message = "no `openapi` version at the top: this is not an OpenAPI 3 document";
            return Err(message.to_owned());
        }
    }
    let object = |value: &Value, at: Pointer| match value {
        Value::Object(_) | Value::Null => Ok(()),
        _ => Err(format!("{at} is not an object")),
    };
    for name in ["info", "paths", "webhooks", "components"] {
        let at = Pointer::default().join(name);
        object(&document[name], at.clone())?;
        if name == "info" {
            continue;
        }
        for (key, item) in document[name].as_object().into_iter().flatten() {
            let at = at.join(key);
            if key.starts_with("x-") {
                continue;
            }
            object(item, at.clone())?;
            if name != "components" {
                for (_, at, operation) in walk::operations_of(item, &at) {
                    object(operation, at)?;
                }
            }
        }
    }
    Ok(())
}

/// Checks that every file in a folder of overlays is an overlay. Any other file would be
/// ignored, and it could be a correction.
#[cfg(feature = "files")]
fn check_all_are_overlays(folder: &Path, overlays: &[PathBuf]) -> Result<()> {
    for entry in folder.read_dir().map_err(Error::read(folder))? {
        let path = entry.map_err(Error::read(folder))?.path();
        if !overlays.contains(&path) {
            return Err(Error::file(
                &path,
                "not an overlay: expected a .yaml, .yml or .json file",
            ));
        }
    }
    Ok(())
}

/// The YAML and JSON files of a folder, in the order of their names.
#[cfg(feature = "files")]
fn documents(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in folder.read_dir().map_err(Error::read(folder))? {
        let path = entry.map_err(Error::read(folder))?.path();
        let extension = path.extension().unwrap_or_default().to_ascii_lowercase();
        if path.is_file() && matches!(extension.to_str(), Some("yaml" | "yml" | "json")) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
