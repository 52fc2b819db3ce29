#![allow(clippy::expect_used)] // a benchmark that cannot run panics with the reason

//! Decodes a page of 100 conversations. All times are of one run, with their ratios.
//!
//!     cargo bench --bench decode --features drift
//!
//! The reference of the first rows is a hand-written serde struct with the same fields, read by
//! `from_slice`. It loses what it does not know. Results are in `benches/README.md`.
//!
//! The other rows decode as a client with an observer does. Their reference is the same page
//! without one.
//!
//! With a number and a number of rounds, only that row runs. On a busy machine, compare rows by
//! their instructions: `valgrind --tool=callgrind target/release/deps/decode-… 7 100`.

use std::hint::black_box;
use std::time::{Duration, Instant};

use conversation_apis::partoo::builder::ListConversations;
use conversation_apis::partoo::types::ListConversationsResponse;
use conversation_apis::support::{ReadItems, observe, read_items};
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

/// A page of this many conversations, each changed by `change`.
fn page_of(count: usize, change: impl Fn(&mut Map<String, Value>)) -> Vec<u8> {
    let case = include_str!("../tests/cases/partoo/conversation-full.json");
    let mut case: Value = serde_json::from_str(case).expect("a case is JSON");
    let conversation = case["input"].as_object_mut().expect("it is an object");
    change(conversation);
    let conversations = vec![conversation.clone(); count];
    json!({ "conversations": conversations, "count": count, "next_cursor": "next" })
        .to_string()
        .into_bytes()
}

/// A page of 100 conversations.
fn page(change: impl Fn(&mut Map<String, Value>)) -> Vec<u8> {
    page_of(100, change)
}

/// Two deviations: an undocumented property and an unknown enum value.
fn drift(conversation: &mut Map<String, Value>) {
    conversation.insert("sentiment".to_owned(), json!("calm"));
    conversation.insert("status".to_owned(), json!("Snoozed"));
}

fn read(body: &[u8]) {
    let text = std::str::from_utf8(body).expect("UTF-8");
    drop(black_box(
        serde_json::from_str::<ListConversationsResponse>(text),
    ));
}

/// Takes the notes of a page that does not decode item by item, as for every list.
const LIST: Option<ReadItems> = Some(read_items::<ListConversations>);

fn read_observed(body: &[u8]) {
    let text = std::str::from_utf8(body).expect("UTF-8");
    drop(black_box(observe::<ListConversationsResponse>(
        text, "#", LIST,
    )));
}

#[cfg(feature = "drift")]
fn read_reported(body: &[u8], report: &conversation_apis::observe::DriftReport) {
    use conversation_apis::observe::Observer;
    use reqwest::{Method, StatusCode};

    let text = std::str::from_utf8(body).expect("UTF-8");
    let observed = observe::<ListConversationsResponse>(text, "#", LIST);
    report.observe(&observed.response(None, &Method::GET, StatusCode::OK, &|_| false));
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
    let drifting = page(drift);
    let small = page_of(1, |_| ());
    let small_drifting = page_of(1, drift);
    #[cfg(feature = "drift")]
    let report = conversation_apis::observe::DriftReport::new("partoo");
    let runs: &[(&str, usize, &dyn Fn())] = &[
        ("hand-written struct, from_slice", 0, &|| {
            drop(black_box(serde_json::from_slice::<Page>(&body)))
        }),
        ("generated types, as the client reads", 0, &|| read(&body)),
        ("the same, properties in reverse order", 0, &|| {
            read(&backwards)
        }),
        ("the same, every third property null", 0, &|| read(&nulls)),
        ("generated types, from_slice", 0, &|| {
            drop(black_box(
                serde_json::from_slice::<ListConversationsResponse>(&body),
            ));
        }),
        ("only a check that it is JSON", 0, &|| {
            let text = std::str::from_utf8(&body).expect("UTF-8");
            drop(black_box(serde_json::from_str::<IgnoredAny>(text)));
        }),
        ("serde_json::Value", 0, &|| {
            drop(black_box(serde_json::from_slice::<Value>(&body)))
        }),
        ("observed", 1, &|| read_observed(&body)),
        ("every third property null, observed", 3, &|| {
            read_observed(&nulls)
        }),
        ("every conversation drifts, not observed", 0, &|| {
            read(&drifting)
        }),
        ("the same, observed", 9, &|| read_observed(&drifting)),
        ("100 pages of one conversation, not observed", 11, &|| {
            (0..100).for_each(|_| read(&small));
        }),
        ("the same, observed", 11, &|| {
            (0..100).for_each(|_| read_observed(&small));
        }),
        ("100 that drift, not observed", 11, &|| {
            (0..100).for_each(|_| read(&small_drifting));
        }),
        ("the same, observed", 13, &|| {
            (0..100).for_each(|_| read_observed(&small_drifting));
        }),
        #[cfg(feature = "drift")]
        ("every conversation drifts, DriftReport", 9, &|| {
            read_reported(&drifting, &report)
        }),
        #[cfg(feature = "drift")]
        ("100 pages of one that drifts, DriftReport", 13, &|| {
            (0..100).for_each(|_| read_reported(&small_drifting, &report));
        }),
    ];
    let mut stated = std::env::args().filter_map(|stated| stated.parse::<usize>().ok());
    if let (Some(row), Some(rounds)) = (stated.next(), stated.next()) {
        let (name, _, run) = runs[row];
        println!("{name}, {rounds} times");
        (0..rounds).for_each(|_| run());
        return;
    }
    let mut least = vec![Duration::MAX; runs.len()];
    for _ in 0..400 {
        for ((_, _, run), least) in runs.iter().zip(&mut least) {
            let start = Instant::now();
            run();
            *least = (*least).min(start.elapsed());
        }
    }
    println!("a page of 100 conversations, {} bytes\n", body.len());
    for (row, ((name, reference, _), time)) in runs.iter().zip(&least).enumerate() {
        let ratio = time.as_secs_f64() / least[*reference].as_secs_f64();
        println!("{row:2} {name:43} {time:>10.1?}  {ratio:.3} of {reference}");
    }
}
