//! Types that are equal are defined once, and every place has a name for its type.

use std::collections::BTreeSet;

use conversation_apis_codegen::{Document, generate, lower};
use serde_json::Value;

#[allow(dead_code, clippy::all, clippy::unwrap_used)]
mod api {
    include!("../generated/shared.rs");
}

use self::api::types;

fn document() -> Document {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/generated/shared.yaml");
    Document::read(path.as_ref()).unwrap()
}

fn text(document: &Document) -> String {
    generate(&lower(document).unwrap()).unwrap()
}

/// The names of the types, each with the type that it is an alias of.
fn names(text: &str) -> Vec<(String, Option<String>)> {
    let lines = text.lines().map(str::trim_start);
    let lines = lines.filter_map(|line| line.strip_prefix("pub "));
    let names = lines.filter_map(|line| {
        let (kind, rest) = line.split_once(' ')?;
        let name = rest.split([' ', '(', ';', '<']).next()?.to_owned();
        let first = rest
            .split_once("= ")
            .map(|(_, first)| first.trim_end_matches(';'));
        ["struct", "enum", "type"]
            .contains(&kind)
            .then(|| (name, first.map(str::to_owned)))
    });
    let mut names: Vec<_> = names.collect();
    names.sort();
    names
}

/// What a name is an alias of.
fn first(text: &str, name: &str) -> Option<String> {
    let names = names(text);
    let found = names.iter().find(|(found, _)| found == name);
    found.unwrap_or_else(|| panic!("no type {name}")).1.clone()
}

/// The lines that declare fields.
fn fields(text: &str) -> BTreeSet<&str> {
    let lines = text.lines().map(str::trim);
    let lines = lines.filter(|line| line.starts_with("pub ") && line.ends_with(','));
    lines.collect()
}

#[test]
fn the_checked_in_text_matches_the_generator() {
    assert!(
        text(&document()) == include_str!("../generated/shared.rs"),
        "run: cargo contract generate tests/generated/shared.yaml --output tests/generated/shared.rs"
    );
}

#[test]
fn the_names_of_two_places_are_one_type() {
    let json = r#"{"items":[{"address":{"city":"Haifa","kind":"home"},"state":"away"}],"page":{"order":"ascending"}}"#;
    let people: types::ListPeopleResponse = serde_json::from_str(json).unwrap();
    let page: Option<types::ListPetsResponsePage> = people.page.clone();
    let order = page.and_then(|page| page.order);
    assert_eq!(order, Some(types::ListPetsResponsePageOrder::Ascending));
    let address: &types::PetAddress = &people.items[0].address;
    assert_eq!(address.kind, Some(types::PersonAddressKind::Home));
    assert_eq!(people.items[0].state, Some(types::State::Away));
    assert_eq!(serde_json::to_string(&people).unwrap(), json);
}

#[test]
fn the_second_of_equal_types_is_an_alias_of_the_first() {
    let text = text(&document());
    for (name, expected) in [
        ("PersonAddress", None),
        ("PetAddress", Some("PersonAddress")),
        ("PetAddressKind", Some("PersonAddressKind")),
        // The documentation of a type is that of its name.
        ("ListPetsResponsePage", Some("ListPeopleResponsePage")),
        // A component that the vendor named is never an alias.
        ("State", None),
        ("PersonState", Some("State")),
        // One of them is boxed in the type that it contains, and the other is not.
        ("PersonManager", None),
        ("PetOwner", None),
        // An enum holds both of them.
        ("PetContact0", None),
        ("PetContact1", None),
    ] {
        assert_eq!(first(&text, name).as_deref(), expected, "{name}");
    }
    assert!(text.contains("/// Where the list continues."));
}

#[test]
fn a_schema_that_changes_leaves_its_group_and_every_name_stays() {
    let before = text(&document());
    for (changed, path) in [
        ("PersonAddress", "Person/properties/address/properties/city"),
        ("PetAddress", "Pet/properties/address/properties/city"),
    ] {
        let mut document = document();
        let path = format!("/components/schemas/{path}/description");
        let (schema, key) = path.rsplit_once('/').unwrap();
        let schema = document.value.pointer_mut(schema).unwrap();
        schema[key] = Value::from("The name of the city.");
        let after = text(&document);
        let only = |text: &str| {
            names(text)
                .into_iter()
                .map(|(name, _)| name)
                .collect::<Vec<_>>()
        };
        assert_eq!(only(&before), only(&after));
        assert!(fields(&before).is_subset(&fields(&after)));
        assert_eq!(first(&after, "PersonAddress"), None);
        assert_eq!(first(&after, "PetAddress"), None, "{changed} changed");
        let kind = first(&after, "PetAddressKind");
        assert_eq!(kind.as_deref(), Some("PersonAddressKind"));
    }
}

#[test]
fn a_group_without_its_first_schema_is_defined_by_the_next_one() {
    let mut document = document();
    let schemas = document.value["components"]["schemas"]
        .as_object_mut()
        .unwrap();
    let third = schemas["Pet"].clone();
    schemas.insert("Stray".to_owned(), third);
    let before = text(&document);
    assert_eq!(
        first(&before, "StrayAddress").as_deref(),
        Some("PersonAddress")
    );
    document.value["components"]["schemas"]["Person"]["properties"]["address"]["properties"]["city"] =
        serde_json::json!({ "type": "integer" });
    let after = text(&document);
    assert_eq!(first(&after, "PetAddress"), None);
    assert_eq!(first(&after, "StrayAddress").as_deref(), Some("PetAddress"));
}
