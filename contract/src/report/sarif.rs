//! SARIF 2.1.0, for code scanning: a rule a kind, a result a finding.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::{document_uri, ordered};
use crate::finding::{Finding, Kind, Severity};
use crate::verify::Verdict;

/// The name of our fingerprints: scanners follow a finding by it from run to run.
const FINGERPRINT: &str = "conversationApisContract/v1";

pub(super) fn print(verdicts: &[Verdict], out: &mut dyn Write) -> io::Result<()> {
    let rules: Vec<Value> = Kind::ALL.iter().map(|&kind| rule(kind)).collect();
    let results = verdicts.iter().flat_map(|verdict| {
        let findings = ordered(verdict).into_iter();
        findings.map(move |finding| result(verdict, finding))
    });
    let log = json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "cargo contract",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            } },
            "columnKind": "unicodeCodePoints",
            "invocations": [invocation(verdicts)],
            "results": results.collect::<Vec<_>>(),
        }],
    });
    writeln!(out, "{log:#}")
}

/// Whether the run saw everything, and why it did not.
fn invocation(verdicts: &[Verdict]) -> Value {
    let notifications: Vec<Value> = verdicts
        .iter()
        .flat_map(|verdict| {
            let reasons = verdict.incomplete.iter();
            reasons.map(|reason| {
                let text = format!("{}: incomplete: {reason}", verdict.provider);
                json!({
                    "descriptor": { "id": reason.reason.id() },
                    "level": "error",
                    "message": { "text": message(&text) },
                })
            })
        })
        .collect();
    json!({
        "executionSuccessful": notifications.is_empty(),
        "toolExecutionNotifications": notifications,
    })
}

/// Text for a message: braces stand for arguments in SARIF, doubled ones for themselves.
fn message(text: &str) -> String {
    text.replace('{', "{{").replace('}', "}}")
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Information => "note",
    }
}

fn rule(kind: Kind) -> Value {
    json!({
        "id": kind.id(),
        "shortDescription": { "text": kind.describe() },
        "fullDescription": { "text": kind.describe() },
        "help": { "text": kind.help() },
        "defaultConfiguration": { "level": level(kind.severity()) },
    })
}

fn result(verdict: &Verdict, finding: &Finding) -> Value {
    let text = format!("{}: {}", finding.place(), finding.text);
    // GitHub shows no alert without a line.
    let line = verdict.places.line(&finding.subject).unwrap_or(1);
    let mut result = json!({
        "ruleId": finding.kind.id(),
        "ruleIndex": Kind::ALL.iter().position(|&kind| kind == finding.kind),
        "level": level(finding.severity),
        "message": { "text": message(&text) },
        "locations": [{
            "physicalLocation": {
                "artifactLocation": { "uri": document_uri(verdict) },
                "region": { "startLine": line },
            },
            "logicalLocations": [{ "fullyQualifiedName": finding.place() }],
        }],
        "partialFingerprints": { FINGERPRINT: finding.fingerprint(verdict.provider) },
        // The format knows no occurrence of none.
        "occurrenceCount": finding.count.max(1),
        "properties": { "provider": verdict.provider },
    });
    if let Some(case) = &finding.case {
        result["properties"]["case"] = json!(case);
    }
    result
}
