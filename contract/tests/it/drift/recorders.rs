//! What recorders write, and leave out.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};

use super::tape::{Exchange, har, lines};
use super::{server_of, verdict, verdicts};
use conversation_apis_contract::incomplete::Reason;
use conversation_apis_contract::verify::{Extent, Verdict};

fn page(items: usize) -> Value {
    let items: Vec<Value> = (0..items).map(|id| json!({ "id": id })).collect();
    json!({ "conversations": items, "count": items.len(), "next_cursor": null })
}

fn conversations(items: usize) -> Exchange {
    Exchange::get("/conversations", &page(items))
}

/// A HAR file with this entry, after it was changed, and with an ordinary one.
fn with(change: impl FnOnce(&mut Value)) -> String {
    let server = server_of("partoo");
    let mut entry = conversations(2).har(server);
    change(&mut entry);
    json!({ "log": { "entries": [entry, conversations(3).har(server)] } }).to_string()
}

fn extent(verdict: &Verdict) -> (usize, usize) {
    match verdict.extent {
        Extent::Recorded { answers, items } => (answers, items),
        other => panic!("{other:?}"),
    }
}

#[track_caller]
fn assert_noted(verdict: &Verdict, text: &str) {
    assert!(
        verdict.notes.iter().any(|note| note.contains(text)),
        "{:#?}",
        verdict.notes
    );
    assert!(
        verdict.findings.is_empty() && verdict.incomplete.is_empty(),
        "{verdict:#?}"
    );
}

#[test]
fn answers_and_items_are_counted_by_operation() {
    let verdict = verdict(&with(|_| ()), None);
    assert_eq!(extent(&verdict), (2, 5));
    assert_noted(
        &verdict,
        "listConversations: 2 answers with status 200, 5 items",
    );
    assert!(verdict.holds() && !verdict.complete);
}

#[test]
fn what_has_no_body_is_left_out_and_noted() {
    for (change, text) in [
        (
            &(|entry: &mut Value| {
                entry["response"] =
                    json!({ "status": 304, "content": { "size": 0, "mimeType": "" } })
            }) as &dyn Fn(&mut Value),
            "1 answer has status 304",
        ),
        (
            &|entry| entry["response"] = json!({ "status": 0, "_error": "net::ERR_ABORTED" }),
            "1 request has no answer",
        ),
        (
            &|entry| entry["response"] = json!({}),
            "1 request has no answer",
        ),
        (
            &|entry| {
                entry["_resourceType"] = json!("websocket");
                entry["response"]["status"] = json!(101);
            },
            "1 entry is of web sockets",
        ),
        (
            &|entry| {
                entry["response"]["content"] =
                    json!({ "size": 900, "mimeType": "application/json" })
            },
            "1 answer has no body in the recording",
        ),
        (
            &|entry| {
                let content = &mut entry["response"]["content"];
                let text = content["text"].as_str().unwrap()[..20].to_owned();
                content["text"] = json!(text);
            },
            "1 answer has only the beginning of its body",
        ),
        (
            &|entry| entry["request"]["method"] = json!("OPTIONS"),
            "1 request of no operation: OPTIONS /conversations",
        ),
        (
            &|entry| entry["request"]["url"] = json!("https://example.com/a"),
            "1 of 2 entries are of hosts that no document has; --provider",
        ),
        (
            &|entry| entry["request"]["url"] = json!("about:blank"),
            "1 of 2 entries have no URL of HTTP",
        ),
    ] {
        let verdict = verdict(&with(change), None);
        assert_noted(&verdict, text);
        assert_noted(&verdict, ", 3 items");
    }
}

#[test]
fn an_empty_body_where_json_is_documented_is_a_finding() {
    let recording = with(|entry| {
        entry["response"]["content"] = json!({ "size": 0, "mimeType": "application/json" });
    });
    let verdict = verdict(&recording, None);
    let [finding] = verdict.findings.as_slice() else {
        panic!("{:#?}", verdict.findings)
    };
    assert_eq!(
        (finding.kind.id(), finding.text.as_str()),
        ("undecodable", "the body is not JSON")
    );
}

#[test]
fn compressed_bodies_are_decompressed() {
    let mut exchange = conversations(4);
    let mut gzip = GzEncoder::new(Vec::new(), Compression::fast());
    gzip.write_all(&exchange.body).unwrap();
    exchange.body = gzip.finish().unwrap();
    exchange
        .headers
        .push(("content-encoding".to_owned(), "gzip".to_owned()));
    let server = server_of("partoo");
    for recording in [
        har(&[exchange.clone()], server),
        lines(&[exchange.clone()], server),
    ] {
        let verdict = verdict(&recording, None);
        assert_eq!(extent(&verdict), (1, 4));
        assert!(verdict.holds(), "{verdict:#?}");
    }
    exchange.headers[1].1 = "br".to_owned();
    let recording = [conversations(1).line(server), exchange.line(server)];
    let recording = format!("{}\n{}", recording[0], recording[1]);
    let verdict = verdict(&recording, None);
    let [reason] = verdict.incomplete.as_slice() else {
        panic!("{:#?}", verdict.incomplete)
    };
    assert_eq!(reason.reason, Reason::UnreadRecording);
    assert_eq!(
        reason.text,
        "standard input, line 2: the body is compressed, and not with gzip or deflate; record bodies decompressed"
    );
}

#[test]
fn one_recording_can_have_all_providers() {
    let recording = [
        conversations(2).line(server_of("partoo")),
        Exchange::get("/conversations/list", &json!([])).line(server_of("octopush")),
        Exchange::get("/x", &json!([])).line(server_of("ninetynine")),
    ];
    let recording: String = recording
        .iter()
        .map(|line| format!("{line}\r\n\r\n"))
        .collect();
    let verdicts = verdicts(&format!("\u{FEFF}{recording}"), None);
    let names: Vec<&str> = verdicts.iter().map(|verdict| verdict.provider).collect();
    assert_eq!(names, ["octopush", "partoo"]);
    assert_noted(
        &verdicts[0],
        "ninetynine: 1 request of no operation: GET /{…}",
    );
}

#[test]
fn a_recording_larger_than_a_batch_keeps_the_order_of_its_findings() {
    let server = server_of("partoo");
    let mut recording = String::new();
    for number in 0..40 {
        let mut page = page(400);
        for item in page["conversations"].as_array_mut().unwrap() {
            item[format!("first_{}", letters(number))] = json!(true);
            item["consumer_email"] = json!(format!("{:0>80}", number));
        }
        recording += &format!("{}\n", Exchange::get("/conversations", &page).line(server));
    }
    let findings = || {
        let verdict = verdict(&recording, None);
        assert_eq!(extent(&verdict), (40, 16_000));
        let findings = verdict.findings.iter();
        findings
            .map(|it| (it.place(), it.count))
            .collect::<Vec<_>>()
    };
    let found = findings();
    // An object with this many undocumented properties is treated as a map.
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].1, 16_000);
    assert_eq!(findings(), found);
}

fn letters(number: u8) -> String {
    [number / 26, number % 26]
        .iter()
        .map(|digit| char::from(b'a' + digit))
        .collect()
}
