//! Standard Webhooks, and events without a name.

use std::time::{Duration, UNIX_EPOCH};

use conversation_apis_codegen::Document;
use conversation_apis_contract::document::Contract;
use conversation_apis_contract::provider::{Provider, Type, Webhooks, connect};
use conversation_apis_contract::verify::{Options, verify_against};
use conversation_apis_contract::webhooks::Signer;

#[allow(dead_code, clippy::all, clippy::unwrap_used)]
pub mod api {
    include!(concat!(env!("OUT_DIR"), "/standard.rs"));
}

/// The provider of `tests/cases/standard`.
static STANDARD: Provider = include!(concat!(env!("OUT_DIR"), "/standard_provider.rs"));

fn contract() -> Contract {
    let file = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/cases/standard/openapi.yaml"
    );
    Contract::of(Document::read(file.as_ref()).unwrap()).unwrap()
}

#[tokio::test]
async fn every_delivery_is_verified_and_every_tampering_is_refused() {
    let verdict = verify_against(&STANDARD, &contract(), &Options::default()).await;
    let verdict = verdict.unwrap();
    assert!(verdict.findings.is_empty(), "{:#?}", verdict.findings);
    let rows = verdict.webhooks.iter();
    let rows: Vec<_> = rows
        .map(|row| (row.event.as_str(), row.holds(), row.refusals))
        .collect();
    let refusals = (18, 18);
    assert_eq!(
        rows,
        [("created", true, refusals), ("deleted", true, refusals)]
    );
}

#[test]
fn the_signature_is_that_of_another_implementation() {
    let signer = Signer::of(contract()).unwrap();
    let signer = signer.at(UNIX_EPOCH + Duration::from_secs(1_700_000_000));
    let signed = signer
        .id("delivery-1")
        .sign(r#"{"deleted_at":1700000000}"#)
        .unwrap();
    // Python's hmac, with the secret `contract-test-secret`.
    assert_eq!(
        signed.headers["webhook-signature"],
        "v1,t7AD/IH9DqCGZRsBwDeXt7b2OAgVXsC22NNQ8wC+F9k="
    );
    assert_eq!(signed.headers["webhook-id"], "delivery-1");
    assert_eq!(signed.headers["webhook-timestamp"], "1700000000");
}
