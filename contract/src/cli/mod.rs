//! The command line. The exit code is 0 if all checks passed, 1 if there are findings, and 2
//! if the command could not run or finish.

mod command_line;
mod diff;
mod drift;
mod mentions;
mod new;
mod only;
mod output;
mod providers;
mod repository;
mod serve;
mod update;
mod values;
mod vendor;
mod verdicts;
mod verify;

use std::ffi::OsString;
use std::fs;
use std::io::{self, BufRead, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{CommandFactory as _, FromArgMatches as _, Parser, Subcommand};
use conversation_apis_codegen::{Document, Lowered, generate, lower};
use serde_json::json;

use self::diff::Diff;
use self::drift::Drift;
use self::new::New;
use self::only::Only;
use self::output::{Output, Targets};
use self::providers::Providers;
use self::serve::Serve;
use self::update::Update;
use self::verify::Verify;
use crate::Error;
use crate::program;
use crate::provider::{PROVIDERS, Provider};
use crate::report::{Format, Styles};
use crate::server;

/// All checks passed.
pub const HOLDS: u8 = 0;
/// The command ran and found a problem.
pub const FINDINGS: u8 = 1;
/// The command could not run or finish, for example because of a bad argument, an
/// unreadable document, or a live server that stopped responding.
pub const COULD_NOT_RUN: u8 = 2;

/// Check whether OpenAPI documents, generated types and servers agree
///
/// Exit codes: 0 if all checks passed, 1 if there are findings, 2 if the command could not run or finish.
#[derive(Debug, Parser)]
#[command(version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Check the generated types and clients against their documents, with an embedded server on loopback or with a live server
    Verify(Box<Verify>),
    /// Print all test cases as NDJSON, each with its id, schema, operation and status, JSON value, and place in the document
    Cases {
        /// The name of the provider, such as `partoo`
        provider: String,
    },
    /// Decode each line of standard input as a generated type, and encode it again
    ///
    /// Prints one line for each line of JSON. If it could be decoded, this is `{"ok":true,"output":…,"unions":{…}}`, where `unions` has the branch of each union by JSON pointer. Otherwise it is `{"ok":false,"error":…,"path":…}`. Exits 1 if a line could not be decoded.
    Roundtrip {
        /// The name of the provider, such as `partoo`
        provider: String,
        /// The name of a component, `operationId.status`, `operationId.body`, or `webhooks.EVENT`
        schema: String,
    },
    /// Serve invented data of a provider on 127.0.0.1 until Ctrl-C
    ///
    /// The server keeps what is written until it stops: a message that was sent is in the
    /// list and in its conversation. The same seed and the same requests give the same bytes.
    /// Cursors must be sent back unchanged. Requests without a key get 401, and the key
    /// `forbidden` gets 403. Without `--key`, every other key is accepted. Requests that the
    /// document does not allow get the vendor's error, with the name of the property where
    /// the vendor names it. The account of `ninetynine` has the id 1. Each request is logged to standard error, with method, path and
    /// status. Each attempt to deliver a webhook is logged too, with the event, its number and
    /// the status.
    #[command(after_help = format!("{}\n{}", server::help(), server::webhook_help()))]
    Serve(Serve),
    /// Check recorded traffic against the documents of its providers
    ///
    /// Reads HAR files (of Chrome, Firefox or mitmproxy), and NDJSON with one request and its
    /// answer on each line. The provider of an entry is found by its host, and the operation by
    /// its method and path. Answers are compared as `verify --base-url` compares those of a live
    /// server, and the reports and the baseline are the same. No value of a recording is shown.
    #[command(after_help = drift::LINES)]
    Drift(Drift),
    /// Show what changed between two documents, on the wire and in the Rust API; with --vendor, where our document and the vendor's differ
    Diff(Diff),
    /// Make a provider of a vendor's document: folder, first overlay, feature, module, cases and rows of tables
    ///
    /// What the document does not state is guessed where it can be seen, and each guess is marked as one. If anything fails, nothing is changed.
    New(New),
    /// Check a vendor's new document, show what changed, replace the old document, and print the next steps
    ///
    /// Exits 1 if an overlay action cannot be applied to the new document, and 2 if the document could not be replaced.
    Update(Update),
    /// Print a document converted to OpenAPI 3.0.3, with notes on what was changed
    Lower {
        /// The document: YAML or JSON, or a folder with a document and its overlays
        file: PathBuf,
        #[command(flatten)]
        only: Only,
    },
    /// Print the Rust code generated from a document
    Generate {
        /// The document: YAML or JSON, or a folder with a document and its overlays
        file: PathBuf,
        #[command(flatten)]
        only: Only,
        /// Write to this file instead of standard output, once everything is generated
        #[arg(long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
}

/// Runs with the providers of this crate, and with the arguments and streams of the process.
pub fn main() -> ExitCode {
    main_for(PROVIDERS)
}

/// Runs with these providers, and with the arguments and streams of the process. This is the
/// `main` of a harness for providers of your own.
pub fn main_for(providers: &'static [Provider]) -> ExitCode {
    let streams = Streams {
        styles: Styles::of_stdout(),
        input: &mut io::stdin().lock(),
        out: &mut io::stdout().lock(),
        errors: &mut io::stderr(),
    };
    ExitCode::from(run_for(providers, std::env::args_os(), streams))
}

/// What a command reads and writes.
pub struct Streams<'a> {
    /// The styles of the text report on `out`.
    pub styles: Styles,
    /// Standard input.
    pub input: &'a mut dyn BufRead,
    /// Standard output.
    pub out: &'a mut dyn Write,
    /// Standard error.
    pub errors: &'a mut dyn Write,
}

/// Runs with the providers of this crate and the given arguments and streams, as [`run_for`].
pub fn run(
    arguments: impl IntoIterator<Item = OsString>,
    styles: Styles,
    input: &mut dyn BufRead,
    out: &mut dyn Write,
    errors: &mut dyn Write,
) -> u8 {
    let streams = Streams {
        styles,
        input,
        out,
        errors,
    };
    run_for(PROVIDERS, arguments, streams)
}

/// Runs with the given providers, arguments and streams, and returns the exit code: [`HOLDS`],
/// [`FINDINGS`] or [`COULD_NOT_RUN`].
pub fn run_for(
    providers: &'static [Provider],
    arguments: impl IntoIterator<Item = OsString>,
    streams: Streams<'_>,
) -> u8 {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let Streams {
        styles,
        input,
        out,
        errors,
    } = streams;
    let command = match parse(&arguments) {
        Ok(command) => command,
        Err(error) => {
            let asked_for = !error.use_stderr();
            if asked_for {
                let _ = write!(out, "{error}");
                return HOLDS;
            }
            let text = without_secrets(error.to_string(), &arguments);
            fail_reports(&arguments, text.lines().next().unwrap_or_default());
            let _ = write!(errors, "{text}");
            return COULD_NOT_RUN;
        }
    };
    let mut out = Output::new(out);
    let ended = command.run(Providers(providers), styles, input, &mut out);
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

/// Parses the arguments. Help and errors show how this program is started.
fn parse(arguments: &[OsString]) -> Result<Command, clap::Error> {
    let mut command = Arguments::command()
        .name(program::name())
        .bin_name(program::name());
    let matches = command.try_get_matches_from_mut(arguments)?;
    let parsed = Arguments::from_arg_matches(&matches);
    parsed
        .map(|arguments| arguments.command)
        .map_err(|error| error.format(&mut command))
}

/// If refused arguments name report files, writes the reason into them. Otherwise the
/// report of an earlier run could be mistaken for the report of this run.
fn fail_reports(arguments: &[OsString], why: &str) {
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
        Some(&"verify") => {
            Targets::of_refused(given, &Format::VERIFY).fail(why, &verify::refused);
        }
        Some(&"drift") => {
            Targets::of_refused(given, &Format::VERIFY).fail(why, &drift::refused);
        }
        Some(&"diff") => {
            Targets::of_refused(given, &Format::DIFF).fail(why, &diff::render_refused);
        }
        _ => {}
    }
}

/// The error for refused arguments. It leaves out each argument that may be a misplaced
/// key, because clap quotes the arguments that it refuses.
fn without_secrets(mut text: String, arguments: &[OsString]) -> String {
    let is_option = |part: &str| {
        let name = part.trim_start_matches('-');
        part.starts_with("--")
            && name
                .chars()
                .all(|letter| letter.is_ascii_lowercase() || letter == '-')
    };
    let words: Vec<&str> = arguments
        .iter()
        .filter_map(|argument| argument.to_str())
        .collect();
    // A fault is not a key, and its error needs its text.
    let is_fault =
        |word: &str| matches!(word.split_once('='), Some((name, _)) if FAULTS.contains(&name));
    let before = words.iter().zip(words.iter().skip(1));
    let parts = before
        .filter(|(before, word)| !FAULTS.contains(before) && !is_fault(word))
        .flat_map(|(_, word)| word.split('='));
    let command = Arguments::command();
    let is_command = |part: &str| command.find_subcommand(part).is_some();
    let may_be_key = |part: &&str| part.len() >= SECRET && !is_option(part) && !is_command(part);
    for part in parts.filter(may_be_key) {
        text = text.replace(part, "(not shown)");
    }
    text
}

/// The options whose values are faults.
const FAULTS: [&str; 2] = ["--fault", "--webhook-fault"];

/// The shortest argument that may be a key, in bytes.
const SECRET: usize = 8;

/// Why a command stops early, or what it has to report on standard error.
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

    /// A report could not be written. The exit code still states whether the run failed.
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
    fn run(
        self,
        providers: Providers,
        styles: Styles,
        input: &mut dyn BufRead,
        out: &mut dyn Write,
    ) -> Result<u8, Stop> {
        match self {
            Self::Verify(verify) => verify.run(providers, styles, out),
            Self::Cases { provider } => values::print_cases(providers.find(&provider)?, out),
            Self::Roundtrip { provider, schema } => {
                values::round_trips(providers.find(&provider)?, &schema, input, out)
            }
            Self::Serve(serve) => serve.run(providers, out),
            Self::Drift(drift) => drift.run(providers, (styles, input), out),
            Self::Diff(diff) => diff.run(out),
            Self::New(new) => new.run(out),
            Self::Update(update) => update.run(providers, out),
            Self::Lower { file, only } => {
                let lowered = lowered(&file, only)?;
                let notes: Vec<String> = lowered.notes.iter().map(ToString::to_string).collect();
                writeln!(
                    out,
                    "{:#}",
                    json!({ "document": lowered.document, "notes": notes })
                )?;
                Ok(HOLDS)
            }
            Self::Generate { file, only, output } => {
                let text = generate(&lowered(&file, only)?)?;
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

/// Lowers a document. An error names its file.
fn lowered(file: &Path, only: Only) -> Result<Lowered, Stop> {
    let mut document = Document::load(file)?;
    only.select(&mut document);
    lower(&document)
        .map_err(|error| Stop::could_not(format!("{}: {error}", document.path.display())))
}
