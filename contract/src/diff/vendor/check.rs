//! The check of a list without the vendor's document, for `verify`.

use conversation_apis_codegen::{Document, Folder};

use super::{FILE, List};
use crate::Error;
use crate::finding::{Finding, Kind, Subject};

/// Checks the list of differences from the vendor's document, if the folder has one: it can be
/// read, and names only what our document has.
///
/// # Errors
///
/// If the document cannot be read.
pub fn differences(folder: &Folder) -> Result<Vec<Finding>, Error> {
    let found = |text: String| {
        let subject = Subject::File(FILE.to_owned());
        Finding::new(Kind::Differences, subject, text)
    };
    let text = match folder.read(FILE) {
        Ok(None) => return Ok(Vec::new()),
        Ok(Some(text)) => Ok(text),
        Err(error) => Err(error.to_string()),
    };
    let texts = match text.and_then(|text| List::parse(&text)) {
        Ok(list) => list.unknown(&Document::of_folder(folder)?),
        Err(why) => vec![why],
    };
    Ok(texts.into_iter().map(found).collect())
}
