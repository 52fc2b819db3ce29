//! What the rules say of the Rust API is compared with the APIs that are generated.

use std::fmt::Write as _;
use std::path::Path;

use conversation_apis_codegen::{Document, generate, lower};
use conversation_apis_contract::cli::HOLDS;
use conversation_apis_contract::diff::{Rule, Semver, Source, diff, outcome, rules};
use conversation_apis_contract::surface::{Surface, changes, step};
use serde_json::Value;

use super::pairs;
use super::short::{read, source, whole};
use crate::cli::contract;
use crate::folder::Folder;

/// A rule's case as whole documents, on one side of the API.
struct Pair {
    rule: &'static Rule,
    old: Document,
    new: Document,
}

/// Each case, on each side that it distinguishes.
fn pairs() -> Vec<Pair> {
    let folder = Folder::new();
    let mut pairs: Vec<Pair> = Vec::new();
    for rule in rules() {
        let Some(case) = &rule.case else { continue };
        let [old, new] = [&case.old, &case.new].map(|text| read(&folder, text));
        for is_request in [true, false] {
            let [old, new] = [&old, &new].map(|short| source(whole(short, is_request)).document);
            let is_known = |pair: &Pair| pair.old.value == old.value && pair.new.value == new.value;
            if !pairs.iter().any(is_known) {
                pairs.push(Pair { rule, old, new });
            }
        }
    }
    pairs
}

fn surface(document: &Document) -> Surface {
    Surface::of(&generate(&lower(document).unwrap()).unwrap())
}

/// A step that changes the API. A patch does not.
fn of_api(step: Option<Semver>) -> Option<Semver> {
    step.filter(|step| *step != Semver::Patch)
}

fn name(step: Option<Semver>) -> &'static str {
    of_api(step).map_or("none", Semver::name)
}

/// The step of the rules is never lower than that of the generated APIs. Where it is higher, the
/// snapshot shows it: the effect depends on more than the rule knows.
#[test]
fn the_step_of_the_rules_is_not_lower_than_that_of_the_generated_apis() {
    let pairs = pairs();
    let (mut higher, mut wrong) = (String::new(), String::new());
    for Pair { rule, old, new } in &pairs {
        let (was, is) = (surface(old), surface(new));
        let found = diff(&Source::of(old.clone()), &Source::of(new.clone()));
        let predicted = of_api(found.iter().map(|change| change.rule.semver).min());
        let real = of_api(step(&was, &is));
        let side = if has_body(new) { " (request)" } else { "" };
        let steps = format!("{}{side}: {} is {}", rule.id, name(predicted), name(real));
        // `Major` is the first.
        let rank = |step: Option<Semver>| step.map_or(2, |step| step as usize);
        if rank(predicted) < rank(real) {
            writeln!(higher, "{steps}").unwrap();
        }
        let has_text = found.iter().any(|change| !change.rust.is_empty());
        if rank(predicted) > rank(real) || real.is_some() && !has_text {
            writeln!(wrong, "{steps}").unwrap();
            for change in changes(&was, &is) {
                writeln!(wrong, "    {}", change.member).unwrap();
            }
        }
    }
    assert!(pairs.len() >= 60, "{}", pairs.len());
    assert!(wrong.is_empty(), "{wrong}");
    insta::with_settings!({
        snapshot_path => "../../../../snapshots/diff",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!("higher_steps", higher);
    });
}

/// Where neither a rule nor the way that a schema is written needs a major step, the APIs need none.
#[test]
fn the_step_of_a_pair_is_not_lower_than_that_of_its_apis() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/diff/pairs");
    let (mut respelled, mut lower, mut wrong) = (0, 0, String::new());
    for pair in pairs::pairs(&folder) {
        let [old, new] = pair.documents(false);
        let found = outcome(&old, &new);
        let rules = of_api(found.changes.iter().map(|change| change.rule.semver).min());
        if !found.respelled.is_empty() {
            respelled += 1;
            continue;
        }
        if rules == Some(Semver::Major) {
            continue;
        }
        lower += 1;
        let real = of_api(step(&surface(&old.document), &surface(&new.document)));
        if real.is_some_and(|real| rules.is_none_or(|rules| real < rules)) {
            writeln!(wrong, "{}: {} is {}", pair.name, name(rules), name(real)).unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(
        respelled >= 100 && lower >= 300,
        "{respelled} and {lower} pairs"
    );
}

fn has_body(document: &Document) -> bool {
    fn within(value: &Value, depth: usize) -> bool {
        let has = value.get("requestBody").is_some();
        let mut inner = value.as_object().into_iter().flatten();
        has || depth > 0 && inner.any(|(_, value)| within(value, depth - 1))
    }
    within(&document.value["paths"], 2)
}

/// Two spellings of the same values. Their Rust types differ.
const SPELLINGS: [&str; 2] = [
    "schema: { type: object, required: [size], properties: { size: { type: [string, integer] } } }",
    "schema: { type: object, required: [size], properties: { size: { oneOf: [{ type: string }, { type: integer }] } } }",
];

#[test]
fn the_report_shows_how_the_generated_apis_differ() {
    let folder = Folder::new();
    let write = |name: &str, text: &str| {
        folder.write(name, &whole(&read(&folder, text), false).to_string())
    };
    let [old, new] = SPELLINGS;
    let (old, new) = (write("old.json", old), write("new.json", new));
    let shown = |arguments: &[&str]| {
        let (code, out, _) = contract(&[&["diff", &old, &new], arguments].concat(), b"");
        assert_eq!(code, HOLDS);
        out.replace(&old, "old.json").replace(&new, "new.json")
    };
    let mut all = String::new();
    for format in ["text", "markdown", "json"] {
        all += &format!("== {format}\n{}", shown(&["--report", format]));
        all += &format!(
            "== {format} --rust\n{}",
            shown(&["--rust", "--report", format])
        );
    }
    insta::with_settings!({
        snapshot_path => "../../../../snapshots/report",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!("diff-rust", all);
    });
}
