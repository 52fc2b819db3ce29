//! Bodies that the document does not allow: the client refuses each of them, at the right
//! place, and sends nothing.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use conversation_apis_codegen::Document;
use conversation_apis_contract::cases::{self, Expect};
use conversation_apis_contract::check::oracle::Oracle;
use conversation_apis_contract::document::Contract;
use conversation_apis_contract::provider::{
    Content, Operation, Provider, Type, client, connect, outcome,
};
use conversation_apis_contract::verify::{Options, Verdict, verify_against};
use serde_json::{Value, json};

#[allow(dead_code, clippy::all, clippy::unwrap_used)]
mod api {
    include!(concat!(env!("OUT_DIR"), "/limits.rs"));
}

/// The provider of `tests/cases/limits`.
static LIMITS: Provider = include!(concat!(env!("OUT_DIR"), "/limits_provider.rs"));

static DOCUMENT: LazyLock<Document> = LazyLock::new(|| {
    let file = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/cases/limits/openapi.yaml"
    );
    Document::read(file.as_ref()).unwrap()
});

async fn verdict(change: impl FnOnce(&mut Value)) -> Verdict {
    let mut document = DOCUMENT.clone();
    change(&mut document.value);
    let contract = Contract::of(document).unwrap();
    let options = Options::default();
    verify_against(&LIMITS, &contract, &options).await.unwrap()
}

#[tokio::test]
async fn every_wrong_body_is_refused_at_its_place_before_it_is_sent() {
    let verdict = verdict(|_| ()).await;
    assert!(verdict.findings.is_empty(), "{:#?}", verdict.findings);
    let rows = verdict.requests.iter();
    let rows: Vec<_> = rows
        .map(|row| (row.operation.as_str(), row.units[3]))
        .collect();
    for (operation, (refused, all)) in &rows {
        assert_eq!(refused, all, "{operation}");
        assert!(*all > 5, "{operation}: {all}");
    }
    assert_eq!(rows.len(), 4);
}

#[test]
fn the_limits_of_a_body_have_cases_on_both_sides() {
    let contract = Contract::of(DOCUMENT.clone()).unwrap();
    assert_eq!(contract.first_unsupported(), None);
    let mut oracle = Oracle::new(&contract).unwrap();
    let all = cases::all(&mut oracle).unwrap();
    let cases = all.iter().flat_map(|(_, cases)| cases);
    let (valid, wrong): (BTreeSet<_>, BTreeSet<_>) = cases
        .map(|case| (case.id.to_string(), case.expect == Expect::Valid))
        .fold(
            (BTreeSet::new(), BTreeSet::new()),
            |mut sets, (id, is_valid)| {
                let set = if is_valid { &mut sets.0 } else { &mut sets.1 };
                set.insert(id);
                sets
            },
        );
    for id in [
        "addThing.body/name:shortest",
        "addThing.body/name:longest",
        "addThing.body/size:least",
        "addThing.body/parts:most",
        "addThing.body/kind:value=large",
        "changeThing.body/kind:value=large",
        "changeThing.body/owner:null",
        "addForm.body/name:shortest",
        "addFile.body/title:longest",
        // Limits are not checked on values that are read.
        "NewThing/size:zero",
    ] {
        assert!(valid.contains(id), "{id}: {valid:#?}");
    }
    for id in [
        "addThing.body/name:absent",
        "addThing.body/name:too_short",
        "addThing.body/name:too_long",
        "addThing.body/code:other_pattern",
        "addThing.body/size:below_least",
        "addThing.body/size:above_greatest",
        "addThing.body/step:no_multiple",
        "addThing.body/kind:unknown_value",
        "addThing.body/parts:too_few",
        "addThing.body/parts:too_many",
        "addThing.body/data:other_form=array",
        "addThing.body/at:other_form=integer",
        "changeThing.body/kind:absent",
        "addForm.body/size:below_least",
        "addFile.body/title:too_long",
        "addFile.body/kind:unknown_value",
    ] {
        assert!(wrong.contains(id), "{id}: {wrong:#?}");
    }
}

/// Asserts that a rule that the document has and the client does not is found.
async fn found(change: impl FnOnce(&mut Value), place: &str, text: &str) {
    let verdict = verdict(change).await;
    let mut findings = verdict.findings.iter();
    let is_found = findings.any(|finding| {
        (finding.kind.id(), finding.place().as_str()) == ("request", place)
            && finding.text.contains(text)
    });
    assert!(is_found, "no {place} in {:#?}", verdict.findings);
}

#[tokio::test]
async fn a_limit_that_the_client_does_not_check_is_found() {
    let property = |document: &mut Value, name: &str, keyword: &str, limit: Value| {
        document["components"]["schemas"]["NewThing"]["properties"][name][keyword] = limit;
    };
    found(
        |document| property(document, "name", "maxLength", json!(6)),
        "addThing.body/name:too_long",
        "was sent, although the document refuses it at `/name`",
    )
    .await;
    found(
        |document| property(document, "parts", "maxItems", json!(2)),
        "addThing.body/parts:too_many",
        "was sent, although the document refuses it at `/parts`",
    )
    .await;
    found(
        |document| {
            let change = &mut document["components"]["schemas"]["Change"];
            change["oneOf"] = json!([{ "required": ["kind"] }]);
        },
        "changeThing.body/kind:absent",
        "was sent, although the document refuses it at ``",
    )
    .await;
}

#[tokio::test]
async fn a_limit_that_only_the_client_checks_is_found() {
    found(
        |document| {
            let name = &mut document["components"]["schemas"]["NewThing"]["properties"]["name"];
            name.as_object_mut().unwrap().shift_remove("maxLength");
        },
        "addThing.body/name:unicode",
        "nothing was sent",
    )
    .await;
}
