#![allow(clippy::expect_used)] // a benchmark that cannot run panics with the reason

//! Compares generated recordings of 200 MB with the documents.
//!
//!     cargo bench -p conversation-apis-contract --bench drift [-- MEGABYTES]
//!
//! Prints the time of each recording, and its megabytes of recording and of bodies a second. The
//! recordings have pages of 100 conversations or messages of all three providers.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use conversation_apis_contract::drift::{Options, Recording, drift};
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};

/// How an entry is written.
#[derive(Clone, Copy, PartialEq)]
enum Form {
    Har,
    Lines,
    /// Lines with gzip in base64.
    Compressed,
}

/// What is wrong in the answers.
#[derive(Clone, Copy, PartialEq)]
enum Plant {
    Nothing,
    /// Each item has a property that the document does not have.
    NewProperty,
    /// In one of 50 answers, one item has an id of the wrong type.
    WrongType,
}

fn main() {
    let mut size = std::env::args().filter_map(|word| word.parse::<usize>().ok());
    let size = size.next_back().unwrap_or(200) * 1_000_000;
    let folder = Folder::new();
    println!(
        "{:34} {:>6} {:>10} {:>7} {:>6} {:>12} {:>9}",
        "recording", "MB", "bodies MB", "s", "MB/s", "bodies MB/s", "findings"
    );
    for (name, form, plant) in [
        ("HAR", Form::Har, Plant::Nothing),
        ("NDJSON", Form::Lines, Plant::Nothing),
        ("NDJSON, gzip in base64", Form::Compressed, Plant::Nothing),
        (
            "HAR, a new property in each item",
            Form::Har,
            Plant::NewProperty,
        ),
        (
            "NDJSON, a new property in each",
            Form::Lines,
            Plant::NewProperty,
        ),
        (
            "NDJSON, a wrong type in 1 of 50",
            Form::Lines,
            Plant::WrongType,
        ),
    ] {
        let (file, bodies) = folder.recording(form, plant, size);
        let length = fs::metadata(&file).expect("a recording").len();
        let start = Instant::now();
        let verdicts = drift(vec![Recording::File(file)], &Options::default()).expect("verdicts");
        let seconds = start.elapsed().as_secs_f64();
        let findings: usize = verdicts.iter().map(|verdict| verdict.findings.len()).sum();
        let [length, bodies] = [length as f64, bodies as f64].map(|bytes| bytes / 1e6);
        println!(
            "{name:34} {length:6.0} {bodies:10.0} {seconds:7.2} {:6.0} {:12.0} {findings:9}",
            length / seconds,
            bodies / seconds,
        );
    }
}

/// A folder that is removed at the end.
struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

impl Folder {
    fn new() -> Self {
        let name = format!("contract-bench-drift-{}", std::process::id());
        let path = std::env::temp_dir().join(name);
        fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }

    /// Writes a recording of this length or more. Returns its path and the length of the bodies.
    fn recording(&self, form: Form, plant: Plant, size: usize) -> (PathBuf, usize) {
        let path = self.0.join("recording");
        let mut file = BufWriter::new(File::create(&path).expect("a file"));
        let entries = |plant| -> Vec<(String, usize)> {
            let pages = pages(plant).into_iter();
            let pages = pages.map(|(url, page)| (url, page.to_string()));
            pages
                .map(|(url, body)| (entry(form, url, &body), body.len()))
                .collect()
        };
        let (clean, planted) = (entries(Plant::Nothing), entries(plant));
        let (start, separator, end) = match form {
            Form::Har => (r#"{"log":{"version":"1.2","entries":["#, ",", "]}}"),
            Form::Lines | Form::Compressed => ("", "\n", "\n"),
        };
        write(&mut file, start);
        let (mut written, mut bodies) = (0, 0);
        for number in 0.. {
            let is_planted = plant == Plant::NewProperty || number % 50 == 0;
            let entries = if is_planted { &planted } else { &clean };
            let (entry, body) = &entries[number % entries.len()];
            write(&mut file, if number > 0 { separator } else { "" });
            write(&mut file, entry);
            (written, bodies) = (written + entry.len(), bodies + body);
            // Compressed bodies are many times as long as their recording.
            if written.max(bodies / 5) >= size {
                break;
            }
        }
        write(&mut file, end);
        file.flush().expect("a written file");
        warm(&path);
        (path, bodies)
    }
}

/// Reads a file, so that it is in the cache of the system.
fn warm(path: &Path) {
    let mut file = File::open(path).expect("a file");
    std::io::copy(&mut file, &mut std::io::sink()).expect("a readable file");
}

fn write(file: &mut impl Write, text: &str) {
    file.write_all(text.as_bytes()).expect("a written file");
}

fn entry(form: Form, url: &str, body: &str) -> String {
    let media_type = "application/json";
    match form {
        Form::Har => format!(
            "{:#}",
            json!({
                "startedDateTime": "2026-01-31T10:00:00.000Z", "time": 12.5,
                "request": { "method": "GET", "url": url, "httpVersion": "h2", "headers": [], "queryString": [] },
                "response": {
                    "status": 200, "statusText": "", "headers": [{ "name": "content-type", "value": media_type }],
                    "content": { "size": body.len(), "mimeType": media_type, "text": body },
                },
                "timings": { "send": 0.1, "wait": 12.0, "receive": 0.4 },
            })
        ),
        Form::Lines => format!(
            r#"{{"method":"GET","url":"{url}","status":200,"headers":{{"content-type":"{media_type}"}},"body":{body}}}"#
        ),
        Form::Compressed => {
            let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
            write(&mut gzip, body);
            let body = BASE64_STANDARD.encode(gzip.finish().expect("a compressed body"));
            let headers = json!({ "content-type": media_type, "content-encoding": "gzip" });
            let line = json!({
                "method": "GET", "url": url, "status": 200, "headers": headers, "encoding": "base64",
                "body": body,
            });
            line.to_string()
        }
    }
}

/// A page of each list.
fn pages(plant: Plant) -> Vec<(&'static str, Value)> {
    let items = |of: fn(usize) -> Value| -> Vec<Value> {
        let items = (0..100).map(|number| {
            let mut item = of(number);
            match plant {
                Plant::NewProperty => item["rating"] = json!(5),
                Plant::WrongType if number == 7 => item["id"] = json!({ "value": "seven" }),
                Plant::WrongType | Plant::Nothing => {}
            }
            item
        });
        items.collect()
    };
    let meta = json!({
        "labels": [], "additional_attributes": {}, "agent_last_seen_at": null, "assignee_last_seen_at": null,
        "contact": { "id": 3, "name": "Ada Stone", "type": "contact" },
    });
    vec![
        (
            "https://api.partoo.co/v2/conversations?per_page=100",
            json!({ "conversations": items(partoo), "count": 100, "next_cursor": null }),
        ),
        (
            "https://api.octopush.com/v1/public/conversations/list",
            Value::Array(items(octopush)),
        ),
        (
            "https://online.99digital.co.il/api/v1/accounts/7/conversations/9/messages",
            json!({ "meta": meta, "payload": items(ninetynine) }),
        ),
    ]
}

fn partoo(number: usize) -> Value {
    json!({
        "id": number, "consumer_img": null, "consumer_name": "Ada Stone", "consumer_phone_number": "+33600000000",
        "consumer_email": null, "is_read": true, "status": "Open", "created_at": "2023-01-31 16:22:17.327878+00:00",
        "has_one_user_message": false, "messaging_partner": "Facebook", "issues": [], "is_expired": false,
        "business": { "id": "5409c35a97bbc544d8e26737", "name": "Baker", "city": null, "zipcode": null, "country": "FR", "formatted_address": null },
        "first_message_date": "2023-01-31 16:22:17.327878+00:00", "is_solved": false, "is_automated": false,
        "assigned_user_id": null, "custom_channel": null,
        "last_message": {
            "id": 5000 + number, "conversation_id": 7, "date": "2023-01-31 16:22:17.327878+00:00", "content_type": "Text",
            "sender_type": "Consumer", "sender_label": null, "status": "Success", "is_deleted": false, "is_automated": false,
            "content": "Good morning, is the table by the window free tonight? We would be four.", "user_id": null, "custom_channel": null,
        },
    })
}

fn octopush(number: usize) -> Value {
    json!({
        "conversation_id": format!("0b7ff1e2-8d9a-4b5c-9e3f-{number:012}"), "last_user_channel": "sms",
        "recipient_details": { "phone_number": "+33600000000", "name": "Ada Stone" }, "from": "12345",
        "first_message_at": "2024-06-21T05:08:06+02:00", "last_message_at": "2024-06-21T05:08:06+02:00",
        "last_message": "Good morning", "purpose": "alert", "color": 2, "number_of_messages": 3,
    })
}

fn ninetynine(number: usize) -> Value {
    json!({
        "id": 5000 + number, "content": "Good morning", "inbox_id": 1, "conversation_id": 7, "message_type": 0,
        "content_type": "text", "status": "sent", "content_attributes": {}, "created_at": 1718946486, "private": false, "source_id": null,
        "sender": { "id": 3, "name": "Ada Stone", "email": null, "phone_number": null, "identifier": null, "thumbnail": "", "type": "contact", "additional_attributes": {}, "custom_attributes": {} },
    })
}
