//! How the embedded server behaves as each provider: its data, its handlers, and its answer
//! to an invalid request.

mod arrival;
mod ninetynine;
mod octopush;
mod partoo;
#[cfg(test)]
mod tests;

use serde_json::{Value, json};

use super::changes::{Changes, Event};
use super::list::Arrange;
use super::operation::Handler;
use super::store::Store;

/// The behaviour of one provider.
pub(super) struct Embedded {
    /// The handlers, by `operationId`. A list with `x-pagination` needs none.
    pub(super) handlers: &'static [&'static [(&'static str, Handler)]],
    /// How a list of the fixtures sorts what a query selects, by `operationId`. A list without one
    /// has the order of the store.
    pub(super) arrange: &'static [(&'static str, Arrange)],
    /// The status and the body of the answer to a wrong value: its JSON pointer in the body
    /// (or `/` and the name of a parameter; empty for the whole body), and what is wrong.
    /// Null sends no body.
    pub(super) invalid: fn(&str, &str) -> (u16, Value),
    /// What happens in the store after each successful read.
    pub(super) after_read: Option<fn(&mut Store)>,
    /// The webhook events that changes cause, in the order in which the vendor sends them. Call
    /// [`events`](super::changes::events), which removes hidden properties.
    pub(super) events: fn(&Changes<'_>) -> Vec<Event>,
    /// Lets a customer's message arrive from outside, as a change of the store. Messages are
    /// numbered from 0. The same seed, number and items give the same message.
    pub(super) arrive: fn(&mut Store, u64),
}

/// The behaviour of a provider of this workspace. Any other provider has lists only.
pub(super) fn find(provider: &str) -> &'static Embedded {
    match provider {
        "partoo" => &partoo::EMBEDDED,
        "octopush" => &octopush::EMBEDDED,
        "ninetynine" => &ninetynine::EMBEDDED,
        _ => &PLAIN,
    }
}

/// The behaviour of a provider without handlers.
pub(super) static PLAIN: Embedded = Embedded {
    handlers: &[],
    arrange: &[],
    invalid: |at, text| (400, json!({ "at": at, "error": text })),
    after_read: None,
    events: |_| Vec::new(),
    arrive: |_, _| {},
};
