//! Values of schemas that few documents have: enums of numbers and booleans, unsigned integers,
//! null, required properties without a schema, and schemas that contradict themselves.

use std::sync::LazyLock;

use conversation_apis_codegen::{Document, Pointer};
use conversation_apis_contract::cases::{self, Case, Expect};
use conversation_apis_contract::check::oracle::Oracle;
use conversation_apis_contract::document::Contract;
use conversation_apis_contract::provider::{Operation, Provider, Type, client, connect, outcome};
use conversation_apis_contract::verify::{Options, Verdict, verify_against};
use serde_json::{Value, json};

#[allow(dead_code, clippy::all, clippy::unwrap_used)]
mod api {
    include!(concat!(env!("OUT_DIR"), "/values.rs"));
}

/// The provider of `tests/cases/values`.
static VALUES: Provider = include!(concat!(env!("OUT_DIR"), "/values_provider.rs"));

static DOCUMENT: LazyLock<Document> = LazyLock::new(|| {
    let file = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/cases/values/openapi.yaml"
    );
    Document::read(file.as_ref()).unwrap()
});

async fn verdict(document: Document) -> Verdict {
    let contract = Contract::of(document).unwrap();
    let options = Options::default();
    verify_against(&VALUES, &contract, &options).await.unwrap()
}

/// The cases of a component of the document.
fn cases_of(contract: &Contract, component: &str) -> Vec<Case> {
    let mut oracle = Oracle::new(contract).unwrap();
    let all = cases::all(&mut oracle).unwrap();
    let of_component = all
        .into_iter()
        .find(|(target, _)| target.id.to_string() == component);
    of_component.unwrap().1
}

/// The value of a case at its place, and the expected outcome.
fn case(cases: &[Case], id: &str) -> (Value, Expect) {
    let case = cases.iter().find(|case| case.id.to_string() == id);
    let case = case.unwrap_or_else(|| panic!("no case {id}"));
    let value = case.json.pointer(case.id.place.as_str());
    (value.cloned().unwrap_or(Value::Null), case.expect.clone())
}

#[tokio::test]
async fn every_value_of_the_document_is_read_and_every_state_is_shown() {
    let verdict = verdict(DOCUMENT.clone()).await;
    assert!(verdict.findings.is_empty(), "{:#?}", verdict.findings);
    for row in &verdict.schemas {
        assert!(row.cases > 0, "{}", row.id);
        let mut units = row.units.iter();
        assert!(units.all(|(shown, all)| shown == all), "{row:?}");
    }
    let contradicting = "examples that contradict their schemas are not used: \
        #/components/schemas/Example/properties/size/example, \
        #/components/schemas/Example/properties/name/examples";
    assert!(
        verdict.notes.iter().any(|note| note == contradicting),
        "{:#?}",
        verdict.notes
    );
}

#[test]
fn an_unknown_value_of_an_enum_has_the_type_of_the_enum() {
    let contract = Contract::of(DOCUMENT.clone()).unwrap();
    assert_eq!(contract.first_unsupported(), None);
    let cases = cases_of(&contract, "Reading");
    for (name, unknown) in [
        ("status", json!(9007)),
        ("error", json!(true)),
        ("level", json!(9008)),
        ("count", json!(9007)),
        ("large", json!(9007)),
        ("list", json!(" Not in the document ")),
    ] {
        let id = format!("Reading/{name}:unknown_value");
        assert_eq!(case(&cases, &id), (unknown, Expect::Tolerated), "{id}");
    }
    let is_other = |case: &Case| case.id.to_string() == "Reading/either:unknown_value";
    assert!(!cases.iter().any(is_other));
    let refused = |name: &str| Expect::Rejected(format!("/{name}"));
    for (name, wrong) in [("status", json!(true)), ("error", json!("true"))] {
        let id = format!("Reading/{name}:wrong_type");
        assert_eq!(case(&cases, &id), (wrong, refused(name)), "{id}");
    }
}

#[test]
fn integers_have_cases_at_the_limits_of_their_type() {
    let contract = Contract::of(DOCUMENT.clone()).unwrap();
    let signed = [json!(i64::MIN), json!(i64::MAX)];
    let unsigned = [json!(0), json!(u64::MAX)];
    for (component, [least, greatest]) in [
        ("Unsigned", &unsigned),
        ("AboveZero", &unsigned),
        ("Large", &unsigned),
        ("Signed", &signed),
        ("AnySize", &signed),
    ] {
        let cases = cases_of(&contract, component);
        let value = |name: &str| case(&cases, &format!("{component}:{name}")).0;
        assert_eq!(value("minimum"), *least, "{component}");
        assert_eq!(value("maximum"), *greatest, "{component}");
    }
}

#[test]
fn null_is_expected_where_the_type_reads_it() {
    let contract = Contract::of(DOCUMENT.clone()).unwrap();
    let cases = cases_of(&contract, "Null");
    for (name, expect) in [
        ("always", Expect::Valid),
        ("typed", Expect::Tolerated),
        ("named", Expect::Tolerated),
        ("only_named", Expect::Valid),
        ("several", Expect::Valid),
        ("inner", Expect::Valid),
    ] {
        let id = format!("Null/{name}:null");
        assert_eq!(case(&cases, &id), (Value::Null, expect), "{id}");
    }
}

#[test]
fn a_required_property_without_a_schema_may_be_left_out() {
    let contract = Contract::of(DOCUMENT.clone()).unwrap();
    let cases = cases_of(&contract, "Reading");
    let sample = case(&cases, "Reading:sample");
    assert!(sample.0["missing"].is_object(), "{sample:?}");
    assert_eq!(sample.1, Expect::Valid);
    let absent = case(&cases, "Reading/missing:undescribed_left_out");
    assert_eq!(absent, (Value::Null, Expect::Tolerated));
}

#[tokio::test]
async fn a_schema_that_allows_no_value_is_named_and_left_out_of_the_cases() {
    let mut document = DOCUMENT.clone();
    document.value["components"]["schemas"]["Reading"]["properties"]["level"] =
        json!({ "type": "integer", "const": "10n" });
    let place = Pointer::from("#/components/schemas/Reading/properties/level");
    let contract = Contract::of(document.clone()).unwrap();
    assert_eq!(contract.impossible(), std::slice::from_ref(&place));
    let cases = cases_of(&contract, "Reading");
    let mut valid = cases.iter().filter(|case| case.expect == Expect::Valid);
    assert!(valid.all(|case| case.json.get("level").is_none()));
    // Unknown values of the other enums still have cases.
    assert_eq!(
        case(&cases, "Reading/status:unknown_value"),
        (json!(9007), Expect::Tolerated)
    );
    let verdict = verdict(document).await;
    let has = |start: &str| verdict.notes.iter().any(|note| note.starts_with(start));
    assert!(
        has(&format!("{place} allows no value")),
        "{:#?}",
        verdict.notes
    );
    assert!(has("not proved: no case shows "), "{:#?}", verdict.notes);
}

#[test]
fn an_enum_beside_all_of_and_named_properties_of_a_map_have_samples() {
    let mut document = DOCUMENT.clone();
    let schemas = &mut document.value["components"]["schemas"];
    let map = json!({
        "type": "object",
        "propertyNames": { "enum": ["done", "failed"] },
        "additionalProperties": { "type": "integer" },
    });
    schemas["Kinds"] = json!({ "type": "integer", "oneOf": [{ "const": 1 }, { "const": 8 }] });
    schemas["Narrow"] = json!({
        "type": "object",
        "required": ["kind", "counts"],
        "properties": {
            "kind": { "type": "integer", "enum": [8], "allOf": [{ "$ref": "#/components/schemas/Kinds" }] },
            "counts": map,
        },
    });
    let contract = Contract::of(document).unwrap();
    let (sample, expect) = case(&cases_of(&contract, "Narrow"), "Narrow:sample");
    assert_eq!(sample, json!({ "kind": 8, "counts": { "done": 123 } }));
    assert_eq!(expect, Expect::Valid);
}
