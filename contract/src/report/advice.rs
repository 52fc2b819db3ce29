//! What to do about a finding: correct the document by an overlay, accept the finding by a
//! baseline, or report it to the vendor.

use conversation_apis::observe::ValueKind;
use conversation_apis_codegen::Pointer;
use jiff::tz::TimeZone;
use serde_json::json;

use super::Run;
use crate::baseline::Baseline;
use crate::finding::{Finding, Kind, Subject};
use crate::verify::{Extent, Verdict};

/// What to do about a finding, as texts to copy.
pub(super) struct Advice {
    /// An overlay that corrects the document. What a person has to add is in capitals.
    pub(super) overlay: Option<String>,
    /// The entry of a baseline.
    pub(super) baseline: Option<String>,
    /// A message to the vendor.
    pub(super) vendor: Option<String>,
}

impl Advice {
    pub(super) fn of(verdict: &Verdict, finding: &Finding, run: &Run) -> Self {
        let today = run.started.to_zoned_datetime(TimeZone::UTC).date();
        let is_observed = matches!(
            verdict.extent,
            Extent::Live { .. } | Extent::Recorded { .. }
        );
        let is_disagreement = is_observed && finding.kind.is_disagreement();
        Self {
            overlay: overlay(verdict, finding),
            baseline: Baseline::entry(verdict, finding, today),
            vendor: is_disagreement.then(|| message(verdict, finding, run)),
        }
    }
}

/// The operation of a finding: the one that showed it first, or the one of its place.
pub(super) fn operation<'a>(verdict: &'a Verdict, finding: &'a Finding) -> Option<&'a str> {
    let first = finding.evidence.first.as_ref();
    first
        .map(|first| first.operation.as_str())
        .or_else(|| verdict.places.operation(&finding.subject))
}

/// The method and path of an operation, and its id.
pub(super) fn request(verdict: &Verdict, operation: &str) -> String {
    match verdict.places.request(operation) {
        Some(request) => format!("{request} ({operation})"),
        None => operation.to_owned(),
    }
}

/// The skeleton of an overlay that corrects the document, if the place says where.
pub(super) fn overlay(verdict: &Verdict, finding: &Finding) -> Option<String> {
    let Subject::Place(at) = &finding.subject else {
        return None;
    };
    let is_new = verdict
        .document
        .as_ref()
        .is_some_and(|document| !document.openapi.starts_with("3.0"));
    let types = &finding.evidence.types;
    let (target, change) = match finding.kind {
        Kind::UndocumentedProperty => undocumented(at, types, is_new)?,
        Kind::TypeDiffers => (at.clone(), update(&schema(types, is_new))),
        Kind::UnexpectedNull => (at.clone(), update(&[null(is_new)])),
        Kind::NeverSeen => (at.clone(), update(&["x-some-servers: true".to_owned()])),
        Kind::UnknownValue => (
            at.clone(),
            update(&["enum: [VALUE] # from your own logs; a report keeps no values".to_owned()]),
        ),
        Kind::MissingProperty => return optional(at),
        Kind::UndocumentedStatus => {
            let (responses, status) = at.split()?;
            let response = [
                format!("{}:", json!(status)),
                "  description: WHAT IT MEANS".to_owned(),
            ];
            (responses, update(&response))
        }
        _ => return None,
    };
    Some(file(&json_path(&target), &change))
}

/// Adds a property to an object. A name in braces stands for the names of a map.
fn undocumented(at: &Pointer, types: &[ValueKind], is_new: bool) -> Option<(Pointer, String)> {
    let (properties, name) = at.split()?;
    let (object, _) = properties.split()?;
    let schema = schema(types, is_new);
    let lines = match name.contains('{') {
        true => nested("additionalProperties:", &schema),
        false => nested(
            "properties:",
            &nested(&format!("{}:", json!(name)), &schema),
        ),
    };
    Some((object, update(&lines)))
}

/// Makes a property optional.
fn optional(at: &Pointer) -> Option<String> {
    let (properties, name) = at.split()?;
    let (object, _) = properties.split()?;
    let name = name.replace('\\', "\\\\").replace('\'', "\\'");
    let target = format!("{}.required[?@ == '{name}']", json_path(&object));
    Some(file(&target, "    remove: true\n"))
}

/// The lines of a schema of these types.
fn schema(types: &[ValueKind], is_new: bool) -> Vec<String> {
    let has_null = types.contains(&ValueKind::Null);
    let names: Vec<&str> = types
        .iter()
        .filter(|kind| **kind != ValueKind::Null)
        .filter(|kind| **kind != ValueKind::Integer || !types.contains(&ValueKind::Number))
        .map(|kind| name(*kind))
        .collect();
    let mut lines = match (names.as_slice(), is_new) {
        ([], true) => vec!["type: [TYPE, \"null\"] # only null was seen".to_owned()],
        ([], false) => vec!["type: TYPE # only null was seen".to_owned()],
        ([one], true) if has_null => vec![format!("type: [{one}, \"null\"]")],
        ([one], _) => vec![format!("type: {one}")],
        (several, true) => {
            let null = if has_null { ", \"null\"" } else { "" };
            vec![format!("type: [{}{null}]", several.join(", "))]
        }
        (several, false) => {
            let branches = several.iter().map(|one| format!("  - type: {one}"));
            [vec!["anyOf:".to_owned()], branches.collect()].concat()
        }
    };
    if has_null && !is_new {
        lines.push("nullable: true".to_owned());
    }
    if names.contains(&"array") {
        lines.push("items: {} # WHAT ITS ITEMS ARE".to_owned());
    }
    lines
}

fn null(is_new: bool) -> String {
    match is_new {
        true => "type: [TYPE, \"null\"] # the documented type, and null".to_owned(),
        false => "nullable: true".to_owned(),
    }
}

/// The type in JSON Schema.
pub(super) fn name(kind: ValueKind) -> &'static str {
    match kind {
        ValueKind::Null => "null",
        ValueKind::Boolean => "boolean",
        ValueKind::Integer => "integer",
        ValueKind::Number => "number",
        ValueKind::String => "string",
        ValueKind::Array => "array",
        ValueKind::Object => "object",
    }
}

/// Lines below a key.
fn nested(key: &str, lines: &[String]) -> Vec<String> {
    let below = lines.iter().map(|line| format!("  {line}"));
    [key.to_owned()].into_iter().chain(below).collect()
}

/// The `update` of an action.
fn update(lines: &[String]) -> String {
    let lines = lines.iter().map(|line| format!("      {line}\n"));
    format!("    update:\n{}", lines.collect::<String>())
}

/// An overlay with one action.
fn file(target: &str, change: &str) -> String {
    format!(
        "overlay: 1.0.0\ninfo:\n  title: WHAT IS CORRECTED\n  version: 1.0.0\nactions:\n  - target: {}\n    description: WHY, AND WHAT IT IS BASED ON\n{change}",
        json!(target)
    )
}

/// A pointer as a JSONPath.
fn json_path(at: &Pointer) -> String {
    let mut path = String::from("$");
    for token in at.tokens() {
        let is_plain = |char: char| char.is_ascii_alphanumeric() || char == '_';
        let starts_plain = token.starts_with(|char: char| !char.is_ascii_digit());
        match starts_plain && token.chars().all(is_plain) {
            true => path.push_str(&format!(".{token}")),
            false if token.chars().all(|char| char.is_ascii_digit()) && is_index(at, &token) => {
                path.push_str(&format!("[{token}]"));
            }
            false => {
                let token = token.replace('\\', "\\\\").replace('\'', "\\'");
                path.push_str(&format!("['{token}']"));
            }
        }
    }
    path
}

/// Whether a number in a pointer is the index of a list, and not the name of a status.
fn is_index(at: &Pointer, token: &str) -> bool {
    let tokens: Vec<String> = at.tokens().collect();
    let lists = ["oneOf", "anyOf", "allOf", "parameters", "prefixItems"];
    let mut pairs = tokens.windows(2);
    pairs.any(|pair| pair[1] == token && lists.contains(&pair[0].as_str()))
}

/// A message to the vendor. It names no value, no key and no server of a customer.
fn message(verdict: &Verdict, finding: &Finding, run: &Run) -> String {
    let origin = verdict
        .document
        .as_ref()
        .and_then(|document| document.origin.as_ref());
    let stated = |text: Option<&String>, or: &str| text.cloned().unwrap_or_else(|| or.to_owned());
    let title = stated(
        origin.and_then(|it| it.recorded.title.as_ref()),
        verdict.provider,
    );
    let version = origin.and_then(|it| it.recorded.version.as_ref());
    let version = version.map_or_else(String::new, |version| format!(" {version}"));
    let mut lines = vec![
        "The API and its document disagree.".to_owned(),
        format!("{} {}", finding.kind.describe(), finding.text),
        String::new(),
        format!("Document: {title}{version}"),
    ];
    if let Some(origin) = origin {
        if let Some(day) = &origin.recorded.retrieved {
            lines.push(format!("Retrieved: {day}"));
        }
        lines.push(format!("SHA-256: {}", origin.sha256));
    }
    lines.push(format!("Place: {}", finding.place()));
    let line = verdict.places.line(&finding.subject);
    if let Some(line) = line.filter(|_| !verdict.places.is_added(&finding.subject)) {
        lines.push(format!("Line: {line}"));
    }
    if let Some(operation) = operation(verdict, finding) {
        lines.push(format!("Operation: {}", request(verdict, operation)));
    }
    lines.push(format!("Kind: {}", finding.kind.id()));
    lines.push(format!("Times: {}", finding.count));
    lines.push(format!("Observed: {}", run.started));
    lines.join("\n") + "\n"
}
