//! Between generated code and reqwest: how a client is built, and what happens to each
//! request and response.

mod builder;
pub(crate) mod by_status;
mod call;
mod cause;
mod download;
mod encoding;
mod events;
mod file;
mod key;
mod live;
mod operation;
mod quota;
mod raw;
mod response;
mod retry;
mod retry_after;
mod runtime;
mod send;
mod session;

pub use builder::ClientBuilder;
pub use call::{Call, Multipart};
pub use cause::TransportCause;
pub(crate) use cause::is_damaged;
pub use download::ByteStream;
pub(crate) use encoding::foreign as foreign_encoding;
pub use events::{Event, EventStream};
pub use file::File;
pub use operation::{DocumentedError, Field, Operation, Parameter, Style};
pub use quota::{Limiter, Permit, Quota};
pub use raw::{RawClient, RawResponse};
pub use response::{Response, ResponseValue};
pub use retry::Retry;
pub(crate) use retry::is_transient;
pub(crate) use retry_after::{retry_after, whole_seconds};
pub(crate) use runtime::Alarm;
pub use session::{Provider, Session};
