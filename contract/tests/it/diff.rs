//! The rules of a diff, each fired by its own case, and what a diff is quiet about.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use conversation_apis_codegen::Document;
use conversation_apis_contract::cli::{COULD_NOT_RUN, FINDINGS, HOLDS, run};
use conversation_apis_contract::diff::report::{Files, Format, write};
use conversation_apis_contract::diff::{Change, Semver, Severity, Source, diff, rules};
use serde_json::{Value, json};

/// A folder of a test's own that goes when the test does.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let name = format!("contract-diff-{}-{name}", std::process::id());
        let path = std::env::temp_dir().join(name);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn file(&self, name: &str, text: &str) -> String {
        let path = self.0.join(name);
        fs::write(&path, text).unwrap();
        path.display().to_string()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A document of what a case says in short.
fn whole(short: &Value, request: bool) -> Value {
    let mut document = json!({
        "openapi": "3.1.0",
        "info": { "title": "A case", "version": "1" },
        "paths": {},
    });
    if let Some(operation) = short.get("operation") {
        document["paths"]["/things"]["get"] = operation.clone();
        document["paths"]["/things"]["get"]["operationId"] = json!("one");
    }
    if let Some(schema) = short.get("schema") {
        let body = json!({ "content": { "application/json": { "schema": schema } } });
        let mut answer = body.clone();
        answer["description"] = json!("ok");
        document["paths"]["/things"]["post"] = match request {
            true => {
                json!({ "operationId": "one", "requestBody": body, "responses": { "204": { "description": "ok" } } })
            }
            false => json!({ "operationId": "one", "responses": { "200": answer } }),
        };
    }
    for key in ["paths", "components", "servers", "webhooks"] {
        if let Some(value) = short.get(key) {
            document[key] = value.clone();
        }
    }
    document
}

fn source(value: Value) -> Source {
    Source::of(Document {
        path: PathBuf::from("case.yaml"),
        overlays: Vec::new(),
        value,
    })
}

fn read(folder: &Folder, text: &str) -> Value {
    // The one reader of YAML there is wants a whole document.
    let path = folder.file("short.yaml", &format!("openapi: 3.1.0\n{text}"));
    Document::read(Path::new(&path)).unwrap().value
}

fn fired(changes: &[Change]) -> BTreeSet<&str> {
    changes
        .iter()
        .map(|change| change.rule.id.as_str())
        .collect()
}

#[test]
fn every_rule_is_fired_by_its_case_and_has_a_file_of_its_name() {
    let folder = Folder::new("rules");
    let mut ids = BTreeSet::new();
    for rule in rules() {
        assert!(ids.insert(&rule.id), "{} twice", rule.id);
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("rules/{}.toml", rule.id));
        assert!(file.exists(), "{}", rule.id);
        let (old, new) = (read(&folder, &rule.case.old), read(&folder, &rule.case.new));
        let request = rule.id.starts_with("request-");
        let (old, new) = (source(whole(&old, request)), source(whole(&new, request)));
        let changes = diff(&old, &new);
        assert!(
            fired(&changes).contains(rule.id.as_str()),
            "{}: {:?}",
            rule.id,
            fired(&changes)
        );
        for change in changes.iter().filter(|change| change.rule.id == rule.id) {
            let text = format!("{} {}", change.text, change.rust);
            let unfilled = ["{name}", "{of}", "{was}", "{is}", "``"];
            assert!(
                unfilled.iter().all(|text_of| !text.contains(text_of)),
                "{}: {text}",
                rule.id
            );
        }
        assert!(
            diff(&old, &old).is_empty() && diff(&new, &new).is_empty(),
            "{}",
            rule.id
        );
    }
}

#[test]
fn every_kind_of_change_has_a_rule_on_each_side_it_can_be_on() {
    let file = |name: &str| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("src/diff")
            .join(name);
        fs::read_to_string(path).unwrap()
    };
    let text = file("compare.rs") + &file("compare/schemas.rs");
    let judged: BTreeSet<&str> = rules().iter().map(|rule| rule.change.as_str()).collect();
    // Every kind is a literal there; those of rules are found in it.
    for change in &judged {
        assert!(text.contains(&format!("\"{change}\"")), "{change}");
    }
    for side in ["request", "response"] {
        for change in [
            "required-property-added",
            "type-changed",
            "became-nullable",
            "limit-tightened",
            "branch-added",
        ] {
            let rule = rules()
                .iter()
                .find(|rule| rule.id == format!("{side}-{change}"));
            assert!(rule.is_some(), "{side} {change}");
        }
    }
}

#[test]
fn words_for_people_are_no_change() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../openapi");
    for provider in ["partoo", "octopush", "ninetynine"] {
        let mut document = Document::open(&root.join(provider)).unwrap();
        let old = Source::of(document.clone());
        assert!(diff(&old, &old).is_empty());
        reword(&mut document.value);
        let changes = diff(&old, &Source::of(document));
        assert!(changes.is_empty(), "{:?}", changes.first());
    }
}

/// Says everything in other words.
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

#[test]
fn null_and_new_values_are_judged_by_who_reads_them() {
    let verdict = |old: &str, new: &str, request: bool| {
        let folder = Folder::new("sides");
        let of = |text: &str| {
            source(whole(
                &json!({ "schema": read(&folder, text)["schema"] }),
                request,
            ))
        };
        let changes = diff(&of(old), &of(new));
        assert_eq!(changes.len(), 1, "{changes:?}");
        changes[0].rule.severity
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

#[test]
fn a_change_has_its_place_and_line_in_both_files_and_is_told_once() {
    let folder = Folder::new("lines");
    let text = |kind: &str| {
        format!(
            "openapi: 3.1.0\ninfo: {{ title: t, version: '1' }}\npaths:\n  /a:\n    get:\n      operationId: a\n      responses: {{ '200': {{ $ref: '#/components/responses/R' }} }}\n  /b:\n    get:\n      operationId: b\n      responses: {{ '200': {{ $ref: '#/components/responses/R' }} }}\ncomponents:\n  responses:\n    R:\n      description: ok\n      content: {{ application/json: {{ schema: {{ $ref: '#/components/schemas/S' }} }} }}\n  schemas:\n    S:\n      type: object\n      properties:\n        x: {{ type: {kind} }}\n        s: {{ $ref: '#/components/schemas/S' }}\n"
        )
    };
    let old = folder.file("old.yaml", &text("string"));
    let new = folder.file("new.yaml", &format!("# one line more\n{}", text("integer")));
    let read = |path: &str| Source::read(Path::new(path)).unwrap();
    let changes = diff(&read(&old), &read(&new));
    assert_eq!(changes.len(), 1, "{changes:?}");
    let change = &changes[0];
    let place = "/components/schemas/S/properties/x";
    assert_eq!(
        change.old.as_ref().map(|(at, line)| (at.as_str(), *line)),
        Some((place, Some(21)))
    );
    assert_eq!(
        change.new.as_ref().map(|(at, line)| (at.as_str(), *line)),
        Some((place, Some(22)))
    );
    assert_eq!(change.text, "x of S is integer and was string");
    assert_eq!(change.rule.semver, Semver::Major);
    let files = Files {
        old: "old.yaml",
        new: "new.yaml",
        fail_on: Some(Severity::Breaking),
    };
    let mut all = String::new();
    for format in [
        Format::Text,
        Format::Json,
        Format::Markdown,
        Format::Github,
        Format::Junit,
    ] {
        all += &format!("== {format:?}\n{}", write(&changes, files, format));
        assert!(
            !write(&[], files, format).contains("breaking:"),
            "{format:?}"
        );
    }
    insta::with_settings!({
        snapshot_path => "../../../snapshots/report",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!("diff", all);
    });
}

fn contract(arguments: &[&str]) -> (u8, String, String) {
    let (mut out, mut errors) = (Vec::new(), Vec::new());
    let arguments = ["cargo contract"].iter().chain(arguments).map(Into::into);
    let code = run(arguments, &mut &b""[..], &mut out, &mut errors);
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (code, text(out), text(errors))
}

#[test]
fn a_diff_exits_by_its_gravest_change() {
    let folder = Folder::new("exit");
    let text = |extra: &str| {
        format!(
            "{{\"openapi\": \"3.1.0\", \"info\": {{\"title\": \"t\", \"version\": \"1\"}}, \"paths\": {{\"/a\": {{\"get\": {{\"operationId\": \"a\", \"parameters\": [{extra}], \"responses\": {{\"200\": {{\"description\": \"ok\"}}}}}}}}}}}}"
        )
    };
    let parameter = r#"{"name": "p", "in": "query", "schema": {"type": "string"}}"#;
    let old = folder.file("old.json", &text(""));
    let new = folder.file("new.json", &text(parameter));
    assert_eq!(contract(&["diff", &old, &new]).0, HOLDS);
    assert_eq!(
        contract(&["diff", &old, &new, "--fail-on", "safe"]).0,
        FINDINGS
    );
    assert_eq!(contract(&["diff", &new, &old]).0, HOLDS);
    assert_eq!(
        contract(&["diff", &new, &old, "--fail-on", "risky"]).0,
        FINDINGS
    );
    assert_eq!(
        contract(&["diff", &new, &old, "--fail-on", "never"]).0,
        HOLDS
    );
    let (code, out, _) = contract(&["diff", &old, &old]);
    assert_eq!(
        (code, out.as_str()),
        (HOLDS, "no change that anyone would notice\n")
    );
    let report = format!("json={}/out.json", folder.0.display());
    assert_eq!(
        contract(&["diff", &old, &new, "--report", &report]).0,
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
        assert_eq!(contract(arguments).0, COULD_NOT_RUN, "{arguments:?}");
    }
}

/// A copy of a provider's folder.
fn copied(folder: &Folder) -> PathBuf {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("../openapi/partoo");
    let to = folder.0.join("partoo");
    fs::create_dir_all(to.join("overlays")).unwrap();
    for part in ["", "overlays"] {
        for file in fs::read_dir(from.join(part)).unwrap() {
            let path = file.unwrap().path();
            if path.is_file() {
                fs::copy(&path, to.join(part).join(path.file_name().unwrap())).unwrap();
            }
        }
    }
    to
}

/// All files of a folder, with what is in them.
fn contents(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        match path.is_dir() {
            true => found.extend(contents(&path)),
            false => found.push((path.clone(), fs::read(&path).unwrap())),
        }
    }
    found.sort();
    found
}

#[test]
fn an_update_replaces_the_document_and_its_record_or_nothing() {
    let folder = Folder::new("update");
    let provider = copied(&folder);
    let root = folder.0.display().to_string();
    let document = fs::read_to_string(provider.join("openapi-bundled.yaml")).unwrap();
    let update = |from: &str, more: &[&str]| {
        let mut arguments = vec!["update", "partoo", "--openapi", &root, "--from", from];
        arguments.extend(more);
        contract(&arguments)
    };
    let before = contents(&provider);
    for (name, text) in [
        ("broken.yaml", "openapi: 3.1.0\npaths: [\n"),
        ("other.yaml", "swagger: '2.0'\n"),
        ("cut.yaml", &document[..document.len() / 2]),
        ("empty.yaml", ""),
    ] {
        let from = folder.file(name, text);
        let (code, _, errors) = update(&from, &[]);
        if code != COULD_NOT_RUN {
            // A document that ends between two lines may be one all the same.
            assert_eq!(name, "cut.yaml", "{errors}");
            for (path, bytes) in &before {
                fs::write(path, bytes).unwrap();
            }
        }
        assert_eq!(contents(&provider), before, "{name}");
    }
    assert_eq!(update("/nowhere.yaml", &[]).0, COULD_NOT_RUN);
    assert_eq!(contents(&provider), before);

    // What stands in the way of the old one.
    let from = folder.file("same.yaml", &document);
    fs::create_dir_all(provider.join(".old-document/in-the-way")).unwrap();
    let (code, _, errors) = update(&from, &[]);
    assert!(
        code == COULD_NOT_RUN && errors.contains("nothing is replaced"),
        "{errors}"
    );
    fs::remove_dir_all(provider.join(".old-document")).unwrap();
    assert_eq!(contents(&provider), before);

    let newer = document.replace("    ConversationStatus:", "    Brandnew:\n      type: object\n      properties: { a: { type: string } }\n    ConversationStatus:");
    assert_ne!(newer, document);
    let from = folder.file("newer.yaml", &newer);
    let (code, out, _) = update(&from, &["--dry-run"]);
    assert!(
        code == HOLDS && out.contains("nothing replaced: a dry run"),
        "{out}"
    );
    assert_eq!(contents(&provider), before);
    let (code, out, errors) = update(&from, &[]);
    assert_eq!(code, HOLDS, "{out}{errors}");
    assert!(
        out.contains("the component Brandnew is new [schema-added]"),
        "{out}"
    );
    assert!(out.contains("next: cargo contract generate openapi/partoo --output prebuilt/partoo.rs && cargo contract verify partoo"), "{out}");
    assert_eq!(
        fs::read_to_string(provider.join("openapi-bundled.yaml")).unwrap(),
        newer
    );
    assert!(
        conversation_apis_contract::verify::source(&provider)
            .unwrap()
            .is_none()
    );
    let record = fs::read_to_string(provider.join("SOURCE.toml")).unwrap();
    assert!(
        record.starts_with("# The origin of the document in this folder."),
        "{record}"
    );

    // Without what an overlay corrects, and in JSON: the overlay is named.
    let mut value = Document::read(&provider.join("openapi-bundled.yaml"))
        .unwrap()
        .value;
    value["components"]["schemas"]["Conversation"]["properties"]
        .as_object_mut()
        .unwrap()
        .remove("first_message_date");
    value["paths"]["/conversations"]["get"]["x-pagination"] = json!("theirs");
    let from = folder.file("renamed.json", &value.to_string());
    let (code, out, _) = update(&from, &[]);
    assert_eq!(code, HOLDS, "{out}");
    assert!(provider.join("openapi-bundled.json").exists());
    assert!(!provider.join("openapi-bundled.yaml").exists());
    value["paths"] = json!({});
    let from = folder.file("gone.json", &value.to_string());
    let (code, out, _) = update(&from, &[]);
    assert_eq!(code, FINDINGS, "{out}");
    assert!(
        out.contains("overlay that misses: ") && out.contains("60-pagination.yaml: action 1"),
        "{out}"
    );
    assert!(
        out.contains("next: edit the overlays named above,"),
        "{out}"
    );
}

#[test]
fn a_text_is_written_once_it_is_whole() {
    let folder = Folder::new("output");
    let output = folder.file("api.rs", "// as it was\n");
    let generate = |text: &str| {
        let from = folder.file("new.json", text);
        contract(&["generate", &from, "--output", &output])
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

/// Pairs whose verdict is known: the schema of a body before and after, the gravest
/// change where clients send it, and where they read it; `-` where there is none.
const SCHEMAS: &[(&str, &str, &str, &str)] = &[
    // What only the other side has is not there.
    (
        "{ type: object, required: [a], properties: { a: { type: string, readOnly: true } } }",
        "{ type: object, required: [a], properties: { a: { type: string } } }",
        "breaking",
        "-",
    ),
    (
        "{ type: object, required: [a], properties: { a: { type: string } } }",
        "{ type: object, required: [a], properties: { a: { type: string, writeOnly: true } } }",
        "-",
        "breaking",
    ),
    // Types that are said by what they hold.
    (
        "{ type: string }",
        "{ oneOf: [{ type: boolean }, { type: integer }] }",
        "breaking",
        "breaking",
    ),
    (
        "{ properties: { b: { type: string } } }",
        "{ type: string }",
        "breaking",
        "breaking",
    ),
    ("{ enum: [a] }", "{ type: integer }", "breaking", "breaking"),
    (
        "{ type: [string, integer] }",
        "{ anyOf: [{ type: string }, { type: integer }] }",
        "-",
        "-",
    ),
    (
        "{ type: string }",
        "{ oneOf: [{ type: string }, { type: integer }] }",
        "safe",
        "breaking",
    ),
    (
        "{ oneOf: [{ type: string }, { type: integer }] }",
        "{ type: string }",
        "breaking",
        "safe",
    ),
    ("{}", "{ type: [string, 'null'] }", "breaking", "safe"),
    // Unions.
    (
        "{ oneOf: [{ title: T, type: string }, { title: T, type: integer }] }",
        "{ oneOf: [{ title: T, type: boolean }, { title: T, type: integer }] }",
        "breaking",
        "breaking",
    ),
    (
        "{ oneOf: [{ title: T, type: string }, { type: integer }] }",
        "{ oneOf: [{ title: Other, type: string }, { type: integer }] }",
        "-",
        "-",
    ),
    (
        "{ oneOf: [{ type: object, properties: { a: { type: string } } }, { type: string }] }",
        "{ oneOf: [{ type: object, properties: { a: { type: string }, b: { type: string } } }, { type: string }] }",
        "safe",
        "safe",
    ),
    (
        "{ oneOf: [{ type: string }, { type: integer }], discriminator: { propertyName: t, mapping: { a: A } } }",
        "{ oneOf: [{ type: string }, { type: integer }], discriminator: { propertyName: t, mapping: { x: A } } }",
        "risky",
        "risky",
    ),
    // Of several limits, the tightest.
    (
        "{ allOf: [{ type: integer, minimum: 1 }, { minimum: 5 }] }",
        "{ allOf: [{ type: integer, minimum: 9 }, { minimum: 5 }] }",
        "breaking",
        "safe",
    ),
    (
        "{ type: integer, minimum: 6 }",
        "{ type: integer, exclusiveMinimum: 5 }",
        "-",
        "-",
    ),
    (
        "{ type: number, minimum: 5 }",
        "{ type: number, exclusiveMinimum: 5 }",
        "breaking",
        "safe",
    ),
    (
        "{ type: number, minimum: 5, exclusiveMinimum: true }",
        "{ type: number, exclusiveMinimum: 5 }",
        "-",
        "-",
    ),
    (
        "{ type: number, maximum: 1 }",
        "{ type: number, maximum: 1.0 }",
        "-",
        "-",
    ),
    (
        "{ type: string }",
        "{ type: string, minLength: 0 }",
        "-",
        "-",
    ),
    (
        "{ type: array, items: {} }",
        "{ type: array, items: {}, uniqueItems: false }",
        "-",
        "-",
    ),
    (
        "{ type: integer, multipleOf: 4 }",
        "{ type: integer, multipleOf: 2 }",
        "safe",
        "breaking",
    ),
    // Formats.
    (
        "{ type: integer, format: int32 }",
        "{ type: integer, format: int64 }",
        "safe",
        "breaking",
    ),
    (
        "{ type: string, format: date }",
        "{ type: string }",
        "safe",
        "breaking",
    ),
    (
        "{ type: string, format: byte }",
        "{ type: string, contentEncoding: base64 }",
        "-",
        "-",
    ),
    // Maps and lists of anything.
    (
        "{ type: object }",
        "{ type: object, additionalProperties: { type: string } }",
        "breaking",
        "safe",
    ),
    (
        "{ type: array, items: { type: string } }",
        "{ type: array }",
        "safe",
        "breaking",
    ),
    // Enums.
    (
        "{ type: string, x-extensible-enum: [a, b] }",
        "{ type: string, x-extensible-enum: [a] }",
        "risky",
        "safe",
    ),
    (
        "{ type: string, enum: [a] }",
        "{ type: string, x-open-enum: true, enum: [a, b] }",
        "safe",
        "risky",
    ),
    (
        "{ type: string, enum: [a], description: No more values will be added. }",
        "{ type: string, enum: [a, b], description: No more values will be added. }",
        "safe",
        "risky",
    ),
    ("{ enum: [1] }", "{ enum: [1.0] }", "-", "-"),
    // What is only known to constrain.
    (
        "{ not: { type: string } }",
        "{ not: { type: integer } }",
        "risky",
        "risky",
    ),
    (
        "{ type: object, required: [z] }",
        "{ type: object }",
        "safe",
        "breaking",
    ),
    // Circles.
    (
        "{ $ref: '#/paths/~1things/post' }",
        "{ $ref: '#/paths/~1things/post' }",
        "-",
        "-",
    ),
];

#[test]
fn schemas_whose_verdict_is_known_have_it() {
    let folder = Folder::new("schemas");
    for (old, new, sent, read_back) in SCHEMAS {
        for (request, expected) in [(true, sent), (false, read_back)] {
            let document =
                |schema: &str| source(whole(&read(&folder, &format!("schema: {schema}")), request));
            let changes = diff(&document(old), &document(new));
            let gravest = changes
                .first()
                .map_or("-", |change| change.rule.severity.name());
            let told: Vec<&str> = changes.iter().map(|change| change.text.as_str()).collect();
            assert_eq!(
                gravest, *expected,
                "request {request}: {old} to {new}: {told:?}"
            );
        }
    }
}

/// As [`SCHEMAS`], of operations.
const OPERATIONS: &[(&str, &str, &str)] = &[
    (
        "{ security: [{ A: [] }] }",
        "{ security: [{ B: [] }] }",
        "breaking",
    ),
    (
        "{ security: [{ A: [] }] }",
        "{ security: [{ A: [], B: [] }] }",
        "breaking",
    ),
    (
        "{ security: [{ A: [], B: [] }] }",
        "{ security: [{ B: [], A: [] }] }",
        "-",
    ),
    (
        "{ security: [{}] }",
        "{ security: [{ A: [] }] }",
        "breaking",
    ),
    ("{ security: [{ A: [] }] }", "{ security: [] }", "safe"),
    (
        "{ security: [{ A: [] }] }",
        "{ security: [{ A: [] }, { B: [] }] }",
        "safe",
    ),
    (
        "{ security: [{ O: [r] }] }",
        "{ security: [{ O: [r, w] }] }",
        "breaking",
    ),
    (
        "{ security: [{ O: [r, w] }] }",
        "{ security: [{ O: [r] }] }",
        "safe",
    ),
    (
        "{ parameters: [{ name: p, in: query, schema: { type: integer } }] }",
        "{ parameters: [{ name: p, in: query, schema: { type: string } }] }",
        "safe",
    ),
    (
        "{ parameters: [{ name: p, in: query, content: { application/json: { schema: { type: integer } } } }] }",
        "{ parameters: [{ name: p, in: query, content: { application/json: { schema: { type: boolean } } } }] }",
        "breaking",
    ),
    (
        "{ parameters: [{ name: Accept, in: header, required: true, schema: { type: string } }] }",
        "{}",
        "-",
    ),
    (
        "{ parameters: [{ name: p, in: query, required: true, schema: { type: string, default: a } }] }",
        "{ parameters: [{ name: p, in: query, required: true, schema: { type: string, default: b } }] }",
        "-",
    ),
    (
        "{ parameters: [{ name: g, in: path, required: true, schema: { type: string } }, { name: h, in: path, required: true, schema: { type: string } }] }",
        "{ parameters: [{ name: g, in: path, required: true, schema: { type: boolean } }, { name: h, in: path, required: true, schema: { type: string } }] }",
        "breaking",
    ),
    (
        "{ requestBody: { content: { application/json: { schema: { type: string } } } } }",
        "{ requestBody: { content: { application/json; charset=utf-8: { schema: { type: string } } } } }",
        "-",
    ),
    (
        "{ requestBody: { content: { application/json: { schema: { type: string } } } } }",
        "{ requestBody: { content: { '*/*': { schema: { type: string } } } } }",
        "-",
    ),
    (
        "{ responses: { '200': { description: ok, headers: { X-A: { schema: { type: string } } } } } }",
        "{ responses: { '200': { description: ok, headers: { x-a: { schema: { type: integer } } } } } }",
        "breaking",
    ),
    (
        "{ responses: { '200': { description: ok, content: { application/json: { schema: { type: string } } } } } }",
        "{ responses: { '2XX': { description: ok, content: { application/json: { schema: { type: string } } } } } }",
        "-",
    ),
    (
        "{ callbacks: { c: { '{$url}': { post: { requestBody: { content: { application/json: { schema: { type: string } } } } } } } } }",
        "{ callbacks: { c: { '{$url}': { post: { requestBody: { content: { application/json: { schema: { type: integer } } } } } } } } }",
        "breaking",
    ),
];

#[test]
fn operations_whose_verdict_is_known_have_it() {
    let folder = Folder::new("operations");
    for (old, new, expected) in OPERATIONS {
        let document = |operation: &str| {
            source(whole(
                &read(&folder, &format!("operation: {operation}")),
                true,
            ))
        };
        let changes = diff(&document(old), &document(new));
        let gravest = changes
            .first()
            .map_or("-", |change| change.rule.severity.name());
        let told: Vec<&str> = changes.iter().map(|change| change.text.as_str()).collect();
        assert_eq!(gravest, *expected, "{old} to {new}: {told:?}");
    }
}

#[test]
fn a_name_for_the_same_is_no_change_on_the_wire() {
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
    assert_eq!(
        fired(&changes),
        BTreeSet::from(["schema-added", "schema-removed"])
    );
}

#[test]
fn schemas_that_hold_each_other_end() {
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
