//! `UPGRADING.md` lists what changes of a document mean for Rust code, as the rules of `diff` say.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use conversation_apis_contract::diff::{Semver, rules};

const BEGIN: &str = "<!-- the table begins -->\n";
const END: &str = "<!-- the table ends -->\n";
const COMMAND: &str =
    "WRITE_UPGRADING=1 cargo test -p conversation-apis-contract --test it upgrading";

/// One row for each effect, the largest version step first.
fn table() -> String {
    let mut effects: BTreeMap<(Semver, &str), Vec<String>> = BTreeMap::new();
    let mut without = Vec::new();
    for rule in rules() {
        match rule.rust.as_str() {
            "" => without.push(rule.id.as_str()),
            effect => {
                let ids = effects.entry((rule.semver, effect)).or_default();
                ids.push(format!("`{}`", rule.id));
            }
        }
    }
    let mut text = String::from("| Rust code | step | kinds of change |\n|---|---|---|\n");
    for ((semver, effect), ids) in effects {
        let effect = effect.replace("`{", "*").replace("}`", "*");
        let effect = effect.replace(['{', '}'], "*");
        let (semver, ids) = (semver.name(), ids.join(", "));
        writeln!(text, "| {effect} | {semver} | {ids} |").unwrap();
    }
    let count = without.len();
    writeln!(
        text,
        "\nThe other {count} kinds of change do not change the Rust API, and are patches."
    )
    .unwrap();
    text
}

#[test]
fn the_table_is_that_of_the_rules() {
    let rules = rules().iter().filter(|rule| rule.rust.is_empty());
    assert!(rules.clone().all(|rule| rule.semver == Semver::Patch));
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../UPGRADING.md");
    let text = std::fs::read_to_string(&path).unwrap();
    let (before, rest) = text.split_once(BEGIN).unwrap();
    let (_, after) = rest.split_once(END).unwrap();
    let right = [before, BEGIN, &table(), END, after].concat();
    if std::env::var_os("WRITE_UPGRADING").is_some() {
        return std::fs::write(&path, right).unwrap();
    }
    assert!(
        text == right,
        "the table in UPGRADING.md is stale; run: {COMMAND}"
    );
}
