//! A provider of which only some operations are generated.

use std::path::Path;

use conversation_apis_codegen::generate::catalog;
use conversation_apis_codegen::{Document, lower};
use conversation_apis_contract::cli::{COULD_NOT_RUN, HOLDS};
use conversation_apis_contract::document::Contract;

use crate::cli::contract;
use crate::folder::Folder;

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/cases/selection")
}

#[test]
fn generate_takes_a_selection_from_its_options_before_that_of_the_folder() {
    let folder = folder().display().to_string();
    let document = format!("{folder}/openapi.yaml");
    for (arguments, methods) in [
        (&["generate", &folder][..], &["add_person"][..]),
        (
            &["generate", &document],
            &["add_person", "get_pets", "list_people", "list_people_2"],
        ),
        (
            &["generate", &folder, "--operations", "get /pets"],
            &["get_pets"],
        ),
        (
            &[
                "generate",
                &document,
                "--operations",
                "listPeople,get /pets",
                "--tags",
                "write",
            ],
            &["add_person", "get_pets", "list_people"],
        ),
        (&["generate", &document, "--operations", "petFound"], &[]),
    ] {
        let (code, out, errors) = contract(arguments, b"");
        assert_eq!((code, errors.as_str()), (HOLDS, ""), "{arguments:?}");
        let lines = out.lines().map(str::trim);
        let mut found: Vec<&str> = lines
            .filter_map(|line| line.strip_prefix("pub fn ")?.strip_suffix(" {"))
            .filter_map(|line| line.split_once("(&self) -> builder::"))
            .map(|(name, _)| name)
            .collect();
        found.sort();
        assert_eq!(found, methods, "{arguments:?}");
    }
    let (code, out, errors) = contract(&["lower", &document, "--operations", "listPets"], b"");
    assert_eq!((code, out.as_str()), (COULD_NOT_RUN, ""));
    assert!(
        errors.contains("no operation `listPets`; the nearest are `list"),
        "{errors}"
    );
}

#[test]
fn the_harness_reads_what_is_selected_and_states_what_is_not() {
    let document = Document::open(&folder()).unwrap();
    let listed = catalog(
        "partoo",
        "conversation_apis::partoo",
        &document,
        &lower(&document).unwrap(),
    )
    .unwrap();
    assert!(
        listed.contains(r#"("listPeople" , "not generated: it is not selected")"#),
        "{listed}"
    );
    assert!(!listed.contains("Thing"));
    let contract = Contract::of(document).unwrap();
    let targets = contract.targets().unwrap();
    let targets: Vec<String> = targets.iter().map(|target| target.id.to_string()).collect();
    assert_eq!(targets, ["Person", "addPerson.body"]);
    assert_eq!(contract.operations().unwrap().len(), 4);
}

#[test]
fn a_new_document_without_a_selected_operation_is_not_taken() {
    let root = Folder::new();
    let provider = root.0.join("some");
    std::fs::create_dir(&provider).unwrap();
    for name in ["openapi.yaml", "SOURCE.toml"] {
        std::fs::copy(folder().join(name), provider.join(name)).unwrap();
    }
    let stated = std::fs::read_to_string(folder().join("openapi.yaml")).unwrap();
    for (text, code, error) in [
        (stated.clone(), HOLDS, ""),
        (
            stated.replace("tags: [people, write]", "tags: [people]"),
            COULD_NOT_RUN,
            "no tag `write`; the nearest are `pets`, `people`",
        ),
    ] {
        let from = root.write("new.yaml", &text);
        let at = root.0.display().to_string();
        let arguments = [
            "update",
            "some",
            "--from",
            &from,
            "--openapi",
            &at,
            "--dry-run",
        ];
        let (ended, out, errors) = contract(&arguments, b"");
        assert_eq!(ended, code, "{out}{errors}");
        assert!(errors.contains(error), "{errors}");
    }
}
