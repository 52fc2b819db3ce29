//! No report shows an incomplete run, or a run that could not start, as a pass.

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use conversation_apis_codegen::Pointer;
use conversation_apis_contract::baseline::{Baseline, today};
use conversation_apis_contract::cases::{CaseId, CaseState};
use conversation_apis_contract::document::{Contract, TargetId};
use conversation_apis_contract::finding::{Finding, Kind, Subject};
use conversation_apis_contract::incomplete::{Incomplete, Outcome, Reason};
use conversation_apis_contract::provider::Provider;
use conversation_apis_contract::report::{self, Format, Run, Styles};
use conversation_apis_contract::verify::{Extent, Verdict};
use serde_json::Value;

use crate::folder::Folder;
use crate::junit_schema::check_junit;

/// A place in the document.
fn components() -> Pointer {
    Pointer::from("#/components")
}

fn live(reason: Option<Reason>) -> Verdict {
    let provider = Provider::find("partoo").unwrap();
    let contract = Contract::open(&provider.folder()).unwrap();
    let mut verdict = Verdict::new(provider, &contract);
    verdict.extent = Extent::Live {
        requests: 2,
        items: 13,
    };
    verdict.elapsed = Duration::from_secs(1);
    verdict.incomplete = reason
        .map(|reason| Incomplete {
            reason,
            operation: Some("listMessages".to_owned()),
            text: "the limit of {50} requests is reached".to_owned(),
        })
        .into_iter()
        .collect();
    verdict.complete = verdict.incomplete.is_empty();
    verdict
}

fn printed(verdicts: &[Verdict], format: Format) -> String {
    let mut out = Vec::new();
    report::print(
        verdicts,
        &Run::now("cargo contract verify"),
        format,
        Styles::PLAIN,
        &mut out,
    )
    .unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn no_report_shows_an_incomplete_run_as_a_pass() {
    for reason in Reason::ALL {
        let mut verdict = live(Some(reason));
        assert_eq!(verdict.outcome(), Outcome::Incomplete);
        assert!(!verdict.holds());
        for fails in [false, true] {
            if fails {
                verdict
                    .findings
                    .push(Finding::new(Kind::TypeDiffers, components(), "a text"));
            }
            let verdicts = [live(None), verdict];
            let junit = printed(&verdicts, Format::Junit);
            check_junit(&junit);
            let counts = format!(r#"failures="{}" errors="1""#, u8::from(fails));
            assert!(junit.contains(&counts), "{junit}");
            assert!(junit.contains(&format!(r#"<error type="{}""#, reason.id())));
            let sarif: Value = serde_json::from_str(&printed(&verdicts, Format::Sarif)).unwrap();
            let invocation = &sarif["runs"][0]["invocations"][0];
            assert_eq!(invocation["executionSuccessful"], false);
            let notification = &invocation["toolExecutionNotifications"][0];
            assert_eq!(notification["descriptor"]["id"], reason.id());
            let text = notification["message"]["text"].as_str().unwrap();
            assert!(text.contains("{{50}}"), "{text}");
            let json: Value = serde_json::from_str(&printed(&verdicts, Format::Json)).unwrap();
            let schema: Value = serde_json::from_str(report::SCHEMA).unwrap();
            assert!(jsonschema::is_valid(&schema, &json));
            let provider = &json["providers"][1];
            assert_eq!(provider["holds"], false);
            assert_eq!(provider["complete"], false);
            assert_eq!(provider["incomplete"][0]["reason"], reason.id());
            let markdown = printed(&verdicts, Format::Markdown);
            assert!(markdown.lines().next().unwrap().contains("incomplete"));
            let html = printed(&verdicts, Format::Html);
            let title = html.split("<title>").nth(1).unwrap();
            assert!(
                title
                    .split("</title>")
                    .next()
                    .unwrap()
                    .contains("incomplete")
            );
            assert!(html.contains("the limit of {50} requests is reached"));
            let text = printed(&verdicts, Format::Text);
            assert!(text.contains("partoo INCOMPLETE"), "{text}");
            let [_, again] = verdicts;
            verdict = again;
        }
    }
}

#[test]
fn a_run_that_saw_everything_is_complete_in_every_report() {
    let verdicts = [live(None)];
    let sarif: Value = serde_json::from_str(&printed(&verdicts, Format::Sarif)).unwrap();
    assert_eq!(
        sarif["runs"][0]["invocations"][0]["executionSuccessful"],
        true
    );
    for format in Format::VERIFY {
        let text = printed(&verdicts, format);
        let said = text.replace(r#""incomplete": []"#, "").to_lowercase();
        assert!(!said.contains("incomplete"), "{format}: {text}");
    }
}

#[test]
fn sarif_results_have_the_line_in_the_document() {
    let mut verdict = live(None);
    let case = CaseId {
        target: TargetId::Component("Message".to_owned()),
        place: Pointer::from("/content"),
        state: CaseState::Null,
    };
    let subjects = [
        Pointer::from("#/components/schemas/Message/properties/content").into(),
        Subject::Case(case),
        Subject::Operation("listConversations".to_owned()),
        Pointer::from("#/nowhere/at/all").into(),
    ];
    for subject in subjects {
        verdict
            .findings
            .push(Finding::new(Kind::TypeDiffers, subject, "a text"));
    }
    let document = Provider::find("partoo").unwrap().folder();
    let document = fs::read_to_string(document.join("openapi-bundled.yaml")).unwrap();
    let sarif: Value = serde_json::from_str(&printed(&[verdict], Format::Sarif)).unwrap();
    let lines: Vec<usize> = sarif["runs"][0]["results"]
        .as_array()
        .unwrap()
        .iter()
        .map(|result| {
            let region = &result["locations"][0]["physicalLocation"]["region"];
            usize::try_from(region["startLine"].as_u64().unwrap()).unwrap()
        })
        .collect();
    let at = |line: usize| document.lines().nth(line - 1).unwrap().trim();
    assert_eq!(at(lines[0]), "content:");
    assert_eq!(at(lines[1]), "Message:");
    assert_eq!(at(lines[2]), "get:");
    assert_eq!(lines[3], 1);
    for rule in sarif["runs"][0]["tool"]["driver"]["rules"]
        .as_array()
        .unwrap()
    {
        assert!(rule["fullDescription"]["text"].is_string() && rule["help"]["text"].is_string());
    }
}

#[test]
fn a_baseline_is_not_pruned_after_an_incomplete_run() {
    let mut found = live(None);
    found
        .findings
        .push(Finding::new(Kind::TypeDiffers, components(), "a text"));
    let mut baseline = Baseline::default();
    baseline.update(&[found], "known", today());
    let folder = Folder::new();
    let text = |baseline: &Baseline| {
        let path = PathBuf::from(folder.path("baseline.toml"));
        baseline.write(&path).unwrap();
        fs::read_to_string(path).unwrap()
    };
    let before = text(&baseline);
    for reason in Reason::ALL {
        baseline.prune(&[live(Some(reason))]);
        assert_eq!(text(&baseline), before, "{reason:?}");
        let mut verdicts = [live(Some(reason))];
        baseline.apply(&mut verdicts, today());
        assert!(verdicts[0].findings.is_empty(), "{reason:?}");
    }
    baseline.prune(&[live(None)]);
    assert_ne!(text(&baseline), before);
}
