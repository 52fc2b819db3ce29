//! Between generated code and reqwest: how a client is built, and what happens to each
//! request and response.

mod base_url;
mod builder;
mod call;
mod cause;
mod credentials;
mod encoding;
mod key;
mod oauth;
mod operation;
mod quota;
mod raw;
mod response;
mod retry;
mod retry_after;
mod runtime;
mod scheme;
mod send;
mod server;
mod session;
mod sign;
mod token;

pub use base_url::{BaseUrl, ServerUrl};
pub use builder::ClientBuilder;
pub use call::Call;
pub use cause::TransportCause;
pub(crate) use cause::is_damaged;
pub use credentials::Secrets;
pub(crate) use encoding::foreign as foreign_encoding;
pub use oauth::ClientCredentials;
pub use operation::{DocumentedError, Operation, Parameter, Style};
pub use quota::{Limiter, Permit, Quota};
pub use raw::{RawClient, RawResponse};
pub use response::{Response, ResponseValue};
pub use retry::Retry;
pub(crate) use retry::is_transient;
pub(crate) use retry_after::{retry_after, whole_seconds};
pub(crate) use runtime::Alarm;
pub use scheme::Scheme;
pub use server::Server;
pub use session::{Provider, Session};
pub use token::{BearerToken, Token, TokenFuture, TokenSource};
