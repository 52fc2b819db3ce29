//! The checks of one provider: each compares the document with the types, or with the
//! client over HTTP. A check returns its rows and findings.

pub mod case;
pub mod coverage;
pub mod oracle;
pub mod paging;
pub mod requests;
pub mod responses;
pub mod shrink;
