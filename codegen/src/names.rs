//! Turns names in a document into Rust names, each one unique.

use std::collections::BTreeSet;

use heck::{ToPascalCase, ToSnakeCase};
use serde_json::Value;
use unicode_ident::{is_xid_continue, is_xid_start};

/// The name of a type or a variant: in upper camel case, with a letter first.
pub fn type_name(text: &str) -> String {
    let mut name = readable(text).to_pascal_case();
    // progenitor converts the name once more, and must arrive at the same name. Next to
    // letters without case, each conversion can change the name.
    for _ in 0..4 {
        let again = name.to_pascal_case();
        if again == name {
            break;
        }
        name = again;
    }
    match name.chars().next() {
        None => "Empty".to_owned(),
        // The only keyword in upper camel case.
        Some(_) if name == "Self" => "SelfValue".to_owned(),
        Some(first) if is_xid_start(first) => name,
        Some(_) => format!("N{name}"),
    }
}

/// The name of a field or a method: in snake case, with a letter first, and not a keyword.
pub fn field_name(text: &str) -> String {
    let name = readable(text).to_snake_case();
    match name.chars().next() {
        None => "empty".to_owned(),
        Some(first) if !is_xid_start(first) => format!("n{name}"),
        // `gen` is a keyword since edition 2024, but syn accepts it.
        Some(_) if name == "gen" || syn::parse_str::<syn::Ident>(&name).is_err() => {
            format!("{name}_")
        }
        Some(_) => name,
    }
}

/// Replaces operators by words, so that names that differ only in an operator stay
/// different. Replaces all other characters that a Rust name cannot have by spaces.
fn readable(text: &str) -> String {
    let text = text
        .replace('+', " plus ")
        .replace("<=", " at most ")
        .replace(">=", " at least ");
    text.replace(|c| !is_xid_continue(c), " ")
}

/// The names in use.
#[derive(Debug, Clone, Default)]
pub struct Names(BTreeSet<String>);

impl Names {
    /// The names of the document's component schemas.
    pub fn of_components(document: &Value) -> Self {
        let schemas = document.pointer("/components/schemas");
        let names = schemas.and_then(Value::as_object);
        Self(
            names
                .into_iter()
                .flat_map(|names| names.keys().cloned())
                .collect(),
        )
    }

    /// Whether a name is in use.
    pub(crate) fn contains(&self, name: &str) -> bool {
        self.0.contains(name)
    }

    /// These names are in use.
    pub(crate) fn reserving(names: &[&str]) -> Self {
        Self(names.iter().map(|name| (*name).to_owned()).collect())
    }

    /// Reserves a name. Returns whether it was free.
    pub(crate) fn take(&mut self, name: &str) -> bool {
        self.0.insert(name.to_owned())
    }

    /// Reserves a name with the first free number from 2 on, as in `labels_2`.
    pub(crate) fn claim_numbered(&mut self, base: &str) -> String {
        let mut number = 2;
        loop {
            let name = format!("{base}_{number}");
            if self.take(&name) {
                return name;
            }
            number += 1;
        }
    }

    /// Reserves the wanted name. If it is in use, reserves it with the first free number.
    pub fn claim(&mut self, wanted: String) -> String {
        let mut name = wanted.clone();
        let mut number = 2;
        while !self.0.insert(name.clone()) {
            name = format!("{wanted}{number}");
            number += 1;
        }
        name
    }
}
