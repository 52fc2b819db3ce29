//! A vendor's document, with the overlays beside it applied.

#[cfg(feature = "files")]
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;

use serde_json::Value;

#[cfg(feature = "files")]
use crate::overlay::Overlay;
use crate::{Error, Pointer, Result, json, walk};
#[cfg(feature = "files")]
use crate::{Folder, Selection, yaml};

/// An OpenAPI document with its overlays applied.
#[derive(Debug, Clone)]
pub struct Document {
    /// The vendor's file, as published.
    pub path: PathBuf,
    /// The text of this file, for the lines of places.
    pub text: Arc<str>,
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
            text: text.into(),
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
        Self::of_folder(&Folder::on_disk(folder))
    }

    /// Reads a provider's files, as [`open`](Self::open) does.
    ///
    /// # Errors
    ///
    /// Those of [`open`](Self::open).
    pub fn of_folder(folder: &Folder) -> Result<Self> {
        let name = match <[String; 1]>::try_from(documents(folder.files("")?)) {
            Ok([name]) => name,
            Err(found) => {
                let message = format!(
                    "expected one OpenAPI document (.yaml, .yml or .json), found {}",
                    found.len()
                );
                return Err(Error::file(folder.path(), message));
            }
        };
        let mut document = Self::parse_file(&folder.path().join(&name), folder.text(&name)?)?;
        for (path, overlay) in overlays(folder)? {
            overlay.apply(&mut document.value)?;
            document.overlays.push(path);
        }
        if let Some(selection) = Selection::of_folder(folder)? {
            document.select(&selection);
        }
        Ok(document)
    }

    /// Reads the overlays of a provider, in the order in which they apply.
    ///
    /// # Errors
    ///
    /// If one cannot be read, or if the folder `overlays` has another file.
    pub fn overlays_of(folder: &Folder) -> Result<Vec<Overlay>> {
        let overlays = overlays(folder)?.into_iter();
        Ok(overlays.map(|(_, overlay)| overlay).collect())
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
        let text = std::fs::read_to_string(path).map_err(Error::read(path))?;
        Self::parse_file(path, text)
    }

    fn parse_file(path: &Path, text: String) -> Result<Self> {
        let value = yaml::parse(path, &text)?;
        check_form(&value).map_err(|message| Error::file(path, message))?;
        Ok(Self {
            path: path.to_owned(),
            text: text.into(),
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

/// The overlays of a provider, each with its file. Any other file in their folder is an error: it
/// would be ignored, and it could be a correction.
#[cfg(feature = "files")]
fn overlays(folder: &Folder) -> Result<Vec<(PathBuf, Overlay)>> {
    let files = folder.files("overlays")?;
    if let Some(other) = files.iter().find(|name| !is_document(name)) {
        return Err(Error::file(
            &folder.path().join(other),
            "not an overlay: expected a .yaml, .yml or .json file",
        ));
    }
    let overlays = files.iter().map(|name| {
        let path = folder.path().join(name);
        let overlay = Overlay::parse(&path, &folder.text(name)?)?;
        Ok((path, overlay))
    });
    overlays.collect()
}

/// The YAML and JSON files among these names.
#[cfg(feature = "files")]
fn documents(mut names: Vec<String>) -> Vec<String> {
    names.retain(|name| is_document(name));
    names
}

#[cfg(feature = "files")]
fn is_document(name: &str) -> bool {
    let extension = Path::new(name).extension().unwrap_or_default();
    let extension = extension.to_ascii_lowercase();
    matches!(extension.to_str(), Some("yaml" | "yml" | "json"))
}
