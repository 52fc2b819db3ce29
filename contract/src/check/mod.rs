//! The checks of one provider: each compares the document with the types, or with
//! the client over HTTP.

use crate::finding::Finding;

pub mod case;
pub mod coverage;
pub mod oracle;
pub mod paging;
pub mod requests;
pub mod responses;
pub mod shrink;

/// What a check reports: its rows for the report, and what it found.
#[derive(Debug)]
pub struct Checked<R> {
    /// One row for each thing that was checked.
    pub rows: Vec<R>,
    /// What does not hold.
    pub findings: Vec<Finding>,
}

impl<R> Default for Checked<R> {
    fn default() -> Self {
        Self {
            rows: Vec::new(),
            findings: Vec::new(),
        }
    }
}
