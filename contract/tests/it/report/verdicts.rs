//! Verdicts made by hand.

use std::time::Duration;

use conversation_apis_codegen::Pointer;
use conversation_apis_contract::cases::{CaseId, CaseState};
use conversation_apis_contract::document::TargetId;
use conversation_apis_contract::finding::{Example, Finding, Kind, Subject};
use conversation_apis_contract::verify::{
    AnswerRow, DocumentName, EffectRow, Extent, Origin, Recorded, RequestRow, RuleRow, SchemaRow,
    Verdict, WebhookRow,
};
use serde_json::json;

/// Text that breaks out of any format unless it is escaped.
const HOSTILE: &str = "a|b `c` <b>&amp;</b> \"q\" 'r' ]]> </script><script>alert(1)</script> {{main}} \u{1b}[31m\u{0}\u{202e}\n\r\t# @all \u{ffff}";

fn component(name: &str) -> TargetId {
    TargetId::Component(name.to_owned())
}

fn answer(status: &str) -> TargetId {
    TargetId::Answer {
        operation: "listThings".to_owned(),
        status: status.to_owned(),
    }
}

fn sample(target: TargetId) -> CaseId {
    CaseId {
        target,
        place: Pointer::default(),
        state: CaseState::Sample,
    }
}

/// A verdict that holds, with rows in every table.
pub(super) fn holding() -> Verdict {
    let schema = |id, cases, units| SchemaRow {
        id,
        cases,
        units,
        elapsed: Duration::from_millis(1500),
    };
    let row = |answer: &str, documented, calls| AnswerRow {
        operation: "listThings".to_owned(),
        answer: answer.to_owned(),
        documented,
        calls,
        passed: calls,
    };
    let webhook = |event: &str, deliveries| WebhookRow {
        event: event.to_owned(),
        deliveries,
        passed: deliveries,
        refusals: (9, 9),
    };
    Verdict {
        provider: "demo",
        document: Some(DocumentName {
            file: "demo.yaml".to_owned(),
            openapi: "3.1.0".to_owned(),
            origin: Some(Origin {
                sha256: "0123456789abcdef".repeat(4),
                recorded: Recorded {
                    title: Some("Demo API".to_owned()),
                    version: Some("v7".to_owned()),
                    retrieved: Some("2026-11-20".to_owned()),
                },
            }),
        }),
        overlays: 2,
        extent: Extent::Whole,
        schemas: vec![
            schema(component("Thing"), 31, [(1, 1), (49, 49), (4, 4), (3, 3)]),
            schema(component("ThingKind"), 4, [(1, 1), (0, 0), (4, 4), (0, 0)]),
            schema(answer("200"), 9, [(1, 1), (6, 6), (0, 0), (0, 0)]),
        ],
        answers: vec![
            row("200", true, 9),
            row("401", true, 5),
            row("401 of another shape", false, 1),
            row("502 with HTML", false, 1),
        ],
        requests: vec![RequestRow {
            operation: "listThings".to_owned(),
            calls: 16,
            units: [
                (2, 2),
                (4, 4),
                (1, 1),
                (7, 7),
                (9, 9),
                (2, 2),
                (0, 0),
                (2, 2),
            ],
            elapsed: Duration::from_millis(250),
        }],
        skipped: vec![("addThing".to_owned(), "left out".to_owned())],
        effects: vec![
            EffectRow {
                operation: "changeThing".to_owned(),
                calls: 3,
                shown: 3,
                reason: None,
            },
            EffectRow {
                operation: "addThing".to_owned(),
                calls: 0,
                shown: 0,
                reason: Some("No call shows it.".to_owned()),
            },
        ],
        rules: vec![RuleRow {
            operation: "listThings".to_owned(),
            rule: "absent-cursor-is-end",
            says: "an absent cursor is the end",
            holds: true,
        }],
        webhooks: vec![webhook("thing_created", 43), webhook("thing_lost", 12)],
        notes: vec!["branches of #/components/schemas/Thing overlap".to_owned()],
        findings: Vec::new(),
        complete: true,
        incomplete: Vec::new(),
        seen_objects: Default::default(),
        partly_called: Default::default(),
        cut_short: Vec::new(),
        accepted: 0,
        elapsed: Duration::ZERO,
        places: Default::default(),
    }
}

/// A verdict with findings of several kinds.
pub(super) fn failing() -> Verdict {
    let shown = |json, path: Option<&str>| Example {
        json,
        path: path.map(str::to_owned),
        reproduce: "cargo contract verify demo --case 'Thing:sample'".to_owned(),
    };
    let times = |mut finding: Finding, count| {
        finding.count = count;
        finding
    };
    let mut verdict = holding();
    verdict.accepted = 2;
    verdict.schemas[0].units = [(1, 1), (48, 49), (0, 4), (3, 3)];
    verdict.answers[1].passed = 3;
    verdict.rules[0].holds = false;
    verdict.webhooks[0].passed = 42;
    verdict.webhooks[1].refusals = (8, 9);
    verdict.findings = vec![
        times(
            Finding::new(
                Kind::UnknownValue,
                &component("Thing/size"),
                "unknown value",
            ),
            7,
        ),
        Finding::new(
            Kind::RoundTrip,
            &sample(component("Thing")),
            "was not read: /id: expected a number",
        )
        .shown_by(shown(
            json!({ "id": "seven", "name": HOSTILE }),
            Some("/id"),
        )),
        times(
            Finding::new(Kind::RoundTrip, &sample(answer("200")), "came back changed")
                .shown_by(shown(json!({ "long": "x".repeat(3_000) }), None)),
            3,
        ),
        Finding::new(
            Kind::Coverage,
            Pointer::from("#/components/schemas/Thing/properties/kind"),
            "no case shows it null",
        ),
        Finding::new(Kind::Wire, &sample(answer("401")), "401 became a success"),
        Finding::new(
            Kind::Wire,
            Subject::Undocumented {
                operation: "listThings".to_owned(),
                answer: "401 of another shape".to_owned(),
            },
            "401 of another shape came out as documented",
        ),
        Finding::new(
            Kind::Paging,
            Subject::Rule {
                operation: "listThings".to_owned(),
                rule: "absent-cursor-is-end".to_owned(),
            },
            "an absent cursor is the end: expected 3 items, got 2",
        ),
        Finding::new(Kind::Source, Subject::File(HOSTILE.to_owned()), HOSTILE),
    ];
    verdict
}
