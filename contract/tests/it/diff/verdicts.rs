//! Pairs of schemas and operations with the expected verdict, in `tests/cases/diff`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use conversation_apis_contract::diff::{Change, Severity, diff};
use serde::de::DeserializeOwned;
use serde_json::json;

use super::short::{read, source, whole};
use crate::folder::Folder;

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Schemas {
    old: String,
    new: String,
    /// The most severe change where clients send the schema.
    request: String,
    /// The most severe change where clients read it.
    response: String,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Operations {
    old: String,
    new: String,
    /// The most severe change.
    severity: String,
}

/// The cases of a file, by name.
pub(super) fn cases<T: DeserializeOwned>(file: &str) -> BTreeMap<String, T> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/diff");
    toml::from_str(&fs::read_to_string(folder.join(file)).unwrap()).unwrap()
}

fn most_severe(changes: &[Change]) -> &str {
    let first = changes.first();
    first.map_or("none", |change| change.severity.name())
}

fn texts(changes: &[Change]) -> Vec<&str> {
    changes.iter().map(|change| change.text.as_str()).collect()
}

#[test]
fn pairs_of_schemas_have_the_expected_verdict() {
    let folder = Folder::new();
    let mut wrong = Vec::new();
    for (name, case) in cases::<Schemas>("schemas.toml") {
        for (is_request, expected) in [(true, &case.request), (false, &case.response)] {
            let document = |schema: &str| {
                let short = read(&folder, &format!("schema: {schema}"));
                source(whole(&short, is_request))
            };
            let changes = diff(&document(&case.old), &document(&case.new));
            let found = most_severe(&changes);
            if found != expected {
                let texts = texts(&changes);
                wrong.push(format!(
                    "{name}, request {is_request}: {found}, not {expected}: {texts:?}"
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn pairs_of_operations_have_the_expected_verdict() {
    let folder = Folder::new();
    for (name, case) in cases::<Operations>("operations.toml") {
        let document = |operation: &str| {
            let short = read(&folder, &format!("operation: {operation}"));
            source(whole(&short, true))
        };
        let changes = diff(&document(&case.old), &document(&case.new));
        let found = most_severe(&changes);
        assert_eq!(found, case.severity, "{name}: {:?}", texts(&changes));
    }
}

#[test]
fn null_and_enum_values_are_judged_by_the_side_that_reads_them() {
    let verdict = |old: &str, new: &str, request: bool| {
        let folder = Folder::new();
        let of = |text: &str| {
            source(whole(
                &json!({ "schema": read(&folder, text)["schema"] }),
                request,
            ))
        };
        let changes = diff(&of(old), &of(new));
        assert_eq!(changes.len(), 1, "{changes:?}");
        changes[0].severity
    };
    let text = "schema: { type: string }";
    let null = "schema: { type: [string, 'null'] }";
    let branch = "schema: { oneOf: [{ type: string }, { type: 'null' }] }";
    for null in [null, branch] {
        assert_eq!(verdict(text, null, false), Severity::Breaking);
        assert_eq!(verdict(text, null, true), Severity::Safe);
        assert_eq!(verdict(null, text, false), Severity::Safe);
        assert_eq!(verdict(null, text, true), Severity::Breaking);
    }
    let closed = |values: &str| format!("schema: {{ type: string, enum: [{values}] }}");
    assert_eq!(
        verdict(&closed("a"), &closed("a, b"), false),
        Severity::Risky
    );
    assert_eq!(verdict(&closed("a"), &closed("a, b"), true), Severity::Safe);
    assert_eq!(
        verdict(&closed("a, b"), &closed("a"), true),
        Severity::Breaking
    );
    for open in [
        "schema: { type: string, description: New values may be added at any time., enum: [VALUES] }",
        "schema: { type: string, x-extensible-enum: true, enum: [VALUES] }",
        "schema: { anyOf: [{ type: string, enum: [VALUES] }, { type: string }] }",
    ] {
        let open = |values: &str| open.replace("VALUES", values);
        assert_eq!(verdict(&open("a"), &open("a, b"), false), Severity::Safe);
    }
}
