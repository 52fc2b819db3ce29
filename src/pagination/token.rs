//! The position of a walk, to store and to continue from.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::identity::Fnv;
use super::progress::Progress;
use crate::Error;
use crate::support::{Id, Paging, Style};
use crate::transport::Sent;

/// The position after the last page or item that a walk gave.
///
/// Store it with serde, for example as JSON, and continue from it with
/// [`Paginated::items_after`](crate::Paginated::items_after) or
/// [`Paginated::pages_after`](crate::Paginated::pages_after), also in another process.
///
/// A token holds the server's cursor and the ids of items. It holds no key and nothing
/// that a customer wrote. Its serialised form is not part of the public API.
///
/// Its size depends on the list's style:
///
/// - *Pages by number:* the ids of all items given, because any of them can come again.
/// - *Cursor:* digests of the items of up to six pages.
/// - *Before an id, and windows of ids:* the ids of up to one page, if the ids of some of its
///   items cannot be read. Otherwise it is constant.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Token {
    version: u32,
    operation: String,
    /// A digest of the call's path, parameters and body.
    pub(super) call: Option<u64>,
    pub(super) progress: Progress,
    /// Items of the next page, or of pages after it, that were already given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) given: Vec<Id>,
}

/// The version of the serialised form.
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

    /// Checks that the token belongs to this operation, and has a known version.
    pub(super) fn check(&self, paging: &Paging) -> Result<(), Error> {
        let text = if self.version != VERSION {
            format!(
                "the token has version {}; this version of the crate reads {VERSION}",
                self.version
            )
        } else if self.operation != paging.operation {
            format!("the token belongs to the operation `{}`", self.operation)
        } else if !self.progress.is_of(paging.style) {
            "the token belongs to a list with another style of pagination".to_owned()
        } else {
            return Ok(());
        };
        Err(Error::invalid_request(text).of_list(paging.operation))
    }

    /// Whether the walk had reached the end of the list.
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

/// A digest of a call's path, body and parameters, except those that select the page, and of
/// the caller's lower bound. It is the same in every process.
pub(super) fn digest(sent: &Sent, paging: &Paging, after: Option<i64>) -> u64 {
    let lower = match paging.style {
        Style::Window { after, .. } => Some(after),
        Style::Cursor | Style::PageNumber | Style::Before => None,
    };
    let selects = |name: &str| name == paging.parameter || lower == Some(name);
    let mut digest = Fnv::default();
    digest.add(sent.url.path().as_bytes());
    if let Some(body) = sent.body {
        digest.add(&body.to_be_bytes());
    }
    for (name, value) in sent.url.query_pairs().filter(|(name, _)| !selects(name)) {
        digest.add(name.as_bytes());
        digest.add(value.as_bytes());
    }
    if let Some(after) = after {
        digest.add(&after.to_le_bytes());
    }
    digest.finish()
}
