//! Reads YAML and JSON files into [`Value`]s.

mod null_keys;

use std::path::Path;

use serde_json::Value;
use serde_saphyr::granit_parser::{ErrorKind, Event, Parser};

use crate::{Error, Result, json, unquoted};

/// The maximum nesting of a document, in levels, for YAML and JSON.
const DEPTH: usize = 128;

/// The size of the stack for the YAML reader, in bytes. An unoptimised build needs about ten
/// kilobytes per level, and the default stack of a thread is too small for that.
const STACK: usize = 16 * 1024 * 1024;

/// Reads the text of a file, as JSON if its name ends in `.json`, else as YAML 1.2.
pub(crate) fn parse(path: &Path, text: &str) -> Result<Value> {
    let text = text.trim_start_matches('\u{feff}');
    let is_json = path
        .extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
    let parsed = match is_json {
        true => json::parse(text).map_err(|error| error.to_string()),
        false => with_stack(|| yaml(text)).map_err(Error::read(path))?,
    };
    parsed.map_err(|message| match too_deep(text) {
        Some(line) => Error::file(
            path,
            format!(
                "line {line}: nests deeper than {DEPTH} levels; give the inner schemas a name under `components/schemas`"
            ),
        ),
        None => Error::file(path, message),
    })
}

fn yaml(text: &str) -> std::result::Result<Value, String> {
    let options = serde_saphyr::options! {
        // YAML 1.2: `on`, `y` and `no` are strings.
        strict_booleans: true,
        // JSON has no infinite number. In an example or a bound it must not cost the
        // document, so it becomes the text `.inf`.
        non_finite_float_policy: serde_saphyr::NonFiniteFloatPolicy::AsString,
        // The largest vendor documents have a few megabytes.
        budget: serde_saphyr::budget! {
            max_events: 20_000_000,
            max_nodes: 10_000_000,
            max_depth: DEPTH,
            enforce_alias_anchor_ratio: false,
        },
    };
    let parsed = match serde_saphyr::from_str_with_options(text, options.clone()) {
        Err(error) => match null_keys::quoted(text) {
            Some(text) => serde_saphyr::from_str_with_options(&text, options),
            None => Err(error),
        },
        document => document,
    };
    let mut document = parsed.map_err(|error| explained(&error))?;
    unquoted::quote(text, &mut document);
    Ok(document)
}

/// What is wrong with a text, and where.
fn explained(error: &serde_saphyr::Error) -> String {
    match error.without_snippet() {
        serde_saphyr::Error::DuplicateMappingKey { key, location } => {
            let key = key.as_deref().unwrap_or_default();
            let (line, column) = (location.line(), location.column());
            format!("line {line}, column {column}: the key `{key}` occurs twice in one object")
        }
        _ => error.to_string(),
    }
}

/// Runs `work` on a thread with [`STACK`].
fn with_stack<T: Send>(work: impl FnOnce() -> T + Send) -> std::io::Result<T> {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(STACK);
        let joined = thread.spawn_scoped(scope, work)?.join();
        Ok(joined.unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
    })
}

/// The line where a text nests deeper than [`DEPTH`], if there is one.
fn too_deep(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for event in Parser::new_from_str(text) {
        match event {
            Ok((Event::MappingStart(..) | Event::SequenceStart(..), span)) => {
                depth += 1;
                if depth >= DEPTH {
                    return Some(span.start.line());
                }
            }
            Ok((Event::MappingEnd | Event::SequenceEnd, _)) => depth -= 1,
            Ok(_) => {}
            Err(error) => {
                let is_limit = matches!(error.kind(), ErrorKind::RecursionLimitExceeded);
                return is_limit.then(|| error.marker().line());
            }
        }
    }
    None
}
