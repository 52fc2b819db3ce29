//! Documents of other vendors, where they are on this machine: each is lowered and
//! generated, the same every time.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use conversation_apis_codegen::{Document, NoteKind, generate, lower};

/// Where the documents may be: they are data to run on and no part of this.
fn corpus() -> Option<PathBuf> {
    let named = std::env::var_os("CONVERSATION_APIS_CORPUS").map(PathBuf::from);
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus31");
    named.into_iter().chain([beside]).find(|path| path.is_dir())
}

#[test]
fn every_document_of_the_corpus_is_generated_the_same_every_time() {
    let Some(folder) = corpus() else {
        println!("no corpus: set CONVERSATION_APIS_CORPUS to a folder of OpenAPI 3.1 documents");
        return;
    };
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path())
        .collect();
    files.retain(|path| {
        path.extension()
            .is_some_and(|extension| extension == "yaml" || extension == "json")
    });
    files.sort();
    assert!(!files.is_empty());
    println!("| document | KB | operations | left out | types | kept as JSON | seconds |");
    println!("|---|---|---|---|---|---|---|");
    for path in files {
        let start = Instant::now();
        let document = Document::read(&path).unwrap();
        let operations = conversation_apis_codegen::walk::operations(&document.value).count();
        let lowered =
            lower(&document).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let text = generate(&lowered).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let seconds = start.elapsed().as_secs_f64();
        if text.len() < 1_000_000 {
            let again = lower(&document).unwrap();
            assert_eq!(lowered.notes, again.notes, "{}", path.display());
            assert_eq!(text, generate(&again).unwrap(), "{}", path.display());
        }
        let kept = conversation_apis_codegen::walk::operations(&lowered.document).count();
        let types = text.matches("#[non_exhaustive]").count();
        let json = lowered
            .notes
            .iter()
            .filter(|note| note.kind == NoteKind::KeptAsJson)
            .count();
        println!(
            "| {} | {} | {operations} | {} | {types} | {json} | {seconds:.2} |",
            path.file_stem().unwrap().to_string_lossy(),
            fs::metadata(&path).unwrap().len() / 1024,
            operations - kept,
        );
    }
}
