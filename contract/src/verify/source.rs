//! Whether a document is the file that its `SOURCE.toml` records.

use conversation_apis_codegen::Folder;
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
pub fn source(folder: &Folder) -> Result<Option<Finding>, Error> {
    let at = folder.path();
    let read = |name: &str| {
        let missing = || {
            Error(format!(
                "{}: the file does not exist",
                at.join(name).display()
            ))
        };
        folder.read(name)?.ok_or_else(missing)
    };
    let source: SourceFile = toml::from_str(&read("SOURCE.toml")?)
        .map_err(|error| Error(format!("{}/SOURCE.toml: {error}", at.display())))?;
    let Source {
        file,
        sha256: stated,
    } = source.document;
    let digest = sha256(read(&file)?.as_bytes());
    let text = format!("is not the file that SOURCE.toml names: its sha256 is {digest}");
    let is_other = digest != stated;
    Ok(is_other.then(|| Finding::new(Kind::Source, Subject::File(file), text)))
}
