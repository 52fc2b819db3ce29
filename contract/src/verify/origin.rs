//! Where a document comes from.

use serde::{Deserialize, Serialize};

use super::sha256;
use crate::document::Contract;
use crate::provider::Provider;

/// Where a document comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Origin {
    /// The SHA-256 digest of its file, in hexadecimal.
    pub sha256: String,
    /// What its `SOURCE.toml` records.
    #[serde(flatten)]
    pub recorded: Recorded,
}

/// What a `SOURCE.toml` records of a document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recorded {
    /// The title.
    pub title: Option<String>,
    /// The vendor's version of the document.
    pub version: Option<String>,
    /// The day on which it was retrieved.
    pub retrieved: Option<String>,
}

#[derive(Deserialize)]
struct SourceFile {
    document: Recorded,
}

impl Origin {
    /// The origin of a provider's document.
    pub fn of(provider: &Provider, contract: &Contract) -> Self {
        let sha256 = sha256(contract.document.text.as_bytes());
        // `verify` reports a file that is wrong.
        let text = provider.source().read("SOURCE.toml").ok().flatten();
        let file = text.and_then(|text| toml::from_str::<SourceFile>(&text).ok());
        let recorded = file.map(|file| file.document).unwrap_or_default();
        Self { sha256, recorded }
    }
}
