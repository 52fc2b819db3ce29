//! Partoo.

use serde_json::{Value, json};

use super::Embedded;
use crate::server::facts::put;
use crate::server::operation::Handler;

pub(super) static EMBEDDED: Embedded = Embedded {
    fixtures: include_str!("../../../fixtures/partoo.json"),
    handlers: &[HANDLERS],
    invalid,
};

const HANDLERS: &[(&str, Handler)] = &[];

/// 400, with the text under the name of the property: `{"errors":{"json":{"content":".."}}}`.
/// An assumption: a fault of the whole body has the name `body`.
fn invalid(at: &str, text: &str) -> (u16, Value) {
    let at = if at.is_empty() { "/body" } else { at };
    let mut body = json!({});
    put(&mut body, &format!("/errors/json{at}"), json!(text));
    (400, body)
}
