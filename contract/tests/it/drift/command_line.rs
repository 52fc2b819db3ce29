//! `drift` as a script sees it.

use std::fs;

use conversation_apis_contract::cli::{COULD_NOT_RUN, FINDINGS, HOLDS};
use conversation_apis_contract::report::SCHEMA;
use serde_json::{Value, json};

use super::server_of;
use super::tape::{Exchange, har, lines};
use crate::cli::contract;
use crate::folder::Folder;

/// An answer of partoo, with an undocumented property if its name is given.
fn exchange(undocumented: Option<&str>) -> Exchange {
    let mut item = json!({ "id": 1 });
    if let Some(name) = undocumented {
        item[name] = json!(5);
    }
    let page = json!({ "conversations": [item], "count": 1, "next_cursor": null });
    Exchange::get("/conversations?per_page=1", &page)
}

fn recorded(exchanges: &[Exchange]) -> String {
    lines(exchanges, server_of("partoo"))
}

fn report(out: &str) -> Value {
    let report: Value = serde_json::from_str(out).unwrap();
    let schema = serde_json::from_str(SCHEMA).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let errors: Vec<String> = validator
        .iter_errors(&report)
        .map(|error| error.to_string())
        .collect();
    assert!(errors.is_empty(), "{errors:?}");
    report
}

#[test]
fn the_exit_code_says_whether_all_answers_fit() {
    let folder = Folder::new();
    let clean = &folder.write("clean.ndjson", &recorded(&[exchange(None)]));
    let drifted = &folder.write(
        "drifted.har",
        &har(&[exchange(Some("rating"))], server_of("partoo")),
    );
    let (code, out, errors) = contract(&["drift", clean], b"");
    assert_eq!((code, errors.as_str()), (HOLDS, ""));
    assert!(
        out.contains("partoo holds: recorded traffic; 1 answer, 1 item, 0 findings"),
        "{out}"
    );
    let (code, out, _) = contract(&["drift", clean, drifted, "--report", "json"], b"");
    assert_eq!(code, FINDINGS);
    let report = report(&out);
    let provider = &report["providers"][0];
    assert_eq!(
        (&provider["holds"], &provider["complete"]),
        (&json!(false), &json!(false))
    );
    let finding = &provider["findings"][0];
    assert_eq!(finding["kind"], "undocumented-property");
    assert_eq!(
        finding["place"],
        "#/components/schemas/Conversation/properties/rating"
    );
    assert_eq!(finding["operation"], "listConversations");
    assert_eq!(finding["types"], json!(["integer"]));
    let first = &finding["first"];
    assert_eq!(first["operation"], "listConversations");
    assert_eq!(first["entry"], format!("{drifted}, entry 1"));
    let command = format!("cargo contract drift {clean} {drifted} --report json");
    assert_eq!(report["run"]["command"], command);
    assert_eq!(provider["source"]["version"], "v2");
}

#[test]
fn standard_input_is_read_once() {
    let input = recorded(&[exchange(None), exchange(Some("rating"))]);
    let (code, out, _) = contract(&["drift", "-"], input.as_bytes());
    assert_eq!(code, FINDINGS);
    assert!(out.contains("2 answers"), "{out}");
    let (code, _, errors) = contract(&["drift", "-", "-"], input.as_bytes());
    assert_eq!(code, COULD_NOT_RUN);
    assert!(errors.contains("only once"), "{errors}");
}

#[test]
fn a_recording_that_ends_early_is_incomplete_and_what_it_has_is_reported() {
    let folder = Folder::new();
    for (undocumented, expected) in [(None, COULD_NOT_RUN), (Some("rating"), FINDINGS)] {
        let whole = har(
            &[exchange(None), exchange(undocumented), exchange(None)],
            server_of("partoo"),
        );
        let end = whole.rfind("\"response\"").unwrap();
        let cut = &folder.write("cut.har", &whole[..end]);
        let (code, out, errors) = contract(&["drift", cut, "--report", "json"], b"");
        assert_eq!(code, expected);
        let reason = format!(
            "{cut}, entry 3: the file ends before the entry does; export the recording again; the entries before this one were read"
        );
        let report = report(&out);
        let provider = &report["providers"][0];
        assert_eq!(
            provider["incomplete"],
            json!([{ "reason": "unread-recording", "text": reason }])
        );
        assert_eq!(
            provider["notes"][0],
            "listConversations: 2 answers with status 200, 2 items"
        );
        assert_eq!(
            provider["findings"].as_array().unwrap().len(),
            undocumented.iter().count()
        );
        assert_eq!(errors.contains(&reason), undocumented.is_none(), "{errors}");
    }
}

#[test]
fn lines_that_cannot_be_read_hide_no_others() {
    let good = recorded(&[exchange(None)]);
    let input = format!("{good}{{\"method\":\n\n{good}{{\"method\":7}}\n[]]\n{{}}\n{good}");
    let (code, out, errors) = contract(&["drift", "-"], input.as_bytes());
    assert_eq!(code, COULD_NOT_RUN);
    assert!(out.contains("3 answers"), "{out}");
    for reason in [
        "standard input, line 2: not JSON at line 1, column 10 of it (and 1 more like it); write each",
        "standard input, line 5: a property has an unexpected type before line 1, column 11 of it; compare",
        "standard input, line 7: it has no method or no URL; record",
    ] {
        assert!(errors.contains(reason), "{errors}");
    }
}

#[test]
fn without_an_answer_of_a_provider_nothing_holds() {
    let folder = Folder::new();
    let empty = &folder.write("empty.har", "");
    let missing = &folder.path("missing.har");
    let page = &folder.write("page.har", "{\"log\":{\"entries\":[]}}");
    let other = &folder.write(
        "other.ndjson",
        &lines(&[exchange(None)], "https://example.com"),
    );
    for (file, reason) in [
        (empty, "it is empty; give a HAR file, or NDJSON"),
        (
            missing,
            "it cannot be read (entity not found); check the path",
        ),
        (page, "the input has no entry"),
        (
            other,
            "1 of 1 entries are of hosts that no document has; --provider NAME",
        ),
    ] {
        let report = &folder.path("report.json");
        let (code, _, errors) =
            contract(&["drift", file, "--report", &format!("json={report}")], b"");
        assert_eq!(code, COULD_NOT_RUN, "{errors}");
        assert!(
            errors.contains("no answer could be compared with a document"),
            "{errors}"
        );
        assert!(errors.contains(reason), "{errors}");
        let report: Value = serde_json::from_str(&fs::read_to_string(report).unwrap()).unwrap();
        assert_eq!(
            report["providers"][0]["incomplete"][0]["reason"],
            "not-started"
        );
    }
    let good = &folder.write("good.ndjson", &recorded(&[exchange(None)]));
    let (code, out, errors) = contract(&["drift", missing, good], b"");
    assert_eq!(code, COULD_NOT_RUN);
    assert!(
        out.contains("1 answer,") && errors.contains(missing),
        "{errors}"
    );
}

#[test]
fn a_baseline_accepts_what_was_recorded_and_keeps_what_was_not() {
    let folder = Folder::new();
    let baseline = &folder.path("baseline.toml");
    let drifted = &folder.write("drifted.ndjson", &recorded(&[exchange(Some("rating"))]));
    let update = ["--baseline-update", "--reason", "reported to the vendor"];
    let (code, _, errors) = contract(
        &[&["drift", drifted, "--baseline", baseline][..], &update].concat(),
        b"",
    );
    assert_eq!(code, HOLDS, "{errors}");
    let (code, out, _) = contract(&["drift", drifted, "--baseline", baseline], b"");
    assert_eq!(code, HOLDS);
    assert!(out.contains("1 finding accepted by the baseline"), "{out}");
    // A recording without the finding does not show that it is gone.
    let clean = &folder.write("clean.ndjson", &recorded(&[exchange(None)]));
    assert_eq!(
        contract(&["drift", clean, "--baseline", baseline], b"").0,
        HOLDS
    );
    let new = &folder.write("new.ndjson", &recorded(&[exchange(Some("score"))]));
    assert_eq!(
        contract(&["drift", new, "--baseline", baseline], b"").0,
        FINDINGS
    );
}

#[test]
fn a_report_does_not_overwrite_a_recording() {
    let folder = Folder::new();
    let text = recorded(&[exchange(None)]);
    let file = &folder.write("recording.ndjson", &text);
    let (code, _, errors) = contract(&["drift", file, "--report", &format!("json={file}")], b"");
    assert_eq!(code, COULD_NOT_RUN);
    assert!(errors.contains("overwrite"), "{errors}");
    assert_eq!(fs::read_to_string(file).unwrap(), text);
}

#[test]
fn a_base_url_says_which_requests_are_of_the_provider() {
    let input = lines(&[exchange(None)], "https://gateway.example/partoo");
    let run = |base_url: &str| {
        let arguments = ["drift", "-", "--provider", "partoo", "--base-url", base_url];
        contract(&arguments, input.as_bytes())
    };
    assert_eq!(run("https://gateway.example/partoo").0, HOLDS);
    assert_eq!(run("https://gateway.example/octopush").0, COULD_NOT_RUN);
    assert!(
        run("gateway")
            .2
            .contains("--base-url needs an http or https URL")
    );
    assert_eq!(
        contract(&["drift", "-", "--provider", "partoo"], input.as_bytes()).0,
        COULD_NOT_RUN
    );
}

#[test]
fn the_line_in_the_help_can_be_copied() {
    let (_, help, _) = contract(&["drift", "--help"], b"");
    let mut lines = help.lines().map(str::trim);
    let example = lines.find(|line| line.starts_with('{')).unwrap();
    let (code, out, errors) = contract(&["drift", "-"], example.as_bytes());
    assert_eq!((code, errors.as_str()), (HOLDS, ""), "{out}");
    assert!(out.contains("1 answer, 0 items, 0 findings"), "{out}");
}
