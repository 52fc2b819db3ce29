//! One JSON object, for programs.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::{COLUMNS, Run, Units, advice, document};
use crate::finding::{Finding, Kind};
use crate::verify::{RequestRow, Verdict};

/// The JSON Schema of the JSON report, `contract/report.schema.json`.
pub const SCHEMA: &str = include_str!("../../report.schema.json");

/// Incremented if a program could misread the new form as the old one.
pub(super) const SCHEMA_VERSION: u32 = 1;

pub(super) fn print(verdicts: &[Verdict], run: &Run, out: &mut dyn Write) -> io::Result<()> {
    let providers: Vec<Value> = verdicts.iter().map(provider).collect();
    let report = json!({
        "schema_version": SCHEMA_VERSION,
        "run": facts(run),
        "help": help(verdicts),
        "providers": providers,
    });
    write(&report, out)
}

/// What the run was.
pub(super) fn facts(run: &Run) -> Value {
    json!({
        "tool_version": Run::TOOL_VERSION,
        "started": run.started.to_string(),
        "command": run.command,
        "base_url": run.base_url,
    })
}

/// What to do about each kind of finding that occurs.
fn help(verdicts: &[Verdict]) -> Value {
    let findings = || verdicts.iter().flat_map(|verdict| &verdict.findings);
    let occurs = |kind: &&Kind| findings().any(|finding| finding.kind == **kind);
    let kinds = Kind::ALL.iter().filter(occurs);
    kinds
        .map(|kind| (kind.id().to_owned(), json!(kind.help())))
        .collect()
}

/// Writes a JSON report, indented.
pub(super) fn write(report: &Value, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{report:#}")
}

fn provider(verdict: &Verdict) -> Value {
    let findings = verdict.findings.iter();
    json!({
        "provider": verdict.provider,
        "document": document(verdict),
        "source": verdict.document.as_ref().and_then(|it| it.origin.as_ref()),
        "overlays": verdict.overlays,
        "holds": verdict.holds(),
        "complete": verdict.complete && verdict.incomplete.is_empty(),
        "incomplete": verdict.incomplete,
        "schemas": verdict.schemas.iter().map(|row| json!({
            "schema": row.id.to_string(),
            "cases": row.cases,
            "units": units(COLUMNS, &row.units),
            "seconds": row.elapsed.as_secs_f64(),
        })).collect::<Vec<_>>(),
        "answers": verdict.answers.iter().map(|row| json!({
            "operation": row.operation,
            "answer": row.answer,
            "calls": row.calls,
            "documented": row.documented,
            "passed": row.passed,
        })).collect::<Vec<_>>(),
        "requests": verdict.requests.iter().map(|row| json!({
            "operation": row.operation,
            "calls": row.calls,
            "units": units(RequestRow::UNITS, &row.units),
            "seconds": row.elapsed.as_secs_f64(),
        })).collect::<Vec<_>>(),
        "effects": verdict.effects.iter().map(|row| json!({
            "operation": row.operation,
            "calls": row.calls,
            "shown": row.shown,
            "reason": row.reason,
        })).collect::<Vec<_>>(),
        "skipped": verdict.skipped.iter().map(|(operation, reason)| json!({
            "operation": operation,
            "reason": reason,
        })).collect::<Vec<_>>(),
        "paging": verdict.rules.iter().map(|row| json!({
            "operation": row.operation,
            "rule": row.says,
            "holds": row.holds,
        })).collect::<Vec<_>>(),
        "webhooks": verdict.webhooks.iter().map(|row| json!({
            "event": row.event,
            "deliveries": row.deliveries,
            "passed": row.passed,
            "wrong": row.refusals.1,
            "refused": row.refusals.0,
        })).collect::<Vec<_>>(),
        "notes": verdict.notes,
        "accepted": verdict.accepted,
        "findings": findings.map(|it| finding(verdict, it)).collect::<Vec<_>>(),
        "seconds": verdict.elapsed.as_secs_f64(),
    })
}

fn units<const N: usize>(names: [&str; N], units: &[Units; N]) -> Value {
    let named = names.into_iter().zip(units);
    named
        .map(|(name, (covered, all))| (name.to_owned(), json!({ "covered": covered, "all": all })))
        .collect()
}

fn finding(verdict: &Verdict, finding: &Finding) -> Value {
    let evidence = &finding.evidence;
    let types = evidence.types.iter();
    json!({
        "kind": finding.kind,
        "severity": finding.severity,
        "place": finding.place(),
        "text": finding.text,
        "count": finding.count,
        "fingerprint": finding.fingerprint(verdict.provider),
        "case": finding.case,
        "operation": advice::operation(verdict, finding),
        "line": verdict.places.line(&finding.subject),
        "first": evidence.first,
        "types": types.map(|kind| advice::name(*kind)).collect::<Vec<_>>(),
        "objects": evidence.objects,
        "overlay": advice::overlay(verdict, finding),
    })
}
