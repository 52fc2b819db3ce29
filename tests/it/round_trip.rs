//! Every documented payload variant: what came, what it became, what went back.

use std::fmt::Debug;
use std::fs;

use conversation_apis::RawJson;
use conversation_apis::partoo::types;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// The type to read the input as.
    schema: String,
    /// What is shown here, in one sentence.
    shows: String,
    input: RawJson,
}

#[test]
fn every_case_comes_back_as_it_was() {
    insta::with_settings!({
        snapshot_path => "../../snapshots/round_trip",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::glob!("../cases/partoo", "*.json", |path| {
            let case: Case = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
            let input = case.input.as_str();
            let (decoded, output) = match case.schema.as_str() {
                "Conversation" => round_trip::<types::Conversation>(input),
                "Message" => round_trip::<types::Message>(input),
                "listConversations.200" => round_trip::<types::ListConversationsResponse>(input),
                "listMessages.200" => round_trip::<types::ListMessagesResponse>(input),
                "listConversations.401" => round_trip::<types::Error401>(input),
                "listConversations.403" => round_trip::<types::Error403>(input),
                other => panic!("{}: no type for {other}", path.display()),
            };
            let same = json(&output) == json(input);
            insta::assert_snapshot!("case", format!(
                "{}: {}\n\n{:#}\n\nread as\n\n{decoded}\n\nwritten as {}",
                case.schema,
                case.shows,
                json(input),
                if same { "it came".to_owned() } else { format!("\n\n{:#}", json(&output)) },
            ));
        });
    });
}

fn round_trip<T: DeserializeOwned + Serialize + Debug>(input: &str) -> (String, String) {
    let value: T = serde_json::from_str(input).unwrap();
    // Absent fields are left out: what is there is what a reviewer reads.
    let debug = format!("{value:#?}");
    let lines = debug
        .lines()
        .filter(|line| !line.ends_with(": None,") && !line.ends_with("extra: {},"));
    (fold(lines), serde_json::to_string(&value).unwrap())
}

/// `Some(`, one line and `),` on one line, as often as that is so.
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
