//! SARIF 2.1.0, for code scanning: one rule for each kind and one result for each finding.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::{Run, advice, document_uri, json, ordered};
use crate::finding::{Finding, Kind, Severity};
use crate::verify::Verdict;

/// The name of our fingerprints, by which scanners recognise a finding in the next run.
const FINGERPRINT: &str = "conversationApisContract/v1";

pub(super) fn print(verdicts: &[Verdict], run: &Run, out: &mut dyn Write) -> io::Result<()> {
    let rules: Vec<Value> = Kind::ALL.iter().map(|&kind| rule(kind)).collect();
    let results = verdicts.iter().flat_map(|verdict| {
        let findings = ordered(verdict).into_iter();
        findings.map(move |finding| result(verdict, finding))
    });
    let mut log = log(rules, results.collect(), notifications(verdicts));
    let invocation = &mut log["runs"][0]["invocations"][0];
    invocation["commandLine"] = json!(run.command);
    invocation["startTimeUtc"] = json!(run.started.to_string());
    log["runs"][0]["properties"] = json!({
        "baseUrl": run.base_url,
        "documents": verdicts.iter().filter_map(source).collect::<Vec<_>>(),
    });
    json::write(&log, out)
}

/// The document of a provider, and where it comes from.
fn source(verdict: &Verdict) -> Option<Value> {
    let document = verdict.document.as_ref()?;
    Some(json!({
        "provider": verdict.provider,
        "uri": document_uri(verdict),
        "source": document.origin,
    }))
}

/// A log of one run. It is incomplete if it has notifications.
pub(super) fn log(rules: Vec<Value>, results: Vec<Value>, notifications: Vec<Value>) -> Value {
    json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "cargo contract",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            } },
            "columnKind": "unicodeCodePoints",
            "invocations": [{
                "executionSuccessful": notifications.is_empty(),
                "toolExecutionNotifications": notifications,
            }],
            "results": results,
        }],
    })
}

/// Why the runs are incomplete.
fn notifications(verdicts: &[Verdict]) -> Vec<Value> {
    let reasons = verdicts.iter().flat_map(|verdict| {
        let reasons = verdict.incomplete.iter();
        reasons.map(|reason| {
            let text = format!("{}: incomplete: {reason}", verdict.provider);
            notification(reason.reason.id(), &text)
        })
    });
    reasons.collect()
}

/// A reason for which a run is incomplete.
pub(super) fn notification(id: &str, text: &str) -> Value {
    json!({
        "descriptor": { "id": id },
        "level": "error",
        "message": { "text": message(text) },
    })
}

/// The file and line of a result. GitHub does not show a result without a line.
pub(super) fn physical_location(uri: &str, line: Option<usize>) -> Value {
    json!({
        "artifactLocation": { "uri": uri },
        "region": { "startLine": line.unwrap_or(1) },
    })
}

/// The text of a message. SARIF treats braces as placeholders, so they are doubled.
pub(super) fn message(text: &str) -> String {
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
    let line = verdict.places.line(&finding.subject);
    let mut result = json!({
        "ruleId": finding.kind.id(),
        "ruleIndex": Kind::ALL.iter().position(|&kind| kind == finding.kind),
        "level": level(finding.severity),
        "message": { "text": message(&text) },
        "locations": [{
            "physicalLocation": physical_location(&document_uri(verdict), line),
            "logicalLocations": [{ "fullyQualifiedName": finding.place() }],
        }],
        "partialFingerprints": { FINGERPRINT: finding.fingerprint(verdict.provider) },
        // SARIF does not allow 0 occurrences.
        "occurrenceCount": finding.count.max(1),
        "properties": { "provider": verdict.provider },
    });
    if let Some(operation) = advice::operation(verdict, finding) {
        result["properties"]["operation"] = json!(operation);
    }
    if let Some(first) = &finding.evidence.first {
        result["properties"]["first"] = json!(first);
    }
    if let Some(case) = &finding.case {
        result["properties"]["case"] = json!(case);
    }
    result
}
