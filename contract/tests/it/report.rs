//! Reports in every format, of verdicts made by hand and of a real one.

mod advice;
mod browser;
mod verdicts;

use std::fs;
use std::sync::LazyLock;

use conversation_apis_contract::cli::{HOLDS, run};
use conversation_apis_contract::finding::{Example, Finding, Kind, Subject};
use conversation_apis_contract::report::{Format, Run, SCHEMA, Styles, print};
use conversation_apis_contract::verify::Verdict;
use serde_json::{Value, json};

use self::verdicts::{failing, holding};
use crate::folder::Folder;

/// A run at a fixed time.
fn demo() -> Run {
    Run {
        started: "2026-11-27T09:30:00Z".parse().unwrap(),
        command:
            "cargo contract verify demo --base-url https://api.example/v2 --parameter (not shown)"
                .to_owned(),
        base_url: Some("https://api.example/v2".to_owned()),
    }
}

fn printed(verdicts: &[Verdict], format: Format) -> String {
    let mut out = Vec::new();
    print(verdicts, &demo(), format, Styles::PLAIN, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn snapshot(name: &str, text: String) {
    insta::with_settings!({
        snapshot_path => "../../../snapshots/report",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!(name, text);
    });
}

#[test]
fn reports_match_their_snapshots() {
    // A release must not change the snapshots.
    let version = format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION"));
    let stated = format!("with version {}", env!("CARGO_PKG_VERSION"));
    let steady = |text: String| {
        text.replace(&version, "\"version\": \"of the crate\"")
            .replace(&stated, "with version of the crate")
    };
    for format in [Format::Text, Format::Markdown, Format::Junit, Format::Sarif] {
        let texts = [("holds", holding()), ("fails", failing())];
        for (name, verdict) in texts {
            let text = steady(printed(&[verdict], format));
            snapshot(&format!("{format}-{name}"), text);
        }
    }
}

#[test]
fn the_json_report_is_valid_by_its_schema() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    jsonschema::draft202012::meta::validate(&schema).unwrap();
    let kinds: Vec<&str> = Kind::ALL.iter().map(|kind| kind.id()).collect();
    assert_eq!(
        schema["$defs"]["finding"]["properties"]["kind"]["enum"],
        json!(kinds)
    );
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    for text in [
        written(Format::Json),
        printed(&[], Format::Json),
        printed(&[holding(), failing()], Format::Json),
    ] {
        let report: Value = serde_json::from_str(&text).unwrap();
        validator.validate(&report).unwrap();
        assert_eq!(report["schema_version"], 1);
    }
    let mut report: Value = serde_json::from_str(&printed(&[failing()], Format::Json)).unwrap();
    let finding = &report["providers"][0]["findings"][1];
    assert_eq!(finding["case"]["json"]["id"], "seven");
    assert_eq!(finding["fingerprint"].as_str().unwrap().len(), 16);
    report["providers"][0]["findings"][0]["more"] = json!(1);
    assert!(!validator.is_valid(&report));
}

#[test]
fn every_object_of_the_schema_is_described_and_closed() {
    fn check(schema: &Value, place: &str) {
        let object = schema.as_object().unwrap();
        if let Some(properties) = object.get("properties") {
            assert_eq!(
                object.get("additionalProperties"),
                Some(&json!(false)),
                "{place}"
            );
            for (name, property) in properties.as_object().unwrap() {
                assert!(property["description"].is_string(), "{place}/{name}");
                check(property, &format!("{place}/{name}"));
            }
        }
    }
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    check(&schema, "");
    for (name, part) in schema["$defs"].as_object().unwrap() {
        assert!(part["description"].is_string(), "{name}");
        check(part, name);
    }
}

#[test]
fn text_from_documents_cannot_break_out_of_markup() {
    for format in [Format::Junit, Format::Html] {
        let text = printed(&[failing()], format);
        assert!(!text.contains("<script>alert"), "{format}");
        assert!(!text.contains("]]>"), "{format}");
        let illegal = |char: char| {
            (char.is_control() && char != '\n') || matches!(char, '\u{fffe}' | '\u{ffff}')
        };
        assert!(!text.contains(illegal), "{format}");
    }
    let html = printed(&[failing()], Format::Html);
    assert_eq!(html.matches("<script>").count(), 1);
    for outside in ["href=\"http", "src=", "url(", "@import", "<link"] {
        assert!(!html.contains(outside), "{outside}");
    }
    assert!(
        html.contains("{{main}} "),
        "text must not be taken for a marker"
    );
}

#[test]
fn findings_have_no_control_characters() {
    for format in [Format::Text, Format::Markdown, Format::Html] {
        let text = printed(&[failing()], format);
        let moves = |char: char| (char.is_control() && char != '\n') || char == '\u{202e}';
        assert!(!text.contains(moves), "{format}");
    }
}

#[test]
fn a_markdown_report_fits_into_a_comment() {
    let mut verdict = failing();
    let many = (0..2_000).map(|number| {
        let place = format!("Thing:{number}|{}", "|".repeat(2_000));
        let subject = Subject::Accepted(place);
        Finding::new(Kind::RoundTrip, subject, "came back changed").shown_by(Example {
            json: json!("<".repeat(5_000)),
            path: None,
            reproduce: String::new(),
        })
    });
    verdict.findings = many.collect();
    let text = printed(&[verdict, failing(), holding()], Format::Markdown);
    assert!(text.chars().count() <= 60_000, "{}", text.chars().count());
    assert!(text.contains("\n… and "));
    assert!(text.contains("### demo ✅ holds"));
    assert_eq!(
        text.matches("<details>").count(),
        text.matches("</details>").count()
    );
}

/// The reports of one run for all providers, which takes many seconds.
static WRITTEN: LazyLock<Vec<String>> = LazyLock::new(|| {
    let folder = Folder::new();
    let mut arguments = vec!["contract".to_owned(), "verify".to_owned()];
    for format in Format::VERIFY {
        let file = folder.0.join(format.name());
        arguments.push(format!("--report={format}={}", file.display()));
    }
    let (mut out, mut errors) = (Vec::new(), Vec::new());
    let arguments = arguments.into_iter().map(Into::into);
    let styles = Styles::PLAIN;
    let code = run(arguments, styles, &mut &b""[..], &mut out, &mut errors);
    assert_eq!((code, out.len(), errors.len()), (HOLDS, 0, 0));
    let files = Format::VERIFY.iter();
    let texts = files.map(|format| fs::read_to_string(folder.path(format.name())).unwrap());
    texts.collect()
});

fn written(format: Format) -> String {
    let at = Format::VERIFY.iter().position(|it| *it == format);
    WRITTEN[at.unwrap()].clone()
}

#[test]
fn each_report_is_written_to_its_file() {
    for (format, start) in [
        (Format::Text, "ninetynine: "),
        (Format::Json, "{\n  \"schema_version\": 1,"),
        (Format::Junit, "<?xml "),
        (Format::Sarif, "{\n  \"$schema\": "),
        (Format::Markdown, "## Contract ✅ holds"),
        (Format::Html, "<!DOCTYPE html>\n<html lang=\"en\">"),
    ] {
        let text = written(format);
        assert!(text.starts_with(start), "{format}: {text:.100}");
        assert!(!text.contains('\u{1b}'), "{format}");
    }
}

#[test]
fn only_text_on_standard_output_is_coloured() {
    let folder = Folder::new();
    let file = folder.0.join("report.txt");
    let of_file = format!("text={}", file.display());
    for (format, styles, is_coloured) in [
        ("text", Styles::COLOURED, true),
        ("text", Styles::PLAIN, false),
        ("json", Styles::COLOURED, false),
    ] {
        let arguments = [
            "contract",
            "verify",
            "partoo",
            "--case",
            "Message:sample",
            "--report",
            format,
            "--report",
            &of_file,
        ];
        let arguments = arguments.map(Into::into);
        let (mut out, mut errors) = (Vec::new(), Vec::new());
        let code = run(arguments, styles, &mut &b""[..], &mut out, &mut errors);
        assert_eq!((code, errors.len()), (HOLDS, 0), "{format}");
        assert_eq!(out.contains(&0x1b), is_coloured, "{format}");
        assert!(
            !fs::read_to_string(&file).unwrap().contains('\u{1b}'),
            "{format}"
        );
    }
}
