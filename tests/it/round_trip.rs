//! Round trips of every documented payload variant: the input, the decoded value, and the
//! JSON encoded from it.

mod complete;

use std::fs;
use std::path::Path;

use conversation_apis::RawJson;
use conversation_apis_contract::provider::{PROVIDERS, Provider, Shown};
use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// The schema whose type decodes the input.
    schema: String,
    /// What this case shows, as a phrase.
    shows: String,
    input: RawJson,
}

/// The providers with a folder of cases. One without JSON bodies has none.
fn with_cases() -> impl Iterator<Item = &'static Provider> {
    PROVIDERS
        .iter()
        .filter(|provider| Path::new(&cases(provider.name)).exists())
}

fn cases(provider: &str) -> String {
    format!("{}/tests/cases/{provider}", env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn every_case_round_trips_as_its_snapshot_shows() {
    for provider in with_cases() {
        every_case_round_trips(provider);
    }
}

fn every_case_round_trips(provider: &Provider) {
    insta::with_settings!({
        snapshot_path => format!("../../snapshots/round_trip/{}", provider.name),
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::glob!(cases(provider.name), "*.json", |path| {
            let case: Case = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
            let input = case.input.as_str();
            let Some(found) = provider.find_type(&case.schema) else {
                panic!("{}: no type for {}", path.display(), case.schema);
            };
            let Shown { debug, json: output } = (found.shown)(input).unwrap();
            let decoded = without_absent(&debug);
            let same = json(&output) == json(input);
            insta::assert_snapshot!("case", format!(
                "{}: {}\n\n{:#}\n\ndecodes to\n\n{decoded}\n\nand encodes to{}",
                case.schema,
                case.shows,
                json(input),
                if same { " the same JSON".to_owned() } else { format!("\n\n{:#}", json(&output)) },
            ));
        });
    });
}

/// Leaves absent fields out, so that a reviewer sees only what is there.
fn without_absent(debug: &str) -> String {
    let lines = debug
        .lines()
        .filter(|line| !line.ends_with(": None,") && !line.ends_with("extra: {},"));
    fold(lines)
}

/// Joins `Some(`, a single line and `),` into one line, repeatedly.
fn fold<'a>(lines: impl Iterator<Item = &'a str>) -> String {
    let mut folded: Vec<String> = Vec::new();
    for line in lines {
        let before = folded.len().checked_sub(2).map(|at| &folded[at]);
        let opened = before.is_some_and(|before| before.ends_with('('));
        let inner = folded
            .last()
            .filter(|inner| opened && !inner.ends_with(['}', '(', ']']));
        match inner.map(|inner| inner.trim().trim_end_matches(',').to_owned()) {
            Some(inner) if line.trim() == ")," && !inner.ends_with('}') => {
                folded.pop();
                if let Some(outer) = folded.last_mut() {
                    outer.push_str(&format!("{inner}),"));
                }
            }
            _ => folded.push(line.to_owned()),
        }
    }
    folded.join("\n")
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}
