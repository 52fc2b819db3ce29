//! A document with schemas of a wrong form.

use conversation_apis_codegen::Document;
use conversation_apis_contract::document::Contract;
use conversation_apis_contract::provider::{Operation, Provider, Type, client, connect, outcome};
use conversation_apis_contract::verify::{Options, verify_against};

#[allow(dead_code, clippy::all, clippy::unwrap_used)]
pub mod api {
    include!(concat!(env!("OUT_DIR"), "/wrong.rs"));
}

/// The provider of `tests/cases/wrong`.
static WRONG: Provider = include!(concat!(env!("OUT_DIR"), "/wrong_provider.rs"));

fn contract() -> Contract {
    let file = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/cases/wrong/openapi.yaml"
    );
    Contract::of(Document::read(file.as_ref()).unwrap()).unwrap()
}

#[tokio::test]
async fn wrong_keywords_cost_only_themselves() {
    let contract = contract();
    let verdict = verify_against(&WRONG, &contract, &Options::default()).await;
    let verdict = verdict.unwrap();
    assert!(verdict.findings.is_empty(), "{:#?}", verdict.findings);
    assert!(verdict.skipped.is_empty(), "{:#?}", verdict.skipped);
    let repairs = contract.repairs.iter();
    let repairs: Vec<String> = repairs.map(|(at, text)| format!("{at}: {text}")).collect();
    for repair in [
        "Thing/required: removed: its value has the wrong type",
        "Thing/properties/id/required: removed: its value has the wrong type",
        "Thing/properties/size/nullable: removed: its value has the wrong type",
        "Pair/properties/anything/type: `any` is not a type of JSON Schema: kept as raw JSON",
        "Pair/properties/listed/enum: expected an array: kept as raw JSON",
        "Pair/properties/nothing/enum: removed: it lists no values",
        "Pair/properties/step/multipleOf: removed: it must be greater than 0",
        "Pair/properties/text/minLength: removed: expected a whole number of at least 0",
    ] {
        let repair = format!("#/components/schemas/{repair}");
        assert!(repairs.contains(&repair), "{repair} is not in {repairs:#?}");
    }
    // They are among the notes, several places with one reason.
    let is_noted = |note: &String| note.ends_with("removed: it lists no values");
    assert!(verdict.notes.iter().any(is_noted), "{:#?}", verdict.notes);
}
