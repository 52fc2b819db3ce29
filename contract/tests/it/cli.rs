//! The command line as a script sees it.

mod live;

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

use conversation_apis_contract::cli::{COULD_NOT_RUN, FINDINGS, HOLDS, run};
use conversation_apis_contract::report::Styles;
use serde_json::{Value, json};

use crate::folder::Folder;

/// Runs a command and returns the exit code, standard output and standard error.
pub(crate) fn contract(arguments: &[&str], input: &[u8]) -> (u8, String, String) {
    let (mut out, mut errors) = (Vec::new(), Vec::new());
    let arguments = ["contract"].iter().chain(arguments).map(Into::into);
    let code = run(
        arguments,
        Styles::PLAIN,
        &mut &input[..],
        &mut out,
        &mut errors,
    );
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
fn verify_holds_and_covers_the_whole_document() {
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
fn roundtrip_prints_one_line_for_each_line_of_input() {
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
fn roundtrip_accepts_components_and_responses() {
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
fn roundtrip_reports_a_line_that_is_not_utf_8() {
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
fn cases_are_json_lines_with_unique_ids() {
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
    // The ids are stable, since others store them.
    assert_eq!(contract(&["cases", "partoo"], b"").1, out);
}

#[test]
fn a_command_that_cannot_run_states_why() {
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
            "unknown format `pdf`; use one of text, json, junit, sarif, markdown, html",
        ),
        (
            &[
                "verify",
                "octopush",
                "--report",
                "json=/nowhere/report.json",
            ],
            "/nowhere/report.json: ",
        ),
        (
            &["verify", "--report", "json", "--report", "junit"],
            "only one report can go to standard output",
        ),
        (
            &["verify", "--report", "json="],
            "the file after `=` is missing",
        ),
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
fn help_exits_with_0() {
    let (code, out, _) = contract(&["--help"], b"");
    assert_eq!(code, HOLDS);
    for command in ["verify", "cases", "roundtrip", "lower", "generate"] {
        assert!(out.contains(command), "{out}");
    }
}

#[test]
fn lower_and_generate_read_a_file() {
    let document =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../openapi/partoo/openapi-bundled.yaml");
    let (code, out, errors) = contract(&["lower", document.to_str().unwrap()], b"");
    assert_eq!((code, errors.as_str()), (HOLDS, ""));
    let lowered: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(lowered["document"]["openapi"], "3.0.3");
    assert!(!lowered["notes"].as_array().unwrap().is_empty());
    // Without the overlays, only the shape of a content selects its branch.
    assert!(
        out.contains("Message/properties/content: the branch is chosen by the shape"),
        "{out}"
    );
    let (code, out, errors) = contract(&["generate", document.to_str().unwrap()], b"");
    assert_eq!((code, errors.as_str()), (HOLDS, ""));
    assert!(out.contains("pub enum MessageContent {"));
}

#[test]
fn generate_writes_its_output_only_if_it_succeeds() {
    let folder = Folder::new();
    let output = folder.write("api.rs", "// as it was\n");
    let generate = |text: &str| {
        let from = folder.write("new.json", text);
        contract(&["generate", &from, "--output", &output], b"")
    };
    let (code, _, errors) = generate(r#"{"openapi":"3.1.0","paths":{"/a":7}}"#);
    assert!(
        code == COULD_NOT_RUN && errors.contains("#/paths/~1a is not an object"),
        "{errors}"
    );
    assert_eq!(fs::read_to_string(&output).unwrap(), "// as it was\n");
    let (code, out, _) =
        generate(r#"{"openapi":"3.1.0","info":{"title":"a","version":"1"},"paths":{}}"#);
    assert!(code == HOLDS && out.is_empty());
    assert!(
        fs::read_to_string(&output)
            .unwrap()
            .contains("pub mod types")
    );
}

#[test]
fn a_closed_standard_output_does_not_fail_the_command() {
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
        run(
            arguments,
            Styles::PLAIN,
            &mut &b""[..],
            &mut Closed,
            &mut errors
        ),
        HOLDS
    );
    assert!(errors.is_empty());
}

#[test]
fn verify_checks_only_the_case_it_is_given() {
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
        "coverage is not checked for a single case"
    );
    let (code, _, errors) = contract(&["verify", "partoo", "--case", "Message:nothing"], b"");
    assert_eq!(code, COULD_NOT_RUN);
    assert!(
        errors.contains("no case `Message:nothing`; `cargo contract cases partoo` prints"),
        "{errors}"
    );
}

#[test]
fn verify_holds_with_every_seed() {
    for seed in ["1", "18446744073709551615"] {
        assert_eq!(
            contract(&["verify", "partoo", "--seed", seed], b"").0,
            HOLDS
        );
    }
}
