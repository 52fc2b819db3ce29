//! No report and no error shows a key or what a customer wrote.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use conversation_apis_contract::report::Format;
use serde_json::json;

use super::server_of;
use crate::cli::contract;
use crate::folder::Folder;
use crate::live::account::partoo;

const CANARY: &str = "Wm9lQ2FuYXJ5";

/// Lines with the canary in every place where a recording can have a value.
fn recording() -> String {
    let partoo = server_of("partoo");
    let item = json!({
        "id": CANARY, "status": CANARY, "consumer_name": CANARY, CANARY: CANARY,
        format!("{CANARY}@example.com"): 1, format!("of {CANARY}"): 1, "issues": null,
        "created_at": CANARY, "last_message": { "content_type": "Image", "content": CANARY },
    });
    let page = json!({ "conversations": [item], "next_cursor": CANARY, "count": CANARY });
    let headers = json!({ "content-type": "application/json", "set-cookie": CANARY });
    let key = json!({ "authorization": format!("Bearer {CANARY}"), "x-apikey": CANARY });
    let line = |method: &str, url: String, body: &serde_json::Value| json!({ "method": method, "url": url, "status": 200, "headers": headers, "request_headers": key, "body": body });
    let mut lines = vec![
        line(
            "GET",
            format!("{partoo}/conversations?cursor={CANARY}"),
            &page,
        )
        .to_string(),
        line("GET", format!("{partoo}/{CANARY}/{CANARY}"), &page).to_string(),
        line(CANARY, format!("{partoo}/conversations"), &page).to_string(),
        line("GET", format!("https://{CANARY}.example/{CANARY}"), &page).to_string(),
        line("GET", format!("{CANARY}:{CANARY}"), &page).to_string(),
        line("GET", format!("{partoo}/messages"), &json!(CANARY)).to_string(),
        format!(r#"{{"method":"GET","url":"{partoo}/messages","status":"{CANARY}"}}"#),
        format!(r#"{{"method":"GET","url":{{"{CANARY}":"{CANARY}"}}}}"#),
        format!(r#"{{"method":"GET","url":"/","{CANARY}":{CANARY}"#),
        format!(r#""{CANARY}""#),
        CANARY.to_owned(),
    ];
    let mut html = line(
        "GET",
        format!("{partoo}/messages"),
        &json!(format!("<p>{CANARY}</p>")),
    );
    html["headers"]["content-type"] = json!(CANARY);
    lines.push(html.to_string());
    let mut coded = html.clone();
    coded["headers"]["content-encoding"] = json!(CANARY);
    coded["encoding"] = json!("base64");
    lines.push(coded.to_string());
    lines.join("\n")
}

#[test]
fn no_output_has_a_value_of_the_recording() {
    let folder = Folder::new();
    let lines = folder.write("lines.ndjson", &recording());
    let entries: Vec<&str> = lines.split('\n').collect();
    assert_eq!(entries.len(), 1);
    let recording = recording();
    let good: Vec<&str> = recording
        .lines()
        .filter(|line| serde_json::from_str::<serde_json::Value>(line).is_ok())
        .collect();
    let har = format!(
        r#"{{"log":{{"browser":"{CANARY}","entries":[{}, {{"{CANARY}": "#,
        good.join(",")
    );
    let har = folder.write("recording.har", &har);
    for format in Format::VERIFY {
        for file in [&lines, &har] {
            for provider in [None, Some("partoo"), Some("octopush")] {
                let mut arguments = vec!["drift", file, "--report", format.name()];
                arguments.extend(provider.iter().flat_map(|name| ["--provider", name]));
                let (_, out, errors) = contract(&arguments, b"");
                assert!(!out.contains(CANARY), "{out}");
                assert!(!errors.contains(CANARY), "{errors}");
                assert!(out.len() + errors.len() > 100);
            }
        }
    }
}

/// A report shows only the beginning of such a name, and hides the word with digits in the other.
const KEYS: [&str; 3] = [
    "ZoeSecretKey",
    "ZoeSecretKeyThatIsMuchLongerThanAnyNameThatAReportShows",
    "ZoeSecret_1234567890ab_Canary",
];

#[test]
fn a_key_that_comes_back_as_the_name_of_a_property_is_hidden() {
    let partoo_server = server_of("partoo");
    let url = format!("{partoo_server}/conversations?per_page=1");
    for key in KEYS {
        let mut item = partoo(1).conversations.remove(0);
        item[key] = json!(1);
        let page = json!({ "conversations": [item], "count": 1, "next_cursor": null });
        let encoded = key.replace('S', "%53");
        let basic = BASE64_STANDARD.encode(format!("zoe:{key}"));
        let requests = [
            (format!("{url}&token={key}"), json!({})),
            (format!("{url}&token={encoded}"), json!({})),
            (
                url.replace("https://", &format!("https://{key}@")),
                json!({}),
            ),
            (
                url.clone(),
                json!({ "cookie": format!("a=b; session={key}; c=d") }),
            ),
            (
                url.clone(),
                json!({ "authorization": format!("Bearer {key}") }),
            ),
            (
                url.clone(),
                json!({ "authorization": format!("Basic {basic}") }),
            ),
        ];
        for (url, headers) in requests {
            let line = json!({ "method": "GET", "url": url, "status": 200, "request_headers": headers, "body": page });
            let (code, out, errors) = contract(&["drift", "-"], line.to_string().as_bytes());
            assert_eq!((code, errors.as_str()), (1, ""), "{url} {headers}");
            assert!(out.contains("a name with the key in it"), "{out}");
            assert!(!out.contains("Zoe"), "{url} {headers}: {out}");
        }
    }
}

#[test]
fn refused_arguments_are_not_shown() {
    for arguments in [
        &["drift", "-", "--provider", CANARY][..],
        &["drift", "-", "--provider", "partoo", "--base-url", CANARY],
        &["drift", "-", "--base-url", CANARY],
    ] {
        let (code, out, errors) = contract(arguments, b"{}");
        assert_eq!(code, 2);
        assert!(
            !out.contains(CANARY) && !errors.contains(CANARY),
            "{errors}"
        );
    }
}
