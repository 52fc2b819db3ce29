//! Whether a document is the file that its `SOURCE.toml` records.

use std::path::Path;

pub(crate) use conversation_apis_server::digest::sha256;
use serde::Deserialize;

use crate::Error;
use crate::finding::{Finding, Kind, Subject};

#[derive(Deserialize)]
struct SourceFile {
    document: Source,
}

#[derive(Deserialize)]
struct Source {
    file: String,
    sha256: String,
}

/// Checks that a folder's document is the one that its `SOURCE.toml` records.
///
/// # Errors
///
/// If either file cannot be read.
pub fn source(folder: &Path) -> Result<Option<Finding>, Error> {
    let read = |name: &str| {
        let path = folder.join(name);
        std::fs::read(&path).map_err(|error| Error(format!("{}: {error}", path.display())))
    };
    let text = String::from_utf8(read("SOURCE.toml")?)?;
    let source: SourceFile = toml::from_str(&text)
        .map_err(|error| Error(format!("{}/SOURCE.toml: {error}", folder.display())))?;
    let Source {
        file,
        sha256: stated,
    } = source.document;
    let digest = sha256(&read(&file)?);
    let text = format!("is not the file that SOURCE.toml names: its sha256 is {digest}");
    let is_other = digest != stated;
    Ok(is_other.then(|| Finding::new(Kind::Source, Subject::File(file), text)))
}
