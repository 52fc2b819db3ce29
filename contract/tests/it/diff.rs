//! The diff of two documents, its reports and its exit code.

mod algebra;
mod api;
mod confusion;
mod other_tools;
mod pairs;
mod random;
mod random_schemas;
mod readme;
mod respelled;
mod rules;
mod rust_side;
mod short;
mod verdicts;

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use conversation_apis_codegen::Document;
use conversation_apis_contract::cli::{COULD_NOT_RUN, FINDINGS, HOLDS};
use conversation_apis_contract::diff::{Outcome, Semver, Severity, Source, diff, outcome};
use conversation_apis_contract::provider::PROVIDERS;
use conversation_apis_contract::report::Format;
use conversation_apis_contract::report::diff::{DiffReport, print};
use serde_json::{Value, json};

use crate::cli::contract;
use crate::folder::Folder;
use short::{ids, source, whole};

#[test]
fn changed_descriptions_do_not_count_as_changes() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../openapi");
    for provider in PROVIDERS.iter().map(|provider| provider.name) {
        let mut document = Document::open(&root.join(provider)).unwrap();
        let old = Source::of(document.clone());
        assert!(diff(&old, &old).is_empty());
        reword(&mut document.value);
        let changes = diff(&old, &Source::of(document));
        assert!(changes.is_empty(), "{:?}", changes.first());
    }
}

/// Changes all descriptions.
fn reword(value: &mut Value) {
    match value {
        Value::Object(object) => {
            for (name, value) in object.iter_mut() {
                match (name.as_str(), &value) {
                    ("description" | "summary" | "title", Value::String(_)) => {
                        *value = json!("Said otherwise.")
                    }
                    ("example" | "tags", _) => {}
                    _ => reword(value),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(reword),
        _ => {}
    }
}

/// Two operations that share a component, whose schema refers to itself.
const DOCUMENT: &str = "openapi: 3.1.0
info: { title: t, version: '1' }
paths:
  /a:
    get:
      operationId: a
      responses: { '200': { $ref: '#/components/responses/R' } }
  /b:
    get:
      operationId: b
      responses: { '200': { $ref: '#/components/responses/R' } }
components:
  responses:
    R:
      description: ok
      content: { application/json: { schema: { $ref: '#/components/schemas/S' } } }
  schemas:
    S:
      type: object
      properties:
        x: { type: KIND }
        s: { $ref: '#/components/schemas/S' }
";

#[test]
fn a_change_is_reported_once_with_its_place_and_line_in_both_files() {
    let folder = Folder::new();
    let text = |kind: &str| DOCUMENT.replace("KIND", kind);
    let old = folder.write("old.yaml", &text("string"));
    let new = folder.write("new.yaml", &format!("# one line more\n{}", text("integer")));
    let read = |path: &str| Source::read(Path::new(path)).unwrap();
    let outcome = outcome(&read(&old), &read(&new));
    assert_eq!(outcome.changes.len(), 1, "{outcome:?}");
    let change = &outcome.changes[0];
    let place = "/components/schemas/S/properties/x";
    for (location, line) in [(&change.old, 21), (&change.new, 22)] {
        let location = location.as_ref().unwrap();
        assert_eq!(
            (location.pointer.as_str(), location.line),
            (place, Some(line))
        );
    }
    assert_eq!(change.text, "x of S now has the type integer (was: string)");
    assert_eq!(change.rule.semver, Semver::Major);
    let report = |outcome| DiffReport {
        old: "old.yaml",
        new: "new.yaml",
        outcome,
        fail_on: Some(Severity::Breaking),
        generated: None,
    };
    let printed = |outcome, format| {
        let mut out = Vec::new();
        print(&report(outcome), format, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    };
    let nothing = Outcome {
        changes: Vec::new(),
        respelled: Vec::new(),
    };
    let mut all = String::new();
    for format in Format::DIFF {
        all += &format!("== {format:?}\n{}", printed(Ok(&outcome), format));
        let without = printed(Ok(&nothing), format);
        assert!(!without.contains("breaking:"), "{format}: {without}");
        let failed = printed(Err("no such `file`"), format);
        assert!(failed.contains("no such `file`"), "{format}: {failed}");
    }
    let unsupported = print(&report(Ok(&outcome)), Format::Html, &mut Vec::new());
    assert_eq!(unsupported.unwrap_err().kind(), io::ErrorKind::Unsupported);
    insta::with_settings!({
        snapshot_path => "../../../snapshots/report",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!("diff", all);
    });
}

#[test]
fn the_exit_code_follows_the_most_severe_change() {
    let folder = Folder::new();
    let text = |extra: &str| {
        format!(
            "{{\"openapi\": \"3.1.0\", \"info\": {{\"title\": \"t\", \"version\": \"1\"}}, \"paths\": {{\"/a\": {{\"get\": {{\"operationId\": \"a\", \"parameters\": [{extra}], \"responses\": {{\"200\": {{\"description\": \"ok\"}}}}}}}}}}}}"
        )
    };
    let parameter = r#"{"name": "p", "in": "query", "schema": {"type": "string"}}"#;
    let old = folder.write("old.json", &text(""));
    let new = folder.write("new.json", &text(parameter));
    assert_eq!(contract(&["diff", &old, &new], b"").0, HOLDS);
    assert_eq!(
        contract(&["diff", &old, &new, "--fail-on", "safe"], b"").0,
        FINDINGS
    );
    assert_eq!(contract(&["diff", &new, &old], b"").0, HOLDS);
    assert_eq!(
        contract(&["diff", &new, &old, "--fail-on", "risky"], b"").0,
        FINDINGS
    );
    assert_eq!(
        contract(&["diff", &new, &old, "--fail-on", "never"], b"").0,
        HOLDS
    );
    let (code, out, _) = contract(&["diff", &old, &old], b"");
    assert_eq!((code, out.as_str()), (HOLDS, "no changes on the wire\n"));
    let report = format!("json={}/out.json", folder.0.display());
    assert_eq!(
        contract(&["diff", &old, &new, "--report", &report], b"").0,
        HOLDS
    );
    let json: Value =
        serde_json::from_str(&fs::read_to_string(folder.0.join("out.json")).unwrap()).unwrap();
    assert_eq!(json["semver"], "minor");
    for arguments in [
        &["diff", &old, "/nowhere.yaml"][..],
        &["diff", &old, &new, "--report", "pdf"],
        &["diff", &old],
    ] {
        assert_eq!(contract(arguments, b"").0, COULD_NOT_RUN, "{arguments:?}");
    }
}

#[test]
fn renaming_a_component_does_not_change_the_wire_format() {
    let document = |names: [&str; 2], inline: bool| {
        let to = |name: &str| json!({ "$ref": format!("#/components/schemas/{name}") });
        let body = |name: &str| json!({ "type": "object", "properties": { name: { "type": "string" }, "next": { "oneOf": [to(names[0]), to(names[1])] } } });
        let union = json!({ "oneOf": [to(names[0]), to(names[1])] });
        let post = json!({
            "operationId": "one",
            "requestBody": { "content": { "application/json": { "schema": union } } },
            "responses": { "200": { "description": "ok", "content": { "application/json": { "schema": union } } } },
        });
        let item = json!({ "post": post });
        let mut document = whole(&json!({}), true);
        document["paths"]["/things"] = match inline {
            true => item.clone(),
            false => json!({ "$ref": "#/components/pathItems/Things" }),
        };
        document["components"]["pathItems"] = json!({ "Things": item });
        let schemas = document["components"].as_object_mut().unwrap();
        let own = names.iter().zip(["a", "b"]);
        let own = own.map(|(name, property)| ((*name).to_owned(), body(property)));
        schemas.insert("schemas".to_owned(), Value::Object(own.collect()));
        source(document)
    };
    let old = document(["A", "B"], true);
    assert!(diff(&old, &document(["A", "B"], false)).is_empty());
    let changes = diff(&old, &document(["Aa", "B"], true));
    assert_eq!(ids(&changes), BTreeSet::from(["schema-renamed"]));
}

#[test]
fn a_diff_of_circular_schemas_terminates() {
    let to = |name: &str| json!({ "$ref": format!("#/components/schemas/{name}") });
    let mut schemas = json!({ "S0": { "allOf": [to("S0"), to("S0")] } });
    for number in 1..60 {
        let next = to(&format!("S{}", number - 1));
        schemas[format!("S{number}")] = json!({ "allOf": [next, next] });
    }
    schemas["S59"]["oneOf"] = json!([to("S58"), { "allOf": [to("S59")] }]);
    let short = json!({ "schema": to("S59"), "components": { "schemas": schemas } });
    let (old, new) = (source(whole(&short, true)), source(whole(&short, true)));
    assert!(diff(&old, &new).is_empty());
}
