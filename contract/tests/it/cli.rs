//! The command line as a script sees it.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::Path;

use conversation_apis_contract::cli::{COULD_NOT_RUN, FINDINGS, HOLDS, run};
use serde_json::{Value, json};

/// Exit code, standard output and standard error.
fn contract(arguments: &[&str], input: &[u8]) -> (u8, String, String) {
    let (mut out, mut errors) = (Vec::new(), Vec::new());
    let arguments = ["contract"].iter().chain(arguments).map(Into::into);
    let code = run(arguments, &mut &input[..], &mut out, &mut errors);
    (
        code,
        String::from_utf8(out).unwrap(),
        String::from_utf8(errors).unwrap(),
    )
}

fn lines(text: &str) -> Vec<Value> {
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn the_main_job_holds_and_covers_everything() {
    let (code, out, errors) = contract(&["verify", "partoo", "--report", "json"], b"");
    assert_eq!((code, errors.as_str()), (HOLDS, ""));
    let report: Value = serde_json::from_str(&out).unwrap();
    let provider = &report["providers"][0];
    assert_eq!(provider["holds"], true);
    for row in provider["schemas"].as_array().unwrap() {
        for (name, units) in row["units"].as_object().unwrap() {
            assert_eq!(
                units["covered"], units["all"],
                "{name} of {}",
                row["schema"]
            );
        }
    }
    let answers = provider["answers"].as_array().unwrap();
    assert!(
        answers
            .iter()
            .all(|row| row["calls"].as_u64() > Some(0) && row["calls"] == row["passed"])
    );
    assert!(
        provider["paging"]
            .as_array()
            .unwrap()
            .iter()
            .all(|row| row["holds"] == true)
    );
}

#[test]
fn a_round_trip_answers_each_line_with_one() {
    let input = concat!(
        r#"{"content_type":"Image","content":"https://e.example/i.jpg","new":1.50}"#,
        "\n",
        r#"{"content_type":"Image","content":{"url":7}}"#,
        "\r\n",
        "\n",
        r#"{"id":"#,
        "\n",
        r#"{"id":"seven"}"#,
        "\n",
        r#"[]"#,
        "\n",
        r#"{"content_type":"Sticker","content":[1]}"#,
    );
    let (code, out, errors) = contract(&["roundtrip", "partoo", "Message"], input.as_bytes());
    assert_eq!((code, errors.as_str()), (FINDINGS, ""));
    let expected = [
        r#"{"ok":true,"output":{"content_type":"Image","content":"https://e.example/i.jpg","new":1.50},"unions":{"/content":"Image"}}"#,
        r#"{"ok":false,"error":"expected a string, found an object (Image)","path":"/content"}"#,
        r#"{"ok":false,"error":"not JSON at line 1, column 0","path":""}"#,
        r#"{"ok":false,"error":"not JSON at line 1, column 6","path":""}"#,
        r#"{"ok":false,"error":"expected a 64-bit integer, found a string","path":"/id"}"#,
        r#"{"ok":false,"error":"expected an object (Message), found an array","path":""}"#,
        r#"{"ok":true,"output":{"content_type":"Sticker","content":[1]},"unions":{"/content":"Unknown"}}"#,
    ];
    assert_eq!(out.lines().collect::<Vec<_>>(), expected);
}

#[test]
fn a_round_trip_takes_components_and_answers_of_operations() {
    for (schema, input, output) in [
        ("NextCursor", "null", json!(null)),
        ("Count", "-1", json!(-1)),
        ("SenderType", "\"Robot\"", json!("Robot")),
        (
            "listConversations.200",
            r#"{"conversations":[]}"#,
            json!({ "conversations": [] }),
        ),
        (
            "listMessages.403",
            r#"{"error":{"authorization":"no"}}"#,
            json!({ "error": { "authorization": "no" } }),
        ),
    ] {
        let (code, out, _) = contract(&["roundtrip", "partoo", schema], input.as_bytes());
        assert_eq!(
            (code, &lines(&out)[0]["output"]),
            (HOLDS, &output),
            "{schema}: {out}"
        );
    }
}

#[test]
fn a_line_that_is_not_utf_8_is_a_line_that_does_not_decode() {
    let (code, out, _) = contract(&["roundtrip", "partoo", "Count"], b"\xff\n1\n");
    assert_eq!(code, FINDINGS);
    assert_eq!(
        lines(&out),
        [
            json!({ "ok": false, "error": "not UTF-8 at byte 0", "path": "" }),
            json!({ "ok": true, "output": 1 })
        ]
    );
}

#[test]
fn cases_are_json_lines_with_ids_of_their_own() {
    let (code, out, _) = contract(&["cases", "partoo"], b"");
    assert_eq!(code, HOLDS);
    let cases = lines(&out);
    let ids: BTreeSet<&str> = cases
        .iter()
        .map(|case| case["id"].as_str().unwrap())
        .collect();
    assert_eq!(ids.len(), cases.len());
    let image = cases
        .iter()
        .find(|case| case["id"] == "Message/content:branch=Image")
        .unwrap();
    assert_eq!(image["json"]["content_type"], "Image");
    assert_eq!(
        image["from"],
        "#/components/schemas/Message/properties/content"
    );
    assert!(
        cases
            .iter()
            .any(|case| case["operation"] == "listMessages" && case["status"] == "401")
    );
    // The same every time: others keep the ids.
    assert_eq!(contract(&["cases", "partoo"], b"").1, out);
}

#[test]
fn what_could_not_run_says_why_and_what_there_is() {
    let document = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml");
    let document = document.to_str().unwrap();
    for (arguments, text) in [
        (
            &["verify", "whatsapp"][..],
            "no provider `whatsapp`; there are: ninetynine, octopush, partoo",
        ),
        (&["cases"], "<PROVIDER>"),
        (&["cases", "whatsapp"], "no provider `whatsapp`"),
        (
            &["roundtrip", "partoo", "Mesage"],
            "no schema `Mesage`; there are: Conversation, Count,",
        ),
        (
            &["verify", "--report", "pdf"],
            "no format `pdf`; there are: text, json, junit, sarif, markdown, html",
        ),
        (
            &["verify", "--report", "json=/nowhere/report.json"],
            "/nowhere/report.json: ",
        ),
        (
            &["verify", "--report", "json", "--report", "junit"],
            "only one report can go to standard output",
        ),
        (&["verify", "--report", "json="], "no file behind the `=`"),
        (
            &["roundtrip"],
            "Usage: cargo contract roundtrip <PROVIDER> <SCHEMA>",
        ),
        (&["lower", "/nowhere.yaml"], "/nowhere.yaml: "),
        (&["generate", document], "Cargo.toml: "),
        (&["frobnicate"], "unrecognized subcommand"),
        (&[], "Usage"),
    ] {
        let (code, out, errors) = contract(arguments, b"");
        assert_eq!((code, out.as_str()), (COULD_NOT_RUN, ""), "{arguments:?}");
        assert!(errors.contains(text), "{arguments:?}: {errors}");
    }
}

#[test]
fn help_is_no_failure() {
    let (code, out, _) = contract(&["--help"], b"");
    assert_eq!(code, HOLDS);
    for command in ["verify", "cases", "roundtrip", "lower", "generate"] {
        assert!(out.contains(command), "{out}");
    }
}

#[test]
fn a_document_is_lowered_and_generated_from_a_file() {
    let document =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../openapi/partoo/openapi-bundled.yaml");
    let (code, out, errors) = contract(&["lower", document.to_str().unwrap()], b"");
    assert_eq!((code, errors.as_str()), (HOLDS, ""));
    let lowered: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(lowered["document"]["openapi"], "3.0.3");
    assert!(!lowered["notes"].as_array().unwrap().is_empty());
    // Without its overlays only its shape says which branch a content is.
    assert!(
        out.contains("MessageContent: the branch is chosen by the shape"),
        "{out}"
    );
    let (code, out, errors) = contract(&["generate", document.to_str().unwrap()], b"");
    assert_eq!((code, errors.as_str()), (HOLDS, ""));
    assert!(out.contains("pub enum MessageContent {"));
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    struct Closed;

    impl Write for Closed {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::BrokenPipe.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    let arguments = ["contract", "cases", "partoo"].map(Into::into);
    let mut errors = Vec::new();
    assert_eq!(
        run(arguments, &mut &b""[..], &mut Closed, &mut errors),
        HOLDS
    );
    assert!(errors.is_empty());
}

#[test]
fn one_case_is_verified_alone() {
    let case = "Message/content:branch=Image";
    let (code, out, _) = contract(
        &["verify", "partoo", "--case", case, "--report", "json"],
        b"",
    );
    assert_eq!(code, HOLDS);
    let report: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(
        report["providers"][0]["schemas"],
        json!([]),
        "no coverage is asked of one case"
    );
    let (code, _, errors) = contract(&["verify", "partoo", "--case", "Message:nothing"], b"");
    assert_eq!(code, COULD_NOT_RUN);
    assert!(
        errors.contains("no case `Message:nothing`; `cargo contract cases` prints"),
        "{errors}"
    );
}

#[test]
fn every_seed_holds() {
    for seed in ["1", "18446744073709551615"] {
        assert_eq!(
            contract(&["verify", "partoo", "--seed", seed], b"").0,
            HOLDS
        );
    }
}

/// A live server whose conversations have a property more than documented.
async fn drifted() -> wiremock::MockServer {
    let server = wiremock::MockServer::start().await;
    let page = json!({ "conversations": [], "count": 0, "next_cursor": null, "took_ms": 7 });
    let answer = wiremock::ResponseTemplate::new(200).set_body_json(page);
    wiremock::Mock::given(wiremock::matchers::any())
        .respond_with(answer)
        .mount(&server)
        .await;
    server
}

/// Cargo sets it for every test; any text without spaces is a key to a mock.
const KEY_ENV: &str = "CARGO_PKG_NAME";

#[test]
fn drift_of_a_live_server_is_a_finding_until_a_baseline_accepts_it() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let server = runtime.block_on(drifted());
    let file =
        std::env::temp_dir().join(format!("conversation-apis-cli-{}.toml", std::process::id()));
    let baseline = file.to_str().unwrap();
    let base_url = server.uri();
    let verify = |more: &[&str]| {
        let live = [
            "verify",
            "partoo",
            "--base-url",
            &base_url,
            "--api-key-env",
            KEY_ENV,
        ];
        contract(&[&live[..], more].concat(), b"")
    };

    let (code, out, _) = verify(&[]);
    assert_eq!(code, FINDINGS);
    assert!(
        out.contains("undocumented-property") && out.contains("/properties/took_ms"),
        "{out}"
    );

    let (code, _, errors) = verify(&["--baseline", baseline, "--baseline-update"]);
    assert_eq!(code, COULD_NOT_RUN);
    assert!(errors.contains("--reason"), "{errors}");

    let (code, _, _) = verify(&[
        "--baseline",
        baseline,
        "--baseline-update",
        "--reason",
        "told the vendor",
    ]);
    assert_eq!(code, HOLDS);
    assert_eq!(verify(&["--baseline", baseline]).0, HOLDS);

    // What was accepted of the live server is no matter of a run on loopback.
    for more in [
        &[][..],
        &["--baseline-prune"],
        &["--case", "Message:sample"],
    ] {
        let arguments = [&["verify", "partoo", "--baseline", baseline][..], more].concat();
        assert_eq!(contract(&arguments, b"").0, HOLDS, "{more:?}");
    }
    assert!(std::fs::read_to_string(&file).unwrap().contains("took_ms"));
    std::fs::remove_file(&file).unwrap();
}

#[test]
fn a_live_run_that_cannot_be_says_why() {
    for (arguments, text) in [
        (
            &["verify", "partoo", "--base-url", "https://x.example"][..],
            "--api-key-env",
        ),
        (
            &[
                "verify",
                "partoo",
                "--base-url",
                "https://x.example",
                "--api-key-env",
                "NO_SUCH_KEY",
            ],
            "--api-key-env number 1 names no environment variable that is set",
        ),
        (
            &[
                "verify",
                "partoo",
                "--base-url",
                "http://x.example",
                "--api-key-env",
                KEY_ENV,
            ],
            "plain `http`",
        ),
        (
            &[
                "verify",
                "partoo",
                "--base-url",
                "http://127.0.0.1:1",
                "--api-key-env",
                KEY_ENV,
            ],
            "listConversations: ",
        ),
        (
            &["verify", "partoo", "--baseline", "/nowhere.toml"],
            "/nowhere.toml: ",
        ),
    ] {
        let (code, out, errors) = contract(arguments, b"");
        assert_eq!((code, out.as_str()), (COULD_NOT_RUN, ""), "{arguments:?}");
        assert!(errors.contains(text), "{arguments:?}: {errors}");
        assert!(
            !errors.contains(env!("CARGO_PKG_NAME")),
            "the key: {errors}"
        );
    }
}

#[test]
fn a_key_in_the_wrong_place_is_not_shown() {
    let live = ["verify", "partoo", "--base-url", "http://127.0.0.1:1"];
    for key in [
        "sk-live-9f8e7d6c5b4a",
        "SECRETKEYOFTHEACCOUNT",
        "0b7ff1e2-8d9a-4b5c-9e3f-2a1d4c6b8e70",
        "eyJhbGciOi.eyJzdWIi=",
        "--sk9f8e7d6c5b",
        "-sk9f8e7d6c5b",
    ] {
        let address = format!("http://user:{key}@127.0.0.1:1");
        let query = format!("http://127.0.0.1:1?key={key}");
        let joined = format!("--api-key={key}");
        let named = format!("{key}=1");
        for more in [
            &["--api-key-env", key][..],
            &["--api-key", key],
            &[&joined],
            &["--api-key-env", KEY_ENV, key],
            &["--api-key-env", KEY_ENV, "--parameter", key],
            &["--api-key-env", KEY_ENV, "--parameter", &named],
            &["--api-key-env", KEY_ENV, "--max-requests", key],
            &["--api-key-env", KEY_ENV, "--report", key],
            &["--api-key-env", KEY_ENV, "--base-url", &address],
        ] {
            let (code, out, errors) = contract(&[&live[..], more].concat(), b"");
            assert_eq!(code, COULD_NOT_RUN, "{more:?}");
            let told = format!("{out}{errors}").to_lowercase();
            let secret = key.trim_matches(['-', '=']).to_lowercase();
            assert!(!told.contains(&secret), "{more:?}: {told}");
        }
        for address in [&address, &query, key] {
            let arguments = [
                "verify",
                "partoo",
                "--base-url",
                address,
                "--api-key-env",
                KEY_ENV,
            ];
            let (code, out, errors) = contract(&arguments, b"");
            assert_eq!(code, COULD_NOT_RUN);
            let secret = key.trim_matches(['-', '=']);
            assert!(!format!("{out}{errors}").contains(secret), "{errors}");
        }
        let (code, out, errors) = contract(&[key, "verify"], b"");
        let secret = key.trim_matches(['-', '=']);
        assert!(
            code == COULD_NOT_RUN && !format!("{out}{errors}").contains(secret),
            "{errors}"
        );
    }
}
