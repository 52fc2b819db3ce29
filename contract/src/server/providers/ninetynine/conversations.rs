//! Conversations and messages. See `server/operation.rs` for how to write a handler.

use crate::server::operation::Handler;

/// By `operationId`.
pub(super) const HANDLERS: &[(&str, Handler)] = &[];
