//! The webhook events that each operation causes, and the messages of customers.

#![allow(clippy::unwrap_used)] // a test fails by it

mod ninetynine;
mod octopush;
mod partoo;

use std::collections::BTreeSet;

use conversation_apis_codegen::Pointer;
use hyper::body::Bytes;
use serde_json::{Value, json};

use crate::server::api::Api;
use crate::server::changes::{Event, events};
use crate::server::definition::Definition;
use crate::server::operation::Operation;
use crate::server::request::Request;
use crate::server::respond::Response;
use crate::server::store::Store;

/// A server without a network.
struct Run {
    api: &'static Api,
    store: Store,
    /// The operations that a step has called.
    called: BTreeSet<String>,
}

impl Run {
    fn new(provider: &str, seed: u64) -> Self {
        let api = Api::open(&Definition::find(provider).unwrap()).unwrap();
        Self {
            api,
            store: api.store(seed).unwrap(),
            called: BTreeSet::new(),
        }
    }

    fn request(method: &str, path: &str, body: &Value) -> Request {
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        Request {
            method: method.to_owned(),
            path: path.to_owned(),
            query: query.to_owned(),
            content_type: (!body.is_null()).then(|| "application/json".to_owned()),
            body: match body.is_null() {
                true => Bytes::new(),
                false => body.to_string().into(),
            },
        }
    }

    fn operation(&self, method: &str, path: &str) -> &'static Operation {
        let path = path.split('?').next().unwrap();
        let found = self
            .api
            .at(path)
            .into_iter()
            .find(|one| one.method == method);
        found.unwrap_or_else(|| panic!("no operation {method} {path}"))
    }

    /// Calls an operation. Returns the status, the body and the events.
    fn call(&mut self, method: &str, path: &str, body: &Value) -> (u16, Value, Vec<Event>) {
        let api = self.api;
        let request = Self::request(method, path, body);
        let operation = self.operation(method, path);
        let before = self.store.clone();
        let mut after = before.clone();
        let response = api.respond(operation, &mut after, &request);
        if response.is_success() {
            self.called.insert(operation.id.clone());
            self.store = after;
            if let Some(after_read) = api.embedded.after_read
                && !operation.is_write()
            {
                after_read(&mut self.store);
            }
        }
        let (status, body) = match response {
            Response::Page(_) => (200, Value::Null),
            Response::Other(reply) => {
                let body = serde_json::from_slice(&reply.body);
                (reply.status, body.unwrap_or_default())
            }
        };
        (status, body, self.caused(&before))
    }

    /// A request that must succeed and cause these events, and no others. Returns their bodies.
    fn step(&mut self, call: (&str, &str, Value), names: &[&str]) -> Vec<Value> {
        let (method, path, body) = call;
        let (status, answer, events) = self.call(method, path, &body);
        assert!(status < 300, "{method} {path}: {status} {answer}");
        let found: Vec<&str> = events.iter().map(|event| event.name).collect();
        assert_eq!(found, names, "{method} {path}");
        events.into_iter().map(|event| event.body).collect()
    }

    /// A request that must be refused, and cause no event.
    fn refused(&mut self, call: (&str, &str, Value)) {
        let (method, path, body) = call;
        let (status, _, events) = self.call(method, path, &body);
        assert!(status >= 400, "{method} {path}: {status}");
        assert_eq!(events, [], "{method} {path}");
    }

    /// The events of a change of the store.
    fn change(&mut self, change: impl FnOnce(&mut Store)) -> Vec<Event> {
        let before = self.store.clone();
        change(&mut self.store);
        self.caused(&before)
    }

    /// Lets a customer's message arrive. Returns the events.
    fn arrive(&mut self, n: u64) -> Vec<Event> {
        let arrive = self.api.embedded.arrive;
        self.change(|store| arrive(store, n))
    }

    /// The events since an earlier state. The document must allow each of them.
    fn caused(&self, before: &Store) -> Vec<Event> {
        let events = events(self.api.embedded, before, &self.store);
        for event in &events {
            let schema = body_schema(event.name);
            let judged = self.api.judge(&schema, event.body.clone());
            let (name, body) = (event.name, &event.body);
            assert!(judged.is_ok(), "{name}: {judged:?}\n{body:#}");
            assert!(!body.to_string().contains("\"$"), "{name}: {body:#}");
        }
        events
    }

    /// Checks that a step has called each operation that writes.
    fn has_called_all_writes(&self) {
        let writes = self.api.operations.iter().filter(|one| one.is_write());
        let ids: BTreeSet<String> = writes.map(|one| one.id.clone()).collect();
        let missing: Vec<&String> = ids.difference(&self.called).collect();
        assert!(missing.is_empty(), "not called: {missing:?}");
    }
}

/// Where the document has the schema of an event's body.
fn body_schema(event: &str) -> Pointer {
    let path = ["webhooks", event, "post", "requestBody"];
    let path = path
        .into_iter()
        .fold(Pointer::default(), |at, name| at.join(name));
    path.join("content").join("application/json").join("schema")
}

#[test]
fn a_message_of_a_customer_depends_on_the_seed_and_its_number_only() {
    for provider in ["partoo", "octopush", "ninetynine"] {
        let arrived = |seed| {
            let mut run = Run::new(provider, seed);
            (0..12).map(|n| run.arrive(n)).collect::<Vec<_>>()
        };
        let first = arrived(3);
        assert_eq!(first, arrived(3), "{provider}");
        assert_ne!(first, arrived(4), "{provider}");
        assert!(first.iter().all(|events| !events.is_empty()), "{provider}");
        let bodies: BTreeSet<String> = first
            .concat()
            .iter()
            .map(|one| one.body.to_string())
            .collect();
        assert_eq!(
            bodies.len(),
            first.concat().len(),
            "{provider}: an event is there twice"
        );
    }
}

#[test]
fn lists_are_documented_after_messages_of_customers() {
    let lists = [
        (
            "partoo",
            vec!["/conversations", "/messages?conversation_id=1"],
        ),
        (
            "octopush",
            vec!["/conversations/list", "/conversations/messages/list"],
        ),
        (
            "ninetynine",
            vec![
                "/api/v1/accounts/1/conversations?status=all",
                "/api/v1/accounts/1/contacts",
            ],
        ),
    ];
    for (provider, lists) in lists {
        let mut run = Run::new(provider, 0);
        for n in 0..40 {
            run.arrive(n);
        }
        for list in lists {
            let (status, answer, _) = run.call("GET", list, &Value::Null);
            assert_eq!(status, 200, "{provider} {list}: {answer}");
        }
    }
}

/// A message arrives in a conversation that is there, or in a new one.
fn arrives(run: &mut Run, conversations: &str, messages: &str) {
    let counts = |run: &Run| [conversations, messages].map(|name| run.store.all(name).len());
    let mut grown = BTreeSet::new();
    for n in 0..12 {
        let before = counts(run);
        let now = run.store.now();
        run.arrive(n);
        let after = counts(run);
        assert!(run.store.now() > now);
        assert_eq!(after[1], before[1] + 1);
        grown.insert(after[0] - before[0]);
    }
    assert_eq!(grown, BTreeSet::from([0, 1]));
}

#[test]
fn every_body_has_the_schema_that_the_document_states_for_its_event() {
    let run = Run::new("partoo", 0);
    let wrong = json!({ "type": "message_created", "payload": { "org_id": "one" } });
    assert!(
        run.api
            .judge(&body_schema("message_created"), wrong)
            .is_err()
    );
}

/// Adds messages that are like the first one.
fn add_messages(store: &mut Store, count: i64) {
    let like = store.all("messages")[0].clone();
    for number in 0..count {
        let mut message = (*like).clone();
        message["id"] = json!(1_000_000 + number);
        message["message_id"] = json!(format!("many_{number}"));
        store.push("messages", message);
    }
}

#[test]
fn events_are_found_among_100_000_messages() {
    let account = "/api/v1/accounts/1";
    let text = json!({ "conversation_id": 1, "content_type": "Text", "content": "Hello" });
    let message = format!("{account}/conversations/2/messages");
    let status = format!("{account}/conversations/2/toggle_status");
    let hello = json!({ "content": "Hello" });
    for (provider, path, body, event) in [
        ("partoo", "/messages", text, "message_created"),
        ("ninetynine", &message, hello, "message_created"),
        (
            "ninetynine",
            &status,
            json!({}),
            "conversation_status_changed",
        ),
    ] {
        let mut run = Run::new(provider, 0);
        add_messages(&mut run.store, 100_000);
        let before = run.store.clone();
        let request = Run::request("POST", path, &body);
        let operation = run.operation("POST", path);
        let response = run.api.respond(operation, &mut run.store, &request);
        assert!(response.is_success(), "{path}");
        let found = events(run.api.embedded, &before, &run.store);
        // A scan of all messages for each message would not end.
        let names: Vec<&str> = found.iter().map(|event| event.name).collect();
        assert!(names.contains(&event), "{path}: {names:?}");
    }
}
