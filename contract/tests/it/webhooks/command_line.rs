//! Webhooks on the command line.

use conversation_apis_contract::cli::{COULD_NOT_RUN, FINDINGS, HOLDS};
use serde_json::Value;

use crate::cli::contract;

/// The webhooks of a provider that have cases.
fn events(provider: &str) -> Vec<String> {
    let (code, out, _) = contract(&["cases", provider], b"");
    assert_eq!(code, HOLDS);
    let cases = out
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap());
    let samples = cases.filter_map(|case| {
        let id = case["id"].as_str().unwrap().to_owned();
        let event = id.strip_suffix(":sample")?.strip_prefix("webhooks.")?;
        Some(event.to_owned())
    });
    samples.collect()
}

#[test]
fn cases_lists_the_bodies_of_webhooks() {
    assert!(events("partoo").contains(&"message_created".to_owned()));
    assert!(events("ninetynine").contains(&"message_created".to_owned()));
    assert!(!events("octopush").is_empty());
}

#[test]
fn roundtrip_reads_the_body_of_a_webhook() {
    for provider in ["partoo", "ninetynine", "octopush"] {
        for event in events(provider) {
            let schema = format!("webhooks.{event}");
            let (code, out, errors) =
                contract(&["roundtrip", provider, &schema], b"{\"a\": 1}\n7\n");
            assert_eq!((code, errors.as_str()), (FINDINGS, ""), "{schema}");
            assert!(out.ends_with("\"path\":\"\"}\n"), "{schema}: {out}");
        }
    }
    let (code, _, errors) = contract(&["roundtrip", "partoo", "webhooks.lost"], b"");
    assert_eq!(code, COULD_NOT_RUN);
    assert!(errors.contains("no schema `webhooks.lost`"), "{errors}");
}

#[test]
fn one_case_of_a_webhook_is_delivered_alone() {
    let verify = |id: &str| {
        let (code, out, errors) =
            contract(&["verify", "partoo", "--case", id, "--report", "json"], b"");
        assert_eq!((code, errors.as_str()), (HOLDS, ""), "{id}");
        let report: Value = serde_json::from_str(&out).unwrap();
        report["providers"][0]["webhooks"].clone()
    };
    // The sample is delivered in wrong ways, too.
    let rows = verify("webhooks.message_created:sample");
    assert_eq!(rows.as_array().map(Vec::len), Some(1));
    assert_eq!(rows[0]["event"], "message_created");
    assert_eq!(rows[0]["refused"], 9);
    let rows = verify("webhooks.message_created/payload:wrong_type");
    assert_eq!(
        (&rows[0]["deliveries"], &rows[0]["wrong"]),
        (&1.into(), &0.into())
    );
}
