#![allow(clippy::expect_used)] // a benchmark that cannot run panics with the reason

//! Decodes a page of 100 conversations. All times are of one run, with their ratios.
//!
//!     cargo bench --bench decode --features drift
//!
//! The reference is a hand-written serde struct with the same fields, read by `from_slice`.
//! It loses what it does not know. Results are in `benches/README.md`.
//!
//! The last rows decode as a client with an observer does. Without one, a client decodes as in
//! the second row.

use std::hint::black_box;
use std::time::{Duration, Instant};

use conversation_apis::partoo::types::ListConversationsResponse;
use conversation_apis::support::observe;
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::{Map, Value, json};

#[derive(Deserialize)]
#[allow(dead_code)]
struct Page {
    conversations: Option<Vec<Conversation>>,
    count: Option<i64>,
    next_cursor: Option<String>,
}

#[derive(Deserialize)]
#[allow(dead_code)]
struct Conversation {
    id: Option<i64>,
    consumer_img: Option<String>,
    consumer_name: Option<String>,
    consumer_phone_number: Option<String>,
    consumer_email: Option<String>,
    last_message: Option<Message>,
    is_read: Option<bool>,
    status: Option<String>,
    created_at: Option<String>,
    has_one_user_message: Option<bool>,
    business: Option<Business>,
    messaging_partner: Option<String>,
    issues: Option<Vec<String>>,
    first_message_date: Option<String>,
    is_expired: Option<bool>,
    is_solved: Option<bool>,
    is_automated: Option<bool>,
    assigned_user_id: Option<String>,
    custom_channel: Option<Value>,
}

#[derive(Deserialize)]
#[allow(dead_code)]
struct Business {
    id: Option<String>,
    name: Option<String>,
    city: Option<String>,
    zipcode: Option<String>,
    country: Option<String>,
    formatted_address: Option<String>,
}

#[derive(Deserialize)]
#[allow(dead_code)]
struct Message {
    id: Option<i64>,
    conversation_id: Option<i64>,
    date: Option<String>,
    content_type: Option<String>,
    sender_type: Option<String>,
    sender_label: Option<String>,
    status: Option<String>,
    is_deleted: Option<bool>,
    is_automated: Option<bool>,
    content: Option<Value>,
    user_id: Option<String>,
    custom_channel: Option<Value>,
}

/// A page of conversations, each changed by `change`.
fn page(change: impl Fn(&mut Map<String, Value>)) -> Vec<u8> {
    let case = include_str!("../tests/cases/partoo/conversation-full.json");
    let mut case: Value = serde_json::from_str(case).expect("a case is JSON");
    let conversation = case["input"].as_object_mut().expect("it is an object");
    change(conversation);
    let conversations = vec![conversation.clone(); 100];
    json!({ "conversations": conversations, "count": 100, "next_cursor": "next" })
        .to_string()
        .into_bytes()
}

fn read(body: &[u8]) {
    let text = std::str::from_utf8(body).expect("UTF-8");
    drop(black_box(
        serde_json::from_str::<ListConversationsResponse>(text),
    ));
}

fn read_observed(body: &[u8]) {
    let text = std::str::from_utf8(body).expect("UTF-8");
    drop(black_box(observe::<ListConversationsResponse>(
        text, "#", None,
    )));
}

#[cfg(feature = "drift")]
fn read_reported(body: &[u8], report: &conversation_apis::observe::DriftReport) {
    use conversation_apis::observe::Observer;
    use reqwest::{Method, StatusCode};

    let text = std::str::from_utf8(body).expect("UTF-8");
    let observed = observe::<ListConversationsResponse>(text, "#", None);
    report.observe(&observed.response(None, &Method::GET, StatusCode::OK));
    drop(black_box(observed));
}

/// Prints the least time of each run. The runs take turns, so that other load on the
/// machine affects all of them.
fn main() {
    let body = page(|_| ());
    let backwards = page(|conversation| {
        let properties = std::mem::take(conversation);
        conversation.extend(properties.into_iter().rev());
    });
    let nulls = page(|conversation| {
        for value in conversation.values_mut().step_by(3) {
            *value = Value::Null;
        }
    });
    let drifting = page(|conversation| {
        conversation.insert("sentiment".to_owned(), json!("calm"));
        conversation.insert("status".to_owned(), json!("Snoozed"));
    });
    #[cfg(feature = "drift")]
    let report = conversation_apis::observe::DriftReport::new("partoo");
    let runs: &[(&str, &dyn Fn())] = &[
        ("hand-written struct, from_slice", &|| {
            drop(black_box(serde_json::from_slice::<Page>(&body)))
        }),
        ("generated types, as the client reads", &|| read(&body)),
        ("the same, properties in reverse order", &|| {
            read(&backwards)
        }),
        ("the same, every third property null", &|| read(&nulls)),
        ("generated types, from_slice", &|| {
            drop(black_box(
                serde_json::from_slice::<ListConversationsResponse>(&body),
            ));
        }),
        ("only a check that it is JSON", &|| {
            let text = std::str::from_utf8(&body).expect("UTF-8");
            drop(black_box(serde_json::from_str::<IgnoredAny>(text)));
        }),
        ("serde_json::Value", &|| {
            drop(black_box(serde_json::from_slice::<Value>(&body)))
        }),
        ("observed", &|| read_observed(&body)),
        ("observed, every third property null", &|| {
            read_observed(&nulls)
        }),
        ("every conversation drifts, not observed", &|| {
            read(&drifting)
        }),
        ("the same, observed", &|| read_observed(&drifting)),
        ("ten of these pages, one of them observed", &|| {
            read_observed(&drifting);
            (1..10).for_each(|_| read(&drifting));
        }),
        #[cfg(feature = "drift")]
        ("every conversation drifts, DriftReport", &|| {
            read_reported(&drifting, &report)
        }),
    ];
    let mut least = vec![Duration::MAX; runs.len()];
    for _ in 0..400 {
        for ((_, run), least) in runs.iter().zip(&mut least) {
            let start = Instant::now();
            run();
            *least = (*least).min(start.elapsed());
        }
    }
    println!("a page of 100 conversations, {} bytes\n", body.len());
    for ((name, _), time) in runs.iter().zip(&least) {
        let ratio = time.as_secs_f64() / least[0].as_secs_f64();
        println!("{name:42} {time:>10.1?}  {ratio:.2}");
    }
}
