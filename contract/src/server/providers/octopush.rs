//! Octopush.

use serde_json::Value;

use super::Embedded;
use crate::server::operation::Handler;

pub(super) static EMBEDDED: Embedded = Embedded {
    fixtures: include_str!("../../../fixtures/octopush.json"),
    handlers: &[HANDLERS],
    invalid,
};

const HANDLERS: &[(&str, Handler)] = &[];

/// 400. No body is documented for it.
fn invalid(_at: &str, _text: &str) -> (u16, Value) {
    (400, Value::Null)
}
