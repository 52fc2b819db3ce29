//! The log says what happened to each event, and has no data of customers.

use conversation_apis_server::webhooks::{Signer, Tampering};
use serde_json::json;

use crate::harness::{PATH_SECRET, Setup, client};
use crate::vendor::{Event, Vendor};

#[tokio::test]
async fn the_log_has_a_line_for_each_event_and_nothing_of_its_body() {
    let setup = Setup::new();
    let receiver = setup.start().await;
    let (vendor, client) = (Vendor::new("partoo"), client());
    let secret_text = "Sabine Moreau";
    let message = json!({ "id": "a text instead of an id: Sabine Moreau", "content": secret_text });
    let bodies = [
        vendor.event(1, false).body,
        json!({ "type": "message_created", "payload": { "message": message } }),
        json!({ "type": "message_archived", "payload": { "by": secret_text } }),
        json!({ "type": "message_created", "payload": secret_text }),
        json!([secret_text]),
        json!(secret_text),
        json!({ "type": secret_text }),
        json!({ "type": "33600000000".repeat(6) }),
    ];
    for body in bodies {
        let event = Event {
            body,
            id: String::new(),
        };
        for _ in 0..2 {
            let status = vendor.send(&client, &receiver.base, &event).await.unwrap();
            assert!(status.is_success(), "{status}");
        }
    }
    let forged = Signer::new("partoo")
        .unwrap()
        .tampered(Tampering::WrongKey)
        .unwrap();
    let forged = forged.json(&vendor.event(2, false).body).unwrap();
    let request = client.post(format!("{}/webhooks/partoo", receiver.base));
    request
        .headers(forged.headers)
        .body(forged.body)
        .send()
        .await
        .unwrap();
    let octopush = Vendor::new("octopush");
    octopush
        .send(&client, &receiver.base, &octopush.event(1, false))
        .await
        .unwrap();
    setup.processed().await;
    receiver.terminate();
    assert!(receiver.ended().await);

    let log = setup.log();
    let lines = |text: &str| log.lines().filter(|line| line.contains(text)).count();
    assert_eq!(lines(r#"result="stored""#), 9, "{log}");
    assert_eq!(lines(r#"result="repeat""#), 8, "{log}");
    assert_eq!(lines(r#"result="refused""#), 1, "{log}");
    assert_eq!(lines(r#"name="message_archived""#), 3, "{log}");
    assert_eq!(lines("outcome=done"), 2, "{log}");
    assert_eq!(lines("outcome=malformed"), 2, "{log}");
    assert_eq!(lines("outcome=unknown"), 5, "{log}");
    let key = Signer::new("ninetynine").unwrap().printed_key().unwrap();
    for secret in ["Sabine", "Moreau", "33600000000", PATH_SECRET, key.as_str()] {
        assert!(!log.contains(secret), "{secret} is in the log: {log}");
    }
}
