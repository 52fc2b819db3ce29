//! `cases` and `roundtrip`.

use std::io::{BufRead, Write};

use serde::Serialize;
use serde_json::Value;

use super::{FINDINGS, HOLDS, Stop};
use crate::cases;
use crate::check::inputs::parameter_cases;
use crate::check::oracle::Oracle;
use crate::provider::{Failure, Provider, RoundTrip};

/// Prints all cases of a provider, one on each line.
pub(super) fn print_cases(provider: &Provider, out: &mut dyn Write) -> Result<u8, Stop> {
    let contract = provider.contract()?;
    let mut oracle = Oracle::new(&contract)?;
    let cases = cases::all(&mut oracle)?.into_iter();
    let cases = cases.flat_map(|(_, cases)| cases);
    for case in cases.chain(parameter_cases(&mut oracle)?) {
        writeln!(out, "{}", json_line(&case))?;
    }
    Ok(HOLDS)
}

#[derive(Serialize)]
struct Line<T: Serialize> {
    ok: bool,
    #[serde(flatten)]
    outcome: T,
}

/// Decodes each line as a type, and encodes it again.
pub(super) fn round_trips(
    provider: &Provider,
    schema: &str,
    input: &mut dyn BufRead,
    out: &mut dyn Write,
) -> Result<u8, Stop> {
    let Some(found) = provider.find_type(schema) else {
        let names: Vec<&str> = provider.types.iter().map(|found| found.name).collect();
        return Err(Stop::could_not(format!(
            "no schema `{schema}`; there are: {}",
            names.join(", ")
        )));
    };
    let mut code = HOLDS;
    let mut line = Vec::new();
    while input.read_until(b'\n', &mut line)? > 0 {
        let outcome = match std::str::from_utf8(&line) {
            Ok(text) => (found.round_trip)(text.trim_end_matches(['\n', '\r'])),
            Err(error) => Err(Failure {
                error: format!("not UTF-8 at byte {}", error.valid_up_to()),
                path: String::new(),
            }),
        };
        match outcome {
            Ok(RoundTrip { output, unions }) => {
                let unions = if unions.is_empty() {
                    String::new()
                } else {
                    format!(",\"unions\":{}", json_line(&unions))
                };
                writeln!(
                    out,
                    "{{\"ok\":true,\"output\":{}{unions}}}",
                    output.as_str()
                )?;
            }
            Err(failure) => {
                code = FINDINGS;
                writeln!(
                    out,
                    "{}",
                    json_line(&Line {
                        ok: false,
                        outcome: failure
                    })
                )?;
            }
        }
        out.flush()?;
        line.clear();
    }
    Ok(code)
}

fn json_line<T: Serialize>(value: &T) -> String {
    // Our types have string keys, so they can always be serialised.
    serde_json::to_string(value).unwrap_or_else(|_| Value::Null.to_string())
}
