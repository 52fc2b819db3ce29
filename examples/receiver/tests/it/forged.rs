//! Deliveries that must not be stored.

use conversation_apis::webhooks::WebhookErrorKind;
use conversation_apis_server::webhooks::{Signed, Signer};
use reqwest::StatusCode;

use crate::harness::{PATH_SECRET, Receiver, Setup, client, count};
use crate::vendor::Vendor;

async fn post(receiver: &Receiver, path: &str, signed: Signed) -> StatusCode {
    let request = client()
        .post(format!("{}{path}", receiver.base))
        .headers(signed.headers);
    let response = request.body(signed.body).send().await.unwrap();
    let status = response.status();
    assert_eq!(
        response.bytes().await.unwrap().len(),
        0,
        "the answer has a body"
    );
    status
}

#[tokio::test]
async fn forged_deliveries_are_refused_and_not_stored() {
    let setup = Setup::new();
    let receiver = setup.start().await;
    for name in ["partoo", "ninetynine", "octopush"] {
        let (vendor, signer) = (Vendor::new(name), Signer::new(name).unwrap());
        let body = vendor.event(1, false).body;
        for tampering in signer.tamperings() {
            let forged = signer
                .clone()
                .tampered(tampering)
                .unwrap()
                .json(&body)
                .unwrap();
            let expected = match tampering.refusal() {
                WebhookErrorKind::MissingHeader
                | WebhookErrorKind::WrongSignature
                | WebhookErrorKind::TooOld
                | WebhookErrorKind::TooNew => StatusCode::UNAUTHORIZED,
                _ => StatusCode::BAD_REQUEST,
            };
            let status = post(&receiver, &vendor.path, forged).await;
            assert_eq!(status, expected, "{name}: {tampering}");
        }
    }
    assert_eq!(count(&setup.open(), "true"), 0);
}

#[tokio::test]
async fn a_delivery_to_another_webhook_is_refused() {
    let setup = Setup::new();
    let receiver = setup.start().await;
    let chatwoot = Vendor::new("ninetynine");
    let signed = |vendor: &Vendor| vendor.sign(&vendor.event(1, false));
    // Each webhook of Chatwoot has its own secret.
    for (path, expected) in [
        ("/webhooks/ninetynine", StatusCode::UNAUTHORIZED),
        ("/webhooks/ninetynine/sales", StatusCode::NOT_FOUND),
        ("/webhooks/partoo", StatusCode::UNAUTHORIZED),
        ("/webhooks/octopush/ninetynine", StatusCode::UNAUTHORIZED),
        ("/webhooks/octopush", StatusCode::NOT_FOUND),
    ] {
        assert_eq!(
            post(&receiver, path, signed(&chatwoot)).await,
            expected,
            "{path}"
        );
    }
    for path in [
        "/webhooks/ninetynine/%FF",
        "/webhooks/ninetynine/..%2Fsupport",
    ] {
        let status = post(&receiver, path, signed(&chatwoot)).await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{path}");
    }
    let octopush = signed(&Vendor::new("octopush"));
    for secret in [
        &PATH_SECRET[1..],
        &format!("{PATH_SECRET}x"),
        "production",
        "%FF%00",
    ] {
        let path = format!("/webhooks/octopush/{secret}");
        assert_eq!(
            post(&receiver, &path, octopush.clone()).await,
            StatusCode::UNAUTHORIZED
        );
    }
    assert_eq!(count(&setup.open(), "true"), 0);
}

#[tokio::test]
async fn a_body_over_the_limit_is_refused() {
    let setup = Setup::new();
    let receiver = setup.start().await;
    let octopush = Vendor::new("octopush");
    let mut signed = octopush.sign(&octopush.event(1, false));
    signed.body = vec![b' '; (1 << 20) + 1].into();
    let status = post(&receiver, &octopush.path, signed).await;
    assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(count(&setup.open(), "true"), 0);
}

#[tokio::test]
async fn each_key_and_secret_of_a_list_is_accepted() {
    let setup = Setup::new();
    let receiver = setup.start().await;
    // The test keys are the second entries of their lists.
    for name in ["partoo", "ninetynine", "octopush"] {
        let vendor = Vendor::new(name);
        let sent = vendor
            .send(&client(), &receiver.base, &vendor.event(1, false))
            .await;
        assert_eq!(sent.unwrap(), StatusCode::OK, "{name}");
    }
    assert_eq!(count(&setup.open(), "true"), 3);
}
