//! An overlay that cannot be applied stops the build. The error names the file, the action
//! and the reason.

use std::path::{Path, PathBuf};

use conversation_apis_codegen::Document;

/// The folder of a case.
fn case(name: &str) -> PathBuf {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/overlays");
    cases.join(name)
}

/// The error of opening a case, with paths relative to the cases.
fn refused(name: &str) -> String {
    let error = Document::open(&case(name)).expect_err("refused");
    let cases = case("").display().to_string();
    error.to_string().replace(&cases, "")
}

#[test]
fn a_target_that_matches_nothing_is_refused() {
    insta::assert_snapshot!(refused("matches-nothing"), @"matches-nothing/overlays/20-second.yaml: action 2 (target `$.paths['/gone']`): matches nothing in the document");
}

#[test]
fn an_action_without_a_reason_is_refused() {
    insta::assert_snapshot!(refused("without-reason"), @"without-reason/overlays/10-first.yaml: action 1 (target `$.info`): no reason given; state it in `description`");
}

#[test]
fn a_target_that_is_not_a_jsonpath_is_refused() {
    insta::assert_snapshot!(refused("invalid-jsonpath"), @"invalid-jsonpath/overlays/10-first.yaml: action 1 (target `info[`): the target is not a JSONPath (RFC 9535): at position 0, parser error");
}

#[test]
fn an_update_of_a_scalar_is_refused() {
    insta::assert_snapshot!(refused("scalar-target"), @"scalar-target/overlays/10-first.yaml: action 1 (target `$.info.title`): `/info/title` is neither an object nor an array; target its parent");
}

#[test]
fn an_action_without_update_or_remove_is_refused() {
    insta::assert_snapshot!(refused("without-update-or-remove"), @"without-update-or-remove/overlays/10-first.yaml: action 1 (target `$.info`): needs either `update` or `remove: true`");
}

#[test]
fn a_misspelled_key_of_an_action_is_refused() {
    let text = refused("misspelled-key");
    let start = "misspelled-key/overlays/10-first.yaml: unknown field `updte`";
    assert!(text.starts_with(start), "{text}");
}

#[test]
fn a_truncated_file_is_refused_with_the_line() {
    let text = refused("truncated");
    let start = "truncated/overlays/10-first.yaml: ";
    assert!(text.starts_with(start), "{text}");
    assert!(text.contains("line 6 column 1"), "{text}");
}

#[test]
fn overlays_are_applied_in_the_order_of_their_names() {
    let document = Document::open(&case("in-order")).unwrap();
    assert_eq!(document.value["info"]["title"], "second");
    assert_eq!(
        document.value["tags"],
        serde_json::json!([{ "name": "b" }, { "name": "d" }])
    );
}

#[test]
fn an_action_removes_each_place_that_it_matches_once() {
    let document = Document::open(&case("removals")).unwrap();
    let left = ["t1", "t3", "t4", "t5", "t6", "t7", "t8", "t9", "t10"];
    assert_eq!(document.value["tags"], serde_json::json!(left));
}

#[test]
fn an_overlay_without_actions_is_refused() {
    assert_eq!(
        refused("without-actions"),
        "without-actions/overlays/10-first.yaml: has no `actions`"
    );
}

#[test]
fn a_file_that_is_not_an_overlay_is_refused() {
    assert_eq!(
        refused("not-an-overlay"),
        "not-an-overlay/overlays/10-first.txt: not an overlay: expected a .yaml, .yml or .json file"
    );
}

#[test]
fn yaml_1_2_reads_on_off_and_y_as_strings() {
    let info = &Document::open(&case("yaml-1-2")).unwrap().value["info"];
    assert_eq!(
        *info,
        serde_json::json!({ "title": "on", "version": "y", "summary": "off" })
    );
}

#[test]
fn extensions_are_allowed_at_the_root_in_info_and_in_an_action() {
    let info = &Document::open(&case("extensions")).unwrap().value["info"];
    assert_eq!(
        *info,
        serde_json::json!({ "title": "Changed", "version": "1", "x-kept": true })
    );
}

#[test]
fn another_version_is_refused_before_its_fields_are() {
    insta::assert_snapshot!(refused("version-1-1"), @"version-1-1/overlays/10-first.yaml: `overlay: 1.1.0`: only 1.0.x is supported");
}

#[test]
fn an_update_beside_a_removal_has_no_impact() {
    let document = Document::open(&case("update-beside-remove")).unwrap().value;
    assert_eq!(document["tags"], serde_json::json!(["t0"]));
    assert_eq!(document["info"]["title"], "Changed");
}
