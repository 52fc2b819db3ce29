//! Whether a document is the file that its `SOURCE.toml` records.

use std::path::Path;

pub(crate) use conversation_apis_server::digest::sha256;
use serde::{Deserialize, Serialize};

use crate::Error;
use crate::document::Contract;
use crate::finding::{Finding, Kind, Subject};

#[derive(Deserialize)]
struct SourceFile {
    document: Source,
}

#[derive(Deserialize)]
struct Source {
    file: String,
    sha256: String,
    title: Option<String>,
    version: Option<String>,
    retrieved: Option<String>,
}

/// Where a document comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Origin {
    /// The SHA-256 digest of its file, in hexadecimal.
    pub sha256: String,
    /// The title that its `SOURCE.toml` records.
    pub title: Option<String>,
    /// The vendor's version of the document that its `SOURCE.toml` records.
    pub version: Option<String>,
    /// The day on which it was retrieved, according to its `SOURCE.toml`.
    pub retrieved: Option<String>,
}

impl Origin {
    /// The origin of a document. `None` if its file cannot be read any more.
    pub fn of(contract: &Contract) -> Option<Self> {
        let path = &contract.document.path;
        let sha256 = sha256(&std::fs::read(path).ok()?);
        // `verify` reports a file that is wrong.
        let text = std::fs::read_to_string(path.with_file_name("SOURCE.toml")).ok();
        let source = text.and_then(|text| toml::from_str::<SourceFile>(&text).ok());
        let source = source.map(|file| file.document);
        let (title, version, retrieved) = source.map_or((None, None, None), |source| {
            (source.title, source.version, source.retrieved)
        });
        Some(Self {
            sha256,
            title,
            version,
            retrieved,
        })
    }
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
        ..
    } = source.document;
    let digest = sha256(&read(&file)?);
    let text = format!("is not the file that SOURCE.toml names: its sha256 is {digest}");
    let is_other = digest != stated;
    Ok(is_other.then(|| Finding::new(Kind::Source, Subject::File(file), text)))
}
