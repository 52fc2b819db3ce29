//! Names in Rust for names in a document, and no two the same.

use std::collections::BTreeSet;

use heck::{ToPascalCase, ToSnakeCase};
use serde_json::Value;
use unicode_ident::{is_xid_continue, is_xid_start};

/// A type's or a variant's name: upper camel case, a letter first.
pub fn type_name(text: &str) -> String {
    let mut name = readable(text).to_pascal_case();
    // What progenitor makes of a name has to be the name; beside letters that have
    // no case, another turn changes it.
    for _ in 0..4 {
        name = name.to_pascal_case();
    }
    match name.chars().next() {
        None => "Empty".to_owned(),
        // The one keyword in upper camel case.
        Some(_) if name == "Self" => "SelfValue".to_owned(),
        Some(first) if is_xid_start(first) => name,
        Some(_) => format!("N{name}"),
    }
}

/// A field's name: snake case, a letter first, no bare keyword.
pub fn field_name(text: &str) -> String {
    let name = readable(text).to_snake_case();
    match name.chars().next() {
        None => "empty".to_owned(),
        Some(first) if !is_xid_start(first) => format!("n{name}"),
        // `gen` is a keyword since edition 2024, which syn does not go by.
        Some(_) if name == "gen" || syn::parse_str::<syn::Ident>(&name).is_err() => {
            format!("{name}_")
        }
        Some(_) => name,
    }
}

/// Signs that carry a difference become words, others that no name can have a
/// gap between words.
fn readable(text: &str) -> String {
    let text = text
        .replace('+', " plus ")
        .replace("<=", " at most ")
        .replace(">=", " at least ");
    text.replace(|sign| !is_xid_continue(sign), " ")
}

/// Names given out so far.
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

    /// The name wanted, or with the first number behind it that makes it new.
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
