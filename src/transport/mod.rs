//! Between generated code and reqwest: how a client is made, what happens to
//! each request and each answer.

mod builder;
mod hooks;
mod operation;
mod quota;
mod raw;
mod response;
mod retry;
mod send;

pub use builder::{ClientBuilder, Provider, Session};
pub use hooks::{ClientHooks, RequestBuilderExt};
pub use operation::{DocumentedError, Operation};
pub use quota::{Limiter, Permit, Quota};
pub use raw::{RawClient, RawResponse};
pub use response::{Response, ResponseValue};
pub use retry::Retry;
pub(crate) use retry::is_transient;
