//! Ordinary accounts of invented people, on servers that follow their documents. As in real
//! accounts, some values are absent, null or empty. A test changes what it needs.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use super::others;
use conversation_apis_contract::incomplete::Outcome;
use conversation_apis_contract::live::Live;
use conversation_apis_contract::provider::Provider;
use conversation_apis_contract::verify::{Verdict, verify_live};
use serde_json::{Value, json};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, Request, ResponseTemplate};

pub const KEY: &str = "canary-key-90ab";

/// A provider's account.
#[derive(Clone)]
pub struct Account {
    pub provider: &'static str,
    pub conversations: Vec<Value>,
    /// The messages of each conversation.
    pub messages: Vec<Value>,
    /// The maximum number of items on a page of the server.
    pub most: usize,
}

/// The facts of a request that tests use.
pub struct Ask {
    /// Whether it is for messages.
    pub is_messages: bool,
    pub path: String,
    pub query: BTreeMap<String, String>,
    /// How many requests came before it.
    pub number: usize,
}

impl Ask {
    pub fn get(&self, name: &str) -> Option<&str> {
        self.query.get(name).map(String::as_str)
    }
}

/// A response before it is sent.
pub struct Reply {
    pub status: u16,
    pub body: Value,
    /// A text that is sent instead of the body.
    pub text: Option<String>,
    pub content_type: &'static str,
    pub headers: Vec<(&'static str, &'static str)>,
}

impl Reply {
    fn of(body: Value) -> Self {
        Self {
            status: 200,
            body,
            text: None,
            content_type: "application/json",
            headers: Vec::new(),
        }
    }

    /// The items of the page.
    pub fn items(&mut self) -> &mut Vec<Value> {
        let names = ["conversations", "messages", "payload"];
        let body = match self.body.get("data").is_some() {
            true => &mut self.body["data"],
            false => &mut self.body,
        };
        if body.is_array() {
            return body.as_array_mut().unwrap();
        }
        let name = names.into_iter().find(|name| body.get(*name).is_some());
        body[name.unwrap()].as_array_mut().unwrap()
    }

    pub fn refuse(&mut self, status: u16, body: Value) {
        (self.status, self.body) = (status, body);
    }
}

pub fn partoo(conversations: usize) -> Account {
    let conversation = |number| {
        json!({
            "id": 1000 - number, "consumer_img": null, "consumer_name": "Ada Stone", "consumer_phone_number": "+33600000000",
            "consumer_email": null, "last_message": null, "is_read": true, "status": "Open",
            "created_at": "2023-01-31 16:22:17.327878+00:00", "has_one_user_message": false,
            "business": { "id": "5409c35a97bbc544d8e26737", "name": "Baker", "city": null, "zipcode": null, "country": "FR", "formatted_address": null },
            "messaging_partner": "Facebook", "issues": [], "first_message_date": "2023-01-31 16:22:17.327878+00:00",
            "is_expired": false, "is_solved": false, "is_automated": false, "assigned_user_id": null, "custom_channel": null,
        })
    };
    let message = |number| {
        json!({
            "id": 5000 + number, "conversation_id": 7, "date": "2023-01-31 16:22:17.327878+00:00", "content_type": "Text",
            "sender_type": "Consumer", "sender_label": null, "status": "Success", "is_deleted": false, "is_automated": false,
            "content": "Good morning", "user_id": null, "custom_channel": null,
        })
    };
    Account {
        provider: "partoo",
        conversations: (0..conversations).map(conversation).collect(),
        messages: (0..3).map(message).collect(),
        most: 10,
    }
}

pub fn octopush(conversations: usize) -> Account {
    let conversation = |number| {
        json!({
            "conversation_id": format!("0b7ff1e2-8d9a-4b5c-9e3f-{number:012}"), "last_user_channel": "sms",
            "recipient_details": { "phone_number": "+33600000000", "name": "Ada Stone" }, "from": "12345",
            "first_message_at": "2024-06-21T05:08:06+02:00", "last_message_at": "2024-06-21T05:08:06+02:00",
            "last_message": "Good morning", "purpose": "alert", "color": 2, "number_of_messages": 3,
        })
    };
    let message = |number| {
        json!({
            "message_id": format!("sms_{number}"), "text": "Good morning", "direction": "inbound", "delivery_status": null,
            "channel": "sms", "user_identifier": "+33600000000", "agent_assigned_to": null, "contact_name": "Ada Stone",
            "user_identifiers": { "phone_number": "+33600000000", "email": "ada@example.com", "facebook_page_id": null },
        })
    };
    Account {
        provider: "octopush",
        conversations: (0..conversations).map(conversation).collect(),
        messages: (0..3).map(message).collect(),
        most: 10,
    }
}

pub fn ninetynine(conversations: usize) -> Account {
    let conversation = |number| {
        json!({
            "id": 1000 - number, "account_id": 7, "inbox_id": 1, "status": "open", "priority": null, "messages": [],
            "last_non_activity_message": null, "labels": [], "additional_attributes": {}, "custom_attributes": {},
            "meta": {
                "sender": {
                    "id": 3, "name": "Ada Stone", "email": null, "phone_number": "+97230000000", "identifier": null, "thumbnail": "",
                    "availability_status": "offline", "blocked": false, "additional_attributes": {}, "custom_attributes": {}, "created_at": 1718946486,
                },
                "channel": "Channel::Api", "hmac_verified": false,
            },
            "can_reply": true, "muted": false, "unread_count": 0, "snoozed_until": null, "created_at": 1718946486, "timestamp": 1718946486,
            "updated_at": 1718946486.123456, "first_reply_created_at": 0, "agent_last_seen_at": 0, "assignee_last_seen_at": 0, "contact_last_seen_at": 0,
        })
    };
    let message = |number| {
        json!({
            "id": 5000 + number, "content": "Good morning", "inbox_id": 1, "conversation_id": 7, "message_type": 0, "content_type": "text",
            "status": "sent", "content_attributes": {}, "created_at": 1718946486, "private": false, "source_id": null,
            "sender": { "id": 3, "name": "Ada Stone", "email": null, "phone_number": null, "identifier": null, "thumbnail": "", "type": "contact", "additional_attributes": {}, "custom_attributes": {} },
        })
    };
    Account {
        provider: "ninetynine",
        conversations: (0..conversations).map(conversation).collect(),
        messages: (0..3).map(message).collect(),
        most: 10,
    }
}

/// One account of each provider.
pub fn all(conversations: usize) -> [Account; 3] {
    [
        partoo(conversations),
        octopush(conversations),
        ninetynine(conversations),
    ]
}

impl Account {
    /// The response of a server that follows its document.
    fn answer(&self, ask: &Ask) -> Reply {
        let items = if ask.is_messages {
            &self.messages
        } else {
            &self.conversations
        };
        let asked = |name: &str| ask.get(name).and_then(|text| text.parse::<usize>().ok());
        let size = asked("per_page").unwrap_or(self.most).min(self.most);
        let start = match self.provider {
            "partoo" => asked("cursor").unwrap_or(0),
            _ => (asked("page").unwrap_or(1) - 1) * size,
        };
        let page: Vec<Value> = items.iter().skip(start).take(size).cloned().collect();
        let end = start + page.len();
        let next = (end < items.len()).then(|| end.to_string());
        let body = match (self.provider, ask.is_messages) {
            ("partoo", true) => {
                json!({ "messages": page, "count": items.len(), "next_cursor": next })
            }
            ("partoo", false) => {
                json!({ "conversations": page, "count": items.len(), "next_cursor": next })
            }
            ("octopush", _) => Value::Array(page),
            (_, true) => {
                let before = ask.get("before").and_then(|id| id.parse::<i64>().ok());
                let is_before =
                    |item: &&Value| before.is_none_or(|id| item["id"].as_i64() < Some(id));
                let before: Vec<&Value> = items.iter().filter(is_before).collect();
                let window = &before[before.len().saturating_sub(self.most)..];
                let meta = json!({
                    "labels": [], "additional_attributes": {}, "agent_last_seen_at": null, "assignee_last_seen_at": null,
                    "contact": { "id": 3, "name": "Ada Stone", "type": "contact" },
                });
                json!({ "meta": meta, "payload": window })
            }
            _ => {
                let all = items.len();
                let meta = json!({ "mine_count": 0, "assigned_count": 0, "unassigned_count": all, "all_count": all });
                json!({ "data": { "meta": meta, "payload": page } })
            }
        };
        Reply::of(body)
    }

    /// The conversation at a path that ends with its id.
    fn conversation(&self, path: &str) -> Option<Value> {
        let (parent, id) = path.rsplit_once('/')?;
        let id: i64 = id.parse().ok()?;
        let is_it = |it: &&Value| it["id"] == id;
        let mut found = self
            .conversations
            .iter()
            .filter(|_| parent.ends_with("/conversations"));
        found.find(is_it).cloned()
    }

    /// Serves the account. `change` changes each response of the list of conversations and of the
    /// lists of their messages before it is sent.
    pub async fn serve(
        self,
        change: impl Fn(&Ask, &mut Reply) + Send + Sync + 'static,
    ) -> MockServer {
        self.serve_moving(|_, _| (), change).await
    }

    /// Serves the account. `moves` changes the account before each request.
    pub async fn serve_moving(
        self,
        moves: impl Fn(&mut Self, usize) + Send + Sync + 'static,
        change: impl Fn(&Ask, &mut Reply) + Send + Sync + 'static,
    ) -> MockServer {
        let server = MockServer::start().await;
        let number = Arc::new(AtomicUsize::new(0));
        let account = std::sync::Mutex::new(self);
        let respond = move |request: &Request| {
            let path = request.url.path().to_owned();
            let query = request.url.query_pairs().into_owned().collect();
            let number = number.fetch_add(1, Ordering::SeqCst);
            let is_messages = path.contains("messages");
            let ask = Ask {
                is_messages,
                path,
                query,
                number,
            };
            let mut account = account.lock().unwrap();
            moves(&mut account, number);
            let one = account.conversation(&ask.path);
            let reply = match one.or_else(|| others::answer(account.provider, &ask.path)) {
                Some(body) => Reply::of(body),
                None => {
                    let mut reply = account.answer(&ask);
                    change(&ask, &mut reply);
                    reply
                }
            };
            let text = reply.text.unwrap_or_else(|| reply.body.to_string());
            let mut template =
                ResponseTemplate::new(reply.status).set_body_raw(text, reply.content_type);
            for (name, value) in reply.headers {
                template = template.insert_header(name, value);
            }
            template
        };
        Mock::given(any())
            .respond_with(respond)
            .mount(&server)
            .await;
        server
    }
}

pub fn live(provider: &str, server: &MockServer) -> Live {
    let keys = if provider == "octopush" { 2 } else { 1 };
    let mut parameters = Vec::new();
    if provider == "ninetynine" {
        parameters.push(("account_id".to_owned(), "7".to_owned()));
    }
    Live {
        base_url: server.uri(),
        keys: vec![KEY.to_owned(); keys],
        parameters,
        writes: Vec::new(),
        max_requests: 2_000,
        max_time: Duration::from_secs(300),
        progress: |_| (),
    }
}

/// The verdict about a server.
pub async fn verdict(provider: &str, server: &MockServer) -> Verdict {
    let live = live(provider, server);
    verify_live(Provider::find(provider).unwrap(), &live)
        .await
        .unwrap()
}

/// The verdict about a server of this account whose responses are changed.
pub async fn planted(
    account: Account,
    change: impl Fn(&Ask, &mut Reply) + Send + Sync + 'static,
) -> Verdict {
    let provider = account.provider;
    let server = account.serve(change).await;
    verdict(provider, &server).await
}

/// Kinds and places of the findings that are errors.
pub fn errors(verdict: &Verdict) -> Vec<(&'static str, String)> {
    use conversation_apis_contract::finding::Severity;
    let errors = verdict.findings.iter();
    let errors = errors.filter(|finding| finding.severity == Severity::Error);
    errors
        .map(|finding| (finding.kind.id(), finding.place()))
        .collect()
}

/// Asserts the kinds and places of a verdict's errors.
#[track_caller]
pub fn assert_errors(verdict: &Verdict, expected: &[(&str, &str)]) {
    let found = errors(verdict);
    let found = found.iter().map(|(kind, place)| (*kind, place.as_str()));
    let found: Vec<_> = found.collect();
    assert_eq!(found, expected, "{:#?}", verdict.findings);
}

/// Asserts that there is only this error, and that the run is complete.
#[track_caller]
pub fn assert_one(verdict: &Verdict, kind: &str, place: &str) {
    assert_errors(verdict, &[(kind, place)]);
    assert_eq!(
        (verdict.outcome(), &verdict.incomplete),
        (Outcome::Fails, &Vec::new())
    );
}

/// Asserts that there is no error, and that the run is complete.
#[track_caller]
pub fn assert_holds(verdict: &Verdict) {
    assert_eq!(errors(verdict), [], "{}", verdict.provider);
    assert_eq!(verdict.incomplete, [], "{}", verdict.provider);
}
