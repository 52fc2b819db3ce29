//! Lowers and generates a corpus of other vendors' documents, and prints a table of the
//! results. The corpus is not part of this repository.

use std::fs;
use std::path::PathBuf;
use std::time::Instant;

use conversation_apis_codegen::{Document, NoteKind, generate, lower};

#[test]
#[ignore = "needs CONVERSATION_APIS_CORPUS, a folder of OpenAPI 3 documents"]
fn every_document_of_a_corpus_generates_the_same_text_every_time() {
    let folder = std::env::var_os("CONVERSATION_APIS_CORPUS")
        .expect("set CONVERSATION_APIS_CORPUS to a folder of OpenAPI 3 documents");
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
    println!("| document | KB | operations | left out | types | kept as raw JSON | seconds |");
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
