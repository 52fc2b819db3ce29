//! Where a walk stands, to be kept and gone on from.

use std::fmt;

use reqwest::Url;
use serde::{Deserialize, Serialize};

use crate::Error;
use crate::support::Id;

/// Where a walk stands, behind the last page or item it gave.
///
/// It is kept with serde, in JSON for one, and read by this version of its form
/// in another process too. What is in it is no part of the interface; it holds
/// the server's cursor and ids of items, no key and no customer's words. Of a
/// list in pages by number it has the ids of all items given, since any of them
/// may come again.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Token {
    version: u32,
    operation: String,
    /// Of path and parameters, so that a token of another call is told.
    pub(super) call: Option<u64>,
    /// Whether a page came.
    pub(super) met_one: bool,
    /// What the walk knew of the list.
    #[serde(default)]
    pub(super) tally: Known,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) met: Vec<Id>,
    pub(super) at: At,
}

/// What a walk knows of a list beside its items.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Known {
    pub(super) total: Option<i64>,
    pub(super) first_total: Option<i64>,
    /// Items that came, those aside of a page that is to be fetched again.
    pub(super) fresh: u64,
    pub(super) repeats: u64,
    pub(super) total_moved: bool,
    pub(super) shrank: bool,
    pub(super) from_start: bool,
    pub(super) longest: usize,
    /// Whether the list is walked a second time.
    pub(super) again: bool,
}

/// The version of the form.
const VERSION: u32 = 1;

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum At {
    /// Nothing came yet.
    Start,
    /// In a page, or before it.
    Page {
        /// What asks for it; none is the call's own start.
        cursor: Option<String>,
        /// The items of it that were given, by id.
        given: Vec<Id>,
        /// How many of it were given that have no id.
        skip: usize,
    },
    /// At the end.
    End,
}

impl Token {
    pub(super) fn new(
        operation: &str,
        call: Option<u64>,
        met_one: bool,
        tally: Known,
        at: At,
    ) -> Self {
        Self {
            version: VERSION,
            operation: operation.to_owned(),
            call,
            met_one,
            tally,
            met: Vec::new(),
            at,
        }
    }

    /// Whether it is of this operation, and of a form that is known.
    pub(super) fn check(&self, operation: &str) -> Result<(), Error> {
        if self.version != VERSION {
            let text = format!(
                "the token is of version {}; this crate reads {VERSION}",
                self.version
            );
            return Err(Error::invalid_request(text));
        }
        match self.operation == operation {
            true => Ok(()),
            false => Err(Error::invalid_request("the token is of another operation")),
        }
    }

    /// Whether the walk had come to its end.
    pub fn is_end(&self) -> bool {
        self.at == At::End
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

/// A digest of a call, the parameter aside that says which page. It is FNV-1a,
/// which is the same for ever.
pub(super) fn digest(url: &Url, parameter: &str) -> u64 {
    let mut digest = Fnv::default();
    digest.add(url.path());
    for (name, value) in url.query_pairs().filter(|(name, _)| name != parameter) {
        digest.add(&name);
        digest.add(&value);
    }
    digest.0
}

/// An id for what has none: of its text, without the text.
pub(super) fn of_text(text: &str) -> Id {
    let mut digest = Fnv::default();
    digest.add(text);
    Id::Text(format!("#{:016x}", digest.0).into())
}

struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    fn add(&mut self, text: &str) {
        for byte in text.bytes().chain([0]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}
