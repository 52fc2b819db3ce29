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
            "invocations": [{ "executionSuccessful": true }],
            "results": results.collect::<Vec<_>>(),
        }],
    });
    writeln!(out, "{log:#}")
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
        "defaultConfiguration": { "level": level(kind.severity()) },
    })
}

fn result(verdict: &Verdict, finding: &Finding) -> Value {
    // Braces stand for arguments in SARIF's messages, doubled ones for themselves.
    let message = format!("{}: {}", finding.place, finding.text);
    let message = message.replace('{', "{{").replace('}', "}}");
    let mut result = json!({
        "ruleId": finding.kind.id(),
        "ruleIndex": Kind::ALL.iter().position(|&kind| kind == finding.kind),
        "level": level(finding.severity),
        "message": { "text": message },
        "locations": [{
            "physicalLocation": { "artifactLocation": { "uri": document_uri(verdict) } },
            "logicalLocations": [{ "fullyQualifiedName": finding.place }],
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
