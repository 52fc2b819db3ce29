//! The keys that the harness uses for its own servers.

use serde_json::Value;

use crate::document::Contract;

/// The first key. All others start with it. It is not a real key.
pub(crate) const KEY: &str = "contract-key-0123456789";

/// A key for each of [`key_headers`]. All keys are different.
pub(crate) fn keys(contract: &Contract) -> Vec<String> {
    let key = |index| match index {
        0 => KEY.to_owned(),
        _ => format!("{KEY}-{index}"),
    };
    (0..key_headers(contract).len()).map(key).collect()
}

/// The names of the headers that carry keys, in the order of the document.
pub(crate) fn key_headers(contract: &Contract) -> Vec<&str> {
    let schemes = contract
        .document
        .value
        .pointer("/components/securitySchemes");
    let schemes = schemes.and_then(Value::as_object).into_iter().flatten();
    schemes
        .filter(|(_, scheme)| scheme["in"] == "header")
        .filter_map(|(_, scheme)| scheme["name"].as_str())
        .collect()
}
