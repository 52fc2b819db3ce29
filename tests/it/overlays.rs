//! Overlays that cannot be applied stop the build and say which, where and why.

use std::path::Path;

use conversation_apis_codegen::Document;

/// What opening `tests/cases/overlays/<name>` says, paths from there on.
fn refused(name: &str) -> String {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/overlays");
    let error = Document::open(&cases.join(name)).expect_err("refused");
    error
        .to_string()
        .replace(&format!("{}/", cases.display()), "")
}

#[test]
fn an_action_that_matches_nothing_is_named_with_its_file_and_target() {
    insta::assert_snapshot!(refused("matches-nothing"), @"matches-nothing/overlays/20-second.yaml: action 2 (target `$.paths['/gone']`): matches nothing in the document");
}

#[test]
fn an_action_without_a_reason_is_refused() {
    insta::assert_snapshot!(refused("no-reason"), @"no-reason/overlays/10-first.yaml: action 1 (target `$.info`): gives no reason; state it in `description`");
}

#[test]
fn a_target_that_is_no_jsonpath_is_refused() {
    insta::assert_snapshot!(refused("no-path"), @"no-path/overlays/10-first.yaml: action 1 (target `info[`): the target is no JSONPath (RFC 9535): at position 0, parser error");
}

#[test]
fn a_scalar_cannot_be_updated_in_place() {
    insta::assert_snapshot!(refused("scalar"), @"scalar/overlays/10-first.yaml: action 1 (target `$.info.title`): `/info/title` is neither object nor array; target its parent");
}

#[test]
fn an_action_that_does_nothing_is_refused() {
    insta::assert_snapshot!(refused("no-effect"), @"no-effect/overlays/10-first.yaml: action 1 (target `$.info`): needs either `update` or `remove: true`");
}

#[test]
fn a_misspelled_key_of_an_action_is_refused() {
    assert!(
        refused("misspelled")
            .starts_with("misspelled/overlays/10-first.yaml: unknown field `updte`")
    );
}

#[test]
fn a_file_cut_short_is_named_with_its_line() {
    let text = refused("cut-short");
    assert!(
        text.starts_with("cut-short/overlays/10-first.yaml: "),
        "{text}"
    );
    assert!(text.contains("line 6 column 1"), "{text}");
}

#[test]
fn overlays_apply_in_the_order_of_their_names_and_remove_from_the_back() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/overlays");
    let document = Document::open(&cases.join("in-order")).unwrap();
    assert_eq!(document.value["info"]["title"], "second");
    assert_eq!(
        document.value["tags"],
        serde_json::json!([{ "name": "b" }, { "name": "d" }])
    );
}

#[test]
fn removals_take_what_the_target_names_in_any_order_and_once() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/overlays");
    let document = Document::open(&cases.join("removals")).unwrap();
    let left = ["t1", "t3", "t4", "t5", "t6", "t7", "t8", "t9", "t10"];
    assert_eq!(document.value["tags"], serde_json::json!(left));
}

#[test]
fn an_overlay_without_actions_and_a_file_that_is_none_are_refused() {
    assert_eq!(
        refused("no-actions"),
        "no-actions/overlays/10-first.yaml: has no `actions`"
    );
    assert_eq!(
        refused("no-overlay"),
        "no-overlay/overlays/10-first.txt: is no overlay: expected a .yaml, .yml or .json file"
    );
}

#[test]
fn yaml_is_read_as_1_2_where_on_and_y_are_text() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/overlays");
    let info = &Document::open(&cases.join("yaml-1-2")).unwrap().value["info"];
    assert_eq!(
        *info,
        serde_json::json!({ "title": "on", "version": "y", "summary": "off" })
    );
}
