//! Documents of which only some operations are generated.

use std::path::{Path, PathBuf};

use conversation_apis_codegen::{Document, Lowered, Selection, generate, lower, walk};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/selection")
}

fn whole() -> Document {
    Document::read(&folder().join("openapi.yaml")).unwrap()
}

fn selected(operations: &[&str], tags: &[&str]) -> Result<Lowered, String> {
    let mut document = whole();
    let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    document.select(&Selection {
        operations: owned(operations),
        tags: owned(tags),
    });
    lower(&document).map_err(|error| error.to_string())
}

/// The methods of the client, and the types.
fn generated(lowered: &Lowered) -> (Vec<String>, Vec<String>) {
    let operations = walk::operations(&lowered.document);
    let mut ids: Vec<String> = operations
        .map(|operation| operation.id.to_owned())
        .collect();
    ids.sort();
    let schemas = lowered.document["components"]["schemas"].as_object();
    let mut types: Vec<String> = schemas
        .into_iter()
        .flatten()
        .map(|(name, _)| name.clone())
        .collect();
    types.sort();
    generate(lowered).unwrap();
    (ids, types)
}

#[test]
fn a_selection_has_its_operations_and_the_types_that_they_reach() {
    for (operations, tags, ids, types) in [
        (
            &["listPeople"][..],
            &[][..],
            &["listPeople"][..],
            &["ListPeopleResponse", "Person", "PersonKind", "Problem"][..],
        ),
        // The types of its callback are generated too.
        (
            &[],
            &["write"],
            &["addPerson"],
            &["AddedCallback", "Person", "PersonKind"],
        ),
        // Each name is what it is in the whole document.
        (&["get /pets"], &[], &["get_pets"], &["Pet2"]),
        (&["list_people"], &[], &["list_people_2"], &["Thing"]),
        (&["petFound"], &[], &[], &["Pet2"]),
        (&["onPet"], &[], &[], &["Pet2"]),
        (&["personLost"], &[], &[], &["PersonLostWebhook", "Thing"]),
        (
            &["addPerson", "addPerson"],
            &["pets"],
            &["addPerson", "get_pets"],
            &["AddedCallback", "Person", "PersonKind", "Pet2"],
        ),
    ] {
        let lowered = selected(operations, tags).unwrap();
        let found = generated(&lowered);
        let owned = |names: &[&str]| {
            names
                .iter()
                .map(|name| (*name).to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(found, (owned(ids), owned(types)), "{operations:?} {tags:?}");
        let all = lower(&whole()).unwrap();
        for name in types {
            let schema =
                |lowered: &Lowered| lowered.document["components"]["schemas"][name].clone();
            assert_eq!(schema(&lowered), schema(&all));
        }
    }
}

#[test]
fn the_notes_of_a_selection_are_about_what_is_selected() {
    let notes = |lowered: &Lowered| {
        let notes = lowered.notes.iter().map(|note| note.at.to_string());
        notes
            .filter(|at| at.contains("minimum") || at.contains("minLength"))
            .collect::<Vec<_>>()
    };
    let all = [
        "#/components/schemas/pet/properties/name/minLength",
        "#/components/schemas/Thing/properties/size/minimum",
    ];
    assert_eq!(notes(&lower(&whole()).unwrap()), all);
    assert_eq!(notes(&selected(&["list_people"], &[]).unwrap()), all[1..]);
}

#[test]
fn a_name_that_the_document_does_not_have_is_an_error_with_the_nearest_ones() {
    for (operations, tags, text) in [
        (
            &["listPerson"][..],
            &[][..],
            "#/paths: no operation `listPerson`; the nearest are `listPeople`, `list_people`, ",
        ),
        (
            &["listPeople"],
            &["peple"],
            "#/paths: no tag `peple`; the nearest are `people`, `pets`, `write`",
        ),
        (
            &[],
            &[],
            "#/x-generate: names neither `operations` nor `tags`",
        ),
    ] {
        let error = selected(operations, tags).unwrap_err();
        assert!(error.starts_with(text), "{error}");
    }
}

#[test]
fn a_folder_states_its_selection_beside_its_document() {
    let lowered = lower(&Document::open(&folder()).unwrap()).unwrap();
    assert_eq!(generated(&lowered).0, ["addPerson"]);
    let whole = lower(&whole()).unwrap();
    assert_eq!(generated(&whole).0.len(), 4);
}

#[test]
fn only_selected_webhooks_become_events() {
    let events = |operations: &[&str]| {
        let mut document = whole();
        document.value["x-webhook-deliveries"] = serde_json::json!({
            "event-by-property": { "petFound": "/name", "personLost": "/lost" }
        });
        document.select(&Selection {
            operations: operations.iter().map(|name| (*name).to_owned()).collect(),
            tags: Vec::new(),
        });
        let text = generate(&lower(&document).unwrap()).unwrap();
        let module = text
            .split_once("pub mod webhooks {")
            .map(|(_, module)| module.to_owned());
        let variants = [
            "PetFound(Delivery<types::Pet2>)",
            "PersonLost(Delivery<types::PersonLostWebhook>)",
        ];
        module.map(|module| variants.map(|variant| module.contains(variant)))
    };
    assert_eq!(events(&["petFound", "listPeople"]), Some([true, false]));
    assert_eq!(events(&["personLost"]), Some([false, true]));
    assert_eq!(events(&["petFound", "personLost"]), Some([true, true]));
    assert_eq!(events(&["listPeople"]), None);
}
