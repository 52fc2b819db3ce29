//! `verify` finds planted defects of a verifier.

use std::time::SystemTime;

use conversation_apis::RawJson;
use conversation_apis::webhooks::{HeaderMap, Key, WebhookErrorKind};
use conversation_apis_contract::provider::{Refused, Variant, Verified, Verify};
use serde_json::Value;

use super::{NOTES, findings, provider, verdict};

/// The generated verifier.
fn right(
    keys: &[Key],
    headers: &HeaderMap,
    body: &[u8],
    now: SystemTime,
) -> Result<Verified, Refused> {
    (NOTES.webhooks.as_ref().unwrap().verify)(keys, headers, body, now)
}

/// Asserts that a verifier has this finding, and that its row does not hold.
async fn found(verify: Verify, place: &str, text: &str) {
    let verdict = verdict(provider(Some(verify)), |_| ()).await;
    let found = findings(&verdict);
    let is_found = found
        .iter()
        .any(|(at, what)| at == place && what.contains(text));
    assert!(is_found, "no {text:?} at {place} in {found:#?}");
    assert!(verdict.webhooks.iter().any(|row| !row.holds()));
    for finding in &verdict.findings {
        let is_of_a_row = verdict.row(finding).is_some();
        assert!(is_of_a_row && finding.case.is_some(), "{finding:?}");
    }
}

fn changed(output: &RawJson, change: impl FnOnce(&mut Value)) -> RawJson {
    let mut value: Value = output.decode().unwrap();
    change(&mut value);
    RawJson::from(value)
}

#[tokio::test]
async fn an_accepted_wrong_signature_is_found() {
    let verify: Verify = |keys, headers, body, now| match right(keys, headers, body, now) {
        Err(refused) if refused.kind == WebhookErrorKind::WrongSignature => {
            right(&[], headers, body, now)
        }
        result => result,
    };
    for tampering in ["wrong-signature", "wrong-key", "changed-timestamp"] {
        let text = format!("a delivery with `{tampering}` is accepted");
        found(verify, "webhooks.tag_added:sample", &text).await;
    }
}

#[tokio::test]
async fn a_signature_over_a_body_that_was_encoded_again_is_found() {
    let verify: Verify = |keys, headers, body, now| {
        let value: Result<Value, _> = serde_json::from_slice(body);
        let again = value.map_or_else(|_| body.to_vec(), |value| value.to_string().into_bytes());
        right(keys, headers, &again, now)
    };
    let text = "a delivery with `reserialized` is accepted";
    found(verify, "webhooks.note_read:sample", text).await;
}

#[tokio::test]
async fn another_reason_of_a_refusal_is_found() {
    let verify: Verify = |keys, headers, body, now| {
        let result = right(keys, headers, body, now);
        result.map_err(|refused| match refused.kind {
            WebhookErrorKind::TooOld => Refused {
                kind: WebhookErrorKind::TooNew,
                ..refused
            },
            _ => refused,
        })
    };
    let text = "a delivery with `old-timestamp` is refused with TooNew, not with TooOld";
    found(verify, "webhooks.note_created:sample", text).await;
}

#[tokio::test]
async fn an_error_that_shows_the_body_is_found() {
    let verify: Verify = |keys, headers, body, now| {
        let result = right(keys, headers, body, now);
        result.map_err(|refused| Refused {
            text: format!("{}: {}", refused.text, String::from_utf8_lossy(body)),
            ..refused
        })
    };
    let text = "the error for `wrong-key` shows a part of the delivery";
    found(verify, "webhooks.note_created:sample", text).await;
}

#[tokio::test]
async fn a_lost_property_is_found_and_shown_with_the_smallest_body() {
    let verify: Verify = |keys, headers, body, now| {
        let mut verified = right(keys, headers, body, now)?;
        if verified.variant == Variant::Known {
            verified.output = changed(&verified.output, |value| {
                value.as_object_mut().unwrap().remove("tag");
            });
        }
        Ok(verified)
    };
    found(verify, "webhooks.tag_added:sample", "comes back changed").await;
    let verdict = verdict(provider(Some(verify)), |_| ()).await;
    let finding = verdict.findings.first().unwrap();
    let case = finding.case.as_ref().unwrap();
    let smallest = serde_json::json!({ "type": "tag_added", "tag": "a tag" });
    assert_eq!(case.json, smallest);
    assert_eq!(
        case.reproduce,
        "cargo contract verify webhooks --case 'webhooks.tag_added:sample'"
    );
}

#[tokio::test]
async fn the_name_of_another_event_is_found() {
    let verify: Verify = |keys, headers, body, now| {
        let mut verified = right(keys, headers, body, now)?;
        if verified.event.as_deref() == Some("tag_removed") {
            verified.event = Some("tag_added".to_owned());
        }
        Ok(verified)
    };
    let text = "is read as `tag_added`, not as `tag_removed`";
    found(verify, "webhooks.tag_removed:sample", text).await;
}

#[tokio::test]
async fn an_unknown_event_that_is_refused_is_found() {
    let verify: Verify = |keys, headers, body, now| {
        let verified = right(keys, headers, body, now)?;
        match verified.variant {
            Variant::Unknown => Err(Refused {
                kind: WebhookErrorKind::NotJson,
                text: "unknown".to_owned(),
            }),
            _ => Ok(verified),
        }
    };
    let text = "a valid delivery is refused: NotJson";
    found(verify, "webhooks.note_created:sample", text).await;
    // A body without a name is one of the cases, too.
    found(verify, "webhooks.note_read/event:absent", text).await;
}

#[tokio::test]
async fn a_malformed_event_that_is_not_kept_as_it_came_is_found() {
    let verify: Verify = |keys, headers, body, now| {
        let mut verified = right(keys, headers, body, now)?;
        if verified.variant == Variant::Malformed {
            verified.output = changed(&verified.output, |value| *value = Value::Null);
        }
        Ok(verified)
    };
    let text = "its bytes are not kept";
    found(verify, "webhooks.tag_added/tag:absent", text).await;
    let verify: Verify = |keys, headers, body, now| {
        let mut verified = right(keys, headers, body, now)?;
        if verified.variant == Variant::Malformed {
            verified.variant = Variant::Known;
        }
        Ok(verified)
    };
    let text = "is decoded as its event, not as a malformed event";
    found(verify, "webhooks.tag_added/tag:wrong_type", text).await;
}

#[tokio::test]
async fn wrong_deduplication_keys_are_found() {
    let verify: Verify = |keys, headers, body, now| {
        let mut verified = right(keys, headers, body, now)?;
        verified.deduplication_key = "one".to_owned();
        Ok(verified)
    };
    let event = "webhooks.note_created:sample";
    for text in [
        "another delivery of the same body has the same deduplication key",
        "a delivery with another value of `x-deduplication` has the same deduplication key",
    ] {
        found(verify, event, text).await;
    }
    let text = "a delivery with another body has the same deduplication key";
    found(verify, "webhooks.tag_added:sample", text).await;
    let verify: Verify = |keys, headers, body, now| {
        let mut verified = right(keys, headers, body, now)?;
        verified.deduplication_key = format!("{:?} {}", headers.get("X-Timestamp"), body.len());
        Ok(verified)
    };
    let text = "a repeat has another deduplication key";
    found(verify, event, text).await;
    let text = "a repeat that differs in other values has another deduplication key";
    found(verify, event, text).await;
}

#[tokio::test]
async fn a_crate_without_a_verifier_is_found() {
    let verdict = verdict(provider(None), |_| ()).await;
    let expected = (
        "#/x-webhook-deliveries".to_owned(),
        "the crate has no verifier for these webhooks",
    );
    assert_eq!(findings(&verdict), [expected]);
}
