//! The webhooks of Chatwoot: every event in every form, with signatures made by Python's `hmac`.

mod nulls;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::time::{Duration, SystemTime};

use conversation_apis::ninetynine::types::{
    AssigneeType, ConversationStatus, MessageEvent, MessageType, WebhookEvent,
};
use conversation_apis::ninetynine::webhooks::{Event, Verifier};
use conversation_apis::webhooks::{HeaderMap, Key, WebhookErrorKind};
use serde::Deserialize;
use serde_json::Value;

use crate::support::event_cases;

const VECTORS: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/tests/cases/webhooks/ninetynine.json"
);
const DELIVERY: &str = "6f1d2c1e-0000-4000-8000-000000000001";

/// Signatures that another implementation made.
#[derive(Deserialize)]
struct Vectors {
    secret: String,
    timestamp: String,
    /// The signatures of the cases, by their file names.
    cases: BTreeMap<String, String>,
    others: BTreeMap<String, Other>,
}

#[derive(Deserialize)]
struct Other {
    body: String,
    signature: String,
}

impl Vectors {
    fn read() -> Self {
        let text = fs::read_to_string(VECTORS).unwrap();
        serde_json::from_str(&text).unwrap()
    }

    fn verifier(&self) -> Verifier {
        Verifier::new([Key::secret(&self.secret)]).unwrap()
    }

    /// The time at which the deliveries were signed, and some seconds more.
    fn after(&self, seconds: u64) -> SystemTime {
        let signed: u64 = self.timestamp.parse().unwrap();
        SystemTime::UNIX_EPOCH + Duration::from_secs(signed + seconds)
    }

    fn headers(&self, signature: &str) -> HeaderMap {
        headers(&[
            ("X-Chatwoot-Delivery", DELIVERY),
            ("X-Chatwoot-Timestamp", &self.timestamp),
            ("X-Chatwoot-Signature", &format!("sha256={signature}")),
        ])
    }

    fn other(&self, name: &str) -> (HeaderMap, &[u8]) {
        let other = &self.others[name];
        (self.headers(&other.signature), other.body.as_bytes())
    }

    /// A case that is signed, and its body.
    fn signed(&self, case: &str) -> (HeaderMap, String) {
        (self.headers(&self.cases[case]), body(case))
    }

    fn event(&self, case: &str) -> Event {
        let (headers, body) = self.signed(case);
        let event = self
            .verifier()
            .verify(&headers, body.as_bytes(), self.after(1));
        event.unwrap()
    }

    fn refusal(&self, headers: &HeaderMap, body: &[u8]) -> WebhookErrorKind {
        let refused = self.verifier().verify(headers, body, self.after(1));
        refused.unwrap_err().kind()
    }
}

fn body(case: &str) -> String {
    let mut cases = event_cases("ninetynine").into_iter();
    let found = cases.find(|(file, _, _)| file.trim_end_matches(".json") == case);
    found.unwrap_or_else(|| panic!("no case {case}")).2
}

fn headers(headers: &[(&'static str, &str)]) -> HeaderMap {
    let parse =
        |(name, value): &(&'static str, &str)| (name.parse().unwrap(), value.parse().unwrap());
    headers.iter().map(parse).collect()
}

fn json(text: &[u8]) -> Value {
    serde_json::from_slice(text).unwrap()
}

#[test]
fn every_event_is_verified_and_decoded_in_every_form() {
    let vectors = Vectors::read();
    let mut names = BTreeSet::new();
    for case in vectors.cases.keys() {
        let (event, body) = (vectors.event(case), body(case));
        let is_decoded = !matches!(event, Event::Unknown(_) | Event::Malformed(_));
        assert!(is_decoded, "{case}: {event:?}");
        assert_eq!(
            event.name(),
            json(body.as_bytes())["event"].as_str(),
            "{case}"
        );
        assert_eq!(event.raw(), body.as_bytes(), "{case}");
        let written = serde_json::to_vec(&event).unwrap();
        assert_eq!(json(&written), json(body.as_bytes()), "{case}");
        names.extend(event.name().map(str::to_owned));
    }
    let subscriptions = [
        WebhookEvent::ConversationCreated,
        WebhookEvent::ConversationStatusChanged,
        WebhookEvent::ConversationUpdated,
        WebhookEvent::ContactCreated,
        WebhookEvent::ContactUpdated,
        WebhookEvent::MessageCreated,
        WebhookEvent::MessageUpdated,
        WebhookEvent::WebwidgetTriggered,
        WebhookEvent::ConversationTypingOn,
        WebhookEvent::ConversationTypingOff,
        WebhookEvent::InboxCreated,
        WebhookEvent::InboxUpdated,
    ];
    let expected = subscriptions.iter().map(ToString::to_string).collect();
    assert_eq!(names, expected);
}

#[test]
fn every_case_of_an_event_is_signed() {
    let cases = event_cases("ninetynine").into_iter();
    let names: BTreeSet<String> = cases
        .map(|(file, _, _)| file.trim_end_matches(".json").to_owned())
        .collect();
    let signed: BTreeSet<String> = Vectors::read().cases.into_keys().collect();
    assert_eq!(names, signed);
}

#[test]
fn a_field_has_two_forms_by_where_it_comes_from() {
    let event = Vectors::read().event("event-message-created");
    let Event::MessageCreated(message) = &event else {
        panic!("{event:?}");
    };
    let conversation = message.conversation.as_ref().unwrap();
    let last = &conversation.messages.as_ref().unwrap()[0];
    let types = [&message.message_type, &last.message_type];
    let types = types.map(|message_type| message_type.clone().unwrap());
    let names = types.each_ref().map(|of| of.value().clone());
    assert_eq!(names, [MessageType::Incoming, MessageType::Incoming]);
    assert_eq!(types.map(|of| of.code()), [None, Some(0)]);
    let text = message.created_at.as_ref().unwrap().parse().unwrap();
    let number = last.created_at.as_ref().unwrap().parse().unwrap();
    assert_eq!(text.as_second(), number.as_second());
}

#[test]
fn what_is_null_in_an_event_is_none() {
    let vectors = Vectors::read();
    let event = vectors.event("event-message-created-template");
    let Event::MessageCreated(message) = &event else {
        panic!("{event:?}");
    };
    assert_eq!(message.sender, None);
    let event = vectors.event("event-conversation-created");
    let Event::ConversationCreated(conversation) = &event else {
        panic!("{event:?}");
    };
    let meta = conversation.meta.as_ref().unwrap();
    assert_eq!(meta.assignee, None);
    assert_eq!(meta.team, None);
    assert_eq!(conversation.messages.as_deref(), Some(&[][..]));
    let event = vectors.event("event-message-created-by-bot");
    let Event::MessageCreated(message) = &event else {
        panic!("{event:?}");
    };
    let meta = message
        .conversation
        .as_ref()
        .unwrap()
        .meta
        .as_ref()
        .unwrap();
    assert_eq!(meta.assignee_type, Some(AssigneeType::AgentBot));
}

#[test]
fn events_of_the_same_object_are_handled_together() {
    fn text(event: Event) -> Option<String> {
        match event {
            Event::MessageCreated(message) | Event::MessageUpdated(message) => content(&message),
            _ => None,
        }
    }
    fn content(message: &MessageEvent) -> Option<String> {
        message.content.clone()
    }
    let vectors = Vectors::read();
    let created = vectors.event("event-message-created");
    let deleted = vectors.event("event-message-updated-deleted");
    assert_eq!(text(created).as_deref(), Some("Hello"));
    assert_eq!(text(deleted).as_deref(), Some("This message was deleted"));
}

#[test]
fn a_change_has_the_old_and_the_new_value() {
    let event = Vectors::read().event("event-conversation-resolved");
    let Event::ConversationStatusChanged(conversation) = &event else {
        panic!("{event:?}");
    };
    assert_eq!(conversation.status, Some(ConversationStatus::Resolved));
    let changes = conversation.changed_attributes.as_ref().unwrap();
    let status = &changes[0]["status"];
    let values = [&status.previous_value, &status.current_value];
    let values = values.map(|value| value.as_ref().unwrap().as_str());
    assert_eq!(values, [r#""open""#, r#""resolved""#]);
}

#[test]
fn a_wrong_signature_is_refused() {
    let vectors = Vectors::read();
    for name in ["of the body alone", "with another secret"] {
        let (headers, body) = vectors.other(name);
        let kind = vectors.refusal(&headers, body);
        assert_eq!(kind, WebhookErrorKind::WrongSignature, "{name}");
    }
    let (headers, body) = vectors.signed("event-message-created");
    let changed = body.replacen("Hello", "Hullo", 1);
    let written_again = json(body.as_bytes()).to_string();
    for body in [changed, written_again] {
        let kind = vectors.refusal(&headers, body.as_bytes());
        assert_eq!(kind, WebhookErrorKind::WrongSignature, "{body}");
    }
    let mut later = headers.clone();
    let time = "1780304461".parse().unwrap();
    later.insert("x-chatwoot-timestamp", time);
    let kind = vectors.refusal(&later, body.as_bytes());
    assert_eq!(kind, WebhookErrorKind::WrongSignature);
}

#[test]
fn a_signature_of_another_form_is_refused() {
    let vectors = Vectors::read();
    let (headers, body) = vectors.signed("event-message-created");
    let signature = &vectors.cases["event-message-created"];
    let cut = &signature[1..];
    for value in [signature.as_str(), "sha256=", &format!("sha256={cut}")] {
        let mut headers = headers.clone();
        headers.insert("x-chatwoot-signature", value.parse().unwrap());
        let kind = vectors.refusal(&headers, body.as_bytes());
        assert_eq!(kind, WebhookErrorKind::MalformedSignature);
    }
}

#[test]
fn a_delivery_is_accepted_within_five_minutes() {
    let vectors = Vectors::read();
    let (headers, body) = vectors.signed("event-message-created");
    let verify = |now| vectors.verifier().verify(&headers, body.as_bytes(), now);
    let refusal = |now| verify(now).unwrap_err().kind();
    let minutes = Duration::from_secs(300);
    assert!(verify(vectors.after(300)).is_ok());
    assert!(verify(vectors.after(0) - minutes).is_ok());
    assert_eq!(refusal(vectors.after(301)), WebhookErrorKind::TooOld);
    let early = vectors.after(0) - minutes - Duration::from_secs(1);
    assert_eq!(refusal(early), WebhookErrorKind::TooNew);
}

#[test]
fn events_that_the_document_does_not_have_are_kept() {
    let vectors = Vectors::read();
    let verify = |name| {
        let (headers, body) = vectors.other(name);
        vectors.verifier().verify(&headers, body, vectors.after(1))
    };
    let event = verify("unknown event").unwrap();
    let Event::Unknown(unknown) = &event else {
        panic!("{event:?}");
    };
    assert_eq!(event.name(), Some("conversation_resolved"));
    assert_eq!(
        unknown.body().as_str(),
        vectors.others["unknown event"].body
    );
    let event = verify("malformed").unwrap();
    let Event::Malformed(malformed) = &event else {
        panic!("{event:?}");
    };
    assert_eq!(event.name(), Some("message_created"));
    assert!(!malformed.error().to_string().contains("a text"));
    let error = verify("not JSON").unwrap_err();
    assert_eq!(error.kind(), WebhookErrorKind::NotJson);
}

#[test]
fn repeats_have_the_same_deduplication_key() {
    let vectors = Vectors::read();
    let (headers, body) = vectors.signed("event-message-created");
    let key = |headers: &HeaderMap| {
        let event = vectors
            .verifier()
            .verify(headers, body.as_bytes(), vectors.after(1));
        event.unwrap().deduplication_key()
    };
    let first = key(&headers);
    assert_eq!(first, format!("id:{DELIVERY}"));
    let mut to_another_webhook = headers.clone();
    let id = "6f1d2c1e-0000-4000-8000-000000000002".parse().unwrap();
    to_another_webhook.insert("x-chatwoot-delivery", id);
    assert_ne!(key(&to_another_webhook), first);
    let mut without_an_id = headers.clone();
    without_an_id.remove("x-chatwoot-delivery");
    assert!(key(&without_an_id).starts_with("body:"));
}

#[test]
fn deliveries_of_servers_before_4_11_2_are_unsigned() {
    let vectors = Vectors::read();
    let body = body("event-message-created-older-server");
    let none = HeaderMap::new();
    let now = SystemTime::now();
    let refused = vectors.verifier().verify(&none, body.as_bytes(), now);
    let error = refused.unwrap_err();
    assert_eq!(error.kind(), WebhookErrorKind::MissingHeader);
    assert_eq!(error.header(), Some("X-Chatwoot-Signature"));
    let verifier = Verifier::unsigned();
    let event = verifier.verify(&none, body.as_bytes(), now).unwrap();
    assert_eq!(event.name(), Some("message_created"));
    assert_eq!(event.id(), None);
    let again = verifier.verify(&none, body.as_bytes(), now).unwrap();
    assert_eq!(event.deduplication_key(), again.deduplication_key());
}

#[test]
fn a_secret_is_replaced_while_both_are_accepted() {
    let vectors = Vectors::read();
    let keys = ["whsec-of-another-webhook", &vectors.secret].map(Key::secret);
    let verifier = Verifier::new(keys).unwrap();
    for name in ["with another secret", "unknown event"] {
        let (headers, body) = vectors.other(name);
        assert!(
            verifier.verify(&headers, body, vectors.after(1)).is_ok(),
            "{name}"
        );
    }
}
