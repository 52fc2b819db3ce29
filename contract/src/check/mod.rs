//! The checks of one provider. Each check compares the document with the types, or with the
//! client over HTTP, and returns rows and findings.

pub(crate) mod answers;
pub(crate) mod bodies;
pub(crate) mod calls;
pub(crate) mod case;
pub(crate) mod coverage;
pub(crate) mod inputs;
pub mod oracle;
pub(crate) mod paging;
pub(crate) mod refused;
pub(crate) mod requests;
pub(crate) mod responses;
pub(crate) mod sent;
mod shrink;
pub(crate) mod webhooks;

pub(crate) use conversation_apis_server::multipart;
