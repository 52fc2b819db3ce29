#![allow(clippy::expect_used)] // a benchmark that cannot run panics with the reason

//! Lowers and generates documents, each twice the size of the one before, and prints ratios
//! within one run.
//!
//!     cargo bench --bench generate
//!
//! The reference for each document is the document of half its size. Results are in
//! `benches/README.md`.

use std::hint::black_box;
use std::time::{Duration, Instant};

use conversation_apis_codegen::{Document, generate, lower};
use serde_json::{Map, Value, json};

const SIZES: [usize; 5] = [125, 250, 500, 1_000, 2_000];

fn main() {
    println!("| operations | bytes | lowering | generating | both, relative to half the size |");
    println!("|---|---|---|---|---|");
    let mut before: Option<Duration> = None;
    for operations in SIZES {
        let text = document(operations).to_string();
        let path = std::env::temp_dir().join(format!("generate-{}.json", std::process::id()));
        std::fs::write(&path, &text).expect("a temporary file");
        let read = Document::read(&path);
        std::fs::remove_file(&path).expect("the temporary file");
        let document = read.expect("a document");
        let (lowering, lowered) = least(|| lower(&document).expect("it is lowered"));
        let (generating, _) = least(|| generate(&lowered).expect("it is generated"));
        let both = lowering + generating;
        let ratio = before.map_or_else(String::new, |before| {
            format!("{:.2}", both.as_secs_f64() / before.as_secs_f64())
        });
        println!(
            "| {operations} | {} | {lowering:.2?} | {generating:.2?} | {ratio} |",
            text.len()
        );
        before = Some(both);
    }
}

/// The shortest time of three runs.
fn least<T>(work: impl Fn() -> T) -> (Duration, T) {
    let mut runs = (0..3).map(|_| {
        let start = Instant::now();
        let result = black_box(work());
        (start.elapsed(), result)
    });
    let first = runs.next().expect("there are three runs");
    runs.fold(first, |least, run| match run.0 < least.0 {
        true => run,
        false => least,
    })
}

/// A document like a vendor's. Each resource can be listed and read, and has an enum, a
/// list, a nested object, a union and a base schema.
fn document(operations: usize) -> Value {
    let (mut paths, mut schemas) = (Map::new(), Map::new());
    schemas.insert(
        "Base".to_owned(),
        json!({ "type": "object", "required": ["id"], "properties": {
            "id": { "type": "integer", "description": "The resource's identifier." },
            "created_at": { "type": ["string", "null"], "format": "date-time" },
        } }),
    );
    for number in 0..operations / 2 {
        let name = format!("Resource{number}");
        let this = json!({ "$ref": format!("#/components/schemas/{name}") });
        let answer = |schema: Value| {
            json!({ "200": { "description": "OK.", "content": { "application/json": { "schema": schema } } },
                    "404": { "description": "None.", "content": { "application/json": { "schema": {
                        "type": "object", "properties": { "message": { "type": "string" } } } } } } })
        };
        let id = json!({ "name": "id", "in": "path", "required": true, "schema": { "type": "integer" } });
        let page = json!({ "name": "page", "in": "query", "schema": { "type": "integer", "minimum": 1, "maximum": 100 } });
        let list = json!({ "type": "object", "properties": { "items": { "type": "array", "items": this.clone() } } });
        paths.insert(
            format!("/resources{number}"),
            json!({ "get": { "operationId": format!("listResource{number}"), "parameters": [page],
                             "description": "Lists them, the newest first.", "responses": answer(list) } }),
        );
        paths.insert(
            format!("/resources{number}/{{id}}"),
            json!({ "get": { "operationId": format!("getResource{number}"), "parameters": [id], "responses": answer(this) } }),
        );
        schemas.insert(
            name,
            json!({ "allOf": [{ "$ref": "#/components/schemas/Base" }, { "type": "object", "properties": {
                "state": { "type": "string", "enum": ["open", "closed", format!("other{number}")] },
                "tags": { "type": "array", "items": { "type": "string" } },
                "owner": { "type": "object", "properties": { "name": { "type": "string" }, "seen": { "type": "boolean" } } },
                "content": { "oneOf": [
                    { "type": "object", "properties": { "kind": { "const": "text" }, "text": { "type": "string" } } },
                    { "type": "object", "properties": { "kind": { "const": "image" }, "url": { "type": "string" } } },
                ] },
            } }] }),
        );
    }
    json!({ "openapi": "3.1.0", "info": { "title": "Resources", "version": "1" },
            "paths": paths, "components": { "schemas": schemas } })
}
