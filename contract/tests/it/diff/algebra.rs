//! Checks the verdicts on the cases of rules and on the pairs with the set algebra of `jsonschema`.
//! It is asked about whole bodies here; the judge of `diff` asks about parts.

use std::fmt::Write as _;
use std::path::Path;

use conversation_apis_contract::diff::{Severity, diff, rules};
use jsonschema::Draft;
use jsonschema::canonical::{CanonicalSchema, Containment, Satisfiability, options};
use serde_json::Value;

use super::pairs;
use super::random::{closed, lenient, open};
use super::short::{read, source, whole};
use crate::folder::Folder;

/// Keywords that say more than which values are valid, or that the library does not assert.
const BEYOND: [&str; 13] = [
    "contentEncoding",
    "contentMediaType",
    "contentSchema",
    "default",
    "deprecated",
    // It can say that an enum is open.
    "description",
    "discriminator",
    "format",
    "nullable",
    "readOnly",
    "writeOnly",
    "x-extensible-enum",
    "x-open-enum",
];

/// Keywords that combine schemas. With them, the properties that one schema describes can be
/// those of another, so what is sent is not closed here, and only a yes says something.
const COMBINING: [&str; 6] = ["$ref", "allOf", "anyOf", "oneOf", "not", "if"];

/// The schema of a body, with the components.
fn schema(short: &Value) -> Option<Value> {
    let mut schema = short.get("schema")?.clone();
    if let Some(components) = short.pointer("/components/schemas") {
        schema
            .as_object_mut()?
            .insert("$defs".to_owned(), components.clone());
    }
    let text = schema
        .to_string()
        .replace("#/components/schemas/", "#/$defs/");
    serde_json::from_str(&text).ok()
}

fn has(schema: &Value, keywords: &[&str]) -> bool {
    let text = schema.to_string();
    keywords
        .iter()
        .any(|keyword| text.contains(&format!("\"{keyword}\":")))
}

fn canonical(schema: &Value) -> Option<CanonicalSchema> {
    let options = options().offline().with_draft(Draft::Draft202012);
    let options = options.should_validate_formats(false);
    options.canonicalize(schema).ok()
}

/// Whether everything that is sent can be read, if the library can tell.
pub(super) fn is_read(old: &Value, new: &Value, is_request: bool) -> Option<bool> {
    let (sent, read) = match is_request {
        true => (closed(old), lenient(new)),
        false => (closed(new), lenient(&open(old))),
    };
    let (sent, read) = (canonical(&sent)?, canonical(&read)?);
    if sent.satisfiability() != Satisfiability::Yes {
        return None;
    }
    match read.covers(&sent).ok()? {
        Containment::Yes => Some(true),
        Containment::No => Some(false),
        Containment::Unknown => None,
    }
}

#[test]
fn no_verdict_contradicts_the_set_algebra() {
    let folder = Folder::new();
    let parsed = |text: &str| read(&folder, text);
    let cases = rules().iter().filter_map(|rule| {
        let case = rule.case.as_ref()?;
        Some((rule.id.clone(), parsed(&case.old), parsed(&case.new)))
    });
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/diff/pairs");
    let own = pairs::pairs(&data)
        .into_iter()
        .filter_map(pairs::Pair::of_3_1);
    let (mut wrong, mut counts) = (String::new(), [0, 0]);
    for (name, old, new) in cases.chain(own) {
        let (Some(was), Some(is)) = (schema(&old), schema(&new)) else {
            continue;
        };
        if has(&was, &BEYOND) || has(&is, &BEYOND) {
            continue;
        }
        let can_be_no = !has(&was, &COMBINING) && !has(&is, &COMBINING);
        for is_request in [true, false] {
            let answer = is_read(&was, &is, is_request).filter(|is_read| *is_read || can_be_no);
            let Some(is_read) = answer else { continue };
            counts[usize::from(is_read)] += 1;
            let document = |short: &Value| source(whole(short, is_request));
            let changes = diff(&document(&old), &document(&new));
            let worst = changes.iter().map(|change| change.severity).min();
            let holds = match is_read {
                // That branches overlap is a finding of its own.
                true => {
                    worst != Some(Severity::Breaking)
                        || has(&was, &["oneOf"])
                        || has(&is, &["oneOf"])
                }
                // Clients may be prepared for new values of an enum, and for another text.
                false => worst.is_some_and(|worst| worst <= Severity::Risky),
            };
            if !holds {
                let side = if is_request { "request" } else { "response" };
                writeln!(wrong, "{name} ({side}): the algebra says {is_read}").unwrap();
                writeln!(wrong, "  {was}\n  {is}").unwrap();
                for change in &changes {
                    writeln!(wrong, "  {}: {}", change.severity.name(), change.text).unwrap();
                }
            }
        }
    }
    let [no, yes] = counts;
    assert!(wrong.is_empty(), "{no} no, {yes} yes; wrong:\n{wrong}");
    assert!(no > 100 && yes > 400, "{no} no, {yes} yes");
}
