#![allow(clippy::expect_used)] // a benchmark that cannot run panics with the reason

//! Compares generated documents, each twice the size of the one before.
//!
//!     cargo bench -p conversation-apis-contract --bench diff [-- OLD NEW]
//!
//! Prints the milliseconds of each comparison. The ratio is to parsing the JSON text of both
//! documents with `serde_json` in the same run. If it stays the same from row to row, the time
//! grows in proportion to the size. OLD and NEW are compared instead: files, or folders with a
//! document and its overlays. Results are in `benches/README.md`.

use std::fmt::Write;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use conversation_apis_codegen::Document;
use conversation_apis_contract::diff::{Source, diff};
use serde_json::{Map, Value, json};

const SIZES: [usize; 5] = [250, 500, 1_000, 2_000, 4_000];

/// How a generated document differs from the first one.
#[derive(Clone, Copy, PartialEq)]
enum Edit {
    Nothing,
    /// Each component has another name.
    Renamed,
    /// One in 100 components lost a property.
    PropertyLost,
    /// Each component got a property.
    PropertyAdded,
}

/// The edits, with their names in the table.
const EDITS: [(Edit, &str); 4] = [
    (Edit::Nothing, "itself"),
    (Edit::Renamed, "renamed"),
    (Edit::PropertyLost, "1 in 100 lost"),
    (Edit::PropertyAdded, "each got"),
];

/// What a comparison took and found.
struct Run {
    comparing: Duration,
    parsing: Duration,
    changes: usize,
}

fn main() {
    // Cargo adds `--bench`.
    let paths: Vec<PathBuf> = std::env::args()
        .skip(1)
        .filter(|word| !word.starts_with("--"))
        .map(PathBuf::from)
        .collect();
    match paths.as_slice() {
        [] => generated(),
        [old, new] => files(old, new),
        _ => panic!("expected no argument, or two: OLD NEW"),
    }
}

fn generated() {
    print_header(&EDITS.map(|(_, name)| name));
    let mut changes = EDITS.map(|(_, name)| name.to_owned());
    for components in SIZES {
        let old = source(document(components, Edit::Nothing));
        let runs = EDITS.map(|(edit, _)| run(&old, &source(document(components, edit))));
        print_row(&old, &runs);
        for (line, run) in changes.iter_mut().zip(&runs) {
            let _ = write!(line, " {}", run.changes);
        }
    }
    println!("\nchanges found: {}", changes.join("; "));
}

fn files(old: &Path, new: &Path) {
    let [old, new] = [old, new].map(|path| Source::read(path).expect("a document"));
    print_header(&["OLD to NEW"]);
    let run = run(&old, &new);
    print_row(&old, std::slice::from_ref(&run));
    println!("\nchanges found: {}", run.changes);
}

fn run(old: &Source, new: &Source) -> Run {
    let texts = [old, new].map(|source| source.document.value.to_string());
    let parse = |text: &String| serde_json::from_str::<Value>(text).expect("JSON");
    let (parsing, _) = least(|| texts.each_ref().map(parse));
    let (comparing, changes) = least(|| diff(old, new));
    Run {
        comparing,
        parsing,
        changes: changes.len(),
    }
}

/// The shortest time of three rounds.
fn least<T>(work: impl Fn() -> T) -> (Duration, T) {
    let mut rounds = (0..3).map(|_| {
        let start = Instant::now();
        let result = black_box(work());
        (start.elapsed(), result)
    });
    let first = rounds.next().expect("there are three rounds");
    rounds.fold(first, |least, round| match round.0 < least.0 {
        true => round,
        false => least,
    })
}

fn print_header(names: &[&str]) {
    let mut header = "| components |   MB |".to_owned();
    let mut rule = "|---|---|".to_owned();
    for name in names {
        let _ = write!(header, " {:>16} | ratio |", format!("{name}, ms"));
        rule.push_str("---|---|");
    }
    println!("{header}\n{rule}");
}

fn print_row(old: &Source, runs: &[Run]) {
    let schemas = old.document.value.pointer("/components/schemas");
    let components = schemas.and_then(Value::as_object).map_or(0, Map::len);
    let megabytes = old.document.value.to_string().len() as f64 / 1e6;
    let mut row = format!("| {components:10} | {megabytes:4.2} |");
    for run in runs {
        let [comparing, parsing] = [run.comparing, run.parsing].map(|time| time.as_secs_f64());
        let (milliseconds, ratio) = (comparing * 1e3, comparing / parsing);
        let _ = write!(row, " {milliseconds:16.1} | {ratio:5.2} |");
    }
    println!("{row}");
}

fn source(value: Value) -> Source {
    Source::of(Document {
        path: PathBuf::from("generated.json"),
        text: value.to_string().into(),
        overlays: Vec::new(),
        value,
    })
}

/// A document whose components refer to each other in a circle. Each is sent to and returned by
/// one operation.
fn document(components: usize, edit: Edit) -> Value {
    let name = |number: usize| match edit {
        Edit::Renamed => format!("Renamed{number}"),
        _ => format!("Thing{number}"),
    };
    let reference = |number: usize| json!({ "$ref": format!("#/components/schemas/{}", name(number % components)) });
    let (mut paths, mut schemas) = (Map::new(), Map::new());
    for number in 0..components {
        let next: Vec<Value> = (1..=3).map(|step| reference(number + step)).collect();
        // Each has a property of its own: of components that say the same, `diff` does not know
        // which was renamed.
        let own = format!("name_{number}");
        let mut required = vec!["id"];
        let mut properties = Map::new();
        properties.insert("id".to_owned(), json!({ "type": "integer" }));
        if edit != Edit::PropertyLost || number % 100 != 0 {
            properties.insert(own.clone(), json!({ "type": "string" }));
            required.push(&own);
        }
        if edit == Edit::PropertyAdded {
            properties.insert("added".to_owned(), json!({ "type": "boolean" }));
        }
        properties.insert("next".to_owned(), json!({ "oneOf": next }));
        schemas.insert(
            name(number),
            json!({ "type": "object", "required": required, "properties": properties }),
        );
        let content = json!({ "application/json": { "schema": reference(number) } });
        paths.insert(
            format!("/things/{number}"),
            json!({ "post": {
                "operationId": format!("send{number}"),
                "requestBody": { "required": true, "content": content },
                "responses": { "200": { "description": "OK.", "content": content } },
            } }),
        );
    }
    json!({
        "openapi": "3.1.0", "info": { "title": "Things", "version": "1" },
        "paths": paths, "components": { "schemas": schemas },
    })
}
