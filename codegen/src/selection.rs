//! Which operations of a document are generated.

#[cfg(feature = "generate")]
mod selected;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::Document;
use crate::extension::GENERATE;
#[cfg(feature = "files")]
use crate::{Error, Folder, Result};

#[cfg(feature = "generate")]
pub(crate) use self::selected::Selected;

/// The operations that are generated, with the types that they reach. Without a selection,
/// everything is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Selection {
    /// Operations: each an `operationId`, or a method and a path (`get /things`) if it has
    /// none. A webhook is named too, by its key or its `operationId`.
    #[serde(default)]
    pub operations: Vec<String>,
    /// Tags: every operation with one of them, but no webhook.
    #[serde(default)]
    pub tags: Vec<String>,
}

/// The tables of `SOURCE.toml` that matter here.
#[cfg(feature = "files")]
#[derive(Debug, Deserialize)]
struct Source {
    generate: Option<Selection>,
}

#[cfg(feature = "files")]
impl Selection {
    /// Reads the table `[generate]` of a provider's `SOURCE.toml`. `None` if the
    /// file or the table does not exist.
    ///
    /// # Errors
    ///
    /// If the file cannot be read or parsed.
    pub fn of_folder(folder: &Folder) -> Result<Option<Self>> {
        let Some(text) = folder.read(SOURCE)? else {
            return Ok(None);
        };
        let source: Source = toml::from_str(&text)
            .map_err(|error| Error::file(&folder.path().join(SOURCE), error))?;
        Ok(source.generate)
    }
}

/// The file that records where a document is from.
#[cfg(feature = "files")]
const SOURCE: &str = "SOURCE.toml";

impl Document {
    /// Generates only these operations. The document itself stays whole.
    pub fn select(&mut self, selection: &Selection) {
        if let Value::Object(document) = &mut self.value {
            let lists = serde_json::json!(selection);
            document.insert(GENERATE.to_owned(), lists);
        }
    }
}
