//! The rules: no rule is missing, and each rule is reported for its own case.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use conversation_apis_contract::diff::{ChangeKind, Side, diff, rules};

use super::short::{ids, read, source, whole};
use crate::folder::Folder;

#[test]
fn each_kind_of_change_has_a_rule_on_exactly_its_own_sides() {
    let mut ids = BTreeSet::new();
    for kind in ChangeKind::ALL {
        let of_kind = rules().iter().filter(|rule| rule.kind == *kind);
        let mut sides: Vec<Side> = of_kind.flat_map(|rule| rule.sides.clone()).collect();
        sides.sort();
        assert_eq!(sides, kind.sides(), "{}", kind.name());
    }
    for rule in rules() {
        assert!(ids.insert(&rule.id), "two rules have the id {}", rule.id);
        let has_no_case = rule.case.is_none();
        assert_eq!(
            has_no_case,
            matches!(rule.kind, ChangeKind::NotCompared | ChangeKind::NotJudged),
            "{}",
            rule.id
        );
    }
}

#[test]
fn each_rule_file_belongs_to_a_kind_of_change() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
    let files = fs::read_dir(folder).unwrap();
    let mut files: BTreeSet<String> = files
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    assert!(files.remove("README.md"));
    let kinds = ChangeKind::ALL.iter();
    let expected: BTreeSet<String> = kinds.map(|kind| format!("{}.toml", kind.name())).collect();
    assert_eq!(files, expected);
}

#[test]
fn each_rule_is_reported_for_its_case() {
    let folder = Folder::new();
    for rule in rules() {
        let Some(case) = &rule.case else { continue };
        let is_request = rule.sides == [Side::Request];
        let document = |text: &str| source(whole(&read(&folder, text), is_request));
        let (old, new) = (document(&case.old), document(&case.new));
        let changes = diff(&old, &new);
        let found = ids(&changes);
        assert!(found.contains(rule.id.as_str()), "{}: {found:?}", rule.id);
        for change in changes.iter().filter(|change| change.rule.id == rule.id) {
            assert!(rule.sides.contains(&change.side), "{}", rule.id);
            let text = format!("{} {}", change.text, change.rust);
            let unfilled = ["{name}", "{of}", "{was}", "{is}", "``"];
            let is_filled = unfilled.iter().all(|part| !text.contains(part));
            assert!(is_filled, "{}: {text}", rule.id);
        }
        let same = diff(&old, &old).is_empty() && diff(&new, &new).is_empty();
        assert!(same, "{}", rule.id);
    }
}
