//! A position in a walk that can be stored and continued from.

use std::fmt;

use reqwest::Url;
use serde::{Deserialize, Serialize};

use super::identity::Fnv;
use super::progress::Progress;
use crate::Error;
use crate::support::{Id, Paging};

/// The position after the last page or item that a walk gave.
///
/// Store it with serde, for example as JSON, and continue from it in another process.
/// Its content is not part of the public API. It holds the server's cursor and ids of
/// items, but no key and nothing that a customer wrote.
///
/// Its size depends on the list's style. Of a list in pages by number it holds the
/// ids of all items given, since any of them may come again. Of a cursor list it
/// holds digests of up to six pages, of a list before an id up to one page of ids.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Token {
    version: u32,
    operation: String,
    /// A digest of the call's path and parameters.
    pub(super) call: Option<u64>,
    pub(super) progress: Progress,
    /// Items of the next page, or of pages after it, that were given already.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) given: Vec<Id>,
}

/// The version of the form.
const VERSION: u32 = 2;

impl Token {
    pub(super) fn new(
        paging: &Paging,
        call: Option<u64>,
        progress: Progress,
        given: Vec<Id>,
    ) -> Self {
        Self {
            version: VERSION,
            operation: paging.operation.to_owned(),
            call,
            progress,
            given,
        }
    }

    /// Checks that it is of this operation, and of a version that is known.
    pub(super) fn check(&self, paging: &Paging) -> Result<(), Error> {
        let text = if self.version != VERSION {
            format!(
                "the token has version {}; this version of the crate reads {VERSION}",
                self.version
            )
        } else if self.operation != paging.operation {
            format!("the token is of the operation `{}`", self.operation)
        } else if !self.progress.is_of(paging.style) {
            "the token is of a list that was paged in another style".to_owned()
        } else {
            return Ok(());
        };
        Err(Error::invalid_request(text).of_list(paging.operation))
    }

    /// Whether the walk had come to its end.
    pub fn is_end(&self) -> bool {
        self.progress.is_ended()
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Token")
            .field("operation", &self.operation)
            .finish_non_exhaustive()
    }
}

/// A digest of a call without the parameter that says which page. It is the same in
/// every process.
pub(super) fn digest(url: &Url, parameter: &str) -> u64 {
    let mut digest = Fnv::default();
    digest.add(url.path().as_bytes());
    for (name, value) in url.query_pairs().filter(|(name, _)| name != parameter) {
        digest.add(name.as_bytes());
        digest.add(value.as_bytes());
    }
    digest.finish()
}
