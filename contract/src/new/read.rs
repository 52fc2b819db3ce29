//! The document of a new provider, and what is written about it wherever the provider is.

use std::fs;
use std::path::{Path, PathBuf};

use conversation_apis_codegen::{Document, generate, lower, walk};
use serde_json::Value;

use super::facts::Facts;
use super::guess::{Guessed, guess};
use super::overlay::overlays;
use super::payloads::payloads;
use super::plan::Wanted;
use super::source::source;
use super::write::File;
use crate::Error;

/// What was read and guessed.
pub(super) struct Read {
    pub guessed: Guessed,
    pub facts: Facts,
    /// The name of the document's file.
    pub file: String,
    bytes: Vec<u8>,
}

/// Reads the document and guesses about it.
pub(super) fn read(wanted: &Wanted) -> Result<Read, Error> {
    let path = &wanted.from;
    let failed = |error: &dyn std::fmt::Display| Error(format!("{}: {error}", path.display()));
    let bytes = fs::read(path).map_err(|error| failed(&error))?;
    let file = file_name(path).map_err(|error| failed(&error))?;
    if std::str::from_utf8(&bytes).is_err() {
        return Err(failed(&"is not text in UTF-8; save it as UTF-8 first"));
    }
    let document = Document::read(path)?;
    if is_empty(&document.value) {
        return Err(failed(
            &"has no operation, no webhook and no schema, so nothing can be made of it; if the vendor's document has some, this file is not complete",
        ));
    }
    let guessed = guess(&document, &wanted.keys).map_err(|error| failed(&error))?;
    Ok(Read {
        facts: Facts::of(&guessed)?,
        guessed,
        file,
        bytes,
    })
}

/// The name that the file keeps.
fn file_name(path: &Path) -> Result<String, String> {
    let name = path.file_name().and_then(|name| name.to_str());
    let name = name.ok_or("the file keeps its name, which must be text in UTF-8")?;
    let extension = Path::new(name).extension().and_then(|it| it.to_str());
    let extension = extension.unwrap_or_default().to_ascii_lowercase();
    if !["yaml", "yml", "json"].contains(&extension.as_str()) {
        return Err(
            "the file keeps its name, so the name must end with .yaml, .yml or .json; rename it"
                .to_owned(),
        );
    }
    if name.starts_with('.') || name.contains(|letter: char| letter.is_control() || letter == '`') {
        return Err(
            "the file keeps its name, so the name must not start with a dot and must have neither backticks nor control characters; rename it"
                .to_owned(),
        );
    }
    Ok(name.to_owned())
}

/// Whether nothing can be made of a document.
fn is_empty(document: &Value) -> bool {
    let has = |at: &str| {
        let found = document.pointer(at).and_then(Value::as_object);
        found.is_some_and(|found| !found.is_empty())
    };
    walk::operations(document).next().is_none() && !has("/webhooks") && !has("/components/schemas")
}

impl Read {
    /// Whether the folder has overlays.
    pub(super) fn has_overlays(&self) -> bool {
        !overlays(&self.guessed.guesses).is_empty()
    }

    /// The files of the folder `openapi/NAME`.
    pub(super) fn folder(&self, wanted: &Wanted) -> Vec<File> {
        let folder = PathBuf::from("openapi").join(&wanted.name);
        let source = source(
            &self.guessed,
            &self.file,
            &self.bytes,
            wanted.url.as_deref(),
        );
        let mut files = vec![
            File::new(folder.join(&self.file), self.bytes.clone()),
            File::new(folder.join("SOURCE.toml"), source),
        ];
        let overlays = overlays(&self.guessed.guesses).into_iter();
        files.extend(
            overlays.map(|(name, text)| File::new(folder.join("overlays").join(name), text)),
        );
        files
    }

    /// Checks that a staged folder `openapi/NAME` gives the text that was generated before, and
    /// returns its document.
    pub(super) fn check(&self, folder: &Path) -> Result<Document, Error> {
        let document = Document::open(folder)?;
        let text = generate(&lower(&document)?)?;
        match text == self.guessed.text {
            true => Ok(document),
            false => Err(Error(
                "the overlays do not say what was guessed; report this as a fault of `cargo contract new`".to_owned(),
            )),
        }
    }

    /// The payload cases, below `folder`, and notes about examples that are wrong.
    pub(super) fn cases(&self, folder: &Path) -> Result<(Vec<File>, Vec<String>), Error> {
        let payloads = payloads(&self.guessed.document)?;
        let files = payloads.files.into_iter();
        let files = files.map(|(name, text)| File::new(folder.join(name), text));
        let wrong = payloads.wrong.iter();
        let notes = wrong.map(|at| {
            format!("the example at {at} does not fit its schema: no case was made of it")
        });
        Ok((files.collect(), notes.collect()))
    }
}
