//! The command line. Exit codes: 0 holds, 1 findings, 2 could not run.

mod diff;
mod output;
mod serve;
mod update;
mod verify;

use std::ffi::OsString;
use std::fs;
use std::io::{self, BufRead, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{CommandFactory as _, Parser, Subcommand};
use conversation_apis_codegen::{Document, Lowered, generate, lower};
use serde::Serialize;
use serde_json::{Value, json};

use self::diff::Diff;
use self::output::Output;
use self::serve::Serve;
use self::update::Update;
use self::verify::Verify;
use crate::Error;
use crate::cases;
use crate::check::oracle::Oracle;
use crate::document::Contract;
use crate::live::names;
use crate::provider::{Failure, PROVIDERS, Provider, RoundTrip};
use crate::report;
use crate::server;

/// Everything held.
pub const HOLDS: u8 = 0;
/// It ran, and something does not hold.
pub const FINDINGS: u8 = 1;
/// It could not run: bad arguments, an unreadable document.
pub const COULD_NOT_RUN: u8 = 2;

/// Says whether documents, types and servers agree.
///
/// Exit codes: 0 all holds, 1 findings, 2 could not run.
#[derive(Debug, Parser)]
#[command(name = "cargo contract", bin_name = "cargo contract", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// The main job: documents, cases, round trips, requests, statuses and paging, against an embedded server on loopback
    Verify(Box<Verify>),
    /// Print the enumerated cases as NDJSON: id, schema, operation and status, JSON, where it comes from
    Cases {
        /// The provider
        provider: String,
    },
    /// Decode and encode each line of standard input by a generated type
    ///
    /// A line of JSON in, a line out: `{"ok":true,"output":…,"unions":{…}}` with the branch each union took, by JSON pointer, or `{"ok":false,"error":…,"path":…}`. Exits 1 if a line did not decode.
    Roundtrip {
        /// The provider
        provider: String,
        /// A component's name, or `operationId.status`
        schema: String,
    },
    /// Serve a provider's lists on 127.0.0.1 with invented data until Ctrl-C
    ///
    /// Requests share the data; cursors must come back exactly. No key or an
    /// empty one is answered 401, the key `forbidden` 403, any other is good
    /// unless `--key` names the one that is. Each request is a
    /// line on standard error: method, path, status.
    #[command(after_help = server::help())]
    Serve(Serve),
    /// Say what changed from one document to another, on the wire and in the Rust API
    Diff(Diff),
    /// Take a vendor's new document in: check it, show what changed, replace the old one, say what to review
    ///
    /// Exits 1 where an overlay's action cannot be carried out on it, 2 where nothing was done.
    Update(Update),
    /// Print an OpenAPI 3.1 or 3.0 document lowered to 3.0.3, with notes
    Lower {
        /// The document, YAML or JSON, or a folder with a document and its overlays
        file: PathBuf,
    },
    /// Print the Rust that a document becomes
    Generate {
        /// The document, YAML or JSON, or a folder with a document and its overlays
        file: PathBuf,
        /// Where to write it once it is whole, in place of standard output
        #[arg(long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
}

/// Runs on the process's arguments and streams.
pub fn main() -> ExitCode {
    report::allow_colour();
    let mut input = io::stdin().lock();
    let mut out = io::stdout().lock();
    let code = run(std::env::args_os(), &mut input, &mut out, &mut io::stderr());
    ExitCode::from(code)
}

/// Runs on these arguments and streams, and returns the exit code.
pub fn run(
    arguments: impl IntoIterator<Item = OsString>,
    input: &mut dyn BufRead,
    out: &mut dyn Write,
    errors: &mut dyn Write,
) -> u8 {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let arguments = match Arguments::try_parse_from(&arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            let asked_for = !error.use_stderr();
            if asked_for {
                let _ = write!(out, "{error}");
                return HOLDS;
            }
            let text = without_secrets(error.to_string(), &arguments);
            leave_reports(&arguments, text.lines().next().unwrap_or_default());
            let _ = write!(errors, "{text}");
            return COULD_NOT_RUN;
        }
    };
    let mut out = Output::new(out);
    let ended = arguments.command.run(input, &mut out);
    let code = match ended {
        Ok(code) => code,
        Err(Stop { code, reason }) => {
            let _ = writeln!(errors, "error: {reason}");
            code
        }
    };
    match out.finish() {
        None => code,
        Some(error) => {
            let _ = writeln!(errors, "error: standard output: {error}");
            if code == HOLDS { COULD_NOT_RUN } else { code }
        }
    }
}

/// If refused arguments name report files, writes the reason into them. Otherwise an
/// earlier run's report would be taken for this one's.
fn leave_reports(arguments: &[OsString], why: &str) {
    let words: Vec<&str> = arguments.iter().filter_map(|word| word.to_str()).collect();
    let next = words.iter().skip(1).chain([&""]);
    let given = words
        .iter()
        .zip(next)
        .filter_map(|(word, next)| match *word {
            "--report" => Some(*next),
            word => word.strip_prefix("--report="),
        });
    match words.get(1) {
        Some(&"verify") => verify::leave(given, why),
        Some(&"diff") => diff::leave(given, why),
        _ => {}
    }
}

/// A refusal of arguments without what may be a key, given in the wrong place: clap
/// quotes what it refuses.
fn without_secrets(mut text: String, arguments: &[OsString]) -> String {
    let is_option = |part: &str| {
        let name = part.trim_start_matches('-');
        part.starts_with("--")
            && name
                .chars()
                .all(|letter| letter.is_ascii_lowercase() || letter == '-')
    };
    let parts = arguments
        .iter()
        .skip(1)
        .filter_map(|argument| argument.to_str());
    let parts = parts.flat_map(|argument| argument.split('='));
    let command = Arguments::command();
    let is_command = |part: &str| command.find_subcommand(part).is_some();
    let may_be_key = |part: &&str| part.len() >= SECRET && !is_option(part) && !is_command(part);
    for part in parts.filter(may_be_key) {
        text = text.replace(part, "(not shown)");
    }
    text
}

/// The shortest argument that may be a key, in bytes.
const SECRET: usize = 8;

/// Why a command ends before its end, or with something to say on standard error.
struct Stop {
    code: u8,
    reason: String,
}

impl Stop {
    /// The command could not run.
    fn could_not(reason: impl Into<String>) -> Self {
        Self {
            code: COULD_NOT_RUN,
            reason: reason.into(),
        }
    }

    /// A report could not be written; what was found decides nevertheless.
    fn after(fails: bool, reason: String) -> Self {
        let code = if fails { FINDINGS } else { COULD_NOT_RUN };
        Self { code, reason }
    }
}

impl From<Error> for Stop {
    fn from(Error(reason): Error) -> Self {
        Self::could_not(reason)
    }
}

impl From<conversation_apis_codegen::Error> for Stop {
    fn from(error: conversation_apis_codegen::Error) -> Self {
        Self::could_not(error.to_string())
    }
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::could_not(error.to_string())
    }
}

impl Command {
    fn run(self, input: &mut dyn BufRead, out: &mut dyn Write) -> Result<u8, Stop> {
        match self {
            Self::Verify(verify) => verify.run(out),
            Self::Cases { provider } => print_cases(find(&provider)?, out),
            Self::Roundtrip { provider, schema } => {
                round_trips(find(&provider)?, &schema, input, out)
            }
            Self::Serve(serve) => serve.run(out),
            Self::Diff(diff) => diff.run(out),
            Self::Update(update) => update.run(out),
            Self::Lower { file } => {
                let lowered = lowered(&file)?;
                let notes: Vec<String> = lowered.notes.iter().map(ToString::to_string).collect();
                writeln!(
                    out,
                    "{:#}",
                    json!({ "document": lowered.document, "notes": notes })
                )?;
                Ok(HOLDS)
            }
            Self::Generate { file, output } => {
                let text = generate(&lowered(&file)?)?;
                match output {
                    None => out.write_all(text.as_bytes())?,
                    Some(path) => fs::write(&path, text)
                        .map_err(|error| Stop::could_not(format!("{}: {error}", path.display())))?,
                }
                Ok(HOLDS)
            }
        }
    }
}

fn find(name: &str) -> Result<&'static Provider, Stop> {
    Provider::find(name).ok_or_else(|| {
        let names: Vec<&str> = PROVIDERS.iter().map(|provider| provider.name).collect();
        Stop::could_not(format!(
            "no provider {}; there are: {}",
            names::quoted(name),
            names.join(", ")
        ))
    })
}

/// A document lowered; what is wrong with it is told with its file.
fn lowered(file: &Path) -> Result<Lowered, Stop> {
    let document = Document::load(file)?;
    lower(&document)
        .map_err(|error| Stop::could_not(format!("{}: {error}", document.path.display())))
}

fn print_cases(provider: &Provider, out: &mut dyn Write) -> Result<u8, Stop> {
    let contract = Contract::open(&provider.folder())?;
    for (_, cases) in cases::all(&mut Oracle::new(&contract)?)? {
        for case in cases {
            writeln!(out, "{}", json_line(&case))?;
        }
    }
    Ok(HOLDS)
}

#[derive(Serialize)]
struct Line<T: Serialize> {
    ok: bool,
    #[serde(flatten)]
    outcome: T,
}

fn round_trips(
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
    // These are this crate's own types, with text for every key.
    serde_json::to_string(value).unwrap_or_else(|_| Value::Null.to_string())
}
