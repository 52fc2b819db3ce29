//! Between generated code and reqwest: how a client is made, what happens to
//! each request and each answer.

mod builder;
mod hooks;
mod operation;
mod response;

pub use builder::{ClientBuilder, Provider, Session};
pub use hooks::{ClientHooks, RequestBuilderExt};
pub use operation::{DocumentedError, Operation};
pub use response::{Response, ResponseValue};
