//! Which operations belong together, and what counts as a difference.

use conversation_apis_contract::cli::HOLDS;
use serde_json::{Value, json};

use super::{Pair, differences};

/// An operation at a path.
fn operation(path: &str, method: &str, more: &str) -> String {
    format!(
        "  {path}:\n    {method}:\n      operationId: {method}1\n      responses: {{ '200': {{ description: ok }} }}\n{more}"
    )
}

#[test]
fn operations_are_paired_by_method_and_path() {
    let parameter = |name: &str, kind: &str| {
        format!(
            "      parameters: [{{ name: {name}, in: path, required: true, schema: {{ type: {kind} }} }}]\n"
        )
    };
    for (ours, theirs, is_paired) in [
        ("/a/{id}", "/a/{thing_id}", true),
        ("/v1/a/{id}", "/a/{id}", true),
        ("/a/{id}", "/v1/a/{id}", true),
        ("/a/{id}", "/b/{id}", false),
    ] {
        let name = theirs.split(['{', '}']).nth(1).unwrap();
        let pair = Pair::new(
            &format!(
                "paths:\n{}",
                operation(ours, "get", &parameter("id", "integer"))
            ),
            &format!(
                "paths:\n{}",
                operation(theirs, "get", &parameter(name, "number"))
            ),
        );
        let (_, report) = pair.run();
        let expected: &[&str] = match is_paired {
            true => &["path id | type-widened | integer | number"],
            false => &["operation | operation-removed | documented | missing"],
        };
        assert_eq!(differences(&report), expected, "{ours} {theirs}");
        assert_eq!(report["operations"][0]["compared"], is_paired, "{ours}");
        assert_eq!(report["other_operations"], i32::from(!is_paired), "{ours}");
    }
}

#[test]
fn the_path_of_the_server_is_part_of_the_paths() {
    let document = |server: &str, path: &str| {
        let stray = operation("/a", "get", "");
        let stray = if path == "/a" { String::new() } else { stray };
        format!(
            "servers: [{{ url: '{server}' }}]\npaths:\n{}{stray}",
            operation(path, "get", "")
        )
    };
    let pair = Pair::new(
        &document("https://api.example.com/v1/", "/a"),
        &document("https://example.com", "/v1/a"),
    );
    let (code, report) = pair.run();
    assert_eq!(code, HOLDS, "{report}");
    assert_eq!(report["other_operations"], 1);
}

#[test]
fn names_that_are_not_sent_are_no_difference() {
    let document = |operation: &str, scheme: &str, component: &str| {
        format!(
            "paths:
  /a:
    get:
      operationId: {operation}
      security: [{{ {scheme}: [] }}]
      responses:
        '200':
          description: ok
          content: {{ application/json: {{ schema: {{ $ref: '#/components/schemas/{component}' }} }} }}
components:
  securitySchemes: {{ {scheme}: {{ type: apiKey, in: header, name: key }} }}
  schemas: {{ {component}: {{ type: string }} }}
"
        )
    };
    let pair = Pair::new(
        &document("one", "Key", "A"),
        &document("uno", "userKey", "b"),
    );
    let (code, report) = pair.run();
    assert_eq!((code, differences(&report)), (HOLDS, Vec::new()));
    // Another header is one.
    let other = document("uno", "userKey", "b").replace("name: key", "name: token");
    let pair = Pair::new(&document("one", "Key", "A"), &other);
    let (_, report) = pair.run();
    assert_eq!(
        differences(&report),
        ["security | security-removed | Key | userKey"]
    );
}

#[test]
fn each_kind_of_difference_has_its_place_and_both_sides() {
    let cases = [
        (
            "{ type: string }",
            "{ type: integer }",
            "200 | type-changed | string | integer",
        ),
        (
            "{ type: object }",
            "{ type: array }",
            "200 | type-changed | object | array",
        ),
        (
            "{ type: [string, 'null'] }",
            "{ type: string }",
            "200 | no-longer-nullable | nullable | not nullable",
        ),
        (
            "{ type: string }",
            "{ type: [string, 'null'] }",
            "200 | became-nullable | not nullable | nullable",
        ),
        (
            "{ properties: { a: {} } }",
            "{ properties: { b: {} }, required: [b] }",
            "200.a | optional-property-removed | documented | missing\n200.b | required-property-added | missing | required",
        ),
        (
            "{ enum: [a, b] }",
            "{ enum: [a, c] }",
            "200=b | enum-value-removed | documented | missing\n200=c | enum-value-added | missing | documented",
        ),
        (
            "{ type: string, enum: [a] }",
            "{ type: string }",
            "200 | no-longer-enum | a list of values | any value",
        ),
        (
            "{ type: array, items: { type: integer } }",
            "{ type: array, items: { type: number } }",
            "200[] | type-widened | integer | number",
        ),
        (
            "{ type: object, additionalProperties: { type: integer } }",
            "{ type: object, additionalProperties: { type: number } }",
            "200{} | type-widened | integer | number",
        ),
        (
            "{ type: string, maxLength: 5 }",
            "{ type: string }",
            "200 | limit-loosened | maxLength 5 | no maxLength",
        ),
        (
            "{ type: string }",
            "{ type: string, format: date }",
            "200 | format-tightened | no format | format date",
        ),
        (
            "{ properties: { a: { properties: { b: { type: integer } } } } }",
            "{ properties: { a: { properties: { b: { type: string } } } } }",
            "200.a.b | type-changed | integer | string",
        ),
    ];
    for (ours, theirs, expected) in cases {
        let (_, report) = Pair::of_schemas(ours, theirs).run();
        assert_eq!(differences(&report).join("\n"), expected, "{ours} {theirs}");
    }
}

#[test]
fn parameters_bodies_and_statuses_are_compared() {
    let ours = "paths:
  /a:
    post:
      operationId: one
      parameters:
        - { name: page, in: query, required: true, schema: { type: integer } }
        - { name: tags, in: query, schema: { type: array, items: { type: string } } }
        - { name: sort, in: query, schema: { type: string } }
      requestBody:
        required: true
        content:
          application/json: { schema: { type: object, required: [a], properties: { a: { type: string } } } }
          multipart/form-data: { schema: { type: object } }
      responses:
        '200': { description: ok, headers: { X-Total: { schema: { type: integer } } } }
        '404': { description: no }
";
    let theirs = "paths:
  /a:
    post:
      operationId: uno
      parameters:
        - { name: page, in: query, schema: { type: integer } }
        - { name: tags, in: query, explode: false, schema: { type: array, items: { type: string } } }
        - { name: q, in: query, required: true, schema: { type: string } }
      requestBody:
        content:
          application/json: { schema: { type: object, properties: { a: { type: string } } } }
          text/csv: { schema: { type: string } }
      responses:
        '200': { description: ok }
        '403': { description: no }
";
    let (_, report) = Pair::new(ours, theirs).run();
    let mut found = differences(&report);
    found.sort();
    let expected = [
        "200 header X-Total | response-header-optional-removed | documented | missing",
        "403 | response-error-added | missing | documented",
        "404 | response-error-removed | documented | missing",
        "body multipart/form-data | media-type-removed | documented | missing",
        "body text/csv | media-type-added | missing | documented",
        "body | body-became-optional | required | optional",
        "body.a | property-became-optional | required | optional",
        "query page | parameter-became-optional | required | optional",
        "query q | parameter-required-added | missing | required",
        "query sort | parameter-removed | documented | missing",
        "query tags | parameter-style-changed | form, explode true | form, explode false",
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_difference_of_a_shared_component_is_there_once_with_all_its_operations() {
    let document = |kind: &str| {
        let get = |path: &str| {
            format!(
                "  {path}:\n    get:\n      operationId: {}\n      responses: {{ '200': {{ description: ok, content: {{ application/json: {{ schema: {{ $ref: '#/components/schemas/S' }} }} }} }} }}\n",
                path.trim_start_matches('/')
            )
        };
        format!(
            "paths:\n{}{}components: {{ schemas: {{ S: {{ properties: {{ id: {{ type: {kind} }}, s: {{ $ref: '#/components/schemas/S' }} }} }} }} }}\n",
            get("/a"),
            get("/b")
        )
    };
    let (_, report) = Pair::new(&document("integer"), &document("number")).run();
    assert_eq!(
        differences(&report),
        ["S.id | type-widened | integer | number"]
    );
    let found: &Value = &report["differences"][0];
    assert_eq!(found["operations"], json!(["a", "b"]));
    assert_eq!(
        found["old"]["pointer"],
        "/components/schemas/S/properties/id"
    );
    assert!(found["old"]["line"].is_u64() && found["new"]["line"].is_u64());
    assert_eq!(report["operations"][1]["differences"], 1);
}
