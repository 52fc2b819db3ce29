//! Deliveries of webhooks: signed as a document of ours states it, and checked by `verify`.

mod command_line;
mod planted;
mod signer;
mod stated;

use std::sync::LazyLock;

use conversation_apis_codegen::Document;
use conversation_apis_contract::document::Contract;
use conversation_apis_contract::finding::Finding;
use conversation_apis_contract::provider::{Provider, Type, Verify, Webhooks, connect};
use conversation_apis_contract::verify::{Options, Verdict, verify_against};
use serde_json::Value;

#[allow(dead_code, clippy::all, clippy::unwrap_used)]
pub mod api {
    include!(concat!(env!("OUT_DIR"), "/webhooks.rs"));
}

/// The provider of `tests/cases/webhooks`.
static NOTES: Provider = include!(concat!(env!("OUT_DIR"), "/webhooks_provider.rs"));

static DOCUMENT: LazyLock<Document> = LazyLock::new(|| {
    let file = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/cases/webhooks/openapi.yaml"
    );
    Document::read(file.as_ref()).unwrap()
});

/// The document, changed.
fn contract(change: impl FnOnce(&mut Value)) -> Contract {
    let mut document = DOCUMENT.clone();
    change(&mut document.value);
    Contract::of(document).unwrap()
}

/// The verdict of a provider on the changed document.
async fn verdict(provider: &'static Provider, change: impl FnOnce(&mut Value)) -> Verdict {
    let contract = contract(change);
    let options = Options::default();
    verify_against(provider, &contract, &options).await.unwrap()
}

/// The provider with another verifier, or without one.
fn provider(verify: Option<Verify>) -> &'static Provider {
    Box::leak(Box::new(Provider {
        folder: "",
        files: &[],
        name: NOTES.name,
        rate_limit: NOTES.rate_limit,
        connect: NOTES.connect,
        types: NOTES.types,
        facts: NOTES.facts,
        operations: NOTES.operations,
        skipped: NOTES.skipped,
        webhooks: verify.map(|verify| Webhooks { verify }),
    }))
}

/// The places and texts of the findings about webhooks.
fn findings(verdict: &Verdict) -> Vec<(String, &str)> {
    let findings = verdict.findings.iter();
    let found = findings.filter(|finding| finding.kind.id() == "webhook");
    let shown = |finding: &'_ Finding| finding.place();
    found
        .map(|finding| (shown(finding), finding.text.as_str()))
        .collect()
}

#[tokio::test]
async fn every_case_of_every_event_is_delivered_and_every_tampering_is_refused() {
    let verdict = verdict(&NOTES, |_| ()).await;
    assert!(verdict.findings.is_empty(), "{:#?}", verdict.findings);
    let rows: Vec<_> = verdict
        .webhooks
        .iter()
        .map(|row| (row.event.as_str(), row.holds(), row.refusals))
        .collect();
    // With both signatures, with Ed25519 alone, and with HMAC alone.
    let refusals = (9 + 9 + 16, 9 + 9 + 16);
    let expected = ["note_created", "tag_added", "tag_removed", "note_read"];
    assert_eq!(rows, expected.map(|event| (event, true, refusals)));
    for row in &verdict.webhooks {
        assert!(row.deliveries > 100, "{row:?}");
    }
    let notes = verdict.notes.join("\n");
    assert!(
        notes.contains("the webhook `ping` has no JSON body"),
        "{notes}"
    );
}

#[tokio::test]
async fn deliveries_that_are_not_signed_are_decoded() {
    // The document signs nothing, and the verifier gets no key.
    let change = |document: &mut Value| {
        let deliveries = &mut document["x-webhook-deliveries"];
        deliveries.as_object_mut().unwrap().remove("signatures");
    };
    let verdict = verdict(&NOTES, change).await;
    assert_eq!(findings(&verdict), []);
    for row in &verdict.webhooks {
        // Only a body that is not JSON is refused.
        assert_eq!(row.refusals, (1, 1), "{row:?}");
    }
}

#[tokio::test]
async fn a_document_without_the_extension_has_a_note() {
    let verdict = verdict(&NOTES, |document| {
        let document = document.as_object_mut().unwrap();
        document.remove("x-webhook-deliveries");
    })
    .await;
    assert_eq!(findings(&verdict), []);
    assert!(verdict.webhooks.is_empty());
    let notes = verdict.notes.join("\n");
    let text = "cannot be verified, because no `x-webhook-deliveries` says how they are signed";
    assert!(notes.contains(text), "{notes}");
}
