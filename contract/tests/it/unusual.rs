//! A document with rare constructs that have one meaning.

use conversation_apis_codegen::Document;
use conversation_apis_contract::document::Contract;
use conversation_apis_contract::provider::{Operation, Provider, Type, client, connect, outcome};
use conversation_apis_contract::verify::{Options, verify_against};

#[allow(dead_code, clippy::all, clippy::unwrap_used)]
pub mod api {
    include!(concat!(env!("OUT_DIR"), "/unusual.rs"));
}

/// The provider of `tests/cases/unusual`.
static UNUSUAL: Provider = include!(concat!(env!("OUT_DIR"), "/unusual_provider.rs"));

fn contract() -> Contract {
    let file = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/cases/unusual/openapi.yaml"
    );
    Contract::of(Document::read(file.as_ref()).unwrap()).unwrap()
}

#[tokio::test]
async fn rare_constructs_hold_and_every_wrong_body_is_refused() {
    let contract = contract();
    // So what the client must refuse is checked too.
    assert_eq!(contract.first_unsupported(), None);
    let verdict = verify_against(&UNUSUAL, &contract, &Options::default()).await;
    let verdict = verdict.unwrap();
    assert!(verdict.findings.is_empty(), "{:#?}", verdict.findings);
    for row in &verdict.requests {
        let (refused, all) = row.units[3];
        assert_eq!(refused, all, "{}", row.operation);
        let (sent, parameters) = row.units[0];
        assert_eq!(sent, parameters, "{}", row.operation);
    }
    let mut rows = verdict.requests.iter();
    let change = rows.find(|row| row.operation == "putSquare").unwrap();
    assert!(change.units[3].1 >= 6, "{:?}", change.units);
    // The enum without values refuses none.
    let (sent, states) = change.units[4];
    assert!(states >= 7 && sent == states, "{:?}", change.units);
}
