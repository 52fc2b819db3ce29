//! What the lowering makes of each construct of a document. A case is a file; its snapshot
//! shows the case and the result.

use std::fs;
use std::path::{Path, PathBuf};

use conversation_apis_codegen::{Document, Note, NoteKind, generate, lower, walk};
use serde_json::{Value, json};

/// A whole document for a case, which states only its schemas, paths or components.
fn document(case: &Value) -> Document {
    let components = json!({
        "schemas": case.get("schemas").unwrap_or(&json!({})),
        "responses": case.get("responses").unwrap_or(&json!({})),
    });
    let mut value = json!({
            "openapi": case.get("openapi").unwrap_or(&json!("3.1.0")),
            "info": { "title": "A case", "version": "1" },
            "paths": case.get("paths").unwrap_or(&json!({})),
            "webhooks": case.get("webhooks").unwrap_or(&json!({})),
            "components": case.get("components").unwrap_or(&components),
    });
    for key in ROOT.iter().filter(|key| case.get(**key).is_some()) {
        value[*key] = case[*key].clone();
    }
    Document {
        path: PathBuf::from("case.yaml"),
        text: "".into(),
        overlays: Vec::new(),
        value,
    }
}

/// What a case may state at the root of its document.
const ROOT: [&str; 5] = [
    "servers",
    "security",
    "x-shared",
    "x-webhooks",
    "x-webhook-deliveries",
];

#[test]
fn every_case_is_lowered_or_is_an_error_with_its_place() {
    insta::with_settings!({
        snapshot_path => "../../snapshots/lower",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::glob!("../cases/lower", "*.json", |path| {
            let text = fs::read_to_string(path).unwrap();
            let case: Value = serde_json::from_str(&text).unwrap();
            let outcome = match lower(&document(&case)) {
                Ok(lowered) => {
                    let generated = generate(&lowered);
                    let mut value = lowered.document;
                    let schemas = value["components"]["schemas"].take();
                    let mut shown = json!({ "paths": value["paths"], "schemas": schemas });
                    for key in ROOT.iter().filter(|key| case.get(**key).is_some()) {
                        shown[*key] = value[*key].take();
                    }
                    if let Some(events) = value.get("x-events") {
                        shown["x-events"] = events.clone();
                    }
                    if case.get("security").is_some() {
                        shown["securitySchemes"] = value["components"]["securitySchemes"].take();
                    }
                    let mut outcome = format!("{shown:#}");
                    for note in &lowered.notes {
                        outcome += &format!("\nnote: {note}");
                    }
                    if let Err(error) = generated {
                        outcome += &format!("\n\nnot generated: {error}");
                    }
                    outcome
                }
                Err(error) => format!("error: {error}"),
            };
            insta::assert_snapshot!("case", format!("{}\n\nbecomes\n\n{outcome}", text.trim()));
        });
    });
}

#[test]
fn every_lowered_case_is_generated_or_is_an_error_with_its_place() {
    insta::glob!("../cases/lower", "*.json", |path| {
        let case: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        if let Ok(lowered) = lower(&document(&case))
            && let Err(error) = generate(&lowered)
        {
            assert!(
                error.to_string().starts_with("#/"),
                "{}: {error}",
                path.display()
            );
        }
    });
}

#[test]
fn every_missing_operation_has_a_note_that_says_why() {
    let mut missing = 0;
    insta::glob!("../cases/lower", "*.json", |path| {
        let case: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        let document = document(&case);
        let Ok(lowered) = lower(&document) else {
            return;
        };
        let kept: Vec<_> = walk::operations(&lowered.document)
            .map(|operation| operation.at)
            .collect();
        for operation in walk::operations(&document.value) {
            if kept.contains(&operation.at) {
                continue;
            }
            let is_why = |note: &&Note| note.kind == NoteKind::LeftOut && note.at == operation.at;
            let notes = lowered.notes.iter().filter(is_why).count();
            assert_eq!(notes, 1, "{}: {}", path.display(), operation.at);
            missing += 1;
        }
    });
    assert!(missing > 0);
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("openapi/partoo");
    let text = || generate(&lower(&Document::open(&folder).unwrap()).unwrap()).unwrap();
    let built = fs::read_to_string(concat!(env!("OUT_DIR"), "/partoo.rs")).unwrap();
    assert_eq!(text(), built);
    assert_eq!(text(), text());
}

#[test]
fn a_truncated_document_never_panics() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("openapi/partoo/openapi-bundled.yaml");
    let text = fs::read_to_string(path).unwrap();
    let folder = std::env::temp_dir().join(format!(
        "conversation-apis-truncated-{}",
        std::process::id()
    ));
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join("document.yaml");
    let lines: Vec<&str> = text.lines().collect();
    for length in (0..lines.len()).step_by(7) {
        fs::write(&file, lines[..length].join("\n")).unwrap();
        // Some prefixes are valid documents, so only a panic fails.
        let _ = Document::read(&file).and_then(|document| generate(&lower(&document)?));
    }
    fs::remove_dir_all(&folder).unwrap();
}
