//! Octopush's sending as the server sees it, and the bodies that are refused before sending.

use conversation_apis::ErrorKind;
use conversation_apis::octopush::types::{
    MultiChannelMessage, MultiChannelMetadata, Purpose, Recipient, SendingChannel, SendingProduct,
};
use serde_json::{Value, json};
use wiremock::{Request, ResponseTemplate};

use crate::support::{KEY, all_text, octopush, server};

const CANARY: &str = "canary-90ce";

fn body(request: &Request) -> Value {
    assert_eq!(request.method.as_str(), "POST");
    assert_eq!(request.url.path(), "/multi-channel/send");
    assert_eq!(request.url.query(), None);
    assert_eq!(request.headers["content-type"], "application/json");
    assert_eq!(request.headers["api-key"], KEY);
    serde_json::from_slice(&request.body).unwrap()
}

#[tokio::test]
async fn a_message_is_sent_as_documented_and_its_response_is_any_json() {
    let server = server(ResponseTemplate::new(200).set_body_string("{\"ticket\": 1.50}")).await;
    let client = octopush(&server);
    let response = client
        .reply(SendingChannel::Sms, "+33600000000", "Hello")
        .send()
        .await
        .unwrap();
    assert_eq!(response.as_str(), "{\"ticket\": 1.50}");
    let recipients = [
        Recipient::new().email("ada@example.com"),
        Recipient::new().phone_number("+33600000000"),
        Recipient::new().conversation_id("c1"),
    ];
    let metadata = MultiChannelMetadata::new()
        .type_(SendingProduct::SmsLowCost)
        .with_replies(true)
        .voice_gender("female");
    let message = MultiChannelMessage::new("live_chat", "Hello 😀", recipients)
        .sender("Example Agent of RCS")
        .send_at("2024-06-21T05:08:06+02:00")
        .purpose(Purpose::Alert)
        .list_name("June")
        .simulation_mode(true)
        .recipient_tracking(false)
        .auto_optimize_text(true)
        .auto_delete_optout_contacts(false)
        .metadata(metadata);
    client
        .send_multi_channel()
        .body(message)
        .send()
        .await
        .unwrap();
    let requests = server.received_requests().await.unwrap();
    let sent: Vec<Value> = requests.iter().map(body).collect();
    let short = json!({ "channel": "sms", "text": "Hello", "recipients": [{ "phone_number": "+33600000000" }] });
    let full = json!({
        "channel": "live_chat", "text": "Hello 😀",
        "recipients": [{ "email": "ada@example.com" }, { "phone_number": "+33600000000" }, { "conversation_id": "c1" }],
        "sender": "Example Agent of RCS", "send_at": "2024-06-21T05:08:06+02:00", "purpose": "alert", "list_name": "June",
        "simulation_mode": true, "recipient_tracking": false, "auto_optimize_text": true, "auto_delete_optout_contacts": false,
        "metadata": { "type": "sms_low_cost", "with_replies": true, "voice_gender": "female" },
    });
    assert_eq!(sent, [short, full]);
}

#[tokio::test]
async fn bodies_that_the_vendor_refuses_are_not_sent() {
    let server = server(ResponseTemplate::new(200)).await;
    let client = octopush(&server);
    let phone = || Recipient::new().phone_number(CANARY);
    let message = |text: &str| MultiChannelMessage::new("sms", text, [phone()]);
    let mut refused = Vec::new();
    for message in [
        message(""),
        message(&"é".repeat(1225)),
        MultiChannelMessage::new("whatsapp", "Hello", [phone()]),
        MultiChannelMessage::new("sms", "Hello", []),
        MultiChannelMessage::new("sms", "Hello", vec![phone(); 501]),
        MultiChannelMessage::new("sms", "Hello", [phone(), Recipient::new()]),
        message("Hello").purpose(CANARY),
        message("Hello").metadata(MultiChannelMetadata::new().type_("sms")),
    ] {
        let error = client
            .send_multi_channel()
            .body(message)
            .send()
            .await
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidRequest);
        assert!(!all_text(&error).contains(CANARY));
        refused.push(error.to_string());
    }
    insta::assert_snapshot!(refused.join("\n"), @r##"
    sendMultiChannel: `/text` in the request body must be at least 1 character long (if the document is wrong, `ClientBuilder::check_requests(false)` sends it anyway)
    sendMultiChannel: `/text` in the request body must be at most 1224 characters long (if the document is wrong, `ClientBuilder::check_requests(false)` sends it anyway)
    sendMultiChannel: `/channel` in the request body must be one of `sms`, `voice_sms`, `rcs`, `email`, `live_chat` (if the document is wrong, `ClientBuilder::check_requests(false)` sends it anyway)
    sendMultiChannel: `/recipients` in the request body must have at least 1 item (if the document is wrong, `ClientBuilder::check_requests(false)` sends it anyway)
    sendMultiChannel: `/recipients` in the request body must have at most 500 items (if the document is wrong, `ClientBuilder::check_requests(false)` sends it anyway)
    sendMultiChannel: `/recipients/1` in the request body must match one of the 3 documented alternatives (if the document is wrong, `ClientBuilder::check_requests(false)` sends it anyway)
    sendMultiChannel: `/purpose` in the request body must be one of `alert`, `wholesale` (if the document is wrong, `ClientBuilder::check_requests(false)` sends it anyway)
    sendMultiChannel: `/metadata/type` in the request body must be one of `sms_premium`, `sms_low_cost`, `voice_sms` (if the document is wrong, `ClientBuilder::check_requests(false)` sends it anyway)
    "##);
    assert_eq!(server.received_requests().await.unwrap().len(), 0);
    let longest = message(&"é".repeat(1224));
    client
        .send_multi_channel()
        .body(longest)
        .send()
        .await
        .unwrap();
    assert_eq!(server.received_requests().await.unwrap().len(), 1);
}
