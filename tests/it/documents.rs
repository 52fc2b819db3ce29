//! How a document is read, before anything is lowered.

use std::path::{Path, PathBuf};

use conversation_apis_codegen::Document;
use serde_json::json;

/// The file of a case.
fn case(name: &str) -> PathBuf {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/documents");
    cases.join(name)
}

/// The error of reading a case, without the folder of the cases.
fn refused(name: &str) -> String {
    let error = Document::read(&case(name)).expect_err("refused");
    let cases = case("").display().to_string();
    error.to_string().replace(&cases, "")
}

#[test]
fn a_key_that_occurs_twice_is_refused_with_its_place() {
    assert_eq!(
        refused("duplicate-keys.json"),
        "duplicate-keys.json: the key `/a` occurs twice in one object at line 6 column 8"
    );
    let yaml = refused("duplicate-keys.yaml");
    assert!(
        yaml.ends_with("line 6, column 3: the key `/a` occurs twice in one object"),
        "{yaml}"
    );
}

#[test]
fn an_infinite_number_does_not_cost_the_document() {
    let document = Document::read(&case("values-without-quotes.yaml")).unwrap();
    let bounded = &document.value["components"]["schemas"]["Item"]["properties"]["bounded"];
    assert_eq!(
        *bounded,
        json!({ "type": "number", "maximum": ".inf", "example": ".inf" })
    );
}

#[test]
fn values_of_string_enums_are_the_text_as_written() {
    let document = Document::read(&case("values-without-quotes.yaml")).unwrap();
    let properties = &document.value["components"]["schemas"]["Item"]["properties"];
    assert_eq!(
        properties["country"]["enum"],
        json!(["NO", "on", "y", "true", "True"])
    );
    assert_eq!(
        properties["code"]["enum"],
        json!(["007", "0x1F", "1e3", "1.10", "12:30", "2020-01-01", "36"])
    );
    assert_eq!(properties["number"]["enum"], json!([7, 8]));
}
