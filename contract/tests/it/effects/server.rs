//! A server that keeps notes, and can lie about what it does.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use serde_json::{Value, json};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, Request, Respond, ResponseTemplate};

/// What a server does other than its document says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lie {
    None,
    /// It accepts requests with this method, and ignores them.
    Ignores(&'static str),
    /// It sets another state than the one that was sent.
    OtherValue,
    /// It wants a note to be changed with PUT.
    OtherMethod,
    /// It reads the properties of a new note without their wrapper.
    NoWrapper,
    /// It creates each note twice.
    Twice,
}

#[derive(Clone)]
struct Note {
    content: Value,
    labels: Value,
}

struct Notes {
    lie: Lie,
    next: u64,
    all: BTreeMap<u64, Note>,
}

struct Answers(Mutex<Notes>);

impl Respond for Answers {
    fn respond(&self, request: &Request) -> ResponseTemplate {
        let mut notes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        notes.answer(request)
    }
}

/// Starts a server with three open notes.
pub async fn start(lie: Lie) -> MockServer {
    let mut notes = Notes {
        lie,
        next: 1,
        all: BTreeMap::new(),
    };
    for text in ["one", "two", "three"] {
        notes.create(&json!({ "text": text }));
    }
    let server = MockServer::start().await;
    let answers = Answers(Mutex::new(notes));
    Mock::given(any())
        .respond_with(answers)
        .mount(&server)
        .await;
    server
}

/// The state as notes show it.
fn state(sent: &Value) -> Value {
    match sent.as_str() {
        Some("closed") => json!("Closed"),
        _ => json!("Open"),
    }
}

impl Notes {
    fn create(&mut self, new: &Value) -> Value {
        let id = self.next;
        self.next += 1;
        let content = json!({
            "id": id,
            "text": new["text"],
            "state": state(&new["state"]),
            "data": {},
        });
        let mut content = content;
        if content["text"].is_null() {
            content["text"] = json!("");
        }
        let note = Note {
            content: content.clone(),
            labels: json!([]),
        };
        self.all.insert(id, note);
        content
    }

    fn answer(&mut self, request: &Request) -> ResponseTemplate {
        let path: Vec<&str> = request.url.path().split('/').skip(1).collect();
        let method = request.method.as_str();
        let body: Value = serde_json::from_slice(&request.body).unwrap_or_default();
        let ok = |body: Value| ResponseTemplate::new(200).set_body_json(body);
        match (method, path.as_slice()) {
            ("GET", ["notes"]) => {
                let is_first = !request.url.query().unwrap_or_default().contains("page=2");
                let notes = self.all.values().map(|note| note.content.clone());
                let notes: Vec<Value> = notes.filter(|_| is_first).collect();
                ok(json!({ "notes": notes }))
            }
            ("GET", ["notes", "count"]) => ok(json!({ "count": self.all.len() })),
            ("POST", ["notes"]) => {
                let new = match self.lie {
                    Lie::NoWrapper => &body,
                    _ => &body["note"],
                };
                let created = self.create(new);
                if self.lie == Lie::Twice {
                    self.create(new);
                }
                ResponseTemplate::new(201).set_body_json(created)
            }
            (method, ["notes", id, rest @ ..]) => {
                let id: u64 = id.parse().unwrap_or_default();
                self.note(method, id, rest, &body)
            }
            _ => ResponseTemplate::new(404),
        }
    }

    fn note(&mut self, method: &str, id: u64, rest: &[&str], body: &Value) -> ResponseTemplate {
        let ok = |body: &Value| ResponseTemplate::new(200).set_body_json(body);
        let done = ResponseTemplate::new(204);
        let lie = self.lie;
        let Some(note) = self.all.get_mut(&id) else {
            return ResponseTemplate::new(404);
        };
        match (method, rest) {
            ("GET", []) => ok(&note.content),
            ("GET", ["labels"]) => ok(&json!({ "labels": note.labels })),
            ("PATCH", []) if lie == Lie::OtherMethod => ResponseTemplate::new(405),
            _ if matches!(lie, Lie::Ignores(ignored) if ignored == method) => match method {
                "PATCH" => ok(&note.content),
                _ => done,
            },
            ("PATCH", []) => {
                if let Some(sent) = body.get("state") {
                    note.content["state"] = match lie {
                        Lie::OtherValue => json!("Snoozed"),
                        _ => state(sent),
                    };
                }
                if let Some(data) = body.get("data") {
                    note.content["data"] = data.clone();
                }
                ok(&note.content)
            }
            ("DELETE", []) => {
                self.all.remove(&id);
                done
            }
            ("PUT", ["labels"]) => {
                let labels = body["labels"].as_array().cloned().unwrap_or_default();
                note.labels = labels.into_iter().rev().collect();
                done
            }
            ("POST", ["read" | "ping"]) => done,
            _ => ResponseTemplate::new(405),
        }
    }
}
