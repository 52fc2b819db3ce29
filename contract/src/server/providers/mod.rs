//! How the embedded server behaves as each provider: its data, its handlers, and its answer
//! to an invalid request.

mod ninetynine;
mod octopush;
mod partoo;

use serde_json::Value;

use super::operation::Handler;
use super::store::Store;

/// The behaviour of one provider.
pub(super) struct Embedded {
    /// The templates of its data.
    pub(super) fixtures: &'static str,
    /// The handlers, by `operationId`. A list with `x-pagination` needs none.
    pub(super) handlers: &'static [&'static [(&'static str, Handler)]],
    /// The status and the body of the answer to a wrong value: its JSON pointer in the body
    /// (or `/` and the name of a parameter; empty for the whole body), and what is wrong.
    /// Null means that there is no body.
    pub(super) invalid: fn(&str, &str) -> (u16, Value),
    /// What happens in the store after each successful read.
    pub(super) after_read: Option<fn(&mut Store)>,
}

/// The behaviour of a provider.
pub(super) fn find(provider: &str) -> Option<&'static Embedded> {
    Some(match provider {
        "partoo" => &partoo::EMBEDDED,
        "octopush" => &octopush::EMBEDDED,
        "ninetynine" => &ninetynine::EMBEDDED,
        _ => return None,
    })
}
