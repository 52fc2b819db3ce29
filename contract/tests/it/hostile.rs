//! Documents that are long, deep or circular: each ends with a result or an error.

use conversation_apis_codegen::{Document, Error, generate, lower};
use conversation_apis_contract::cases::{self, Cases};
use conversation_apis_contract::check::oracle::Oracle;
use conversation_apis_contract::diff::{Change, Source, diff};
use conversation_apis_contract::document::Contract;
use serde_json::{Map, Value, json};

fn to(name: impl std::fmt::Display) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

/// A document with one operation, whose request and response have a schema.
fn document(schemas: Map<String, Value>, root: &Value) -> Document {
    let body = json!({ "application/json": { "schema": root } });
    Document {
        path: "hostile.json".into(),
        text: "".into(),
        overlays: Vec::new(),
        value: json!({
            "openapi": "3.1.0",
            "info": { "title": "t", "version": "1" },
            "paths": { "/a": { "post": {
                "operationId": "one",
                "requestBody": { "content": body },
                "responses": { "200": { "description": "ok", "content": body } },
            } } },
            "components": { "schemas": schemas },
        }),
    }
}

/// Every case of a document.
fn enumerate(contract: &Contract) -> Result<Cases, Error> {
    cases::all(&mut Oracle::new(contract)?)
}

/// Ways in which one schema leads to the next.
type Link = (&'static str, fn(Value) -> Value);
const LINKS: [Link; 12] = [
    ("items", |next| json!({ "type": "array", "items": next })),
    (
        "property",
        |next| json!({ "type": "object", "properties": { "n": next } }),
    ),
    (
        "map",
        |next| json!({ "type": "object", "additionalProperties": next }),
    ),
    (
        "first item",
        |next| json!({ "type": "array", "prefixItems": [next] }),
    ),
    ("alias", |next| next),
    ("alias with words", |mut next| {
        next["description"] = json!("another name");
        next
    }),
    ("member", |next| json!({ "allOf": [next] })),
    (
        "parent",
        |next| json!({ "allOf": [next, { "type": "object", "properties": { "a": { "type": "string" } } }] }),
    ),
    (
        "or null",
        |next| json!({ "oneOf": [next, { "type": "null" }] }),
    ),
    (
        "branch",
        |next| json!({ "oneOf": [next, { "type": "object", "properties": { "b": { "type": "string" } } }] }),
    ),
    (
        "any branch",
        |next| json!({ "anyOf": [next, { "type": "string" }] }),
    ),
    ("not", |next| json!({ "not": next })),
];

/// Components that each lead to the next one. The last has a property of this type.
fn chain(length: usize, link: fn(Value) -> Value, last: &str) -> Document {
    let schemas = (0..length).map(|at| (format!("C{at}"), link(to(format!("C{}", at + 1)))));
    let end = json!({ "type": "object", "properties": { "z": { "type": last } } });
    let schemas = schemas.chain([(format!("C{length}"), end)]);
    document(schemas.collect(), &to("C0"))
}

fn changes(old: Document, new: Document) -> Vec<Change> {
    diff(&Source::of(old), &Source::of(new))
}

fn ids(changes: &[Change]) -> Vec<&str> {
    changes
        .iter()
        .map(|change| change.rule.id.as_str())
        .collect()
}

#[test]
fn a_long_chain_of_components_is_compared_to_its_end() {
    for (name, link) in LINKS {
        let long = |last| chain(2_000, link, last);
        assert!(changes(long("string"), long("string")).is_empty(), "{name}");
        let found = changes(long("string"), long("integer"));
        // What `not` refuses is not compared by its parts.
        let expected = match name {
            "not" => &["constraint-changed", "constraint-changed"][..],
            _ => &["request-type-changed", "response-type-changed"],
        };
        assert_eq!(ids(&found), expected, "{name}");
    }
}

#[test]
fn a_long_chain_of_components_is_lowered_generated_and_enumerated() {
    for (name, link) in LINKS {
        let lowered = lower(&chain(600, link, "string")).unwrap();
        // A note says where merging stopped.
        let is_cut = |text: &str| text.contains("members within members");
        let cut = lowered.notes.iter().any(|note| is_cut(&note.text));
        assert_eq!(cut, name == "parent", "{name}");
        let text = generate(&lowered).unwrap();
        assert!(text.contains("pub struct C600"), "{name}");
        match Contract::of(chain(90, link, "string")) {
            Ok(contract) => drop(enumerate(&contract).unwrap()),
            Err(error) => panic!("{name}: {error}"),
        }
    }
    // What cannot be merged has no cases.
    let contract = Contract::of(chain(600, LINKS[7].1, "string")).unwrap();
    let place = contract.first_unsupported().unwrap().to_string();
    assert!(place.starts_with("#/components/schemas/C"), "{place}");
}

#[test]
fn circular_components_cause_no_endless_loop() {
    for (name, link) in LINKS {
        let circle = |length: usize| {
            let next = |at: usize| to(format!("C{}", (at + 1) % length));
            let schemas = (0..length).map(|at| (format!("C{at}"), link(next(at))));
            document(schemas.collect(), &to("C0"))
        };
        for length in [1, 2, 70] {
            assert!(changes(circle(length), circle(length)).is_empty(), "{name}");
            generate(&lower(&circle(length)).unwrap()).unwrap();
            // Cases or an error, but no endless loop.
            let _ = Contract::of(circle(length)).map(|contract| enumerate(&contract));
        }
        changes(circle(12), circle(7));
    }
}

/// A parent and its children.
fn family(parent: Value) -> Document {
    let child = |name: &str| json!({ "allOf": [to("P"), { "type": "object", "properties": { name: { "type": "string" } } }] });
    let schemas = json!({ "P": parent, "A": child("a"), "B": child("b") });
    document(schemas.as_object().unwrap().clone(), &to("P"))
}

#[test]
fn a_parent_may_become_the_union_of_its_children_and_back() {
    let parent = || json!({ "type": "object", "properties": { "k": { "type": "string" } } });
    let children = || json!([to("A"), to("B")]);
    let mut beside = parent();
    beside["oneOf"] = children();
    let mut told = json!({ "anyOf": children(), "discriminator": { "propertyName": "k" } });
    let nested = json!({ "allOf": [{ "oneOf": children() }] });
    for union in [json!({ "oneOf": children() }), beside, told.take(), nested] {
        assert!(changes(family(union.clone()), family(union.clone())).is_empty());
        let found = changes(family(parent()), family(union.clone()));
        assert!(ids(&found).contains(&"response-branch-added"), "{found:?}");
        let found = changes(family(union.clone()), family(parent()));
        assert!(ids(&found).contains(&"request-branch-removed"), "{found:?}");
        generate(&lower(&family(union)).unwrap()).unwrap();
    }
}

#[test]
fn a_changed_child_is_found_behind_the_union_that_is_its_parent() {
    let union = |kind: &str| {
        let mut document = family(json!({ "oneOf": [to("A"), to("B")] }));
        document.value["components"]["schemas"]["B"]["allOf"][1]["properties"]["b"]["type"] =
            json!(kind);
        document
    };
    let found = changes(union("string"), union("integer"));
    assert_eq!(
        ids(&found),
        ["request-type-changed", "response-type-changed"],
        "{found:?}"
    );
}

/// Components that each lead to all of them.
fn dense(count: usize, prefix: &str, component: fn(usize, Vec<Value>) -> Value) -> Document {
    let all = || (0..count).map(|at| to(format!("{prefix}{at}"))).collect();
    let schemas = (0..count).map(|at| (format!("{prefix}{at}"), component(at, all())));
    document(schemas.collect(), &to(format!("{prefix}0")))
}

#[test]
fn components_that_all_refer_to_each_other_are_handled_quickly() {
    let components: [fn(usize, Vec<Value>) -> Value; 4] = [
        |_, all| json!({ "oneOf": all }),
        |at, all| json!({ "type": "object", "properties": { "k": { "const": at }, "u": { "oneOf": all } } }),
        |at, all| {
            let own = json!({ "type": "object", "properties": { format!("q{at}"): { "type": "string" } } });
            json!({ "allOf": all.into_iter().chain([own]).collect::<Vec<_>>() })
        },
        |_, all| {
            let named = all.into_iter().enumerate();
            let named = named.map(|(at, to)| (format!("p{at}"), to));
            json!({ "type": "object", "properties": named.collect::<Map<_, _>>() })
        },
    ];
    for component in components {
        let of = |prefix| dense(8, prefix, component);
        assert!(changes(of("U"), of("U")).is_empty());
        // With other names, so that each is compared with each.
        changes(of("U"), of("V"));
        generate(&lower(&of("U")).unwrap()).unwrap();
        let _ = Contract::of(of("U")).map(|contract| enumerate(&contract));
    }
}

#[test]
fn a_union_of_many_renamed_branches_is_compared_quickly() {
    let union = |prefix: &str| {
        let branch =
            |at| json!({ "type": "object", "properties": { format!("{prefix}{at}"): {} } });
        let branches: Vec<Value> = (0..1_500).map(branch).collect();
        document(Map::new(), &json!({ "oneOf": branches }))
    };
    assert!(!changes(union("a"), union("b")).is_empty());
}

#[test]
fn parameters_behind_references_to_references_are_compared() {
    let document = |kind: &str| {
        let mut parameters = Map::new();
        for at in 0..100 {
            let next = format!("#/components/parameters/P{}", at + 1);
            parameters.insert(format!("P{at}"), json!({ "$ref": next }));
        }
        let last = json!({ "name": "p", "in": "query", "schema": { "type": kind } });
        parameters.insert("P100".to_owned(), last);
        let mut document = document(Map::new(), &json!({}));
        document.value["paths"]["/a"]["post"]["parameters"] =
            json!([{ "$ref": "#/components/parameters/P0" }]);
        document.value["components"]["parameters"] = Value::Object(parameters);
        document
    };
    let found = changes(document("string"), document("boolean"));
    assert_eq!(ids(&found), ["request-type-narrowed"], "{found:?}");
}

#[test]
fn a_document_that_nests_too_deep_is_refused_with_the_remedy() {
    let deep = |length: usize| {
        let inner = "{\"type\":\"array\",\n\"items\":".repeat(length);
        let end = "}".repeat(length);
        format!(
            "{{\"openapi\":\"3.1.0\",\"paths\":{{}},\"components\":{{\"schemas\":{{\"A\":{inner}{{}}{end}}}}}}}"
        )
    };
    let block = (0..200).map(|at| format!("{}a{at}:\n", " ".repeat(at)));
    let block = format!(
        "openapi: 3.1.0\nx-deep:\n{}",
        block.map(|line| format!(" {line}")).collect::<String>()
    );
    let folder = std::env::temp_dir().join(format!("contract-hostile-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    for (name, text, is_read) in [
        ("good.json", deep(100), true),
        ("good.yaml", deep(100), true),
        ("deep.json", deep(1_000), false),
        ("deep.yaml", deep(1_000), false),
        ("deeper.yaml", deep(200), false),
        ("block.yaml", block, false),
    ] {
        let path = folder.join(name);
        std::fs::write(&path, text).unwrap();
        match Document::read(&path) {
            Ok(_) => assert!(is_read, "{name}"),
            Err(error) => {
                let error = error.to_string();
                assert!(!is_read, "{name}: {error}");
                assert!(
                    error.contains("nests deeper than 128 levels; give the inner schemas a name"),
                    "{name}: {error}"
                );
                assert_eq!(error.lines().count(), 1, "{error}");
            }
        }
    }
    std::fs::remove_dir_all(&folder).unwrap();
}
